"""Pages as they look: hot zones, hits on the page, the clipping beside the story."""

from __future__ import annotations

import pytest
from django.test import Client
from tests.reader.conftest import Get
from tests.reader.markup import links, nodes, texts

from shuzibao.reader.templatetags import paper

PAGE = "/liuyinbao/2024-05-13/1"


def test_every_story_is_a_hot_zone_with_its_headline_as_name(get: Get) -> None:
    """In reading order, each a real link, each with its shape in page points."""
    html = get(PAGE)

    zones = [one for one in nodes(html, "a") if one.children and one.children[0].tag == "path"]
    assert [(one.attrs["href"], one.attrs["aria-label"]) for one in zones] == [
        (f"{PAGE}/1", "鄰區來學社區食堂"),
        (f"{PAGE}/2", "舊書修補室預約已滿"),
        (f"{PAGE}/3", "端午龍舟開始報名"),
    ]
    assert zones[0].children[0].attrs["d"].startswith("M40.0,40.0L")
    assert nodes(html, "svg")[0].attrs["viewbox"] == "0 0 480 640"


def test_the_picture_is_there_and_may_be_kept(client: Client) -> None:
    """In three sizes as WebP; for a day by the address that names its look, else asked about each time."""
    html = client.get(PAGE).content.decode()

    [image] = nodes(html, "image")
    for address in (image.attrs["href"], image.attrs["data-large"], f"{PAGE}/thumb.webp"):
        answer = client.get(address)
        assert (answer.status_code, answer["Content-Type"]) == (200, "image/webp")
        assert answer.content[8:12] == b"WEBP"
        kept = "public, max-age=86400" if "v=" in address else "no-cache"
        assert answer["Cache-Control"] == kept
    assert client.get(f"{PAGE}/huge.webp").status_code == 404
    assert client.get("/liuyinbao/2024-05-06/1/large.webp").status_code == 404
    assert client.get("/liuyinbao/2024-05-06/1/page.pdf").status_code == 404


def test_the_pages_of_the_issue_stand_beside_the_picture(get: Get) -> None:
    """Each with its thumbnail and its name; the one that is open is marked."""
    html = get(PAGE)

    [page] = [one for one in nodes(html, "a") if one.attrs.get("aria-current") == "page"]
    assert page.attrs["href"] == PAGE
    assert page.children[0].attrs["src"].startswith(f"{PAGE}/thumb.webp?v=")
    assert texts(html, "nav", "pagelist") == ["第1版 要聞"]


def test_a_search_is_marked_on_the_page(get: Get) -> None:
    """The words' own place in their line, in either script."""
    html = get(f"{PAGE}?q=养老机构")

    hits = nodes(html, "rect")
    assert {one.attrs["class"] for one in hits} == {"hit"}
    assert sum(float(one.attrs["width"]) for one in hits) == 4 * 12
    assert f"{PAGE}?q=%E5%85%BB%E8%80%81%E6%9C%BA%E6%9E%84" in links(get("/search?q=养老机构"))


def test_a_search_is_marked_in_the_head_of_the_story_too(get: Get) -> None:
    """Headline and deck, in either script."""
    assert texts(get(f"{PAGE}/1?q=社区食堂"), "mark")[0] == "社區食堂"
    html = get(f"{PAGE}/1?q=账目")
    assert texts(html, "mark") == ["賬目", "賬目"]  # the deck and the text


def test_the_clipping_stands_beside_the_story(get: Get) -> None:
    """Every printed line has its box, named as the stretch of text that stands in it."""
    html = get(f"{PAGE}/1/printed")

    boxes = [one.attrs["data-line"] for one in nodes(html, "rect")]
    spans = [one.attrs["data-line"] for one in nodes(html, "span") if "data-line" in one.attrs]
    assert boxes == spans
    assert nodes(html, "svg")[0].attrs["viewbox"].startswith("34 34 ")


def test_the_story_has_its_clipping_beside_its_text(get: Get) -> None:
    """Each element's lines are a link to its text, and both carry the key by which they light up."""
    html = get(f"{PAGE}/1?q=养老机构")

    [svg] = [one for one in nodes(html, "svg") if one.attrs["viewbox"].startswith("34 34 ")]
    plots = nodes(html, "a")
    targets = [one.attrs["href"] for one in plots if one.attrs.get("href", "").startswith("#e")]
    assert targets == ["#e3", "#e4"]  # the head's lines lead to the top of the page
    assert [one.attrs["href"] for one in plots].count("#main") == 3  # with the skip link
    paragraphs = [one for one in nodes(html, "p") if one.attrs.get("data-pair")]
    assert [one.attrs["data-pair"] for one in paragraphs] == ["e3", "e4"]
    assert {one.attrs["data-pair"] for one in nodes(html, "rect") if "data-pair" in one.attrs} == {
        "e1", "e2", "e3", "e4",
    }  # fmt: skip
    assert (
        len([one for one in nodes(html, "rect") if one.attrs.get("class") == "hit"]) == 2
    )  # over a line's end
    assert svg.children[0].attrs["href"].startswith(f"{PAGE}/1/clipping.webp?v=")
    assert f"{PAGE}/1/clipping.png" in links(html)
    assert f"{PAGE}#on1" in links(html)


def test_the_front_page_invites_to_the_pages_as_printed(get: Get) -> None:
    html = get("/")

    assert texts(html, "nav", "sheets") == ["原版版面 第1版 要聞"]
    assert len(nodes(html, "img")) == 1
    assert PAGE in links(html)


def test_a_page_without_a_picture_is_its_list(get: Get) -> None:
    assert not nodes(get("/liuyinbao/2024-05-06/1"), "svg")


def test_where_the_bundle_was_not_built_the_picture_stands_still(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No script is asked for that is not there; picture, zones and PDF are."""
    monkeypatch.setattr(paper, "assets", dict)
    html = client.get(f"{PAGE}?without-bundle").content.decode()

    assert not [one for one in nodes(html, "script") if one.attrs.get("type") == "module"]
    assert len([one for one in nodes(html, "a") if one.attrs.get("id", "").startswith("on")]) == 3
    assert [one for one in nodes(html, "span") if "hidden" in one.attrs]
    assert f"{PAGE}/page.pdf" in links(html)
