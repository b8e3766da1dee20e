"""What a reader is: it recognises a source by its content and turns it into pages."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Protocol

from shuzibao.model import Flow, Page


@dataclass(frozen=True, slots=True)
class Source:
    """A file as it came.

    name: shown in spans and notices; the file's name without its folder.
    data: its bytes.
    dpi: resolution of a scan, where the file does not say. password: of a locked PDF.
    direction: forces which way lines of a scan run. encoding: forces the encoding of a text. page: forces the number of its (first) page.
    progress: called with (lines done, lines in all) by readers that take long.
    """

    name: str
    data: bytes
    dpi: float | None = None
    password: str | None = None
    encoding: str | None = None
    page: int | None = None
    date: dt.date | None = None
    direction: Flow | None = None
    progress: Callable[[int, int], None] | None = None


class Reader(Protocol):
    """One kind of source. Content is recognised, never guessed by elimination."""

    name: str

    def claims(self, source: Source) -> bool:
        """Whether these bytes are of this reader's kind. At most one reader claims a source."""
        ...

    def read(self, source: Source) -> Iterator[Page]:
        """The pages, in the file's order.

        Raises:
            BadInput: the file cannot be read; what, where, and what to try.
        """
        ...
