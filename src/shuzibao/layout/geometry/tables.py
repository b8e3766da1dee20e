"""Tables: short cells in rows and columns inside a frame are one block, read row by row."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

import numpy as np

from shuzibao.model import Box, Flow, Page, Rule
from shuzibao.model.block import Block

LEAST_ROWS, LEAST_COLUMNS = 3, 2
CELL = 7  # characters of a middling cell at most; lines of a narrow column have more
SAME_ROW, TALLEST = (
    0.25,
    40.0,
)  # how much rows of a ruled table differ in height, and their height in points
# Of rows on open ground; hand-set on pages of our own with lists of names.
LEAST_CELLS, CELL_GAP, ROW_STEP = 4, 3.0, 2.0  # cells of a row; ems between cells; ems between rows
WIDER = 1.4  # than its cells: a table's own rules at most
HEAD = 1.25  # a title inside the frame is so much larger than the cells


def tables_of(
    page: Page, frames: Sequence[int | None], without: Collection[int] = ()
) -> list[Block]:
    """A block for each frame whose lines stand in rows and columns; the frame itself is then none for them.

    without: lines that are known to be something else.
    """
    inside: dict[int, list[int]] = {}
    for at, frame in enumerate(frames):
        if frame is not None and at not in without and page.lines[at].flow is Flow.ACROSS:
            inside.setdefault(frame, []).append(at)
    tables = [_table(page, frame, lines) for frame, lines in inside.items()]
    taken = {line for table in tables if table is not None for line in table.lines} | set(without)
    for area in _ruled(page):
        lines = [
            at for at, line in enumerate(page.lines)
            if at not in taken and line.box is not None and _within(line.box, area)
            and ((frame := frames[at]) is None or _within(page.frames[frame].box, area))
        ]  # fmt: skip
        table = _table(page, None, lines) if lines else None
        tables.append(table)
        taken.update(table.lines if table else ())
    tables += [_table(page, None, lines) for lines in _grids(page, frames, taken)]
    return [table for table in tables if table is not None]


def without_rows(page: Page, tables: Sequence[Block]) -> Page:
    """The page without the rules between the rows of its tables, the last one included: they part no stories."""
    edges = [
        Box(one.box.left - one.size, one.box.top - 2 * one.size, one.box.right + one.size,
            one.box.bottom + 0.8 * one.size)
        for one in tables
    ]  # fmt: skip

    def is_row(rule: Rule) -> bool:
        return rule.box.width > rule.box.height and any(
            rule.box.top > edge.top and rule.box.bottom < edge.bottom and _within(rule.box, edge)
            and rule.box.width < WIDER * edge.width for edge in edges
        )  # fmt: skip

    kept = tuple(rule for rule in page.rules if not is_row(rule))
    return page if len(kept) == len(page.rules) else replace(page, rules=kept)


def _ruled(page: Page) -> list[Box]:
    """Areas that rules of one length cut into rows of about one height: tables without a frame.

    The row over the first rule, the table's head, is counted in.
    """
    level = sorted(
        (rule.box for rule in page.rules if rule.box.width > rule.box.height),
        key=lambda box: box.top,
    )
    areas: list[Box] = []
    used: set[int] = set()
    for n, first in enumerate(level):
        if n in used:
            continue
        rows, pitch = [first], 0.0
        for k in range(n + 1, len(level)):
            other = level[k]
            if abs(other.left - first.left) > 2 or abs(other.right - first.right) > 2:
                continue
            step = other.top - rows[-1].top
            if step < 1 or (pitch and abs(step - pitch) > SAME_ROW * pitch):
                continue
            pitch = pitch or step
            rows.append(other)
            used.add(k)
        if len(rows) > LEAST_ROWS and pitch < TALLEST:
            areas.append(Box(first.left - 2, first.top - pitch, first.right + 2, rows[-1].bottom))
    return areas


def _grids(page: Page, frames: Sequence[int | None], taken: Collection[int]) -> list[list[int]]:
    """Rows on open ground of many short cells each, one right under the other, that begin at the same places: names."""
    sizes: dict[float, list[int]] = {}
    for at, line in enumerate(page.lines):
        if at not in taken and frames[at] is None and line.flow is Flow.ACROSS and line.box:
            sizes.setdefault(round(line.size or 1.0, 1), []).append(at)
    found: list[list[int]] = []
    for size, chosen in sizes.items():
        short = {
            at: box for at in chosen
            if len(page.lines[at].text) <= CELL and (box := page.lines[at].box) is not None
        }  # fmt: skip
        if len(short) < LEAST_ROWS * LEAST_CELLS:
            continue
        rows = [
            run for row in _rows(short, size) for run in _close(row, short, size)
            if len(run) >= LEAST_CELLS
        ]  # fmt: skip
        grid: list[list[int]] = []
        for row in rows:
            if grid and not _goes_on(grid[-1], row, short, size):
                found += [[at for one in grid for at in one]] if len(grid) >= LEAST_ROWS else []
                grid = []
            grid.append(row)
        found += [[at for one in grid for at in one]] if len(grid) >= LEAST_ROWS else []
    return found


def _close(row: Sequence[int], boxes: dict[int, Box], size: float) -> list[list[int]]:
    """A row cut where the white between two of its cells is wider than between cells."""
    runs: list[list[int]] = []
    for at in row:
        if not runs or boxes[at].left - boxes[runs[-1][-1]].right > CELL_GAP * size:
            runs.append([])
        runs[-1].append(at)
    return runs


def _goes_on(over: Sequence[int], row: Sequence[int], boxes: dict[int, Box], size: float) -> bool:
    """Whether one row stands right under another, most of its cells at the same places."""
    step = boxes[row[0]].top - boxes[over[0]].top
    places = [boxes[at].left for at in over]
    same = sum(min(abs(boxes[at].left - place) for place in places) < 0.3 * size for at in row)
    return 0 < step < ROW_STEP * size and same >= 0.7 * min(len(row), len(over))


def _within(box: Box, area: Box) -> bool:
    x, y = (box.left + box.right) / 2, (box.top + box.bottom) / 2
    return area.left < x < area.right and area.top < y < area.bottom


def _table(page: Page, frame: int | None, chosen: list[int]) -> Block | None:
    size = float(np.median([page.lines[at].size or 1.0 for at in chosen]))
    cells = [at for at in chosen if (page.lines[at].size or 1.0) < HEAD * size]
    boxes = {at: box for at in cells if (box := page.lines[at].box) is not None}
    rows = _rows(boxes, size)
    full = [row for row in rows if len(row) >= LEAST_COLUMNS]
    if len(full) < LEAST_ROWS or len(full) < 0.6 * len(rows):
        return None
    if float(np.median([len(page.lines[at].text) for at in boxes])) > CELL:
        return None
    if _columns(boxes, size) < LEAST_COLUMNS:
        return None
    order = [at for row in rows for at in row]
    whole = Box(
        min(box.left for box in boxes.values()), min(box.top for box in boxes.values()),
        max(box.right for box in boxes.values()), max(box.bottom for box in boxes.values()),
    )  # fmt: skip
    opens = tuple(at == row[0] for row in rows for at in row)
    titled = len(cells) < len(chosen)
    return Block(
        tuple(order), whole, Flow.ACROSS, size, False, whole.width / size, opens, 1.0,
        frame if titled else None,
    )  # fmt: skip


def _rows(boxes: dict[int, Box], size: float) -> list[list[int]]:
    """Cells of one height, from left to right; rows from top to bottom."""
    rows: list[list[int]] = []
    last = -np.inf
    for at, box in sorted(boxes.items(), key=lambda item: item[1].top + item[1].bottom):
        middle = (box.top + box.bottom) / 2
        if middle - last > 0.5 * size:
            rows.append([])
        rows[-1].append(at)
        last = middle
    return [sorted(row, key=lambda at: boxes[at].left) for row in rows]


def _columns(boxes: dict[int, Box], size: float) -> int:
    """How many columns have cells that begin, end or stand in the middle at one place in most rows."""
    edges = np.array([(box.left, (box.left + box.right) / 2, box.right) for box in boxes.values()])
    best = 0
    for places in np.sort(edges, axis=0).T:
        groups = np.split(places, np.flatnonzero(np.diff(places) > 0.5 * size) + 1)
        best = max(best, sum(len(group) >= LEAST_ROWS for group in groups))
    return best
