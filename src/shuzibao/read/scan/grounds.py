"""Grounds on a scan: boxes a shade darker than the paper around them, and dark ones under white type.

The paper itself is not even, and a tint is often fainter than its shadows; but shadows are smooth, and a
tint ends at a sharp straight edge on all sides.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from shuzibao.model import Box

Gray = NDArray[np.uint8]
PixelBox = tuple[float, float, float, float]
Levels = NDArray[np.float32]

CELL = 3.0  # points
STEP = 5.0  # levels of gray within two cells: an edge
TYPE = 5  # cells
LEAST_HIGH, LEAST_WIDE = 12.0, 24.0  # points
LARGEST = 0.5  # of the page
SIDE = 0.7  # of each side that must be an edge
SOLID = 0.8  # of a dark box that is ink, its white lines counted as such
WHOLE = 0.55  # of the box that is of the ground's level; the rest is ink


def grounds_of(gray: Gray, scale: float) -> list[Box]:
    """The tinted boxes, in points. scale: points per pixel."""
    cell = max(2, round(CELL / scale))
    ground = _ground(gray, cell)
    if min(ground.shape) < 12:
        return []
    across = np.abs(ground[:, 2:] - ground[:, :-2])
    down = np.abs(ground[2:] - ground[:-2])
    edge = np.zeros(ground.shape, bool)
    edge[:, 1:-1] |= across > STEP
    edge[1:-1] |= down > STEP
    import cv2

    count, _, stats, _ = cv2.connectedComponentsWithStats((~edge).astype(np.uint8), connectivity=4)
    unit = scale * cell
    boxes = []
    for left, top, wide, high, area in stats[1:count].tolist():
        # the cells of the edge itself belong to neither side
        left, top, wide, high = left - 1, top - 1, wide + 2, high + 2
        if wide * unit < LEAST_WIDE or high * unit < LEAST_HIGH or area < WHOLE * wide * high:
            continue
        if area > LARGEST * ground.size or not _is_sunk(ground, left, top, left + wide, top + high):
            continue
        boxes.append(Box(left * unit, top * unit, (left + wide) * unit, (top + high) * unit))
    return boxes


def _ground(gray: Gray, cell: int) -> Levels:
    """How light the paper is in each cell, type left out."""
    import cv2

    high, wide = gray.shape[0] // cell, gray.shape[1] // cell
    parts = gray[: high * cell, : wide * cell].reshape(high, cell, wide, cell)
    cells = parts.transpose(0, 2, 1, 3).reshape(high, wide, cell * cell)
    at = int(0.85 * cell * cell)
    levels = np.partition(cells, at, axis=2)[:, :, at]
    # strokes of type are narrower than this; what is wider keeps its edges
    closed = cv2.morphologyEx(levels, cv2.MORPH_CLOSE, np.ones((TYPE, TYPE), np.uint8))
    return closed.astype(np.float32)


def dark_grounds_of(gray: Gray, white: Sequence[PixelBox], scale: float) -> list[Box]:
    """Dark boxes under white type, in points. white: the lines of such type, in pixels."""
    import cv2

    if not white:
        return []
    dark = (gray < float(np.percentile(gray, 75)) - 60).astype(np.uint8)
    for left, top, right, bottom in white:
        dark[max(0, int(top)) : int(bottom) + 1, max(0, int(left)) : int(right) + 1] = 1
    thick = max(3, round(CELL / scale))
    solid = cv2.morphologyEx(dark, cv2.MORPH_OPEN, np.ones((thick, thick), np.uint8))
    _, labels, stats, _ = cv2.connectedComponentsWithStats(solid, connectivity=4)
    boxes = {}
    for left, top, right, bottom in white:
        label = int(labels[int((top + bottom) / 2), int((left + right) / 2)])
        x, y, wide, high, area = (int(value) for value in stats[label])
        if label and area > SOLID * wide * high and area < LARGEST * gray.size:
            boxes[label] = Box(x * scale, y * scale, (x + wide) * scale, (y + high) * scale)
    return list(boxes.values())


def _is_sunk(ground: Levels, left: int, top: int, right: int, bottom: int) -> bool:
    """Whether the box is darker than what is right outside, along most of each side."""
    height, width = ground.shape
    if left < 2 or top < 2 or right > width - 2 or bottom > height - 2:
        return False
    rows, columns = np.s_[top + 1 : bottom - 1], np.s_[left + 1 : right - 1]
    steps = (
        ground[rows, left - 2 : left].max(axis=1) - ground[rows, left + 1 : left + 3].max(axis=1),
        ground[rows, right : right + 2].max(axis=1)
        - ground[rows, right - 3 : right - 1].max(axis=1),
        ground[top - 2 : top, columns].max(axis=0) - ground[top + 1 : top + 3, columns].max(axis=0),
        ground[bottom : bottom + 2, columns].max(axis=0)
        - ground[bottom - 3 : bottom - 1, columns].max(axis=0),
    )
    return all(float((s > STEP).mean()) > SIDE for s in steps)
