"""The JSON of `shuzibao read`: schema "shuzibao/1", stable. The schema itself: shuzibao-1.schema.json."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from shuzibao.export.facts import fact_to_json
from shuzibao.export.spans import spans_of
from shuzibao.model import (
    Article,
    Element,
    Fact,
    Issue,
    Jump,
    Notice,
    Page,
    PrintedBetween,
    page_id,
)

SCHEMA = "shuzibao/1"


def issue_to_json(
    issue: Issue,
    facts: Mapping[str, Sequence[Fact]] | None = None,
    between: PrintedBetween | None = None,
) -> dict[str, Any]:
    """One issue as plain data, ready for `json.dumps`.

    facts: of each article by its id; without them the articles have no "facts".
    between: of an issue without a date, what its facts tell of it.
    """
    told = facts or {}
    titles = issue.title
    return {
        "schema": SCHEMA,
        "title": {"name": titles.name, "names": list(titles.names)} if titles else None,
        "issue": {
            "id": issue.id,
            "date": issue.date.isoformat() if issue.date else None,
            "date_basis": issue.date_basis,
            "year": issue.year,
            "weekday": issue.weekday,
            "number": issue.number,
            "running_number": issue.running_number,
            "permit": issue.permit,
            "website": issue.website,
        },
        "pages": [_page(issue.id, page) for page in issue.pages],
        "articles": [article_to_json(article, told.get(article.id)) for article in issue.articles],
        "furniture": [
            {"role": str(piece.role), "text": piece.text, "spans": spans_to_json(piece)}
            for piece in issue.furniture
        ],
        "unplaced": [
            {"text": piece.text, "spans": spans_to_json(piece)} for piece in issue.unplaced
        ],
        "notices": [
            {"where": notice.where, "what": notice.what}
            for notice in (*issue.notices, *_undated(issue, between))
        ],
    }


def _undated(issue: Issue, between: PrintedBetween | None) -> tuple[Notice, ...]:
    """What an issue without a date tells of it: said as a notice, the form of "issue" is fixed."""
    if between is None:
        return ()
    first, last = between.first.isoformat(), between.last.isoformat()
    return (Notice(issue.id, f"printed between {first} and {last}, by the days that it tells of"),)


def _page(issue: str, page: Page) -> dict[str, Any]:
    assert page.number is not None
    return {
        "id": page_id(issue, page.number),
        "number": page.number,
        "name": page.name,
        "source": page.source,
        "width": page.width,
        "height": page.height,
    }


def article_to_json(article: Article, facts: Sequence[Fact] | None = None) -> dict[str, Any]:
    data: dict[str, Any] = {
        "id": article.id,
        "page": article.page,
        "kicker": article.kicker,
        "headline": article.headline,
        "deck": article.deck,
        "byline": article.byline,
        "dateline": article.dateline,
        "section": article.section,
        "display_title": article.display_title,
        "display_title_basis": "made" if article.display_title_made else "printed",
        "body": [{"role": str(piece.role), "text": piece.text} for piece in article.body],
        "continues_on": _jump(article.continues_on),
        "continued_from": _jump(article.continued_from),
        "kind": str(article.kind),
        "script": article.script,
        "confidence": round(article.confidence, 4),
        "spans": [
            {"role": str(piece.role), **span}
            for piece in article.elements
            for span in spans_to_json(piece)
        ],
    }
    if facts is not None:
        data["facts"] = [fact_to_json(fact) for fact in facts]
    return data


def _jump(jump: Jump | None) -> dict[str, Any] | None:
    if jump is None:
        return None
    return {"page": jump.page, **({"article": jump.article} if jump.article else {})}


def spans_to_json(element: Element) -> list[dict[str, Any]]:
    """The element's spans; neighbours become one range where nothing is printed between them."""
    return spans_of(element.spans)
