"""Stories that the flow of columns does not hold together: advertisements and what ends a story in a box, numbered steps,
notes before a story and under it.
"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import replace

from shuzibao.articles.typeset import Chain
from shuzibao.layout.geometry import Arrangement
from shuzibao.layout.geometry.headings import Heading
from shuzibao.layout.geometry.sorts import text_of
from shuzibao.layout.geometry.turned import extents
from shuzibao.model import Box, Page
from shuzibao.model.block import Block

MOST_LINES_IN_BOX = 10  # of scattered lines under one heading


def one_in_a_box(page: Page, made: Arrangement, chains: Sequence[Chain]) -> list[Chain]:
    """Chains; scattered lines of a box under one heading, an advertisement's, are one story from top to bottom."""
    gone: set[int] = set()
    out = list(chains)
    for frame, numbers in _by_frame(made, chains).items():
        own = [chains[n] for n in numbers]
        heads = sorted(
            (at for chain in own for at in chain.headings),
            key=lambda at: (_is_number(page, made, at), -made.headings[at].size),
        )
        calls = {at for at in heads if _is_number(page, made, at)}
        blocks = [at for chain in own for at in chain.blocks]
        plain = [at for at in blocks if at not in made.figures]
        lines = sum(len(made.blocks[at].lines) for at in plain)
        if (
            not heads or not blocks or any(len(made.blocks[at].lines) > 2 for at in plain)
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


MOST_REST = 6  # lines of what stands in a box beside its one story


def with_rests(
    made: Arrangement, chains: Sequence[Chain], firsts: Container[int] = ()
) -> list[Chain]:
    """Chains; a few lines in a box that has one heading, under what it heads, are the end of that story.

    firsts: blocks that open a piece of a list.
    """
    out = list(chains)
    gone: set[int] = set()
    for frame, numbers in _by_frame(made, chains).items():
        headed = [n for n in numbers if chains[n].headings]
        if len(headed) != 1 or sum(one.frame == frame for one in made.headings) != 1:
            continue
        home, head = headed[0], made.headings[chains[headed[0]].headings[0]].box
        rests = [
            n for n in numbers if n != home
            and sum(len(made.blocks[at].lines) for at in chains[n].blocks) <= MOST_REST
            and not any(at in firsts for at in chains[n].blocks)
            and not _stands_over(made.blocks[chains[n].blocks[0]], head)
        ]  # fmt: skip
        for n in rests:
            out[home] = replace(out[home], blocks=(*out[home].blocks, *chains[n].blocks))
        gone.update(rests)
    return [chain for n, chain in enumerate(out) if n not in gone]


def _by_frame(made: Arrangement, chains: Sequence[Chain]) -> dict[int, list[int]]:
    """For each frame the chains that stand in it with all their parts."""
    inside: dict[int, list[int]] = {}
    for n, chain in enumerate(chains):
        frames = {made.blocks[at].frame for at in chain.blocks}
        frames |= {made.headings[at].frame for at in chain.headings}
        only = frames.pop() if len(frames) == 1 else None
        if only is not None:
            inside.setdefault(only, []).append(n)
    return inside


def _stands_over(block: Block, head: Box) -> bool:
    boxes = extents([block.box, head], block.flow)
    return bool(boxes.v0[0] < boxes.v0[1] - 2)


LEAST_STEPS = 3
STEP_REACH = 6.0  # ems from a heading to the first of the steps under it
COUNT = re.compile(r"^(?:0?(\d{1,2})|第(\d)步|STEP(\d))[.、．]?$", re.I)


def with_steps(page: Page, made: Arrangement, chains: Sequence[Chain]) -> list[Chain]:
    """Chains; pieces that a large 1, 2, 3 heads and nothing else are the steps of one story, under the heading over
    them all.
    """
    counted: dict[int, int] = {}
    for n, chain in enumerate(chains):
        if len(chain.headings) == 1 and chain.blocks:
            head = made.headings[chain.headings[0]]
            told = COUNT.match("".join(text_of(page, made.blocks[at]) for at in head.blocks))
            if told:
                counted.setdefault(int(next(filter(None, told.groups()))), n)
    steps = [counted[number] for number in range(1, 1 + len(counted)) if number in counted]
    if len(steps) < max(LEAST_STEPS, len(counted)):
        return list(chains)
    heads = [made.headings[chains[n].headings[0]] for n in steps]
    if max(one.size for one in heads) > 1.05 * min(one.size for one in heads):
        return list(chains)
    blocks = [
        at for n, one in zip(steps, heads, strict=True) for at in (*one.blocks, *chains[n].blocks)
    ]  # fmt: skip
    home = _bare_head_over(made, chains, blocks)
    sure = min(chains[n].confidence for n in steps)
    joined = Chain(() if home is None else chains[home].headings, tuple(blocks), sure)
    gone = {*steps, home}
    return [*(chain for n, chain in enumerate(chains) if n not in gone), joined]


def _bare_head_over(made: Arrangement, chains: Sequence[Chain], steps: Sequence[int]) -> int | None:
    """The chain of a heading without a text that stands over these blocks, within their width."""
    first = min(steps, key=lambda at: made.blocks[at].box.top)
    left = min(made.blocks[at].box.left for at in steps)
    right = max(made.blocks[at].box.right for at in steps)
    em = made.measures.body[made.measures.flow]
    near: list[tuple[float, int]] = []
    for n, chain in enumerate(chains):
        if len(chain.headings) != 1 or chain.blocks:
            continue
        box = made.headings[chain.headings[0]].box
        gap = made.blocks[first].box.top - box.bottom
        shared = min(right, box.right) - max(left, box.left)
        if -2 < gap < STEP_REACH * em and shared > 0.5 * min(box.width, right - left):
            near.append((gap, n))
    return min(near)[1] if near else None


# 编者按, 开栏的话: what the editors say of a story before it begins
NOTE = re.compile(r"^[【〔（(]?(?:编者按|编者的话|开栏的话|开栏语|写在前面|编前)")
# 注：, 注释：, 参考文献：, 资料来源：, 单位：: what stands in small type under a story or a table, often below a rule
FOOT_NOTE = re.compile(
    r"^[（(【*※]?(?:注释?|备注|参考文献|(?:资料|数据|图片)来源|链接|单位)[】]?[:：①]"
)
FOOT_REACH = 3.0  # ems from a story's text to it
NOTE_REACH = 8.0  # ems from a headline to the note


def with_notes(page: Page, made: Arrangement, chains: Sequence[Chain]) -> list[Chain]:
    """Chains; an editor's note in a box of its own right under a headline is the first paragraph of its story, what
    it cites right under its text the last.
    """
    out = list(chains)
    for note in chains:
        if note.headings or len(note.blocks) != 1:
            continue
        block = made.blocks[note.blocks[0]]
        text = text_of(page, block)
        if FOOT_NOTE.match(text) and (over := _text_over(made, out, note.blocks[0])) is not None:
            out[over] = replace(out[over], blocks=(*out[over].blocks, *note.blocks))
            out.remove(note)
            continue
        if block.frame is None or not NOTE.match(text):
            continue
        home = _story_over(made, out, note.blocks[0])
        if home is not None:
            out[home] = replace(out[home], blocks=(*note.blocks, *out[home].blocks))
            out.remove(note)
    return out


def _text_over(made: Arrangement, chains: Sequence[Chain], at: int) -> int | None:
    """The chain whose last block of text stands nearest over a block of its frame; a rule may stand between."""
    block = made.blocks[at]
    near: list[tuple[float, int]] = []
    for n, chain in enumerate(chains):
        for other in chain.blocks:
            boxes = extents([made.blocks[other].box, block.box], block.flow)
            gap = float(boxes.v0[1] - boxes.v1[0])
            shared = min(boxes.u1) - max(boxes.u0)
            same = made.blocks[other].frame == block.frame and other != at
            if same and -2 < gap < FOOT_REACH * made.measures.em(block) and shared > 0:
                near.append((gap, n))
    return min(near)[1] if near else None


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
