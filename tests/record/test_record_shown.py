"""Who may be seen: hidden people, ordinary people and hidden articles, wherever the record is met."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.record.yunpu import FIRST, PAPER, make

from shuzibao.archive import connection

connection.set_up()

from click.testing import CliRunner  # noqa: E402  (Django must be set up first)
from django.test import Client  # noqa: E402

from shuzibao.archive import decisions, models, names, shown  # noqa: E402
from shuzibao.archive.rebuilding import rebuild_archive  # noqa: E402
from shuzibao.archive.store import Archive  # noqa: E402
from shuzibao.cli.facts import command as facts_command  # noqa: E402
from shuzibao.cli.hide import command as hide_command  # noqa: E402
from shuzibao.cli.names import command as names_command  # noqa: E402
from shuzibao.cli.title import command as title_command  # noqa: E402
from shuzibao.search import search  # noqa: E402
from shuzibao.search.archived import agrees  # noqa: E402

MAYOR = "林若溪"
OLD_LADY = "钱阿宝"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, either_database_for_all: str) -> Path:
    return make(tmp_path_factory.mktemp("shown"))


@pytest.fixture
def client(folder: Path) -> Iterator[Client]:
    connection.use(folder)
    return Client(headers={"host": "127.0.0.1", "accept-language": "zh-CN"})


def run(command: Any, *arguments: str, folder: Path) -> str:
    done = CliRunner().invoke(command, [*arguments, "--archive", str(folder)])
    assert done.exit_code == 0, done.output + str(done.exception)
    return done.output


def where_told(client: Client, folder: Path, name: str) -> set[str]:
    """The doors through which a name still leaves; the printed articles are no doors of the record."""
    connection.use(folder)
    doors = {
        "page": client.get(f"/people/{name}").status_code == 200,
        "list": f">{name}<" in client.get("/people").content.decode(),
        "download": name in _column(client.get("/people?as=json").json()["people"], "key"),
        "suggestion": name
        in _column(client.get(f"/search/names?q={name}").json()["items"], "name"),
        "field": search(folder, f"person:{name}").total > 0,
        "facet": name in dict(search(folder, "").facets["person"]),
        "ledger": f">{name}<" in client.get("/ledger").content.decode(),
        "api people": name in _column(client.get("/api/people").json()["items"], "key"),
        "api facts": name in _column(client.get("/api/facts?limit=100").json()["items"], "key"),
        "links": f"/people/{name}" in _linked(client, f"/{FIRST}/1/1"),
        "measures": name in client.get("/measures").content.decode(),
        "export": name in _column(list(shown.export_rows(shown.told())), "key"),
    }
    return {door for door, open_ in doors.items() if open_}


def _column(rows: list[dict[str, Any]], name: str) -> list[Any]:
    return [row[name] for row in rows]


def _linked(client: Client, address: str) -> str:
    from urllib.parse import unquote

    return unquote(client.get(address).content.decode())


EVERY_DOOR = {
    "page", "list", "download", "suggestion", "field", "facet", "ledger", "api people", "api facts",
    "links", "export",
}  # fmt: skip


def test_a_hidden_person_leaves_through_no_door_and_comes_back(
    client: Client, folder: Path
) -> None:
    """Hiding is heard by pages, search, suggestions, API and exports at once, and by every later rebuild."""
    before = where_told(client, folder, MAYOR)
    run(hide_command, f"person:{MAYOR}", "--reason", "on request", folder=folder)
    hidden = where_told(client, folder, MAYOR)
    with Archive.open(folder, write=True) as archive:
        list(rebuild_archive(archive))
        assert agrees(archive) == []
    rebuilt = where_told(client, folder, MAYOR)
    kept = models.Decision.objects.get(kind="hide").value
    run(hide_command, f"person:{MAYOR}", "--undo", folder=folder)

    assert before == EVERY_DOOR
    assert hidden == rebuilt == set()
    assert kept["reason"] == "on request"
    assert len(kept["date"]) == 10
    assert where_told(client, folder, MAYOR) == EVERY_DOOR


def test_ordinary_people_leave_through_no_door_unless_the_title_says_so(
    client: Client, folder: Path
) -> None:
    """An old lady in the news has no page by default, her age is no measure; a setting turns it over."""
    by_default = where_told(client, folder, OLD_LADY)
    run(title_command, PAPER, "--ordinary-people", folder=folder)
    by_choice = where_told(client, folder, OLD_LADY)
    run(title_command, PAPER, "--no-ordinary-people", folder=folder)

    assert by_default == set()
    assert {"page", "list", "suggestion", "field", "api people", "export"} <= by_choice
    assert where_told(client, folder, OLD_LADY) == set()


def test_the_setting_of_one_title_does_not_open_another(tmp_path: Path) -> None:
    """An ordinary person shown by one paper is shown with that paper's sentences alone."""
    folder = make(tmp_path)
    (tmp_path / "other.md").write_text(
        "# 青禾报\n\n青禾报 2023年11月6日 星期一\n\n## 百岁老人过生日\n\n"
        "本报讯 百岁老人钱阿宝昨天过生日。邻居们送来蛋糕，社区食堂送来长寿面。\n",
        encoding="utf-8",
    )
    with Archive.open(folder, write=True) as archive:
        assert [one.error for one in archive.add([tmp_path / "other.md"])] == [None]
    run(title_command, PAPER, "--ordinary-people", folder=folder)
    connection.use(folder)
    told_by = {fact.article.issue.title_id for fact in shown.told().filter(who=OLD_LADY)}
    every = set(
        models.Fact.objects.filter(who=OLD_LADY).values_list("article__issue__title", flat=True)
    )

    assert every == {PAPER, "qinghebao"}
    assert told_by == {PAPER}


def test_events_do_not_name_private_people_in_the_export(client: Client) -> None:
    """Participants who have no page are left out of the parts of an event."""
    stored = list(models.Fact.objects.filter(kind="event"))
    exported = list(shown.export_rows(shown.told().filter(kind="event")))

    assert any(OLD_LADY in json.dumps(fact.parts, ensure_ascii=False) for fact in stored)
    assert len(exported) == len(stored)
    assert all(
        OLD_LADY not in json.dumps(row.get("participants"), ensure_ascii=False) for row in exported
    )


def test_near_twins_are_shown_until_an_editor_decides(client: Client, folder: Path) -> None:
    """高世昀 and 高世昫 are never merged by themselves; a word makes them one, and a rebuild keeps it."""
    page = client.get("/record/twins").content.decode()
    run(names_command, "--same", "高世昀", "高世昫", "--reason", "a misprint", folder=folder)
    with Archive.open(folder, write=True) as archive:
        list(rebuild_archive(archive))
    connection.use(folder)
    sentences = client.get("/people/高世昀").content.decode()
    led = client.get("/people/高世昫")
    found = search(folder, "person:高世昀").total
    listed = run(names_command, folder=folder)
    run(names_command, "--undo", "高世昀", "高世昫", folder=folder)

    assert "高世昀" in page
    assert "高世昫" in page
    assert "2021-11-29" in sentences
    assert "2023-10-30" in sentences
    assert (led.status_code, led["Location"]) == (302, "/people/%E9%AB%98%E4%B8%96%E6%98%80")
    assert found == 2
    assert "a misprint" in listed
    assert client.get("/people/高世昫").status_code == 200


def test_a_hidden_article_takes_its_names_along(client: Client, folder: Path) -> None:
    """What only a hidden article tells is told nowhere, and counted again when it is shown again."""
    before = models.Name.objects.get(kind="person", key="闻人槐").articles
    run(hide_command, f"{FIRST}/1/1", "--reason", "a mistake", folder=folder)
    connection.use(folder)
    gone = client.get("/people/闻人槐").status_code
    mayor = models.Name.objects.get(kind="person", key=MAYOR)
    run(hide_command, f"{FIRST}/1/1", "--undo", folder=folder)

    assert (before, gone) == (1, 404)
    assert mayor.articles == 3
    assert models.Name.objects.get(kind="person", key="闻人槐").articles == 1


def test_the_names_are_what_the_facts_say(folder: Path) -> None:
    """After all of the above every row of the table is what counting the facts gives."""
    connection.use(folder)
    kept = {(row.kind, row.key): _said(row) for row in models.Name.objects.all()}
    models.Name.objects.all().delete()
    articles = models.Article.objects.values_list("id", flat=True)
    names.turn({}, names.tally(articles))
    anew = {(row.kind, row.key): _said(row) for row in models.Name.objects.all()}

    assert kept == anew
    assert len(kept) > 20


def _said(row: models.Name) -> tuple[Any, ...]:
    return row.articles, row.first, row.last, row.shown, row.note, row.latin


def test_an_issue_that_goes_takes_its_names_along(tmp_path: Path) -> None:
    """Removing an issue leaves no name behind that only it told, and counts the others again."""
    from shuzibao.cli.remove import command as remove_command

    folder = make(tmp_path)
    run(remove_command, FIRST, "--yes", folder=folder)
    connection.use(folder)

    assert not models.Name.objects.filter(key="闻人槐").exists()
    assert models.Name.objects.get(kind="person", key=MAYOR).articles == 2


def test_decisions_on_nobody_are_refused(folder: Path) -> None:
    """A name that the record does not know is an error with a remedy, and nothing is written."""
    done = CliRunner().invoke(
        names_command, ["--same", "高世昀", "无此人", "--reason", "x", "--archive", str(folder)]
    )

    assert "nobody of that name" in str(done.exception)
    assert not models.Decision.objects.filter(kind=decisions.SAME).exists()


def test_the_export_command_writes_what_may_be_shown(folder: Path, tmp_path: Path) -> None:
    """`shuzibao facts --export DIR` leaves private people out and says how many facts there are."""
    done = CliRunner().invoke(
        facts_command, ["--export", str(tmp_path / "out"), "--archive", str(folder)]
    )
    people = (tmp_path / "out" / "person.csv").read_text("utf-8")

    assert done.exit_code == 0
    assert MAYOR in people
    assert OLD_LADY not in {line.split(",")[7] for line in people.splitlines()}
