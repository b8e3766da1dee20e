"""Pages as they look: hot zones, hits on the page, the clipping beside the story."""

from __future__ import annotations

from django.test import Client
from tests.reader.conftest import Get
from tests.reader.markup import links, nodes, texts

PAGE = "/liuyinbao/2024-05-13/1"


def test_every_story_is_a_hot_zone_with_its_headline_as_name(get: Get) -> None:
    """In reading order, each a real link, each with its shape in page points."""
    html = get(PAGE)

    zones = [one for one in nodes(html, "a") if one.children and one.children[0].tag == "polygon"]
    assert [(one.attrs["href"], one.attrs["aria-label"]) for one in zones] == [
        (f"{PAGE}/1", "鄰區來學社區食堂"),
        (f"{PAGE}/2", "舊書修補室預約已滿"),
        (f"{PAGE}/3", "端午龍舟開始報名"),
    ]
    assert zones[0].children[0].attrs["points"].startswith("40,40 ")
    assert nodes(html, "svg")[0].attrs["viewbox"] == "0 0 480 640"


def test_the_picture_is_there_and_may_be_kept(client: Client) -> None:
    """Its address names its content; small and large are served as WebP, no other size is."""
    html = client.get(PAGE).content.decode()

    [image] = nodes(html, "image")
    answer = client.get(image.attrs["href"])
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/webp")
    assert "immutable" in answer["Cache-Control"]
    assert answer.content[8:12] == b"WEBP"
    assert client.get(f"{PAGE}/huge.webp").status_code == 404
    assert client.get("/liuyinbao/2024-05-06/1/large.webp").status_code == 404


def test_a_search_is_marked_on_the_page(get: Get) -> None:
    """The words' own place in their line, in either script."""
    html = get(f"{PAGE}?q=养老机构")

    hits = nodes(html, "rect")
    assert {one.attrs["class"] for one in hits} == {"hit"}
    assert sum(float(one.attrs["width"]) for one in hits) == 4 * 12
    assert f"{PAGE}?q=%E5%85%BB%E8%80%81%E6%9C%BA%E6%9E%84" in links(get("/search?q=养老机构"))


def test_the_clipping_stands_beside_the_story(get: Get) -> None:
    """Every printed line has its box, named as the stretch of text that stands in it."""
    html = get(f"{PAGE}/1/printed")

    boxes = [one.attrs["data-line"] for one in nodes(html, "rect")]
    spans = [one.attrs["data-line"] for one in nodes(html, "span") if "data-line" in one.attrs]
    assert boxes == spans
    assert nodes(html, "svg")[0].attrs["viewbox"].startswith("34 34 ")


def test_the_front_page_invites_to_the_pages_as_printed(get: Get) -> None:
    html = get("/")

    assert texts(html, "nav", "sheets") == ["第1版 要聞"]
    assert len(nodes(html, "img")) == 1
    assert PAGE in links(html)


def test_a_page_without_a_picture_is_its_list(get: Get) -> None:
    assert not nodes(get("/liuyinbao/2024-05-06/1"), "svg")
