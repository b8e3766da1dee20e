"""From a highlight in an article's text to the place where it was printed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from shuzibao.model import Article, Box, Element, Span
from shuzibao.search.match import marks_in, merged
from shuzibao.search.query import Query, wanted_phrases


@dataclass(frozen=True, slots=True)
class Lit:
    """A stretch of print to light up: characters of a source, or a box on a page (in points).

    element: index in `Article.elements`; at, length: the characters of its text that stand here.
    """

    page: int
    source: str
    line: int
    element: int
    at: int
    length: int
    start: int | None = None
    end: int | None = None
    box: Box | None = None


def lit_places(
    article: Article, query: Query, sources: Mapping[str, str] | None = None
) -> tuple[Lit, ...]:
    """Where the query's words are printed, for the page view.

    sources: decoded text by name of the source, where characters are wanted exactly: joining drops
        spaces, so without the source a highlight in a line with inner spaces covers the whole line.
    """
    phrases = list(wanted_phrases(query.node))
    return tuple(
        place
        for number, element in enumerate(article.elements)
        for start, end in merged(marks_in(element.text, element.role, phrases))
        for place in printed_at(element, start, end, number, sources or {})
    )


def marks_of(element: Element, query: Query) -> tuple[tuple[int, int], ...]:
    """What to mark in an element's text: (start, end), in order, apart from each other."""
    return merged(marks_in(element.text, element.role, list(wanted_phrases(query.node))))


def printed_at(
    element: Element, start: int, end: int, number: int, sources: Mapping[str, str]
) -> Iterator[Lit]:
    """The printed places of `element.text[start:end]`, in its order."""
    for span in element.spans:
        first, last = max(start, span.at), min(end, span.at + span.length)
        if first < last and element.text[first:last].strip():
            yield _lit(element, span, first, last, number, sources.get(span.source))


def _lit(
    element: Element, span: Span, first: int, last: int, number: int, source: str | None
) -> Lit:
    start, end = span.start, span.end
    if start is not None and end is not None:
        start, end = _in_source(element.text, span, first, last, source)
    box = _part_of_box(span, first, last) if span.box else None
    return Lit(span.page, span.source, span.line, number, first, last - first, start, end, box)


def _in_source(text: str, span: Span, first: int, last: int, source: str | None) -> tuple[int, int]:
    """The k-th non-space character of the text is the k-th non-space character of the print."""
    start, end = span.start or 0, span.end or 0
    if end - start == span.length:
        return start + first - span.at, start + last - span.at
    if source is None:
        return start, end
    printed = [at for at in range(start, min(end, len(source))) if not source[at].isspace()]
    before = _solid(text[span.at : first])
    inside = _solid(text[first:last])
    if before + inside > len(printed):
        return start, end
    return printed[before], printed[before + inside - 1] + 1


def _solid(text: str) -> int:
    return sum(not character.isspace() for character in text)


def _part_of_box(span: Span, first: int, last: int) -> Box:
    """The part of a line's box, its characters taken as equally wide; a tall box runs downwards."""
    box = span.box
    assert box is not None
    from_part, to_part = (first - span.at) / span.length, (last - span.at) / span.length
    if box.height > box.width and span.length > 1:
        return Box(
            box.left, box.top + box.height * from_part, box.right, box.top + box.height * to_part
        )
    return Box(
        box.left + box.width * from_part, box.top, box.left + box.width * to_part, box.bottom
    )
