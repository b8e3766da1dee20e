"""Feeds and sitemaps: read back by the readers that others use, value by value."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import feedparser
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from kiosk import (
    BRIDGE,
    BRIDGE_LEAD,
    FIRST,
    HOSTILE,
    MARKET,
    MORNING,
    MORNING_ISSUE,
    MORNING_SLUG,
    PAPER,
    POISON,
    SCHOOL,
    SECOND,
    SLUG,
    WITHDRAWN,
    WITHDRAWN_WORDS,
    Reader,
    open_kiosk,
)

from shuzibao.channels.feeds import Entry, Feed, html_of, summary_of
from shuzibao.channels.feeds_atom import to_atom
from shuzibao.channels.feeds_json import to_json_feed
from shuzibao.channels.sitemaps import MOST_ADDRESSES, Place, parts, sitemap
from shuzibao.channels.xml import sound

BASE = "http://localhost"
ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
MOMENT = dt.datetime(2024, 5, 6, 12, 30, 45, tzinfo=dt.UTC)


def entry(text: str, number: int = 1) -> Entry:
    """An entry all of whose texts are this one."""
    return Entry(
        id=f"urn:uuid:{number:032d}",
        address=f"https://paper.example/p/2024-05-06/1/{number}",
        title=text,
        html=html_of([{"role": "paragraph", "text": text}], "zh-Hans"),
        summary=summary_of(text),
        published=MOMENT,
        updated=MOMENT,
        language="zh-Hans",
        byline=text,
        paper=text,
        tags=(text,) if text else (),
    )


def feed(*entries: Entry) -> Feed:
    here = "https://paper.example/feed.atom"
    return Feed("urn:x", "报", "https://paper.example/", here, here, None, "zh", entries)


def read_atom(data: bytes) -> Any:
    found = feedparser.parse(data)
    assert not found.bozo, found.bozo_exception
    return found


def test_the_atom_feed_of_a_title_tells_its_newest_issue_first(reader: Reader) -> None:
    """What a feed reader shows: the stories of the paper, newest issue first, in the paper's order."""
    answer = reader.get(f"/{SLUG}/feed.atom")
    found = read_atom(answer.content)

    assert answer["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert found.version == "atom10"
    assert found.feed.title == PAPER
    assert found.feed.link == f"{BASE}/{SLUG}"
    links = [one.link.removeprefix(f"{BASE}/") for one in found.entries]
    assert links[:4] == [HOSTILE, BRIDGE, MARKET, SCHOOL]
    assert links[4].startswith(f"{SLUG}/undated-")
    assert len(links) == 5


def test_an_entry_holds_the_whole_story(reader: Reader) -> None:
    """Headline, kicker, deck, text and dates, as the article page has them."""
    found = read_atom(reader.get(f"/{SLUG}/feed.atom").content)
    bridge = found.entries[1]

    assert bridge.title == "新桥通车 两岸相连"
    assert bridge.author == "记者 何雨舟"
    assert bridge.published == "2024-05-06T00:00:00+08:00"
    assert bridge.content[0].type == "text/html"
    assert f"<p>{BRIDGE_LEAD}</p>" in bridge.content[0].value
    assert "<h3>十年等待</h3>" in bridge.content[0].value
    assert "<strong>跨溪通道</strong>" in bridge.content[0].value
    assert "下转" not in bridge.content[0].value
    assert bridge.summary.startswith(BRIDGE_LEAD)
    assert found.entries[2].tags[0].term == "市场"


def test_the_feed_of_everything_holds_all_papers(reader: Reader) -> None:
    """One feed for who wants all; each entry in its paper's language."""
    found = read_atom(reader.get("/feed.atom").content)
    document = ET.fromstring(reader.get("/feed.atom").content)
    languages = {
        item.findtext(f"{ATOM}title"): item.get("{http://www.w3.org/XML/1998/namespace}lang")
        for item in document.iter(f"{ATOM}entry")
    }

    assert found.feed.title == f"{MORNING} · {PAPER}"
    assert found.entries[0].link == f"{BASE}/{MORNING_ISSUE}/1/1"
    assert languages["渡口復航"] == "zh-Hant"
    assert languages["旧闻一则"] == "zh-Hans"


def test_json_feed_says_the_same(reader: Reader) -> None:
    """The same entries, ids and texts in either form."""
    atom = read_atom(reader.get(f"/{SLUG}/feed.atom").content)
    answer = reader.get(f"/{SLUG}/feed.json")
    found = json.loads(answer.content)

    assert answer["Content-Type"] == "application/feed+json; charset=utf-8"
    assert found["version"] == "https://jsonfeed.org/version/1.1"
    assert found["feed_url"] == f"{BASE}/{SLUG}/feed.json"
    assert [one["id"] for one in found["items"]] == [one.id for one in atom.entries]
    assert found["items"][1]["url"] == f"{BASE}/{BRIDGE}"
    assert found["items"][1]["date_published"] == "2024-05-06T00:00:00+08:00"
    assert f"<p>{BRIDGE_LEAD}</p>" in found["items"][1]["content_html"]


def test_a_word_that_the_print_cut_is_whole_in_the_feeds(reader: Reader) -> None:
    """A feed's title is shown in lines of its own; what the print set on two lines keeps its space."""
    from shuzibao.archive.models import Article

    story = Article.objects.filter(pk=BRIDGE)
    before = story.get().display_title
    story.update(display_title="新桥通 车 两岸相连")
    try:
        titles = [
            one["title"] for one in json.loads(reader.get(f"/{SLUG}/feed.json").content)["items"]
        ]
        atom = [one.title for one in read_atom(reader.get(f"/{SLUG}/feed.atom").content).entries]
    finally:
        story.update(display_title=before)

    assert "新桥通车 两岸相连" in titles
    assert "新桥通车 两岸相连" in atom


def test_hostile_text_stays_text(reader: Reader) -> None:
    """A headline of markup arrives as the characters of that markup; what XML cannot hold is U+FFFD."""
    printed = POISON.replace("\u0001", "\ufffd")
    document = ET.fromstring(reader.get(f"/{SLUG}/feed.atom").content)
    first = next(document.iter(f"{ATOM}entry"))
    content = first.findtext(f"{ATOM}content") or ""
    item = json.loads(reader.get(f"/{SLUG}/feed.json").content)["items"][0]

    assert first.findtext(f"{ATOM}title") == printed == item["title"]
    assert "&lt;script&gt;" in content
    assert "<script" not in content
    assert "<script" not in item["content_html"]


def test_a_withdrawn_article_and_advertisements_are_in_no_feed(reader: Reader) -> None:
    """What the editors took back is not sent out again; advertisements are no news."""
    for address in ("/feed.atom", "/feed.json", f"/{SLUG}/feed.atom", f"/{SLUG}/feed.json"):
        text = reader.text(address)
        assert WITHDRAWN not in text
        assert WITHDRAWN_WORDS not in text
        assert "夏季清仓" not in text


def test_nothing_changed_gives_the_same_feed(tmp_path: Path) -> None:
    """Adding the same pages again moves no date: feed readers would show everything as new."""
    folder = tmp_path / "archive"
    before = Reader(open_kiosk(folder)).get("/feed.atom")
    open_kiosk(folder)
    after = Reader(folder).get("/feed.atom", if_none_match=before["ETag"])

    assert after.status_code in (200, 304)
    stamps = [one.updated for one in read_atom(before.content).entries]
    again = [one.updated for one in read_atom(Reader(folder).get("/feed.atom").content).entries]
    kept = [a == b for a, b in zip(stamps, again, strict=True)]
    del kept[1]  # of the issue whose article was withdrawn a second time
    assert kept == [True] * 5


def test_a_feed_is_not_sent_twice(reader: Reader) -> None:
    """A feed reader that asks each hour costs a line an hour."""
    first = reader.get("/feed.atom")

    assert reader.get("/feed.atom", if_none_match=first["ETag"]).status_code == 304
    assert reader.get("/feed.atom", if_modified_since=first["Last-Modified"]).status_code == 304


def test_stretches_of_a_feed_join_to_all_of_it(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Following `next` gives every entry once, whole issues at a time."""
    from shuzibao.channels import stock

    whole = [one.id for one in read_atom(reader.get("/feed.atom").content).entries]
    monkeypatch.setattr(stock, "ENTRIES", 1)
    fresh = Reader(reader.folder)
    address, joined, sizes = "/feed.atom", [], []
    while address:
        found = read_atom(fresh.get(address).content)
        joined += [one.id for one in found.entries]
        sizes.append(len(found.entries))
        following = [one.href for one in found.feed.links if one.rel == "next"]
        address = following[0].removeprefix(BASE) if following else ""

    assert joined == whole
    assert sizes == [1, 1, 3, 1]


@pytest.mark.parametrize(
    "address", ["/nobody/feed.atom", "/feed.atom?after=x", f"/{SLUG}/feed.json?after=../x"]
)
def test_a_feed_of_nothing_is_not_found(reader: Reader, address: str) -> None:
    """No empty feed pretends to be one."""
    assert reader.get(address).status_code == 404


def test_an_empty_archive_has_a_valid_feed(tmp_path: Path) -> None:
    """Before the first issue a feed is empty, well-formed and never changed."""
    from shuzibao.archive.store import Archive

    with Archive.open(tmp_path / "archive", create=True, write=True):
        pass
    reader = Reader(tmp_path / "archive")
    found = read_atom(reader.get("/feed.atom").content)

    assert found.entries == []
    assert found.feed.updated == "1970-01-01T00:00:00Z"
    assert json.loads(reader.get("/feed.json").content)["items"] == []


@settings(max_examples=150, deadline=None)
@given(st.text(st.characters(exclude_categories=()), max_size=60))
def test_no_text_breaks_a_feed(text: str) -> None:
    """Whatever was printed or misread, surrogates and all: both forms are read and say it."""
    found = feed(entry(text))
    root = ET.fromstring(to_atom(found))
    item = json.loads(to_json_feed(found))["items"][0]
    title = root.findtext(f"{ATOM}entry/{ATOM}title") or ""

    # XML reads a carriage return as a line feed (§2.11); U+FFFD stands for what it cannot hold.
    assert title.replace("\r\n", "\n").replace("\r", "\n") == sound(text).replace(
        "\r\n", "\n"
    ).replace("\r", "\n")
    assert item["title"] == sound(text)


def test_an_entry_has_the_same_id_on_every_site(reader: Reader) -> None:
    """When a site moves, no reader sees its stories as new."""
    here = read_atom(reader.get("/feed.atom").content).entries
    there = read_atom(reader.get("/feed.atom", host="127.0.0.1").content).entries

    assert [one.id for one in here] == [one.id for one in there]
    assert here[0].link != there[0].link
    assert len({one.id for one in here}) == len(here)
    assert here[1].id.startswith("urn:uuid:")


def test_a_summary_ends_with_a_sentence() -> None:
    """Cut behind a full stop where there is one early enough, else marked as cut."""
    assert summary_of("短。") == "短。"
    assert summary_of("一句话。" * 40) == "一句话。" * 30
    assert summary_of("无" * 200) == "无" * 120 + "…"


def locations(reader: Reader, address: str) -> dict[str, str | None]:
    root = ET.fromstring(reader.get(address).content)
    return {
        (item.findtext(f"{MAP}loc") or "").removeprefix(BASE): item.findtext(f"{MAP}lastmod")
        for item in root
    }


def test_sitemaps_name_every_address_that_can_be_read(reader: Reader) -> None:
    """Index to files to addresses: each of them opens, and nothing withdrawn is among them."""
    files = locations(reader, "/sitemap.xml")
    addresses = {name: at for file in files for name, at in locations(reader, file).items()}

    assert set(files) == {
        "/sitemap-titles.xml",
        f"/sitemap-{SLUG}.2024.1.xml",
        f"/sitemap-{SLUG}.2022.1.xml",
        f"/sitemap-{MORNING_SLUG}.2024.1.xml",
        "/sitemap-record.1.xml",
    }
    assert {"/", f"/{SLUG}", f"/{FIRST}", f"/{FIRST}/2", f"/{BRIDGE}"} <= set(addresses)
    assert f"/{WITHDRAWN}" not in addresses
    assert all(at and dt.datetime.fromisoformat(at) for at in addresses.values())
    assert all(reader.get(name).status_code == 200 for name in addresses)


def test_a_year_too_large_for_one_sitemap_is_cut(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The protocol allows 50,000 addresses in a file; the parts hold each of them once."""
    from shuzibao.channels import sitemaps, stock

    whole = locations(reader, f"/sitemap-{SLUG}.2024.1.xml")
    monkeypatch.setattr(sitemaps, "MOST_ADDRESSES", 4)
    monkeypatch.setattr(stock, "MOST_ADDRESSES", 4)
    fresh = Reader(reader.folder)
    files = [f"/sitemap-{SLUG}.2024.{part}.xml" for part in range(1, 4)]
    cut = [locations(fresh, file) for file in files]

    assert set(files) == {f for f in locations(fresh, "/sitemap.xml") if f"{SLUG}.2024" in f}
    assert [len(part) for part in cut] == [4, 4, len(whole) - 8]
    assert {name for part in cut for name in part} == set(whole)


def test_sitemaps_keep_to_the_protocol() -> None:
    """50,000 addresses a file, and ampersands escaped."""
    assert (MOST_ADDRESSES, parts(0), parts(50_000), parts(50_001)) == (50_000, 1, 1, 2)
    assert b"<loc>https://a.example/?a=1&amp;b=2</loc>" in sitemap(
        [Place("https://a.example/?a=1&b=2")]
    )


@pytest.mark.parametrize("address", [f"/sitemap-{SLUG}.1999.1.xml", f"/sitemap-{SLUG}.2024.9.xml"])
def test_an_empty_sitemap_is_not_found(reader: Reader, address: str) -> None:
    """No robot is sent to look at nothing."""
    assert reader.get(address).status_code == 404


def test_robots_are_told_where_to_look(reader: Reader) -> None:
    """Everything may be read but searches and the API; the sitemap's address is absolute."""
    lines = reader.text("/robots.txt").splitlines()

    assert lines[0] == "User-agent: *"
    assert "Disallow: /search" in lines
    assert "Disallow: /" not in lines
    assert lines[-1] == f"Sitemap: {BASE}/sitemap.xml"


def test_the_public_address_is_used_behind_a_proxy(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where a proxy stands in front, feeds and sitemaps say the address that readers know."""
    from django.conf import settings as site

    monkeypatch.setattr(site, "SHUZIBAO_URL", "https://paper.example", raising=False)
    monkeypatch.setattr(site, "ALLOWED_HOSTS", ["localhost", "paper.example"])
    fresh = Reader(reader.folder)
    found = read_atom(fresh.get(f"/{SLUG}/feed.atom").content)

    assert found.feed.link == f"https://paper.example/{SLUG}"
    assert found.entries[0].link == f"https://paper.example/{SECOND}/1/1"
    assert fresh.get("/feed.atom")["Strict-Transport-Security"] == "max-age=31536000"
