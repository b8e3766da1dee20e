"""What goes into an index, what is asked of it, and what comes out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal, Protocol

from shuzibao.model import Article, Role
from shuzibao.search.query import BODY, BYLINE, DECK, HEADLINE, KICKER, NAMED, SECTION, Node

Order = Literal["relevance", "newest"]

HEADINGS = {Role.HEADLINE: HEADLINE, Role.KICKER: KICKER, Role.DECK: DECK}


def field_of(role: Role) -> str:
    """The text field that a piece is found in. A jump line is found in none.

    The body is what is no heading: bylines, section heads and captions are found there too.
    """
    return "" if role is Role.JUMP_LINE else HEADINGS.get(role, BODY)


def is_heading(field: str) -> bool:
    """Whether a space between Han characters of this field is a printed break."""
    return field in (HEADLINE, KICKER, DECK)


FACETS = ("paper", "year", "section", "kind", *NAMED)


@dataclass(frozen=True, slots=True)
class Indexable:
    """An article as an index needs it.

    pieces: role and printed text of every element of the article, in its order, so that the index of a
        piece is the index of its element.
    paper: slug of the title.
    year: of the issue, known or not the date.
    sections: the section head 栏题 and the page's name 版名, where there are any.
    named: facts by kind ("person", …): exact values, in the script of the print.
    """

    id: str
    pieces: tuple[tuple[Role, str], ...]
    display_title: str
    display_title_made: bool = False
    byline: str | None = None
    kind: str = "article"
    page: int = 1
    page_label: str | None = None
    paper: str = ""
    date: dt.date | None = None
    year: int | None = None
    sections: tuple[str, ...] = ()
    named: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def issue(self) -> str:
        return self.id.rsplit("/", 2)[0]

    def texts(self, field: str) -> list[str]:
        """The paragraphs of one of the text fields of a query."""
        if field == BYLINE:
            return [self.byline] if self.byline else []
        if field == SECTION:
            return list(self.sections)
        return [text for role, text in self.pieces if field_of(role) == field]


def indexable(
    article: Article,
    *,
    paper: str = "",
    date: dt.date | None = None,
    year: int | None = None,
    page_name: str | None = None,
    page_label: str | None = None,
    named: Mapping[str, tuple[str, ...]] | None = None,
) -> Indexable:
    """An article of the model, with what its issue and page say of it."""
    return Indexable(
        id=article.id,
        pieces=tuple((piece.role, piece.text) for piece in article.elements),
        display_title=article.display_title,
        display_title_made=article.display_title_made,
        byline=article.byline,
        kind=str(article.kind),
        page=article.page,
        page_label=page_label,
        paper=paper,
        date=date,
        year=date.year if date else year,
        sections=tuple(dict.fromkeys(name for name in (article.section, page_name) if name)),
        named=named or {},
    )


@dataclass(frozen=True, slots=True)
class Filters:
    """What the hits must be, beside what the query says. Several values of one kind: any of them.

    date_from, date_to: both included. An article without a date is in the range if all of its year is.
    papers: slugs. pages: numbers or labels as text. sections, named: exact values, in either script.
    """

    papers: tuple[str, ...] = ()
    date_from: dt.date | None = None
    date_to: dt.date | None = None
    pages: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    named: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Snippet:
    """A part of an article that shows why it was found.

    piece: index of the article's element; start, end: characters of that element's text.
    text: those characters, as printed. marks: (start, end) in `text`, in order, apart from each other.
    """

    piece: int
    role: Role
    start: int
    end: int
    text: str
    marks: tuple[tuple[int, int], ...]
    whole: bool = False  # nothing is left out before or after


@dataclass(frozen=True, slots=True)
class Hit:
    """An article that was found.

    heads: headline, kicker and deck as snippets (whole texts with their marks), in printed order.
    score: higher is better; among hits of one search only. 0 when ordered by date.
    """

    id: str
    display_title: str
    display_title_made: bool
    headline: str | None
    date: dt.date | None
    year: int | None
    page: int
    paper: str
    sections: tuple[str, ...]
    kind: str
    score: float
    heads: tuple[Snippet, ...]
    snippets: tuple[Snippet, ...]


Facets = Mapping[str, tuple[tuple[str, int], ...]]


@dataclass(frozen=True, slots=True)
class Found:
    """What an index answers: which articles, of how many, and how all of them divide.

    facets: by name ("paper", "year", …), values with their counts: years ascending, others most first.
    """

    total: int
    articles: tuple[tuple[Indexable, float], ...]
    facets: Facets = field(default_factory=dict)


class Index(Protocol):
    """A full-text index of articles."""

    def update(
        self,
        add: Iterable[Indexable] = (),
        delete: Iterable[str] = (),
        delete_issues: Iterable[str] = (),
    ) -> None:
        """Take away, then put in (replacing the same ids), all in one commit.

        delete: ids of articles; delete_issues: ids of issues, with all their articles.
        A reader sees all of it or nothing. An exception leaves the index as it was.
        """

    def find(
        self,
        query: Node,
        order: Order = "relevance",
        offset: int = 0,
        limit: int = 20,
        facets: Iterable[str] = (),
        counted: bool = True,
    ) -> Found:
        """The articles that a parsed query means, `limit` of them from `offset` on.

        counted: False where nobody asks how many there are; `total` is 0 then, and the answer quicker.
        """

    def digests(self) -> Mapping[str, str]:
        """A digest of every article as it is held, by id (`stored.digest_of`)."""

    def rebuild(self, articles: Iterable[Indexable]) -> int:
        """Hold exactly these; how many they were. Readers keep the old ones until all are in."""
