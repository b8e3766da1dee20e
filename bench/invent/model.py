"""What is invented: papers, issues, articles. The truth of every benchmark is read off these values."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

PARAGRAPH, CROSSHEAD, CAPTION, CREDIT = "paragraph", "crosshead", "caption", "credit"


@dataclass(frozen=True, slots=True)
class Person:
    """posts: in the order in which the paper prints them; empty for people without a public post."""

    name: str
    posts: tuple[str, ...] = ()

    @property
    def full(self) -> str:
        """As first mentioned: 区委副书记、区长陆允衡."""
        return "、".join(self.posts) + self.name


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of the body: role is "paragraph", "crosshead", "caption" or "credit"."""

    role: str
    text: str


@dataclass(frozen=True, slots=True)
class InventedJump:
    """One end of a continuation: the other page (A3 where pages are lettered), and the words printed for it."""

    page: int | str
    text: str


@dataclass(frozen=True, slots=True)
class InventedArticle:
    """One story on one page.

    key: "3/2" is the second story on page 3. kind: as in shuzibao/1. subject: the story's kind in
        the grammar ("meeting", "feature", …). story: the same for both halves of a continued story.
    kicker, headline, deck: printed lines; empty where not printed. The text of each in shuzibao/1
        is its lines joined with one space.
    byline: as printed; byline_set says where: "line" (own line), "lead" (inside the dateline's
        brackets), "tail" (in brackets at the end of the last paragraph), None without one.
    dateline: what opens the first paragraph (本报讯), also part of the paragraph's text.
    section: section head above the story.
    readings: other fair readings of the lines above the body as (kicker, headline, deck), for
        pages that show no sizes.
    people, organisations, places, programmes: what its text names.
    """

    key: str
    page: int
    kind: str
    subject: str
    story: str
    body: tuple[Piece, ...]
    kicker: tuple[str, ...] = ()
    headline: tuple[str, ...] = ()
    deck: tuple[str, ...] = ()
    readings: tuple[tuple[str | None, str | None, str | None], ...] = ()
    byline: str | None = None
    byline_set: str | None = None
    dateline: str | None = None
    section: str | None = None
    continues_on: InventedJump | None = None
    continued_from: InventedJump | None = None
    people: tuple[Person, ...] = ()
    organisations: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    programmes: tuple[str, ...] = ()
    weight: int = 1

    @property
    def text(self) -> str:
        """The body as running text, a paragraph a line."""
        return "\n".join(piece.text for piece in self.body)


@dataclass(frozen=True, slots=True)
class InventedPage:
    """furniture: folio, channels, hotlines, editors: (role, text) as printed."""

    number: int
    name: str
    articles: tuple[InventedArticle, ...]
    furniture: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Masthead:
    """The facts of an issue and the lines that print them. Facts that are not printed are None."""

    title: str
    date: dt.date
    weekday: str
    number: int | None = None
    running_number: int | None = None
    permit: str | None = None
    website: str | None = None
    lunar: str | None = None
    pages_today: int | None = None
    editors: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class InventedIssue:
    """script: "hans", "hant", "mixed" or "latn". period: "today" or "republican"."""

    seed: int
    title: str
    script: str
    period: str
    level: str
    masthead: Masthead
    pages: tuple[InventedPage, ...]
    district: str = ""
    leaders: tuple[Person, ...] = field(default=())

    @property
    def articles(self) -> tuple[InventedArticle, ...]:
        return tuple(article for page in self.pages for article in page.articles)
