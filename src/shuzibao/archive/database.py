"""Where an archive's tables live: SQLite in its folder, or the PostgreSQL that the settings name."""

from __future__ import annotations

import os
import re
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, quote, unquote, urlsplit

from shuzibao.errors import ArchiveError, MissingEngine

SQLITE_FILE = "archive.sqlite3"
# WAL: readers see the last whole transaction while one writes. NORMAL: a power cut may cost the last
# transaction, never the database; a killed process costs nothing.
SQLITE_PRAGMAS = (
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA busy_timeout=20000; "
    "PRAGMA temp_store=MEMORY; PRAGMA cache_size=-32000"
)


def database_for(folder: Path, url: str | None = None) -> dict[str, Any]:
    """Django's database settings for the archive in this folder.

    url: `postgresql://user:password@host:port/name?sslmode=require`, as PostgreSQL's own tools take it, else
        SHUZIBAO_DATABASE, else SQLite in the folder. A host that is a path, `%2Frun%2Fpostgresql`, is a socket's.

    Raises:
        ArchiveError: the address names no database that we know.
        MissingEngine: PostgreSQL is named, and its client is not installed.
    """
    url = url or os.environ.get("SHUZIBAO_DATABASE")
    if not url:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": str(folder / SQLITE_FILE),
            "OPTIONS": {"transaction_mode": "IMMEDIATE", "init_command": SQLITE_PRAGMAS},
        }
    parts = urlsplit(url)
    if parts.scheme not in ("postgresql", "postgres") or len(parts.path) < 2:
        raise ArchiveError(
            f"no database that we know: {parts.scheme}://…",
            "SHUZIBAO_DATABASE",
            "write it as postgresql://user:password@host/name, or unset it for SQLite",
        )
    if find_spec("psycopg") is None:
        raise MissingEngine(
            "the PostgreSQL client is not installed",
            "SHUZIBAO_DATABASE",
            'pip install "shuzibao[postgres]"',
        )
    address = parts.netloc.rpartition("@")[2]  # `hostname` would lower a path's letters
    host = re.sub(r":[0-9]*$", "", address).strip("[]")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path[1:]),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(host),
        "PORT": str(parts.port or ""),
        "OPTIONS": dict(parse_qsl(parts.query)),
        "CONN_HEALTH_CHECKS": True,  # a server may be started anew between two questions
    }


def readers_only(database: dict[str, Any]) -> dict[str, Any]:
    """The same database for a process that shall not be able to write, whatever its code does.

    Its connections stay open: the site asks often.
    """
    if database["ENGINE"].endswith("postgresql"):
        asked = database["OPTIONS"].get("options", "")
        read_only = f"{asked} -c default_transaction_read_only=on".strip()
        held = {**database["OPTIONS"], "options": read_only}
        return database | {"OPTIONS": held, "CONN_MAX_AGE": None}
    file = Path(database["NAME"])
    # On a read-only disk nobody writes, and SQLite cannot make the file by which readers of WAL agree.
    fixed = "" if os.access(file.parent, os.W_OK) else "&immutable=1"
    options = {
        "uri": True,
        "init_command": "PRAGMA query_only=1; PRAGMA busy_timeout=20000; "
        "PRAGMA temp_store=MEMORY; PRAGMA cache_size=-32000; PRAGMA mmap_size=268435456",
    }
    name = f"file:{quote(str(file))}?mode=ro{fixed}"
    return database | {"NAME": name, "OPTIONS": options, "CONN_MAX_AGE": None}
