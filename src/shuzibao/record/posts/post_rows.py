"""Titles told in a row: whose body the second is of."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence, Set
from dataclasses import replace

from shuzibao.record.base import Found
from shuzibao.record.bodies.bodies import OFFICES, OWN_BODY, PARTIES, PLACED, base_of, body_of
from shuzibao.record.language.passage import Passage
from shuzibao.record.people.surnames import FOREIGN
from shuzibao.record.posts.post_places import COUNTRIES, OF_STATE
from shuzibao.record.rows import row

LEVELS = frozenset(
    row("区长 县长 市长 省长 州长 镇长 乡长")
)  # their body is the level's government
HEADS = frozenset(row("主任 主席 会长 理事长 主委 主任委员"))
# Who sits beside a head of an association or a congress.
OFFICERS = frozenset(row("秘书长 秘书 理事长 监事长 理事 监事 总干事 干事 司库 交际主任"))
BEFORE_ROLE = re.compile(r"^(?:时任|常务副|副|代|原|前)+")


def shared(post: Found, before: Sequence[Found], passages: Sequence[Passage]) -> Found | None:
    """海纳科技董事长兼|总裁: the second title of one person is of the body of the first."""
    text = passages[post.passage].text
    bare = (
        text[post.start : post.end] == post.parts["role"]
        and str(post.parts["role"])[-2:] not in LEVELS
    )
    for one in reversed(before) if bare and post.parts["body"] is None else ():
        same = (one.passage, one.parts["person"]) == (post.passage, post.parts["person"])
        between = text[one.end : post.start]
        if same and (between in ("、", "兼", "、兼") or between.endswith(("兼任", "并任"))):
            body = one.parts["body"]
            return replace(post, parts={**post.parts, "body": base_of(str(body))}) if body else None
    return None


@functools.cache
def _place_of(level: str) -> re.Pattern[str]:
    """How the name of a body begins that tells a place of this level: 中共|岱山县|委."""
    return re.compile(rf"(?:{PARTIES})?([一-鿿]{{1,10}}{level})(?=委|人民|人大|政协|纪委|监委)")


def beside_party(post: Found, before: Sequence[Found], passages: Sequence[Passage]) -> Found:
    """巴东县委书记向天歌、县长覃小满: a head of a government beside one of the party in the same sentence."""
    role = BEFORE_ROLE.sub("", str(post.parts["role"]))
    if post.parts["body"] is not None or role not in LEVELS:
        return post
    place = _place_of(role[0])
    for one in reversed(before):
        if one.passage != post.passage or "。" in passages[post.passage].text[one.end : post.start]:
            break
        if told := place.match(str(one.parts["body"] or "")):
            return replace(post, parts={**post.parts, "body": f"{told[1]}人民政府"})
    return post


BARE_OFFICE = re.compile(
    "|".join(sorted((o for o in OFFICES if o[-1] in "局委"), key=len, reverse=True))
)
# What stands between the posts of a list beside names.
LISTING = re.compile("[、，和与及以及 ]*")


def in_list(
    post: Found, before: Sequence[Found], passages: Sequence[Passage], holders: Set[str]
) -> Found:
    """岷山市委书记林静，市长高远，市委副书记韩立冬陪同: what follows in a list is of the place that the list names."""
    text = passages[post.passage].text
    role = BEFORE_ROLE.sub("", str(post.parts["role"]))
    shown = str(post.value)
    level = role[0] if role in LEVELS and shown == post.parts["role"] else shown[0]
    office = _office_of(post)
    if level not in "省市县区州旗" and not office:
        return post
    place = _place_of(level)
    apart = post.parts["body"] == office and text.endswith(office, 0, post.start)
    at = post.start - len(office) if apart else post.start
    for one in reversed(before):
        between = text[one.end : at] if one.passage == post.passage else "。"
        for name in holders:
            between = between.replace(name, "")
        if not LISTING.fullmatch(between):
            break
        at = one.start
        if office and (whose := PLACED.match(str(one.parts["body"] or ""))):
            return replace(post, parts={**post.parts, "body": whose["place"] + office})
        told = place.match(str(one.parts["body"] or ""))
        body = body_of(shown, told[1]) if told else None
        if body is not None:
            return replace(post, parts={**post.parts, "body": body})
        if PLACED.match(str(one.parts["body"] or "")):
            break
    return post


def _office_of(post: Found) -> str:
    """民政局老龄办 of 民政局老龄办|主任, 教育局 of 教育局副局长: an office that is told without its place, or ""."""
    for printed in (
        str(post.parts["body"] or ""),
        str(post.value).removesuffix(str(post.parts["role"])),
    ):
        if BARE_OFFICE.match(printed):
            return printed
    return ""


def of_country(post: Found, before: Sequence[Found], passages: Sequence[Passage]) -> Found:
    """挪威总统…、总理…，外长…: the titles of a state behind one of a country, where who bears them is foreign."""
    name, role = str(post.parts["person"]), str(post.parts["role"])
    foreign = "·" in name or (len(name) > 1 and all(c in FOREIGN for c in name))
    told = post.parts["body"] is not None and post.parts["body"] not in OWN_BODY.values()
    if post.value != role or told or not foreign or not OF_STATE.fullmatch(role):
        return post
    for one in reversed(before):
        if one.passage != post.passage or "。" in passages[post.passage].text[one.end : post.start]:
            break
        if COUNTRIES.fullmatch(str(one.parts["body"] or "")):
            return replace(post, parts={**post.parts, "body": one.parts["body"]})
    ours = post.parts["body"] in OWN_BODY.values() and "·" in name
    return replace(post, parts={**post.parts, "body": None}) if ours else post


def as_before(post: Found, before: Sequence[Found]) -> Found | None:
    """区委副书记高远…。高远副书记说: the title alone is of the same person's post with that title."""
    if post.parts["body"] is not None or post.value != post.parts["role"]:
        return None
    held = (post.parts["person"], post.parts["role"])
    for one in reversed(before):
        if (one.parts["person"], one.parts["role"]) == held and one.parts["body"]:
            return replace(post, parts={**post.parts, "body": one.parts["body"]})
    return None


def in_row(post: Found, before: Sequence[Found], passages: Sequence[Passage]) -> Found:
    """市人大常委会主任林静主持会议，副主任高远、秘书长盛阿妹出席: of the body of the head in the same sentence."""
    text = passages[post.passage].text
    role = BEFORE_ROLE.sub("", str(post.parts["role"]))
    bare = text[post.start : post.end] == post.parts["role"] and role not in LEVELS
    for one in reversed(before) if bare and post.parts["body"] is None else ():
        if one.passage != post.passage or re.search("[。；]", text[one.end : post.start]):
            break
        head = BEFORE_ROLE.sub("", str(one.parts["role"]))
        beside = role in OFFICERS and head in HEADS | OFFICERS
        if one.parts["body"] and (head == role or beside):
            return replace(post, parts={**post.parts, "body": base_of(str(one.parts["body"]))})
    return post
