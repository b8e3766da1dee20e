"""Days, months, years and ranges of them, as people type them."""

from __future__ import annotations

import datetime as dt
import re

from shuzibao.errors import BadQuery
from shuzibao.search.query import Dates

RANGE = re.compile(r"\s*(?:\.{2,}|…|~|至|到|—+)\s*")
DAY = re.compile(r"(\d{4})(?:[-./年](\d{1,2})(?:[-./月](\d{1,2})日?)?)?[年月]?|(\d{4})(\d\d)(\d\d)")
SPELLED_OUT = re.compile(r"[12]\d{3}年(?:\d{1,2}月(?:\d{1,2}日?)?)?")
REMEDY = "write 2021, 2021-11, 2021-11-29, or a range: 2021-11..2022-03"


def dates_of(text: str) -> Dates:
    """`2021`, `2021-11`, `2021年11月29日`, `20211129`, and two of them with `..` between; either may miss.

    Raises:
        BadQuery: no such day, or no date at all.
    """
    ends = RANGE.split(text.strip())
    if len(ends) > 2 or not any(ends):
        raise _no_date(text.strip())
    first = _period(ends[0])[0] if ends[0] else None
    last = _period(ends[-1])[1] if ends[-1] else None
    if first and last and last < first:
        first, last = _period(ends[-1])[0], _period(ends[0])[1]
    return Dates(first, last)


def printed_in(word: str) -> Dates | None:
    """The days of a word that is nothing but a date, 2021年11月; None of any other word."""
    try:
        return dates_of(word) if SPELLED_OUT.fullmatch(word) else None
    except BadQuery:
        return None


def _no_date(text: str) -> BadQuery:
    return BadQuery(f"{text[:30]!r} is no date", "date", REMEDY, "no_date", text[:30])


def _period(text: str) -> tuple[dt.date, dt.date]:
    """The first and last day of a year, month or day."""
    found = DAY.fullmatch(text)
    try:
        if not found:
            raise ValueError
        year, month, day = (
            int(part) if part else None
            for part in (found.group(1, 2, 3) if found[1] else found.group(4, 5, 6))
        )
        first = dt.date(year or 0, month or 1, day or 1)
        if day:
            return first, first
        after = dt.date(first.year + (not month or month == 12), (month or 12) % 12 + 1, 1)
        return first, after - dt.timedelta(days=1)
    except (ValueError, OverflowError) as error:
        raise _no_date(text) from error
