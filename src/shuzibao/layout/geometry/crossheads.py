"""Small headings inside a column: crossheads 小标题 of the story around them, not the heads of new ones.

A crosshead may be set larger than the body. It stands in the column's own rhythm: text right over it and right
under it, no rule and no wide white between; or at a column's top, level with the text of the column before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from shuzibao.conventions.leads import opening_weight
from shuzibao.layout.geometry.blocks import barriers_of
from shuzibao.layout.geometry.turned import Extents, Flags, extents
from shuzibao.model import Box, Flow, Page
from shuzibao.model.block import Block, Measures, Sort
from shuzibao.script.characters import CLOSERS, SENTENCE_ENDS

# Of the body's size. Hand-set on both presses' dev pages: `python -m bench.pages`, `… --templates web`.
INSIDE, AT_TOP = 1.45, 1.3
PADDED = 0.6  # ems that a crosshead at the column's edge stands in, on a tint of its own
WHITE = 1.15  # ems of white over it beyond the page's own leading; heads of new stories have more
STOPS = SENTENCE_ENDS + ".,;:，、；：”」』）)…—"
LONGEST, LONGEST_LATIN = 20, 48
# 1．… 2．…, 一、… 二、…: heads that count are parts of one story
LISTED = re.compile(
    r"^(?:\d{1,2}[．.、](?!\d)|[一二三四五六七八九十]{1,3}、|[①-⑩]|第[一二三四五六七八九十\d]{1,3}[步招件问章])"
)


def with_crossheads(
    page: Page, blocks: Sequence[Block], texts: Sequence[str], measures: Measures
) -> list[Block]:
    """The blocks; headings that are set inside a story are crossheads."""
    out = [
        replace(block, sort=Sort.CROSSHEAD) if _alone(page, block) else block for block in blocks
    ]
    styles: set[tuple[object, ...]] = set()
    like: list[int] = []  # headings over a text, as a crosshead is
    for flow in (Flow.ACROSS, Flow.DOWN):
        chosen = [at for at, block in enumerate(blocks) if block.flow is flow]
        if not chosen or flow not in measures.body:
            continue
        heads = [at for at in chosen if blocks[at].sort is Sort.HEADING]
        numbered = sum(LISTED.match(texts[at]) is not None for at in heads) > 1
        here = _Column(page, [blocks[at] for at in chosen], flow, measures)
        for k, at in enumerate(chosen):
            latin = texts[at].isascii()
            if blocks[at].sort is not Sort.HEADING or len(blocks[at].lines) > 2:
                continue
            if len(texts[at]) > (LONGEST_LATIN if latin else LONGEST):
                continue
            below = here.below(k)
            if (
                len(blocks[at].lines) > 1
            ):  # only where others of its style are told to be crossheads
                like += [at] if below is not None else []
                continue
            if numbered and LISTED.match(texts[at]) and below is not None:
                out[at] = replace(blocks[at], sort=Sort.CROSSHEAD)
                continue
            lead = below is not None and opening_weight(texts[chosen[below]][:60]) >= 1.5
            if not lead and (here.is_inside(k, below) or here.is_at_top(k, below)):
                out[at] = replace(blocks[at], sort=Sort.CROSSHEAD)
                styles.add(_style(page, blocks[at]))
            elif not lead and below is not None:
                like.append(at)
    for at in like:
        if _style(page, blocks[at]) in styles:
            out[at] = replace(blocks[at], sort=Sort.CROSSHEAD)
    return out


def _style(page: Page, block: Block) -> tuple[object, ...]:
    """How a line is set: two of one style are the same thing."""
    font = page.lines[block.lines[0]].font
    return block.flow, round(2 * block.size), block.bold, font, block.frame


def parted_at_crossheads(page: Page, blocks: Sequence[Block]) -> list[Block]:
    """The blocks, cut where a crosshead is set in the body's own size and no weight tells of it.

    It is a short line without a full stop between the end of one paragraph and the first line of the next, and
    does not stand in as paragraphs do: centred, or at the column's edge.
    """
    out: list[Block] = []
    for block in blocks:
        if len(block.lines) < 3 or not any(block.indents):
            out.append(block)
            continue
        cuts = [n for n in range(len(block.lines) - 1) if _is_crosshead(page, block, n)]
        cuts = [n for n in cuts if n - 1 not in cuts]
        if len(cuts) > len(block.lines) / 4:  # verse, a list
            out.append(block)
            continue
        start = 0
        for cut in cuts:
            if cut > start:
                out.append(part_of(page, block, start, cut))
            out.append(replace(part_of(page, block, cut, cut + 1), indents=(False,), closes=1.0))
            start = cut + 1
        out.append(part_of(page, block, start, len(block.lines)))
    return out


def _is_crosshead(page: Page, block: Block, n: int) -> bool:
    text = page.lines[block.lines[n]].text.strip()
    if not 2 <= len(text) <= (LONGEST_LATIN if text.isascii() else LONGEST) - 4:
        return False
    if text[-1] in STOPS or not block.indents[n + 1]:
        return False
    lines = [page.lines[at] for at in block.lines]
    if n and (lines[n - 1].text.rstrip(CLOSERS)[-1:] or " ") not in SENTENCE_ENDS + ".":
        return False
    boxes = extents([line.box for line in lines if line.box], block.flow)
    left, right = float(boxes.u0.min()), float(boxes.u1.max())
    own, stop = float(boxes.u0[n]), float(boxes.u1[n])
    if stop - own > 0.7 * (right - left) or abs(float(boxes.u0[n + 1]) - own) < 0.5 * block.size:
        return False
    centred = abs((own - left) - (right - stop)) < 1.2 * block.size
    return centred or own - left < PADDED * block.size


def _alone(page: Page, block: Block) -> bool:
    """A line that `parted_at_crossheads` cut out: alone, closed, and no sentence."""
    if len(block.lines) != 1 or block.sort is not Sort.TEXT or block.closes < 1.0:
        return False
    text = page.lines[block.lines[0]].text.strip()
    return not block.indents[0] and text[-1:] not in STOPS


def part_of(page: Page, block: Block, start: int, end: int) -> Block:
    """Lines start..end of a block as a block of their own."""
    lines = block.lines[start:end]
    box = Box.around([box for line in lines if (box := page.lines[line].box)])
    closes = block.closes if end == len(block.lines) else 1.0 if block.indents[end] else 0.0
    return replace(block, lines=lines, indents=block.indents[start:end], box=box, closes=closes)


class _Column:
    """The blocks of one flow, to look up and down the column that one of them stands in."""

    def __init__(self, page: Page, blocks: list[Block], flow: Flow, measures: Measures) -> None:
        self.blocks, self.em = blocks, measures.body[flow]
        self.white = (measures.leading.get(flow, 1.5) - 1 + WHITE) * self.em
        self.measures = measures
        self.boxes = extents([block.box for block in blocks], flow)
        for at, block in enumerate(blocks):
            if len(block.lines) == 1 and block.opens and block.sort is Sort.TEXT:
                self.boxes.u0[at] -= (
                    2 * self.em
                )  # a paragraph's first line: its column begins before it
        self.level: Extents = barriers_of(page, flow).level
        self.text = np.array([block.sort is Sort.TEXT for block in blocks])

    def _ratio(self, at: int) -> float:
        return self.blocks[at].size / self.measures.em(self.blocks[at])

    def _in_column(self, at: int) -> Flags:
        u0, _, u1, _ = self.boxes.at(at)
        inside = self.boxes.shared_u(u0, u1) > 0.8 * (u1 - u0)
        frame = self.blocks[at].frame
        return np.asarray(inside & np.array([other.frame == frame for other in self.blocks]))

    def below(self, at: int) -> int | None:
        """The text right under block `at`, in its column."""
        _, v0, _, v1 = self.boxes.at(at)
        under = self._in_column(at) & (self.boxes.v0 > v1 - 0.4 * self.em) & (self.boxes.v0 > v0)
        if not under.any():
            return None
        first = int(np.argmin(np.where(under, self.boxes.v0, np.inf)))
        gap = float(self.boxes.v0[first]) - v1
        return first if self.text[first] and gap < self.white else None

    def is_inside(self, at: int, below: int | None) -> bool:
        """Text right over it and right under it, of one column."""
        if below is None or self._ratio(at) > INSIDE:
            return False
        u0, v0, u1, _ = self.boxes.at(at)
        over = self._in_column(at) & (self.boxes.v1 < v0 + 0.4 * self.em)
        over[at] = False
        if not over.any():
            return False
        last = int(np.argmax(np.where(over, self.boxes.v1, -np.inf)))
        gap = v0 - float(self.boxes.v1[last])
        if not self.text[last] or gap > self.white or self._is_ruled(u0, u1, v0 - gap, v0):
            return False
        edges = abs(self.boxes.u0[last] - self.boxes.u0[below])
        return bool(
            edges < 3 * self.em and abs(self.boxes.u1[last] - self.boxes.u1[below]) < 40 * self.em
        )

    def is_at_top(self, at: int, below: int | None) -> bool:
        """At the top of its column, level with the text of the column before it, under one headline."""
        if below is None or self._ratio(at) > AT_TOP:
            return False
        u0, v0, _, _ = self.boxes.at(at)
        left = float(self.boxes.u0[below])
        beside = self.text & (np.abs(self.boxes.v0 - v0) < 1.6 * self.em)
        beside &= (self.boxes.u1 < u0 + self.em) & (self.boxes.u1 > left - 3.5 * self.em)
        if not beside.any():
            return False
        above = [
            k for k, block in enumerate(self.blocks)
            if block.sort is Sort.HEADING and k != at and self.boxes.v1[k] <= v0 + 0.4 * self.em
            and self.boxes.v1[k] > v0 - 6 * self.em and block.size > 1.2 * self.blocks[at].size
        ]  # fmt: skip
        other = int(np.argmax(beside))
        span = (float(self.boxes.u0[other]), float(self.boxes.u1[below]))
        return any(
            float(self.boxes.u0[k]) < span[1] and float(self.boxes.u1[k]) > span[0] for k in above
        )

    def _is_ruled(self, u0: float, u1: float, v0: float, v1: float) -> bool:
        if not len(self.level):
            return False
        between = (self.level.v0 >= v0 - 2) & (self.level.v1 <= v1 + 2)
        return bool((between & (self.level.shared_u(u0, u1) > 0.5 * (u1 - u0))).any())
