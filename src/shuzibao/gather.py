"""Which sources are one issue.

The rule, for sources given in one call, in their order:

1. What says its paper's name and its date, in print or by `--title` and `--date`, belongs to that
   issue, wherever it lies.
2. What says a date and no name joins the one issue of that date in the call; where there is none,
   the nameless sources of that date are one issue.
3. A name without a date is an issue of its own: two such pages may be years apart.
4. What says neither (an inner page, a dump) joins the issue whose masthead stands before it in the
   same folder, where that is the only one there and nothing speaks against it: another year inferred
   from the text, or a page number that the issue has already. Where a folder holds several mastheads,
   it joins the one whose file name differs in the page number only (`0712-A01.pdf`, `0712-A02.pdf`).
5. Whatever is left is an issue by itself. Two undated dumps are two issues.

Several pages in one source are always one issue.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from shuzibao.model import Issue, Page
from shuzibao.script import slug

Key = tuple[str, str]  # slug of the title or "", ISO date; or something unique to one source

# The end of a file's name that tells pages of one issue apart: "A02", "_3", "-p04", "第2版".
PAGE_MARK = re.compile(r"(?:[-_. ]*(?:page|p|node|第)?[-_ ]*[A-Da-d]?\d{1,2}版?)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Said:
    """What one source says of its issue.

    name, folder: of the file. title, date: as printed or given; a title that was only given and stands
        without a date tells no page of one issue from one of another, so it counts as None.
    year: printed or inferred. pages: numbers that its pages state; empty where they state none.
    """

    name: str
    folder: str = ""
    title: str | None = None
    date: dt.date | None = None
    year: int | None = None
    pages: tuple[int, ...] = ()


def said_by(alone: Issue, pages: Sequence[Page], name: str, folder: str = "") -> Said:
    """What a source says, from its pages as read and the issue that they make by themselves."""
    numbers = tuple(page.number for page in pages if page.number is not None)
    title = alone.title.name if alone.title else None
    return Said(name, folder, title, alone.date, alone.year, numbers)


def gather(said: Sequence[Said]) -> list[tuple[int, ...]]:
    """Indices of the sources of each issue, in the order of their first source."""
    keys: list[Key | None] = [_stated(one, at) for at, one in enumerate(said)]
    _join_by_date(said, keys)
    for at, key in enumerate(keys):
        if key is None:
            keys[at] = _followed(said, keys, at) or ("", f"#{at}")
    groups: dict[Key | None, list[int]] = {}
    for at, key in enumerate(keys):
        groups.setdefault(key, []).append(at)
    return [tuple(group) for group in groups.values()]


def _stated(one: Said, at: int) -> Key | None:
    if one.date:
        return (slug(one.title) if one.title else "", one.date.isoformat())
    return (slug(one.title), f"#{at}") if one.title else None


def _join_by_date(said: Sequence[Said], keys: list[Key | None]) -> None:
    for at, one in enumerate(said):
        if one.date and not one.title:
            named = {key for key in keys if key and key[0] and key[1] == one.date.isoformat()}
            if len(named) == 1:
                keys[at] = named.pop()


def _followed(said: Sequence[Said], keys: Sequence[Key | None], at: int) -> Key | None:
    """The issue that a source without name and date follows, if one does."""
    folder = said[at].folder
    heads = {
        key: n
        for n in range(len(said) - 1, -1, -1)
        if said[n].folder == folder and _heads(said[n]) and (key := keys[n])
    }
    if len(heads) > 1:
        series = _series(said[at].name)
        heads = {key: n for key, n in heads.items() if series and _series(said[n].name) == series}
    if len(heads) != 1:
        return None
    [(key, head)] = heads.items()
    members = [said[n] for n in range(len(said)) if keys[n] == key]
    return key if head < at and _fits(said[at], members) else None


def _heads(one: Said) -> bool:
    return bool(one.title or one.date)


def _fits(one: Said, members: Sequence[Said]) -> bool:
    years = {member.date.year if member.date else member.year for member in members} - {None}
    taken = {number for member in members for number in member.pages}
    return (one.year is None or not years or one.year in years) and not taken & set(one.pages)


def _series(name: str) -> str:
    return PAGE_MARK.sub("", name.rsplit(".", 1)[0]).lower()
