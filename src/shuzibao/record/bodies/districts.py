"""Which place a paper is of, so that a bare 区, 市 or 区委 means one: by its name, by what it names, learnt issue by issue."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from shuzibao.model import Article
from shuzibao.record.bodies.homes import ACTS
from shuzibao.record.language.jieba import word_class
from shuzibao.record.language.passage import Passage, passages_of
from shuzibao.record.places import gazetteer
from shuzibao.script import fold

# A body or a post of 区 or 县 without its name.
BARE_COUNTY = re.compile(r"(?:^|[，。、；：“”])[区县](?:委|长|政府|人大|政协|领导)")
# 区 and 县 that end no district's name.
NO_DISTRICT = re.compile(
    r"(?:小|社|园|地|城|景|山|校|厂|库|灾|郊|新|片|街|辖|全|我|本|各|该|居民|功能|开发|自贸|保护|商务|工业|战|特|外|邻|两|多|警)[区县]$"
)
CALLED_DISTRICT = re.compile(
    r"(?:^|(?<=[，。、；（“”\s在到向由从和与为是日来往赴]))[一-鿿]{2,3}[区县](?!域|别|分|间)"
)
DOUBLED = re.compile(r"([区县])\1$")  # 云浦区|区长
PAPER = re.compile(r"(?:日报|晚报|周报|晨报|时报|快报|新报|商报|早报|新闻|通讯|导报|报)$")
LEVELS = tuple("省市区县州旗盟镇")

ACTING = 3  # what acts (云浦区委) says more of whose paper it is than a place that is only named
# Learnt over a title's issues, each of which has so many voices at most: the smallest place that this share of all
# falls to. What was learnt stands until its share is less than the second number, so that a paper of half a country
# is not told again with every issue.
VOICES, SHARE, STAYS = 20, 0.4, 0.3
LEAST = 3  # voices for a place that a title is learnt to be of
KEPT = 12  # places of an issue that are remembered
NOTHING = 0.01  # voices; what is left by rounding


@dataclass(frozen=True, slots=True)
class Named:
    """Which places an issue names, or all issues of a title, in voices. of: all. places: with those they lie in."""

    of: float = 0.0
    places: Mapping[str, float] = field(default_factory=dict)

    def plus(self, other: Named, sign: int = 1) -> Named:
        """Both together; sign -1 takes the other out."""
        places = {**self.places}
        for place, voices in other.places.items():
            places[place] = places.get(place, 0.0) + sign * voices
        kept = {place: round(n, 3) for place, n in places.items() if n > NOTHING}
        return Named(round(self.of + sign * other.of, 3), kept)


def with_county(district: str | None, passages: Sequence[Passage]) -> str | None:
    """A city's paper that tells of a district and goes on with 区委, 区长: the district that it names."""
    if district is None or not district.endswith("市"):
        return district
    if not any(BARE_COUNTY.search(p.text) for p in passages):
        return district
    own = district_in(passages, once=True)
    return district + own if own is not None and own[-1] in "区县" else district


def district_in(passages: Sequence[Passage], stem: str = "", once: bool = False) -> str | None:
    """The county-level place that is named most often: what a bare 区 or 县 means here.

    stem: the paper's name without 报; a place that begins so goes before all others.
    once: a place named once will do.
    """
    counts: Counter[str] = Counter()
    for passage in passages:
        for start, end in gazetteer.find_names(passage.text):
            name = passage.text[start:end]
            if name[-1] in "区县" and len(name) > 2 and not NO_DISTRICT.search(name):
                counts[name] += 1
        for _, called in _called(passage.text):
            counts[called] += 1
        for _, named in _named_alike(passage.text, stem):
            counts[named] += 1000
    best = counts.most_common(1)[0] if counts else ("", 0)
    return best[0] if best[1] > (0 if once else 1) or gazetteer.divisions(best[0]) else None


def _called(text: str) -> Iterable[tuple[int, str]]:
    """Districts by the look of them: where each ends, and what it is called."""
    for match in CALLED_DISTRICT.finditer(text):
        called = DOUBLED.sub(r"\1", match.group())
        # 审议区政府工作报告: what somebody does is no district's name
        verb = (word_class(called[:-1]) or "").startswith("v")
        if not NO_DISTRICT.search(called) and not verb:
            yield match.start() + len(called), called


def _named_alike(text: str, stem: str) -> Iterable[tuple[int, str]]:
    """Places that are called as the paper is: where each ends, and what it is called."""
    if len(stem) > 1:
        for match in re.finditer(re.escape(stem) + "[区县市镇]", text):
            yield match.end(), match.group()


def district_of(articles: Iterable[Article], title: str | None = None) -> str | None:
    """The district of a paper: by its name (徐汇报 is 徐汇区's), else what its articles name most."""
    named = by_name(title)
    if named is not None:
        return named
    return district_in([p for article in articles for p in passages_of(article)], _stem(title))


def by_name(title: str | None) -> str | None:
    """The place that a paper is named after; not 光明日报, whose name is a word first."""
    printed = fold(title) if title else ""
    for start, end in gazetteer.find_names(printed)[:1]:
        name = printed[start:end]
        place = gazetteer.best(name)
        if place is not None and name not in gazetteer.COMMON_WORDS and name not in COUNTRIES:
            return place.name
    return None


COUNTRIES = frozenset(gazetteer.COUNTRIES)


def _stem(title: str | None) -> str:
    return PAPER.sub("", fold(title)) if title else ""


def named_in(articles: Iterable[Article], title: str | None = None) -> Named:
    """The places that an issue's articles name."""
    weights: Counter[str] = Counter()
    whole, stem = 0, _stem(title)
    for article in articles:
        for passage in passages_of(article):
            text = passage.text
            ends = {end: text[start:end] for start, end in gazetteer.find_names(text)}
            ends |= dict(_called(text)) | dict(_named_alike(text, stem))
            for end, name in ends.items():
                told = _around(name)
                weight = ACTING if told and ACTS.match(text, end) else 1
                whole += weight if told else 0
                for place in told:
                    weights[place] += weight
    share = min(1.0, VOICES / whole) if whole else 1.0
    return Named(whole * share, {p: round(n * share, 3) for p, n in weights.most_common(KEPT)})


def _around(name: str) -> tuple[str, ...]:
    """The place of this name and those it lies in; none for a word, a country, what is no district's name."""
    if name in gazetteer.COMMON_WORDS or NO_DISTRICT.search(name):
        return ()
    place = gazetteer.best(name)
    if place is None:
        return (name,) if name[-1] in LEVELS and len(name) > 2 else ()
    if not place.code and place.name[-1] not in LEVELS:
        return ()
    level = place.name[-1]
    return (place.name, *(p for p in place.path if p[-1] != level and p != place.name))


def learnt(named: Named, title: str | None, before: str | None = None) -> str | None:
    """The district of a title: that of its name, else the smallest place that its issues mostly name.

    named: by all its issues. before: what was learnt until now.
    """
    if (own := by_name(title)) is not None:
        return own
    voices = named.places
    stem = _stem(title)
    called = [
        p for p in voices if len(stem) >= 2 and p.startswith(stem) and len(p) == len(stem) + 1
    ]
    enough = [
        p
        for p, n in voices.items()
        if n >= max(LEAST, named.of * (STAYS if p == before else SHARE))
    ]
    widest = max(called or enough, key=lambda p: (voices[p], p), default="")
    inside = [p for p in called or enough if _lies_in(p, widest)]
    found = max(inside, key=lambda p: (_depth(p), voices[p], p), default=None)
    if found is None or gazetteer.best(found) is not None:
        return found
    above = [p for p in enough if gazetteer.lies_in(found, p)]  # 鼓楼区 of several cities
    return max(above, key=_depth, default="") + found


def _lies_in(place: str, whole: str) -> bool:
    """Whether it is the whole, a part of it, or a place that the gazetteer does not know."""
    return place == whole or gazetteer.lies_in(place, whole) or gazetteer.best(place) is None


def _depth(place: str) -> int:
    known = gazetteer.best(place)
    return 3 if known is None or not known.code else len(known.path)
