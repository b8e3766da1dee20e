"""The lines of a dump to paragraphs and headings, by the most likely reading of the whole sequence.

A dump's line knows its text, its width, and a little of the space around it. This is a hidden Markov model
over the lines: a state is a part (first, middle, last line of a paragraph, its only line, or a heading) and,
for running text, the measure 栏宽 that it is set to. The measures are found on the page; one of them is "none",
for dumps with one paragraph a line. Viterbi gives the cheapest reading. A column that stops in mid-sentence
where another begins is a "break": dear, cheaper where the space or the measure changes too.

Costs are in nats. They were set by hand from counts on narrow newspaper columns and checked with
`python -m bench.dumps --split dev`; run that again after a change.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from shuzibao.layout.columnwidth import INDENT, WIDEST_MEASURE, measures_of
from shuzibao.layout.signs import Signs
from shuzibao.script.words import word_across

Floats = npt.NDArray[np.float64]


class Part(IntEnum):
    """What a line is in the flow."""

    FIRST = 0
    MIDDLE = 1
    LAST = 2
    ONLY = 3
    HEADING = 4


@dataclass(frozen=True, slots=True)
class Reading:
    """One line read: its part, and whether the text above runs on into it.

    joined: this line goes on with the paragraph of the line above (in file order, furniture skipped).
    """

    part: Part
    joined: bool
    measure: float | None


INDENTED = 1.5  # ems of leading space that are an indent by themselves

# Emission: how far a full line may be from its measure. Squeezed punctuation and narrow digits move it by half
# an em or so; ragged Latin by several.
SPREAD, LATIN_SPREAD = 0.6, 2.5
WIDTH_CAP = 5.0
FLUSH_UNKNOWN = 0.9
UNSET_WIDTH = 3.4  # any width where lines are not set to a measure

LONG_HEADING = 30.0  # ems; longer lines are less and less a heading

# 座谈会上，… 活动现场，… opens a paragraph, if not a story.
SCENE = re.compile(r"[^，。]{0,4}(?:会上|会后|仪式上|现场|活动中|当天|当日)，")

# 营业时间：9:00—21:00, 电话：…: a line of a form or an advertisement.
FORM_LINE = re.compile(r"[\u4e00-\u9fff]{2,6}[：:].*\d")

PARTS = 4  # running-text parts per measure


def read_flow(signs: Sequence[Signs]) -> list[Reading]:
    """The parts of a sequence of lines without furniture, in file order.

    Read twice: the first reading tells whether paragraphs on this page are set in, which the second one uses.
    """
    if not signs:
        return []
    measures = measures_of(signs)
    # A source that marks its headings seldom leaves one unmarked.
    marked = sum(sign.heading is not None for sign in signs) >= 2
    first = _viterbi(signs, _Model(measures, FLUSH_UNKNOWN, marked))
    flush = _flush_cost(signs, first)
    return first if flush == FLUSH_UNKNOWN else _viterbi(signs, _Model(measures, flush, marked))


def _flush_cost(signs: Sequence[Signs], readings: Sequence[Reading]) -> float:
    """What it costs a paragraph to open flush with its measure, told by those that opened so far."""
    set_in = flush = 0
    for sign, reading in zip(signs, readings, strict=True):
        if reading.part is Part.FIRST and reading.measure and sign.indent < INDENTED:
            off = sign.width - reading.measure
            set_in += abs(off + INDENT) <= 1.0
            flush += abs(off) <= 0.6
    if set_in >= 3 and set_in > 2 * flush:
        return 2.5
    if flush >= 3 and flush > 2 * set_in:
        return 0.0
    return FLUSH_UNKNOWN


def _viterbi(signs: Sequence[Signs], model: _Model) -> list[Reading]:
    emissions = np.array([model.emission(sign) for sign in signs])
    rhythm = _Rhythm.of(signs)
    best = emissions[0] + model.opening(signs[0])
    back = np.zeros((len(signs), model.size), dtype=np.int32)
    for i in range(1, len(signs)):
        table = best[:, None] + model.transition(signs[i - 1], signs[i], rhythm)
        back[i] = table.argmin(axis=0)
        best = table[back[i], np.arange(model.size)] + emissions[i]
    state = int((best + model.closing(signs[-1])).argmin())
    states = [state]
    for i in range(len(signs) - 1, 0, -1):
        state = int(back[i][state])
        states.append(state)
    states.reverse()
    return [model.reading(states[i - 1] if i else None, state) for i, state in enumerate(states)]


@dataclass(frozen=True, slots=True)
class _Rhythm:
    """How this file spaces its lines: what stands between lines of one paragraph, and whether indents are kept."""

    gap: int
    gap_told: float  # 0..1: how constant that gap is
    indents_kept: bool

    @classmethod
    def of(cls, signs: Sequence[Signs]) -> _Rhythm:
        inside = Counter(
            b.blank_before
            for a, b in pairwise(signs)
            if not a.ends_sentence
            and a.heading is None
            and b.heading is None
            and (a.pauses or a.ends_open)
        )
        total = sum(inside.values())
        gap, count = inside.most_common(1)[0] if inside else (0, 0)
        told = count / total if total >= 5 else 0.0
        return cls(gap, told, indents_kept(signs))


def indents_kept(signs: Sequence[Signs]) -> bool:
    """Whether the source shows its paragraphs' indents: lines set in follow a sentence's end, and most openings are."""
    pairs = list(pairwise(signs))
    set_in = [a for a, b in pairs if b.indent > 0 and not b.heading]
    if len(set_in) < 3 or len(set_in) > 0.7 * len(pairs):
        return False
    closed = sum(
        a.ends_sentence or a.signed_off or a.heading is not None or not a.pauses for a in set_in
    )
    widest = max((sign.width for sign in signs if sign.width < WIDEST_MEASURE), default=0.0)
    # a line without any mark is a heading or a photographer's name rather than a paragraph's first
    openings = [
        b
        for a, b in pairs
        if a.ends_sentence and a.width < 0.6 * widest and (b.pauses or b.stops or b.ends_sentence)
    ]
    shown = sum(b.indent > 0 for b in openings)
    return closed >= 0.8 * len(set_in) and shown >= 0.6 * len(openings)


BROKEN_ON_PURPOSE = 3.5  # nats
# A column ends on the first line of a paragraph: compositors avoid it.
ORPHAN = 1.5
# A line that opens like a story stands below a heading rather than below a paragraph cut off; nats per nat.
OPENING_TELLS = 0.35

# Kinds of step between the states of two neighbouring lines.
(
    RUN_ON,
    RUN_ON_NEW,
    NEXT,
    NEXT_NEW,
    TO_HEAD,
    HEAD_HEAD,
    HEAD_TEXT,
    CUT_HEAD,
    CUT_INSIDE,
    CUT_NEXT,
    HEAD_INSIDE,
) = range(11)


def _misfit(sign: Signs, measure: float, spread: float) -> float:
    """How badly a line fills a measure, in nats. Punctuation may be set narrower 标点挤压, so a line is a range."""
    short = measure - sign.width
    long = sign.width - sign.squeeze - measure
    return min(max(0.0, short, long) / spread, WIDTH_CAP)


class _Model:
    def __init__(self, measures: Sequence[float], flush: float, marked: bool) -> None:
        self.marked = marked
        self.flush = flush
        self.measures = (*measures, None)
        self.size = PARTS * len(self.measures) + 1
        self.head = self.size - 1
        self.steps = np.array(
            [[self._step(a, b) for b in range(self.size)] for a in range(self.size)], dtype=np.int32
        )
        self.runs_on = (self.steps == RUN_ON).astype(float)
        unset = PARTS * len(measures)
        self.unset_run = np.zeros((self.size, self.size))
        for a in range(unset, self.head):
            for b in range(unset, self.head):
                if self.steps[a, b] == RUN_ON:
                    self.unset_run[a, b] = (
                        2.0  # a paragraph a line is the rule there; a cut one is not
                    )

        self.orphan = np.zeros((self.size, self.size))
        for a in range(Part.FIRST, self.head, PARTS):
            cut = np.isin(self.steps[a], (CUT_HEAD, CUT_NEXT))
            self.orphan[a, cut] = ORPHAN

    def part(self, state: int) -> Part:
        return Part.HEADING if state == self.head else Part(state % PARTS)

    def _step(self, a: int, b: int) -> int:
        left, right = self.part(a), self.part(b)
        same = a // PARTS == b // PARTS
        inside = right in (Part.MIDDLE, Part.LAST)
        if left is Part.HEADING:
            return HEAD_HEAD if right is Part.HEADING else HEAD_INSIDE if inside else HEAD_TEXT
        is_open = left in (Part.FIRST, Part.MIDDLE)
        if right is Part.HEADING:
            return CUT_HEAD if is_open else TO_HEAD
        if is_open:
            return (RUN_ON if same else RUN_ON_NEW) if inside else CUT_NEXT
        return CUT_INSIDE if inside else NEXT if same else NEXT_NEW

    def emission(self, sign: Signs) -> Floats:
        costs = np.empty(self.size)
        spread = LATIN_SPREAD if sign.latin else SPREAD
        end = (
            0.1
            if sign.ends_sentence
            else 1.6
            if sign.ends_colon
            else 7.0
            if sign.ends_open
            else 4.5
        )
        if sign.signed_off:
            end -= 0.5
        unfinished = 2.4 if sign.ends_sentence else 0.0
        if sign.signed_off:
            unfinished += 3.0
        marked = 8.0 if sign.heading else 0.0
        # A full line of text seldom runs on without any sign.
        # Latin text opens a sentence with a capital, and seldom a line inside one.
        small = 3.0 if sign.small else 0.0
        capital = 1.0 if sign.latin and not sign.small else 0.0
        unpunctuated = (
            0.0 if sign.pauses or sign.stops or sign.ends_sentence else 0.04 * min(sign.width, 20.0)
        )
        for k, measure in enumerate(self.measures):
            at = PARTS * k
            if measure is None:
                first = middle = last = only = UNSET_WIDTH
            else:
                off = sign.width - measure
                full = 0.3 if sign.latin and off < 0 else _misfit(sign, measure, spread)
                kept = _misfit(sign, measure - sign.indent, spread)
                lost = _misfit(sign, measure - INDENT, spread)
                over = min(max(0.0, off - sign.squeeze - 0.25) / spread, 2 * WIDTH_CAP)
                first = 0.7 + (kept if sign.indent >= INDENTED else min(lost, full + self.flush))
                middle = 0.6 + full
                last = 2.5 + over
                only = 3.3 + over
            if not sign.latin:
                first, middle = first + unpunctuated, middle + unpunctuated
            first, only, middle = first + small, only + small, middle + capital
            costs[at + Part.FIRST] = (
                first + unfinished + marked + (4.0 if sign.starts_inside else 0.0)
            )
            costs[at + Part.MIDDLE] = middle + unfinished + marked
            costs[at + Part.LAST] = last + end + marked
            costs[at + Part.ONLY] = only + end + marked + 0.3 + (4.0 if sign.starts_inside else 0.0)
        costs[self.head] = self._heading(sign)
        if self.marked and not sign.heading and not sign.bold:
            costs[self.head] += 0.9 + 0.8 * min(sign.pauses, 2) + 0.04 * max(0.0, sign.width - 12)
        return costs

    @staticmethod
    def _heading(sign: Signs) -> float:
        if sign.heading:
            return 0.0
        cost = 3.9 + (1.0 if sign.latin else 0.0) + 2.5 * sign.stops + 0.6 * min(sign.pauses, 3)
        if sign.ends_sentence:
            cost += 0.3 if sign.text.rstrip("”’』」）)")[-1:] in "！？!?…" else 5.0
        if sign.bold:
            cost -= 3.0
        if sign.bracket_open:
            cost += 1.2
        if FORM_LINE.match(sign.text):
            cost += 2.0
        if sign.opening >= 3 or sign.caption:
            cost += 3.0
        if sign.ends_open:
            cost += 2.5
        if sign.starts_inside:
            cost += 5.0
        if not sign.pauses and not sign.stops and not sign.ends_sentence:
            cost -= 0.8
        if sign.width > LONG_HEADING:
            cost += 0.15 * (sign.width - LONG_HEADING)
        if len(sign.text) < 3:
            cost += 1.5
        return cost

    @staticmethod
    def _starts_paragraph(sign: Signs, rhythm: _Rhythm) -> float:
        cost = 0.0
        if rhythm.indents_kept:
            cost += -1.5 if sign.indent > 0 else 2.0
        elif sign.indent >= INDENTED:
            cost -= 1.5
        elif sign.indent > 0:
            cost -= 0.4
        return cost

    def opening(self, sign: Signs) -> Floats:
        """Cost of each state for the page's first line."""
        costs = np.zeros(self.size)
        for state in range(self.head):
            if self.part(state) in (Part.MIDDLE, Part.LAST):
                costs[state] = 2.0
        return costs

    def closing(self, sign: Signs) -> Floats:
        costs = np.zeros(self.size)
        for state in range(self.head):
            if self.part(state) in (Part.FIRST, Part.MIDDLE):
                costs[state] = 2.0
        return costs

    def transition(self, above: Signs, below: Signs, rhythm: _Rhythm) -> Floats:
        across = word_across(above.text, below.text) if not above.ends_sentence else ""
        apart = 0.0
        if rhythm.gap_told > 0.6:
            apart = 1.6 * rhythm.gap_told if below.blank_before != rhythm.gap else -0.3
        if not rhythm.indents_kept and 0 < below.indent < INDENTED:
            apart += 0.6
        starts = self._starts_paragraph(below, rhythm)
        run = max(0.0, apart) + (0.0 if starts >= 0 else -starts)
        if rhythm.indents_kept and below.indent > 0:
            run += 1.5
        if below.caption:
            run += 3.0
        run += below.interrupted + (2.0 if below.item else 0.0)
        if across:
            run -= 1.2
        if below.starts_inside:
            run -= 1.0
        run += 1.3 * max(0.0, below.opening)
        if above.ends_sentence and not below.text.startswith("“"):
            run += 1.0 if SCENE.match(below.text) else 0.4 * max(0.0, -below.opening)
        cut = 0.8 if across else 0.0
        if below.starts_inside:
            cut += 2.0
        if above.jump and above.jump.onward:
            run += 6.0
            cut -= 4.0
        if below.jump and not below.jump.onward:
            run += 4.0
            cut -= 2.0
        break_ = 6.0 + cut - max(0.0, apart) * 0.7
        lead = OPENING_TELLS * min(max(0.0, below.opening), 4.0)
        next_ = 0.3 - (1.0 if below.item else 0.0) + starts - max(0.0, apart) * 0.5
        steps = np.empty(11)
        steps[RUN_ON] = run
        steps[RUN_ON_NEW] = run + 3.5
        steps[NEXT] = next_
        steps[NEXT_NEW] = next_ + 2.0
        steps[TO_HEAD] = 0.8 - max(0.0, apart) * 0.5
        steps[HEAD_HEAD] = -0.5
        steps[HEAD_TEXT] = 0.2 + starts * 0.5 - lead + (0.8 if across else 0.0)
        steps[CUT_HEAD] = break_ - 1.5
        steps[CUT_INSIDE] = break_
        steps[CUT_NEXT] = break_ - 1.0 + starts + lead
        steps[HEAD_INSIDE] = 4.5 + cut
        table: Floats = steps[self.steps] + self.unset_run + self.orphan
        if above.latin:
            table = table + self.runs_on * self._had_room(above, below)[:, None]
        return table

    def _had_room(self, above: Signs, below: Signs) -> Floats:
        """Cost per state of running on where the next word would have fitted on the line above: it was broken on purpose."""
        room = np.zeros(self.size)
        for k, measure in enumerate(self.measures):
            if measure is not None and above.width + 0.5 + below.first_word < measure - 1.0:
                room[PARTS * k : PARTS * (k + 1)] = BROKEN_ON_PURPOSE
        return room

    def reading(self, before: int | None, state: int) -> Reading:
        joined = before is not None and self.steps[before, state] in (RUN_ON, RUN_ON_NEW)
        measure = None if state == self.head else self.measures[state // PARTS]
        return Reading(self.part(state), joined, measure)
