"""/api/titles: the newspapers of the archive."""

from __future__ import annotations

import datetime as dt
from typing import Any, Final

from django.db.models import Max, Min, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from ninja import Router, Schema

from shuzibao.api.answers import as_json, base_of
from shuzibao.api.asked import refuse_unknown
from shuzibao.api.documents import title_summary
from shuzibao.api.shapes import Titles, TitleSummary, Trouble
from shuzibao.archive.seen import Seen, Span, iso, span_of
from shuzibao.archive.titles import printed
from shuzibao.errors import NotFound

router = Router(tags=["titles"])
UNDATED: Final = Q(issues__date=None)


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
    found: QuerySet[Any] = printed().annotate(
        first=Min("issues__date"),
        last=Max("issues__date"),
        first_year=Min("issues__year", filter=UNDATED),
        last_year=Max("issues__year", filter=UNDATED),
    )
    return found


def _summary(request: HttpRequest, title: Any) -> dict[str, Any]:
    return title_summary(base_of(request), title, title.count, iso(_span(title)))


def _span(title: Any) -> Span | None:
    """When its first and its last issue were printed, those without a date among them by their year."""
    days = [Seen(day, day) for day in (title.first, title.last) if day]
    years = {year for year in (title.first_year, title.last_year) if year}
    return span_of([*days, *(Seen(dt.date(y, 1, 1), dt.date(y, 12, 31)) for y in years)])
