"""Setting a designed page in Chromium: its PDF, and the truth of every line as the browser placed it."""

from __future__ import annotations

import base64
import json
import sys
from typing import Any

import pypdfium2 as pdfium

from bench.press.designed.pages import DESIGNED, FOLDER, split_of
from bench.press.picture import photograph
from bench.press.truth import SCHEMA
from bench.press.web_print import CHROMIUM, POINTS

SHOW = """(data) => [...document.images].forEach((image, n) => { image.src = data[n]; })"""
SIZES = """() => [...document.images].map(i => [i.clientWidth * 0.75, i.clientHeight * 0.75])"""


def print_designed(name: str, split: str) -> tuple[bytes, dict[str, Any]]:
    """The PDF of a sample and its truth, set by a browser of its own."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        printed = set_sample(browser, name, split)
        browser.close()
    return printed


def set_sample(browser: Any, name: str, split: str) -> tuple[bytes, dict[str, Any]]:
    """The PDF of a sample and its truth. ValueError: the sample is of the other split."""
    if split_of(name) != split:
        raise ValueError(f"{name} is a page of the {split_of(name)} split, not of {split}")
    made = [set_page(browser, file) for file in DESIGNED[name]]
    for file, (_, _, notes) in zip(DESIGNED[name], made, strict=True):
        for note in notes:
            print(f"{file}: {note}", file=sys.stderr)
    return _bound([pdf for pdf, _, _ in made]), _truth(name, split, [found for _, found, _ in made])


def set_page(browser: Any, file: str) -> tuple[bytes, dict[str, Any], list[str]]:
    """One page: its PDF, what the browser tells of its lines, and what the make-up could not fit."""
    inside = (FOLDER / "pages" / f"{file}.html").read_text("utf-8")
    css = (FOLDER / "base.css").read_text("utf-8")
    tab = browser.new_page()
    tab.emulate_media(media="print")
    tab.set_content(f"<!doctype html><meta charset=utf-8><style>{css}</style>{inside}")
    wide, high = tab.evaluate(
        "() => { const m = document.querySelector('main'), s = m.getAttribute('size').split(' ');"
        "m.style.width = s[0] + 'pt'; m.style.height = s[1] + 'pt'; return s.map(Number) }"
    )
    tab.set_viewport_size({"width": round(wide / POINTS), "height": round(high / POINTS)})
    tab.evaluate("document.fonts.ready")
    notes: list[str] = tab.evaluate((FOLDER / "makeup.js").read_text("utf-8"))
    tab.evaluate(SHOW, [_picture(file, n, *s) for n, s in enumerate(tab.evaluate(SIZES))])
    found: dict[str, Any] = tab.evaluate((FOLDER / "lines.js").read_text("utf-8"))
    notes += [f"no role: {one['lost'].strip()[:20]}" for one in found["lines"] if "lost" in one]
    found["lines"] = [one for one in found["lines"] if "lost" not in one]
    pdf = tab.pdf(
        width=f"{wide / POINTS}px", height=f"{high / POINTS}px",
        print_background=True, page_ranges="1",
    )  # fmt: skip
    tab.close()
    return pdf, found, notes


def _picture(file: str, number: int, wide: float, high: float) -> str:
    data = base64.b64encode(photograph(f"{file}{number}", wide, high))
    return f"data:image/jpeg;base64,{data.decode()}"


def _bound(pages: list[bytes]) -> bytes:
    """Pages of a browser as one file."""
    if len(pages) == 1:
        return pages[0]
    import io

    whole, out = pdfium.PdfDocument.new(), io.BytesIO()
    for page in pages:
        whole.import_pages(pdfium.PdfDocument(page))
    whole.save(out)
    return out.getvalue()


def _box(box: list[float]) -> list[float]:
    return [round(edge * POINTS, 2) for edge in box]


def _truth(name: str, split: str, sheets: list[dict[str, Any]]) -> dict[str, Any]:
    pages: list[dict[str, Any]] = []
    articles: list[dict[str, Any]] = []
    links: dict[str, list[int]] = {}
    for sheet in sheets:
        first, facts = len(articles), sheet["facts"]
        number = int(facts["number"])
        lines = _lines(sheet, number, first)
        pictures = [
            {
                "box": _box(p["box"]),
                "article": None if p["article"] is None else first + p["article"],
            }
            for p in sheet["pictures"]
        ]
        for n, one in enumerate(sheet["articles"], first):
            if one["link"]:
                links.setdefault(one["link"], []).append(n)
            articles.append(_article(n, number, one["kind"], sheet, first, lines, pictures))
        wide, high = (float(side) for side in facts["size"].split())
        pages.append({
            "number": number, "name": facts["name"], "template": name, "width": wide, "height": high,
            "direction": facts.get("direction", "horizontal"), "lines": lines, "rules": [], "frames": [],
            "pictures": pictures, "furniture": [],
        })  # fmt: skip
    for one, other in links.values():
        articles[one]["continues_on"], articles[other]["continued_from"] = other, one
        articles[one]["goes_on_page"] = articles[other]["page"]
        articles[other]["comes_from_page"] = articles[one]["page"]
    facts = sheets[0]["facts"]
    return {
        "schema": SCHEMA, "id": f"{name}-0", "template": name, "seed": 0, "split": split,
        "source": "invented, designed by hand", "script": facts["script"],
        "direction": facts.get("direction", "horizontal"), "turned": "turned" in facts, "paper": "designed",
        "leading": None, "gutter": None, "masthead": json.loads(facts.get("masthead", "null")),
        "pages": pages, "articles": articles,
    }  # fmt: skip


def _lines(sheet: dict[str, Any], number: int, first: int) -> list[dict[str, Any]]:
    return [
        {
            "id": f"{number}/{n}", "text": line["text"].strip(), "box": _box(line["box"]),
            "flow": "down" if line["down"] else "across", "size": round(line["size"] * POINTS, 2),
            "role": line["role"], "article": None if line["article"] is None else first + line["article"],
            "element": line["element"], "loose": line["loose"],
        }
        for n, line in enumerate(sheet["lines"])
    ]  # fmt: skip


def _article(
    n: int, number: int, kind: str, sheet: dict[str, Any], first: int,
    lines: list[dict[str, Any]], pictures: list[dict[str, Any]],
) -> dict[str, Any]:  # fmt: skip
    elements: dict[int, dict[str, str]] = {}
    for line in sheet["lines"]:
        if line["article"] == n - first:
            own = elements.setdefault(line["element"], {"role": line["role"], "text": ""})
            own["text"] += line["text"].rstrip("\n").removesuffix("-" if line["hyphen"] else "\0")
    return {
        "id": n, "page": number, "kind": kind, "continues_on": None, "continued_from": None,
        "goes_on_page": None, "comes_from_page": None, "elements": list(elements.values()),
        "zone": [line["box"] for line in lines if line["article"] == n]
        + [p["box"] for p in pictures if p["article"] == n],
    }  # fmt: skip
