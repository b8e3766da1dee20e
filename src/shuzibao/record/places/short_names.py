"""Short names of organisations: a branch and its brand, what brackets say, a full name met again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from shuzibao.model.fact import FactKind, Part
from shuzibao.record.base import Found
from shuzibao.record.language.cut import Cut, printings
from shuzibao.record.language.jieba import in_dictionary
from shuzibao.record.places import gazetteer
from shuzibao.record.places.organ_table import SUFFIX

SUFFIX_END = re.compile(f"(?:{SUFFIX.pattern})$")
CALLED = re.compile(r"（(?:以下)?(?:简称|又称|下称|略称)[：:]?[“\"]?([^”\"）]{2,12})[”\"]?）")

# Cities whose names close those of companies' branches: 闪送上海.
BRANCH_CITIES = (
    "上海",
    "北京",
    "广州",
    "深圳",
    "杭州",
    "南京",
    "苏州",
    "天津",
    "重庆",
    "成都",
    "武汉",
)


def branches(cuts: Sequence[Cut], found: Sequence[Found]) -> list[Found]:
    """闪送上海: a brand and a city, where the brand stands alone elsewhere as a subject or before 员, 公司."""
    branches = []
    whole = "\n".join(cut.text for cut in cuts)
    for index, cut in enumerate(cuts):
        for match in re.finditer(
            r"(?<![一-鿿])([一-鿿]{2,4}|[A-Za-z]{2,12})(?=在|与|和|联合|携手|宣布|举办|成立|推出|正式|将|启动)",
            cut.text,
        ):
            text = match.group(1)
            city = next(
                (c for c in BRANCH_CITIES if text.endswith(c) and len(text) > len(c)),
                None,
            )
            brand = text.removesuffix(city) if city else ""
            again = re.compile(
                rf"(?:^|[，。；\n]){re.escape(brand)}(?:员|公司|从|将|始终|一直|平台|自)"
            )
            if len(brand) >= 2 and again.search(whole):
                if any(f.passage == index and f.start <= match.start() < f.end for f in found):
                    continue
                parts: dict[str, Part] = {"organisation_kind": "company", "level": None}
                branches.append(
                    Found(
                        FactKind.ORGANISATION,
                        index,
                        match.start(),
                        match.end(1),
                        "rule:brand-and-city",
                        0.75,
                        text,
                        parts,
                    )
                )
    return branches


def everywhere(found: list[Found], cuts: Sequence[Cut]) -> list[Found]:
    """A name read in full once, in quotes or with its place, is that name wherever it is printed."""
    sure = {
        cuts[f.passage].text[f.start : f.end]: f
        for f in found
        if f.confidence >= 0.85 and f.end - f.start >= 5
    }
    for name, full in sure.items():
        for index, cut in enumerate(cuts):
            for at in printings(name, cut.text):
                here = replace(full, passage=index, start=at, end=at + len(name))
                clash = [f for f in found if f.overlaps(here)]
                if all(here.start <= f.start and f.end <= here.end for f in clash):
                    found = [f for f in found if f not in clash] + [here]
    return found


# What a house is called in full, so that its brand alone may stand for it.
HOUSE = re.compile(r"(?:公司|集团|银行|报业|厂|商行|百货|航空|证券|书局|洋行|酒店)$")
BEFORE_BRAND = frozenset("，。、；：“”（）！？和与及在对向从由为 \n")
AFTER_BRAND = frozenset(["v", "d", "p", "u", "w", "vd", "TIME", "ad", "c", "r"])


def brands(cuts: Sequence[Cut], found: Sequence[Found]) -> list[Found]:
    """海源 where the article tells of 海源航运集团: no word of the language, by itself, with what somebody does."""
    taken = {(f.passage, i) for f in found for i in range(f.start, f.end)}
    homes: dict[str, Found] = {}
    for one in found:
        name = cuts[one.passage].text[one.start : one.end]
        if not HOUSE.search(name) or len(name) < 5:
            continue
        places = gazetteer.find_names(name)
        begin = places[0][1] if places and places[0][0] == 0 else 0
        brand = name[begin : begin + 2]
        if len(name) - begin >= 4 and not in_dictionary(brand) and brand[-1] not in "市区县省镇":
            homes.setdefault(brand, one)
    more = []
    for brand, home in homes.items():
        for index, cut in enumerate(cuts):
            for start in printings(brand, cut.text):
                end = start + len(brand)
                following = cut.starting(end)
                alone = cut.begins(start) and (end >= len(cut.text) or following is not None)
                if (
                    not alone
                    or (index, start) in taken
                    or (start and cut.text[start - 1] not in BEFORE_BRAND)
                    or (following is not None and following.tag not in AFTER_BRAND)
                ):
                    continue
                parts = {**home.parts, "short_for": home.value}
                more.append(
                    Found(
                        FactKind.ORGANISATION, index, start, end, "rule:brand", 0.75, home.value, parts
                    )
                )  # fmt: skip
    return more


COMPANY = re.compile(r"(?:股份|集团)?(?:有限责任|股份有限|有限)?(?:集团|控股)?公司$|集团$|控股$")
# What the last character of a shortened name stands for: 省防指, 市商委, 理大.
ENDS_OF = {"指": "指挥部", "委": "委员会", "府": "政府", "大": "大学", "办": "办公室"}
HOUSES = frozenset("社厂行店院队矿")
SHORTENED = ("company", "institution", "team", "government", "association", "community")


def contained(found: list[Found]) -> list[Found]:
    """顺达物业 is 青禾顺达物业服务有限公司, 市商委 is 市商业委员会 where the article tells both and nothing else fits."""
    wholes = {str(f.value) for f in found if f.value}
    companies = {v for v in wholes if COMPANY.search(v)}
    tied: dict[str, str] = {}
    for name in wholes:
        homes = [v for v in companies if _within_company(name, v)] if name not in companies else []
        homes = homes or [v for v in wholes if v != name and shortened(name, v)]
        home = max(homes, key=len, default="")
        if home and all(_in_order(v, home) for v in homes):
            tied[name] = home
    return [
        replace(f, value=tied[f.value], parts={**f.parts, "short_for": tied[f.value]})
        if f.value in tied and f.parts.get("organisation_kind") in SHORTENED
        else f
        for f in found
    ]


def _within_company(name: str, whole: str) -> bool:
    if len(name) == 2:  # 海源 of 海源航运集团
        return _brand_of(whole, 2) == name and not in_dictionary(name)
    return 2 < len(name) <= 6 and name in whole and len(whole) - len(name) >= 2


def shortened(short: str, whole: str) -> bool:
    """海源集团 of 海源航运集团, 红旗社 of 卢龙县红旗农业生产合作社, 江防市商委 of 江防市商业委员会.

    The brand or the place and the kind stand, characters between them are left out, and the kind is either
    shortened too or a company's: 青禾中学 is not 青禾第一中学.
    """
    if len(whole) <= len(short) + 1 or whole.startswith(short):
        return False
    if "届" in whole or in_dictionary(short):
        return False
    kind = COMPANY.search(short)
    if kind:
        rest = short[: kind.start()]
        brand = _brand_of(whole, len(rest)) == rest or whole.startswith(rest)
        return bool(COMPANY.search(whole)) and len(rest) > 1 and brand
    if short[-1] in HOUSES and len(short) > 4:
        return False
    ends = ENDS_OF.get(short[-1], short[-1])
    kind = SUFFIX_END.search(short)
    unshortened = kind is not None and len(kind.group()) > 1 and whole.endswith(kind.group())
    if not whole.endswith(ends) or unshortened:
        return False
    first = short[0] in (whole[0], _brand_of(whole, 1))
    return first and _in_order(short[:-1], whole.removesuffix(ends))


def _in_order(characters: str, whole: str) -> bool:
    left = iter(whole)
    return all(character in left for character in characters)


def _brand_of(name: str, length: int) -> str:
    """The characters behind the place that a name begins with."""
    places = gazetteer.find_names(name)
    begin = places[0][1] if places and places[0][0] == 0 else 0
    found = re.match("[一-鿿]{1,3}[省市县区镇乡村]", name) if not begin else None
    begin = found.end() if found else begin
    return name[begin : begin + length]


def abbreviated(found: list[Found], cuts: Sequence[Cut]) -> list[Found]:
    """Short forms tied to the full name: stated in brackets, or the brand of a branch."""
    short: dict[str, Found] = {}
    for full in found:
        text = cuts[full.passage].text
        called = CALLED.match(text, full.end)
        if called:
            short[called.group(1)] = full
        if full.by == "rule:brand-and-city" and full.value:
            for city in BRANCH_CITIES:
                if full.value.endswith(city):
                    short[full.value.removesuffix(city)] = full
    found = [
        replace(f, value=short[t].value, parts={**f.parts, "short_for": short[t].value})
        if (t := cuts[f.passage].text[f.start : f.end]) in short
        else f
        for f in found
    ]
    more = []
    for name, full in short.items():
        for index, cut in enumerate(cuts):
            for match in re.finditer(re.escape(name), cut.text):
                here = Found(
                    FactKind.ORGANISATION,
                    index,
                    match.start(),
                    match.end(),
                    "rule:abbreviation",
                    0.8,
                    full.value,
                    {**full.parts, "short_for": full.value},
                )
                after = cut.text[match.end() : match.end() + 1]
                if after in ("员", "服") or any(here.overlaps(other) for other in found):
                    continue
                more.append(here)
    return found + more
