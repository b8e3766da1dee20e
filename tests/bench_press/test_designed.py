"""The fifth press: pages designed by hand, set by a browser, tell the truth of what is printed."""

from __future__ import annotations

import pypdfium2
import pytest
from bench.press.designed.pages import (
    DESIGNED,
    FIFTH_SERIES,
    FIRST_SERIES,
    FOLDER,
    FOURTH_SERIES,
    of_split,
    split_of,
)
from bench.press.designed.print import set_sample
from bench.press.match import plain
from bench.press.run import chosen

# Pages of the dev split: one set across, with briefs run in; one set downwards in bands; one across
# with heads downwards.
PAGES = ("designed-seven-stories", "designed-bands", "designed-evening-upright")


@pytest.fixture(scope="module")
def printed(browser):
    """The pages, PDF and truth."""
    return {name: set_sample(browser, name, "dev") for name in PAGES}


def found_in(text, high, box):
    """The characters that PDFium finds in a box of the truth."""
    left, top, right, bottom = box
    return plain(text.get_text_bounded(left - 2, high - bottom - 2, right + 2, high - top + 2))


@pytest.mark.parametrize("name", PAGES)
def test_the_text_of_every_line_is_on_the_pdf_in_its_box(printed, name):
    """Character for character, but for what another line's edge brings into the box."""
    pdf, truth = printed[name]
    page = pypdfium2.PdfDocument(pdf)[0]
    text, high = page.get_textpage(), page.get_height()
    lost = [
        line["text"]
        for line in truth["pages"][0]["lines"]
        if set(plain(line["text"])) - set(found_in(text, high, line["box"]))
    ]
    assert lost == []


@pytest.mark.parametrize("name", PAGES)
def test_every_character_printed_is_told(printed, name):
    """The page prints nothing that the truth does not hold, and nothing twice."""
    pdf, truth = printed[name]
    told = sorted(plain("".join(line["text"] for line in truth["pages"][0]["lines"])))
    text = pypdfium2.PdfDocument(pdf)[0].get_textpage()
    assert sorted(plain(text.get_text_range())) == told


@pytest.mark.parametrize("name", PAGES)
def test_a_story_is_its_lines_in_order(printed, name):
    """Elements and lines of an article are the same copy."""
    _, truth = printed[name]
    for article in truth["articles"]:
        lines = [one for one in truth["pages"][0]["lines"] if one["article"] == article["id"]]
        assert plain("".join(one["text"] for one in lines)) == plain(
            "".join(one["text"] for one in article["elements"])
        )


def test_every_third_page_is_the_test_and_between_every_second():
    """The splits never meet, and a page of one is refused by the other."""
    assert not set(of_split("dev")) & set(of_split("test"))
    assert [split_of(name) for name in list(DESIGNED)[:3]] == ["dev", "dev", "test"]
    later = list(DESIGNED)[FIRST_SERIES:FOURTH_SERIES]
    assert {split_of(name) for name in later[::2]} == {"dev"}
    assert {split_of(name) for name in later[1::2]} == {"test"}
    fifth = list(DESIGNED)[FOURTH_SERIES:FIFTH_SERIES]
    assert {split_of(name) for name in fifth[2::3]} == {"test"}
    assert {split_of(name) for name in (*fifth[::3], *fifth[1::3])} == {"dev"}
    latest = list(DESIGNED)[FIFTH_SERIES:]
    assert {split_of(name) for name in latest[::2]} == {"dev"}
    assert {split_of(name) for name in latest[1::2]} == {"test"}
    with pytest.raises(ValueError, match="test split"):
        set_sample(None, of_split("test")[0], "dev")


def test_designed_means_every_page_of_the_split_once():
    """Pages that were drawn by hand have no seeds to go on with."""
    assert chosen("dev", 99, ["designed"]) == [(name, 0) for name in of_split("dev")]
    assert chosen("dev", 99, [of_split("test")[0]]) == []


def test_every_page_file_is_in_one_sample():
    """No page lies about unused."""
    files = sorted(file for files in DESIGNED.values() for file in files)
    assert files == sorted(path.stem for path in (FOLDER / "pages").glob("*.html"))
