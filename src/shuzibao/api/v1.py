"""The API put together: its parts, its errors, its own description."""

from __future__ import annotations

import logging
from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError

from shuzibao import __version__
from shuzibao.api import articles, issues, pages, record, searching, titles
from shuzibao.api.answers import as_json, base_of
from shuzibao.api.shapes import Start, Trouble
from shuzibao.errors import BadQuery, NotFound, ShuzibaoError
from shuzibao.reader import refusals

DESCRIPTION: Final = """\
A newspaper archive: titles 报, their issues 期, pages 版 and articles 稿件, search over all text in
either Chinese script, and the record 档案: people, posts, programmes, measures, demands, each fact with
its sentence. Everything is for reading; every address answers GET and HEAD and nothing else.
Ids are grammar: `xuhuibao/2021-11-29/1/3` is the third article on page 1, and the web address is the id.
Lists come in stretches: follow `next` (also in the `Link` header) until it is null. Every answer has an
ETag; send it back in If-None-Match and an unchanged thing costs 304. Errors all have one shape."""

# Beside the answer that each address documents.
TROUBLES: Final = {400: Trouble, 404: Trouble, 410: Trouble, 500: Trouble}

api = NinjaAPI(
    title="Shuzibao",
    version=__version__,
    description=DESCRIPTION,
    docs_url=None,  # Swagger comes from a CDN with inline script; ours is in `pages_of_docs`
    openapi_url="/openapi.json",
    urls_namespace="api",
)
api.add_router("", titles.router)
api.add_router("", issues.router)
api.add_router("", pages.router)
api.add_router("", articles.router)
api.add_router("", searching.router)
api.add_router("", record.router)

LISTS: Final = (
    "titles", "issues", "pages", "articles", "search",
    "names", "facts", "people", "posts", "programmes", "measures", "demands",
)  # fmt: skip
log = logging.getLogger(__name__)


@api.get("", response={200: Start, **TROUBLES}, operation_id="start", summary="Where to begin")
def start(request: HttpRequest) -> HttpResponse:
    """The addresses of the lists, of search, and of this description."""
    here = f"{base_of(request)}/api/"
    return as_json(
        {
            "name": "Shuzibao",
            "version": __version__,
            **{name: here + name for name in LISTS},
            "openapi": f"{here}openapi.json",
            "docs": f"{here}docs",
        }
    )


@api.exception_handler(ValidationError)
def _invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
    first: dict[str, Any] = error.errors[0]
    name = str(first["loc"][-1]) if first.get("loc") else "query"
    return refusals.as_json(
        400, str(first.get("msg", "not valid")), name, "see /api/docs for what may be asked"
    )


@api.exception_handler(BadQuery)
def _bad_query(request: HttpRequest, error: BadQuery) -> HttpResponse:
    return refusals.as_json(400, error.what, error.where, error.remedy)


@api.exception_handler(NotFound)
def _not_found(request: HttpRequest, error: NotFound) -> HttpResponse:
    return refusals.as_json(404, error.what, error.where, error.remedy)


@api.exception_handler(ShuzibaoError)
def _ours(request: HttpRequest, error: ShuzibaoError) -> HttpResponse:
    log.error("%s: %s", request.path, error)
    return refusals.as_json(500, "the archive cannot answer this now", "", "try again later")


@api.exception_handler(Http404)
def _no_such(request: HttpRequest, error: Http404) -> HttpResponse:
    return refusals.as_json(404, "nothing is here", request.path, "see /api/ for what there is")


@api.exception_handler(HttpError)
def _http(request: HttpRequest, error: HttpError) -> HttpResponse:
    return refusals.as_json(error.status_code, error.message)


@api.exception_handler(Exception)
def _bug(request: HttpRequest, error: Exception) -> HttpResponse:
    """A bug of ours: the log has all of it, the asker none."""
    log.exception("%s failed", request.path)
    return refusals.as_json(500, "something broke on our side", "", "try again later")
