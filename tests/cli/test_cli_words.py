"""What the commands say of files, days, pages and control characters."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from shuzibao.cli.words import counted, visible

Run = Callable[..., tuple[int, str, str]]
PAGE = """# 云泽周报

2024年3月15日 第15期

## 云泽湖清淤工程开工

本报讯（记者 林晚舟）3月14日，云泽湖\x07清淤\x1b[31m工程在\u202e东堤开工。
"""


def page(folder: Path) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "page.md").write_text(PAGE, "utf-8")
    return folder / "page.md"


def test_what_a_folder_holds_beside_pages_is_told_and_not_published(
    shell: Run, tmp_path: Path
) -> None:
    """One line: how many, the first by name, and that a file can be named; then that one is read."""
    week = page(tmp_path / "week").parent
    for name in ("a.csv", "b.sh", "c.json", "d.log"):
        (week / name).write_text("林晚舟,000-1234\n", "utf-8")
    code, out, err = shell("add", week, "--archive", tmp_path / "a")

    assert code == 0
    assert out.endswith("1 added, 0 known already, 0 failed\n")
    assert err == (
        "note: left out 4 files that a folder holds beside pages: a.csv, b.sh, c.json …"
        " (name one itself to have it read)\n"
    )
    assert shell("read", week / "a.csv", "--no-facts")[0] == 0


def test_no_control_character_of_a_page_reaches_the_terminal(shell: Run, tmp_path: Path) -> None:
    """`read` and `show` print a sign in its place; JSON has the text as it is."""
    kept = ["--archive", tmp_path / "a"]
    shell("add", page(tmp_path / "in"), *kept)
    shown = "云泽湖␇清淤␛[31m工程在⟨202E⟩东堤开工。"

    for command in (
        ["read", tmp_path / "in"],
        ["show", "yunzezhoubao/2024-03-15", *kept],
        ["show", "yunzezhoubao/2024-03-15/1/1", *kept],
    ):
        _, out, _ = shell(*command)
        assert shown in out
        assert visible(out) == out
    for command in (
        ["read", tmp_path / "in", "--json", "--no-facts"],
        ["show", "yunzezhoubao/2024-03-15", "--json", *kept],
    ):
        as_printed = json.dumps("云泽湖\x07清淤\x1b[31m工程在\u202e东堤开工。", ensure_ascii=False)
        assert as_printed.strip('"') in shell(*command)[1]


def test_nor_any_of_a_name_or_of_what_an_editor_said(shell: Run, tmp_path: Path) -> None:
    """`list`, `facts`, `search`, `hide` and `title` say what pages and editors wrote through the same door."""
    kept = ["--archive", tmp_path / "a"]
    file = page(tmp_path / "in")
    file.write_text(PAGE.partition("\n\n")[2], "utf-8")
    shell("add", file, "--title", "云泽\x9b周报", *kept)
    article = shell("list", "--json", *kept)[1].split('"id": "')[1].split('"')[0] + "/1/1"
    hidden = shell("hide", article, "--reason", "\x1b]0;gone\x07", *kept)
    assert hidden[0] == 0
    assert shell("hide", *kept)[1].startswith(f"{article}  ␛]0;gone␇ (")
    shell("hide", article, "--undo", *kept)

    for command in (["list"], ["title"], ["facts"], ["search", "清淤"], ["rebuild"], ["check"]):
        code, out, err = shell(*command, *kept)
        assert (code, visible(out + err)) == (0, out + err)
    assert "云泽⟨009B⟩周报" in shell("list", *kept)[1]
    assert "␇" in shell("search", "清淤", *kept)[1]


def test_show_tells_how_an_issue_was_read(shell: Run, tmp_path: Path) -> None:
    """The notices of the reading, which readers of the site are spared, under the whole issue only."""
    file = page(tmp_path / "in")
    file.write_bytes(PAGE.replace("\u202e", "").encode("gb18030"))
    shell("add", file, "--archive", tmp_path / "a")
    issue, sheet = "yunzezhoubao/2024-03-15", "yunzezhoubao/2024-03-15/1"

    note = "\n\nnote: page.md: read as gb18030\n"
    assert shell("show", issue, "--archive", tmp_path / "a")[1].endswith(note)
    assert "note: " not in shell("show", sheet, "--archive", tmp_path / "a")[1]


def test_visible_leaves_lines_tabs_and_letters_alone() -> None:
    """Only what prints nothing and moves something gets a sign."""
    assert visible("第1版\t要闻\n数字报 é 𠮷") == "第1版\t要闻\n数字报 é 𠮷"
    assert visible("\r\x00\x7f\x9b\u2066") == "␍␀␡⟨009B⟩⟨2066⟩"


@pytest.mark.parametrize("command", ["read", "add"])
@pytest.mark.parametrize("number", ["-3", "0", "10000", "x"])
def test_a_page_number_that_no_page_can_have_is_a_wrong_option(
    shell: Run, tmp_path: Path, command: str, number: str
) -> None:
    """Pages are counted from 1, and their number is in their address."""
    code, out, err = shell(command, page(tmp_path / "in"), "--page", number)

    assert (code, out) == (2, "")
    assert "Invalid value for '--page'" in err
    assert number == "x" or f"{number} is not in the range 1<=x<=9999" in err


@pytest.mark.parametrize(
    ("day", "told"),
    [
        ("2024-02-30", "there is no such day: 2024-02-30"),
        ("30.2.2024", "'30.2.2024' is no day: write it as 2024-03-15"),
    ],
)
def test_a_day_that_is_none_is_told_as_such(
    shell: Run, tmp_path: Path, day: str, told: str
) -> None:
    """A day that the calendar has not, and what is not written as a day."""
    code, _, err = shell("read", page(tmp_path / "in"), "--date", day)

    assert code == 2
    assert f"Error: Invalid value for '--date': {told}." in err


def test_one_is_counted_as_one(shell: Run, tmp_path: Path) -> None:
    """1 issue, 2 files."""
    shell("add", page(tmp_path / "in"), "--archive", tmp_path / "a")

    assert [counted(n, "file") for n in (0, 1, 2)] == ["0 files", "1 file", "2 files"]
    assert shell("check", "--archive", tmp_path / "a")[1] == "1 issue, 2 files: all is well\n"


@pytest.mark.parametrize(("command", "dpi"), [("read", "0"), ("read", "5"), ("add", "-300")])
def test_a_resolution_that_no_scanner_makes_is_refused(
    shell: Run, tmp_path: Path, command: str, dpi: str
) -> None:
    """Before anything is read; the message says what may be said."""
    code, _, err = shell(command, page(tmp_path), "--dpi", dpi)

    assert code == 2
    assert "not in the range 50<=x<=2400" in err
