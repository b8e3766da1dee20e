"""A page: its picture with hot zones, its articles in order, its furniture, and what we could not place."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase

from shuzibao.reader import plates, shelf
from shuzibao.reader.facsimile import lines_of
from shuzibao.reader.finding import asked_by
from shuzibao.reader.look import look_of, thumbs_of
from shuzibao.reader.show import show
from shuzibao.reader.views.moved import follows
from shuzibao.reader.whole import whole_names

# A day and not for ever: a story may be withdrawn, and then its picture must leave the caches of others.
A_DAY = "public, max-age=86400"


@follows
def page(request: HttpRequest, slug: str, issue: str, number: int) -> HttpResponseBase:
    """Every piece of print on one page."""
    found = shelf.page_or_404(slug, issue, number)
    pages = list(found.issue.pages.all())
    at = next(index for index, other in enumerate(pages) if other.pk == found.pk)
    furniture = list(found.furniture.all())
    articles = list(shelf.articles().filter(page=found).defer("text"))
    asked = asked_by(request)
    hidden = plates.hidden_in(found.issue)
    plate = plates.plate_of(found, hidden)
    return show(
        request,
        "page.html",
        {
            "page": found,
            "issue": found.issue,
            "title": found.issue.title,
            "pages": thumbs_of(pages, hidden),
            "before": pages[at - 1] if at else None,
            "after": pages[at + 1] if at + 1 < len(pages) else None,
            "articles": articles,
            "whole": whole_names(article.pk for article in articles),
            "asked": asked,
            "look": look_of(plate, articles, lines_of(found.issue_id), asked) if plate else None,
            "furniture": [piece for piece in furniture if piece.role != "unplaced"],
            "unplaced": [piece for piece in furniture if piece.role == "unplaced"],
        },
    )


@follows
def picture(
    request: HttpRequest, slug: str, issue: str, number: int, size: str
) -> HttpResponseBase:
    """The page's picture in one of its sizes."""
    plate = plates.plate_of(shelf.page_or_404(slug, issue, number))
    if plate is None:
        raise Http404(size)
    data = plates.picture(plate, size.removesuffix(".webp"))
    return kept(request, data, "image/webp", plate.version)


@follows
def pdf(request: HttpRequest, slug: str, issue: str, number: int) -> HttpResponseBase:
    """The whole page as PDF."""
    plate = plates.plate_of(shelf.page_or_404(slug, issue, number))
    if plate is None:
        raise Http404("page.pdf")
    response = kept(request, plates.pdf(plate), "application/pdf", plate.version)
    name = plate.page.pk.replace("/", "-")
    response["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    return response


def kept(request: HttpRequest, data: bytes, kind: str, version: str) -> HttpResponse:
    """Its address names its look: asked for by that, it may be kept; else it is asked about each time."""
    response = HttpResponse(data, content_type=kind)
    response["ETag"] = f'"{version}-{len(data):x}"'
    if request.GET.get("v") == version:
        response["Cache-Control"] = A_DAY
    return response
