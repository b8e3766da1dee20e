"""/api/pages: pages as printed, with their lines."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from shuzibao.api.answers import as_json, base_of, next_of
from shuzibao.api.asked import AskedPages, issues_for, refuse_unknown
from shuzibao.api.documents import page_document, page_summary
from shuzibao.api.gone import answer_for_missing
from shuzibao.api.shapes import PageDocument, Pages, Trouble
from shuzibao.api.stretches import stretch
from shuzibao.archive.models import Article, Page

router = Router(tags=["pages"])


@router.get("/pages", response={200: Pages, 400: Trouble}, operation_id="pages")
def list_pages(request: HttpRequest, asked: Query[AskedPages]) -> HttpResponse:
    """Pages in order of id. A stretch may be shorter than its limit and still have a `next`."""
    refuse_unknown(request, AskedPages)
    shown, behind = stretch(
        issues_for(asked), lambda ids: _filtered(asked, ids), asked.after, asked.limit
    )
    articles = _articles_on(shown)
    base = base_of(request)
    return as_json(
        {
            "items": [page_summary(base, page, articles[page.id]) for page in shown],
            "next": next_of(request, behind) if behind else None,
        }
    )


def _filtered(asked: AskedPages, issues: Sequence[str]) -> QuerySet[Page, Page]:
    found = Page.objects.filter(issue__in=issues)
    return found.filter(number=asked.number) if asked.number else found


def _articles_on(pages: Sequence[Page]) -> dict[str, list[str]]:
    """Ids of the shown articles on each page, in their order."""
    held: dict[str, list[str]] = {page.id: [] for page in pages}
    found = Article.objects.filter(page__in=list(held), hidden__isnull=True).order_by("position")
    for article, page in found.values_list("id", "page_id"):
        held[page].append(article)
    return held


@router.get(
    "/pages/{slug}/{day}/{number}", response={200: PageDocument, 404: Trouble}, operation_id="page"
)
def one_page(request: HttpRequest, slug: str, day: str, number: int) -> HttpResponse:
    """A page with its lines as its reader found them; lines of withdrawn articles are left out."""
    name = f"{slug}/{day}/{number}"
    page = Page.objects.select_related("issue").filter(pk=name).first()
    if page is None:
        return answer_for_missing("pages", name)
    # A story continued from another page has lines here only under its own id.
    articles = page.articles.only("id", "elements", "hidden", "page").order_by("position")
    return as_json(page_document(base_of(request), page, articles), page.issue.changed)
