"""What speaks for and against "this node follows that one in the same story", in nats.

Evidence is added up: how near the two stand in the file, whether the one above is finished and the one below
begins, whether a word runs across the break, whether the one below opens like a story, what both are about, and how
well a headline's words are found in a body. Costs are negative log odds: 0 is even, more is less likely.

The numbers were set by hand and tuned on `python -m bench.dumps --split dev`; run that again after a change.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from shuzibao.articles.cover import FORBIDDEN, Costs
from shuzibao.articles.nodes import Node
from shuzibao.articles.terms import Terms, Weights, covered, likeness
from shuzibao.script.words import word_across


@dataclass(frozen=True, slots=True)
class Tuning:
    """Every number of the link costs."""

    start_head: float = 1.5
    start_text: float = 4.2
    start_inside: float = 6.5
    end_closed: float = 0.4
    end_open: float = 5.0
    end_head: float = 4.5
    next_paragraph: float = 0.2
    far_paragraph: float = 5.0
    backward: float = 1.0
    far_run_on: float = 3.2
    near_run_on: float = 0.8
    wrong_join: float = 4.5
    crosshead: float = 1.4
    crosshead_long: float = 0.3
    crosshead_cluster: float = 2.2
    far_crosshead: float = 9.0
    heads: float = 0.4
    far_heads: float = 6.5
    head_text: float = 0.2
    far_head_text: float = 3.0
    head_inside: float = 3.0
    opening: float = 0.75
    cohesion: float = 1.0
    match: float = 1.0
    far_match: float = 2.0
    signed_off: float = 2.5
    apart: float = 0.6


TUNING = Tuning()
WINDOW = 3  # paragraphs looked at on either side
FAR_REACH = 60  # nodes; how far apart in the file two parts of a body are looked for


@dataclass(frozen=True, slots=True)
class Links:
    costs: Costs
    starts: Costs
    ends: Costs


def evidence_of(
    nodes: Sequence[Node], stories: Sequence[Sequence[int]] = (), tuning: Tuning = TUNING
) -> Links:
    """The costs of all links between the nodes of one page.

    stories: chains of an earlier solution; what a node's neighbours are is then read from them, not from the file.
    """
    return _Page(nodes, stories, tuning).links()


class _Page:
    def __init__(
        self, nodes: Sequence[Node], stories: Sequence[Sequence[int]], tuning: Tuning
    ) -> None:
        self.nodes = nodes
        self.t = tuning
        # A source that marks its headings keeps its order better than a dump does.
        self.marked = sum(node.level is not None for node in nodes) >= 2
        self.weights = Weights([node.text for node in nodes])
        self.vector = [self.weights.vector([node.text]) for node in nodes]
        self.above = [self._window(i, -1, stories) for i in range(len(nodes))]
        self.below = [self._window(i, +1, stories) for i in range(len(nodes))]
        self.crosshead_costs = [
            self._crosshead(i) if not node.is_text else 0.0 for i, node in enumerate(nodes)
        ]

    def _window(self, i: int, step: int, stories: Sequence[Sequence[int]]) -> Terms:
        """The terms of a node and of its next text neighbours one way; a heading ends the view unless it is near."""
        order: Sequence[int] = range(len(self.nodes))
        for story in stories:
            if i in story:
                order = story
        at = order.index(i)
        texts = [self.nodes[i].text] if self.nodes[i].is_text else []
        at += step
        crossed = 0
        while 0 <= at < len(order) and len(texts) < WINDOW:
            node = self.nodes[order[at]]
            if node.is_text:
                if not stories and step > 0 and node.opening >= 3 and texts:
                    break
                texts.append(node.text)
            else:
                crossed += 1
                if crossed > (3 if not texts else 0):
                    break
            at += step
        return self.weights.vector(texts)

    def _crosshead(self, i: int) -> float:
        """How unlike a crosshead a heading is: long, in a cluster, with pauses; parallels with others speak for it."""
        node, t = self.nodes[i], self.t
        cost = t.crosshead + t.crosshead_long * max(0.0, len(node.text) - 14)
        below = self.nodes[i + 1] if i + 1 < len(self.nodes) else None
        above = self.nodes[i - 1] if i else None
        if below is None or not below.is_text:
            cost += t.crosshead_cluster
        elif below.opening > 0:
            cost += 0.5 * below.opening
        if above is None or not above.is_text:
            cost += t.crosshead_cluster
        cost += 0.8 * sum(node.text.count(sign) for sign in "，：！？、")
        alike = sum(
            1
            for j, other in enumerate(self.nodes)
            if j != i
            and not other.is_text
            and abs(len(other.text) - len(node.text)) <= 1
            and self._single(j)
        )
        if alike and self._single(i):
            cost -= min(1.2, 0.7 * alike)
        levels = {other.level for other in self.nodes if other.level and not other.is_text}
        if len(levels) > 1 and node.level:
            cost += 1.5 if node.level == min(levels) else -0.3
        if levels and not node.level:
            cost -= 1.0
        return cost

    def _single(self, i: int) -> bool:
        """A heading between two texts."""
        return (
            0 < i < len(self.nodes) - 1 and self.nodes[i - 1].is_text and self.nodes[i + 1].is_text
        )

    def links(self) -> Links:
        n = len(self.nodes)
        costs = np.full((n, n), FORBIDDEN)
        for i, a in enumerate(self.nodes):
            for j, b in enumerate(self.nodes):
                if i != j:
                    costs[i, j] = self._link(i, a, j, b)
        starts = np.array([self._start(i) for i in range(n)])
        ends = np.array([self._end(node) for node in self.nodes])
        return Links(costs, starts, ends)

    def _start(self, i: int) -> float:
        node, t = self.nodes[i], self.t
        if node.jump_from:
            return 0.5
        if node.is_text:
            if not node.opens:
                return t.start_inside
            return t.start_text - 0.6 * max(0.0, node.opening) + (0.5 if node.opening < 0 else 0.0)
        cost = t.start_head
        below = self.nodes[i + 1] if i + 1 < len(self.nodes) else None
        if below is not None:
            if not below.is_text:
                cost -= 0.8
            else:
                cost -= 0.35 * below.opening
        if len(node.text) < 5:
            cost += 0.8
        return cost

    def _end(self, node: Node) -> float:
        t = self.t
        if node.jump_on:
            return -1.5
        if not node.is_text:
            return t.end_head
        if not node.closes:
            return t.end_open
        return t.end_closed - (1.5 if node.signed_off else 0.0)

    def _link(self, i: int, a: Node, j: int, b: Node) -> float:
        near = j == i + 1
        if a.jump_on or b.jump_from:
            return FORBIDDEN if b.is_text or a.jump_on else 1.0
        if a.is_text:
            return (
                self._text_text(i, a, j, b, near)
                if b.is_text
                else self._text_head(i, a, j, b, near)
            )
        return self._head_text(i, a, j, b, near) if b.is_text else self._head_head(a, b, near)

    def _text_text(self, i: int, a: Node, j: int, b: Node, near: bool) -> float:
        t = self.t
        if not near and abs(i - j) > FAR_REACH:
            return FORBIDDEN
        cost = 0.0
        if a.closes and b.opens:
            cost += t.next_paragraph if near else t.far_paragraph
            cost += t.opening * b.opening if b.opening > 0 else 0.3 * b.opening
            cost += t.signed_off if a.signed_off else 0.0
            cost -= t.cohesion * self._cohesion(i, j)
        elif not a.closes and not b.opens:
            cost += t.near_run_on if near else t.far_run_on
            cost -= 1.5 if word_across(a.text, b.text) else -0.3
            cost -= t.cohesion * 0.7 * self._cohesion(i, j)
            cost += _open_quotes(a.text, b.text)
            if a.measure and b.measure and abs(a.measure - b.measure) < 1:
                cost -= 0.3
        else:
            cost += t.wrong_join + (0.0 if near else t.far_run_on) - 0.5 * self._cohesion(i, j)
            cost += 0.5 * max(0.0, b.opening)
        if j < i:
            cost += t.backward
        if near and b.apart:
            cost += t.apart
        return cost

    def _text_head(self, i: int, a: Node, j: int, b: Node, near: bool) -> float:
        t = self.t
        if not near:
            return t.far_crosshead
        cost = self.crosshead_costs[j]
        if not a.closes:
            cost += 2.5
        if a.signed_off:
            cost += t.signed_off
        if b.apart:
            cost += t.apart
        return cost - t.cohesion * 0.8 * _log_likeness(likeness(self.above[i], self.below[j]))

    def _head_head(self, a: Node, b: Node, near: bool) -> float:
        return self.t.heads if near else self.t.far_heads

    def _head_text(self, i: int, a: Node, j: int, b: Node, near: bool) -> float:
        t = self.t
        match = self._match(i, j)
        if near:
            cost = t.head_text - t.match * 0.8 * match
        else:
            cost = t.far_head_text - t.far_match * match
            if j and not self.nodes[j - 1].is_text and j - 1 != i:
                cost += 0.7  # that text has a heading of its own above it
            if self.marked:
                cost += 2.0
        if not b.opens:
            cost += t.head_inside
        if b.opening > 0:
            cost -= 0.3 * b.opening
        return cost

    def _match(self, i: int, j: int) -> float:
        head = self.vector[i]
        if not head:
            return -0.5
        return 1.3 * math.log((covered(head, self.below[j]) + 0.06) / 0.4)

    def _cohesion(self, i: int, j: int) -> float:
        return _log_likeness(likeness(self.above[i], self.below[j]))


def _log_likeness(cosine: float) -> float:
    """How much two passages' likeness speaks for one story: -0.9 at none, +1.8 at 0.3."""
    return max(-0.9, min(1.8, math.log((cosine + 0.012) / 0.045)))


def _open_quotes(left: str, right: str) -> float:
    """A quotation or bracket left open above must be closed below, and none may close that was not opened."""
    cost = 0.0
    for opener, closer in ("“”", "《》", "（）", "「」"):
        is_open = left.rfind(opener) > left.rfind(closer)
        first_close, first_open = right.find(closer), right.find(opener)
        closes = first_close >= 0 and (first_open < 0 or first_close < first_open)
        if is_open != closes:
            cost += 1.5
        elif is_open:
            cost -= 2.0
    return cost
