"""Zones of whole pages, as they come out of the rebuilder: the sample paper's issue and pages of the presses."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from bench.press.paper import make_paper
from bench.press.plain.print import print_plain
from bench.press.print import print_pdf
from tests.layout.land import Land

from shuzibao import sample
from shuzibao.model import Given, Issue
from shuzibao.pipeline import rebuild
from shuzibao.read.limits import Limits
from shuzibao.read.pdf.pages import pages

TYPESET = Path(sample.__file__).parent / "2024-03-11"
PAGES = [
    "page1.pdf", "page2.pdf", "page3.pdf", "inner-pinwheel 11", "inner-l 12", "inner-wrap 13",
    "inner-boxes 14", "inner-vertical-heads 6", "tabloid-supplement 15", "vertical-mixed 16",
    "wild-pinwheel 17", "plain-nested 18", "plain-mosaic 19", "plain-vertical 20",
]  # fmt: skip


@cache
def issue_of(name: str) -> Issue:
    """A file of the sample, or what a press prints of a template and a seed."""
    template, _, seed = name.partition(" ")
    if not seed:
        data = (TYPESET / name).read_bytes()
    elif template.startswith("plain-"):
        data, _ = print_plain(template, int(seed), "dev")
    else:
        data = print_pdf(make_paper(template, int(seed)))
    read = pages(name, data, None, None, None, Limits(), lambda done, total: None)
    return rebuild(tuple(read), Given())


@pytest.mark.parametrize("name", PAGES)
def test_every_line_lies_in_its_storys_zone(name: str) -> None:
    """Its whole box, but for a hair at its edge."""
    issue = issue_of(name)
    [page] = issue.pages
    assert page.number
    land = Land(issue.articles, page.number)
    lines = {
        (article.id, span.line): span.box
        for article in issue.articles
        for element in article.elements
        for span in element.spans
        if span.box
    }

    assert len(lines) > 50
    assert [key for key, box in lines.items() if not land.covers(key[0], box)] == []


@pytest.mark.parametrize("name", PAGES)
def test_no_two_zones_of_a_page_overlap_by_more_than_a_hair(name: str) -> None:
    """Looked at wherever corners of zones bound a cell broader and higher than a hair."""
    issue = issue_of(name)
    [page] = issue.pages
    assert page.number
    land = Land(issue.articles, page.number)

    assert all(zone.any() for zone in land.held.values())
    assert land.shared() == []
