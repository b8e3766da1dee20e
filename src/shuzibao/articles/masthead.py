"""The masthead 报头: which lines it is, and what it says of the issue."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from shuzibao.conventions import furniture as print_of
from shuzibao.conventions.numerals import number_of
from shuzibao.model import Notice, Page, Role, Title
from shuzibao.script.fold import fold

WEEKDAYS = "一二三四五六日"
LATIN_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
LATIN_MONTHS = print_of.LATIN_MONTHS.split("|")


@dataclass(slots=True)
class Masthead:
    """What the pages' mastheads and folios say. Text as printed."""

    title: Title | None = None
    date: dt.date | None = None
    weekday: str | None = None
    number: int | None = None
    running_number: int | None = None
    permit: str | None = None
    website: str | None = None
    more: dict[str, str] = field(default_factory=dict)
    notices: list[Notice] = field(default_factory=list)


def title_lines(page: Page) -> list[int]:
    """Lines that are the paper's own name and nothing else.

    A name stands near the top or beside the line with the date, or is a heading of the first level; a short line
    elsewhere that ends in 报 may be a headline.
    """
    found = []
    dated = [i for i, line in enumerate(page.lines) if _is_dated(line.text)]
    quoted = {
        fold(m["name"])
        for line in page.lines
        for m in print_of.QUOTED_TITLE.finditer(fold(line.text))
    }
    for i, line in enumerate(page.lines):
        name = print_of.paper_name(fold(line.text))
        if name is None or len(name) < 2:
            continue
        beside = any(abs(i - j) <= 4 for j in dated)
        if line.heading == 1 or (name in quoted and (i < 12 or beside)) or beside or i == 0:
            found.append(i)
    named = [i for i in found if not print_of.TODAY.match(fold(page.lines[i].text).strip())]
    found = named or found  # 今日电影 is a column where the paper has another name
    return sorted({*found, *_latin_names(page, found)})


def _latin_names(page: Page, names: Sequence[int]) -> list[int]:
    """The lines right beside the paper's name that say it in English: 云泽报 over YUNZE DAILY."""
    return [
        i
        for name in names
        for i in (name - 1, name + 1, name + 2)
        if 0 <= i < len(page.lines) and print_of.LATIN_NAME.match(page.lines[i].text.strip())
    ]


def _is_dated(text: str) -> bool:
    folded = fold(text)
    role = print_of.furniture_role(folded)
    return role is Role.MASTHEAD or (role is Role.FOLIO and _date(folded) is not None)


def read_masthead(
    pages: Sequence[Page], titles: Sequence[Sequence[int]], aside: Sequence[Sequence[int]]
) -> Masthead:
    """The facts of the lines that were set aside as furniture.

    titles: per page, the lines that are the paper's name. aside: per page, all lines that are furniture.
    """
    head = Masthead()
    names: Counter[str] = Counter()
    for page, own, lines in zip(pages, titles, aside, strict=True):
        for i in own:
            name = print_of.paper_name(fold(page.lines[i].text))
            if name:
                names[_as_printed(page.lines[i].text, name)] += 3
        for i in lines:
            text = page.lines[i].text
            for found in print_of.QUOTED_TITLE.finditer(fold(text)):
                names[text[found.start("name") : found.end("name")]] += 1
            if i not in own:
                names.update(_named_beside(text))
                _read_line(head, text, page.source)
    if (
        head.permit is None
    ):  # a paper with a number of its own in the national series needs no other permit
        head.permit = head.more.get("serial")
    if names:
        name = names.most_common(1)[0][0]
        forms = [name, *(other for other in names if fold(other) == fold(name) and other != name)]
        if fold(name) not in forms:
            forms.append(fold(name))
        head.title = Title(name, tuple(forms))
    _settle(head)
    _check_weekday(head, pages[0].source if pages else "")
    return head


def _named_beside(printed: str) -> list[str]:
    """The paper's name in a line of the folio, with a date or a page or by itself: A4 2018年3月7日 明泽报.

    A name of two characters is one at the line's head, before the day: 湖報 二〇一九年五月六日 A8.
    """
    names = [(word, print_of.paper_name(fold(word))) for word in printed.split()]
    dated = _date(fold(printed)) is not None
    return [
        _as_printed(word, name)
        for at, (word, name) in enumerate(names)
        if name and (len(name) > 2 or (dated and at == 0))
    ]


DAYS_OF_A_YEAR = 366


def _settle(head: Masthead) -> None:
    """What one fact tells of another.

    第3351期 alone is the running number: the numbers of one year do not grow beyond its days. The number of a
    registered paper 国内统一刊号 is its permit where no other is printed.
    """
    day = head.date.timetuple().tm_yday if head.date else DAYS_OF_A_YEAR
    if head.number and head.running_number is None and head.number > day:
        head.number, head.running_number = None, head.number
    if head.permit is None:
        head.permit = head.more.get("serial")


def _as_printed(line: str, folded_name: str) -> str:
    bare = print_of.HAN_SPACED.sub("", line)
    at = fold(bare).find(folded_name)
    return bare[at : at + len(folded_name)]


def _read_line(head: Masthead, printed: str, where: str) -> None:
    text = fold(printed)
    date = _date(text)
    if date and head.date is None:
        head.date = date
    if found := print_of.WEEKDAY.search(text):
        head.weekday = head.weekday or printed[found.start() : found.end()]
    if (found := print_of.RUNNING.search(text)) and head.running_number is None:
        head.running_number = number_of(found["number"] or found["other"] or found["old"])
    rest = print_of.RUNNING.sub(" ", text)
    if (found := print_of.NUMBER.search(rest)) and head.number is None:
        head.number = number_of(found["number"] or found["latin"])
    if (found := print_of.PERMIT.search(text)) and head.permit is None:
        head.permit = printed[found.start("permit") : found.end("permit")]
    if found := print_of.SERIAL.search(text):
        serial = printed[found.start("serial") : found.end("serial")]
        head.more.setdefault("serial", serial)
    if (found := print_of.WEBSITE.search(text)) and head.website is None and "@" not in text:
        head.website = found["url"]
    if found := print_of.LUNAR.search(text):
        head.more.setdefault("lunar", printed[found.start() : found.end()])
    if found := print_of.PAGES_TODAY.search(text):
        head.more.setdefault("pages", str(number_of(found["pages"] or found["other"])))


def _date(text: str) -> dt.date | None:
    if found := print_of.REPUBLICAN.search(text):
        years = number_of(found["year"])
        return _day(
            years + 1911 if years else None, number_of(found["month"]), number_of(found["day"])
        )
    if found := print_of.DATE.search(text):
        return _day(number_of(found["year"]), number_of(found["month"]), number_of(found["day"]))
    if found := print_of.LATIN_DATE.search(text):
        month = found["month"] or found["month2"]
        return _day(
            int(found["year"] or found["year2"]),
            LATIN_MONTHS.index(month) + 1,
            int(found["day"] or found["day2"]),
        )
    return None


def _day(year: int | None, month: int | None, day: int | None) -> dt.date | None:
    try:
        return dt.date(year or 0, month or 0, day or 0)
    except ValueError:
        return None


def weekday_number(printed: str) -> int | None:
    """1 for Monday 星期一 … 7 for Sunday, None where the word is none."""
    found = print_of.WEEKDAY.search(fold(printed))
    if not found:
        return None
    if found["latin"]:
        return LATIN_WEEKDAYS.index(found["latin"]) + 1
    return WEEKDAYS.index(found["day"].replace("天", "日")) + 1


def _check_weekday(head: Masthead, where: str) -> None:
    if head.date and head.weekday and weekday_number(head.weekday) != head.date.isoweekday():
        right = WEEKDAYS[head.date.isoweekday() - 1]
        head.notices.append(
            Notice(
                where, f"{head.date.isoformat()} is a 星期{right}, but {head.weekday} is printed"
            )
        )


YEAR = re.compile(r"(?<![\d-])(1[89]\d\d|20\d\d)\s*年(?!代|度?至|[-—])")


def inferred_year(texts: Sequence[str]) -> int | None:
    """The year that undated pages speak of most; of several, the latest. None where they name none."""
    years = Counter(int(found[1]) for text in texts for found in YEAR.finditer(text))
    if not years:
        return None
    most = max(years.values())
    return max(year for year, count in years.items() if count == most)
