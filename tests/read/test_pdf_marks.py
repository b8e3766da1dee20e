"""Rules, frames and pictures of a PDF page."""

from __future__ import annotations

import hashlib

import pytest
from tests.read.pdf_paper import Sheet, pdf
from tests.read.test_pdf_lines import read

from shuzibao.model import Box, Line, Rule
from shuzibao.read.limits import Limits
from shuzibao.read.pdf.pages import pages
from shuzibao.read.pdf.ruled import parted_by_rules

IMAGE = "BI /W 2 /H 2 /CS /G /BPC 8 /F /AHx ID 00ff00ff> EI"


def test_a_thin_stroke_is_a_rule_and_a_short_one_is_nothing():
    """Rules are long and thin, whether stroked or filled."""
    sheet = Sheet().text(50, 700, 10, "有字的一页")
    sheet.raw("0.5 w 50 600 m 550 600 l S").raw("300 100 0.4 400 re f").raw("10 10 m 15 10 l S")
    [page] = read(sheet)

    assert len(page.rules) == 2
    across, upright = sorted((rule.box for rule in page.rules), key=lambda box: box.height)
    assert (across.left, across.right) == pytest.approx((50, 550), abs=0.5)
    assert (upright.top, upright.bottom) == (342, 742)


def test_boxes_stroked_or_tinted_are_frames_and_white_ground_is_not():
    """What encloses is a frame; the white behind a page is not printed."""
    sheet = Sheet().text(50, 700, 10, "有字的一页")
    sheet.raw("1 w 60 60 200 100 re S").raw("0.9 0.9 0.8 rg 300 60 200 100 re f").raw(
        "1 g 0 0 595 842 re f"
    )
    [page] = read(sheet)

    assert [(frame.box.left, frame.filled) for frame in page.frames] == [(60, False), (300, True)]


def test_four_rules_that_meet_are_a_frame():
    """A box drawn as four separate lines is still a box."""
    sheet = Sheet().text(50, 700, 10, "有字的一页")
    for line in (
        "60 60 m 260 60 l",
        "60 160 m 260 160 l",
        "60 60 m 60 160 l",
        "260 60 m 260 160 l",
    ):
        sheet.raw(f"0.5 w {line} S")
    [page] = read(sheet)

    assert page.rules == ()
    [frame] = page.frames
    assert frame.box.width > 199


def test_a_picture_has_its_box_and_the_digest_of_its_bytes():
    """The same picture has the same digest wherever it stands."""
    sheet = Sheet().text(
        50,
        700,
        10,
        "有字的一页，字数要够多，好让人相信这一层文字是真的印出来的文字，不是图片上的字。",
    )
    sheet.raw(f"q 100 0 0 80 50 300 cm {IMAGE} Q").raw(f"q 100 0 0 80 250 300 cm {IMAGE} Q")
    [page] = read(sheet)

    assert [picture.box for picture in page.pictures] == [
        Box(50, 462, 150, 542),
        Box(250, 462, 350, 542),
    ]
    assert page.pictures[0].digest == page.pictures[1].digest
    assert page.pictures[0].digest == hashlib.sha256(b"00ff00ff>").hexdigest()


def test_strips_of_one_picture_are_one():
    """A picture cut into strips by its program is put together."""
    sheet = Sheet().text(
        50,
        700,
        10,
        "有字的一页，字数要够多，好让人相信这一层文字是真的印出来的文字，不是图片上的字。",
    )
    for n in range(4):
        sheet.raw(f"q 100 0 0 20 50 {380 - 20 * n} cm {IMAGE} Q")
    [page] = read(sheet)

    assert [picture.box for picture in page.pictures] == [Box(50, 442, 150, 522)]


def test_a_line_that_runs_past_an_upright_rule_is_two():
    """The rule is much longer than the line is high; one no higher than the line parts nothing."""
    line = Line(
        "左栏的末行 右栏的末行",
        box=Box(50, 100, 200, 110),
        size=10,
        edges=(*range(50, 105, 10), *range(150, 210, 10)),
    )
    long, short = Rule(Box(125, 40, 125.5, 300)), Rule(Box(125, 98, 125.5, 112))

    assert [one.text for one in parted_by_rules([line], [long])] == ["左栏的末行", "右栏的末行"]
    assert [one.box.left for one in parted_by_rules([line], [long])] == [50, 150]
    assert parted_by_rules([line], [short]) == [line]


def test_a_row_of_dots_is_a_rule():
    """Browsers draw a dashed or dotted border dot by dot."""
    sheet = Sheet().text(50, 700, 10, "有字的一页")
    for n in range(40):
        sheet.raw(f"{50 + 3 * n} 600 1 1 re f")
    [page] = read(sheet)

    [rule] = page.rules
    assert rule.dashed
    assert (rule.box.left, rule.box.right) == pytest.approx((50, 168), abs=0.5)


GRADIENT = (
    b"<< /ShadingType 2 /ColorSpace /DeviceRGB /Coords [0 0 0 842] /Extend [true true] "
    b"/Function << /FunctionType 2 /Domain [0 1] /C0 [0.7 0.8 1] /C1 [0.9 0.9 0.6] /N 1 >> >>"
)


def test_grounds_of_more_than_one_colour_are_frames_and_white_boxes_are_not():
    """A gradient painted through a clip, a box filled with a pattern: both are seen; a white box is paper."""
    sheet = Sheet().text(50, 700, 10, "有字的一页")
    sheet.raw("q 60 60 200 100 re W n /S sh Q")
    sheet.raw("/Pattern cs /P scn 300 60 210 100 re f").raw("1 1 1 rg 60 300 220 100 re f")
    pattern = b"<< /Type /Pattern /PatternType 2 /Shading 12 0 R >>"
    resources = " /Shading << /S 12 0 R >> /Pattern << /P 13 0 R >>"
    data = pdf([sheet], resources, more={12: GRADIENT, 13: pattern})
    [page] = pages("page.pdf", data, None, None, None, Limits(), lambda done, total: None)

    assert sorted(round(frame.box.width) for frame in page.frames) == [200, 210]
    assert all(frame.filled for frame in page.frames)


def test_a_rule_drawn_cell_by_cell_is_one_rule():
    """Tables are ruled so; pieces with white between them, or of other thickness, are rules by themselves."""
    sheet = Sheet().text(50, 700, 10, "有字的一页")
    sheet.raw("50 600 60 0.7 re f 110 600 40 0.7 re f").raw("150 600 90 0.7 re f")
    sheet.raw("50 500 60 0.7 re f 113 500 60 0.7 re f").raw("173 499 60 2.7 re f")
    [page] = read(sheet)

    ends = [(round(rule.box.left), round(rule.box.right)) for rule in page.rules]
    assert sorted(ends) == [(50, 110), (50, 240), (113, 173), (173, 233)]
