"""Boxes of scattered lines: an advertisement under its one heading is one story."""

from __future__ import annotations

from collections.abc import Container, Sequence

from shuzibao.articles.typeset import Chain
from shuzibao.layout.geometry import Arrangement
from shuzibao.layout.geometry.sorts import text_of
from shuzibao.model import Page

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


def _is_number(page: Page, made: Arrangement, head: int) -> bool:
    """A telephone number, however large it is printed, is no advertiser's name."""
    text = "".join(text_of(page, made.blocks[at]) for at in made.headings[head].blocks)
    return not any(sign.isalpha() for sign in text)


def _told_apart(made: Arrangement, heads: Sequence[int], calls: Container[int]) -> bool:
    """Whether one heading is larger than all others: display lines of one advertisement, not heads of several pieces."""
    sizes = [made.headings[at].size for at in heads if at not in calls]
    return len(sizes) < 2 or all(size < 0.9 * sizes[0] for size in sizes[1:])
