"""Which state of the archive an answer was made from: a number that grows with every write.

SQLite tells each connection when another one has written (PRAGMA data_version), exactly and
without reading a page. Every thread has a connection of its own and asks before it answers; the
first to notice makes the common number grow. One write may count several times (once a
connection): that costs a second rendering and can never show an old page.
"""

from __future__ import annotations

import os
import threading
from pathlib import Path
from typing import Final

from django.conf import settings
from django.db import connection

Revision = tuple[int, int]

_lock: Final = threading.Lock()
_seen = threading.local()
_writes = 0


def revision() -> Revision:
    """Compare for equality only: (of the tables, of the index). Good within this process."""
    version = _data_version() if connection.vendor == "sqlite" else _last_change()
    # The connection itself and not its id: held here, a later one cannot be taken for it.
    seen = (connection.connection, settings.ARCHIVE, version)
    if getattr(_seen, "last", None) != seen:
        _seen.last = seen
        _grow()
    return _writes, _index_state()


def _grow() -> None:
    global _writes
    with _lock:
        _writes += 1


def _data_version() -> object:
    """Writes of others, as this connection sees them, and its own, which the pragma leaves out."""
    connection.ensure_connection()
    raw = connection.connection
    return raw.execute("PRAGMA data_version").fetchone()[0], raw.total_changes


def _last_change() -> object:
    """For PostgreSQL: which writes are done and which are under way; a commit changes it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_current_snapshot()::text")
        return cursor.fetchone()


def _index_state() -> int:
    """A rebuilt index turns this file over (a commit is followed by a write of ours); 0 without an index."""
    try:
        found = os.stat(Path(settings.ARCHIVE) / "index" / "stamp.json")
    except OSError:
        return 0
    return hash((found.st_mtime_ns, found.st_ino, found.st_size))
