"""Odd files, full disks, folders of others, Ctrl-C: a stated error, a documented exit code, and the rest goes on."""

from __future__ import annotations

import errno
import json
import os
import signal
import subprocess
import sys
import threading
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from shuzibao.archive import walk

Run = Callable[..., tuple[int, str, str]]
SHUZIBAO = [sys.executable, "-m", "shuzibao"]
PAGE = """# 云泽周报

2024年3月{day}日 第{day}期

## 云泽湖清淤工程开工

本报讯（记者 林晚舟）3月14日，云泽湖清淤工程在东堤开工。工程计划用时十个月，清出淤泥三十万方。
"""


@pytest.fixture
def run(shell: Run) -> Run:
    return shell


def page(folder: Path, name: str = "page.md", day: int = 15) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(PAGE.format(day=day), "utf-8")
    return folder / name


def test_read_tells_of_each_bad_file_and_shows_the_rest(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Empty, binary, a loop of links, a pipe without a writer, a ZIP called PDF, nowhere: 2, and the good page."""
    monkeypatch.setattr(walk, "WRITER_S", 0.1)
    (tmp_path / "empty.txt").touch()
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 20)
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    os.mkfifo(tmp_path / "pipe")
    with zipfile.ZipFile(tmp_path / "zipped.pdf", "w") as packed:
        packed.writestr("page.txt", "页" * 999)
    odd = [tmp_path / n for n in ("empty.txt", "binary.txt", "loop", "pipe", "zipped.pdf", "none")]
    code, out, err = run("read", "--json", "--no-facts", *odd, page(tmp_path / "新\n行 目录"))

    assert code == 2
    assert json.loads(out)["articles"][0]["headline"] == "云泽湖清淤工程开工"
    errors = [line for line in err.splitlines() if line.startswith("error: ")]
    assert [name for path, line in zip(odd, errors, strict=True) for name in [path.name] if name in line] == [
        path.name for path in odd
    ]  # fmt: skip
    assert "nobody writes to this pipe" in errors[3]
    assert err.count("\n  try: ") == len(odd)


def test_read_takes_a_pipe_that_somebody_writes_to(run: Run, tmp_path: Path) -> None:
    """As `shuzibao read <(pdftotext page.pdf -)` gives one."""
    os.mkfifo(tmp_path / "pipe")
    text = PAGE.format(day=15) * 400  # more than a pipe holds at once
    writer = threading.Thread(target=lambda: (tmp_path / "pipe").write_text(text, "utf-8"))
    writer.start()
    code, out, err = run("read", "--json", "--no-facts", tmp_path / "pipe")
    writer.join()

    assert (code, err) == (0, "")
    assert len(json.loads(out)["articles"]) > 300


def test_read_walks_folders(run: Run, tmp_path: Path) -> None:
    """As `add` does; a folder without a file is told."""
    page(tmp_path / "in", "a.md", 15)
    page(tmp_path / "in", "b.md", 22)
    (tmp_path / "none").mkdir()
    _, out, _ = run("read", "--json", "--no-facts", tmp_path / "in")

    ids = [json.loads(line)["issue"]["id"] for line in out.splitlines()]
    assert ids == ["yunzezhoubao/2024-03-15", "yunzezhoubao/2024-03-22"]
    code, _, err = run("read", tmp_path / "none")
    assert code == 1
    assert err.startswith(
        f"error: {tmp_path / 'none'}: no file here has the name of a page\n  try: name files, "
    )


def test_a_fault_of_ours_in_one_file_costs_this_file(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`read` says what failed and asks for the file, instead of a traceback and nothing of the others."""
    import shuzibao.cli.read as module

    real = module.read_pages

    def breaks(source: object) -> object:
        if source.name == "b.md":  # type: ignore[attr-defined]
            raise IndexError("no such column")
        return real(source)  # type: ignore[arg-type]

    monkeypatch.setattr(module, "read_pages", breaks)
    good, bad = page(tmp_path / "in", "a.md"), page(tmp_path / "in", "b.md", 22)
    code, out, err = run("read", bad, good)

    assert code == 2
    assert "云泽湖清淤工程开工" in out
    assert err == (
        "error: b.md: a fault of Shuzibao's own: IndexError: no such column\n"
        "  try: report it, with the file\n"
    )


def without_rights(*arguments: object) -> subprocess.CompletedProcess[str]:
    """The command, by somebody to whom the rights of files apply: not so to root, as tests often are."""
    less = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"]
    return subprocess.run(
        [*(less if os.geteuid() == 0 else []), *SHUZIBAO, *map(str, arguments)],
        capture_output=True,
        text=True,
    )


def test_an_archive_that_is_not_ours_is_read_and_not_written(run: Run, tmp_path: Path) -> None:
    """On a read-only disk everything can be looked at; who would write is told why not, in two lines."""
    first = page(tmp_path / "in")
    archive = tmp_path / "a"
    assert run("add", first, "--archive", archive, "--quiet")[0] == 0
    modes = {path: path.stat().st_mode for path in [archive, *archive.rglob("*")]}
    for path, mode in modes.items():
        path.chmod(mode & ~0o222)
    listed = without_rights("list", "--archive", archive)
    found = without_rights("search", "清淤", "--json", "--archive", archive)
    added = without_rights("add", page(tmp_path / "in", "b.md", 22), "--archive", archive)
    for path, mode in modes.items():
        path.chmod(mode)

    assert "yunzezhoubao/2024-03-15" in listed.stdout
    assert json.loads(found.stdout)["total"] == 1
    assert (listed.stderr, found.stderr) == ("", "")
    assert (added.returncode, added.stdout) == (4, "")
    assert added.stderr.startswith(
        f"error: {archive}: cannot be written: Permission denied\n  try: "
    )


def test_a_file_that_may_not_be_read_costs_itself(tmp_path: Path) -> None:
    """It is no wrong option: the rest of the batch goes on."""
    first, second = page(tmp_path / "in"), page(tmp_path / "in", "b.md", 22)
    second.chmod(0)
    done = without_rights("read", "--no-facts", "--json", second, first)

    assert done.returncode == 2
    assert json.loads(done.stdout)["issue"]["date"] == "2024-03-15"
    assert "b.md: cannot be opened: Permission denied\n  try: " in done.stderr


@pytest.mark.parametrize("which", ["disk", "database"])
def test_a_disk_that_is_full_is_two_lines_wherever_it_is_met(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, which: str
) -> None:
    """Also where a command only looks: SQLite may need room to open."""
    from django.db import OperationalError

    from shuzibao.archive.store import Archive

    full = {
        "disk": OSError(errno.ENOSPC, "No space left on device", "/a/file"),
        "database": OperationalError("database or disk is full"),
    }
    told = {
        "disk": "/a/file: No space left on device",
        "database": "the database: database or disk is full",
    }

    def refuses(*_: object, **__: object) -> Archive:
        raise full[which]

    monkeypatch.setattr(Archive, "open", refuses)
    code, out, err = run("list", "--archive", tmp_path)

    assert (code, out) == (4, "")
    assert (
        err
        == f"error: {told[which]}\n  try: make room, or check who owns the archive's folder; then call again\n"
    )


@pytest.mark.parametrize("command", ["list", "check", "search 清淤", "facts"])
def test_a_damaged_database_is_named_with_the_way_out(
    run: Run, tmp_path: Path, command: str
) -> None:
    """Zeros in the middle of the file: 4 and two lines, whatever was asked, and no traceback."""
    run("add", page(tmp_path / "in"), "--archive", tmp_path / "a", "--quiet")
    with (tmp_path / "a" / "archive.sqlite3").open("r+b") as file:
        file.seek(20000)
        file.write(bytes(6000))
    code, _, err = run(*command.split(), "--archive", tmp_path / "a")

    assert code == 4
    assert err == (
        f"error: {tmp_path / 'a'}: the database is damaged: database disk image is malformed\n"
        "  try: bring archive.sqlite3 back from a copy, or `shuzibao import` an export\n"
    )


def test_ctrl_c_ends_an_add_with_one_line_and_the_next_goes_on(run: Run, tmp_path: Path) -> None:
    """The whole group hears it, as in a terminal: readers beside it end without a word."""
    for day in range(1, 29):
        page(tmp_path / "in", f"{day:02}.md", day)
    archive = tmp_path / "a"
    adding = subprocess.Popen(
        [*SHUZIBAO, "add", str(tmp_path / "in"), "--archive", str(archive), "--jobs", "2"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        process_group=0,
        # a suite that runs in the background of a shell has SIGINT ignored, and its children inherit that
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    while adding.poll() is None and not list(archive.glob("files/*/*")):
        time.sleep(0.05)  # until the first page is in: then the crew is on deck
    os.killpg(adding.pid, signal.SIGINT)
    out, err = adding.communicate(timeout=60)

    assert (adding.returncode, out, err.strip()) == (130, "", "stopped; what is kept stays")
    assert run("add", tmp_path / "in", "--archive", archive, "--quiet", "--jobs", 1)[0] == 0
    assert len(run("list", "--archive", archive, "--json")[1].splitlines()) == 28
