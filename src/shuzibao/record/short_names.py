"""Short names of organisations: a branch and its brand, what brackets say, a full name met again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from shuzibao.model.fact import FactKind, Part
from shuzibao.record.base import Found
from shuzibao.record.cut import Cut

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
            for match in re.finditer(re.escape(name), cut.text):
                here = replace(full, passage=index, start=match.start(), end=match.end())
                clash = [f for f in found if f.overlaps(here)]
                if all(here.start <= f.start and f.end <= here.end for f in clash):
                    found = [f for f in found if f not in clash] + [here]
    return found


COMPANY = re.compile(r"(?:股份|集团)?(?:有限责任|股份有限|有限)?(?:集团)?公司$|集团$")


def contained(found: list[Found]) -> list[Found]:
    """顺达物业 is 青禾顺达物业服务有限公司 where the article tells both and nothing else fits."""
    full = {
        f.value: f for f in found
        if f.value and f.parts.get("organisation_kind") == "company" and COMPANY.search(f.value)
    }  # fmt: skip
    names = {f.value for f in found if f.value and f.value not in full and 2 < len(f.value) <= 6}
    tied: dict[str, str] = {}
    for name in names:
        homes = [
            v for v in full if name in v and len(v) - len(name) >= 3 and not v.startswith(name)
        ]
        homes = homes or [v for v in full if v.startswith(name) and len(v) - len(name) >= 3]
        if len(homes) == 1:
            tied[name] = homes[0]
    return [
        replace(f, value=tied[f.value], parts={**f.parts, "short_for": tied[f.value]})
        if f.value in tied and f.parts.get("organisation_kind") in ("company", "institution")
        else f
        for f in found
    ]


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
