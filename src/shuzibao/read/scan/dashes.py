"""Dashed and dotted rules on a scan: small pieces of ink in a row, alike and evenly apart."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from shuzibao.model import Box

LEAST_RULE = 40.0  # points
# In points: a dash, its thickness (a little more where the paper climbs), and the white between two.
LONGEST, THICKEST, CLIMBING, APART = 9.0, 2.2, 3.2, 6.0
LEAST_PIECES = 8
EVEN = 1.6  # of the usual: the widest pitch, for blemishes swallow no dash, and the longest dash


def dashed_rules(
    plain: NDArray[np.uint8], bare: NDArray[np.uint8], scale: float, across: bool
) -> list[Box]:
    """The broken rules of one direction, in points; at most half of one lies in boxes of text that reach over it.

    plain: 1 where there is ink; bare: where it is no text. scale: points per pixel.
    """
    import cv2

    vision: Any = cv2
    ink, free = (plain, bare) if across else (np.ascontiguousarray(i.T) for i in (plain, bare))
    _, labels, stats, middles = vision.connectedComponentsWithStats(ink, connectivity=8)
    small = (stats[:, 2] * scale <= LONGEST) & (stats[:, 3] * scale <= THICKEST)
    small &= stats[:, 4] > 1
    small[0] = False
    pieces = small[labels].astype(np.uint8)
    thick = vision.dilate(pieces, np.ones((3, 1), np.uint8))
    reach = np.ones((1, 2 * round(APART / scale / 2) + 1), np.uint8)
    rows = vision.morphologyEx(thick, vision.MORPH_CLOSE, reach)
    count, _, found, _ = vision.connectedComponentsWithStats(rows, connectivity=8)
    at, long = middles[small], stats[small, 2]
    boxes = []
    for left, top, wide, high, _ in found[1:count].tolist():
        if wide * scale < LEAST_RULE or (high - 2) * scale > CLIMBING:
            continue
        inside = (at[:, 0] >= left) & (at[:, 0] < left + wide)
        inside &= (at[:, 1] >= top) & (at[:, 1] < top + high)
        area = np.s_[top : top + high, left : left + wide]
        own = 2 * int(free[area].sum()) > int(pieces[area].sum())
        if own and _even(at[inside, 0], long[inside]):
            edges = (
                left * scale,
                (top + 1) * scale,
                (left + wide) * scale,
                (top + high - 1) * scale,
            )
            boxes.append(Box(*edges) if across else Box(edges[1], edges[0], edges[3], edges[2]))
    return boxes


def _even(middles: NDArray[np.float64], long: NDArray[np.int32]) -> bool:
    """Whether pieces at these places, so long, are the dashes of one rule."""
    if len(middles) < LEAST_PIECES:
        return False
    steps = np.diff(np.sort(middles))
    usual, length = float(np.median(steps)), float(np.median(long))
    odd = (steps > EVEN * usual) | (steps < usual / EVEN)
    return bool(odd.mean() < 0.15 and (long > EVEN * length + 1).mean() < 0.15)
