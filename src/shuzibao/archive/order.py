"""Issues newest first, a stretch at a time: the order that feeds and the API page through.

By date; issues without a date stand behind those with one; equal dates by id. A stretch begins
behind an issue and not at a number, so nothing is doubled or missed when issues are added between
two requests, and the thousandth stretch costs what the first does.
"""

from __future__ import annotations

from django.db.models import F, Q, QuerySet

from shuzibao.archive.models import Issue

Issues = QuerySet[Issue, Issue]


def newest_first(issues: Issues) -> Issues:
    """In the order of this module."""
    return issues.order_by(F("date").desc(nulls_last=True), "id")


def behind(issues: Issues, last: Issue) -> Issues:
    """The issues that stand behind this one."""
    if last.date is None:
        return issues.filter(date__isnull=True, id__gt=last.id)
    same_day = Q(date=last.date, id__gt=last.id)
    return issues.filter(same_day | Q(date__lt=last.date) | Q(date__isnull=True))
