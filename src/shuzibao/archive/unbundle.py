"""An exported archive back into a folder. The file is a stranger's: nothing in it is believed.

Members are read by the names that the manifest implies and are never unpacked by their own, so a name
that leads elsewhere leads nowhere. Files must be stored plain: what is not compressed cannot swell. Tables
may swell by SWELL and are read a row at a time. Every digest is checked. The archive is made beside its
place and moved there when all of it is right.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Any

from django.core.exceptions import ValidationError
from django.core.management.color import no_style
from django.db import DatabaseError, connection, models, transaction

from shuzibao.archive import changes
from shuzibao.archive.bundle import FORMAT, MANIFEST, Model, file_member, table_member, tables
from shuzibao.archive.files import DIGEST, Files
from shuzibao.archive.models import Article, Heard, Issue, Page
from shuzibao.archive.references import referenced
from shuzibao.archive.store import Archive
from shuzibao.errors import ArchiveError
from shuzibao.model.ids import ISSUE_ID

MANIFEST_LIMIT = 256 << 20  # bytes; a million files need a third of it
ROW_LIMIT = 64 << 20  # bytes; the longest row is an article
# How much larger than its packed self a table may be. Tables of ours swell ten- to thirtyfold; the most
# that deflate can do is a thousandfold.
SWELL = 200
BATCH = 500
# The listener whose tables travel with the archive: naming people again takes longer than all else.
RECORD, RECORD_TABLES = "record", {"tables/archive.fact.jsonl", "tables/archive.followup.jsonl"}
CHUNK = 1 << 20


class BadBundle(ArchiveError):
    """This file is no exported archive, or not one to be trusted."""


Manifest = dict[str, Any]


def import_(source: Path, folder: Path, tick: Callable[[int], None] = lambda count: None) -> int:
    """Make the archive of this exported file in a folder; how many issues it has.

    tick: told how many of the files were read since it was last called.

    Raises:
        BadBundle: the file is damaged, hostile, or of a newer Shuzibao.
        ArchiveError: there is an archive in the folder already.
    """
    if folder.exists() and any(folder.iterdir()):
        remedy = "name a folder that is not there yet: --archive DIR"
        raise ArchiveError("the folder is not empty", str(folder), remedy)
    making = folder.with_name(f".{folder.name}.importing")
    shutil.rmtree(making, ignore_errors=True)
    try:
        with zipfile.ZipFile(source) as bundle:
            manifest = read_manifest(bundle, source)
            with Archive.open(making, create=True, write=True) as archive:
                count = _fill(archive, bundle, manifest, source, tick)
        if folder.exists():
            folder.rmdir()
        making.rename(folder)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, EOFError, NotImplementedError) as error:
        raise _bad(f"no archive, or a damaged one: {error}", source) from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise ArchiveError(f"cannot be read: {reason}", str(source), "check the path") from error
    finally:
        shutil.rmtree(making, ignore_errors=True)
    return count


def _bad(what: str, source: Path) -> BadBundle:
    return BadBundle(what, str(source), "export the archive again where it came from")


def read_manifest(bundle: zipfile.ZipFile, source: Path) -> Manifest:
    """What the file says is in it, after its members were seen to be just that.

    Raises:
        BadBundle: a member more, less, doubled, of another size, packed as it may not be.
    """
    infos = bundle.infolist()
    names = [info.filename for info in infos]
    if len(set(names)) != len(names):
        raise _bad("it holds two members of one name", source)
    held = dict(zip(names, infos, strict=True))
    manifest = _manifest(bundle, held, source)
    for name in held.keys() - {MANIFEST}:
        if name not in manifest["tables"] and name not in manifest["members"]:
            raise _bad(f"it holds {name[:80]!r}, which its manifest does not name", source)
    for name, info in held.items():
        _judge(name, info, manifest, source)
    for name in (*manifest["tables"], *manifest["members"]):
        if name not in held:
            raise _bad(f"{name} is named in its manifest and not there", source)
    _refuse_overlaps(infos, source)
    return manifest


def _manifest(bundle: zipfile.ZipFile, held: dict[str, zipfile.ZipInfo], source: Path) -> Manifest:
    if MANIFEST not in held:
        raise _bad("this is no exported archive", source)
    if held[MANIFEST].file_size > MANIFEST_LIMIT:
        raise _bad("its manifest is too large", source)
    try:
        with bundle.open(MANIFEST) as file:
            manifest = json.loads(_read(file, MANIFEST_LIMIT, source))
        stated = manifest["format"]
        if stated != FORMAT:
            remedy = "import it with the version of Shuzibao that made it, or a later one"
            raise BadBundle(f"its format is {stated!r}, not {FORMAT}", str(source), remedy)
        files, known = manifest["files"], [table_member(model) for model in tables()]
        if not all(DIGEST.fullmatch(one) and type(size) is int for one, size in files.items()):
            raise _bad("its manifest names a file by something else than its digest", source)
        if later := sorted({*manifest["tables"]} - {*known}):
            remedy = "import it with that version or a later one"
            raise BadBundle(
                f"written by a newer Shuzibao, with {', '.join(later)[:200]}", str(source), remedy
            )
        for table in manifest["tables"].values():
            if type(table["size"]) is not int or not DIGEST.fullmatch(table["sha256"]):
                raise _bad("its manifest is damaged", source)
        members = {file_member(digest): digest for digest in files}
        return {"tables": manifest["tables"], "files": files, "members": members}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise _bad(f"its manifest is damaged: {error!r}", source) from error


def _judge(name: str, info: zipfile.ZipInfo, manifest: Manifest, source: Path) -> None:
    if info.flag_bits & 1:
        raise _bad(f"{name} is encrypted", source)
    if name in manifest["members"]:
        if info.compress_type != zipfile.ZIP_STORED:
            raise _bad(f"{name} is packed, and files are not to be", source)
        if not info.file_size == info.compress_size == manifest["files"][manifest["members"][name]]:
            raise _bad(f"{name} is not of the size that its manifest states", source)
        return
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise _bad(f"{name} is packed in a way that exports are not", source)
    if info.file_size > CHUNK and info.file_size > SWELL * info.compress_size:
        raise _bad(
            f"{name} would swell {info.file_size // max(1, info.compress_size)}-fold", source
        )
    if name in manifest["tables"] and info.file_size != manifest["tables"][name]["size"]:
        raise _bad(f"{name} is not of the size that its manifest states", source)


def _refuse_overlaps(infos: list[zipfile.ZipInfo], source: Path) -> None:
    """Members that share their bytes are how a small file unpacks to petabytes."""
    end = 0
    for info in sorted(infos, key=lambda one: one.header_offset):
        if info.header_offset < end:
            raise _bad(f"{info.filename[:80]!r} lies inside another member", source)
        end = info.header_offset + info.compress_size


def _read(file: IO[bytes], limit: int, source: Path) -> bytes:
    data = file.read(limit + 1)
    if len(data) > limit:
        raise _bad("a member is longer than it says", source)
    return data


def _fill(
    archive: Archive,
    bundle: zipfile.ZipFile,
    manifest: Manifest,
    source: Path,
    tick: Callable[[int], None],
) -> int:
    for name, digest in manifest["members"].items():
        with bundle.open(name) as file:
            data = _read(file, manifest["files"][digest], source)
        if hashlib.sha256(data).hexdigest() != digest:
            raise _bad(f"{name} does not hold what its digest says", source)
        archive.files.put(data)
        tick(1)
    try:
        with transaction.atomic():
            if Issue.objects.exists():
                raise ArchiveError(
                    "the database holds an archive already",
                    "SHUZIBAO_DATABASE",
                    "name an empty database",
                )
            for model in tables():
                if (name := table_member(model)) in manifest["tables"]:
                    with bundle.open(name) as file:
                        _load(model, file, manifest["tables"][name], source)
            _judge_rows(archive.files, source)
            _note_all(manifest)
    except (DatabaseError, ValidationError, ValueError, TypeError, RecursionError) as error:
        raise _bad(f"its tables do not fit together: {error}", source) from error
    changes.tell(archive)
    return Issue.objects.count()


def _load(model: Model, file: IO[bytes], stated: dict[str, Any], source: Path) -> None:
    digest, batch = hashlib.sha256(), []
    for line in _lines(file, stated["size"], source):
        digest.update(line)
        batch.append(_row(model, json.loads(line)))
        if len(batch) == BATCH:
            _keep(model, batch)
            batch = []
    _keep(model, batch)
    if digest.hexdigest() != stated["sha256"]:
        raise _bad(f"{table_member(model)} does not hold what its digest says", source)
    with connection.cursor() as cursor:  # PostgreSQL counts its ids apart from the rows
        for statement in connection.ops.sequence_reset_sql(no_style(), [model]):
            cursor.execute(statement)


def _keep(model: Model, batch: list[models.Model]) -> None:
    """Rows with the times that they were written at, which inserting alone would set to now."""
    times = [
        field
        for field in model._meta.concrete_fields
        if getattr(field, "auto_now", False) or getattr(field, "auto_now_add", False)
    ]
    held = [[getattr(row, field.attname) for field in times] for row in batch]
    model._default_manager.bulk_create(batch)
    for row, values in zip(batch, held, strict=True):
        for field, value in zip(times, values, strict=True):
            setattr(row, field.attname, value)
    if times and batch:
        model._default_manager.bulk_update(batch, [field.name for field in times], batch_size=50)


def _lines(file: IO[bytes], size: int, source: Path) -> Iterator[bytes]:
    left = size
    while line := file.readline(ROW_LIMIT + 1):
        left -= len(line)
        if len(line) > ROW_LIMIT or left < 0:
            raise _bad("a table is longer than it says", source)
        yield line


def _row(model: Model, values: dict[str, Any]) -> models.Model:
    """A row as it was, times included: the columns of ours that it names, each checked for its kind."""
    row = model()
    for field in model._meta.concrete_fields:
        if field.attname in values:
            value = values[field.attname]
            json_column = isinstance(field, models.JSONField)
            setattr(row, field.attname, value if json_column else field.to_python(value))
    row.clean_fields(exclude=[*_relations(model), *_empty(row)])
    return row


def _relations(model: Model) -> list[str]:
    """The database itself checks these, at the end."""
    return [field.name for field in model._meta.concrete_fields if field.is_relation]


def _empty(row: models.Model) -> list[str]:
    """Django's forms call empty text and empty JSON missing; in a row they are values."""
    return [
        field.name
        for field in row._meta.concrete_fields
        if getattr(row, field.attname) in (None, "", [], {})
    ]


def _judge_rows(files: Files, source: Path) -> None:
    for id_ in Issue.objects.values_list("id", flat=True):
        if not ISSUE_ID.fullmatch(id_):
            raise _bad(f"{id_[:80]!r} is no issue's id", source)
    for table, parts in ((Page, 1), (Article, 2)):
        for id_, issue in table.objects.values_list("id", "issue_id"):
            head, *numbers = id_.rsplit("/", parts)
            if head != issue or not all(number.isdecimal() for number in numbers):
                raise _bad(f"{id_[:80]!r} is no address in {issue[:80]!r}", source)
    for digest, what in referenced().items():
        if not DIGEST.fullmatch(digest) or not files.has(digest):
            raise _bad(f"{what} is not in it", source)


def _note_all(manifest: Manifest) -> None:
    """Leave word of every issue for the index, which is made anew; the record came along."""
    articles: dict[str, list[str]] = {}
    for id_, issue in Article.objects.order_by("id").values_list("id", "issue_id"):
        articles.setdefault(issue, []).append(id_)
    for issue in Issue.objects.order_by("id").values_list("id", flat=True):
        changes.note(issue, articles.get(issue, []), [])
    if manifest["tables"].keys() >= RECORD_TABLES:
        Heard.objects.create(listener=RECORD, revision=changes.latest())
