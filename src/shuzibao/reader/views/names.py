"""Names of the record, for the question box as one types."""

from __future__ import annotations

from typing import Final

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext, gettext_lazy, ngettext

from shuzibao.archive.suggest import suggest
from shuzibao.reader.preferences import preferences_of
from shuzibao.reader.printed import clean, shown
from shuzibao.reader.record.links import address_of
from shuzibao.reader.templatetags.record import NOTES

MOST_SUGGESTED: Final = 8
KIND_NAMES: Final = {
    "person": gettext_lazy("person"),
    "organisation": gettext_lazy("organisation"),
    "place": gettext_lazy("place"),
    "programme": gettext_lazy("programme"),
    "post": gettext_lazy("post"),
    "figure": gettext_lazy("measure"),
}


def names(request: HttpRequest) -> HttpResponse:
    """`?q=`: what the record knows that begins so, for the question box, in the interface's language."""
    rows = suggest(request.GET.get("q", ""), number=MOST_SUGGESTED)
    said = ngettext("%(n)s name", "%(n)s names", len(rows)) % {"n": len(rows)}
    items = [
        {
            "name": shown(clean(row.key), preferences_of(request).script),
            "what": str(KIND_NAMES[row.kind]),
            "note": str(NOTES.get(row.note, clean(row.note))),
            "address": address_of(row.kind, row.key),
        }
        for row in rows
    ]
    response = JsonResponse(
        {"items": items, "said": said if rows else gettext("no names")},
        json_dumps_params={"ensure_ascii": False},
    )
    patch_vary_headers(response, ("Cookie", "Accept-Language"))
    return response
