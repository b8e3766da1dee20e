"""Which heading line is kicker, headline or deck.

Every way to cut the lines of a heading into [kicker] headline [deck] is scored by the trade's habits
(docs/design of headings: a kicker is short and says when, where or why; the headline is largest; a deck is often
a full sentence that says who held what). A cut's score is the sum of named features times
`headweights.WEIGHTS`, in nats.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from shuzibao.articles.headweights import WEIGHTS
from shuzibao.articles.headwording import (
    ATTENDED,
    CIRCUMSTANCE,
    DASHED,
    FACT,
    KIND_END,
    LABEL,
    MATTER,
    MEETING_END,
    PREDICATE,
    QUOTED,
    SAYS_END,
    VISIT,
    WANTS,
    is_couplet,
    runs_on,
)
from shuzibao.conventions.columns import may_name_a_column
from shuzibao.model import Role
from shuzibao.script.characters import SPACE, ems
from shuzibao.script.fold import plain
from shuzibao.script.words import word_across

Features = list[tuple[str, float]]

# 康复室怎么管？观澜镇有办法: a question or an exclamation and what is said to it.
AMID = re.compile(r"[？！?!]\S")


@dataclass(frozen=True, slots=True)
class Heading:
    """One printed heading line: its text as printed, and its Markdown level or size rank (smaller is larger)."""

    text: str
    rank: float | None = None


def head_roles(lines: Sequence[Heading]) -> list[Role]:
    """A role for each line of a heading: kickers, then headlines, then decks; at least one headline."""
    if not lines:
        return []
    _, kickers, headlines = best_cut(lines)
    decks = len(lines) - kickers - headlines
    return [Role.KICKER] * kickers + [Role.HEADLINE] * headlines + [Role.DECK] * decks


def best_cut(lines: Sequence[Heading]) -> tuple[float, int, int]:
    """The best cut of heading lines: its score, how many are kicker, how many headline; the rest is deck."""
    return _best_cut(tuple(lines))


@functools.lru_cache(
    maxsize=4096
)  # the readings of a page's heads ask for the same lines again and again
def _best_cut(lines: tuple[Heading, ...]) -> tuple[float, int, int]:
    seen = [_Seen.of(line) for line in lines]
    return max(
        ((weighed(cut_features(seen, k, h)), k, h) for k, h in cuts(len(lines))),
        key=lambda cut: cut[0],
    )


MOST_KICKERS = 3


def cuts(lines: int) -> list[tuple[int, int]]:
    """Every way to cut so many lines: (kickers, headlines); the rest is deck."""
    return [
        (kickers, headlines)
        for kickers in range(min(MOST_KICKERS, lines - 1) + 1)
        for headlines in range(1, lines - kickers + 1)
    ]


def weighed(features: Features) -> float:
    """The score of features, in nats."""
    return sum(WEIGHTS[name] * value for name, value in features)


@dataclass(frozen=True, slots=True)
class _Seen:
    """A heading line looked at once: what its wording says, whatever its role."""

    printed: str
    text: str
    width: float
    rank: float | None
    runs_on: bool
    couplet: bool
    fact: bool
    says: bool
    label: bool
    circumstance: bool
    kind: bool
    meeting: bool
    visit: bool
    attended: bool
    dashed: bool
    quoted: bool
    column: bool
    exclaims: bool

    @classmethod
    def of(cls, line: Heading) -> _Seen:
        text = SPACE.sub("", plain(line.text))
        return cls(
            line.text,
            text,
            ems(line.text),
            line.rank,
            runs_on(text),
            is_couplet(line.text),
            FACT.search(text) is not None,
            SAYS_END.search(text) is not None,
            LABEL.search(text) is not None,
            CIRCUMSTANCE.search(text) is not None,
            KIND_END.search(text) is not None,
            MEETING_END.search(text) is not None,
            VISIT.match(text) is not None,
            ATTENDED.search(text) is not None,
            DASHED.match(line.text) is not None,
            QUOTED.match(text) is not None,
            may_name_a_column(text),
            text[-1:] in tuple("！？!?"),
        )


def cut_features(lines: Sequence[_Seen], kickers: int, headlines: int) -> Features:
    """What speaks for and against this cut, by the names of `headweights.WEIGHTS`."""
    end = kickers + headlines
    above, head, below = lines[:kickers], lines[kickers:end], lines[end:]
    found: Features = [
        (f"kickers {len(above)}", 1.0),
        (f"headlines {min(len(head), 4)}", 1.0),
        (f"decks {min(len(below), 3)}", 1.0),
    ]
    for part in (above, head, below):
        found += [("word within", float(_runs_over(a.text, b.text))) for a, b in pairwise(part)]
    for part, other in ((above, head), (head, below)):
        if part and other:
            found.append(("word parted", float(_runs_over(part[-1].text, other[0].text))))
    found += _breaks(above, head, below)
    for line in above:
        found += _kicker(line, head)
    for a, b in pairwise(head):
        found += _halves(a, b)
    for at, line in enumerate(head):
        found += _headline(line, at + kickers, len(lines), headlines)
    width = sum(line.width for line in head)
    found += [("headline wide", max(0.0, width - 26)), ("headline narrow", max(0.0, 4 - width))]
    for line in below:
        found += _deck(line, head)
    return [*found, ("rank", _by_rank(lines, kickers, headlines))]


WIDER_BY = 1.0  # ems; what is no wider by that was broken at the same measure


def _breaks(above: Sequence[_Seen], head: Sequence[_Seen], below: Sequence[_Seen]) -> Features:
    """What the line breaks tell of the type: a line that the setter breaks is full, so what follows on it is no wider; and
    the headline, in larger type, holds less in the same measure than a kicker that had to be broken.
    """
    found: Features = []
    if len(above) > 1 and max(one.width for one in head) > WIDER_BY + max(o.width for o in above):
        found.append(("kicker broken", 1.0))
    for name, part in (("kicker rises", above), ("deck rises", below)):
        for a, b in pairwise(part):
            # who was there and what was resolved are two decks, not one that was broken
            two = b.couplet or any(one.attended or one.meeting for one in (a, b))
            found.append((name, float(not two and b.width > a.width + WIDER_BY)))
    return found


def _runs_over(above: str, below: str) -> bool:
    """The break between two lines cuts a word, or a Latin line goes on with a small letter."""
    return below[:1].islower() or bool(word_across(above, below))


def _told(**named: bool) -> Features:
    return [(name.replace("_", " "), 1.0) for name, holds in named.items() if holds]


LONGER_BY = NARROWER_BY = 4.0  # ems


def _stands_under_pair(line: _Seen, above: _Seen) -> bool:
    """A statement in one clause below two: 白天打鱼　夜里读书 above 柳塘村办起渔民夜校. Where the two are no couplet it is the
    larger type, which holds less, that tells the headline.
    """
    told = line.meeting or line.visit or line.attended or line.dashed or line.fact or line.kind
    if told or line.says or len(line.printed.split()) > 1:
        return False
    if above.couplet:
        return line.width <= above.width + LONGER_BY
    clauses = above.printed.split()
    two = len(clauses) == 2 and min(map(ems, clauses)) >= 4
    return two and line.width <= above.width - NARROWER_BY


def _kicker(line: _Seen, head: Sequence[_Seen]) -> Features:
    return [
        ("kicker narrower" if line.width < head[0].width else "kicker wider", 1.0),
        ("kicker long", max(0.0, line.width - 18)),
        *_told(
            kicker_colon=line.text.endswith(("：", ":")),
            kicker_runs_on=line.runs_on,
            kicker_couplet=line.couplet,
            kicker_fact=line.fact and not line.visit and not line.says,
            kicker_says=line.says,
            kicker_label=line.label,
            kicker_circumstance=line.circumstance and line.width <= 18,
            kicker_kind=line.kind,
            kicker_dashed=line.dashed,
            kicker_column=line.column,
            kicker_exclaims=line.exclaims,
            kicker_comma=line.text.endswith("，"),
            kicker_two=AMID.search(line.text) is not None,
            kicker_pair=len(head) == 1 and _stands_under_pair(head[0], line),
        ),
    ]


def _halves(a: _Seen, b: _Seen) -> Features:
    """Two lines of one headline."""
    return _told(
        halves_alike=abs(a.width - b.width) <= 1,
        halves_run_on=runs_on(a.text, a.printed),
        halves_couplet=a.couplet != b.couplet,
        halves_uneven=b.width > 2 * a.width or b.width > 26,
        halves_dashed=b.dashed,
        halves_object=WANTS.search(a.text) is not None
        and b.text[:1] in tuple("“「《")
        and not b.quoted,
        halves_exclaim=a.exclaims,
        halves_predicate=MATTER.match(a.text) is not None
        and PREDICATE.match(b.text) is not None
        and not (a.fact or a.says or a.label or a.circumstance),
    )


def _headline(line: _Seen, at: int, lines: int, headlines: int) -> Features:
    return _told(
        headline_says=line.says and at + 1 < lines,
        headline_speaks=(line.label or line.circumstance) and lines > 1 and at == 0,
        headline_visit=line.visit and headlines < lines,
        headline_quoted=line.quoted,
        headline_couplet=line.couplet and headlines < lines,
        headline_column=line.column and lines > 1,
        headline_exclaims=line.exclaims,
    )


def _deck(line: _Seen, head: Sequence[_Seen]) -> Features:
    told = line.meeting or line.visit or line.attended or line.dashed
    wide = line.width > 1.35 * max(one.width for one in head)
    return [
        ("deck wider" if wide else "deck told" if told else "deck narrow", 1.0),
        ("deck long" if line.width >= 16 else "deck short", 1.0),
        *_told(
            deck_dashed=line.dashed,
            deck_meeting=line.meeting,
            deck_fact=line.fact and line.width >= 12,
            deck_visit=line.visit,
            deck_kind=line.kind,
            deck_attended=line.attended,
            deck_says=line.says or line.label,
            deck_stop=line.text[-1:] in tuple("。；"),
            deck_pause="，" in line.text and not any("，" in one.text for one in head),
            deck_circumstance=line.circumstance,
            deck_column=line.column,
            deck_exclaims=line.exclaims,
            deck_colon="：" in line.text[1:-1],
        ),
    ]


UNRANKED = 3.0


# A Markdown page's levels are often a tool's guess from sizes.
def _by_rank(lines: Sequence[_Seen], kickers: int, headlines: int) -> float:
    """Where the source tells sizes, the headline's lines share the largest and the others are smaller.

    A line that is only bold, or not marked at all, among headings says so more surely than a lower level.
    """
    ranks = [line.rank for line in lines]
    known = [rank for rank in ranks if rank is not None]
    if len(set(known)) < 2 and len(known) == len(ranks):
        return 0.0
    largest = min(known) if known else None
    score = 0.0
    for i, rank in enumerate(ranks):
        inside = kickers <= i < kickers + headlines
        if largest is not None:
            sure = 1.0 if rank is not None else UNRANKED
            score += sure if (rank == largest) == inside else -sure
    return score


# A heading line that opens with a small letter goes on with the line above; nats.
GOES_ON_SMALL = 3.0


def pair_cost(above: str, below: str) -> float:
    """How unlike one heading two neighbouring heading lines are, by their wording (folded, without spaces)."""
    cost = -GOES_ON_SMALL if below[:1].islower() else 0.0
    if SAYS_END.search(above) or LABEL.search(above) or runs_on(above):
        cost -= 1.0
    if SAYS_END.search(below) or LABEL.search(below):
        cost += 1.5  # a kicker opens a heading
    if KIND_END.search(above) or (VISIT.match(above) and not VISIT.match(below)):
        cost += 0.7  # a deck closes one
    if KIND_END.search(below) or VISIT.match(below) or DASHED.match(below):
        cost -= 0.7
    return cost


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
    lines = [Heading(printed[a:b]) for a, b in parts]
    score, kickers, headlines = best_cut(lines)
    if score < _one_headline(lines, widths) + SPLIT_NEEDS:
        return whole
    if kickers + headlines < len(parts) and sum(widths[kickers + headlines :]) < NARROWEST_DECK:
        return whole
    cuts = [0, kickers, kickers + headlines, len(parts)]
    roles = (Role.KICKER, Role.HEADLINE, Role.DECK)
    return [
        (parts[first][0], parts[last - 1][1], role)
        for first, last, role in zip(cuts[:-1], cuts[1:], roles, strict=True)
        if last > first
    ]


# A heading on one line is one headline unless another reading is this much better.
SPLIT_NEEDS = 1.6
# …会议召开 张三出席: what is as short as that stays with the headline; ems.
NARROWEST_DECK = 7.0


def _one_headline(lines: Sequence[Heading], widths: Sequence[float]) -> float:
    """The score of all parts being one headline: likely for halves of one length, less so the more they differ."""
    alike = all(abs(width - widths[0]) <= 1 for width in widths)
    seen = [_Seen.of(line) for line in lines]
    score = weighed(cut_features(seen, 0, len(lines)))
    if alike and len(lines) == 3 and seen[2].meeting:
        return score - 1.2  # a couplet, and the meeting it was said at
    return score + (2.0 if alike else 0.0)


_PART = re.compile(r"[^\s\u3000]+")
