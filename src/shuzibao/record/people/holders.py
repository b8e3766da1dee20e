"""Names with all that speaks for them, and the facts they make: mentions of people, posts they hold."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from shuzibao.model.fact import FactKind, Part
from shuzibao.record.base import Found
from shuzibao.record.bodies.bodies import head_of
from shuzibao.record.language.cut import Cut
from shuzibao.record.language.jieba import in_dictionary, made_of_words
from shuzibao.record.language.numerals import number_of, plain
from shuzibao.record.people.people_table import (
    AGE_AFTER,
    AGE_BEFORE,
)
from shuzibao.record.places import gazetteer
from shuzibao.record.places.organ_table import BARE, OF_THE_STATE, SUFFIX
from shuzibao.record.posts.post_table import (
    REPORTERS,
)


@dataclass(frozen=True, slots=True)
class Post:
    """A printed post: characters start … end of a passage. former: the sentence says that it was given up."""

    start: int
    end: int
    former: bool = False


@dataclass(slots=True)
class Name:
    """A person's name in the article, with all that speaks for it."""

    text: str
    score: float
    by: str
    posts: list[tuple[int, Post, str | None]] = field(default_factory=list)  # passage, post, body
    described: str | None = None
    age: str | None = None
    reporter: str | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    passage: int
    start: int
    end: int
    name: str
    by: str
    score: float


def people_of(
    names: dict[str, Name], mentions: Sequence[Mention], cuts: Sequence[Cut]
) -> list[Found]:
    found = []
    ages = _ages(names, mentions, cuts)
    for mention in mentions:
        name = names[mention.name]
        parts: dict[str, Part] = {
            "public": any(_is_public(cuts[i].text[p.start : p.end]) for i, p, _ in name.posts)
        }
        if name.described:
            parts["described"] = name.described
        if mention.name in ages:
            parts["age"] = ages[mention.name]
        if name.reporter:
            parts["credit"] = name.reporter
        found.append(
            Found(
                FactKind.PERSON,
                mention.passage,
                mention.start,
                mention.end,
                mention.by,
                mention.score,
                mention.name,
                parts,
            )
        )
    return found


def _ages(
    names: dict[str, Name], mentions: Sequence[Mention], cuts: Sequence[Cut]
) -> dict[str, Part]:
    ages: dict[str, Part] = {}
    for mention in mentions:
        text = cuts[mention.passage].text
        after = AGE_AFTER.match(text, mention.end)
        before = AGE_BEFORE.search(text, max(0, mention.start - 14), mention.start)
        printed = names[mention.name].age or (
            after.group(1) if after else before.group(1) if before else None
        )
        number = number_of(printed) if printed else None
        if number is not None and 0 < number < 130:
            ages.setdefault(mention.name, plain(number))
    return ages


PRIVATE = re.compile(
    r"(?:医生|护士|老师|教师|学者|演员|记者|通讯员|教练|导演|社工|网格员|楼组长|民警|辅警|消防员|馆员|站务员|律师|讲师|助理|干事|工"
    r"|(?:[者民众生工员户主属师友]|(?<!法)人|家长|企业|商家|单位)代表)$"  # who speaks for people like himself
)


# Trades, by how they end; and the offices that end like them.
TRADE = re.compile(r"(?:[工员师医]|.经理|主管)$")
OFFICE = re.compile(
    r"(?:[委议]员|司令员|政治指导员|教导员|特派员|检察员|审判员|调研员|巡视员|总工|总(?:工程|会计|经济|规划|设计)师|总经理"
    r"|(?:^|行政|地区|公署|政务|事务|民政|督察|副)专员)$"
)


def _is_public(post: str) -> bool:
    """Whether a post makes its holder a public person; a teacher, a guide or a fitter is not one by that alone."""
    trade = TRADE.search(post) is not None and OFFICE.search(post) is None
    return PRIVATE.search(post) is None and not trade


def posts_of(names: dict[str, Name], cuts: Sequence[Cut]) -> list[Found]:
    found: list[Found] = []
    for name in names.values():
        for index, whole, body in name.posts:
            text = cuts[index].text[whole.start : whole.end]
            credit = REPORTERS.match(cuts[index].text, whole.start)  # it looks at what follows
            if (credit is not None and credit.end() == whole.end) or NO_POST.search(text):
                continue
            text = NEWLY.sub("", text)
            shown = text if _common(text) else _shown(text, body)
            post = Post(whole.end - len(shown), whole.end)
            parts: dict[str, Part] = {
                "person": name.text,
                "post": shown,
                "body": body,
                "role": head_of(text),
                "former": whole.former or _is_former(text, body),
            }
            one = Found(
                FactKind.POST,
                index,
                post.start,
                post.end,
                "rule:post",
                min(0.95, name.score),
                shown,
                parts,
            )
            if not any(_same(one, other) for other in found):
                found.append(one)
    return found


def _is_former(text: str, body: str | None) -> bool:
    """Whether a post is told as one that was held before; 前进|社区书记 is called so."""
    before = FORMER.match(text)
    if before is None or (before["name"] and _called_so(before["name"], body)):
        return FORMER.match(head_of(text)) is not None
    return True


def _called_so(named: str, body: str | None) -> bool:
    """Whether a body or a word is called so (前进社区), and 原 or 前 is not said of it (前行政院)."""
    if not body:
        return in_dictionary(named)
    return body.startswith(named) and body[1:] not in OF_THE_STATE


def _same(one: Found, other: Found) -> bool:
    return replace(one, confidence=0) == replace(other, confidence=0)


# What is said of people and is no post: 退休教师, 居民代表, 著名桥梁专家, 非遗传承人; who writes for a paper is told as such.
NO_POST = re.compile(
    r"^(?:退休|著名|知名)|(?<!首席)(?:专家|学者)$|(?<!人大)(?<!国大)(?<!党)(?<!总)(?<!首席)(?<!法定)(?<!商务)代表$|传承人$|[志义]工$|(?:记者|通讯员)$"
)
# 全国人大代表, 政协委员: the seat is named by the whole.
ELECTED = re.compile(r"(?:人大|党)代表$|政协委员$")
# 原区长, 办事处|原副主任, 老厂长; not 前进|街道.
FORMER = re.compile(
    r"前任|原任|卸任|时任|(?P<name>[原前][一-鿿])|老(?:[一-鿿]{0,3}长|书记|主任|支书)$"
)
NEWLY = re.compile(
    r"^(?:新任|现任|拟任|曾任|历任|[\d一二三四五六七八九十]+年|第[\d一二三四五六七八九十百]+(?:[至、到]第?[\d一二三四五六七八九十]+)?届)"
)
# 街道人大工委, 公司工会: a body told by its kind alone.
OWN_BODY = re.compile(
    r"(?:街道|镇|乡|村|社区|公司|集团|学校|医院|居民区|团区委|团市委|团县委)(?!报)"
)
# 麻醉科, 设计科: a part of a body by its kind.
WARD = re.compile(r"(?:科|室|组|班|车间|病区|中队|小队|营|连|排|教研室|编辑部|护理部)$")
# 校党委, 集团党委: a party body without a name.
OWN_PARTY = re.compile(
    r"(?:校|院|集团|公司|学校|医院|学院|局|厂|所|矿|段|站|队|社|行|馆|台|村|镇|乡|街道|社区)?(?:党委|党工委|党组|党总支|党支部|纪委|工会|团委|团支部|妇联)"
)


# A body that is told by its level, or a committee of the party, is one with its title: 市民政局局长, 岱山县委副书记.
CUT_SHORT = re.compile(
    r"^(?!市政(?![协府法])|市场|省际)[区市县省镇乡村州团校院](?![一-鿿]{0,2}(?:大学|中学|小学))|^[一-鿿]{2,8}[省市区县](?:人大|政协)$|^(?!民革|民盟|民建|民进|农工|致公|九三|台盟|共青团|中共)[一-鿿]*[省市区县州旗]委[一-鿿]{0,6}$"
)


def _common(post: str) -> bool:
    """Whether the body before the title names nobody in particular: 轮船公司董事长, 管理区党支部书记."""
    body = post[: len(post) - len(head_of(post))]
    return bool(body) and not gazetteer.find_names(body) and made_of_words(body)


def _shown(text: str, body: str | None) -> str:
    """The post as it is called: a body named in full is told apart from it (徐汇区民政局|局长)."""
    head = head_of(text)
    named = text[: len(text) - len(head)]
    bare = SUFFIX.fullmatch(named) is not None or OWN_BODY.match(named) is not None
    bare = bare or OWN_PARTY.fullmatch(named) is not None
    bare = bare or BARE.fullmatch(named) is not None or ELECTED.search(text) is not None
    bare = bare or CUT_SHORT.match(named) is not None or head in ("议员", "议长")
    bare = bare or (WARD.search(named) is not None and not gazetteer.find_names(named))
    whole = body in (named, f"{named}人民政府")
    return head if named and whole and len(named) > 2 and not bare else text
