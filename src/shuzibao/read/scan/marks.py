"""Rules, frames and pictures on a scan, by their ink."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from shuzibao.model import Box, Frame, Picture, Rule
from shuzibao.read.scan.dashes import dashed_rules
from shuzibao.read.scan.grounds import dark_grounds_of, grounds_of

Gray = NDArray[np.uint8]
PixelBox = tuple[float, float, float, float]

LEAST_RULE = 40.0  # points
THICKEST_RULE = 4.0
BROKEN = 8.0  # points: a gap that ink or a touching letter leaves in a rule
SIDE_SHARE = 0.6
MEETS = 5.0  # points: corners of a frame
PAGE_EDGE = 4.0  # points: strokes there are the edge of the paper
LEAST_PICTURE = 40.0  # points a side
CELL = 3.0  # points: the grid on which pictures and grounds are looked for
LARGE_TYPE = 25.0  # points: from there on a stroke of a character may be as long as a rule


def marks_of(
    gray: Gray, lines: Sequence[PixelBox], scale: float, white: Sequence[PixelBox] = ()
) -> tuple[tuple[Rule, ...], tuple[Frame, ...], tuple[Picture, ...]]:
    """What is printed besides text. lines: boxes of text, in pixels. scale: points per pixel.

    white: those of the lines whose type is white on dark.
    """
    import cv2

    paper = float(np.percentile(gray, 75))
    ink = (gray < paper - 60).astype(np.uint8)
    height, width = gray.shape[0] * scale, gray.shape[1] * scale
    plain = ink.copy()
    for left, top, right, bottom in lines:
        area = np.s_[max(0, int(top)) : int(bottom) + 1, max(0, int(left)) : int(right) + 1]
        ink[area] = 0
        if min(right - left, bottom - top) * scale > LARGE_TYPE:
            plain[area] = 0
    flat = [
        box for box in _rules(cv2, plain, scale, across=True)
        if box.top > PAGE_EDGE and box.bottom < height - PAGE_EDGE
    ]  # fmt: skip
    tall = [
        box for box in _rules(cv2, plain, scale, across=False)
        if box.left > PAGE_EDGE and box.right < width - PAGE_EDGE
    ]  # fmt: skip
    flat += dashed_rules(plain, ink, scale, across=True)
    tall += dashed_rules(plain, ink, scale, across=False)
    dark = dark_grounds_of(gray, white, scale)
    flat, tall = ([box for box in some if not _within(box, dark)] for some in (flat, tall))
    for box in (*flat, *tall, *dark):
        ink[_pixels(box, scale)] = 0
    pictures = _pictures(cv2, ink, scale)
    flat, tall = ([box for box in some if not _within(box, pictures)] for some in (flat, tall))
    frames, rules = _frames(flat, tall)
    grounds = [
        *dark,
        *(box for box in grounds_of(gray, scale) if not _covers(box, [*dark, *pictures])),
    ]
    plain_frames = [box for box in frames if not any(_same(box, ground) for ground in grounds)]
    return (
        tuple(Rule(box) for box in rules),
        (*(Frame(box) for box in plain_frames), *(Frame(box, filled=True) for box in grounds)),
        tuple(Picture(box) for box in pictures),
    )


def _pixels(box: Box, scale: float) -> tuple[slice, slice]:
    """The box's pixels and one around them."""
    return np.s_[
        max(0, int(box.top / scale) - 1) : int(box.bottom / scale) + 2,
        max(0, int(box.left / scale) - 1) : int(box.right / scale) + 2,
    ]


def _within(box: Box, others: Sequence[Box]) -> bool:
    """Whether the middle of a stroke lies well inside one of the others: it is a part of a picture."""
    x, y = (box.left + box.right) / 2, (box.top + box.bottom) / 2
    return any(
        other.left + 3 < x < other.right - 3 and other.top + 3 < y < other.bottom - 3
        for other in others
    )


def _covers(box: Box, others: Sequence[Box]) -> bool:
    """Whether pictures take up half of it."""
    return sum(_shared(box, other) for other in others) > 0.5 * box.width * box.height


def _same(one: Box, two: Box) -> bool:
    return _shared(one, two) > 0.85 * max(one.width * one.height, two.width * two.height)


def _shared(one: Box, two: Box) -> float:
    wide = min(one.right, two.right) - max(one.left, two.left)
    high = min(one.bottom, two.bottom) - max(one.top, two.top)
    return max(0.0, wide) * max(0.0, high)


def _rules(cv2: object, ink: Gray, scale: float, across: bool) -> list[Box]:
    """Long thin strokes; the pieces of a broken one are one again."""
    vision: Any = cv2
    length = max(8, round(LEAST_RULE / scale))
    shape = (length, 1) if across else (1, length)
    # a rule on a warped scan climbs a little: thickened first, so that its pieces meet
    thick = vision.dilate(ink, np.ones((3, 1) if across else (1, 3), np.uint8))
    runs = vision.morphologyEx(thick, vision.MORPH_OPEN, np.ones((shape[1], shape[0]), np.uint8))
    count, _, stats, _ = vision.connectedComponentsWithStats(runs, connectivity=8)
    boxes = []
    for left, top, wide, high, _ in stats[1:count].tolist():
        thickness = (high if across else wide) * scale
        if thickness <= THICKEST_RULE:
            boxes.append(
                Box(left * scale, top * scale, (left + wide) * scale, (top + high) * scale)
            )
    return _mended(boxes, across)


def _mended(boxes: Sequence[Box], across: bool) -> list[Box]:
    out: list[Box] = []
    for box in sorted(boxes, key=lambda box: box.left if across else box.top):
        for at in range(len(out) - 1, -1, -1):
            last = out[at]
            gap = box.left - last.right if across else box.top - last.bottom
            middles = (
                (last.top + last.bottom - box.top - box.bottom)
                if across
                else (last.left + last.right - box.left - box.right)
            )
            if gap < BROKEN and abs(middles) < 3:
                out[at] = last.union(box)
                break
        else:
            out.append(box)
    return out


def _frames(flat: Sequence[Box], tall: Sequence[Box]) -> tuple[list[Box], list[Box]]:
    """Four rules that meet at their ends are a frame; the rest stay rules."""
    frames: list[Box] = []
    used: set[int] = set()
    ordered = sorted(flat, key=lambda box: box.top)
    for at, upper in enumerate(ordered):
        if id(upper) in used:
            continue
        for lower in ordered[at + 1 :]:  # the nearest one that closes it
            top, bottom = sorted((upper, lower), key=lambda box: box.top)
            if abs(top.left - bottom.left) > 6 or abs(top.right - bottom.right) > 6:
                continue
            if bottom.top - top.bottom < 20:
                continue
            left = _along(tall, top.left, top.top, bottom.bottom)
            right = _along(tall, top.right, top.top, bottom.bottom)
            if left and right:
                frames.append(top.union(bottom))
                used |= set(map(id, (top, bottom, *left, *right)))
                break
    return frames, [box for box in (*flat, *tall) if id(box) not in used]


def _along(tall: Sequence[Box], x: float, top: float, bottom: float) -> list[Box]:
    """The upright strokes at x that make a frame's side: text that touches it may have broken it up."""
    pieces = [
        s for s in tall
        if min(abs(s.left - x), abs(s.right - x)) < 6 and s.top > top - 8 and s.bottom < bottom + 8
    ]  # fmt: skip
    whole = sum(s.height for s in pieces) > SIDE_SHARE * (bottom - top)
    # the rules between columns stop short of the rules above and below them
    meets = pieces and min(s.top for s in pieces) < top + MEETS
    meets = meets and max(s.bottom for s in pieces) > bottom - MEETS
    return pieces if whole and meets else []


def _pictures(cv2: object, bare: Gray, scale: float) -> list[Box]:
    """Large dense regions without text."""
    vision: Any = cv2
    cell = max(2, round(CELL / scale))
    high, wide = bare.shape[0] // cell, bare.shape[1] // cell
    if high < 4 or wide < 4:
        return []
    share = bare[: high * cell, : wide * cell].reshape(high, cell, wide, cell).mean(axis=(1, 3))
    dense = (share > 0.12).astype(np.uint8)
    dense = vision.morphologyEx(dense, vision.MORPH_CLOSE, np.ones((3, 3), np.uint8))
    dense = vision.morphologyEx(dense, vision.MORPH_OPEN, np.ones((5, 5), np.uint8))
    count, _, stats, _ = vision.connectedComponentsWithStats(dense, connectivity=4)
    least = LEAST_PICTURE / (scale * cell)
    boxes = []
    for left, top, width, height, area in stats[1:count].tolist():
        if min(width, height) >= least and area > 0.5 * width * height:
            unit = scale * cell
            boxes.append(Box(left * unit, top * unit, (left + width) * unit, (top + height) * unit))
    return boxes
