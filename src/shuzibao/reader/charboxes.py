"""Which part of a printed line some characters of a text fill: exact where the line knows its characters."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from shuzibao.model import Box, Element, Flow, Line, Span, printed_at
from shuzibao.script.characters import INK, SPACE

LinesOf = Callable[[int], Sequence[Line]]


def boxes_at(element: Element, start: int, end: int, page: int, lines: LinesOf) -> Iterator[Box]:
    """The boxes that `element.text[start:end]` fills on this page, one a printed line, in points.

    lines: the printed lines of a page by its number; asked only where a mark ends inside a line.
    """
    for part in printed_at(element, start, end):
        if part.box is None or part.page != page:
            continue
        whole = _span_around(element, part)
        if whole is None or whole == part:
            yield part.box
        else:
            yield _exact(element, whole, part, lines(page)[part.line]) or part.box


def _span_around(element: Element, part: Span) -> Span | None:
    return next(
        (
            span
            for span in element.spans
            if span.line == part.line
            and span.page == part.page
            and span.at <= part.at
            and part.at + part.length <= span.at + span.length
        ),
        None,
    )


def _exact(element: Element, whole: Span, part: Span, line: Line) -> Box | None:
    """By the edges of the line's characters; None where they are unknown, or the line stands askew."""
    if len(line.edges) != len(line.text) + 1 or line.angle or line.box is None or whole.box is None:
        return None
    inked = [at for at, character in enumerate(line.text) if INK.match(character)]
    ink = "".join(line.text[at] for at in inked)
    text = element.text
    own = _ink(text[whole.at : whole.at + whole.length])
    first = _nearest(ink, own, inked, line, whole.box)
    count = len(_ink(text[part.at : part.at + part.length]))
    if first is None or not count:
        return None
    begin = first + len(_ink(text[whole.at : part.at]))
    low, high = line.edges[inked[begin]], line.edges[inked[begin + count - 1] + 1]
    if high <= low:
        return None
    if line.flow is Flow.DOWN:
        return replace(line.box, top=low, bottom=high)
    return replace(line.box, left=low, right=high)


def _nearest(ink: str, own: str, inked: list[int], line: Line, box: Box) -> int | None:
    """Where in the line's print the span's own begins: the place nearest to its box, of several alike."""
    if not own:
        return None
    near = box.top if line.flow is Flow.DOWN else box.left
    places = [at for at in range(len(ink) - len(own) + 1) if ink.startswith(own, at)]
    return min(places, key=lambda at: abs(line.edges[inked[at]] - near), default=None)


def _ink(text: str) -> str:
    return SPACE.sub("", text)
