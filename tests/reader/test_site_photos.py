"""A story's photographs: in its text with their captions, on the front page, and gone when it is withdrawn."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from PIL import Image

from shuzibao.archive import connection

connection.set_up()

from django.test import Client  # noqa: E402
from tests.reader.markup import Node, nodes, texts  # noqa: E402
from tests.reader.press import Copy, issue, print_into  # noqa: E402
from tests.reader.stories import HANS, WEEK_2  # noqa: E402

from shuzibao.archive import changes, edits  # noqa: E402
from shuzibao.archive.store import Archive  # noqa: E402
from shuzibao.model import Box  # noqa: E402

PAGE = "/liuyinbao/2024-05-13/1"
WIDE = "芦花池边的龙舟鼓声从清早响到黄昏十二支队伍轮番下水岸上站满了看热闹的居民和孩子"  # fills the measure
# Lines stand 18 pt apart: the first story fills 40 to 180 pt, its caption 148 to 162; the second 184 to 288.
REGATTA = Box(280, 74, 460, 144)
ORNAMENT = Box(280, 40, 300, 60)
STRAY = Box(300, 500, 460, 600)
FERRY = Box(280, 220, 400, 280)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A page of two stories. The first has a picture with a caption and a credit, the second one without words."""
    stories = [
        Copy(
            [
                ("headline", WIDE[:36]),
                ("paragraph", "龙舟赛五月十二日在芦花池开桨。" * 5),
                ("caption", "芦花池边站满了人，鼓声一响，孩子们都踮起了脚尖。"),
                ("credit", "顾小满 摄"),
            ]
        ),
        Copy([("headline", WIDE[2:38]), ("paragraph", "老渡船修好了，星期天起照常开。" * 6)]),
    ]
    pictures = (REGATTA, ORNAMENT, STRAY, FERRY)
    print_into(tmp_path / "archive", [issue(HANS, WEEK_2, stories, boxed=True, pictures=pictures)])
    connection.use(tmp_path / "archive")
    return tmp_path / "archive"


def photos(html: str) -> list[Node]:
    return [one for one in nodes(html, "img") if "/photo-" in one.attrs["src"]]


def test_a_photograph_stands_in_its_story_with_its_caption_and_credit(client: Client) -> None:
    """The one picture of the story that is no ornament, where its caption is told."""
    html = client.get(f"{PAGE}/1").content.decode()

    [photo] = photos(html)
    assert photo.attrs["src"].startswith(f"{PAGE}/1/photo-1.webp?v=")
    assert photo.attrs["alt"] == "随这篇报道刊登的图片"
    assert (
        texts(html, "figcaption")[0] == "芦花池边站满了人，鼓声一响，孩子们都踮起了脚尖。 顾小满 摄"
    )


def test_a_photograph_without_words_stands_at_the_head_of_its_story(client: Client) -> None:
    html = client.get(f"{PAGE}/2").content.decode()

    [figure] = nodes(html, "figure", "photo")
    assert [child.tag for child in figure.children] == ["img"]
    assert html.index("<img ") < html.index('id="e2"')


def test_what_is_shown_is_what_was_printed_in_its_place(client: Client) -> None:
    """Cut at the picture's edges: nothing but the picture's red is on it."""
    [photo] = photos(client.get(f"{PAGE}/1").content.decode())

    answer = client.get(photo.attrs["src"])
    assert answer["Cache-Control"] == "public, max-age=86400"
    image = Image.open(io.BytesIO(answer.content)).convert("RGB")
    assert image.size == (180, 70)
    colours = image.getcolors(maxcolors=1 << 16) or []
    assert all(red > 200 and green < 60 and blue < 60 for _, (red, green, blue) in colours)


def test_a_number_that_no_photograph_has_is_not_found(client: Client) -> None:
    assert client.get(f"{PAGE}/1/photo-0.webp").status_code == 404
    assert client.get(f"{PAGE}/1/photo-2.webp").status_code == 404


def test_the_front_page_shows_the_photographs_of_its_first_stories(client: Client) -> None:
    """Named by what the paper printed below them."""
    html = client.get("/").content.decode()

    assert [one.attrs["alt"] for one in photos(html)] == [
        "芦花池边站满了人，鼓声一响，孩子们都踮起了脚尖。 顾小满 摄 ",
        "",
    ]


def test_machines_are_told_of_the_photographs(client: Client) -> None:
    html = client.get(f"{PAGE}/1").content.decode()

    [told] = [
        one for one in nodes(html, "script") if one.attrs.get("type") == "application/ld+json"
    ]
    [image] = json.loads(told.text)["image"]
    assert image.startswith(f"http://127.0.0.1{PAGE}/1/photo-1.webp?v=")


def test_the_photograph_of_a_withdrawn_story_is_gone(folder: Path, client: Client) -> None:
    [photo] = photos(client.get(f"{PAGE}/1").content.decode())
    with Archive.open(folder, write=True) as archive:
        edits.hide("liuyinbao/2024-05-13/1/1", "asked by the family", "2024-06-01")
        changes.tell(archive)

    assert client.get(photo.attrs["src"]).status_code in (404, 410)
    assert [
        one.attrs["src"][: len(PAGE) + 2] for one in photos(client.get("/").content.decode())
    ] == [f"{PAGE}/2"]
