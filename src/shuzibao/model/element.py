"""From a stretch of an element's text back to where it was printed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from shuzibao.model.article import Element
from shuzibao.model.place import Box, Span

NO_TEXTS: Mapping[str, str] = {}


def printed_at(
    element: Element, start: int, end: int, texts: Mapping[str, str] = NO_TEXTS
) -> tuple[Span, ...]:
    """Where `element.text[start:end]` stands in the print, one span a printed line.

    texts: decoded text of each source by its name. Within a span the k-th non-space character of
        the text is the k-th non-space character of the print; without the source's text a line
        whose spaces were dropped can only be given whole.
    A box is cut along its longer side in proportion to the characters.
    """
    found = []
    for span in element.spans:
        first, last = max(start, span.at), min(end, span.at + span.length)
        if first < last:
            found.append(_cut(span, element.text, first, last, texts.get(span.source)))
    return tuple(found)


def _cut(span: Span, text: str, first: int, last: int, source: str | None) -> Span:
    piece = text[span.at : span.at + span.length]
    if first == span.at and last == span.at + span.length:
        return span
    begin, count = _solid(text[span.at : first]), _solid(text[first:last])
    start, end = span.start, span.end
    if start is not None and end is not None:
        if source is not None:
            start, end = _nth(source, start, end, begin, count)
        elif end - start == span.length:
            start, end = start + first - span.at, start + last - span.at
    box = span.box
    if box is not None:
        total = max(1, _solid(piece))
        box = _part(box, begin / total, (begin + count) / total)
    return replace(span, start=start, end=end, box=box, at=first, length=last - first)


def _solid(text: str) -> int:
    """How many characters are no spaces."""
    return sum(map(len, text.split()))


def _nth(source: str, start: int, end: int, begin: int, count: int) -> tuple[int, int]:
    """Characters begin … begin + count, spaces not counted, of source[start:end]."""
    solid = [start + i for i, c in enumerate(source[start:end]) if not c.isspace()]
    if not count or begin + count > len(solid):
        return start, end
    return solid[begin], solid[begin + count - 1] + 1


def _part(box: Box, low: float, high: float) -> Box:
    if box.width >= box.height:
        return replace(
            box, left=box.left + box.width * low, right=box.left + box.width * min(1.0, high)
        )
    return replace(
        box, top=box.top + box.height * low, bottom=box.top + box.height * min(1.0, high)
    )
