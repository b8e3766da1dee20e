"""The text of one flow and all headings of a page, in the frame of the text: what parts them and how far heads reach."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from shuzibao.layout.geometry.blocks import barriers_of, upright_kinds
from shuzibao.layout.geometry.headings import Heading
from shuzibao.layout.geometry.turned import Flags, Floats, extents
from shuzibao.model import Box, Flow, Page
from shuzibao.model.block import Block, Measures, Sort


class Flowing:
    """The text of one flow, and all headings, in the turned frame."""

    def __init__(
        self, page: Page, blocks: Sequence[Block], headings: Sequence[Heading], running: list[int],
        flow: Flow, measures: Measures,
    ) -> None:  # fmt: skip
        self.blocks, self.headings, self.running, self.flow = blocks, headings, running, flow
        self.em = measures.body[flow]
        self.text = extents([blocks[at].box for at in running], flow)
        self.signed_tops = self._signed_tops()
        self.heads = extents([heading.box for heading in headings], flow)
        others = [
            at for at, b in enumerate(blocks)
            if b.sort in (Sort.TEXT, Sort.CROSSHEAD) and b.flow is not flow
        ]  # fmt: skip
        self.strangers = extents([blocks[at].box for at in others], flow)
        self.pictures = extents([picture.box for picture in page.pictures], flow)
        self.barriers = barriers_of(page, flow)
        self.columns_ruled = np.zeros(len(self.barriers.upright), bool)
        self.columns_ruled = self._column_rules(upright_kinds(page, flow))
        edge = Box(0, 0, page.width or 1, page.height or 1)
        self.edge = extents([edge], flow).at(0)
        self.frames = extents([frame.box for frame in page.frames], flow)
        self.regions = [self._region(at) for at in range(len(headings))]

    def _signed_tops(self) -> Floats:
        """Where each text begins along v, a byline right over it counted in."""
        tops = self.text.v0.copy()
        signs = [b.box for b in self.blocks if b.sort is Sort.BYLINE and b.flow is self.flow]
        bylines = extents(signs, self.flow)
        for n in range(len(signs)):
            u0, v0, u1, v1 = bylines.at(n)
            gap = self.text.v0 - v1
            under = (gap > -2) & (gap < self.em) & (self.text.shared_u(u0, u1) > 0.5 * (u1 - u0))
            tops[under] = np.minimum(tops[under], v0)
        return tops

    def _region(self, at: int) -> tuple[float, float]:
        """How far a heading's white margins reach along u: to the next print or rule at its height."""
        u0, v0, u1, v1 = self.heads.at(at)
        left, right = self.edge[0], self.edge[2]
        frame = self.headings[at].frame
        if frame is not None:
            left, _, right, _ = self.frames.at(frame)
        prints = (self.text, self.heads, self.strangers, self.pictures)
        for boxes in (*prints, self.barriers.upright, self.frames):
            if not len(boxes):
                continue
            beside = boxes.shared_v(v0, v1) > 0.25 * max(1.0, v1 - v0)
            if boxes is self.frames:  # a frame around the heading is no neighbour
                beside &= ~((boxes.u0 <= u0 + 1) & (boxes.u1 >= u1 - 1))
            before = beside & (boxes.u1 <= u0 + 0.6 * self.em)
            after = beside & (boxes.u0 >= u1 - 0.6 * self.em)
            left = max(left, float(boxes.u1[before].max(initial=left)))
            right = min(right, float(boxes.u0[after].min(initial=right)))
        margin = min(u0 - left, right - u1) + 2.5 * self.em  # centred: the margins are alike
        under = (self.text.v0 > v1 - self.em) & (self.text.v0 < v1 + 12 * self.em)
        ranged_left = bool((np.abs(self.text.u0 - u0) < 1.2 * self.em)[under].any())
        if ranged_left and not self._is_centred(u0, u1, under, left, right):
            # one that is as wide as its column, beside another heading, stands over that column alone
            filled = np.abs(self.text.u0 - u0) + np.abs(self.text.u1 - u1) < 1.5 * self.em
            rival = self.heads.shared_v(v0, v1) > 0.25 * (v1 - v0)
            rival &= (self.heads.u0 >= u1) & (self.heads.u0 <= right + 1)
            if not ((filled & under).any() and rival.any()):
                return u0 - 0.5 * self.em, right
        return max(left, u0 - margin), min(right, u1 + margin)

    def _is_centred(self, u0: float, u1: float, under: Flags, left: float, right: float) -> bool:
        """Whether a heading stands over the middle of a row of columns that reaches past it on both sides.

        Its edge may then agree with one of the columns' by chance.
        """
        row = under & (self.text.u0 > left - 1) & (self.text.u1 < right + 1)
        if not row.any():
            return False
        top = float(self.text.v0[row].min())
        level = row & (self.text.v0 < top + 1.8 * self.em)
        begin, end = float(self.text.u0[level].min()), float(self.text.u1[level].max())
        for boxes in (self.pictures, self.frames):  # they hold the place of columns
            if len(boxes):
                beside = (boxes.v0 < top + 1.8 * self.em) & (boxes.v1 > top)
                beside &= (boxes.u0 > left - 1) & (boxes.u1 < right + 1)
                begin = min(begin, float(boxes.u0[beside].min(initial=begin)))
                end = max(end, float(boxes.u1[beside].max(initial=end)))
        past = min(u0 - begin, end - u1)
        return past > 2 * self.em and abs(u0 + u1 - begin - end) < 3 * self.em

    def _rule_top(self, u0: float, u1: float, v0: float, v1: float) -> float | None:
        """An upright rule between two columns, along most of the second one."""
        upright = self.barriers.upright
        if not len(upright):
            return None
        between = self._rules_between(u0, u1, v0, v1) & ~self.columns_ruled
        return (v0 - float(upright.v0[between].min())) / self.em if between.any() else None

    def _rules_between(self, u0: float, u1: float, v0: float, v1: float) -> Flags:
        upright = self.barriers.upright
        middle = (upright.u0 + upright.u1) / 2
        along = upright.shared_v(v0, v1) > 0.6 * (v1 - v0)
        return np.asarray((middle > u0 - 1) & (middle < u1 + 1) & along)

    def _column_rules(self, kinds: Sequence[tuple[bool, float]]) -> Flags:
        """Upright rules of a kind that parts columns of one story: sentences run on past them more often than they end."""
        if not kinds:
            return self.columns_ruled
        text, counts = self.text, dict.fromkeys(kinds, 0)
        run_on = dict.fromkeys(kinds, 0)
        for a, number in enumerate(self.running):
            one = self.blocks[number]
            gap = text.u0 - text.u1[a]
            beside = (gap > 0) & (gap < 3 * self.em)
            beside &= text.shared_v(text.v0[a], text.v1[a]) > 2 * self.em
            for b in np.flatnonzero(beside).tolist():
                two = self.blocks[self.running[b]]
                on, apart = one.closes == 0 and not two.opens, one.closes == 1 and two.opens
                if on or apart:
                    ends = max(text.v0[a], text.v0[b]), min(text.v1[a], text.v1[b])
                    found = self._rules_between(float(text.u1[a]), float(text.u0[b]), *ends)
                    for at in np.flatnonzero(found).tolist():
                        counts[kinds[at]] += 1
                        run_on[kinds[at]] += on
        return np.array([run_on[kind] > 0.5 * counts[kind] for kind in kinds])
