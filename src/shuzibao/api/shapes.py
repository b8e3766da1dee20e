"""What every answer looks like. OpenAPI is made from these; a test holds the answers to them.

Answers are built as plain data (see `documents`) and not passed through these classes: what the
archive holds is valid, and checking a whole issue again at each request would double its cost.
"""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from ninja import Schema
from pydantic import ConfigDict, Field

Role = Literal[
    "masthead",
    "folio",
    "section_head",
    "kicker",
    "headline",
    "deck",
    "byline",
    "dateline",
    "paragraph",
    "crosshead",
    "caption",
    "credit",
    "jump_line",
    "advertisement",
    "notice",
    "furniture",
    "unplaced",
]
Kind = Literal["article", "advertisement", "notice", "picture"]
Script = Literal["hans", "hant", "mixed"]
Box = Annotated[
    list[float],
    Field(min_length=4, max_length=4, description="left, top, right, bottom, in points"),
]


class Shape(Schema):
    """Nothing but what is named."""

    model_config = ConfigDict(extra="forbid")


class Trouble(Shape):
    """Every error: what went wrong, where, and the next thing to try."""

    what: str
    where: str
    remedy: str


class Range(Shape):
    """Characters of the decoded source, end excluded."""

    source: str
    start: int
    end: int


class Place(Shape):
    """A box on a page, in points (1/72 inch) from its top-left corner."""

    page: int
    box: Box


class RoleRange(Range):
    role: Role


class RolePlace(Place):
    role: Role


class TitleName(Shape):
    name: str
    names: list[str]


class PrintedBetween(Shape):
    """When an issue without a date was printed, by what it tells."""

    first: dt.date
    last: dt.date
    basis: list[str]


class IssueHead(Shape):
    """An issue's own data in shuzibao/1."""

    id: str
    date: dt.date | None
    date_basis: Literal["printed", "given", "inferred", "none"]
    year: int | None
    weekday: str | int | None
    number: int | None
    running_number: int | None
    permit: str | None
    website: str | None
    printed_between: PrintedBetween | None = None


class PageHead(Shape):
    id: str
    number: int
    name: str | None
    source: str
    width: float | None
    height: float | None


class BodyPiece(Shape):
    role: Literal["paragraph", "crosshead", "caption", "credit"]
    text: str


class Jump(Shape):
    """One end of a continuation 转版."""

    page: int | str
    article: str | None = None


class Article(Shape):
    """An article in shuzibao/1. Text is as printed."""

    id: str
    page: int
    kicker: str | None
    headline: str | None
    deck: str | None
    byline: str | None
    dateline: str | None
    section: str | None
    display_title: str
    display_title_basis: Literal["printed", "made"]
    body: list[BodyPiece]
    continues_on: Jump | None
    continued_from: Jump | None
    kind: Kind
    script: Script
    confidence: float = Field(ge=0, le=1)
    spans: list[RoleRange | RolePlace]


class Furniture(Shape):
    role: Role
    text: str
    spans: list[Range | Place]


class Unplaced(Shape):
    text: str
    spans: list[Range | Place]


class Notice(Shape):
    where: str
    what: str


class IssueDocument(Shape):
    """An issue: the object that `shuzibao read --json` prints."""

    schema_: Literal["shuzibao/1"] = Field(alias="schema")
    title: TitleName | None
    issue: IssueHead
    pages: list[PageHead]
    articles: list[Article]
    furniture: list[Furniture]
    unplaced: list[Unplaced]
    notices: list[Notice]


class Links(Shape):
    """Absolute addresses: where it is read, and where it is in this API."""

    web: str
    api: str


class TitleSummary(Shape):
    """A newspaper 报."""

    slug: str
    name: str
    names: list[str]
    script: Script
    issues: int
    first: str | None = Field(description="of print: the day, or the year where no day is known")
    last: str | None = Field(description="of print: the day, or the year where no day is known")
    feeds: dict[str, str]
    links: Links


class IssueSummary(Shape):
    """An issue 期 in a list."""

    id: str
    title: str | None
    date: dt.date | None
    date_basis: str
    year: int | None
    number: int | None
    running_number: int | None
    pages: int
    articles: int
    changed: dt.datetime
    links: Links


class PageSummary(PageHead):
    """A page 版 in a list."""

    issue: str
    label: str | None
    media: str
    articles: list[str]
    links: Links


class Line(Shape):
    """A printed line. `start` and `end` where the source is text, `box` where it has places."""

    index: int
    text: str
    start: int | None = None
    end: int | None = None
    box: Box | None = None
    flow: Literal["across", "down"] = "across"
    size: float | None = None
    confidence: float | None = None


class PageDocument(PageSummary):
    """A page with its lines as its reader delivered them."""

    title: str | None
    date: dt.date | None
    encoding: str | None
    lines: list[Line]
    furniture: list[Furniture]
    unplaced: list[Unplaced]
    withheld: int = Field(description="lines of articles that the editors withdrew")


class ArticleSummary(Shape):
    """An article 稿件 in a list."""

    id: str
    issue: str
    title: str | None
    date: dt.date | None
    page: int
    kicker: str | None
    headline: str | None
    deck: str | None
    byline: str | None
    section: str | None
    display_title: str
    display_title_basis: Literal["printed", "made"]
    kind: Kind
    script: Script
    confidence: float
    links: Links


class ElementSpan(Shape):
    """Where `text[at : at + length]` of the element was printed."""

    page: int
    source: str
    line: int
    start: int | None = None
    end: int | None = None
    box: Box | None = None
    at: int
    length: int


class Element(Shape):
    role: Role
    text: str
    spans: list[ElementSpan]


class Zone(Shape):
    """The printed shape on one page: a polygon, clockwise, in points; holes are what is none of it."""

    page: int
    points: list[tuple[float, float]]
    holes: list[list[tuple[float, float]]] | None = None


class ArticleDocument(Article):
    """An article in shuzibao/1, and beside it every element with the lines it was printed in."""

    issue: str
    title: str | None
    date: dt.date | None
    elements: list[Element]
    zones: list[Zone]
    changed: dt.datetime
    links: Links


class Titles(Shape):
    items: list[TitleSummary]


class Issues(Shape):
    """A stretch of issues, newest first. `total` counts all that the filter means."""

    total: int
    items: list[IssueSummary]
    next: str | None = Field(description="address of the next stretch; null at the end")


class Pages(Shape):
    items: list[PageSummary]
    next: str | None = Field(description="address of the next stretch; null at the end")


class Articles(Shape):
    """A stretch of articles in order of id. They are not counted: ask search for counts."""

    items: list[ArticleDocument | ArticleSummary]
    next: str | None = Field(description="address of the next stretch; null at the end")


class Snippet(Shape):
    """Printed text that shows why it was found. marks: (start, end) in `text`, in order."""

    role: Role
    text: str
    marks: list[tuple[int, int]]


class Hit(Shape):
    """An article that was found."""

    id: str
    headline: str | None
    display_title: str
    date: dt.date | None
    year: int | None
    page: int
    title: str | None
    kind: Kind
    score: float
    snippets: list[Snippet]
    links: Links


class Count(Shape):
    value: str
    count: int


class Note(Shape):
    code: str
    what: str


class Found(Shape):
    """A page of results. total: exact, of all pages. facets: how all results divide."""

    total: int
    page: int
    pages: int
    order: Literal["relevance", "newest"]
    hits: list[Hit]
    facets: dict[str, list[Count]]
    notes: list[Note] = Field(description="what was read leniently in the query")
    next: str | None = Field(description="address of the next page; null at the end")


class Start(Shape):
    """Where to begin."""

    name: str
    version: str
    titles: str
    issues: str
    pages: str
    articles: str
    search: str
    names: str
    facts: str
    people: str
    posts: str
    programmes: str
    measures: str
    demands: str
    openapi: str
    docs: str
