"""Numbers as papers print them: 2, ２, 二, 十二, 廿三, 二〇二一."""

from __future__ import annotations

import re
import unicodedata

_ROWS = ("〇零○Ｏ", "一壹", "二贰两", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖")
DIGITS = {c: n for n, row in enumerate(_ROWS) for c in row}
TENS = {"十": 10, "拾": 10, "廿": 20, "卅": 30, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
NUMERAL = r"[0-9０-９〇零○一二三四五六七八九十廿卅百千两]+"
LONGEST = 9  # characters: no issue, page or year has more, and tables hold numbers of 32 bits


def number_of(printed: str) -> int | None:
    """The value of a numeral, or None where it is none, or a longer one than papers count with.

    十二 is 12, 二〇二一 is 2021, 廿三 is 23.
    """
    text = unicodedata.normalize("NFKC", printed)
    if len(text) > LONGEST:
        return None
    if text.isascii() and text.isdigit():
        return int(text)
    if not text or any(c not in DIGITS and c not in TENS and not c.isdigit() for c in text):
        return None
    if not any(c in TENS for c in text):
        return int("".join(str(DIGITS.get(c, c)) for c in text))
    total = digit = 0
    for c in text:
        if c in TENS:
            unit = TENS[c]
            total += unit if unit in (20, 30) else (digit or 1) * unit
            digit = 0
        else:
            digit = DIGITS[c] if c in DIGITS else int(c)
    return total + digit


# 壹 一包盐的账, 二、图纸改了, 第三年：…, 4. 谁来付钱: a heading that counts the parts of a story.
COUNTED = re.compile(
    r"(?P<capital>[壹贰叁肆伍陆柒捌玖拾])(?![零壹贰叁肆伍陆柒捌玖拾佰仟万元])|(?P<listed>[一二三四五六七八九十]{1,2})[、．.]"
    r"|第(?P<ordinal>[一二三四五六七八九十]{1,2})[\u4e00-\u9fff]?|[（(](?P<bracketed>[一二三四五六七八九十]{1,2})[）)]"
    r"|(?P<alone>[一二三四五六七八九十]{1,2})$|(?P<digits>\d{1,2})[、．.](?!\d)"
)


def count_of(text: str) -> tuple[str, int] | None:
    """How a heading counts, and the number it has; None for one that does not. text: folded, without spaces."""
    found = COUNTED.match(text)
    if found is None or found.lastgroup is None:
        return None
    number = number_of(found[found.lastgroup])
    return None if number is None else (found.lastgroup, number)
