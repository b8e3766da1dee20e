"""The front page: of the site, of a title, of an issue."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase

from shuzibao.archive.models import Issue, Title
from shuzibao.reader import accent, composition, notices, plates, shelf
from shuzibao.reader.look import thumbs_of
from shuzibao.reader.photos import first_photos
from shuzibao.reader.show import show
from shuzibao.reader.views.moved import follows
from shuzibao.reader.whole import whole_names


def home(request: HttpRequest) -> HttpResponse:
    """The latest issue of all, and what other papers there are."""
    issue = shelf.latest()
    if issue is None:
        return show(request, "empty.html", {})
    return show(
        request,
        "front.html",
        _front(issue) | {"others": shelf.latest_of_each(but=issue.title_id), "place": "home"},
    )


def title(request: HttpRequest, slug: str) -> HttpResponse:
    """The latest issue of one paper."""
    paper = Title.objects.filter(pk=slug).first()
    issue = shelf.latest(paper) if paper else None
    if paper is None or issue is None:
        raise Http404(slug)
    return show(request, "front.html", _front(issue) | {"others": [], "place": "title"})


def look(request: HttpRequest, slug: str) -> HttpResponse:
    """The title's own colour; a sheet of its own, for a page of ours holds no style."""
    paper = Title.objects.filter(pk=slug).first()
    colour = str(paper.settings.get("accent", "")) if paper else ""
    if not accent.COLOUR.fullmatch(colour):
        raise Http404(slug)
    return HttpResponse(accent.sheet(colour), content_type="text/css; charset=utf-8")


@follows
def issue(request: HttpRequest, slug: str, issue: str) -> HttpResponseBase:
    """One issue: its front page and everything else in it, by page."""
    found = shelf.issue_or_404(slug, issue)
    return show(request, "front.html", _front(found) | {"others": [], "place": "issue"})


def _front(issue: Issue) -> dict[str, Any]:
    pages = list(issue.pages.all())
    hidden = plates.hidden_in(issue)
    thumbs = thumbs_of(pages, hidden)
    articles = shelf.in_order(issue)
    photos = first_photos(articles, hidden)
    return {
        "issue": issue,
        "title": issue.title,
        "pages": pages,
        "notices": notices.told(issue),
        "pictured": [(page, thumb) for page, thumb in thumbs if thumb],
        "front": composition.compose(pages, articles, photos),
        "photos": photos,
        "whole": whole_names(article.pk for article in articles),
        "near": shelf.neighbours(issue),
        "recent": shelf.recent(issue.title, issue) if issue.title else [],
    }
