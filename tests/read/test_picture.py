"""Page pictures."""

from __future__ import annotations

import io

import pytest
from PIL import Image
from tests.read.pdf_paper import Sheet, pdf

from shuzibao.errors import NotAPage
from shuzibao.read import Source
from shuzibao.read.picture import has_picture, page_pictures

PDF = Source(
    "a.pdf", pdf([Sheet().text(50, 700, 40, "大标题"), Sheet(rotate=90).raw("0 0 300 300 re f")])
)


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


def test_a_page_has_a_large_and_a_small_webp():
    """Both show the same page; the small one is a thousand pixels wide."""
    large, small, size_px = page_pictures(PDF, 0)

    assert opened(large).format == opened(small).format == "WEBP"
    assert opened(large).size == size_px == (2400, round(2400 * 842 / 595))
    assert opened(small).width == 1000


def test_pictures_show_the_page_as_it_is_read():
    """Ink stands where the lines' boxes say: the frame of picture and page is one."""
    picture = opened(page_pictures(PDF, 0).large).convert("L")
    scale = picture.width / 595
    ink = picture.crop(tuple(round(v * scale) for v in (50, 842 - 735, 170, 842 - 695)))
    bare = picture.crop(tuple(round(v * scale) for v in (300, 300, 500, 800)))

    assert ink.getextrema()[0] < 80
    assert bare.getextrema()[0] > 240


def test_a_turned_page_is_drawn_as_it_is_seen():
    """/Rotate 90 makes a page of 842 by 595 points."""
    large = opened(page_pictures(PDF, 1).large)

    assert large.width / large.height == pytest.approx(842 / 595, abs=0.01)


def test_the_same_page_gives_the_same_bytes():
    """So that pictures are kept once, by their digest."""
    assert page_pictures(PDF, 0) == page_pictures(PDF, 0)


def test_scans_are_never_enlarged():
    """A small scan stays as small as it is."""
    out = io.BytesIO()
    Image.new("L", (800, 1100), 255).save(out, "PNG")
    _, small, size_px = page_pictures(Source("a.png", out.getvalue()), 0)

    assert size_px == opened(small).size == (800, 1100)


def test_text_has_no_picture_and_a_missing_page_is_said():
    """Asking for either is an error that says what to do."""
    assert has_picture(PDF)
    assert not has_picture(Source("a.txt", "一行字".encode()))
    with pytest.raises(NotAPage):
        page_pictures(Source("a.txt", "一行字".encode()), 0)
    with pytest.raises(NotAPage, match="no page 3"):
        page_pictures(PDF, 2)
