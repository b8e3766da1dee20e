"""Numbers in a passage, and the ways in which a figure may be read from each: with which unit, to where.

Whether a number is a figure at all, and which reading it has, is weighed in `number_signs.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from shuzibao.record.figures.figure_table import LONGEST_UNIT, UNITS
from shuzibao.record.language.numerals import HAN, HAN_NUMBER, number_of, pair_of, plain
from shuzibao.record.language.pieces import Pieces

NUMERAL = re.compile(f"[0-9万亿壹贰叁肆伍陆柒捌玖拾佰仟{HAN}半数几]")
_ONE = rf"(?:\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:[.·]\d+)?)(?:亿\d{{1,4}}万|万\d{{4}}(?![\d.])|[百千]?[万亿]{{1,2}}|[百千](?![米克瓦]))?|{HAN_NUMBER}(?:点[〇零○一二三四五六七八九]+)?"
_BEFORE = r"(?P<approx>将近|接近|近|大约|约|逾|超过|超|不足|不到|不少于|不低于|至少|最多|高达|多达|达到|上(?=[百千万])|数(?=[十百千万])|几(?=[十百千万]))"
NUMBER = re.compile(
    rf"(?<![\d.·+第一二三四五六七八九十百千万])(?<![长珠](?=三角))(?:{_BEFORE})?"
    rf"(?:百分之(?P<hundredths>{HAN_NUMBER}(?:点[〇零○一二三四五六七八九]+)?)|(?P<whole>{HAN_NUMBER}|\d+)分之(?P<share>{HAN_NUMBER}|\d+)|(?P<half>半数)"
    rf"|(?:(?P<low>{_ONE})(?:[-—–~～至到](?=[\d一二三四五六七八九十百千])|(?P<lowsign>%|[一-鿿]{{1,3}}?)[-—–~～至到](?=(?:{_ONE})(?:余|多)?(?P=lowsign))))?(?P<number>{_ONE})(?P<more>余|多|来|几)?(?P<large>万|亿)?)"
)
TAIL = re.compile(r"以上|以下|左右|上下|以内|之多|多")
COUNTED = re.compile(r"[一-鿿]")
APPROXIMATE = {"近": "nearly", "将近": "nearly", "接近": "nearly", "约": "about", "大约": "about", "逾": "over",
               "超": "over", "超过": "over", "不足": "under", "不到": "under", "上": "over", "多达": None,
               "高达": None, "达到": None, "不少于": "at least", "不低于": "at least", "至少": "at least",
               "最多": "at most", "数": "several", "几": "several"}  # fmt: skip
UNIT_OF = {"个小时": "小时", "个多小时": "小时", "个多月": "个月"}
HALVES = {"个半小时": "小时", "个半月": "个月"}
TENTHS_OF_A_YUAN = ("角", "毛")
TENTHS = "一二三四五六七八九"
# Smaller units that go on where a figure stops, a tenth and a hundredth: 十二元|五角, 二亩|一分, 一块|六.
_SUBUNITS = {
    "元": ("角|毛", "分|(?![一-鿿])|(?=一[斤两尺石担个])"), "块": ("角|毛|(?![一-鿿])", "分"), "角": ("分|(?![一-鿿])",), "毛": ("分|(?![一-鿿])",),
    "分": ("(?![一-鿿\\d])",), "亩": ("分", "厘"), "斤": ("两", "钱"), "丈": ("尺", "寸"), "尺": ("寸",), "两": ("钱",), "石": ("斗", "升"),
}  # fmt: skip
TENTHS_OF = {
    unit: tuple(re.compile(rf"零?(?P<n>[{TENTHS}1-9])(?:{sub})") for sub in subs)
    for unit, subs in _SUBUNITS.items()
}
MONTHS_ON = re.compile(r"零?(?P<n>十[一二]?|[一二三四五六七八九]|\d{1,2})个月")
NO_HALF = re.compile(r"半(?:天|年|个|月|小时|价|数|山|路|截|夜|工半|途|导体|决赛|程)")


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as printed: characters start … end, `first` is where it begins behind 约 or 近.

    printed: the digits, with 万 and 亿. hundredths: it stands behind 百分之. whole: what it is a part of, in 三分之二.
    """

    start: int
    first: int
    end: int
    printed: str
    approx: str = ""
    low: str = ""
    more: str = ""
    hundredths: bool = False
    whole: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """A figure that a numeral may be: number and unit, characters … `end`. printed: the unit's own characters.

    told: how the unit is known: a table's, two of it (元/吨), a counter by its tag, the rest of a word, none.
    """

    numeral: Numeral
    unit: str
    printed: str
    end: int
    number: Decimal
    low: Decimal | None = None
    high: Decimal | None = None
    approximate: str | None = None
    told: str = "table"

    @property
    def start(self) -> int:
        """Where the figure begins: 近 belongs to it, 约 and 超过 do not."""
        return self.numeral.start if self.numeral.approx in INSIDE else self.numeral.first

    @property
    def value(self) -> str:
        return f"{plain(self.number)}{self.unit}"


INSIDE = frozenset(["近", "将近", "接近", "上", "数", "几"])


def numerals(text: str) -> Iterator[Numeral]:
    """Every number of a text, from left to right."""
    for match in NUMBER.finditer(text):
        groups = match.groupdict()
        approx = groups["approx"] or ""
        printed = (
            groups["hundredths"]
            or groups["share"]
            or (groups["number"] or "") + (groups["large"] or "")
        )
        whole = groups["whole"] or ""
        if groups["half"]:
            printed, whole = "一", "二"
        yield Numeral(
            match.start(), match.start() + len(approx), match.end(), printed, approx,
            groups["low"] or "", groups["more"] or "", groups["hundredths"] is not None, whole,
        )  # fmt: skip


def readings(pieces: Pieces, numeral: Numeral) -> list[Reading]:
    """The ways to read a figure at a numeral; none where it has no value."""
    pair = pair_of(numeral.printed)
    number = pair[1] if pair else number_of(numeral.printed)
    if number is None:
        return []
    if numeral.whole:
        whole = number_of(numeral.whole)
        if not whole or pair:
            return []
        unit, number = ("‰", number) if whole == 1000 else ("%", round(number * 100 / whole, 2))
        return [_reading(pieces.text, numeral, unit, numeral.end, number, None, "table")]
    if numeral.hundredths:
        return [_reading(pieces.text, numeral, "%", numeral.end, number, pair, "table")]
    return [
        _reading(pieces.text, numeral, unit, numeral.end + len(unit), number, pair, told)
        for unit, told in _units(pieces, numeral).items()
    ]


def _units(pieces: Pieces, numeral: Numeral) -> dict[str, str]:
    """The units that may stand behind a numeral, with how each is known."""
    text, at = pieces.text, numeral.end
    found = {
        text[at : at + n]: "table" for n in range(LONGEST_UNIT, 0, -1) if text[at : at + n] in UNITS
    }
    for unit in list(found)[:1]:
        if text[at + len(unit) : at + len(unit) + 1] == "/":
            over = [
                n for n in range(LONGEST_UNIT, 0, -1) if text[at + len(unit) + 1 :][:n] in UNITS
            ]
            if over:
                return {text[at : at + len(unit) + 1 + over[0]]: "two"}  # 吨/日 is no 吨
    for piece in pieces.rightwards(at, 1):
        if piece.start == at and (piece.word == "q" or piece.tag == "q") and piece.end - at < 4:
            found.setdefault(text[at : piece.end], "counter")
    word = pieces.cut.word_at(at - 1)
    if (
        word is not None
        and 0 < word.end - at < 3
        and word.tag in ("m", "q")
        and COUNTED.match(text[at])
    ):
        found.setdefault(text[at : word.end], "word")
    if not found and at < len(text) and COUNTED.match(text[at]):
        found[text[at]] = "next"
    if numeral.printed[0].isdigit() or numeral.printed[-1] in "万亿千百":
        found[""] = "none"
    return found


def _reading(
    text: str,
    numeral: Numeral,
    unit: str,
    end: int,
    number: Decimal,
    pair: tuple[Decimal, Decimal] | None,
    told: str,
) -> Reading:
    printed = unit
    if unit in HALVES:
        number, unit = number + Decimal("0.5"), HALVES[unit]
    rest, end = _rest(text, end, unit)
    if unit == "年" and (months := MONTHS_ON.match(text, end)):  # 十一年|六个月
        rest, end = round((number_of(months["n"]) or Decimal(0)) / 12, 2), months.end()
    number += rest
    low, high = pair or (None, None)
    if numeral.low:
        sign = numeral.low
        told_low = number_of(sign)
        if told_low is not None:
            scale = {"万": 10**4, "亿": 10**8}.get(numeral.printed[-1], 1)
            if sign[-1] not in "万亿" and told_low * scale <= number:  # 10至15万, not 5000元至2万元
                told_low *= scale
            low, high = told_low, number
    tail = TAIL.match(text, end)
    about = "over" if printed in ("个多小时", "个多月") else _approximation(numeral, tail)
    if tail and tail.group() not in ("以上", "以下", "以内", "之多"):
        end = tail.end()
    if tail and unit in ("岁", "周岁") and tail.group() in ("以上", "以下"):
        end = tail.end()
    unit = "元" if unit == "块" and rest else UNIT_OF.get(unit, unit)  # 一块六
    if unit in TENTHS_OF_A_YUAN:
        unit, number = "元", number / 10
        low, high = (n if n is None else n / 10 for n in (low, high))
    return Reading(numeral, unit, printed, end, number, low, high, about, told)


def _approximation(numeral: Numeral, tail: re.Match[str] | None) -> str | None:
    said = tail.group() if tail else ""
    if said in ("左右", "上下"):
        return "about"
    if numeral.more or said in ("以上", "多", "之多"):
        return "over"
    if said in ("以下", "以内"):
        return "under"
    return APPROXIMATE.get(numeral.approx)


def _rest(text: str, end: int, unit: str) -> tuple[Decimal, int]:
    """What a figure has behind its unit, and where it ends then: 九成|五, 一亩|半, 十二元|五角, 二亩|一分."""
    after = text[end : end + 1]
    if unit == "成" and after and after in TENTHS:
        return Decimal(TENTHS.index(after) + 1) / 10, end + 1
    if after == "半" and not NO_HALF.match(text, end) and unit not in ("%", "个", ""):
        return Decimal("0.5"), end + 1
    total, at = Decimal(0), end
    for tenth, sub in enumerate(TENTHS_OF.get(unit, ()), start=1):
        part = sub.match(text, at)
        if part:
            total, at = total + (number_of(part["n"]) or 0) / Decimal(10**tenth), part.end()
    return total, at
