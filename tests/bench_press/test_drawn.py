"""The fourth press: what it draws is what its truth says."""

from __future__ import annotations

import pypdfium2
import pytest
from bench.press.drawn.designs import DRAWN_TEMPLATES
from bench.press.drawn.print import print_drawn
from bench.press.run import FIRST_SEED, chosen


@pytest.fixture(scope="module")
def pages():
    """A page of news, an upright one, and an issue whose story goes on inside."""
    return {
        name: print_drawn(f"drawn-{name}", 7, "dev") for name in ("tabloid", "upright", "issue")
    }


def test_what_the_truth_tells_is_what_pdfium_finds(pages):
    """The characters of all lines of the truth, shadows aside, are those of the PDF."""
    for pdf, truth in pages.values():
        printed = "".join(
            page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(pdf)
        )
        told = "".join(line["text"] for page in truth["pages"] for line in page["lines"])
        assert not set(told) - set(printed)
        assert len("".join(printed.split())) >= len(told)


def test_the_lines_of_a_story_are_its_copy(pages):
    """In order and whole; a headline's cuts are no characters."""
    for _, truth in pages.values():
        lines = [line for page in truth["pages"] for line in page["lines"]]
        for article in truth["articles"]:
            own = "".join(line["text"] for line in lines if line["article"] == article["id"])
            written = "".join(element["text"] for element in article["elements"])
            assert sorted(own) == sorted("".join(written.split()))


def test_every_line_stands_on_its_page(pages):
    """No line runs over the page's edge, none lies in another of its own story."""
    for _, truth in pages.values():
        for page in truth["pages"]:
            for line in page["lines"]:
                left, top, right, bottom = line["box"]
                assert 0 <= left < right <= page["width"]
                assert 0 <= top < bottom <= page["height"]


def test_a_story_that_goes_on_inside_is_linked_both_ways(pages):
    """From page 1 to page 2."""
    articles = pages["issue"][1]["articles"]
    (one,) = [a for a in articles if a["continues_on"] is not None]
    other = articles[one["continues_on"]]
    assert (other["continued_from"], one["page"], other["page"]) == (one["id"], 1, 2)


def test_the_same_seed_gives_the_same_page(pages):
    """Truth and PDF alike."""
    assert print_drawn("drawn-tabloid", 7, "dev") == pages["tabloid"]


def test_drawn_means_every_template_of_the_press():
    """As `web` and `plain` do for theirs."""
    assert chosen("dev", len(DRAWN_TEMPLATES), ["drawn"]) == [
        (name, FIRST_SEED["dev"]) for name in DRAWN_TEMPLATES
    ]
