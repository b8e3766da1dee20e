"""What is made from an issue's pictures for readers: kept beside the archive, thrown away at every write.

`derived/<issue>/<name>`: pictures with hidden stories blanked out, clippings, thumbnails, pages as PDF.
A name holds the digest of all that it was made from, so nothing old is ever given for something new;
and when an issue changes (a story is hidden, withdrawn, read anew) its whole folder goes, so that what may
no longer be shown does not lie about. All of it can be made again.
"""

from __future__ import annotations

import os
import re
import secrets
import shutil
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from shuzibao.model.ids import ISSUE_ID

if TYPE_CHECKING:
    from shuzibao.archive.changes import Changes
    from shuzibao.archive.store import Archive

FOLDER: Final = "derived"
NAME: Final = re.compile(r"[a-z0-9][a-z0-9.-]*")


class Derived:
    """The folder. Readers' processes write to it, too; where they may not, everything is made each time."""

    def __init__(self, archive: Path) -> None:
        self.folder = archive / FOLDER

    def get(self, issue: str, name: str) -> bytes | None:
        """The bytes kept under this name, or None."""
        try:
            return self._path(issue, name).read_bytes()
        except OSError:
            return None

    def put(self, issue: str, name: str, data: bytes) -> None:
        """Keep them; a full or foreign disk keeps nothing, and costs nobody the answer."""
        target = self._path(issue, name)
        part = target.with_name(f".part-{secrets.token_hex(8)}")
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            part.write_bytes(data)
            os.replace(part, target)
        except OSError:
            with suppress(OSError):
                part.unlink(missing_ok=True)

    def forget(self, issue: str | None = None) -> None:
        """Throw away what was made of an issue, or of all.

        Raises:
            OSError: it is there and cannot be removed; what may not be shown would stay.
        """
        folder = self.folder if issue is None else self._issue(issue)
        with suppress(FileNotFoundError):
            shutil.rmtree(folder)

    def _issue(self, issue: str) -> Path:
        if not ISSUE_ID.fullmatch(issue):
            raise ValueError(f"not the id of an issue: {issue!r}")
        return self.folder / issue

    def _path(self, issue: str, name: str) -> Path:
        if not NAME.fullmatch(name):
            raise ValueError(f"not a name of something made: {name!r}")
        return self._issue(issue) / name


class _Sweeper:
    """Told of every write (`shuzibao.archive.changes`)."""

    name = "derived"

    def after_write(self, archive: Archive, changes: Changes) -> None:
        """Take away what was made of the issues that have changed."""
        derived = Derived(archive.folder)
        if changes.whole:
            derived.forget()
        for issue in changes.issues:
            derived.forget(issue)


LISTENER: Final = _Sweeper()
