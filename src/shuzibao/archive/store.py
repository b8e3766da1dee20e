"""An archive: one folder that keeps everything that was ever added, and hands it out again.

archive.sqlite3   the tables (WAL), unless SHUZIBAO_DATABASE names a PostgreSQL
files/            originals, pages as read, pictures, by SHA-256
index/            search, made from the tables
derived/          what is made of pictures for readers, see shuzibao.archive.derived
.writing          the lock of the one writer

with Archive.open("archive", create=True, write=True) as archive:
    for outcome in archive.add(["page1.txt"]): ...
with Archive.open("archive") as archive:
    archive.issue("xuhuibao/2021-11-29").articles
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from shuzibao.archive import connection
from shuzibao.archive.database import SQLITE_FILE
from shuzibao.archive.holding import Holding
from shuzibao.archive.lock import Locked, Unwritable
from shuzibao.archive.options import Options, Outcome
from shuzibao.errors import ArchiveError

if TYPE_CHECKING:
    from shuzibao.model import Article, Issue

LOG = logging.getLogger(__name__)


class Archive(Holding):
    """An open archive. Make one with `Archive.open`; the last one opened is the one that models speak to."""

    @classmethod
    def open(
        cls,
        folder: Path | str,
        *,
        create: bool = False,
        write: bool = False,
        patience_s: float = 0.0,
    ) -> Self:
        """The archive in this folder; tables are brought up to date, a lagging index is mended.

        create: make it where there is none. write: hold the lock until `close`, waiting patience_s.

        Raises:
            ArchiveError: no archive here, a damaged one, or one written by a newer Shuzibao.
            Locked: somebody else is writing.
        """
        folder = Path(folder).absolute()
        fresh = not (folder / SQLITE_FILE).exists()
        if fresh and not create and not (folder / "files").is_dir():
            remedy = f"make one: shuzibao add PAGES --archive {folder}"
            raise ArchiveError("there is no archive here", str(folder), remedy)
        if create:
            _make_folders(folder)
        archive = cls(folder)
        connection.use(folder)
        try:
            if write:
                archive._begin_writing(patience_s)
            archive._catch_up(patience_s)
        except BaseException:
            archive.close()
            raise
        return archive

    def _begin_writing(self, patience_s: float) -> None:
        self._lock.take(patience_s)
        self.writing = True
        connection.lock_database(self.folder, patience_s)
        self.files.sweep()

    def _catch_up(self, patience_s: float) -> None:
        """Tables and listeners as new as the code and the last write; a reader leaves it to a writer."""
        if connection.pending(self.folder):
            self._locked(connection.migrate, max(patience_s, 20.0))
        from shuzibao.archive import changes

        if changes.lagging():
            try:
                self._locked(lambda: changes.tell(self), 0.0)
            except changes.NotHeard as error:
                LOG.warning("%s", error)  # pages can be read, and added, all the same
            except (Locked, Unwritable):
                if self.writing:
                    raise

    def _locked(self, work: Callable[[], None], patience_s: float) -> None:
        if self.writing:
            work()
            return
        self._lock.take(patience_s)
        try:
            work()
        finally:
            self._lock.release()

    def close(self) -> None:
        """Let go of the lock and of this thread's connection. Safe to call again."""
        from django.db import connections

        if connections.settings["default"].get("NAME") and self._is_current():
            connections["default"].close()
        self._lock.release()
        self.writing = False

    def _is_current(self) -> bool:
        from django.conf import settings

        return bool(self.folder == settings.ARCHIVE)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    # What the rooms behind ask for. The work is done in the modules named.

    def issue(self, issue_id: str) -> Issue:
        """The issue as it was rebuilt, pages with all their lines. Raises NotFound."""
        from shuzibao.archive import fetch

        return fetch.issue(self, issue_id)

    def article(self, article_id: str) -> Article:
        """Raises NotFound."""
        from shuzibao.archive import fetch

        return fetch.article(article_id)

    def facts(self, issue_id: str) -> dict[str, list[dict[str, Any]]]:
        """What each article of an issue tells, as shuzibao/1 has it, by the article's id."""
        from shuzibao.archive import fetch

        return fetch.facts(issue_id)

    def issues(self) -> list[dict[str, Any]]:
        """Every issue, the latest first: id, title, date, year, number, pages and articles counted."""
        from shuzibao.archive import fetch

        return fetch.issues()

    def current(self, id_: str) -> str:
        """This id, or the one that took its place. Raises NotFound."""
        from shuzibao.archive import fetch

        return fetch.current(id_)

    def hidden(self, issue_id: str) -> dict[str, str]:
        """Ids of the issue's hidden articles, with the reason."""
        from shuzibao.archive import fetch

        return fetch.hidden(issue_id)

    def add(self, paths: Iterable[Path | str], options: Options | None = None) -> Iterator[Outcome]:
        """Read, rebuild and store; folders are walked. One outcome for every file, as it is done."""
        from django.db import DatabaseError

        from shuzibao.archive.add import add

        try:
            yield from add(self, [Path(path) for path in paths], options or Options())
        except DatabaseError as error:
            remedy = "make room on the disk, or see `shuzibao check`; then call again"
            raise ArchiveError(f"the database: {error}", str(self.folder), remedy) from error


def _make_folders(folder: Path) -> None:
    try:
        (folder / "files").mkdir(parents=True, exist_ok=True)
        (folder / "index").mkdir(exist_ok=True)
    except OSError as error:
        reason = error.strerror or str(error)
        remedy = "name a folder that you may write to: --archive DIR"
        raise ArchiveError(f"the archive cannot be made: {reason}", str(folder), remedy) from error
