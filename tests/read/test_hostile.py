"""Files made to wear out their reader end in a stated error or in a sound page, and the batch goes on."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from PIL import Image
from tests.read import hostile_paper as paper
from tests.read.pdf_paper import Sheet, pdf

from shuzibao.cli.read import command
from shuzibao.errors import BadInput, NotAPage, TooLarge
from shuzibao.model import Page
from shuzibao.read.guard import guarded
from shuzibao.read.limits import Limits

TIGHT = Limits(seconds=3, memory_mb=768)
PATIENT = Limits(seconds=60, memory_mb=768)  # where an answer is due: machines may be busy
KINDS = ["PNG", "TIFF", "GIF", "BMP", "JPEG", "WEBP", "JPEG2000"]


def read(name: str, data: bytes, limits: Limits = PATIENT) -> list[Page]:
    return list(guarded("tests.read.misbehaving:without_engine", name, limits, (name, data)))


def drawn(name: str, data: bytes) -> tuple[int, int]:
    """Width and height of the page's large picture in pixels."""
    how = (name, data, None, 0, None, 0, 1000, 200)
    [(large, _, _)] = guarded("shuzibao.read.picture_child:pdf_pictures", name, PATIENT, how)
    with Image.open(io.BytesIO(large)) as image:
        return image.size


@pytest.mark.parametrize(
    "made",
    [
        paper.bomb_of_space,
        paper.bomb_of_text,
        paper.bomb_of_strokes,
        paper.form_in_itself,
        paper.forms_in_forms,
    ],
    ids=lambda made: made.__name__,
)
def test_a_page_that_unpacks_without_end_is_a_stated_error(made: Callable[[], bytes]) -> None:
    """A few KB that ask for gigabytes or hours: the error names the file and says what to try."""
    data = made()
    assert len(data) < 50_000
    with pytest.raises((BadInput, TooLarge)) as caught:
        read("bomb.pdf", data, TIGHT)

    assert caught.value.where == "bomb.pdf"
    assert caught.value.remedy


@pytest.mark.parametrize(
    "made", [paper.deep_tree, paper.lying_tree], ids=lambda made: made.__name__
)
def test_a_tree_of_pages_without_end_is_a_stated_error(made: Callable[[], bytes]) -> None:
    """A hundred thousand branches deep, or more pages than it says."""
    with pytest.raises((BadInput, NotAPage, TooLarge)) as caught:
        read("tree.pdf", made())

    assert caught.value.where == "tree.pdf"
    assert caught.value.remedy


@pytest.mark.parametrize("side", [1, 32_000], ids=["one pixel", "a gigapixel"])
def test_a_picture_of_any_size_on_a_page_costs_neither_text_nor_page(side: int) -> None:
    """The text around it is read, and the page can be drawn."""
    data = paper.with_picture(side)
    [page] = read("page.pdf", data)

    assert [line.text for line in page.lines] == [paper.STORY]
    assert len(page.pictures) == 1
    assert page.pictures[0].box.width == pytest.approx(100, abs=0.5)
    assert drawn("page.pdf", data)[0] == 1000


def test_a_page_of_a_hundred_miles_is_read_and_not_drawn() -> None:
    """Ten million points: what stands on it is text all the same; a picture of it would be none."""
    data = pdf([Sheet(box=(0, 0, 1e7, 1e7)).text(0, 0, 10, paper.STORY)])
    [page] = read("page.pdf", data)

    assert [line.text for line in page.lines] == [paper.STORY]
    with pytest.raises(NotAPage, match="a page of 1e\\+07 x 1e\\+07 points"):
        drawn("page.pdf", data)


def cut_out(name: str, data: bytes) -> list[tuple[int, int]]:
    return list(guarded("tests.read.misbehaving:cut_out", name, PATIENT, (name, data)))


@pytest.mark.parametrize("kind", KINDS)
def test_an_image_of_one_pixel_holds_no_page(kind: str) -> None:
    """Told from its size, in every kind that is read."""
    with pytest.raises(NotAPage, match="1 x 1 pixels hold no page"):
        cut_out("dot", paper.dot(kind))


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "WEBP"])
def test_an_image_of_a_gigapixel_is_too_large(kind: str) -> None:
    """Told from its head, before anything is unpacked; the error says how to allow it."""
    with pytest.raises(TooLarge, match=r"pixels, the limit is 250000000") as caught:
        cut_out("giant", paper.giant(kind))

    assert "SHUZIBAO_MAX_PIXELS" in caught.value.remedy


def test_the_batch_goes_on_behind_every_hostile_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each costs itself and one line that names it; the good pages before and behind are read."""
    monkeypatch.setenv("SHUZIBAO_MAX_MEMORY_MB", "768")
    monkeypatch.setenv("SHUZIBAO_MAX_SECONDS", "30")
    hostile = {
        "b.pdf": paper.bomb_of_space(),
        "c.pdf": paper.deep_tree(),
        "d.png": paper.dot("PNG"),
        "e.png": paper.giant("PNG"),
    }
    good = pdf([Sheet().text(50, 700, 24, "读书会在河畔开场").text(50, 660, 10, paper.STORY)])
    for name, data in {**hostile, "a.pdf": good, "z.pdf": good}.items():
        (tmp_path / name).write_bytes(data)
    done = CliRunner().invoke(command, ["--json", str(tmp_path)])

    assert done.exit_code == 2
    issues = [json.loads(line) for line in done.stdout.splitlines()]
    assert [one["articles"][0]["headline"] for one in issues] == ["读书会在河畔开场"] * 2
    errors = [line for line in done.stderr.splitlines() if line.startswith("error: ")]
    assert [next(name for name in hostile if name in line) for line in errors] == list(hostile)
