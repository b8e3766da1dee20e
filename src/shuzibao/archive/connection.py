"""Django on this archive: set up once, switched from one archive to the next, its tables up to date."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from shuzibao.archive.database import SQLITE_FILE, database_for, readers_only
from shuzibao.archive.lock import Locked
from shuzibao.errors import ArchiveError

if TYPE_CHECKING:
    from django.db.backends.utils import CursorWrapper

SETTINGS = "shuzibao.archive.django_settings"


def set_up() -> None:
    """Django, once a process. Safe to call again."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    import django
    from django.apps import apps

    if not apps.ready:
        django.setup()


def use(folder: Path) -> None:
    """Make this archive the one that models speak to, in every thread that connects from now on."""
    set_up()
    from django.conf import settings
    from django.db import connections

    database = database_for(folder)
    if folder.exists() and not os.access(folder, os.W_OK):
        database = readers_only(
            database
        )  # a disk that is not ours to write to can be read all the same
    wanted = connections.configure_settings({"default": database})["default"]
    held = connections.settings["default"]
    settings.ARCHIVE = folder
    if held != wanted:
        connections["default"].close()
        del connections["default"]
        held.clear()
        held.update(wanted)


def pending(folder: Path) -> bool:
    """Whether tables are missing or behind the code.

    Raises:
        ArchiveError: the archive was written by a newer Shuzibao, or this is no database.
    """
    from django.db import DatabaseError, connection
    from django.db.migrations.executor import MigrationExecutor

    try:
        executor = MigrationExecutor(connection)
    except DatabaseError as error:
        raise unreadable(f"the database does not open: {error}", folder) from error
    loader = executor.loader
    ours = {label for label, _ in loader.disk_migrations}
    known = set(loader.disk_migrations) | set(loader.replacements)
    newer = [
        f"{label}.{name}"
        for label, name in loader.applied_migrations
        if label in ours and (label, name) not in known
    ]
    if newer:
        raise ArchiveError(
            f"written by a newer Shuzibao ({', '.join(sorted(newer))})",
            str(folder),
            "install that version or a later one",
        )
    return bool(executor.migration_plan(loader.graph.leaf_nodes()))


def unreadable(what: str, folder: Path) -> ArchiveError:
    """The error of a database that cannot be read, with its place and the way out."""
    from django.db import connection

    if connection.vendor == "postgresql":
        where, remedy = "SHUZIBAO_DATABASE", "see that the server runs and the address is right"
    else:
        where = str(folder)
        remedy = f"bring {SQLITE_FILE} back from a copy, or `shuzibao import` an export"
    return ArchiveError(what.strip(), where, remedy)


# As PostgreSQL wants a lock's name: a number of ours, and one of the schema that holds the tables.
LOCK = int.from_bytes(b"shuz", "big")
# So long is waited for the server to notice that the writer before was killed.
PATIENCE_S, PAUSE_S = 3.0, 0.05


def lock_database(folder: Path, patience_s: float = 0.0) -> None:
    """On PostgreSQL, keep writers on other machines out while this connection lasts.

    Raises:
        Locked: one is there.
    """
    from django.db import connection

    if connection.vendor != "postgresql":
        return
    until = time.monotonic() + max(patience_s, PATIENCE_S)
    with connection.cursor() as cursor:
        while not _lock_is_ours(cursor):
            if time.monotonic() >= until:
                what = "the database is being written to from another folder or machine"
                raise Locked(what, str(folder), "wait until it is done, then call again")
            time.sleep(PAUSE_S)


def _lock_is_ours(cursor: CursorWrapper) -> bool:
    cursor.execute("SELECT pg_try_advisory_lock(%s, hashtext(current_schema()))", [LOCK])
    [free] = cursor.fetchone() or [False]
    return bool(free)


BEGIN_READING = {
    "sqlite": "BEGIN DEFERRED",  # takes no lock, as the transactions that write do
    "postgresql": "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
}


@contextmanager
def one_moment() -> Iterator[None]:
    """What is asked inside is answered as of the first question, whatever is written meanwhile."""
    from django.db import connection

    if connection.in_atomic_block:
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute(BEGIN_READING[connection.vendor])
        try:
            yield
        finally:
            cursor.execute("ROLLBACK")


def migrate() -> None:
    """Bring the tables up to date, all or nothing. The caller holds the write lock.

    Django notes some migrations as done only after their transaction; a process killed between the two
    would leave tables that can never be made again. So one transaction goes around them all.

    Raises:
        ArchiveError: a PostgreSQL database that sorts text by a language, or is not in UTF-8.
    """
    from django.core.management import call_command
    from django.db import connection, transaction

    if connection.vendor == "postgresql":
        _refuse_other_order()
    with connection.constraint_checks_disabled(), transaction.atomic():
        call_command("migrate", interactive=False, verbosity=0, skip_checks=True)


def _refuse_other_order() -> None:
    """Stretches of a list begin behind an id: every database must sort ids as SQLite does, by code point."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT 'Z' < 'a' AND 'a-b' < 'aa' AND 'a/b' < 'a0'")
        [by_code_point] = cursor.fetchone() or [False]
        cursor.execute("SHOW server_encoding")
        [encoding] = cursor.fetchone() or [""]
    if not by_code_point or encoding != "UTF8":
        raise ArchiveError(
            f"the database sorts text by a language, or is not in UTF-8 but {encoding}",
            "SHUZIBAO_DATABASE",
            "make it so: createdb --template=template0 --encoding=UTF8 --locale=C.UTF-8 NAME",
        )
