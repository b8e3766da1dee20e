"""Everything raised on purpose: what went wrong, where, and the next thing to try.

    ShuzibaoError
    ├── BadInput            1  this page cannot be read; the rest of the batch goes on
    │   ├── Undecodable        the bytes are text in no encoding that we know
    │   ├── NotAPage           empty, binary, or of no kind that we read
    │   └── TooLarge           beyond a limit that the settings state
    ├── MissingEngine       3  an optional part is not installed
    ├── ArchiveError        4  the archive cannot do this
    │   ├── NoTitle            the paper's name is neither printed nor given
    │   └── NotFound           no such issue, page or article
    └── BadQuery            5  a search that cannot be understood

The number is the exit code of the command that met it. Partial success of a batch is exit code 2.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import ClassVar


class ShuzibaoError(Exception):
    """What went wrong, where, and the next thing to try."""

    exit_code: ClassVar[int] = 1

    def __init__(self, what: str, where: str = "", remedy: str = "") -> None:
        super().__init__(what, where, remedy)  # all three, so it survives a worker process
        self.what, self.where, self.remedy = what, where, remedy

    def __str__(self) -> str:
        head = f"{self.where}: {self.what}" if self.where else self.what
        return f"{head}\n  try: {self.remedy}" if self.remedy else head


class BadInput(ShuzibaoError):
    """This page cannot be read."""


class Undecodable(BadInput):
    """The bytes are text in no encoding that we know."""


class NotAPage(BadInput):
    """Empty, binary, or of no kind that we read."""


class TooLarge(BadInput):
    """Beyond a limit that the settings state."""


@contextmanager
def costing_a_file(name: str) -> Iterator[None]:
    """A fault of our own, while one file is read, costs no more than this file: it is told as BadInput."""
    try:
        yield
    except ShuzibaoError:
        raise
    except Exception as error:
        fault = f"a fault of Shuzibao's own: {type(error).__name__}: {error}"
        raise BadInput(fault, name, "report it, with the file") from error


class MissingEngine(ShuzibaoError):
    """An optional part is not installed."""

    exit_code = 3


class ArchiveError(ShuzibaoError):
    """The archive cannot do this."""

    exit_code = 4


class NoTitle(ArchiveError):
    """The paper's name is neither printed nor given."""


class NotFound(ArchiveError):
    """No such issue, page or article."""


class BadQuery(ShuzibaoError):
    """A search that cannot be understood.

    code: names the sentence, so that a site can say it in its reader's language; about: what is in it.
    """

    exit_code = 5

    def __init__(
        self, what: str, where: str = "", remedy: str = "", code: str = "", about: str = ""
    ) -> None:
        super().__init__(what, where, remedy)
        self.args = (what, where, remedy, code, about)
        self.code, self.about = code, about
