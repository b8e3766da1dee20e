"""Room around detected lines: small marks at their ends and sides lie outside of what detection gives.

Detection follows the dense middle of a line. A closing quotation mark after a full stop stands half an em
behind the last ink that it sees; full stop and comma of a vertical line stand at its right edge.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from shuzibao.read.scan.boxes import TALL, Corners, upright

Gray = NDArray[np.uint8]

EM = 0.72  # of a box's thickness
# ems more on the right of a vertical line, where its stops stand. On both sides more stops were lost: of
# 30 on two dev pages 17 were read, without any room 11, with .16 on both sides 8.
SIDE = 0.1
END = 0.2  # ems more at both ends of any line
MARK_APART = 0.95  # ems from the last ink to a mark that belongs to the line: from 。 to ” .65 to .8 of the size as set
MARK_LONG = 0.75  # ems: a longer piece is no mark
STRAIGHT = 0.03  # a box that climbs by more of its length keeps its own corners


def with_room(boxes: Sequence[Corners], gray: Gray) -> list[Corners]:
    """The boxes, wide enough for the marks of their lines, never into one another's middle."""
    if not len(boxes):
        return []
    ink = gray < float(np.percentile(gray, 70)) - 60
    limits = np.array([(b[:, 0].min(), b[:, 1].min(), b[:, 0].max(), b[:, 1].max()) for b in boxes])
    taken = _taken(limits, gray.shape)
    out = []
    for corners, limit in zip(boxes, limits, strict=True):
        left, top, right, bottom = limit.tolist()
        down = bottom - top >= TALL * (right - left)
        if _climbs(corners, down):
            out.append(corners)
        elif down:
            em = EM * (right - left)
            bottom = _to_mark(ink.T, taken.T, (top, left, bottom, right), em)
            box = (left, top - END * em, right + SIDE * em, bottom + END * em)
            out.append(upright(*_inside(box, gray.shape)))
        else:
            em = EM * (bottom - top)
            right = _to_mark(ink, taken, (left, top, right, bottom), em)
            box = (left - END * em, top, right + END * em, bottom)
            out.append(upright(*_inside(box, gray.shape)))
    return out


def _climbs(corners: Corners, down: bool) -> bool:
    along, across = (1, 0) if down else (0, 1)
    one, two = (corners[0], corners[3]) if down else (corners[0], corners[1])
    long = abs(float(two[along] - one[along]))
    return abs(float(two[across] - one[across])) > STRAIGHT * max(1.0, long)


def _taken(limits: NDArray[np.float64], shape: tuple[int, ...]) -> NDArray[np.bool_]:
    """Where lines stand, so that no line reaches into another."""
    taken = np.zeros(shape, bool)
    for left, top, right, bottom in limits.round().astype(int).tolist():
        taken[max(0, top) : bottom, max(0, left) : right] = True
    return taken


def _inside(
    box: tuple[float, float, float, float], shape: tuple[int, ...]
) -> tuple[float, float, float, float]:
    high, wide = shape
    left, top, right, bottom = box
    return max(0.0, left), max(0.0, top), min(wide - 1.0, right), min(high - 1.0, bottom)


def _to_mark(
    ink: NDArray[np.bool_],
    taken: NDArray[np.bool_],
    box: tuple[float, float, float, float],
    em: float,
) -> float:
    """Where the line ends when a mark behind it is its own; where it ended otherwise."""
    left, top, right, bottom = box
    start = round(max(left, right - em))
    stop = min(ink.shape[1], round(right + (MARK_APART + MARK_LONG) * em))
    near, far = round(top + 0.05 * (bottom - top)), round(bottom - 0.05 * (bottom - top))
    strip = ink[max(0, near) : far, start:stop]
    foreign = np.array(taken[max(0, near) : far, start:stop].any(axis=0))
    foreign[: max(0, round(right) - start)] = False
    inked = np.array(strip.any(axis=0) & ~foreign)
    full = strip.mean(axis=0) > 0.9  # a rule
    wall = np.flatnonzero(foreign | full)
    if len(wall):
        inked[wall[0] :] = False
    at = np.flatnonzero(inked)
    edge = round(right) - start
    before, behind = at[at < edge], at[at >= edge]
    if not len(behind) or (len(before) and behind[0] - before[-1] > MARK_APART * em):
        return right
    apart = np.flatnonzero(np.diff(behind) > 0.3 * em)
    last = behind[apart[0]] if len(apart) else behind[-1]
    if last - behind[0] > MARK_LONG * em or last >= len(inked) - 1:
        return right
    return float(start + last + 1)
