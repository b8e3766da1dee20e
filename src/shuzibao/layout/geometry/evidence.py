"""What stands over, below and beside what: the evidence of place, without a decision.

Nodes are headings and the blocks that a story's text runs through (text and crossheads). All of it
is measured in the frame of the text's own flow, so "over" is "to the right of" in vertical setting
and "the next column" is the band below.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from shuzibao.layout.geometry.blocks import barriers_of
from shuzibao.layout.geometry.headings import Heading
from shuzibao.layout.geometry.turned import Extents, Flags, extents
from shuzibao.model import Box, Flow, Page
from shuzibao.model.block import Block, Measures, Sort


WHITE = 1.4  # ems of white over a column that begins beside a headline; between lines there is less


@dataclass(frozen=True, slots=True)
class Over:
    """A heading and a text block under it. Distances in ems of the body.

    rank: how many text blocks under the same heading come before this one. ink: the share of the
    block's width that the heading's own print covers; the rest lies under its white margins.
    """

    gap: float
    rank: int
    ink: float


@dataclass(frozen=True, slots=True)
class Side:
    """A heading at the side of a text block. before: on the side where reading begins."""

    gap: float
    top: float
    before: bool


@dataclass(frozen=True, slots=True)
class Follow:
    """Text block b may go on from a.

    below: in a's own column; else in a later column. gap: in ems, along v (below) or u (beside).
    top: how far b's first line stands from a's first line, in ems (beside only).
    ruled: a rule runs between. blocked: another story's block stands between.
    rule_top: beside only, where an upright rule stands between: how far it begins above b's first
    line, in ems; None where there is none.
    """

    below: bool
    gap: float
    top: float = 0.0
    ruled: bool = False
    blocked: bool = False
    rule_top: float | None = None


@dataclass(slots=True)
class Evidence:
    """Everything that place says. Keys are block and heading indices.

    above: for each text block what stands right over it: ("block", i), ("heading", i), ("rule", -1)
    or None for the page's or frame's edge; ("row", i) where it begins level with heading i, white over it. head: the heading found by climbing up the column, or at
    the column's side. tops: where the column that a block hangs in begins along v, pictures over it
    counted in, in points. roots: the highest block of that column.
    """

    over: dict[tuple[int, int], Over] = field(default_factory=dict)
    side: dict[tuple[int, int], Side] = field(default_factory=dict)
    follow: dict[tuple[int, int], Follow] = field(default_factory=dict)
    above: dict[int, tuple[str, int] | None] = field(default_factory=dict)
    head: dict[int, int | None] = field(default_factory=dict)
    tops: dict[int, float] = field(default_factory=dict)
    roots: dict[int, int] = field(default_factory=dict)


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


class _Flowing:
    """The text of one flow, and all headings, in the turned frame."""

    def __init__(
        self, page: Page, blocks: Sequence[Block], headings: Sequence[Heading], running: list[int],
        flow: Flow, measures: Measures,
    ) -> None:  # fmt: skip
        self.blocks, self.headings, self.running, self.flow = blocks, headings, running, flow
        self.em = measures.body[flow]
        self.text = extents([blocks[at].box for at in running], flow)
        self.heads = extents([heading.box for heading in headings], flow)
        others = [
            at for at, b in enumerate(blocks)
            if b.sort in (Sort.TEXT, Sort.CROSSHEAD) and b.flow is not flow
        ]  # fmt: skip
        self.strangers = extents([blocks[at].box for at in others], flow)
        self.pictures = extents([picture.box for picture in page.pictures], flow)
        self.barriers = barriers_of(page, flow)
        edge = Box(0, 0, page.width or 1, page.height or 1)
        self.edge = extents([edge], flow).at(0)
        self.frames = extents([frame.box for frame in page.frames], flow)
        self.regions = [self._region(at) for at in range(len(headings))]

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
            filled = np.abs(self.text.u0 - u0) + np.abs(self.text.u1 - u1) < 1.5 * self.em
            if not (filled & under).any():  # one that is as wide as its column stands over that alone
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
                reach, best = float(self.text.v1[nearest]), ("block", self.running[nearest])
        for head in range(len(self.headings)):
            h0, _, h1, bottom = self.heads.at(head)
            if bottom > v0 + 0.8 * em or bottom <= reach or self._runs_beside(head):
                continue
            r0, r1 = self.regions[head]
            ink = min(u1, h1) - max(u0, h0)
            reached = min(u1, r1) - max(u0, r0)
            if ink > 0.25 * width or reached > 0.75 * width:
                reach, best = bottom, ("heading", head)
        level = self.barriers.level
        if len(level):
            cut = (
                (level.v1 <= v0 + 0.3 * em)
                & (level.v0 >= reach - 0.5 * em)
                & (level.shared_u(u0, u1) > 0.6 * width)
            )
            if cut.any() and best is not None and best[0] == "block":
                return ("rule", best[1])
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

    def _sides(self, found: Evidence) -> None:
        em = self.em
        for head in range(len(self.headings)):
            h0, v0, h1, v1 = self.heads.at(head)
            if (v1 - v0) < 1.2 * (h1 - h0) and self.headings[head].flow is self.flow:
                continue
            level = self.text.shared_v(v0, v1) > 0.5 * np.minimum(
                v1 - v0, self.text.v1 - self.text.v0
            )
            before = level & (self.text.u0 >= h1 - 0.5 * em) & (self.text.u0 < h1 + 3.5 * em)
            after = level & (self.text.u1 <= h0 + 0.5 * em) & (self.text.u1 > h0 - 3.5 * em)
            for at in np.flatnonzero(before | after).tolist():
                block = self.blocks[self.running[at]]
                if block.frame != self.headings[head].frame:
                    continue
                gap = self.text.u0[at] - h1 if before[at] else h0 - self.text.u1[at]
                if self._rule_beside(at, h0, h1):
                    continue
                first = at if before[at] else self._first_of_row(at)
                found.side[head, self.running[first]] = Side(
                    float(gap) / em, float(self.text.v0[at] - v0) / em, bool(before[at])
                )
            self._first_in_box(found, head)

    def _rule_beside(self, at: int, u0: float, u1: float) -> bool:
        """Whether an upright rule parts text block `at` from what stands at its side from u0 to u1."""
        left, v0, right, v1 = self.text.at(at)
        begin, end = (right, u0) if right <= u0 + self.em else (u1, left)
        return self._rule_top(begin, end, v0, v1) is not None

    def _first_of_row(self, at: int) -> int:
        """Where reading begins in a row of level columns that ends with block `at`; nothing stands between them."""
        text, em = self.text, self.em
        while True:
            gap = text.u0[at] - text.u1
            near = (np.abs(text.v0 - text.v0[at]) < 1.8 * em) & (gap > -0.5 * em) & (gap < 3 * em)
            near[at] = False
            for n in np.flatnonzero(near).tolist():
                same = self.blocks[self.running[n]].frame == self.blocks[self.running[at]].frame
                begin, end = float(text.u1[n]), float(text.u0[at])
                if same and self._rule_top(begin, end, *_span(text, n)) is None:
                    at = n
                    break
            else:
                return at

    def _first_in_box(self, found: Evidence, head: int) -> None:
        """In a box of its own a heading at the far side heads the column where reading begins."""
        frame = self.headings[head].frame
        own = [at for at, n in enumerate(self.running) if self.blocks[n].frame == frame]
        others = [n for n, heading in enumerate(self.headings) if heading.frame == frame]
        if frame is None or not own or len(others) > 1:
            return
        h0, v0, _, _ = self.heads.at(head)
        top = float(self.text.v0[own].min())
        first = min(
            (at for at in own if self.text.v0[at] < top + 1.8 * self.em),
            key=lambda at: float(self.text.u0[at]),
        )
        if self.text.u1[first] <= h0 + 0.5 * self.em:
            found.side.setdefault(
                (head, self.running[first]), Side(1.0, (top - v0) / self.em, False)
            )

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
            for b in np.flatnonzero(beside & ~below).tolist():
                found.follow[self.running[a], self.running[b]] = self._beside(a, b)

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
        return Follow(True, max(0.0, gap) / em, 0.0, ruled, blocked)

    def _beside(self, a: int, b: int) -> Follow:
        em, text = self.em, self.text
        u0, u1 = float(text.u1[a]), float(text.u0[b])
        v0, v1 = float(min(text.v0[a], text.v0[b])), float(text.v1[b])
        blocked = False
        if u1 - u0 > 3 * em:
            for boxes in (text, self.heads):
                if len(boxes):
                    inside = (
                        (boxes.u0 >= u0 - em)
                        & (boxes.u1 <= u1 + em)
                        & (boxes.shared_v(v0, v1) > 2 * em)
                    )
                    blocked = blocked or bool(inside.any())
        return Follow(
            False, (u1 - u0) / em, float(text.v0[b] - text.v0[a]) / em, False, blocked,
            self._rule_top(u0, u1, float(text.v0[b]), float(text.v1[b])),
        )  # fmt: skip

    def _rule_top(self, u0: float, u1: float, v0: float, v1: float) -> float | None:
        """An upright rule between two columns, along most of the second one."""
        upright = self.barriers.upright
        if not len(upright):
            return None
        middle = (upright.u0 + upright.u1) / 2
        between = (
            (middle > u0 - 1) & (middle < u1 + 1) & (upright.shared_v(v0, v1) > 0.6 * (v1 - v0))
        )
        return (v0 - float(upright.v0[between].min())) / self.em if between.any() else None

    def _beside_heads(self, found: Evidence) -> None:
        """For each block the heading at its reading side that begins level with it, and the row that it opens."""
        self.at_side: dict[int, int] = {}
        self.in_row: dict[int, int] = {}
        for (head, block), side in sorted(found.side.items()):
            if side.before and abs(side.top) < 4 and side.gap < 3:
                self.at_side.setdefault(block, head)
                if abs(side.top) < 2 and block in self.running:
                    self._open_row(block, head)
        for head in range(len(self.headings)):
            block = self._level_with(head, found)
            if block is not None:
                self._open_row(block, head)
                found.above[block] = ("row", head)

    def _level_with(self, head: int, found: Evidence) -> int | None:
        """The column that begins level with a heading's top, next to it: a story's columns reach past its headline.

        White stands over it, more than between the lines of a text, and nothing else.
        """
        h0, v0, h1, v1 = self.heads.at(head)
        if self.headings[head].flow is not self.flow:
            return None
        level = (np.abs(self.text.v0 - v0) < 0.8 * self.em) & (self.text.u0 > h1)
        level &= np.array([self.blocks[n].frame == self.headings[head].frame for n in self.running])
        if not level.any():
            return None
        at = int(np.argmin(np.where(level, self.text.u0, np.inf)))
        left = float(self.text.u0[at])
        for boxes in (self.heads, self.pictures, self.strangers, self.text, self.barriers.upright):
            between = (boxes.u0 >= h1 - 1) & (boxes.u0 < left - 1) & (boxes.shared_v(v0, v1) > 2)
            if len(boxes) and between.any():
                return None
        block = self.running[at]
        over = found.above.get(block)
        if over is None or over[0] != "block":
            return None
        white = float(self.text.v0[at] - self.text.v1[self.running.index(over[1])])
        return block if white > WHITE * self.em else None

    def _open_row(self, block: int, head: int) -> None:
        """Columns that begin level beside a heading at the side hang in nothing over them."""
        at: int | None = self.running.index(block)
        while at is not None and self.running[at] not in self.in_row:
            self.in_row[self.running[at]] = head
            gap = self.text.u0 - self.text.u1[at]
            level = np.abs(self.text.v0 - self.text.v0[at]) < 0.6 * self.em
            beside = np.flatnonzero(level & (gap > 0) & (gap < 3 * self.em))
            at = int(beside[np.argmin(gap[beside])]) if len(beside) else None

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


def _span(boxes: Extents, at: int) -> tuple[float, float]:
    """Where a box begins and ends along v."""
    return float(boxes.v0[at]), float(boxes.v1[at])
