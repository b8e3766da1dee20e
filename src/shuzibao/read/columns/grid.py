"""A page's text as a grid of cells: where each stretch of print stands in its row.

Tools that keep the look of a page (`pdftotext -layout` and its like) write columns side by side, held apart
by spaces. Most of them count every character as one cell, so a Chinese line of 16 characters is 16 cells wide;
terminals and old word processors count a Chinese character as two. Which of the two a page is written in
shows in its left edges: counted rightly they stand under each other.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from shuzibao.model import Line
from shuzibao.script.characters import is_wide

# Two spaces and more may part two columns; a single one, full-width or not, is of the line itself.
GAP = re.compile(r"[ \u3000\u2003\u00a0]{2,}|\t+")
TAB_STOP = 8
EDGE_REACH = 4  # rows below in which a left edge shows again


@dataclass(frozen=True, slots=True)
class Stretch:
    """Print without a gap in one row.

    row: counted with the empty ones. left, right: its cells, right excluded. start, end: characters of the
    source. loose: it fits no column of running text, where the page has such.
    """

    row: int
    left: int
    right: int
    start: int
    end: int
    text: str
    loose: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A page's stretches, row by row from the left. em: cells that a Chinese character takes."""

    stretches: tuple[Stretch, ...]
    em: int


def grid_of(text: str, lines: Sequence[Line]) -> Grid:
    """The page in the way of counting in which more left edges stand under each other."""
    single, double = (Grid(tuple(_stretches(text, lines, em)), em) for em in (1, 2))
    return double if _edges_kept(double) > _edges_kept(single) else single


def _stretches(text: str, lines: Sequence[Line], em: int) -> list[Stretch]:
    found: list[Stretch] = []
    row = -1
    usual = Counter(line.blank_before for line in lines).most_common(1)[0][0]
    for line in lines:
        assert line.start is not None
        assert line.end is not None
        row += 1 + max(0, line.blank_before - usual)
        first = _line_start(text, line.start)
        cells = cells_of(text[first : line.end], em)
        at = line.start
        for gap in GAP.finditer(text, line.start, line.end):
            found.append(_stretch(text, row, at, gap.start(), first, cells))
            at = gap.end()
        found.append(_stretch(text, row, at, line.end, first, cells))
    return found


def _stretch(
    text: str, row: int, start: int, end: int, first: int, cells: Sequence[int]
) -> Stretch:
    return Stretch(row, cells[start - first], cells[end - first], start, end, text[start:end])


def _line_start(text: str, at: int) -> int:
    """Where the line of the file begins that the character stands in: only space is before it."""
    while at and text[at - 1] in " \t\u3000\u2003\u00a0\ufeff":
        at -= 1
    return at


def cells_of(text: str, em: int) -> list[int]:
    """The cell that each character begins in, and where the last one ends."""
    cells = [0]
    for character in text:
        at = cells[-1]
        if character == "\t":
            cells.append(at - at % TAB_STOP + TAB_STOP)
        elif character == "\ufeff":
            cells.append(at)
        else:
            cells.append(at + (em if is_wide(character) else 1))
    return cells


def _edges_kept(grid: Grid) -> float:
    """The share of stretches behind a gap whose left edge shows again close below or above."""
    rows: dict[int, set[int]] = defaultdict(set)
    inner: list[Stretch] = []
    last = -1
    for one in grid.stretches:
        if one.row == last:
            inner.append(one)
        rows[one.row].add(one.left)
        last = one.row
    near = [*range(-EDGE_REACH, 0), *range(1, EDGE_REACH + 1)]
    kept = sum(any(one.left in rows.get(one.row + by, ()) for by in near) for one in inner)
    return kept / len(inner) if inner else 0.0
