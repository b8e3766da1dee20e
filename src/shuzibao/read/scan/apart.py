"""Each piece of type in one box: boxes side by side that reach into each other end at the white between.

Where a gutter is narrow, or the words of a justified line stand far apart, detection widens the boxes on
both sides of the white until one holds a character of the other: it would be read twice, and the line
would begin, by its ink, in the column beside.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from shuzibao.read.scan.boxes import TALL, Corners, upright

Gray = NDArray[np.uint8]

INSIDE = 0.9  # of a box's area in another
LONG = 2.0  # times its thickness: a shorter box tells nothing of which way it runs
REACH = 2.5  # of the thickness: what two boxes share is no more than this
ROW = 0.5  # of the thickness: how far the middles of one row lie apart
LEAST_WHITE = 0.1  # of the thickness: between two words, or two characters at least
AROUND = 3.0  # of the thickness: how far on both sides of what they share the white may reach
ROOM = 0.2  # of the thickness: how far a box reaches past its ink


def apart(boxes: Sequence[Corners], gray: Gray) -> list[Corners]:
    """The boxes; none along a row of type reaches past the white before the next one, or lies in another."""
    boxes = _once(boxes)
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


def _once(boxes: Sequence[Corners]) -> list[Corners]:
    """The boxes without those that lie alone inside another: a part of its line, seen twice.

    Several inside one are lines, and the box around them is their paragraph's.
    """
    if len(boxes) < 2:
        return list(boxes)
    limits = np.array([(*b.min(axis=0), *b.max(axis=0)) for b in boxes], float)
    wide, high = limits[:, 2] - limits[:, 0], limits[:, 3] - limits[:, 1]
    inner: dict[int, list[int]] = {}
    for at, (left, top, right, bottom) in enumerate(limits.tolist()):
        across = np.minimum(limits[:, 2], right) - np.maximum(limits[:, 0], left)
        down = np.minimum(limits[:, 3], bottom) - np.maximum(limits[:, 1], top)
        shared = np.clip(across, 0, None) * np.clip(down, 0, None)
        area = wide[at] * high[at]
        around = (shared > INSIDE * area) & (wide * high > area)
        for outer in np.flatnonzero(around).tolist():
            inner.setdefault(outer, []).append(at)
    doubles = {found[0] for found in inner.values() if len(found) == 1}
    return [box for at, box in enumerate(boxes) if at not in doubles]


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
            room = min(ROOM * thick, (end - start) / 2)
            limits[left, 2], limits[right, 0] = start + room, end - room


def _white_between(
    ink: NDArray[np.bool_], left: NDArray[np.float64], right: NDArray[np.float64]
) -> tuple[float, float] | None:
    """The widest white that reaches into what two boxes share, from ink to ink."""
    top, bottom = round(max(left[1], right[1])), round(min(left[3], right[3]))
    thick = float(left[3] - left[1])
    start, end = float(right[0]), float(left[2])
    first = max(0, round(max(float(left[0]), start - AROUND * thick)))
    last = round(min(float(right[2]), end + AROUND * thick))
    inked = first + np.flatnonzero(np.any(ink[max(0, top) : bottom, first:last], axis=0))
    gaps = [
        (b - a, a + 1.0, float(b)) for a, b in pairwise(inked.tolist()) if b > start and a < end
    ]
    if not gaps or max(gaps)[0] < LEAST_WHITE * thick:
        return None
    return max(gaps)[1:]
