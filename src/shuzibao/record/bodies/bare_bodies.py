"""What a body stands for that is printed without its owner: 财政局 in a county's paper, 护理学院 in a story of one university."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import replace

from shuzibao.record.base import Found
from shuzibao.record.bodies.bodies import TAIWAN, full_name
from shuzibao.record.bodies.governments import OF_THE_STATE
from shuzibao.record.bodies.governments import OFFICE as OF_TAIWAN
from shuzibao.record.language.cut import Cut
from shuzibao.record.language.jieba import in_dictionary
from shuzibao.record.places import gazetteer
from shuzibao.record.places.organ_table import KIND_OF, KNOWN

LEVEL = re.compile("[省市区县州旗镇乡]")
OFFICE = re.compile(
    "|".join(
        sorted(
            (s for s, k in KIND_OF.items() if k == "government" and len(s) > 2),
            key=len,
            reverse=True,
        )
    )
)
# Between offices that are listed or do something together.
LISTING = re.compile(r"[、和与及]|以及|会同|联合")
# The place that an office's name begins with.
PLACED = re.compile(
    "[一-鿿]{2,8}?(?:自治[区州县]|[省市县区州旗镇乡])(?=委|[一-鿿]{2,14}[局委办厅院])"
)
# A house, and how a part of it is called that is printed without it.
HOUSES = {
    "school": re.compile(
        r"(?:学院|(?<!办事)处|系|党委|团委|学生会|研究生院|办公室|资助中心|就业中心)"
    ),
    "congress": re.compile(r"秘书处"),
}
HOUSE = {
    "school": re.compile(r"(?:大学|学院|学校|中学|小学)$"),
    "congress": re.compile(r"议会$"),
}
OWN = re.compile(r"^(?:学校|该校|校)(?=..)")
OURS = re.compile("我[校院司]")
PART_LONGEST = 10


def owned(found: Sequence[Found], cuts: Sequence[Cut], district: str | None) -> list[Found]:
    """The bodies of an article with what each stands for."""
    wholes = {str(f.value) for f in found if f.value}
    told: list[Found] = []
    for one in sorted(found, key=lambda f: (f.passage, f.start)):
        text = cuts[one.passage].text
        name = str(one.value)
        before = told[-1] if told and told[-1].passage == one.passage else None
        bare = text[one.start : one.end] == name
        if (full := _in_full(name, wholes)) is not None:
            one = replace(one, value=full)
        elif bare:
            value = _beside(name, before, text, one.start) or _of_district(name, district, wholes)
            one = replace(one, value=value) if value else one
        told.append(one)
    return _parts(told, cuts)


def _in_full(name: str, wholes: Set[str]) -> str | None:
    """岷山市红石区人民法院 for 红石区人民法院: the name that ends in this one, where the article tells but one."""
    longer = {w for w in wholes if len(w) > len(name) and w.endswith(name)}
    whole = max(longer, key=len, default=None)
    return whole if all(str(whole).endswith(w) for w in longer) else None


def _beside(name: str, before: Found | None, text: str, start: int) -> str | None:
    """区发改局、财政局: a bare office is of the place of the one that it is listed behind."""
    if before is None or not LISTING.fullmatch(text, before.end, start):
        return None
    place = PLACED.match(str(before.value).removeprefix("中共"))
    if place is None:
        return None
    if LEVEL.match(name):
        return _of(name, place.group())
    return place.group() + name if OFFICE.fullmatch(name) else None


def _of(name: str, place: str) -> str | None:
    """市政府 of 临渡市."""
    return full_name(name, place) if place.endswith(name[0]) else None


def _of_district(name: str, district: str | None, wholes: Set[str]) -> str | None:
    """财政局 of the county whose paper it is, where the article tells of no other's."""
    if any(w != name and w.endswith(name) for w in wholes):
        return None
    own = gazetteer.levels(district)[-1] if district else ""
    if not own or name in KNOWN or gazetteer.find_names(name):
        return None
    if own in TAIWAN:
        official = OF_TAIWAN.fullmatch(name) and name not in OF_THE_STATE
        return f"{own}政府{name}" if official and len(name) <= 5 else None
    if name.endswith("局") and OFFICE.fullmatch(name) and own[-1] in "市县区旗州":
        return own + name
    return None


def _parts(found: list[Found], cuts: Sequence[Cut]) -> list[Found]:
    """护理学院, 学校党委 of the one university that the article tells; not where 我校 is a school without its name."""
    if any(OURS.search(cut.text) for cut in cuts):
        return found
    for kind, part in HOUSES.items():
        inner = [_inner(f, cuts[f.passage].text[f.start : f.end], part) for f in found]
        houses = {
            str(f.value)
            for f, name in zip(found, inner, strict=True)
            if not name and HOUSE[kind].search(str(f.value)) and len(str(f.value)) > 3
        }
        if len(houses) == 1:
            house = houses.pop()
            found = [
                replace(f, value=house + name) if name else f
                for f, name in zip(found, inner, strict=True)
            ]
    return found


def _inner(found: Found, printed: str, part: re.Pattern[str]) -> str:
    """The part of a house that a name tells without the house: 党委 of 学校党委; "" where it tells none."""
    name = OWN.sub("", printed)
    closes = re.search(f"(?:{part.pattern})$", name)
    if closes is None or len(name) > PART_LONGEST or found.value != printed:
        return ""
    field = name[: closes.start()]
    known = any(
        in_dictionary(field[:i]) and (i == len(field) or in_dictionary(field[i:]))
        for i in range(2, len(field) + 1)
    )
    owned = gazetteer.find_names(field) or any(house.search(field) for house in HOUSE.values())
    return name if (known or not field) and not owned else ""
