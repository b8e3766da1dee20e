"""Printed columns on a page's grid of cells: which stretches stand under each other, and how far apart in print.

A column shows in its left edge: line after line begins in one cell. What begins a little further right
(a paragraph's first line, a crosshead) is of the column that it stands in. Rows are no measure of height: lines
of neighbours that do not stand level come in rows of their own. So heights are reckoned from the columns:
lines that follow each other in one are a line apart.
"""

from __future__ import annotations

import re
import statistics
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

import numpy as np
import numpy.typing as npt

from shuzibao.read.columns.grid import Grid, Stretch
from shuzibao.script.characters import ems

Floats = npt.NDArray[np.float64]
# First, second, how much lower the second stands, and what an error weighs where it is less and where it is more.
Told = tuple[int, int, float, float, float]

# Rows that may lie between two lines of one column: its neighbours' lines, and small pictures.
FAR = 24
LEAST_LINES = 3
NARROWEST = 5  # ems of a line that a column is known by
# A paragraph's first line is set in by two ems; narrow digits in the lines above it push it further.
DEEPEST_INDENT = 7
INDENT = 2.0  # ems
# A full line may be this many ems short of the measure: squeezed marks, narrow digits, a word kept whole.
RAGGED = 2.6
PROSE = re.compile(r"[，。、；：！？,.;:!?]")
# What tells heights: (lines apart, weight of an error that brings them closer, of one that parts them more). Two lines
# of a column where a sentence runs on; where a paragraph opens behind a sentence's end; any other two, between which
# there may be a picture or the end of a story; two stretches in one row; the next row; the next behind empty rows.
RUNNING, OPENING, APART = (1.0, 2.0, 1.0), (1.0, 2.0, 0.6), (1.3, 1.0, 0.03)
LEVEL, NEXT_ROW, EMPTY = (0.0, 2.0, 2.0), (0.3, 0.2, 0.06), (0.5, 1.0, 0.1)
ACROSS_EMPTY = 0.3  # of two lines between which rows are left empty
ROUNDS = 10
ENDS = re.compile(r"[。！？!?…：:][”’』」）)》]*$")
CLAUSE_ENDS = re.compile(r"[。！？!?…：:，,、；;”’』」）)》.]$")
NO_TITLE = re.compile(PROSE.pattern + "|[)）】]")
PROSE_SHARE = 0.3  # of a column's lines hold a mark


@dataclass(slots=True)
class Column:
    """Lines with one left edge. core: those that begin right at it. lines: all of it, from the top."""

    left: int
    core: list[Stretch]
    lines: list[Stretch]

    @property
    def top(self) -> int:
        return self.core[0].row

    @property
    def bottom(self) -> int:
        return self.core[-1].row

    def right_near(self, row: int) -> int:
        """The right edge of the full lines around a row; digits make a line one or two cells longer."""
        near = sorted(self.core, key=lambda one: abs(one.row - row))[:4]
        return max(one.right for one in near)

    def is_full(self, one: Stretch) -> bool:
        """Whether a line, with its indent, reaches the column's other edge."""
        indent = INDENT if one.left > self.left + 1 else 0.0
        return ems(one.text) + indent >= self.measure_near(one.row) - RAGGED

    def measure_near(self, row: int) -> float:
        """The width 栏宽 that the lines around a row are set to, in ems."""
        near = sorted(self.core, key=lambda one: abs(one.row - row))[:7]
        return statistics.median(ems(one.text) for one in near)

    def is_title(self, one: Stretch) -> bool:
        """A line that stops short of the column's edge and ends neither sentence nor clause; or fits no column."""
        if one.loose and not NO_TITLE.search(one.text):
            return True
        return not self.is_full(one) and not CLAUSE_ENDS.search(one.text)

    @property
    def is_prose(self) -> bool:
        return is_prose(self.core)


def is_prose(lines: Sequence[Stretch]) -> bool:
    """Running text: a good part of the lines holds punctuation, which headings and tables do not."""
    marked = sum(PROSE.search(one.text) is not None for one in lines)
    return len(lines) >= LEAST_LINES and marked >= PROSE_SHARE * len(lines)


def columns_of(grid: Grid) -> list[Column]:
    """The columns that left edges tell, the longest first, without what is set in."""
    by_left: dict[int, list[Stretch]] = defaultdict(list)
    by_row: dict[int, list[Stretch]] = defaultdict(list)
    for one in grid.stretches:
        by_left[one.left].append(one)
        by_row[one.row].append(one)
    found = [
        Column(left, run, list(run))
        for left, lines in sorted(by_left.items())
        for run in _runs(lines, by_row)
        if len(run) >= LEAST_LINES
        and sum(one.right - one.left >= NARROWEST * grid.em for one in run) >= LEAST_LINES - 1
    ]
    return _joined(found)


def _runs(lines: Sequence[Stretch], by_row: dict[int, list[Stretch]]) -> Iterator[list[Stretch]]:
    """Lines of one left edge, parted where they are far apart or another line lies across the edge."""
    run = [lines[0]]
    for above, below in pairwise(lines):
        between = range(above.row + 1, below.row)
        far = below.row - above.row > FAR
        if far or any(_lies_across(one, below.left) for row in between for one in by_row[row]):
            yield run
            run = []
        run.append(below)
    yield run


def _lies_across(one: Stretch, edge: int) -> bool:
    return one.left <= edge - 2 and one.right >= edge + 2


def _joined(columns: Sequence[Column]) -> list[Column]:
    """Runs whose edges differ by one cell are one column that drifts."""
    out: list[Column] = []
    for column in sorted(columns, key=lambda one: -len(one.core)):
        host = next((one for one in out if _drifts(one, column)), None)
        if host is None:
            out.append(column)
            continue
        host.core = sorted((*host.core, *column.core), key=lambda one: one.row)
        host.lines = list(host.core)
    return [one for one in out if not any(_set_into(one, other) for other in out)]


def _set_into(one: Column, other: Column) -> bool:
    """First lines of another column's paragraphs, which make an edge of their own."""
    deep = one.left - other.left
    inside = other.top - 2 <= one.top and one.bottom <= other.bottom + FAR
    few = 2 * len(one.core) < len(other.core)
    return (
        1 < deep <= DEEPEST_INDENT and inside and few and one.left < other.right_near(one.top) - 2
    )


def _drifts(one: Column, other: Column) -> bool:
    close = other.top <= one.bottom + FAR and other.bottom >= one.top - FAR
    return close and abs(one.left - other.left) <= 1


def filled(grid: Grid, columns: Sequence[Column]) -> list[Stretch]:
    """Give the columns what is set in or centred in them; the rest comes back, it stands by itself."""
    taken = {(one.row, one.left) for column in columns for one in column.core}
    loose: list[Stretch] = []
    for one in grid.stretches:
        if (one.row, one.left) in taken:
            continue
        able = [
            column
            for column in columns
            if column.top - FAR <= one.row <= column.bottom + FAR
            and _stands_in(one, column, grid.em)
            and not _parted(one, column, grid)
        ]
        if able:
            max(able, key=lambda column: column.left).lines.append(one)
        else:
            loose.append(one)
    for column in columns:
        column.lines.sort(key=lambda one: (one.row, one.left))
    return loose


def _stands_in(one: Stretch, column: Column, em: int) -> bool:
    deep = one.left - column.left
    right = column.right_near(one.row)
    over = deep + 2 if deep <= DEEPEST_INDENT * em else 1
    return deep >= -1 and one.left < right - 1 and one.right <= right + over


def _parted(one: Stretch, column: Column, grid: Grid) -> bool:
    """Something else stands between the stretch and the column's first or last line."""
    first, last = min(one.row, column.bottom), max(one.row, column.top)
    right = column.right_near(one.row)
    return any(
        (first < other.row < column.top or column.bottom < other.row < last)
        and other.left < right
        and column.left < other.right
        for other in grid.stretches
    )


def heights_of(columns: Sequence[Column], grid: Grid) -> dict[Stretch, float]:
    """How far down the page each stretch stands, in lines of running text.

    Told by many small things that need not agree: neighbours in a column are a line apart, what shares a row is
    level, the next row stands a bit lower. (Rows alone do not tell: around a large heading the tools write
    some lines of one column, then the same lines of the next.) The least sum of absolute errors, by weighted
    squares.
    """
    number = {one: n for n, one in enumerate(grid.stretches)}
    told: list[Told] = []
    full = {one.row for one in grid.stretches}
    empty_above = list(accumulate(row not in full for row in range(max(full) + 1)))
    for above, below in pairwise(grid.stretches):
        if above.row == below.row:
            told.append((number[above], number[below], *LEVEL))
        else:
            empty = below.row - above.row - 1
            step, less, more = EMPTY if empty else NEXT_ROW
            told.append((number[above], number[below], step + empty, less * max(1, empty), more))
    for column in columns:
        for above, below in pairwise(column.lines):
            if above.row < below.row:
                step, less, more = _step(column, above, below)
                if empty_above[below.row] > empty_above[above.row]:
                    more = min(more, ACROSS_EMPTY)
                told.append((number[above], number[below], step, less, more))
    for above, below in _stacked(columns, grid):
        told.append((number[above], number[below], *APART))
    found = _least_errors(len(number), told)
    return {one: float(found[n]) for one, n in number.items()}


def _stacked(columns: Sequence[Column], grid: Grid) -> Iterator[tuple[Stretch, Stretch]]:
    """What stands in no column, with what stands right above and right below it."""
    held = {one for column in columns for one in column.lines}
    last: list[Stretch] = []  # the lowest stretches so far, no two of which share a cell
    for one in grid.stretches:
        over = [other for other in last if other.left < one.right and one.left < other.right]
        for other in over:
            if other.row < one.row and not (one in held and other in held):
                yield other, one
        last = [other for other in last if other not in over] + [one]


def _step(column: Column, above: Stretch, below: Stretch) -> tuple[float, float, float]:
    """How far apart two lines of a column are, and how sure that is."""
    if runs_on(column, above, below):
        return RUNNING
    opens = below.left > column.left + 1 and column.is_full(below)
    return OPENING if opens and ENDS.search(above.text) else APART


def _least_errors(count: int, told: Sequence[Told]) -> Floats:
    """Values whose differences err least from what is told."""
    first, second = (np.array([one[k] for one in told], int) for k in (0, 1))
    aim, less, more = (np.array([one[k] for one in told], float) for k in (2, 3, 4))
    weight = np.maximum(less, more)
    value: Floats = np.zeros(count)
    for _ in range(ROUNDS if told else 0):
        table = np.zeros((count, count))
        side = np.zeros(count)
        np.add.at(table, (first, first), weight)
        np.add.at(table, (second, second), weight)
        np.add.at(table, (first, second), -weight)
        np.add.at(table, (second, first), -weight)
        np.add.at(side, second, weight * aim)
        np.add.at(side, first, -weight * aim)
        table[0, 0] += 1.0  # the first stands at 0
        value = np.asarray(np.linalg.solve(table, side), dtype=np.float64)
        off = value[second] - value[first] - aim
        weight = np.where(off < 0, less, more) / np.maximum(np.abs(off), 0.1)
    return value


def runs_on(column: Column, above: Stretch, below: Stretch) -> bool:
    """A full line that ends no sentence, and flush with the edge below it another, or a sentence's end."""
    flush = abs(below.left - column.left) <= 1
    text = column.is_full(below) or ENDS.search(below.text) is not None
    return flush and text and column.is_full(above) and not ENDS.search(above.text)
