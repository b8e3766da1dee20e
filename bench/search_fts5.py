"""The peer of bench.search: SQLite FTS5 in its best fair form.

The very same pairs and atoms as tokens, phrases of pairs, headline and lead weighted, CROSS JOIN so that
the planner starts from the words and not from the index of dates.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable
from pathlib import Path

from shuzibao.search import Filters, Indexable
from shuzibao.search.atoms import PARTED, links_of, pairs_of
from shuzibao.search.query import And, Node, Not, Or, Phrase
from shuzibao.search.schema import ATOM, LEAD, plain_fields
from shuzibao.search.stored import from_stored, to_stored


class Fts5:
    """SQLite FTS5 over our own pairs and atoms."""

    COLUMNS = (
        "headline_pairs",
        "lead_pairs",
        "body_pairs",
        "headline_atoms",
        "lead_atoms",
        "body_atoms",
    )

    def __init__(self, path: Path, most: int) -> None:
        self.most = most
        self.db = sqlite3.connect(path)
        self.db.executescript(
            "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-400000;"
            "CREATE TABLE IF NOT EXISTS article(number INTEGER PRIMARY KEY, day INTEGER, section TEXT, stored TEXT);"
            "CREATE INDEX IF NOT EXISTS article_day ON article(day);"
            f"CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5({', '.join(self.COLUMNS)}, content='',"
            " tokenize=\"unicode61 remove_diacritics 0 tokenchars '|_‖'\");"
            "INSERT INTO words(words, rank) VALUES('rank', 'bm25(20, 6, 1, 20, 6, 1)');"
        )

    def size(self) -> int:
        [found] = self.db.execute("SELECT count(*) FROM article").fetchone()
        return int(found)

    def fill(self, rows: Iterable[Indexable]) -> None:
        marks = ",".join("?" * (1 + len(self.COLUMNS)))
        insert = f"INSERT INTO words(rowid, {', '.join(self.COLUMNS)}) VALUES({marks})"
        with self.db:
            for number, article in enumerate(rows, 1):
                plain = plain_fields(article)
                parts = [plain.get(field, "") for field in ("headline", LEAD, "body")]
                pairs = [" ".join(pairs_of(links_of(part))) for part in parts]
                atoms = [" ".join(re.findall(ATOM, part)) for part in parts]
                day = article.date.toordinal() if article.date else 0
                stored = (number, day, article.sections[0], to_stored(article))
                self.db.execute("INSERT INTO article VALUES(?,?,?,?)", stored)
                self.db.execute(insert, (number, *pairs, *atoms))

    def top(self, node: Node, filters: Filters | None, newest: bool) -> list[Indexable]:
        order = "article.day DESC" if newest else "words.rank"
        rows = self.db.execute(
            f"SELECT stored {self._source(filters)} ORDER BY {order} LIMIT {self.most}",
            (self.match(node), *self._values(filters)),
        )
        return [from_stored(stored) for (stored,) in rows]

    def count(self, node: Node, filters: Filters | None) -> int:
        sql = f"SELECT count(*) {self._source(filters)}"
        [found] = self.db.execute(sql, (self.match(node), *self._values(filters))).fetchone()
        return int(found)

    def _source(self, filters: Filters | None) -> str:
        within = " AND article.day BETWEEN ? AND ? AND article.section = ?" if filters else ""
        return (
            "FROM words CROSS JOIN article ON article.number = words.rowid"
            f" WHERE words MATCH ?{within}"
        )

    def _values(self, filters: Filters | None) -> tuple[object, ...]:
        if not filters:
            return ()
        assert filters.date_from
        assert filters.date_to
        days = filters.date_from.toordinal(), filters.date_to.toordinal()
        return (*days, filters.sections[0])

    def match(self, node: Node) -> str:
        match node:
            case Phrase():
                return self._phrase(node)
            case And():
                wanted = [self.match(part) for part in node.parts if not isinstance(part, Not)]
                unwanted = [self.match(part.part) for part in node.parts if isinstance(part, Not)]
                return " NOT ".join([f"({' AND '.join(wanted)})", *unwanted])
            case Or():
                return f"({' OR '.join(map(self.match, node.parts))})"
        raise ValueError(node)

    def _phrase(self, phrase: Phrase) -> str:
        fields = ("headline",) if phrase.field == "headline" else ("headline", "lead", "body")
        links: list[str] = []
        for atom in phrase.atoms:
            links += [PARTED] if atom.join == PARTED else []
            links.append(atom.term if atom.han else f"_{atom.term}")
        kind, tokens = "pairs", list(pairs_of(links))
        if len(phrase.atoms) == 1:
            kind, tokens = "atoms", [phrase.atoms[0].term]
        columns = " ".join(f"{field}_{kind}" for field in fields)
        return f'({{{columns}}} : "{" ".join(tokens)}")'
