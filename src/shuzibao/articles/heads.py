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
from shuzibao.conventions.columns import may_name_a_column
from shuzibao.model import Role
from shuzibao.script.characters import SPACE, ems
from shuzibao.script.fold import plain
from shuzibao.script.surnames import COMPOUND, SINGLE
from shuzibao.script.words import word_across

Features = list[tuple[str, float]]

# A sentence about an event: it says that something was held, opened, signed …
FACT = re.compile(
    r"(?:举行|召开|举办|成立|启动|揭牌|开幕|闭幕|落幕|开讲|开工|竣工|签约|挂牌|落成|发布|启用|开馆|结束|公布|出台|惠及|圆满|出席|主持|调研|慰问|看望|视察|会见|参加|讲话|揭晓|亮相|开班|座谈|研讨|论坛|会议|大会|推进会|交流会|仪式|典礼|讨论会|报告会|座谈会|检查|走访|督导|督查|指导)"
)
FACT_END = re.compile(
    r"(?:举行|召开|成立|启动|揭牌|开幕|闭幕|落幕|开工|签约|挂牌|发布|启用|开馆|揭晓|公布|出台|会议|大会|讨论会|座谈会|交流会|推进会|仪式|讲话)$"
)
# A meeting was held: as a rule the deck of a slogan.
MEETING_END = re.compile(
    r"(?:会议?|大会|论坛|仪式)(?:在[\u4e00-\u9fff]{2,8})?(?:举行|召开|开幕)$|(?:举行|召开)[\u4e00-\u9fff“”]{2,16}(?:会议?|大会|仪式)$"
)
# Who went where and did what: 李新赴某地调研…工作, 张某某王某实地检查…
_NAME = rf"(?:(?:{'|'.join(sorted(COMPOUND))}|[{''.join(sorted(SINGLE))}])[\u4e00-\u9fff]{{1,2}})"
VISIT = re.compile(
    rf"^{_NAME}{{1,3}}(?:一行|等)?(?:区领导|市领导|县领导)?(?:前往|先后|赴|到|在|率队|率团|带队|实地|专题|分别|主持|出席|会见|调研|看望|检查|走访|督导|慰问|参加|视察)"
)
# A speaker and the occasion, with what was said in the headline below: …会上强调, …调研时指出.
SAYS_END = re.compile(
    r"(?:强调|要求|指出|提出|表示|认为|希望|寄语|勉励|呼吁|时|会上|之际|中)[：:]?$"
)
# How long, how much, since when, led by whom: a kicker's usual matter.
CIRCUMSTANCE = re.compile(
    r"^(?:历时|经过|耗时|投入|首批|累计|截至|时隔)[^，。]{2,14}$|^(?:从|自)[^，。]{1,8}起$|^由[^，。]{2,14}(?:牵头|主办|发起|承办|主导)$"
    r"|^(?:随着|伴随着|作为|围绕|借助|依托|针对|面对)[^，。：！？]{3,18}(?:推进|深入|实施|到来|临近|落地|启用|一环|部分|下|中|时|之际|问题|需求|难题)$"
    r"|^(?:继|在|于|自|从)[^，。：！？]{2,14}(?:之后|后|以来|之前|之际|期间|背景下|基础上|入手|着手|出发|做起|抓起)$|^比[^，。：！？]{2,10}(?:提前|早|多|快|少|高|低)[^，。：！？]{0,5}$"
    r"|^[^，。]{2,8}(?:年前|年内|之内|月底前|年底前)[^，。]{0,6}$|^[^，。]{0,4}(?:个月|年|天|日|轮|次|遍|户|万元|亿元)[^，。]{0,4}$|^(?:筹备|酝酿)[^，。]{2,8}$"
    r"|^[^，。]{0,8}(?:走访|历经|修改|改了|跑了|投入|惠及|发放)[^，。]{1,10}(?:次|遍|户|趟|万元|亿元|人|份)$"
)
# Series and running labels stand above the headline …
LABEL = re.compile(
    r"(?:系列报道|系列(?:之[一二三四五六七八九十]+)?|进行时|在行动|行动派|走基层|看[区市县校集]?情|特别报道|回眸|我们这十年|[①②③④⑤⑥⑦⑧⑨])$|^(?:聚焦|关注|走近|走进|直击|喜迎|庆祝|纪念|贯彻|护航|学习贯彻|深入贯彻)(?!落实$)[^，。]{2,12}$|^为了[^。]{4,24}$"
)
# … and a report's kind below it.
KIND_END = re.compile(
    r"(?:见闻|侧记|纪实|综述|速写|扫描|观察|巡礼|掠影|札记|纪事|记|访谈|手记|解读)$"
)
# Who was there, who spoke, what was resolved, as a deck: 某某主持，某某作部署; 某某主席, 议决…, 昨在…开会.
ATTENDED = re.compile(
    r"^[\u4e00-\u9fff、，]{2,24}(?:主持|出席|参加|讲话|陪同|主席|作[\u4e00-\u9fff]{2,4})$"
    r"|^(?:议决|决议|推定|昨[在日午晚]|定期|限期)[^，。]{2,14}$"
    r"|^[^，。]{2,12}(?:通告各界|[零一二三四五六七八九十百千]{1,9}(?:人|名|亩|件|户))$"
)
# What is said of the matter that the line above names: 白鹭湖水质 | 连续三年达Ⅱ类. A time or an occasion names none.
PREDICATE = re.compile(
    r"^(?:连续|再次|再度|首次|首个|已|将|再|又|喜?获|荣获|达|超|突破|正式|即将|全面|提前|基本|有望|走进|走上|亮相|开门|开张|开放|启用|投用|上线|落户|成为|迎来|实现|完成|增至|升至|降至|不再|仍|正|增加|增长|上涨|下降|进入|变)"
)
MATTER = re.compile(r"^[\u4e00-\u9fffA-Za-z0-9]{3,10}(?<![节日季年月期际时中])$")
# What someone said, as a headline.
QUOTED = re.compile(r"^[“「『﹁﹃][^”」』﹂﹄]+[”」』﹂﹄]$")
RUNS_ON_LINE = re.compile(
    r"^(?:以|从|让|把|将|为|由|用|在|与|向|当)(?!.*(?:中|时|际|上|下|前|后|起)$)|(?:，|、|：|——|—|的|和|与|及|让|把|将|为|在|着力|不断|全力|积极|加快|推动|打造|坚持)$"
)


def runs_on(text: str, printed: str = "") -> bool:
    """The line is the first part of a statement: 以…为抓手, 让…; not a complete couplet or a circumstance."""
    if RUNS_ON_LINE.search(text) is None or CIRCUMSTANCE.search(text):
        return False
    return not is_couplet(printed)


def is_couplet(printed: str) -> bool:
    """Two halves of one length on one line, a space between them."""
    halves = printed.split()
    return (
        len(halves) == 2 and min(map(len, halves)) >= 4 and abs(ems(halves[0]) - ems(halves[1])) < 1
    )


DASHED = re.compile(r"^\s*(?:——|--|—|－－|⸺)")


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


def _runs_over(above: str, below: str) -> bool:
    """The break between two lines cuts a word, or a Latin line goes on with a small letter."""
    return below[:1].islower() or bool(word_across(above, below))


def _told(**named: bool) -> Features:
    return [(name.replace("_", " "), 1.0) for name, holds in named.items() if holds]


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


def speaks_from_above(text: str) -> bool:
    """The line is a kicker by its wording, whatever stands below: …调研时强调, 聚焦…"""
    return SAYS_END.search(text) is not None or LABEL.search(text) is not None


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
