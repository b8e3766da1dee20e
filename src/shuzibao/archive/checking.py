"""Is everything there, as it was stored, and does it agree with itself?"""

from __future__ import annotations

import importlib
import itertools
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.conf import settings
from django.db import DatabaseError, connection

from shuzibao.archive import changes, fetch, models, rows
from shuzibao.archive.files import digest_of_bytes
from shuzibao.archive.holding import Holding
from shuzibao.archive.printed import misprints
from shuzibao.archive.references import referenced
from shuzibao.errors import ShuzibaoError


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not as it should be. grave: something is lost or wrong, and not only untidy."""

    where: str
    what: str
    grave: bool = True


def check(archive: Holding) -> Iterator[Finding | None]:
    """Every finding, and None after each step of `steps`, so that progress can be shown."""
    for finding in itertools.chain(check_database(), check_files(archive)):
        yield finding
        yield None
    for issue in models.Issue.objects.order_by("id").values_list("id", flat=True):
        yield from check_issue(archive, issue)
        yield None
    yield from check_listeners(archive)


def steps() -> int:
    return models.Issue.objects.count()


def check_database() -> Iterator[Finding]:
    """The database's own word on itself."""
    try:
        with connection.cursor() as cursor:
            if connection.vendor == "sqlite":
                cursor.execute("PRAGMA integrity_check")
                found = [row[0] for row in cursor.fetchall()]
                yield from (Finding("database", line) for line in found if line != "ok")
        connection.check_constraints()
    except (DatabaseError, sqlite3.DatabaseError) as error:
        yield Finding("database", str(error))


def check_files(archive: Holding) -> Iterator[Finding]:
    """Every file has the digest that is its name; every file that is needed is there."""
    needed = referenced()
    here = set()
    for digest in archive.files.digests():
        here.add(digest)
        if digest_of_bytes(archive.files.path(digest).read_bytes()) != digest:
            yield Finding(str(archive.files.path(digest)), _damaged(needed.get(digest)))
        elif digest not in needed:
            yield Finding(str(archive.files.path(digest)), "nothing needs this file", grave=False)
    for digest, what in needed.items():
        if digest not in here:
            yield Finding(what, f"its file {digest[:12]}… is gone")


def _damaged(what: str | None) -> str:
    return f"damaged: the bytes are not those that were stored ({what or 'nothing needs it'})"


def check_issue(archive: Holding, issue_id: str) -> Iterator[Finding]:
    """The issue reads back, is what was written, and every printed character is in it once."""
    try:
        issue = fetch.issue(archive, issue_id)
    except ShuzibaoError as error:
        yield Finding(issue_id, f"cannot be read back: {error.what}")
        return
    except (ValueError, KeyError, TypeError, EOFError, OSError) as error:
        yield Finding(issue_id, f"cannot be read back: {type(error).__name__}: {error}")
        return
    row = models.Issue.objects.get(id=issue_id)
    sheets = [
        digest
        for page in row.pages.order_by("number")
        for digest in (page.lines, page.pictures.get("large", ""))
    ]
    if rows.digest_of(rows.issue_to_rows(issue), sheets) != row.digest:
        yield Finding(
            issue_id, "its rows are not what was written; `shuzibao rebuild` makes them anew"
        )
    yield from (Finding(where, what) for where, what in misprints(issue))


def check_listeners(archive: Holding) -> Iterator[Finding]:
    """Index and record have heard of every write, and agree with the tables where they can tell."""
    if changes.lagging():
        yield Finding("index", "has not heard of the last write; any writing command mends it")
    for path in settings.SHUZIBAO_LISTENERS:
        room = importlib.import_module(path.rpartition(".")[0])
        differences: Iterable[str] = room.agrees(archive) if hasattr(room, "agrees") else ()
        name = room.__name__.removeprefix("shuzibao.").partition(".")[0]
        yield from (Finding(name, difference) for difference in differences)
