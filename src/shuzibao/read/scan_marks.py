"""Rules, frames and pictures on a scan, by their ink."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from shuzibao.model import Box, Frame, Picture, Rule

Gray = NDArray[np.uint8]
PixelBox = tuple[float, float, float, float]

LEAST_RULE = 40.0  # points
THICKEST_RULE = 4.0
SIDE_SHARE = 0.6
PAGE_EDGE = 4.0  # points: strokes there are the edge of the paper
LEAST_PICTURE = 40.0  # points a side
CELL = 3.0  # points: the grid on which pictures are looked for


def marks_of(
    gray: Gray, lines: Sequence[PixelBox], scale: float
) -> tuple[tuple[Rule, ...], tuple[Frame, ...], tuple[Picture, ...]]:
    """What is printed besides text. lines: boxes of text, in pixels. scale: points per pixel."""
    import cv2

    paper = float(np.percentile(gray, 75))
    ink = (gray < paper - 60).astype(np.uint8)
    bare = ink.copy()
    for left, top, right, bottom in lines:
        bare[max(0, int(top)) : int(bottom) + 1, max(0, int(left)) : int(right) + 1] = 0
    pictures = _pictures(cv2, bare, scale)
    for box in pictures:
        bare[
            int(box.top / scale) : int(box.bottom / scale) + 1,
            int(box.left / scale) : int(box.right / scale) + 1,
        ] = 0
    flat = _rules(cv2, bare, scale, across=True)
    tall = _rules(cv2, bare, scale, across=False)
    height, width = gray.shape[0] * scale, gray.shape[1] * scale
    flat = [box for box in flat if box.top > PAGE_EDGE and box.bottom < height - PAGE_EDGE]
    tall = [box for box in tall if box.left > PAGE_EDGE and box.right < width - PAGE_EDGE]
    frames, rules = _frames(flat, tall)
    return (
        tuple(Rule(box) for box in rules),
        tuple(Frame(box) for box in frames),
        tuple(Picture(box) for box in pictures),
    )


def _rules(cv2: object, ink: Gray, scale: float, across: bool) -> list[Box]:
    """Long thin strokes."""
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
    return boxes


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
    return pieces if sum(s.height for s in pieces) > SIDE_SHARE * (bottom - top) else []


def _pictures(cv2: object, bare: Gray, scale: float) -> list[Box]:
    """Large dense regions without text."""
    vision: Any = cv2
    cell = max(2, round(CELL / scale))
    high, wide = bare.shape[0] // cell, bare.shape[1] // cell
    if high < 4 or wide < 4:
        return []
    share = bare[: high * cell, : wide * cell].reshape(high, cell, wide, cell).mean(axis=(1, 3))
    dense = (share > 0.12).astype(np.uint8)
    dense = vision.morphologyEx(dense, vision.MORPH_CLOSE, np.ones((5, 5), np.uint8))
    dense = vision.morphologyEx(dense, vision.MORPH_OPEN, np.ones((5, 5), np.uint8))
    count, _, stats, _ = vision.connectedComponentsWithStats(dense, connectivity=4)
    least = LEAST_PICTURE / (scale * cell)
    boxes = []
    for left, top, width, height, area in stats[1:count].tolist():
        if min(width, height) >= least and area > 0.5 * width * height:
            unit = scale * cell
            boxes.append(Box(left * unit, top * unit, (left + width) * unit, (top + height) * unit))
    return boxes
