"""What a file's name says of the page in it: `A01`, `01版`, `node_2`, `-p3`."""

from __future__ import annotations

import re
from dataclasses import dataclass

# Patterns in the order of how sure they are. Digital-newspaper sites name a page's file after its
# node (`node_2.htm`), archives after the page (`-p3`, `_0003`, `page 3`), desks after its label (`A01`, `01版`).
CHINESE = re.compile(r"第?\s*([A-Z]?)\s*0*(\d{1,3})\s*版")
CHINESE_NUMERAL = re.compile(r"第?([一二三四五六七八九十]{1,3})版")
LABEL = re.compile(r"(?<![A-Za-z0-9])([A-Z])[-_]?0*(\d{1,2})(?![0-9A-Za-z])")
WORD = re.compile(
    r"(?<![a-z])(?:page|pag|pg|p|node|seq|sheet|ban|版)[ ._-]?0*(\d{1,3})(?!\d)", re.I
)
# an archive's running page after a date: jb_1930-04-03_0001, weekly_20211129_03
AFTER_DATE = re.compile(r"(?:19|20)\d{2}[-_.]?(?:0\d|1[0-2])[-_.]?[0-3]\d[-_ ]0*(\d{1,3})$")
NUMERALS = {c: n for n, c in enumerate("〇一二三四五六七八九")}


@dataclass(frozen=True, slots=True)
class Named:
    """number: of the page. label: with its section, "A02". name: of the page, 要闻."""

    number: int | None = None
    label: str | None = None
    name: str | None = None


def page_from_name(name: str) -> Named:
    """Number, label and name of the page as far as the file's name states them."""
    stem = re.sub(r"\.[A-Za-z0-9]{2,5}$", "", name.replace("\\", "/").rsplit("/", 1)[-1])
    title = _page_name(stem)
    found = CHINESE.search(stem) or LABEL.search(stem)
    if found and int(found[2]):
        label = f"{found[1]}{int(found[2]):02d}" if found[1] else None
        return Named(int(found[2]) if found[1] in ("", "A") else None, label, title)
    spelled = CHINESE_NUMERAL.search(stem)
    if spelled:
        return Named(_numeral(spelled[1]), None, title)
    word = WORD.search(stem) or AFTER_DATE.search(stem)
    if word and int(word[1]):
        return Named(int(word[1]), None, title)
    return Named(None, None, title)


def page_number_from_name(name: str) -> int | None:
    """The page's number, None where the name states none (a date or a running number is not one)."""
    return page_from_name(name).number


def page_from_label(label: str | None) -> Named:
    """What a PDF's page label says: "3", "A02", "iv"."""
    if not label:
        return Named()
    found = re.fullmatch(r"([A-Z]?)0*(\d{1,3})", label.strip())
    if not found or not int(found[2]):
        return Named()
    section = found[1]
    return Named(
        int(found[2]) if section in ("", "A") else None,
        f"{section}{int(found[2]):02d}" if section else None,
    )


def _numeral(text: str) -> int:
    """一 to 九十九."""
    if "十" not in text:
        return NUMERALS[text[-1]]
    tens, _, ones = text.partition("十")
    return (NUMERALS[tens] if tens else 1) * 10 + (NUMERALS[ones] if ones else 0)


def _page_name(stem: str) -> str | None:
    """The Chinese words behind the page: `02版：要闻`, `A03 社会`."""
    found = re.search(r"(?:版|[A-Z]\d{1,2})\s*[:：_\-－ ]\s*([\u4e00-\u9fff]{2,6})$", stem)
    return found[1] if found else None
