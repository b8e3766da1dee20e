"""The commands on an archive: what they print, where, and with which exit code they end."""

from __future__ import annotations

import datetime as dt
import json
import os
import pty
import subprocess
import sys
import termios
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from archive_papers import FRONT, ISSUE, LAKE, LIBRARY, dated, write

from shuzibao.archive import titles
from shuzibao.archive.store import Archive
from shuzibao.cli.rebuild import verdict

pytestmark = pytest.mark.usefixtures("either_database")

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shell: Run) -> Run:
    """`run("add", path)` as from a shell: exit code, stdout, stderr. The archive is tmp_path/a."""
    monkeypatch.setenv("SHUZIBAO_ARCHIVE", str(tmp_path / "a"))
    return shell


def test_add_says_what_became_of_the_files(run: Run, tmp_path: Path) -> None:
    """One line an issue, one for the whole; the second time nothing is added."""
    pages = write(tmp_path / "in", p1=FRONT, p2=LIBRARY)

    first = (0, f"{ISSUE}  new, 2 files\n2 added, 0 known already, 0 failed\n", "")
    assert run("add", pages) == first
    assert run("add", pages) == (0, "0 added, 2 known already, 0 failed\n", "")
    assert run("add", pages, "--quiet") == (0, "", "")


def test_add_ends_with_2_when_some_files_fail(run: Run, tmp_path: Path) -> None:
    """The error goes to stderr with the file's path and what to try; the rest is kept."""
    pages = write(tmp_path / "in", p1=FRONT)
    (pages / "empty.txt").touch()
    code, out, err = run("add", pages)

    assert code == 2
    assert out.endswith("1 added, 0 known already, 1 failed\n")
    assert err.startswith("error: empty.txt: the file is empty\n  try: ")


def test_add_ends_with_the_errors_own_code_when_all_files_fail(run: Run, tmp_path: Path) -> None:
    """1 for input that cannot be read, 4 for a title that nobody told."""
    (tmp_path / "empty.txt").touch()
    write(tmp_path / "in", p=LAKE)

    assert run("add", tmp_path / "empty.txt")[0] == 1
    assert run("add", tmp_path / "nowhere.txt")[0] == 1
    code, _, err = run("add", tmp_path / "in")
    assert code == 4
    assert "the paper's name is not printed here, or given" in err
    assert "try: say it: --title NAME" in err


def test_an_empty_folder_is_told(run: Run, tmp_path: Path) -> None:
    """Nothing to do is said, and is no success."""
    (tmp_path / "in").mkdir()

    code, out, err = run("add", tmp_path / "in")
    assert (code, out) == (1, "")
    assert err.startswith(f"error: {tmp_path / 'in'}: no file here has the name of a page\n  try: ")
    assert not (tmp_path / "a").exists()


def test_a_page_number_counts_on_over_the_files(run: Run, tmp_path: Path) -> None:
    """`--page 5` with three files: pages 5, 6 and 7."""
    pages = write(tmp_path / "in", a=FRONT, b=LIBRARY, c=LAKE)
    run("add", *sorted(pages.iterdir()), "--page", 5)
    found = json.loads(run("show", ISSUE, "--json")[1])

    assert [(page["number"], page["source"]) for page in found["pages"]] == [
        (5, "a.md"),
        (6, "b.md"),
        (7, "c.md"),
    ]


def test_list_sets_a_table_and_json(run: Run, tmp_path: Path) -> None:
    """The latest first; Chinese names keep their column."""
    run("add", write(tmp_path / "in", a=FRONT, b=dated(22, LAKE)))
    code, out, _ = run("list")
    rows = [json.loads(line) for line in run("list", "--json")[1].splitlines()]

    assert code == 0
    assert [line.split() for line in out.splitlines()] == [
        ["ISSUE", "TITLE", "DATE", "NO.", "PAGES", "ARTICLES"],
        ["yunzezhoubao/2024-03-22", "云泽周报", "2024-03-22", "22", "1", "1"],
        ["yunzezhoubao/2024-03-15", "云泽周报", "2024-03-15", "12", "1", "1"],
    ]
    assert [row["id"] for row in rows] == ["yunzezhoubao/2024-03-22", "yunzezhoubao/2024-03-15"]


def test_show_gives_an_issue_a_page_and_an_article(run: Run, tmp_path: Path) -> None:
    """In the terminal for reading, and as shuzibao/1."""
    run("add", write(tmp_path / "in", p1=FRONT, p2=LIBRARY))
    issue = run("show", ISSUE)[1]
    page = run("show", f"{ISSUE}/2")[1]
    article = run("show", f"{ISSUE}/2/1")[1]

    assert "云泽湖清淤工程开工" in issue
    assert "柳巷图书馆夜间开放" in issue
    assert "masthead: 云泽周报" in issue
    assert "云泽湖清淤工程开工" not in page
    assert "柳巷图书馆夜间开放" in page
    assert article.startswith(f"{ISSUE}/2/1  柳巷图书馆夜间开放\n   # 柳巷图书馆夜间开放\n")
    assert json.loads(run("show", ISSUE, "--json")[1])["schema"] == "shuzibao/1"
    assert json.loads(run("show", f"{ISSUE}/2/1", "--json")[1])["headline"] == "柳巷图书馆夜间开放"


def test_what_show_prints_is_what_read_prints(run: Run, tmp_path: Path, with_record: None) -> None:
    """The archive's JSON of an issue is the JSON of `read`, facts and all."""
    pages = write(tmp_path / "in", p1=FRONT)
    run("add", pages)
    shown = json.loads(run("show", ISSUE, "--json")[1])

    assert shown["articles"][0]["facts"] != []
    assert shown == json.loads(run("read", "--json", pages / "p1.md")[1])


@pytest.mark.parametrize("id_", ["no/such", f"{ISSUE}/9", f"{ISSUE}/1/9", "../../etc", ""])
def test_what_is_not_there_is_an_error_of_two_lines(run: Run, tmp_path: Path, id_: str) -> None:
    """Never a traceback."""
    run("add", write(tmp_path / "in", p1=FRONT))
    code, out, err = run("show", id_)

    assert (code, out) == (4, "")
    assert "no such issue, page or article" in err
    assert len(err.splitlines()) == 2


def test_commands_on_no_archive_say_how_to_make_one(run: Run) -> None:
    """All that read, or change what is there."""
    for command in (["list"], ["show", "x"], ["check"], ["rebuild"], ["remove", "x", "--yes"]):
        code, _, err = run(*command)
        assert code == 4
        assert "there is no archive here" in err
        assert "shuzibao add PAGES --archive" in err


def test_remove_asks_first(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without --yes somebody must say so; saying no keeps it."""
    run("add", write(tmp_path / "in", p1=FRONT))
    monkeypatch.setattr("click.confirm", lambda text, err: "1 article(s)" not in text)
    assert run("remove", ISSUE)[1] == f"kept {ISSUE}\n"

    code, out, _ = run("remove", ISSUE, "--yes")
    assert (code, out.startswith(f"removed the issue {ISSUE}: 1 page(s), 1 article(s)")) == (
        0,
        True,
    )
    assert run("list", "--json")[1] == ""


def test_hide_wants_a_reason_and_show_tells_it(run: Run, tmp_path: Path) -> None:
    """An editor's decision is never without its reason."""
    run("add", write(tmp_path / "in", p1=FRONT))
    assert run("hide", f"{ISSUE}/1/1")[0] == 2
    assert run("hide", f"{ISSUE}/1/1", "--reason", "asked by the family")[0] == 0

    today = dt.date.today().isoformat()
    assert f"HIDDEN: asked by the family ({today})" in run("show", f"{ISSUE}/1/1")[1]
    assert f"{ISSUE}/1/1  asked by the family ({today})" in run("hide")[1]
    run("hide", f"{ISSUE}/1/1", "--undo")
    assert "HIDDEN" not in run("show", f"{ISSUE}/1/1")[1]


def test_check_ends_with_4_when_something_is_damaged(run: Run, tmp_path: Path) -> None:
    """A script can rely on the exit code, and read the findings."""
    run("add", write(tmp_path / "in", p1=FRONT))
    assert run("check")[0] == 0
    for path in (tmp_path / "a" / "files").glob("*/*"):
        path.write_bytes(b"damaged")
    code, out, _ = run("check", "--json")

    assert code == 4
    assert {json.loads(line)["grave"] for line in out.splitlines()} == {True}


def test_export_and_import_carry_an_archive_over(run: Run, tmp_path: Path) -> None:
    """The two commands, one after the other, as on two machines."""
    run("add", write(tmp_path / "in", p1=FRONT))
    assert run("export", tmp_path / "out.zip", "--quiet") == (0, "", "")
    code, out, _ = run("import", tmp_path / "out.zip", "--archive", tmp_path / "b")

    assert (code, out) == (0, f"{tmp_path / 'b'}: 1 issue\n")
    assert run("list", "--archive", tmp_path / "b")[1] == run("list")[1]
    assert run("import", tmp_path / "p1.md", "--archive", tmp_path / "c")[0] == 4


def test_rebuild_says_when_nothing_is_other(run: Run, tmp_path: Path) -> None:
    """The same code gives the same articles."""
    run("add", write(tmp_path / "in", p1=FRONT))

    assert run("rebuild") == (0, "1 issue read again: nothing came out other than before\n", "")


def test_rebuild_counts_what_was_read_and_what_is_other() -> None:
    """The last line is a sentence: how many issues were read, and of how many the articles changed."""
    assert verdict(3, 1) == "3 issues read again: 1 issue came out other than before"
    assert verdict(3, 2) == "3 issues read again: 2 issues came out other than before"


def test_a_paper_whose_pages_were_given_another_name_is_in_no_list(
    run: Run, tmp_path: Path
) -> None:
    """The pages move to the other title; the emptied one is gone, and is no second name to choose from."""
    pages = write(tmp_path / "in", p1=LIBRARY)
    run("add", pages, "--title", "柳巷报", "--date", "2024-03-15")
    run("add", pages, "--title", "柳港报", "--date", "2024-03-15")

    assert run("title")[1] == "liugangbao  柳港报\n"
    assert run("add", write(tmp_path / "more", p2=LAKE), "--date", "2024-03-16")[0] == 0
    assert "liugangbao/2024-03-16" in run("list")[1]


def test_a_paper_without_issues_keeps_what_was_set_for_it(run: Run, tmp_path: Path) -> None:
    """Its settings stay for its return; no list of papers for readers has it."""
    pages = write(tmp_path / "in", p1=LIBRARY)
    run("add", pages, "--title", "柳巷报", "--date", "2024-03-15")
    run("title", "liuxiangbao", "--accent", "#0b5a3c")
    run("add", pages, "--title", "柳港报", "--date", "2024-03-15")

    assert "liuxiangbao  柳巷报  accent=#0b5a3c" in run("title")[1]
    with Archive.open(tmp_path / "a"):
        assert [row.slug for row in titles.printed()] == ["liugangbao"]


def test_the_bar_is_shown_to_a_person_with_rate_and_time_left(tmp_path: Path) -> None:
    """On a terminal's stderr; stdout stays clean for pipes."""
    pages = write(tmp_path / "in", p1=FRONT, p2=LIBRARY)
    outer, inner = pty.openpty()
    termios.tcsetwinsize(inner, (24, 100))
    start = (
        "from shuzibao.archive.connection import set_up; set_up(); "
        "from django.conf import settings; settings.SHUZIBAO_LISTENERS = []; "  # the bar is the point
        "from shuzibao.cli import main; main()"
    )
    command = [sys.executable, "-c", start, "add", pages, "--archive", tmp_path / "a"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=inner) as process:
        out = process.communicate()[0].decode()
    os.close(inner)
    bar = _all_of(outer)

    assert out.endswith("2 added, 0 known already, 0 failed\n")
    assert "2/2 [" in bar
    assert " file/s]" in bar or "s/ file]" in bar


def _all_of(terminal: int) -> str:
    """What was written to a terminal whose other end is closed."""
    parts = []
    with suppress(OSError):
        while part := os.read(terminal, 65536):
            parts.append(part)
    os.close(terminal)
    return b"".join(parts).decode()


def test_importing_the_package_loads_no_django() -> None:
    """A notebook that reads a page does not pay for the archive."""
    code = "import shuzibao, sys; print([m for m in sys.modules if m.startswith('django')])"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert told.stdout == "[]\n"
