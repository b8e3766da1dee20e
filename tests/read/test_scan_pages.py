"""A scan to pages: with a calm engine, and once with the real one."""

from __future__ import annotations

import io
from collections.abc import Sequence

import pytest
from PIL import Image, ImageDraw, ImageFont
from tests.read.pdf_paper import Sheet, pdf
from tests.read.test_scan_image import printed

from shuzibao.model import Flow
from shuzibao.read import Source, reader_for
from shuzibao.read.limits import Limits
from shuzibao.read.scan.boxes import upright
from shuzibao.read.scan.engine import Reading, has_engine
from shuzibao.read.scan.pages import pages

FONT = "/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc"


class CalmEngine:
    """Finds the same lines on every sheet and reads on them what it is told. detected: sizes it was shown."""

    def __init__(self, texts: Sequence[str], tall: bool = False) -> None:
        self.texts, self.tall = texts, tall
        self.detected: list[tuple[int, int]] = []

    def detect(self, pixels):
        self.detected.append(pixels.shape[:2])
        return [
            upright(60 + 40 * n, 80, 92 + 40 * n, 700)
            if self.tall
            else upright(60, 76 + 24 * n, 700, 96 + 24 * n)
            for n in range(len(self.texts))
        ]

    def read(self, crops, tell=lambda done: None):
        tell(len(crops))
        texts = [self.texts[at % len(self.texts)] for at in range(len(crops))]
        return [Reading(text, (0.9,) * len(text), ()) for text in texts]


def tiff(*images: Image.Image, **options: object) -> bytes:
    out = io.BytesIO()
    images[0].save(out, "TIFF", save_all=True, append_images=images[1:], **options)
    return out.getvalue()


def read(data: bytes, engine: CalmEngine, **given: object):
    asked = {"dpi": 72.0, "first": None, "direction": None, **given}
    order = (asked["dpi"], asked["first"], asked["direction"])
    return list(pages("week.tif", data, *order, Limits(), lambda *_: None, engine))


def fold() -> Image.Image:
    sheet = Image.new("L", (1800, 1200), 235)
    for left in (0, 920):
        sheet.paste(printed(880, 1200), (left, 0))
    return sheet


def test_a_fold_of_a_vertical_paper_is_read_from_its_right_half():
    """The pages come as they are read, and each says which half its picture is."""
    data = tiff(printed(700, 1000), fold())
    across = read(data, CalmEngine(["横排的一行字有这么长"] * 5))
    down = read(data, CalmEngine(["直排的一行字有这么长"] * 5, tall=True), first=4)

    assert [(page.index, page.part) for page in across] == [(0, ""), (1, "left"), (1, "right")]
    assert [(page.index, page.part) for page in down] == [(0, ""), (1, "right"), (1, "left")]
    assert [page.number for page in down] == [4, 5, 6]


def test_boxes_are_looked_for_on_a_smaller_copy_and_lie_on_the_full_one():
    """A scan of 300 dpi is detected at 150: a quarter of the time and memory."""
    engine = CalmEngine(["一行字"])
    [page] = read(tiff(printed(900, 1200)), engine, dpi=300.0)

    assert engine.detected[-1] == (600, 450)
    assert page.lines[0].box.left == pytest.approx(2 * 60 * 72 / 300, abs=6)


def test_the_user_may_say_which_way_lines_run():
    """Rows of few characters stacked evenly are columns on a page that is said to run downwards."""

    class Rows(CalmEngine):
        def detect(self, pixels):
            return [upright(100, 100 + 50 * n, 300, 148 + 50 * n) for n in range(4)]

    texts = ["一二三四", "五六七八", "九十百千", "万上下中"]
    [across] = read(tiff(printed(700, 1000)), Rows(texts))
    [down] = read(tiff(printed(700, 1000)), Rows(texts), direction=Flow.DOWN)

    assert {line.flow for line in across.lines} == {Flow.ACROSS}
    assert {line.flow for line in down.lines} == {Flow.DOWN}
    assert down.lines[0].text == "四八千中"


def test_a_page_that_is_hardly_readable_says_so():
    """Confidence far below that of a clean scan is a notice, not only a number."""

    class Dim(CalmEngine):
        def read(self, crops, tell=lambda done: None):
            return [reading._replace(scores=(0.6,)) for reading in super().read(crops, tell)]

    [clear] = read(tiff(printed(700, 1000)), CalmEngine(["一行字"] * 3))
    [dim] = read(tiff(printed(700, 1000)), Dim(["一行字"] * 3))

    assert clear.notices == ()
    assert "unsure of what it read here (confidence 0.60)" in dim.notices[0].what


def test_progress_counts_the_lines_of_each_page():
    """What the bar shows."""
    told: list[tuple[int, int]] = []
    engine = CalmEngine(["一行字"] * 3)
    data = tiff(printed(700, 1000))
    list(pages("a.tif", data, 72.0, None, None, Limits(), lambda *done: told.append(done), engine))

    assert told == [(0, 0), (0, 3), (3, 3)]


STORY = (
    "梅里区举行读书会，三百多位居民",
    "带着旧书来到河边，交换各自的故",
    "事。老人们说这样的下午很久没有",
    "见到了，孩子们在树下听故事，直",
    "到天黑才回家。明年春天还要再办",
    "一次，地点改在新修好的图书馆里",
)


def story(flow: Flow) -> Image.Image:
    """A small page of six lines at 200 dpi."""
    page = Image.new("L", (560, 560), 236)
    pen, font = ImageDraw.Draw(page), ImageFont.truetype(FONT, 30)
    for n, text in enumerate(STORY):
        for k, char in enumerate(text):
            across = (40 + 32 * k, 40 + 56 * n)
            pen.text(
                across if flow is Flow.ACROSS else (480 - 56 * n, 40 + 32 * k),
                char,
                font=font,
                fill=25,
            )
    return page


@pytest.mark.skipif(not has_engine(), reason="the ocr extra is not installed")
@pytest.mark.parametrize("turned", [0, 90, 180, 270])
@pytest.mark.parametrize("flow", [Flow.ACROSS, Flow.DOWN])
def test_a_page_on_its_side_or_on_its_head_is_turned_upright(turned, flow):
    """Lines across and lines downwards alike; the notice says so, and the page says how its picture was turned."""
    out = io.BytesIO()
    story(flow).rotate(turned, expand=True).save(out, "PNG", dpi=(200, 200))  # anticlockwise
    [found] = pages("a.png", out.getvalue(), None, None, None, Limits(threads=1), lambda *_: None)

    assert found.turned == turned
    assert {line.flow for line in found.lines} == {flow}
    assert STORY[0] in {line.text for line in found.lines}
    assert [n.what for n in found.notices if "turned" in n.what] == (
        [f"turned by {turned} degrees to stand upright"] if turned else []
    )


@pytest.mark.skipif(not has_engine(), reason="the ocr extra is not installed")
def test_what_an_earlier_recognition_wrote_under_a_picture_is_not_believed():
    """The picture is read anew, and the notice says why."""
    pixels = story(Flow.ACROSS).tobytes().hex()
    picture = f"BI /W 560 /H 560 /CS /G /BPC 8 /F /AHx ID {pixels}> EI"
    sheet = Sheet(box=(0, 0, 202, 202)).raw(f"q 202 0 0 202 0 0 cm {picture} Q")
    for n in range(6):
        sheet.text(15, 180 - 20 * n, 11, "梅星区辛行读书会三白多位居民", mode=3)
    source = Source("a.pdf", pdf([sheet]))
    [found] = reader_for(source).read(source)

    assert STORY[0] in {line.text for line in found.lines}
    assert "an invisible text layer" in found.notices[0].what


@pytest.mark.skipif(not has_engine(), reason="the ocr extra is not installed")
def test_a_page_as_a_picture_is_read_alike_as_scan_and_as_pdf():
    """The real engine, behind the guard: words, size of the type, place, from PNG and from PDF."""
    page = Image.new("L", (900, 520), 236)
    pen = ImageDraw.Draw(page)
    pen.text((60, 40), "梅里区举行读书会", font=ImageFont.truetype(FONT, 72), fill=25)
    for n, text in enumerate(
        ["昨天上午，三百多位居民（记者王小丽）", "带着旧书来到河边，交换各自的故事。"]
    ):
        pen.text((60, 200 + 60 * n), text, font=ImageFont.truetype(FONT, 36), fill=25)
    png, pdf = io.BytesIO(), io.BytesIO()
    page.save(png, "PNG", dpi=(200, 200))
    page.convert("RGB").save(pdf, "PDF", resolution=200)
    found = []
    for name, data in (("a.png", png.getvalue()), ("a.pdf", pdf.getvalue())):
        source = Source(name, data)
        found += list(reader_for(source).read(source))

    for one in found:
        assert "".join(line.text for line in one.lines) == (
            "梅里区举行读书会昨天上午，三百多位居民（记者王小丽）带着旧书来到河边，交换各自的故事。"
        )
        assert one.lines[0].size == pytest.approx(72 * 0.36, rel=0.06)
        assert one.lines[1].box.top == pytest.approx(200 * 0.36 + 4, abs=4)
    assert [one.media for one in found] == ["scan", "pdf"]
    assert "read by recognition" in found[1].notices[0].what
