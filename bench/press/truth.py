"""The truth of a sample as plain data; the form is described in bench/README.md."""

from __future__ import annotations

from typing import Any

from bench.press.paper_model import Paper, SetPage
from bench.press.sheet import UNFORMED, Rect, Sheet

SCHEMA = "press-truth/1"


def truth_of(paper: Paper, split: str = "dev") -> dict[str, Any]:
    """Every line, article, rule, picture and link of a paper."""
    articles: list[dict[str, Any]] = []
    pages = []
    for page in paper.pages:
        first = len(articles)
        articles.extend(_articles(paper, page, first))
        pages.append(_page(page, first))
    index = {page.number: n for n, page in enumerate(paper.pages)}
    starts = {n: sum(len(p.jobs) for p in paper.pages[:n]) for n in index.values()}
    for (one_page, one), (two_page, two) in paper.links:
        a, b = articles[starts[one_page] + one], articles[starts[two_page] + two]
        a["continues_on"], b["continued_from"] = b["id"], a["id"]
    first_template = paper.pages[0].template
    directions = {page.template.direction for page in paper.pages}
    turned = any(
        mark.down != page.template.down for page in paper.pages for mark in page.sheet.marks
    )
    return {
        "schema": SCHEMA,
        "id": paper.name,
        "template": paper.template,
        "seed": paper.seed,
        "split": split,
        "source": "invented",
        "script": paper.script,
        "direction": directions.pop() if len(directions) == 1 else "mixed",
        "turned": turned,
        "paper": first_template.paper,
        "leading": paper.pages[0].style.leading,
        "gutter": paper.pages[0].style.gutter,
        "masthead": paper.facts,
        "pages": pages,
        "articles": articles,
    }


def as_box(rect: Rect) -> list[float]:
    return [round(value, 2) for value in rect]


def line_truths(sheet: Sheet, number: int, first: int) -> list[dict[str, Any]]:
    """The lines of a page as printed. first: the id of its first article."""
    return [
        {
            "id": f"{number}/{n}",
            "text": mark.text,
            "box": as_box(mark.box),
            "flow": "down" if mark.down else "across",
            "size": round(mark.size, 2),
            "role": mark.role,
            "article": None if mark.owner is None else first + mark.owner,
            "element": mark.element,
            "loose": mark.loose or (mark.owner is None and mark.role == "section_head"),
        }
        for n, mark in enumerate(sheet.marks)
    ]


def _page(page: SetPage, first: int) -> dict[str, Any]:
    return {
        "number": page.number,
        "name": page.name,
        "template": page.template.name,
        "width": page.sheet.width,
        "height": page.sheet.height,
        "direction": page.template.direction,
        "lines": line_truths(page.sheet, page.number, first),
        "rules": [as_box(rule) for rule in page.sheet.rules],
        "frames": [{"box": as_box(rect), "filled": filled} for rect, filled in page.sheet.frames],
        "pictures": [
            {"box": as_box(rect), "article": None if owner is None else first + owner}
            for rect, owner, _ in page.sheet.pictures
        ],
        "furniture": [
            {"role": role, "text": text, "element": n}
            for n, (role, text) in enumerate(page.furniture.elements)
        ],
    }


def _articles(paper: Paper, page: SetPage, first: int) -> list[dict[str, Any]]:
    out = []
    for n, (story, job) in enumerate(page.jobs):
        out.append(
            {
                "id": first + n,
                "page": page.number,
                "kind": story.kind,
                "elements": [
                    {"role": role, "text": text.translate(UNFORMED)} for role, text in job.elements
                ],
                "zone": [as_box(rect) for rect in job.areas],
                "continues_on": None,
                "continued_from": None,
                "goes_on_page": story.goes_on,
                "comes_from_page": story.comes_from,
            }
        )
    return out
