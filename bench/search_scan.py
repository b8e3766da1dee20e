"""The truth that bench.search counts against: the folded words in the folded text, read from end to end."""

from __future__ import annotations

import datetime as dt
import re

from shuzibao.search import Filters, Indexable
from shuzibao.search.base import HEADINGS
from shuzibao.search.key import matching_key
from shuzibao.search.query import And, Node, Not, Or, Phrase


class Scan:
    """Folded texts, read from end to end for every query."""

    def __init__(self) -> None:
        self.headlines: list[str] = []
        self.texts: list[str] = []
        self.days: list[dt.date | None] = []
        self.sections: list[str] = []

    def add(self, article: Indexable) -> None:
        self.headlines.append(matching_key("\n".join(article.texts("headline"))))
        heads = [text for role, text in article.pieces if role in HEADINGS]
        body = "\n".join(article.texts("body"))
        # In running text a space between Chinese characters counts for nothing (docs/search.md).
        body = re.sub(r"(?<=[\u4e00-\u9fff])[ \u3000]+(?=[\u4e00-\u9fff])", "", body)
        self.texts.append(matching_key("\n".join([*heads, body])))
        self.days.append(article.date)
        self.sections.append(article.sections[0])

    def count(self, node: Node, filters: Filters | None) -> int:
        found = self._rows(node)
        if filters:
            found = {row for row in found if self._within(row, filters)}
        return len(found)

    def _within(self, row: int, filters: Filters) -> bool:
        day = self.days[row]
        assert day
        assert filters.date_from
        assert filters.date_to
        return filters.date_from <= day <= filters.date_to and (
            self.sections[row] in filters.sections
        )

    def _rows(self, node: Node) -> set[int]:
        match node:
            case Phrase():
                return self._holding(node)
            case And():
                wanted = [part for part in node.parts if not isinstance(part, Not)]
                found = set.intersection(*map(self._rows, wanted))
                for part in node.parts:
                    if isinstance(part, Not):
                        found -= self._rows(part.part)
                return found
            case Or():
                return set.union(*map(self._rows, node.parts))
        raise ValueError(node)

    def _holding(self, phrase: Phrase) -> set[int]:
        texts = self.headlines if phrase.field == "headline" else self.texts
        words = "".join(atom.term for atom in phrase.atoms)
        if all(atom.han for atom in phrase.atoms):
            return {row for row, text in enumerate(texts) if words in text}
        whole = re.compile(rf"(?<![0-9a-z]){re.escape(words)}(?![0-9a-z])")
        return {row for row, text in enumerate(texts) if whole.search(text)}
