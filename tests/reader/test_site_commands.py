"""`shuzibao demo` and `shuzibao serve`, up to the door of the server."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from tests.reader.press import print_into
from tests.reader.stories import week_two

from shuzibao.archive import connection
from shuzibao.archive.models import Issue
from shuzibao.cli import demo, serve
from shuzibao.errors import NotAPage
from shuzibao.reader import serving
from shuzibao.sample import sample_files

Run = Callable[..., Result]
LOOSE = "河边种下三百株柳\n\n　　区里的志愿者上周末在河边种下三百株柳树，明年再种三百株。\n"
TITLED = "# 柳蔭報\n\n第19期 2024年5月13日 星期一\n\n## 河邊種下三百株柳\n\n區裡的志願者上週末在河邊種下三百株柳樹。\n"


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """`shuzibao demo …` in an empty folder."""
    monkeypatch.chdir(tmp_path)

    def call(*arguments: str) -> Result:
        result = CliRunner().invoke(demo.command, [*arguments, "--no-serve"])
        assert not isinstance(result.exception, TypeError)
        return result

    return call


def issues_in(folder: Path) -> dict[str, str | None]:
    connection.use(folder)
    return {
        one.pk: one.title.name if one.title else None
        for one in Issue.objects.select_related("title")
    }


def test_the_demo_shows_the_sample_paper(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Three issues of one paper, in an archive of their own; a second start reads nothing again."""
    # The scanned page takes an engine half a minute; what reads scans has its own tests.
    monkeypatch.setattr(demo, "reads_scans", lambda: False)
    first, second = run(), run()

    assert "Reading the pages" in first.output
    assert "Reading the pages" not in second.output
    found = issues_in(tmp_path / "demo-archive" / "sample")
    assert sorted(found) == [
        "chengwanbao/2023-09-18",
        "chengwanbao/2024-03-04",
        "chengwanbao/2024-03-11",
    ]


def test_the_demo_of_own_pages_is_named_by_their_content(run: Run, tmp_path: Path) -> None:
    """The same pages lead to the same archive, under whatever name; others to another."""
    pages = [path for path in sample_files() if path.suffix == ".md"]
    copies = [Path(shutil.copy(path, tmp_path / f"copy-{path.name}")) for path in pages]
    run(*map(str, pages))
    run(*map(str, reversed(copies)))
    (tmp_path / "loose.txt").write_text(LOOSE, "utf-8")
    run("loose.txt")

    assert len(list((tmp_path / "demo-archive").iterdir())) == 2


def test_a_page_without_a_title_gets_through_and_the_demo_says_so(run: Run, tmp_path: Path) -> None:
    (tmp_path / "loose.txt").write_text(LOOSE, "utf-8")

    result = run("loose.txt")

    assert "no title is printed on loose.txt: shown as 未名报" in result.output
    [folder] = (tmp_path / "demo-archive").iterdir()
    assert list(issues_in(folder).values()) == ["未名报"]


def test_a_page_without_a_title_takes_that_of_its_neighbour(run: Run, tmp_path: Path) -> None:
    """One page prints the paper's name, the other does not: one site, one paper."""
    (tmp_path / "a.txt").write_text(LOOSE, "utf-8")
    (tmp_path / "b.md").write_text(TITLED, "utf-8")

    run("a.txt", "b.md")

    [folder] = (tmp_path / "demo-archive").iterdir()
    assert set(issues_in(folder).values()) == {"柳蔭報"}


def test_pages_that_cannot_be_read_are_an_error_not_a_site(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("", "utf-8")

    result = run("empty.txt")

    assert isinstance(result.exception, NotAPage)
    assert not list((tmp_path / "demo-archive").iterdir())


def test_the_first_walk_names_real_addresses(run: Run, tmp_path: Path) -> None:
    """What the demo says to click exists in what it made."""
    (tmp_path / "b.md").write_text(TITLED, "utf-8")
    run("b.md")
    [folder] = (tmp_path / "demo-archive").iterdir()
    said, first = demo.what_to_click(folder)

    connection.use(folder)
    [address] = [word for word in said.split() if word.endswith("/printed")]
    from django.test import Client

    assert Client(headers={"host": "127.0.0.1"}).get(address).status_code == 200
    assert first == "liuyinbao/2024-05-13"  # no page of it has a picture to begin with


def test_the_demo_begins_on_the_front_page_as_printed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its address is said, and opened where somebody sits before a screen; nothing opens elsewhere."""
    print_into(tmp_path, [week_two()])
    opened: list[str] = []
    monkeypatch.setattr(demo.webbrowser, "open", opened.append)
    monkeypatch.setattr(
        serving, "serve", lambda folder, port, when_ready: when_ready(f"http://127.0.0.1:{port}/")
    )
    _, first = demo.what_to_click(tmp_path)
    begin = "http://127.0.0.1:8000/liuyinbao/2024-05-13/1"

    demo.publish(tmp_path, 8000, first, opens=False)
    assert f"Begin here: {begin}" in capsys.readouterr().out
    assert opened == []
    demo.publish(tmp_path, 8000, first, opens=True)
    assert opened == [begin]


def test_a_taken_port_leads_to_the_next(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    tried: list[int] = []

    def pretend(folder: Path, **said: Any) -> None:
        tried.append(said["port"])
        if said["port"] < 8002:
            raise serving.PortTaken("taken")

    monkeypatch.setattr(serving, "serve", pretend)
    demo.publish(Path("somewhere"), 8000, "", opens=False)

    assert tried == [8000, 8001, 8002]
    assert "Port 8000 is taken, trying 8001." in capsys.readouterr().out


def test_serve_passes_on_what_it_was_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    told: dict[str, Any] = {}
    monkeypatch.setattr(serving, "serve", lambda *a, **k: told.update(k, place=a))

    result = CliRunner().invoke(
        serve.command,
        [
            "--archive",
            str(tmp_path),
            "--port",
            "9000",
            "--host-name",
            "paper.example",
            "--url",
            "https://paper.example",
        ],
    )

    assert result.exit_code == 0, result.output
    assert told["place"] == (tmp_path, "127.0.0.1", 9000)
    assert (told["url"], told["names"]) == ("https://paper.example", ("paper.example",))
