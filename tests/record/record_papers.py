"""Small invented articles for the tests of the record."""

from __future__ import annotations

import datetime as dt

from shuzibao.model import Article, Element, Fact, Role, Span
from shuzibao.record import Context, NameFinder, facts_of

DISTRICT = "青禾市云浦区"
DAY = dt.date(2024, 5, 17)


def article(*elements: tuple[Role, str]) -> Article:
    """An article whose elements are lines of one source, one after the other."""
    pieces = []
    at = 0
    for line, (role, text) in enumerate(elements):
        pieces.append(
            Element(
                role, text, (Span(1, "page.txt", line, at, at + len(text), None, 0, len(text)),)
            )
        )
        at += len(text) + 1
    return Article("yunpubao/2024-05-17/1/1", 1, tuple(pieces), elements[0][1])


def story(*paragraphs: str, headline: str | None = None) -> Article:
    head = [(Role.HEADLINE, headline)] if headline else []
    return article(*head, *((Role.PARAGRAPH, text) for text in paragraphs))


def told(
    of: Article,
    date: dt.date | None = DAY,
    district: str | None = DISTRICT,
    finder: NameFinder | None = None,
) -> tuple[Fact, ...]:
    return facts_of(of, Context(date, date.year if date else None, district), finder)


def values(facts: tuple[Fact, ...], kind: str) -> list[str | None]:
    return [fact.value for fact in facts if fact.kind == kind]


def posts(facts: tuple[Fact, ...]) -> set[tuple[object, ...]]:
    return {(f.parts["person"], f.name, f.parts["body"]) for f in facts if f.kind == "post"}
