"""Numbers as papers print them: 6845, 2.5万, 一百一十二, 廿三, 二〇二一, 两千余, 近百."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

_ROWS = ("〇零○", "一壹", "二贰两", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖")
DIGITS = {c: n for n, row in enumerate(_ROWS) for c in row}
SMALL = {"十": 10, "拾": 10, "廿": 20, "卅": 30, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
LARGE = {"万": 10**4, "萬": 10**4, "亿": 10**8}
HAN = "〇零○一二三四五六七八九十廿卅百千两"
HAN_NUMBER = f"[{HAN}壹贰叁肆伍陆柒捌玖拾佰仟万亿半]+"
ARABIC = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"


def number_of(printed: str) -> Decimal | None:
    """The value of a numeral with its 万 and 亿, or None where it is none.

    十二 is 12, 二〇二一 is 2021, 廿三 is 23, 2.5万 is 25000, 一千六百五十 is 1650, 百 is 100, 半 is 0.5.
    """
    text = printed.replace(",", "").replace("·", ".")
    if not text:
        return None
    if text == "半":
        return Decimal("0.5")
    for sign in ("亿", "万"):
        head, found, tail = text.partition(sign)
        if found:
            high = number_of(head) if head else Decimal(1)
            low = number_of(tail.lstrip("零〇")) if tail.strip("零〇") else Decimal(0)
            return None if high is None or low is None else high * LARGE[sign] + low
    match = re.fullmatch(rf"({ARABIC})([百千]?)", text)
    if match:
        return _decimal(match[1]) * SMALL.get(match[2], 1)
    return _han(text)


def _decimal(text: str) -> Decimal:
    try:
        return Decimal(text)
    except InvalidOperation:  # a run of digits longer than any number in a paper
        return Decimal(0)


def _han(text: str) -> Decimal | None:
    if any(c not in DIGITS and c not in SMALL and c != "点" for c in text):
        return None
    if "点" in text:
        whole, _, part = text.partition("点")
        head = _han(whole) if whole else None
        if head is None or not part or any(c not in DIGITS for c in part):
            return None
        return head + Decimal("0." + "".join(str(DIGITS[c]) for c in part))
    if not any(c in SMALL for c in text):
        return Decimal("".join(str(DIGITS[c]) for c in text))
    total = digit = 0
    for c in text:
        if c in SMALL:
            total += SMALL[c] if c in "廿卅" else (digit or 1) * SMALL[c]
            digit = 0
        else:
            digit = DIGITS[c]
    return Decimal(total + digit)


# 两三 is two or three, 十三四 thirteen or fourteen; digits of a year run on (一九三四).
PAIR = re.compile(
    r"(?<![〇零○一二两三四五六七八九])(?P<low>[一二两三四五六七八])(?P<high>[二三四五六七八九]|两(?=[十百千万]))(?![〇零○一二三四五六七八九])"
)


def pair_of(printed: str) -> tuple[Decimal, Decimal] | None:
    """The two values of a numeral that gives two beside each other: 三四万 is 30000 and 40000."""
    match = PAIR.search(printed)
    if match is None:
        return None
    low, high = DIGITS[match["low"]], DIGITS[match["high"]]
    if high - low not in (1, 2) or (high - low == 2 and low != 3):
        return None
    ends = (PAIR.sub(match[name], printed, count=1) for name in ("low", "high"))
    first, second = (number_of(one) for one in ends)
    return (first, second) if first is not None and second is not None else None


def plain(number: Decimal) -> int | float:
    """As JSON has it: a whole number without a point."""
    return int(number) if number == number.to_integral_value() else float(number)
