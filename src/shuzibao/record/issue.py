"""The facts of a whole issue: its date, its district and its sources tell each article's context."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping

from shuzibao.model import Fact, FactKind, Issue
from shuzibao.record.base import Context, NameFinder
from shuzibao.record.tell import district_of, facts_of_all

FULL_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def context_of(issue: Issue, district: str | None = None) -> Context:
    """What the issue says of its articles. district: the title's own setting, where there is one."""
    return Context(
        date=issue.date,
        year=issue.year,
        district=district or district_of(issue.articles, issue.title.name if issue.title else None),
        texts={page.source: page.text for page in issue.pages if page.text},
    )


def facts_of_issue(
    issue: Issue, district: str | None = None, finder: NameFinder | None = None
) -> Mapping[str, tuple[Fact, ...]]:
    """The facts of each article, by the article's id."""
    context = context_of(issue, district)
    told = facts_of_all(issue.articles, context, finder)
    return {article.id: facts for article, facts in zip(issue.articles, told, strict=True)}


def told_days(facts: Iterable[Fact]) -> tuple[dt.date, dt.date] | None:
    """The first and the last whole day that the facts tell: where an issue without a date belongs.

    Only days told with their year and held to be past or present count; None where there is none.
    """
    days = []
    for fact in facts:
        if fact.kind is FactKind.DATE and fact.value:
            days += [dt.date.fromisoformat(day) for day in FULL_DAY.findall(fact.value)]
    return (min(days), max(days)) if days else None
