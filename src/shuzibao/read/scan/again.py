"""A second look where detection passed over type.

Shown a whole page, the network takes the direction of most of its lines for that of all: a box of lines
across on a vertical page is found in shreds. Shown that box alone, it finds every line.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from shuzibao.read.scan.boxes import Corners

Gray = NDArray[np.uint8]
Area = tuple[int, int, int, int]  # left, top, right, bottom in pixels

EM = 0.71  # of a box's thickness
LEAST_SIGNS = 12  # characters in no box, near each other: a line that is really lost
MOST_AREAS, LARGEST = 4, 0.35  # of the page: what a second look may cost
NEAR = 1.3  # ems between two signs of one region
BETTER = 0.5  # of the lost signs that the second look must find


def looked_again(
    boxes: Sequence[Corners], gray: Gray, detect: Callable[[Area], list[Corners]]
) -> list[Corners]:
    """The boxes, with those of regions that were passed over found anew. detect: boxes in a part of the page."""
    out = list(boxes)
    if len(out) < LEAST_SIGNS:
        return out
    limits = _limits(out)
    em = EM * float(np.median(np.minimum(limits[:, 2] - limits[:, 0], limits[:, 3] - limits[:, 1])))
    signs = _signs(gray, em)
    for area in _regions(signs[_outside(signs, limits)], em, gray.shape):
        limits = _limits(out)
        inner = _inside(limits, area)
        lost = _within(signs, area) & _outside(signs, limits)
        found = detect(area)
        kept = [box for box, within in zip(out, inner, strict=True) if not within]
        fresh = [box for box in found if not _on(box, kept)]
        if not fresh:
            continue
        still = lost & _outside(signs, _limits([*kept, *fresh]))
        if still.sum() < BETTER * lost.sum():
            out = [*kept, *fresh]
    return out


def _limits(boxes: Sequence[Corners]) -> NDArray[np.float64]:
    return np.array(
        [(b[:, 0].min(), b[:, 1].min(), b[:, 0].max(), b[:, 1].max()) for b in boxes], float
    ).reshape(-1, 4)


def _signs(gray: Gray, em: float) -> NDArray[np.float64]:
    """The middles of pieces of ink that are as large as parts of characters."""
    import cv2

    ink = (gray < float(np.percentile(gray, 60)) - 60).astype(np.uint8)
    count, _, stats, middles = cv2.connectedComponentsWithStats(ink, connectivity=8)
    wide, high, area = (stats[1:count, n].astype(float) for n in (2, 3, 4))
    long = np.maximum(wide, high)
    like = (long > 0.35 * em) & (long < 1.3 * em) & (area > 0.06 * em * em)
    return np.asarray(middles[1:count][like], float)


def _outside(signs: NDArray[np.float64], limits: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Which signs stand in no box."""
    free = np.ones(len(signs), bool)
    x, y = signs.T
    for left, top, right, bottom in limits.tolist():
        free &= ~((x >= left) & (x <= right) & (y >= top) & (y <= bottom))
    return free


def _within(signs: NDArray[np.float64], area: Area) -> NDArray[np.bool_]:
    left, top, right, bottom = area
    x, y = signs.T
    return np.asarray((x >= left) & (x <= right) & (y >= top) & (y <= bottom))


def _inside(limits: NDArray[np.float64], area: Area) -> list[bool]:
    left, top, right, bottom = area
    within = (limits[:, 0] >= left) & (limits[:, 2] <= right)
    within &= (limits[:, 1] >= top) & (limits[:, 3] <= bottom)
    return [bool(one) for one in within]


def _regions(lost: NDArray[np.float64], em: float, shape: tuple[int, ...]) -> list[Area]:
    """Where lost signs stand together, the fullest first."""
    import cv2

    cell = max(2.0, NEAR * em)
    high, wide = int(shape[0] / cell) + 1, int(shape[1] / cell) + 1
    grid = np.zeros((high, wide), np.uint8)
    if not len(lost):
        return []
    rows, columns = (lost[:, 1] / cell).astype(int), (lost[:, 0] / cell).astype(int)
    grid[rows, columns] = 1
    # a line that was found between two that were not does not part them
    joined = cv2.dilate(grid, np.ones((5, 5), np.uint8))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    signs = np.bincount(labels[rows, columns], minlength=count)
    areas: list[Area] = []
    for label in np.argsort(-signs[1:])[:MOST_AREAS] + 1:
        if signs[label] < LEAST_SIGNS:
            break
        left, top, across, down, _ = (int(value) for value in stats[label])
        # the dilation went two cells too far on each side: room for the lines at the edge
        area = (
            max(0, int(left * cell)), max(0, int(top * cell)),
            min(shape[1], int((left + across) * cell)), min(shape[0], int((top + down) * cell)),
        )  # fmt: skip
        if (area[2] - area[0]) * (area[3] - area[1]) < LARGEST * shape[0] * shape[1]:
            areas.append(area)
    return areas


def _on(box: Corners, others: Sequence[Corners]) -> bool:
    """Whether half of a box lies on another."""
    left, top, right, bottom = (float(v) for v in (*box.min(axis=0), *box.max(axis=0)))
    limits = _limits(others)
    wide = np.minimum(limits[:, 2], right) - np.maximum(limits[:, 0], left)
    high = np.minimum(limits[:, 3], bottom) - np.maximum(limits[:, 1], top)
    shared = np.clip(wide, 0, None) * np.clip(high, 0, None)
    return bool((shared > 0.5 * (right - left) * (bottom - top)).any())
