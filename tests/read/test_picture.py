"""Page pictures."""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image
from tests.read.pdf_paper import Sheet, pdf
from tests.read.test_scan_image import printed

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
    source = Source("a.png", out.getvalue())
    _, small, size_px = page_pictures(source, 0)

    assert size_px == opened(small).size == (800, 1100)


def test_a_scan_that_was_turned_to_be_read_is_drawn_turned():
    """The picture stands as the page was read, so that zones lie where the lines are."""
    out = io.BytesIO()
    page = printed(700, 1000)
    page.paste(0, (0, 0, 350, 300))  # dark where the turned picture has its top right
    page.save(out, "PNG")
    picture = opened(page_pictures(Source("a.png", out.getvalue()), 0, "", 90).large)

    assert picture.size == (1000, 700)
    assert np.asarray(picture.convert("L"))[:350, 700:].mean() < 60


def test_text_has_no_picture_and_a_missing_page_is_said():
    """Asking for either is an error that says what to do."""
    assert has_picture(PDF)
    assert not has_picture(Source("a.txt", "一行字".encode()))
    with pytest.raises(NotAPage):
        page_pictures(Source("a.txt", "一行字".encode()), 0)
    with pytest.raises(NotAPage, match="no page 3"):
        page_pictures(PDF, 2)


def test_the_halves_of_a_fold_are_drawn_as_they_were_read():
    """A page says which picture of its file it was cut out of, and which half."""
    fold = Image.new("L", (1800, 1200), 235)
    for left in (0, 920):
        fold.paste(printed(880, 1200), (left, 0))
    fold.paste(0, (1000, 500, 1400, 700))
    out = io.BytesIO()
    printed(700, 1000).save(out, "TIFF", save_all=True, append_images=[fold])
    source = Source("week.tif", out.getvalue())
    dark = [
        (np.asarray(opened(page_pictures(source, 1, part).large).convert("L"))[500:700] < 60).mean()
        for part in ("left", "right")
    ]

    assert page_pictures(source, 0, "").size_px == (700, 1000)
    assert dark[1] > dark[0] + 0.15


def test_a_pdf_page_that_is_a_picture_is_drawn_as_a_scan_is_read():
    """Straightened and cut out of its black margins, as the zones on it are measured."""
    bed = Image.new("L", (1000, 1300), 10)
    bed.paste(printed(900, 1200), (60, 50))
    out = io.BytesIO()
    bed.save(out, "PDF", resolution=200)
    source = Source("scan.pdf", out.getvalue())
    whole, cut = page_pictures(source, 0), page_pictures(source, 0, "")

    assert opened(whole.large).convert("L").getpixel((5, 5)) < 60
    assert opened(cut.large).convert("L").getpixel((5, 5)) > 200
