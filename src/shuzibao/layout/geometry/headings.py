"""Headings: the blocks of one heading (kicker, headline, deck, byline under it) found together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from shuzibao.layout.geometry.blocks import Barriers, barriers_of
from shuzibao.layout.geometry.turned import Extents, Flags, extents
from shuzibao.model import Box, Flow, Page
from shuzibao.model.block import Block, Measures, Sort

GAP = 1.0  # of the larger type: how far the parts of one heading stand apart
HEADED = 1.1  # of the text's size: what a banner may head
DECK = 0.35  # of a headline's size: what stands under it in smaller type is its deck or a label, no headline


@dataclass(frozen=True, slots=True)
class Heading:
    """Blocks of one heading in reading order, and the box around them.

    banner: it stands over several other headings and heads them all.
    """

    blocks: tuple[int, ...]
    box: Box
    flow: Flow
    size: float
    frame: int | None
    banner: bool = False


def headings_of(page: Page, blocks: Sequence[Block], measures: Measures) -> list[Heading]:
    """The headings of the page, each block of sort HEADING in exactly one."""
    found: list[Heading] = []
    for flow in (Flow.ACROSS, Flow.DOWN):
        chosen = [at for at, b in enumerate(blocks) if b.sort is Sort.HEADING and b.flow is flow]
        if chosen:
            found += _of_flow(page, blocks, chosen, flow, measures)
    return _lying_over(page, blocks, found) if measures.flow is Flow.DOWN else found


LYING = 1.3  # of a lying headline's size: how far below it the upright part of its heading begins
AT_THE_HEAD = 3.0  # of the upright type: from where the lying one begins on the right


def _lying_over(page: Page, blocks: Sequence[Block], found: list[Heading]) -> list[Heading]:
    """On a page set downwards: a heading that lies over the first upright one below it is one heading with it.

    It is the headline over kicker and deck, or the kicker over the headline; a story set across below it keeps it.
    """
    out = list(found)
    for lying in found:
        if lying.flow is not Flow.ACROSS or lying.banner or lying.frame is not None:
            continue
        whole = _ground_of(page, lying)
        below = [
            other for other in out
            if other.flow is Flow.DOWN and other.frame is None and not other.banner
            and -2 < other.box.top - whole.bottom < LYING * lying.size
            and abs(whole.right - other.box.right) < AT_THE_HEAD * other.size
        ]  # fmt: skip
        across = any(
            block.flow is Flow.ACROSS and block.sort in (Sort.TEXT, Sort.CROSSHEAD)
            and -2 < block.box.top - whole.bottom < 2 * LYING * lying.size
            and min(block.box.right, whole.right) > max(block.box.left, whole.left)
            for block in blocks
        )  # fmt: skip
        if len(below) == 1 and not across and abs(below[0].size / lying.size - 1) > 0.1:
            upright = below[0]
            out.remove(lying)
            out[out.index(upright)] = replace(
                upright, blocks=(*lying.blocks, *upright.blocks), size=max(lying.size, upright.size)
            )
    return out


def _ground_of(page: Page, heading: Heading) -> Box:
    """The bar that a heading lies on, or its own box."""
    box = heading.box
    grounds = [
        frame.box for frame in page.frames
        if frame.box.overlap(box) > 0.9 * box.width * box.height and frame.box.height < 2.5 * heading.size
    ]  # fmt: skip
    return min(grounds, key=lambda ground: ground.width, default=box)


def _of_flow(
    page: Page, blocks: Sequence[Block], chosen: list[int], flow: Flow, measures: Measures
) -> list[Heading]:
    boxes = extents([blocks[at].box for at in chosen], flow)
    everything = extents([block.box for block in blocks], flow)
    barriers = barriers_of(page, flow)
    grounds = _grounds(page, blocks, chosen)
    framed = extents(
        [
            blocks[at].box if ground is None else page.frames[ground].box
            for at, ground in zip(chosen, grounds, strict=True)
        ],
        flow,
    )
    below: dict[int, list[int]] = {}
    for a in range(len(chosen)):
        for b in range(len(chosen)):
            if a == b:
                continue
            larger = a if blocks[chosen[a]].size > blocks[chosen[b]].size else b
            ground = grounds[larger]  # a deck stands outside of its headline's ground
            within = ground is not None and _inside(page, ground, blocks[chosen[a + b - larger]])
            shown = framed if ground is not None and not within else boxes
            if _under(blocks, chosen, shown, everything, barriers, a, b):
                below.setdefault(a, []).append(b)
    for (
        a,
        under,
    ) in below.items():  # a label on a ground of its own beside a deck is none of the heading's
        bare = [b for b in under if grounds[b] in (None, grounds[a])]
        below[a] = bare or under
    heads = np.array([blocks[at].size > HEADED * measures.em(blocks[at]) for at in chosen])
    banners = {
        a for a in range(len(chosen)) if _is_banner(blocks, chosen, boxes, everything, heads, a)
    }
    body = measures.body[measures.flow]
    chains = _chains(range(len(chosen)), below)
    sides = (
        _at_sides(blocks, chosen, boxes, list(chains.values()), body) if flow is Flow.ACROSS else {}
    )
    stacks = {side: chains[side] for side in sides}
    if sides:
        below = _under_the_headlines(below, stacks, sides)
        chains = _chains(
            set(range(len(chosen))) - {at for own in stacks.values() for at in own}, below
        )
    headings = []
    for own in chains.values():
        beside = [at for side, head in sides.items() if head in own for at in stacks[side]]
        chain = beside + own
        members = tuple(chosen[at] for at in chain)
        box = blocks[members[0]].box
        for at in members[1:]:
            box = box.union(blocks[at].box)
        size = max(blocks[at].size for at in members)
        banner = chain[-1] in banners
        headings.append(Heading(members, box, flow, size, blocks[members[0]].frame, banner))
    return headings


def _chains(firsts: Iterable[int], below: dict[int, list[int]]) -> dict[int, list[int]]:
    """Heading blocks one under the other, by the first: each has one right under it, which has no other over it."""
    above = Counter(b for under in below.values() for b in under)
    nexts = {a: under[0] for a, under in below.items() if len(under) == 1 and above[under[0]] == 1}
    chains: dict[int, list[int]] = {}
    for first in set(firsts) - set(nexts.values()):
        chains[first] = [first]
        while chains[first][-1] in nexts:
            chains[first].append(nexts[chains[first][-1]])
    return dict(sorted(chains.items()))


def _under_the_headlines(
    below: dict[int, list[int]], stacks: dict[int, list[int]], sides: dict[int, int]
) -> dict[int, list[int]]:
    """What stands under what, where a kicker at the side is of its headline's line: what is under it is under both."""
    kickers = {at for stack in stacks.values() for at in stack}
    out = {a: set(under) - kickers for a, under in below.items() if a not in kickers}
    for side, head in sides.items():
        under = set(below.get(stacks[side][-1], ())) - kickers - {head}
        out[head] = out.get(head, set()) | under
    return {a: sorted(under) for a, under in out.items() if under}


def _inside(page: Page, frame: int, block: Block) -> bool:
    """Whether the middle of a block lies in a frame."""
    box, own = page.frames[frame].box, block.box
    x, y = (own.left + own.right) / 2, (own.top + own.bottom) / 2
    return box.left <= x <= box.right and box.top <= y <= box.bottom


def _grounds(page: Page, blocks: Sequence[Block], chosen: Sequence[int]) -> list[int | None]:
    """For the largest heading block of each frame or tint that holds headings and nothing else, the smallest such."""
    found: list[int | None] = [None] * len(chosen)
    for n in sorted(
        range(len(page.frames)), key=lambda n: -page.frames[n].box.width * page.frames[n].box.height
    ):
        inside = [at for at, block in enumerate(blocks) if _inside(page, n, block)]
        if inside and all(blocks[at].sort is Sort.HEADING for at in inside):
            for k, at in enumerate(chosen):
                if at in inside and blocks[at].frame is None:
                    largest = max(inside, key=lambda other: blocks[other].size)
                    found[k] = n if at == largest else None
    return found


def _at_sides(
    blocks: Sequence[Block], chosen: list[int], boxes: Extents, chains: Sequence[list[int]],
    body: float,
) -> dict[int, int]:  # fmt: skip
    """Kickers at the side where a headline begins, level with it: for the first block of each the headline's block."""
    found: dict[int, int] = {}
    for chain in chains:
        small = [blocks[chosen[a]] for a in chain]
        u0, v0 = float(boxes.u0[chain].min()), float(boxes.v0[chain].min())
        u1, v1 = float(boxes.u1[chain].max()), float(boxes.v1[chain].max())
        size = max(block.size for block in small)
        if sum(len(block.lines) for block in small) > 3 or u1 - u0 > 12 * size or size > 1.3 * body:
            continue
        for b in range(len(chosen)):
            head = blocks[chosen[b]]
            h0, w0, _, w1 = boxes.at(b)
            level = min(v1, w1) - max(v0, w0) > 0.8 * (v1 - v0)
            near = -0.1 * head.size < h0 - u1 < 1.2 * head.size
            if level and near and head.size > 1.5 * size and head.frame == small[0].frame:
                found[chain[0]] = b
                break
    return found


def _is_banner(
    blocks: Sequence[Block], chosen: list[int], boxes: Extents, everything: Extents, heads: Flags,
    a: int,
) -> bool:  # fmt: skip
    """Two or more headings stand side by side right under heading block a; a rule may stand between.

    heads: those in type larger than the text's.
    """
    u0, _, u1, v1 = boxes.at(a)
    size = np.array([blocks[at].size for at in chosen])
    gap = boxes.v0 - v1
    under = (gap > -2) & (gap < 1.6 * np.maximum(size, blocks[chosen[a]].size))
    under &= np.array([blocks[at].frame == blocks[chosen[a]].frame for at in chosen])
    under &= heads & (size > DECK * blocks[chosen[a]].size)
    found = np.flatnonzero(under).tolist()
    if len(found) < 2 or len(blocks[chosen[a]].lines) > 1:
        return False
    # text, a byline or a picture's caption of its own right under it makes it a story's headline
    own = (everything.v0 >= v1 - 2) & (everything.v0 < float(boxes.v0[found].max()))
    own &= everything.shared_u(u0, u1) > 20
    own &= np.array([block.sort not in (Sort.HEADING, Sort.FURNITURE) for block in blocks])
    if own.any():
        return False
    covered = boxes.shared_u(u0, u1)[found] > 0.3 * (boxes.u1 - boxes.u0)[found]
    if not covered.any():
        return False
    left, right = float(boxes.u0[found].min()), float(boxes.u1[found].max())
    if abs((u0 + u1) - (left + right)) / 2 > 0.25 * (right - left):
        return False  # it stands over one of them, not over all
    return any(
        boxes.u0[b] >= boxes.u1[c] - 2 and boxes.shared_v(boxes.v0[b], boxes.v1[b])[c] > 0
        for b in found
        for c in found
        if b != c
    )


def _under(
    blocks: Sequence[Block], chosen: list[int], boxes: Extents, everything: Extents,
    barriers: Barriers, a: int, b: int,
) -> bool:  # fmt: skip
    """Whether heading block b stands right under heading block a, with nothing between."""
    one, two = blocks[chosen[a]], blocks[chosen[b]]
    if one.frame != two.frame:
        return False
    au0, av0, au1, av1 = boxes.at(a)
    bu0, bv0, bu1, bv1 = boxes.at(b)
    gap = bv0 - av1
    if gap < -0.5 * min(one.size, two.size) or bv0 <= av0:
        return False
    if gap > GAP * max(one.size, two.size):
        return False
    u0, u1 = max(au0, bu0), min(au1, bu1)
    if u1 - u0 < 0.3 * min(au1 - au0, bu1 - bu0):
        return False
    level = barriers.level
    if len(level) and bool(
        (
            (level.v0 >= av1 - 3)
            & (level.v1 <= bv0 + 3)
            & (level.shared_u(u0, u1) > 0.5 * (u1 - u0))
        ).any()
    ):
        return False
    upright = barriers.upright
    if len(upright) and bool(  # a rule between columns that parts them
        (
            (upright.v0 < bv1) & (upright.v1 > av0) & (upright.u0 > min(au0, bu0) + 2)
            & (upright.u1 < max(au1, bu1) - 2) & (upright.shared_v(av0, bv1) > 0.8 * (bv1 - av0))
        ).any()
    ):  # fmt: skip
        return False
    between = (
        (everything.v0 >= av1 - 2) & (everything.v1 <= bv0 + 2) & (everything.shared_u(u0, u1) > 2)
    )
    return not bool(between.any())


NEXT_COLUMN = 3.0  # ems from a column to the one beside it


def without_last_columns(blocks: Sequence[Block]) -> list[Block]:
    """The blocks; a few lines that begin level with a column of text, in its type, are the column beside it and no heading.

    A page may set its news larger than its notices, which are most of it.
    """
    out = list(blocks)
    for at, block in enumerate(blocks):
        if block.sort is not Sort.HEADING or len(block.lines) < 2:
            continue
        for other in blocks:
            if (
                other.sort is Sort.TEXT
                and len(other.lines) > len(block.lines)
                and other.flow is block.flow
                and other.frame == block.frame
                and abs(other.size / block.size - 1) < 0.01
            ):
                boxes = extents([other.box, block.box], block.flow)
                level = abs(float(boxes.v0[1] - boxes.v0[0])) < 0.3 * block.size
                if level and 0 < float(boxes.u0[1] - boxes.u1[0]) < NEXT_COLUMN * block.size:
                    out[at] = replace(block, sort=Sort.TEXT)
    return out
