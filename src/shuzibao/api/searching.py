"""/api/search: what `shuzibao search --json` prints, with facets and addresses."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from shuzibao.api.answers import as_json, base_of
from shuzibao.api.asked import AskedSearch, refuse_unknown
from shuzibao.api.documents import links
from shuzibao.api.shapes import Found, Trouble
from shuzibao.archive.models import Article
from shuzibao.search import Filters, Hit, Results, search
from shuzibao.search.archived import understood

router = Router(tags=["search"])
NAMED = ("person", "org", "place", "programme")


@router.get("/search", response={200: Found, 400: Trouble}, operation_id="search")
def find(request: HttpRequest, asked: Query[AskedSearch]) -> HttpResponse:
    """Articles on words or phrases, in either script; an empty `q` is all that the filters let through."""
    refuse_unknown(request, AskedSearch)
    results = search(
        settings.ARCHIVE,
        understood(asked.q),
        _filters(asked),
        asked.order,
        asked.page,
        asked.limit,
    )
    base = base_of(request)
    return as_json(
        {
            "total": results.total,
            "page": results.page,
            "pages": results.pages,
            "order": results.order,
            "hits": [_hit(base, hit) for hit in _shown(results)],
            "facets": {
                name: [{"value": value, "count": count} for value, count in counts]
                for name, counts in results.facets.items()
            },
            "notes": [{"code": note.code, "what": note.what} for note in results.notes],
            "next": _next(request, results),
        }
    )


def _filters(asked: AskedSearch) -> Filters:
    return Filters(
        papers=(asked.title,) if asked.title else (),
        date_from=asked.date_from,
        date_to=asked.date_to,
        pages=(asked.printed_page,) if asked.printed_page else (),
        sections=(asked.section,) if asked.section else (),
        kinds=(asked.kind,) if asked.kind else (),
        named=tuple((name, value) for name in NAMED if (value := getattr(asked, name))),
    )


def _shown(results: Results) -> list[Hit]:
    """The hits that the archive shows: the index may hear of a withdrawal a moment later."""
    ids = [hit.id for hit in results.hits]
    shown = Article.objects.filter(pk__in=ids, hidden__isnull=True).order_by()
    known = set(shown.values_list("pk", flat=True))
    return [hit for hit in results.hits if hit.id in known]


def _hit(base: str, hit: Hit) -> dict[str, Any]:
    return {
        "id": hit.id,
        "headline": hit.headline,
        "display_title": hit.display_title,
        "date": hit.date.isoformat() if hit.date else None,
        "year": hit.year,
        "page": hit.page,
        "title": hit.paper or None,
        "kind": hit.kind,
        "score": round(hit.score, 4),
        "snippets": [
            {"role": str(one.role), "text": one.text, "marks": [list(mark) for mark in one.marks]}
            for one in (*(head for head in hit.heads if head.marks), *hit.snippets)
        ],
        "links": links(base, "articles", hit.id),
    }


def _next(request: HttpRequest, results: Results) -> str | None:
    if results.page >= results.pages:
        return None
    kept = [(name, value) for name, value in request.GET.items() if name != "page"]
    query = urlencode([*kept, ("page", results.page + 1)])
    return f"{base_of(request)}{request.path}?{query}"
