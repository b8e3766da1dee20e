"""How like a crosshead a heading is: by its words, its place between two texts, the other headings and the text below."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from shuzibao.articles.headwording import QUOTED
from shuzibao.articles.heard import Heard
from shuzibao.articles.lexical import pairs
from shuzibao.articles.node import Node
from shuzibao.articles.standing import other_measure
from shuzibao.conventions.furniture import OWN_HEAD
from shuzibao.script.characters import ems

Features = tuple[tuple[str, float], ...]

ONLY_LEVEL = 0.5  # how much the one level of a page tells, against a top one among others
ALIKE = 2  # characters by which the crossheads of a story may differ in length
# Ems of a heading that is as often the one as the other, and how many more or fewer tell more.
USUAL, WIDEST = 10, 10
LONG = 12  # characters; more are longer than a crosshead as a rule
LEAD = 100  # characters that say a headline's words again
SAID_AT_ONCE = 60  # characters; what comes behind them comes later
HEADS_ECHO = 0.5  # so much of a headline as a rule
USUAL_LONG, MOST = 2, 6  # paragraphs from a heading to the next
HEADS_OPENING = 3.0  # nats by which its first paragraph opens a story
FEWEST_OPENED = 2  # stories of a page that open so
SENTENCE = re.compile(r"[^。！？]*")
# 9月27日, 昨天, 日前: when it was, which a story's first sentence says.
DATED = re.compile(
    r"\d月\d{1,2}日|\d日[上下晚至起]|[昨今]天|昨[晚日]|今[晨日]|日前|近日|本周|上周|连日来"
)


class Crossheads:
    """The headings of one page. counted: which of them count on. marked: the source marks its headings."""

    def __init__(
        self, nodes: Sequence[Node], counted: Sequence[bool], marked: bool, heard: Heard
    ) -> None:
        self.nodes, self.counted, self.marked, self.heard = nodes, counted, marked, heard
        singles = [i for i, node in enumerate(nodes) if not node.is_text and self._single(i)]
        self.echo = {i: echo(nodes[i].text, nodes[i + 1].text[:LEAD]) for i in singles}
        self.modest = {i: self._modest(i) for i in singles}
        self.levels = {node.level for node in nodes if node.level and not node.is_text}
        self.lowest = self._lowest()
        self.habit = self._habit()

    def told(self, i: int) -> Features:
        """How like a crosshead a heading is: short, alone between two texts, like others on the page."""
        node = self.nodes[i]
        below = self.nodes[i + 1] if i + 1 < len(self.nodes) else None
        above = self.nodes[i - 1] if i else None
        single = self._single(i)
        alike = sum(
            modest
            for j, modest in self.modest.items()
            if j != i and abs(len(self.nodes[j].text) - len(node.text)) <= 1
        )
        text = below if below is not None and below.is_text else None
        return (
            ("cross", 1.0),
            ("cross long", max(0.0, len(node.text) - LONG)),
            ("cross width", float(single) * max(-WIDEST, min(WIDEST, ems(node.text) - USUAL))),
            *(self._lead_told(i) if single else ()),
            ("cross cluster", float(text is None) + float(above is None or not above.is_text)),
            ("cross opening", max(0.0, text.opening) if text else 0.0),
            ("cross follows", max(0.0, -text.opening) if text else 0.0),
            (
                "cross pauses",
                float(sum(node.text.count(sign) for sign in "，：！？、")),
            ),
            ("cross alike", float(min(2, alike)) if single else 0.0),
            (
                "cross alone",
                float(
                    single
                    and not self.counted[i]
                    and not any(self._akin(i, j) for j in range(len(self.nodes)))
                ),
            ),
            ("cross top level", self._top_level(node)),
            (
                "cross low level",
                float(len(self.levels) > 1 and bool(node.level) and node.level != min(self.levels)),
            ),
            ("cross habit", self.habit * float(single and bool(node.level) and self._leadless(i))),
            ("cross under", float(single and self._under(i))),
            ("cross credited", float(below is not None and below.credited)),
            ("cross captioned", float(below is not None and below.below_caption)),
            ("cross couplet", float(node.couplet)),
            ("cross match", max(0.0, self.heard.match(i, i + 1)) if text else 0.0),
            ("cross form", float(single and below is not None and below.form)),
            ("cross sign", float(node.sign != "")),
            ("cross quoted", float(QUOTED.match(node.text) is not None and single)),
            ("cross counted", float(self.counted[i] and single)),
            ("cross measure", float(single and other_measure(above, below))),
            (
                "cross unmarked",
                float(bool(self.levels) and not node.level and not (below and below.level)),
            ),
        )

    def _modest(self, i: int) -> float:
        """How little a heading between two texts looks like the head of a story, 0 to 1: not by the words of the text below it, its
        writer or its picture, nor by two halves.
        """
        below = self.nodes[i + 1]
        if self.nodes[i].couplet or below.bylined or below.below_caption:
            return 0.0
        opens = max(0.0, below.opening) / HEADS_OPENING
        return max(0.0, 1.0 - self.echo[i] / HEADS_ECHO - opens)

    def _akin(self, i: int, j: int) -> bool:
        """Whether another heading between two texts may be a crosshead beside this one."""
        node, other = self.nodes[i], self.nodes[j]
        if j == i or other.is_text or other.level != node.level or not self._single(j):
            return False
        length = abs(len(other.text) - len(node.text))
        return self.marked or length <= ALIKE or other.text[:2] == node.text[:2]

    def _top_level(self, node: Node) -> float:
        """A heading of the page's top level is no crosshead; less sure where the page has no other level."""
        if not self.levels or node.level != min(self.levels):
            return 0.0
        return 1.0 if len(self.levels) > 1 else ONLY_LEVEL * float(self.marked)

    def _lowest(self) -> int:
        """The one level of all headings that head a story for certain: of each the largest line, of several lines or over a text that
        opens as a story does; 0 where there are none or their levels differ.
        """
        found: set[int] = set()
        run: list[int] = []
        for node in self.nodes:
            if not node.is_text:
                run.append(node.level or 0)
                continue
            if run and (len(run) > 1 or self._leads(node)):
                found.add(min(filter(None, run), default=0))
            run = []
        return found.pop() if len(found) == 1 else 0

    def _habit(self) -> float:
        """The share of the page's stories that open with a dateline or a writer's name; 0 where too few tell, or where the source marks
        headings of several levels or none. Stories are what headings of several lines head, and those that open so.
        """
        heads = [node for node in self.nodes if not (node.is_text or node.run_in)]
        if len(self.levels) != 1 or not all(node.level for node in heads):
            return 0.0
        opened = others = 0
        run: list[Node] = []
        for node in self.nodes:
            if not node.is_text:
                run.append(node)
                continue
            if run and self._leads(node):
                opened += 1
            elif len(run) > 1 and not run[0].is_label:
                others += 1
            run = []
        return opened / (opened + others) if opened >= FEWEST_OPENED else 0.0

    def _leadless(self, i: int) -> bool:
        """The text below a heading opens as no story does, and the heading names no column or notice."""
        node = self.nodes[i]
        own = node.is_label or OWN_HEAD.search(node.text) is not None
        return not (own or self._leads(self.nodes[i + 1]))

    @staticmethod
    def _leads(node: Node) -> bool:
        return node.opening >= HEADS_OPENING or node.bylined

    def _under(self, i: int) -> bool:
        """A heading marked lower than every headline of the page, over text that does not open a story."""
        return 0 < self.lowest < (self.nodes[i].level or 0) and self._leadless(i)

    def _single(self, i: int) -> bool:
        """A heading between two texts."""
        return (
            0 < i < len(self.nodes) - 1 and self.nodes[i - 1].is_text and self.nodes[i + 1].is_text
        )

    def _lead_told(self, i: int) -> Features:
        """What the text below tells: it says a headline's words again at once, a crosshead's later on; it says when it was; a story
        has more paragraphs than a part of one.
        """
        below = self.nodes[i + 1]
        section = "".join(node.text for node in takewhile(_is_text, self.nodes[i + 1 :]))
        dated = below.opening == 0 and DATED.search(_first_sentence(below)) is not None
        long = sum(1 for _ in takewhile(_is_text, self.nodes[i + 1 : i + 1 + MOST]))
        return (
            ("cross echo", self.echo[i]),
            ("cross echo later", echo(self.nodes[i].text, section[SAID_AT_ONCE:])),
            ("cross dated", float(dated)),
            ("cross paragraphs", float(long - USUAL_LONG)),
        )


def _is_text(node: Node) -> bool:
    return node.is_text


def _first_sentence(node: Node) -> str:
    found = SENTENCE.match(node.text)
    return found[0] if found else ""


def echo(heading: str, text: str) -> float:
    """The share of a heading's pairs of Chinese characters that a text says again."""
    own = pairs(heading)
    return len(own.keys() & pairs(text).keys()) / max(1, len(own))
