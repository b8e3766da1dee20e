"""Boxes of two lines side by side that reach into each other end at the white between the lines.

Where a gutter is narrow, detection widens the lines on both sides of it until one holds the other's last
character; measured by its ink, that line would begin in the column beside.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from shuzibao.read.scan_boxes import TALL, Corners, upright

Gray = NDArray[np.uint8]

LONG = 2.0  # times its thickness: a shorter box tells nothing of which way it runs
REACH = 2.5  # of the thickness: what two boxes share is no more than this
ROW = 0.5  # of the thickness: how far the middles of one row lie apart
LEAST_WHITE = 0.3  # of the thickness: less is the white between two characters
ROOM = 0.2  # of the thickness: how far a box reaches past its ink


def apart(boxes: Sequence[Corners], gray: Gray) -> list[Corners]:
    """The boxes; none along a row of type reaches past the white before the next one."""
    if not len(boxes):
        return []
    limits = np.array([(b[:, 0].min(), b[:, 1].min(), b[:, 0].max(), b[:, 1].max()) for b in boxes])
    ink = gray < float(np.percentile(gray, 70)) - 60
    wide, high = limits[:, 2] - limits[:, 0], limits[:, 3] - limits[:, 1]
    kept = limits.copy()
    _part(kept, np.flatnonzero(wide > LONG * high), ink)
    turned = kept[:, [1, 0, 3, 2]]
    _part(turned, np.flatnonzero(high >= max(TALL, LONG) * wide), ink.T)
    kept = turned[:, [1, 0, 3, 2]]
    moved = (kept != limits).any(axis=1)
    return [
        upright(*kept[at].tolist()) if moved[at] else corners for at, corners in enumerate(boxes)
    ]


def _part(limits: NDArray[np.float64], rows: NDArray[np.intp], ink: NDArray[np.bool_]) -> None:
    """Shortens, in place, the boxes `rows`, whose lines run along the first axis."""
    for left in rows.tolist():
        u0, v0, u1, v1 = limits[left].tolist()
        thick = v1 - v0
        beside = rows[
            (limits[rows, 0] < u1) & (limits[rows, 0] > u0 + thick)
            & (limits[rows, 2] > u1 + thick) & (u1 - limits[rows, 0] < REACH * thick)
            & (np.abs(limits[rows, 1] + limits[rows, 3] - v0 - v1) / 2 < ROW * thick)
        ]  # fmt: skip
        for right in beside.tolist():
            white = _white_between(ink, limits[left], limits[right])
            if white is None:
                continue
            start, end = white
            limits[left, 2] = min(float(limits[left, 2]), start + ROOM * thick)
            limits[right, 0] = max(float(limits[right, 0]), end - ROOM * thick)


def _white_between(
    ink: NDArray[np.bool_], left: NDArray[np.float64], right: NDArray[np.float64]
) -> tuple[float, float] | None:
    """Where the widest white begins and ends around what two boxes share."""
    top, bottom = round(max(left[1], right[1])), round(min(left[3], right[3]))
    thick = float(left[3] - left[1])
    first, last = round(float(right[0]) - thick), round(float(left[2]) + thick)
    columns = np.any(ink[max(0, top) : bottom, max(0, first) : last], axis=0)
    inked = np.flatnonzero(columns)
    gaps = [(b - a, a, b) for a, b in pairwise(inked.tolist())]
    if not gaps or max(gaps)[0] < LEAST_WHITE * thick:
        return None
    _, start, end = max(gaps)
    return max(0, first) + start + 1.0, max(0, first) + float(end)
