"""What may be asked: the query parameters, their limits, and what is refused."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Final, Literal

from django.db.models import QuerySet
from django.http import HttpRequest
from ninja import Schema
from pydantic import Field

from shuzibao.api.shapes import Kind, Script
from shuzibao.archive.models import Issue
from shuzibao.archive.order import printed_within
from shuzibao.errors import BadQuery

MOST_ITEMS: Final = 100
MOST_WHOLE: Final = 20  # articles with all their elements and spans

Limit = Annotated[int, Field(ge=1, le=MOST_ITEMS, description=f"at most {MOST_ITEMS} a stretch")]
After = Annotated[str | None, Field(max_length=160, description="id of the last one you have")]
Slug = Annotated[
    str | None, Field(max_length=100, pattern=r"^[a-z0-9-]+$", description="slug of a title")
]
From = Annotated[
    dt.date | None,
    Field(alias="from", description="first day, included; of an issue without a date its year"),
]
To = Annotated[
    dt.date | None,
    Field(alias="to", description="last day, included; of an issue without a date its year"),
]


Name = Annotated[
    str | None, Field(max_length=100, description="named in the article, whole, in either script")
]


class AskedIssues(Schema):
    """Which issues."""

    title: Slug = None
    date_from: From = None
    date_to: To = None
    year: int | None = Field(None, ge=1, le=9999, description="also of issues without a date")
    after: After = None
    limit: Limit = 50


class AskedPages(Schema):
    """Which pages."""

    title: Slug = None
    issue: str | None = Field(None, max_length=140, description="id of an issue")
    date_from: From = None
    date_to: To = None
    number: int | None = Field(None, ge=1, le=9999)
    after: After = None
    limit: Limit = 50


class AskedArticles(Schema):
    """Which articles."""

    title: Slug = None
    issue: str | None = Field(None, max_length=140, description="id of an issue")
    page: int | None = Field(None, ge=1, le=9999, description="number of the page")
    date_from: From = None
    date_to: To = None
    section: str | None = Field(None, max_length=100, description="section head, as printed")
    kind: Kind | None = None
    script: Script | None = None
    changed_since: dt.datetime | None = Field(
        None, description="only of issues that changed at or after this moment"
    )
    form: Literal["summary", "whole"] = Field(
        "summary", description=f"whole: with elements and spans, at most {MOST_WHOLE} a stretch"
    )
    after: After = None
    limit: Limit = 50


class AskedSearch(Schema):
    """A search."""

    q: str = Field("", max_length=500, description='words, "phrases", -without, OR, title:word')
    title: Slug = None
    date_from: From = None
    date_to: To = None
    printed_page: str | None = Field(
        None, max_length=20, description="number or label of the page of print"
    )
    section: str | None = Field(None, max_length=100, description="in either script")
    kind: Kind | None = None
    person: Name = None
    org: Name = None
    place: Name = None
    programme: Name = None
    order: Literal["relevance", "newest"] = "relevance"
    page: int = Field(1, ge=1, le=10_000, description="of results, from 1")
    limit: Annotated[int, Field(ge=1, le=MOST_ITEMS)] = 20


def issues_for(asked: AskedPages | AskedArticles) -> QuerySet[Issue, Issue]:
    """The issues whose pages or articles are asked for."""
    equal = {
        "title": asked.title,
        "id": asked.issue,
        "changed__gte": asked.changed_since if isinstance(asked, AskedArticles) else None,
    }
    given = {name: value for name, value in equal.items() if value is not None}
    return printed_within(Issue.objects.filter(**given), asked.date_from, asked.date_to)


def refuse_unknown(request: HttpRequest, asked: type[Schema]) -> None:
    """A misspelt filter must not silently give everything.

    Raises:
        BadQuery: a parameter that the address does not know.
    """
    known = [field.alias or name for name, field in asked.model_fields.items()]
    unknown = sorted(set(request.GET) - set(known))
    if unknown:
        raise BadQuery(
            f"no such parameter: {', '.join(unknown)[:100]}",
            "query",
            f"known here: {', '.join(known)}" if known else "none is known here",
        )
