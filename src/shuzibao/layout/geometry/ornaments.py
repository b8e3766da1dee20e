"""What adorns a story and parts nothing: rules in pairs over and under a crosshead, pull quotes 引语 with theirs.

A pull quote is words in large type that interrupt a column, whose text runs on below them. It heads nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from shuzibao.layout.geometry.crossheads import INSIDE
from shuzibao.layout.geometry.sorts import text_of
from shuzibao.layout.geometry.turned import Extents, extents
from shuzibao.model import Box, Flow, Page, Role, Rule
from shuzibao.model.block import Block, Measures, Sort

# In ems of the body; hand-set on the dev pages of the designed press: `python -m bench.pages --templates designed`.
PAIRED = 0.8  # from a crosshead to the two rules that set it off
REACH = 5.0  # from the quote to the text over and under it
SET_OFF = 2.0  # from a quote that spans columns to the two rules that set it off
EDGE = 1.0  # how far the edges of both texts may differ
BAND_HEIGHT, BAND_WIDTH = (
    4.5,
    0.5,
)  # a column's banner: at most so high; so much of the page's width at least
TELEPHONE = re.compile(r"\d{3,4}[- ]?\d{4}")
QUOTATION = re.compile(r"[“「『‘](?P<said>[^“「『]+)[”」』’](?:[—-]{1,2}\S{2,20})?")
STOP = re.compile(r"[，。；：！？、,.;:!?…—”“]+")
REPEATED, LEAST_REPEATED = 0.75, 8  # of a quotation's characters that stand in the text too
BROKEN = 0.3  # a text that closes less surely than this goes on


def without_pairs(page: Page, blocks: Sequence[Block], measures: Measures) -> Page:
    """The page without the rules that stand in pairs, over and under a small heading or a byline: they adorn it and part nothing."""
    dropped: set[Rule] = set()
    for flow, em in measures.body.items():
        rules = extents([rule.box for rule in page.rules], flow)
        heads = [
            block for block in blocks
            if block.flow is flow and block.sort in (Sort.HEADING, Sort.BYLINE) and len(block.lines) == 1
            and block.size < INSIDE * measures.em(block)
        ]  # fmt: skip
        heads = heads if len(page.rules) > 1 else []
        boxes = extents([block.box for block in heads], flow)
        for at in range(len(heads)):
            u0, v0, u1, v1 = boxes.at(at)
            across = (rules.u0 < u0 + 2) & (rules.u1 > u1 - 2)
            over = across & (rules.v1 > v0 - PAIRED * em) & (rules.v1 < v0 + 2)
            under = across & (rules.v0 < v1 + PAIRED * em) & (rules.v0 > v1 - 2)
            for one in np.flatnonzero(over).tolist():
                for two in np.flatnonzero(under).tolist():
                    ends = abs(rules.u0[one] - rules.u0[two]) + abs(rules.u1[one] - rules.u1[two])
                    if ends < 2:
                        dropped |= {page.rules[one], page.rules[two]}
    return _without(page, dropped)


def with_pull_quotes(
    page: Page, blocks: Sequence[Block], measures: Measures
) -> tuple[Page, list[Block]]:
    """The page without the rules of its pull quotes, and the blocks, pull quotes loose among them."""
    out = list(blocks)
    dropped: set[Rule] = set()
    for flow in (Flow.ACROSS, Flow.DOWN):
        chosen = [at for at, block in enumerate(blocks) if block.flow is flow]
        if not chosen or flow not in measures.body:
            continue
        column = _Columns(page, [blocks[at] for at in chosen], flow, measures.body[flow])
        for k, at in enumerate(chosen):
            if blocks[at].sort is not Sort.HEADING:
                continue
            between, quoted = column.interrupted_by(k), _is_quoted(page, blocks[at])
            if between:
                rules = column.rules_between(*between)
            else:
                rules = column.set_off(k) if quoted else set()
            if (
                len(rules) > 1
                or (between and quoted)
                or _is_repeated(page, blocks, at, column.under(k))
            ):
                out[at] = replace(blocks[at], sort=Sort.FURNITURE, role=Role.SECTION_HEAD)
                dropped |= rules
    return _without(page, dropped), out


def with_column_bands(page: Page, blocks: Sequence[Block], measures: Measures) -> list[Block]:
    """The blocks; what stands in one row of a tint across the page over its text is a column's banner 栏目: its name,
    what it is about, which one of the series this is.
    """
    out = list(blocks)
    em = measures.body[measures.flow]
    text = [
        block.box.bottom for block in blocks if block.sort is Sort.TEXT and len(block.lines) > 2
    ]
    for frame in page.frames:
        box = frame.box
        inside = [at for at, block in enumerate(blocks) if _in_band(block.box, box)]
        if (
            len(inside) < 2
            or box.height > BAND_HEIGHT * em
            or box.width < BAND_WIDTH * (page.width or 1)
        ):
            continue
        alone = all(
            len(blocks[at].lines) == 1 and blocks[at].sort is not Sort.FURNITURE for at in inside
        )
        row = max(blocks[at].box.top for at in inside) < min(blocks[at].box.bottom for at in inside)
        printed = "".join(page.lines[line].text for at in inside for line in blocks[at].lines)
        sells = TELEPHONE.search(printed)
        if frame.filled and alone and row and not sells and max(text, default=0.0) > box.bottom:
            for at in inside:
                out[at] = replace(out[at], sort=Sort.FURNITURE, role=Role.SECTION_HEAD)
    return out


def _in_band(box: Box, band: Box) -> bool:
    x, y = (box.left + box.right) / 2, (box.top + box.bottom) / 2
    return band.left < x < band.right and band.top < y < band.bottom


def _without(page: Page, rules: set[Rule]) -> Page:
    if not rules:
        return page
    return replace(page, rules=tuple(rule for rule in page.rules if rule not in rules))


def _is_quoted(page: Page, block: Block) -> bool:
    return page.lines[block.lines[0]].text.lstrip()[:1] in ("“", "「", "『", "‘", '"')


def _is_repeated(page: Page, blocks: Sequence[Block], at: int, under: Block | None) -> bool:
    """Whether a quotation heads nothing, and the page's text has nearly all of its words once more."""
    block = blocks[at]
    words = text_of(page, block)
    quoted = QUOTATION.fullmatch(words)
    if quoted is None or len(block.lines) < 2:
        return False
    if under is not None and (under.opens or under.sort in (Sort.HEADING, Sort.BYLINE)):
        return False
    text = "".join(
        text_of(page, other) for other in blocks
        if other.sort is Sort.TEXT and other.flow is block.flow
    )  # fmt: skip
    parts = [part for part in STOP.split(quoted["said"]) if part]
    told = sum(len(part) for part in parts if part in text)
    return told >= REPEATED * sum(len(part) for part in parts) and told >= LEAST_REPEATED


class _Columns:
    """The blocks of one flow, seen from one of them up and down its column."""

    def __init__(self, page: Page, blocks: list[Block], flow: Flow, em: float) -> None:
        self.page, self.blocks, self.em, self.flow = page, blocks, em, flow
        self.boxes = extents([block.box for block in blocks], flow)
        self.rules: Extents = extents([rule.box for rule in page.rules], flow)

    def interrupted_by(self, at: int) -> tuple[int, int] | None:
        """The texts over and under block `at`, where the one goes on in the other."""
        u0, v0, u1, v1 = self.boxes.at(at)
        same = self.boxes.shared_u(u0, u1) > 0.5 * (u1 - u0)
        over = same & (self.boxes.v1 <= v0 + 0.4 * self.em) & (self.boxes.v1 > v0 - REACH * self.em)
        under = (
            same & (self.boxes.v0 >= v1 - 0.4 * self.em) & (self.boxes.v0 < v1 + REACH * self.em)
        )
        if not over.any() or not under.any():
            return None
        a = int(np.argmax(np.where(over, self.boxes.v1, -np.inf)))
        b = int(np.argmin(np.where(under, self.boxes.v0, np.inf)))
        return (a, b) if self._goes_on(a, b) else None

    def under(self, at: int) -> Block | None:
        """What stands right under block `at`."""
        u0, v0, u1, v1 = self.boxes.at(at)
        under = (self.boxes.shared_u(u0, u1) > 0) & (self.boxes.v0 > v0) & (self.boxes.v0 >= v1 - 2)
        under &= self.boxes.v0 < v1 + REACH * self.em
        if not under.any():
            return None
        return self.blocks[int(np.argmin(np.where(under, self.boxes.v0, np.inf)))]

    def set_off(self, at: int) -> set[Rule]:
        """The two rules of one length right over and under block `at`, where both interrupt a text; none of others."""
        u0, v0, u1, v1 = self.boxes.at(at)
        near = SET_OFF * self.em
        across = (self.rules.u0 < u0 + 2) & (self.rules.u1 > u1 - 2)
        over = across & (self.rules.v1 < v0 + 2) & (self.rules.v1 > v0 - near)
        under = across & (self.rules.v0 > v1 - 2) & (self.rules.v0 < v1 + near)
        for one in np.flatnonzero(over).tolist():
            for two in np.flatnonzero(under).tolist():
                left, right = float(self.rules.u0[one]), float(self.rules.u1[one])
                same = abs(left - self.rules.u0[two]) + abs(right - self.rules.u1[two]) < 2
                if same and self._text_breaks(left, right, v0, v1):
                    return {self.page.rules[one], self.page.rules[two]}
        return set()

    def _text_breaks(self, u0: float, u1: float, v0: float, v1: float) -> bool:
        """Whether a text between two edges breaks off over v0 inside a sentence, and one begins inside one under v1."""
        inside = self.boxes.shared_u(u0, u1) > 0.8 * (self.boxes.u1 - self.boxes.u0)
        over = inside & (self.boxes.v1 < v0 + 2) & (self.boxes.v1 > v0 - REACH * self.em)
        under = inside & (self.boxes.v0 > v1 - 2) & (self.boxes.v0 < v1 + REACH * self.em)
        above = [self.blocks[n] for n in np.flatnonzero(over).tolist()]
        below = [self.blocks[n] for n in np.flatnonzero(under).tolist()]
        return any(b.sort is Sort.TEXT and b.closes < BROKEN for b in above) and any(
            b.sort is Sort.TEXT and not b.opens and not b.unsure for b in below
        )

    def _goes_on(self, a: int, b: int) -> bool:
        one, two = self.blocks[a], self.blocks[b]
        edges = max(
            abs(float(self.boxes.u0[a] - self.boxes.u0[b])),
            abs(float(self.boxes.u1[a] - self.boxes.u1[b])),
        )
        return (
            one.sort is two.sort is Sort.TEXT and one.frame == two.frame and one.closes < BROKEN
            and not two.opens and not two.unsure and edges < EDGE * self.em
            and abs(one.size - two.size) < 0.05 * one.size
        )  # fmt: skip

    def rules_between(self, a: int, b: int) -> set[Rule]:
        """The rules over and under what stands between two texts of a column."""
        u0, _, u1, v0 = self.boxes.at(a)
        v1 = float(self.boxes.v0[b])
        inside = (self.rules.v0 >= v0 - 2) & (self.rules.v1 <= v1 + 2)
        inside &= self.rules.shared_u(u0, u1) > 0.9 * (self.rules.u1 - self.rules.u0)
        return {self.page.rules[at] for at in np.flatnonzero(inside).tolist()}
