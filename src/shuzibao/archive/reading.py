"""One original: its pages, the issue that they make alone, and what that says of the issue it belongs to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any, NamedTuple

from shuzibao.archive.decoding import decode_again
from shuzibao.archive.files import Files
from shuzibao.archive.member import Member
from shuzibao.articles import PageStories
from shuzibao.errors import NotAPage, ShuzibaoError, costing_a_file
from shuzibao.gather import Said, said_by
from shuzibao.model import Flow, Given, Issue, Page
from shuzibao.pipeline import page_stories, read_pages, rebuild
from shuzibao.read import Source
from shuzibao.read.picture import PagePictures, has_picture, page_pictures

Tell = Callable[[str, int, int], None]  # file, lines read of the page, lines on it
_tell: Tell | None = None


def listen(tell: Tell | None) -> None:
    """Who hears how far reading has come, in this process. A page of a scan takes half a minute."""
    global _tell
    _tell = tell


Drawn = tuple[PagePictures | None, ...]


class Read(NamedTuple):
    """Pages as read, the issue that they make by themselves, and what they look like, where they do.

    told: the stories of each page, for the issue that others join.
    """

    pages: tuple[Page, ...]
    alone: Issue
    drawn: Drawn
    told: tuple[PageStories, ...] = ()


def read_alone(name: str, data: bytes, given: dict[str, Any], draw: bool = True) -> Read:
    """The pages of one original, and the issue that they make by themselves.

    draw: make the pages' pictures too.

    Raises:
        BadInput: it cannot be read; also where the fault is ours, so that it costs no more than this file.
    """
    with costing_a_file(name):
        source = source_of(name, data, given)
        pages = tuple(read_pages(source))
        if not pages:
            raise NotAPage("there is no page in it", name, "check that the export wrote the page")
        told = page_stories(pages, given_of(given))
        alone = rebuild(pages, given_of(given), told)
        return Read(pages, alone, _drawn(source, pages) if draw else (), told)


def _drawn(source: Source, pages: Sequence[Page]) -> Drawn:
    """A picture of every page; none where it cannot be drawn, for that does not make it unreadable."""
    if not has_picture(source):
        return ()
    drawn: list[PagePictures | None] = []
    for at, page in enumerate(pages):
        try:
            index = at if page.index is None else page.index
            drawn.append(page_pictures(source, index, page.part, page.turned))
        except ShuzibaoError:
            drawn.append(None)
    return tuple(drawn)


def keep_pictures(files: Files, drawn: Drawn) -> tuple[dict[str, Any], ...]:
    """Put the pictures away; what `Page.pictures` says of each page."""
    return tuple(
        {
            "large": files.put(one.large),
            "small": files.put(one.small),
            "width_px": one.size_px[0],
            "height_px": one.size_px[1],
        }
        if one
        else {}
        for one in drawn
    )


def read_again(files: Files, member: Member, data: bytes, read: Read) -> Member:
    """The original as today's code reads it, with what was said of it when it came."""
    said = printed(said_by(read.alone, read.pages, member.name), read.alone, member.given)
    return replace(
        member,
        pages=read.pages,
        told=read.told,
        said=said,
        decoded=decoded(data, read.pages),
        pictures=keep_pictures(files, read.drawn),
    )


def decoded(data: bytes, pages: tuple[Page, ...]) -> str | None:
    """The original's text, where its pages say how it is encoded."""
    encoding = pages[0].encoding
    return decode_again(data, encoding) if encoding else None


def printed(said: Said, alone: Issue, given: dict[str, Any]) -> dict[str, Any]:
    """What the print itself says, as it is kept with the original; what was given hides it."""
    held = {
        "title": said.title if "title" not in given or given.get("assumed") else None,
        "date": said.date.isoformat() if said.date and alone.date_basis == "printed" else None,
        "year": said.year,
        "pages": list(said.pages) or None,
    }
    return {key: value for key, value in held.items() if value is not None}


def source_of(name: str, data: bytes, given: dict[str, Any]) -> Source:
    """An original as its reader is to see it, with what was said of it."""
    date = given.get("date")
    return Source(
        name,
        data,
        dpi=given.get("dpi"),
        password=given.get("password"),
        encoding=given.get("encoding"),
        page=given.get("page"),
        date=dt.date.fromisoformat(date) if date else None,
        direction=Flow(given["direction"]) if given.get("direction") else None,
        progress=partial(_tell, name) if _tell else None,
    )


def given_of(given: dict[str, Any]) -> Given:
    """What was said of an original, for the rebuilder; a title only assumed yields to print."""
    date = given.get("date")
    title = None if given.get("assumed") else given.get("title")
    return Given(title, dt.date.fromisoformat(date) if date else None)
