"""A refusal in the form that the asker reads: JSON under /api/, a plain page elsewhere.

It needs no template and no database: it must also work when those are the trouble.
"""

from __future__ import annotations

import json
from html import escape

from django.http import HttpRequest, HttpResponse


def refuse(
    request: HttpRequest, status: int, what: str, where: str = "", remedy: str = ""
) -> HttpResponse:
    """What went wrong, where, and the next thing to try; never the server's own state."""
    if request.path_info.startswith("/api/"):
        return as_json(status, what, where, remedy)
    return _as_page(status, what, where, remedy)


def as_json(status: int, what: str, where: str = "", remedy: str = "") -> HttpResponse:
    """The one shape of every error of the API."""
    body = json.dumps({"what": what, "where": where, "remedy": remedy}, ensure_ascii=False)
    response = HttpResponse(
        body.encode("utf-8", "replace"), content_type="application/json", status=status
    )
    response["Cache-Control"] = "no-store"
    return response


def _as_page(status: int, what: str, where: str, remedy: str) -> HttpResponse:
    told = "".join(f"<p>{escape(part)}</p>" for part in (where, remedy) if part)
    page = (
        f'<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>{status}</title>'
        f"<h1>{escape(what)}</h1>{told}"
        '<p><a href="/">首页 / Front page</a></p></html>'
    )
    response = HttpResponse(page.encode("utf-8", "replace"), status=status)
    response["Cache-Control"] = "no-store"
    return response
