"""A page: its articles in order, its furniture, and what we could not place."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase

from shuzibao.archive.files import Files
from shuzibao.reader import shelf
from shuzibao.reader.finding import asked_by
from shuzibao.reader.look import look_of
from shuzibao.reader.show import show
from shuzibao.reader.views.moved import follows

MEDIA_TYPE = "image/webp"
PICTURES = {"large.webp": "large", "small.webp": "small"}


@follows
def page(request: HttpRequest, slug: str, issue: str, number: int) -> HttpResponseBase:
    """Every piece of print on one page."""
    found = shelf.page_or_404(slug, issue, number)
    pages = list(found.issue.pages.all())
    at = next(index for index, other in enumerate(pages) if other.pk == found.pk)
    furniture = list(found.furniture.all())
    articles = list(shelf.articles().filter(page=found).defer("text"))
    asked = asked_by(request)
    return show(
        request,
        "page.html",
        {
            "page": found,
            "issue": found.issue,
            "title": found.issue.title,
            "pages": pages,
            "before": pages[at - 1] if at else None,
            "after": pages[at + 1] if at + 1 < len(pages) else None,
            "articles": articles,
            "asked": asked,
            "look": look_of(found, articles, asked),
            "furniture": [piece for piece in furniture if piece.role != "unplaced"],
            "unplaced": [piece for piece in furniture if piece.role == "unplaced"],
        },
    )


@follows
def picture(
    request: HttpRequest, slug: str, issue: str, number: int, size: str
) -> HttpResponseBase:
    """The page's picture; its address names its content, so it may be kept for ever."""
    found = shelf.page_or_404(slug, issue, number)
    digest = found.pictures.get(PICTURES[size])
    if not digest:
        raise Http404(size)
    response = HttpResponse(Files(settings.ARCHIVE / "files").get(digest), content_type=MEDIA_TYPE)
    response["ETag"] = f'"{digest[:24]}"'
    if request.GET.get("v"):
        response["Cache-Control"] = "public, max-age=31536000, immutable"
    return response
