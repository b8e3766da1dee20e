"""The lines of a dump to paragraphs and headings, by the most likely reading of the whole sequence.

A dump's line knows its text, its width, and a little of the space around it. This is a hidden Markov model
over the lines: a state is a part (first, middle, last line of a paragraph, its only line, or a heading) and,
for running text, the measure 栏宽 that it is set to. The measures are found on the page; one of them is "none",
for dumps with one paragraph a line. Viterbi gives the cheapest reading. A column that stops in mid-sentence
where another begins is a "cut": dear, cheaper where the space or the measure changes too.

Costs are in nats: features of `flowsigns.py` times `flowweights.WEIGHTS`, and how badly lines fill their measures.
What concerns the measures was set by hand from counts on narrow newspaper columns; after a change run
`python -m bench.dumps --split dev` again.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from shuzibao.conventions.leads import DATELINE, opening_weight
from shuzibao.conventions.numerals import count_of
from shuzibao.layout.columnwidth import INDENT, measures_of, units_below
from shuzibao.layout.flowsigns import INDENTED, RUNS, Part, Step, part_features, step_features
from shuzibao.layout.flowweights import WEIGHTS
from shuzibao.layout.rhythm import Rhythm, indents_kept, stand_apart
from shuzibao.layout.signs import Signs
from shuzibao.layout.tears import Tear, doubts_of, mend, with_tears
from shuzibao.script.characters import is_han
from shuzibao.script.words import word_across

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Reading:
    """One line read: its part, and whether the text above runs on into it.

    joined: this line goes on with the paragraph of the line above (in file order, furniture skipped).
    mends: the line, by index, whose sentence this one goes on with though others stand between; -1 for none.
    """

    part: Part
    joined: bool
    measure: float | None
    mends: int = -1


# How far a full line may be from its measure. Squeezed punctuation and narrow digits move it by half an em or so;
# ragged Latin by several.
SPREAD, LATIN_SPREAD = 0.6, 2.5
WIDTH_CAP = 5.0
LATIN_SHORT = 0.3
# Each em that a line stays short though the rules of the line's ends 禁则 explain it, and each em that its marks
# must have been set narrower 标点挤压; nats.
EXPLAINED, SQUEEZED = 0.2, 0.8
# What it costs a paragraph to open flush with its measure.
FLUSH_USUAL, FLUSH_UNKNOWN, FLUSH_UNUSUAL = 0.0, 0.9, 3.5
TELLS_APART = 1.0  # nats between the two ways to open a paragraph, for one that says which is usual
BROKEN_ON_PURPOSE = 3.5  # nats
# A page that begins or ends in the middle of a paragraph.
CUT_BY_THE_PAGE = 2.0

UNSET = ("unset first", "unset middle", "unset last", "unset only")
PARTS = 4  # running-text parts per measure


def read_flow(signs: Sequence[Signs], weights: Mapping[str, float] | None = None) -> list[Reading]:
    """The parts of a sequence of lines without furniture, in file order.

    Read twice: the first reading tells whether paragraphs on this page are set in, which the second one uses.
    """
    if not signs:
        return []
    chain = Chain(signs, weights or WEIGHTS)
    tables = [chain.transitions(i) for i in range(len(chain.steps))]
    first = chain.best(FLUSH_UNKNOWN, tables)
    flush = flush_cost(chain.signs, first)
    told = first if flush == FLUSH_UNKNOWN else chain.best(flush, tables)
    emissions = chain.emissions(flush)
    doubts = doubts_of(emissions, tables, chain.part_of, chain.kinds)
    barred = [
        one.joined or sign.caption or sign.opening > 0
        for one, sign in zip(told, chain.signs, strict=True)
    ]
    mended = mend(doubts, [sign.text for sign in chain.signs], barred)
    if not mended:
        return told
    told = chain.best(flush, with_tears(tables, mended, chain.kinds))
    for tear in mended:
        if _is_torn(told, tear):
            told[tear.begin] = replace(told[tear.begin], mends=tear.end)
    return told


def _is_torn(readings: Sequence[Reading], tear: Tear) -> bool:
    """Whether the reading stops amid and goes on amid at a tear."""
    end, begin = readings[tear.end], readings[tear.begin]
    stops = end.part in (Part.FIRST, Part.MIDDLE) and not readings[tear.end + 1].joined
    return stops and begin.part in (Part.MIDDLE, Part.LAST) and not begin.joined


def with_neighbours(signs: Sequence[Signs]) -> list[Signs]:
    """The signs of lines that only the line above or below explains."""
    out = list(signs)
    for i in numbered_heads(signs):
        out[i] = replace(out[i], numbered=True)
    for i in stand_apart(signs):
        out[i] = replace(out[i], parted=True)
    for i, (above, below) in enumerate(pairwise(signs)):
        if below.starts_inside and above.text and not above.heading:
            # No line begins with a closing mark: a tool has torn one line in two, and it is as wide as both.
            width = out[i].width + below.width
            out[i] = above = replace(out[i], width=width)
            out[i + 1] = below = replace(below, width=width)
        if _quotes_on(above) and not CLOSED.search(below.text):
            out[i] = above = replace(out[i], ends_open=True, quotes_on=True)
        if _is_drop_cap(above, below):
            opening = opening_weight(above.text + below.text)
            out[i] = above = replace(out[i], width=below.width, ends_open=True, opening=opening)
        if below.form and not above.form and above.cells == below.cells >= 3:
            out[i] = replace(above, form=True)  # the head of a table
        led = below.listed or LEADS_LIST.search(above.text)
        if above.ends_colon and led and not above.heading:
            out[i] = replace(above, listed=True)  # what leads a list is no heading
        if above.caption and above.width < NAMES_ONLY * below.width and not above.ends_open:
            out[i] = above = replace(out[i], ends_sentence=True)
        if SIGNS.search(above.text) and SIGNED.fullmatch(below.text):
            out[i + 1] = below = replace(below, ends_sentence=True, signed_off=True)
        if below.signature and DATELINE.fullmatch(above.text):
            out[i + 1] = replace(below, signature=False, signed_off=False, ends_sentence=False)
    return out


CLOSED = re.compile(r"[”」』]")
# 各组前三名如下：, 获奖名单：, 以下路段：
LEADS_LIST = re.compile(r"(?:如下|下列[^，。：]{0,8}|以下[^，。：]{0,8}|[^，。：]{4,}名单)[：:]$")


# ▲选种: what names a picture in fewer words than the line below has goes on no further.
NAMES_ONLY = 0.7

# …照常开放。（翁岩　小 | 梁）: who wrote it, in brackets that the line's end cuts.
SIGNS = re.compile(r"(?:^|[。！？”…])[（(][^（）()。，；]{0,20}$")
SIGNED = re.compile(r"[^（）()。，；]{0,20}[）)]")


def _quotes_on(sign: Signs) -> bool:
    """A quotation is opened and neither closed nor at a sentence's end."""
    opened = sum(sign.text.count(mark) for mark in "“「『") - sum(
        sign.text.count(mark) for mark in "”」』"
    )
    return opened > 0 and sign.heading is None and not sign.ends_sentence


NUMERALS = frozenset("一二三四五六七八九十")  # these stand over parts of a story


def _is_drop_cap(above: Signs, below: Signs) -> bool:
    """A large first character 首字下沉 on a line of its own: with what stands below it makes a word."""
    single = len(above.text) == 1 and is_han(above.text) and above.text not in NUMERALS
    marked = below.pauses > 0 or below.stops > 0 or below.ends_sentence
    text = marked or "：" in below.text  # 编 | 辑同志：路口的灯坏了半个
    unmarked = above.heading is None and above.furniture is None
    return single and text and unmarked and bool(word_across(above.text, below.text))


FEWEST_NUMBERED = 3
LONGEST_NUMBERED, LEFT_OVER = 18.0, 1.5  # ems


def numbered_heads(signs: Sequence[Signs]) -> list[int]:
    """The lines 1．…, 2．…, 3．… or 壹 …, 贰 …, 叁 … that stand each over a text: the crossheads of a piece that counts its parts."""
    counts: dict[str, list[int]] = {}
    for i, (sign, below) in enumerate(pairwise(signs)):
        told = count_of(sign.text)
        head = sign.width <= LONGEST_NUMBERED and not (sign.ends_sentence or sign.ends_open)
        text = below.pauses or below.stops or below.ends_sentence
        if not (told and head and text) or count_of(below.text) or sign.heading:
            continue
        kind, number = told
        found = counts.setdefault(kind, [])
        if number == len(found) + 1:
            found.append(i)
        elif number == 1 and len(found) < FEWEST_NUMBERED:
            counts[kind] = [i]
    return sorted(i for found in counts.values() if _stand_over_texts(signs, found) for i in found)


def _stand_over_texts(signs: Sequence[Signs], found: Sequence[int]) -> bool:
    """Whether lines that count on are headings, not the items of a list."""
    if len(found) < FEWEST_NUMBERED:
        return False
    # an item of a list that runs over fills its first line
    widest = max(sign.width for sign in signs[found[0] : found[-1] + 3])
    return all(signs[i].width <= widest - LEFT_OVER for i in found)


def flush_cost(signs: Sequence[Signs], readings: Sequence[Reading]) -> float:
    """What it costs a paragraph to open flush with its measure, told by those that opened so far."""
    set_in = flush = 0
    for sign, reading, unit in zip(signs, readings, units_below(signs), strict=True):
        if reading.part is Part.FIRST and reading.measure and sign.indent < INDENTED:
            lost = _misfit(sign, reading.measure - INDENT, SPREAD, unit)
            full = _misfit(sign, reading.measure, SPREAD, unit)
            set_in += lost + TELLS_APART < full
            flush += full + TELLS_APART < lost
    if set_in >= 3 and set_in > 2 * flush:
        return FLUSH_UNUSUAL
    if flush >= 3 and flush > 2 * set_in:
        return FLUSH_USUAL
    return FLUSH_UNKNOWN


ECHO_LINES = 6


def echoes_of(texts: Sequence[str]) -> list[float]:
    """For each line, how many of its pairs of Chinese characters stand in the lines right below and not right above.

    A headline's words come again in its lead.
    """
    pairs = [
        {text[k : k + 2] for k in range(len(text) - 1) if is_han(text[k]) and is_han(text[k + 1])}
        for text in texts
    ]
    out = []
    for i, own in enumerate(pairs):
        below = set().union(*pairs[i + 1 : i + 1 + ECHO_LINES])
        above = set().union(*pairs[max(0, i - ECHO_LINES) : i])
        out.append(len((own & below) - above) / len(own) if own else 0.0)
    return out


def _misfit(sign: Signs, measure: float, spread: float, unit: float) -> float:
    """How badly a line fills a measure, in nats.

    unit: width in ems of what opens the next line; a line is short for a reason where that did not fit in.
    """
    short = measure - sign.width
    if short > 0:
        if short < unit:
            return EXPLAINED * short
        return min((short - unit + 1.0) / spread, WIDTH_CAP)
    squeezed = min(-short, sign.squeeze)
    return min(SQUEEZED * squeezed + (-short - squeezed) / spread, WIDTH_CAP)


class Chain:
    """The lines of one page as a chain of states, with the cost of each state and of each step.

    States: four parts of running text for each measure, the last measure being "none"; then the heading.
    """

    def __init__(self, signs: Sequence[Signs], weights: Mapping[str, float]) -> None:
        self.signs = with_neighbours(signs)
        self.weights = weights
        self.measures = (*measures_of(self.signs), None)
        self.size = PARTS * len(self.measures) + 1
        self.kinds = _kinds(len(self.measures))
        self.part_of = np.array(
            [int(self.part(state)) for state in range(self.size)], dtype=np.int32
        )
        self.units = units_below(self.signs)
        # A source that marks its headings seldom leaves one unmarked.
        marked = sum(sign.heading is not None for sign in self.signs) >= 2
        echoes = echoes_of([sign.text for sign in self.signs])
        self.parts = [
            part_features(sign, echo, marked) for sign, echo in zip(self.signs, echoes, strict=True)
        ]
        rhythm = Rhythm.of(self.signs)
        self.steps = [step_features(a, b, rhythm) for a, b in pairwise(self.signs)]

    def part(self, state: int) -> Part:
        """The part that a state stands for."""
        return Part.HEADING if state == self.size - 1 else Part(state % PARTS)

    def emissions(self, flush: float) -> Floats:
        """The cost of each state (columns) for each line (rows)."""
        told = np.array(
            [
                [sum(self.weights[name] * value for name, value in part) for part in parts]
                for parts in self.parts
            ]
        )
        costs: Floats = told[:, self.part_of]
        for i, (sign, unit) in enumerate(zip(self.signs, self.units, strict=True)):
            costs[i, :-1] += self._fits(sign, unit, flush)
        inside = np.isin(self.part_of, (Part.MIDDLE, Part.LAST))
        costs[0, inside] += CUT_BY_THE_PAGE
        costs[-1, np.isin(self.part_of, (Part.FIRST, Part.MIDDLE))] += CUT_BY_THE_PAGE
        return costs

    def _fits(self, sign: Signs, unit: float, flush: float) -> list[float]:
        """How badly a line fits in as each part of running text, for each measure."""
        out: list[float] = []
        spread = LATIN_SPREAD if sign.latin else SPREAD
        for measure in self.measures:
            if measure is None:
                out += [self.weights[name] for name in UNSET]
                continue
            off = sign.width - measure
            full = LATIN_SHORT if sign.latin and off < 0 else _misfit(sign, measure, spread, unit)
            if sign.indent >= INDENTED:
                first = _misfit(sign, measure - sign.indent, spread, unit)
            else:
                first = min(_misfit(sign, measure - INDENT, spread, unit), full + flush)
            over = min(max(0.0, off - sign.squeeze - 0.25) / spread, 2 * WIDTH_CAP)
            out += [first, full, over, over]
        return out

    def transitions(self, i: int) -> Floats:
        """The cost of each step from line i (rows: its state) to line i + 1 (columns)."""
        steps = np.array(
            [sum(self.weights[name] * value for name, value in step) for step in self.steps[i]]
        )
        table: Floats = steps[self.kinds]
        above, below = self.signs[i], self.signs[i + 1]
        if above.latin:
            runs = np.isin(self.kinds, RUNS)
            table = table + runs * self._had_room(above, below)[:, None]
        return table

    def _had_room(self, above: Signs, below: Signs) -> Floats:
        """Cost per state of running on where the next word would have fitted on the line above: it was broken on purpose."""
        room = np.zeros(self.size)
        for k, measure in enumerate(self.measures):
            if measure is not None and above.width + 0.5 + below.unit < measure - 1.0:
                room[PARTS * k : PARTS * (k + 1)] = BROKEN_ON_PURPOSE
        return room

    def best(self, flush: float, tables: Sequence[Floats]) -> list[Reading]:
        """The cheapest reading (Viterbi). tables: the costs of the steps."""
        emissions = self.emissions(flush)
        cost = emissions[0]
        back = np.zeros((len(self.signs), self.size), dtype=np.int32)
        states = np.arange(self.size)
        for i in range(1, len(self.signs)):
            table = cost[:, None] + tables[i - 1]
            back[i] = table.argmin(axis=0)
            cost = table[back[i], states] + emissions[i]
        path = [int(cost.argmin())]
        for i in range(len(self.signs) - 1, 0, -1):
            path.append(int(back[i][path[-1]]))
        path.reverse()
        return [self._reading(path[i - 1] if i else None, state) for i, state in enumerate(path)]

    def _reading(self, before: int | None, state: int) -> Reading:
        joined = before is not None and Step(int(self.kinds[before, state])) in RUNS
        measure = None if state == self.size - 1 else self.measures[state // PARTS]
        return Reading(self.part(state), joined, measure)


def _kinds(measures: int) -> npt.NDArray[np.int32]:
    """The kind of step between any two states."""
    size = PARTS * measures + 1
    return np.array([[_kind(a, b, size) for b in range(size)] for a in range(size)], dtype=np.int32)


def _kind(a: int, b: int, size: int) -> Step:
    head, unset = size - 1, size - 1 - PARTS
    inside = b != head and b % PARTS in (Part.MIDDLE, Part.LAST)
    if a == head:
        return Step.HEADS if b == head else Step.HEAD_INSIDE if inside else Step.HEAD_TEXT
    goes_on, orphan = a % PARTS in (Part.FIRST, Part.MIDDLE), a % PARTS == Part.FIRST
    if b == head:
        if not goes_on:
            return Step.TO_HEAD
        return Step.CUT_HEAD_ORPHAN if orphan else Step.CUT_HEAD
    same = a // PARTS == b // PARTS
    if not goes_on:
        return Step.CUT_INSIDE if inside else Step.NEXT if same else Step.NEXT_MEASURE
    if inside:
        if not same:
            return Step.RUN_MEASURE
        return Step.RUN_UNSET if a >= unset else Step.RUN_ORPHAN if orphan else Step.RUN
    return Step.CUT_NEXT_ORPHAN if orphan else Step.CUT_NEXT


__all__ = ["Chain", "Part", "Reading", "indents_kept", "read_flow"]
