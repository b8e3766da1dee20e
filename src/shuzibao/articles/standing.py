"""How the nodes of a page stand: the space between them, in rows, at a column's edge, and how two texts meet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from shuzibao.articles.node import Node
from shuzibao.conventions.leads import ATTENDED
from shuzibao.conventions.numerals import count_of

FEWEST_PAIRS = 4  # of a kind, before their spaces are measured against each other
NEARLY_ALL = 0.97


def gaps(nodes: Sequence[Node]) -> list[float]:
    """How much more space than usual stands above each node, -1 to 1: the share of the nodes with less, less the share of
    those with more. 0 where the source tells no story by its spaces.

    A tool that parts lines of unlike type parts every kicker from its headline; so headings that follow each other are
    measured against their like.
    """
    common = Counter(node.space for node in nodes).most_common(1)[0][0] if nodes else 0
    spaces = [max(node.space, common + 1) if node.apart else node.space for node in nodes]
    heads = [
        j
        for j, (above, node) in enumerate(pairwise(nodes), 1)
        if not above.is_text and not node.is_text
    ]
    usual = [Counter(spaces[1:])] * len(nodes)
    if len(heads) >= FEWEST_PAIRS:
        among = Counter(spaces[j] for j in heads)
        for j in heads:
            usual[j] = among
    return [_above_usual(space, one) for space, one in zip(spaces, usual, strict=True)]


def _above_usual(space: int, usual: Counter[int]) -> float:
    """Where a space stands among those of its like, 0 where nearly all are alike."""
    total = usual.total()
    if not total or usual.most_common(1)[0][1] >= NEARLY_ALL * total:
        return 0.0
    less = sum(times for other, times in usual.items() if other < space)
    more = sum(times for other, times in usual.items() if other > space)
    return (less - more) / total


def edges(nodes: Sequence[Node], gap: Sequence[float]) -> tuple[list[float], list[float]]:
    """Whether a column or a story may break off below each node and begin above it: 1 or 0."""
    breaks = [1.0] * (len(nodes) + 1)
    for j, (above, node) in enumerate(pairwise(nodes), 1):
        flows = above.is_text and node.is_text and above.closes == node.opens
        breaks[j] = float(
            not flows or gap[j] > 0 or node.apart or node.bylined or other_measure(above, node)
        )
    return breaks[1:], breaks[:-1]


LONGEST_ATTENDED = 80  # characters


def attended(node: Node) -> bool:
    return len(node.text) <= LONGEST_ATTENDED and ATTENDED.search(node.text) is not None


# A row of headings this long is the heads of several stories that a tool wrote before (or behind) their bodies.
SHORTEST_BAND = 4


def banded(nodes: Sequence[Node]) -> list[bool]:
    """Which headings stand in such a row."""
    out = [False] * len(nodes)
    start = 0
    for i in range(len(nodes) + 1):
        if i < len(nodes) and not nodes[i].is_text:
            continue
        if i - start >= SHORTEST_BAND:
            out[start:i] = [True] * (i - start)
        start = i + 1
    return out


def other_measure(a: Node | None, b: Node | None) -> bool:
    """Both are set to a measure, and not to the same one."""
    return bool(a and b and a.measure and b.measure and abs(a.measure - b.measure) > 1.2)


def open_quotes(left: str, right: str) -> float:
    """A quotation or bracket left open above must be closed below, and none may close that was not opened."""
    cost = 0.0
    for opener, closer in ("“”", "《》", "（）", "「」"):
        is_open = left.rfind(opener) > left.rfind(closer)
        first_close, first_open = right.find(closer), right.find(opener)
        closes = first_close >= 0 and (first_open < 0 or first_close < first_open)
        if is_open != closes:
            cost += 0.75
        elif is_open:
            cost -= 1.0
    return cost


def counted(nodes: Sequence[Node]) -> list[bool]:
    """Which headings count on from one above them, or begin a count that one below goes on with."""
    found = [False] * len(nodes)
    last: dict[str, tuple[int, int]] = {}  # by kind: the number reached, and its node
    for i, node in enumerate(nodes):
        told = None if node.is_text else count_of(node.text)
        if told is None:
            continue
        kind, number = told
        reached, above = last.get(kind, (0, -1))
        if above >= 0 and number == reached + 1:
            found[i] = found[above] = True
        last[kind] = (number, i)
    return found
