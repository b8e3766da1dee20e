"""An original as a part of its issue."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from shuzibao.articles import PageStories
from shuzibao.model import Page

NO_PLACE = -1  # of an original that has just come


@dataclass(frozen=True, slots=True)
class Member:
    """An original and the pages read from it.

    name: as spans call it, unique in its issue. given: what `add` was told of it. said: what it says
    itself. place: its turn among the issue's originals. decoded: its text, where it is one.
    pictures: of its pages, in their order: digests in files/. told: the stories of its pages, where they
    were just read.
    """

    digest: str
    name: str
    size: int
    given: dict[str, Any]
    said: dict[str, Any]
    place: int
    pages: tuple[Page, ...]
    decoded: str | None = None
    pictures: tuple[dict[str, Any], ...] = ()
    told: tuple[PageStories, ...] = ()

    def picture(self, turn: int) -> dict[str, Any]:
        """What `Page.pictures` says of the page of that turn; empty where it has no picture."""
        return self.pictures[turn] if turn < len(self.pictures) else {}

    def renamed(self, name: str) -> Member:
        """The same, known by another name."""
        pages = tuple(replace(page, source=name) for page in self.pages)
        return replace(self, name=name, pages=pages)
