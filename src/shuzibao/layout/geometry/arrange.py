"""The make-up of a page: its blocks, headings, and what place says of how they belong together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from shuzibao.layout.geometry.blocks import LEAST_INDENT, MOST_INDENT, PITCH_SLACK, blocks_of
from shuzibao.layout.geometry.caps import caps_of, with_caps
from shuzibao.layout.geometry.crossheads import parted_at_crossheads, with_crossheads
from shuzibao.layout.geometry.decks import with_decks
from shuzibao.layout.geometry.evidence import Evidence, evidence_of
from shuzibao.layout.geometry.figures import figures_of
from shuzibao.layout.geometry.frames import frames_of_lines
from shuzibao.layout.geometry.headings import Heading, headings_of
from shuzibao.layout.geometry.measure import measure
from shuzibao.layout.geometry.ornaments import with_column_bands, with_pull_quotes, without_pairs
from shuzibao.layout.geometry.sorts import sorted_blocks, text_of
from shuzibao.layout.geometry.tables import tables_of, without_rows
from shuzibao.layout.geometry.turned import Extents, extents
from shuzibao.model import Box, Flow, Page, Rule
from shuzibao.model.block import Block, Measures, Sort
from shuzibao.script.characters import CLOSERS, SENTENCE_ENDS


@dataclass(frozen=True, slots=True)
class Arrangement:
    """A page measured: nothing decided about stories yet.

    figures: the blocks that are numbers in large type with their labels. rules: those of the page that may part
    something, without such as adorn a heading, a byline or a quotation.
    """

    blocks: tuple[Block, ...]
    headings: tuple[Heading, ...]
    measures: Measures
    evidence: Evidence
    figures: frozenset[int] = frozenset()
    rules: tuple[Rule, ...] = ()


def arrange(page: Page) -> Arrangement:
    """The make-up of a page whose lines all have boxes. Every line is in exactly one block."""
    frames = frames_of_lines(page)
    measures = measure(page.lines, frames)
    caps = caps_of(page, measures)
    figures = figures_of(page, frames, caps, measures.body[measures.flow])
    counted = {one.lines[0] for one in figures}
    kept = frozenset(line for one in figures for line in one.lines)
    printed = tables_of(page, frames, kept)
    tables = [*figures, *printed]
    kept = frozenset(line for table in tables for line in table.lines) | frozenset(caps)
    blocks = with_caps(page, blocks_of(page, measures, frames, kept), caps) + tables
    blocks = parted_at_crossheads(page, blocks)
    blocks = sorted_blocks(page, blocks, measures)
    blocks = _listed(page, _lone_lines(blocks, measures))
    blocks = _first_in_frames(_parted_by_white(page, blocks, measures))
    page = without_pairs(without_rows(page, printed), blocks, measures)
    blocks = with_crossheads(page, blocks, [text_of(page, one) for one in blocks], measures)
    page, blocks = with_pull_quotes(page, blocks, measures)
    blocks = with_column_bands(page, with_decks(page, blocks, measures), measures)
    headings = headings_of(page, blocks, measures)
    return Arrangement(
        tuple(blocks), tuple(headings), measures, evidence_of(page, blocks, headings, measures),
        frozenset(at for at, block in enumerate(blocks) if block.lines[0] in counted),
        page.rules,
    )  # fmt: skip


LEAST_INDENTED = 0.12  # of the text blocks; fewer, and the page parts its paragraphs by white


def _parted_by_white(page: Page, blocks: Sequence[Block], measures: Measures) -> list[Block]:
    """On a page without indents a block opens a paragraph where white or a heading stands over it; never with a small letter."""
    text = [at for at, b in enumerate(blocks) if b.sort is Sort.TEXT and len(b.lines) > 2]
    indented = sum(any(blocks[at].indents) for at in text)
    if not text or indented > LEAST_INDENTED * len(text):
        return list(blocks)
    out = list(blocks)
    chosen = [at for at, block in enumerate(blocks) if block.flow is measures.flow]
    boxes = extents([blocks[at].box for at in chosen], measures.flow)
    for k, at in enumerate(chosen):
        block = blocks[at]
        if block.sort is not Sort.TEXT:
            continue
        over = _right_over(boxes, k, 2.5 * block.size)
        first = page.lines[block.lines[0]].text[:1]
        if first.isascii() and first.isalpha() and not first.isupper():
            continue
        above = None if over is None else blocks[chosen[over]]
        if over is None or above is None or above.sort in (Sort.HEADING, Sort.BYLINE):
            out[at] = replace(out[at], unsure=not block.opens)  # the top of a column
            continue
        if above.sort is not Sort.TEXT:
            opens = above.sort is Sort.CROSSHEAD
        else:
            white = float(boxes.v0[k] - boxes.v1[over]) / block.size
            opens = white > PITCH_SLACK * measures.leading[block.flow] - 1 or above.closes >= 0.8
            if opens and above.closes >= 0.4:  # its last line is full, the white says that it ends
                out[chosen[over]] = replace(out[chosen[over]], closes=1.0)
        if opens and not block.opens:
            out[at] = replace(out[at], indents=(True, *block.indents[1:]))
    return out


def _first_in_frames(blocks: Sequence[Block]) -> list[Block]:
    """A frame's first text may open a paragraph without an indent: nothing from outside goes on in it."""
    out = list(blocks)
    framed: dict[int, list[int]] = {}
    for at, block in enumerate(blocks):
        if block.frame is not None and block.sort in (Sort.TEXT, Sort.CROSSHEAD):
            framed.setdefault(block.frame, []).append(at)
    for inside in framed.values():
        boxes = extents([blocks[at].box for at in inside], blocks[inside[0]].flow)
        first = inside[int(np.lexsort((boxes.u0, np.round(boxes.v0 / blocks[inside[0]].size)))[0])]
        out[first] = replace(out[first], unsure=not blocks[first].opens)
    return out


TOUCHING, SAME_EDGE = (
    2.0,
    0.3,
)  # ems between a line and its column's text; of difference between edges


STOPS = SENTENCE_ENDS + "，；："
RAGGED = 2.0  # ems that every line of a list ends before its column does
LEAST_LISTED = 3


def _listed(page: Page, blocks: Sequence[Block]) -> list[Block]:
    """The blocks; where every line ends well before the column that the text over it is set to, each is an entry."""
    out = list(blocks)
    for at, block in enumerate(blocks):
        if block.sort is not Sort.TEXT or len(block.lines) < LEAST_LISTED or any(block.indents):
            continue
        stops = [page.lines[line].text.rstrip(CLOSERS)[-1:] in STOPS for line in block.lines]
        if any(stops):
            continue
        for over in blocks:
            if over is block or over.sort is not Sort.TEXT or over.frame != block.frame:
                continue
            if over.flow is not block.flow or abs(over.size / block.size - 1) > 0.1:
                continue
            if _far(over.box, block.box) > 2.5 * block.size:
                continue
            boxes = extents([over.box, block.box], block.flow)
            gap = float(boxes.v0[1] - boxes.v1[0])
            edge, room = float(boxes.u0[1] - boxes.u0[0]), float(boxes.u1[0] - boxes.u1[1])
            if (
                -2 < gap < 2.5 * block.size
                and abs(edge) < 0.5 * block.size
                and room > RAGGED * block.size
            ):
                out[at] = replace(block, indents=(True,) * len(block.lines), closes=1.0)
                break
    return out


def _far(a: Box, b: Box) -> float:
    """How far two boxes stand apart, in points, along the axis on which they are farther apart."""
    x = max(a.left, b.left) - min(a.right, b.right)
    y = max(a.top, b.top) - min(a.bottom, b.bottom)
    return max(x, y)


def _right_over(boxes: Extents, at: int, reach: float) -> int | None:
    """The block of the same column that stands nearest over block `at`, within `reach`."""
    u0, v0, u1, _ = boxes.at(at)
    over = boxes.shared_u(u0, u1) > 0.5 * np.minimum(u1 - u0, boxes.u1 - boxes.u0)
    over &= (boxes.v1 <= v0 + 1) & (boxes.v1 > v0 - reach)
    over[at] = False
    return int(np.argmax(np.where(over, boxes.v1, -np.inf))) if over.any() else None


def _lone_lines(blocks: Sequence[Block], measures: Measures) -> list[Block]:
    """A block of one line: the column's edge, and so indent and end, are read from its neighbours."""
    out = list(blocks)
    for flow in (Flow.ACROSS, Flow.DOWN):
        text = [at for at, b in enumerate(blocks) if b.flow is flow and b.sort is Sort.TEXT]
        if not text:
            continue
        boxes = extents([blocks[at].box for at in text], flow)
        em = measures.body[flow]
        for k, at in enumerate(text):
            block = blocks[at]
            if len(block.lines) > 2:
                continue
            u0, v0, u1, v1 = boxes.at(k)
            near = (boxes.shared_u(u0, u1) > 0.8 * (u1 - u0)) & (boxes.u1 - boxes.u0 < 60 * em)
            near &= (boxes.v0 < v1 + 40 * em) & (boxes.v1 > v0 - 40 * em)
            near[k] = False
            longer = [n for n in near.nonzero()[0].tolist() if len(blocks[text[n]].lines) > 2]
            if not longer:
                continue
            far = {n: min(abs(boxes.v0[n] - v1), abs(boxes.v1[n] - v0)) for n in longer}
            nearest = min(far, key=far.__getitem__)
            # below a picture in the column nothing is near: then the text whose edge it shares is of its column
            same = [n for n in longer if abs(boxes.u0[n] - u0) < SAME_EDGE * em]
            if same and far[nearest] > TOUCHING * em:
                nearest = min(same, key=far.__getitem__)
            left, _, right, _ = boxes.at(nearest)
            deep = (u0 - left) / em
            opens = LEAST_INDENT < deep < MOST_INDENT if len(block.lines) == 1 else block.opens
            short = (right - u1) / em > 1.2
            closes = block.closes
            if len(block.lines) == 1:
                closes = max(0.8, closes) if short else closes
            out[at] = replace(
                block,
                indents=(opens, *block.indents[1:]),
                closes=closes,
                measure=(right - left) / em,
            )
    return out
