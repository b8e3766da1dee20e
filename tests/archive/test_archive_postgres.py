"""An archive on PostgreSQL: what is other there than on SQLite, with the commands as people call them.

The promises of the other modules here are kept on both (`either_database`).
"""

from __future__ import annotations

import json
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from archive_papers import FRONT, ISSUE, LAKE, LIBRARY, SCHOOL, add, dated, write
from tests.postgres import Server

from shuzibao.archive import connection, database
from shuzibao.archive.database import database_for, readers_only
from shuzibao.archive.lock import Locked
from shuzibao.archive.store import Archive
from shuzibao.errors import ArchiveError, BadInput, MissingEngine

Shuzibao = Callable[..., tuple[int, str, str]]

POST = """# 云泽周报

2024年3月22日 星期五 第13期

## 区长察看清淤工程

本报讯 3月20日，云泽区区长周明远察看云泽湖清淤工程。周明远要求，要加快完成东堤清淤。
"""


@pytest.fixture
def url(postgres: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """An empty database, named to everything that is called."""
    address = postgres.url_for(tmp_path / "a")
    monkeypatch.setenv("SHUZIBAO_DATABASE", address)
    yield address
    monkeypatch.undo()
    connection.use(tmp_path / "nowhere")  # lets go of the server
    postgres.clear()


@pytest.fixture
def shuzibao(with_record: None, monkeypatch: pytest.MonkeyPatch, shell: Shuzibao) -> Shuzibao:
    """A command as from a shell, with SHUZIBAO_DATABASE or without: exit code, stdout, stderr."""

    def call(*arguments: object, database: str) -> tuple[int, str, str]:
        monkeypatch.setenv("SHUZIBAO_DATABASE", database)
        return shell(*arguments)

    return call


def test_the_commands_keep_an_archive_there(url: str, tmp_path: Path, shuzibao: Shuzibao) -> None:
    """Add, again, list, search, facts, hide, rebuild, check, remove: as on SQLite, and no SQLite is made."""
    folder = tmp_path / "a"
    pages = write(tmp_path / "in", p1=FRONT, p2=LIBRARY)
    write(tmp_path / "in" / "next", p1=POST)
    later = "yunzezhoubao/2024-03-22"

    def run(*arguments: object) -> str:
        code, out, err = shuzibao(*arguments, "--archive", folder, database=url)
        assert (code, err) == (0, "")
        return out

    assert run("add", pages).endswith("3 added, 0 known already, 0 failed\n")
    assert run("add", pages) == "0 added, 3 known already, 0 failed\n"
    assert [json.loads(line)["id"] for line in run("list", "--json").splitlines()] == [later, ISSUE]
    assert json.loads(run("search", "清淤", "--json"))["total"] == 2
    assert json.loads(run("search", "person:周明远", "--json"))["total"] == 1
    facts = [json.loads(line) for line in run("facts", "周明远", "--json").splitlines()]
    assert {("post", "云泽区人民政府")} <= {(one["kind"], one.get("body")) for one in facts}
    run("hide", "person:周明远", "--reason", "asked")
    assert json.loads(run("search", "person:周明远", "--json"))["total"] == 0
    run("hide", f"{ISSUE}/2/1", "--reason", "asked")
    assert json.loads(run("search", "图书馆", "--json"))["total"] == 0
    run("rebuild")
    assert json.loads(run("search", "图书馆", "--json"))["total"] == 0
    assert run("check").endswith(": all is well\n")
    run("remove", later, "--yes")
    assert json.loads(run("list", "--json"))["id"] == ISSUE
    assert not (folder / "archive.sqlite3").exists()


def test_an_archive_moves_between_the_databases_and_back(
    url: str, tmp_path: Path, shuzibao: Shuzibao
) -> None:
    """SQLite to PostgreSQL to SQLite by export and import: three files, not a byte other."""
    write(tmp_path / "in", p1=FRONT, p2=LIBRARY)
    write(tmp_path / "in" / "next", p1=POST)
    here, there, back = tmp_path / "here", tmp_path / "there", tmp_path / "back"
    files = [tmp_path / f"{number}.zip" for number in range(3)]
    for command in (
        ("add", tmp_path / "in", "--archive", here),
        ("hide", "person:周明远", "--reason", "asked", "--archive", here),
        ("export", files[0], "--archive", here),
    ):
        assert shuzibao(*command, database="")[0] == 0
    assert shuzibao("import", files[0], "--archive", there, database=url)[::2] == (0, "")
    assert shuzibao("export", files[1], "--archive", there, database=url)[::2] == (0, "")
    assert shuzibao("import", files[1], "--archive", back, database="")[::2] == (0, "")
    assert shuzibao("export", files[2], "--archive", back, database="")[::2] == (0, "")

    assert len({file.read_bytes() for file in files}) == 1
    told = [
        shuzibao("facts", ISSUE, "--json", "--archive", folder, database=where)[1].splitlines()
        for folder, where in ((here, ""), (there, url))
    ]
    assert len(told[0]) > 2
    # the order of an object's names is the database's own
    assert [json.loads(line) for line in told[0]] == [json.loads(line) for line in told[1]]


def test_a_database_that_holds_an_archive_takes_no_second(
    url: str, tmp_path: Path, shuzibao: Shuzibao
) -> None:
    """An import into a new folder with the old database would mix two papers."""
    add(tmp_path / "a", write(tmp_path / "in", p=FRONT))
    assert (
        shuzibao("export", tmp_path / "out.zip", "--archive", tmp_path / "a", database=url)[0] == 0
    )
    code, _, err = shuzibao(
        "import", tmp_path / "out.zip", "--archive", tmp_path / "b", database=url
    )

    assert code == 4
    assert "the database holds an archive already\n  try: name an empty database" in err


def test_readers_see_whole_issues_while_one_adds(url: str, tmp_path: Path) -> None:
    """Two readers ask for everything, again and again: an issue is there with all its articles, or not."""
    stories = (LAKE, LIBRARY, SCHOOL)
    for day in range(1, 25):
        write(tmp_path / "in" / f"{day:02}", p1=dated(day, *stories), p2=f"{LIBRARY}第{day}天。\n")
    folder = tmp_path / "a"
    add(folder, tmp_path / "in" / "01")
    look = f"""
import collections
from shuzibao.archive.store import Archive
seen = collections.Counter()
while len(seen) < 24:
    with Archive.open({str(folder)!r}) as archive:
        for row in archive.issues():
            seen[row["id"], row["pages"], len(archive.issue(row["id"]).articles)] += 1
print(sorted({{key[1:] for key in seen}}))
"""
    readers = [
        subprocess.Popen([sys.executable, "-c", look], stdout=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    outcomes = add(folder, tmp_path / "in")
    told = [reader.communicate(timeout=120)[0] for reader in readers]

    assert [one.error for one in outcomes] == [None] * 48
    assert told == ["[(2, 4)]\n"] * 2


def test_a_writer_from_another_folder_is_kept_out_until_the_first_is_done(
    url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The folder's lock does not reach over machines; the database's does, and dies with its holder."""
    monkeypatch.setattr(connection, "PATIENCE_S", 0.1)
    waits = f"""
import time
from shuzibao.archive.store import Archive
with Archive.open({str(tmp_path / "a")!r}, create=True, write=True):
    print("in", flush=True)
    time.sleep(600)
"""
    writer = subprocess.Popen([sys.executable, "-c", waits], stdout=subprocess.PIPE, text=True)
    assert writer.stdout
    assert writer.stdout.readline() == "in\n"
    with pytest.raises(Locked, match="written to from another folder or machine"):
        Archive.open(tmp_path / "b", create=True, write=True)
    writer.send_signal(signal.SIGKILL)
    writer.communicate()
    monkeypatch.setattr(connection, "PATIENCE_S", 20.0)

    assert [one.state for one in add(tmp_path / "b", write(tmp_path / "in", p=FRONT))] == ["new"]


def test_what_no_column_holds_costs_its_file_only(url: str, tmp_path: Path) -> None:
    """A name of 300 characters, an issue number of twelve digits: told or left out, never a dead batch."""
    pages = write(tmp_path / "in", a=FRONT.replace("第12期", "第123456789012期"))
    outcomes = add(tmp_path / "a", pages)
    [named] = add(tmp_path / "a", write(tmp_path / "more", b=LAKE), title="云泽" * 150 + "报")

    assert [(one.issue, one.error) for one in outcomes] == [(ISSUE, None)]
    with Archive.open(tmp_path / "a") as archive:
        assert archive.issue(ISSUE).number is None
    assert isinstance(named.error, BadInput)
    assert named.error.what == "the title's name has 301 characters, and 200 are the limit"


def test_a_database_that_sorts_by_a_language_is_refused(
    postgres: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Lists go on behind an id: the order of ids has to be that of every other archive."""
    how = "LOCALE_PROVIDER icu ICU_LOCALE 'zh' ENCODING UTF8"
    postgres.run(f"CREATE DATABASE by_pinyin TEMPLATE template0 {how}")
    address = postgres.url("public").replace("/postgres?", "/by_pinyin?")
    monkeypatch.setenv("SHUZIBAO_DATABASE", address)

    with pytest.raises(ArchiveError, match="sorts text by a language") as refused:
        Archive.open(tmp_path / "a", create=True, write=True)
    assert "createdb --template=template0" in refused.value.remedy
    monkeypatch.undo()
    connection.use(tmp_path / "nowhere")
    postgres.run("DROP DATABASE by_pinyin")


def test_a_server_that_is_not_there_is_told_as_such(tmp_path: Path, shuzibao: Shuzibao) -> None:
    """Two lines and exit code 4; SQLite is not spoken of."""
    address = f"postgresql://nobody@{str(tmp_path).replace('/', '%2F')}/papers"
    (tmp_path / "files").mkdir()
    code, out, err = shuzibao("list", "--archive", tmp_path, database=address)

    assert (code, out) == (4, "")
    assert err.startswith("error: SHUZIBAO_DATABASE: the database does not open: ")
    assert err.endswith("try: see that the server runs and the address is right\n")


def test_the_client_that_is_not_installed_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """psycopg is an extra of its own; the message says how to get it."""
    monkeypatch.setattr(database, "find_spec", lambda name: None)

    with pytest.raises(MissingEngine) as missing:
        database_for(tmp_path, "postgresql://host/name")
    assert missing.value.remedy == 'pip install "shuzibao[postgres]"'


def test_an_address_is_read_as_postgresql_reads_it(tmp_path: Path) -> None:
    """A socket's folder keeps its capitals, passwords their signs; options go on, the readers' among them."""
    found = database_for(
        tmp_path, "postgresql://a%40b:p%2Fw@%2FVar%2Frun:5433/the%20paper?sslmode=require"
    )
    named = ("NAME", "USER", "PASSWORD", "HOST", "PORT")

    assert [found[name] for name in named] == ["the paper", "a@b", "p/w", "/Var/run", "5433"]
    assert readers_only(found)["OPTIONS"] == {
        "sslmode": "require",
        "options": "-c default_transaction_read_only=on",
    }
    assert database_for(tmp_path, "postgresql://[::1]/p")["HOST"] == "::1"


def test_a_reader_cannot_write(url: str, tmp_path: Path) -> None:
    """The site's sessions are read-only, whatever its code does."""
    add(tmp_path / "a", write(tmp_path / "in", p=FRONT))
    code = f"""
import os
os.environ |= {{"SHUZIBAO_ARCHIVE": {str(tmp_path / "a")!r}, "SHUZIBAO_READERS_ONLY": "1"}}
from shuzibao.archive.connection import set_up
set_up()
from shuzibao.archive.models import Issue
print(Issue.objects.count())
try:
    Issue.objects.update(permit="x")
except Exception as error:
    print(type(error).__name__, str(error).strip())
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.splitlines() == [
        "1",
        "InternalError cannot execute UPDATE in a read-only transaction",
    ]


def test_an_archive_inside_a_folder_of_pages_is_no_page(url: str, tmp_path: Path) -> None:
    """It has no SQLite to be known by, and is passed over all the same."""
    write(tmp_path / "in", p=FRONT)
    add(tmp_path / "in" / "archive", tmp_path / "in" / "p.md")

    assert [one.state for one in add(tmp_path / "in" / "archive", tmp_path / "in")] == ["same"]


def test_the_site_serves_from_it_while_pages_come(
    url: str, tmp_path: Path, shuzibao: Shuzibao
) -> None:
    """The next question sees what was added, as on SQLite."""
    from django.test import Client

    add(tmp_path / "a", write(tmp_path / "in", p1=FRONT))
    reader = Client(headers={"host": "127.0.0.1", "accept-language": "zh-CN"})
    before = reader.get("/").content.decode()
    shutil.rmtree(tmp_path / "in")
    pages = write(tmp_path / "in", p1=dated(29, SCHOOL))
    assert shuzibao("add", pages, "--archive", tmp_path / "a", database=url)[0] == 0
    until = time.monotonic() + 20
    while (after := reader.get("/").content.decode()) == before and time.monotonic() < until:
        time.sleep(0.05)

    assert "云泽湖清淤工程开工" in before
    assert "北桥小学添了新操场" in after
