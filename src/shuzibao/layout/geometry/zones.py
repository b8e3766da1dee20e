"""The printed shape of each story: polygons that follow the print and do not overlap.

The boxes of all stories are laid on one grid made of their own edges. A cell belongs to the story
whose box covers it (the smaller box where two do); what lies between a story's own cells, its
gutters and the white around its headline, is filled in; then each story's outline is walked.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from shuzibao.model import Box

Polygon = tuple[tuple[float, float], ...]
Grid = NDArray[np.int64]
NOBODY = -1


def zones_of(stories: Sequence[Sequence[Box]]) -> list[tuple[Polygon, ...]]:
    """For each story the outlines of its pieces, clockwise, in points. Every box lies in its zone."""
    boxes = [(box, number) for number, own in enumerate(stories) for box in own]
    if not boxes:
        return [() for _ in stories]
    xs = np.unique([edge for box, _ in boxes for edge in (box.left, box.right)])
    ys = np.unique([edge for box, _ in boxes for edge in (box.top, box.bottom)])
    grid = np.full((len(ys) - 1, len(xs) - 1), NOBODY)
    for box, number in sorted(boxes, key=lambda pair: -pair[0].width * pair[0].height):
        left, right = np.searchsorted(xs, (box.left, box.right))
        top, bottom = np.searchsorted(ys, (box.top, box.bottom))
        grid[top:bottom, left:right] = number
    for _ in range(2):
        grid = _filled(grid)
        grid = _filled(grid.T).T
    return [_outlines(grid == number, xs, ys) for number in range(len(stories))]


def _filled(grid: Grid) -> Grid:
    """Free cells between two cells of one story, in the same row."""
    columns = np.arange(grid.shape[1])
    owned = grid != NOBODY
    before = np.maximum.accumulate(np.where(owned, columns, -1), axis=1)
    after = np.minimum.accumulate(np.where(owned, columns, len(columns))[:, ::-1], axis=1)[:, ::-1]
    inside = ~owned & (before >= 0) & (after < len(columns))
    rows = np.nonzero(inside)
    left = grid[rows[0], before[rows]]
    right = grid[rows[0], after[rows]]
    out = grid.copy()
    out[rows] = np.where(left == right, left, NOBODY)
    return out


def _outlines(
    mask: NDArray[np.bool_], xs: NDArray[np.float64], ys: NDArray[np.float64]
) -> tuple[Polygon, ...]:
    """The outer outlines of the mask's pieces, clockwise (y down); largest first."""
    if not mask.any():
        return ()
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
        points = [(float(xs[column]), float(ys[row])) for row, column in walk]
        if _area(points) > 0:  # the outline of a hole runs the other way round
            polygons.append(tuple(points))
    return tuple(sorted(polygons, key=lambda points: -_area(points)))


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
