"""What the press is given to set: a story's pieces as plain text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Story:
    """One story before it is set.

    kicker, headline, deck, byline: None where it has none. A space in a headline is its cut.
    body: (role, text) in order; role "paragraph" or "crosshead".
    captions: (caption, credit or None), one a picture. kind: "article", "advertisement", "notice", "picture".
    """

    headline: str | None
    body: tuple[tuple[str, str], ...]
    kicker: str | None = None
    deck: str | None = None
    byline: str | None = None
    section: str | None = None  # section head 栏题 of its own
    tail: str | None = None  # author's name at the end, on its own line
    captions: tuple[tuple[str, str | None], ...] = ()
    kind: str = "article"
    goes_on: int | None = None  # page that it continues on
    comes_from: int | None = None  # page that it continues from

    @property
    def length(self) -> int:
        """Characters of the body."""
        return sum(len(text) for _, text in self.body)


# Ends of sentences, with the marks that may close behind them.
ENDS = "。！？.!?"
CLOSERS = '”’」』）)"'


def sentences_within(text: str, limit: int) -> str:
    """The longest beginning of a text that ends a sentence and has at most `limit` characters."""
    best = 0
    for at, char in enumerate(text[:limit]):
        if char in ENDS:
            stop = at + 1
            latin = char in ".!?"
            while stop < len(text) and text[stop] in CLOSERS:
                stop += 1
            if latin and stop < len(text) and not text[stop].isspace():
                continue
            if stop <= limit:
                best = stop
    return text[:best]


def cut_body(body: Sequence[tuple[str, str]], limit: int) -> tuple[tuple[str, str], ...]:
    """The body's beginning, at most `limit` characters, ending a sentence and never on a crosshead."""
    kept: list[tuple[str, str]] = []
    left = limit
    for role, text in body:
        if len(text) <= left:
            kept.append((role, text))
            left -= len(text)
            continue
        short = sentences_within(text, left) if role == "paragraph" else ""
        if short:
            kept.append((role, short))
        break
    while kept and kept[-1][0] != "paragraph":
        kept.pop()
    return tuple(kept)
