"""What `add` is told, and what it tells."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from shuzibao.errors import ShuzibaoError

State = Literal["new", "changed", "same"]


@dataclass(frozen=True, slots=True)
class Options:
    """What the person says of all files of a call.

    page: the number of the first page; the pages after it count on.
    jobs: processes that work side by side. More than one needs a main module that can be imported again,
        as any that starts processes does; the command line takes one a core.
    direction: which way the lines of scans run, where the user says. on_read: called with each file once it is
        read. on_lines: called while a page is recognised: the file's name, lines done, lines on the page.
    """

    title: str | None = None
    date: dt.date | None = None
    page: int | None = None
    encoding: str | None = None
    dpi: float | None = None
    password: str | None = None
    jobs: int = 1
    on_read: Callable[[Path], None] = field(default=lambda path: None, compare=False)
    on_lines: Callable[[str, int, int], None] | None = field(default=None, compare=False)
    direction: Literal["across", "down"] | None = None

    def asked(self) -> dict[str, Any]:
        """What was said, as it is kept with the original."""
        said = {
            "title": self.title,
            "date": self.date.isoformat() if self.date else None,
            "page": self.page,
            "encoding": self.encoding,
            "dpi": self.dpi,
            "password": self.password,
            "direction": self.direction,
        }
        return {key: value for key, value in said.items() if value is not None}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file: the issue it is a page of, or why it is in none."""

    path: Path
    issue: str | None
    state: State | None
    error: ShuzibaoError | None = None
