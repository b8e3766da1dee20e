"""Which files a command is about: those named, and those in the folders named."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from shuzibao.archive.database import SQLITE_FILE
from shuzibao.archive.lock import LOCK_FILE
from shuzibao.errors import BadInput, TooLarge

MOST_MB = 1024  # of one file; the largest scanned issues have a fifth of it

# What systems leave beside files; nobody means them.
LITTER = {"Thumbs.db", "desktop.ini", "__MACOSX", "__pycache__"}


def walk(paths: Iterable[Path]) -> Iterator[Path]:
    """Files in their order: as named, and a folder's by name, numbers as numbers, its folders after them.

    Hidden files, what systems leave behind, archives of ours and links to folders are passed over. A path
    that is not there is given all the same: whoever opens it says so.
    """
    seen: set[Path] = set()
    for path in paths:
        for found in _walk_folder(path) if path.is_dir() else (path,):
            if found not in seen:
                seen.add(found)
                yield found


def _walk_folder(folder: Path) -> Iterator[Path]:
    if any((folder / name).exists() for name in (SQLITE_FILE, LOCK_FILE)):
        return  # an archive of ours
    try:
        inside = sorted(folder.iterdir(), key=lambda path: natural(path.name))
    except OSError:
        yield folder  # whoever opens it says why it cannot be
        return
    wanted = [path for path in inside if path.name[:1] != "." and path.name not in LITTER]
    yield from (path for path in wanted if path.is_file())
    for path in wanted:
        if path.is_dir() and not path.is_symlink():
            yield from _walk_folder(path)


def read_file(path: Path) -> bytes:
    """The bytes of a file.

    Raises:
        BadInput: it is not there, no file, or not ours to read.
        TooLarge: above SHUZIBAO_MAX_FILE_MB.
    """
    where = printable(str(path))
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            raise BadInput("this is no file", where, "name files, or folders of files")
        if found.st_size > most_bytes():
            what = f"the file has {found.st_size >> 20} MB, and {most_bytes() >> 20} are the limit"
            raise TooLarge(what, where, "split it, or raise SHUZIBAO_MAX_FILE_MB")
        return path.read_bytes()
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        reason = getattr(error, "strerror", None) or str(error)
        raise BadInput(f"cannot be opened: {reason}", where, "check the path") from error


def most_bytes() -> int:
    """The largest file that is read, in bytes."""
    told = os.environ.get("SHUZIBAO_MAX_FILE_MB", "")
    return (int(told) if told.isdecimal() else MOST_MB) << 20


def printable(name: str) -> str:
    """A file's name as text; bytes that are no UTF-8 become U+FFFD."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def natural(name: str) -> list[tuple[int, int, str]]:
    """A key that sorts p2 before p10."""
    parts = re.split(r"([0-9]+)", name)
    return [(0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts if part]
