"""Marks that recognition passes over, told by the ink that stands where nothing was read.

A vertical line is read lying on its left side: 。 is then a small ring high in its place (in the middle of
it, where the type is Taiwan's), 、 a small stroke, and 「 and 」 are hooks. Where two characters stand further apart than one place, and there is such ink between them, the mark
was lost.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from shuzibao.model import Flow
from shuzibao.read.scan_boxes import Found

Gray = NDArray[np.uint8]
Ink = NDArray[np.bool_]

LEAST = 5  # characters that tell the pitch
GAP = 1.55  # places between two characters
MOST = 2  # marks that are lost at one place
SMALL = 0.5  # of a place: a stop; HOOK: a bracket is as long across the line
HOOK = 0.42
LEAST_INK = 6  # pixels
STOPS = "。！？…，；"
BEHIND = 0.3  # ems behind the middle of a stop, where a quotation mark begins
EM = 0.72  # of a box's thickness


def with_lost_marks(found: Sequence[Found], gray: Gray) -> list[Found]:
    """The vertical lines with the stops and brackets that were passed over, the others with closing quotes."""
    dark = gray < float(np.percentile(gray, 70)) - 60
    return [
        _mended(one, dark) if one.direction is Flow.DOWN else _closed(one, dark) for one in found
    ]


def _closed(one: Found, dark: Ink) -> Found:
    """A line across that ends in a stop and has a small high mark behind it ends in a quotation mark."""
    if len(one.places) != len(one.text) or len(one.text) < 2 or one.text[-1] not in STOPS:
        return one
    left, top, right, bottom = (round(value) for value in one.box)
    em = EM * (bottom - top)
    last = left + one.places[-1] * (right - left)
    start = round(last + BEHIND * em)
    tail = dark[max(0, top) : bottom, start:right]
    if not tail.size or int(tail.sum()) < LEAST_INK:
        return one
    rows, columns = np.flatnonzero(tail.any(axis=1)), np.flatnonzero(tail.any(axis=0))
    high, wide = rows[-1] - rows[0] + 1, columns[-1] - columns[0] + 1
    if high > SMALL * em or wide > 0.7 * em or (rows[0] + rows[-1]) / 2 > 0.5 * tail.shape[0]:
        return one
    place = (start + (columns[0] + columns[-1]) / 2 - left) / max(1, right - left)
    return replace(one, text=one.text + "”", places=(*one.places, round(min(1.0, place), 4)))


def _mended(one: Found, dark: Ink) -> Found:
    if len(one.places) != len(one.text):
        return one
    left, top, right, bottom = (round(value) for value in one.box)
    lying = dark[max(0, top) : bottom, max(0, left) : right].T[::-1]  # its right side is up
    long = lying.shape[1]
    places = np.array(one.places) * long
    chinese = ["\u3400" <= char <= "\u9fff" for char in one.text]
    steps = [places[n + 1] - places[n] for n, both in enumerate(pairwise(chinese)) if all(both)]
    if len(steps) < LEAST:
        return one
    pitch = float(np.median(steps))
    signs, middles = [one.text[0]], [float(places[0])]
    ends = [*places[1:].tolist(), long + 0.2 * pitch]
    for n, (here, after) in enumerate(zip(places.tolist(), ends, strict=True)):
        if n:
            signs.append(one.text[n])
            middles.append(here)
        missing = round((after - here) / pitch) - 1
        if after - here < GAP * pitch or not 1 <= missing <= MOST:
            continue
        for k in range(1, missing + 1):
            middle = (
                here + k * (after - here) / (missing + 1) if n < len(ends) - 1 else here + k * pitch
            )
            mark = _mark(lying, middle, pitch)
            if mark:
                signs.append(mark)
                middles.append(min(middle, float(long)))
    if len(signs) == len(one.text):
        return one
    return replace(one, text="".join(signs), places=tuple(round(m / long, 4) for m in middles))


def _mark(lying: Ink, middle: float, pitch: float) -> str:
    """The mark in one place of a line lying on its left side; nothing where it is none that we know."""
    start, end = round(middle - pitch / 2), round(middle + pitch / 2)
    cell = lying[:, max(0, start) : max(0, end)]
    if not cell.size or int(cell.sum()) < LEAST_INK:
        return ""
    rows, columns = np.flatnonzero(cell.any(axis=1)), np.flatnonzero(cell.any(axis=0))
    high, wide = rows[-1] - rows[0] + 1, columns[-1] - columns[0] + 1
    centre = (rows[0] + rows[-1]) / 2 / cell.shape[0]
    if high < SMALL * pitch and wide < SMALL * pitch:
        if centre > 0.65:
            return ""
        ring = cell[rows[0] + high // 3 : rows[-1] + 1 - high // 3]
        ring = ring[:, columns[0] + wide // 3 : columns[-1] + 1 - wide // 3]
        return "。" if ring.size and float(ring.mean()) < 0.5 else "、"
    if high < HOOK * pitch or wide > 0.6 * pitch:
        return ""
    third = max(1, high // 4)
    upper = int(cell[rows[0] : rows[0] + third].sum())
    lower = int(cell[rows[-1] + 1 - third : rows[-1] + 1].sum())
    if upper > 1.5 * lower:
        return "「"
    return "」" if lower > 1.5 * upper else ""
