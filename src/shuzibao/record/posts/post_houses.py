"""Whose a title is that stands by itself: the house that the article tells of.

A story names its hospital, school or mine once and then goes on with 院长, 产科主任, 矿总工程师. What of the name
is printed with the title (产科, 矿) says how the house's name ends, or that it is a part of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from shuzibao.model.fact import Part
from shuzibao.record.base import Found
from shuzibao.record.bodies.bodies import OWN_BODY
from shuzibao.record.language.cut import Cut
from shuzibao.record.language.passage import Passage
from shuzibao.record.places import gazetteer
from shuzibao.record.posts.post_spans import post_starts
from shuzibao.record.rows import row

# A part of a house by what it does: 产科, 麻醉科, 一金工车间, 视艺科.
PART = re.compile(
    r"(?![一-鿿]*党组$)(?:(?![省市县州镇乡]|(?<!社)区)[一-鿿]){1,8}(?:科|室|组|班|庭|车间|病区|护理部|药剂部|教研室|编辑部|工区|中队)"
)
# 中央外事办公室: no part of a house that the article tells.
OF_THE_CENTRE = re.compile("中央|中共|国务院|国家|全国|总理|总统|最高|行政长官|特首")
# Houses whose parts are called by the house: the body is the house (of an office it is the part).
HOUSES = re.compile(
    r"(?:医院|卫生院|保健院|公司|集团|厂|矿|学校|中学|小学|大学|学院|银行|幼儿园|研究院|研究所|酒店|商场|剧院|剧团|电视台|报社|国小|国中)$"
)
OFFICES = re.compile(r"(?:局|委|厅|署|中心|法院|检察院|院|馆|海关|银行|政府|党委|处|站|所|队|会)$")
PARTY = re.compile(r"(?:工会|党委|党组|党总支|党支部|团委|妇联)$")
# What is printed of a house before a title: 矿|总工程师, 公社|武装干事, 院|工会主席.
KIND = re.compile(
    r"(?P<kind>公社|煤矿|矿|厂|公司|集团|医院|学校|大学|学院|农会|社|院|校|馆|台|行|局|社区|农场|林场|县府|市府)(?=[一-鿿])"
)
# Of the schools within a university the head is a 院长.
SCHOOLS = r"(?:学校|大学|中学|小学|国小|国中|高中|书院|(?:职业|技术|师范|医|专科|工业|理工|商|农|戏剧|音乐|美术|体育|艺术|财经|政法)[一-鿿]{0,4}学院)"
WIDER = {
    "校": SCHOOLS, "院": r"(?:医院|学院|研究院|法院|检察院|剧院|书院|保健院)",
    "行": r"银行", "社": r"(?:公社|合作社|报社|出版社|旅行社|通讯社|社)", "台": r"(?:电视台|电台|广播台|台)",
}  # fmt: skip
HEADED = re.compile(r"(?:副)?([校院馆社台队行厂矿局段所站场园署处庭店司部科])长")
# Houses that every town has of its own: 农会 in 潮州镇 is 潮州镇农会.
OF_TOWN = frozenset(
    row("人大 农会 公所 卫生院 供销社 信用社 派出所 司法所 财政所 文化站 中心小学 综治办 党政办")
)
# 交通处|长 of a government; 消防处|高级助理消防区长.
HEADING = re.compile(r"(?:副)?([一-鿿]{2,6}[局处署厅科])长")
OFFICE_FIRST = re.compile(r"[一-鿿]{2,6}?[处署局厅](?=[一-鿿]{3})")
OFFICE = re.compile(r"(?:(?![省市区县州镇乡])[一-鿿]){2,6}[处局署厅]")
# Who heads an association, and how the names of those end that no table of bodies may know.
CHAIRS = frozenset(row("会长 副会长 理事长 副理事长 监事长 副监事长 主席 副主席"))
ASSOCIATION = re.compile(
    r"(?:^|(?<=[，。；“】]))(?:(?![在于的由和与是从开召])[一-鿿]){2,10}?"
    r"(?:会馆|(?:街坊|耆英|同乡|联谊|权益|宗亲|校友|同学|互助|促进|青年|妇女|总|联|公)会|同盟|善堂)(?![长员议])"
)
# 葵青区议会交通及运输委员会
OF_COUNCIL = re.compile(r"[一-鿿]{2,4}(?:[区市县]议会|立法会)(?:(?![在召举])[一-鿿]){2,12}?委员会")
# A nameless 队 or 院 is no house.
LEAST = 4


# Where somebody went or came from, and what is named among others: 赴|…农学院|研修, 汇集|…博物馆、…美术馆.
ELSEWHERE = re.compile(
    "(?:赴|前往|来自|毕业于|考[入取上]|留学|就读于?|调[往至]|转[往至]|汇集|会同|邀请|、)$"
)


def at_home(before: Sequence[Found], passages: Sequence[Passage]) -> list[Found]:
    """The bodies that the story may be of: not those where somebody went, nor those in a row of several."""
    return [
        o
        for o in before
        if not ELSEWHERE.search(text := passages[o.passage].text, max(0, o.start - 4), o.start)
        and text[o.end : o.end + 1] != "、"
    ]


def house_of(
    post: str,
    role: str,
    body: str | None,
    told: Sequence[Found],
    cuts: Sequence[Cut],
    here: tuple[int, int],
) -> str | None:
    """The house of a title printed as `post`, None where the article names none.

    role: the bare title. body: what its own words say. told: the bodies that the article names before it, in
    the order of the text. here: passage and character at which the post stands.
    """
    if body is not None and OF_THE_CENTRE.match(body):
        return None
    if body is not None and PART.fullmatch(body) and not gazetteer.find_names(body):
        return body if any(o.value == body for o in told) else _whole(body, told)
    if body is not None and OFFICE.fullmatch(body) and not gazetteer.find_names(body):
        return _ending(body, told) or _governed(body, told)
    if body is None and (office := HEADING.fullmatch(post)):
        return _ending(office[1], told) or _whole(office[1], told)
    if body is None and (office := OFFICE_FIRST.match(post)):
        return office.group()
    if body == "委员会":
        printed = [m for cut in cuts[: here[0] + 1] for m in OF_COUNCIL.findall(cut.text)]
        return printed[-1] if printed else None
    if body is None or len(body) <= 2:
        kind = KIND.match(post) if post != role else None
        ends = kind["kind"] if kind else None
        headed = HEADED.fullmatch(role)
        if ends is None and headed and post in (role, f"副{role}"):
            ends = headed[1]
        if ends is not None and not (body and body != ends):
            return _ending(WIDER.get(ends, ends), told) or _printed(
                WIDER.get(ends, ends), cuts, here
            )
    if body is None and post == role and role in CHAIRS:
        printed = [m for cut in cuts[: here[0] + 1] for m in ASSOCIATION.findall(cut.text)]
        return printed[-1] if printed else None
    return None


def _whole(part: str, told: Sequence[Found]) -> str | None:
    """The house that a part belongs to; of an office the part with it."""
    for found in reversed(told):
        value = str(found.value)
        if PARTY.search(value):
            continue
        if HOUSES.search(value):
            return value
        if OFFICES.search(value) and len(value) > LEAST:
            return value + part.removeprefix(value[-2:])  # …管理中心|中心归集管理科
    return None


def _governed(office: str, told: Sequence[Found]) -> str | None:
    """交通处 where the article tells of 嘉义市政府; a 局 goes by the place alone."""
    governments = [v for v in (str(found.value) for found in told) if v.endswith("政府")]
    return f"{governments[-1]}{office}" if governments and office[-1] == "处" else None


def _ending(ends: str, told: Sequence[Found]) -> str | None:
    """The last body named that ends so, or that begins with one that does: 顾北煤矿 in 顾北煤矿综采三队."""
    closes, holds = re.compile(f"{ends}$"), re.compile(f"^[一-鿿]{{{LEAST - 1},}}?{ends}")
    values = [str(found.value) for found in reversed(told)]
    whole = next((v for v in values if closes.search(v) and len(v) >= LEAST), None)
    return whole or next((m.group() for v in values if (m := holds.match(v))), None)


def _printed(ends: str, cuts: Sequence[Cut], here: tuple[int, int]) -> str | None:
    """As the text prints it, where nobody called it a body."""
    for index in range(here[0], -1, -1):
        last = here[1] if index == here[0] else len(cuts[index].text)
        for start, end in reversed(list(_phrases(re.compile(ends), cuts[index], last))):
            if end - start > LEAST:
                return cuts[index].text[start:end]
    return None


def _phrases(ends: re.Pattern[str], cut: Cut, last: int) -> Iterator[tuple[int, int]]:
    for match in ends.finditer(cut.text, 0, last):
        if cut.begins(match.end()) and cut.text[match.end() : match.end() + 1] != "长":
            yield post_starts(cut, match.end()), match.end()


# Members of a council of a city, a county or a district.
COUNCILLORS = frozenset(row("议员 议长 区议员 市议员 县议员"))


# 立法会卫生服务界议员
COUNCIL = re.compile("立法会|立法院|[一-鿿]{2,4}[区市县]议会")


def council_of(role: str, body: Part, told: Sequence[Found]) -> str | None:
    """区议员 of 荃湾区 → 荃湾区议会; a bare 议长 of the council that the article names."""
    level = role[0] if role[0] in "区市县" else ""
    if body and str(body)[-1] in "区市县" and not str(body).endswith("行政区"):
        return f"{body}议会"
    return next(
        (str(o.value) for o in reversed(told) if str(o.value).endswith(f"{level}议会")), None
    )


BRANCH_MEMBERS = frozenset(
    row("宣传委员 组织委员 纪检委员 统战委员 政法委员")
)  # of a party's committee
OF_TOWNSHIP = re.compile("(?:[镇乡]|街道)$")
# 岭南棠浦县丰水镇|河湾村, 云浦区沙棠街道|北门社区党委: villages and communities stand alone.
ONLY_VILLAGE = re.compile(
    r"[一-鿿]+(?:街道|[镇乡县区市])(?P<own>(?:[一-鿿]{2,4}村|[一-鿿]{2,5}社区)(?:党委|党总支|党支部|居委会|村委会|委会)?)"
)
OF_STREET_OFFICE = re.compile("(?:[原前代]|时任|常务)*副?主任")


# Houses that a story calls by the end of their names: 永和高中 of 岭南县立永和高中.
SHORTENED = re.compile("(?:大学|学院|学校|[中小]学|高中|国中|国小|幼儿园|医院|公司|集团)$")


def in_full(post: Found, organisations: Sequence[Found]) -> Found:
    """永和高中|校长: of the one school that the article tells whose name ends so."""
    body = str(post.parts["body"] or "")
    if not SHORTENED.search(body):
        return post
    whole = {str(o.value) for o in organisations if str(o.value).endswith(body)} - {body}
    return replace(post, parts={**post.parts, "body": whole.pop()}) if len(whole) == 1 else post


def as_called(post: Found) -> Found:
    """沙棠乡|宣传委员 of its committee, 沙棠街道|主任 of its office, a village or a community without what it lies in."""
    body, role = str(post.parts["body"] or ""), str(post.parts["role"])
    if role in BRANCH_MEMBERS and OF_TOWNSHIP.search(body):
        body += "党工委" if body.endswith("街道") else "党委"
    elif role in OWN_BODY and body.endswith("党"):
        body = OWN_BODY[role]  # 国民党|立委
    elif body.endswith("街道") and OF_STREET_OFFICE.fullmatch(role):
        body += "办事处"
    elif (village := ONLY_VILLAGE.fullmatch(body)) is not None:
        body = village["own"]
    return replace(post, parts={**post.parts, "body": body or None})
