"""Image files to sheets: decoded, straightened, borders cut, folds parted."""

from __future__ import annotations

import io
import random

import numpy as np
import pytest
from PIL import Image, ImageDraw

from shuzibao.errors import BadInput, NotAPage, TooLarge
from shuzibao.read import Source, reader_for
from shuzibao.read.limits import Limits
from shuzibao.read.scan.image import sheets


def printed(width: int, height: int, left: int = 60, right: int | None = None) -> Image.Image:
    """A page of gray paper with rows of ink that look like lines of type."""
    rng = random.Random(1)
    page = Image.new("L", (width, height), 235)
    pen = ImageDraw.Draw(page)
    for y in range(80, height - 80, 24):
        x = left
        while x < (right or width - 60):
            wide = rng.randint(8, 14)
            pen.rectangle((x, y, x + wide, y + 12), fill=30)
            x += wide + 4
    return page


def encoded(image: Image.Image, kind: str, **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def read(data: bytes, dpi: float | None = None, limits: Limits | None = None):
    return list(sheets("scan", data, dpi, limits or Limits()))


@pytest.mark.parametrize(
    ("kind", "options"),
    [
        ("PNG", {}), ("JPEG", {"quality": 90}), ("TIFF", {}), ("WEBP", {}), ("JPEG2000", {}),
        ("TIFF", {"compression": "tiff_lzw"}),
    ],
)  # fmt: skip
def test_every_kind_of_image_becomes_a_sheet(kind, options):
    """PNG, JPEG, TIFF, WebP, JPEG 2000: recognised by content and decoded."""
    data = encoded(printed(900, 1200), kind, **options)
    [sheet] = read(data)

    assert sheet.image.size == (900, 1200)
    assert reader_for(Source("x.bin", data)).name == "scan"


def test_fax_coded_black_and_white_and_sixteen_bits_become_gray():
    """CCITT group 4 and 16-bit scans are read as 8-bit gray."""
    page = printed(900, 1200)
    [fax] = read(encoded(page.convert("1"), "TIFF", compression="group4"))
    deep = Image.fromarray(np.asarray(page, np.uint16) * 257)
    [fine] = read(encoded(deep, "TIFF"))

    assert fax.image.mode == fine.image.mode == "L"
    assert abs(float(np.asarray(fine.image).mean()) - float(np.asarray(page).mean())) < 2


def test_a_tiff_of_several_pages_is_several_sheets():
    """In the file's order, up to the limit on pages."""
    data = encoded(printed(300, 400), "TIFF", save_all=True, append_images=[printed(300, 500)])

    assert [sheet.image.height for sheet in read(data)] == [400, 500]
    with pytest.raises(TooLarge, match="2 pages, the limit is 1"):
        read(data, limits=Limits(pages=1))


def test_resolution_is_the_users_word_then_the_files_then_unknown():
    """72 and 96 dpi are what programs write without knowing."""
    page = printed(300, 400)

    assert read(encoded(page, "PNG", dpi=(300, 300)))[0].dpi == pytest.approx(300, abs=0.5)
    assert read(encoded(page, "PNG", dpi=(300, 300)), dpi=200)[0].dpi == 200
    assert read(encoded(page, "PNG", dpi=(72, 72)))[0].dpi is None
    assert read(encoded(page, "PNG"))[0].dpi is None


@pytest.mark.parametrize("skew", [-1.7, 0.8, 5.0])
def test_a_crooked_scan_is_straightened(skew):
    """Within a fifth of a degree."""
    page = printed(900, 1200).rotate(
        skew, fillcolor=235, resample=Image.Resampling.BICUBIC, expand=True
    )
    [sheet] = read(encoded(page, "PNG"))

    assert sheet.skew == pytest.approx(-skew, abs=0.21)


def test_a_straight_scan_is_left_alone():
    """No turning for the sake of it: pixels stay as they are."""
    page = printed(900, 1200)
    [sheet] = read(encoded(page, "PNG"))

    assert sheet.skew == 0
    assert np.array_equal(np.asarray(sheet.image), np.asarray(page))


def test_black_margins_are_cut_off():
    """The bed of the scanner is no part of the page."""
    bed = Image.new("L", (1000, 1300), 10)
    bed.paste(printed(900, 1200), (60, 50))
    [sheet] = read(encoded(bed, "PNG"))

    assert abs(sheet.image.width - 900) < 12
    assert abs(sheet.image.height - 1200) < 12


def test_a_photograph_of_a_page_is_laid_flat():
    """Seen askew on a darker desk: its four sides are found, and become those of the sheet."""
    corners = ((70, 60), (930, 110), (960, 1250), (110, 1210))
    sheet = photographed(printed(900, 1200), (1020, 1320), corners)
    [found] = read(encoded(sheet, "PNG"))

    assert abs(found.image.width / found.image.height - 855 / 1146) < 0.02
    pixels = np.asarray(found.image)
    edges = (pixels[:, :12], pixels[:, -12:], pixels[:12], pixels[-12:])
    assert min(float(edge.mean()) for edge in edges) > 225
    rows = pixels.mean(axis=1)
    assert float(np.ptp(rows[60:-60])) > 60  # lines of type run level: rows of ink, rows of white


def photographed(page: Image.Image, size: tuple[int, int], corners) -> Image.Image:
    """The page on a dark desk, its corners (from the top left, clockwise) at these points."""
    rows, known = [], []
    flat = ((0, 0), (page.width, 0), page.size, (0, page.height))
    for (x, y), (u, v) in zip(corners, flat, strict=True):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        known += [u, v]
    turn = np.linalg.solve(np.array(rows, float), np.array(known, float)).tolist()
    how = (size, Image.Transform.PERSPECTIVE, turn, Image.Resampling.BICUBIC)
    desk = Image.new("L", size, 90)
    desk.paste(page.transform(*how), mask=Image.new("L", page.size, 255).transform(*how))
    return desk


def test_a_tilted_page_on_a_black_bed_keeps_no_wedges():
    """Turned by four degrees, black all around: the sheet is the page, level."""
    bed = Image.new("L", (1000, 1300), 10)
    bed.paste(printed(900, 1200), (50, 50))
    [sheet] = read(encoded(bed.rotate(4, fillcolor=10, resample=3, expand=True), "PNG"))

    assert abs(sheet.image.width - 900) < 14
    assert abs(sheet.image.height - 1200) < 14
    assert abs(sheet.skew) < 0.2


def test_light_that_falls_off_is_evened():
    """Half the light on one side; afterwards paper is paper everywhere, and type stays dark."""
    page = np.asarray(printed(900, 1200), float)
    dim = page * np.linspace(1, 0.5, 900)
    [sheet] = read(encoded(Image.fromarray(dim.astype(np.uint8)), "PNG"))
    pixels = np.asarray(sheet.image)
    paper = [float(np.percentile(pixels[:, x : x + 100], 90)) for x in (0, 400, 800)]

    assert max(paper) - min(paper) < 8
    assert float(pixels[:, 800:].min()) < 60


def test_a_negative_is_printed():
    """Light type on a dark even ground, as on microfilm."""
    page = np.asarray(printed(900, 1200))
    [sheet] = read(encoded(Image.fromarray(255 - page), "PNG"))

    assert np.array_equal(np.asarray(sheet.image), page)


def test_twelve_bits_in_sixteen_are_not_black():
    """Some scanners write the values of their 12 bits unshifted."""
    page = printed(900, 1200)
    [sheet] = read(encoded(Image.fromarray(np.asarray(page, np.uint16) * 16), "TIFF"))

    assert sheet.image.size == (900, 1200)
    assert abs(float(np.asarray(sheet.image).mean()) - float(np.asarray(page).mean())) < 3


def test_a_fold_in_the_shadow_of_its_gutter_is_two_sheets():
    """A bound volume: the paper darkens towards the crease."""
    fold = Image.new("L", (1800, 1200), 235)
    fold.paste(printed(880, 1200), (0, 0))
    fold.paste(printed(880, 1200), (920, 0))
    shadow = 1 - 0.8 * np.exp(-np.abs(np.arange(1800) - 900) / 40)
    dim = np.asarray(fold, float) * shadow
    left, right = read(encoded(Image.fromarray(dim.astype(np.uint8)), "PNG"))

    assert (left.half, right.half) == ("left", "right")
    assert abs(left.image.width - 900) < 60


def test_an_open_fold_is_two_sheets():
    """Two pages side by side are parted in the white between them."""
    fold = Image.new("L", (1800, 1200), 235)
    fold.paste(printed(880, 1200), (0, 0))
    fold.paste(printed(880, 1200), (920, 0))
    left, right = read(encoded(fold, "PNG"))

    assert (left.half, right.half) == ("left", "right")
    assert abs(left.image.width - 900) < 40


def test_a_broad_page_whose_lines_cross_the_middle_is_one_sheet():
    """A broad page is no fold."""
    [sheet] = read(encoded(printed(1800, 1200), "PNG"))

    assert sheet.half == ""


def test_pictures_too_small_too_large_or_broken_are_stated_errors():
    """Each says what, where and what to try."""
    with pytest.raises(NotAPage, match="hold no page"):
        read(encoded(Image.new("L", (1, 1)), "PNG"))
    with pytest.raises(TooLarge, match="pixels, the limit is 1000"):
        read(encoded(printed(300, 400), "PNG"), limits=Limits(pixels=1000))
    with pytest.raises(BadInput):
        read(encoded(printed(300, 400), "PNG")[:200])
