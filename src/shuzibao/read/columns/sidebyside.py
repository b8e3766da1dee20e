"""Columns that stand side by side in a text: cut apart, and given back one after the other.

`pdftotext -layout` and its like keep the look of a page, so one line of the file holds a line of every column.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from shuzibao.model import Line
from shuzibao.read.columns.grid import Stretch, grid_of
from shuzibao.read.columns.gridcolumns import LEAST_LINES, Column, columns_of, filled, heights_of
from shuzibao.read.columns.gridorder import Block, blocks_of, in_order
from shuzibao.read.columns.gridrows import straightened

LEAST_ROWS = 5  # that two columns of running text share
INDENT = 2.0  # ems
# A broadsheet page holds some 25,000 cells and 700 stretches; what is far more is no page of a newspaper, and the
# work grows with the cube.
MOST_CHARACTERS, MOST_STRETCHES = 200_000, 1_600


def columns_apart(text: str, lines: Sequence[Line]) -> tuple[Line, ...]:
    """A page's lines with columns that stand side by side cut apart, in the order of reading.

    text: the source that the lines count in. A page without such columns comes back as it is. Each line keeps its
    own characters of the source; indents are measured from the column's edge; an empty line is told where a block
    begins, and where the column is empty.
    """
    if not _may_hold_columns(lines):
        return tuple(lines)
    grid = straightened(grid_of(text, lines), text)
    columns = columns_of(grid)
    if len(grid.stretches) > MOST_STRETCHES or not _side_by_side(columns):
        return tuple(lines)
    loose = filled(grid, columns)
    heights = heights_of(columns, grid)
    blocks = in_order(blocks_of(columns, loose, heights))
    return tuple(line for block in blocks for line in _lines(text, block, heights))


def _may_hold_columns(lines: Sequence[Line]) -> bool:
    size = sum(len(line.text) for line in lines)
    gaps = sum("  " in line.text or "\t" in line.text for line in lines)
    return gaps > 0 and len(lines) >= LEAST_ROWS and size <= MOST_CHARACTERS


def _side_by_side(columns: Sequence[Column]) -> bool:
    prose = [column for column in columns if column.is_prose]
    return any(_beside(one, other) for one in prose for other in prose if one.left < other.left)


def _beside(one: Column, other: Column) -> bool:
    """Whether two columns share rows, and the first ends before the second begins."""
    top, bottom = max(one.top, other.top), min(one.bottom, other.bottom)
    left, right = (
        [line for line in column.core if top <= line.row <= bottom] for column in (one, other)
    )
    enough = bottom - top + 1 >= LEAST_ROWS and min(len(left), len(right)) >= LEAST_LINES
    return enough and all(line.right < other.left for line in left)


def _lines(text: str, block: Block, heights: Mapping[Stretch, float]) -> list[Line]:
    found: list[Line] = []
    above: float | None = None
    row = -1
    for one in block.lines:
        if one.row == row and not text[found[-1].end : one.start].strip():
            last = found.pop()  # a gap in a line of one column is its own
            found.append(replace(last, end=one.end, text=text[last.start : one.end]))
            continue
        height = heights[one]
        blank = 1 if above is None else max(0, round(height - above) - 1)
        set_in = one.left - block.edge > 1 and one not in block.titles
        indent = INDENT if set_in else 0.0
        found.append(Line(one.text, one.start, one.end, blank_before=blank, indent=indent))
        above, row = height, one.row
    return found
