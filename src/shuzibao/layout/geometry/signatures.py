"""Who signs a text: below it, at the far side of its column, or by name alone right under its headline."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from shuzibao.conventions.jumps import find_jump
from shuzibao.layout.geometry.crossheads import part_of
from shuzibao.layout.geometry.turned import extents
from shuzibao.model import Box, Flow, Page
from shuzibao.model.block import Block, Measures, Sort
from shuzibao.script.characters import CLOSERS, SENTENCE_ENDS
from shuzibao.script.fold import fold
from shuzibao.script.surnames import is_name
from shuzibao.script.words import frequency

# Hand-set on `python -m bench.pages --templates designed` and `… drawn`; letters, notices, essays.
INSET = 0.3  # of the column's width that the line stands in, at least
NAMED = 3.2  # ems from a heading to the names under it: a deck of one line may stand at their side
SLACK = 1.3  # ems that it may end from the column's far edge
NEAR = 1.7  # ems from the text over it
LONGEST, LONGEST_LATIN = 22, 40
MOST_LINES = 2  # a body and the date, a name and the place
COMMON = 1000  # times in the dictionary's corpus: 高兴 is no 高 by name


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
    if text[-1] in SENTENCE_ENDS + "，；：、,;:" or find_jump(text):
        return False
    if not any(sign.isalpha() for sign in text):  # a table's last number
        return False
    boxes = extents([column, box], block.flow)
    left, right = float(boxes.u0[0]), float(boxes.u1[0])
    own, stop = float(boxes.u0[1]), float(boxes.u1[1])
    return own - left > INSET * (right - left) and abs(right - stop) < SLACK * block.size


def _ended(page: Page, line: int) -> bool:
    core = page.lines[line].text.strip().rstrip(CLOSERS)
    return core[-1:] in SENTENCE_ENDS or core[-1:] in ".!?" or page.lines[line].text[-1:] in "）)"


def names_under_heads(page: Page, blocks: list[Block], measures: Measures) -> list[Block]:
    """Names and nothing else right under a heading sign the story, without any of the trade's words: 李敏 王强."""
    out: list[Block] = []
    for block in blocks:
        first = page.lines[block.lines[0]]
        if (
            block.sort in (Sort.TEXT, Sort.CROSSHEAD, Sort.HEADING)
            and block.size < 1.3 * measures.em(block) and _names_alone(first.text)
            and _hangs_under_heading(blocks, block, first.box)
        ):  # fmt: skip
            if len(block.lines) == 1:
                out.append(replace(block, sort=Sort.BYLINE))
                continue
            name, block = part_of(page, block, 0, 1), part_of(page, block, 1, len(block.lines))
            out.append(replace(name, sort=Sort.BYLINE, closes=0.0))
        out.append(block)
    return out


# 通讯员　　尔容: the trade's word, a wide white, a name
BY_TRADE = re.compile(r"(?:记者|通讯员|实习生|摄影|撰文|作者)$")
NAME_BESIDE, LONGEST_NAME = 3.0, 4  # ems from the word to the name; characters


def names_beside(page: Page, blocks: Sequence[Block]) -> list[Block]:
    """The blocks; a name that stands level with the trade's word, and apart from it, makes a byline with it."""
    out = list(blocks)
    printed = [fold(page.lines[block.lines[-1]].text.strip()) for block in blocks]
    for n, word in enumerate(blocks):
        found = BY_TRADE.search(printed[n])
        if (
            found is None
            or len(word.lines) > 1
            or not (found.start() == 0 or word.sort is Sort.BYLINE)
        ):
            continue
        for at, block in enumerate(blocks):
            if len(block.lines) > 1 or not 2 <= len(printed[at]) <= LONGEST_NAME:
                continue
            boxes = extents([word.box, block.box], block.flow)
            gap = float(boxes.u0[1] - boxes.u1[0])
            level = abs(float(boxes.v1[1] - boxes.v1[0])) < 0.3 * block.size
            if word.flow is block.flow and level and 0 < gap < NAME_BESIDE * block.size:
                out[n], out[at] = replace(word, sort=Sort.BYLINE), replace(block, sort=Sort.BYLINE)
    return out


def _names_alone(printed: str) -> bool:
    """Names, and not only what everybody reads as words: 时间, 方案 and 周末 begin with surnames too."""
    names = re.split(r"[\s、]+", fold(printed.strip()))
    if len(names) in (2, 3) and all(len(name) == 1 for name in names):
        names = ["".join(names)]  # 柴 禾: a name spaced out
    told = len(names) <= 3 and all(is_name(name) for name in names)
    return told and any(frequency(name) <= COMMON for name in names)


def _hangs_under_heading(blocks: Sequence[Block], block: Block, box: Box | None) -> bool:
    """A heading of the same frame stands right over it, at its side of the column or the other; no text does."""
    if box is None:
        return False
    if block.flow is Flow.DOWN:
        heads = [
            other for other in blocks
            if other.sort is Sort.HEADING and other.flow is block.flow and other.frame == block.frame
            and other.size > 1.2 * block.size and len(block.lines) == 1
        ]  # fmt: skip
        return any(
            head.box.left < (box.left + box.right) / 2 < head.box.right
            and -2 < box.top - head.box.bottom < 4 * block.size
            for head in heads
        )
    near = [
        other for other in blocks
        if other is not block and -2 < box.top - other.box.bottom < NAMED * block.size
        and other.frame == block.frame and other.size > block.size - 0.1
    ]  # fmt: skip
    over = [other for other in near if other.box.left < box.right and box.left < other.box.right]
    if not over and len(block.lines) == 1:
        over = [other for other in near if abs(other.box.left - box.left) < 45 * block.size]
        return any(other.sort is Sort.HEADING for other in over)
    return bool(over) and all(other.sort is Sort.HEADING for other in over)
