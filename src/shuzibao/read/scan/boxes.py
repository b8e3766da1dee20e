"""Boxes of lines on a scan: cut where they run through a gutter, regrouped where type is stacked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from shuzibao.model import Flow

Corners = NDArray[np.float32]
Gray = NDArray[np.uint8]

TALL = 1.5  # higher than wide by this: read downwards, as rapidocr itself does
BLANK = 0.75  # of the line's width: a white gap that may be a gutter
# A narrower one is a gutter where other lines begin level with what stands behind it, so exactly: a mark leaves
# white too, but not at the height at which a band begins.
NARROW, LEVEL = 0.6, 0.25
LOOSE_TOP = 0.15  # of the width: a box begins above its first ink
SPECK, FULL = (
    1,
    0.75,
)  # pixels in a row that are no ink; of a box's width, a rule: characters have .72
RULE = 0.15  # of a box's width: the thickest rule between bands
MOST_COLUMNS = 24  # side by side on a page that is said to run downwards
OPEN_CHARS = 3  # a line of as many characters may run either way, if the user says so
SQUARE_CHARS = 2  # a box of as many characters may run either way
REGION = 8  # lines around it that tell which
WHITE = 0.5  # of the line's height: a white gap that may part two columns
WIDE_WHITE = 0.85  # of the line's height: more than any mark leaves
ALIKE = 0.8  # of the height: type of one size
INDENT = 2.3  # of the height: how far a column's lines begin apart
NEIGHBOURS = 3  # boxes that must share a gap for it to be one


@dataclass(frozen=True, slots=True)
class Found:
    """A line as recognised: text, corners in pixels, score, and which way it runs.

    places: the middle of each character, from 0 to 1 along the box; empty where the engine does not say.
    """

    text: str
    corners: Corners
    score: float
    flow: Flow | None = None
    places: tuple[float, ...] = ()

    @property
    def box(self) -> tuple[float, float, float, float]:
        """left, top, right, bottom in pixels."""
        x, y = self.corners[:, 0], self.corners[:, 1]
        return float(x.min()), float(y.min()), float(x.max()), float(y.max())

    @property
    def direction(self) -> Flow:
        """Which way it runs: as told, else by its shape."""
        if self.flow is not None:
            return self.flow
        left, top, right, bottom = self.box
        return Flow.DOWN if bottom - top >= TALL * (right - left) else Flow.ACROSS


def upright(left: float, top: float, right: float, bottom: float) -> Corners:
    """The four corners of an upright box."""
    return np.array([(left, top), (right, top), (right, bottom), (left, bottom)], np.float32)


def cut_at_gutters(boxes: Sequence[Corners], gray: Gray) -> list[Corners]:
    """Tall boxes that run through a band's gutter into the band below are cut there.

    A gutter is a white gap in a line at the height at which its neighbours have a gap or end too.
    """
    limits = np.array([(b[:, 0].min(), b[:, 1].min(), b[:, 0].max(), b[:, 1].max()) for b in boxes])
    if not len(limits):
        return []
    wide, high = limits[:, 2] - limits[:, 0], limits[:, 3] - limits[:, 1]
    tall = np.flatnonzero((high > 4 * wide) & (wide > 4))
    if len(tall) < NEIGHBOURS:
        return list(boxes)
    ink = gray < float(np.percentile(gray, 70)) - 60
    whites = {int(at): _gaps(ink, limits[at]) for at in tall}
    usual = float(np.median(wide[tall]))
    left = {int(at): float(limits[at, 0]) for at in tall}
    gaps = {
        at: [run for run in found if run[1] - run[0] >= BLANK * wide[at]]
        for at, found in whites.items()
    }
    edges = [(left[at], (a + b) / 2) for at, found in gaps.items() for a, b in found]
    edges += [(left[at], float(y)) for at in left for y in (limits[at, 1], limits[at, 3])]
    marks = np.array(edges)  # (x of the line, y) where a line has a gap, begins or ends
    cuts = {
        at: [
            (a, b) for a, b in found
            if _shared(marks, left[at], (a + b) / 2, usual) >= NEIGHBOURS + 1
        ]
        for at, found in gaps.items()
    }  # fmt: skip
    begins = [(x, float(limits[at, 1]) + LOOSE_TOP * usual) for at, x in left.items()]
    begins += [(left[at], b) for at, found in cuts.items() for _, b in found]
    level = np.array(begins)
    for at, found in whites.items():
        more = [run for run in found if run not in gaps[at]]
        cuts[at] += [run for run in more if _level(level, left[at], run[1], usual) > NEIGHBOURS]
    out: list[Corners] = []
    for at, corners in enumerate(boxes):
        middles = [(a + b) / 2 for a, b in cuts.get(at, ())]
        out += _cut(limits[at], middles, usual) if middles else [corners]
    return out


def cut_at_columns(boxes: Sequence[Corners], gray: Gray) -> list[Corners]:
    """Wide boxes that run over the white between two columns are cut there.

    It is the white between columns where the lines above and below end before it, or begin behind it.
    """
    if not len(boxes):
        return []
    limits = np.array([(b[:, 0].min(), b[:, 1].min(), b[:, 0].max(), b[:, 1].max()) for b in boxes])
    wide, high = limits[:, 2] - limits[:, 0], limits[:, 3] - limits[:, 1]
    ink = gray < float(np.percentile(gray, 70)) - 60
    out: list[Corners] = []
    for at, corners in enumerate(boxes):
        if wide[at] < 4 * high[at] or high[at] < 6:
            out.append(corners)
            continue
        near = (np.abs(limits[:, 1] - limits[at, 1]) < 8 * high[at]) & (wide > 2 * high)
        near[at] = False
        near &= (high > 0.7 * high[at]) & (high < 1.4 * high[at])
        alike = (high > ALIKE * high[at]) & (high * ALIKE < high[at])
        reach = 0.55 * high[at]
        # a line over both columns that stands in the middle begins and ends where no line of a column does
        offset = limits[:, 0] - limits[at, 0]
        fits_left = (offset > -INDENT * high[at]) & (offset < reach)
        fits_right = limits[:, 2] > limits[at, 2] - reach
        cuts = []
        for start, end in _white(ink, limits[at]):
            # beside type of another size, the white behind a comma is no gutter
            told_by = near & alike if end - start < WIDE_WHITE * high[at] else near
            ending = told_by & (np.abs(limits[:, 2] - start) < reach) & fits_left
            beginning = told_by & (np.abs(limits[:, 0] - end) < reach) & fits_right
            crossing = (limits[:, 0] < start - reach) & (limits[:, 2] > end + reach)
            told = int((ending | beginning).sum())
            if told >= NEIGHBOURS and told > 2 * int((near & crossing).sum()):
                cuts.append((start + end) / 2)
        left, top, right, bottom = (float(value) for value in limits[at])
        edges = [left, *cuts, right]
        out += [upright(a, top, b, bottom) for a, b in pairwise(edges)] if cuts else [corners]
    return out


def _white(ink: NDArray[np.bool_], limit: NDArray[np.float64]) -> list[tuple[float, float]]:
    """White stretches inside a wide box: from the last ink before to the first after."""
    left, top, right, bottom = (round(float(value)) for value in limit)
    inked = np.flatnonzero(np.any(ink[max(0, top) : bottom, max(0, left) : right], axis=0))
    least = WHITE * (bottom - top)
    return [
        (left + float(a), left + float(b)) for a, b in pairwise(inked.tolist()) if b - a > least
    ]


def _gaps(ink: NDArray[np.bool_], limit: NDArray[np.float64]) -> list[tuple[float, float]]:
    """White runs inside a tall box, its ends left out; a rule between two bands is white too."""
    left, top, right, bottom = (round(float(value)) for value in limit)
    width = right - left
    counts = ink[max(0, top) : bottom, max(0, left) : right].sum(axis=1)
    rows: NDArray[np.bool_] = counts > SPECK
    sides = np.flatnonzero(np.diff(np.pad((counts > FULL * width).astype(np.int8), 1)))
    for first, last in sides.reshape(-1, 2).tolist():
        if last - first < RULE * width:
            rows[first:last] = False
    gaps, start = [], None
    for y, inked in enumerate([*rows.tolist(), True]):
        if not inked and start is None:
            start = y
        elif inked and start is not None:
            if y - start >= NARROW * width and start > 0.8 * width and len(rows) - y > 0.8 * width:
                gaps.append((float(top + start), float(top + y)))
            start = None
    return gaps


def _shared(marks: NDArray[np.float64], x: float, y: float, usual: float) -> int:
    near = (np.abs(marks[:, 0] - x) < 10 * usual) & (np.abs(marks[:, 1] - y) < 1.2 * usual)
    return int(near.sum())


def _level(tops: NDArray[np.float64], x: float, y: float, usual: float) -> int:
    near = (np.abs(tops[:, 0] - x) < 10 * usual) & (np.abs(tops[:, 1] - y) < LEVEL * usual)
    return int(near.sum())


def _cut(limit: NDArray[np.float64], cuts: Sequence[float], usual: float) -> list[Corners]:
    left, top, right, bottom = (float(value) for value in limit)
    edges = [top, *sorted(cuts), bottom]
    return [upright(left, a, right, b) for a, b in pairwise(edges) if b - a > 0.5 * usual]


def turned(found: Sequence[Found], direction: Flow) -> list[Found]:
    """The lines of a page whose direction the user has said.

    What its shape leaves open follows; a row of characters stays a row, unless rows of as many stand right
    below it and are columns then.
    """
    if direction is Flow.DOWN:
        found = regrouped(found, most=MOST_COLUMNS)
    return [replace(one, flow=direction) if len(one.text) <= OPEN_CHARS else one for one in found]


def regrouped(found: Sequence[Found], most: int = 3) -> list[Found]:
    """Large stacked characters that were read across are read by column, right to left.

    most: columns side by side that may be taken for a row.

    Two vertical headline lines side by side come as a ladder of short horizontal boxes of two
    characters each; a vertical line of large type comes as single characters.
    """
    left = list(found)
    out: list[Found] = []
    while left:
        one = left.pop(0)
        ladder = _ladder(one, left, most)
        if len(ladder) < 3:
            out.append(one)
            continue
        left = [other for other in left if all(other is not rung for rung in ladder)]
        out += _columns(ladder)
    return out


def _ladder(one: Found, others: Sequence[Found], most: int) -> list[Found]:
    """Boxes right below `one`, of its width and its number of characters, at an even pitch."""
    count = len(one.text)
    left, top, right, bottom = one.box
    high = bottom - top
    if count > most or one.direction is Flow.DOWN or (right - left) > 1.6 * count * high:
        return []
    rungs = [one]
    while True:
        _, top, _, bottom = rungs[-1].box
        below = [
            other for other in others
            if len(other.text) == count and all(other is not rung for rung in rungs)
            and abs(other.box[0] - left) < 0.45 * high and abs(other.box[2] - right) < 0.45 * high
            and 0.6 * high < other.box[1] - top < 1.7 * high
            and 0.7 < (other.box[3] - other.box[1]) / high < 1.4
        ]  # fmt: skip
        if not below:
            return rungs
        rungs.append(min(below, key=lambda other: other.box[1]))


def _columns(ladder: Sequence[Found]) -> list[Found]:
    count = len(ladder[0].text)
    score = min(rung.score for rung in ladder)
    lefts = float(np.median([rung.box[0] for rung in ladder]))
    rights = float(np.median([rung.box[2] for rung in ladder]))
    step = (rights - lefts) / count
    top, bottom = ladder[0].box[1], ladder[-1].box[3]
    return [
        Found(
            "".join(rung.text[n] for rung in ladder),
            upright(lefts + n * step, top, lefts + (n + 1) * step, bottom), score, Flow.DOWN,
        )
        for n in reversed(range(count))
    ]  # fmt: skip


def directed(found: Sequence[Found]) -> list[Found]:
    """Boxes too short to show which way they run follow the region around them."""
    if not found:
        return []
    boxes = np.array([one.box for one in found])
    wide, high = boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1]
    counts = np.array([len(one.text) for one in found])
    square = (counts <= SQUARE_CHARS) & (np.maximum(wide, high) < 2.2 * np.minimum(wide, high))
    down = np.array([one.direction is Flow.DOWN for one in found])
    middle = (boxes[:, :2] + boxes[:, 2:]) / 2
    out = list(found)
    for at in np.flatnonzero(square).tolist():
        # the lines that begin or end level with it, or stand nearest, tell
        apart = np.abs(middle - middle[at]).sum(axis=1)
        apart[square] = np.inf
        near = np.argsort(apart)[:REGION]
        near = near[apart[near] < 12 * high[at]]
        if len(near) < REGION // 2:
            continue
        share = float(down[near].mean())
        if share > 0.7 or share < 0.3:
            out[at] = replace(out[at], flow=Flow.DOWN if share > 0.7 else Flow.ACROSS)
    return out
