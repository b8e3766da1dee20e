"""The body behind a post that does not name one: 校长 after a school, 办事处主任 in the street told before."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import replace

from shuzibao.record.base import Context, Found
from shuzibao.record.bodies.bodies import HEAD_END, TERM, base_of
from shuzibao.record.bodies.governments import government, is_republican
from shuzibao.record.language.cut import Cut
from shuzibao.record.language.jieba import tagged
from shuzibao.record.language.passage import Passage
from shuzibao.record.places import gazetteer
from shuzibao.record.places.organ_table import BARE
from shuzibao.record.posts.post_borders import name_alone, told_apart
from shuzibao.record.posts.post_houses import (
    COUNCIL,
    COUNCILLORS,
    OF_TOWN,
    SCHOOLS,
    as_called,
    at_home,
    council_of,
    house_of,
    in_full,
)
from shuzibao.record.posts.post_kinds import ANYBODYS, WORKS, fits, kinds_of
from shuzibao.record.posts.post_rows import (
    LEVELS,
    as_before,
    beside_party,
    in_list,
    in_row,
    of_country,
    shared,
)
from shuzibao.record.rows import row

# A body told by its kind alone, and how the name that it stands for ends.
ALONE = {
    "公司": r"公司$|集团$|银行$", "集团": r"集团$|公司$", "中心": r"中心$", "学校": r"(?:学校|小学|中学|大学|学院)$",
    "医院": r"医院$", "派出所": r"派出所$", "法院": r"法院$", "居委会": r"居委会$", "村委会": r"村委会$",
    "社区": r"社区(?:党总支|党支部|党委|居委会)$", "村": r"村(?:党总支|党支部|党委|村委会|委会)$", "合作社": r"合作社$",
    "管委会": r"管委会$", "协会": r"协会$", "研究院": r"研究院$", "幼儿园": r"幼儿园$", "支队": r"支队$", "大队": r"大队$",
}  # fmt: skip
# Bodies of a street or a town that are printed without it.
OF_STREET = row(
    "办事处 党工委 人大工委 纪工委 党群工作部 城建办 平安办 服务办 党建办 自治办 发展办 管理办"
)
STREET = re.compile(r"[一-鿿]{2,6}?(?:街道|镇|乡)(?![长民])")
TOUCHES = re.compile(r"”?(?:（[^）]*）)?|[^，。；]{0,12}[、兼]")
LEVEL_SIGNS = tuple("省市区县州镇乡")
BOARDS = ("董事会", "监事会", "公司董事会", "集团董事会")  # 董事会|主席: of the company
LEVEL = re.compile(r"^(街道|镇|乡)(.*)$")
PARTY = re.compile(r"(?:党委|党组|党总支|党支部|纪委|工会|团委|妇联)$")


def with_bodies(
    posts: Sequence[Found],
    organisations: Sequence[Found],
    passages: Sequence[Passage],
    cuts: Sequence[Cut],
    context: Context,
) -> list[Found]:
    """The posts with the body that the article tells just before them, where their own words name none."""
    streets = [
        (index, m.start(), BEFORE_VILLAGE.sub("", _street(m.group())))
        for index, passage in enumerate(passages)
        for m in STREET.finditer(passage.text)
    ]
    holders = {str(post.parts["person"]) for post in posts}
    organisations = [replace(o, value=name_alone(str(o.value), holders)) for o in organisations]
    told = [
        o for o in organisations
        if passages[o.passage].text[o.start - 1 : o.start] != "（" and str(o.value)[0] not in "我本该"
    ]  # fmt: skip
    republican = is_republican(context, passages)
    whole = "\n".join(p.text for p in passages)
    found: list[Found] = []
    for post in sorted(posts, key=lambda p: (p.passage, p.start)):
        apart = told_apart(post, organisations, passages, holders)
        apart = _unread(apart, cuts[apart.passage], holders)
        one = shared(apart, found, passages) or as_before(apart, found) or _sent_to(apart, passages)
        one = one or _with_body(
            in_row(apart, found, passages), told, streets, passages, cuts, holders
        )
        one = in_list(beside_party(one, found, passages), found, passages, holders)
        one = of_country(_only_one(one, organisations), found, passages)
        one = as_called(in_full(one, organisations))
        if republican:
            body = government(one.parts["body"], context.district, whole)
            one = replace(one, parts={**one.parts, "body": body})
        found.append(one)
        if one.parts["body"]:
            told.append(
                replace(one, end=one.start, value=base_of(str(one.parts["body"])), parts={})
            )
    return [_placed(one) for one in found]


def _placed(post: Found) -> Found:
    """区委 alone, where nothing says which: a level without its place is no body's full name."""
    body = str(post.parts["body"] or "")
    bare = body[:1] in LEVEL_SIGNS and BARE.fullmatch(body) is not None
    return replace(post, parts={**post.parts, "body": None}) if bare else post


def _only_one(post: Found, organisations: Sequence[Found]) -> Found:
    """审判长 in a story of one court, however far back its name stands."""
    role = re.sub(r"^(?:时任|常务副|副|代|原|前)+", "", str(post.parts["role"]))
    if post.parts["body"] is not None or post.value != post.parts["role"] or role in COUNCILLORS:
        return post
    kinds = kinds_of(role)
    if role[-1] in "工员师" and not HEAD_END.search(role.removesuffix("工")) and role != "社工":
        kinds = [(frozenset(), ("company", "institution", "government", "team"), WORKS)]
    fitting = {
        str(o.value) for o in organisations for _, kinds_, ends in kinds
        if o.value and (o.passage, o.start) < (post.passage, post.start)
        and fits(o, kinds_, ends)
        and not (str(o.value).startswith("中共") and role in PARTYLESS)
    }  # fmt: skip
    if len(fitting) > 1 and role.endswith("工"):
        fitting = {v for v in fitting if not v.endswith("队")}  # a house before its team
    if len(fitting) != 1 or role in ANYBODYS:
        return post
    return replace(post, parts={**post.parts, "body": next(iter(fitting))})


def _street(text: str) -> str:
    """石桥街道 out of 在石桥街道: what a preposition leaves."""
    return re.sub(
        r"^(?:.*(?:[在到从由与和及访是对赴往为将经请于]|走进|深入|位于|家住|组织|联合|辖区))(?=[一-鿿]{2,4}(?:街道|镇|乡|村|社区|管理区|居民区)$)",
        "",
        text,
    )


def _with_body(
    post: Found,
    organisations: Sequence[Found],
    streets: Sequence[tuple[int, int, str]],
    passages: Sequence[Passage],
    cuts: Sequence[Cut],
    holders: Set[str],
) -> Found:
    body, role = post.parts["body"], str(post.parts["role"])
    role = re.sub(r"^(?:时任|常务副|副|代|原|前)+", "", role)
    here = (post.passage, post.start)
    before = [o for o in organisations if (o.passage, o.start) < here and o.value]
    before.sort(key=lambda o: (o.passage, o.start))
    named = _quoted(passages[post.passage].text, post.start) if not body else None
    if named is not None:
        return replace(post, parts={**post.parts, "body": named})
    if role in COUNCILLORS:
        own = COUNCIL.search(str(post.value))
        named = own.group() if own else council_of(role, body, before)
    elif role in LEVELS:
        named = _town(post, role, streets) if body is None else None
        named = f"{body}人民政府" if body and str(body)[-1] == role[0] else named
    elif body is None or body == "":
        named = _touching(post, before, passages, holders)
        near = _near(before, post)
        if named is None and (
            named := _of_kind(role, at_home(near, passages)) or _of_kind(role, near)
        ):
            named = next(
                (v for v in map(str, (o.value for o in before)) if v.endswith(named)), named
            )
    elif body in ALONE:
        ends = re.compile(ALONE[str(body)])
        named = next(
            (
                o.value
                for o in reversed(before)
                if ends.search(str(o.value)) and o.value not in ALONE
            ),
            None,
        )
    elif body in OF_TOWN and (towns := [s for p, at, s in streets if (p, at) < here]):
        named = f"{towns[-1]}{body}"
    elif body in OF_STREET or LEVEL.match(str(body)):
        named = _in_street(str(body), here, streets)
    elif body in BOARDS:
        companies = [o for o in before if o.parts.get("organisation_kind") == "company"]
        named = str(companies[-1].value) if companies else None
    elif PARTY.fullmatch(str(body)) and before:
        named = f"{before[-1].value}{body}" if _near(before, post) else None
    if named is None and body and body not in OF_STREET:
        named = _called_short(str(body), here, organisations, passages)
    if named is None and role not in LEVELS:
        home = (at_home(before, passages), before)
        told = (house_of(str(post.value), role, body, some, cuts, here) for some in home)  # type: ignore[arg-type]
        named = next((house for house in told if house), None)
    if named is None and body in ALONE:
        text = passages[post.passage].text
        owners = [o for o in before if text[o.end : post.start] == "的"]
        named = _touching(post, owners, passages, holders)
    if named is None and body == "居委会":
        named = _in_village("社区居委会", here, passages)
    if named is None and body in ALONE:
        return replace(
            post, parts={**post.parts, "body": None}
        )  # 社区|民警 is of none that is told
    return replace(post, parts={**post.parts, "body": named}) if named else post


# A body called by its kind: 校党委, 分公司信息部, 社, 法庭; and how the name it stands for ends.
KIND_FIRST = re.compile(
    r"(?P<kind>人民公社|公社|大队|段|分公司|公司|集团|学校|大学|学院|医院|校|院|社|厂|法庭|委员会|联会|联合会|农会|商会|研究所|报社|银行)(?P<rest>党委|党总支|党支部|工会|团委|团支部|[一-鿿]{2,4}[部科处系室]|董事会|监事会)?"
)
WIDER = {"学校": rf"{SCHOOLS}$", "校": rf"{SCHOOLS}$", "院": r"(?:医院|学院|研究院|法院|检察院)$"}
VILLAGES = ("村", "社区", "管理区", "居民区")
MOST_VILLAGE = 5  # characters from which on a village's name is looked at for general words
INTO = re.compile(r"[在进驻到回出入离下农乡][村社]")  # 导演在村里, 通过农村
BEFORE_VILLAGE = re.compile(r"^(?:.*(?:街道|[镇乡市县区])(?=[一-鿿]{3,5}$)|[该本][镇乡村])")
VILLAGE = re.compile(
    r"(?:(?![党委记任兼的了着是全各本该们就和与及把被将给让使跟对向从由])[一-鿿]){2,5}?(?P<kind>村|社区|管理区|居民区)"
)


def _called_short(
    body: str, here: tuple[int, int], organisations: Sequence[Found], passages: Sequence[Passage]
) -> str | None:
    """The body that the article tells in full: 农业局 after 台南市政府农业局, 村委会 in 河湾村."""
    if len(body) > 8 or gazetteer.find_names(body):
        return None
    told = sorted(
        organisations, key=lambda o: ((o.passage, o.start) > here, abs(o.passage - here[0]))
    )
    values = [TERM.sub("", str(o.value)) for o in told if o.value]
    if body.startswith(VILLAGES):
        return _in_village(body, here, passages)
    full = next((v for v in values if v.endswith(body) and len(v) > len(body)), None)
    if full is not None:
        return full
    short = KIND_FIRST.fullmatch(body)
    if short is not None:
        ends = re.compile(WIDER.get(short["kind"], short["kind"] + "$"))
        whole = next((v for v in values if ends.search(v) and len(v) > len(short["kind"])), None)
        holds = re.compile(rf"[一-鿿]{{2,}}?{short['kind']}")
        whole = whole or next((m.group() for v in values if (m := holds.match(v))), None)
        party = short["rest"] if PARTY.fullmatch(short["rest"] or "") else None
        return whole + (party or "") if whole else None
    return None


def _in_village(body: str, here: tuple[int, int], passages: Sequence[Passage]) -> str | None:
    """村党支部 in the village that the article named last."""
    kind = next(k for k in VILLAGES if body.startswith(k))
    names = [
        BEFORE_VILLAGE.sub("", _street(m.group()))
        for index, passage in enumerate(passages)
        for m in VILLAGE.finditer(passage.text)
        if m["kind"] == kind and (index, m.start()) < here and not INTO.search(m.group())
    ]
    names = [n for n in names if len(n) < MOST_VILLAGE or not _general(n.removesuffix(kind))]
    return names[-1] + body[len(kind) :] if names else None


def _near(before: Sequence[Found], post: Found) -> list[Found]:
    """The bodies of this paragraph and of the one before it."""
    return [o for o in before if post.passage - o.passage <= 1]


def _touching(
    post: Found, before: Sequence[Found], passages: Sequence[Passage], holders: Set[str]
) -> str | None:
    """The body that the post stands directly behind, or behind its bracket: 海纳科技（简称…）董事长.

    A bare title may follow another holder's (社长林静、副社长高远); 市体育局局长林静、赛事总监高远 says no body.
    """
    text = passages[post.passage].text
    for found in reversed(before):
        between = text[found.end : post.start] if found.passage == post.passage else "。"
        crossed = any(h in between for h in holders if h != post.parts["person"])
        if crossed and str(post.parts["role"]).removeprefix("副") not in between:
            continue
        if between in ("的", post.parts["person"]) or TOUCHES.fullmatch(between):
            value = str(found.value)
            return value if post.parts["role"] in ("书记", "副书记") else PARTY.sub("", value)
    return None


# 到河湾村任|第一书记, 赴棠浦中学当|校长: where somebody goes to hold a post.
SENT_TO = re.compile(
    r"[到赴]了?(?P<body>(?:(?![到赴任])[一-鿿]){2,20}?(?:[村镇乡校院局厂所站]|社区|街道|中学|小学|大学|公司))(?:担任|挂任|挂职任|任|当)$"
)


def _sent_to(post: Found, passages: Sequence[Passage]) -> Found | None:
    text = passages[post.passage].text
    sent = SENT_TO.search(text, max(0, post.start - 26), post.start)
    if sent is None or post.parts["body"] is not None or post.value != post.parts["role"]:
        return None
    return replace(post, parts={**post.parts, "body": BEFORE_VILLAGE.sub("", sent["body"])})


# What stands between a mark and a title, and words that no body's name begins with.
BETWEEN_MARKS = re.compile(
    r"(?:^|[、，：；。（）“”\s])(?P<body>(?![我该本各全同另其某今])[一-鿿A-Za-z]{2,12})$"
)
LIKE_A_BRAND = re.compile(r"[^校院区市县省镇乡村厂局].{1,5}$")
PROPER = ("ns", "nt", "nz", "nr")  # the dictionary's tags of names of places, bodies, others
NOUNS = frozenset(["n", "nz", "nw", "ORG"])
NAMING = frozenset(["n", "nz", "nw", "ORG", "LOC", "vn", "an", "j", "f", "s", "d", "m"])


def _unread(post: Found, cut: Cut, holders: Set[str]) -> Found:
    """、青民连|秘书长, 壹书局|创办人: of the body that nobody read as one, between a mark and a bare title."""
    if post.parts["body"] is not None:
        return post
    title = post.end - len(str(post.parts["role"]))
    segment = BETWEEN_MARKS.search(cut.text, max(0, title - 14), title)
    if segment is None or any(h in segment["body"] for h in holders) or segment["body"][-1] == "兼":
        return post
    if title > post.start and (
        segment.start("body") < post.start or not LIKE_A_BRAND.match(segment["body"])
    ):
        return post
    words = [w for w in cut.words if segment.start("body") <= w.start < title]
    tags = [w.tag for w in words]
    if not words or words[0].start != segment.start("body") or not {*tags} & NOUNS:
        return post
    named = tags[0] in NAMING - {"d", "m"} and all(t in NAMING or t == "v" for t in tags[1:])
    if not named or _general(segment["body"]):
        return post  # 值班|主任: general words name nobody
    own = {"body": segment["body"], "post": post.parts["role"]}
    return replace(post, start=title, value=str(post.parts["role"]), parts={**post.parts, **own})


def _general(text: str) -> bool:
    """Whether the text is general words, which name nobody and no place: 软弱涣散."""
    return all(len(w) > 1 and t not in PROPER for w, t in tagged(text))


# 病友互助同盟: how bodies end that a paper prints in quotation marks before a title.
QUOTED = re.compile(r"“(?P<body>[一-鿿]{2,12}(?:同盟|联盟|联席|阵线|小组|平台|会|社|团|队|组))”$")


def _quoted(text: str, start: int) -> str | None:
    """“病友互助同盟”|发言人: the body that stands in quotation marks right before the title."""
    quoted = QUOTED.search(text, max(0, start - 16), start)
    return quoted["body"] if quoted else None


def _town(post: Found, role: str, streets: Sequence[tuple[int, int, str]]) -> str | None:
    if role not in ("镇长", "乡长"):
        return None
    towns = [s for p, at, s in streets if (p, at) < (post.passage, post.start) and s[-1] == role[0]]
    return f"{towns[-1]}人民政府" if towns else None


PARTYLESS = frozenset(
    row("主席 主委 主任委员 秘书长")
)  # titles that a committee of the Communist Party has not
# 厅长 is of a 厅, 处长 of a 处.
HEADED = re.compile(r"([一-鿿]?[局厅处科署庭所站馆社台队行厂院园室组部司股团店矿场])长")


def _of_kind(role: str, before: Sequence[Found]) -> str | None:
    if role[-1] == "工" and role not in ("社工", "总工"):
        return next(
            (
                str(o.value)
                for o in reversed(before)
                if o.parts.get("organisation_kind") == "company"
            ),
            None,
        )
    headed = HEADED.fullmatch(role)
    rows = kinds_of(role)
    if headed and not rows:
        return next(
            (str(o.value) for o in reversed(before) if str(o.value).endswith(headed[1])), None
        )
    for _, kinds, ends in rows:
        for found in reversed(before):
            value = str(found.value)
            if value.startswith("中共") and role in PARTYLESS:
                continue
            if fits(found, kinds, ends):
                return value
    return None


def _in_street(
    body: str, here: tuple[int, int], streets: Sequence[tuple[int, int, str]]
) -> str | None:
    level = LEVEL.match(body)
    fitting = [
        name
        for passage, at, name in streets
        if (passage, at) < here and (level is None or name.endswith(level[1]))
    ]
    if not fitting:
        return None
    return fitting[-1] + (level[2] if level else body)
