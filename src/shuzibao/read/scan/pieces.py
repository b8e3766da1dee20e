"""Pieces of one line that detection found apart are one line again; two headlines that it found as one are two."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from shuzibao.model import Flow
from shuzibao.read.scan.boxes import Found, upright
from shuzibao.read.scan.lines import is_alphabetic

Gray = NDArray[np.uint8]

COLUMN_WHITE = 0.6  # of a box's thickness: more than any space in a headline
# Of a box's thickness: between pieces; between words of a justified alphabet.
APART, WORDS_APART = 0.6, 3.0
# Times the thickness: between pieces of one line; words without ascenders are found thinner.
LIKE, LIKE_WORDS = 1.35, 1.6
# Of the thickness: how far the lines stand that tell; words in a narrow column part at one place in several lines.
TELLING, TELLING_WORDS = 3.5, 5.5
NO_TELLER = 2.5  # times the thickness: a headline above or a nameplate beside runs across any gap
BY_A_MARK = 0.2  # of the thickness, between boxes with room at their ends: the white half of a mark and no more
LARGE = 1.5  # of the usual thickness: a headline
LIKE_HEADS = 1.5  # times the thickness: a box of large type is loose by more
LOOSE = 0.25  # of the thickness: from the end of a box, with its room, to the ink
REACHES = 0.3  # of a line's thickness: so far it stands over what it does not end before
OPENING, CLOSING = frozenset("“‘「『（《"), frozenset("”’」』）》，。、；：！？")
# What a quotation mark that was found alone is read as, and how high such a box is.
QUOTES = {"9": "”", "99": "”", "”": "”", "〞": "”", "6": "“", "66": "“", "“": "“", "〝": "“"}
SMALL = 0.65  # of its line's thickness


def parted(found: Sequence[Found], gray: Gray) -> list[Found]:
    """The lines, those of an alphabet parted where they run over the white between two columns.

    Headlines side by side stand nearer than a comma leaves white between Chinese characters, so this is asked
    only once it is known that a line has none: letters of one headline never stand so far apart.
    """
    if not found:
        return []
    dark = gray < float(np.percentile(gray, 70)) - 60
    boxes = np.array([one.box for one in found])
    across = np.array([one.direction is Flow.ACROSS for one in found])
    out: list[Found] = []
    for at, one in enumerate(found):
        cut = _column_white(boxes, across, at, one, dark) if across[at] else None
        out += [one] if cut is None else _halves(one, cut)
    return out


def _column_white(
    boxes: NDArray[np.float64],
    across: NDArray[np.bool_],
    at: int,
    one: Found,
    dark: NDArray[np.bool_],
) -> int | None:
    """Before which character of the line the next column begins."""
    if len(one.places) != len(one.text) or len(one.text) < 6 or not is_alphabetic(one.text):
        return None
    left, top, right, bottom = (max(0, round(value)) for value in one.box)
    columns = np.any(dark[top:bottom, left:right], axis=0)
    high = bottom - top
    letters = [n for n, char in enumerate(one.text) if char != " "]
    for before, after in pairwise(letters):
        start, end = (round(one.places[n] * len(columns)) for n in (before, after))
        inked = np.flatnonzero(columns[start:end])
        if len(inked) < 2 or np.diff(inked).max() < COLUMN_WHITE * high:
            continue
        widest = int(np.diff(inked).argmax())
        first, last = left + start + inked[widest], left + start + inked[widest + 1]
        near = across & (np.abs(boxes[:, 1] - top) < 10 * high)
        near[at] = False
        ending = near & (boxes[:, 2] > first - high) & (boxes[:, 2] < last)
        beginning = near & (boxes[:, 0] > first) & (boxes[:, 0] < last + 0.5 * high)
        crossing = near & (boxes[:, 0] < first - high) & (boxes[:, 2] > last + high)
        told = int(ending.sum()) >= 2 and int(beginning.sum()) >= 2
        if told and 4 * int(crossing.sum()) < int((ending | beginning).sum()):
            return after
    return None


def _halves(one: Found, cut: int) -> list[Found]:
    left, top, right, bottom = one.box
    middle = left + (one.places[cut - 1] + one.places[cut]) / 2 * (right - left)
    halves = []
    for part, start, end in ((slice(0, cut), left, middle), (slice(cut, None), middle, right)):
        text = one.text[part]
        first, stop = len(text) - len(text.lstrip()), len(text.rstrip())
        places = tuple(
            round((left + place * (right - left) - start) / (end - start), 4)
            for place in one.places[part]
        )
        box = upright(start, top, end, bottom)
        halves.append(replace(one, text=text.strip(), corners=box, places=places[first:stop]))
    return halves


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
    # the running text of a vertical page ends with a mark above the next band, as near as that
    large = high[at] > LARGE * float(np.median(np.minimum(high, u1 - u0)))
    alphabetic = flow is Flow.ACROSS and is_alphabetic(found[at].text)
    most = (WORDS_APART if alphabetic else APART) * high[at]
    beside = same & (np.abs(middle - middle[at]) < 0.3 * high[at])
    beside &= (gap > -APART * high[at]) & (gap < most)
    usual = LIKE_WORDS if alphabetic else LIKE
    like = max(usual, LIKE_HEADS) if large else usual
    beside &= (high < like * high[at]) & (high[at] < like * high)
    beside[at] = False
    for other in np.flatnonzero(beside)[np.argsort(gap[beside])].tolist():
        if gap[other] > APART * high[at] and not is_alphabetic(found[other].text):
            continue
        by_a_mark = found[at].text[-1] in CLOSING or found[other].text[0] in OPENING
        if (flow is Flow.ACROSS or large) and by_a_mark and gap[other] < BY_A_MARK * high[at]:
            return int(other)
        if flow is Flow.ACROSS and large and _one_headline(boxes, same, at, other):
            return int(other)
        if high[other] > usual * high[at] or high[at] > usual * high[other]:
            continue
        cut = (u1[at] + u0[other]) / 2
        lies = np.abs(middle - middle[at]) / high[at]
        near = same & (lies < (TELLING_WORDS if alphabetic else TELLING)) & (lies > 0.4)
        near &= high < NO_TELLER * high[at]
        crossing = int((near & (u0 < cut - high[at]) & (u1 > cut + high[at])).sum())
        ending = near & (
            (np.abs(u1 - u1[at]) < 0.6 * high[at]) | (np.abs(u0 - u0[other]) < 0.6 * high[at])
        )
        if crossing > int(ending.sum()):
            return int(other)
    return None


def _one_headline(boxes: NDArray[np.float64], same: NDArray[np.bool_], at: int, other: int) -> bool:
    """Whether two large pieces are one headline over two columns with a space near the white between them.

    Two headlines stay each over its own column. So it is one where a piece reaches over the text of the
    other's column, or where what stands right below (a byline, a deck) stands below both.
    """
    high = boxes[:, 3] - boxes[:, 1]
    begin, end = boxes[:, 0] + LOOSE * high, boxes[:, 2] - LOOSE * high
    first, second = end[at], begin[other]
    below = (boxes[:, 1] + boxes[:, 3] - boxes[at, 1] - boxes[at, 3]) / 2 / high[at]
    near = same & (np.abs(below) < TELLING) & (np.abs(below) > 0.4)
    over_both = (begin < first - high) & (end > second + high)
    reached = (begin < first - high) & (end > second + REACHES * high)
    reached |= (begin < first - REACHES * high) & (end > second + high)
    ending = (np.abs(end - first) < 0.5 * high) | (np.abs(begin - second) < 0.5 * high)
    if int((near & reached).sum()) > max(1, int((near & ending).sum())):
        return True
    under = np.flatnonzero(near & (below > 0) & (end > begin[at]) & (begin < end[other]))
    return bool(len(under) and over_both[under[below[under].argmin()]])


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
