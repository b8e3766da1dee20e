"""Lists of pages and articles, a stretch at a time, at a bounded cost however much there is.

In order of id, which is issue by issue. A stretch is filled from the issues that the filter lets
through, a batch of them at a time, so nothing sorts or counts the whole archive. Where little of
what is looked at fits, a stretch ends early: it may be short or even empty, and `next` goes on.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, TypeVar

from django.db.models import Model, QuerySet

from shuzibao.archive.models import Issue
from shuzibao.errors import BadQuery
from shuzibao.model.ids import ISSUE_ID

Thing = TypeVar("Thing", bound=Model)

BATCH: Final = 50  # issues looked into at once
MOST_BATCHES: Final = 20  # of one answer


def stretch(
    issues: QuerySet[Issue, Issue],
    things_in: Callable[[Sequence[str]], QuerySet[Thing, Thing]],
    after: str | None,
    limit: int,
) -> tuple[list[Thing], str | None]:
    """At most `limit` things, and what to give as `after` for those behind; None at the end.

    things_in: what is wanted of issues with these ids. after: id of the last thing one has, or of an
    issue that one is through with.

    Raises:
        BadQuery: `after` is neither.
    """
    found: list[Thing] = []
    ids = _from(issues, after).order_by("id").values_list("id", flat=True)
    batch: list[str] = []
    for _ in range(MOST_BATCHES):
        batch = list((ids.filter(id__gt=batch[-1]) if batch else ids)[:BATCH])
        if not batch:
            return found, None
        things = things_in(batch).order_by("id")
        if after and not found:
            things = things.filter(id__gt=after)
        found += things[: limit + 1 - len(found)]
        if len(found) > limit:
            return found[:limit], str(found[limit - 1].pk)
        if len(batch) < BATCH:
            return found, None
    return found, batch[-1]


def _from(issues: QuerySet[Issue, Issue], after: str | None) -> QuerySet[Issue, Issue]:
    if after is None:
        return issues
    issue = ISSUE_ID.match(after)
    rest = after[issue.end() :] if issue else ""
    if issue is None or (rest and not rest.startswith("/")):
        raise BadQuery(f"{after!r} is no id", "after", "take it from `next`")
    return issues.filter(id__gte=issue[0]) if rest else issues.filter(id__gt=issue[0])
