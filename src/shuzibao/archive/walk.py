"""Which files a command is about: those named, and those in the folders named."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from shuzibao.archive.database import SQLITE_FILE

# What systems leave beside files; nobody means them.
LITTER = {"Thumbs.db", "desktop.ini", "__MACOSX"}


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
    if (folder / SQLITE_FILE).exists():
        return
    inside = sorted(folder.iterdir(), key=lambda path: natural(path.name))
    wanted = [path for path in inside if path.name[:1] != "." and path.name not in LITTER]
    yield from (path for path in wanted if path.is_file())
    for path in wanted:
        if path.is_dir() and not path.is_symlink():
            yield from _walk_folder(path)


def natural(name: str) -> list[tuple[int, int, str]]:
    """A key that sorts p2 before p10."""
    parts = re.split(r"([0-9]+)", name)
    return [(0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts if part]
