"""Columns whose lines a tool wrote in turns, line by line: told apart by what their texts say.

A tool that sorts print by height writes the lines of columns that stand beside each other in turns (`pdftotext` where the
leading is wide or the gutter narrow, `pdfminer` likewise). Which line goes on with which is found over the whole page: as
many strands as there are columns, each line added to one of them, in the way that costs least (a beam search). Strands
take turns as columns do; a line follows the last one of its strand by what the ends of both tell (`wovensigns.py`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from shuzibao.model import Line
from shuzibao.read.columns.gridcolumns import PROSE
from shuzibao.read.columns.wovenrows import rows_cut
from shuzibao.read.columns.wovensigns import Ends
from shuzibao.script.characters import ems, is_wide

LEAST_LINES, MOST_LINES, MOST_CHARACTERS = 8, 1_200, 200_000  # far more is no page of a newspaper
MOST_STRANDS = 9
BEAM = 24
# In nats. Tuned on eleven dev pages of the three presses read by pdftotext and pdfminer.six, for the share of lines that are
# followed by their own; none of them matters much. After a change run `python -m bench.dumps` too: no damaged style may move.
OPEN = 3.0  # a strand more
SKIPPED = 0.8  # a strand whose turn it was
STAYS = 1.6  # the same strand twice, where there are others
TIED = 3.0  # no empty line is above, where empty lines part blocks
OFF, FAR_OFF = (
    0.8,
    3.0,
)  # an em wider than the strand's measure, or short of it in mid-sentence; at most
FLUSH = 1.0  # a paragraph that begins flush behind one that ended
UNKNOWN, HEADING = (
    0.3,
    1.2,
)  # a strand without a measure yet; a line without marks that fits no measure
LOOSE = 0.8  # a line without marks that is of no strand: a heading
FORGOTTEN = 4  # a strand that was passed over so often is at its end
RAGGED, INDENT = 1.6, 2.0  # ems
LEAST_PARTED = 0.03  # of the lines have an empty one above: then these part blocks
# Unfinished lines speak for the one right below, on the average of so many; woven ones do not.
LOOK, LEAST_TOLD, WOVEN = 24, 10, 0.3
# What it must gain for each line moved: on the whole page (woven ones have 1.2 and more, others under 0.3), in each stretch.
# Of its lines woven pages have a fifth and more moved, pages in order at most a ninth.
LEAST_GAIN, LEAST_MOVED, LEAST_SHARE = 0.7, 6, 0.15
LEAST_GAIN_HERE, LEAST_MOVED_HERE = 0.4, 2
LEAST_CUT = 3  # rows of several columns by which a stretch is woven, whatever the rest of the page
DOUBTFUL = -0.5  # a strand that goes on below a heading of another column
FAR = 12  # lines of other strands between two of one


@dataclass(frozen=True, slots=True)
class Thread:
    """A line to be shared out. width: ems. prose: it holds a mark. tied: of one block with the line above."""

    width: float
    prose: bool
    ended: bool
    tied: bool


@dataclass(frozen=True, slots=True)
class Strand:
    """name: number of its first line. last: of its last line. measure: ems of its full lines. missed: turns passed over."""

    name: int
    last: int
    measure: float
    missed: int = 0


@dataclass(frozen=True, slots=True)
class Taken:
    """A line given to a strand. cost: of all lines so far."""

    name: int
    cost: float
    before: Taken | None


@dataclass(frozen=True, slots=True)
class Loom:
    """One way to share out the lines so far. strands: the one that took the last line first, then as their turns come.

    loose: the last line is of no strand.
    """

    cost: float
    strands: tuple[Strand, ...] = ()
    taken: Taken | None = None
    loose: bool = False

    def gives(self, name: int, cost: float, strands: Sequence[Strand], loose: bool = False) -> Loom:
        """With one line more."""
        kept = tuple(one for one in strands if one.missed < FORGOTTEN)
        return Loom(cost, kept, Taken(name, cost, self.taken), loose)


def unwoven(text: str, printed: Sequence[Line]) -> tuple[Line, ...]:
    """A page's lines with columns that were written in turns one after the other; any other page as it is.

    text: the source that the lines count in. An empty line is told where a piece of a column begins.
    """
    size = sum(len(line.text) for line in printed)
    if not LEAST_LINES <= len(printed) <= MOST_LINES or size > MOST_CHARACTERS:
        return tuple(printed)
    lines = rows_cut(printed, text)
    ends = Ends([line.text for line in lines])
    whole = {line.start: line for line in printed}
    parts = [line.start not in whole for line in lines]
    if sum(parts) < LEAST_CUT and not _looks_woven(lines, ends):
        return tuple(printed)
    threads = _threads(lines, ends)
    names, costs = _shared_out(threads, ends)
    pieces = _pieces(names, threads, ends)
    order = _where_it_gains(pieces, costs, _straight(threads, ends), parts)
    if order == list(range(len(lines))):
        return tuple(printed)
    lines, order = _rows_kept(lines, order, parts, whole)
    usual = min(line.blank_before for line in lines[1:])
    out = [lines[order[0]]]
    for above, below in pairwise(order):
        opens = above + 1 != below and pieces[above] != pieces[below]
        blank = (
            max(1, usual) if opens else lines[below].blank_before if above + 1 == below else usual
        )
        out.append(replace(lines[below], blank_before=blank))
    return tuple(out)


def _looks_woven(lines: Sequence[Line], ends: Ends) -> bool:
    """Whether somewhere on the page lines do not go on with the line below. Of letters and figures nobody knows."""
    if 2 * sum(is_wide(line.text[0]) for line in lines) < len(lines):
        return False
    marked = [PROSE.search(line.text) is not None for line in lines]
    told = [
        ends.follows(n, n + 1)
        for n in range(len(lines) - 1)
        if not ends.ended[n] and marked[n] and marked[n + 1]
    ]
    starts = range(max(1, len(told) - LOOK + 1))
    return len(told) >= LEAST_TOLD and any(
        sum(told[at : at + LOOK]) < WOVEN * LOOK for at in starts
    )


def _threads(lines: Sequence[Line], ends: Ends) -> list[Thread]:
    usual = min(line.blank_before for line in lines[1:])
    parted = [line.blank_before > usual for line in lines]
    told = sum(parted) >= LEAST_PARTED * len(lines)
    return [
        Thread(
            ems(line.text), PROSE.search(line.text) is not None, ended, told and n > 0 and not opens
        )
        for n, (line, ended, opens) in enumerate(zip(lines, ends.ended, parted, strict=True))
    ]


def _shared_out(threads: Sequence[Thread], ends: Ends) -> tuple[list[int], list[float]]:
    """For each line the name of its strand, and the cost of all lines up to it."""
    looms = [Loom(0.0)]
    for n in range(len(threads)):
        found: dict[tuple[bool, tuple[tuple[int, int], ...]], Loom] = {}
        for loom in looms:
            for one in _ways(loom, n, threads, ends):
                key = one.loose, tuple((strand.last, strand.missed) for strand in one.strands)
                if key not in found or one.cost < found[key].cost:
                    found[key] = one
        looms = sorted(found.values(), key=lambda one: one.cost)[:BEAM]
    names: list[int] = []
    costs: list[float] = []
    at = looms[0].taken
    while at is not None:
        names.append(at.name)
        costs.append(at.cost)
        at = at.before
    return names[::-1], costs[::-1]


def _ways(loom: Loom, n: int, threads: Sequence[Thread], ends: Ends) -> Iterator[Loom]:
    """The ways to go on with line n."""
    line, strands = threads[n], loom.strands
    tied = line.tied and not loom.loose
    torn = loom.cost + (TIED if tied else 0.0)
    if not line.prose:
        yield loom.gives(n, torn + LOOSE, strands, loose=True)
    if len(strands) < MOST_STRANDS:
        fresh = Strand(n, n, line.width if line.prose else 0.0)
        cost = torn + (OPEN if strands else 0.0)
        yield loom.gives(n, cost, (fresh, *strands[1:], *strands[:1]))
    if strands:
        cost = loom.cost + (STAYS if len(strands) > 1 and not tied else 0.0)
        others = strands[1:] if tied else _passed(strands[1:])
        cost += _misfit(strands[0], n, threads, ends)
        yield loom.gives(strands[0].name, cost, (_longer(strands[0], n, line), *others))
    for at in range(1, len(strands)):
        one, passed = strands[at], strands[1:at]
        cost = torn + SKIPPED * len(passed) + _misfit(one, n, threads, ends)
        ring = (_longer(one, n, line), *strands[at + 1 :], strands[0], *_passed(passed))
        yield loom.gives(one.name, cost, ring)


def _passed(strands: Sequence[Strand]) -> list[Strand]:
    return [replace(one, missed=one.missed + 1) for one in strands]


def _longer(one: Strand, n: int, line: Thread) -> Strand:
    """The strand with line n at its end; a heading says nothing of the measure of what it heads."""
    measure = max(line.width, one.measure - 0.5)
    if not line.prose and abs(line.width - one.measure) > RAGGED:
        measure = one.measure if line.ended else 0.0
    elif line.ended and line.width < one.measure:
        measure = one.measure
    return Strand(one.name, n, measure)


def _misfit(one: Strand, n: int, threads: Sequence[Thread], ends: Ends) -> float:
    """What speaks against line n right behind a strand's last line."""
    line, above = threads[n], threads[one.last]
    if not one.measure:
        return UNKNOWN
    if not line.prose and abs(line.width - one.measure) > RAGGED:
        return HEADING if above.ended else 2 * HEADING
    over = max(0.0, line.width - one.measure - 0.8)
    inset = INDENT if above.ended else 0.0
    under = 0.0 if line.ended else max(0.0, one.measure - line.width - inset - RAGGED)
    cost = min(OFF * (over + under), FAR_OFF)
    closed = above.ended and above.width < one.measure - RAGGED
    if closed and line.width > one.measure - INDENT + 0.8:
        cost += FLUSH
    return cost - ends.follows(one.last, n)


def _straight(threads: Sequence[Thread], ends: Ends) -> list[float]:
    """The cost of all lines up to each as they stand."""
    one = Strand(0, 0, threads[0].width)
    costs = [0.0]
    for n in range(1, len(threads)):
        costs.append(costs[-1] + _misfit(one, n, threads, ends))
        one = _longer(one, n, threads[n])
    return costs


def _pieces(names: Sequence[int], threads: Sequence[Thread], ends: Ends) -> list[int]:
    """For each line the number of the first line of its piece: strands are cut where another story may begin."""
    heads = [
        not line.prose and name == n
        for n, (name, line) in enumerate(zip(names, threads, strict=True))
    ]
    headed = [0, *accumulate(heads)]
    last: dict[int, int] = {}
    out: list[int] = []
    for n, name in enumerate(names):
        above = last.get(name)
        if above is None:
            out.append(n)
        else:
            below_head = headed[n] > headed[above + 1] and ends.follows(above, n) < DOUBTFUL
            ends_here = ends.ended[above] and n - above > 1
            out.append(n if below_head or ends_here or n - above > FAR else out[above])
        last[name] = n
    return out


def _rows_kept(
    lines: Sequence[Line],
    order: Sequence[int],
    parts: Sequence[bool],
    whole: Mapping[int | None, Line],
) -> tuple[list[Line], list[int]]:
    """The lines and their order with the rows uncut whose parts have stayed side by side."""
    at = {n: place for place, n in enumerate(order)}
    out = list(lines)
    gone: set[int] = set()
    first = 0
    for n in range(1, len(lines) + 1):
        if n < len(lines) and parts[n]:
            continue
        if n - first > 1 and all(at[k] + 1 == at[k + 1] for k in range(first, n - 1)):
            out[first] = whole[lines[first].start]
            gone.update(range(first + 1, n))
        first = n
    return out, [n for n in order if n not in gone]


def _where_it_gains(
    pieces: Sequence[int],
    costs: Sequence[float],
    straight: Sequence[float],
    parts: Sequence[bool],
) -> list[int]:
    """The lines' numbers piece after piece, in those stretches of the page that are better so.

    parts: what was cut off a row. A page is woven as a whole or not at all, but rows that hold several columns tell
    of themselves that they are.
    """
    order = sorted(range(len(pieces)), key=lambda n: (pieces[n], n))
    out: list[int] = []
    rows: list[int] = []
    begin = highest = all_moved = 0
    all_gain = 0.0
    for at, n in enumerate(order):
        highest = max(highest, n)
        if highest > at:
            continue
        stretch = order[begin : at + 1]
        before = begin - 1 if begin else 0
        gain = (straight[at] - straight[before]) - (costs[at] - costs[before])
        moved = sum(above + 1 != below for above, below in pairwise(stretch))
        gains = moved >= LEAST_MOVED_HERE and gain >= LEAST_GAIN_HERE * moved
        out += stretch if gains else range(begin, at + 1)
        rows += (
            stretch
            if gains and sum(parts[n] for n in stretch) >= LEAST_CUT
            else range(begin, at + 1)
        )
        if gains:
            all_gain, all_moved = all_gain + gain, all_moved + moved
        begin = at + 1
    enough = all_moved >= max(LEAST_MOVED, LEAST_SHARE * len(order))
    woven = enough and all_gain >= LEAST_GAIN * all_moved
    return out if woven else rows
