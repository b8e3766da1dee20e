"""Boxes of figures 数读: numbers in large type, each with what it counts in small type beside, under or over it.

The numbers head nothing. All of one size in one box are one block, read cell by cell, row by row.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

import numpy as np

from shuzibao.model import Box, Flow, Page
from shuzibao.model.block import Block
from shuzibao.script.characters import SPACE
from shuzibao.script.fold import fold

# Hand-set on the dev pages of the designed press: `python -m bench.pages --templates designed`.
LARGE, LARGER = 1.5, 1.6  # times the page's text; times the label's type
SAME = 0.04  # how much the sizes of one box's numbers may differ, by their share
LEAST, LEAST_IN_BOX = 3, 2  # numbers, each with its label
LONGEST_UNIT, LONGEST_LABEL = 4, 24  # characters
UNIT_GAP, LABEL_GAP = 0.4, 0.45  # of the number's size: to its unit; to its label
NEXT = 1.9  # of the label's size: from one of its lines to the next, middle to middle
APART = 9.0  # of the number's size: how far numbers of one group stand apart on open ground
NUMBER = re.compile(
    r"^[约超近逾+＋-]{0,2}\d[\d.,:/～~∶-]*(?:万|亿|千|百)?(?:%|‰|℃|[\u4e00-\u9fff]{1,2})?\+?$"
)


def figures_of(
    page: Page, frames: Sequence[int | None], without: Collection[int], body: float
) -> list[Block]:
    """A block for each box, or group on open ground, of numbers with their labels.

    frames: for each line the frame around it. without: lines that are known to be something else. body: size of
    running text in points.
    """
    free = [
        at for at, line in enumerate(page.lines)
        if at not in without and line.box is not None and line.flow is Flow.ACROSS and not line.angle
    ]  # fmt: skip
    numbers = [
        at for at in free
        if _size(page, at) >= LARGE * body and NUMBER.match(SPACE.sub("", fold(page.lines[at].text)))
    ]  # fmt: skip
    if len(numbers) < LEAST_IN_BOX:
        return []
    cells = {at: cell for at in numbers if (cell := _cell(page, frames, at, free, numbers))}
    return [
        _block(page, frames[group[0]], [cells[at] for at in group])
        for group in _groups(page, frames, cells)
    ]


def _size(page: Page, at: int) -> float:
    return page.lines[at].size or 1.0


def _box(page: Page, at: int) -> Box:
    box = page.lines[at].box
    assert box is not None
    return box


def _cell(
    page: Page, frames: Sequence[int | None], number: int, free: Sequence[int], numbers: Sequence[int]
) -> list[int] | None:  # fmt: skip
    """The number's line, its unit's, and the lines of its label; None where nothing says what it counts."""
    size, box = _size(page, number), _box(page, number)
    small = [
        at for at in free
        if at not in numbers and frames[at] == frames[number] and LARGER * _size(page, at) < size
        and len(page.lines[at].text) <= LONGEST_LABEL
    ]  # fmt: skip
    units = [
        at for at in small
        if len(page.lines[at].text) <= LONGEST_UNIT and box.top < _middle(page, at) < box.bottom
        and -1 < _box(page, at).left - box.right < UNIT_GAP * size
    ]  # fmt: skip
    right = max((_box(page, at).right for at in units), default=box.right)
    whole = Box(box.left, box.top, right, box.bottom)
    under = _label(page, [at for at in small if at not in units], whole, size)
    if not under and not units:
        return None
    return [number, *units, *under]


def _middle(page: Page, at: int) -> float:
    return (_box(page, at).top + _box(page, at).bottom) / 2


def _label(page: Page, small: Sequence[int], whole: Box, size: float) -> list[int]:
    """The lines of the label under a number, its edge or its middle in common with the number's."""
    found: list[int] = []
    edge = whole.bottom
    for at in sorted(small, key=lambda at: _box(page, at).top):
        box = _box(page, at)
        near = -0.35 * size < box.top - edge < (LABEL_GAP * size if not found else 0)
        if found:
            last = found[-1]
            step = _middle(page, at) - _middle(page, last)
            near = 0 < step < NEXT * _size(page, at) and _size(page, at) == _size(page, last)
        left = abs(box.left - whole.left) < 0.5 * size
        centred = abs(box.left + box.right - whole.left - whole.right) < size
        if near and box.top > whole.top and (left or centred):
            found.append(at)
    return found


def _groups(
    page: Page, frames: Sequence[int | None], cells: dict[int, list[int]]
) -> list[list[int]]:
    """Numbers of one size in one box, or near each other on open ground, in reading order."""
    groups: list[list[int]] = []
    for at in cells:
        for group in groups:
            alike = abs(_size(page, at) / _size(page, group[0]) - 1) < SAME
            near = frames[at] is not None or any(_apart(page, at, other) for other in group)
            if alike and near and frames[at] == frames[group[0]]:
                group.append(at)
                break
        else:
            groups.append([at])
    return [
        _in_rows(page, group) for group in groups
        if len(group) >= (LEAST if frames[group[0]] is None else LEAST_IN_BOX)
    ]  # fmt: skip


def _apart(page: Page, one: int, two: int) -> bool:
    """Whether two numbers stand in one row or one column, and near."""
    a, b = _box(page, one), _box(page, two)
    far = APART * _size(page, one)
    level = abs(a.bottom - b.bottom) < 2 and abs(a.left - b.left) < far
    stacked = abs(a.left - b.left) < _size(page, one) and abs(a.top - b.top) < far
    return level or stacked


def _in_rows(page: Page, group: Sequence[int]) -> list[int]:
    rows: list[list[int]] = []
    for at in sorted(group, key=lambda at: _middle(page, at)):
        if not rows or _middle(page, at) - _middle(page, rows[-1][0]) > 0.5 * _size(page, at):
            rows.append([])
        rows[-1].append(at)
    return [at for row in rows for at in sorted(row, key=lambda at: _box(page, at).left)]


def _block(page: Page, frame: int | None, cells: Sequence[Sequence[int]]) -> Block:
    lines = [at for cell in cells for at in cell]
    whole = _box(page, lines[0])
    for at in lines[1:]:
        whole = whole.union(_box(page, at))
    size = float(np.median([_size(page, at) for cell in cells for at in cell[1:]]))
    opens = tuple(at == cell[0] for cell in cells for at in cell)
    return Block(
        tuple(lines), whole, Flow.ACROSS, size, False, whole.width / size, opens, 1.0, frame
    )
