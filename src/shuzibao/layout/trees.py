"""Boosted decision trees as plain data: what a choice is worth, from its measures.

The trees are grown by `bench/press/grow.py` and kept as JSON beside this module, so that nothing but
numpy is needed to use them.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

import numpy as np
import numpy.typing as npt

Table = npt.NDArray[np.float64]
# A leaf is its value; a node is [feature, threshold, where at most the threshold, where above].
Node = float | list[Any]


@dataclass(frozen=True, slots=True)
class Trees:
    """bias: log-odds before any tree. rate: what each tree's value is worth."""

    bias: float
    rate: float
    trees: tuple[Node, ...]

    def log_odds(self, table: Table) -> Table:
        """One number a row: above 0 where the answer is rather yes."""
        total = np.full(len(table), self.bias)
        for tree in self.trees:
            total += self.rate * _value(tree, table)
        return total


def _value(node: Node, table: Table) -> Table:
    if not isinstance(node, list):
        return np.full(len(table), float(node))
    feature, threshold, low, high = node
    left = table[:, feature] <= threshold
    out = np.empty(len(table))
    out[left] = _value(low, table[left])
    out[~left] = _value(high, table[~left])
    return out


def read_trees(name: str) -> tuple[Trees, ...]:
    """The forest kept in this package under a name."""
    data = json.loads(files("shuzibao.layout").joinpath(name).read_text("utf-8"))
    return tuple(Trees(one["bias"], one["rate"], tuple(one["trees"])) for one in data["forest"])


def as_json(forest: Sequence[Trees], note: Sequence[str]) -> str:
    """Trees as they are kept, with a note on where they come from."""
    kept = [{"bias": one.bias, "rate": one.rate, "trees": list(one.trees)} for one in forest]
    return json.dumps({"note": list(note), "forest": kept}, separators=(",", ":"))
