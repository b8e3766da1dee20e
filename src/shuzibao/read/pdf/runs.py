"""Characters to runs, and runs to the lines that they make.

Characters that follow each other in the file *and* on the paper make a run, across or down; runs
that abut on the paper make a line. No gap is bridged where the lines around it leave the same gap
(a gutter), so columns never run together.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from shuzibao.read.pdf.door import Floats, Glyphs, Ints
from shuzibao.read.pdf.spacing import (
    ACROSS,
    DOWN,
    NAME_GAP,
    Extents,
    Run,
    extents_of,
    letterspaced,
    spaced_alike,
    spaced_out,
)

# In ems of the type. Within a text object a gap is the typesetter's (justified spaces, tracking);
# between objects it may be a gutter, which newspapers set as narrow as 8 pt.
SAME_OBJECT_GAP, OTHER_OBJECT_GAP, SPACED_GAP = 0.85, 0.22, 1.7
BOLD = 600
RUN_IN_SPACE = 1.2  # between a bold head that runs in and its text, wherever the file draws either
ONE_OBJECT_GAP = 4.0  # words that one text object strews over a short, justified line
OVERLAP = -0.5
# Marks are set into half of their em where two meet or a line is full; their boxes stay whole. Where a
# closing one meets an opening one, ，“, both give up half and the boxes lie on each other.
MARK_OVERLAP, TWO_MARKS_OVERLAP = -0.75, -1.15
MARKS = np.array(
    [ord(c) for c in "“”‘’「」『』《》〈〉（）【】〔〕，。、；：！？·—…﹁﹂﹃﹄︵︶︿﹀"]
)
HALF_EMPTY = np.setdiff1d(MARKS, [ord(c) for c in "—…·"])  # marks whose ink fills half of their em
NEAR_ROWS = 7.0  # how far above and below a gap rows are looked at
SAME_EDGE = 0.2  # columns begin at one edge
NARROWEST = 0.35  # of the em: a gutter, where no mark hangs into it
NEARER = 0.95  # a column's own rows stand nearer than another story's
LARGER = 1.25  # type so much larger than the text beside a gap is a headline's
LETTERS = 0x250  # alphabets that part words by spaces; Chinese begins far above
ROW = 0.35  # how far the middles of two characters of one line may lie apart
STACK, MARK_STACK = 0.3, 0.6  # the same for a vertical line; quotation marks are set into a corner
DOWN_GAP = 0.75
DOWN_SPACE, BESIDE = (
    1.4,
    2.6,
)  # a space in a vertical line, and how far the lines beside it are looked for
SAME_DOWN = 1.3  # the last character of a headline over the sign of its byline is no vertical line
STACKED = 0.2  # between single characters of a vertical line; lines across stand farther apart


def _ways(glyphs: Glyphs) -> Ints:
    """For each character and the next one in the file: ACROSS, DOWN or 0, as they lie on the paper."""
    left, top, right, bottom = glyphs.boxes.T
    size = np.minimum(glyphs.size[1:], glyphs.size[:-1])
    alike = np.maximum(glyphs.size[1:], glyphs.size[:-1]) < 1.7 * size
    gap = left[1:] - right[:-1]
    off_row = np.abs((top[1:] + bottom[1:]) - (top[:-1] + bottom[:-1])) / 2
    same_object = glyphs.run[1:] == glyphs.run[:-1]
    widest = np.where(same_object, SAME_OBJECT_GAP, OTHER_OBJECT_GAP)
    widest = np.where(glyphs.space[:-1] > 0, np.where(same_object, SPACED_GAP, 0.6), widest)
    turned = np.abs(glyphs.angle - 90) < 5
    level = ~turned[1:] & ~turned[:-1]
    mark = np.isin(glyphs.codes, MARKS)
    least = np.where(mark[1:] | mark[:-1], MARK_OVERLAP, OVERLAP)
    two = mark[1:] & mark[:-1]
    least = np.where(two, TWO_MARKS_OVERLAP, least) * size
    across = alike & level & (off_row < ROW * size) & (gap > least) & (gap < widest * size)
    # the end of one column and the beginning of the next may look so too: told in `merged`
    across &= same_object | ~two
    down_gap = top[1:] - bottom[:-1]
    off_stack = np.abs((left[1:] + right[1:]) - (left[:-1] + right[:-1])) / 2
    lower = (top[1:] + bottom[1:]) - (top[:-1] + bottom[:-1]) > 0.4 * size
    down = (
        (np.maximum(glyphs.size[1:], glyphs.size[:-1]) < SAME_DOWN * size)
        & lower
        & (off_stack < np.where(mark[1:] | mark[:-1], MARK_STACK, STACK) * size)
        & (down_gap > np.minimum(least, -0.6 * size))
        & (down_gap < DOWN_GAP * size)
    )
    return np.where(across, ACROSS, np.where(down, DOWN, 0))


def runs_of(glyphs: Glyphs) -> list[Run]:
    """Cuts the file's order where the paper does not follow it."""
    if len(glyphs) == 1:
        return [Run(0, 1, 0)]
    ways = _ways(glyphs)
    cuts = np.flatnonzero(np.diff(ways)) + 1
    starts = [0, *cuts.tolist()]
    ends = [*cuts.tolist(), len(ways)]
    kinds = ways[starts].tolist()
    runs: list[Run] = []
    taken = 0  # characters before this one have their run
    for at, (start, end, way) in enumerate(zip(starts, ends, kinds, strict=True)):
        if way == 0:
            continue
        first, last = max(start, taken), end + 1  # pair k joins characters k and k + 1
        if at + 1 < len(kinds) and kinds[at + 1] not in (0, way):
            # the next run, of the other way, begins with our last character: the longer one keeps it
            following = ends[at + 1] - starts[at + 1]
            if following > end - start or (following == end - start and kinds[at + 1] == ACROSS):
                last -= 1
        runs += [Run(lone, lone + 1, 0) for lone in range(taken, first)]
        if last > first:
            runs.append(Run(first, last, way if last - first > 1 else 0))
            taken = last
        else:
            taken = max(taken, last)
    runs += [Run(lone, lone + 1, 0) for lone in range(taken, len(glyphs))]
    return runs


def merged(glyphs: Glyphs, runs: list[Run]) -> list[tuple[int, list[Run]]]:
    """Runs that abut become one line: (way, runs in reading order)."""
    if len(runs) == 1:
        return [(runs[0].way or ACROSS, runs)]
    extents = extents_of(glyphs, runs)
    ends = np.array([run.end - 1 for run in runs[:-1]])
    drawn_on = np.append(glyphs.run[ends] == glyphs.run[ends + 1], False)
    parent = list(range(len(runs)))
    letters = glyphs.codes < LETTERS
    latin = np.append(letters[ends] & letters[ends + 1], False)
    marks = np.isin(glyphs.codes, MARKS)
    last = np.array([run.end - 1 for run in runs])
    first = np.array([run.start for run in runs])
    halves = np.isin(glyphs.codes, HALF_EMPTY)
    bold = glyphs.weight >= BOLD
    across = _across_pairs(
        extents, drawn_on, latin, (halves[last], halves[first]), (bold[last], ~bold[first]),
        spaced_out(glyphs, runs),
    )  # fmt: skip
    lone = (last == first) & (glyphs.codes[first] >= LETTERS)
    for one, two in _stacked(extents, lone):
        _join(parent, one, two, extents)
        extents.way[_root(parent, one)] = DOWN
    for n in range(len(runs)):
        extents.way[n] = _way(extents, parent, n)
    for way, pairs in (
        (DOWN, _down_pairs(extents, (last == first) & marks[first])),
        (ACROSS, across),
    ):
        for a, b in pairs:
            if way == ACROSS and (
                _way(extents, parent, a) == DOWN or _way(extents, parent, b) == DOWN
            ):
                continue
            _join(parent, a, b, extents)
    return _gathered(runs, extents, parent)


def _root(parent: list[int], at: int) -> int:
    while parent[at] != at:
        parent[at] = parent[parent[at]]
        at = parent[at]
    return at


def _way(extents: Extents, parent: list[int], at: int) -> int:
    return int(extents.way[_root(parent, at)])


def _join(parent: list[int], a: int, b: int, extents: Extents) -> None:
    a, b = _root(parent, a), _root(parent, b)
    if a == b:
        return
    way = max(int(extents.way[a]), int(extents.way[b]))
    parent[max(a, b)] = min(a, b)
    extents.way[min(a, b)] = way


def _stacked(extents: Extents, lone: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """Single characters of one size right under each other, closer than lines are set: a vertical line.

    A file that draws several columns row by row leaves its characters alone.
    """
    alone = np.flatnonzero(lone)
    order = alone[np.lexsort((extents.top[alone], np.round(extents.left[alone], 1)))]
    one, two = order[:-1], order[1:]
    size = extents.size[one]
    gap = extents.top[two] - extents.bottom[one]
    near = (np.abs(extents.left[two] - extents.left[one]) < 0.06 * size) & (
        np.abs(extents.size[two] - size) < 0.02 * size
    )
    near &= (gap > -0.2 * size) & (gap < STACKED * size)
    return list(zip(one[near].tolist(), two[near].tolist(), strict=True))


def _down_pairs(extents: Extents, lone: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """A vertical run and what stands right above or below it in its column (two figures side by side too).

    lone: whether a run is a single mark.
    """
    waiting = np.flatnonzero(extents.way == DOWN).tolist()
    if not waiting:
        return []
    width = extents.right - extents.left
    pairs: list[tuple[int, int]] = []
    middle = (extents.left + extents.right) / 2
    narrow = np.flatnonzero((width < 1.4 * extents.size) | (extents.way == DOWN))
    order = narrow[np.argsort(middle[narrow], kind="stable")]
    sorted_middle = middle[order]
    seen = set(waiting)
    while waiting:
        at = waiting.pop()
        size = float(extents.size[at])
        low, high = np.searchsorted(
            sorted_middle, (middle[at] - BESIDE * size, middle[at] + BESIDE * size)
        )
        around = order[low:high]
        off = np.abs(middle[around] - middle[at])
        near = around[(off <= STACK * size) | (lone[around] & (off <= MARK_STACK * size))]
        gap = np.maximum(
            extents.top[near] - extents.bottom[at], extents.top[at] - extents.bottom[near]
        )
        limit = np.where(extents.way[near] == DOWN, 0.3, 0.6) * size
        alike = (extents.size[near] < 1.5 * size) & (size < 1.5 * extents.size[near])
        found = near[(gap < limit) & (gap > -1.3 * size) & alike & (near != at)].tolist()
        beside = around[(off > STACK * size) & (extents.way[around] == DOWN)]
        spaced = near[(gap >= limit) & (gap < DOWN_SPACE * size) & (extents.way[near] == DOWN)]
        found += [other for other in spaced.tolist() if _is_space(extents, at, other, beside)]
        for other in found:
            pairs.append((at, other))
            if other not in seen:  # a figure set upright: the next one hangs on to it
                seen.add(other)
                waiting.append(other)
    return pairs


def _is_space(extents: Extents, a: int, b: int, beside: Ints) -> bool:
    """Whether a gap between two vertical runs is a space: no line beside it of their size ends or begins there."""
    size = float(extents.size[a])
    if abs(float(extents.size[b]) - size) > 0.02 * size:
        return False
    begin = float(min(extents.bottom[a], extents.bottom[b])) - 0.4 * size
    end = float(max(extents.top[a], extents.top[b])) + 0.4 * size
    alike = beside[np.abs(extents.size[beside] - size) < 0.03 * size]
    edges = np.concatenate((extents.top[alike], extents.bottom[alike]))
    return not bool(((edges > begin) & (edges < end)).any())


def _across_pairs(
    extents: Extents,
    drawn_on: NDArray[np.bool_],
    latin: NDArray[np.bool_],
    marks: tuple[NDArray[np.bool_], NDArray[np.bool_]],
    heads: tuple[NDArray[np.bool_], NDArray[np.bool_]],
    names: tuple[NDArray[np.bool_], NDArray[np.bool_]],
) -> list[tuple[int, int]]:
    """Runs of one row that abut, or that follow each other over a gap which is no gutter.

    drawn_on: for each run, whether the text object that ends it begins the next. latin: whether a word
    of an alphabet ends it and another begins the next: short justified lines strew their words.
    marks: whether it ends in one, and whether it opens with one: the half of the mark's em that shows nothing may
    reach into a gutter. heads: whether it ends in bold type, and whether it opens in type that is not. names: whether
    it ends in the first character of a spaced-out name, and whether it opens with the last one.
    """
    ends_in_mark, opens_with_mark = marks
    flat = np.flatnonzero(extents.way != DOWN)
    if len(flat) < 2:
        return []
    row = (extents.top + extents.bottom) / 2
    a, b = _near_pairs(row, flat, ROW * extents.size)
    size, other_size = extents.size[a], extents.size[b]
    gap = extents.left[b] - extents.right[a]
    alike = (other_size < 1.7 * size) & (size < 1.7 * other_size)
    ahead = extents.left[b] > extents.left[a]
    widest = np.where((b == a + 1) & (drawn_on[a] | latin[a]), ONE_OBJECT_GAP, SPACED_GAP)
    close = (gap > OVERLAP * size) & (gap < widest * size)
    # set into a gap of this run by another font or a later stroke of the pen
    inside = (extents.right[b] < extents.right[a] + 0.1 * size) & (gap <= OVERLAP * size)
    both = ends_in_mark[a] & opens_with_mark[b]
    halves = (ends_in_mark[a] | opens_with_mark[b]) & ~((b == a + 1) & drawn_on[a])
    halves &= gap > np.where(both, TWO_MARKS_OVERLAP, OVERLAP) * size
    halves &= gap < OTHER_OBJECT_GAP * size
    found = alike & (ahead & (close | inside) | both & halves)
    sure = (gap < OTHER_OBJECT_GAP * size) & ~halves
    run_in = heads[0][a] & heads[1][b] & (gap < RUN_IN_SPACE * size)
    run_in &= (gap > OTHER_OBJECT_GAP * size) & (np.abs(other_size - size) < 0.03 * size)
    name = names[0][a] & names[1][b] & (b == a + 1) & (np.abs(other_size - size) < 0.03 * size)
    sure |= name & (gap > NAME_GAP[0] * size) & (gap < NAME_GAP[1] * size)
    following = found & ~sure & ((b == a + 1) | halves | run_in)
    order = flat[np.argsort(row[flat], kind="stable")]
    body = float(np.median(extents.size))
    rows = _Rows(row[order], extents.left[order], extents.right[order], extents.size[order], body)
    pairs = list(zip(a[found & sure].tolist(), b[found & sure].tolist(), strict=True))
    pairs += letterspaced(extents, flat, body)
    for one, two in zip(a[following].tolist(), b[following].tolist(), strict=True):
        if spaced_alike(extents, one, two):
            pairs.append((one, two))
            continue
        large = float(max(extents.size[one], extents.size[two]))
        ends, begins = float(extents.right[one]), float(extents.left[two])
        # a mark's ink stands in its outer half, and it may hang out of its column
        met = begins < ends + OTHER_OBJECT_GAP * large
        ends -= (1.0 if met else 0.5) * large if ends_in_mark[one] else 0.0
        begins += 0.5 * large if opens_with_mark[two] else 0.0
        if not rows.is_gutter(ends, begins, float(row[one]), large, bool(latin[one])):
            pairs.append((one, two))
    return pairs


def _near_pairs(values: Floats, chosen: Ints, reach: Floats) -> tuple[Ints, Ints]:
    """All pairs among `chosen` whose values lie within the first one's reach."""
    order = chosen[np.argsort(values[chosen], kind="stable")]
    ordered = values[order]
    low = np.searchsorted(ordered, ordered - reach[order])
    high = np.searchsorted(ordered, ordered + reach[order])
    count = high - low
    one = np.repeat(np.arange(len(order)), count)
    two = np.arange(len(one)) - np.repeat(np.cumsum(count) - count, count) + np.repeat(low, count)
    apart = one != two
    return order[one[apart]], order[two[apart]]


@dataclass(slots=True)
class _Rows:
    """Runs in the order of their rows, to look around a gap."""

    row: Floats
    left: Floats
    right: Floats
    size: Floats
    body: float

    def is_gutter(self, left: float, right: float, row: float, size: float, words: bool) -> bool:
        """Whether the rows around leave this gap too and go on behind it at one edge, as a column does.

        Between words other rows have print, or their words begin elsewhere. What is printed before the
        gap stays within its column, what is behind it within the next: words of a wide headline do not.
        words: the gap stands between words of an alphabet that the file draws one after the other.
        """
        reach = NEAR_ROWS * min(size, 2 * self.body)
        low, high = np.searchsorted(self.row, (row - reach, row + reach))
        away = np.abs(self.row[low:high] - row)
        other = away > ROW * size
        begins, ends, away = self.left[low:high][other], self.right[low:high][other], away[other]
        edge = SAME_EDGE * min(size, self.body)
        inside = begins[(begins > left) & (begins < right + edge)]
        if len(inside) < 2:
            return False
        beside = (np.abs(inside[:, None] - inside) < edge).sum(axis=1)
        opening, column = int(beside.max()), float(inside[int(np.argmax(beside))])
        full = (ends < column - NARROWEST * size) & (ends > left - edge)
        rows = self.row[low:high][other]
        opened = rows[np.abs(begins - column) < edge]
        # a full line beside one that opens there, white between: else the lines are only indented
        level = np.abs(opened[:, None] - rows[full]) < ROW * size
        if opening < 2:
            return False
        middle = (left + right) / 2
        room = min(0.3 * size, 0.35 * (right - left))
        # a headline over columns of text crosses their gutter and says nothing of it
        crosses = (begins < middle - room) & (ends > middle + room)
        crosses &= self.size[low:high][other] < LARGER * size
        crossing = int(crosses.sum())
        if (crossing or words) and not level.any():
            return False
        # a line over columns, its space near their gutter
        if column < right - edge and not full.any():
            return False
        if words or crossing <= opening / 4:
            return not words or (opening >= 4 and not crossing)
        # over the first and under the last row of a column stands another story, farther off than its own rows
        nearest = float(away[np.abs(begins - column) < edge].min())
        return size < LARGER * self.body and nearest < NEARER * float(away[crosses].min())


def _gathered(runs: list[Run], extents: Extents, parent: list[int]) -> list[tuple[int, list[Run]]]:
    groups: dict[int, list[int]] = {}
    for at in range(len(runs)):
        groups.setdefault(_root(parent, at), []).append(at)
    gathered = []
    for root, members in groups.items():
        way = int(extents.way[root]) or ACROSS
        if len(members) > 1:
            if way == DOWN:
                members.sort(key=lambda at: (round(float(extents.top[at])), at))
            else:
                members.sort(key=lambda at: float(extents.left[at]))
        gathered.append((way, [runs[at] for at in members]))
    return gathered
