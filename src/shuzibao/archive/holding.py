"""What an archive's folder holds, and who writes to it: what every room behind `Archive` needs of it."""

from __future__ import annotations

from pathlib import Path

from shuzibao.archive.crew import Crew
from shuzibao.archive.files import Files
from shuzibao.archive.lock import WriteLock
from shuzibao.errors import ArchiveError


class Holding:
    """folder: absolute. files: its originals and pictures. index: the folder that search may use.

    crew: who does the work of a write beside it; `add` calls more hands.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.files = Files(folder / "files")
        self.index = folder / "index"
        self._lock = WriteLock(folder)
        self.writing = False
        self.crew = Crew(1)

    def must_write(self) -> None:
        """Raises ArchiveError where the archive was not opened for writing."""
        if not self.writing:
            remedy = "Archive.open(folder, write=True)"
            raise ArchiveError("opened for reading only", str(self.folder), remedy)
