"""ALTO: a library's pages give the articles that the same page gives as a PDF."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from xml.sax.saxutils import quoteattr

import pytest

from shuzibao import Source, make_issue, read_pages, sample
from shuzibao.errors import NotAPage
from shuzibao.model import Box, Flow, Issue, Line, Page
from shuzibao.read import reader_for

PDF = Path(sample.__file__).parent / "2024-03-11" / "page2.pdf"
HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<alto xmlns="http://www.loc.gov/standards/alto/ns-v4#"><Description><MeasurementUnit>{unit}</MeasurementUnit></Description>
<Styles><TextStyle ID="T1" FONTFAMILY="Song" FONTSIZE="22" FONTSTYLE="bold"/></Styles>
<Layout>{pages}</Layout></alto>"""
LINE = """<TextLine HPOS="100" VPOS="200" WIDTH="600" HEIGHT="100"><String CONTENT="荻灣" HPOS="100" VPOS="200" WIDTH="200"
 HEIGHT="100" WC="0.9"/><SP HPOS="300" VPOS="200" WIDTH="100"/><String CONTENT="晨報社" HPOS="400" VPOS="200" WIDTH="300"
 HEIGHT="100" WC="0.4"/></TextLine>"""


def page_of(inside: str, unit: str = "mm10", size: str = 'WIDTH="2540" HEIGHT="5080"') -> str:
    space = f'<Page ID="P1" PHYSICAL_IMG_NR="1" {size}><PrintSpace>{inside}</PrintSpace></Page>'
    return HEAD.format(unit=unit, pages=space)


def read(text: str, **known: float) -> Page:
    source = Source("p.xml", text.encode(), **known)
    [page] = reader_for(source).read(source)
    return page


def attributes(box: Box, scale: float) -> str:
    left, top, wide, high = (value * scale for value in (box.left, box.top, box.width, box.height))
    return f'HPOS="{left:.1f}" VPOS="{top:.1f}" WIDTH="{wide:.1f}" HEIGHT="{high:.1f}"'


def strings(line: Line, scale: float) -> str:
    """A string a character, as recognition of Chinese pages writes them; the sizes of type are left out."""
    assert line.box is not None
    out = ""
    for character, (low, high) in zip(line.text, pairwise(line.edges), strict=True):
        box = line.box
        at = (
            Box(box.left, low, box.right, max(low, high))
            if line.flow is Flow.DOWN
            else Box(low, box.top, max(low, high), box.bottom)
        )
        what = "<SP" if character.isspace() else f"<String CONTENT={quoteattr(character)}"
        out += f"{what} {attributes(at, scale)}/>"
    return f"<TextLine {attributes(line.box, scale)}>{out}</TextLine>"


def as_alto(page: Page, scale: float) -> str:
    assert page.width is not None
    assert page.height is not None
    inside = "".join(f"<TextBlock>{strings(line, scale)}</TextBlock>" for line in page.lines)
    inside += "".join(f"<Illustration {attributes(one.box, scale)}/>" for one in page.pictures)
    inside += "".join(
        f"<GraphicalElement {attributes(one.box, scale)}/>" for one in (*page.rules, *page.frames)
    )
    return page_of(
        inside, size=f'WIDTH="{page.width * scale:.0f}" HEIGHT="{page.height * scale:.0f}"'
    )


def told(issue: Issue) -> list[list[tuple[str, str]]]:
    """Every article as its elements: role and text."""
    return [[(str(part.role), part.text) for part in one.elements] for one in issue.articles]


def test_a_page_gives_the_articles_that_it_gives_as_pdf() -> None:
    """Nine in ten of them to the character: recognition knows no sizes of type, only the heights of lines."""
    source = Source(PDF.name, PDF.read_bytes())
    [page] = read_pages(source)

    alto = Source("page2.xml", as_alto(page, 254 / 72).encode())
    [again] = read_pages(alto)
    assert [line.text for line in again.lines] == [line.text for line in page.lines]
    as_pdf, as_xml = told(make_issue([source])), told(make_issue([alto]))
    assert len(as_pdf) == 12
    assert sum(one in as_xml for one in as_pdf) >= 11


def test_a_line_is_its_words_and_spaces_in_points() -> None:
    [line] = read(page_of(LINE)).lines

    assert line.text == "荻灣 晨報社"
    assert line.box == Box(28.35, 56.69, 198.43, 85.04)
    assert line.edges == (28.35, 56.69, 85.04, 113.39, 141.73, 170.08, 198.43)
    assert line.confidence == pytest.approx((2 * 0.9 + 3 * 0.4) / 5)
    assert line.size == 28.35


def test_a_style_tells_size_and_weight() -> None:
    [line] = read(page_of(LINE.replace('WC="0.9"', 'STYLEREFS="T1"'))).lines

    assert (line.size, line.weight) == (22.0, 700)


@pytest.mark.parametrize(("unit", "width"), [("mm10", 720.0), ("inch1200", 152.4)])
def test_units_become_points(unit: str, width: float) -> None:
    assert read(page_of(LINE, unit)).width == width


def test_pixels_need_a_resolution_and_say_what_was_taken() -> None:
    given, taken = read(page_of(LINE, "pixel"), dpi=300), read(page_of(LINE, "pixel"))

    assert (given.width, given.notices) == (609.6, ())
    assert [notice.what for notice in taken.notices] == [
        "coordinates are pixels; taken as 758 dpi by the size of the type (--dpi says it)"
    ]


def test_words_of_letters_are_parted_where_the_file_has_no_space() -> None:
    words = '<TextLine HPOS="0" VPOS="0" WIDTH="90" HEIGHT="10"><String CONTENT="Chess"/><String CONTENT="club"/><HYP CONTENT="-"/></TextLine>'

    assert [line.text for line in read(page_of(words)).lines] == ["Chess club-"]


def test_a_line_that_is_higher_than_wide_is_set_downwards() -> None:
    down = '<TextLine HPOS="0" VPOS="0" WIDTH="50" HEIGHT="500"><String CONTENT="渡口"/></TextLine>'

    assert read(page_of(down)).lines[0].flow is Flow.DOWN


def test_broken_xml_and_a_page_without_text_say_what_to_try() -> None:
    with pytest.raises(NotAPage, match="broken XML"):
        read(page_of(LINE)[:-20])
    with pytest.raises(NotAPage, match="holds no text"):
        read(page_of(""))


def test_entities_of_entities_are_not_followed() -> None:
    """A kilobyte that would be gigabytes ends in an error or stays small."""
    bomb = '<!DOCTYPE alto [<!ENTITY a "字字字字字字字字字字">' + "".join(
        f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9)
    )
    text = page_of(LINE.replace("荻灣", "&j;")).replace("<alto", f"{bomb}]><alto", 1)

    with pytest.raises(NotAPage):
        read(text)
