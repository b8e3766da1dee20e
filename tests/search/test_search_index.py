"""The folder of the index: commits, readers, versions, rebuilding."""

from __future__ import annotations

import json
import multiprocessing
import shutil
import threading
import time

import pytest
from tests.search.paper import article

from shuzibao.errors import ArchiveError
from shuzibao.search import StaleIndex, TantivyIndex, parse, search
from shuzibao.search import tantivy_index as module

ALL = parse("").node


def issue(day: int, word: str, stories: int = 5):
    name = f"lantai/2021-11-{day:02}"
    return [article(number, f"{word}之{number}", issue=name) for number in range(1, stories + 1)]


def test_an_issue_is_replaced_as_a_whole(index):
    """What was in the old one and is not in the new one is gone."""
    index.update(issue(1, "旧闻"))

    index.update(issue(1, "新闻", stories=2), delete_issues=["lantai/2021-11-01"])

    assert search(index, "旧闻").total == 0
    assert search(index, "新闻").total == 2


def test_who_asks_for_no_total_gets_the_same_hits(index):
    """Related articles are found without counting all that share a word."""
    index.update(issue(1, "新闻") + issue(2, "旧闻"))
    asked = parse("新闻 OR 旧闻").node

    counted, uncounted = index.find(asked, limit=4), index.find(asked, limit=4, counted=False)

    assert counted.total == 10
    assert uncounted.total == 0
    assert uncounted.articles == counted.articles


def test_the_same_article_twice_is_there_once(index):
    """Adding replaces by id."""
    index.update(issue(1, "旧闻"))
    index.update(issue(1, "旧闻"))

    assert search(index, "").total == 5


def test_a_failed_update_leaves_the_index_as_it_was(index):
    """An exception in the middle of an issue undoes all of it, and the writer's lock is free again."""

    def broken():
        yield article(9, "半期")
        raise RuntimeError("the archive went away")

    index.update(issue(1, "旧闻"))
    with pytest.raises(RuntimeError, match="went away"):
        index.update(broken(), delete_issues=["lantai/2021-11-01"])

    assert search(index, "旧闻").total == 5
    assert search(index, "半期").total == 0
    index.update(issue(2, "旧闻"))
    assert search(index, "旧闻").total == 10


def test_a_reader_never_sees_half_an_issue(index):
    """While issues of five stories are replaced again and again, every count is whole."""
    reader = TantivyIndex(index.folder)
    seen, stop = set(), threading.Event()

    def read():
        while not stop.is_set():
            found = reader.find(ALL, facets=["paper"])
            seen.add(
                (found.total, dict(found.facets["paper"]).get("lantai", 0), len(found.articles))
            )

    watcher = threading.Thread(target=read)
    watcher.start()
    for turn in range(8):
        index.update(issue(1, f"第{turn}稿"), delete_issues=["lantai/2021-11-01"])
    stop.set()
    watcher.join()

    assert seen <= {(0, 0, 0), (5, 5, 5)}
    assert (5, 5, 5) in seen


def test_a_rebuild_is_seen_by_readers_in_place(index):
    """A reader that was open before finds what is there after, though the files are others."""
    index.update(issue(1, "旧闻"))
    reader = TantivyIndex(index.folder)
    assert search(reader, "旧闻").total == 5

    assert index.rebuild(issue(2, "新闻", stories=3)) == 3

    assert search(reader, "旧闻").total == 0
    assert search(reader, "新闻").total == 3
    assert len(list(index.folder.glob("g*"))) == 1


def test_a_rebuild_that_fails_changes_nothing(index):
    """The old index stays until the new one is whole."""
    index.update(issue(1, "旧闻"))

    def broken():
        yield article(1, "新闻")
        raise RuntimeError("no more")

    with pytest.raises(RuntimeError):
        index.rebuild(broken())

    assert search(index, "旧闻").total == 5
    assert len(list(index.folder.glob("g*"))) == 1


def test_an_index_of_another_tokeniser_is_refused(index):
    """It would find other things than the query means; the remedy is to rebuild."""
    stamp = json.loads((index.folder / "stamp.json").read_text())
    (index.folder / "stamp.json").write_text(json.dumps({**stamp, "tokeniser": 0}))

    with pytest.raises(StaleIndex, match="another version") as refusal:
        TantivyIndex(index.folder)
    assert refusal.value.remedy == "shuzibao rebuild"
    assert search(TantivyIndex.create(index.folder), "").total == 0


@pytest.mark.parametrize("damage", ["", "{", '{"tokeniser": 1}'])
def test_a_damaged_stamp_is_said(index, damage):
    """And never a traceback."""
    (index.folder / "stamp.json").write_text(damage)

    with pytest.raises(StaleIndex):
        TantivyIndex(index.folder)


def test_an_index_that_we_may_not_write_is_read(index, monkeypatch):
    """A reader without rights on the folder sees commits and rebuilds like any other."""
    index.update(issue(1, "旧闻"))
    monkeypatch.setattr(module.os, "access", lambda path, mode: False)
    reader = TantivyIndex(index.folder)
    before = {one.name for one in index.folder.rglob("*")}

    assert search(reader, "旧闻").total == 5
    assert {one.name for one in index.folder.rglob("*")} == before
    index.update(issue(2, "旧闻"))
    assert search(reader, "旧闻").total == 10
    index.rebuild(issue(3, "新闻"))
    assert search(reader, "").total == 5


def _hold(folder, ready, done):
    with module.writing(folder):
        ready.set()
        done.wait(180)


def test_one_writer_at_a_time(index, monkeypatch):
    """A second one waits its patience out and says why; a killed one locks nobody out."""
    monkeypatch.setattr(module, "PATIENCE_S", 0.1)
    fork = multiprocessing.get_context("spawn")
    ready, done = fork.Event(), fork.Event()
    other = fork.Process(target=_hold, args=(index.folder, ready, done))
    other.start()
    assert ready.wait(180)

    with pytest.raises(ArchiveError, match="another process is writing"):
        index.update(issue(1, "新闻"))
    other.kill()
    other.join()
    index.update(issue(1, "新闻"))

    assert search(index, "新闻").total == 5


def test_what_a_killed_writer_left_is_in_nobodys_way(index, tmp_path):
    """Killed between writing the marks of deleted articles and committing: the next update would write the same file."""
    index.update(issue(1, "旧闻"))
    killed = TantivyIndex(shutil.copytree(index.folder, tmp_path / "killed"))
    killed.update([article(1, "新闻之1", issue="lantai/2021-11-01")])
    left = {file.name for file in killed.generation.glob("*.del")}
    assert left
    for name in left:
        shutil.copy(killed.generation / name, index.generation / name)
    register = index.generation / ".managed.json"
    register.write_text(json.dumps(sorted({*json.loads(register.read_text()), *left})), "utf-8")

    index.update([article(1, "新闻之1", issue="lantai/2021-11-01")])

    assert search(index, "新闻").total == 1
    assert search(index, "").total == 5


def _replace_for_ever(folder, ready):
    index = TantivyIndex(folder)
    for turn in range(10_000):
        index.update(issue(1, f"第{turn}稿"), delete_issues=["lantai/2021-11-01"])
        ready.set()


def test_a_writer_killed_at_any_moment_leaves_whole_issues(index):
    """Killed three times in the middle of replacing an issue: the index opens, whole, and is writable."""
    spawn = multiprocessing.get_context("spawn")
    for pause_s in (0.0, 0.03, 0.11):
        ready = spawn.Event()
        writer = spawn.Process(target=_replace_for_ever, args=(index.folder, ready))
        writer.start()
        assert ready.wait(180)
        time.sleep(pause_s)
        writer.kill()
        writer.join()

        assert search(TantivyIndex(index.folder), "").total == 5

    index.update(issue(2, "新闻"))
    assert search(index, "新闻").total == 5
