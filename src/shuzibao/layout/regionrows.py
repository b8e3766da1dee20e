"""The rows of an old vertical page, measured from its regions, and who stands beside whom.

Such a page is made up in rows (段) of one height; text runs down, columns from right to left, rows from
the top. Body text fills a row exactly or several; heads, crossheads and pictures do not, and that is
how they are told without their text. The scan is never quite straight, so slope, pitch and start of the
rows are fitted on the regions that are one row high.
"""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Boxes = npt.NDArray[np.float64]
RIGHT, LEFT, ABOVE, BELOW = range(4)
NOBODY = -1
# Slopes (across to down) and row pitches (in heights of a one-row region) that are looked at.
SLOPES = np.arange(-0.02, 0.0201, 0.002)
PITCHES = np.arange(1.02, 1.13, 0.005)
PLAIN_PITCH = 1.075


@dataclass(frozen=True, slots=True)
class Region:
    """kind: "article", "advertisement", "image" or "additional". points: its polygon, any unit, y down."""

    kind: str
    points: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Rows:
    """One page straightened, its unit the row pitch, its first row starting at 0.

    boxes: left, top, right, bottom of every region of the fold; meaningful for `members` alone, which are
    the regions of this page. texts: what may be part of a story, in the order of `scan`.
    """

    kinds: tuple[str, ...]
    boxes: Boxes
    members: tuple[int, ...]
    texts: tuple[int, ...]
    beside: dict[int, tuple[int, int, int, int]]

    def first(self, n: int) -> int:
        """The row in which a region begins; a top up to a quarter above a row counts as that row's."""
        return int(np.floor(self.boxes[n, 1] + 0.25))

    def last(self, n: int) -> int:
        return max(self.first(n), int(np.ceil(self.boxes[n, 3] - 0.2)) - 1)


def pages(regions: Sequence[Region]) -> list[Rows]:
    """The page, or the two pages of a fold (which is wider than high), right one first."""
    polygons = [np.array(region.points, float) for region in regions]
    boxes = np.array([(*p.min(0), *p.max(0)) for p in polygons])
    kinds = tuple(region.kind for region in regions)
    polygons = [p / band_height(kinds, boxes) for p in polygons]
    middles = (boxes[:, 0] + boxes[:, 2]) / 2
    wide, high = boxes[:, 2].max() - boxes[:, 0].min(), boxes[:, 3].max() - boxes[:, 1].min()
    fold = (boxes[:, 0].min() + boxes[:, 2].max()) / 2 if wide > high else -np.inf
    sides = [np.flatnonzero(middles >= fold), np.flatnonzero(middles < fold)]
    return [_page(kinds, polygons, [int(n) for n in side]) for side in sides if len(side)]


def band_height(kinds: Sequence[str], boxes: Boxes) -> float:
    """The height that most text regions share, in the unit of the boxes."""
    text = [n for n, kind in enumerate(kinds) if kind == "article"] or range(len(kinds))
    sizes = [(boxes[n, 2] - boxes[n, 0], boxes[n, 3] - boxes[n, 1]) for n in text]
    broad = [float(high) for wide, high in sizes if wide > 0.25 * high]
    if not broad:
        return max(1e-6, float(statistics.median(high for _, high in sizes)))
    near = max(broad, key=lambda h: sum(abs(other - h) < 0.07 * h for other in broad))
    return max(1e-6, statistics.median(h for h in broad if abs(h - near) < 0.08 * near))


def _page(kinds: tuple[str, ...], polygons: Sequence[Boxes], members: Sequence[int]) -> Rows:
    slope, pitch, start = _fitted([polygons[n] for n in members if kinds[n] == "article"])
    boxes = np.full((len(polygons), 4), np.nan)
    for n in members:
        x, y = polygons[n].T
        boxes[n] = _box(np.stack([x + slope * y, y - slope * x], 1))
    boxes[:, [1, 3]] -= start
    boxes /= pitch
    held = set(pictures_in_advertisements(kinds, boxes, members))
    texts = [n for n in members if kinds[n] in ("article", "image") and n not in held]
    if texts:
        boxes[:, [1, 3]] -= np.floor(min(boxes[n, 1] for n in texts) + 0.25)
    standing = [n for n in members if kinds[n] != "additional" and n not in held]
    rows = Rows(kinds, boxes, tuple(members), (), {})
    ordered = sorted(texts, key=lambda n: (rows.first(n), -boxes[n, 2], boxes[n, 1], n))
    beside = {n: _beside(boxes, n, standing) for n in ordered}
    return Rows(kinds, boxes, tuple(members), tuple(ordered), beside)


def _fitted(polygons: Sequence[Boxes]) -> tuple[float, float, float]:
    """Slope, pitch and start of the rows: those on whose lines the tops of one-row regions fall best."""
    tops: list[tuple[float, float, float]] = []
    for points in polygons:
        wide, high = np.ptp(points, axis=0)
        if 0.9 < high < 1.12 and wide > 0.4:
            x, y = points[np.argsort(points[:, 1])[:2]].mean(0)
            tops.append((float(x), float(y), min(2.0, float(wide))))
    if len(tops) < 4:
        return 0.0, PLAIN_PITCH, min((float(p[:, 1].min()) for p in polygons), default=0.0)
    x, y, weight = np.array(tops).T
    best = (-1.0, 0.0, PLAIN_PITCH, 0.0)
    for slope in SLOPES:
        for pitch in PITCHES:
            turn = 2 * np.pi / pitch
            total = (weight * np.exp(1j * turn * (y - slope * x))).sum()
            if abs(total) > best[0] + 1e-9:
                best = (abs(total), float(slope), float(pitch), float(np.angle(total) / turn))
    return best[1:]


def _box(points: Boxes) -> tuple[float, float, float, float]:
    """A quadrangle's box runs through the middles of its sides, so that drawing a little askew does no harm."""
    if len(points) != 4:
        return (*points.min(0), *points.max(0))
    x, y = np.sort(points[:, 0]), np.sort(points[:, 1])
    return x[:2].mean(), y[:2].mean(), x[2:].mean(), y[2:].mean()


def pictures_in_advertisements(
    kinds: Sequence[str], boxes: Boxes, members: Sequence[int]
) -> dict[int, int]:
    """Pictures that lie in an advertisement, and in which."""
    held: dict[int, int] = {}
    for n in members:
        for m in members:
            if kinds[n] == "image" and kinds[m] == "advertisement":
                wide, high = shared(boxes[n], boxes[m])
                left, top, right, bottom = boxes[n]
                if wide > 0.8 * (right - left) and high > 0.8 * (bottom - top):
                    held[n] = m
    return held


def shared(a: Boxes, b: Boxes) -> tuple[float, float]:
    """How far two boxes overlap across and down; negative where there is a gap."""
    return (
        float(min(a[2], b[2]) - max(a[0], b[0])),
        float(min(a[3], b[3]) - max(a[1], b[1])),
    )


def _beside(boxes: Boxes, n: int, standing: Sequence[int]) -> tuple[int, int, int, int]:
    """The nearest region right, left, above and below, or NOBODY; of equally near ones the one that faces it."""
    others = np.array([m for m in standing if m != n], int)
    left, top, right, bottom = boxes[n]
    box = boxes[others]
    high = np.minimum(box[:, 3], bottom) - np.maximum(box[:, 1], top)
    wide = np.minimum(box[:, 2], right) - np.maximum(box[:, 0], left)
    in_rows = high > 0.4 * np.minimum(box[:, 3] - box[:, 1], bottom - top)
    in_columns = wide > 0.4 * np.minimum(box[:, 2] - box[:, 0], right - left)
    level = np.abs(box[:, 1] - top)
    sides = (
        (box[:, 0] - right, in_rows, 1.0, level),
        (left - box[:, 2], in_rows, 1.0, level),
        (top - box[:, 3], in_columns, 0.8, -wide),
        (box[:, 1] - bottom, in_columns, 0.8, -wide),
    )
    found = []
    for gap, along, reach, off in sides:
        near = np.flatnonzero(along & (gap >= -0.25) & (gap < reach))
        near = near[gap[near] < gap[near].min() + 0.15] if len(near) else near
        found.append(
            int(others[near[np.argsort(off[near], kind="stable")[0]]]) if len(near) else NOBODY
        )
    return found[0], found[1], found[2], found[3]
