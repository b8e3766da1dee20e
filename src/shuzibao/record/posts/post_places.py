"""What the words of a post begin with and is no part of it: 柬埔寨|国王, 岷山|市长, 公正党|前立法会议员."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from shuzibao.record.base import Found
from shuzibao.record.bodies.bodies import HEAD_END, LEADERS, TAIWAN, full_name, head_of
from shuzibao.record.places import gazetteer
from shuzibao.record.places.organ_table import OF_THE_STATE
from shuzibao.record.rows import row

# Titles of a state, which are of the country that stands before them.
OF_STATE = re.compile(
    r"(?:候任|时任|代理|原|前|副)*(?:国家|联邦|常务|第一|执行)?副?(?:主席|总统|总理|首相|国王|女王|王后|王储|亲王|议长|外长|防长|财长|大使|公使|驻[一-鿿]{1,6}(?:大使|公使|总领事|领事|代表)"
    r"|(?:外交|国防|财政|内政|商务|贸易|经济|卫生|教育|交通|司法|文化|农业|能源)(?:部长|大臣|国务秘书)|国务卿|国务秘书|总检察长)"
)
COUNTRIES = re.compile("|".join(sorted(gazetteer.COUNTRIES, key=len, reverse=True)))
# 该校|教务主任, 我院|党委书记: whose post it is, said by a pronoun.
OURS = re.compile(r"[该我本](?:公司|集团|校|院|厂|局|所|馆|社|台|会|矿|段|行)(?=[一-鿿]{2})")
# Members of a parliament are of it, whatever their party: 立法会议员, 前法律界立法会议员.
LEGISLATOR = re.compile(
    r"[原前]?(?:(?:(?![前原党社连及和与、])[一-鿿]){2,6}界别?)?(?P<house>立法会|立法院|国会|参议院|众议院|立法(?=议员))议员$"
)
LONGEST_SEAT = 14  # characters of 前…界立法会议员
LAWMAKERS = {"立法": "立法会"}  # 立法议员, as in Macau
# 棠浦市公正党|议员: members of a council with the party that they are of.
PARTISAN = re.compile(
    r"(?P<place>[一-鿿]{2}[市县])?(?:籍)?[一-鿿]{2,3}党(?:籍)?(?P<title>[省市县区]?议员|立委|立法委员)$"
)
# 公正党|前副主席: who was something of a body that is told in full.
FORMER = re.compile(
    r"(?P<body>[一-鿿（）]{2,}?(?:党|会|社|团|院|校|局|委|部|公司|集团|厂|司|署|处|所|中心|大学|联盟|阵线))(?P<title>(?:[原前]|创党|创会|创刊|永远|名誉|荣誉|时任|首任|候任|卸任)[一-鿿]{2,})"
)
# Universities as papers shorten them, before a title: 教大|校长.
UNIVERSITY = re.compile(
    r"(?<![一-鿿])(?P<name>(?:港|中|科|理|城|浸|岭|教|都|公|恒|澳|台|成|政|师|清|交|复|浙|武|厦|北|南)大)"
    r"(?P<title>(?:副|前|原|署理)*(?:校长|校董会主席|学生会会长|发言人|教授|副教授|讲师|校务长|教务长)$)"
)
# What the head of a district's office is called in Hong Kong.
DISTRICT_OFFICERS = frozenset(row("民政专员 民政事务专员 助理民政事务专员"))


def member_of(post: Found, text: str) -> Found | None:
    """A member of a council without party and place, 棠浦市公正党|议员, and who is ours, 我院|党委书记; None for others."""
    ours = OURS.match(text, post.start) or OURS.match(text, post.start - 1)
    if ours is not None and ours.end() < post.end:
        return _cut(post, text, ours.end(), None)
    seat = LEGISLATOR.search(text, max(0, post.end - LONGEST_SEAT), post.end)
    if seat is not None:
        return _cut(post, text, seat.start(), LAWMAKERS.get(seat["house"], seat["house"]))
    partisan = PARTISAN.search(text[post.start : post.end])
    if partisan is None:
        return None
    house = f"{partisan['place']}议会" if partisan["place"] else None
    return _cut(post, text, post.start + partisan.start("title"), house)


def of_university(post: Found, text: str, told: Sequence[str]) -> Found | None:
    """教大|校长: of the university that is called so, by its whole name where the article tells it."""
    short = UNIVERSITY.search(text, max(0, post.start - 2), post.end)
    if short is None or short.start("title") not in (post.start, post.start + 1, post.start + 2):
        return None
    place, name = short["name"][:-1], short["name"]
    whole = next(
        (v for v in told if v.endswith("大学") and place[0] in v.removesuffix("大学")), name
    )
    return _cut(post, text, short.start("title"), whole)


def without_place(post: Found, text: str) -> Found:
    """The post without a country, a city, a party or a body in full before it, and with the body that this says."""
    shown = text[post.start : post.end]
    country = COUNTRIES.match(shown)
    if country is not None and OF_STATE.fullmatch(shown, country.end()):
        return _cut(post, text, post.start + country.end(), country.group())
    head = head_of(shown)
    office = next(
        (n for n in OF_THE_STATE if shown.startswith(n) and len(n) + len(head) == len(shown)), None
    )
    if office is not None:
        return _cut(post, text, post.end - len(head), office)
    former = 1 if shown[0] in "原前" and gazetteer.divisions(shown[1:3]) else 0  # 原|岭南|省长
    place = shown[former : len(shown) - len(head)]
    bare = re.sub("^(?:时任|候任|代理|常务副|副|代|原|前)+", "", head)
    if bare in LEADERS and place and (body := government_of(place, LEADERS[bare])):
        return _cut(post, text, post.end - len(head), body)
    if head in DISTRICT_OFFICERS and place in gazetteer.HISTORICAL:
        return _cut(post, text, post.end - len(head), f"{place}民政事务处")
    was = FORMER.fullmatch(shown)
    if was is not None and HEAD_END.search(was["title"]):
        return _cut(post, text, post.start + was.start("title"), full_name(was["body"], None))
    return post


def government_of(place: str, level: str) -> str | None:
    """岷山, 市 → 岷山市人民政府 where such a city is known; None where it is not."""
    if place + level in TAIWAN:
        return f"{place}{level}政府"
    if gazetteer.divisions(place + level):
        return f"{place}{level}人民政府"
    abroad = place in gazetteer.COUNTRIES or (level in "市县" and place in gazetteer.HISTORICAL)
    return f"{place}{level}政府" if abroad else None


def _cut(post: Found, text: str, start: int, body: str | None) -> Found:
    shown = text[start : post.end]
    return replace(
        post, start=start, value=shown, parts={**post.parts, "post": shown, "body": body}
    )
