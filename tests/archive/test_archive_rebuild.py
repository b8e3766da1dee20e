"""`rebuild`, `remove`, `hide`: the archive with today's code, without what goes, and with what stays hidden."""

from __future__ import annotations

import gzip
import json
from dataclasses import replace
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
    write,
)

import shuzibao.archive.assemble as assemble_module
from shuzibao.archive.rebuilding import Rebuilt, difference, rebuild_archive
from shuzibao.archive.store import Archive
from shuzibao.errors import ArchiveError, NotFound
from shuzibao.model import Given, Issue, Role
from shuzibao.pipeline import read_pages, rebuild
from shuzibao.read import Source

pytestmark = pytest.mark.usefixtures("either_database")


def rebuilt(folder: Path, *ids: str, jobs: int = 1) -> list[Rebuilt]:
    with Archive.open(folder, write=True) as archive:
        return list(rebuild_archive(archive, ids, jobs))


def a_better_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    """Code of tomorrow, which finds every headline to be two words longer."""

    def tomorrow(pages: object, given: Given, told: object) -> Issue:
        issue = rebuild(pages, given)  # type: ignore[arg-type]
        told = tuple(
            replace(article, display_title=f"{article.display_title}（又名）")
            for article in issue.articles
        )
        return replace(issue, articles=told)

    monkeypatch.setattr(assemble_module, "rebuild", tomorrow)


def test_rebuilding_with_the_same_code_changes_nothing(tmp_path: Path) -> None:
    """Same input, same issue: no row, no file, no version."""
    add(tmp_path / "a", write(tmp_path / "in", p1=FRONT, p2=LIBRARY))
    before = everything(tmp_path / "a")

    assert [(one.issue, one.state, one.difference) for one in rebuilt(tmp_path / "a")] == [
        (ISSUE, "same", ())
    ]
    assert everything(tmp_path / "a") == before


def test_a_better_reading_is_shown_and_the_older_one_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The difference is readable, article by article; the version is whole shuzibao/1 JSON."""
    from shuzibao.archive import models

    add(tmp_path / "a", write(tmp_path / "in", p1=FRONT))
    a_better_reader(monkeypatch)
    [one] = rebuilt(tmp_path / "a", ISSUE)

    assert one.state == "changed"
    assert one.difference == (
        f"@ {ISSUE}/1/1  changed: 云泽湖清淤工程开工（又名）",
        "  - article: 云泽湖清淤工程开工",
        "  + article: 云泽湖清淤工程开工（又名）",
    )
    with Archive.open(tmp_path / "a") as archive:
        version = models.Version.objects.get(issue_id=ISSUE)
        kept = json.loads(gzip.decompress(archive.files.get(version.json)))
        assert archive.article(f"{ISSUE}/1/1").display_title == "云泽湖清淤工程开工（又名）"
    assert kept["schema"] == "shuzibao/1"
    assert kept["articles"][0]["display_title"] == "云泽湖清淤工程开工"


def test_an_article_that_only_moved_is_told_as_moved() -> None:
    """A story found before another shifts its number; that is no new story."""
    source = Source("p.md", FRONT.encode())
    before = rebuild(read_pages(source))
    [article] = before.articles
    after = replace(before, articles=(replace(article, id=f"{ISSUE}/1/2"),))

    assert list(difference(before, after)) == [f"> {ISSUE}/1/1 is {ISSUE}/1/2  云泽湖清淤工程开工"]


def test_an_original_that_can_no_longer_be_read_keeps_its_older_reading(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One bad file costs one file, in `rebuild` too, and nothing that was read is lost."""
    import shuzibao.archive.reading as module
    from shuzibao.errors import BadInput

    add(tmp_path / "a", write(tmp_path / "in", p1=FRONT, p2=LIBRARY))
    before = everything(tmp_path / "a")

    def refuses(source: Source) -> object:
        if source.name == "p2.md":
            raise BadInput("too new for me", source.name)
        return read_pages(source)

    monkeypatch.setattr(module, "read_pages", refuses)
    [one] = rebuilt(tmp_path / "a")

    assert [str(error) for error in one.errors] == ["p2.md: too new for me"]
    assert everything(tmp_path / "a") == before


def test_rebuilding_what_is_not_there_touches_nothing(tmp_path: Path) -> None:
    """A mistyped id is told before the first issue is rebuilt."""
    add(tmp_path / "a", write(tmp_path / "in", p1=FRONT))

    with pytest.raises(NotFound, match="no such issue"):
        rebuilt(tmp_path / "a", ISSUE, "yunzezhoubao/1999-01-01")


def remove(folder: Path, id_: str) -> None:
    with Archive.open(folder, write=True) as archive:
        from shuzibao.archive.remove import remove

        remove(archive, id_)


def test_a_removed_issue_leaves_nothing_behind(tmp_path: Path) -> None:
    """The archive is as if the issue had never come: rows, files, index."""
    from shuzibao.search import search

    pages = write(tmp_path / "in", a=dated(8, LAKE))
    more = write(tmp_path / "more", b=dated(22, SCHOOL))
    add(tmp_path / "a", pages)
    before = everything(tmp_path / "a", times=False)
    add(tmp_path / "a", more)
    assert search(tmp_path / "a", "操场").total == 1
    remove(tmp_path / "a", "yunzezhoubao/2024-03-22")

    assert everything(tmp_path / "a", times=False) == before
    assert search(tmp_path / "a", "操场").total == 0
    assert search(tmp_path / "a", "清淤").total == 1


def test_a_removed_page_leaves_the_rest_of_its_issue(tmp_path: Path) -> None:
    """What is left is the issue that the other pages make."""
    one = write(tmp_path / "one", p1=FRONT)
    two = write(tmp_path / "two", p1=FRONT, p2=LIBRARY)
    add(tmp_path / "a", one)
    add(tmp_path / "b", two)
    remove(tmp_path / "b", f"{ISSUE}/2")

    after = everything(tmp_path / "b", times=False)
    assert {**after, "files": 0} == {**everything(tmp_path / "a", times=False), "files": 0}
    assert [row["name"] for row in after["Original"]] == ["p1.md"]


def test_an_article_is_not_removed_but_hidden(tmp_path: Path) -> None:
    """The error says which command to call instead."""
    add(tmp_path / "a", write(tmp_path / "in", p1=FRONT))

    with pytest.raises(ArchiveError, match="shuzibao hide"):
        remove(tmp_path / "a", f"{ISSUE}/1/1")


def hide(folder: Path, id_: str, undo: bool = False) -> None:
    with Archive.open(folder, write=True) as archive:
        from shuzibao.archive import changes, edits

        if undo:
            edits.unhide(id_)
        else:
            edits.hide(id_, "asked by the family", "2024-03-20", "desk")
        changes.tell(archive)


def hidden(folder: Path, issue: str = ISSUE) -> dict[str, str]:
    with Archive.open(folder) as archive:
        return archive.hidden(issue)


def test_a_hidden_article_is_out_of_search_until_it_is_shown_again(tmp_path: Path) -> None:
    """Hiding reaches the index in the same command."""
    from shuzibao.search import search

    add(tmp_path / "a", write(tmp_path / "in", p1=FRONT))
    hide(tmp_path / "a", f"{ISSUE}/1/1")
    assert search(tmp_path / "a", "清淤").total == 0
    assert hidden(tmp_path / "a") == {f"{ISSUE}/1/1": "asked by the family (2024-03-20)"}

    hide(tmp_path / "a", f"{ISSUE}/1/1", undo=True)
    assert search(tmp_path / "a", "清淤").total == 1
    assert hidden(tmp_path / "a") == {}


def test_what_is_hidden_stays_hidden_when_the_articles_are_cut_otherwise(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A better reading may give the hidden story another number: the story stays hidden, not the number."""
    add(tmp_path / "a", write(tmp_path / "in", p1=dated(15, LAKE, SCHOOL)))
    hide(tmp_path / "a", f"{ISSUE}/1/2")

    def turned(pages: object, given: Given, told: object) -> Issue:
        issue = rebuild(pages, given)  # type: ignore[arg-type]
        one, two = issue.articles
        return replace(
            issue, articles=(replace(two, id=f"{ISSUE}/1/1"), replace(one, id=f"{ISSUE}/1/2"))
        )

    monkeypatch.setattr(assemble_module, "rebuild", turned)
    rebuilt(tmp_path / "a")

    assert hidden(tmp_path / "a") == {f"{ISSUE}/1/1": "asked by the family (2024-03-20)"}
    with Archive.open(tmp_path / "a") as archive:
        article = archive.article(f"{ISSUE}/1/1")
    assert article.headline == "北桥小学添了新操场"


def test_what_is_hidden_stays_hidden_when_its_page_is_removed_and_comes_back(
    tmp_path: Path,
) -> None:
    """The decision is kept apart from what it is about."""
    pages = write(tmp_path / "in", p1=FRONT)
    add(tmp_path / "a", pages)
    hide(tmp_path / "a", f"{ISSUE}/1/1")
    remove(tmp_path / "a", ISSUE)
    add(tmp_path / "a", pages)

    assert hidden(tmp_path / "a") == {f"{ISSUE}/1/1": "asked by the family (2024-03-20)"}


def test_what_is_hidden_stays_hidden_when_its_issue_gets_a_date(tmp_path: Path) -> None:
    """The hide goes with the print, under whatever address it then stands."""
    import datetime as dt

    pages = write(tmp_path / "in", p=LIBRARY)
    [first] = add(tmp_path / "a", pages, title="云泽周报")
    assert first.issue
    hide(tmp_path / "a", f"{first.issue}/1/1")
    add(tmp_path / "a", pages, date=dt.date(2024, 3, 15))

    assert hidden(tmp_path / "a") == {f"{ISSUE}/1/1": "asked by the family (2024-03-20)"}


def test_a_page_read_again_is_made_of_the_same_roles(tmp_path: Path) -> None:
    """Reading back and rebuilding agree on what the pieces are."""
    add(tmp_path / "a", write(tmp_path / "in", p1=FRONT))
    with Archive.open(tmp_path / "a") as archive:
        roles = [piece.role for piece in archive.article(f"{ISSUE}/1/1").elements]

    assert roles == [Role.HEADLINE, Role.PARAGRAPH, Role.PARAGRAPH]


def test_many_issues_are_rebuilt_side_by_side_and_come_out_the_same(tmp_path: Path) -> None:
    """Read in other processes, written here in order: nothing is other, each is told once."""
    pages = write(tmp_path / "in", **{f"p{n:02}": dated(n, LAKE) for n in range(1, 13)})
    add(tmp_path / "a", pages)
    before = everything(tmp_path / "a")
    done = rebuilt(tmp_path / "a", jobs=2)

    assert [one.issue for one in done] == [f"yunzezhoubao/2024-03-{n:02}" for n in range(1, 13)]
    assert {one.state for one in done} == {"same"}
    assert everything(tmp_path / "a") == before
