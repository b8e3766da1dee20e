"""Recognition: an image of a page to lines, by rapidocr behind a seam.

rapidocr (PP-OCR) finds boxes and reads them; shrinking is off, for it blurs dense pages. What it
does not know is added here: boxes that run through a gutter are cut, large stacked characters are
read by column, type sizes are told, and a traditional page keeps its script.
"""

from __future__ import annotations

import functools
import os
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from shuzibao.errors import MissingEngine
from shuzibao.model import Frame, Line, Picture, Rule
from shuzibao.read.scan_boxes import Found, cut_at_gutters, regrouped, rejoined
from shuzibao.read.scan_lines import lines_of, points_per_pixel
from shuzibao.read.scan_marks import marks_of
from shuzibao.read.variants import in_page_script

INSTALL = "pip install 'shuzibao[ocr]'"
CHUNK = 48  # crops recognised between two signs of life
LEAST_SCORE = 0.4
MOST_BOXES = 6000

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Recognised:
    """What was found on a page, in points at `dpi`."""

    lines: tuple[Line, ...]
    rules: tuple[Rule, ...]
    frames: tuple[Frame, ...]
    pictures: tuple[Picture, ...]
    dpi: float


def has_engine() -> bool:
    """Whether an OCR engine is installed."""
    import importlib.util

    return importlib.util.find_spec("rapidocr") is not None


@functools.lru_cache(maxsize=1)
def _load(threads: int) -> Any:
    from rapidocr import RapidOCR

    return RapidOCR(
        params={
            "Global.max_side_len": 100_000,
            "Global.log_level": "critical",
            "Det.max_candidates": MOST_BOXES,
            "EngineConfig.onnxruntime.intra_op_num_threads": threads,
            "EngineConfig.onnxruntime.inter_op_num_threads": 1,
        }
    )


def engine(where: str) -> Any:
    """The engine, loaded once a process. SHUZIBAO_OCR_THREADS: threads of one page, -1 for all cores.

    Raises:
        MissingEngine: it is not installed.
    """
    require_engine(where)
    return _load(int(os.environ.get("SHUZIBAO_OCR_THREADS", "-1") or -1))


def require_engine(where: str) -> None:
    """Asks for an engine without loading it.

    Raises:
        MissingEngine: none is installed.
    """
    if not has_engine():
        raise MissingEngine("a picture of text, and no OCR is installed", where, INSTALL)


def recognise(image: Image.Image, dpi: float | None, where: str, progress: Progress) -> Recognised:
    """The page in the image. dpi: estimated from the type where None."""
    loaded = engine(where)
    pixels: NDArray[np.uint8] = np.ascontiguousarray(np.asarray(image.convert("RGB"))[:, :, ::-1])
    gray = np.asarray(image.convert("L"))
    boxes = _detected(loaded, pixels)
    boxes = cut_at_gutters(boxes, gray)
    progress(0, len(boxes))
    found = rejoined(regrouped(_read(loaded, pixels, boxes, progress)))
    found = in_page_script(found)
    scale = 72 / dpi if dpi else points_per_pixel(found)
    marks = marks_of(gray, [one.box for one in found], scale)
    lines = lines_of(found, gray, scale)
    return Recognised(tuple(lines), *marks, 72 / scale)


def _detected(loaded: Any, pixels: NDArray[np.uint8]) -> list[NDArray[np.float32]]:
    """Four-cornered boxes of lines, in pixels."""
    detect = loaded._load_det_model()
    answer = detect(pixels)
    if answer.boxes is None:
        return []
    return [np.asarray(box, np.float32) for box in answer.boxes]


def _read(
    loaded: Any, pixels: NDArray[np.uint8], boxes: list[NDArray[np.float32]], progress: Progress
) -> list[Found]:
    """The text of each box, in chunks of like shape so that little is padded."""
    from rapidocr.ch_ppocr_rec import TextRecInput
    from rapidocr.utils.process_img import get_rotate_crop_image

    read = loaded._load_rec_model()
    crops = [get_rotate_crop_image(pixels, box.copy()) for box in boxes]
    order = sorted(
        range(len(crops)), key=lambda at: crops[at].shape[1] / max(1, crops[at].shape[0])
    )
    order = [at for at in order if min(crops[at].shape[:2]) >= 3]
    found: dict[int, Found] = {}
    for start in range(0, len(order), CHUNK):
        chunk = order[start : start + CHUNK]
        answer = read(TextRecInput(img=[crops[at] for at in chunk], return_word_box=False))
        for at, text, score in zip(chunk, answer.txts, answer.scores, strict=True):
            if text.strip() and score >= LEAST_SCORE:
                found[at] = Found(text.strip(), boxes[at], float(score))
        progress(min(start + CHUNK, len(order)), len(order))
    return [found[at] for at in sorted(found)]
