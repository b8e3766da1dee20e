"""The press: what it prints is what its truth says."""

from __future__ import annotations

import json

import pypdfium2 as pdfium
import pytest
from bench.press.compose import NEVER_FIRST, NEVER_LAST, Hand, take_line, units
from bench.press.face import Face
from bench.press.paper import make_paper
from bench.press.print import print_pdf
from bench.press.sheet import UNFORMED
from bench.press.template import ISSUES, TEMPLATES
from bench.press.truth import truth_of

SONG = Face("song", False, "SC")


@pytest.fixture(scope="module")
def printed():
    """A horizontal and a vertical page: truth and PDF."""
    papers = [make_paper(name, 5) for name in ("tabloid-inner", "vertical-forms")]
    return [(truth_of(paper), print_pdf(paper)) for paper in papers]


def characters(pdf: bytes):
    """(character, left, top, right, bottom) of everything printed, in points from the top left."""
    page = pdfium.PdfDocument(pdf)[0]
    text, high = page.get_textpage(), page.get_height()
    for index in range(text.count_chars()):
        char = text.get_text_range(index, 1)
        if char.strip():
            left, bottom, right, top = text.get_charbox(index, loose=True)
            yield char, left, high - top, right, high - bottom


def test_every_printed_character_stands_in_its_true_line(printed):
    """PDFium finds in each line's box exactly that line's characters, and none outside of all boxes."""
    for truth, pdf in printed:
        lines = truth["pages"][0]["lines"]
        found = ["" for _ in lines]
        for char, left, top, right, bottom in characters(pdf):
            x, y = (left + right) / 2, (top + bottom) / 2
            homes = [
                n
                for n, line in enumerate(lines)
                if line["box"][0] - 0.3 <= x <= line["box"][2] + 0.3
                and line["box"][1] - 0.3 <= y <= line["box"][3] + 0.3
            ]

            assert len(homes) == 1, (char, x, y)
            found[homes[0]] += char
        for line, chars in zip(lines, found, strict=True):
            assert sorted(chars) == sorted("".join(line["text"].split()))


def test_the_lines_of_an_element_are_its_text(printed):
    """Nothing of a story is lost or doubled by breaking it into lines."""
    for truth, _ in printed:
        for article in truth["articles"]:
            lines = [
                line for line in truth["pages"][0]["lines"] if line["article"] == article["id"]
            ]
            for number, element in enumerate(article["elements"]):
                set_text = "".join(line["text"] for line in lines if line["element"] == number)

                assert "".join(set_text.split()).translate(UNFORMED) == "".join(
                    element["text"].split()
                )


def test_the_same_seed_prints_the_same_page():
    """A page is told by its template and seed, to the byte."""
    one, two = (make_paper("tabloid-front", 3) for _ in range(2))

    assert truth_of(one) == truth_of(two)
    assert print_pdf(one) == print_pdf(two)


@pytest.mark.parametrize("name", [*TEMPLATES, *ISSUES])
def test_every_template_fills_its_page(name):
    """Each template has stories with bodies, and no two lines of text lie on one another."""
    truth = truth_of(make_paper(name, 2))

    assert len(truth["articles"]) >= 5
    for page in truth["pages"]:
        boxes = sorted(line["box"] for line in page["lines"])
        for n, (left, top, right, bottom) in enumerate(boxes):
            assert 0 <= left < right <= page["width"] + 1
            assert 0 <= top < bottom <= page["height"] + 1
            for other in boxes[n + 1 :]:
                if other[0] > right:
                    break
                wide = min(right, other[2]) - max(left, other[0])
                high = min(bottom, other[3]) - max(top, other[1])
                assert not (wide > 2.5 and high > 2.5), (page["number"], (left, top), other)


def test_an_issue_links_both_ends_of_a_story_that_goes_on():
    """The half on the front page names the half inside, which names it back; the jump words name the pages."""
    truths = [truth_of(make_paper("issue-hans", seed)) for seed in range(4)]
    links = [
        (a, t["articles"][a["continues_on"]])
        for t in truths
        for a in t["articles"]
        if a["continues_on"]
    ]

    assert len(links) >= 4
    for front, inside in links:
        assert inside["continued_from"] == front["id"]
        assert front["goes_on_page"] == inside["page"]
        assert inside["comes_from_page"] == front["page"]
        words = [e["text"] for e in front["elements"] if e["role"] == "jump_line"]
        assert len(words) == 1
        assert str(inside["page"]) in words[0] or "〇一二三四"[inside["page"]] in words[0]


def test_no_line_begins_with_a_closing_mark_or_ends_with_an_opening_one():
    """禁则: GB/T 15834 keeps marks from the wrong end of a line."""
    hand = Hand(SONG, 10)
    text = (
        "“枫溪”二字，见于《县志》（卷三）：其水清，其石白。老人说：“先有溪，后有镇。”众人点头，" * 6
    )
    rest = units(text)
    shown = []
    while rest:
        line, rest = take_line(rest, hand, 93.0, 0.0)
        shown.append(line.text)

    assert "".join(shown) == text
    assert not [line for line in shown if line[0] in NEVER_FIRST]
    assert not [line for line in shown[:-1] if line[-1] in NEVER_LAST]


def test_justified_lines_fill_their_measure():
    """All but the last line of a paragraph end where the column ends."""
    hand = Hand(SONG, 9.5)
    rest = units("区图书馆今年新开了十二间书房，周末可借阅到晚上九点，读者不必再赶末班车。" * 3)
    while rest:
        line, rest = take_line(rest, hand, 140.0, 0.0)
        end = hand.width(line.text) + line.tracking * hand.gaps(line.text)
        if rest:
            assert end == pytest.approx(140.0, abs=0.01)


def test_the_truth_is_plain_json(printed):
    """The truth can be written and read back unchanged."""
    for truth, _ in printed:
        assert json.loads(json.dumps(truth, ensure_ascii=False)) == truth
