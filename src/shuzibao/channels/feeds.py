"""What a feed holds, whatever form it is written in, and how an article becomes an entry of it."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape
from typing import Any, Final

from shuzibao.model import Role

# The same article has the same id on every site that publishes it, and after every move of a site.
ENTRY_IDS: Final = uuid.UUID("6f1b2f0e-5f0c-5d57-9a6b-3c9b7f6f5d21")
LANGUAGES: Final = {"hans": "zh-Hans", "hant": "zh-Hant"}  # mixed: "zh", see `language_of`
SUMMARY_CHARACTERS: Final = 120
UNPUBLISHED: Final = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)  # a feed without entries never changed

TAGS: Final = {
    Role.KICKER: "p",
    Role.DECK: "p",
    Role.SECTION_HEAD: "p",
    Role.BYLINE: "p",
    Role.DATELINE: "p",
    Role.PARAGRAPH: "p",
    Role.CROSSHEAD: "h3",
    Role.CAPTION: "p",
    Role.CREDIT: "p",
}
STRESSED: Final = (Role.KICKER, Role.DECK)


@dataclass(frozen=True, slots=True)
class Entry:
    """An article in a feed.

    id: an IRI that never changes. address: where it is read, absolute.
    html: its full text, everything escaped. summary: the beginning of its text, plain.
    published: midnight of the issue's date where it is known. updated: when it was last rebuilt
        differently; adding the same page again does not touch it.
    language: BCP 47. paper: name of the title. tags: section and kind of what it is.
    """

    id: str
    address: str
    title: str
    html: str
    summary: str
    published: dt.datetime | None
    updated: dt.datetime
    language: str
    byline: str | None = None
    paper: str = ""
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Feed:
    """A stretch of a feed, newest issue first.

    address: of the site that it is the feed of. own: of this stretch. following: of the next one,
    with older entries, None at the end.
    """

    id: str
    title: str
    address: str
    own: str
    first: str
    following: str | None
    language: str
    entries: tuple[Entry, ...]

    @property
    def updated(self) -> dt.datetime:
        return max((entry.updated for entry in self.entries), default=UNPUBLISHED)


def urn(name: str) -> str:
    """The id of a thing of ours by its name: `urn:uuid:…`, version 5 (RFC 9562)."""
    return uuid.uuid5(ENTRY_IDS, name).urn


def language_of(script: str) -> str:
    return LANGUAGES.get(script, "zh")


def html_of(elements: Iterable[Mapping[str, Any]], language: str) -> str:
    """An article's text without its headline and jump lines.

    elements: as in `archive.models.Article.elements`.
    """
    pieces = [_piece(Role(element["role"]), element["text"]) for element in elements]
    return f'<div lang="{language}" dir="auto">{"".join(pieces)}</div>'


def _piece(role: Role, text: str) -> str:
    tag = TAGS.get(role)
    if tag is None:
        return ""
    inner = escape(text)
    return (
        f"<{tag}><strong>{inner}</strong></{tag}>"
        if role in STRESSED
        else f"<{tag}>{inner}</{tag}>"
    )


def summary_of(text: str) -> str:
    """The beginning of a text, cut behind a sentence where one ends early enough."""
    flat = " ".join(text.split())
    if len(flat) <= SUMMARY_CHARACTERS:
        return flat
    head = flat[:SUMMARY_CHARACTERS]
    end = max(head.rfind(mark) for mark in "。！？!?")
    return head[: end + 1] if end >= SUMMARY_CHARACTERS // 3 else head + "…"


def stamp(moment: dt.datetime) -> str:
    """RFC 3339 to the second, as both feed formats want it."""
    return moment.replace(microsecond=0).isoformat().replace("+00:00", "Z")
