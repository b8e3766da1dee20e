"""Grows the trees of `shuzibao.layout.regions` on the human groups of 晶報.

    python -m bench.press.grow     # writes src/shuzibao/layout/regions_trees.json

Gradient boosting on the logistic loss (Friedman 2001), second-order gains (Chen and Guestrin 2016),
on quantile bins; everything in numpy. The same folds grow the same trees.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from bench.press.regions import Fold, folds
from bench.press.run import ROOT
from shuzibao.layout.regions import Region, Shapes, pair_table
from shuzibao.layout.trees import Node, Trees, as_json

ROUNDS, DEPTH, RATE = 160, 4, 0.12
BINS, LEAST_ROWS, SHRINK = 40, 8, 3.0
NOTE = (
    "Boosted trees: are two regions of one article? Grown by bench/press/grow.py on the region groups of",
    "Jing bao 1939-04-29 and 1939-04-30 (Early Chinese Periodicals Online, Heidelberg, CC BY 4.0).",
)


def grow(table: np.ndarray, same: np.ndarray) -> Trees:
    """Trees that tell rows with `same` 1 from rows with `same` 0."""
    cuts = [np.unique(np.quantile(column, np.linspace(0.02, 0.98, BINS))) for column in table.T]
    binned = np.stack(
        [np.searchsorted(c, column) for c, column in zip(cuts, table.T, strict=True)], 1
    )
    bias = float(np.log(same.sum() / (1 - same).sum()))
    odds = np.full(len(same), bias)
    trees: list[Node] = []
    for _ in range(ROUNDS):
        chance = 1 / (1 + np.exp(-odds))
        slope, bend = same - chance, chance * (1 - chance) + 1e-6
        tree = _grow(binned, slope, bend, np.arange(len(same)), DEPTH)
        odds += RATE * _binned_value(tree, binned)
        trees.append(_with_thresholds(tree, cuts))
    return Trees(bias, RATE, tuple(trees))


def _grow(x: np.ndarray, slope: np.ndarray, bend: np.ndarray, rows: np.ndarray, depth: int) -> Node:
    all_slope, all_bend = slope[rows].sum(), bend[rows].sum()
    value = round(float(all_slope / (all_bend + SHRINK)), 5)
    if depth == 0 or len(rows) < 2 * LEAST_ROWS:
        return value
    best: tuple[float, int, int] | None = None
    for feature in range(x.shape[1]):
        bins, count = x[rows, feature], BINS + 1
        s = np.cumsum(np.bincount(bins, slope[rows], count))[:-1]
        h = np.cumsum(np.bincount(bins, bend[rows], count))[:-1]
        n = np.cumsum(np.bincount(bins, minlength=count))[:-1]
        gain = s**2 / (h + SHRINK) + (all_slope - s) ** 2 / (all_bend - h + SHRINK)
        gain = np.where((n >= LEAST_ROWS) & (len(rows) - n >= LEAST_ROWS), gain, -1.0)
        at = int(gain.argmax())
        if best is None or gain[at] > best[0]:
            best = (float(gain[at]), feature, at)
    if best is None or best[0] - all_slope**2 / (all_bend + SHRINK) < 1e-3:
        return value
    _, feature, at = best
    low = x[rows, feature] <= at
    return [
        feature,
        at,
        _grow(x, slope, bend, rows[low], depth - 1),
        _grow(x, slope, bend, rows[~low], depth - 1),
    ]


def _binned_value(node: Node, x: np.ndarray) -> np.ndarray:
    if not isinstance(node, list):
        return np.full(len(x), node)
    feature, at, low, high = node
    left = x[:, feature] <= at
    out = np.empty(len(x))
    out[left], out[~left] = _binned_value(low, x[left]), _binned_value(high, x[~left])
    return out


def _with_thresholds(node: Node, cuts: Sequence[np.ndarray]) -> Node:
    """Bins as values: searchsorted gives bin b to values up to cuts[b]."""
    if not isinstance(node, list):
        return node
    feature, at, low, high = node
    column = cuts[feature]
    threshold: Any = round(float(column[min(at, len(column) - 1)]), 5) if at < len(column) else 1e9
    return [feature, threshold, _with_thresholds(low, cuts), _with_thresholds(high, cuts)]


def examples(told: Sequence[Fold]) -> tuple[np.ndarray, np.ndarray]:
    """The pairs of regions that people grouped, and whether they are of one group."""
    tables, answers = [], []
    for fold in told:
        owner = {
            n: g
            for g, group in sorted(enumerate(fold.groups), key=lambda i: len(i[1]))
            for n in group
        }
        table, pairs = pair_table(Shapes.of([Region(r.kind, r.points) for r in fold.regions]))
        known = [k for k, (a, b) in enumerate(pairs) if a in owner and b in owner]
        tables.append(table[known])
        answers.append([owner[pairs[k][0]] == owner[pairs[k][1]] for k in known])
    return np.vstack(tables), np.concatenate(answers).astype(float)


def main() -> None:
    told = [fold for fold in folds() if fold.groups]
    if not told:
        raise SystemExit("the 晶報 data are not there (see bench/README.md)")
    target = ROOT / "src" / "shuzibao" / "layout" / "regions_trees.json"
    target.write_text(as_json(grow(*examples(told)), NOTE), "utf-8")
    print(f"{target} {target.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
