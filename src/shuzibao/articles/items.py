"""Briefs and small notices: pieces of one column that rules part."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from shuzibao.layout.geometry.turned import extents
from shuzibao.model.block import Block, Sort

LEAST = 3  # pieces that a rule parts from the one over them, on a page that has such a list
LONGEST = 15  # lines of a brief or a notice: rules between bands of stories part longer ones
MOST_OPEN = 0.6  # where more of the pieces than this share end plainly, every rule parts two
CLOSED = 0.4  # a full last line that ends a sentence may end its paragraph

Above = Mapping[int, tuple[str, int] | None]


def items_of(
    blocks: Sequence[Block], above: Above
) -> tuple[frozenset[int], frozenset[int], frozenset[int]]:
    """The blocks of pieces that rules part, those of them that open a list of three, and those that open a piece.

    above: what stands right over a block, as in `Evidence`. A piece may have a head of its own, set as crossheads are.
    """
    ruled = {
        block: over[1] for block, over in above.items()
        if over and over[0] == "rule" and blocks[block].sort in (Sort.TEXT, Sort.CROSSHEAD)
        and _one_column(blocks[block], blocks[over[1]])
        and sum(len(blocks[at].lines) for at in _piece(over[1], above)) <= LONGEST
    }  # fmt: skip
    parted = {block: over for block, over in ruled.items() if closed(blocks[over])}
    if len(parted) < LEAST:
        return frozenset(), frozenset(), frozenset()
    if len(parted) > MOST_OPEN * len(
        ruled
    ):  # 有意者请电…: a notice ends with a number, and without a stop
        parted = ruled
    pieces = {block: _piece(over, above) for block, over in parted.items()}
    firsts = {piece[-1] for piece in pieces.values()}
    openers = {piece[-1] for block, piece in pieces.items() if block in firsts} - parted.keys()
    firsts |= parted.keys()
    whole = {block for block in above if _piece(block, above)[-1] in firsts}
    return frozenset(whole), frozenset(openers), frozenset(firsts)


def _piece(block: int, above: Above) -> list[int]:
    """The blocks from this one up to the first of its piece."""
    piece = [block]
    while (over := above.get(piece[-1])) and over[0] == "block" and over[1] not in piece:
        piece.append(over[1])
    return piece


def _one_column(one: Block, two: Block) -> bool:
    """Whether two blocks begin at one edge, an indent aside."""
    boxes = extents([one.box, two.box], one.flow)
    return abs(float(boxes.u0[0] - boxes.u0[1])) < 2.5 * one.size


def closed(block: Block) -> bool:
    """Whether a block may well end a paragraph."""
    return block.closes >= CLOSED
