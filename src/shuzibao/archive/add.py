"""Files in, issues kept. What is in the archive already changes nothing.

Files are taken a folder at a time, so an issue is written once, with all its pages; each issue is one
transaction. Killed in between, the same call does the rest: what is stored is known by its digest.
"""

from __future__ import annotations

import itertools
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from shuzibao.archive import changes, models
from shuzibao.archive.assemble import Target, assemble
from shuzibao.archive.crew import Crew, worthwhile
from shuzibao.archive.files import digest_of_bytes
from shuzibao.archive.holding import Holding
from shuzibao.archive.member import NO_PLACE, Member
from shuzibao.archive.options import Options, Outcome, State
from shuzibao.archive.reading import Read, decoded, keep_pictures, listen, printed, read_alone
from shuzibao.archive.references import digests_in, throw_away
from shuzibao.archive.walk import printable, read_file, walk
from shuzibao.errors import BadInput, MissingEngine, NoTitle, ShuzibaoError
from shuzibao.gather import Said, gather, said_by
from shuzibao.model import Issue

# Files of one folder looked at together. Pages of one issue lie side by side; a folder of ten thousand
# single pages must not fill the memory.
WINDOW = 64
# So many files of a folder are remembered, by what they say, when the next of it are looked at.
MEMORY = 256
# Files whose reading has begun before the first of them is stored.
AHEAD = 24
# Bytes of files held at once, beside what is read from them.
WEIGHT = 256 << 20
# Listeners are told every so many issues: an index commits in tens of milliseconds, whatever it is told.
TELL_EVERY = 64

# What one bad file costs is that file. A full disk, say, is another matter.
COSTS_A_FILE = (BadInput, MissingEngine, NoTitle)


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


@dataclass(frozen=True, slots=True)
class Begun:
    """A file whose reading has begun. error: why it has not. row: the archive has the original."""

    path: Path
    data: bytes = b""
    digest: str = ""
    given: dict[str, Any] | None = None
    reading: Callable[[], Read] | None = None
    row: models.Original | None = None
    error: ShuzibaoError | None = None


def add(archive: Holding, paths: Iterable[Path], options: Options) -> Iterator[Outcome]:
    """Read, rebuild and store these files. One outcome a file, in the order in which they are done.

    Raises:
        ArchiveError: the archive cannot be written. One bad file is an outcome, and raises nothing.
    """
    archive.must_write()
    crew = archive.crew = Crew(options.jobs, options.on_lines)
    listen(options.on_lines)
    untitled: list[Path] = []
    try:
        for outcome in _add(archive, list(walk(paths)), options, crew):
            if isinstance(outcome.error, NoTitle):
                untitled.append(outcome.path)
            else:
                yield outcome
        # A name that a later page prints is the archive's only title for those before it, too.
        quiet = replace(options, on_read=lambda path: None)
        yield from _add(archive, untitled, quiet, crew)
        changes.tell(archive)
    finally:
        crew.dismiss()
        archive.crew = Crew(1)
        listen(None)


def _add(
    archive: Holding, paths: Sequence[Path], options: Options, crew: Crew
) -> Iterator[Outcome]:
    memory: deque[Found] = deque(maxlen=MEMORY)
    turn = itertools.count(1)
    for window in _looked_at(archive, paths, options, crew):
        found: dict[str, Found] = {}
        twins: list[tuple[Path, str]] = []
        for one in window:
            if isinstance(one, Outcome):
                yield one
            elif one.member.digest in found:
                twins.append((one.path, one.member.digest))
            else:
                found[one.member.digest] = one
        if memory and found and memory[0].path.parent != next(iter(found.values())).path.parent:
            memory.clear()
        homes: dict[str, Outcome] = {}
        for one, outcome in _store(archive, list(memory), list(found.values()), turn):
            homes[one.member.digest] = outcome
            if outcome.issue:
                memory.append(_remembered(one, outcome.issue))
            yield outcome
        for path, digest in twins:
            first = homes[digest]
            yield replace(first, path=path, state="same" if first.issue else None)


def _windows(paths: Iterable[Path]) -> Iterator[list[Path]]:
    """Files of one folder, in stretches of WINDOW files or WEIGHT bytes."""
    for _, group in itertools.groupby(paths, key=lambda path: path.parent):
        window: list[Path] = []
        weight = 0
        for path in group:
            size = _size(path)
            if window and (len(window) == WINDOW or weight + size > WEIGHT):
                yield window
                window, weight = [], 0
            window.append(path)
            weight += size
        yield window


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _looked_at(
    archive: Holding, paths: Sequence[Path], options: Options, crew: Crew
) -> Iterator[list[Found | Outcome]]:
    """The files, a window at a time; those of the next windows are being read meanwhile."""
    if options.page is not None:
        yield from _counted(archive, paths, options, crew)
        return
    many = worthwhile(paths)
    ahead: deque[list[Begun]] = deque()
    for window in _windows(paths):
        ahead.append([_begin(archive, path, options, crew, many) for path in window])
        while len(ahead) > 1 and _weighs_enough(ahead):
            yield [_end(archive, one, options) for one in ahead.popleft()]
    for rest in ahead:
        yield [_end(archive, one, options) for one in rest]


def _weighs_enough(ahead: Iterable[list[Begun]]) -> bool:
    begun = [one for window in ahead for one in window]
    return len(begun) > AHEAD or sum(len(one.data) for one in begun) > WEIGHT


def _counted(
    archive: Holding, paths: Sequence[Path], options: Options, crew: Crew
) -> Iterator[list[Found | Outcome]]:
    """Each file when the one before it has been read, so that pages count on from `options.page`."""
    page = options.page or 1
    for window in _windows(paths):
        done: list[Found | Outcome] = []
        for path in window:
            begun = _begin(archive, path, replace(options, page=page), crew, many=False)
            found = _end(archive, begun, options)
            if isinstance(found, Found):
                page += len(found.member.pages) or (begun.row.pages.count() if begun.row else 0)
            done.append(found)
        yield done


def _begin(archive: Holding, path: Path, options: Options, crew: Crew, many: bool) -> Begun:
    try:
        data = read_file(path)
    except COSTS_A_FILE as error:
        return Begun(path, error=error)
    digest = digest_of_bytes(data)
    asked = options.asked()
    row = models.Original.objects.filter(digest=digest, pages__isnull=False).first()
    if row and asked.items() <= row.given.items():
        archive.files.put(data)  # writes nothing, unless the stored one was lost or damaged
        return Begun(path, row=row)
    given = _restated(row.given if row else {}, asked)
    name = printable(path.name)
    reading = crew.begin(many, read_alone, name, name, data, given)
    return Begun(path, data, digest, given, reading, row)


def _restated(given: dict[str, Any], asked: dict[str, Any]) -> dict[str, Any]:
    """What was said before, and what is said now in its place."""
    kept = {key: value for key, value in given.items() if key != "assumed" or "title" not in asked}
    return {**kept, **asked}


def _end(archive: Holding, begun: Begun, options: Options) -> Found | Outcome:
    """The file as found, or why it cannot be read."""
    try:
        return _found(archive, begun)
    except COSTS_A_FILE as error:
        return Outcome(begun.path, None, None, error)
    finally:
        options.on_read(begun.path)


def _found(archive: Holding, begun: Begun) -> Found:
    path, given = begun.path, begun.given
    if begun.error:
        raise begun.error
    if begun.reading is None or given is None:
        assert begun.row
        return _known(path, begun.row)
    read = begun.reading()
    archive.files.put(begun.data)
    said = said_by(read.alone, read.pages, path.name, str(path.parent))
    held = printed(said, read.alone, given)
    if not said.date and "title" not in held:
        said = replace(said, title=None)
    member = Member(
        begun.digest,
        printable(path.name),
        len(begun.data),
        given,
        held,
        NO_PLACE,
        read.pages,
        decoded(begun.data, read.pages),
        keep_pictures(archive.files, read.drawn),
        read.told,
    )
    page = begun.row.pages.first() if begun.row else None
    return Found(path, said, member, read.alone, home=page.issue_id if page else None)


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


def _remembered(one: Found, issue: str) -> Found:
    """A file of this folder that is stored now: it says what it said, and weighs nothing."""
    headed = bool(one.said.title or one.said.date)
    member = replace(one.member, pages=(), decoded=None, told=())
    return Found(one.path, one.said, member, home=issue, settled=not headed)


def _store(
    archive: Holding, memory: Sequence[Found], fresh: Sequence[Found], turn: itertools.count[int]
) -> Iterator[tuple[Found, Outcome]]:
    """Write the issues that these files make, those with a printed name first."""
    found = [*memory, *fresh]
    groups = [[found[at] for at in group] for group in gather([one.said for one in found])]
    groups.sort(key=lambda group: not any(one.said.title for one in group))
    new = set(map(id, fresh))
    for group in groups:
        if any(id(one) in new for one in group):
            told = zip(group, _store_group(archive, group), strict=True)
            yield from ((one, outcome) for one, outcome in told if id(one) in new)
            if next(turn) % TELL_EVERY == 0:
                with suppress(changes.NotHeard):  # it is said at the end
                    changes.tell(archive)


def _store_group(archive: Holding, group: Sequence[Found]) -> list[Outcome]:
    target = _target_of(group)
    if not target.fresh and len(target.joined) <= 1:
        return [Outcome(one.path, one.home, "same") for one in group]
    try:
        done = assemble(archive, target)
    except COSTS_A_FILE as error:
        _forget(archive, [one.member for one in _fresh_of(group)])
        return [_failed(one, error) for one in group]
    _forget(archive, [member for member in target.fresh if member.digest in done.twins])
    return [
        Outcome(one.path, one.home, "same")
        if one.alone is None and (one.settled or one.home == done.written.issue)
        else Outcome(one.path, done.written.issue, _state(one, done.twins, done.written.state))
        for one in group
    ]


def _fresh_of(group: Sequence[Found]) -> list[Found]:
    """Those of the group that were read just now."""
    return [one for one in group if one.alone is not None]


def _forget(archive: Holding, members: Sequence[Member]) -> None:
    """Leave no files behind of what was not kept."""
    for member in members:
        if not models.Original.objects.filter(digest=member.digest).exists():
            archive.files.remove(member.digest)
    if pictures := {digest for one in members for digest in digests_in(list(one.pictures))}:
        throw_away(archive, pictures)


def _state(one: Found, twins: frozenset[str], written: State) -> State:
    return "same" if one.member.digest in twins else written


def _failed(one: Found, error: ShuzibaoError) -> Outcome:
    if one.alone is None:
        return Outcome(one.path, one.home, "same")
    return Outcome(
        one.path, None, None, type(error)(error.what, printable(str(one.path)), error.remedy)
    )


def _target_of(group: Sequence[Found]) -> Target:
    fresh = _fresh_of(group)
    kept = [one.home for one in group if one.home and one.alone is None and not one.settled]
    return Target(
        tuple(one.member for one in fresh),
        tuple(dict.fromkeys(kept)),
        tuple(dict.fromkeys(one.home for one in fresh if one.home)),
        fresh[0].alone if len(group) == 1 and fresh else None,
    )
