"""Boxes of scattered lines: an advertisement under its one heading is one story."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import replace

from shuzibao.articles.typeset import Chain
from shuzibao.layout.geometry import Arrangement
from shuzibao.layout.geometry.headings import Heading
from shuzibao.layout.geometry.sorts import text_of
from shuzibao.layout.geometry.turned import extents
from shuzibao.model import Page
from shuzibao.model.block import Block

MOST_LINES_IN_BOX = 10  # of scattered lines under one heading


def one_in_a_box(page: Page, made: Arrangement, chains: Sequence[Chain]) -> list[Chain]:
    """Chains; scattered lines of a box under one heading, an advertisement's, are one story from top to bottom."""
    inside: dict[int, list[int]] = {}
    for n, chain in enumerate(chains):
        frames = {made.blocks[at].frame for at in chain.blocks}
        frames |= {made.headings[at].frame for at in chain.headings}
        only = frames.pop() if len(frames) == 1 else None
        if only is not None:
            inside.setdefault(only, []).append(n)
    gone: set[int] = set()
    out = list(chains)
    for frame, numbers in inside.items():
        own = [chains[n] for n in numbers]
        heads = sorted(
            (at for chain in own for at in chain.headings),
            key=lambda at: (_is_number(page, made, at), -made.headings[at].size),
        )
        calls = {at for at in heads if _is_number(page, made, at)}
        blocks = [at for chain in own for at in chain.blocks]
        lines = sum(len(made.blocks[at].lines) for at in blocks)
        if (
            not heads or not blocks or max(len(made.blocks[at].lines) for at in blocks) > 2
            or lines > MOST_LINES_IN_BOX or not _told_apart(made, heads, calls)
            or sum(one.frame == frame for one in made.headings) > len(heads)
        ):  # fmt: skip
            continue
        em = made.measures.body[made.measures.flow]
        blocks += [at for head in heads[1:] for at in made.headings[head].blocks]
        blocks.sort(key=lambda at: (round(made.blocks[at].box.top / em), made.blocks[at].box.left))
        sure = min(chain.confidence for chain in own if chain.headings)
        out[numbers[0]] = Chain((heads[0],), tuple(blocks), sure)
        gone.update(numbers[1:])
    return [chain for n, chain in enumerate(out) if n not in gone]


# 编者按, 开栏的话: what the editors say of a story before it begins
NOTE = re.compile(r"^[【〔（(]?(?:编者按|编者的话|开栏的话|开栏语|写在前面|编前)")
NOTE_REACH = 8.0  # ems from a headline to the note


def with_notes(page: Page, made: Arrangement, chains: Sequence[Chain]) -> list[Chain]:
    """Chains; an editor's note in a box of its own right under a headline is the first paragraph of its story."""
    out = list(chains)
    for note in chains:
        if note.headings or len(note.blocks) != 1:
            continue
        block = made.blocks[note.blocks[0]]
        if block.frame is None or not NOTE.match(text_of(page, block)):
            continue
        home = _story_over(made, out, note.blocks[0])
        if home is not None:
            out[home] = replace(out[home], blocks=(*note.blocks, *out[home].blocks))
            out.remove(note)
    return out


def _story_over(made: Arrangement, chains: Sequence[Chain], at: int) -> int | None:
    """The chain whose heading stands nearest over a block, with nothing between them but pictures."""
    block = made.blocks[at]
    em = made.measures.em(block)
    near: list[tuple[float, int]] = []
    parts: list[Heading | Block]
    for n, chain in enumerate(chains):
        parts = [made.headings[head] for head in chain.headings]
        parts += [made.blocks[other] for other in chain.blocks]
        for part in parts:
            boxes = extents([part.box, block.box], block.flow)
            gap = float(boxes.v0[1] - boxes.v1[0])
            shared = min(boxes.u1) - max(boxes.u0)
            if -2 < gap < NOTE_REACH * em and shared > 0 and part is not block:
                near.append((gap, n if isinstance(part, Heading) else -1))
    return min(near)[1] if near and min(near)[1] >= 0 else None


def _is_number(page: Page, made: Arrangement, head: int) -> bool:
    """A telephone number, however large it is printed, is no advertiser's name."""
    text = "".join(text_of(page, made.blocks[at]) for at in made.headings[head].blocks)
    return not any(sign.isalpha() for sign in text)


def _told_apart(made: Arrangement, heads: Sequence[int], calls: Container[int]) -> bool:
    """Whether one heading is larger than all others: display lines of one advertisement, not heads of several pieces."""
    sizes = [made.headings[at].size for at in heads if at not in calls]
    return len(sizes) < 2 or all(size < 0.9 * sizes[0] for size in sizes[1:])
