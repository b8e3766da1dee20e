"""What a reader chooses is remembered, and nothing else."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from django.test import Client
from tests.reader.conftest import Get
from tests.reader.markup import links, nodes, texts

LEAD = "/liuyinbao/2024-05-06/1/1"
SECOND = "/liuyinbao/2024-05-13/1/1"
TOOL = Path(__file__).resolve().parents[2] / "tools" / "messages.py"


def lang_of(html: str, tag: str, cls: str) -> str:
    return nodes(html, tag, cls)[0].attrs["lang"]


def test_articles_change_their_script_and_say_so(client: Client) -> None:
    """繁 shows the story converted, in traditional glyphs, marked, and is remembered."""
    as_printed = client.get(LEAD).content.decode()
    converted = client.get(f"{LEAD}?script=hant").content.decode()
    later = client.get("/liuyinbao/2024-05-06/1/2").content.decode()

    assert texts(as_printed, "h1") == ["社区食堂年内再开八家"]
    assert texts(converted, "h1") == ["社區食堂年內再開八家"]
    assert (lang_of(as_printed, "h1", "headline"), lang_of(converted, "h1", "headline")) == (
        "zh-Hans",
        "zh-Hant",
    )
    assert "已转换为繁体，与报纸所印不同。" in converted
    assert "已转换" not in as_printed
    assert texts(later, "h1") == ["舊書修補室開門迎客"]


def test_a_story_in_the_wanted_script_is_not_called_converted(client: Client) -> None:
    assert "已转换" not in client.get(f"{SECOND}?script=hant").content.decode()


def test_the_paper_keeps_its_name_in_its_own_script(client: Client) -> None:
    html = client.get("/?script=hant").content.decode()

    assert texts(html, "h1") == ["柳荫报"]
    assert nodes(html, "h1")[0].children[0].children[0].attrs["lang"] == "zh-Hans"


def test_the_printed_lines_are_never_converted(client: Client) -> None:
    html = client.get(f"{LEAD}/printed?script=hant").content.decode()

    assert "社區食堂年內再開八家" in texts(html, "p", "read")
    assert "社区食堂年内再开八家" in texts(html, "span", "own")


@pytest.mark.parametrize(
    ("wanted", "lang", "search"),
    [("zh-CN", "zh-Hans", "检索"), ("zh-TW", "zh-Hant", "檢索"), ("zh-HK", "zh-Hant", "檢索"), ("en-GB", "en", "Search"), ("fr", "zh-Hans", "检索")],
)  # fmt: skip
def test_the_interface_speaks_the_readers_language(
    client: Client, wanted: str, lang: str, search: str
) -> None:
    html = client.get("/", headers={"accept-language": wanted}).content.decode()

    assert nodes(html, "html")[0].attrs["lang"] == lang
    assert search in texts(html, "button")


@pytest.mark.parametrize(
    ("wanted", "day"),
    [("zh-CN", "2024年5月13日 星期一"), ("zh-TW", "2024年5月13日 星期一"), ("en-GB", "Monday, 13 May 2024")],
)  # fmt: skip
def test_the_day_of_the_week_stands_where_each_language_puts_it(
    client: Client, wanted: str, day: str
) -> None:
    html = client.get("/", headers={"accept-language": wanted}).content.decode()

    assert texts(html, "time")[0] == day


def test_a_switch_is_a_link_that_leads_back(client: Client) -> None:
    """Each switch of the frame sets its cookie and returns to the page; the next page knows it."""
    html = client.get(LEAD).content.decode()
    by_name = {
        name: one
        for one in links(html)
        for name in ("elder=on", "theme=dark", "lang=en")
        if name in one
    }

    for name, link in by_name.items():
        answer = client.get(link)
        assert answer.status_code == 302, name
        assert answer["Location"] == LEAD
    [root] = nodes(client.get(LEAD).content.decode(), "html")
    assert root.attrs == {"lang": "en", "data-theme": "dark", "data-elder": "on"}


@pytest.mark.parametrize(
    "back",
    ["https://evil.example/", "//evil.example", "javascript:alert(1)", "/\\evil.example", ""],
)
def test_a_switch_never_leads_to_another_site(client: Client, back: str) -> None:
    answer = client.get("/preferences", {"elder": "on", "next": back})

    assert answer["Location"] == "/"


def test_a_switch_passes_over_what_it_does_not_know(client: Client) -> None:
    answer = client.get(
        "/preferences", {"elder": "<b>", "theme": "pink", "lang": "tlh", "next": LEAD}
    )

    assert answer.status_code == 302
    assert not answer.cookies


def test_setting_a_preference_back_forgets_it(client: Client) -> None:
    client.get("/preferences", {"elder": "on"})
    client.get("/preferences", {"elder": "off"})

    assert "data-elder" not in nodes(client.get("/").content.decode(), "html")[0].attrs


def test_every_message_is_translated_and_compiled() -> None:
    """The three catalogues say all that templates and code say, and the .mo files are theirs."""
    done = subprocess.run(
        [sys.executable, str(TOOL), "--check"], capture_output=True, text=True, check=False
    )

    assert (done.returncode, done.stderr.strip()) == (0, "every message is translated")


def test_numbers_speak_english_too(get: Get, client: Client) -> None:
    html = client.get("/liuyinbao/2024-05-06", headers={"accept-language": "en"}).content.decode()

    assert "No. 18 (whole number 903)" in html
