"""A whole archive as one file, and back on another machine.

The file is a ZIP of

    manifest.json                  what is in it: digests, sizes, the tables' state
    tables/archive.issue.jsonl …   one row a line, for SQLite and PostgreSQL alike
    files/ab/abcdef…               originals, pages as read, pictures, older readings

in this order, with fixed times, so that the same archive gives the same file. The index is made anew.
What comes in is believed in nothing: see `shuzibao.archive.unbundle`.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from django.apps import apps
from django.db import connection, models
from django.db.migrations.recorder import MigrationRecorder

import shuzibao
from shuzibao.archive.holding import Holding
from shuzibao.archive.references import referenced
from shuzibao.errors import ArchiveError

FORMAT = "shuzibao-archive/1"
MANIFEST = "manifest.json"
# Which listener heard what is the business of the machine that has the index; the record is told anew.
LOCAL_TABLES = {
    "archive.change",
    "archive.heard",
    "archive.fact",
    "archive.followup",
    "archive.name",
}
LOCAL_COLUMNS = {"archive.issue": {"named"}, "archive.title": {"learnt"}}  # learnt with the record
EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest time that a ZIP can state

Model = type[models.Model]


def tables() -> list[Model]:
    """Every table of ours, those that others point to first."""
    found = [model for model in apps.get_models() if model._meta.label_lower not in LOCAL_TABLES]
    ordered: list[Model] = []
    while found:
        ready = [one for one in found if not (_needed(one) & set(found) - {one})]
        ordered += sorted(ready, key=lambda one: one._meta.label_lower)
        found = [one for one in found if one not in ready]
    return ordered


def _needed(model: Model) -> set[Model]:
    return {
        field.related_model
        for field in model._meta.concrete_fields
        if isinstance(field, models.ForeignKey) and not isinstance(field.related_model, str)
    }


def table_member(model: Model) -> str:
    return f"tables/{model._meta.label_lower}.jsonl"


def file_member(digest: str) -> str:
    return f"files/{digest[:2]}/{digest}"


def migrations() -> list[str]:
    """Which state the tables are in: the migrations of ours that have been applied."""
    ours = {model._meta.app_label for model in tables()}
    applied = MigrationRecorder(connection).applied_migrations()
    return sorted(f"{label}.{name}" for label, name in applied if label in ours)


def export(archive: Holding, target: Path, tick: Callable[[int], None] = lambda count: None) -> int:
    """Write the whole archive into one file; its size in bytes.

    tick: told how many of the files were written since it was last called.

    Raises:
        ArchiveError: the target is there already, or a file of the archive is missing or damaged.
    """
    if target.exists():
        raise ArchiveError(
            "there is a file of that name already", str(target), "choose another name"
        )
    part = target.with_name(f"{target.name}.part-{os.getpid()}")
    try:
        with part.open("xb") as out:
            with zipfile.ZipFile(out, "w", allowZip64=True) as bundle:
                _write(archive, bundle, tick)
            out.flush()
            os.fsync(out.fileno())
        part.replace(target)
    except OSError as error:
        reason = error.strerror or str(error)
        remedy = "choose another place"
        raise ArchiveError(f"cannot be written: {reason}", str(target), remedy) from error
    finally:
        part.unlink(missing_ok=True)
    return target.stat().st_size


def _write(archive: Holding, bundle: zipfile.ZipFile, tick: Callable[[int], None]) -> None:
    digests = sorted(referenced())
    manifest = {
        "format": FORMAT,
        "made_by": shuzibao.__version__,
        "migrations": migrations(),
        "tables": {table_member(model): _measured(model) for model in tables()},
        "files": {digest: archive.files.path(digest).stat().st_size for digest in digests},
    }
    text = json.dumps(manifest, ensure_ascii=False, sort_keys=True, indent=1)
    bundle.writestr(_member(MANIFEST, zipfile.ZIP_DEFLATED), text)
    for model in tables():
        with bundle.open(_member(table_member(model), zipfile.ZIP_DEFLATED), "w") as out:
            for line in _lines(model):
                out.write(line)
    for digest in digests:
        bundle.writestr(_member(file_member(digest), zipfile.ZIP_STORED), archive.files.get(digest))
        tick(1)


def _member(name: str, compression: int) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, EPOCH)
    info.compress_type = compression
    info.create_system = 3  # Unix, whatever this machine is
    info.external_attr = 0o644 << 16
    return info


def _measured(model: Model) -> dict[str, Any]:
    digest, size, count = hashlib.sha256(), 0, 0
    for line in _lines(model):
        digest.update(line)
        size += len(line)
        count += 1
    return {"rows": count, "size": size, "sha256": digest.hexdigest()}


def _lines(model: Model) -> Iterator[bytes]:
    local = LOCAL_COLUMNS.get(model._meta.label_lower, set())
    kept = [one.attname for one in model._meta.concrete_fields if one.attname not in local]
    rows = model._default_manager.order_by("pk").values(*kept)
    for row in rows.iterator(chunk_size=500):
        text = json.dumps(row, default=_time, ensure_ascii=False, sort_keys=True)
        yield text.encode() + b"\n"


def _time(value: dt.date) -> str:
    return value.isoformat()  # to the microsecond; Django's own encoder keeps thousandths only
