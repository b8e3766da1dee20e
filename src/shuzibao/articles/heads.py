"""Which heading line is kicker, headline or deck.

Every way to cut the lines of a heading into [kicker] headline [deck] is scored by the trade's habits
(docs/design of headings: a kicker is short and says when, where or why; the headline is largest; a deck is often
a full sentence that says who held what). Scores are in nats, hand-set; see `python -m bench.dumps --split dev`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from shuzibao.model import Role
from shuzibao.script.characters import SPACE, ems
from shuzibao.script.fold import fold

# A sentence about an event: it says that something was held, opened, signed …
FACT = re.compile(
    r"(?:举行|召开|举办|成立|启动|揭牌|开幕|闭幕|落幕|开讲|开工|竣工|签约|挂牌|落成|发布|启用|开馆|结束|圆满|出席|主持|调研|慰问|看望|视察|会见|参加|讲话|揭晓|亮相|开班|座谈|研讨|论坛|会议|大会|推进会|交流会|仪式|典礼|讨论会|报告会|座谈会)"
)
FACT_END = re.compile(
    r"(?:举行|召开|举办|成立|启动|揭牌|开幕|闭幕|落幕|开工|签约|挂牌|发布|启用|开馆|揭晓|会议|大会|讨论会|座谈会|交流会|推进会|仪式|讲话|百岁老人|工作)$"
)
RUNS_ON = re.compile(
    r"^(?:以|从|让|把|将|为|由|用|在|与|向|当)(?!.*(?:中|时|际|上|下|前|后|起)$)|(?:，|、|：|——|—|的|和|与|及|让|把|将|为|在|着力|不断|全力|积极|加快|推动|打造|坚持)$"
)
DASHED = re.compile(r"^\s*(?:——|--|—|－－)")


@dataclass(frozen=True, slots=True)
class Heading:
    """One printed heading line: its text as printed, and its Markdown level or size rank (smaller is larger)."""

    text: str
    rank: float | None = None


def head_roles(lines: Sequence[Heading]) -> list[Role]:
    """A role for each line of a heading: kickers, then headlines, then decks; at least one headline."""
    n = len(lines)
    if n == 1:
        return [Role.HEADLINE]
    best: tuple[float, list[Role]] | None = None
    for kickers in range(min(2, n - 1) + 1):
        for headlines in range(1, n - kickers + 1):
            decks = n - kickers - headlines
            score = _score(lines, kickers, headlines, decks)
            roles = [Role.KICKER] * kickers + [Role.HEADLINE] * headlines + [Role.DECK] * decks
            if best is None or score > best[0] + 1e-9:
                best = (score, roles)
    assert best is not None
    return best[1]


def _score(lines: Sequence[Heading], kickers: int, headlines: int, decks: int) -> float:
    texts = [SPACE.sub("", fold(line.text)) for line in lines]
    widths = [ems(line.text) for line in lines]
    head = range(kickers, kickers + headlines)
    score = (
        (0.0, -0.9, -3.5)[min(kickers, 2)]
        + (0.0, -0.7, -2.6, -4.5)[min(headlines - 1, 3)]
        + (0.0, -0.8, -2.4, -4.0)[min(decks, 3)]
    )
    for i in range(kickers):
        score += 0.7 if widths[i] < widths[kickers] else -0.6
        score -= 0.15 * max(0.0, widths[i] - 18)
        score += 1.0 if texts[i].endswith(("：", ":")) else 0.0
        score -= 1.2 if RUNS_ON.search(texts[i]) else 0.0
        if FACT_END.search(texts[i]) and widths[i] >= 10:
            score += 0.4
    for a, b in pairwise(head):
        score += 1.6 if abs(widths[a] - widths[b]) <= 1 else 0.0
        score += 1.6 if RUNS_ON.search(texts[a]) else 0.0
        score -= 1.5 if widths[b] > 2 * widths[a] or widths[b] > 26 else 0.0
        score -= 2.0 if DASHED.match(lines[b].text) else 0.0
    width = sum(widths[i] for i in head)
    score -= 0.12 * max(0.0, width - 26) + 0.5 * max(0.0, 4 - width)
    for i in range(kickers + headlines, len(lines)):
        score += 3.0 if DASHED.match(lines[i].text) else 0.0
        score += 0.9 if FACT.search(texts[i]) and widths[i] >= 14 else 0.0
        score += 0.8 if widths[i] > 1.35 * max(widths[j] for j in head) else -0.9
        score += 0.5 if widths[i] >= 16 else -0.5
        score += 0.5 if texts[i][-1:] in "。；" else 0.0
    return score + _by_rank(lines, kickers, headlines)


def _by_rank(lines: Sequence[Heading], kickers: int, headlines: int) -> float:
    """Where the source tells sizes, the headline's lines share the largest and the others are smaller."""
    ranks = [line.rank for line in lines]
    known = [rank for rank in ranks if rank is not None]
    if len(set(known)) < 2 and len(known) == len(ranks):
        return 0.0
    largest = min(known) if known else None
    score = 0.0
    for i, rank in enumerate(ranks):
        inside = kickers <= i < kickers + headlines
        if largest is not None:
            score += 1.5 if (rank == largest) == inside else -1.5
    return score


def split_heading(printed: str) -> list[tuple[int, int, Role]]:
    """The parts of a heading that is printed on one line: (start, end, role), in order.

    Two halves of one length are a couplet and stay one headline; a sentence about an event behind a shorter
    slogan is its deck. 奋进新征程 书写新答卷 区里举行讨论会 is a headline of two halves and a deck.
    """
    parts = [(found.start(), found.end()) for found in _PART.finditer(printed)]
    whole = [(0, len(printed), Role.HEADLINE)]
    if len(parts) < 2 or len(parts) > 5 or not any("\u4e00" <= c <= "\u9fff" for c in printed):
        return whole
    widths = [ems(printed[a:b]) for a, b in parts]
    if any(width < 3 for width in widths):
        return whole
    texts = [fold(printed[a:b]) for a, b in parts]
    dashed = [i for i in range(1, len(parts)) if DASHED.match(texts[i])]
    cut = dashed[0] if dashed else _deck_from(texts, widths)
    if cut is None:
        return whole
    return [
        (parts[0][0], parts[cut - 1][1], Role.HEADLINE),
        (parts[cut][0], parts[-1][1], Role.DECK),
    ]


_PART = re.compile(r"[^\s\u3000]+")


def _deck_from(texts: Sequence[str], widths: Sequence[float]) -> int | None:
    """The index of the part from which a heading on one line is deck, None where it is all headline."""
    last = len(texts) - 1
    if not FACT.search(texts[last]) or FACT_END.search(texts[0]):
        return None
    if last == 1 and (
        abs(widths[0] - widths[1]) <= 1 or widths[1] < 1.3 * widths[0] or widths[1] < 12
    ):
        return None
    if last >= 2 and all(abs(width - widths[0]) <= 1 for width in widths):
        return None
    return last if widths[last] >= 9 else None
