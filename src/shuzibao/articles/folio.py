"""The folio 版头: the number and the name of the page, as they are printed at its edge."""

from __future__ import annotations

import re
from dataclasses import replace

from shuzibao.conventions.furniture import SECTION_NAMES
from shuzibao.conventions.numerals import NUMERAL, number_of
from shuzibao.model import Flow, Line, Page
from shuzibao.script.fold import fold

EDGE = 0.09  # of the page's height, or of its width where the folio stands at the side
LONGEST = 48
NUMBER = re.compile(
    rf"第\s*(?P<said>{NUMERAL})\s*版|(?<![\dA-Za-z年月])(?<!今日)(?<!今天)(?<!共)(?<!本期)(?<!出版)(?<!出)(?P<label>[A-D]?\d{{1,2}})\s*版"
    rf"|(?<![\d年月A-Za-z])(?P<beside>[A-D]?\d{{1,2}})\s*(?=(?:{SECTION_NAMES})(?:新闻)?(?:\s|$))"
    r"|^Page\s+(?P<page>\d{1,3})\b|^(?P<leads>\d{1,3})\s+(?=(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
    rf"|(?:^|\s)(?:{SECTION_NAMES})(?:新闻)?\s+(?P<behind>[A-D]?\d{{1,2}})(?=\s|$)"
)  # fmt: skip
# 临泉镇开设直播间卖葡萄 8版: a pointer to a story inside, without a date
TEASER = re.compile(
    r"^(?!.*(?:\d{4}\s*年|星期)).*[\u4e00-\u9fff“”，、：！？]{7,}\s*[（(]?[A-D]?\d{1,2}\s*版"
)
UPRIGHT = re.compile(rf"^(?:第\s*{NUMERAL}\s*版|[A-D]?\d{{1,2}}\s*版)")  # set downwards at the side
NAME = re.compile(rf"(?:^|[\s\d版·|/:：])(?P<name>(?:{SECTION_NAMES})(?:新闻)?)(?:\s|$)")


def with_printed_number(page: Page) -> Page:
    """The page with number, label and name from its folio, where nothing better is known."""
    if page.number is not None and page.name:
        return page
    for line in sorted(page.lines, key=lambda line: _order(page, line)):
        if line.box is None or len(line.text) > LONGEST or not _at_edge(page, line):
            continue
        text = fold(line.text)
        if line.flow is Flow.DOWN and not UPRIGHT.match(text):
            continue
        if TEASER.search(text):
            continue
        number, label = _number(text)
        if number is None and label is None:
            continue
        named = NAME.search(text)
        return replace(
            page,
            number=page.number if page.number is not None else number,
            label=page.label or label,
            name=page.name
            or (line.text[named.start("name") : named.end("name")] if named else None),
        )
    return page


def _order(page: Page, line: Line) -> tuple[bool, float]:
    """Level lines first, the nearest to the page's edge before others: pointers 2版 of a list of contents stand further in."""
    if line.box is None:
        return True, 0.0
    high = page.height or 1.0
    return line.flow is Flow.DOWN, round(min(line.box.top, high - line.box.bottom))


def _at_edge(page: Page, line: Line) -> bool:
    assert line.box is not None
    high, wide = page.height or 1.0, page.width or 1.0
    return (
        line.box.bottom < EDGE * high
        or line.box.top > (1 - EDGE / 2) * high
        or (line.box.height > line.box.width and (line.box.right < EDGE * wide or line.box.left > (1 - EDGE) * wide))
    )  # fmt: skip


def _number(text: str) -> tuple[int | None, str | None]:
    found = NUMBER.search(text.strip())
    if not found:
        return None, None
    said = next(value for value in found.groupdict().values() if value)
    if said[0] in "ABCD":
        labelled = int(said[1:])
        return (labelled if said[0] == "A" else None), f"{said[0]}{labelled:02d}"
    number = number_of(said)
    return (number if number and number < 200 else None), None
