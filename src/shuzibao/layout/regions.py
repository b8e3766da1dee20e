"""Grouping given regions of an old vertical page into articles, from their shapes and places alone.

Where a page's regions are known (drawn by a person, or by a layout engine) and their text is not, the
paper's way of making up still tells much: rows of one height, read from the right; tall narrow heads;
text that is blocked by a head goes on at the first free place of the next row. Read row by row, every
region begins a story or goes on from an earlier region; boosted trees weigh these choices twice, the
second time knowing what the first said of the rest of the page (`regions_first.json`,
`regions_second.json`, grown on human groups, see bench/README.md). The best choice of each is taken.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from shuzibao.layout.regionlinks import (
    Choice,
    chances,
    first_look,
    gathered,
    likeliest,
    second_look,
)
from shuzibao.layout.regionrows import (
    NOBODY,
    Region,
    Rows,
    pages,
    pictures_in_advertisements,
    shared,
)
from shuzibao.layout.trees import Table, Trees, read_trees

__all__ = ["Looks", "Region", "group_regions", "looked_at"]

# Added to "begins a story". A wrong join spoils two stories, a wrong cut one. Chosen on the folds of
# 1939-04-29, each grouped by trees grown on the other three; run bench/jingbao.py again when it is changed.
CAUTION = 0.5
# Regions drawn by hand overlap a little, in rows.
OVERLAP = 0.12


@dataclass(frozen=True, slots=True)
class Looks:
    """What the choices of a first and of a second look are worth; of several trees the mean is taken."""

    first: tuple[Trees, ...]
    second: tuple[Trees, ...]


def group_regions(regions: Sequence[Region], looks: Looks | None = None) -> list[list[int]]:
    """Groups of indexes, each in reading order; every region is in exactly one.

    An advertisement stands alone with the pictures inside it. What is "additional" (mastheads, folios)
    is never part of a story; pieces of it that stand closely below each other are one.
    """
    groups = (
        [group for rows in pages(regions) for group in _page(rows, looks or _grown())]
        if regions
        else []
    )
    return sorted(groups, key=min)


@functools.cache
def _grown() -> Looks:
    return Looks(tuple(read_trees("regions_first.json")), tuple(read_trees("regions_second.json")))


def _page(rows: Rows, looks: Looks) -> list[list[int]]:
    table, choices = looked_at(rows, looks.first)
    groups: list[list[int]] = []
    if choices:
        worth = mean_worth(looks.second, table)
        worth += [CAUTION * (p == NOBODY) for _, p in choices]
        groups = gathered({n: likeliest(of) for n, of in chances(choices, worth).items()})
    groups = [order(rows, group) for group in groups]
    return groups + _apart(rows)


def looked_at(rows: Rows, first: Sequence[Trees]) -> tuple[Table, list[Choice]]:
    """Every choice of a page with the measures of both looks."""
    table, choices = first_look(rows)
    if not choices:
        return np.empty((0, 0)), []
    seen = np.array(table, float)
    return np.hstack([seen, np.array(second_look(rows, choices, mean_worth(first, seen)))]), choices


def mean_worth(trees: Sequence[Trees], table: Table) -> Table:
    total: Table = np.sum([one.log_odds(table) for one in trees], axis=0) / len(trees)
    return total


def order(rows: Rows, group: Sequence[int]) -> list[int]:
    """Reading order: what a gap across parts is read from the top, else what a gap down parts from the right.

    Where neither cuts (pinwheels), row by row, each from the right.
    """
    if len(group) < 2:
        return list(group)
    for low, high, sign in ((1, 3, 1.0), (0, 2, -1.0)):
        begins, ends = (low, high) if sign > 0 else (high, low)
        line = sorted(group, key=lambda n: sign * float(rows.boxes[n, begins]))
        reached = np.maximum.accumulate([sign * rows.boxes[n, ends] for n in line])
        for k in range(1, len(line)):
            if sign * rows.boxes[line[k], begins] > reached[k - 1] - OVERLAP:
                return [*order(rows, line[:k]), *order(rows, line[k:])]
    return sorted(
        group,
        key=lambda n: (rows.first(n), -float(rows.boxes[n, 2]), float(rows.boxes[n, 1])),
    )


def _apart(rows: Rows) -> list[list[int]]:
    """What is no story: advertisements with their pictures, and what is additional."""
    held = pictures_in_advertisements(rows.kinds, rows.boxes, rows.members)
    groups: list[list[int]] = [
        [n, *(picture for picture, m in held.items() if m == n)]
        for n in rows.members
        if rows.kinds[n] == "advertisement"
    ]
    extra = [n for n in rows.members if rows.kinds[n] not in ("article", "image", "advertisement")]
    extra.sort(key=lambda n: float(rows.boxes[n, 1]))
    links: dict[int, int] = {}
    for at, n in enumerate(extra):
        links[n] = next((m for m in reversed(extra[:at]) if _below(rows, n, m)), NOBODY)
    return groups + gathered(links)


def _below(rows: Rows, n: int, m: int) -> bool:
    """A piece of a masthead right below another one; margins as high as the page are none."""
    one, other = rows.boxes[n], rows.boxes[m]
    wide, high = shared(one, other)
    narrower = min(one[2] - one[0], other[2] - other[0])
    return (
        wide > 0.5 * narrower
        and -0.45 < high < 0.5
        and max(one[3] - one[1], other[3] - other[1]) < 5
    )
