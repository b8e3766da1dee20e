"""Whether an issue prints what its pages print: every character once, each where its span says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from shuzibao.model import Element, Issue, Page, Span
from shuzibao.script.characters import INK, SPACE

Misprint = tuple[str, str]  # where, what


def misprints(issue: Issue) -> Iterator[Misprint]:
    """Spans outside their source, texts that are not what is printed there, characters lost or doubled."""
    pages = {(page.number, page.source): page for page in issue.pages}
    told: set[Misprint] = set()
    covered: Counter[tuple[str, int]] = Counter()
    drawn: Counter[tuple[int, int]] = Counter()
    for where, piece in _pieces(issue):
        for span in piece.spans:
            page = pages.get((span.page, span.source))
            problem = _problem(piece, span, page)
            if problem:
                told.add((where, problem))
            elif page and span.start is not None and span.end is not None:
                covered.update((span.source, at) for at in _inked(page.text, span.start, span.end))
            elif page:
                drawn[span.page, span.line] += len(
                    _ink(piece.text[span.at : span.at + span.length])
                )
    yield from sorted(told)
    yield from _uncovered(issue, covered)
    yield from _undrawn(issue, drawn)


def _pieces(issue: Issue) -> Iterator[tuple[str, Element]]:
    for article in issue.articles:
        yield from ((article.id, piece) for piece in article.elements)
    yield from ((f"{issue.id} furniture", piece) for piece in issue.furniture)
    yield from ((f"{issue.id} unplaced", piece) for piece in issue.unplaced)


def _problem(piece: Element, span: Span, page: Page | None) -> str | None:
    if page is None:
        return f"a span lies on page {span.page} of {span.source}, which the issue does not have"
    if not 0 <= span.line < len(page.lines):
        return f"a span lies on line {span.line} of {span.source}, which has {len(page.lines)}"
    if not 0 <= span.at <= span.at + span.length <= len(piece.text):
        return f"a span speaks of characters that “{piece.text[:20]}” does not have"
    if span.start is None or span.end is None:
        return None if span.box else f"a span in {span.source} has neither characters nor a box"
    if not 0 <= span.start <= span.end <= len(page.text):
        return f"a span ends at {span.end} of {span.source}, which has {len(page.text)} characters"
    text = piece.text[span.at : span.at + span.length]
    if text and _ink(text) not in _ink(page.text[span.start : span.end]):
        return f"“{text[:20]}” is not printed at {span.start}–{span.end} of {span.source}"
    return None


def _ink(text: str) -> str:
    return SPACE.sub("", text)


def _inked(text: str, start: int, end: int) -> Iterator[int]:
    return (found.start() for found in INK.finditer(text, start, end))


def _uncovered(issue: Issue, covered: Counter[tuple[str, int]]) -> Iterator[Misprint]:
    """Sources that are texts: every character once."""
    for source, text in {page.source: page.text for page in issue.pages if page.text}.items():
        counts = [covered[source, at] for at in _inked(text, 0, len(text))]
        if lost := counts.count(0):
            yield source, f"{lost} printed characters are in no article and nowhere else"
        if doubled := sum(1 for count in counts if count > 1):
            yield source, f"{doubled} printed characters are in more than one place"


def _undrawn(issue: Issue, drawn: Counter[tuple[int, int]]) -> Iterator[Misprint]:
    """Sources with boxes: a line's characters are counted, for its boxes do not say which they are.

    A span without text holds what is printed and no part of a text, so a line may count less, never more.
    """
    for page in issue.pages:
        if page.text:
            continue
        for number, line in enumerate(page.lines):
            count, printed = drawn[page.number or 0, number], len(_ink(line.text))
            if count > printed or (printed and not count):
                what = "is in more than one place" if count else "is in no article and nowhere else"
                yield f"{issue.id}/{page.number}", f"“{line.text[:20]}” (line {number}) {what}"
