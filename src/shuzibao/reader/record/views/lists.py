"""The doors of the record, its lists of names, and the names that are perhaps the same."""

from __future__ import annotations

from typing import Final
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy

from shuzibao.archive import decisions
from shuzibao.archive.models import Name
from shuzibao.reader.record import book, downloads
from shuzibao.reader.show import show
from shuzibao.script import fold

LEAF: Final = 50
MOST_TWINS: Final = 200
LISTS: Final = {
    "people": ("person", gettext_lazy("People")),
    "posts": ("post", gettext_lazy("Posts")),
    "organisations": ("organisation", gettext_lazy("Organisations")),
    "places": ("place", gettext_lazy("Places")),
    "programmes": ("programme", gettext_lazy("Programmes")),
    "measures": ("figure", gettext_lazy("Measures")),
}


def home(request: HttpRequest) -> HttpResponse:
    """The doors of the record, with how much stands behind each and what stands there most."""
    doors = [
        (address, label, book.listed(kind).count(), list(book.entries(kind, "count")[:6]))
        for address, (kind, label) in LISTS.items()
    ]
    demands = book.told().filter(kind="demand").count()
    return show(request, "record/home.html", {"doors": doors, "demands": demands})


def entries(request: HttpRequest, which: str) -> HttpResponse:
    """A list of one kind."""
    kind, label = LISTS[which]
    sort = request.GET.get("sort", "count")
    words = fold(request.GET.get("name", "").strip()[:60])
    rows = book.entries(kind, sort, words)
    if form := downloads.form_of(request):
        return downloads.names(request, rows[: downloads.MOST_ROWS], which, form)
    leaf = Paginator(rows, LEAF).get_page(request.GET.get("leaf"))
    context = {
        "which": which, "label": label, "leaf": leaf, "spans": book.spans(list(leaf)), "sort": sort if sort in book.SORTS else "count",
        "name": words, "again": urlencode({"sort": sort, "name": words}),
    }  # fmt: skip
    return show(request, "record/list.html", context)


def twins(request: HttpRequest) -> HttpResponse:
    """Names that differ by one character and are met in one place; nobody has decided on them yet."""
    pairs = []
    for one, two in decisions.twins()[:MOST_TWINS]:
        rows = {row.key: row for row in Name.objects.filter(kind="person", key__in=(one, two))}
        if len(rows) == 2:
            pairs.append((rows[one], rows[two]))
    return show(request, "record/twins.html", {"pairs": pairs})
