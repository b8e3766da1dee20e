"""Rows of the open archive back to the model."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, F
from django.forms.models import model_to_dict

from shuzibao.archive import models, rows
from shuzibao.archive.connection import one_moment
from shuzibao.archive.decoding import decode_again
from shuzibao.archive.holding import Holding
from shuzibao.errors import NotFound
from shuzibao.model import Article, Issue, Page, Title

REMEDY = "`shuzibao list` names every issue, `shuzibao show ISSUE` its articles"


def issue(archive: Holding, issue_id: str) -> Issue:
    """The issue as it was rebuilt, hidden articles among the others; whole, while another is being written."""
    with one_moment():
        return _issue(archive, issue_id)


def _issue(archive: Holding, issue_id: str) -> Issue:
    row = models.Issue.objects.select_related("title").filter(id=issue_id).first()
    if row is None:
        raise NotFound("no such issue", issue_id, REMEDY)
    pages = list(row.pages.select_related("original").order_by("number"))
    numbers = {page.id: page.number for page in pages}
    articles = [
        {**found, "page": numbers[found["page_id"]]}
        for found in row.articles.order_by("page__number", "position").values()
    ]
    return rows.issue_from_rows(
        rows.IssueRows(
            {**model_to_dict(row), "notices": row.notices, "masthead": row.masthead},
            (),
            tuple(articles),
            tuple(furniture(issue_id)),
        ),
        title_of(row.title) if row.title else None,
        pages_of(archive, pages),
    )


def title_of(row: models.Title) -> Title:
    return Title(row.name, tuple(row.names))


def article(article_id: str) -> Article:
    found = models.Article.objects.filter(id=article_id).values().first()
    if found is None:
        raise NotFound("no such article", article_id, REMEDY)
    page = models.Page.objects.values_list("number", flat=True).get(id=found["page_id"])
    return rows.article_from_row({**found, "page": page})


def furniture(issue_id: str) -> list[rows.Row]:
    found = models.Furniture.objects.filter(page__issue_id=issue_id).order_by("position")
    return [{"role": row.role, "text": row.text, "spans": row.spans} for row in found]


def pages_of(archive: Holding, found: list[models.Page]) -> list[Page]:
    """Pages of the issue with all that was read on them."""
    return [rows.settle(read, page.settled) for page, read in as_read(archive, found)]


def as_read(archive: Holding, found: list[models.Page]) -> list[tuple[models.Page, Page]]:
    """Each page as its reader delivered it, before the issue was assembled."""
    decoded: dict[tuple[str, str], str] = {}
    pages = []
    for page in found:
        text = None
        if page.encoding:
            key = (page.original_id, page.encoding)
            if key not in decoded:
                decoded[key] = (
                    decode_again(archive.files.get(page.original_id), page.encoding) or ""
                )
            text = decoded[key]
        pages.append((page, rows.sheet_from_bytes(archive.files.get(page.lines), text)))
    return pages


def issues() -> list[dict[str, Any]]:
    """Every issue, the latest first."""
    counted = models.Issue.objects.select_related("title").annotate(
        page_count=Count("pages", distinct=True), article_count=Count("articles", distinct=True)
    )
    return [
        {
            "id": row.id,
            "title": row.title.name if row.title else None,
            "date": row.date.isoformat() if row.date else None,
            "date_basis": row.date_basis,
            "year": row.year,
            "number": row.number,
            "running_number": row.running_number,
            "pages": row.page_count,
            "articles": row.article_count,
        }
        for row in counted.order_by(
            F("date").desc(nulls_last=True), F("year").desc(nulls_last=True), "id"
        )
    ]


def current(id_: str) -> str:
    """This id, or the one that took its place.

    Raises:
        NotFound: it names no issue, page or article, and never did.
    """
    for table in (models.Issue, models.Page, models.Article):
        if table.objects.filter(id=id_).exists():
            return id_
    moved = models.Moved.objects.filter(old=id_).values_list("new", flat=True).first()
    if moved is None:
        raise NotFound("no such issue, page or article", id_, "`shuzibao list` names every issue")
    return moved


def hidden(issue_id: str) -> dict[str, str]:
    """Ids of the issue's hidden articles, with the reason and the date."""
    found = models.Article.objects.filter(issue_id=issue_id).exclude(hidden=None)
    return {row.id: _why(row.hidden or {}) for row in found.only("hidden")}


def every_hidden() -> dict[str, str]:
    """The same of all issues, and of people as `person:NAME`."""
    articles = models.Article.objects.exclude(hidden=None).order_by("id").only("hidden")
    people = models.Decision.objects.filter(kind="hide").order_by("subject")
    found = {row.id: _why(row.hidden or {}) for row in articles}
    return found | {row.subject: _why(row.value or {}) for row in people}


def _why(said: dict[str, str]) -> str:
    date = said.get("date")
    return said.get("reason", "") + (f" ({date})" if date else "")


def facts(issue_id: str) -> dict[str, list[rows.Row]]:
    """What each article of the issue tells, as shuzibao/1 has it, by the article's id.

    Without the people whom an editor hid, and all that is told of them.
    """
    from shuzibao.archive import decided, shown, withheld

    hidden = decided.hidden_keys()
    stored = models.Fact.objects.filter(article__issue_id=issue_id)
    facts = list(stored.order_by("article_id", "position"))
    people = [fact for fact in facts if fact.kind == "person"]
    seen = {fact.pk for fact in people if fact.key not in hidden}
    found: dict[str, list[rows.Row]] = {}
    for fact in withheld.without(facts, withheld.people(people, seen)):
        if not (fact.kind in shown.ABOUT_PEOPLE and fact.key in hidden):
            row = shown.row_of(fact)
            del row["article"], row["key"]
            found.setdefault(fact.article_id, []).append(row)
    return found
