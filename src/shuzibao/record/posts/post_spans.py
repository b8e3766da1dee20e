"""Where a post begins and ends in the text, and the bodies of a chain of posts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from shuzibao.record.base import Word
from shuzibao.record.bodies.bodies import body_of
from shuzibao.record.language.cut import STOPS, Cut
from shuzibao.record.language.jieba import in_dictionary
from shuzibao.record.people.holders import Name, Post
from shuzibao.record.people.people_table import (
    DESCRIBES,
    HEAD,
    IN_POSTS,
    MARKS,
    POST_TAGS,
    TAKES,
)
from shuzibao.record.people.surnames import surname_length
from shuzibao.record.places.organ_table import SUFFIX as BODY_END
from shuzibao.record.posts.post_table import DESCRIPTIONS as DESCRIBED

# What one does in a post, right before its title: 执行|主席, 承办|法官.
ACTING = re.compile(r"执行|承办|主办|值班|带班|主审|见习|主管|分管")
# A unit told by its kind alone, which is no name yet: 抢修|班, 监督检查|室, 归集管理|科.
STUB = re.compile(
    r"(?:管理|监督|执法|检查)?(?:[组班办室部科站处会队所局连营排]|中心|大队|支队|中队|小组|专班|车间|办公室|工作室|委员会|分公司|项目部|指挥部|领导小组)"
)
ORDINAL = re.compile(
    r"(?:第[一二三四五六七八九十百零\d]+(?:[至、到]第?[一二三四五六七八九十\d]+)?[连营排团师旅队组班期届]?|[一二三四五六七八九十])$"
)
# What a body's name ends in, so that a number or a verb behind it goes on with a part of it.
BODY_CLOSES = re.compile(
    r"[委局厅处院校厂矿司社行所站馆团会队部区县市镇乡]$|中心$|集团$|银行$|公司$"
)
# 实验二小, 锦川一中
SCHOOL = re.compile(r"[一-鿿]{2}[一二三四五六七八九十]{1,3}[中小]$")
# 州|文化体育广播电视和|旅游局: an office of several fields.
FIELDS = re.compile(r"(?:[州省市县区盟旗镇乡]|^)(?P<field>[一-鿿]{2,12}[和与及])$")
POSTED_IN = re.compile(r"(?:纪委|监委)驻$")
OFFICE = re.compile(r"[局委办厅](?:党组|党委)?$")
DOING = frozenset(["v", "vn", "a", "an", "vd", "n", "nz", "nw", "LOC", "ORG"])
# 粮食和|物资储备局局长 behind a mark: an office of two fields.
FIELDS_JOINED = re.compile(r"(?:^|[、，。；])(?P<field>[一-鿿]{2,8}[和与及])$")


def add_name(names: dict[str, Name], text: str, score: float, by: str) -> Name:
    name = names.setdefault(text, Name(text, score, by))
    if score > name.score:
        name.score, name.by = score, by
    return name


def post_starts(cut: Cut, head_start: int) -> int:
    """Where the post whose head word begins at `head_start` begins."""
    body = next(
        (
            m
            for m in BODY_END.finditer(cut.text, max(0, head_start - 8), head_start)
            if m.end() == head_start
        ),
        None,
    )  # 大阪市议会|议长
    position = body.start() if body and not cut.begins(head_start) else head_start
    words = cut.leftwards(position, POST_TAGS, IN_POSTS, most=30)
    while words and cut.text[words[0].start : words[0].end] in (
        "中",
        "上",
        "下",
        "内",
        "后",
        "里",
        "间",
        "前",
        "现场",
        "会议",
        "活动",
        "单位",
    ):
        words = words[1:]
    start = words[0].start if words else position
    if start == head_start and ACTING.search(cut.text, max(0, start - 2), start):
        words = cut.leftwards(start - 2, POST_TAGS, IN_POSTS, most=30)
        start = words[0].start if words else start - 2
    start = _further(cut, start, head_start)
    short = SHORT_BODY.search(cut.text, max(0, start - 5), start) if start == head_start else None
    if short is not None and not HEAD.search(short.group()):
        start = short.start()
    field = FIELDS_JOINED.search(cut.text, max(0, start - 12), start)
    if field and _is_field(cut, field) and cut.text[head_start - 1] in "局委办厅处院部会":
        start = field.start("field")
    elif OFFICE.search(cut.text, start, head_start):
        several = FIELDS.search(cut.text, max(0, start - 14), start)
        if several is not None and _is_field(cut, several):
            start = several.start()
    if (
        PARTY_BODY.match(cut.text, start)
        and cut.text[start - 1 : start] in OF_HOUSE
        and cut.text[start - 2 : start - 1] not in ("我", "该", "本")
    ):
        start -= cut.begins(start - 1)  # 段|党委书记
    if start < head_start and LEVEL_BEFORE.search(cut.text, max(0, start - 2), start):
        start -= 1  # 原市|教育考试中心主任
    former = FORMER.search(cut.text, max(0, start - 3), start)
    return former.start("former") if former else start


def _is_field(cut: Cut, match: re.Match[str]) -> bool:
    """Whether an office's field stands here, and no title with who bears it: 区|长林静与|棠溪县委书记."""
    start, end = match.span("field")
    people = any(w.tag == "PER" and start <= w.start < end for w in cut.words)
    return not people and HEAD.search(match["field"]) is None


def _further(cut: Cut, start: int, head_start: int) -> int:
    """Left over what a body's name holds beside nouns: what a unit does, ordinals, fields, where it is posted."""
    while True:
        before = _unit_starts(cut, start) if STUB.match(cut.text, start, head_start) else start
        before = _ordinal_starts(cut, before)
        before = _posted_starts(cut, before)
        closes = start + (cut.text[start : start + 1] in ("中", "小") and start < head_start)
        school = SCHOOL.search(cut.text, max(0, start - 8), closes)
        before = min(before, school.start()) if school else before
        if before >= start:
            return start
        words = cut.leftwards(before, POST_TAGS, IN_POSTS, most=24)
        start = words[0].start if words else before


def _unit_starts(cut: Cut, stub: int) -> int:
    """抢修|班 of the station, 关注|组, 巡视|办: a unit is called by what it does, be that a verb."""
    start = stub
    while start:
        word = cut.word_at(start - 1)
        if word is None or word.end != start or word.tag not in DOING or word.end - word.start > 4:
            break
        if cut.text[word.start : word.end] in STOPS or TAKES.fullmatch(
            cut.text, word.start, word.end
        ):
            break
        start = word.start
        if word.tag not in ("v", "vn", "vd"):
            break
    return start


def _ordinal_starts(cut: Cut, start: int) -> int:
    """第五|监督检查室, 一|金工车间: a number that counts the parts of a body."""
    number = ORDINAL.search(cut.text, max(0, start - 9), start)
    if number is None:
        return start
    named = number.group()[0] == "第" or BODY_CLOSES.search(
        cut.text, max(0, start - 6), number.start()
    )
    return number.start() if named else start


def _posted_starts(cut: Cut, start: int) -> int:
    """州纪委监委驻|州教育局纪检监察组."""
    posted = POSTED_IN.search(cut.text, max(0, start - 6), start)
    return posted.start() if posted else start


def _across(first: Word | None, last: Word | None, match: re.Match[str]) -> bool:
    """国|会办|公室: the end of one word and the beginning of the next."""
    if first is None or last is None:
        return False
    return first.start < match.start() and first.end == last.start and last.end > match.end()


# 、前|区长, 、前任|书记
FORMER = re.compile(rf"(?:^|[{MARKS}和与及的])(?P<former>[前原]任?|卸任)$")
# ，市防指|指挥长: a body of the level told by a few characters.
SHORT_BODY = re.compile(r"(?<=[，、；：。])[省市区县州镇][一-鿿]{2,3}$")
LEVEL_BEFORE = re.compile(r"(?:^|[，、；：。（原前和与任])[省市区县州]$")
SEAT = re.compile(
    r"(?:人大代表|党代表|国大代表|政协委员|议员|立委)$"
)  # what lends the next title no body
PARTY_BODY = re.compile("党委|党组|党总支|党支部|工会|团委")
OF_HOUSE = tuple("段校院厂矿局所站社队行馆台")


# What ends in 工, 员, 师 or 长 and is no trade: 人员, 社员, 大师, 开工, 家长.
NO_TRADE = re.compile(
    r"(?:[人成官职党团会学队球演社动雇店营船议委专教民女童矿技零名老厨恩祖导拜员]|研究|运动|临时|大|美术)[工员师]$"
    r"|[开施加竣完复返用打停手分军罢招务]工$"
    r"|[成增生延家特专身周全总消见兄师学酋首擅助漫悠深拉加修时波边]长$"
)


def heads_in(cut: Cut) -> Iterator[tuple[int, int]]:
    """Posts' last words that end where a word ends, in the order of the text."""
    listed = list(_listed_heads(cut))
    ends = {end for _, end in listed}
    open_ones = [(start, end) for start, end in _trades(cut) if end not in ends]
    yield from sorted([*listed, *open_ones])


def _trades(cut: Cut) -> Iterator[tuple[int, int]]:
    """A trade right before what may be a name: the word that ends in 工, 员, 师 or 长, with the one that it closes."""
    for at, character in enumerate(cut.text[:-1]):
        if character not in "工员师长":
            continue
        index = cut.index_at(at)
        word = cut.words[index] if index >= 0 else None
        if word is None or word.end != at + 1 or word.tag not in ("n", "nz", "nw", "vn", "v"):
            continue
        start = word.start
        if (
            word.end - word.start == 1
            and index
            and cut.words[index - 1].tag in ("n", "v", "vn", "nz")
        ):
            start = cut.words[index - 1].start
        named = cut.text[start : at + 1]
        if named[:-1] in DESCRIBED:
            continue  # 顾客|师广顺
        if not 2 <= len(named) <= 4 or NO_TRADE.search(named) or DESCRIBES.search(named):
            continue
        if surname_length(cut.text, at + 1, backed=True):
            yield start, at + 1


def _listed_heads(cut: Cut) -> Iterator[tuple[int, int]]:
    for match in HEAD.finditer(cut.text):
        word = cut.word_at(match.end() - 1)
        first = cut.word_at(match.start())
        if _across(first, word, match):
            continue
        if match.group().endswith("委员") and cut.text[match.end() : match.end() + 1] == "会":
            continue  # 监察委员|会
        inside = word is not None and word.end > match.end() and word.tag not in ("PER", "ORG", "n")
        if word is not None and inside and in_dictionary(cut.text[word.start : word.end]):
            continue
        yield match.span()


def is_post(text: str, start: int) -> bool:
    """Whether another post begins here, as in 书记、高级工程师."""
    return HEAD.match(text, start) is not None


def bodies_of(text: str, chain: Sequence[Post], district: str | None) -> list[str | None]:
    bodies: list[str | None] = []
    before: str | None = None
    for post in chain:
        body = body_of(text[post.start : post.end], district, before)
        bodies.append(body)
        before = (body or before) if SEAT.search(text, post.start, post.end) is None else before
    return bodies
