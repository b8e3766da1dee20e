"""What is not at its address: withdrawn, moved, or never there."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponsePermanentRedirect

from shuzibao.archive.models import Article, Moved
from shuzibao.errors import NotFound
from shuzibao.reader import refusals

WITHDRAWN = "withdrawn by the editors"


def answer_for_missing(kind: str, name: str) -> HttpResponse:
    """410 for a withdrawn article, 301 for what has another id now.

    kind: the list it would be in: "issues", "pages", "articles".

    Raises:
        NotFound: there never was such a thing.
    """
    if kind == "articles" and Article.objects.filter(pk=name, hidden__isnull=False).exists():
        return refusals.as_json(410, WITHDRAWN, name, "ask the paper")
    moved = Moved.objects.filter(old=name).first()
    if moved is not None:
        return HttpResponsePermanentRedirect(f"/api/{kind}/{moved.new}")
    raise NotFound(f"no such {kind.removesuffix('s')}", name, f"see /api/{kind} for what there is")


def hidden_in(issue: str) -> list[str]:
    """Ids of an issue's withdrawn articles."""
    found = Article.objects.filter(issue=issue, hidden__isnull=False).order_by("id")
    return list(found.values_list("id", flat=True))
