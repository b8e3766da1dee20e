"""The printed shape of each story: polygons that follow the print and do not overlap.

The boxes of all stories are laid on one grid made of their own edges. A cell belongs to the story
whose box covers it (the smaller box where two do, and a line before any block); what lies between a
story's own cells, its gutters and the white around its headline, is filled in; then each story's
outline is walked. A story that stands inside another one leaves a hole in it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from shuzibao.model import Box

Polygon = tuple[tuple[float, float], ...]
Grid = NDArray[np.int64]
NOBODY = -1
# The white beside a centred headline belongs to its story, so far over the text that it heads, in points:
# a headline of two lines with its kicker, and no more, so that an L stays an L.
HEAD_ROOM = 60.0


@dataclass(frozen=True, slots=True)
class Shape:
    """One piece of a story's zone: its outline, clockwise, and those of its holes, the other way round."""

    outline: Polygon
    holes: tuple[Polygon, ...] = ()


def zones_of(
    stories: Sequence[Sequence[Box]], lines: Sequence[Sequence[Box]] = ()
) -> list[tuple[Shape, ...]]:
    """For each story the pieces of its zone, the largest first, in points.

    stories: the boxes of each story's blocks. lines: those of its lines, for where blocks overlap.
    Every box lies in its story's zone as far as no smaller one of another story lies over it; every
    line does, as far as no other line is printed over it.
    """
    boxes = [(box, number) for number, own in enumerate(stories) for box in own if _has_area(box)]
    if not boxes:
        return [() for _ in stories]
    covered = _lines_under_others(boxes, lines)
    boxes.sort(key=lambda pair: -pair[0].width * pair[0].height)
    boxes += sorted(covered, key=lambda pair: -pair[0].width * pair[0].height)
    xs = np.unique([edge for box, _ in boxes for edge in (box.left, box.right)])
    ys = np.unique([edge for box, _ in boxes for edge in (box.top, box.bottom)])
    grid = np.full((len(ys) - 1, len(xs) - 1), NOBODY)
    for box, number in boxes:
        left, right = np.searchsorted(xs, (box.left, box.right))
        top, bottom = np.searchsorted(ys, (box.top, box.bottom))
        grid[top:bottom, left:right] = number
    for _ in range(3):
        grid = _filled(grid, xs, ys)
    grid = _headed(grid, ys, len(stories))
    return [_pieces(grid == number, xs, ys) for number in range(len(stories))]


def _headed(grid: Grid, ys: NDArray[np.float64], stories: int) -> Grid:
    """Free cells over a story's own, up to its top, where that is no more than HEAD_ROOM."""
    out = grid.copy()
    for number in range(stories):
        rows, columns = np.nonzero(grid == number)
        if not len(rows):
            continue
        top = int(rows.min())
        last = int(np.searchsorted(ys, ys[top] + HEAD_ROOM, side="right")) - 1
        for column in np.unique(columns).tolist():
            first = int(rows[columns == column].min())
            if top < first <= last and (grid[top:first, column] == NOBODY).all():
                out[top:first, column] = number
    return out


def _has_area(box: Box) -> bool:
    return box.right > box.left and box.bottom > box.top


def _lines_under_others(
    boxes: Sequence[tuple[Box, int]], lines: Sequence[Sequence[Box]]
) -> list[tuple[Box, int]]:
    """The lines that another story's block lies over: two blocks overlap, their lines need not."""
    own = [(line, number) for number, some in enumerate(lines) for line in some if _has_area(line)]
    if not own:
        return []
    a, b = _array([line for line, _ in own]), _array([box for box, _ in boxes])
    wide = np.minimum(a[:, None, 2], b[None, :, 2]) - np.maximum(a[:, None, 0], b[None, :, 0])
    high = np.minimum(a[:, None, 3], b[None, :, 3]) - np.maximum(a[:, None, 1], b[None, :, 1])
    owners = np.array([number for _, number in own])[:, None] != [number for _, number in boxes]
    under = ((wide > 0) & (high > 0) & owners).any(axis=1)
    return [pair for pair, lies in zip(own, under.tolist(), strict=True) if lies]


def _array(boxes: Sequence[Box]) -> NDArray[np.float64]:
    return np.array([(box.left, box.top, box.right, box.bottom) for box in boxes])


def _filled(grid: Grid, xs: NDArray[np.float64], ys: NDArray[np.float64]) -> Grid:
    """Free cells between two cells of one story, in the same row or column, go to it.

    Where two stories claim a cell, it goes to the one whose print is nearer together: the white under
    a boxed story's headline is not part of the story around the box.
    """
    across, wide = _between(grid, xs)
    down, high = (found.T for found in _between(grid.T, ys))
    return np.where(grid != NOBODY, grid, np.where(wide <= high, across, down))


def _between(grid: Grid, edges: NDArray[np.float64]) -> tuple[Grid, NDArray[np.float64]]:
    """For each free cell the story that has cells on both sides of it in its row, and how far apart in points."""
    columns = np.arange(grid.shape[1])
    owned = grid != NOBODY
    before = np.maximum.accumulate(np.where(owned, columns, -1), axis=1)
    after = np.minimum.accumulate(np.where(owned, columns, len(columns))[:, ::-1], axis=1)[:, ::-1]
    rows = np.nonzero(~owned & (before >= 0) & (after < len(columns)))
    left, right = grid[rows[0], before[rows]], grid[rows[0], after[rows]]
    story, apart = np.full(grid.shape, NOBODY), np.full(grid.shape, np.inf)
    story[rows] = np.where(left == right, left, NOBODY)
    apart[rows] = np.where(left == right, edges[after[rows]] - edges[before[rows] + 1], np.inf)
    return story, apart


def _pieces(
    mask: NDArray[np.bool_], xs: NDArray[np.float64], ys: NDArray[np.float64]
) -> tuple[Shape, ...]:
    """The mask's pieces; each hole with the smallest piece around it."""
    walks = _outlines(mask, xs, ys)
    outer = sorted((walk for walk in walks if _area(walk) > 0), key=_area)
    holes: dict[Polygon, list[Polygon]] = {walk: [] for walk in outer}
    for hole in walks:
        if _area(hole) < 0:
            around = next((walk for walk in outer if _holds(walk, hole)), None)
            if around is not None:
                holes[around].append(hole)
    return tuple(Shape(walk, tuple(holes[walk])) for walk in reversed(outer))


def _holds(outline: Polygon, hole: Polygon) -> bool:
    """Whether the hole lies within the outline: whole by its extent, and by its inner side at one corner."""
    left, top = min(hole, key=lambda point: (point[1], point[0]))
    x, y = left + 1e-6, top + 1e-6  # into the hole from its upper left corner
    inside = False
    for (x0, y0), (_, y1) in zip(outline, [*outline[1:], outline[0]], strict=True):
        if (y0 > y) != (y1 > y) and x < x0:  # all sides are upright or level
            inside = not inside
    return inside and -_area(hole) < _area(outline)


def _outlines(
    mask: NDArray[np.bool_], xs: NDArray[np.float64], ys: NDArray[np.float64]
) -> list[Polygon]:
    """Every outline of the mask: of its pieces clockwise (y down), of holes the other way round."""
    if not mask.any():
        return []
    padded = np.pad(mask, 1)
    inner = padded[1:-1, 1:-1]
    steps: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for dy, dx, start, end in (
        (-1, 0, (0, 0), (0, 1)),  # top side, to the right
        (0, 1, (0, 1), (1, 1)),  # right side, down
        (1, 0, (1, 1), (1, 0)),  # bottom side, to the left
        (0, -1, (1, 0), (0, 0)),  # left side, up
    ):
        beside = padded[1 + dy : padded.shape[0] - 1 + dy, 1 + dx : padded.shape[1] - 1 + dx]
        for row, column in zip(
            *(axis.tolist() for axis in np.nonzero(inner & ~beside)), strict=True
        ):
            steps.setdefault((row + start[0], column + start[1]), []).append(
                (row + end[0], column + end[1])
            )
    polygons = []
    while steps:
        walk = _walked(steps)
        polygons.append(tuple((float(xs[column]), float(ys[row])) for row, column in walk))
    return polygons


def _walked(steps: dict[tuple[int, int], list[tuple[int, int]]]) -> list[tuple[int, int]]:
    """One closed walk taken out of `steps`, corners only. At a crossing it turns right: pieces stay apart."""
    first = next(iter(steps))
    at, way = first, (0, 0)
    corners: list[tuple[int, int]] = []
    while True:
        choices = steps[at]
        if len(choices) > 1:
            right = (way[1], -way[0])
            choices.sort(key=lambda to: (to[0] - at[0], to[1] - at[1]) != right)
        to = choices.pop(0)
        if not choices:
            del steps[at]
        turn = (to[0] - at[0], to[1] - at[1])
        if turn != way:
            corners.append(at)
            way = turn
        at = to
        if at == first:
            break
    if len(corners) > 1:
        last, start, second = corners[-1], corners[0], corners[1]
        if (last[0] == start[0] == second[0]) or (last[1] == start[1] == second[1]):
            corners.pop(0)
    return corners


def _area(points: Sequence[tuple[float, float]]) -> float:
    """Positive where the points run clockwise (y down)."""
    return (
        sum(
            x0 * y1 - x1 * y0
            for (x0, y0), (x1, y1) in zip(points, [*points[1:], points[0]], strict=True)
        )
        / 2
    )
