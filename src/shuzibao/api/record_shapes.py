"""What the record's answers look like; the parts of a fact's kind stand in docs/record.md."""

from __future__ import annotations

from typing import Literal

from ninja import Schema
from pydantic import ConfigDict, Field

from shuzibao.api.shapes import Links, Place, Range, Shape


class NameRow(Shape):
    """A name of the record. key: what its facts are joined by; note: a post, or what kind of thing it is."""

    kind: Literal["person", "organisation", "place", "programme", "figure", "post"]
    key: str
    name: str
    note: str | None
    articles: int = Field(description="how many name it")
    first: str | None = Field(description="of print: the day, or the year where no day is known")
    last: str | None = Field(description="of print: the day, or the year where no day is known")
    sentence: str = Field(description="the latest one, as printed")
    article: str = Field(description="where that was printed")
    links: Links


class Names(Shape):
    items: list[NameRow]
    next: str | None = Field(description="address of the next stretch; null at the end")


class Report(Shape):
    """A later sentence on the matter of a demand. score: likeness, 0 to 1; no verdict."""

    article: str
    sentence: str
    score: float


class FactRow(Schema):
    """A fact with its sentence and where it was printed; beside these the parts of its kind."""

    model_config = ConfigDict(extra="allow")

    article: str
    kind: str
    key: str
    text: str = Field(description="as printed")
    name: str = Field(description="folded to simplified")
    value: str | None
    spans: list[Range | Place]
    sentence: str
    by: str = Field(description="rule:… or model:…")
    confidence: float = Field(ge=0, le=1)
    links: Links
    reports: list[Report] | None = Field(None, description="of demands")


class Facts(Shape):
    items: list[FactRow]
    next: str | None = Field(description="address of the next stretch; null at the end")


class PersonDocument(NameRow):
    """A person with every post, each time that the paper gives it."""

    posts: list[FactRow]


class Dossier(NameRow):
    """A programme, and what stands in the articles that name it."""

    mentions: list[FactRow]
    figures: list[FactRow]
    events: list[FactRow]
    demands: list[FactRow]


class MeasureDocument(NameRow):
    """A measure with its figures."""

    figures: list[FactRow]
