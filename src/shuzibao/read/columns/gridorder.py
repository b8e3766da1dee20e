"""The order in which the blocks of a page's grid are read: cut across where all columns end, else between columns.

A page is cut as a paper is made up: where every column ends at one height a new band begins; in a band stories
stand side by side, each under a heading that may lie across its columns. A dump does not say how large a
heading is set, so how far it reaches is told by the white beside it: columns that begin right below the white
are its own.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from shuzibao.read.columns.grid import Stretch
from shuzibao.read.columns.gridcolumns import Column, is_prose, runs_on

# Lines of one column that are further apart than this are two blocks; in lines.
LOOSE, LOOSER = 1.6, 2.2
LEVEL = 0.75  # what stands less than this below something else stands beside it
BENEATH = 4.0  # a heading's columns begin at most this far below it
LONGEST_HEADING, MOST_HEADING_LINES = 45, 3
STOPS = re.compile(r"[。；]")


@dataclass(slots=True)
class Block:
    """Stretches that are read one after the other. left..right: its cells, far: with the white that is its own.

    top, bottom: heights of its first and last line. edge: left edge of its column. titles: lines that end neither
    at the column's edge nor with a mark.
    """

    lines: list[Stretch]
    left: int
    right: int
    top: float
    bottom: float
    edge: int
    prose: bool
    heading: bool
    titles: frozenset[Stretch]
    near: int = 0
    far: int = 0


def blocks_of(
    columns: Sequence[Column], loose: Sequence[Stretch], heights: Mapping[Stretch, float]
) -> list[Block]:
    """The columns, parted where more than a line's space lies between two lines; each loose stretch by itself."""
    found: list[Block] = []
    for column in columns:
        part = [column.lines[0]]
        for above, below in pairwise(column.lines):
            apart = heights[below] - heights[above]
            titles = [column.is_title(one) for one in (above, below)]
            most = LOOSER if runs_on(column, above, below) else LOOSE
            if apart > most or titles[0] != titles[1]:
                found.append(_block(part, heights, column))
                part = []
            part.append(below)
        found.append(_block(part, heights, column))
    found += [_block([one], heights) for one in loose]
    return _with_white(found)


def _block(
    lines: list[Stretch], heights: Mapping[Stretch, float], column: Column | None = None
) -> Block:
    core = [one for one in lines if column and one in column.core] or lines
    left, right = min(one.left for one in core), max(one.right for one in core)
    top, bottom = (most(heights[one] for one in lines) for most in (min, max))
    prose = is_prose(lines)
    titles = frozenset(one for one in lines if column and column.is_title(one))
    heading = not prose and (len(titles) == len(lines) if column else _is_heading(lines))
    edge = min(left, column.left) if column else left
    return Block(lines, left, right, top, bottom, edge, prose, heading, titles, left, right)


def _is_heading(lines: Sequence[Stretch]) -> bool:
    text = "".join(one.text for one in lines)
    few = len(lines) <= MOST_HEADING_LINES and len(text) <= LONGEST_HEADING
    return few and not STOPS.search(text)


def _with_white(blocks: list[Block]) -> list[Block]:
    """Headings reach over the white beside them as far as columns begin right below it."""
    for head in blocks:
        if head.heading:
            level = [b for b in blocks if b is not head and _level(head, b)]
            ends = min((b.left for b in level if b.left >= head.right), default=1 << 30)
            begins = max((b.right for b in level if b.right <= head.left), default=-1)
            own = [
                b
                for b in blocks
                if begins <= b.left
                and b.right <= ends
                and head.bottom < b.top <= head.bottom + BENEATH
                and not _covered(head, b, blocks)
            ]
            head.near, head.far = _reach(head, own)
    return blocks


def _reach(head: Block, own: Sequence[Block]) -> tuple[int, int]:
    """How far a heading reaches over the columns that may be its own: the widest that it can be set over.

    It begins flush with them, or in their middle; then as much white is on its right as on its left, and its type is
    no smaller than the text's.
    """
    best = (head.left, head.right)
    for near in {head.left, *(b.left for b in own if b.left < head.left)}:
        for far in {head.right, *(b.right for b in own if b.right > head.right)}:
            deep = head.left - near
            set_in = deep <= 1 or far - near - 2 * deep >= head.right - head.left - 1
            if set_in and far - near > best[1] - best[0]:
                best = near, far
    return best


def _level(head: Block, other: Block) -> bool:
    return other.top <= head.bottom + 0.5 and other.bottom >= head.top - 0.8


def _covered(head: Block, below: Block, blocks: Sequence[Block]) -> bool:
    """Something else stands between the heading's height and the block."""
    return any(
        one is not head
        and one is not below
        and one.left < below.right
        and below.left < one.right
        and one.bottom >= head.top - 0.8
        and one.top < below.top
        for one in blocks
    )


def in_order(blocks: Sequence[Block]) -> list[Block]:
    """The blocks as they are read."""
    if len(blocks) < 2:
        return list(blocks)
    parts = _parts(blocks)
    return _from_the_left(blocks) if len(parts) < 2 else [one for p in parts for one in in_order(p)]


def _parts(blocks: Sequence[Block]) -> list[list[Block]]:
    """The first cut: bands of text, else columns, else a heading and what it lies over."""
    bands = _bands(blocks)
    stacked = _stacked(bands)
    if len(stacked) > 1:
        return stacked
    strips = _strips(blocks, whites=True)
    if len(strips) > 1:
        return strips
    if len(bands) > 1 and _lies_over(bands[0], _joined(bands[1:])):
        return [bands[0], _joined(bands[1:])]
    strips = _strips(blocks, whites=False)
    if len(strips) > 1:
        return strips
    if len(bands) > 1:
        at = _widest(bands)
        return [_joined(bands[:at]), _joined(bands[at:])]
    return _text_strips(blocks) or [list(blocks)]


def _joined(bands: Sequence[list[Block]]) -> list[Block]:
    return [one for band in bands for one in band]


def _lies_over(heading: Sequence[Block], below: Sequence[Block]) -> bool:
    """Whether the heading reaches over every column below it."""
    near, far = min(one.near for one in heading), max(one.far for one in heading)
    strips = _strips(below, whites=True)
    return len(_strips(heading, whites=True)) == 1 and all(
        near < max(one.far for one in strip) and min(one.near for one in strip) < far
        for strip in strips
    )


def _bands(blocks: Sequence[Block]) -> list[list[Block]]:
    """Parted where no block stands at some height."""
    bands: list[list[Block]] = []
    low = 0.0
    for one in sorted(blocks, key=lambda b: (b.top, b.left)):
        if bands and one.top <= low + LEVEL:
            bands[-1].append(one)
        else:
            bands.append([one])
        low = max(low, one.bottom)
    return bands


def _strips(blocks: Sequence[Block], whites: bool) -> list[list[Block]]:
    """Parted where no block stands in some cell, from the left."""
    strips: list[list[Block]] = []
    reached = 0
    for one in sorted(blocks, key=lambda b: b.near if whites else b.left):
        if strips and (one.near if whites else one.left) < reached + 1:
            strips[-1].append(one)
        else:
            strips.append([one])
        reached = max(reached, one.far if whites else one.right)
    return strips


def _text_strips(blocks: Sequence[Block]) -> list[list[Block]]:
    """Parted between columns of text, where headings and captions lie across the gutter."""
    strips = _strips([one for one in blocks if one.prose], whites=False)
    spans = [(min(b.left for b in strip), max(b.right for b in strip)) for strip in strips]
    if len(strips) < 2:
        return []
    for one in blocks:
        if not one.prose:
            held = [min(one.right, right) - max(one.left, left) for left, right in spans]
            strips[max(range(len(spans)), key=lambda n: held[n])].append(one)
    return strips


def _stacked(bands: Sequence[list[Block]]) -> list[list[Block]]:
    """Bands with text above and below; headings go with what they head."""
    out: list[list[Block]] = []
    part: list[Block] = []
    last = max((n for n, band in enumerate(bands) if any(b.prose for b in band)), default=-1)
    for number, band in enumerate(bands):
        part += band
        text = number < last and any(b.prose for b in band)
        if text and not _headless(part, _joined(bands[number + 1 :])):
            out.append(part)
            part = []
    return [*out, part] if part else out


def _headless(above: Sequence[Block], below: Sequence[Block]) -> bool:
    """Whether a cut would part a heading from the text right below it."""
    hanging = (
        head for head in above if head.heading and not any(_over(head, one) for one in above)
    )
    return any(
        _over(head, one) and one.top <= head.bottom + BENEATH for head in hanging for one in below
    )


def _widest(bands: Sequence[list[Block]]) -> int:
    """Which cut lies in the widest white."""
    lows = [max(b.bottom for band in bands[:n] for b in band) for n in range(1, len(bands))]
    gaps = [min(b.top for b in bands[n]) - low for n, low in enumerate(lows, 1)]
    return 1 + max(range(len(gaps)), key=lambda n: gaps[n])


def _from_the_left(blocks: Sequence[Block]) -> list[Block]:
    """Where no straight cut is: what stands over something is read first, else what stands left."""
    left = sorted(blocks, key=lambda b: (b.left, b.top))
    out: list[Block] = []
    while left:
        free = (b for b in left if not any(_over(one, b) for one in left if one is not b))
        chosen = next(free, left[0])
        out.append(chosen)
        left.remove(chosen)
    return out


def _over(one: Block, other: Block) -> bool:
    return one.left < other.right and other.left < one.right and one.top < other.top
