"""Files in, issues kept. What is in the archive already changes nothing.

Files are taken a folder at a time, so an issue is written once, with all its pages; each issue is one
transaction. Killed in between, the same call does the rest: what is stored is known by its digest.
"""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from shuzibao.archive import changes, fetch, models
from shuzibao.archive.assemble import Target, assemble
from shuzibao.archive.files import digest_of_bytes
from shuzibao.archive.options import Options, Outcome, State
from shuzibao.archive.walk import walk
from shuzibao.archive.write import Member
from shuzibao.errors import BadInput, NotAPage, NoTitle, ShuzibaoError
from shuzibao.gather import Said, gather, said_by
from shuzibao.model import Given, Issue, Page
from shuzibao.pipeline import read_pages, rebuild
from shuzibao.read import Source

if TYPE_CHECKING:
    from shuzibao.archive.store import Archive

# Files of one folder looked at together. Pages of one issue lie side by side; a folder of ten thousand
# single pages must not fill the memory.
WINDOW = 256
# Listeners are told every so many issues: an index commits in tens of milliseconds, whatever it is told.
TELL_EVERY = 64


@dataclass(frozen=True, slots=True)
class Found:
    """A file as met: what it says, and its pages unless the archive has them.

    alone: the issue that they make by themselves; None for what is in the archive already.
    home: the issue that it is in. settled: it stays there, whatever it is given together with.
    """

    path: Path
    said: Said
    member: Member
    alone: Issue | None = None
    home: str | None = None
    settled: bool = False


def add(archive: Archive, paths: Iterable[Path], options: Options) -> Iterator[Outcome]:
    """Read, rebuild and store these files. One outcome a file, in the order in which they are done.

    Raises:
        ArchiveError: the archive cannot be written. One bad file is an outcome, and raises nothing.
    """
    archive.must_write()
    untitled: list[Path] = []
    number = itertools.count(options.page) if options.page is not None else None
    for window in _windows(walk(paths)):
        for outcome in _add_window(archive, window, options, number):
            if isinstance(outcome.error, NoTitle):
                untitled.append(outcome.path)
            else:
                yield outcome
    # A name that a later page prints is the archive's only title for those before it, too.
    quiet = replace(options, on_read=lambda path: None)
    for window in _windows(untitled):
        yield from _add_window(archive, window, quiet, None)
    changes.tell(archive)


def _windows(paths: Iterable[Path]) -> Iterator[list[Path]]:
    for _, group in itertools.groupby(paths, key=lambda path: path.parent):
        files = list(group)
        yield from (files[at : at + WINDOW] for at in range(0, len(files), WINDOW))


def _add_window(
    archive: Archive, window: Sequence[Path], options: Options, number: itertools.count[int] | None
) -> Iterator[Outcome]:
    found: dict[str, Found] = {}
    twins: list[tuple[Path, str]] = []
    for path in window:
        try:
            one = look(archive, path, options, next(number) if number else None)
        except ShuzibaoError as error:
            yield Outcome(path, None, None, error)
        else:
            if one.member.digest in found:
                twins.append((path, one.member.digest))
            else:
                found[one.member.digest] = one
        options.on_read(path)
    homes = {}
    for outcome in _store(archive, list(found.values())):
        homes[outcome.path] = outcome
        yield outcome
    for path, digest in twins:
        first = homes[found[digest].path]
        yield replace(first, path=path, state="same" if first.issue else None)


def look(archive: Archive, path: Path, options: Options, number: int | None) -> Found:
    """A file's pages and what they say, or the archive's word that it has them.

    Raises:
        BadInput: it cannot be read.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        raise BadInput(f"cannot be opened: {reason}", str(path), "check the path") from error
    digest = digest_of_bytes(data)
    asked = options.asked()
    if number is not None:
        asked["page"] = number
    row = models.Original.objects.filter(digest=digest, pages__isnull=False).first()
    if row and asked.items() <= row.given.items():
        return _known(path, row)
    found = _read(path, data, digest, _restated(row.given if row else {}, asked))
    archive.files.put(data)
    if row:
        page = row.pages.first()
        return replace(found, home=page.issue_id if page else None)
    return found


def _restated(given: dict[str, Any], asked: dict[str, Any]) -> dict[str, Any]:
    """What was said before, and what is said now in its place."""
    kept = {key: value for key, value in given.items() if key != "assumed" or "title" not in asked}
    return {**kept, **asked}


def _read(path: Path, data: bytes, digest: str, given: dict[str, Any]) -> Found:
    pages, alone = read_alone(path.name, data, given)
    said = said_by(alone, pages, path.name, str(path.parent))
    printed = _printed(said, alone, given)
    if not said.date and "title" not in printed:
        said = replace(said, title=None)
    member = Member(digest, path.name, len(data), given, printed, 0, pages, _decoded(data, pages))
    return Found(path, said, member, alone)


def read_alone(name: str, data: bytes, given: dict[str, Any]) -> tuple[tuple[Page, ...], Issue]:
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
    said = _printed(said_by(alone, pages, member.name), alone, member.given)
    return replace(member, pages=pages, said=said, decoded=_decoded(data, pages))


def _decoded(data: bytes, pages: tuple[Page, ...]) -> str | None:
    encoding = pages[0].encoding
    return fetch.decode_again(data, encoding) if encoding else None


def _printed(said: Said, alone: Issue, given: dict[str, Any]) -> dict[str, Any]:
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
    date = given.get("date")
    title = None if given.get("assumed") else given.get("title")
    return Given(title, dt.date.fromisoformat(date) if date else None)


def _known(path: Path, row: models.Original) -> Found:
    """A file that the archive has: it says what its issue says, and stays there.

    Only a page that is an undated issue by itself may still find the masthead that it belongs under.
    """
    page = row.pages.select_related("issue__title").first()
    assert page is not None
    issue = page.issue
    headed = bool(issue.date or row.said.get("title"))
    lone = not issue.pages.exclude(original=row).exists()
    said = Said(
        path.name,
        str(path.parent),
        issue.title.name if issue.title and headed else None,
        issue.date,
        issue.year,
        tuple(row.said.get("pages", ())),
    )
    member = Member(row.digest, row.name, row.size, row.given, row.said, row.place, ())
    return Found(path, said, member, home=issue.id, settled=not headed and not lone)


def _store(archive: Archive, found: Sequence[Found]) -> Iterator[Outcome]:
    """Write the issues that these files make, those with a printed name first."""
    groups = [[found[at] for at in group] for group in gather([one.said for one in found])]
    groups.sort(key=lambda group: not any(one.said.title for one in group))
    for turn, group in enumerate(groups, 1):
        yield from _store_group(archive, group)
        if turn % TELL_EVERY == 0:
            changes.tell(archive)


def _store_group(archive: Archive, group: Sequence[Found]) -> Iterator[Outcome]:
    target = _target_of(group)
    if not target.fresh and len(target.joined) <= 1:
        yield from (Outcome(one.path, one.home, "same") for one in group)
        return
    try:
        done = assemble(archive, target)
    except ShuzibaoError as error:
        yield from (_failed(one, error) for one in group)
        return
    for one in group:
        if one.alone is None and (one.settled or one.home == done.written.issue):
            yield Outcome(one.path, one.home, "same")
        else:
            state: State = "same" if one.member.digest in done.twins else done.written.state
            yield Outcome(one.path, done.written.issue, state)


def _failed(one: Found, error: ShuzibaoError) -> Outcome:
    if one.alone is None:
        return Outcome(one.path, one.home, "same")
    return Outcome(one.path, None, None, type(error)(error.what, str(one.path), error.remedy))


def _target_of(group: Sequence[Found]) -> Target:
    fresh = [one for one in group if one.alone is not None]
    kept = [one.home for one in group if one.home and one.alone is None and not one.settled]
    return Target(
        tuple(one.member for one in fresh),
        tuple(dict.fromkeys(kept)),
        tuple(dict.fromkeys(one.home for one in fresh if one.home)),
        fresh[0].alone if len(group) == 1 and fresh else None,
    )
