"""Which files a command is about: those named, and those in the folders named."""

from __future__ import annotations

import os
import re
import stat
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import IO

from shuzibao.archive.database import SQLITE_FILE
from shuzibao.archive.lock import LOCK_FILE
from shuzibao.errors import BadInput, TooLarge

WRITER_S = 2.0  # for somebody to open the other end of a pipe
MOST_MB = 1024  # of one file; the largest scanned issues have a fifth of it

# What systems leave beside files; nobody means them.
LITTER = {"Thumbs.db", "desktop.ini", "__MACOSX", "__pycache__"}


# How the names of pages end; a folder holds other things beside them, and what stands in it was not named.
# Of pictures those that the scan reader knows by their first bytes.
PAGE_KINDS = {
    ".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".xml", ".alto", ".pdf", ".tif", ".tiff",
    ".jpg", ".jpeg", ".jpe", ".png", ".webp", ".bmp", ".gif", ".jp2", ".jpx", ".j2k",
}  # fmt: skip
ENDING = re.compile(r"\.(?=[0-9]*[A-Za-z])[A-Za-z0-9]+[~#]?")


def walk(
    paths: Iterable[Path], left_out: Callable[[Path], object] = lambda path: None
) -> Iterator[Path]:
    """Files in their order: as named, and a folder's by name, numbers as numbers, its folders after them.

    A file that is named is given whatever it is. Of a folder's: files whose names end as pages' do, or in
    nothing that tells a kind. Hidden files, what systems leave behind and archives of ours are passed over.
    A path that is not there is given all the same: whoever opens it says so.

    left_out: called with each file of a folder that is of another kind, and with each link that leads to a
        folder, or out of the folder that was named.
    """
    seen: set[Path] = set()
    for path in paths:
        for found in _walk_folder(path, path, left_out) if path.is_dir() else (path,):
            if found not in seen:
                seen.add(found)
                yield found


def is_page_by_name(name: str) -> bool:
    """Whether a file's name ends as a page's does, or in nothing that tells a kind: `云泽报.2024.03.04`."""
    endings = ENDING.findall(name.lower().lstrip("."))
    return not endings or endings[-1] in PAGE_KINDS


def _walk_folder(folder: Path, named: Path, left_out: Callable[[Path], object]) -> Iterator[Path]:
    if any((folder / name).exists() for name in (SQLITE_FILE, LOCK_FILE)):
        return  # an archive of ours
    try:
        inside = sorted(folder.iterdir(), key=lambda path: natural(path.name))
    except OSError:
        yield folder  # whoever opens it says why it cannot be
        return
    wanted = [path for path in inside if path.name[:1] != "." and path.name not in LITTER]
    for path in wanted:
        if path.is_file():
            if is_page_by_name(path.name) and _stays_in(path, named):
                yield path
            else:
                left_out(path)
    for path in wanted:
        if path.is_dir():
            if path.is_symlink():
                left_out(path)
            else:
                yield from _walk_folder(path, named, left_out)


def _stays_in(path: Path, named: Path) -> bool:
    """Whether what is read lies in the folder that was named: a link may lead anywhere."""
    return not path.is_symlink() or path.resolve().is_relative_to(named.resolve())


def read_file(path: Path, pipes: bool = False) -> bytes:
    """The bytes of a file.

    pipes: a pipe is read too, as `read <(another command)` gives one; none is waited for that nobody writes to.

    Raises:
        BadInput: it is not there, no file, or not ours to read.
        TooLarge: above SHUZIBAO_MAX_FILE_MB.
    """
    where = printable(str(path))
    try:
        found = path.stat()
        if pipes and stat.S_ISFIFO(found.st_mode):
            return _from_pipe(path, where)
        if not stat.S_ISREG(found.st_mode):
            raise BadInput("this is no file", where, "name files, or folders of files")
        if found.st_size > most_bytes():
            raise _too_large(f"the file has {found.st_size >> 20} MB", where)
        return path.read_bytes()
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        reason = getattr(error, "strerror", None) or str(error)
        raise BadInput(f"cannot be opened: {reason}", where, "check the path") from error


def read_all(file: IO[bytes], where: str) -> bytes:
    """Everything that comes, up to the largest size of a file. Raises TooLarge."""
    data = file.read(most_bytes() + 1)
    if len(data) > most_bytes():
        raise _too_large("more comes", where)
    return data


def _from_pipe(path: Path, where: str) -> bytes:
    with open(os.open(path, os.O_RDONLY | os.O_NONBLOCK), "rb") as file:
        first = _begun(file.fileno(), where)
        os.set_blocking(file.fileno(), True)
        return first + read_all(file, where)


def _begun(pipe: int, where: str) -> bytes:
    """What comes first, or b"" where somebody is about to write: the system says so by refusing to wait."""
    until = time.monotonic() + WRITER_S
    while time.monotonic() < until:
        try:
            if first := os.read(pipe, 1 << 16):
                return first
        except BlockingIOError:
            return b""
        time.sleep(0.02)
    raise BadInput("nobody writes to this pipe", where, "name files, or folders of files")


def _too_large(what: str, where: str) -> TooLarge:
    limit = f"{what}, and {most_bytes() >> 20} MB are the limit"
    return TooLarge(limit, where, "split it, or raise SHUZIBAO_MAX_FILE_MB")


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
