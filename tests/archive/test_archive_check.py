"""`check`: whatever is lost, damaged or does not agree is found and named."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from archive_papers import FRONT, ISSUE, LIBRARY, add, everything, write
from django.db import connection

from shuzibao.archive import models
from shuzibao.archive.store import Archive

pytestmark = pytest.mark.usefixtures("either_database")


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """An archive of one issue of two pages."""
    add(tmp_path / "a", write(tmp_path / "in", p1=FRONT, p2=LIBRARY))
    return tmp_path / "a"


def findings(folder: Path) -> list[str]:
    with Archive.open(folder) as archive:
        from shuzibao.archive.checking import check

        return [f"{one.where}: {one.what}" for one in check(archive) if one and one.grave]


def sql(folder: Path, statement: str, *parameters: str) -> None:
    """Change a row behind the archive's back."""
    with Archive.open(folder), connection.cursor() as cursor:
        cursor.execute(statement, parameters)


def change_elements(folder: Path, change: Callable[[list[dict[str, Any]]], None]) -> None:
    """Edit the elements of the first article behind the archive's back."""
    with Archive.open(folder):
        elements = models.Article.objects.get(id=f"{ISSUE}/1/1").elements
        change(elements)
    update = "UPDATE archive_article SET elements = %s WHERE id = %s"
    sql(folder, update, json.dumps(elements), f"{ISSUE}/1/1")


def test_a_sound_archive_has_nothing_to_tell(kept: Path) -> None:
    """What `add` leaves behind is right in every respect that `check` knows."""
    assert findings(kept) == []


@pytest.mark.parametrize("nothing", ["\u200b", "\u00ad", "\u2060", "\ufeff"])
def test_a_character_that_prints_nothing_is_not_missed(tmp_path: Path, nothing: str) -> None:
    """Zero-width spaces, soft hyphens and word joiners of a converter are no ink, alone or inside a line."""
    page = FRONT.replace("计划用时", f"计划{nothing}用时").replace("\n\n", f"\n{nothing}\n\n")
    add(tmp_path / "a", write(tmp_path / "in", p1=page))

    assert findings(tmp_path / "a") == []


def test_an_archive_without_an_issue_needs_no_index(tmp_path: Path) -> None:
    """As a first `add` leaves it that failed or was stopped; one with an issue needs it."""
    add(tmp_path / "a", tmp_path / "nowhere.md")
    assert findings(tmp_path / "a") == []

    add(tmp_path / "a", write(tmp_path / "in", p1=FRONT))
    shutil.rmtree(tmp_path / "a" / "index")
    assert findings(tmp_path / "a") == ["search: there is no index yet"]


def test_a_flipped_byte_in_an_original_is_found(kept: Path) -> None:
    """Digests are computed from the bytes on the disk, not believed."""
    [original] = [
        path for path in (kept / "files").glob("*/*") if path.read_bytes() == FRONT.encode()
    ]
    original.write_bytes(original.read_bytes()[:-1] + b"!")

    found = findings(kept)
    assert any(str(original) in one and "damaged" in one and "p1.md" in one for one in found)


def test_a_file_that_is_gone_is_named_by_what_needs_it(kept: Path) -> None:
    """The message says which page has lost what."""
    for path in (kept / "files").glob("*/*"):
        if path.read_bytes() == LIBRARY.encode():
            path.unlink()

    assert any(f"p2.md, the original of {ISSUE}/2: its file" in one for one in findings(kept))


def test_a_file_that_nothing_needs_is_told_and_not_grave(kept: Path) -> None:
    """What a killed `add` may leave behind costs room, and no more."""
    with Archive.open(kept) as archive:
        from shuzibao.archive.checking import check

        archive.files.put(b"nobody's")
        found = [one for one in check(archive) if one]

    assert [(one.what, one.grave) for one in found] == [("nothing needs this file", False)]


def test_a_text_that_is_not_what_is_printed_is_found(kept: Path) -> None:
    """An article's words must stand where its spans say."""

    def forge(elements: list[dict[str, Any]]) -> None:
        elements[0]["text"] = "海" + elements[0]["text"][1:]

    change_elements(kept, forge)

    assert any("is not printed at" in one for one in findings(kept))


def test_a_span_beyond_its_source_is_found(kept: Path) -> None:
    """Spans lie in their source."""

    def stretch(elements: list[dict[str, Any]]) -> None:
        elements[-1]["spans"][-1]["end"] = 99_999

    change_elements(kept, stretch)

    assert any("a span ends at 99999 of p1.md" in one for one in findings(kept))


def test_lost_and_doubled_print_is_counted(kept: Path) -> None:
    """Every character is in exactly one place."""

    def double_the_first(elements: list[dict[str, Any]]) -> None:
        elements.pop()
        elements.append(elements[0])

    change_elements(kept, double_the_first)

    found = findings(kept)
    assert any("printed characters are in no article and nowhere else" in one for one in found)
    assert any("11 printed characters are in more than one place" in one for one in found)


def test_rows_that_were_tampered_with_are_found(kept: Path) -> None:
    """The issue's digest covers every column."""
    sql(kept, "UPDATE archive_issue SET permit = 'X-1'")

    assert [one for one in findings(kept) if "not what was written" in one] != []


@pytest.mark.parametrize("either_database", ["sqlite"], indirect=True)
def test_a_row_that_points_nowhere_is_found(kept: Path) -> None:
    """The database's own integrity is asked for; PostgreSQL lets nobody write such a row."""
    with sqlite3.connect(kept / "archive.sqlite3") as database:
        database.execute("UPDATE archive_article SET page_id = 'gone'")
    database.close()

    assert any(one.startswith("database: ") for one in findings(kept))


def test_an_index_that_lost_an_article_is_found_and_mended_by_rebuild(kept: Path) -> None:
    """The index agrees with the database, or `check` says where it does not."""
    from shuzibao.archive.rebuilding import rebuild_archive
    from shuzibao.search import TantivyIndex

    TantivyIndex(kept / "index").update(delete=[f"{ISSUE}/1/1"])
    assert findings(kept) == [f"search: {ISSUE}/1/1 is missing in the index"]

    with Archive.open(kept, write=True) as archive:
        list(rebuild_archive(archive))
    assert findings(kept) == []


def test_what_was_lost_comes_back_from_its_original(kept: Path, tmp_path: Path) -> None:
    """Adding the original again mends it, and `rebuild` makes anew what was read of it."""
    from shuzibao.archive.rebuilding import rebuild_archive

    before = everything(kept, times=False)
    for path in (kept / "files").glob("*/*"):
        path.write_bytes(b"damaged")
    assert len(findings(kept)) > 3
    assert [one.error for one in add(kept, tmp_path / "in")] == [None, None]
    with Archive.open(kept, write=True) as archive:
        [rebuilt] = rebuild_archive(archive)

    assert rebuilt.errors == ()
    assert findings(kept) == []
    assert everything(kept, times=False) == before
