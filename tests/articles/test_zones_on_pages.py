"""Zones of whole pages, as they come out of the rebuilder: the sample paper's typeset issue."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from shuzibao import sample
from shuzibao.model import Article, Box, Given, Issue
from shuzibao.pipeline import read_pages, rebuild
from shuzibao.read import Source

TYPESET = Path(sample.__file__).parent / "2024-03-11"
INSET = 0.2  # points: a hair
STEP = 9.0  # points between the places that are looked at


@cache
def issue_of(name: str) -> Issue:
    source = Source(name, (TYPESET / name).read_bytes())
    return rebuild(tuple(read_pages(source)), Given())


@pytest.mark.parametrize("name", ["page1.pdf", "page2.pdf", "page3.pdf"])
def test_every_line_lies_in_its_storys_zone(name: str) -> None:
    """Its whole box, but for a hair at its edge."""
    issue = issue_of(name)
    lines = {
        (article.id, span.line): span.box
        for article in issue.articles
        for element in article.elements
        for span in element.spans
        if span.box
    }
    zones = {article.id: article for article in issue.articles}

    assert len(lines) > 150
    outside = [key for key, box in lines.items() if not covers(zones[key[0]], box)]
    assert outside == []


@pytest.mark.parametrize("name", ["page1.pdf", "page2.pdf", "page3.pdf"])
def test_no_place_of_a_page_lies_in_two_zones(name: str) -> None:
    """Looked at every 9 points, which is a character's breadth."""
    issue = issue_of(name)
    [page] = issue.pages
    assert page.width
    assert page.height

    places = [
        (x * STEP, y * STEP)
        for x in range(1, int(page.width / STEP))
        for y in range(1, int(page.height / STEP))
    ]
    held = [sum(holds(article, x, y) for article in issue.articles) for x, y in places]
    assert max(held) == 1
    assert sum(held) > len(places) / 2  # most of a page is somebody's


def covers(article: Article, box: Box) -> bool:
    xs = (box.left + INSET, (box.left + box.right) / 2, box.right - INSET)
    ys = (box.top + INSET, (box.top + box.bottom) / 2, box.bottom - INSET)
    return all(holds(article, x, y) for x in xs for y in ys)


def holds(article: Article, x: float, y: float) -> bool:
    """Even-odd rule over all outlines and holes of the article's zones."""
    inside = False
    for zone in article.zones:
        for points in (zone.points, *zone.holes):
            for (x0, y0), (x1, y1) in zip(points, [*points[1:], points[0]], strict=True):
                if (y0 > y) != (y1 > y) and x < x0 + (y - y0) * (x1 - x0) / (y1 - y0):
                    inside = not inside
    return inside
