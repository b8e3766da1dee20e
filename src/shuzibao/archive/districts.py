"""Which district each title is of, learnt from all its issues, and which issues were told with another.

An issue keeps which places it names (`Issue.named`) and what a bare 区 meant when it was told. What they say together
is kept with the title; the editor's setting goes before it.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet

from shuzibao.archive import models
from shuzibao.record.bodies.districts import Named
from shuzibao.record.bodies.districts import learnt as district_of_all

if TYPE_CHECKING:
    from shuzibao.record.issue import IssueFacts


def of_issue(issue_id: str) -> str | None:
    """The district that the issue's title gives: set by an editor, or learnt. None where it is neither."""
    row = models.Issue.objects.filter(id=issue_id).select_related("title").first()
    return _of_title(row.title) if row and row.title else None


def keep(issue_id: str, tells: IssueFacts) -> None:
    """Remember what an issue names and with which district it was told."""
    issue = models.Issue.objects.select_related("title").get(id=issue_id)
    named = {**asdict(tells.named), "district": tells.district, "given": tells.given}
    models.Issue.objects.filter(id=issue_id).update(named=named)
    if issue.title and (learnt := issue.title.learnt):
        told = _named(learnt).plus(tells.named)
        told = told.plus(_named(issue.named), -1) if issue.named else told
        more = 0 if issue.named else 1
        _save(issue.title, {**learnt, **asdict(told), "issues": learnt["issues"] + more})


def learn(slugs: Iterable[str]) -> None:
    """Learn these titles' districts from all that their issues name."""
    for title in _titles(slugs):
        learnt = title.learnt or {"issues": 0, "district": None, "behind": False}
        issues = _told(title).count()
        if issues != learnt["issues"]:  # some went, or nothing was learnt before
            kept = _told(title).values_list("named", flat=True)
            named = functools.reduce(Named.plus, (_named(one) for one in kept if one), Named())
            learnt = {**learnt, **asdict(named), "issues": issues}
        found = district_of_all(_named(learnt), title.name, learnt["district"])
        behind = learnt["behind"] or found != learnt["district"]
        _save(title, {**learnt, "district": found, "behind": behind})


def stale(slugs: Iterable[str]) -> list[str]:
    """The issues of these titles that were told with another district than they would be now."""
    found: list[str] = []
    for title in _titles(slugs):
        if title.learnt and title.learnt["behind"]:
            given = _of_title(title)
            told = _told(title).order_by("id").values_list("id", "named")
            found += [
                issue
                for issue, said in told
                if said and (said["district"] != given if given else said["given"])
            ]
    return found


def settle(slugs: Iterable[str]) -> None:
    """Note that no issue of these titles is stale."""
    for title in _titles(slugs):
        if title.learnt and title.learnt["behind"]:
            _save(title, {**title.learnt, "behind": False})


def _of_title(title: models.Title) -> str | None:
    district = (title.settings or {}).get("district") or (title.learnt or {}).get("district")
    return str(district) if district else None


def _named(said: Mapping[str, Any]) -> Named:
    return Named(said["of"], said["places"])


def _save(title: models.Title, learnt: Mapping[str, Any]) -> None:
    if learnt != title.learnt:
        models.Title.objects.filter(slug=title.slug).update(learnt=dict(learnt))


def _titles(slugs: Iterable[str]) -> QuerySet[models.Title, models.Title]:
    return models.Title.objects.filter(slug__in=sorted(set(slugs)))


def _told(title: models.Title) -> QuerySet[models.Issue, models.Issue]:
    return models.Issue.objects.filter(title=title, named__isnull=False)
