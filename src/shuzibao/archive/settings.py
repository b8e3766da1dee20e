"""What is set for a title: its district, and whether ordinary people have a page."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction

from shuzibao.archive import changes, models, names
from shuzibao.errors import NotFound

BATCH = 400


def all_of(slug: str | None = None) -> list[models.Title]:
    """Every title, or the one of this slug."""
    rows = models.Title.objects.order_by("slug")
    return list(rows.filter(slug=slug) if slug else rows)


def change(slug: str, given: Mapping[str, str | bool]) -> None:
    """Set these; an empty word or False takes a setting back. The record is set right with it.

    Raises:
        NotFound: no such title.
    """
    row = models.Title.objects.filter(slug=slug).first()
    if row is None:
        raise NotFound("no such paper", slug, "`shuzibao title` names every one")
    before = dict(row.settings or {})
    row.settings = {name: value for name, value in {**before, **given}.items() if value}
    with transaction.atomic():
        row.save(update_fields=["settings"])
        if before.get("district") != row.settings.get("district"):
            _tell_again(slug)
        if before.get("ordinary_people") != row.settings.get("ordinary_people"):
            _count_people_again(slug)


def _tell_again(slug: str) -> None:
    """A bare 区委 means another body now: every article of the title is told anew."""
    for issue in models.Issue.objects.filter(title=slug).values_list("id", flat=True):
        articles = models.Article.objects.filter(issue=issue).values_list("id", flat=True)
        changes.note(issue, list(articles), [])


def _count_people_again(slug: str) -> None:
    facts = models.Fact.objects.filter(kind="person", article__issue__title=slug).exclude(key="")
    keys = sorted(set(facts.order_by().values_list("key", flat=True).distinct()))
    for at in range(0, len(keys), BATCH):
        turned = names.count_again({("person", key) for key in keys[at : at + BATCH]})
        names.note_issues(turned)
