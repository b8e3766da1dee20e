"""The seam to recognition: an engine finds boxes of lines in a picture, and reads pictures of lines.

rapidocr (PP-OCR models in its wheel) is the one that ships. Its own pipeline shrinks pages, which blurs
dense ones, asks of each line whether it stands on its head, and tells no places of characters; so its
two networks are called here one by one.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from shuzibao.errors import MissingEngine
from shuzibao.read.scan.boxes import Corners

Pixels = NDArray[np.uint8]  # rows, columns, blue-green-red

INSTALL = "pip install 'shuzibao[ocr]'"
MOST_BOXES = 6000
LINE_PX = 48  # the height at which the network reads lines
LEAST_WIDTH_PX = 48
BATCH_PX = 4800  # pixels of line read at once: more gains nothing and costs memory
PADDING = 1.12  # lines of one batch differ in width by no more than this, for padding is read too


class Reading(NamedTuple):
    """What an engine reads on a line. scores, places: of each character; places from 0 to 1 along the line."""

    text: str
    scores: tuple[float, ...]
    places: tuple[float, ...]


class Engine(Protocol):
    """What recognition is made with."""

    def detect(self, pixels: Pixels) -> list[Corners]:
        """Boxes of lines, four corners each, in pixels of the picture."""
        ...

    def read(
        self, crops: Sequence[Pixels], tell: Callable[[int], None] = lambda done: None
    ) -> list[Reading]:
        """The text of each crop, which holds one line running to the right. tell: how many are done."""
        ...


class RapidEngine:
    """rapidocr's two networks. threads: of one page; -1 for as many as there are cores."""

    def __init__(self, threads: int) -> None:
        from rapidocr import RapidOCR

        loaded: Any = RapidOCR(
            params={
                "Global.log_level": "critical",
                "Det.max_candidates": MOST_BOXES,
                "EngineConfig.onnxruntime.intra_op_num_threads": threads,
                "EngineConfig.onnxruntime.inter_op_num_threads": 1,
            }
        )
        self._detector = loaded._load_det_model()
        self._reader = loaded._load_rec_model()
        self._signs: list[str] = self._reader.postprocess_op.character

    def detect(self, pixels: Pixels) -> list[Corners]:
        answer = self._detector(pixels)
        if answer.boxes is None:
            return []
        return [np.asarray(box, np.float32) for box in answer.boxes]

    def read(
        self, crops: Sequence[Pixels], tell: Callable[[int], None] = lambda done: None
    ) -> list[Reading]:
        widths = [max(LEAST_WIDTH_PX, round(LINE_PX * c.shape[1] / c.shape[0])) for c in crops]
        answers: list[Reading] = [Reading("", (), ())] * len(crops)
        done = 0
        for batch in _batches(widths):
            wide = max(widths[at] for at in batch)
            lines = np.stack([_normal(crops[at], widths[at], wide) for at in batch])
            for at, chances in zip(batch, self._reader.session(lines), strict=True):
                answers[at] = self._decoded(chances, widths[at] / wide)
            done += len(batch)
            tell(done)
        return answers

    def _decoded(self, chances: NDArray[np.float32], share: float) -> Reading:
        """Best path of the connectionist classes (Graves 2006): repeats are one, class 0 is no sign."""
        best = chances.argmax(axis=1)
        begins = np.flatnonzero((best != 0) & (best != np.append(0, best[:-1])))
        if not len(begins):
            return Reading("", (), ())
        ends = [
            at + int(np.argmax(np.append(best[at:], 0) != best[at])) - 1 for at in begins.tolist()
        ]
        text = "".join(self._signs[best[at]] for at in begins.tolist())
        scores = tuple(round(float(chances[at, best[at]]), 4) for at in begins.tolist())
        steps = len(best) * share
        places = tuple(
            round(min(1.0, ((a + b + 1) / 2) / steps), 4)
            for a, b in zip(begins.tolist(), ends, strict=True)
        )
        return Reading(text, scores, places)


def _batches(widths: Sequence[int]) -> list[list[int]]:
    """Lines of like width together."""
    batches: list[list[int]] = []
    for at in sorted(range(len(widths)), key=lambda at: widths[at]):
        batch = batches[-1] if batches else []
        full = (len(batch) + 1) * widths[at] > BATCH_PX
        if not batch or full or widths[at] > PADDING * widths[batch[0]] + 16:
            batches.append([at])
        else:
            batch.append(at)
    return batches


def _normal(crop: Pixels, width: int, wide: int) -> NDArray[np.float32]:
    """A line at the network's height, from -1 to 1, padded with gray to the width of its batch."""
    import cv2

    line = cv2.resize(crop, (width, LINE_PX)).astype(np.float32).transpose(2, 0, 1) / 127.5 - 1
    return np.pad(line, ((0, 0), (0, 0), (0, wide - width)))


def has_engine() -> bool:
    """Whether an OCR engine is installed."""
    import importlib.util

    return importlib.util.find_spec("rapidocr") is not None


def require_engine(where: str) -> None:
    """Asks for an engine without loading it.

    Raises:
        MissingEngine: none is installed.
    """
    if not has_engine():
        raise MissingEngine("a picture of text, and no OCR is installed", where, INSTALL)


@functools.lru_cache(maxsize=1)
def _load(threads: int) -> RapidEngine:
    return RapidEngine(threads)


def engine(where: str, threads: int = -1) -> Engine:
    """The engine, loaded once a process. threads: of one page, -1 for one a core.

    Raises:
        MissingEngine: it is not installed.
    """
    require_engine(where)
    return _load(threads)
