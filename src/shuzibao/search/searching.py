"""The one call of the site, the API and the command line."""

from __future__ import annotations

import functools
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from shuzibao.errors import BadQuery
from shuzibao.search.base import FACETS, Facets, Filters, Hit, Index, Indexable, Order
from shuzibao.search.match import Sought, sought
from shuzibao.search.parse import parse
from shuzibao.search.query import (
    And,
    Dates,
    Everything,
    Exact,
    Node,
    Note,
    Query,
    name_key,
    wanted_phrases,
)
from shuzibao.search.snippet import heads_of, snippets_of
from shuzibao.search.tantivy_index import TantivyIndex

INDEX_FOLDER = "index"
LARGEST_PAGE = 100  # hits on a page
DEEPEST_HIT = 10_000  # nobody leafs further; a machine uses the API's lists
NO_FILTERS = Filters()


@dataclass(frozen=True, slots=True)
class Results:
    """One page of hits.

    total: of all pages, exact. pages: how many can be leafed through.
    order: as used: a query that asks for no word has nothing to rank by and comes newest first.
    facets: all hits by "paper", "year", "section", "kind" and the named facts; empty if not asked for.
        Sections and names are in their matching key (simplified).
    query: as understood. notes: what was read leniently, for the reader of the page.
    """

    total: int
    hits: tuple[Hit, ...]
    page: int
    size: int
    order: Order
    query: Query
    facets: Facets = field(default_factory=dict)
    seconds: float = 0.0

    @property
    def pages(self) -> int:
        return -(-min(self.total, DEEPEST_HIT) // self.size)

    @property
    def notes(self) -> tuple[Note, ...]:
        return self.query.notes


def search(
    where: Path | str | Index,
    query: str | Query,
    filters: Filters = NO_FILTERS,
    order: Order = "relevance",
    page: int = 1,
    size: int = 20,
    facets: Iterable[str] = FACETS,
) -> Results:
    """What an archive holds on a query.

    where: the archive's folder, or an index. query: in the language of docs/search.md; an empty one
        means everything that the filters let through.
    page: from 1. size: hits on a page, at most 100. facets: names to count; () is quickest.

    Raises:
        BadQuery: cannot be understood, or asks for a page beyond the ten thousandth hit.
        ArchiveError: there is no index in the folder, or one of another version.
    """
    begun = time.perf_counter()
    index = open_index(where) if isinstance(where, Path | str) else where
    asked = parse(query) if isinstance(query, str) else query
    size = max(1, min(size, LARGEST_PAGE))
    page = max(1, page)
    if page * size > DEEPEST_HIT:
        raise BadQuery(
            f"page {page} lies beyond hit {DEEPEST_HIT}",
            "page",
            "narrow the search by a date",
            "too_far",
            str(DEEPEST_HIT),
        )
    phrases = sought(wanted_phrases(asked.node))
    if not phrases:
        order = "newest"
    found = index.find(with_filters(asked.node, filters), order, (page - 1) * size, size, facets)
    hits = tuple(hit_of(article, score, phrases) for article, score in found.articles)
    return Results(
        found.total, hits, page, size, order, asked, found.facets, time.perf_counter() - begun
    )


def with_filters(node: Node, filters: Filters) -> Node:
    """The query and all the filters."""
    exact = {
        "paper": tuple(filters.papers),
        "page": tuple(name_key(page) for page in filters.pages),
        "section": tuple(name_key(section) for section in filters.sections),
        "kind": tuple(filters.kinds),
    }
    parts: list[Node] = [] if isinstance(node, Everything) else [node]
    parts += [Exact(name, values) for name, values in exact.items() if values]
    parts += [Exact(name, (name_key(value),)) for name, value in filters.named]
    if filters.date_from or filters.date_to:
        parts.append(Dates(filters.date_from, filters.date_to))
    if not parts:
        return Everything()
    return parts[0] if len(parts) == 1 else And(tuple(parts))


def hit_of(article: Indexable, score: float, asked: Sequence[Sought]) -> Hit:
    """An article as it is shown among the results."""
    printed = " ".join(text for text in article.texts("headline"))
    return Hit(
        id=article.id,
        display_title=article.display_title,
        display_title_made=article.display_title_made,
        headline=printed or None,
        date=article.date,
        year=article.year,
        page=article.page,
        paper=article.paper,
        sections=article.sections,
        kind=article.kind,
        score=score,
        heads=heads_of(article, asked),
        snippets=snippets_of(article, asked),
    )


@functools.lru_cache(maxsize=16)
def _opened(folder: Path) -> TantivyIndex:
    return TantivyIndex(folder)


def open_index(archive: Path | str) -> TantivyIndex:
    """The index of an archive's folder; opened once a process, always at the last commit.

    Raises:
        ArchiveError: none is there, or one of another version.
    """
    return _opened((Path(archive) / INDEX_FOLDER).resolve())
