"""Where names of places and of organisations might stand: spans proposed generously, to be weighed.

A span is proposed for each place where a name could end, from each place left of it where it could begin.
`span_signs.py` tells what speaks for one, `span_reading.py` chooses among them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from shuzibao.record.base import Word
from shuzibao.record.language.cut import STOPS, Cut
from shuzibao.record.language.jieba import in_dictionary, word_class
from shuzibao.record.places.datelines import opened, sent_by
from shuzibao.record.places.known_places import chained, known_places
from shuzibao.record.places.organ_patterns import FIELD, HEAD_AFTER, KNOWN_NAME
from shuzibao.record.places.organ_table import KIND_OF as BODIES
from shuzibao.record.places.place_table import HOUSE, NOT_PLACES
from shuzibao.record.places.place_table import KIND_OF as PLACES
from shuzibao.record.places.span_patterns import (
    BEFORE_BODY,
    BESIDE,
    BETWEEN,
    NO_NAME,
    NO_PLACE_OVER,
    NOT_INSIDE,
    PART_OF_OFFICE,
    SHARED,
    TITLE_FIRST,
    TO_PARTY,
    TOGETHER,
    TOWN_BESIDE,
)
from shuzibao.record.posts.post_table import HEADS
from shuzibao.record.rows import row

BODY, PLACE = "organisation", "place"
# How far left a name may begin, in characters.
LONGEST = {BODY: 28, PLACE: 16}
LEVELS = frozenset("区县市省镇乡州")
DIVISIONS = row("自治区 自治州 自治县 特别行政区 新区 省 市 区 县 旗 州 盟 府")
JOINTS = frozenset("和与及暨·“”（）")
ENCLOSING = frozenset(" “”（）")
# Words that the finder may have cut anywhere: names, and what no dictionary has.
ASTRAY = frozenset(["LOC", "ORG", "PER", "n", "nz", "v"])
# Single characters that end an organisation's name where something else says that it is one.
BODY_ENDS = frozenset("队组团社会院部局所处站馆厂行店委署厅科庭校盟司办联台段矿坊堂号班")
PUBLIC = frozenset(
    row("国立 省立 市立 县立 区立")
)  # belongs to the name behind it: 岭南县立|永和高中
DEPARTMENTS = frozenset("处科庭部队站所")
TITLES = frozenset(title for title in HEADS if title[-1] in BODY_ENDS)  # 领队
# Tags under which an unknown word may be a name of the kind.
NAMING = {
    BODY: frozenset(["ORG", "nz", "nw"]),
    PLACE: frozenset(["LOC", "ORG", "PER", "nz", "nw", "n", "s"]),
}
# How near the name finder must come to a name of the kind (Word.place, Word.body); by a character alone, of which -5.5
# proposes more and reads organisations of articles that taught nothing worse (bench.fit_spans, then bench.record).
WORTH_ASKING, ALONE = -4.0, -2.5


def _by_last(endings: Sequence[str]) -> dict[str, tuple[int, ...]]:
    lengths: dict[str, set[int]] = {}
    for ending in endings:
        lengths.setdefault(ending[-1], set()).add(len(ending))
    return {last: tuple(sorted(found, reverse=True)) for last, found in lengths.items()}


# A bare 署 or 厅 ends a name that the finder cut through: 屋宇署|派员.
OFFICES = dict.fromkeys("署厅局处", "government")
ENDINGS = {
    BODY: {**OFFICES, **BODIES},
    PLACE: {**dict.fromkeys(DIVISIONS, "administrative"), **PLACES},
}
LAST = {kind: _by_last(tuple(table)) for kind, table in ENDINGS.items()}


class Span(NamedTuple):
    """Characters start … end of a passage, proposed as a name.

    ending: where the ending begins that makes it a name of its kind; `end` where it has none.
    """

    kind: str
    start: int
    end: int
    ending: int


class Ground:
    """What spans of one passage are proposed and weighed on."""

    __slots__ = (
        "begun",
        "between",
        "chained",
        "cut",
        "ended",
        "ends",
        "joints",
        "known",
        "opened",
        "people",
        "places",
        "sent",
        "text",
        "titled",
        "titles",
    )

    def __init__(
        self, cut: Cut, district: str | None = None, people: Sequence[tuple[int, int]] = ()
    ) -> None:
        self.cut = cut
        self.text = cut.text
        self.people = tuple(people)
        self.sent = sent_by(cut.text)  # names that the opening tells, not weighed
        self.opened = opened(cut.text) if self.sent else frozenset()
        self.known = [m.span() for m in KNOWN_NAME.finditer(cut.text)]
        self.places = known_places(cut.text, district)
        self.chained = chained(cut.text, self.places)
        self.begun = {start: name for start, _, name in self.places}
        self.ended = {end: name for _, end, name in self.places}
        self.titled: dict[int, int] = {}  # where titles were looked for: their ends, or 0
        self.titles: dict[int, int] = {}
        self.ends = {kind: _ends(self, kind) for kind in (BODY, PLACE)}
        self.joints = _joints(self)
        self.between = [
            m.start()
            for m in BETWEEN.finditer(cut.text, 0, len(cut.text) - 1)
            if m.end() in self.begun or cut.text[m.end() : m.end() + 1] in LEVELS
        ]

    def title_at(self, position: int) -> int:
        """Where the title that begins here ends; 0 where none begins."""
        if position not in self.titled:
            title = HEAD_AFTER.match(self.text, position)
            self.titled[position] = title.end() if title else 0
        return self.titled[position]

    def place_over(self, position: int) -> bool:
        """Whether a known place goes on over this position."""
        at = bisect_right(self.places, (position,)) - 1
        return at >= 0 and self.places[at][0] < position < self.places[at][1]


def proposed(ground: Ground) -> list[Span]:
    """The spans of a passage, in order of their ends."""
    spans = [
        Span(kind, start, end, ending)
        for kind, ends in ground.ends.items()
        for end, ending in sorted(ends.items())
        for start in _starts(ground, kind, ending, end)
        if not (_is_no_place if kind == PLACE else _is_no_body)(ground, start, ending, end)
    ]
    if not ground.sent:
        return spans
    return [
        span
        for span in spans
        if not any(span.start < b and a < span.end for _, a, b in ground.sent)
        and not any(span.start < at < span.end for at in ground.opened)
    ]


def _is_no_place(ground: Ground, start: int, ending: int, end: int) -> bool:
    text = ground.text
    if start in ground.chained or end in ground.chained or text[start:end] in NOT_PLACES:
        return True
    if _done(ground, ending, end):
        return True
    if SHARED.match(text, end - 1) and end not in ground.begun:
        following = ground.cut.starting(end)
        if following is None or following.end - end == 1:
            return True
    if NO_PLACE_OVER.search(text, start + 1, end):
        return True
    if start not in ground.begun:
        return bool(NO_NAME.match(text, start, end))
    if PLACES.get(text[ending:end]) != "street":
        return False
    at = bisect_right(ground.places, (start,))
    beyond = ground.places[at][1] if at < len(ground.places) else end
    # 荃湾|众安街 are two places, 延安北路 and 中山门大街 one
    return ending - beyond >= 2 and ground.cut.begins(beyond) and ground.places[at][2] != "common"


def _done(ground: Ground, ending: int, end: int) -> bool:
    """大雪|封路, 连夜|过江: a place's ending as the last character of what is done."""
    word = ground.cut.word_at(ending)
    return (
        word is not None
        and word.start < ending
        and word.end == end
        and word.tag == "v"
        and end - word.start == 2
        and in_dictionary(ground.text[word.start : end])
    )


def _is_no_body(ground: Ground, start: int, ending: int, end: int) -> bool:
    return (
        any(start < joint < ending for joint in ground.joints)
        or BEFORE_BODY.match(ground.text, start, end) is not None
        or (ending == end and any(a <= start and end <= b for a, b in ground.people))
        or NOT_INSIDE.search(ground.text, start, end) is not None
        or ground.text[max(0, start - 2) : start] in PUBLIC
        or _over_title(ground, start, end)
        or _cut_known(ground, start, end)
        or (ground.text[ending:end] == "党" and _the_party(ground, ending))
    )


NO_PART = frozenset(row("v vd vn d p c u r m w"))  # tags of words that no party's name goes on from


def _the_party(ground: Ground, ending: int) -> bool:
    """学习贯彻|党, 党代会和|党: the word stands by itself and ends no party's name."""
    word = ground.cut.word_at(ending)
    before = ground.cut.word_at(ending - 1) if ending else None
    alone = word is not None and word.start == ending and before is not None
    return bool(TO_PARTY.search(ground.text, 0, ending)) or bool(
        alone and before is not None and before.tag in NO_PART
    )


def _joints(ground: Ground) -> list[int]:
    """Where a body ends and does something with the next."""
    text, ends = ground.text, ground.ends[BODY]
    found = [m.start() for m in TOGETHER.finditer(text) if m.start() in ends]
    return (
        found
        + [
            m.start()
            for m in BESIDE.finditer(text, 0, len(text) - 1)
            if m.start() in ends
            and (
                m.end() in ground.begun
                or text[m.end()] in LEVELS
                # 文华高中|及|居仁国中
                or BODIES.get(text[ends[m.start()] : m.start()]) in ("school", "hospital")
            )
        ]
        + [m.start() for m in TOWN_BESIDE.finditer(text)]
    )


def _over_title(ground: Ground, start: int, end: int) -> bool:
    if start not in ground.titles:
        title = TITLE_FIRST.match(ground.text, start)
        ground.titles[start] = title.end() if title else 0
    title_end = ground.titles[start]
    return bool(title_end) and end - title_end >= 2


def _cut_known(ground: Ground, start: int, end: int) -> bool:
    """卫生局 of 食物及卫生局."""
    return any(a <= start and end <= b and (a, b) != (start, end) for a, b in ground.known)


def _ends(ground: Ground, kind: str) -> dict[int, int]:
    """Where names of a kind might end, each with where its ending begins."""
    ends = _endings(ground.text, kind)
    if kind == PLACE:
        _add_houses(ground.text, ends)
        for _, end, how in ground.places:
            ends.setdefault(end, end)
            if how == "full" and word_class(ground.text[end - 1 : end + 1]):
                ends.setdefault(end - 1, end - 1)  # 云浦|区长, 云浦|市民
    else:
        for known in KNOWN_NAME.finditer(ground.text):
            ends.setdefault(known.end(), known.end())
        for part in PART_OF_OFFICE.finditer(ground.text):
            ends.setdefault(part.end(), part.start("kind"))
        for _, end, _ in ground.places:  # 徐汇|民政
            if field := FIELD.match(ground.text, end):
                ends.setdefault(field.end(), field.end())
    for word in ground.cut.words:
        if kind == BODY and (end := word.start + 1) not in ends and _cut_across(ground.text, word):
            ends[end] = word.start
        if word.end not in ends and word.tag != "w":
            ending = _worth_asking(ground.text, word, kind)
            if ending is not None:
                ends[word.end] = ending
    return ends


def _endings(text: str, kind: str) -> dict[int, int]:
    """Where one of the kind's endings stands, the longest that there is: end -> start."""
    last, table = LAST[kind], ENDINGS[kind]
    return {
        at + 1: at + 1 - length
        for at, character in enumerate(text)
        if character in last
        and not (kind == PLACE and text[at - 1 : at] == character)  # 周庄村|村史馆, 枫桥镇|镇长
        and (
            length := next(
                (n for n in last[character] if n <= at + 1 and text[at + 1 - n : at + 1] in table),
                0,
            )
        )
    }


def _add_houses(text: str, ends: dict[int, int]) -> None:
    """沙棠路|336号, 锦绣花园|12幢."""
    for end, start in list(ends.items()):
        if ENDINGS[PLACE][text[start:end]] in ("street", "community") or text[end - 1] in "厦园":
            house = HOUSE.match(text, end)
            if house and house.end() > end:
                ends[house.end()] = start


def _cut_across(text: str, word: Word) -> bool:
    """Whether the finder read a name's last character with what follows, as no word has it: 华洋义赈|会速."""
    return (
        word.end - word.start == 2
        and word.tag != "PER"
        and text[word.start] in BODY_ENDS
        and not in_dictionary(text[word.start : word.end])
    )


def _worth_asking(text: str, word: Word, kind: str) -> int | None:
    """Where the ending of a name that closes with this word begins, or None where no name need be thought of."""
    character = text[word.end - 1]
    single = kind == BODY and character in BODY_ENDS
    near = word.place if kind == PLACE else word.body
    if word.end - word.start == 1:  # 区老龄|办, 街坊|会: read as a verb or what not
        return word.start if single and near is not None and near > ALONE else None
    if kind == BODY and text[word.start : word.end] in TITLES:
        return None  # 东九同学|领队
    own, known_as = ("LOC", ("", "ns")) if kind == PLACE else ("ORG", ("", "nt", "nz"))
    asked = (
        word.tag == own
        or (word.tag in NAMING[kind] and word_class(text[word.start : word.end]) in known_as)
        or (single and word.tag in ("n", "vn", "nz"))
        or (near is not None and near > WORTH_ASKING)
        or (kind == BODY and character in DEPARTMENTS and HEAD_AFTER.match(text, word.end))
    )
    return word.end - single if asked else None


def _starts(ground: Ground, kind: str, ending: int, end: int) -> list[int]:
    """Where a name that ends here might begin: word by word to the left, and within words where a place begins."""
    cut, text = ground.cut, ground.text
    found: list[int] = []
    index = cut.index_at(end - 1)
    furthest = end - LONGEST[kind]
    while index >= 0:
        word = cut.words[index]
        if word.end <= furthest:
            break
        here = text[word.start : min(word.end, end)]
        if word.start < ending and (word.tag == "w" or here in STOPS) and here not in JOINTS:
            if len(here) == 1 and word.tag != "w":
                found.append(word.start)  # 向|阳花志愿服务队
            break
        astray = word.tag in ASTRAY and (
            (word.end >= end and word.start < ending)
            or not in_dictionary(text[word.start : word.end])
        )
        found += [
            p
            for p in range(min(word.end, end) - 1, word.start, -1)
            if p in ground.begun
            or text[p] in LEVELS
            or (astray and (p < ending or (p == ending and end - ending > 2)))
        ]
        found.append(word.start)
        index -= 1
    return [
        s
        for s in dict.fromkeys(found)
        if furthest <= s < end and end - s > 1 and _whole(text, s, end)
    ]


def _whole(text: str, start: int, end: int) -> bool:
    """No space inside; quotation marks and brackets close as they open."""
    inside = text[start:end]
    if ENCLOSING.isdisjoint(inside):
        return True
    return " " not in inside and all(
        inside.count(a) == inside.count(b) and not inside.startswith(b) and not inside.endswith(a)
        for a, b in ("“”", "（）")
    )
