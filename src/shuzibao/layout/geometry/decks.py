"""Decks and kickers in type of about the body's size, told from crossheads and text by the heading that they stand at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from shuzibao.conventions.columns import is_column_name
from shuzibao.conventions.leads import opening_weight
from shuzibao.layout.geometry.crossheads import LISTED
from shuzibao.layout.geometry.sorts import text_of
from shuzibao.layout.geometry.turned import Extents, Flags, extents
from shuzibao.model import Flow, Page
from shuzibao.model.block import Block, Measures, Sort

MOST_SIDE_KICKER = 24
# A deck of whole sentences: its lines; its headline's size, in its own; its size, in the text's; how far under it the
# text begins, in its own.
MOST_DECK_LINES, DECKED, DECK_SIZE, DECK_REACH = 4, 1.6, 1.04, 4.0
# Of the headline's size; a column's name has a ground or a frame around it.
KICKER_REACH, LABEL_REACH = 0.6, 1.1


def with_decks(page: Page, blocks: Sequence[Block], measures: Measures) -> list[Block]:
    """The blocks with decks and kickers of body size told from crossheads and text: short lines right under or over a
    heading.

    A crosshead may stand right under a headline too, at the top of its column; then text stands
    beside it, at its own height, and it is none of the heading's.
    """
    out = list(blocks)
    for flow in (Flow.ACROSS, Flow.DOWN):
        chosen = [at for at, block in enumerate(blocks) if block.flow is flow]
        if not chosen:
            continue
        here = [blocks[at] for at in chosen]
        texts = [text_of(page, block) for block in here]
        boxes = extents([block.box for block in here], flow)
        body = measures.body.get(flow, 10.0)
        text = np.array([block.sort is Sort.TEXT and len(block.lines) > 1 for block in here])
        for k, block in enumerate(here):
            if flow is Flow.ACROSS and _before_heading(block, texts[k], k, boxes, here):
                here[k] = replace(block, sort=Sort.HEADING, role=None)
        for _ in range(2):  # a deck of two sizes
            changed = False
            heads = np.array([block.sort is Sort.HEADING for block in here])
            for k, block in enumerate(here):
                if _tells_ahead(block, k, boxes, heads, here) or (
                    _like_a_deck(block, texts[k], 0.95 * body)
                    and _joins_heading(block, texts[k], k, boxes, heads, text, here)
                ):
                    here[k] = replace(block, sort=Sort.HEADING)
                    changed = True
            if not changed:
                break
        for at, block in zip(chosen, here, strict=True):
            out[at] = block
    return out


def _before_heading(
    block: Block, text: str, k: int, boxes: Extents, blocks: Sequence[Block]
) -> bool:
    """A kicker in small type at the side where a headline begins, level with its lines: a stack of one or two."""
    if block.sort not in (Sort.TEXT, Sort.CROSSHEAD, Sort.FURNITURE) or len(block.lines) > 3:
        return False
    u0, v0, u1, v1 = boxes.at(k)
    if len(text) > MOST_SIDE_KICKER or u1 - u0 > 12 * block.size:
        return False
    for n, head in enumerate(blocks):
        h0, w0, _, w1 = boxes.at(n)
        if head.sort is Sort.HEADING and head.frame == block.frame and head.size > 1.5 * block.size:
            inside = min(v1, w1) - max(v0, w0) > 0.8 * (v1 - v0)
            if inside and -0.1 * head.size < h0 - u1 < 1.2 * head.size:
                return True
    return False


def _like_a_deck(block: Block, text: str, body: float) -> bool:
    if LISTED.match(text):
        return False
    if block.sort is Sort.CROSSHEAD:
        return True
    return (
        block.sort is Sort.TEXT and len(block.lines) <= 2 and len(text) <= 60
        and text[-1:] not in "。，；" and "。" not in text and not (block.indents[0] and block.size >= body)
        and opening_weight(text) < 1.5
    )  # fmt: skip


def _tells_ahead(
    block: Block, k: int, boxes: Extents, heads: Flags, blocks: Sequence[Block]
) -> bool:
    """A deck of whole sentences: right under a headline, a little larger than the text, over several of its columns."""
    if block.sort is not Sort.TEXT or len(block.lines) > MOST_DECK_LINES or block.indents[0]:
        return False
    u0, v0, u1, v1 = boxes.at(k)
    sizes = np.array([other.size for other in blocks])
    own = np.array([other.frame == block.frame for other in blocks])
    shared = boxes.shared_u(u0, u1) > 0.5 * np.minimum(u1 - u0, boxes.u1 - boxes.u0)
    over = heads & own & shared & (sizes > DECKED * block.size)
    over &= (v0 - boxes.v1 > -0.5 * block.size) & (v0 - boxes.v1 < 0.9 * sizes)
    if not over.any():
        return False
    text = np.array([other.sort is Sort.TEXT and len(other.lines) > 2 for other in blocks])
    under = text & own & (boxes.v0 >= v1 - 2) & (boxes.v0 < v1 + DECK_REACH * block.size)
    under &= (boxes.u0 > u0 - block.size) & (boxes.u1 < u1 + block.size)
    if int(under.sum()) < 2 or not (sizes[under] < block.size / DECK_SIZE).all():
        return False
    first = float(boxes.v0[under].min())
    level = under & (boxes.v0 < first + 3 * block.size)
    return bool((level & (boxes.u0 >= boxes.u1[level].min())).any())


def _joins_heading(
    block: Block, words: str, k: int, boxes: Extents, heads: Flags, text: Flags,
    blocks: Sequence[Block],
) -> bool:  # fmt: skip
    u0, v0, u1, v1 = boxes.at(k)
    reach = LABEL_REACH if is_column_name(words) else KICKER_REACH
    shared = boxes.shared_u(u0, u1) > 0.5 * np.minimum(u1 - u0, boxes.u1 - boxes.u0)
    sizes = np.array([other.size for other in blocks])
    over = heads & shared & (v0 - boxes.v1 > -0.5 * block.size) & (v0 - boxes.v1 < 0.9 * sizes)
    under = heads & shared & (boxes.v0 - v1 > -0.5 * block.size) & (boxes.v0 - v1 < reach * sizes)
    for head in np.flatnonzero(over | under).tolist():
        if blocks[head].frame != block.frame:
            continue
        h0, _, h1, _ = boxes.at(head)
        left, right = min(u0, h0), max(u1, h1)
        level = (
            text
            & (boxes.shared_v(v0, v1) > 0.5 * (v1 - v0))
            & (boxes.shared_u(left, right) > 2 * block.size)
        )
        if level.any():
            continue
        if under[head]:
            hung = (
                text
                & (boxes.v1 <= v0 + 2)
                & (v0 - boxes.v1 < boxes.v0[head] - v1)
                & (boxes.shared_u(u0, u1) > 0.5 * (u1 - u0))
            )
            if hung.any():
                continue
        return True
    return False
