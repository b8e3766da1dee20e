"""From a query to what to light up: in an article's text, and where that was printed."""

from __future__ import annotations

from collections.abc import Mapping

from shuzibao.model import Article, Element, Span
from shuzibao.model.element import NO_TEXTS, printed_at
from shuzibao.search.match import marks_in, merged
from shuzibao.search.query import Query, wanted_phrases


def marks_of(element: Element, query: Query) -> tuple[tuple[int, int], ...]:
    """What to mark in an element's text: (start, end), in order, apart from each other."""
    return merged(marks_in(element.text, element.role, list(wanted_phrases(query.node))))


def lit_places(
    article: Article, query: Query, texts: Mapping[str, str] = NO_TEXTS
) -> tuple[tuple[int, Span], ...]:
    """Where the query's words are printed: (index of the element, span), one a printed line.

    texts: decoded text of each source by its name; without it a line whose inner spaces were dropped
        is lit as a whole (see `shuzibao.model.element.printed_at`).
    """
    return tuple(
        (number, span)
        for number, element in enumerate(article.elements)
        for start, end in marks_of(element, query)
        for span in printed_at(element, start, end, texts)
    )
