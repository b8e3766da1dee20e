"""Headlines that stand apart from their story: beside it, set the other way, past white or a picture.

The flow of columns joins none of them. Where a headline has no text, and right beside it a text has no headline, each
is what the other misses.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from shuzibao.articles.hung import Set, apart, rule_between
from shuzibao.articles.typeset import Chain
from shuzibao.conventions.columns import is_column_name
from shuzibao.conventions.furniture import LABELS
from shuzibao.layout.geometry.headings import Heading
from shuzibao.layout.geometry.sorts import text_of
from shuzibao.model import Box
from shuzibao.model.block import Sort

HEADS = 1.3  # of the text's size: type that may head a story
REACH = 6.0  # ems of the text from the headline to it
LEAST_LINES = 3  # of a text that misses a headline


def with_heads_apart(sheet: Set, chains: Sequence[Chain]) -> list[Chain]:
    """The chains; a headline without a text and the text without a headline that stands right beside it are one story."""
    bare = [n for n, chain in enumerate(chains) if _is_bare(sheet, chain)]
    headless = [n for n, chain in enumerate(chains) if _is_headless(sheet, chain)]
    near: list[tuple[float, int, int]] = []
    for head in bare:
        heading = sheet.made.headings[chains[head].headings[0]]
        for text in headless:
            gap = _gap(sheet, heading, chains[text])
            if gap is not None:
                near.append((gap, head, text))
    out: list[Chain | None] = list(chains)
    for _, head, text in sorted(near):
        one, two = out[head], out[text]
        if one is None or two is None or two.headings != chains[text].headings:
            continue
        out[text] = replace(two, headings=(*two.headings, *one.headings))
        out[head] = None
    return [chain for chain in out if chain is not None]


def _is_bare(sheet: Set, chain: Chain) -> bool:
    """One heading in large type and nothing under it; no name of a column."""
    if chain.blocks or len(chain.headings) != 1:
        return False
    heading = sheet.made.headings[chain.headings[0]]
    body = sheet.made.measures.body[sheet.made.measures.flow]
    return heading.size > HEADS * body and not _is_label(sheet, heading)


def _is_label(sheet: Set, heading: Heading) -> bool:
    text = "".join(text_of(sheet.page, sheet.made.blocks[at]) for at in heading.blocks)
    return is_column_name(text) or LABELS.match(text) is not None


def _is_headless(sheet: Set, chain: Chain) -> bool:
    """Lines of text that have no heading, or nothing but a column's name."""
    made = sheet.made
    text = [made.blocks[at] for at in chain.blocks]
    lines = sum(len(block.lines) for block in text if block.sort is Sort.TEXT)
    heads = [made.headings[at] for at in chain.headings]
    return lines >= LEAST_LINES and all(_is_label(sheet, one) for one in heads)


def _gap(sheet: Set, heading: Heading, chain: Chain) -> float | None:
    """How far, in ems, a heading stands from a text; None where it is too far, or something parts the two."""
    made = sheet.made
    blocks = [made.blocks[at] for at in chain.blocks]
    if any(block.frame != heading.frame for block in blocks):
        return None
    body = Box.around([block.box for block in blocks])
    em = made.measures.em(blocks[0])
    if body.bottom < heading.box.top + em:  # it stands under the text
        return None
    nearest = min(blocks, key=lambda block: apart(block.box, heading.box))
    gap = apart(nearest.box, heading.box) / em
    if gap > REACH or rule_between(sheet, heading.box, nearest.box):
        return None
    between = _between(heading.box, nearest.box)
    own = {*chain.blocks, *heading.blocks}
    stands = any(
        at not in own and block.sort is not Sort.FURNITURE and block.box.overlap(between) > em
        for at, block in enumerate(made.blocks)
    )
    return None if stands else gap


def _between(a: Box, b: Box) -> Box:
    """What lies between two boxes that stand over or beside each other."""
    left, right = max(a.left, b.left), min(a.right, b.right)
    top, bottom = max(a.top, b.top), min(a.bottom, b.bottom)
    return Box(min(left, right), min(top, bottom), max(left, right), max(top, bottom))
