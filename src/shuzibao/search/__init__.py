"""Full-text search of an archive, in either script.

    from shuzibao.search import Filters, search

    results = search(archive_folder, "养老机构 -托幼 date:2021..2023",
                     Filters(papers=("xuhuibao",), kinds=("article",)),
                     order="newest", page=1, size=20)
    results.total                 exact
    results.pages, .order, .query, .notes (Note.code, Note.what), .seconds
    results.facets["year"]        (("2021", 12), …); also "paper", "section", "kind", "person", …
    for hit in results.hits:      Hit: id, display_title, headline or None, date, year, page, …
        hit.heads                 Snippets: headline, kicker, deck, whole and marked
        for snippet in hit.snippets:
            snippet.text          printed characters start:end of the article's element no. `piece`
            snippet.marks         ((start, end), …) in snippet.text: offsets, never HTML

`search` raises BadQuery (say it to the reader) and ArchiveError (no index: `shuzibao rebuild`).
`facets=()` leaves counting out. `parse(text)` is the query alone; its language stands in
docs/search.md. `marks_of(element, query)` says what to mark in one element's text,
`lit_places(article, query, texts)` where that is printed.

Writing: the archive tells `shuzibao.search.archived.LISTENER` of every write. By hand:
`TantivyIndex.create(folder).update(add=[Indexable, …], delete_issues=["xuhuibao/2021-11-29"])`
is one commit, `index.rebuild(articles)` starts afresh, `indexable(article, …)` makes an Indexable.
"""

from shuzibao.search.base import (
    FACETS,
    Filters,
    Found,
    Hit,
    Index,
    Indexable,
    Order,
    Snippet,
    indexable,
)
from shuzibao.search.parse import parse
from shuzibao.search.plain import PlainIndex
from shuzibao.search.printed import lit_places, marks_of
from shuzibao.search.query import Note, Query
from shuzibao.search.searching import Results, open_index, search
from shuzibao.search.tantivy_index import StaleIndex, TantivyIndex, build_index

__all__ = [
    "FACETS",
    "Filters",
    "Found",
    "Hit",
    "Index",
    "Indexable",
    "Note",
    "Order",
    "PlainIndex",
    "Query",
    "Results",
    "Snippet",
    "StaleIndex",
    "TantivyIndex",
    "build_index",
    "indexable",
    "lit_places",
    "marks_of",
    "open_index",
    "parse",
    "search",
]
