"""Whoever is hidden stays hidden, however names are joined; who has no page is named in no column."""

from __future__ import annotations

import itertools
import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from shuzibao.archive import connection

connection.set_up()

from django.test import Client  # noqa: E402  (Django must be set up first)

from shuzibao.archive import changes, decisions, models, recording, seen, shown  # noqa: E402
from shuzibao.archive.decided import SAME  # noqa: E402
from shuzibao.archive.rebuilding import rebuild_archive  # noqa: E402
from shuzibao.archive.store import Archive  # noqa: E402

WINTER = """# 云浦报

云浦报 2022年12月5日 星期一

## 区领导看望老人

本报讯 12月1日，副区长高世昀来到沙棠社区，看望慰问百岁老人钱阿宝。副区长高世昀要求，要办好社区食堂。钱阿宝今年101岁。
"""
SPRING = """# 云浦报

云浦报 2023年3月6日 星期一

## 副区长调研食堂

本报讯 3月2日，副区长高世昫调研社区食堂工作。区长林若溪参加活动。
"""
BOTH = ("高世昀", "高世昫")
ISSUES = ["yunpubao/2022-12-05", "yunpubao/2023-03-06"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("privacy")
    for name, text in (("2022-12-05-1.md", WINTER), ("2023-03-06-1.md", SPRING)):
        (root / name).write_text(text, encoding="utf-8")
    with Archive.open(root / "archive", create=True, write=True) as archive:
        assert [one.error for one in archive.add(sorted(root.glob("*.md")))] == [None, None]
    return root / "archive"


@pytest.fixture
def client(folder: Path) -> Iterator[Client]:
    connection.use(folder)
    yield Client(headers={"host": "127.0.0.1", "accept-language": "zh-CN"})
    models.Decision.objects.filter(kind="same").delete()
    models.Decision.objects.filter(kind="hide").delete()
    decisions._identify_again(frozenset(BOTH))


def told_of(client: Client) -> set[str]:
    """Where either of the two names still stands, but for printed sentences."""
    pages = {
        place
        for place, one in itertools.product(("people", "api/people"), BOTH)
        if client.get(f"/{place}/{one}").status_code != 404
    }
    rows = [
        json.dumps(row | {"sentence": "", "headline": ""}, ensure_ascii=False)
        for row in shown.export_rows(shown.told().exclude(kind__in=("demand", "quotation")))
    ]
    named = recording.named(ISSUES)
    where = {
        "list": client.get("/people").content.decode(),
        "export": "".join(rows),
        "names": "".join(str(row) for row in seen.export_names() if row["kind"] == "person"),
        "index": str([one.get("person") for one in named.values()]),
    }
    return pages | {place for place, words in where.items() if any(name in words for name in BOTH)}


def merge() -> None:
    decisions.decide(SAME, *BOTH, "a misprint", "2024-01-01")


@pytest.mark.parametrize("hidden", BOTH)
@pytest.mark.parametrize("first", ["merged", "hidden"])
def test_a_merge_shows_nobody_whom_an_editor_hid(client: Client, hidden: str, first: str) -> None:
    """Whichever of the two names is hidden, before or after they are joined, neither is told anywhere."""
    steps: list[Callable[[], object]] = [
        merge,
        lambda: decisions.hide_person(hidden, "asked for it", "2024-01-02"),
    ]
    assert told_of(client) >= {"people", "list", "export", "names", "index"}
    for step in steps if first == "merged" else reversed(steps):
        step()

    assert told_of(client) == set()


def test_a_hidden_and_merged_person_stays_hidden_in_a_rebuild(client: Client, folder: Path) -> None:
    """The record told anew respects both decisions together."""
    merge()
    decisions.hide_person("高世昫", "asked for it", "2024-01-02")
    with Archive.open(folder, write=True) as archive:
        list(rebuild_archive(archive))

    assert told_of(client) == set()


def test_taking_a_merge_apart_shows_nobody_who_was_hidden(client: Client) -> None:
    """Both stay hidden, each for himself; an editor shows them one by one."""
    merge()
    decisions.hide_person("高世昀", "asked for it", "2024-01-02")
    decisions.undo(*BOTH)
    assert told_of(client) == set()
    decisions.show_person("高世昫")

    assert client.get("/people/高世昫").status_code == 200
    assert client.get("/people/高世昀").status_code == 404


def test_either_name_shows_a_merged_person_again(client: Client) -> None:
    """The hide is taken back by whichever name an editor types."""
    merge()
    decisions.hide_person("高世昀", "asked for it", "2024-01-02")
    decisions.show_person("高世昫")

    assert client.get("/people/高世昀").status_code == 200
    assert client.get("/people/高世昫").status_code == 302
    assert client.get("/api/people/高世昫").json()["key"] == "高世昀"


def test_the_index_hears_of_a_merge(client: Client) -> None:
    """The issues in which somebody bears another key now are noted for it."""
    last = changes.latest()
    merge()
    heard = models.Change.objects.filter(revision__gt=last).values_list("issue_id", flat=True)

    assert set(heard) == set(ISSUES)


def test_who_is_joined_through_a_third_is_one_with_both(client: Client) -> None:
    """高世昀 is 高世昫 and 高世昫 is 林若溪: then all three are one, and hiding one hides all."""
    merge()
    decisions.decide(SAME, "高世昫", "林若溪", "an invented case", "2024-01-01")
    keys = set(
        models.Fact.objects.filter(kind="person", who__in=("林若溪", *BOTH)).values_list("key")
    )
    decisions.hide_person("林若溪", "asked for it", "2024-01-02")

    assert keys == {("林若溪",)} or keys == {("高世昀",)}
    assert told_of(client) == set()


def test_who_has_no_page_is_named_in_no_column(client: Client) -> None:
    """The visit to an ordinary person is told without the name: in the API, exports, lists, the article's panel."""
    export = [
        row for row in shown.export_rows(shown.told().filter(kind="event")) if "visit" in str(row)
    ]
    api = client.get("/api/facts?kind=event").json()["items"]
    panel = client.get("/yunpubao/2022-12-05/1/1").content.decode().split("record-panel")[1]

    assert [row["what"] for row in export] == ["百岁老人某某"]
    assert all(
        "钱阿宝" not in json.dumps(row | {"sentence": ""}, ensure_ascii=False) for row in api
    )
    assert "钱阿宝" in export[0]["sentence"]
    assert "看望慰问百岁老人某某" in panel
    assert "钱阿宝" not in panel
