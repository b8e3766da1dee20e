"""An issue 期 of a title 报: its pages, articles and furniture."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from shuzibao.model.article import Article, Element
from shuzibao.model.page import Notice, Page


@dataclass(frozen=True, slots=True)
class Title:
    """A newspaper 报: its name as printed, and every other form of it that was met."""

    name: str
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Given:
    """What the person at the keyboard says of the pages, where the print does not."""

    title: str | None = None
    date: dt.date | None = None
    page: int | None = None


@dataclass(frozen=True, slots=True)
class PrintedBetween:
    """When an issue without a date was printed, by what it tells.

    first: the last day that it tells of as past. last: the first day that it tells of as to come, else the
    end of the year. basis: the sentences that tell them, as printed.
    """

    first: dt.date
    last: dt.date
    basis: tuple[str, ...]

    def as_data(self) -> dict[str, object]:
        """Ready for `json.dumps`."""
        return {
            "first": self.first.isoformat(),
            "last": self.last.isoformat(),
            "basis": list(self.basis),
        }


@dataclass(frozen=True, slots=True)
class Issue:
    """One date's paper.

    date_basis: "printed", "given", "inferred" or "none". year may be known where the date is not.
    weekday: ISO number, 1 = Monday; checked against the date where both are printed.
    masthead: what else the masthead says (lunar date, pages today, editors), by English key.
    pages: in order of number, numbers unique and set.
    """

    id: str
    title: Title | None
    pages: tuple[Page, ...]
    articles: tuple[Article, ...]
    furniture: tuple[Element, ...] = ()
    unplaced: tuple[Element, ...] = ()
    notices: tuple[Notice, ...] = ()
    date: dt.date | None = None
    date_basis: str = "none"
    year: int | None = None
    weekday: str | None = None
    number: int | None = None
    running_number: int | None = None
    permit: str | None = None
    website: str | None = None
    masthead: tuple[tuple[str, str], ...] = ()
