"""/api/titles: the newspapers of the archive."""

from __future__ import annotations

from typing import Any

from django.db.models import Max, Min, QuerySet
from django.http import HttpRequest, HttpResponse
from ninja import Router, Schema

from shuzibao.api.answers import as_json, base_of
from shuzibao.api.asked import refuse_unknown
from shuzibao.api.documents import title_summary
from shuzibao.api.shapes import Titles, TitleSummary, Trouble
from shuzibao.archive.titles import printed
from shuzibao.errors import NotFound

router = Router(tags=["titles"])


@router.get("/titles", response={200: Titles, 400: Trouble}, operation_id="titles")
def list_titles(request: HttpRequest) -> HttpResponse:
    """Every newspaper of the archive, by slug."""
    refuse_unknown(request, Schema)
    return as_json({"items": [_summary(request, title) for title in _counted().order_by("slug")]})


@router.get("/titles/{slug}", response={200: TitleSummary, 404: Trouble}, operation_id="title")
def one_title(request: HttpRequest, slug: str) -> HttpResponse:
    """A newspaper: its names, how many issues there are and from when to when."""
    title = _counted().filter(pk=slug).first()
    if title is None:
        raise NotFound("no such title", slug, "see /api/titles for what there is")
    return as_json(_summary(request, title))


def _counted() -> QuerySet[Any]:
    found: QuerySet[Any] = printed().annotate(first=Min("issues__date"), last=Max("issues__date"))
    return found


def _summary(request: HttpRequest, title: Any) -> dict[str, Any]:
    return title_summary(base_of(request), title, title.count, (title.first, title.last))
