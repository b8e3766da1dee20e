"""Print that a good text layer does not say is read by recognition, there alone."""

from __future__ import annotations

import io
from collections.abc import Sequence

import numpy as np
import pytest
from bench.press.picture import photograph
from PIL import Image, ImageDraw, ImageFont
from tests.read.curves import FACE, curves
from tests.read.pdf_paper import Sheet, pdf, stream_of

from shuzibao.model import Box, Frame, Line, Page, Picture, Rule
from shuzibao.read import Source, reader_for
from shuzibao.read.limits import Limits
from shuzibao.read.pdf import pages as pages_module
from shuzibao.read.pdf.door import Glyphs
from shuzibao.read.pdf.lettered import shows_print
from shuzibao.read.pdf.marks import Marks
from shuzibao.read.pdf.pages import pages
from shuzibao.read.pdf.untold import told, untold

STORY = "梅里区昨天举行读书会，三百多位居民带着旧书来到河边。"
NOTICE = "柳岸茶庄开业八折|地址柳岸街十二号|新茶零售量大从优"


def set_page(sheet: Sheet, **more: object) -> Page:
    for n in range(4):
        sheet.text(60, 500 - 15 * n, 10, STORY)
    source = Source("page.pdf", pdf([sheet], **more))  # type: ignore[arg-type]
    [page] = reader_for(source).read(source)  # in a child: recognition changes its process's limits
    return page


def poster(text: str, size: int, ground: str = "white", ink: str = "black") -> Image.Image:
    """A picture of lines that | parts."""
    lines = text.split("|")
    wide, high = size * (max(map(len, lines)) + 2), round(size * (1.5 * len(lines) + 1))
    image = Image.new("RGB", (wide, high), ground)
    face = ImageFont.truetype(str(FACE), size)
    for n, line in enumerate(lines):
        ImageDraw.Draw(image).text((size, size * (0.5 + 1.5 * n)), line, font=face, fill=ink)
    return image


def jpeg(image: Image.Image) -> bytes:
    out = io.BytesIO()
    image.save(out, "JPEG", quality=70)
    return out.getvalue()


def placed(data: bytes, box: tuple[float, float, float, float]) -> tuple[Sheet, dict[str, object]]:
    """A page with one JPEG; left, bottom, width and height in the PDF's points."""
    left, bottom, wide, high = box
    size = Image.open(io.BytesIO(data)).size
    entries = (
        f"/Type /XObject /Subtype /Image /Width {size[0]} /Height {size[1]} "
        "/ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode"
    )
    sheet = Sheet().raw(f"q {wide} 0 0 {high} {left} {bottom} cm /I Do Q")
    return sheet, {"extra": "/XObject << /I 12 0 R >>", "more": {12: stream_of(data, entries)}}


def test_a_headline_in_curves_is_read_where_it_stands():
    """No letter of it is in the text layer; its size is that of the type, and the notice says how it was read."""
    page = set_page(Sheet().raw(curves(60, 600, 34, "读书会在河畔开场")))
    headline = page.lines[-1]

    assert [line.text for line in page.lines] == [STORY] * 4 + ["读书会在河畔开场"]
    assert headline.box is not None
    assert headline.size == pytest.approx(34, rel=0.1)
    assert (headline.box.left, headline.box.right) == pytest.approx((60, 332), abs=3)
    assert [notice.what for notice in page.notices] == [
        "lines drawn as pictures or curves: 1; read by recognition"
    ]


def test_an_advertisement_placed_as_a_picture_is_lines_in_a_box():
    sheet, more = placed(jpeg(poster(NOTICE, 40)), (60, 620, 250, 130))
    page = set_page(sheet, **more)

    assert [line.text for line in page.lines[4:]] == NOTICE.split("|")
    assert page.pictures == ()
    assert page.frames == (Frame(Box(60, 92, 310, 222)),)


def test_a_photograph_stays_a_picture():
    sheet, more = placed(photograph("a fair", 250, 130), (60, 620, 250, 130))
    page = set_page(sheet, **more)

    assert [line.text for line in page.lines] == [STORY] * 4
    assert [picture.box for picture in page.pictures] == [Box(60, 92, 310, 222)]
    assert page.notices == ()


def test_without_an_engine_the_notice_says_what_is_missing(monkeypatch):
    monkeypatch.setattr(pages_module, "has_engine", lambda: False)
    data = pdf([Sheet().raw(curves(60, 600, 34, "读书会在河畔开场")).text(60, 500, 10, STORY)])
    [page] = pages("page.pdf", data, None, None, None, Limits(), lambda done, total: None)

    assert [line.text for line in page.lines] == [STORY]
    assert [notice.what for notice in page.notices] == [
        "letters are drawn as pictures or curves here, and no OCR is installed (pip install 'shuzibao[ocr]')"
    ]


def glyphs_of(*lines: tuple[str, float]) -> Glyphs:
    """Lines of ten-point characters from the left edge, each with its top; ? means nothing."""
    signs = [(sign, 10.0 * n, top) for text, top in lines for n, sign in enumerate(text)]
    count = len(signs)
    boxes = np.array([(x, top, x + 10, top + 10) for _, x, top in signs])
    runs = np.array([top for *_, top in signs]).astype(np.int64)
    zeros, no = np.zeros(count, np.int64), np.zeros(count, bool)
    meaningless = np.array([sign == "?" for sign, *_ in signs])
    codes = np.array([0xE000 if sign == "?" else ord(sign) for sign, *_ in signs], np.int64)
    return Glyphs(
        codes, boxes, np.full(count, 10.0), np.zeros(count), zeros + 400, runs, zeros, no,
        meaningless, no, ["Song"], zeros,
    )  # fmt: skip


def reader(*lines: Line):
    """Recognition that finds those of these lines that lie in the place asked for."""

    def read(place: Box) -> Sequence[Line]:
        return [line for line in lines if line.box and place.overlap(line.box) > 0]

    return read


def line(text: str, box: Box, confidence: float = 0.98) -> Line:
    return Line(text, box=box, size=box.height, confidence=confidence)


def test_words_of_a_font_without_meaning_give_way_to_what_is_seen():
    glyphs = glyphs_of(("?????", 100), ("读书会开场", 120))
    box = Box(0, 100, 50, 110)
    found = told(
        glyphs, Marks(), untold(glyphs, Marks()), reader(line("石桥又放行", box),
        line("读书会开场", Box(0, 120, 50, 130)))
    )  # fmt: skip

    assert found is not None
    assert [one.text for one in found.lines] == [
        "石桥又放行"
    ]  # what the layer says is not said twice
    assert "".join(map(chr, found.glyphs.codes)) == "读书会开场"


def test_bullets_without_meaning_are_no_words():
    assert untold(glyphs_of(("?读书会开场", 100), ("??石桥放行", 120)), Marks()) == []


def test_what_recognition_doubts_stays_a_drawing():
    """Neither the characters of the layer nor the drawing are lost for it."""
    marks = Marks(outlines=(Box(0, 100, 20, 120), Box(22, 100, 42, 120)))
    glyphs = glyphs_of(("读书会开场", 200))
    doubtful = reader(line("石桥", Box(0, 100, 42, 120), confidence=0.6))

    assert untold(glyphs, marks) == [Box(0, 100, 42, 120)]
    assert told(glyphs, marks, untold(glyphs, marks), doubtful) is None


def test_letters_far_apart_are_places_of_their_own():
    near = (Box(0, 100, 20, 120), Box(25, 100, 45, 120))
    far = (Box(300, 400, 330, 430), Box(332, 400, 362, 430))

    assert untold(glyphs_of(("读书", 700)), Marks(outlines=(*near, *far))) == [
        Box(0, 100, 45, 120),
        Box(300, 400, 362, 430),
    ]


def test_strokes_that_belong_to_a_letter_part_nothing():
    """The bar of 一 is a rule to the reader of marks, the box of 口 a frame, until the headline is read."""
    marks = Marks(
        rules=(Rule(Box(42, 109, 60, 111)), Rule(Box(0, 300, 400, 301))),
        frames=(Frame(Box(62, 101, 80, 119)),),
        pictures=(Picture(Box(0, 500, 90, 590)),),
        outlines=(Box(0, 100, 20, 120), Box(22, 100, 40, 120)),
    )
    glyphs = glyphs_of(("读书会开场", 200))
    found = told(
        glyphs, marks, untold(glyphs, marks), reader(line("读书一口", Box(0, 100, 82, 120)))
    )

    assert found is not None
    assert found.marks.rules == (Rule(Box(0, 300, 400, 301)),)
    assert found.marks.frames == ()
    assert found.marks.pictures == marks.pictures


@pytest.mark.parametrize("size", [16, 24, 40, 80, 160])
@pytest.mark.parametrize(
    ("ground", "ink"),
    [("white", "black"), ("#fff4dd", "#bb0000"), ("black", "white"), ("#cc0000", "#ffd700")],
)
def test_a_picture_of_words_shows_print(size, ground, ink):
    image = Image.open(io.BytesIO(jpeg(poster(NOTICE, size, ground, ink))))

    assert shows_print(np.asarray(image.convert("L")))


def test_scenes_show_no_print():
    """Invented photographs, drawn with windows, crowds and grain: at most one in twenty is taken for print."""
    taken = sum(
        shows_print(np.asarray(Image.open(io.BytesIO(photograph(f"scene {n}", 300, 200))).convert("L")))
        for n in range(100)
    )  # fmt: skip

    assert taken <= 5
