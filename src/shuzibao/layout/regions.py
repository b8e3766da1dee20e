"""Grouping given regions of an old vertical page into articles, from their shapes and places alone.

Where a page's regions are known (drawn by a person, or by a layout engine) and their text is not, the
paper's way of making up still tells much: bands of one height, read from the right; tall narrow heads;
text that is blocked by a head goes on at the first free place of the next band. For every two regions
that could be of one article, boosted trees say how likely they are (`regions_trees.json`, grown on
human groups, see bench/README.md); the page is then grouped by joining the likeliest first.
"""

from __future__ import annotations

import functools
import statistics
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from shuzibao.layout.trees import Table, Trees, read_trees

Flags = npt.NDArray[np.bool_]
# Groups are joined while the mean log-odds between them is above this. Chosen on folds that the
# trees had not seen (bench/jingbao.py); re-run when they are grown anew.
LEAST = -0.3
# Regions further apart than this many bands are never looked at as a pair.
REACH = 2.6


@dataclass(frozen=True, slots=True)
class Region:
    """kind: "article", "advertisement", "image" or "additional". points: its polygon, any unit, y down."""

    kind: str
    points: tuple[tuple[float, float], ...]


def group_regions(regions: Sequence[Region], trees: Trees | None = None) -> list[list[int]]:
    """Groups of indexes, each in reading order; every region is in exactly one.

    An advertisement stands alone with the pictures inside it; so does what is "additional".
    """
    if not regions:
        return []
    page = Shapes.of(regions)
    table, pairs = pair_table(page)
    groups: list[list[int]] = []
    if pairs:
        odds = (trees or _grown()).log_odds(table)
        groups = _joined(page, pairs, odds)
    else:
        groups = [[n] for n in page.texts]
    used = {n for group in groups for n in group}
    groups += [[n] for n in range(len(regions)) if n not in used]
    return [sorted(group, key=page.reading) for group in _pictures_in_advertisements(page, groups)]


@functools.cache
def _grown() -> Trees:
    return read_trees("regions_trees.json")


@dataclass(frozen=True, slots=True)
class Shapes:
    """A page's regions in bands: boxes as rows of left, top, right, bottom; the band's height is 1.

    texts: regions that may be grouped. fold: the middle, where one page of a fold ends.
    """

    kinds: tuple[str, ...]
    boxes: Table
    texts: tuple[int, ...]
    fold: float

    @classmethod
    def of(cls, regions: Sequence[Region]) -> Shapes:
        boxes = np.array([_box(region) for region in regions], float)
        boxes = boxes / band_height(regions, boxes)
        texts = tuple(n for n, r in enumerate(regions) if r.kind in ("article", "image"))
        fold = float(boxes[:, 0].min() + boxes[:, 2].max()) / 2
        return cls(tuple(region.kind for region in regions), boxes, texts, fold)

    def reading(self, n: int) -> tuple[float, float]:
        """Band by band from the top, each from the right."""
        return (round(float(self.boxes[n, 1]) * 2) / 2, -float(self.boxes[n, 2]))


def _box(region: Region) -> tuple[float, float, float, float]:
    xs, ys = zip(*region.points, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def band_height(regions: Sequence[Region], boxes: Table) -> float:
    """The height that most text regions share, in the unit of their points."""
    text = [n for n, region in enumerate(regions) if region.kind == "article"] or range(
        len(regions)
    )
    highs = sorted(float(boxes[n, 3] - boxes[n, 1]) for n in text)
    broad = [
        float(boxes[n, 3] - boxes[n, 1])
        for n in text
        if boxes[n, 2] - boxes[n, 0] > 0.25 * (boxes[n, 3] - boxes[n, 1])
    ]
    if not broad:
        return max(1.0, statistics.median(highs))
    near = max(broad, key=lambda h: sum(abs(other - h) < 0.07 * h for other in broad))
    return max(1.0, statistics.median(h for h in broad if abs(h - near) < 0.08 * near))


def pair_table(page: Shapes) -> tuple[Table, list[tuple[int, int]]]:
    """A row of measures for every two regions that could be of one article, the earlier one first.

    What the columns are: `_pair` and `_surroundings`. Their order is the trees' order.
    """
    around = {n: _surroundings(page, n) for n in page.texts}
    rows: list[list[float]] = []
    pairs: list[tuple[int, int]] = []
    ordered = sorted(page.texts, key=lambda n: (page.reading(n), n))
    for at, a in enumerate(ordered):
        for b in ordered[at + 1 :]:
            one, two = page.boxes[a], page.boxes[b]
            apart = max(one[1], two[1]) - min(one[3], two[3])
            if apart > REACH or (one[0] < page.fold) != (two[0] < page.fold):
                continue
            measures, between = _pair(page, a, b)
            rows.append([*measures, *around[a], *around[b], *between])
            pairs.append((a, b))
    return np.array(rows, float), pairs


def _pair(page: Shapes, a: int, b: int) -> tuple[list[float], list[float]]:
    """Gaps, shared edges and sizes of two regions; and what stands between them."""
    boxes = page.boxes
    (al, at, ar, ab), (bl, bt, br, bb) = boxes[a], boxes[b]
    gap_x, gap_y = max(al, bl) - min(ar, br), max(at, bt) - min(ab, bb)
    wide = max(1e-6, min(ar - al, br - bl))
    high = max(1e-6, min(ab - at, bb - bt))
    share_y, share_x = max(0.0, -gap_y) / high, max(0.0, -gap_x) / wide
    texts = np.array(page.texts)
    others = texts[(texts != a) & (texts != b)]
    box = boxes[others]
    hull = (
        (box[:, 0] > min(al, bl) - 0.1)
        & (box[:, 2] < max(ar, br) + 0.1)
        & (box[:, 1] > min(at, bt) - 0.1)
        & (box[:, 3] < max(ab, bb) + 0.1)
    )
    tall = hull & (box[:, 3] - box[:, 1] > 1.25)
    middle: Flags = np.zeros(len(others), bool)
    if share_y > 0.2:
        in_rows = np.minimum(box[:, 3], min(ab, bb)) - np.maximum(box[:, 1], max(at, bt)) > 0.2
        middle = (box[:, 0] >= min(ar, br) - 0.1) & (box[:, 2] <= max(al, bl) + 0.1) & in_rows
    widths = (box[:, 2] - box[:, 0])[middle]
    edges = [gap_x, gap_y, share_y, share_x, al - bl, ar - br, at - bt, ab - bb, al - br, bt - ab]
    sizes = [ar - al, ab - at, br - bl, bb - bt]
    counts = [int(hull.sum()), int(middle.sum()), int(tall.sum())]
    between = [float(widths.max()), float(widths.min())] if len(widths) else [-1.0, -1.0]
    return [float(value) for value in (*edges, *sizes, *counts)], between


def _surroundings(page: Shapes, n: int) -> list[float]:
    """How many neighbours a region has on each side, and how large those left and right are."""
    texts = np.array([m for m in page.texts if m != n], int)
    left, right, above, below = (texts[flags] for flags in _neighbours(page, n, texts))

    def largest(found: npt.NDArray[np.int_], low: int, high: int) -> float:
        sides = page.boxes[found, high] - page.boxes[found, low]
        return float(sides.max()) if len(found) else -1.0

    return [
        float(len(left)),
        float(len(right)),
        float(len(above)),
        float(len(below)),
        largest(left, 0, 2),
        largest(right, 0, 2),
        largest(left, 1, 3),
        largest(right, 1, 3),
        float(page.kinds[n] == "image"),
    ]


def _neighbours(
    page: Shapes, n: int, others: npt.NDArray[np.int_]
) -> tuple[Flags, Flags, Flags, Flags]:
    """Which of the others stand directly left of, right of, above and below a region."""
    left, top, right, bottom = page.boxes[n]
    box = page.boxes[others]
    high = np.minimum(box[:, 3], bottom) - np.maximum(box[:, 1], top)
    wide = np.minimum(box[:, 2], right) - np.maximum(box[:, 0], left)
    in_rows = high > 0.5 * np.minimum(box[:, 3] - box[:, 1], bottom - top)
    in_columns = wide > 0.5 * np.minimum(box[:, 2] - box[:, 0], right - left)

    def near(gap: Table, least: float, most: float) -> Flags:
        return (gap > least) & (gap < most)

    return (
        in_rows & near(left - box[:, 2], -0.25, 0.4) & (box[:, 0] < left),
        in_rows & near(box[:, 0] - right, -0.25, 0.4) & (box[:, 0] > left),
        in_columns & near(top - box[:, 3], -0.2, 0.3) & (box[:, 1] < top),
        in_columns & near(box[:, 1] - bottom, -0.2, 0.3) & (box[:, 1] > top),
    )


def _joined(page: Shapes, pairs: Sequence[tuple[int, int]], odds: Table) -> list[list[int]]:
    """Groups by the likeliest join first, a join being worth the mean over the pairs that it makes."""
    place = {n: k for k, n in enumerate(page.texts)}
    count = len(place)
    total, number = np.zeros((count, count)), np.zeros((count, count))
    for (a, b), value in zip(pairs, odds, strict=True):
        i, j = place[a], place[b]
        total[i, j] = total[j, i] = value
        number[i, j] = number[j, i] = 1
    groups = [[n] for n in page.texts]
    while True:
        mean = np.where(number > 0, total / np.maximum(number, 1), -np.inf)
        np.fill_diagonal(mean, -np.inf)
        i, j = divmod(int(mean.argmax()), count)
        if i == j or mean[i, j] < LEAST:
            return [group for group in groups if group]
        groups[i] += groups[j]
        groups[j] = []
        for matrix in (total, number):
            matrix[i, :] += matrix[j, :]
            matrix[:, i] = matrix[i, :]
            matrix[j, :] = matrix[:, j] = 0


def _pictures_in_advertisements(page: Shapes, groups: list[list[int]]) -> list[list[int]]:
    """A picture that lies in an advertisement is part of it."""
    held: dict[int, int] = {}
    for n, kind in enumerate(page.kinds):
        if kind == "image":
            left, top, right, bottom = page.boxes[n]
            for m, other in enumerate(page.kinds):
                box = page.boxes[m]
                wide = min(right, box[2]) - max(left, box[0])
                high = min(bottom, box[3]) - max(top, box[1])
                if (
                    other == "advertisement"
                    and wide > 0.8 * (right - left)
                    and high > 0.8 * (bottom - top)
                ):
                    held[n] = m
    kept = [[n for n in group if n not in held] for group in groups]
    for n, m in held.items():
        next(group for group in kept if m in group).append(n)
    return [group for group in kept if group]
