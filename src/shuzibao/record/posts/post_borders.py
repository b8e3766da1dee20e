"""Where a body ends and a title begins: 香港中文大学|呼吸系统科讲座教授, but 市民政局局长 in one.

A body named in full is an organisation before the title; a body cut short is one mark with it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import replace

from shuzibao.record.base import Found
from shuzibao.record.bodies.bodies import TERM, full_name, head_of
from shuzibao.record.language.jieba import made_of_words
from shuzibao.record.language.passage import Passage
from shuzibao.record.people.holders import CUT_SHORT, ELECTED
from shuzibao.record.people.people_table import TAKES
from shuzibao.record.places import gazetteer
from shuzibao.record.places.organ_table import OF_THE_STATE, SUFFIX
from shuzibao.record.posts.post_places import member_of, of_university, without_place
from shuzibao.record.posts.post_rows import BARE_OFFICE
from shuzibao.record.posts.post_table import PREFIX

# Departments that bear no place and are named in full: 运输署, 警务处.
WHOLE = re.compile(r"[一-鿿]{2,5}(?<!公)(?<!专)署|(?:警务|入境|惩教)处|医管局")
# 学工部, 新生儿科, 集团冷链事业部: a part of a house by what it does, the house untold or told by its kind.
PART_SHORT = re.compile(
    r"[一-鿿]{2}[部处科室]|(?![省市区县州乡镇])[一-鿿]{3,4}科|(?:街道|社区|居民区)[一-鿿]{2,6}|(?:集团|分?公司|学校|医院)[一-鿿]{1,8}[部处科室]"
    r"|(?:[段厂矿局所站社队行馆台]|工商联|[文残科侨作]联|[文科作]协|总工会)(?:党委|党组|党总支|党支部|纪委|团委|工会)"  # 段党委|书记
)
A_PART = re.compile(r"[一-鿿]{2}[处科]")  # 基建处|处长
# 农产品批发公司|信息部: a part goes with the title where its house is told in full.
PART = re.compile(r"(?:[一-鿿](?![部科室间]))?[一-鿿]{1,7}?(?:部|科|室|车间|中心|系|组|班)$")
HOUSE = re.compile(r"[一-鿿]{2,}(?:医院|大学|学院|集团|公司|厂|矿|学校)(?=[一-鿿]{2,9}$)")

JOINS = tuple("和与及由在对")
FORMER = re.compile(r"原[一-鿿]{4}")  # 原|舟山地区行政公署
FORMER_LEVEL = re.compile("^[原前](?=[省市区县州镇乡])")  # 前|市政协主席
ALSO = re.compile("^.*(?:书记|主任|[长席员理裁])兼(?=..)")  # 村党支部书记兼|村委会
BRACKET = re.compile(r"^(?:（[^）]*）|\d{1,3}岁)")
OF_PARTY = re.compile(r"^[一-鿿]{2,3}党(?=[一-鿿]{2,4}[区市县]议会$)")  # 公正党|棠浦区议会
TIES = re.compile("^(?:与|和|及|为|当选|出任|担任|任|兼任?|、)")
MOST_TIES = 3  # characters behind a name that are too few for a body


# What is no part of a body's name behind it: 原, 创会.
PREFIX_BEHIND = re.compile(rf"{PREFIX.pattern}")
# The party's body in a house goes with the title; of a town or a village it is a name: 丰水镇党委|书记.
PARTY_BODY = re.compile(
    r"(?<![镇乡村])(?<!街道)(?<!公社)(?<!社区)(?<!居民区)(?:原(?=党))?(?P<party>党委|党组|党总支|党支部|纪委)$"
)
# 剧院|原党组书记: of the house's party group, where the house alone was read.
PARTY_TITLE = re.compile("[原前]?(?P<party>党委|党组|党总支|党支部)(?:常务|第一)?副?(?:书记|成员)")
LEAST_HOUSE = 3  # characters
BOARD = re.compile("(?:董事会|董事局|监事会)$")


def told_apart(
    post: Found, organisations: Sequence[Found], passages: Sequence[Passage], holders: Set[str]
) -> Found:
    """The post without the body that is named in full before its title, and with the one that is cut short.

    holders: who holds posts in the article.
    """
    text = passages[post.passage].text
    post = _without_sex(post, organisations, text)
    member = member_of(post, text) or of_university(
        post, text, [str(o.value) for o in organisations]
    )
    if member is not None:
        return member
    apart = _with_party(_apart(post, organisations, passages, holders), text)
    apart = _with_board(apart, text)
    body = apart.parts["body"]
    return (
        replace(apart, parts={**apart.parts, "body": name_alone(str(body), holders)})
        if body
        else apart
    )


def _without_sex(post: Found, organisations: Sequence[Found], text: str) -> Found:
    """市百货大楼女|营业员: whether man or woman parts a body from the title."""
    head = head_of(text[post.start : post.end])
    start = post.end - len(head)
    if text[start - 1 : start] not in ("女", "男") or start <= post.start:
        return post
    ends_here = (o for o in organisations if o.passage == post.passage and o.end == start - 1)
    body = next((str(o.value) for o in ends_here), None)
    return replace(post, start=start, value=head, parts={**post.parts, "post": head, "body": body})


def _with_party(post: Found, text: str) -> Found:
    """淮江钢厂|党委书记: the party's body of a house goes with the title."""
    body = str(post.parts["body"] or "")
    party = PARTY_BODY.search(body)
    if (
        party is None
        or party.start() < LEAST_HOUSE
        or not text.endswith(party["party"], 0, post.start)
    ):
        return post
    start = post.start - len(party.group())
    shown = text[start : post.end]
    own = {"post": shown, "body": body[: party.start()] + party["party"]}
    return replace(post, start=start, value=shown, parts={**post.parts, **own})


def _with_board(post: Found, text: str) -> Found:
    """海纳科技|董事会主席: who presides over a board is of the house."""
    body = str(post.parts["body"] or "")
    board = BOARD.search(body)
    if board is None or board.start() < LEAST_HOUSE:
        return post
    own = {"body": body[: board.start()]}
    if text.endswith(board.group(), 0, post.start):
        start = post.start - len(board.group())
        own["post"] = text[start : post.end]
        return replace(post, start=start, value=own["post"], parts={**post.parts, **own})
    return replace(post, parts={**post.parts, **own})


def _apart(
    post: Found, organisations: Sequence[Found], passages: Sequence[Passage], holders: Set[str]
) -> Found:
    text = passages[post.passage].text
    head = head_of(text[post.start : post.end]).removeprefix("委员会")  # 监察委员会|主任
    title = post.end - len(head)
    if ELECTED.search(text, post.start, post.end):
        return post
    here = [o for o in organisations if o.passage == post.passage and o.start <= post.start + 1]
    before = [
        o for o in here
        if post.start < o.end <= title and not told_with_title(text, _begin(text, o, post), o.end)
    ]  # fmt: skip
    if not before:
        if post.value == head and (touched := _touched(post, here, text)) is not None:
            return replace(post, parts={**post.parts, "body": touched})
        short = next(
            (
                o
                for o in here
                if o.end == post.start
                and (
                    SUFFIX.fullmatch(text, o.start, o.end)
                    or A_PART.fullmatch(text, o.start, o.end)
                    or BARE_OFFICE.match(text, o.start, o.end)
                )
            ),
            None,
        )
        return (
            _joined(post, text, short)
            if short is not None
            else _with_part(without_place(post, text), text)
        )
    body = max(before, key=lambda o: (o.end, -o.start))
    value = name_alone(str(body.value or text[body.start : body.end]), holders)
    start = body.end
    behind = PREFIX_BEHIND.search(value)
    if behind is not None and len(behind.group()) + 1 < len(value):
        value, start = full_name(value[: behind.start()], None), start - len(behind.group())
    shown = text[start : post.end]
    group = PARTY_TITLE.match(shown)
    value += group["party"] if group and not value.endswith(group["party"]) else ""
    parts = {**post.parts, "post": shown, "body": value}
    return _with_part(replace(post, start=start, value=shown, parts=parts), text)


def _touched(post: Found, here: Sequence[Found], text: str) -> str | None:
    """大屯村党支部|书记: of the body as it is told, whatever places or people stand before it."""
    own = str(post.parts["body"] or "")
    one = next((o for o in here if o.end == post.start), None)
    value = str(one.value) if one is not None else own
    above = own.removesuffix(value)
    if one is None or not above or above == own:
        return None
    read_with_it = text[one.start : one.end] == above + value
    return value if read_with_it or above[-1] in "省市区县镇乡" else None


def name_alone(value: str, holders: Set[str]) -> str:
    """A body's name without 原, a term of office, or somebody's name with what ties it to the body: 高远与|原…处."""
    for name in holders:
        _, told, behind = value.partition(name)
        if told and len(behind) > MOST_TIES:
            value = TIES.sub("", behind)
    value = BRACKET.sub("", value.rpartition(" ")[2])  # 新华社北京电 |原…部, （本报专讯）|疾管局
    value = OF_PARTY.sub("", TERM.sub("", ALSO.sub("", value)))
    value = value[1:] if value[:1] in "原前" and value[1:] in OF_THE_STATE else value
    former = FORMER.match(value) and all(start for start, _ in gazetteer.find_names(value))
    return value[1:] if former else value


def _joined(post: Found, text: str, body: Found) -> Found:
    """学会|主席: a body told by its kind alone is one mark with the title, even where the finder parts them."""
    shown = text[body.start : post.end]
    own = {"post": shown, "body": str(body.value)}
    return replace(post, start=body.start, value=shown, parts={**post.parts, **own})


def _with_part(post: Found, text: str) -> Found:
    """A part of a house told in full is one mark with the title, and the house the body: 二机厂|设计科科长."""
    body = str(post.parts["body"] or "")
    house = HOUSE.match(body)
    part = body[house.end() :] if house else ""
    unit = text[post.start] if text.startswith("长", post.start + 1) else ""  # 备课|组长
    printed = part.removesuffix(unit)
    if not PART.fullmatch(printed + unit) or not text.endswith(printed, 0, post.start):
        return post
    start = post.start - len(printed)
    shown = text[start : post.end]
    parts = {**post.parts, "post": shown, "body": body.removesuffix(part)}
    return replace(post, start=start, value=shown, parts=parts)


def _begin(text: str, body: Found, post: Found) -> int:
    """Where a body begins, without the verb that was read with it: 任|州教育局, 立刻拨通|村党总支, 和|县水利科."""
    verb = text[body.start : post.start]
    if verb in JOINS or re.search(f"(?:{TAKES.pattern}|任)$", verb) or made_of_words(verb):
        return post.start
    return min(post.start, body.start)


def told_with_title(text: str, start: int, end: int) -> bool:
    """Whether a body is one mark with its title: cut short, or told by its kind alone (民政局|局长)."""
    body = FORMER_LEVEL.sub("", text[start:end])
    if WHOLE.fullmatch(body) or body in OF_THE_STATE:
        return False
    short = CUT_SHORT.match(body) or SUFFIX.fullmatch(body) or PART_SHORT.fullmatch(body)
    return len(body) > 1 and bool(short or _by_its_field(body) or BARE_OFFICE.match(body))


def _by_its_field(body: str) -> bool:
    """粮食和物资储备局: an office without its place, told by what it is for."""
    fields = re.sub("[和与及]", "", body)
    return body[-1] in "局委办厅" and made_of_words(fields if fields == body else fields[:-1])
