"""Figures 数字: the number, its unit, of what, as of when, part of what, how it changed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from shuzibao.model.fact import FactKind, Part
from shuzibao.record import gazetteer
from shuzibao.record.base import Found
from shuzibao.record.cut import Cut
from shuzibao.record.figure_lists import shared_out
from shuzibao.record.figure_table import (
    BARE,
    CHANGE,
    DOWN,
    FIGURE,
    IDIOMS,
    INCLUDED,
    LOOSE,
    NO_FIGURE_AFTER,
    NO_FIGURE_BEFORE,
    PERCENT,
    POINTS,
)
from shuzibao.record.figure_things import Setting, thing_of
from shuzibao.record.numerals import HAN, number_of, pair_of, plain
from shuzibao.record.passage import Passage
from shuzibao.record.pieces import Pieces
from shuzibao.record.thing_table import MEASURED
from shuzibao.record.things import behind

APPROXIMATE = {"近": "nearly", "将近": "nearly", "接近": "nearly", "约": "about", "大约": "about", "逾": "over",
               "超": "over", "超过": "over", "不足": "under", "不到": "under", "上": "over", "多达": None,
               "高达": None, "达到": None, "不少于": "at least", "不低于": "at least", "至少": "at least",
               "最多": "at most", "数": "several", "几": "several"}  # fmt: skip
UNIT_OF = {"个小时": "小时", "个多小时": "小时", "个多月": "个月"}
HALVES = {"个半小时": "小时", "个半月": "个月"}
TENTHS = "一二三四五六七八九"
HEADS = frozenset(["人", "名", "位"])  # all count people
# Smaller units that go on where a figure stops, a tenth and a hundredth: 十二元|五角, 二亩|一分, 一块|六.
TENTHS_OF = {
    "元": ("角|毛", "分"), "块": ("角|毛|(?![一-鿿])", "分"), "角": ("分",), "毛": ("分",), "亩": ("分", "厘"),
    "斤": ("两", "钱"), "丈": ("尺", "寸"), "尺": ("寸",), "两": ("钱",), "石": ("斗", "升"),
}  # fmt: skip
NO_HALF = re.compile(r"半(?:天|年|个|月|小时|价|数|山|路|截|夜)")
# 全区, 我市, 本县: the paper's own place.
WHOLE_PLACE = re.compile(r"[全我本](?P<level>[省市区县镇乡])")
# Behind a body that only tells: 据区统计局|统计, 新华社|电.
SOURCE = re.compile(
    r"[^，。]{0,6}?(?:统计|介绍|报道|消息|透露|发布|公布|估计|预计|电（|讯|获悉|了解到|数据|说，|表示)"
)
ONE_MEASURE = frozenset(
    ["个月", "周", "小时", "个小时", "昼夜", "公里"]
)  # 一个月 is a time, 一个 nothing
# 前三名, 获二、三名: places in a contest.
WEEK = re.compile(r"(?:星期|周|初)$")
WEEKDAYS = "一二三四五六七八九十"
RANKED = re.compile(r"(?:前|分[获列]|[获列][一二三四五]、)$")
GRADED = re.compile(r"大风|地震|强风|风力|左右|以上")  # 六级|大风, not 二级|厂矿
NUMERAL = re.compile(f"[0-9万亿壹贰叁肆伍陆柒捌玖拾佰仟{HAN}半数几]")
HALVED = frozenset(
    ["米", "公里", "里", "斤", "公斤", "亩", "吨", "小时", "个小时", "个月", "尺", "丈"]
)  # 半米, 半个月
FORMULA = re.compile(r"“[^”]{0,8}$")


def find_figures(
    passages: Sequence[Passage],
    cuts: Sequence[Cut],
    dates: Sequence[Found],
    names: Sequence[Found],
    district: str | None = None,
) -> list[Found]:
    """Every figure with its unit and object; dates, ordinals and formulae are none.

    names: people, organisations, places and programmes already found: whose figure it is.
    district: what 全区 and 我区 mean.
    """
    found: list[Found] = []
    for setting in settings(passages, cuts, dates, names, district):
        told: list[Found] = []
        for match in matches(setting):
            if told and match.start() < told[-1].end:
                continue
            figure = figure_at(setting, match, told)
            if figure is not None:
                told.append(figure)
        found += shared_out(told, setting.passage, setting.cut)
    return found


def settings(
    passages: Sequence[Passage],
    cuts: Sequence[Cut],
    dates: Sequence[Found],
    names: Sequence[Found],
    district: str | None,
) -> Iterator[Setting]:
    """Each passage that has a number, with what was found in it."""
    for index, (passage, cut) in enumerate(zip(passages, cuts, strict=True)):
        if NUMERAL.search(cut.text):
            days = [d for d in dates if d.passage == index]
            here = [n for n in names if n.passage == index]
            yield Setting(index, passage, cut, Pieces(cut), days, here, district)


def matches(setting: Setting) -> list[re.Match[str]]:
    """Numbers with their units that stand in no date and no name."""
    dates, names = setting.dates, setting.names
    return [
        match
        for match in _matches(setting.cut.text)
        if not any(d.start < match.end() and match.start() < d.end for d in dates)
        and not any(n.start <= match.start() and match.end() <= n.end for n in names)
    ]


def _matches(text: str) -> list[re.Match[str]]:
    rows = sorted(
        [match for kind in (FIGURE, PERCENT, BARE, POINTS) for match in kind.finditer(text)],
        key=lambda m: (m.start(), -m.end()),
    )
    kept: list[re.Match[str]] = []
    for match in rows:
        if not kept or match.start() >= kept[-1].end():
            kept.append(match)
    return kept


def unit_of(match: re.Match[str]) -> str:
    """The unit as printed, % for 百分之, empty for a bare 3.2万."""
    return "%" if match.re is PERCENT else match.groupdict().get("unit") or ""


def figure_at(setting: Setting, match: re.Match[str], before: Sequence[Found]) -> Found | None:
    """The figure of a number. None where it counts nothing."""
    text, groups = setting.cut.text, match.groupdict()
    printed = groups["number"] + (groups.get("large") or "")
    pair = pair_of(printed)
    number = pair[1] if pair else number_of(printed)
    if number is None or not _counts(setting.cut, match):
        return None
    unit, end = unit_of(match), match.end()
    if unit in HALVES:
        number, unit = number + Decimal("0.5"), HALVES[unit]
    rest, end = _rest(text, end, unit)
    number += rest
    parts: dict[str, Part] = {"number": plain(number), "unit": unit}
    if groups.get("low"):
        low = number_of(re.sub(r"[-—–~至到%％]+$", "", groups["low"]))
        if low is not None:
            if groups["low"][-2:-1] not in "万亿" and (groups["number"][-1:] in "万亿"):
                low *= 10**4 if groups["number"][-1] == "万" else 10**8
            parts["low"], parts["high"] = plain(low), plain(number)
    if pair and "low" not in parts:
        parts["low"], parts["high"] = plain(pair[0]), plain(pair[1])
    about = "over" if unit in ("个多小时", "个多月") else _approximation(groups)
    unit = parts["unit"] = UNIT_OF.get(unit, unit)
    if about:
        parts["approximate"] = about
    change = CHANGE.search(text, max(0, match.start() - 12), match.start())
    if change:
        parts["change"] = {
            "direction": "down" if change["way"] in DOWN else "up",
            "base": change["base"],
        }
    parts["of"] = thing_of(setting, match, unit, before, change is not None)
    whole = _whole(setting, match, unit, before)
    if whole is not None:
        parts["part_of"] = whole.parts["of"]
    parts["as_of"] = _as_of(setting.passage, match.start(), setting.dates)
    parts["where"] = _where(setting, match.start())
    value = f"{plain(number)}{unit}"
    confidence = 0.9 if parts["of"] else 0.7
    return Found(
        FactKind.FIGURE, setting.index, match.start(), end, "rule:figure", confidence, value, parts
    )


def _rest(text: str, end: int, unit: str) -> tuple[Decimal, int]:
    """What a figure has behind its unit, and where it ends then: 九成|五, 一亩|半, 十二元|五角, 二亩|一分."""
    after = text[end : end + 1]
    if unit == "成" and after and after in TENTHS:
        return Decimal(TENTHS.index(after) + 1) / 10, end + 1
    if after == "半" and not NO_HALF.match(text, end) and unit not in ("%", "个"):
        return Decimal("0.5"), end + 1
    total, at = Decimal(0), end
    for tenth, sub in enumerate(TENTHS_OF.get(unit, ()), start=1):
        part = re.compile(rf"零?(?P<n>[{TENTHS}1-9])(?:{sub})").match(text, at)
        if part:
            total, at = total + (number_of(part["n"]) or 0) / Decimal(10**tenth), part.end()
    return total, at


def _counts(cut: Cut, match: re.Match[str]) -> bool:
    """Whether the number counts something: no ordinal, formula, idiom or address."""
    text = cut.text
    printed, unit = match["number"], unit_of(match)
    if NO_FIGURE_BEFORE.search(text, max(0, match.start() - 3), match.start()):
        return False
    if printed[0] in WEEKDAYS and WEEK.search(text, 0, match.start()):
        return False
    if unit == "组" and text[match.start() - 1 : match.start()] in "村队区坊":  # 罗家畈村二组
        return False
    if NO_FIGURE_AFTER.match(text, match.end()) and unit not in ("%", "元"):
        return False
    arabic = printed[0].isdigit()
    plural = match.groupdict().get("more") or match.groupdict().get("approx")
    if arabic and unit in ("年", "届", "级") and len(printed) == 4:
        return False
    if unit == "日" and text.endswith(("每月", "每周"), 0, match.start()):
        return False
    if unit in ("名", "位") and RANKED.search(text, 0, match.start()):
        return False
    if arabic:
        return True
    if printed in ("零", "〇", "○") or (unit == "级" and not GRADED.match(text, match.end())):
        return False
    if (
        printed == "半"
        and unit in HALVED
        and text[match.start() - 1 : match.start()] not in "上下前后大小"
    ):
        return True
    if FORMULA.search(text, max(0, match.start() - 9), match.start()) and _in_quotes(text, match):
        return False
    if (
        IDIOMS.match(text, match.start("number"))
        and not (printed == "一" and unit in ONE_MEASURE)
        and not plural
        and not match.groupdict().get("low")
    ):
        return False
    word = cut.word_at(match.start("number"))
    if (
        word is not None
        and word.tag not in ("m", "q", "TIME", "xc", "t")
        and word.start != match.start("number")
    ):
        return False
    if printed == "一" and unit not in MEASURED and not plural and behind(cut, match.end(), unit):
        return False  # 一枚公章
    if unit in LOOSE and len(printed) == 1 and printed in "一半万千百" and not plural:
        return False
    if printed in ("万", "千", "百", "半", "亿") and not plural and unit not in ("名", "位"):
        return False
    if match.groupdict().get("approx") in ("上", "数", "几") and printed[0] not in "百千万亿十":
        return False
    after = cut.word_at(match.end() - 1)
    return not (
        after is not None
        and after.end > match.end()
        and after.tag in ("n", "nz", "v", "a")
        and after.start > match.start("number")
    )


def _in_quotes(text: str, match: re.Match[str]) -> bool:
    """Whether a short phrase in quotation marks holds the number: “四责协同”, not “排了四十分钟，….”."""
    opening = text.rfind("“", 0, match.start())
    closing = text.find("”", match.end(), match.end() + 8)
    return opening >= 0 and closing >= 0 and not re.search(r"[”，。！？]", text[opening:closing])


def _approximation(groups: dict[str, str | None]) -> str | None:
    if groups.get("tail") in ("左右", "上下"):
        return "about"
    if groups.get("more") in ("余", "多", "来", "几") or groups.get("tail") in ("以上", "多"):
        return "over"
    if groups.get("tail") in ("以下", "以内"):
        return "under"
    return APPROXIMATE.get(groups.get("approx") or "")


def _whole(
    setting: Setting, match: re.Match[str], unit: str, before: Sequence[Found]
) -> Found | None:
    """The figure that this one is part of: 床位6845张（含认知症床位210张）; 游客86万人次，其中过夜游客12万人次."""
    text = setting.cut.text
    opening = None
    for found in INCLUDED.finditer(text, 0, match.start()):
        if "）" not in text[found.start() : match.start()]:
            opening = found.start()
    if opening is not None:
        wholes = [f for f in before if f.end <= opening]
        return wholes[-1] if wholes and opening - wholes[-1].end <= 4 else None
    start, _ = setting.passage.sentence_at(match.start())
    among = text.rfind("其中", start, match.start())
    if among < 0 or re.search("[；。]", text[among : match.start()]):
        return None
    wholes = [f for f in before if start <= f.start and f.end <= among]
    whole = wholes[-1] if wholes else None
    alike = whole is not None and (
        whole.parts["unit"] == unit or {whole.parts["unit"], unit} <= HEADS
    )
    return whole if alike and whole is not None and whole.parts["of"] else None


def _as_of(passage: Passage, position: int, dates: Sequence[Found]) -> str | None:
    """The date that the figure holds for: in its sentence, or 截至 … earlier in the paragraph."""
    start, end = passage.sentence_at(position)
    before = [d for d in dates if start <= d.start < position]
    if before:
        return before[-1].value
    after = [d for d in dates if position <= d.start < end]
    until = [
        d
        for d in dates
        if d.start < start and re.search(r"截至|截止", passage.text[max(0, d.start - 3) : d.start])
    ]
    return until[-1].value if until else after[0].value if after else None


def _where(setting: Setting, position: int) -> str | None:
    """The place or body that the sentence names first, or what its last 全区 means."""
    text = setting.passage.text
    start, _ = setting.passage.sentence_at(position)
    whole = list(WHOLE_PLACE.finditer(text, start, position))
    if (
        whole
        and setting.district
        and (own := gazetteer.parent(setting.district, whole[-1]["level"]))
    ):
        place = gazetteer.best(own, setting.district)
        return "".join(dict.fromkeys((*place.path, place.name))) if place else own
    before = [
        n
        for n in setting.names
        if start <= n.start < position
        and (n.kind is FactKind.PLACE or n.kind is FactKind.ORGANISATION)
        and not SOURCE.match(setting.passage.text, n.end)
        and not setting.passage.text.endswith(("据", "从", "由"), 0, n.start)
    ]
    return before[0].value if before else None
