"""What a reader asked, from the address: the words, what narrows them, and links to ask otherwise."""

from __future__ import annotations

import datetime as dt
import functools
import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote_plus

from django.http import HttpRequest, QueryDict

from shuzibao.errors import BadQuery
from shuzibao.search import Filters, Order, Query
from shuzibao.search.archived import understood

MOST_WORDS: Final = 200  # characters; the search itself takes more
ORDERS: Final[dict[str, Order]] = {"relevance": "relevance", "newest": "newest"}
KINDS: Final = ("article", "picture", "advertisement", "notice")
NAMED: Final = ("person", "org", "place", "programme")  # as the search names them
# How an address says what is asked, in this order.
SPELLED: Final = {
    "words": "q", "paper": "paper", "year": "year", "section": "section", "kind": "kind",
    **{name: name for name in NAMED}, "since": "from", "until": "to", "order": "order", "leaf": "leaf",
}  # fmt: skip
YEAR: Final = re.compile(r"[12]\d{3}")


@dataclass(frozen=True, slots=True)
class Asked:
    """One search. leaf: which page of the results, from 1. since, until: days, both included."""

    words: str = ""
    paper: str = ""
    year: str = ""
    section: str = ""
    kind: str = ""
    person: str = ""
    org: str = ""
    place: str = ""
    programme: str = ""
    since: str = ""
    until: str = ""
    order: Order = "relevance"
    leaf: int = 1

    @property
    def narrowed(self) -> bool:
        plain = self.paper or self.year or self.section or self.kind or self.since or self.until
        return bool(plain or self.named)

    @property
    def named(self) -> tuple[tuple[str, str], ...]:
        """Who and what must be named in an article: (field, name)."""
        return tuple((name, getattr(self, name)) for name in NAMED if getattr(self, name))

    @property
    def filters(self) -> Filters:
        """A year is all of its days; a range of days goes before it."""
        first = _day(self.since) or (dt.date(int(self.year), 1, 1) if self.year else None)
        last = _day(self.until) or (dt.date(int(self.year), 12, 31) if self.year else None)
        return Filters(
            papers=_some(self.paper),
            date_from=first,
            date_to=last,
            sections=_some(self.section),
            kinds=_some(self.kind),
            named=self.named,
        )

    def address(self, **other: object) -> str:
        """The address of this search, or of one that differs; on its first leaf unless said."""
        said = {name: getattr(self, name) for name in SPELLED} | {"leaf": 1} | other
        said["order"] = "" if said["order"] == "relevance" else said["order"]
        said["leaf"] = said["leaf"] if said["leaf"] != 1 else ""
        return "/search?" + "&".join(
            f"{spelled}={_quoted(str(said[name]))}"
            for name, spelled in SPELLED.items()
            if said[name]
        )


@functools.lru_cache(maxsize=4096)
def _quoted(value: str) -> str:
    """A page of results has a hundred addresses that say the same words."""
    return quote_plus(value)


def asked_in(said: QueryDict) -> Asked:
    """What the address says; what makes no sense in it counts as not said."""
    leaf = said.get("leaf", "1")
    return Asked(
        words=said.get("q", "").strip()[:MOST_WORDS],
        paper=said.get("paper", "")[:100],
        year=said.get("year", "") if YEAR.fullmatch(said.get("year", "")) else "",
        section=said.get("section", "").strip()[:100],
        kind=said.get("kind", "") if said.get("kind") in KINDS else "",
        **{name: said.get(name, "").strip()[:100] for name in NAMED},
        since=said.get("from", "") if _day(said.get("from", "")) else "",
        until=said.get("to", "") if _day(said.get("to", "")) else "",
        order=ORDERS.get(said.get("order", ""), "relevance"),
        leaf=int(leaf) if leaf.isascii() and leaf.isdigit() and len(leaf) < 6 and int(leaf) else 1,
    )


def asked_by(request: HttpRequest) -> Query | None:
    """The search that led to a page, if one did and it can be understood: its words are marked."""
    words = request.GET.get("q", "").strip()
    try:
        return understood(words[:MOST_WORDS]) if words else None
    except BadQuery:
        return None


def _some(value: str) -> tuple[str, ...]:
    return (value,) if value else ()


def _day(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None
