"""Programmes 项目: named schemes with their aliases, kind, parts and the bodies that run them."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from shuzibao.model.fact import FactKind, Part
from shuzibao.record.base import Found
from shuzibao.record.language.cut import Cut
from shuzibao.record.language.jieba import in_dictionary
from shuzibao.record.language.passage import Passage
from shuzibao.record.language.pieces import pieces_of
from shuzibao.record.programmes.named_by_quotes import ACTS, ENOUGH, KIND, evidence, several
from shuzibao.record.programmes.programme_parts import with_parts
from shuzibao.record.programmes.programme_shorts import with_shorts
from shuzibao.record.programmes.programme_table import (
    DOCUMENT,
    DOES,
    HEAD,
    KIND_OF,
    MAKES,
    NAMED,
    NOT_PROGRAMMES,
    NUMBERED,
    NUMERALS,
    QUOTED,
    STRONG,
    TURNED,
)
from shuzibao.record.programmes.scheme_heads import CLOSING
from shuzibao.record.programmes.scheme_signs import choices
from shuzibao.record.programmes.scheme_weights import WEIGHTS
from shuzibao.record.programmes.schemes import modifiers, numbered, unquoted
from shuzibao.record.rows import row

THING = frozenset(row("n nz nw vn an s j b ORG LOC"))
INSIDE = frozenset(
    row(
        "发展 服务 改造 建设 治理 整治 提升 更新 分类 关爱 护航 培养 振兴 志愿 全民 "
        "红色 绿色 美丽 平安 健康 文明 老旧 数字 智慧 创新 新 大 小 为老 助老 惠民 "
        "便民 暖心 阅读 年度 责任 养老 公共 社会 青年"
    )
)
AFTER = THING | {"v", "a", "ad", "vd"}  # between a quoted name and its head
# 一江一河, 三来一补, 9073: numbers that run through the name make it one.
LISTED = re.compile(
    r"\d{4}$|[一二三四五六七八九双两].[一二三四五六七八九双两].$|[一二三四五六七八九].{2}[一二三四五六七八九].{2}$"
)
TERM = re.compile(
    r"[一二三四五六十百两\d]+(?:年|条|大|天|项)|长效|系列|年度|专项|专场|全民|专题|主题"
)
# Heads that the name finder cuts apart.
DIRECT = re.compile(r"[一二三四五六七八九十]{1,2}(?:步|字|心|式)(?:工作)?法|直播间")
STARTED = re.compile(
    r"(?:启动|推出|打造|实施|设立|开设|创建|推行|举办|启用|上线|首创|试行|开办|发起|合办|合作开设|搭建|总结出|探索出|创办|建立)[了的]?$"
)
# Nouns behind quotation marks that make no scheme of the words in them.
NO_SCHEME = re.compile(
    r"(?:队|小组|中心|公司|者|员|人|称号|荣誉|精神|口号|字样|问题|现象|效应|时代|家庭|企业|党组织|支部|关系|氛围|局面|形象|环境|高地|标杆|样板|名片|路|之路|答卷|时间|信息|内容|工作|市场|国家|生活|城市|社区)$"
)
# A congress or a plenum of the party that is told without it: 十八大, 十九届五中全会.
OF_PARTY = re.compile(rf"{NUMERALS}{{1,3}}(?:大|届{NUMERALS}{{1,2}}中全会)$")
# What is counted belongs to the place that it touches: 云阳县|第十五届枇杷节.
COUNTED = re.compile("第[一二三四五六七八九十百\\d]{1,4}届|首届")
OF_PLACE = re.compile(r"[一-鿿]{2,}[省市区县州镇乡]$")
# What the fuller of two names of one thing has: 2024|澄川跨年马拉松, 党的|十九届六中全会.
EDITION = re.compile(r"^(?:党的|中共|\d{4}年?|第[一二三四五六七八九十百\d]{1,4}届)")
SAID = re.compile(r"[的地][一-鿿]{2}|会|将|我们")  # words spoken, not a name
BUILT = re.compile(r"^.{1,4}[桥亭塔巷弄井渡]$")  # “听雨亭” is a thing, “听雨亭”修缮工程 a scheme
OWN = 0.65  # evidence from which a quoted name that looks like a body is a scheme: 办起“家长学校”
TEAM = "团队社司局部厂"
# How much likelier none must be than a name: of -0.8 to 0.5, by articles held out of the fit, where all from -0.1 on down do alike; the lower, the fewer false names.
MISSED = -0.5  # after another fit compare with `python -m bench.fit_schemes --cross`
CERTAIN = ("rule:document", "rule:named", "rule:ordinal", "rule:turned")
NUMBER_WORDS = re.compile(r"^[一二两三四五六七八九十]个")


def find_programmes(
    passages: Sequence[Passage], cuts: Sequence[Cut], organisations: Sequence[Found]
) -> list[Found]:
    """Every mention of a programme; the value is its fullest name in the article."""
    found: list[Found] = []
    for index, cut in enumerate(cuts):
        closed = [(o.start, o.end) for o in organisations if o.passage == index]
        spans = [_placed(cut, span) for span in weighed(cut, *by_rules(cut, closed))]
        spans = [span for span in spans if not _planned(cut, span, closed)]
        spans = [
            s for s in spans if not any(a <= s[0] and s[1] < b for a, b in closed)
        ]  # …清洗工程|有限公司
        found += [_programme(index, cut.text, *span) for span in spans]
    found = with_shorts(_resolved(found, cuts), cuts)
    return with_parts(found, passages, organisations)


Span = tuple[int, int, str, str | None, str, float]  # start, end, kind, alias, by, confidence


def by_rules(cut: Cut, closed: Sequence[tuple[int, int]]) -> tuple[list[Span], list[Span]]:
    """What the rules say: names that are certain by their form, and others.

    closed: where organisations stand.
    """
    sure = _documents(cut.text) + _named(cut.text)
    sure += [(a, b, kind, None, "rule:ordinal", sure) for a, b, kind, sure in numbered(cut)]
    spans = _quoted(cut, closed) + sure + _strong(cut)
    spans += [
        (a, b, kind, None, "rule:nouns-and-head", sure)
        for a, b, kind, sure in unquoted(cut, [(span[0], span[1]) for span in spans])
        if not any(a < span[1] and span[0] < b for span in spans)
    ]
    kept = _longest(spans)
    certain = [span for span in kept if span[4] in CERTAIN]
    return certain, [span for span in kept if span[4] not in CERTAIN]


def weighed(cut: Cut, certain: list[Span], others: list[Span]) -> list[Span]:
    """The names that everything together speaks for, in the order of the text."""
    if "“" not in cut.text and not others and not CLOSING.search(cut.text):
        return certain
    kept = [span for span in certain if not loose(cut.text, span)]
    kept += [span for span in others if KIND.match(cut.text, span[1])]  # “四链融合”|的机制
    ruled = {span[:2]: span for span in [*others, *certain]}
    for choice in choices(pieces_of(cut), list(ruled), [span[:2] for span in kept]):
        odds = [
            sum(map(WEIGHTS.get, signs, itertools.repeat(0.0))) + cut.leanings.of(choice.asks(span))
            for span, signs in choice.spans
        ]
        odds[0] -= MISSED
        best = odds.index(max(odds))
        span = choice.spans[best][0]
        if span is not None and not any(span[0] < k[1] and k[0] < span[1] for k in kept):
            known = next((c for c in certain if c[0] <= span[0] and span[1] <= c[1]), None)
            kept.append(known or ruled.get(span) or _told(cut.text, span))
    kept += [c for c in certain if not any(c[0] < k[1] and k[0] < c[1] for k in kept)]
    return sorted(kept, key=lambda span: span[0])


def _planned(cut: Cut, span: Span, closed: Sequence[tuple[int, int]]) -> bool:
    """篁湖县|计划 明年开工: who plans is no programme."""
    who = span[1] - 2
    word = cut.starting(span[0])
    named = (span[0], who) in closed or (word is not None and word.end == who and word.tag == "LOC")
    return named and cut.text.startswith(("计划", "规划"), who)


def _placed(cut: Cut, span: Span) -> Span:
    """A counted event with the place before it, where the print has it so."""
    start = span[0]
    if COUNTED.match(cut.text, start) and start and cut.begins(start):
        index = first = cut.index_at(start - 1)
        while index >= 0 and cut.words[index].tag == "LOC":
            first, index = index, index - 1
        word = cut.words[first]
        if word.tag == "LOC" and OF_PLACE.match(cut.text, word.start, start):
            return (word.start, *span[1:])
    return span


def loose(text: str, span: Span) -> bool:
    """Whether a known name may be the end of a longer one: 民生微|实事项目, not 第三届… nor “一网通办”."""
    return span[4] == "rule:named" and text[span[0]] != "第" and text[span[0] - 1 : span[0]] != "“"


def _told(text: str, span: tuple[int, int]) -> Span:
    """A name that only its signs speak for."""
    name = text[span[0] : span[1]]
    kind = next((KIND_OF[name[i:]] for i in range(len(name)) if name[i:] in KIND_OF), "scheme")
    alias = name[1 : name.index("”")] if name[0] == "“" else None
    return (*span, kind, alias, "rule:weighed", 0.7)


def _programme(
    index: int,
    text: str,
    start: int,
    end: int,
    kind: str,
    alias: str | None,
    by: str,
    confidence: float,
) -> Found:
    name = bare(text[start:end])
    name = f"党的{name}" if OF_PARTY.match(name) else name
    parts: dict[str, Part] = {"programme_kind": kind, "alias": alias}
    return Found(FactKind.PROGRAMME, index, start, end, by, confidence, name, parts)


def bare(name: str) -> str:
    """A programme's name without its quotes."""
    return re.sub(r"[“”《》’]", "", name)


def _quoted(cut: Cut, closed: Sequence[tuple[int, int]]) -> list[Span]:
    spans: list[Span] = []
    text = cut.text
    for match in TURNED.finditer(text):
        spans.append((match.start(), match.end(), "project", None, "rule:turned", 0.75))
    for match in QUOTED.finditer(text):
        name = match["name"]
        bodies = [(a, b) for a, b in closed if a < match.end() and match.start() < b]
        inner = all(match.start() < a and b < match.end() for a, b in bodies)
        whole = any(b - a == len(name) for a, b in bodies)
        likely = evidence(cut, match.start(), match.end())
        if not inner or (
            whole and (likely < OWN or name[-1] in TEAM) and not _head_after(cut, match.end())[0]
        ):
            continue
        if any(pattern.fullmatch(name) for _, pattern in NAMED):
            continue  # “一网通办”改革: known by its own name
        head_end, kind = _head_after(cut, match.end())
        if not head_end and (direct := DIRECT.match(text, match.end())):
            head_end, kind = direct.end(), "mechanism" if direct.group()[-1] == "法" else "brand"
        owned = text.endswith("的", 0, match.start()) and any(
            b == match.start() - 1 for _, b in closed
        )
        if not head_end and (owned or STARTED.search(text, 0, match.start())):
            head_end, kind = _noun_after(cut, match.end()), "scheme"
        if not head_end and (noun := _noun_after(cut, match.end())):
            with_noun = evidence(cut, match.start(), match.end(), noun)
            head_end, kind = (noun, "scheme") if with_noun >= ENOUGH else (0, "")
        if head_end and not NUMBER_WORDS.match(name):
            spans.append((match.start(), head_end, kind, name, "rule:quoted-and-head", 0.9))
        elif several(text, match.start(), match.end()) and not NUMBER_WORDS.match(name):
            spans.append((match.start(), match.end(), "scheme", name, "rule:row", 0.8))
        elif _own_scheme(text, match, name) or (
            likely >= ENOUGH
            and not BUILT.search(name)
            and not NOT_PROGRAMMES.match(name)
            and not NUMBER_WORDS.match(name)
            and name[-1] not in TEAM
        ):
            own = HEAD.search(name)
            kind = KIND_OF[own.group()] if own and own.end() == len(name) else "scheme"
            spans.append((match.start(), match.end(), kind, name, "rule:quoted", 0.7))
    return spans


def _head_after(cut: Cut, position: int) -> tuple[int, str]:
    """The noun that tells what a quoted name is: “五位一体”|养老服务体系. (0, "") where none does."""
    text = cut.text
    word = cut.starting(position)
    end, kind = 0, ""
    while word is not None and word.end - position <= 12:
        here = text[word.start : word.end]
        if word.tag not in AFTER and here not in INSIDE and not TERM.fullmatch(here):
            break
        match = HEAD.fullmatch(here) or HEAD.search(text[position : word.end])
        if match and text[position : word.end].endswith(match.group()):
            end, kind = word.end, KIND_OF[match.group()]
        word = cut.starting(word.end) if word.end < len(text) else None
    return end, kind


def _noun_after(cut: Cut, position: int) -> int:
    """The end of the noun behind a quoted name that was just started: 设立“友城种子”|奖学金. 0 where none is."""
    end = 0
    word = cut.starting(position) if position < len(cut.text) else None
    while word is not None and word.tag in THING and word.end - position <= 8:
        if word.tag == "vn" and ACTS.match(cut.text, word.start):
            break  # “周末义诊”|开展十年
        end = word.end
        word = cut.starting(word.end) if word.end < len(cut.text) else None
    return 0 if NO_SCHEME.search(cut.text, position, end) else end


def _own_scheme(text: str, match: re.Match[str], name: str) -> bool:
    if (
        NOT_PROGRAMMES.match(name)
        or NUMBER_WORDS.match(name)
        or (in_dictionary(name) and len(name) < 4)
    ):
        return False
    if any(mark in name for mark in "，。！？：、 ") or SAID.search(name):
        return False
    if BUILT.search(name):
        return False
    if text[match.end() : match.end() + 1] in "作的地得" and not NUMBERED.match(name):
        return False
    before = text[max(0, match.start() - 8) : match.start()]
    if MAKES.search(before) or LISTED.match(name) or DOES.match(text, match.end()):
        return True
    own = HEAD.search(name)
    return bool(
        own
        and own.end() == len(name)
        and len(name) > len(own.group()) + 1
        and KIND_OF[own.group()] != "concept"
    )


def _documents(text: str) -> list[Span]:
    return [
        (m.start(), m.end(), "document", None, "rule:document", 0.9)
        for m in DOCUMENT.finditer(text)
    ]


def _named(text: str) -> list[Span]:
    return [
        (m.start(), m.end(), kind, None, "rule:named", 0.85)
        for kind, pattern in NAMED
        for m in pattern.finditer(text)
    ]


def _strong(cut: Cut) -> list[Span]:
    spans: list[Span] = []
    text = cut.text
    for match in STRONG.finditer(text):
        words = modifiers(cut, match.start())
        if not words or match.start() - words[0].start < 2:
            continue
        head = HEAD.search(match.group())
        kind = KIND_OF[head.group()] if head else "campaign"
        spans.append((words[0].start, match.end(), kind, None, "rule:nouns-and-head", 0.75))
    return spans


def _longest(spans: list[Span]) -> list[Span]:
    kept: list[Span] = []
    for span in sorted(spans, key=lambda s: (s[0], -s[1], -s[5])):
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
        elif span[1] - span[0] > kept[-1][1] - kept[-1][0]:
            kept[-1] = span
    return kept


def _resolved(found: list[Found], cuts: Sequence[Cut]) -> list[Found]:
    """A bare “四责协同” is the mechanism that the article names elsewhere; it is then met wherever quoted."""
    heads: dict[str, Counter[str]] = {}
    for f in found:
        alias = f.parts["alias"]
        if isinstance(alias, str) and f.value and f.value != alias:
            heads.setdefault(alias, Counter())[f.value] += 1
    fullest = {alias: counts.most_common(1)[0][0] for alias, counts in heads.items()}
    dated = {v: w for w in (f.value or "" for f in found) if (v := EDITION.sub("", w)) != w}
    found = [replace(f, value=dated.get(f.value or "", f.value)) for f in found]
    known = {str(f.parts["alias"]) for f in found if f.parts["alias"]}
    result = [
        replace(f, value=fullest[str(f.parts["alias"])])
        if f.parts["alias"] in fullest and f.value == f.parts["alias"]
        else f
        for f in found
    ]
    for alias in known:
        for index, cut in enumerate(cuts):
            for start, end in _everywhere(f"“{alias}”", cut.text):
                if any(f.passage == index and f.start < end and start < f.end for f in result):
                    continue
                parts: dict[str, Part] = {"programme_kind": _kind_of(result, alias), "alias": alias}
                result.append(
                    Found(
                        FactKind.PROGRAMME,
                        index,
                        start,
                        end,
                        "rule:alias",
                        0.8,
                        fullest.get(alias, alias),
                        parts,
                    )
                )
    return sorted(result, key=lambda f: (f.passage, f.start))


def _everywhere(words: str, text: str) -> Iterator[tuple[int, int]]:
    """Where words stand in a text."""
    start = text.find(words)
    while start >= 0:
        yield start, start + len(words)
        start = text.find(words, start + len(words))


def _kind_of(found: Sequence[Found], alias: str) -> Part:
    return next((f.parts["programme_kind"] for f in found if f.parts["alias"] == alias), "scheme")
