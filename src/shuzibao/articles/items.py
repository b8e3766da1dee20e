"""Briefs and small notices: pieces of one column that rules part."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping, Sequence

from shuzibao.conventions.runin import bracketed_head, run_in_head
from shuzibao.layout.geometry.turned import extents
from shuzibao.model import Flow, Page
from shuzibao.model.block import Block, Sort

LEAST = 3  # pieces that a rule parts from the one over them, on a page that has such a list
LONGEST = 15  # lines of a brief or a notice: rules between bands of stories part longer ones
MOST_OPEN = 0.6  # where more of the pieces than this share end plainly, every rule parts two
CLOSED = 0.4  # a full last line that ends a sentence may end its paragraph

# ■ before the head of each of several short pieces, and a head that runs into its text
MARK = re.compile(r"^[■●▲◆★▶]")
RUN_IN = "run in"

Above = Mapping[int, tuple[str, int] | None]


def items_of(
    blocks: Sequence[Block], above: Above, begin: Mapping[int, str]
) -> tuple[frozenset[int], frozenset[int], frozenset[int]]:
    """The blocks of pieces that rules part, those of them that open a list of three, and those that open a piece.

    above: what stands right over a block, as in `Evidence`. begin: how blocks begin that may open a piece, by
    `beginnings`. A piece may have a head of its own, set as crossheads are.
    """
    ruled = {
        block: over[1] for block, over in above.items()
        if over and over[0] == "rule" and blocks[block].sort in (Sort.TEXT, Sort.CROSSHEAD)
        and _one_column(blocks[block], blocks[over[1]])
        and sum(len(blocks[at].lines) for at in _piece(over[1], above)) <= LONGEST
    }  # fmt: skip
    parted = {block: over for block, over in ruled.items() if closed(blocks[over])}
    if len(parted) > MOST_OPEN * len(
        ruled
    ):  # 有意者请电…: a notice ends with a number, and without a stop
        parted = ruled
    if len(parted) < LEAST:
        parted = _marked(blocks, above, begin)
    row = _rows(blocks, begin)
    if not parted and not row:
        return frozenset(), frozenset(), frozenset()
    pieces = {block: _piece(over, above, parted) for block, over in parted.items()}
    firsts = {piece[-1] for piece in pieces.values()}
    openers = {piece[-1] for block, piece in pieces.items() if block in firsts} - parted.keys()
    firsts |= parted.keys() | row
    openers |= row
    whole = {block for block in above if _piece(block, above, firsts)[-1] in firsts}
    return frozenset(whole), frozenset(openers), frozenset(firsts)


def beginnings(
    page: Page, blocks: Sequence[Block], texts: Mapping[int, str], headed: Container[int]
) -> dict[int, str]:
    """How blocks of text begin that may be pieces of a list: by a mark, by the bracket around a head, or with a head
    that runs in.

    headed: blocks under a headline, of whose story what begins so is a part; the name of a column is none.
    """
    found: dict[int, str] = {}
    for at, text in texts.items():
        line = page.lines[blocks[at].lines[0]]
        if MARK.match(text):
            found[at] = text[0]
        elif blocks[at].sort is not Sort.TEXT or at in headed:
            continue
        elif bracketed_head(text):
            found[at] = text[0]
        elif line.run_in or run_in_head(line.text) is not None:
            found[at] = RUN_IN
    return found


def _marked(blocks: Sequence[Block], above: Above, begin: Mapping[int, str]) -> dict[int, int]:
    """For want of rules, the blocks of a column that begin in one way: ■…; each with the block over it."""
    found = {
        block: over[1] for block, over in above.items()
        if over and over[0] == "block" and block in begin and closed(blocks[over[1]])
        and begin.get(_piece(over[1], above, begin)[-1]) == begin[block]
    }  # fmt: skip
    return found if len(found) >= LEAST - 1 else {}


def _rows(blocks: Sequence[Block], begin: Mapping[int, str]) -> set[int]:
    """Blocks side by side, level, that begin in one way, each ended."""
    rows: dict[tuple[str, Flow, int | None, int], list[int]] = {}
    for at, way in begin.items():
        block = blocks[at]
        top = block.box.top if block.flow is Flow.ACROSS else -block.box.right
        if closed(block):
            rows.setdefault((way, block.flow, block.frame, round(top / block.size)), []).append(at)
    return {at for row in rows.values() if len(row) >= LEAST for at in row}


def _piece(block: int, above: Above, firsts: Container[int] = ()) -> list[int]:
    """The blocks from this one up to the first of its piece."""
    piece = [block]
    while piece[-1] not in firsts and (over := above.get(piece[-1])):
        if over[0] != "block" or over[1] in piece:
            break
        piece.append(over[1])
    return piece


def _one_column(one: Block, two: Block) -> bool:
    """Whether two blocks begin at one edge, an indent aside."""
    boxes = extents([one.box, two.box], one.flow)
    return abs(float(boxes.u0[0] - boxes.u0[1])) < 2.5 * one.size


def closed(block: Block) -> bool:
    """Whether a block may well end a paragraph."""
    return block.closes >= CLOSED
