"""The folio 版头: the number and the name of the page, as they are printed at its edge, or on a line of a text."""

from __future__ import annotations

import re
from dataclasses import replace

from shuzibao.conventions.furniture import (
    NAMED_FOLIO,
    SECTION_NAMES,
    furniture_role,
    paper_name,
)
from shuzibao.conventions.numerals import NUMERAL, number_of
from shuzibao.model import Box, Flow, Line, Page, Role
from shuzibao.script.characters import SPACE
from shuzibao.script.fold import fold

EDGE = 0.09  # of the page's height, or of its width where the folio stands at the side
LONGEST = 48
NUMBER = re.compile(
    rf"第\s*(?P<said>{NUMERAL})\s*[版页]|(?<![\dA-Za-z年月])(?<!今日)(?<!今天)(?<!共)(?<!本期)(?<!出版)(?<!出)(?P<label>[A-D]?\d{{1,2}})\s*版"
    rf"|(?<![\d年月A-Za-z])(?P<beside>[A-D]?\d{{1,2}})\s*(?=(?:{SECTION_NAMES})(?:新闻)?(?:\s|$))"
    r"|^(?i:(?:.*(?:day\b|[12]\d{3}).*\s)?page)\s+(?P<page>\d{1,3})\b|^(?P<leads>\d{1,3})\s+(?=(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
    rf"|(?:^|\s)(?:{SECTION_NAMES})(?:新闻)?\s+(?P<behind>[A-D]?\d{{1,2}})(?=\s|$)"
    rf"|^(?:{SECTION_NAMES})(?:新闻)?(?P<close>[A-D]?\d{{1,2}})$"
)  # fmt: skip
# 临泉镇开设直播间卖葡萄 8版: a pointer to a story inside, without a date
TEASER = re.compile(
    r"^(?!.*(?:\d{4}\s*年|星期)).*[\u4e00-\u9fff“”，、：！？]{7,}\s*[（(]?[A-D]?\d{1,2}\s*版"
)
# The page's number alone, in one row with a line that says the day.
ALONE = re.compile(r"^[A-D]?\d{1,2}$")
ALONE_NAME = re.compile(r"^[\u4e00-\u9fff][\u4e00-\u9fff·•]{1,5}$")
DAY = re.compile(r"\d{4}\s*年|星期|周[一二三四五六日]|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day")
UPRIGHT = re.compile(
    rf"^(?:第\s*{NUMERAL}\s*[版页]|[A-D]?\d{{1,2}}\s*版)"
)  # set downwards at the side
NAME = re.compile(rf"(?:^|[\s\d版·|/:：])(?P<name>(?:{SECTION_NAMES})(?:新闻)?)(?:\s|$)")


def with_told_number(page: Page) -> Page:
    """The page of a text, whose lines have no places, by its folio; two folios that differ say nothing."""
    if page.number is not None and page.name:
        return page
    short = (line.text for line in page.lines if len(line.text) <= LONGEST)
    folios = [
        (text, *_number(folded))
        for text in short
        if furniture_role(folded := fold(text)) is Role.FOLIO and not TEASER.search(folded)
    ]
    folios = [(text, number, label) for text, number, label in folios if number or label]
    if len({(number, label) for _, number, label in folios}) != 1:
        return page
    _, number, label = folios[0]
    if page.number not in (None, number):
        return page
    name = next(filter(None, (_name(one) for one, _, _ in folios)), None)
    return replace(
        page, number=page.number or number, label=page.label or label, name=page.name or name
    )


def _name(text: str) -> str | None:
    """What the page calls itself, on the line of its number."""
    if NAMED_FOLIO.match(fold(text).strip()):
        return re.split(r"[:：|｜·]", text, maxsplit=1)[1].strip()
    named = NAME.search(fold(text))
    return text[named.start("name") : named.end("name")] if named else None


def with_printed_number(page: Page) -> Page:
    """The page with number, label and name from its folio, where nothing better is known."""
    if page.number is not None and page.name:
        return page
    short = [line for line in page.lines if len(line.text) <= LONGEST]
    edge = [line for line in short if _at_edge(page, line) or _says_day_and_page(line)]
    days = [line.box for line in edge if line.box and DAY.search(fold(line.text))]
    told = page
    for line in sorted(edge, key=lambda line: _order(page, line)):
        text = fold(line.text)
        if (line.flow is Flow.DOWN and not UPRIGHT.match(text)) or TEASER.search(text):
            continue
        beside = line.flow is Flow.ACROSS and any(_level(line, day) for day in days)
        number, label = _number(f"{text}版" if beside and ALONE.match(text.strip()) else text)
        if number is None and label is None:
            continue
        name = _name(line.text)
        told = replace(
            page,
            number=page.number if page.number is not None else number,
            label=page.label or label,
            name=page.name or name,
        )
        break
    if told.name is None and told is not page:
        alone = (
            SPACE.sub("", line.text) for line in edge if any(_level(line, day) for day in days)
        )
        told = replace(told, name=next((text for text in alone if _is_name(fold(text))), None))
    return told


def _level(line: Line, day: Box) -> bool:
    """On one row with the line that says the day."""
    return line.box is not None and day.top < line.box.bottom and line.box.top < day.bottom


def _is_name(text: str) -> bool:
    """What stands alone in the folio's row and is neither number, day nor paper: 健康·服务."""
    return ALONE_NAME.match(text) is not None and paper_name(text) is None


def _order(page: Page, line: Line) -> tuple[bool, float]:
    """Level lines first, the nearest to the page's edge before others: pointers 2版 of a list of contents stand further in."""
    if line.box is None:
        return True, 0.0
    high = page.height or 1.0
    return line.flow is Flow.DOWN, round(min(line.box.top, high - line.box.bottom))


def _at_edge(page: Page, line: Line) -> bool:
    if line.box is None:
        return False
    high, wide = page.height or 1.0, page.width or 1.0
    return (
        line.box.bottom < EDGE * high
        or line.box.top > (1 - EDGE / 2) * high
        or (line.box.height > line.box.width and (line.box.right < EDGE * wide or line.box.left > (1 - EDGE) * wide))
    )  # fmt: skip


def _says_day_and_page(line: Line) -> bool:
    """A folio by its wording wherever it stands, as on a page cut to a part: 2024年5月6日 第2版."""
    if "第" not in line.text:
        return False
    text = fold(line.text)
    found = NUMBER.search(text)
    said = found is not None and found["said"] is not None
    return said and DAY.search(text) is not None and furniture_role(text) is Role.FOLIO


def _number(text: str) -> tuple[int | None, str | None]:
    found = NUMBER.search(text.strip())
    if not found:
        return None, None
    return _said(next(value for value in found.groupdict().values() if value))


def _said(said: str) -> tuple[int | None, str | None]:
    """The number and the label that A02, B1, 12 or 十二 says."""
    if said[0] in "ABCD":
        labelled = int(said[1:])
        return (labelled if said[0] == "A" else None), f"{said[0]}{labelled:02d}"
    number = number_of(said)
    return (number if number and number < 200 else None), None
