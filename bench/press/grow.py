"""Grows the trees of `shuzibao.layout.regions` on the human groups of 晶報.

    python -m bench.press.grow     # writes regions_first.json and regions_second.json in src/shuzibao/layout

Every text region that a person grouped is an example: of its choices (to begin a story, to go on from one
of the regions read before it) those are right that stay in its group. Gradient boosting (Friedman 2001) on
the logarithm of the right choices' share of the softmax, as antecedents are ranked in coreference (Durrett
and Klein 2013); second-order gains (Chen and Guestrin 2016) on quantile bins, rows and measures sampled;
everything in numpy. The second look is grown on what a first look says of folds that it has not seen.
The same folds grow the same trees.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from bench.press.regions import Fold, folds
from bench.press.run import ROOT
from shuzibao.layout.regionlinks import Choice, first_look
from shuzibao.layout.regionrows import NOBODY, Region, pages
from shuzibao.layout.regions import Looks, looked_at
from shuzibao.layout.trees import Node, Trees, as_json

# Tried on the folds of 1939-04-29, each grouped by trees grown on the other three: depth 2 and 3 are
# worse by .05 in pairs F1, 5 is equal; all other changes are within what the sampling makes.
FOREST, ROUNDS, DEPTH, RATE = 3, 80, 4, 0.12
BINS, LEAST_ROWS, SHRINK = 40, 8, 3.0
SAMPLED_EXAMPLES, SAMPLED_MEASURES = 0.8, 0.5
NOTE = (
    "Boosted trees: where a region's story goes on from. Grown by bench/press/grow.py on the region groups",
    "of Jing bao 1939-04-29 and 1939-04-30 (Early Chinese Periodicals Online, Heidelberg, CC BY 4.0).",
)


@dataclass(frozen=True, slots=True)
class Examples:
    """Choices as rows of measures; which are right; and which region each is a choice of."""

    table: np.ndarray
    right: np.ndarray
    region: np.ndarray


def grow_looks(told: Sequence[Fold]) -> Looks:
    """Both looks, from folds with human groups."""
    first = forest(_joined([first_examples(fold) for fold in told]))
    seen: list[Examples] = []
    for fold in told:
        others = [first_examples(other) for other in told if other is not fold]
        seen.append(second_examples(fold, forest(_joined(others)) if others else first))
    return Looks(first, forest(_joined(seen)))


def first_examples(fold: Fold) -> Examples:
    looks = [first_look(rows) for rows in pages(as_regions(fold))]
    return _told(fold, [(np.array(table, float), choices) for table, choices in looks if choices])


def second_examples(fold: Fold, first: Sequence[Trees]) -> Examples:
    looks = [looked_at(rows, first) for rows in pages(as_regions(fold))]
    return _told(fold, [look for look in looks if look[1]])


def as_regions(fold: Fold) -> list[Region]:
    return [Region(region.kind, region.points) for region in fold.regions]


def owners(fold: Fold) -> dict[int, int]:
    """The group of every grouped region; of one that stands in two, the larger."""
    by_size = sorted(enumerate(fold.groups), key=lambda item: len(item[1]))
    return {n: number for number, group in by_size for n in group}


def _told(fold: Fold, looks: Sequence[tuple[np.ndarray, list[Choice]]]) -> Examples:
    """The choices between regions that people grouped, and which of them stay in the group."""
    owner = owners(fold)
    table: list[np.ndarray] = []
    right: list[bool] = []
    region: list[int] = []
    for measures, choices in looks:
        going_on = {
            n for n, p in choices if p != NOBODY and n in owner and owner.get(p) == owner[n]
        }
        for row, (n, p) in zip(measures, choices, strict=True):
            if n in owner and (p == NOBODY or p in owner):
                table.append(row)
                right.append(owner[p] == owner[n] if p != NOBODY else n not in going_on)
                region.append(n)
    return Examples(np.array(table), np.array(right), np.array(region))


def _joined(parts: Sequence[Examples]) -> Examples:
    """Examples of several folds, the regions numbered through."""
    numbers: list[np.ndarray] = []
    for part in parts:
        start = numbers[-1].max() + 1 if numbers else 0
        numbers.append(start + np.unique(part.region, return_inverse=True)[1])
    return Examples(
        np.vstack([part.table for part in parts]),
        np.concatenate([part.right for part in parts]),
        np.concatenate(numbers),
    )


def forest(examples: Examples) -> tuple[Trees, ...]:
    return tuple(grow(examples, seed) for seed in range(FOREST))


def grow(examples: Examples, seed: int = 0) -> Trees:
    """Trees whose sum is high for right choices, compared with the other choices of the same region."""
    draw = np.random.default_rng(seed)
    table, region = examples.table, examples.region
    cuts = [np.unique(np.quantile(column, np.linspace(0.01, 0.99, BINS))) for column in table.T]
    binned = np.stack(
        [np.searchsorted(c, column) for c, column in zip(cuts, table.T, strict=True)], 1
    )
    worth, count = np.zeros(len(table)), int(region.max()) + 1
    trees: list[Node] = []
    for _ in range(ROUNDS):
        weight = np.exp(np.clip(worth, -30, 30))
        chance = weight / np.bincount(region, weight, count)[region]
        wanted = np.where(examples.right, weight, 0)
        slope = wanted / np.bincount(region, wanted, count)[region] - chance
        bend = chance * (1 - chance) + 1e-6
        rows = np.flatnonzero((draw.random(count) < SAMPLED_EXAMPLES)[region])
        size = max(1, int(SAMPLED_MEASURES * table.shape[1]))
        measures = np.sort(draw.choice(table.shape[1], size, replace=False))
        tree = _grow(binned, slope, bend, rows, measures, DEPTH)
        worth += RATE * _binned_value(tree, binned)
        trees.append(_with_thresholds(tree, cuts))
    return Trees(0.0, RATE, tuple(trees))


def _grow(
    x: np.ndarray,
    slope: np.ndarray,
    bend: np.ndarray,
    rows: np.ndarray,
    measures: np.ndarray,
    depth: int,
) -> Node:
    all_slope, all_bend = slope[rows].sum(), bend[rows].sum()
    value = round(float(all_slope / (all_bend + SHRINK)), 5)
    if depth == 0 or len(rows) < 2 * LEAST_ROWS:
        return value
    best: tuple[float, int, int] | None = None
    for feature in map(int, measures):
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
        _grow(x, slope, bend, rows[low], measures, depth - 1),
        _grow(x, slope, bend, rows[~low], measures, depth - 1),
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


def main() -> None:
    told = [fold for fold in folds() if fold.groups]
    if not told:
        raise SystemExit("the 晶報 data are not there (see bench/README.md)")
    looks = grow_looks(told)
    for name, trees in (("first", looks.first), ("second", looks.second)):
        target = ROOT / "src" / "shuzibao" / "layout" / f"regions_{name}.json"
        target.write_text(as_json(trees, NOTE), "utf-8")
        print(f"{target} {target.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
