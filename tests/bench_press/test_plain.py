"""The third press: what typst set is what its truth says."""

from __future__ import annotations

import pytest
from bench.press.plain.designs import PLAIN_TEMPLATES
from bench.press.plain.print import print_plain
from bench.press.run import FIRST_SEED, chosen


@pytest.fixture(scope="module")
def pages():
    """A page with a box inside a story, a vertical one, and an issue whose stories go on inside."""
    return {
        name: print_plain(f"plain-{name}", 7, "dev") for name in ("nested", "vertical", "issue")
    }


def test_every_piece_of_copy_is_printed_whole(pages):
    """The lines of each story, in order, hold the characters that were written, no more and no fewer."""
    for _, truth in pages.values():
        for article in truth["articles"]:
            lines = [
                line["text"]
                for page in truth["pages"]
                for line in page["lines"]
                if line["article"] == article["id"]
            ]
            written = "".join(element["text"] for element in article["elements"])
            assert sorted("".join(lines)) == sorted("".join(written.split()))


def test_every_line_stands_on_its_page(pages):
    """No story runs over the foot of its page: what does not fit was cut."""
    for _, truth in pages.values():
        for page in truth["pages"]:
            for line in page["lines"]:
                left, top, right, bottom = line["box"]
                assert 0 <= left < right <= page["width"] + 6
                assert 0 <= top < bottom <= page["height"]


def test_a_story_that_goes_on_inside_is_linked_both_ways(pages):
    """Two stories of page 1 go on, each to the half that names page 1."""
    articles = pages["issue"][1]["articles"]
    links = [(a["id"], a["continues_on"]) for a in articles if a["continues_on"] is not None]
    assert len(links) == 2
    for one, other in links:
        assert articles[other]["continued_from"] == one
        assert articles[one]["goes_on_page"] == articles[other]["page"]


def test_the_same_seed_gives_the_same_page(pages):
    """Truth and PDF alike."""
    assert print_plain("plain-nested", 7, "dev") == pages["nested"]


def test_plain_means_every_template_of_the_press_and_splits_do_not_meet():
    """As `web` does for the second press."""
    dev, test = (chosen(split, len(PLAIN_TEMPLATES), ["plain"]) for split in ("dev", "test"))
    assert [name for name, _ in dev] == list(PLAIN_TEMPLATES)
    assert {seed for _, seed in dev} == {FIRST_SEED["dev"]}
    assert not set(dev) & set(test)
