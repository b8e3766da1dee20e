"""Issues newest first, a stretch at a time: the order that feeds and the API page through.

By date; issues without a date stand behind those with one; equal dates by id. A stretch begins
behind an issue and not at a number, so nothing is doubled or missed when issues are added between
two requests, and the thousandth stretch costs what the first does.
"""

from __future__ import annotations

import datetime as dt

from django.db.models import F, Q, QuerySet

from shuzibao.archive.models import Issue
from shuzibao.model.ids import ISSUE_ID

Issues = QuerySet[Issue, Issue]


def newest_first(issues: Issues) -> Issues:
    """In the order of this module."""
    return issues.order_by(F("date").desc(nulls_last=True), "id")


def behind(issues: Issues, last: str) -> Issues:
    """The issues that stand behind the one with this id, whether it is still there or not.

    Raises:
        ValueError: this is no issue's id.
    """
    day = day_of(last)
    if day is None:
        return issues.filter(date__isnull=True, id__gt=last)
    same_day = Q(date=day, id__gt=last)
    return issues.filter(same_day | Q(date__lt=day) | Q(date__isnull=True))


def printed_within(issues: Issues, first: dt.date | None, last: dt.date | None) -> Issues:
    """The issues printed between these days, both included; None: open on that side.

    An issue without a date is among them where the whole of its year is, as in the search's date ranges.
    """
    if first:
        year = first.year + (first > dt.date(first.year, 1, 1))
        issues = issues.filter(Q(date__gte=first) | Q(date=None, year__gte=year))
    if last:
        year = last.year - (last < dt.date(last.year, 12, 31))
        issues = issues.filter(Q(date__lte=last) | Q(date=None, year__lte=year))
    return issues


def day_of(issue_id: str) -> dt.date | None:
    """The date that an issue's id says; None for one without a date.

    Raises:
        ValueError: this is no issue's id.
    """
    if not ISSUE_ID.fullmatch(issue_id):
        raise ValueError(f"no issue has the id {issue_id!r}")
    day = issue_id.rpartition("/")[2]
    return None if day.startswith("undated-") else dt.date.fromisoformat(day)
