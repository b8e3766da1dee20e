"""Errors that help: what, and the next thing to do, as an editor would say it."""

from __future__ import annotations

import datetime as dt
import re

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from shuzibao.archive.models import Issue, Page, Title
from shuzibao.reader import shelf
from shuzibao.reader.show import show

ADDRESS = re.compile(r"/([a-z0-9-]+)(?:/([a-z0-9-]+))?(?:/(\d+))?")
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404, with the nearest things that do exist at this address."""
    return show(request, "404.html", _nearby(request.path), status=404)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400. The host may be wrong, so nothing that asks for it is used."""
    return HttpResponse(render_to_string("reader/400.html"), status=400)


def server_error(request: HttpRequest) -> HttpResponse:
    """500. Asks neither database nor request: either may be what broke."""
    return HttpResponse(render_to_string("reader/500.html"), status=500)


def _nearby(path: str) -> dict[str, object]:
    """The title, issue and page that the address names, as far as they exist, and issues near its date."""
    found = ADDRESS.match(path)
    if not found:
        return {}
    slug, day, number = found.groups()
    title = Title.objects.filter(pk=slug).first()
    issue = Issue.objects.filter(pk=f"{slug}/{day}").first() if day else None
    page = Page.objects.filter(pk=f"{slug}/{day}/{number}").first() if issue and number else None
    return {
        "title": title,
        "issue": issue,
        "page": page,
        "near": [] if issue or not title else _near(slug, day),
    }


def _near(slug: str, day: str | None) -> list[Issue]:
    if not day or not DAY.fullmatch(day):
        return []
    try:
        return shelf.nearest(slug, dt.date.fromisoformat(day))
    except ValueError:  # the 31st of February
        return []
