"""Headings that stand beside their text: standing heads, heads over a picture, columns that reach past a headline."""

from __future__ import annotations

import numpy as np

from shuzibao.layout.geometry.flowing import Flowing
from shuzibao.layout.geometry.found import Evidence, Side
from shuzibao.layout.geometry.turned import Extents
from shuzibao.model import Flow

LABEL = 10.0  # ems from a label at the side to its text
WHITE = 1.4  # ems of white over a column that begins beside a headline; between lines there is less


class Sides(Flowing):
    """What stands at the side of what, and the rows that begin there.

    at_side: for each block the heading at its reading side that begins level with it. in_row: the heading of the
    row that a block stands in.
    """

    at_side: dict[int, int]
    in_row: dict[int, int]

    def _sides(self, found: Evidence) -> None:
        em = self.em
        for head in range(len(self.headings)):
            h0, v0, h1, v1 = self.heads.at(head)
            if (v1 - v0) < 1.2 * (h1 - h0) and self.headings[head].flow is self.flow:
                continue
            first = self._first_below(head)
            if first is not None:
                gap = float(self.text.u0[first]) - h1
                found.side[head, self.running[first]] = Side(gap / em, 0.0, True)
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
                begins = at if before[at] else self._first_of_row(at)
                found.side[head, self.running[begins]] = Side(
                    float(gap) / em, float(self.text.v0[at] - v0) / em, bool(before[at])
                )
            self._first_in_box(found, head)
        for head in set(range(len(self.headings))) - {head for head, _ in found.over}:
            level_with = self._level_with(head)  # its picture stands under it
            if level_with is not None:
                h1, v0 = float(self.heads.u1[head]), float(self.heads.v0[head])
                gap = min(float(self.text.u0[level_with]) - h1, 3 * em)
                side = Side(gap / em, float(self.text.v0[level_with] - v0) / em, True)
                found.side.setdefault((head, self.running[level_with]), side)

    def _first_below(self, head: int) -> int | None:
        """Under a heading across the page, text that runs down: the column at the right of all that it stands over."""
        if self.flow is not Flow.DOWN or self.headings[head].flow is not Flow.ACROSS:
            return None
        h0, v0, h1, v1 = self.heads.at(head)
        left, right = self.edge[1], self.edge[3]
        for boxes in (self.text, self.heads, self.strangers, self.pictures, self.barriers.level):
            beside = boxes.shared_u(h0, h1) > 0.25 * (h1 - h0)
            left = max(left, float(boxes.v1[beside & (boxes.v1 <= v0 + 2)].max(initial=left)))
            right = min(right, float(boxes.v0[beside & (boxes.v0 >= v1 - 2)].min(initial=right)))
        text = self.text
        under = (text.u0 >= h1 - 0.5 * self.em) & (text.u0 < h1 + 3.5 * self.em)
        under &= (text.v0 > left - 2) & (text.v1 < right + 2)
        frame = self.headings[head].frame
        under &= np.array([self.blocks[n].frame == frame for n in self.running])
        if not (under & (text.shared_v(v0, v1) > 0)).any():
            return None
        return int(np.argmin(np.where(under, text.v0, np.inf)))

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

    def _beside_heads(self, found: Evidence) -> None:
        """For each block the heading at its reading side that begins level with it, and the row that it opens."""
        self.at_side, self.in_row = {}, {}
        for (head, block), side in sorted(found.side.items()):
            if side.before and abs(side.top) < 4 and side.gap < 3:
                self.at_side.setdefault(block, head)
                if abs(side.top) < 2 and block in self.running:
                    self._open_row(block, head)
        for head in range(len(self.headings)):
            at = self._level_with(head)
            if at is None:
                continue
            block, over = self.running[at], found.above.get(self.running[at])
            if over is not None and over[0] == "block":
                white = float(self.text.v0[at] - self.text.v1[self.running.index(over[1])])
                if white < WHITE * self.em:
                    continue
                found.above[block] = ("row", head)
            elif over is not None and over[0] == "heading":
                continue
            self._open_row(block, head)

    def _level_with(self, head: int) -> int | None:
        """The column that begins level with a heading's top, next to it: a story's columns reach past its headline.

        In a box of its own text beside a heading need not begin level with it.
        """
        _, v0, h1, v1 = self.heads.at(head)
        heading = self.headings[head]
        if heading.flow is not self.flow:
            return None
        level = np.abs(self.signed_tops - v0) < 0.8 * self.em
        if heading.frame is not None:
            level |= self.text.shared_v(v0, v1) > 0.7 * (v1 - v0)
        level &= self.text.u0 > h1
        level &= np.array([self.blocks[n].frame == heading.frame for n in self.running])
        if not level.any():
            return None
        at = int(np.argmin(np.where(level, self.text.u0, np.inf)))
        left = float(self.text.u0[at])
        own = (self.text.v0 >= v0) & (self.text.v0 < v1 + 8 * self.em) & (self.text.u0 < h1)
        own &= self.text.u1 < left
        shown = self._pictured(head, left)
        reach = max(shown, float(self.text.u1[own].max(initial=h1)))
        # 征稿 and, far off in the same row, its text: nothing else is the label's
        alone = not own.any() and shown == h1
        widest = LABEL if alone and not self._is_over_text(head) else 3
        if left - reach > widest * self.em and heading.frame is None:
            return None
        foot = float(self.text.v1[at])
        others = (self.pictures, self.strangers, self.text, self.barriers.upright)
        for boxes, low in ((self.heads, foot), *((other, v1) for other in others)):
            between = (boxes.u0 >= h1 - 1) & (boxes.u0 < left - 1) & (boxes.shared_v(v0, low) > 2)
            if len(boxes) and between.any():
                return None
        return at

    def _pictured(self, head: int, left: float) -> float:
        """How far the pictures reach that stand in a row from under a heading on, before `left`."""
        _, v0, reach, v1 = self.heads.at(head)
        high = (self.pictures.v0 >= v0) & (self.pictures.v0 < v1 + 6 * self.em)
        row = np.flatnonzero(high & (self.pictures.u1 < left))
        for at in row[np.argsort(self.pictures.u0[row])].tolist():
            if self.pictures.u0[at] < reach + 3 * self.em:
                reach = max(reach, float(self.pictures.u1[at]))
        return reach

    def _is_over_text(self, head: int) -> bool:
        """Whether text stands under a heading, near."""
        u0, _, u1, v1 = self.heads.at(head)
        under = (self.text.v0 > v1 - 2) & (self.text.v0 < v1 + 8 * self.em)
        return bool((under & (self.text.shared_u(u0, u1) > 0)).any())

    def _open_row(self, block: int, head: int) -> None:
        """Columns that begin level beside a heading at the side hang in nothing over them; a rule ends the row."""
        at: int | None = self.running.index(block)
        while at is not None and self.running[at] not in self.in_row:
            self.in_row[self.running[at]] = head
            right = float(self.text.u1[at])
            gap = self.text.u0 - right
            level = np.abs(self.text.v0 - self.text.v0[at]) < 0.6 * self.em
            beside = np.flatnonzero(level & (gap > 0) & (gap < 3 * self.em))
            at = int(beside[np.argmin(gap[beside])]) if len(beside) else None
            if at is not None:
                _, v0, _, v1 = self.text.at(at)
                if self._rule_top(right, float(self.text.u0[at]), v0, v1) is not None:
                    return


def _span(boxes: Extents, at: int) -> tuple[float, float]:
    """Where a box begins and ends along v."""
    return float(boxes.v0[at]), float(boxes.v1[at])
