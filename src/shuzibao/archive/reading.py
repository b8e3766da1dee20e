"""One original: its pages, the issue that they make alone, and what that says of the issue it belongs to."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from shuzibao.archive.decoding import decode_again
from shuzibao.archive.member import Member
from shuzibao.errors import BadInput, NotAPage, ShuzibaoError
from shuzibao.gather import Said, said_by
from shuzibao.model import Given, Issue, Page
from shuzibao.pipeline import read_pages, rebuild
from shuzibao.read import Source

if TYPE_CHECKING:
    from shuzibao.archive.store import Archive

Read = tuple[tuple[Page, ...], Issue]


def read_alone(name: str, data: bytes, given: dict[str, Any]) -> Read:
    """The pages of one original, and the issue that they make by themselves.

    Raises:
        BadInput: it cannot be read; also where the fault is ours, so that it costs no more than this file.
    """
    try:
        pages = tuple(read_pages(source_of(name, data, given)))
        if not pages:
            raise NotAPage("there is no page in it", name, "check that the export wrote the page")
        return pages, rebuild(pages, given_of(given))
    except ShuzibaoError:
        raise
    except Exception as error:
        fault = f"a fault of Shuzibao's own: {type(error).__name__}: {error}"
        raise BadInput(fault, name, "report it, with the file") from error


def read_again(archive: Archive, member: Member) -> Member:
    """The original as today's code reads it, with what was said of it when it came.

    Raises:
        BadInput: today's code cannot read it.
    """
    data = archive.files.get(member.digest)
    pages, alone = read_alone(member.name, data, member.given)
    said = printed(said_by(alone, pages, member.name), alone, member.given)
    return replace(member, pages=pages, said=said, decoded=decoded(data, pages))


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
    )


def given_of(given: dict[str, Any]) -> Given:
    """What was said of an original, for the rebuilder; a title only assumed yields to print."""
    date = given.get("date")
    title = None if given.get("assumed") else given.get("title")
    return Given(title, dt.date.fromisoformat(date) if date else None)
