"""Whoever must know of a write is told of it, also when the writer dies between the two."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from archive_papers import FRONT, ISSUE, LAKE, LIBRARY, SCHOOL, add, dated, everything, write
from django.conf import settings
from test_archive_killed import FORK

from shuzibao.archive.changes import Changes, NotHeard, lagging
from shuzibao.archive.crew import Crew
from shuzibao.archive.reading import read_alone
from shuzibao.archive.store import Archive
from shuzibao.errors import BadInput
from shuzibao.search import search

pytestmark = pytest.mark.usefixtures("either_database")


class Listener:
    """Notes what it is told; dies where a test says so."""

    name = "test"

    def __init__(self) -> None:
        self.told: list[Changes] = []
        self.dies = False
        self.fails = False

    def after_write(self, archive: Archive, changes: Changes) -> None:
        if self.dies:
            os.kill(os.getpid(), signal.SIGKILL)
        if self.fails:
            raise KeyError("no such word")
        self.told.append(changes)


LISTENER = Listener()


@pytest.fixture
def listener() -> Iterator[Listener]:
    LISTENER.told, LISTENER.dies, LISTENER.fails = [], False, False
    before = settings.SHUZIBAO_LISTENERS
    settings.SHUZIBAO_LISTENERS = [f"{__name__}.LISTENER", *before]
    yield LISTENER
    settings.SHUZIBAO_LISTENERS = before


def test_a_listener_is_told_which_articles_are_new_and_which_are_gone(
    tmp_path: Path, listener: Listener
) -> None:
    """Ids as they stand, once a call, and nothing where nothing was written."""
    pages = write(tmp_path / "in", p1=FRONT, p2=LIBRARY)
    add(tmp_path / "a", pages)
    add(tmp_path / "a", pages)
    with Archive.open(tmp_path / "a", write=True) as archive:
        from shuzibao.archive.remove import remove

        remove(archive, f"{ISSUE}/2")

    assert listener.told == [
        Changes((ISSUE,), (f"{ISSUE}/1/1", f"{ISSUE}/2/1"), ()),
        Changes((ISSUE,), (), (f"{ISSUE}/2/1",)),
    ]


def test_an_unchanged_article_is_not_told_of(tmp_path: Path, listener: Listener) -> None:
    """A page that joins an issue leaves the articles of the others alone."""
    pages = write(tmp_path / "in", p1=FRONT, p2=LIBRARY)
    add(tmp_path / "a", pages / "p1.md")
    add(tmp_path / "a", pages)

    assert listener.told[-1] == Changes((ISSUE,), (f"{ISSUE}/2/1",), ())


def test_a_writer_killed_before_its_listeners_heard_is_made_good(
    tmp_path: Path, listener: Listener
) -> None:
    """The next one to open the archive tells them; the index finds what the dead one wrote."""
    pages = write(tmp_path / "in", p1=FRONT)

    def dies() -> None:
        listener.dies = True
        add(tmp_path / "a", pages)

    child = FORK.Process(target=dies)
    child.start()
    child.join()
    assert child.exitcode == -signal.SIGKILL
    listener.dies = False
    with Archive.open(tmp_path / "a") as archive:
        assert not lagging()
        assert archive.issue(ISSUE).articles[0].headline == "云泽湖清淤工程开工"

    assert listener.told == [Changes((ISSUE,), (f"{ISSUE}/1/1",), ())]
    assert search(tmp_path / "a", "清淤").total == 1


def test_a_listener_that_fails_costs_neither_pages_nor_other_listeners(
    tmp_path: Path, listener: Listener
) -> None:
    """All is kept and found; it is said what failed; the archive opens; later the listener catches up."""
    listener.fails = True
    with pytest.raises(NotHeard, match="the test could not take it in: KeyError: 'no such word'"):
        add(tmp_path / "a", write(tmp_path / "in", p1=FRONT))
    assert search(tmp_path / "a", "清淤").total == 1
    with Archive.open(tmp_path / "a") as archive:
        assert archive.issues()[0]["id"] == ISSUE

    listener.fails = False
    with Archive.open(tmp_path / "a"):
        assert listener.told == [Changes((ISSUE,), (f"{ISSUE}/1/1",), ())]


@pytest.mark.parametrize("either_database", ["sqlite"], indirect=True)
def test_a_crew_reads_what_one_process_reads(tmp_path: Path) -> None:
    """Side by side or one by one: the archive is the same, row for row."""
    stories = (LAKE, LIBRARY, SCHOOL)
    pages = write(tmp_path / "in", **{f"p{n:02}": dated(n, stories[n % 3]) for n in range(1, 15)})
    add(tmp_path / "one", pages, jobs=1)
    add(tmp_path / "two", pages, jobs=2)

    assert everything(tmp_path / "two", times=False) == everything(tmp_path / "one", times=False)


@pytest.mark.parametrize("either_database", ["sqlite"], indirect=True)
def test_an_error_in_a_crew_is_the_error_of_the_reader() -> None:
    """What, where and what to try come over from the other process."""
    crew = Crew(2)
    try:
        reading = crew.begin(True, read_alone, "empty.txt", "empty.txt", b"", {})
        with pytest.raises(BadInput, match=r"empty\.txt: the file is empty"):
            reading()
    finally:
        crew.dismiss()


@pytest.mark.parametrize("either_database", ["sqlite"], indirect=True)
def test_a_crew_goes_home_when_its_captain_is_killed() -> None:
    """kill -9 leaves no process behind that holds memory or files."""
    reader, writer = os.pipe()

    def captain() -> None:
        crew = Crew(2)
        crew.begin(True, read_alone, "p1.md", "p1.md", FRONT.encode(), {})()
        assert crew._pool
        pids = " ".join(str(pid) for pid in crew._pool._processes)
        os.write(writer, pids.encode())
        os.kill(os.getpid(), signal.SIGKILL)

    child = FORK.Process(target=captain)
    child.start()
    child.join()
    pids = [int(pid) for pid in os.read(reader, 1000).split()]
    os.close(reader)
    os.close(writer)
    until = time.monotonic() + 20
    while any(map(is_there, pids)) and time.monotonic() < until:
        time.sleep(0.1)

    assert pids != []
    assert [pid for pid in pids if is_there(pid)] == []


def is_there(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"
