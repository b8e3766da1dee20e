"""The doors of the record, its lists of names, and the names that are perhaps the same."""

from __future__ import annotations

from collections import defaultdict
from typing import Final
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy

from shuzibao.archive import recording
from shuzibao.archive.models import Fact, Name
from shuzibao.reader.record import book, downloads
from shuzibao.reader.show import show
from shuzibao.record.world import near_twins
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
    demands = Fact.objects.filter(kind="demand").count()
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
        "which": which, "label": label, "leaf": leaf, "sort": sort if sort in book.SORTS else "count",
        "name": words, "again": urlencode({"sort": sort, "name": words}),
    }  # fmt: skip
    return show(request, "record/list.html", context)


def twins(request: HttpRequest) -> HttpResponse:
    """Names that differ by one character and are met in one place; nobody has decided on them yet."""
    pairs = []
    for one, two in twins_of_all()[:MOST_TWINS]:
        rows = {row.key: row for row in Name.objects.filter(kind="person", key__in=(one, two))}
        if len(rows) == 2:
            pairs.append((rows[one], rows[two]))
    return show(request, "record/twins.html", {"pairs": pairs})


def twins_of_all() -> list[tuple[str, str]]:
    """Every pair of people who are perhaps the same, both with a page."""
    bodies: dict[str, set[str]] = defaultdict(set)
    people = book.listed("person").values("key")
    rows = Fact.objects.filter(kind="post", key__in=people).order_by()
    for key, body in rows.values_list("key", "body").distinct():
        bodies[key].add(body)
    return near_twins({key: frozenset(some) for key, some in bodies.items()}, recording.decisions())


def twins_of(key: str) -> list[str]:
    """People who are perhaps the same as this one."""
    rows = Fact.objects.filter(kind="post", key__startswith=key[:1]).order_by()
    bodies: dict[str, set[str]] = defaultdict(set)
    for other, body in rows.values_list("key", "body").distinct():
        bodies[other].add(body)
    pairs = near_twins({k: frozenset(v) for k, v in bodies.items()}, recording.decisions())
    others = {other for pair in pairs if key in pair for other in pair} - {key}
    return sorted(book.listed("person").filter(key__in=others).values_list("key", flat=True))
