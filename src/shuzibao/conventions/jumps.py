"""Jump lines 转版: 下转第2版, 上接第一版, 紧接A3版, "continued on page 3"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from shuzibao.conventions.numerals import NUMERAL, number_of

PAGE = rf"第?\s*(?P<{{0}}>[A-Da-dＡ-Ｄ]?\s*(?:{NUMERAL}))\s*(?:版|页|頁)?"
OPEN, CLOSE = r"[（(【\[〔]?\s*", r"\s*[）)】\]〕]?"
POINTERS = r"(?:[▶►→☞◆●■▲※>》]{1,4}\s*)?"
NAMED = r"(?:\s*[·•・|｜]\s*[\u4e00-\u9fff]{2,4})?"  # the page's name: 第三版·深度
MARKS = "".join(map(chr, range(0x2460, 0x2488)))  # ①, ⑴: which of several, 下转第四版②
MARK = rf"(?:\s*[{MARKS}])?"
ON = re.compile(
    OPEN
    + POINTERS
    + r"(?:[紧緊]?下[转轉接]|[紧緊][转轉]|转|轉|[转轉]至|[紧緊]接|[下全]?文[转轉]|全文[见見]|[详詳][见見])\s*(?:今日|本[报報])?"
    + PAGE.format("page")
    + NAMED
    + MARK
    + CLOSE
    + MARK
    + r"[▶►→☞>》]{0,4}$"
)
FROM = re.compile(
    r"^"
    + MARK
    + OPEN
    + r"(?:[▶►←◀◄☜◆●■▲※>《<]{1,4}\s*)?(?:[紧緊]?[上][接]|[紧緊]?接|承接)\s*(?:今日|本[报報])?"
    + PAGE.format("page")
    + r"(?:[：:\s]*《[^《》]{2,40}》)?"  # the headline that the first part has
    + MARK
    + CLOSE
)
ON_LATIN = re.compile(
    r"[（(\[]?\s*(?:continued|cont\.?|turn|see)\s+(?:on|to)?\s*(?:page|p\.?)\s*(?P<page>[A-D]?\d{1,3})\s*[)\]）]?\s*\.?$",
    re.I,
)
FROM_LATIN = re.compile(
    r"^[（(\[]?\s*(?:continued|cont\.?|from)\s+(?:from\s+)?(?:page|p\.?)\s*(?P<page>[A-D]?\d{1,3})\s*[)\]）]?",
    re.I,
)
# What none of them is without; most lines have nothing of it.
WORDED = re.compile("[转轉接见見]|cont|turn|see|from", re.I)


@dataclass(frozen=True, slots=True)
class JumpLine:
    """A jump line found in a printed line: where it stands in the line, where it points, which way."""

    start: int
    end: int
    page: int | str
    onward: bool


def find_jump(text: str, alone: bool = False) -> JumpLine | None:
    """The jump line in one printed line: at its end (下转) or at its start (上接).

    A jump without brackets or arrows counts only where it is all that the line holds (转3版 inside a sentence is none).
    """
    if not WORDED.search(text):
        return None
    for pattern, onward in ((ON, True), (ON_LATIN, True), (FROM, False), (FROM_LATIN, False)):
        found = pattern.search(text)
        if not found or not found[0].strip():
            continue
        bracketed = found[0].lstrip(MARKS + " ")[0] in "（(【[〔▶►→☞"
        whole = not text[: found.start()].strip() and not text[found.end() :].strip()
        if not (bracketed or whole) or (
            not bracketed and not re.search(r"[版页頁]|page|p\.", found[0], re.I)
        ):
            continue
        page = _page(found["page"])
        if page is not None:
            return JumpLine(found.start(), found.end(), page, onward)
    return None


def _page(printed: str) -> int | str | None:
    letters = re.match(r"\s*([A-Da-dＡ-Ｄ])\s*(.*)", printed)
    if letters:
        number = number_of(letters[2].strip())
        return (
            f"{chr(ord(letters[1]) - 0xFEE0) if letters[1] > 'z' else letters[1].upper()}{number}"
        )
    return number_of(printed.strip())
