"""What stands over, below and beside what: the evidence of place, without a decision.

Nodes are headings and the blocks that a story's text runs through (text and crossheads). All of it
is measured in the frame of the text's own flow, so "over" is "to the right of" in vertical setting
and "the next column" is the band below.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from shuzibao.layout.geometry.found import Evidence, Follow, Over, Side
from shuzibao.layout.geometry.headings import Heading
from shuzibao.layout.geometry.sides import Sides
from shuzibao.layout.geometry.turned import Flags
from shuzibao.model import Flow, Page
from shuzibao.model.block import Block, Measures, Sort

OTHER_GRID = 1.8  # ems that a block may be shifted against the column over it
FAR_RULE = 4.0  # ems from a headline: a rule nearer to it only underlines it

__all__ = ["Evidence", "Follow", "Over", "Side", "evidence_of"]


def evidence_of(
    page: Page, blocks: Sequence[Block], headings: Sequence[Heading], measures: Measures
) -> Evidence:
    """The evidence of all flows of the page."""
    found = Evidence()
    for flow in (Flow.ACROSS, Flow.DOWN):
        running = [
            at for at, b in enumerate(blocks)
            if b.flow is flow and b.sort in (Sort.TEXT, Sort.CROSSHEAD)
        ]  # fmt: skip
        if running:
            _Flowing(page, blocks, headings, running, flow, measures).tell(found)
    return found


class _Flowing(Sides):
    """All that is told of one flow."""

    def tell(self, found: Evidence) -> None:
        for at, block in enumerate(self.running):
            found.above[block] = self._above(at)
        self._heads_over(found)
        self._sides(found)
        self._follows(found)
        self._beside_heads(found)
        for block in self.running:
            found.head[block] = self._climb(block, found)
            found.tops[block] = self._top(block, found)
            found.roots[block] = self._root(block, found)

    def _above(self, at: int) -> tuple[str, int] | None:
        """What stands right over text block `at`, pictures and captions left out."""
        u0, v0, u1, _ = self.text.at(at)
        width = max(1.0, u1 - u0)
        em = self.em
        block = self.blocks[self.running[at]]
        best: tuple[str, int] | None = None
        limit = -np.inf
        if block.frame is not None:
            limit = float(self.frames.v0[block.frame])
        reach = limit
        over = (self.text.v1 <= v0 + 0.5 * em) & (
            self.text.shared_u(u0, u1)
            > 0.3 * np.minimum(width, np.maximum(1.0, self.text.u1 - self.text.u0))
        )
        over[at] = False
        if over.any():
            nearest = int(np.argmax(np.where(over, self.text.v1, -np.inf)))
            if self.text.v1[nearest] > reach:
                reach = float(self.text.v1[nearest])
                other = self._shift(nearest, at) > OTHER_GRID and v0 - reach > 1.2 * em
                best = None if other else ("block", self.running[nearest])
        for head in range(len(self.headings)):
            h0, _, h1, bottom = self.heads.at(head)
            if bottom > v0 + 0.8 * em or bottom <= reach or self._runs_beside(head):
                continue
            r0, r1 = self.regions[head]
            ink = min(u1, h1) - max(u0, h0)
            reached = min(u1, r1) - max(u0, r0)
            if ink > 0.25 * width or reached > 0.75 * width:
                inside = self.headings[head].frame
                boxed = inside is not None and inside != block.frame  # a box over the column
                reach, best = bottom, None if boxed else ("heading", head)
        level = self.barriers.level
        if len(level):
            cut = (
                (level.v1 <= v0 + 0.3 * em)
                & (level.v0 >= reach - 0.5 * em)
                & (level.shared_u(u0, u1) > 0.6 * width)
            )
            if cut.any() and best is not None:
                far = float(self.barriers.level.v0[cut].min()) - reach
                if best[0] == "block":
                    return ("rule", best[1])
                if (
                    far > FAR_RULE * em
                ):  # a picture stands between: what is below the rule is another story's
                    return None
        return best

    def _runs_beside(self, head: int) -> bool:
        """A heading of the other flow that is long in v stands at a side, not over."""
        u0, v0, u1, v1 = self.heads.at(head)
        return self.headings[head].flow is not self.flow and (v1 - v0) > 2.0 * (u1 - u0)

    def _heads_over(self, found: Evidence) -> None:
        for head in range(len(self.headings)):
            under = [
                at for at in range(len(self.running))
                if found.above[self.running[at]] == ("heading", head)
            ]  # fmt: skip
            under.sort(key=lambda at: float(self.text.u0[at]))
            h0, _, h1, bottom = self.heads.at(head)
            for rank, at in enumerate(under):
                u0, v0, u1, _ = self.text.at(at)
                ink = max(0.0, min(u1, h1) - max(u0, h0)) / max(1.0, u1 - u0)
                found.over[head, self.running[at]] = Over((v0 - bottom) / self.em, rank, ink)

    def _follows(self, found: Evidence) -> None:
        em, text = self.em, self.text
        for a in range(len(self.running)):
            u0, _, u1, v1 = text.at(a)
            width = u1 - u0
            shared = text.shared_u(u0, u1) / np.maximum(1.0, np.minimum(width, text.u1 - text.u0))
            below = (shared > 0.45) & (text.v0 >= v1 - 0.6 * em)
            beside = (text.u0 >= u1 - 0.8 * em) & (text.u0 < u1 + 60 * em)
            for b in np.flatnonzero(below).tolist():
                found.follow[self.running[a], self.running[b]] = self._below(a, b)
            others = np.flatnonzero(beside & ~below)
            for b, blocked in zip(others.tolist(), self._blocked(a, others).tolist(), strict=True):
                found.follow[self.running[a], self.running[b]] = self._beside(a, b, blocked)

    def _below(self, a: int, b: int) -> Follow:
        em, text = self.em, self.text
        u0, u1 = max(text.u0[a], text.u0[b]), min(text.u1[a], text.u1[b])
        v0, v1 = float(text.v1[a]), float(text.v0[b])
        room = 0.3 * (u1 - u0)
        blocked = False
        for boxes in (text, self.heads, self.strangers):
            if len(boxes):
                inside = (boxes.v0 >= v0 - 0.6 * em) & (boxes.v1 <= v1 + 0.6 * em)
                inside &= boxes.shared_u(u0, u1) > room
                if boxes is text:
                    inside[[a, b]] = False
                blocked = blocked or bool(inside.any())
        level = self.barriers.level
        between = (level.v0 >= v0 - 2) & (level.v1 <= v1 + 2)
        ruled = bool((between & (level.shared_u(u0, u1) > 0.5 * (u1 - u0))).any())
        # white space that a picture fills is no gap
        gap = v1 - v0
        if len(self.pictures):
            inside = (self.pictures.shared_u(u0, u1) > room) & (self.pictures.shared_v(v0, v1) > 0)
            gap -= float(self.pictures.shared_v(v0, v1)[inside].sum())
        return Follow(True, max(0.0, gap) / em, 0.0, ruled, blocked, shift=self._shift(a, b))

    def _shift(self, a: int, b: int) -> float:
        """How far, in ems, block b is shifted sideways against block a: 0 where one of them holds the other's width."""
        left, right = self.text.u0[b] - self.text.u0[a], self.text.u1[b] - self.text.u1[a]
        return float(min(abs(left), abs(right)) / self.em) if left * right > 0 else 0.0

    def _blocked(self, a: int, others: NDArray[np.intp]) -> Flags:
        """Of each block further along than `a`: whether text or a heading stands in the gap between the two."""
        em, text = self.em, self.text
        u0, u1 = text.u1[a], text.u0[others, None]
        v0, v1 = np.minimum(text.v0[a], text.v0[others, None]), text.v1[others, None]
        found = np.zeros(len(others), bool)
        for boxes in (text, self.heads):
            inside = (boxes.u0 >= u0 - em) & (boxes.u1 <= u1 + em)
            found |= (inside & (boxes.shared_v(v0, v1) > 2 * em)).any(axis=1)
        return np.asarray(found & (u1[:, 0] - u0 > 3 * em))

    def _beside(self, a: int, b: int, blocked: bool) -> Follow:
        em, text = self.em, self.text
        u0, u1 = float(text.u1[a]), float(text.u0[b])
        return Follow(
            False, (u1 - u0) / em, float(text.v0[b] - text.v0[a]) / em, False, blocked,
            self._rule_top(u0, u1, float(text.v0[b]), float(text.v1[b])),
        )  # fmt: skip

    def _root(self, block: int, found: Evidence) -> int:
        """The highest text block of the column that `block` hangs in, no rule or heading between."""
        seen = {block}
        at = block
        while True:
            over = found.above.get(at)
            if over is None or over[0] != "block" or over[1] in seen or at in self.in_row:
                return at
            if self.blocks[over[1]].frame != self.blocks[at].frame:
                return at
            at = over[1]
            seen.add(at)

    def _top(self, block: int, found: Evidence) -> float:
        root = self._root(block, found)
        u0, v0, u1, _ = self.text.at(self.running.index(root))
        if not len(self.pictures):
            return v0
        over = (self.pictures.shared_u(u0, u1) > 0.5 * (u1 - u0)) & (
            self.pictures.v1 < v0 + self.em
        )
        over &= self.pictures.v1 > v0 - 9 * self.em  # its caption and credit stand between
        if not over.any():
            return v0
        top = float(self.pictures.v0[over].min())
        level = self.barriers.level
        between = (level.v0 >= top) & (level.v1 <= v0) & (level.shared_u(u0, u1) > 0.6 * (u1 - u0))
        return v0 if len(level) and between.any() else top

    def _climb(self, block: int, found: Evidence) -> int | None:
        """The heading at the top of the block's column, or at its side; no rule between."""
        root = self._root(block, found)
        over = found.above.get(root)
        if over is not None and over[0] == "heading":
            return over[1]
        return self.in_row.get(root, self.at_side.get(root))
