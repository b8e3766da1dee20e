"""Who signs a text below it: a short line at the far side of its column, under a sentence that has ended."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from shuzibao.layout.geometry.crossheads import part_of
from shuzibao.layout.geometry.turned import extents
from shuzibao.model import Box, Page
from shuzibao.model.block import Block, Sort
from shuzibao.script.characters import CLOSERS, SENTENCE_ENDS

# Hand-set on `python -m bench.pages --templates designed` and `… drawn`; letters, notices, essays.
INSET = 0.3  # of the column's width that the line stands in, at least
SLACK = 1.3  # ems that it may end from the column's far edge
NEAR = 1.7  # ems from the text over it
LONGEST, LONGEST_LATIN = 22, 40
MOST_LINES = 2  # a body and the date, a name and the place


def without_signatures(page: Page, blocks: Sequence[Block]) -> list[Block]:
    """The blocks; lines at a block's end that sign it are blocks of their own, of sort BYLINE."""
    out: list[Block] = []
    for block in blocks:
        cut = len(block.lines)
        while cut > 2 and len(block.lines) - cut < MOST_LINES and _signs(page, block, cut - 1):
            cut -= 1
        if cut == len(block.lines) or not _ended(page, block.lines[cut - 1]):
            out.append(block)
            continue
        body, signed = part_of(page, block, 0, cut), part_of(page, block, cut, len(block.lines))
        out += [replace(body, closes=1.0), replace(signed, sort=Sort.BYLINE, closes=0.0)]
    return out


def signed_below(page: Page, blocks: Sequence[Block]) -> list[Block]:
    """The blocks; a line in other type that stands so under a text signs it."""
    out = list(blocks)
    for at, block in enumerate(blocks):
        if block.sort not in (Sort.TEXT, Sort.CROSSHEAD) or len(block.lines) > 1:
            continue
        for over in blocks:
            if over.sort is not Sort.TEXT or over.flow is not block.flow or over is block:
                continue
            if over.frame != block.frame or not _ended(page, over.lines[-1]):
                continue
            boxes = extents([over.box, block.box], block.flow)
            gap = float(boxes.v0[1] - boxes.v1[0])
            if -2 < gap < NEAR * block.size and _at_far_side(page, over.box, block, block.lines[0]):
                out[at] = replace(block, sort=Sort.BYLINE)
                break
    return out


def _signs(page: Page, block: Block, n: int) -> bool:
    return _at_far_side(page, block.box, block, block.lines[n])


def _at_far_side(page: Page, column: Box, block: Block, line: int) -> bool:
    """A short line without a stop that stands in from where the column begins and ends where it ends."""
    box, text = page.lines[line].box, page.lines[line].text.strip()
    if box is None or not 2 <= len(text) <= (LONGEST_LATIN if text.isascii() else LONGEST):
        return False
    if text[-1] in SENTENCE_ENDS + "，；：、,;:":
        return False
    boxes = extents([column, box], block.flow)
    left, right = float(boxes.u0[0]), float(boxes.u1[0])
    own, stop = float(boxes.u0[1]), float(boxes.u1[1])
    return own - left > INSET * (right - left) and abs(right - stop) < SLACK * block.size


def _ended(page: Page, line: int) -> bool:
    core = page.lines[line].text.strip().rstrip(CLOSERS)
    return core[-1:] in SENTENCE_ENDS or core[-1:] in ".!?" or page.lines[line].text[-1:] in "）)"
