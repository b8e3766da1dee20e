"""Answers: what a system says of a sample, and how an Issue of ours becomes one.

    {"schema": "press-answer/1", "system": "…",
     "lines": [{"page": 1, "box": [left, top, right, bottom], "text": "…", "article": 0, "role": "paragraph"}, …],
     "articles": [{"id": 0, "kind": "article", "headline": "…"|null, "confidence": 0.97|null,
                   "continues_on": 7|null, "zones": [{"page": 1, "points": [[x, y], …], "holes": [[[x, y], …], …]}]}],
     "masthead": {…}|null, "seconds": 0.2, "peak_mb": 80.0}

`lines` stand in reading order inside each article; `article` is null for furniture and for what was
not placed. Boxes are in points from the page's top left. What lies in one of a zone's `holes` (there
need be none) is not in it. A plain shuzibao/1 object is taken too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from shuzibao.model import Article, Element, Issue

SCHEMA = "press-answer/1"


def answer_of(issue: Issue, system: str = "shuzibao") -> dict[str, Any]:
    """An issue of ours as an answer: each printed line once, with its text as read."""
    pages = {page.number: page for page in issue.pages}
    numbers = {article.id: n for n, article in enumerate(issue.articles)}
    pieces: list[tuple[int | None, Sequence[Element]]] = [
        *((n, article.elements) for n, article in enumerate(issue.articles)),
        *((None, (piece,)) for piece in (*issue.furniture, *issue.unplaced)),
    ]
    shared = Counter(
        key for _, elements in pieces for element in elements
        for key in {(span.page, span.line) for span in element.spans}
    )  # fmt: skip
    lines: list[dict[str, Any]] = []
    for owner, elements in pieces:
        lines.extend(_lines(elements, owner, pages, shared))
    return {
        "schema": SCHEMA,
        "system": system,
        "lines": lines,
        "articles": [_article(n, article, numbers) for n, article in enumerate(issue.articles)],
        "masthead": {
            "title": issue.title.name if issue.title else None,
            "date": issue.date.isoformat()
            if issue.date and issue.date_basis == "printed"
            else None,
            "number": issue.number,
            "running_number": issue.running_number,
            "permit": issue.permit,
        },
    }


def _article(number: int, article: Article, numbers: dict[str, int]) -> dict[str, Any]:
    jump = article.continues_on
    return {
        "id": number,
        "kind": str(article.kind),
        "headline": article.headline,
        "confidence": article.confidence,
        "continues_on": numbers.get(jump.article) if jump and jump.article else None,
        "zones": [
            {
                "page": zone.page,
                "points": [list(point) for point in zone.points],
                "holes": [[list(point) for point in hole] for hole in zone.holes],
            }
            for zone in article.zones
        ],
    }


def _lines(
    elements: Sequence[Element],
    article: int | None,
    pages: dict[int | None, Any],
    shared: Counter[tuple[int, int]],
) -> Iterator[dict[str, Any]]:
    """One entry a printed line; a line that two elements share gives each its own part.

    A hyphen at a line's end has a span of its own, as it is printed and not read.
    """
    for element in elements:
        told: set[tuple[int, int]] = set()
        for span in element.spans:
            line = pages[span.page].lines[span.line]
            whole = shared[span.page, span.line] == 1
            if whole and (span.page, span.line) in told:
                continue
            told.add((span.page, span.line))
            box = line.box if whole else span.box or line.box
            text = line.text if whole else element.text[span.at : span.at + span.length]
            if box is not None:
                yield {
                    "page": span.page,
                    "box": [box.left, box.top, box.right, box.bottom],
                    "text": text,
                    "article": article,
                    "role": str(element.role),
                }


def from_shuzibao(data: dict[str, Any]) -> dict[str, Any]:
    """A shuzibao/1 object as an answer; its spans have no text of their own, so no CER can be told."""
    lines: list[dict[str, Any]] = []
    ids = {article["id"]: n for n, article in enumerate(data["articles"])}

    def add(spans: list[dict[str, Any]], article: int | None, role: str | None) -> None:
        for span in spans:
            if "box" in span:
                lines.append(
                    {
                        "page": span["page"],
                        "box": span["box"],
                        "text": None,
                        "article": article,
                        "role": role or span.get("role", "unplaced"),
                    }
                )

    articles = []
    for n, article in enumerate(data["articles"]):
        add(article["spans"], n, None)
        jump = article.get("continues_on") or {}
        articles.append(
            {
                "id": n,
                "kind": article["kind"],
                "headline": article["headline"],
                "confidence": article["confidence"],
                "continues_on": ids.get(jump.get("article")),
                "zones": article.get("zones", []),
            }
        )
    for piece in data["furniture"]:
        add(piece["spans"], None, piece["role"])
    for piece in data["unplaced"]:
        add(piece["spans"], None, "unplaced")
    title = data["title"] or {}
    facts = {key: data["issue"].get(key) for key in ("date", "number", "running_number", "permit")}
    return {
        "schema": SCHEMA,
        "system": "shuzibao/1",
        "lines": lines,
        "articles": articles,
        "masthead": {"title": title.get("name"), **facts},
    }
