"""An index that reads every article each time: small archives, and the truth that the other is tested against.

It shares the matching key with the rest, and nothing else: phrases are regular expressions over it.
"""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections import Counter
from collections.abc import Iterable, Mapping

from shuzibao.search.atoms import HAN, LETTER, LOOSE, PARTED
from shuzibao.search.base import Found, Indexable, Order, is_heading
from shuzibao.search.key import IGNORED, matching_key
from shuzibao.search.query import (
    ANY,
    BODY,
    DECK,
    HEADLINE,
    KICKER,
    And,
    Dates,
    Everything,
    Exact,
    Node,
    Not,
    Or,
    Phrase,
    name_key,
    readings,
)
from shuzibao.search.stored import digest_of, to_stored

GAP = rf"[\s{IGNORED}]*"
BREAK = rf"(?:(?!{LETTER})[^{HAN}])"  # what is no atom


class PlainIndex:  # satisfies shuzibao.search.Index
    """Articles in memory."""

    def __init__(self, articles: Iterable[Indexable] = ()) -> None:
        self.articles: dict[str, Indexable] = {article.id: article for article in articles}

    def update(
        self,
        add: Iterable[Indexable] = (),
        delete: Iterable[str] = (),
        delete_issues: Iterable[str] = (),
    ) -> None:
        gone, gone_issues = set(delete), set(delete_issues)
        kept = {
            key: article
            for key, article in self.articles.items()
            if key not in gone and article.issue not in gone_issues
        }
        self.articles = kept | {article.id: article for article in add}

    def rebuild(self, articles: Iterable[Indexable]) -> int:
        self.articles = {article.id: article for article in articles}
        return len(self.articles)

    def digests(self) -> Mapping[str, str]:
        return {key: digest_of(to_stored(article)) for key, article in self.articles.items()}

    def find(
        self,
        query: Node,
        order: Order = "relevance",
        offset: int = 0,
        limit: int = 20,
        facets: Iterable[str] = (),
        counted: bool = True,
    ) -> Found:
        hits = [
            (article, 0.0 if order == "newest" else score_of(article, query))
            for article in self.articles.values()
            if holds(article, query)
        ]
        hits.sort(key=lambda hit: (-hit[1], -day_of(hit[0].date), hit[0].id))
        divided = {name: _count(name, [article for article, _ in hits]) for name in facets}
        return Found(len(hits), tuple(hits[offset : offset + limit]), divided)


def day_of(date: dt.date | None) -> int:
    return date.toordinal() if date else 0


def _count(name: str, articles: Iterable[Indexable]) -> tuple[tuple[str, int], ...]:
    counts = Counter(value for article in articles for value in facet_values(article, name))
    ascending = name == "year"
    return tuple(sorted(counts.items(), key=lambda one: one if ascending else (-one[1], one[0])))


def facet_values(article: Indexable, name: str) -> tuple[str, ...]:
    """What an article counts as in a facet."""
    match name:
        case "paper":
            return (article.paper,) if article.paper else ()
        case "year":
            return (str(article.year),) if article.year else ()
        case "kind":
            return (article.kind,)
        case "section":
            return tuple(dict.fromkeys(map(name_key, article.sections)))
    return tuple(dict.fromkeys(map(name_key, article.named.get(name, ()))))


def exact_values(article: Indexable, field: str) -> set[str]:
    """What `field:value` may say of this article."""
    if field == "paper":
        return {article.paper} - {""}
    if field == "page":
        return {str(article.page), name_key(article.page_label or "")} - {""}
    return set(facet_values(article, field))


def holds(article: Indexable, node: Node) -> bool:
    """Whether the article is what was asked for."""
    match node:
        case Phrase():
            return any(count_in(article, node, field) for field in fields_of(node))
        case Exact():
            return bool(exact_values(article, node.field) & set(node.values))
        case Dates():
            return _printed_between(article, node)
        case And():
            return all(holds(article, part) for part in node.parts)
        case Or():
            return any(holds(article, part) for part in node.parts)
        case Not():
            return not holds(article, node.part)
        case Everything():
            return True


def fields_of(phrase: Phrase) -> tuple[str, ...]:
    return (HEADLINE, KICKER, DECK, BODY) if phrase.field == ANY else (phrase.field,)


def _printed_between(article: Indexable, dates: Dates) -> bool:
    if article.date is None and article.year is None:
        return False
    first = article.date or dt.date(article.year or 1, 1, 1)
    last = article.date or dt.date(article.year or 1, 12, 31)
    return (dates.first is None or dates.first <= first) and (
        dates.last is None or last <= dates.last
    )


def count_in(article: Indexable, phrase: Phrase, field: str) -> int:
    """How often the phrase stands in a field."""
    patterns = [_pattern(reading, is_heading(field)) for reading in readings(phrase)]
    keys = [matching_key(text) for text in article.texts(field)]
    return sum(len(pattern.findall(key)) for pattern in patterns for key in keys)


@functools.lru_cache(maxsize=256)
def _pattern(phrase: Phrase, heading: bool) -> re.Pattern[str]:
    """The phrase over the matching key."""
    parts: list[str] = []
    for at, atom in enumerate(phrase.atoms):
        if at:
            parts.append(_between(phrase.atoms[at - 1].han, atom.join, atom.han, heading))
        letters = rf"{IGNORED}*".join(map(re.escape, atom.term))
        if atom.han:
            parts.append(letters)
        else:
            closed = "" if phrase.prefix else rf"(?!{IGNORED}*{LETTER})"
            parts.append(rf"(?<!{LETTER})(?<!{LETTER}{IGNORED}){letters}{closed}")
    return re.compile(f"(?={''.join(parts)})")


def _between(han_before: bool, join: str, han_after: bool, heading: bool) -> str:
    printed_break = heading and han_before and han_after
    if join == PARTED:
        some = r"[^\s" + IGNORED + r"]" if not printed_break else rf"[^{IGNORED}]"
        return rf"(?={BREAK}*?(?={some}){BREAK}){BREAK}+"
    assert join != LOOSE
    if printed_break:
        return rf"{IGNORED}*"
    return GAP


def score_of(article: Indexable, node: Node) -> float:
    """Headline first, then kicker and deck, then how often in the body."""
    match node:
        case Phrase():
            weights = {HEADLINE: 1000.0, KICKER: 300.0, DECK: 300.0, BODY: 1.0}
            return sum(
                weight * (min(count, 1) if weight > 1 else count)
                for field, weight in weights.items()
                if field in fields_of(node) and (count := count_in(article, node, field))
            )
        case And() | Or():
            return sum(score_of(article, part) for part in node.parts)
    return 0.0
