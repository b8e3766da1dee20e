"""What of a PDF's page can be seen: nothing that is clipped away, cut off by a box or off the paper."""

from __future__ import annotations

import pytest
from tests.read.pdf_paper import FONTS, Sheet, pdf, stream_of

from shuzibao.model import Page
from shuzibao.read.limits import Limits
from shuzibao.read.pdf.pages import pages

SEEN = "看得见的字"


def read(data: bytes) -> Page:
    quiet = Limits(), lambda done, total: None
    [page] = pages("page.pdf", data, None, None, None, *quiet)
    return page


def left_out(page: Page) -> list[str]:
    return [notice.what for notice in page.notices]


def clip(shape: str, *texts: tuple[float, float, str]) -> Sheet:
    """A page whose texts are drawn through a clip path."""
    sheet = Sheet().text(50, 500, 10, SEEN).raw(f"q {shape} W n")
    for x, y, text in texts:
        sheet.text(x, y, 10, text)
    return sheet.raw("Q")


@pytest.mark.parametrize(
    "shape",
    [
        "300 300 100 100 re",
        "300 300 m 400 300 l 350 400 l h",
        "0 0 400 400 re W n 300 300 500 500 re",
    ],
    ids=["box", "triangle", "two that cross"],
)
def test_text_outside_of_its_clip_path_is_left_out_with_a_notice(shape: str):
    """Cropped pictures of pages carry the text around them; what the clip leaves is read."""
    page = read(pdf([clip(shape, (50, 700, "剪掉的"), (330, 320, "留下的"))]))

    assert [line.text for line in page.lines] == [SEEN, "留下的"]
    assert left_out(page) == ["3 characters outside of the visible page are left out"]


@pytest.mark.parametrize("shape", ["48 690 20 30 re", "0 0 0 0 re", "0 0 595 842 re"])
def test_text_that_its_clip_may_show_is_read(shape: str):
    """Cut through, under a clip without extent, or wholly inside of it: no text that is seen is lost."""
    page = read(pdf([clip(shape, (50, 700, "留下的"))]))

    assert [line.text for line in page.lines] == [SEEN, "留下的"]
    assert left_out(page) == []


def test_a_form_shows_what_lies_in_its_box():
    """A placed part of another page: its box cuts, in its own coordinates."""
    content = Sheet().text(50, 500, 10, "框外的字").text(50, 300, 10, "框里的字").drawn
    form = stream_of(
        "\n".join(content).encode(),
        "/Type /XObject /Subtype /Form /BBox [0 290 595 320] /Matrix [1 0 0 1 100 100] "
        f"/Resources << /Font {FONTS.decode()} >>",
    )
    page = read(
        pdf(
            [Sheet().text(50, 700, 10, SEEN).raw("/X Do")],
            extra="/XObject << /X 12 0 R >>",
            more={12: form},
        )
    )

    assert [(line.text, line.box.left) for line in page.lines if line.box] == [
        (SEEN, 50), ("框里的字", 150)
    ]  # fmt: skip
    assert left_out(page) == ["4 characters outside of the visible page are left out"]


@pytest.mark.parametrize(
    ("x", "y"), [(-60, 500), (620, 500), (50, 870), (50, -30)], ids=["left", "right", "up", "down"]
)
def test_text_off_the_paper_is_left_out_with_a_notice(x: float, y: float):
    """Slugs and remarks beside the page are no print."""
    page = read(pdf([Sheet().text(50, 500, 10, SEEN).text(x, y, 10, "纸外")]))

    assert [line.text for line in page.lines] == [SEEN]
    assert left_out(page) == ["2 characters outside of the visible page are left out"]


@pytest.mark.parametrize(
    ("rotate", "size", "left_top"),
    [
        (0, (400, 700), (50, 91.2)),
        (90, (700, 400), (598.8, 50)),
        (180, (400, 700), (300, 598.8)),
        (270, (700, 400), (91.2, 300)),
    ],
)
def test_a_cut_page_that_is_turned_counts_from_the_corner_that_is_seen(rotate, size, left_top):
    """Crop box and /Rotate together: the frame is the seen part, upright."""
    sheet = Sheet(crop=(100, 100, 500, 800), rotate=rotate)
    page = read(pdf([sheet.text(150, 700, 10, SEEN).text(20, 20, 10, "裁掉")]))

    [line] = page.lines
    assert line.box
    assert (page.width, page.height) == size
    assert (line.box.left, line.box.top) == pytest.approx(left_top, abs=0.1)
    assert left_out(page) == ["2 characters outside of the visible page are left out"]


def test_a_crop_box_larger_than_the_paper_is_cut_to_it():
    """PDF 32000-1, 14.11.2: boxes are reduced to the media box."""
    sheet = Sheet(crop=(-100, -100, 700, 1000))
    page = read(pdf([sheet.text(150, 700, 10, SEEN).text(-50, 20, 10, "裁掉")]))

    assert [line.text for line in page.lines] == [SEEN]
    assert (page.width, page.height) == (595, 842)


def placed(drawing: str) -> Page:
    """A page that places a form of two lines; drawing: the operators around it."""
    content = Sheet().text(50, 500, 10, "上面的字").text(50, 300, 10, "下面的字").drawn
    form = stream_of(
        "\n".join(content).encode(),
        "/Type /XObject /Subtype /Form /BBox [0 0 595 842] "
        f"/Resources << /Font {FONTS.decode()} >>",
    )
    outer = stream_of(
        b"q 0 290 595 30 re W n /X Do Q",
        "/Type /XObject /Subtype /Form /BBox [0 0 595 842] "
        "/Resources << /XObject << /X 12 0 R >> >>",
    )
    forms = "/XObject << /X 12 0 R /Y 13 0 R >>"
    sheet = Sheet().text(50, 700, 10, SEEN).raw(drawing)
    return read(pdf([sheet], extra=forms, more={12: form, 13: outer}))


@pytest.mark.parametrize(
    ("drawing", "texts"),
    [
        ("q 0 290 595 30 re W n /X Do Q", ["下面的字"]),
        ("q 1 0 0 1 0 100 cm 0 290 595 30 re W n /X Do Q", ["下面的字"]),
        ("q 0 140 595 20 re W n 0.5 0 0 0.5 0 0 cm /X Do Q", ["下面的字"]),
        ("/Y Do", ["下面的字"]),
        ("q 1 0 0 1 200 0 cm /Y Do Q", ["下面的字"]),
        ("q 0 0 595 842 re W n /X Do Q", ["上面的字", "下面的字"]),
        ("q 0 0 0 0 re W n /X Do Q", ["上面的字", "下面的字"]),
    ],
    ids=["clip", "moved", "scaled", "form in form", "moved form in form", "whole", "no extent"],
)
def test_a_clip_around_a_placed_page_cuts_its_text(drawing: str, texts: list[str]):
    """As layout programs place an article of another page: the clip stands around the form."""
    page = placed(drawing)

    assert [line.text for line in page.lines] == [SEEN, *texts]
    assert len(left_out(page)) == 2 - len(texts)
