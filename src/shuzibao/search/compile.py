"""A parsed query as a query of tantivy."""

from __future__ import annotations

import re

import tantivy
from tantivy import FieldType, Occur

from shuzibao.search.atoms import PARTED, pairs_of
from shuzibao.search.query import (
    ANY,
    BODY,
    HEADLINE,
    And,
    Dates,
    Everything,
    Exact,
    Node,
    Not,
    Or,
    Phrase,
    readings,
)
from shuzibao.search.schema import LEAD, atoms_field, exact_field, pairs_field

# A hit in the headline stands before all others, then kicker and deck, then the body by BM25, whose
# score for one phrase stays below 300 (an idf of 14 at a million articles, twenty pairs, a tf of 2.2
# reach 280 at the very most).
HEADLINE_SCORE, LEAD_SCORE = 1000.0, 300.0


class Compiler:
    """For one schema."""

    def __init__(self, schema: tantivy.Schema) -> None:
        self.schema = schema

    def query(self, node: Node) -> tantivy.Query:
        match node:
            case Phrase():
                return self._phrase(node)
            case Exact():
                return self._exact(node)
            case Dates():
                return self._dates(node)
            case And():
                return self._all_of(node.parts)
            case Or():
                return _any_of([self.query(part) for part in node.parts])
            case Not():
                return self._all_of((node,))
            case Everything():
                return tantivy.Query.all_query()

    def _all_of(self, parts: tuple[Node, ...]) -> tantivy.Query:
        clauses = [
            (Occur.MustNot, self.query(part.part))
            if isinstance(part, Not)
            else (Occur.Must, self.query(part))
            for part in parts
        ]
        if all(isinstance(part, Not) for part in parts):
            clauses.append((Occur.Must, tantivy.Query.all_query()))
        return tantivy.Query.boolean_query(clauses)

    def _phrase(self, phrase: Phrase) -> tantivy.Query:
        found = [query for reading in readings(phrase) for query in self._reading(reading)]
        return _any_of(found)

    def _reading(self, phrase: Phrase) -> list[tantivy.Query]:
        if phrase.field != ANY:
            return [self._in_field(phrase, phrase.field)]
        scored = tantivy.Query.const_score_query
        return [
            self._in_field(phrase, BODY),
            scored(self._in_field(phrase, LEAD), LEAD_SCORE),
            scored(self._in_field(phrase, HEADLINE), HEADLINE_SCORE),
        ]

    def _in_field(self, phrase: Phrase, field: str) -> tantivy.Query:
        make = tantivy.Query
        if len(phrase.atoms) == 1:
            term, name = phrase.atoms[0].term, atoms_field(field)
            if phrase.prefix:
                return make.regex_query(self.schema, name, f"{re.escape(term)}.*")
            return make.term_query(self.schema, name, term, "freq")
        pairs = chain_of(phrase)
        name = pairs_field(field)
        if len(pairs) == 1:
            return make.term_query(self.schema, name, pairs[0][1], "freq")
        return make.phrase_query(self.schema, name, list(pairs))

    def _exact(self, exact: Exact) -> tantivy.Query:
        make, name = tantivy.Query, exact_field(exact.field)
        terms = [make.term_query(self.schema, name, value, "basic") for value in exact.values]
        return make.const_score_query(_any_of(terms), 0.0)

    def _dates(self, dates: Dates) -> tantivy.Query:
        """The day lies between, or, where only the year is known, all of the year does."""
        first = dates.first.toordinal() if dates.first else 1
        last = dates.last.toordinal() if dates.last else None
        ranges = [self._range("day", first, last)]
        opens = (
            dates.first.year + ((dates.first.month, dates.first.day) > (1, 1)) if dates.first else 1
        )
        closes = (
            dates.last.year - ((dates.last.month, dates.last.day) < (12, 31))
            if dates.last
            else None
        )
        if closes is None or opens <= closes:
            ranges.append(self._range("undated_year", opens, closes))
        return tantivy.Query.const_score_query(_any_of(ranges), 0.0)

    def _range(self, field: str, first: int, last: int | None) -> tantivy.Query:
        return tantivy.Query.range_query(self.schema, field, FieldType.Unsigned, first, last)


def _any_of(queries: list[tantivy.Query]) -> tantivy.Query:
    if len(queries) == 1:
        return queries[0]
    return tantivy.Query.boolean_query([(Occur.Should, query) for query in queries])


def chain_of(phrase: Phrase) -> tuple[tuple[int, str], ...]:
    """The pairs that hold a phrase together, each with its place (see `pairs_of`).

    Every other pair is enough: places are counted, so two pairs two places apart have nothing between.
    """
    links: list[str] = []
    for atom in phrase.atoms:
        links += [PARTED] if atom.join == PARTED else []
        links.append(atom.term if atom.han else f"_{atom.term}")
    pairs = list(pairs_of(links))
    last = len(pairs) - 1
    return tuple((at, pair) for at, pair in enumerate(pairs) if at % 2 == 0 or at == last)
