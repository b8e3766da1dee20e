"""Figures 数字: the number, its unit, of what, as of when, part of what, how it changed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from shuzibao.model.fact import FactKind, Part
from shuzibao.record.base import Found
from shuzibao.record.figures.figure_lists import shared_out
from shuzibao.record.figures.figure_scope import as_of, where
from shuzibao.record.figures.figure_table import CHANGE, DOWN, INCLUDED
from shuzibao.record.figures.figure_things import Setting, thing_of
from shuzibao.record.figures.number_signs import likeliest
from shuzibao.record.figures.numbers import NUMERAL, Numeral, Reading, numerals
from shuzibao.record.language.cut import Cut
from shuzibao.record.language.numerals import plain
from shuzibao.record.language.passage import Passage
from shuzibao.record.language.pieces import pieces_of

# What a number in 万 or 亿 without a unit is of where it is yuan, and the verbs that take a price.
SUM = re.compile(
    r"(?:款|金|费|钱|价|税|税收|损失|财损|农损|额|资产|预算|成本|收入|支出|营收|营业额|利润|债务|票房)$"
)
SPENT_ON = re.compile(
    r"(?:拍[出得卖]|卖[出了到]?|售[出得]|花[费了掉]?|赔[偿付了]|借了|捐[出了]|筹[得到]|索赔|骗取|贪污|受贿)$"
)
# Behind a number that counts nothing: 18|号, 120|急救电话, 四|个责任.
NO_COUNT = re.compile(
    r"号(?!人)|公里处|(?:急救|报警|火警|[一-鿿]{0,4}热线)"
    r"|个(?:责任|维护|意识|自信|确立|注重|坚持|统筹|结合|到位|着力|突出|强化|全覆盖|不动摇)"
)
# What a slogan of a few characters counts is not told: “四个|不变”, “三个|一批”.
SLOGAN = re.compile(r"[个大][^“”，。、]{1,5}”")
# Letters right before a number make one name of both: PM|2.5, G|60; not GDP|1.2万亿元.
MODEL = re.compile(r"(?<![A-Za-z])(?!GDP|CPI|PPI|AQI|PMI)[A-Za-z]+$")
DIALLED = re.compile(
    r"(?:拨打|拨通|致电|热线|电话|邮编|编号|账号|卡号|群号|尾号|号码|代码|文号)(?:[是为：“]|[\d、和或]){0,6}$"
)
RANKS = frozenset(["名", "位", "强"])
HEADS = frozenset(["人", "名", "位"])  # all count people


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
        for numeral in numbers_in(setting):
            if told and numeral.first < told[-1].end:
                continue
            reading = likeliest(setting.pieces, numeral, setting.named, setting.passage.display)
            if reading is not None:
                told.append(figure_of(setting, reading, told))
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
            yield Setting(index, passage, cut, pieces_of(cut), days, here, district)


def numbers_in(setting: Setting) -> list[Numeral]:
    """Numbers that stand in no date and no name, and tell no rank (前20名), anniversary, address, line or formula."""
    dates, names, text = setting.dates, setting.names, setting.cut.text
    return [
        n
        for n in numerals(text)
        if not text.startswith("周年", n.end)
        and not NO_COUNT.match(text, n.end)
        and not DIALLED.search(text, 0, n.first)
        and not (text[n.first - 1 : n.first] == "“" and SLOGAN.match(text, n.end))
        and not (n.first and text[n.first - 1].isascii() and MODEL.search(text, 0, n.first))
        and not (text.endswith("前", 0, n.first) and text[n.end : n.end + 1] in RANKS)
        and not any(d.start < n.end and n.first < d.end for d in dates)
        and not any(o.start <= n.first and n.end <= o.end for o in names)
    ]


def figure_of(setting: Setting, reading: Reading, before: Sequence[Found]) -> Found:
    """The figure of a reading: of what, as of when, where, part of what. before: those before it in the passage."""
    text, start = setting.cut.text, reading.numeral.start
    change = CHANGE.search(text, max(0, start - 12), start)
    thing = thing_of(setting, reading, before, change is not None)
    if of_money(text, reading, thing):
        reading = replace(reading, unit="元")
    parts: dict[str, Part] = {"number": plain(reading.number), "unit": reading.unit}
    if reading.low is not None and reading.high is not None:
        parts["low"], parts["high"] = plain(reading.low), plain(reading.high)
    if reading.approximate:
        parts["approximate"] = reading.approximate
    if change:
        parts["change"] = {
            "direction": "down" if change["way"] in DOWN else "up",
            "base": change["base"],
        }
    parts["of"] = thing
    whole = _whole(setting, reading, before)
    if whole is not None:
        parts["part_of"] = whole.parts["of"]
    parts["as_of"] = as_of(setting, start, before)
    parts["where"] = where(setting, start, thing, before)
    confidence = 0.9 if parts["of"] else 0.7
    return Found(
        FactKind.FIGURE, setting.index, reading.start, reading.end, "rule:figure", confidence, reading.value, parts
    )  # fmt: skip


def of_money(text: str, reading: Reading, thing: str | None) -> bool:
    """Whether 600万 are yuan, as its thing (专项资金) or the verb before it (拍出) tells."""
    if reading.unit or reading.numeral.printed[-1] not in "万亿":
        return False
    return bool(thing and SUM.search(thing)) or SPENT_ON.search(text, 0, reading.start) is not None


def _whole(setting: Setting, reading: Reading, before: Sequence[Found]) -> Found | None:
    """The figure that this one is part of: 床位6845张（含认知症床位210张）; 游客86万人次，其中过夜游客12万人次."""
    text, at, unit = setting.cut.text, reading.numeral.start, reading.unit
    opening = None
    for found in INCLUDED.finditer(text, 0, at):
        if "）" not in text[found.start() : at]:
            opening = found.start()
    if opening is not None:
        wholes = [f for f in before if f.end <= opening]
        return wholes[-1] if wholes and opening - wholes[-1].end <= 4 else None
    start, _ = setting.passage.sentence_at(at)
    among = text.rfind("其中", start, at)
    if among < 0 or re.search("[；。]", text[among:at]):
        return None
    wholes = [f for f in before if start <= f.start and f.end <= among]
    whole = wholes[-1] if wholes else None
    alike = whole is not None and (
        whole.parts["unit"] == unit or {whole.parts["unit"], unit} <= HEADS
    )
    return whole if alike and whole is not None and whole.parts["of"] else None
