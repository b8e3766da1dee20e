"""Briefs and small notices: pieces of one column that rules part."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from shuzibao.model.block import Block, Sort

LEAST = 3  # pieces that a rule parts from the one over them, on a page that has such a list
CLOSED = 0.4  # a full last line that ends a sentence may end its paragraph


def items_of(
    blocks: Sequence[Block], above: Mapping[int, tuple[str, int] | None]
) -> tuple[frozenset[int], frozenset[int]]:
    """The blocks that a rule parts from the next one of their column; and those of them that open a list of three.

    above: what stands right over a block, as in `Evidence`.
    """
    parted = {
        block: over[1] for block, over in above.items()
        if over and over[0] == "rule" and closed(blocks[over[1]]) and blocks[block].sort is Sort.TEXT
    }  # fmt: skip
    if len(parted) < LEAST:
        return frozenset(), frozenset()
    seconds = {over for block, over in parted.items() if block in parted.values()}
    return frozenset(parted) | frozenset(parted.values()), frozenset(seconds - parted.keys())


def closed(block: Block) -> bool:
    """Whether a block may well end a paragraph."""
    return block.closes >= CLOSED
