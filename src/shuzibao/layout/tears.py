"""Sentences that a column's end tears, found again by both of their ends.

That a line stops in the middle, or goes on from elsewhere, is dear to suppose of any one line: a file in order has none
of them. But they come in pairs. Where what one line would leave open is what another would go on with, because a word
runs across (…设立便民服务 | 站42个。), or because the page says the same words elsewhere, both suppositions are made at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from shuzibao.layout.flowsigns import RUNS, Part, Step
from shuzibao.script.characters import is_han
from shuzibao.script.words import word_across

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int32]

ENDS = (Step.CUT_HEAD, Step.CUT_HEAD_ORPHAN, Step.CUT_NEXT, Step.CUT_NEXT_ORPHAN)
BEGINS = (Step.CUT_INSIDE, Step.HEAD_INSIDE)
# In nats. What a word across a tear tells, and each group of characters that the page says elsewhere; how much dearer than
# the best reading two such ends may be then, and where the line above stops amid in any case. Tuned on dev pages read by
# pdftotext and pdfminer.six: of 23 tears that are found on 40 pages 22 are printed ones. After a change run
# `python -m bench.dumps --style tool-pdftotext` and all styles.
WORD, SPOKEN = 2.0, 1.5
MOST, CERTAIN = 3.0, 5.5
LEAST_TOLD = 1.5
BACKWARD = 0.5  # a sentence that goes on higher up in the file
SURE = 0.1  # by so much the mended reading is made the cheaper one


@dataclass(frozen=True, slots=True)
class Doubts:
    """For each line, in nats, how much dearer than the best reading of the page one is in which it stops amid; goes on amid."""

    ends: Floats
    begins: Floats


@dataclass(frozen=True, slots=True)
class Tear:
    """Line `end` stops amid, line `begin` goes on with it; and how much cheaper these steps must be to be read so."""

    end: int
    begin: int
    from_end: float
    from_begin: float


def doubts_of(emissions: Floats, tables: Sequence[Floats], part_of: Ints, kinds: Ints) -> Doubts:
    """The best readings through each line, of those that hold and of those in which it is torn."""
    lines = len(emissions)
    below = np.zeros_like(emissions)
    for i in range(lines - 2, -1, -1):
        below[i] = (tables[i] + (emissions[i + 1] + below[i + 1])).min(axis=1)
    above = emissions[0]
    best = float((above + below[0]).min())
    ends, begins = np.full(lines, np.inf), np.full(lines, np.inf)
    stops = np.isin(part_of, (Part.FIRST, Part.MIDDLE))[:, None] & ~np.isin(kinds, RUNS)
    goes_on = np.isin(part_of, (Part.MIDDLE, Part.LAST))[None, :] & ~np.isin(kinds, RUNS)
    for i, table in enumerate(tables):
        costs = above[:, None] + table + (emissions[i + 1] + below[i + 1])
        ends[i] = costs[stops].min() - best
        begins[i + 1] = costs[goes_on].min() - best
        above = (above[:, None] + table).min(axis=0) + emissions[i + 1]
    return Doubts(ends, begins)


def mend(doubts: Doubts, texts: Sequence[str], barred: Sequence[bool]) -> list[Tear]:
    """The tears of a page, surest first; each line is the end of one at most and the begin of one at most.

    barred: the lines that go on with none from elsewhere: leads, captions, and what reads on from the line above.
    """
    page = "\n".join(texts)
    begins = np.where(barred, np.inf, doubts.begins)
    found = []
    for end in _below(doubts.ends, MOST + WORD + 2 * SPOKEN):
        stops = float(doubts.ends[end])
        least = CERTAIN if stops < SURE else MOST
        for begin in _below(begins, least + WORD + 2 * SPOKEN - stops):
            if begin in (end, end + 1):
                continue
            told = _told(texts[end], texts[begin], page)
            cost = stops + float(begins[begin]) - told + BACKWARD * (begin < end)
            if told >= LEAST_TOLD and cost < least:
                found.append((cost, end, begin))
    used: tuple[set[int], set[int]] = set(), set()
    out = []
    for _, end, begin in sorted(found):
        if end not in used[0] and begin not in used[1]:
            used[0].add(end)
            used[1].add(begin)
            from_end, from_begin = float(doubts.ends[end]), float(begins[begin])
            out.append(Tear(end, begin, from_end + SURE, from_begin + SURE))
    return out


def _below(values: Floats, most: float) -> list[int]:
    return [int(n) for n in np.flatnonzero(values < most)]


def _told(left: str, right: str, page: str) -> float:
    if not (left and right and is_han(left[-1]) and is_han(right[0])):
        return 0.0
    return WORD * bool(word_across(left, right)) + SPOKEN * spoken(left, right, page)


def spoken(left: str, right: str, page: str) -> float:
    """How many of the character groups that a break cuts stand whole elsewhere on the page, 0 to 2."""
    if not left or not right:
        return 0.0
    groups = (left[-1:] + right[:1], left[-2:] + right[:1], left[-1:] + right[:2])
    return sum(w * (group in page) for group, w in zip(groups, (0.5, 0.75, 0.75), strict=True))


def with_tears(tables: Sequence[Floats], tears: Sequence[Tear], kinds: Ints) -> list[Floats]:
    """The costs of the steps, those of the tears as cheap as any other way to read these lines."""
    out = list(tables)
    for tear in tears:
        if tear.end < len(out):
            out[tear.end] = out[tear.end] - tear.from_end * np.isin(kinds, ENDS)
        out[tear.begin - 1] = out[tear.begin - 1] - tear.from_begin * np.isin(kinds, BEGINS)
    return out
