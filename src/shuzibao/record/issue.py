"""The facts of a whole issue: its date, its district and its sources tell each article's context."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from shuzibao.model import Fact, FactKind, Issue, PrintedBetween
from shuzibao.record.base import Context, NameFinder
from shuzibao.record.bodies.districts import Named, district_of, named_in
from shuzibao.record.dates.date_rules import FUTURE
from shuzibao.record.tell import facts_of_all

FULL_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def context_of(issue: Issue, district: str | None = None) -> Context:
    """What the issue says of its articles. district: the title's, set or learnt, where there is one."""
    return Context(
        date=issue.date,
        year=issue.year,
        district=district or district_of(issue.articles, name_of(issue)),
        texts={page.source: page.text for page in issue.pages if page.text},
    )


def facts_of_issue(
    issue: Issue, district: str | None = None, finder: NameFinder | None = None
) -> Mapping[str, tuple[Fact, ...]]:
    """The facts of each article, by the article's id."""
    context = context_of(issue, district)
    told = facts_of_all(issue.articles, context, finder)
    return {article.id: facts for article, facts in zip(issue.articles, told, strict=True)}


def name_of(issue: Issue) -> str | None:
    """What its paper is called."""
    return issue.title.name if issue.title else None


@dataclass(frozen=True, slots=True)
class IssueFacts:
    """What an issue tells: the facts of each article, the places that it names, and what a bare 区 meant.

    given: the district is the title's, and not what this issue alone says.
    """

    facts: Mapping[str, tuple[Fact, ...]]
    named: Named
    district: str | None
    given: bool


def tell_issue(issue: Issue, district: str | None = None) -> IssueFacts:
    """The facts of an issue with what they say of its title's district."""
    meant = context_of(issue, district).district
    facts, named = facts_of_issue(issue, meant), named_in(issue.articles, name_of(issue))
    return IssueFacts(facts, named, meant, district is not None)


def printed_between(facts: Iterable[Fact]) -> PrintedBetween | None:
    """Between which days an issue was printed that tells these facts; None where it tells no whole day.

    Days that are told as past lie before the issue, those told as to come behind it; a year that was only
    supposed, and the ends of years and plans, say nothing.
    """
    past: list[tuple[dt.date, str]] = []
    ahead: list[tuple[dt.date, str]] = []
    for fact in facts:
        if fact.kind is FactKind.DATE and fact.parts.get("precision") in ("day", "minute"):
            days = FULL_DAY.findall(fact.value or "")
            where = ahead if FUTURE.search(fact.sentence) else past
            where += [(dt.date.fromisoformat(day), fact.sentence) for day in days[-1:]]
    if not past:
        return None
    first, told = max(past, key=lambda one: one[0])
    later = [one for one in ahead if one[0] > first]
    last, basis = min(later, key=lambda one: one[0], default=(dt.date(first.year, 12, 31), ""))
    return PrintedBetween(first, last, tuple(dict.fromkeys(s for s in (told, basis) if s)))
