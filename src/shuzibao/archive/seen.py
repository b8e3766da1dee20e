"""When something was printed, as far as that is known: in an issue of a day, or in one that bears none."""

from __future__ import annotations

import datetime as dt
import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from shuzibao.archive.models import Issue, Name
from shuzibao.archive.shown import BATCH, every_listed, told


@dataclass(frozen=True, slots=True, order=True)
class Seen:
    """When an issue was printed: on a day, or on one that lies between two.

    first, last: the same where the day is known.
    """

    first: dt.date
    last: dt.date

    @property
    def known(self) -> bool:
        return self.first == self.last

    @property
    def text(self) -> str:
        return self.first.isoformat() if self.known else f"≈{self.first.year}"


Span = tuple[Seen, Seen]  # the first and the last


def seen(issue: Issue) -> Seen | None:
    """None where not even the year is known."""
    if issue.date:
        return Seen(issue.date, issue.date)
    if between := issue.printed_between:
        return Seen(*(dt.date.fromisoformat(between[end]) for end in ("first", "last")))
    if issue.year:
        return Seen(dt.date(issue.year, 1, 1), dt.date(issue.year, 12, 31))
    return None


def span_of(days: Iterable[Seen]) -> Span | None:
    """The first and the last of these; None of none."""
    listed = list(days)
    return (min(listed), max(listed, key=lambda day: day.last)) if listed else None


def iso(span: Span | None) -> tuple[str | None, str | None]:
    """Both ends in ISO 8601, as precise as they are known: 2021-11-29, 2023."""
    if span is None:
        return None, None
    first, last = span
    return (
        first.first.isoformat() if first.known else f"{first.first.year:04}",
        last.last.isoformat() if last.known else f"{last.last.year:04}",
    )


def spans(rows: Sequence[Name]) -> dict[int, Span]:
    """When each of these names was first and last printed, issues without a date among them; by primary key.

    A name whose issues do not even have a year is left out. One query more for a list, and none where every
    issue has its date.
    """
    undated = Issue.objects.filter(date=None).exists()
    found: dict[int, Span] = {}
    for at in range(0, len(rows), BATCH):
        some = rows[at : at + BATCH]
        loose = _undated(some) if undated else {}
        for row in some:
            days = [Seen(day, day) for day in (row.first, row.last) if day]
            if span := span_of([*days, *loose.get((row.kind, row.key), ())]):
                found[row.pk] = span
    return found


def _undated(rows: Sequence[Name]) -> dict[tuple[str, str], list[Seen]]:
    """By kind and key, when the issues without a date were printed in which these names stand."""
    keys: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        keys[row.kind].add(row.key)
    asked = Q(pk__in=[])
    for kind, some in keys.items():
        asked |= Q(kind=kind, name__in=some) if kind == "post" else Q(kind=kind, key__in=some)
    asked |= Q(kind="post", body__in=keys["organisation"])  # a body that its posts alone tell
    facts = told().filter(asked, article__issue__date=None).order_by()
    columns = ("kind", "key", "name", "body", "article__issue")
    places: dict[tuple[str, str], set[str]] = defaultdict(set)
    for kind, key, name, body, issue in facts.values_list(*columns).distinct():
        places[kind, name if kind == "post" else key].add(issue)
        if kind == "post" and body:
            places["organisation", body].add(issue)
    issues = Issue.objects.in_bulk(sorted(set().union(*places.values())))
    days = {pk: day for pk, issue in issues.items() if (day := seen(issue))}
    return {key: [days[one] for one in some if one in days] for key, some in places.items()}


def export_names() -> Iterator[dict[str, Any]]:
    """Every name that has a page, by kind and key, with when it was printed; for `shuzibao.export.record`."""
    rows = every_listed().iterator(chunk_size=BATCH)
    while some := list(itertools.islice(rows, BATCH)):
        days = spans(some)
        for row in some:
            first, last = iso(days.get(row.pk))
            yield {
                "kind": row.kind, "key": row.key, "name": row.bare, "note": row.note, "articles": row.articles,
                "first": first, "last": last, "sentence": row.sentence, "address": f"/{row.article}",
            }  # fmt: skip
