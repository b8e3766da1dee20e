"""Pieces of one line that detection found apart are one line again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from shuzibao.model import Flow
from shuzibao.read.scan_boxes import Found, upright
from shuzibao.read.scan_lines import is_alphabetic

APART, WORDS_APART = (
    0.6,
    2.2,
)  # of a box's thickness: between pieces; between words of a justified alphabet
BY_A_MARK = 0.2  # of the thickness, between boxes with room at their ends: the white half of a mark and no more
OPENING, CLOSING = frozenset("“‘「『（《"), frozenset("”’」』）》，。、；：！？")
# What a quotation mark that was found alone is read as, and how high such a box is.
QUOTES = {"9": "”", "99": "”", "”": "”", "〞": "”", "6": "“", "66": "“", "“": "“", "〝": "“"}
SMALL = 0.65  # of its line's thickness


def rejoined(found: Sequence[Found]) -> list[Found]:
    """The lines, those that were found in pieces (at a quotation mark, at a wide space) whole again.

    The lines above and below tell: where they run across the gap it is none between columns.
    """
    out = _with_quotes(found)
    if not out:
        return out
    boxes = np.array([one.box for one in out])
    down = np.array([one.direction is Flow.DOWN for one in out])
    for flow in (Flow.ACROSS, Flow.DOWN):
        at = 0
        while at < len(out):
            same = down == (flow is Flow.DOWN)
            other = _next_piece(out, boxes, same, at, flow) if same[at] else None
            if other is None:
                at += 1
                continue
            out[at] = joined(out[at], out[other], flow)
            boxes[at] = out[at].box
            del out[other]
            boxes, down = np.delete(boxes, other, axis=0), np.delete(down, other)
            at -= other < at
    return out


def joined(one: Found, two: Found, flow: Flow) -> Found:
    """The line of two pieces, the first first."""
    limits = np.array([one.box, two.box])
    box = upright(*limits[:, :2].min(axis=0).tolist(), *limits[:, 2:].max(axis=0).tolist())
    between = " " if is_alphabetic(one.text) and is_alphabetic(two.text) else ""
    whole = Found(one.text + between + two.text, box, min(one.score, two.score), flow)
    if len(one.places) != len(one.text) or len(two.places) != len(two.text):
        return whole
    side = 0 if flow is Flow.ACROSS else 1
    start, long = whole.box[side], whole.box[side + 2] - whole.box[side]
    places = [
        (part.box[side] + place * (part.box[side + 2] - part.box[side]) - start) / long
        for part in (one, two)
        for place in part.places
    ]
    if between:
        first = len(one.places)
        places.insert(first, (places[first - 1] + places[first]) / 2)
    return replace(whole, places=tuple(round(place, 4) for place in places))


def _next_piece(
    found: Sequence[Found], boxes: NDArray[np.float64], same: NDArray[np.bool_], at: int, flow: Flow
) -> int | None:
    u0, v0, u1, v1 = boxes.T if flow is Flow.ACROSS else boxes[:, [1, 0, 3, 2]].T
    high, middle = v1 - v0, (v0 + v1) / 2
    gap = u0 - u1[at]
    alphabetic = flow is Flow.ACROSS and is_alphabetic(found[at].text)
    most = (WORDS_APART if alphabetic else APART) * high[at]
    beside = same & (np.abs(middle - middle[at]) < 0.3 * high[at])
    beside &= (gap > -APART * high[at]) & (gap < most)
    beside &= (high < 1.35 * high[at]) & (high[at] < 1.35 * high)
    beside[at] = False
    for other in np.flatnonzero(beside)[np.argsort(gap[beside])].tolist():
        if gap[other] > APART * high[at] and not is_alphabetic(found[other].text):
            continue
        by_a_mark = found[at].text[-1] in CLOSING or found[other].text[0] in OPENING
        if flow is Flow.ACROSS and by_a_mark and gap[other] < BY_A_MARK * high[at]:
            return int(other)
        cut = (u1[at] + u0[other]) / 2
        near = (
            same
            & (np.abs(middle - middle[at]) < 3.5 * high[at])
            & (np.abs(middle - middle[at]) > 0.4 * high[at])
        )
        crossing = int((near & (u0 < cut - high[at]) & (u1 > cut + high[at])).sum())
        ending = near & (
            (np.abs(u1 - u1[at]) < 0.6 * high[at]) | (np.abs(u0 - u0[other]) < 0.6 * high[at])
        )
        if crossing > int(ending.sum()):
            return int(other)
    return None


def _with_quotes(found: Sequence[Found]) -> list[Found]:
    """The lines with the quotation marks that were found beside them as boxes of their own."""
    out = list(found)
    for mark in [one for one in found if one.text in QUOTES and one.flow is not Flow.DOWN]:
        left, top, right, bottom = mark.box
        for at, line in enumerate(out):
            x0, y0, x1, y1 = line.box
            high = y1 - y0
            if line is mark or line.direction is Flow.DOWN or bottom - top > SMALL * high:
                continue
            if not (y0 - 0.2 * high < (top + bottom) / 2 < y0 + 0.55 * high):
                continue
            quote = replace(
                mark, text=QUOTES[mark.text], corners=upright(left, y0, right, y1), places=()
            )
            if abs(left - x1) < APART * high and quote.text == "”":
                out[at] = joined(line, quote, Flow.ACROSS)
            elif abs(x0 - right) < APART * high and quote.text == "“":
                out[at] = joined(quote, line, Flow.ACROSS)
            else:
                continue
            out = [one for one in out if one is not mark]
            break
    return out
