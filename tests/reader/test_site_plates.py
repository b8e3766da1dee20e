"""Pictures as readers get them: clippings, the page as PDF, and nothing of a withdrawn story."""

from __future__ import annotations

import io
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from PIL import Image

from shuzibao.archive import connection

connection.set_up()

from django.test import Client  # noqa: E402
from tests.reader.markup import nodes  # noqa: E402
from tests.reader.press import PAGE_PT, print_into  # noqa: E402
from tests.reader.stories import week_two  # noqa: E402

from shuzibao import sample  # noqa: E402
from shuzibao.archive import changes, edits  # noqa: E402
from shuzibao.archive.models import Article  # noqa: E402
from shuzibao.archive.options import Options  # noqa: E402
from shuzibao.archive.store import Archive  # noqa: E402
from shuzibao.errors import NotAPage  # noqa: E402
from shuzibao.read import Source  # noqa: E402
from shuzibao.read.one_page import one_page_pdf  # noqa: E402

PAGE = "/liuyinbao/2024-05-13/1"
TYPESET = Path(sample.__file__).parent / "2024-03-11"
BLACK, WHITE = (0, 0, 0), (255, 255, 255)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An archive of its own, for tests that change it."""
    print_into(tmp_path / "archive", [week_two()])
    connection.use(tmp_path / "archive")
    return tmp_path / "archive"


def withdraw(folder: Path, article: str) -> None:
    with Archive.open(folder, write=True) as archive:
        edits.hide(article, "asked by the family", "2024-06-01")
        changes.tell(archive)


def picture(client: Client, address: str) -> Image.Image:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return Image.open(io.BytesIO(answer.content)).convert("RGB")


def middle(article: str) -> tuple[float, float]:
    """The middle of the headline's first line, in page points."""
    left, top, right, bottom = Article.objects.get(pk=article).elements[0]["spans"][0]["box"]
    return (left + right) / 2, (top + bottom) / 2


def ink(image: Image.Image, at: tuple[float, float]) -> tuple[int, ...]:
    """The colour at a place of the page, whatever the picture's size; black or white."""
    scale = image.width / PAGE_PT[0]
    found = image.getpixel((round(at[0] * scale), round(at[1] * scale)))
    assert isinstance(found, tuple)
    return BLACK if max(found) < 96 else WHITE if min(found) > 160 else found


@pytest.mark.parametrize("kind", ["webp", "png"])
def test_a_clipping_is_cut_to_its_story_and_white_elsewhere(client: Client, kind: str) -> None:
    """The second story's lines are on it; the first one's, close above, are not."""
    clipping = picture(client, f"{PAGE}/2/clipping.{kind}")

    whole = picture(client, f"{PAGE}/large.webp")
    x, y = middle("liuyinbao/2024-05-13/1/2")
    left, top, right, bottom = (
        Article.objects.get(pk="liuyinbao/2024-05-13/1/2").zones[0]["points"][0]
        + Article.objects.get(pk="liuyinbao/2024-05-13/1/2").zones[0]["points"][2]
    )
    assert clipping.size == (right - left + 12, bottom - top + 12)
    assert ink(whole, (x, y)) == BLACK
    assert clipping.getpixel((round(x - left + 6), round(y - top + 6)))[0] < 96
    assert min(clipping.getpixel((20, 1))) > 160  # where the first story's last line stands
    assert ink(whole, (left - 6 + 20, top - 6 + 1)) == BLACK


def test_a_withdrawn_story_shows_on_no_picture(folder: Path, client: Client) -> None:
    """Blank on every size and in the PDF, no zone, no clipping; its neighbours stay."""
    gone, stays = middle("liuyinbao/2024-05-13/1/2"), middle("liuyinbao/2024-05-13/1/3")
    before = client.get(PAGE).content.decode()
    assert ink(picture(client, f"{PAGE}/large.webp"), gone) == BLACK
    assert client.get(f"{PAGE}/2/clipping.webp").status_code == 200

    withdraw(folder, "liuyinbao/2024-05-13/1/2")

    after = client.get(PAGE).content.decode()
    old, new = (nodes(html, "image")[0].attrs["href"] for html in (before, after))
    assert old != new
    for address in (new, old, f"{PAGE}/large.webp", f"{PAGE}/small.webp"):
        image = picture(client, address)
        assert (ink(image, gone), ink(image, stays)) == (WHITE, BLACK), address
    assert ink(picture(client, f"{PAGE}/thumb.webp"), gone) == WHITE
    page = pdfium.PdfDocument(client.get(f"{PAGE}/page.pdf").content)[0]
    drawn = page.render(scale=1).to_pil().convert("RGB")
    assert (ink(drawn, gone), ink(drawn, stays)) == (WHITE, BLACK)
    assert client.get(f"{PAGE}/2/clipping.webp").status_code == 404
    assert "舊書修補室預約已滿" not in after
    assert len([one for one in nodes(after, "a") if one.attrs.get("id", "").startswith("on")]) == 2


def test_what_was_made_of_a_withdrawn_story_does_not_lie_about(
    folder: Path, client: Client
) -> None:
    """Clippings and pictures made before are gone from the disk when `hide` returns."""
    for address in ("2/clipping.webp", "2/clipping.png", "thumb.webp", "page.pdf"):
        assert client.get(f"{PAGE}/{address}").status_code == 200
    derived = folder / "derived" / "liuyinbao" / "2024-05-13"
    assert len(list(derived.iterdir())) == 4

    withdraw(folder, "liuyinbao/2024-05-13/1/2")

    assert not derived.exists()


def test_a_story_shown_again_is_on_the_picture_again(folder: Path, client: Client) -> None:
    withdraw(folder, "liuyinbao/2024-05-13/1/2")
    with Archive.open(folder, write=True) as archive:
        edits.unhide("liuyinbao/2024-05-13/1/2")
        changes.tell(archive)

    assert ink(picture(client, f"{PAGE}/small.webp"), middle("liuyinbao/2024-05-13/1/2")) == BLACK


def test_readers_are_served_where_nothing_can_be_kept(folder: Path, client: Client) -> None:
    """The folder of made pictures cannot be written: they are made each time."""
    (folder / "derived").write_text("in the way")

    assert picture(client, f"{PAGE}/thumb.webp").width == 240
    assert client.get(f"{PAGE}/1/clipping.webp").status_code == 200


def test_a_picture_becomes_a_pdf_of_the_pages_size(client: Client) -> None:
    """One page, as large as the paper, the same bytes each time."""
    answer = client.get(f"{PAGE}/page.pdf")

    assert answer["Content-Type"] == "application/pdf"
    assert 'filename="liuyinbao-2024-05-13-1.pdf"' in answer["Content-Disposition"]
    document = pdfium.PdfDocument(answer.content)
    assert len(document) == 1
    assert document[0].get_size() == pytest.approx(PAGE_PT, abs=1)


def test_a_page_that_came_as_pdf_is_given_as_it_came(tmp_path: Path) -> None:
    """The site's PDF of a typeset page has the original's characters."""
    with Archive.open(tmp_path / "archive", create=True, write=True) as archive:
        [outcome] = archive.add([TYPESET / "page1.pdf"], Options())
    connection.use(tmp_path / "archive")
    client = Client(headers={"host": "127.0.0.1"})

    assert outcome.issue == "chengwanbao/2024-03-11"
    answer = client.get("/chengwanbao/2024-03-11/1/page.pdf")
    assert answer.content == (TYPESET / "page1.pdf").read_bytes()


def test_one_page_is_taken_out_of_many() -> None:
    """The second of two pages, alone, with its characters; no page where the count says folds were split."""
    both = pdfium.PdfDocument.new()
    for name in ("page1.pdf", "page2.pdf"):
        both.import_pages(pdfium.PdfDocument(TYPESET / name))
    out = io.BytesIO()
    both.save(out)
    source = Source("both.pdf", out.getvalue())

    second = pdfium.PdfDocument(one_page_pdf(source, 1, 2))
    printed = pdfium.PdfDocument(TYPESET / "page2.pdf")
    assert len(second) == 1
    assert second[0].get_textpage().get_text_range() == printed[0].get_textpage().get_text_range()
    with pytest.raises(NotAPage):
        one_page_pdf(source, 1, 4)
    with pytest.raises(NotAPage):
        one_page_pdf(Source("page.txt", b"no pdf"), 0, 1)
