"""An article as it is read: its head, its body, and the other half where the print continues elsewhere."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Final

from shuzibao.archive.models import Article
from shuzibao.model import BODY_ROLES, Element, Role
from shuzibao.reader import shelf
from shuzibao.reader.record.links import NOTHING, Told, told_in
from shuzibao.search import Query, marks_of

HEAD_ROLES: Final = (
    Role.SECTION_HEAD,
    Role.KICKER,
    Role.HEADLINE,
    Role.DECK,
    Role.BYLINE,
    Role.DATELINE,
)


Marks = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """One element of an article. key: its anchor on the page, unique in a story: "e4", "f2".

    marks: characters that a search found, as (start, end) in the text.
    links: what the record knows, as (start, end, address), apart from each other.
    """

    key: str
    role: str
    text: str
    spans: tuple[dict[str, Any], ...]
    marks: Marks = ()
    links: tuple[tuple[int, int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Half:
    """What one page holds of a story."""

    article: Article
    pieces: tuple[Piece, ...]

    def of(self, *roles: str) -> list[Piece]:
        return [piece for piece in self.pieces if piece.role in roles]

    @property
    def body(self) -> list[Piece]:
        return self.of(*BODY_ROLES)

    @property
    def kicker_marks(self) -> Marks:
        return self._marks(Role.KICKER, self.article.kicker)

    @property
    def headline_marks(self) -> Marks:
        return self._marks(Role.HEADLINE, self.article.display_title)

    @property
    def deck_marks(self) -> Marks:
        return self._marks(Role.DECK, self.article.deck)

    def _marks(self, role: Role, shown: str | None) -> Marks:
        """What a search found in the elements of a role, counted in their texts joined, as they are shown."""
        pieces = self.of(role)
        if " ".join(piece.text for piece in pieces) != shown:
            return ()  # a title that was made: nothing is printed there
        marks: list[tuple[int, int]] = []
        at = 0
        for piece in pieces:
            marks += [(at + start, at + end) for start, end in piece.marks]
            at += len(piece.text) + 1
        return tuple(marks)

    @property
    def own_byline(self) -> list[Piece]:
        """A byline on a line of its own; one inside a paragraph is read there."""
        return self.of(Role.BYLINE)


@dataclass(frozen=True, slots=True)
class Story:
    """first: the half at the address, or the one it continues; second: what follows on another page.

    open_on, open_from: the page that the print names where the other half was not found.
    told: its facts, where they were asked for (`with_facts`).
    """

    first: Half
    second: Half | None
    open_on: object
    open_from: object
    told: Told = NOTHING

    @property
    def halves(self) -> list[Half]:
        return [self.first] + ([self.second] if self.second else [])


def story_at(article: Article, asked: Query | None = None) -> Story:
    """The whole story that this article is, or is a half of. asked: its words are marked."""
    before = shelf.other_half(article, article.continued_from)
    first = before or article
    second = article if before else shelf.other_half(article, article.continues_on)
    return Story(
        half_of(first, "e", asked),
        half_of(second, "f", asked) if second else None,
        None if second else _page_of(first.continues_on),
        None if before else _page_of(first.continued_from),
    )


def with_facts(story: Story, linked: bool = True) -> Story:
    """The story with what the record tells of it. linked: names, dates and figures are links in its text."""
    told = told_in([half.article for half in story.halves])
    if not linked or not told.links:
        return replace(story, told=told)
    first, second = (
        replace(half, pieces=tuple(_linked(half, piece, told) for piece in half.pieces))
        if half
        else None
        for half in (story.first, story.second)
    )
    return replace(story, first=first or story.first, second=second, told=told)


def _linked(half: Half, piece: Piece, told: Told) -> Piece:
    links = told.links.get((half.article.pk, int(piece.key[1:]) - 1), ())
    fitting = tuple(
        (one.start, one.end, one.address) for one in links if one.end <= len(piece.text)
    )
    return replace(piece, links=fitting)


def _page_of(jump: dict[str, Any] | None) -> object:
    return jump.get("page") if jump else None


def half_of(article: Article, letter: str = "e", asked: Query | None = None) -> Half:
    """The article as one half. letter: its pieces' keys begin with it. asked: its words are marked."""
    pieces = (
        Piece(
            f"{letter}{number}",
            raw["role"],
            raw["text"],
            tuple(raw.get("spans", ())),
            marks_of(Element(Role(raw["role"]), raw["text"], ()), asked) if asked else (),
        )
        for number, raw in enumerate(article.elements, start=1)
    )
    return Half(article, tuple(pieces))
