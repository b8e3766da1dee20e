"""What speaks for and against "this node follows that one in the same story".

A link, a start and an end each have a handful of features: how near the two stand in the file, whether the one
above is finished and the one below begins, whether a word runs across the break, whether the one below opens like
a story, what both are about, how well a headline's words are found in a body.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from shuzibao.articles.crossheads import Crossheads, Features
from shuzibao.articles.heads import pair_cost
from shuzibao.articles.headwording import speaks_from_above
from shuzibao.articles.heard import Heard, cohesion, told
from shuzibao.articles.node import Node
from shuzibao.articles.standing import (
    attended,
    banded,
    counted,
    edges,
    gaps,
    open_quotes,
    other_measure,
)
from shuzibao.conventions.furniture import OWN_HEAD
from shuzibao.layout.tears import spoken
from shuzibao.script.words import word_across

# 样。” or 缺。: the rest of a sentence, not the head of one.
AMID = re.compile(r"[^，。、；：！？“”《（]{1,2}[。，、；！？”）》]")
WINDOW = 3  # paragraphs looked at on either side
LETTER_SIGNS, LONGEST_SIGNATURE = "△▲▽▼●○■□◆◇★☆", 20
FAR_REACH = 60  # nodes; how far apart in the file two parts of a body are looked for


class Evidence:
    """The features of every link, start and end among the nodes of one page."""

    def __init__(self, nodes: Sequence[Node], stories: Sequence[Sequence[int]] = ()) -> None:
        self.nodes = nodes
        # A source that marks its headings keeps its order better than a dump does.
        self.banded = banded(nodes)
        self.counted = counted(nodes)
        self.marked = sum(node.level is not None for node in nodes) >= 2
        self.gap = gaps(nodes)
        self.edge_below, self.edge_above = edges(nodes, self.gap)
        self.page = "\n".join(node.text for node in nodes)
        above = [self._window(i, -1, stories) for i in range(len(nodes))]
        below = [self._window(i, +1, stories) for i in range(len(nodes))]
        self.cohesion = cohesion(nodes, above, below)
        self.told = told(nodes, above)
        self.heard = Heard.of(nodes, below, [self._may_lead(j) for j in range(len(nodes))])
        seen = Crossheads(nodes, self.counted, self.marked, self.heard)
        self.crossheads = [() if node.is_text else seen.told(i) for i, node in enumerate(nodes)]

    # What the nodes are about.

    def _window(self, i: int, step: int, stories: Sequence[Sequence[int]]) -> list[int]:
        """A node and its next text neighbours one way; a heading ends the view unless it is near."""
        order: Sequence[int] = range(len(self.nodes))
        for story in stories:
            if i in story:
                order = story
        at = order.index(i)
        view = [i] if self.nodes[i].is_text else []
        at += step
        crossed = 0
        while 0 <= at < len(order) and len(view) < WINDOW:
            node = self.nodes[order[at]]
            if node.is_text:
                if not stories and step > 0 and node.opening >= 3 and view:
                    break
                view.append(order[at])
            else:
                crossed += 1
                if crossed > (3 if not view else 0):
                    break
            at += step
        return view

    def _may_lead(self, j: int) -> bool:
        """Whether a story's text may begin here: below a heading, in another measure, or by its words."""
        node, above = self.nodes[j], self.nodes[j - 1] if j else None
        if not node.is_text or not node.opens:
            return False
        return (
            above is None
            or not above.is_text
            or node.opening > 0
            or (
                node.opening == 0
                and (node.apart or node.bylined or other_measure(above, node) or self.gap[j] > 0)
            )
        )

    # Starts and ends.

    def start(self, i: int) -> Features:
        node = self.nodes[i]
        if node.jump_from or (node.continued and node.is_text):
            return (("start jump", 1.0),)
        if node.is_text:
            if not node.opens:
                return (("start inside", 1.0),)
            return (
                ("start text", 1.0),
                ("start text first", float(i == 0)),
                ("start text opening", max(0.0, node.opening)),
                ("start text follows", max(0.0, -node.opening)),
                ("start text apart", float(node.apart)),
                ("start text bylined", float(node.bylined)),
                ("start text gap", self.gap[i]),
            )
        below = self.nodes[i + 1] if i + 1 < len(self.nodes) else None
        return (
            ("start head", 1.0),
            ("start head above head", float(below is not None and not below.is_text)),
            (
                "start head opening",
                below.opening if below is not None and below.is_text else 0.0,
            ),
            ("start head short", float(len(node.text) < 7)),
            ("start head apart", float(node.apart)),
            ("start head gap", self.gap[i]),
            (
                "start head match",
                max(0.0, self.heard.match(i, i + 1))
                if below is not None and below.is_text
                else 0.0,
            ),
        )

    def end(self, i: int) -> Features:
        node = self.nodes[i]
        if node.jump_on:
            return (("end jump", 1.0),)
        if not node.is_text:
            return (("end head", 1.0),)
        if not node.closes:
            return (("end open", 1.0),)
        return (
            ("end closed", 1.0),
            ("end signed", float(node.signed_off)),
            ("end attended", float(attended(node))),
            ("end last", float(i == len(self.nodes) - 1)),
        )

    # Links.

    def link(self, i: int, j: int) -> Features | None:
        """The features of "j follows i", None where it cannot."""
        a, b = self.nodes[i], self.nodes[j]
        if i == j or a.jump_on or (a.is_text and (b.continued or (b.jump_from and b.is_text))):
            return None
        near = j == i + 1
        if b.run_in or (j > 0 and self.nodes[j - 1].run_in and not near) or (a.run_in and not near):
            return None  # who runs in heads the text beside it, and stands below no other
        if b.mends >= 0 and not a.is_text:
            return None  # no heading stands amid a sentence
        if a.is_text:
            if b.is_text:
                return self._text_text(i, a, j, b, near)
            return self._text_head(i, a, j, b) if near else None
        if b.is_text:
            return self._head_text(i, j, b, near)
        return self._head_head(i, j, near)

    def _text_text(self, i: int, a: Node, j: int, b: Node, near: bool) -> Features | None:
        if not near and abs(i - j) > FAR_REACH:
            return None
        cohesion = float(self.cohesion[i, j])
        where = "near" if near else "far"
        same = float(bool(a.measure and b.measure and abs(a.measure - b.measure) < 1))
        common: Features = (
            ("apart", float(near and b.apart)),
            ("gap", self.gap[j] if near else 0.0),
            (f"told {where}", float(self.told[j, i])),
            ("bylined", float(near and b.bylined)),
            ("rows", float(near and b.tabled)),
            ("backward", float(j < i)),
            ("inner", 0.0 if near else 2.0 - self.edge_below[i] - self.edge_above[j]),
            ("signed", float(a.signed_off)),
        )
        if a.closes and b.opens:
            return (
                (f"next {where}", 1.0),
                (f"next {where} opening", max(0.0, b.opening)),
                (f"next {where} follows", max(0.0, -b.opening)),
                (f"next {where} cohesion", cohesion),
                (f"next {where} measure", same),
                (f"next {where} other measure", float(other_measure(a, b))),
                (f"next {where} attended", float(attended(a))),
                (
                    f"next {where} headed",
                    float(j > 0 and not self.nodes[j - 1].is_text),
                ),
                *common,
            )
        if not a.closes and not b.opens:
            return (
                (f"run {where}", 1.0),
                (f"run {where} word", float(bool(word_across(a.text, b.text)))),
                (f"run {where} page", spoken(a.text, b.text, self.page)),
                (f"run {where} cohesion", cohesion),
                (f"run {where} measure", same),
                ("run mended", float(b.mends == a.pieces[-1].line)),
                ("run quotes", open_quotes(a.text, b.text)),
                *common,
            )
        return (
            (f"wrong {where}", 1.0),
            (f"wrong {where} kept", float(a.kept and b.kept)),
            *self._torn(a, b, where),
            ("wrong cohesion", cohesion),
            ("wrong opening", max(0.0, b.opening)),
            *common,
        )

    def _torn(self, a: Node, b: Node, where: str) -> Features:
        """What tells that a paragraph runs on though one of its two parts seems whole."""
        if a.closes:
            return ((f"wrong {where} closed", 1.0),)
        return (
            (f"wrong {where} word", float(bool(word_across(a.text, b.text)))),
            (f"wrong {where} page", spoken(a.text, b.text, self.page)),
            (f"wrong {where} amid", float(AMID.match(b.text) is not None)),
            ("wrong quotes", open_quotes(a.text, b.text)),
        )

    def _text_head(self, i: int, a: Node, j: int, b: Node) -> Features:
        return (
            *self.crossheads[j],
            ("cross open", float(not a.closes)),
            ("cross gap", self.gap[j]),
            (
                "cross bylined",
                float(j + 1 < len(self.nodes) and self.nodes[j + 1].bylined),
            ),
            ("cross own", float(OWN_HEAD.search(b.text) is not None or self._over_letters(j))),
            ("cross label", float(b.is_label)),
            ("cross signed", float(a.signed_off)),
            ("apart", float(b.apart)),
            ("bylined", float(b.bylined)),
            ("cross cohesion", float(self.cohesion[i, j])),
        )

    def _over_letters(self, i: int) -> bool:
        """A heading over a row of letters, each signed below and parted from the next by the same sign."""
        row = self.nodes[i + 1 : i + 4]
        if len(row) < 3 or not all(node.is_text for node in row):
            return False
        first, signed, second = row
        marked = first.text[0] == second.text[0] and first.text[0] in LETTER_SIGNS
        return marked and signed.form and len(signed.text) <= LONGEST_SIGNATURE

    def _head_head(self, i: int, j: int, near: bool) -> Features | None:
        a, b = self.nodes[i], self.nodes[j]
        if not near and (self.heard.agree(i, j) <= 0.5 or not speaks_from_above(a.text)):
            return None  # a kicker may be torn from its headline; other headings are not
        return (
            ("heads" if near else "heads far", 1.0),
            ("heads disagree", 0.5 - self.heard.agree(i, j)),
            ("heads wording", pair_cost(a.text, b.text)),
            ("heads apart", float(b.apart)),
            ("heads banded", float(self.banded[i])),
            ("heads gap", self.gap[j]),
            ("heads captioned", float(b.below_caption)),
            ("heads label", float(b.is_label)),
        )

    def _head_text(self, i: int, j: int, b: Node, near: bool) -> Features:
        where = "near" if near else "far"
        common: Features = (
            (f"head {where}", 1.0),
            (f"head {where} match", self.heard.match(i, j)),
            (f"head {where} lead", self.heard.lead(i, j)),
            (f"head {where} rank", self.heard.rank(i, j)),
            ("head opening", max(0.0, b.opening)),
            ("head follows", max(0.0, -b.opening)),
            ("head inside", float(not b.opens)),
        )
        if near:
            return (*common, ("head near gap", self.gap[j]))
        return (
            *common,
            (
                "head far row",
                float(i + 1 < len(self.nodes) and not self.nodes[i + 1].is_text),
            ),
            ("head far banded", float(self.banded[i])),
            ("head far backward", float(j < i)),
            (
                "head far headed",
                float(j > 0 and not self.nodes[j - 1].is_text and j - 1 != i),
            ),
            ("head far marked", float(self.marked)),
            ("head far bylined", float(b.bylined)),
            ("head far gap", self.gap[j]),
        )
