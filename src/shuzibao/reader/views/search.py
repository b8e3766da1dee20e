"""Search: words in, sentences out; facets, a histogram of years, and leaves of twenty."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from shuzibao.archive.models import Name
from shuzibao.archive.suggest import LONGEST, suggest
from shuzibao.errors import ArchiveError, BadQuery
from shuzibao.reader import shelf
from shuzibao.reader.finding import NAMED, Asked, asked_in
from shuzibao.reader.plots import histogram
from shuzibao.reader.revision import revision
from shuzibao.reader.show import show
from shuzibao.reader.whole import whole_names
from shuzibao.search import Hit, Results
from shuzibao.search import search as find
from shuzibao.search.archived import RECORD, understood
from shuzibao.search.dates import SPELLED_OUT
from shuzibao.search.query import name_key

LEAF = 20
FACETS: Final = ("paper", "section", "kind", *NAMED)
MOST_VALUES: Final = 10
MOST_NAMES: Final = 6


@dataclass(frozen=True, slots=True)
class Shown:
    """A hit and its article, which says what the index does not: script, page, issue."""

    hit: Hit
    article: shelf.Found

    @property
    def marks(self) -> tuple[tuple[int, int], ...]:
        """In the display title, where that is one printed headline."""
        heads = [head for head in self.hit.heads if head.role == "headline"]
        same = len(heads) == 1 and heads[0].text == self.article.display_title
        return heads[0].marks if same else ()


def search(request: HttpRequest) -> HttpResponse:
    """Results for `?q=`; without words and filters, how to ask."""
    asked = asked_in(request.GET)
    context: dict[str, Any] = {"asked": asked, "query": asked.words, "canonical": None}
    if not asked.words and not asked.narrowed:
        return show(request, "search.html", context)
    try:
        results = find(
            settings.ARCHIVE,
            understood(asked.words),
            asked.filters,
            asked.order,
            asked.leaf,
            LEAF,
        )
    except BadQuery as error:
        return show(request, "search.html", context | {"trouble": error}, status=400)
    except ArchiveError as error:
        if shelf.latest() is None:  # nothing was added yet, so nothing was indexed
            return show(request, "empty.html", {})
        return show(request, "search.html", context | {"closed": error}, status=503)
    return show(request, "search.html", context | _context(asked, results))


def _context(asked: Asked, results: Results) -> dict[str, Any]:
    years = _years(asked, results)
    rows = shelf.found([hit.id for hit in results.hits])
    return {
        "names": _names(asked, results),
        "papers": shelf.papers(revision()),
        "results": results,
        "whole": whole_names(rows),
        "shown": [Shown(hit, rows[hit.id]) for hit in results.hits if hit.id in rows],
        "first": (results.page - 1) * results.size + 1,
        "facets": _facets(asked, results),
        "chosen": _chosen(asked),
        "plot": histogram(years),
        "years": years,
        "leaves": _leaves(asked, results),
    }


def _names(asked: Asked, results: Results) -> list[Name]:
    """What the record knows by these words, and who was chosen to narrow by.

    Names that begin with the words come first, then those that the found articles tell and that hold them: 养老 leads
    to “五位一体”养老服务体系. The articles are counted anyway; to look through every name would take longer than the search.
    """
    if asked.leaf > 1:
        return []
    words = asked.words if 0 < len(asked.words) <= LONGEST and ":" not in asked.words else ""
    words = " ".join(word for word in words.split() if not SPELLED_OUT.fullmatch(word))
    found = suggest(words, number=MOST_NAMES, inside=False) if words else []
    bare = name_key(words)
    held = [
        (RECORD[field], name)
        for field in NAMED
        for name, _ in results.facets.get(field, ())
        if len(bare) > 1 and bare in name
    ]
    chosen = [(RECORD[field], name_key(name)) for field, name in asked.named]
    for kind, key in held[: max(0, MOST_NAMES - len(found))] + chosen:
        found += Name.objects.filter(kind=kind, bare=key, shown=True, articles__gt=0)[:1]
    return list({row.pk: row for row in found}.values())


def _years(asked: Asked, results: Results) -> tuple[tuple[str, int], ...]:
    """The years of all hits, also of those outside the year that was chosen."""
    if not (asked.year or asked.since or asked.until):
        return results.facets.get("year", ())
    wide = replace(asked, year="", since="", until="")
    found = find(settings.ARCHIVE, results.query, wide.filters, size=1, facets=("year",))
    return found.facets.get("year", ())


def _facets(asked: Asked, results: Results) -> list[tuple[str, list[tuple[str, int, str]]]]:
    """What the hits can be narrowed by: (name, [(value, count, address)]), without the chosen ones."""
    return [
        (
            name,
            [
                (value, count, asked.address(**{name: value}))
                for value, count in values[:MOST_VALUES]
            ],
        )
        for name, values in results.facets.items()
        if name in FACETS and (len(values) > 1 or name in NAMED) and not getattr(asked, name)
    ]


def _chosen(asked: Asked) -> list[tuple[str, str, str]]:
    """What narrows the search now: (name, value, address without it)."""
    names = ("paper", "year", "section", "kind", *NAMED, "since", "until")
    chosen = ((name, getattr(asked, name)) for name in names)
    return [(name, value, asked.address(**{name: ""})) for name, value in chosen if value]


def _leaves(asked: Asked, results: Results) -> list[tuple[int, str]]:
    """Leaves to link: the first, the last, and two on each side of this one; 0 stands for a gap."""
    near = {1, results.pages, *range(asked.leaf - 2, asked.leaf + 3)}
    numbers = sorted(number for number in near if 1 <= number <= results.pages)
    linked: list[tuple[int, str]] = []
    for number in numbers:
        if linked and number > linked[-1][0] + 1:
            linked.append((0, ""))
        linked.append((number, asked.address(leaf=number)))
    return linked if len(numbers) > 1 else []
