"""An article's facts where it is read: which words of its text are links, and the panel below it.

Everything is in offsets of the printed text; whoever shows it converts. Two queries a story, and what they
gave is kept until the archive changes: a story is asked for in many scripts, modes and searches.
"""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import quote

from shuzibao.archive import names, shown, withheld
from shuzibao.archive.models import Article
from shuzibao.reader.revision import Revision, revision

# Which pages of the record a kind of fact leads to.
PAGES: Final = {
    "person": "people", "organisation": "organisations", "place": "places",
    "programme": "programmes", "figure": "measures", "date": "days", "post": "posts",
}  # fmt: skip
MARKED: Final = ("person", "organisation", "place", "programme", "figure", "date")
GROUPS: Final = ("person", "organisation", "place", "programme", "figure")
MOST_IN_PANEL: Final = 16
COLUMNS: Final = (
    "article_id", "kind", "key", "text", "name", "value", "element", "start", "end", "parts", "sentence",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Link:
    """Characters start … end of an element's text lead to an address."""

    start: int
    end: int
    address: str


@dataclass(frozen=True, slots=True)
class Told:
    """What the articles of one story tell.

    links: of each article and element (its index). groups: of the panel, (kind, [(key, text, address)]).
    days: (text, value, address). events: in order of their days.
    """

    links: Mapping[tuple[str, int], tuple[Link, ...]]
    groups: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    days: tuple[tuple[str, str, str], ...]
    events: tuple[Event, ...]

    def __bool__(self) -> bool:
        return bool(self.groups or self.days or self.events)


@dataclass(frozen=True, slots=True)
class Event:
    """day: as far as told, "2021-11-24", "2023" or "". element: where in which article it is told."""

    day: str
    kind: str
    text: str
    article: str
    element: int


NOTHING: Final = Told({}, (), (), ())
MOST_KEPT: Final = 1024  # stories, of some ten kilobytes each


def told_in(articles: Sequence[Article]) -> Told:
    """What these articles (the halves of a story) tell."""
    return _told(tuple(article.pk for article in articles), revision())


@functools.lru_cache(maxsize=MOST_KEPT)
def _told(ids: tuple[str, ...], at: Revision) -> Told:
    """at: the state of the archive that it is good for."""
    # Whoever has no page is linked nowhere; who has one by one paper's word alone needs the longer question.
    facts = list(
        (shown.told() if names.opted() else names.visible())
        .filter(article_id__in=ids, kind__in=(*MARKED, "event"))
        .order_by("position")
        .values(*COLUMNS)
    )
    if not facts:
        return NOTHING
    pages = shown.pages_among({fact["key"] for fact in facts if fact["kind"] in GROUPS})
    private = shown.withheld_in(ids) if names.opted() else _withheld(facts, pages)
    facts.sort(key=lambda f: (ids.index(f["article_id"]), f["element"], f["start"]))
    return Told(_links(facts, pages), _groups(facts, pages), _days(facts), _events(facts, private))


def _withheld(
    facts: Iterable[Mapping[str, Any]], pages: set[tuple[str, str]]
) -> dict[str, set[str]]:
    """By article, the people of these facts who have no page, as they may be spelled."""
    found: dict[str, set[str]] = defaultdict(set)
    for fact in facts:
        if fact["kind"] == "person" and fact["value"] and ("person", fact["key"]) not in pages:
            found[fact["article_id"]] |= withheld.spellings(fact["value"], fact["text"])
    return found


def address_of(kind: str, key: str) -> str:
    """/people/林若溪, percent-encoded; a slash inside a key too."""
    return f"/{PAGES[kind]}/{quote(key, safe='')}"


def day_address(value: str | None) -> str:
    """Where a day, month or year of the record stands; "" where the value is none (a range, 近日)."""
    day = (value or "").split("T")[0]
    whole = day.replace("-", "")
    fits = len(day) in (4, 7, 10) and whole.isdigit() and whole.isascii() and day[:4] >= "0001"
    return f"/days/{day}" if fits else ""


def _target(fact: Mapping[str, Any], pages: set[tuple[str, str]]) -> str:
    if fact["kind"] == "date":
        return day_address(fact["value"])
    known = (fact["kind"], fact["key"]) in pages
    return address_of(fact["kind"], fact["key"]) if known else ""


def _links(
    facts: Iterable[Mapping[str, Any]], pages: set[tuple[str, str]]
) -> Mapping[tuple[str, int], tuple[Link, ...]]:
    """Of words that several facts claim, the longest claim; each target once an element, to stay quiet."""
    claims: dict[tuple[str, int], list[Link]] = defaultdict(list)
    for fact in facts:
        target = _target(fact, pages)
        if target and fact["kind"] in MARKED and fact["end"] > fact["start"]:
            place = (fact["article_id"], fact["element"])
            claims[place].append(Link(fact["start"], fact["end"], target))
    return {place: _apart(links) for place, links in claims.items()}


def _apart(links: Sequence[Link]) -> tuple[Link, ...]:
    kept: list[Link] = []
    for link in sorted(links, key=lambda one: (one.start - one.end, one.start)):
        if all(link.end <= other.start or other.end <= link.start for other in kept):
            kept.append(link)
    seen: set[str] = set()
    first = []
    for link in sorted(kept, key=lambda one: one.start):
        if link.address not in seen:
            seen.add(link.address)
            first.append(link)
    return tuple(first)


def _groups(
    facts: Iterable[Mapping[str, Any]], pages: set[tuple[str, str]]
) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    found: dict[str, dict[str, str]] = {kind: {} for kind in GROUPS}
    for fact in facts:
        kind, key = fact["kind"], fact["key"]
        if (kind, key) in pages:
            text = f"{fact['parts'].get('of')} {fact['text']}" if kind == "figure" else key
            found[kind].setdefault(key, text.partition("~")[0])
    return tuple(
        (kind, tuple((text, address_of(kind, key)) for key, text in rows.items())[:MOST_IN_PANEL])
        for kind, rows in found.items()
        if rows
    )


def _days(facts: Iterable[Mapping[str, Any]]) -> tuple[tuple[str, str, str], ...]:
    found: dict[str, tuple[str, str, str]] = {}
    for fact in facts:
        value = fact["value"] or ""
        if fact["kind"] == "date" and value and "X" not in value:
            found.setdefault(value, (fact["text"], value, day_address(value)))
    return tuple(found.values())[:MOST_IN_PANEL]


def _events(facts: Iterable[Mapping[str, Any]], private: withheld.Names) -> tuple[Event, ...]:
    """Each once, with its day where any sentence gives it; those without a day last."""
    found: dict[tuple[str, str], Event] = {}
    for fact in facts:
        if fact["kind"] != "event":
            continue
        parts = fact["parts"]
        day = str(parts.get("date") or "").split("/")[0]
        what = str(parts.get("what") or fact["text"])
        key = (str(parts.get("event_kind")), what)
        was = found.get(key)
        if was is None or (day and not was.day):
            found[key] = Event(
                "" if "X" in day else day, key[0],
                withheld.masked(fact["text"], private.get(fact["article_id"], set())),
                fact["article_id"], fact["element"],
            )  # fmt: skip
    return tuple(sorted(found.values(), key=lambda e: (not e.day, e.day)))[:MOST_IN_PANEL]
