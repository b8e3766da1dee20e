"""`add`: every page is kept once, in its issue, whatever happens around it."""

from __future__ import annotations

import datetime as dt
import errno
import os
import threading
from pathlib import Path

import pytest
from archive_papers import (
    FRONT,
    ISSUE,
    LAKE,
    LIBRARY,
    SCHOOL,
    add,
    dated,
    everything,
    states,
    write,
)

from shuzibao.archive.lock import Locked
from shuzibao.archive.store import Archive
from shuzibao.archive.walk import walk
from shuzibao.errors import ArchiveError, BadInput, NotFound, NoTitle, TooLarge
from shuzibao.model import Given
from shuzibao.pipeline import read_pages, rebuild
from shuzibao.read import Source

pytestmark = pytest.mark.usefixtures("either_database")


def test_the_archive_gives_back_the_issue_that_the_pages_make(tmp_path: Path) -> None:
    """What is kept is what `read` shows, in every field."""
    pages = write(tmp_path / "in", p1=FRONT, p2=LIBRARY)
    add(tmp_path / "a", pages)
    read = [
        page
        for name, text in (("p1.md", FRONT), ("p2.md", LIBRARY))
        for page in read_pages(Source(name, text.encode()))
    ]

    with Archive.open(tmp_path / "a") as archive:
        assert archive.issue(ISSUE) == rebuild(read, Given())


def test_adding_again_changes_no_row_and_no_file(tmp_path: Path) -> None:
    """Running again is safe: not one row is written, not one id is other."""
    pages = write(tmp_path / "in", p1=FRONT, p2=LIBRARY)
    first = add(tmp_path / "a", pages)
    before = everything(tmp_path / "a")
    again = add(tmp_path / "a", pages)

    assert states(first) == [("p1.md", ISSUE, "new"), ("p2.md", ISSUE, "new")]
    assert states(again) == [("p1.md", ISSUE, "same"), ("p2.md", ISSUE, "same")]
    assert everything(tmp_path / "a") == before


def test_a_page_without_masthead_stays_in_its_issue_when_added_alone_again(tmp_path: Path) -> None:
    """An inner page that the archive has is not torn out of its issue by a call that names it alone."""
    pages = write(tmp_path / "in", p1=FRONT, p2=LIBRARY)
    add(tmp_path / "a", pages)
    before = everything(tmp_path / "a")

    assert states(add(tmp_path / "a", pages / "p2.md")) == [("p2.md", ISSUE, "same")]
    assert everything(tmp_path / "a") == before


def test_a_page_that_comes_later_joins_its_issue(tmp_path: Path) -> None:
    """Pages added one by one make the same issue as pages added together."""
    pages = write(tmp_path / "in", p1=FRONT, p2=LIBRARY, p3=SCHOOL)
    add(tmp_path / "together", pages)
    add(tmp_path / "apart", pages / "p1.md")
    joined = add(tmp_path / "apart", pages / "p1.md", pages / "p2.md")
    add(tmp_path / "apart", pages / "p3.md", title="云泽周报", date=dt.date(2024, 3, 15))

    assert states(joined) == [("p1.md", ISSUE, "same"), ("p2.md", ISSUE, "changed")]
    with Archive.open(tmp_path / "together") as archive:
        together = archive.issue(ISSUE)
    with Archive.open(tmp_path / "apart") as archive:
        assert archive.issue(ISSUE) == together
    assert [page.number for page in together.pages] == [1, 2, 3]


def test_files_of_one_name_in_one_issue_are_told_apart(tmp_path: Path) -> None:
    """Spans name their source; two folders may both hold a `page.md`."""
    one = write(tmp_path / "1", page=FRONT)
    two = write(tmp_path / "2", page=dated(15, SCHOOL))
    add(tmp_path / "a", one, two)

    with Archive.open(tmp_path / "a") as archive:
        names = [page.source for page in archive.issue(ISSUE).pages]
    assert names[0] == "page.md"
    assert names[1].startswith("page~")
    assert names[1].endswith(".md")


def test_the_same_page_in_another_encoding_is_the_same_page(tmp_path: Path) -> None:
    """A second export of a page (GB18030, CRLF) does not print its stories twice."""
    pages = write(tmp_path / "in", p1=FRONT)
    add(tmp_path / "a", pages)
    before = everything(tmp_path / "a")
    twin = tmp_path / "twin.md"
    twin.write_bytes(FRONT.replace("\n", "\r\n").encode("gb18030"))

    assert states(add(tmp_path / "a", twin)) == [("twin.md", ISSUE, "same")]
    after = everything(tmp_path / "a")
    assert {**after, "files": 0} == {**before, "files": 0}


def test_a_title_that_is_nowhere_is_asked_for(tmp_path: Path) -> None:
    """The error names the option that mends it, and nothing is kept."""
    [outcome] = add(tmp_path / "a", write(tmp_path / "in", p=LAKE))

    assert isinstance(outcome.error, NoTitle)
    assert outcome.error.remedy == "say it: --title NAME"
    assert everything(tmp_path / "a")["Issue"] == []


def test_the_only_title_of_the_archive_names_a_page_that_does_not(tmp_path: Path) -> None:
    """Also where the page that prints it comes later in the same call."""
    pages = write(tmp_path / "in" / "1", p=LAKE)
    more = write(tmp_path / "in" / "2", p=dated(8, SCHOOL))
    outcomes = add(tmp_path / "a", pages, more)

    assert [one.error for one in outcomes] == [None, None]
    assert sorted(one.issue.split("/")[0] for one in outcomes if one.issue) == ["yunzezhoubao"] * 2


def test_a_title_is_asked_for_where_there_are_two(tmp_path: Path) -> None:
    """With two papers in the archive nobody can say whose page an unnamed one is."""
    write(tmp_path / "in", a=dated(8, LAKE), b=dated(8, SCHOOL).replace("云泽周报", "柳巷晚报"))
    add(tmp_path / "a", tmp_path / "in")
    [outcome] = add(tmp_path / "a", write(tmp_path / "more", p=LIBRARY))

    assert isinstance(outcome.error, NoTitle)
    assert "柳巷晚报、云泽周报" in outcome.error.what


def test_a_date_that_is_told_later_moves_the_page_and_its_address_leads_on(tmp_path: Path) -> None:
    """An undated dump gets its date; the old address finds the article still."""
    pages = write(tmp_path / "in", p=LAKE)
    [first] = add(tmp_path / "a", pages, title="云泽周报")
    [moved] = add(tmp_path / "a", pages, date=dt.date(2024, 3, 15))

    assert first.issue
    assert first.issue.startswith("yunzezhoubao/undated-")
    assert (moved.issue, moved.error) == (ISSUE, None)
    with Archive.open(tmp_path / "a") as archive:
        assert [row["id"] for row in archive.issues()] == [ISSUE]
        assert archive.current(first.issue) == ISSUE
        assert archive.current(f"{first.issue}/1/1") == f"{ISSUE}/1/1"


def test_one_bad_file_costs_one_file(tmp_path: Path) -> None:
    """Empty, binary, missing: each is told with its name; the rest is kept."""
    pages = write(tmp_path / "in", a=FRONT)
    (pages / "empty.txt").write_bytes(b"")
    (pages / "binary.txt").write_bytes(bytes(range(256)) * 9)
    outcomes = add(tmp_path / "a", pages, tmp_path / "missing.txt")

    failed = {one.path.name: one.error for one in outcomes if one.error}
    assert failed.keys() == {"empty.txt", "binary.txt", "missing.txt"}
    assert all(isinstance(error, BadInput) for error in failed.values())
    assert states(one for one in outcomes if not one.error) == [("a.md", ISSUE, "new")]


def test_a_reader_that_breaks_costs_its_file_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A fault of ours in one page is told as such, and the batch goes on."""
    import shuzibao.archive.reading as module

    def breaks(source: Source) -> object:
        if source.name == "b.md":
            raise IndexError("no such column")
        return read_pages(source)

    monkeypatch.setattr(module, "read_pages", breaks)
    outcomes = add(tmp_path / "a", write(tmp_path / "in", a=dated(8, LAKE), b=dated(15, SCHOOL)))

    assert [one.path.name for one in outcomes if one.error] == ["b.md"]
    assert "IndexError: no such column" in str(next(one.error for one in outcomes if one.error))


def test_two_writers_do_not_meet(tmp_path: Path) -> None:
    """The second is told who writes, and since when."""
    with (
        Archive.open(tmp_path / "a", create=True, write=True),
        pytest.raises(Locked, match=r"being written by process \d+ on .*, since \d{4}-"),
    ):
        Archive.open(tmp_path / "a", write=True)


def test_readers_read_while_one_writes(tmp_path: Path) -> None:
    """The lock keeps writers apart, and nobody else."""
    add(tmp_path / "a", write(tmp_path / "in", p=FRONT))
    with Archive.open(tmp_path / "a", write=True), Archive.open(tmp_path / "a") as reader:
        assert reader.issues()[0]["id"] == ISSUE


def test_an_issue_is_read_as_of_one_moment(tmp_path: Path) -> None:
    """A page that joins it between two questions of a reader is there wholly, or not at all."""
    from django.db import connection

    pages = write(tmp_path / "in", p1=FRONT, p2=LIBRARY)
    add(tmp_path / "a", pages / "p1.md")
    with Archive.open(tmp_path / "a") as archive:
        alone = archive.issue(ISSUE)
        asked: list[str] = []

        def joins_meanwhile(execute, sql, *rest):  # type: ignore[no-untyped-def]
            asked.append(sql)
            if len(asked) == 4:
                writer = threading.Thread(target=add, args=(tmp_path / "a", pages))
                writer.start()
                writer.join()
            return execute(sql, *rest)

        with connection.execute_wrapper(joins_meanwhile):
            meanwhile = archive.issue(ISSUE)
        after = archive.issue(ISSUE)

    assert meanwhile == alone
    assert len(after.pages) == 2


def test_several_archives_in_one_process_keep_to_themselves(tmp_path: Path) -> None:
    """Opening another archive switches; each holds its own."""
    add(tmp_path / "a", write(tmp_path / "in1", p=dated(8, LAKE)))
    add(tmp_path / "b", write(tmp_path / "in2", p=dated(22, SCHOOL)))

    found = {}
    for name in ("a", "b", "a"):
        with Archive.open(tmp_path / name) as archive:
            found[name] = [row["id"] for row in archive.issues()]
    assert found == {"a": ["yunzezhoubao/2024-03-08"], "b": ["yunzezhoubao/2024-03-22"]}


def test_there_is_no_archive_where_none_was_made(tmp_path: Path) -> None:
    """A mistyped folder is told, not made."""
    with pytest.raises(ArchiveError, match="there is no archive here"):
        Archive.open(tmp_path / "nowhere")
    assert not (tmp_path / "nowhere").exists()


def test_what_is_not_there_is_not_found(tmp_path: Path) -> None:
    """The message names the id and where to look."""
    add(tmp_path / "a", write(tmp_path / "in", p=FRONT))
    with Archive.open(tmp_path / "a") as archive:
        with pytest.raises(NotFound, match="no such issue"):
            archive.issue("yunzezhoubao/1999-01-01")
        with pytest.raises(NotFound, match="no such article"):
            archive.article(f"{ISSUE}/1/99")


def test_an_archive_of_a_newer_shuzibao_is_refused(tmp_path: Path) -> None:
    """Old code does not write into tables that it does not know."""
    from django.db import connection

    add(tmp_path / "a", write(tmp_path / "in", p=FRONT))
    with Archive.open(tmp_path / "a"), connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO django_migrations (app, name, applied)"
            " VALUES ('archive', '0999_later', '2030-01-01')"
        )

    with pytest.raises(ArchiveError, match="newer Shuzibao"):
        Archive.open(tmp_path / "a")


@pytest.mark.parametrize("either_database", ["sqlite"], indirect=True)
def test_a_damaged_database_is_told_as_such(tmp_path: Path) -> None:
    """Not a traceback: what is wrong, and what to bring back."""
    add(tmp_path / "a", write(tmp_path / "in", p=FRONT))
    for file in (tmp_path / "a").glob("archive.sqlite3*"):
        file.write_bytes(b"this is no database " * 400)

    with pytest.raises(ArchiveError, match="does not open"):
        Archive.open(tmp_path / "a")


def test_what_was_not_kept_leaves_no_file_behind(tmp_path: Path) -> None:
    """Unreadable, unnamed, printed already: the archive holds the files of its issues and no other."""
    pages = write(tmp_path / "in", a=FRONT)
    (pages / "binary.txt").write_bytes(bytes(range(256)) * 9)
    (pages / "twin.md").write_bytes(FRONT.encode("gb18030"))
    add(tmp_path / "a", pages)
    add(tmp_path / "b", write(tmp_path / "more", p=LAKE))

    assert len(everything(tmp_path / "a")["files"]) == 2
    assert everything(tmp_path / "b")["files"] == []


def test_a_file_name_that_is_no_text_is_no_obstacle(tmp_path: Path) -> None:
    """Names come from old disks in other encodings; the page is kept all the same."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / os.fsdecode("头版.md".encode("gb18030"))).write_text(FRONT, encoding="utf-8")
    [outcome] = add(tmp_path / "a", tmp_path / "in")

    assert (outcome.issue, outcome.error) == (ISSUE, None)
    with Archive.open(tmp_path / "a") as archive:
        assert archive.issue(ISSUE).pages[0].source == "ͷ\ufffd\ufffd.md"


def test_what_is_no_file_is_told_and_does_not_hang(tmp_path: Path) -> None:
    """A pipe would wait for ever."""
    os.mkfifo(tmp_path / "pipe")
    [outcome] = add(tmp_path / "a", tmp_path / "pipe")

    assert isinstance(outcome.error, BadInput)
    assert outcome.error.what == "this is no file"


def test_a_file_above_the_limit_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The limit is a setting, and the message names it."""
    monkeypatch.setenv("SHUZIBAO_MAX_FILE_MB", "1")
    (tmp_path / "large.txt").write_bytes(b"x" * (3 << 20))
    [outcome] = add(tmp_path / "a", tmp_path / "large.txt")

    assert isinstance(outcome.error, TooLarge)
    assert "the file has 3 MB, and 1 MB are the limit" in str(outcome.error)


def test_folders_are_walked_in_the_order_that_people_count(tmp_path: Path) -> None:
    """p2 before p10; hidden files, litter and archives are passed over."""
    write(tmp_path / "in", p10="", p2="", p1="")
    write(tmp_path / "in" / "sub", p3="")
    write(tmp_path / "in" / ".git", x="")
    (tmp_path / "in" / "Thumbs.db").touch()
    Archive.open(tmp_path / "in" / "archive", create=True).close()

    found = [path.relative_to(tmp_path / "in").as_posix() for path in walk([tmp_path / "in"])]
    assert found == ["p1.md", "p2.md", "p10.md", "sub/p3.md"]


def test_of_a_folder_only_pages_are_taken(tmp_path: Path) -> None:
    """Lists, scripts and settings beside them, and links out of the folder, are left out and told of."""
    week = write(tmp_path / "week", p1="")
    write(tmp_path / "elsewhere", secret="")
    for name in (
        "稿费.csv",
        "upload.sh",
        "p1.md.bak",
        "p1.txt~",
        "upload.log.1",
        "P2.TXT",
        "云泽报.2024.03.04",
    ):
        (week / name).touch()
    (week / "p3").touch()
    (week / "sub").mkdir()
    (week / "sub" / "out.md").symlink_to(tmp_path / "elsewhere" / "secret.md")
    (week / "sub" / "within.md").symlink_to(week / "p1.md")
    (week / "other").symlink_to(tmp_path / "elsewhere")
    left_out: list[Path] = []
    found = {path.relative_to(week).as_posix() for path in walk([week], left_out.append)}

    assert found == {"p1.md", "P2.TXT", "p3", "云泽报.2024.03.04", "sub/within.md"}
    assert {path.relative_to(week).as_posix() for path in left_out} == {
        "稿费.csv", "upload.sh", "p1.md.bak", "p1.txt~", "upload.log.1", "sub/out.md", "other",
    }  # fmt: skip


def test_a_file_that_is_named_is_given_whatever_its_name(tmp_path: Path) -> None:
    """Who names a file means it: another ending, a link to elsewhere, a folder behind a link."""
    write(tmp_path / "elsewhere", p1="")
    (tmp_path / "dump.csv").touch()
    (tmp_path / "link").symlink_to(tmp_path / "elsewhere" / "p1.md")
    (tmp_path / "week").symlink_to(tmp_path / "elsewhere")
    named = [tmp_path / "dump.csv", tmp_path / "link", tmp_path / "week"]

    assert list(walk(named)) == [*named[:2], tmp_path / "week" / "p1.md"]


def test_a_full_disk_is_told_as_such(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No traceback, and what was written before stays."""

    def full(fd: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(ArchiveError, match="No space left on device"):
        add(tmp_path / "a", write(tmp_path / "in", p=FRONT))
    monkeypatch.undo()

    assert everything(tmp_path / "a")["Issue"] == []
    assert everything(tmp_path / "a")["files"] == []
