"""What the name finder's inner state leans to at each character, for the questions that are asked of it.

Beside its words the finder has a state at each character: numbers that tell what stands there and around it, as
it was taught on far more text than our gold set has. A question is one direction among them ("a counted thing ends
here"); how far a state goes that way is its leaning, and is weighed beside the signs that we can name. Each fit writes
its questions (`bench/fitting.py`) to a file beside its weights, `…_leanings.npz`: names, and of each WIDTH weights and a constant.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

RECORD = Path(__file__).parent.parent
WIDTH = 256  # numbers of a state
# Multiplications that OpenBLAS does in the calling thread (interface/gemm.c, 4 × 65536). Over more it wakes threads, which
# wait for more work at a core's cost; with a process a core they only take time from each other.
ONE_THREAD = 4 * 65536
Ask = tuple[str, int]  # a question, and the character that it is asked of


@dataclass(frozen=True, slots=True)
class Questions:
    """Questions by name, each with its column. weights: WIDTH + 1 × questions, the constants last."""

    columns: Mapping[str, int]
    weights: NDArray[np.float32]


@functools.cache
def questions() -> Questions:
    """Those that the fits wrote."""
    names: list[str] = []
    weights = []
    for path in sorted(RECORD.glob("*/*_leanings.npz"), key=lambda path: path.name):
        with np.load(path) as kept:
            names += map(str, kept["names"])
            weights.append(kept["weights"].astype(np.float32))
    return Questions({name: i for i, name in enumerate(names)}, np.hstack(weights))


class Leanings:
    """The leanings of one text.

    states: characters × WIDTH; None of a finder that has none, which leans nowhere.
    """

    __slots__ = ("_columns", "_table", "states")

    def __init__(self, states: NDArray[np.float32] | None = None) -> None:
        self.states = states
        self._columns: Mapping[str, int] = {}
        self._table: list[list[float]] | None = None if states is not None else []

    def ask(self, asked: Questions) -> None:
        """From now on these questions are asked."""
        if self.states is not None:
            self._columns = asked.columns
            rows = max(1, ONE_THREAD // max(1, asked.weights.size))
            parts = [
                self.states[at : at + rows] @ asked.weights[:-1] + asked.weights[-1]
                for at in range(0, len(self.states), rows)
            ]
            self._table = [row for part in parts for row in part.tolist()]

    def of(self, asks: Iterable[Ask]) -> float:
        """The leanings of some characters together: none outside of the text, none of a question not learnt yet."""
        if self._table is None:
            self.ask(questions())
        table, columns = self._table or [], self._columns
        size = len(table)
        return sum(
            [table[at][columns[q]] for q, at in asks if 0 <= at < size and q in columns], 0.0
        )
