"""A text layer is believed only if it deserves it."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.read.pdf_paper import Sheet, pdf

from shuzibao.errors import BadInput, MissingEngine, NotAPage
from shuzibao.read.limits import Limits
from shuzibao.read.pdf import pages as pages_module
from shuzibao.read.pdf.pages import pages as pdf_pages
from shuzibao.read.pdf.trust import shifted

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data"
STORY = "梅里区昨天举行读书会，三百多位居民带着旧书来到河边，交换各自读过的故事。"


@pytest.fixture
def no_engine(monkeypatch):
    """As on a machine without the ocr extra."""
    monkeypatch.setattr(pages_module, "has_engine", lambda: False)


def read(data: bytes, password: str | None = None):
    return list(
        pdf_pages("page.pdf", data, password, None, None, Limits(), lambda done, total: None)
    )


def test_an_invisible_layer_is_told_and_used_only_for_want_of_better(no_engine):
    """Text in rendering mode 3 was made by an earlier recognition: the notice says so."""
    [page] = read(pdf([Sheet().text(50, 700, 10, STORY, mode=3)]))

    assert page.lines[0].text == STORY
    assert "an invisible text layer, made by an earlier recognition" in page.notices[0].what


def test_a_picture_of_text_without_an_engine_says_how_to_install_one(no_engine):
    """Nothing but a picture: the error names the extra."""
    image = "q 500 0 0 700 50 50 cm BI /W 2 /H 2 /CS /G /BPC 8 /F /AHx ID 00ff00ff> EI Q"
    with pytest.raises(MissingEngine) as caught:
        read(pdf([Sheet().raw(image)]))

    assert caught.value.remedy == "pip install 'shuzibao[ocr]'"
    assert caught.value.exit_code == 3


def test_a_drawing_without_words_is_not_blamed_on_a_missing_engine(monkeypatch):
    """Where recognition is there and finds nothing, the error says that, not how to install it."""
    monkeypatch.setattr(pages_module, "has_engine", lambda: True)
    monkeypatch.setattr(pages_module, "_by_engine", lambda *_: [])
    with pytest.raises(NotAPage, match="no text layer, and recognition finds no text on it"):
        read(pdf([Sheet().raw("0 0 0 rg 100 100 300 200 re f")]))


def test_a_blank_page_is_no_page(no_engine):
    """An empty file is a stated error, an empty page among others is not."""
    with pytest.raises(NotAPage):
        read(pdf([Sheet()]))
    pages = read(pdf([Sheet(), Sheet().text(50, 700, 10, STORY)]))

    assert [len(page.lines) for page in pages] == [0, 1]


@pytest.mark.parametrize(
    ("lines", "verdict"),
    [
        (["3HQČåQtSURVWĜHGN\\QD~þWHFK"], True),
        (['"7+%-;K+&2#)9(L+4%0&1*5!M'], True),
        (["The mayor opened the new bridge on Monday, 12 May."], False),
        (["MARKET DAY", "By Ann Lowther"], False),
        (["L’été dernier, la mairie a planté 300 arbres."], False),
    ],
)
def test_letters_that_form_no_words_are_a_broken_mapping(lines, verdict):
    """A font's own numbering taken for text has capitals and signs inside of words."""
    assert shifted(lines) is verdict


@pytest.mark.skipif(
    not SHARED.exists(), reason=f"{SHARED} is absent: real PDFs are not in the repository"
)
def test_a_real_file_with_a_rubbish_mapping_is_not_believed(no_engine):
    """Its code points come from blocks that no newspaper is set in."""
    data = (SHARED / "pdf-vertical-cjk" / "issue5874.pdf").read_bytes()
    with pytest.raises(MissingEngine, match="something else than the print"):
        read(data)


def test_a_locked_file_asks_for_its_password():
    """Locked, wrongly opened and rightly opened are three different things."""
    if not SHARED.exists():
        pytest.skip(f"{SHARED} is absent: locked PDFs are not in the repository")
    data = (SHARED / "pdf-hostile" / "pdfminer" / "aes-256.pdf").read_bytes()
    with pytest.raises(BadInput, match="locked with a password"):
        read(data)
    with pytest.raises(BadInput, match="the password does not open it"):
        read(data, "wrong")

    assert read(data, "foo")[0].lines
