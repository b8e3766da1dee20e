"""How the record is asked and told on the site: names in part, in the interface's script, whole in every title."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from html import unescape
from pathlib import Path
from urllib.parse import quote

import pytest
from tests.reader.markup import html, text
from tests.record.yunpu import FIRST, make

from shuzibao.archive import connection

connection.set_up()

from django.test import Client  # noqa: E402  (Django must be set up first)
from django.utils.translation import override  # noqa: E402

from shuzibao.archive import models  # noqa: E402
from shuzibao.reader.templatetags.record import day_told  # noqa: E402
from shuzibao.search import parse  # noqa: E402
from shuzibao.search.query import spelled  # noqa: E402


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make(tmp_path_factory.mktemp("record-told"))


@pytest.mark.parametrize(
    "asked", ["person:若溪", "programme:养老服务体系", "org:雲浦區府 OR person:若溪"]
)
def test_a_name_in_part_finds_the_same_at_every_door(
    client: Client, folder: Path, shell: Callable[..., tuple[int, str, str]], asked: str
) -> None:
    """Site, API and command line: whatever the record calls so, and never more at one of them."""
    page = html(client, f"/search?q={quote(asked)}")
    on_site = re.findall(r'<h2 class="headline[^>]*><a href="/([^"?]*)', page)
    by_api = json.loads(client.get(f"/api/search?q={quote(asked)}").content)
    by_command = json.loads(shell("search", asked, "--json", "--archive", folder)[1])

    assert by_api["total"] == by_command["total"] > 0
    ids = [hit["id"] for hit in by_api["hits"]][: by_command["total"]]
    assert on_site == ids
    assert [hit["id"] for hit in by_command["hits"]] == ids[:10]


@pytest.mark.parametrize(
    "address", [f"/{FIRST}", f"/{FIRST}/1", f"/{FIRST}/1/2", f"/{FIRST}/1/2/printed"]
)
def test_no_headline_is_cut_inside_a_name(client: Client, address: str) -> None:
    """青石湾 is no word of the dictionary; on the front page, the page, the article and beside the print it stays whole."""
    heads = re.findall(r'<h[123] class="headline".*?</h[123]>', html(client, address), re.S)
    [head] = [one for one in heads if "功能区" in one]

    assert "青石湾" in head
    assert "<wbr>" in head


def test_the_record_speaks_the_interfaces_script(client: Client) -> None:
    """Its names are kept in simplified characters; in the traditional interface they are 養老, and people as they are."""
    page = client.get(
        "/programmes/三级联动养老服务体系", headers={"accept-language": "zh-TW"}
    ).content.decode()

    assert '<h1><bdi lang="zh-Hant">三級聯動養老服務體系</bdi></h1>' in page
    people = client.get("/people", headers={"accept-language": "zh-TW"}).content.decode()
    assert '<bdi lang="zh-Hans">林若溪</bdi>' in people
    assert "區長" in people


@pytest.mark.parametrize(("language", "tag", "title"), [
    ("zh-CN", "zh-Hans", "标题：食堂"), ("zh-TW", "zh-Hant", "標題：食堂"), ("en", "zh-Hans", "title:食堂"),
])  # fmt: skip
def test_every_example_of_how_to_ask_is_understood(
    client: Client, language: str, tag: str, title: str
) -> None:
    """In the interface's language and script, every field among them; none is read leniently."""
    page = client.get("/search", headers={"accept-language": language}).content.decode()
    examples = [unescape(one) for one in re.findall(f'<code lang="{tag}">(.*?)</code>', page)]

    assert title in examples
    fields = {"headline": 0, "person": 0, "date": 0, "page": 0, "kind": 0, "paper": 0}
    for example in examples:
        query = parse(example)
        assert query.notes == ()
        found = re.match(r"(\w+)[:=]", spelled(query.node))
        if found:
            fields[found[1]] += 1
    assert set(fields.values()) == {1}


def test_no_title_keeps_a_name_that_the_print_cut(client: Client) -> None:
    """A line of the print ended inside 青石湾: in its headline, its <title>, its citation and beside its neighbours it is whole."""
    story = models.Article.objects.filter(pk=f"{FIRST}/1/2")
    before = story.get().display_title
    assert "青石湾" in before
    story.update(display_title=before.replace("青石湾", "青石 湾"))
    try:
        pages = [html(client, f"/{FIRST}/1/{number}") for number in (1, 2)]
        pages += [html(client, f"/{FIRST}/1/2/printed"), html(client, f"/{FIRST}")]
    finally:
        story.update(display_title=before)

    for page in pages:
        assert "青石 湾" not in page
        assert "青石湾" in page


@pytest.mark.parametrize(("value", "told"), [
    ("2021-11-24", "2021年11月24日"), ("2021-11", "2021年11月"), ("2021", "2021年"),
])  # fmt: skip
def test_a_day_is_told_in_the_interfaces_way(value: str, told: str) -> None:
    """Its page is headed as a date is written, with the month and the year that it lies in."""
    with override("zh-hans"):
        assert day_told(value) == told


def test_the_sentences_of_a_post_are_named_by_day_and_page(client: Client) -> None:
    """A day once, then each sentence by its page; nothing is said of hollow dots where every day is known."""
    page = html(client, "/people/林若溪")
    table = page[page.index('class="rows"') : page.index("</table>")]

    named = re.findall(r'<a href="/yunpubao/[^"]*">(.*?)</a>', table)
    assert named[0] == "2021年11月29日 第1版"
    assert all(re.fullmatch(r"(\d{4}年\d+月\d+日 )?第\d+版", one) for one in named)
    assert "空心圆点" not in page


def test_the_door_of_the_ledger_counts_what_the_ledger_shows(client: Client) -> None:
    """Demands of hidden people and articles stand in neither."""
    hidden = models.Article.objects.filter(pk=f"{FIRST}/1/2")
    counts = []
    for reason in (None, "on request"):
        hidden.update(hidden={"reason": reason, "date": "2024-01-01"} if reason else None)
        door = re.search(r'href="/ledger">[^<]*<span>(\d+)', html(client, "/record"))
        shown = re.search(r"(\d+) 条", text(html(client, "/ledger")))
        assert door
        assert shown
        assert door[1] == shown[1]
        counts.append(int(shown[1]))
    hidden.update(hidden=None)

    assert counts[0] > counts[1]
