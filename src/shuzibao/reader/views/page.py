"""A page: its articles in order, its furniture, and what we could not place."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponseBase

from shuzibao.reader import shelf
from shuzibao.reader.show import show
from shuzibao.reader.views.moved import follows


@follows
def page(request: HttpRequest, slug: str, issue: str, number: int) -> HttpResponseBase:
    """Every piece of print on one page."""
    found = shelf.page_or_404(slug, issue, number)
    pages = list(found.issue.pages.all())
    at = next(index for index, other in enumerate(pages) if other.pk == found.pk)
    furniture = list(found.furniture.all())
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
            "articles": list(shelf.articles().filter(page=found).defer("text", "zones")),
            "furniture": [piece for piece in furniture if piece.role != "unplaced"],
            "unplaced": [piece for piece in furniture if piece.role == "unplaced"],
        },
    )
