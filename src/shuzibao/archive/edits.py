"""What editors did, kept apart from what the code read, and laid over it after every rebuild."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from shuzibao.archive import changes, models, names
from shuzibao.errors import NotFound

HIDE = "hide"
# A better reading may cut the hidden print into other articles. Each that shows more than this share of
# it is hidden too: rather one story too many unseen than one line of it shown.
SHARE = 0.2

Place = tuple[str, int, int, int]  # digest of the original, page or line, start, end


def hide(article_id: str, reason: str, date: str, by: str = "") -> None:
    """Show this article to nobody, now and after every rebuild; it stays in the archive.

    Raises:
        NotFound: no such article.
    """
    article = models.Article.objects.filter(id=article_id).first()
    if article is None:
        raise NotFound("no such article", article_id, "`shuzibao show ISSUE` names its articles")
    value = {"reason": reason, "date": date, "by": by}
    with transaction.atomic():
        models.Edit.objects.update_or_create(
            article_id=article_id,
            kind=HIDE,
            defaults={
                "issue_id": article.issue_id,
                "value": value,
                "anchor": sorted(
                    list(place) for place in _places(article, digests_of(article.issue_id))
                ),
            },
        )
        apply(article.issue_id)
        touch(article.issue_id)
        changes.note(article.issue_id, [article_id], [])


def unhide(article_id: str) -> None:
    """Show it again. Raises NotFound where it is not hidden."""
    article = models.Article.objects.filter(id=article_id).exclude(hidden=None).first()
    if article is None:
        raise NotFound("no such hidden article", article_id)
    places = _places(article, digests_of(article.issue_id))
    with transaction.atomic():
        for edit in models.Edit.objects.filter(kind=HIDE):
            if edit.article_id == article_id or _covers(places, edit.anchor):
                edit.delete()
        apply(article.issue_id)
        touch(article.issue_id)
        changes.note(article.issue_id, [article_id], [])


def touch(issue_id: str) -> None:
    """The issue reads otherwise now: whoever asks "changed since?" must hear yes."""
    models.Issue.objects.filter(id=issue_id).update(changed=timezone.now())


def apply(issue_id: str) -> None:
    """Lay the editors' hides over the issue as it now reads. Called inside the writing transaction."""
    articles = models.Article.objects.filter(issue_id=issue_id)
    hides = list(models.Edit.objects.filter(kind=HIDE))
    digests = digests_of(issue_id) if hides else {}
    hides = [edit for edit in hides if _digests(edit) & set(digests.values())]
    for article in articles if hides else articles.exclude(hidden=None):
        places = _places(article, digests) if hides else set()
        value = next((edit.value for edit in hides if _covers(places, edit.anchor)), None)
        if article.hidden != value:
            names.mark([article.pk])
            article.hidden = value
            article.save(update_fields=["hidden"])
            names.mark([article.pk])


def digests_of(issue_id: str) -> dict[str, str]:
    """The issue's sources: name, as spans call it -> digest of the original."""
    return dict(models.Page.objects.filter(issue_id=issue_id).values_list("source", "original_id"))


def _digests(edit: models.Edit) -> set[str]:
    return {place[0] for place in edit.anchor}


def _places(article: models.Article, digests: Mapping[str, str]) -> set[Place]:
    """Every printed stretch of the article, by the content of its original and not by its name."""
    return {
        (digests[span["source"]], span["page"], span["line"], span["at"])
        if "start" not in span
        else (digests[span["source"]], -1, span["start"], span["end"])
        for piece in article.elements
        for span in piece["spans"]
    }


def _covers(places: Iterable[Place], anchor: list[list[Any]]) -> bool:
    """Whether the places hold more than SHARE of what the anchor names."""
    wanted = [tuple(place) for place in anchor]
    held = set(places)
    shown = sum(_length(place) for place in wanted if _within(place, held))
    return shown > SHARE * sum(_length(place) for place in wanted)


def _within(place: tuple[Any, ...], held: set[Place]) -> bool:
    digest, page, start, end = place
    if page != -1:
        return place in held
    return any(
        other[0] == digest and other[1] == -1 and other[2] < end and start < other[3]
        for other in held
    )


def _length(place: tuple[Any, ...]) -> int:
    return place[3] - place[2] if place[1] == -1 else 1
