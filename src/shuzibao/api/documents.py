"""Rows as JSON. What the editors withdrew leaves the archive through none of these."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.conf import settings
from django.forms.models import model_to_dict

from shuzibao.archive import models
from shuzibao.archive.files import Files
from shuzibao.archive.rows import (
    IssueRows,
    Row,
    article_from_row,
    element_from_json,
    issue_from_rows,
    settle,
    sheet_from_bytes,
)
from shuzibao.export.shuzibao1 import article_to_json, issue_to_json, spans_to_json
from shuzibao.model import Article, Line, Page, Role, Title


def issue_document(issue: models.Issue, hidden: Iterable[str]) -> Row:
    """The issue in shuzibao/1, without its withdrawn articles.

    hidden: ids of those.
    """
    withheld = set(hidden)
    pages = list(issue.pages.order_by("number"))
    numbers = {page.id: page.number for page in pages}
    articles = issue.articles.order_by("page__number", "position").values()
    rows = IssueRows(
        {**model_to_dict(issue), "notices": issue.notices, "masthead": issue.masthead},
        (),
        tuple(
            {**row, "page": numbers[row["page_id"]]}
            for row in articles
            if row["id"] not in withheld
        ),
        tuple(
            dict(row)
            for row in models.Furniture.objects.filter(page__issue=issue)
            .order_by("position")
            .values("role", "text", "spans")
        ),
    )
    title = Title(issue.title.name, tuple(issue.title.names)) if issue.title else None
    data = issue_to_json(issue_from_rows(rows, title, [_bare(page) for page in pages]))
    if issue.date is None and issue.printed_between:
        data["issue"]["printed_between"] = issue.printed_between
    for article in data["articles"]:
        _forget(article, withheld)
    return data


def _bare(page: models.Page) -> Page:
    """The page without its lines: shuzibao/1 has none."""
    return Page(
        page.source,
        page.media,
        (),
        number=page.number,
        label=page.label,
        name=page.name,
        width=page.width,
        height=page.height,
    )


def _forget(article: Row, withheld: set[str]) -> None:
    """No continuation leads to an article that is shown to nobody."""
    for end in ("continues_on", "continued_from"):
        jump = article[end]
        if jump and jump.get("article") in withheld:
            article[end] = {"page": jump["page"]}


def links(base: str, kind: str, name: str) -> Row:
    return {"web": f"{base}/{name}", "api": f"{base}/api/{kind}/{name}"}


def title_summary(
    base: str, title: models.Title, issues: int, ends: tuple[str | None, str | None]
) -> Row:
    """ends: when its first and its last issue were printed."""
    first, last = ends
    return {
        "slug": title.slug,
        "name": title.name,
        "names": title.names,
        "script": title.script,
        "issues": issues,
        "first": first,
        "last": last,
        "feeds": {form: f"{base}/{title.slug}/feed.{form}" for form in ("atom", "json")},
        "links": links(base, "titles", title.slug) | {"web": f"{base}/{title.slug}"},
    }


def issue_summary(base: str, issue: models.Issue, pages: int, articles: int) -> Row:
    return {
        "id": issue.id,
        "title": issue.title_id,
        "date": _day(issue.date),
        "date_basis": issue.date_basis,
        "year": issue.year,
        "number": issue.number,
        "running_number": issue.running_number,
        "pages": pages,
        "articles": articles,
        "changed": issue.changed.isoformat(),
        "links": links(base, "issues", issue.id),
    }


def page_summary(base: str, page: models.Page, articles: Iterable[str]) -> Row:
    """articles: ids of those that stand on it and are shown."""
    return {
        "id": page.id,
        "number": page.number,
        "name": page.name,
        "source": page.source,
        "width": page.width,
        "height": page.height,
        "issue": page.issue_id,
        "label": page.label,
        "media": page.media,
        "articles": list(articles),
        "links": links(base, "pages", page.id),
    }


def page_document(base: str, page: models.Page, articles: Iterable[models.Article]) -> Row:
    """The page with its lines.

    page: with its issue. articles: all that stand on it, with their elements, hidden ones too: their
        lines are withheld.
    """
    found = list(articles)
    read = sheet_from_bytes(Files(settings.ARCHIVE / "files").get(page.lines))
    sheet = settle(read, page.settled)
    withheld = {index for article in found if article.hidden for index in _lines_of(article, page)}
    own = page.furniture.order_by("position").values("role", "text", "spans")
    pieces = [element_from_json(row) for row in own]
    return {
        **page_summary(base, page, [article.id for article in found if not article.hidden]),
        "title": page.issue.title_id,
        "date": _day(page.issue.date),
        "encoding": page.encoding,
        "lines": [
            _line(index, line) for index, line in enumerate(sheet.lines) if index not in withheld
        ],
        "furniture": [
            {"role": str(piece.role), "text": piece.text, "spans": spans_to_json(piece)}
            for piece in pieces
            if piece.role is not Role.UNPLACED
        ],
        "unplaced": [
            {"text": piece.text, "spans": spans_to_json(piece)}
            for piece in pieces
            if piece.role is Role.UNPLACED
        ],
        "withheld": len(withheld),
    }


def _lines_of(article: models.Article, page: models.Page) -> set[int]:
    return {
        span["line"]
        for element in article.elements
        for span in element["spans"]
        if span["page"] == page.number
    }


def _line(index: int, line: Line) -> Row:
    row: Row = {"index": index, "text": line.text, "flow": str(line.flow)}
    if line.start is not None:
        row |= {"start": line.start, "end": line.end}
    if line.box is not None:
        row["box"] = [line.box.left, line.box.top, line.box.right, line.box.bottom]
    if line.size is not None:
        row["size"] = line.size
    if line.confidence is not None:
        row["confidence"] = line.confidence
    return row


def article_summary(base: str, article: models.Article) -> Row:
    """article: with its page and issue."""
    return {
        "id": article.id,
        "issue": article.issue_id,
        "title": article.issue.title_id,
        "date": _day(article.issue.date),
        "page": article.page.number,
        "kicker": article.kicker,
        "headline": article.headline,
        "deck": article.deck,
        "byline": article.byline,
        "section": article.section,
        "display_title": article.display_title,
        "display_title_basis": "made" if article.display_title_made else "printed",
        "kind": article.kind,
        "script": article.script,
        "confidence": round(article.confidence, 4),
        "links": links(base, "articles", article.id),
    }


def article_document(base: str, article: models.Article, hidden: Iterable[str]) -> Row:
    """article: with its page and issue. hidden: ids of withdrawn articles of its issue."""
    data = article_to_json(as_model(article))
    _forget(data, set(hidden))
    return {
        **data,
        "issue": article.issue_id,
        "title": article.issue.title_id,
        "date": _day(article.issue.date),
        "elements": article.elements,
        "zones": article.zones,
        "changed": article.issue.changed.isoformat(),
        "links": links(base, "articles", article.id),
    }


def as_model(article: models.Article) -> Article:
    fields = {field.name: getattr(article, field.attname) for field in article._meta.fields}
    return article_from_row({**fields, "page": article.page.number})


def _day(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None
