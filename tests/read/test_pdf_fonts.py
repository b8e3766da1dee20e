"""Fonts that programs draw: with a mapping to Unicode, with ligatures, without any mapping."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from tests.read.pdf_paper import Sheet, pdf, stream_of

from shuzibao.errors import MissingEngine
from shuzibao.model import Box, Line, Page
from shuzibao.read.limits import Limits
from shuzibao.read.pdf import pages as pages_module
from shuzibao.read.pdf.pages import pages

TEXT = "梅里区昨天举行读书会"
SAYS_ELSE = "a text layer that says something else than the print"


def drawn(signs: Sequence[str], mapped: bool) -> bytes:
    """A page with one line in a Type 3 font: a black square a sign, numbered from 1."""
    numbers = range(1, len(signs) + 1)
    names = [f"/g{n}" for n in numbers]
    mapping = " ".join(
        f"<{n:02X}> <{sign.encode('utf-16-be').hex()}>"
        for n, sign in zip(numbers, signs, strict=True)
    )
    font = (
        "<< /Type /Font /Subtype /Type3 /FontBBox [0 -120 1000 880] /FontMatrix [0.001 0 0 0.001 0 0] "
        f"/CharProcs << {' '.join(f'{name} 13 0 R' for name in names)} >> "
        f"/Encoding << /Type /Encoding /Differences [1 {' '.join(names)}] >> "
        f"/FirstChar 1 /LastChar {len(signs)} /Widths [{'1000 ' * len(signs)}] "
        f"{'/ToUnicode 14 0 R' if mapped else ''} >>"
    )
    cmap = (
        "/CIDInit /ProcSet findresource begin begincmap /CMapName /T def "
        "1 begincodespacerange <00> <FF> endcodespacerange "
        f"{len(signs)} beginbfchar {mapping} endbfchar endcmap end"
    )
    codes = "".join(f"{n:02x}" for n in numbers)
    return pdf(
        [Sheet().raw(f"BT /T 10 Tf 1 0 0 1 50 700 Tm <{codes}> Tj ET")],
        fonts="/T 12 0 R",
        more={
            12: font.encode(),
            13: stream_of(b"1000 0 50 -50 950 850 d1 50 -50 900 850 re f"),
            14: stream_of(cmap.encode()),
        },
    )


def read(data: bytes) -> list[Page]:
    return list(pages("page.pdf", data, None, None, None, Limits(), lambda done, total: None))


def test_a_font_drawn_by_a_program_is_read_with_its_places():
    """Type 3: the mapping gives the text, the em gives the box."""
    [page] = read(drawn(TEXT, True))

    [line] = page.lines
    assert (line.text, line.size) == (TEXT, 10)
    assert line.box == Box(50, 133.2, 150, 143.2)
    assert line.edges == tuple(range(50, 160, 10))
    assert page.notices == ()


@pytest.mark.parametrize("signs", [["o", "ffi", "c", "e"], ["o", "\ufb03", "c", "e"]])
def test_a_ligature_is_the_letters_that_it_joins(signs: list[str]):
    """Searched for as it is written; each letter gets its part of the sign's width."""
    [page] = read(drawn(signs, True))

    [line] = page.lines
    assert line.text == "office"
    assert line.edges == pytest.approx((50, 60, 63.33, 66.67, 70, 80, 90))


def test_a_font_without_a_mapping_is_not_guessed_at(monkeypatch: pytest.MonkeyPatch):
    """Without an engine an error says what to install; no letter of the layer is taken."""
    monkeypatch.setattr(pages_module, "has_engine", lambda: False)
    with pytest.raises(MissingEngine, match=SAYS_ELSE) as caught:
        read(drawn(TEXT, False))

    assert caught.value.where == "page.pdf"
    assert "shuzibao[ocr]" in caught.value.remedy


def test_a_font_without_a_mapping_goes_to_recognition_and_the_notice_says_so(
    monkeypatch: pytest.MonkeyPatch,
):
    """What the engine sees is the page's text."""
    seen = [Line(TEXT, box=Box(50, 133, 150, 143), size=10, edges=tuple(range(50, 160, 10)))]
    monkeypatch.setattr(pages_module, "has_engine", lambda: True)
    monkeypatch.setattr(pages_module, "_by_engine", lambda page, where, said: seen)
    [page] = read(drawn(TEXT, False))

    assert [line.text for line in page.lines] == [TEXT]
    assert page.notices[0].what == f"{SAYS_ELSE}; read by recognition"


def test_a_page_without_a_mapping_among_good_ones_costs_itself(monkeypatch: pytest.MonkeyPatch):
    """The others are read; the page says why it is empty."""
    monkeypatch.setattr(pages_module, "has_engine", lambda: False)
    bare = Sheet().raw("BT /T 10 Tf 1 0 0 1 50 700 Tm <0102030405> Tj ET")
    font = (
        "<< /Type /Font /Subtype /Type3 /FontBBox [0 0 9 9] /FontMatrix [0.1 0 0 0.1 0 0] "
        "/CharProcs << /g1 13 0 R >> /Encoding << /Differences [1 /g1 /g1 /g1 /g1 /g1] >> "
        "/FirstChar 1 /LastChar 5 /Widths [9 9 9 9 9] >>"
    )
    data = pdf(
        [bare, Sheet().text(50, 700, 10, TEXT)],
        fonts="/T 12 0 R",
        more={12: font.encode(), 13: stream_of(b"9 0 0 0 9 9 d1 0 0 9 9 re f")},
    )
    first, second = read(data)

    assert (first.lines, second.lines[0].text) == ((), TEXT)
    assert SAYS_ELSE in first.notices[0].what
