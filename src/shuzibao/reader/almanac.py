"""The calendar of a year: months of weeks of days, each with its issues."""

from __future__ import annotations

import calendar
import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from shuzibao.archive.models import Issue


@dataclass(frozen=True, slots=True)
class Day:
    """date is None for the blank squares before the first and after the last of a month."""

    date: dt.date | None
    issues: tuple[Issue, ...]


@dataclass(frozen=True, slots=True)
class Month:
    """weeks: seven days each, from Monday. number: of issues."""

    first: dt.date
    weeks: tuple[tuple[Day, ...], ...]
    number: int


def months(year: int, issues: Sequence[Issue]) -> list[Month]:
    """The twelve months of a year. issues: of that year, all with a date."""
    on: dict[dt.date, list[Issue]] = defaultdict(list)
    for issue in issues:
        if issue.date:
            on[issue.date].append(issue)
    return [_month(year, month, on) for month in range(1, 13)]


def _month(year: int, month: int, on: dict[dt.date, list[Issue]]) -> Month:
    weeks = tuple(
        tuple(
            Day(day, tuple(on.get(day, ()))) if day.month == month else Day(None, ())
            for day in week
        )
        for week in calendar.Calendar().monthdatescalendar(year, month)
    )
    number = sum(len(day.issues) for week in weeks for day in week)
    return Month(dt.date(year, month, 1), weeks, number)
