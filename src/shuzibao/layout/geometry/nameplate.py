"""What stands with the paper's name: in its box, level with it, hung on to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from shuzibao.model import Page, Role
from shuzibao.model.block import Block, Sort

SMALL = 0.5  # of the name's size: what is said beside it
STRIP = 2  # of the masthead's lines in one row
LONGEST = 3  # lines of a block that is no story's text


def in_its_box(page: Page, block: Block, name: Block) -> bool:
    """A line in the box around the paper's name, over or under it: the name in another script, what the paper is."""
    frame = name.frame
    if frame is None or block.frame != frame or len(block.lines) > 1:
        return False
    return page.frames[frame].box.height < 3 * name.size and block.size < 0.5 * name.size


def beside_name(blocks: Sequence[Block], at: int, name: int) -> bool:
    """A small line level with the paper's name, where no story stands level with it: its price, the day, the weather."""
    block, title = blocks[at], blocks[name]
    if len(block.lines) >= LONGEST or block.size > SMALL * title.size or not in_row(block, title):
        return False
    stories = (
        other for other in blocks
        if in_row(other, title) or in_row(title, other)
        if other.sort is Sort.HEADING or (other.sort is Sort.TEXT and len(other.lines) >= LONGEST)
    )  # fmt: skip
    return all(other.size <= SMALL * title.size and len(other.lines) < LONGEST for other in stories)


def with_strips(blocks: Sequence[Block], names: Sequence[int]) -> list[Block]:
    """The blocks; a small line in the row or in the box of what is told to be the masthead's is the masthead's too."""
    size = max(blocks[name].size for name in names)
    told = [
        block for at, block in enumerate(blocks) if block.role is Role.MASTHEAD and at not in names
    ]
    out = list(blocks)
    for at, block in enumerate(blocks):
        if block.sort is Sort.FURNITURE or len(block.lines) >= LONGEST or block.size > SMALL * size:
            continue
        boxed = block.frame is not None and any(one.frame == block.frame for one in told)
        row = [one for one in told if one.frame == block.frame and in_row(block, one)]
        beside = [
            one for one in blocks if (one.frame == block.frame if boxed else in_row(one, block))
        ]
        alone = all(one.size <= SMALL * size and len(one.lines) < LONGEST for one in beside)
        if alone and (boxed or len(row) >= STRIP):
            out[at] = replace(block, sort=Sort.FURNITURE, role=Role.MASTHEAD)
    return out


def in_row(block: Block, other: Block) -> bool:
    """Whether a block stands level with another one, somewhere on its line or its lines."""
    shared = min(block.box.bottom, other.box.bottom) - max(block.box.top, other.box.top)
    return shared > 0.5 * (block.box.bottom - block.box.top)


def reach(one: Block, other: Block) -> float:
    return 1.0 * one.size if one.size > 2 * other.size else 2.2 * other.size


def gap(one: Block, two: Block) -> float:
    a, b = one.box, two.box
    x = max(0.0, max(a.left, b.left) - min(a.right, b.right))
    y = max(0.0, max(a.top, b.top) - min(a.bottom, b.bottom))
    return float(np.hypot(x, y))
