"""Reading the originals again with today's code, and saying what came out other than before."""

from __future__ import annotations

import difflib
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

import shuzibao
from shuzibao.archive import changes, fetch, models
from shuzibao.archive.assemble import Target, assemble
from shuzibao.archive.crew import WORTHWHILE, Crew
from shuzibao.archive.holding import Holding
from shuzibao.archive.member import Member
from shuzibao.archive.options import State
from shuzibao.archive.reading import read_again, read_alone
from shuzibao.archive.references import referenced, throw_away
from shuzibao.errors import ArchiveError, NotFound, ShuzibaoError
from shuzibao.model import Article, Element, Issue

AHEAD = 4  # issues whose originals are being read before the first of them is written

Begun = list[Callable[[], Member]]


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """An issue read again. difference: lines for people, empty where nothing is other.

    errors: originals that today's code cannot read; what was read of them before is kept.
    """

    before: str
    issue: str
    state: State
    difference: tuple[str, ...]
    errors: tuple[ShuzibaoError, ...] = ()


def rebuild_archive(archive: Holding, ids: Sequence[str] = (), jobs: int = 1) -> Iterator[Rebuilt]:
    """Rebuild these issues, or all of them and the index and the record too.

    jobs: processes that work side by side, as in `Options`.

    Raises:
        NotFound: no such issue; before anything is touched.
    """
    archive.must_write()
    known = list(models.Issue.objects.order_by("id").values_list("id", flat=True))
    for one in ids:
        if one not in known:
            raise NotFound("no such issue", one, "`shuzibao list` names every issue")
    crew = archive.crew = Crew(jobs)
    try:
        yield from _rebuild_all(archive, ids or known)
        if ids:
            changes.tell(archive)
        else:
            changes.tell_all_again(archive)
    finally:
        crew.dismiss()
        archive.crew = Crew(1)


def _rebuild_all(archive: Holding, issues: Sequence[str]) -> Iterator[Rebuilt]:
    """Each in its turn; the originals of the next ones are being read meanwhile."""
    many = len(issues) >= WORTHWHILE
    ahead: deque[tuple[str, Begun]] = deque()
    for issue in issues:
        ahead.append((issue, _begin_issue(archive, issue, many)))
        if len(ahead) > (AHEAD if many else 0):
            yield from _end_issue(archive, *ahead.popleft())
    for issue, begun in ahead:
        yield from _end_issue(archive, issue, begun)


def _begin_issue(archive: Holding, issue: str, many: bool) -> Begun:
    stored = models.Original.objects.filter(pages__issue_id=issue).distinct().order_by("place")
    return [_begin(archive, row, many) for row in stored]


def _end_issue(archive: Holding, issue: str, begun: Begun) -> Iterator[Rebuilt]:
    if models.Issue.objects.filter(id=issue).exists():  # not joined to another meanwhile
        yield _rebuild(archive, issue, begun)


def _rebuild(archive: Holding, issue: str, begun: Begun) -> Rebuilt:
    files = set(referenced(issue))
    try:
        before = fetch.issue(archive, issue)
    except ArchiveError:
        before = None  # its files are damaged; the originals make them anew
    errors: list[ShuzibaoError] = []
    fresh = []
    for read in begun:
        try:
            fresh.append(read())
        except ShuzibaoError as error:
            errors.append(error)
    if before is None and errors:
        return Rebuilt(issue, issue, "same", (), tuple(errors))
    written = assemble(archive, Target(tuple(fresh), joined=(issue,))).written
    after = fetch.issue(archive, written.issue)
    models.Issue.objects.filter(id=written.issue).exclude(made_by=shuzibao.__version__).update(
        made_by=shuzibao.__version__
    )
    throw_away(archive, files)
    told = tuple(difference(before, after)) if before else ("made anew from its originals",)
    return Rebuilt(issue, written.issue, written.state, told, tuple(errors))


def _begin(archive: Holding, row: models.Original, many: bool) -> Callable[[], Member]:
    member = Member(row.digest, row.name, row.size, row.given, row.said, row.place, ())
    try:
        data = archive.files.get(row.digest)
    except ArchiveError as error:
        return partial(_fail, error)
    reading = archive.crew.begin(many, read_alone, row.name, row.name, data, row.given)
    return lambda: read_again(archive.files, member, data, reading())


def _fail(error: ShuzibaoError) -> Member:
    raise error


def difference(before: Issue, after: Issue) -> Iterator[str]:
    """What is other, article by article: `-` was, `+` is, `>` only its id is other."""
    old, new = _facts(before), _facts(after)
    yield from (line for line in difflib.ndiff(old, new) if line[0] in "-+")
    left = list(before.articles)
    for article in after.articles:
        same = next((one for one in left if _print(one) == _print(article)), None)
        if same:
            left.remove(same)
            if same.id != article.id and before.id == after.id:
                yield f"> {same.id} is {article.id}  {article.display_title}"
    kept = {_print(one) for one in before.articles}
    changed = {one.id: one for one in after.articles if _print(one) not in kept}
    for was in left:
        now = changed.pop(was.id.replace(before.id, after.id, 1), None)
        yield from _article_difference(was, now)
    for now in changed.values():
        yield from _article_difference(None, now)
    yield from _loose("furniture", before.furniture, after.furniture)
    yield from _loose("unplaced", before.unplaced, after.unplaced)


def _facts(issue: Issue) -> list[str]:
    named = {
        "issue": issue.id,
        "title": issue.title.name if issue.title else None,
        "date": f"{issue.date} ({issue.date_basis})" if issue.date else issue.year,
        "weekday": issue.weekday,
        "number": issue.number,
        "running number": issue.running_number,
        "permit": issue.permit,
        "website": issue.website,
    }
    return [f"{name}: {value}" for name, value in named.items() if value is not None]


def _print(article: Article) -> tuple[tuple[str, str], ...]:
    return (
        (str(article.kind), article.display_title),
        ("byline", article.byline or ""),
        ("dateline", article.dateline or ""),
        *((str(piece.role), piece.text) for piece in article.elements),
    )


def _article_difference(was: Article | None, now: Article | None) -> Iterator[str]:
    either = now or was
    assert either is not None
    word = "changed" if was and now else "new" if now else "gone"
    yield f"@ {either.id}  {word}: {either.display_title}"
    old = [f"{role}: {text}" for role, text in _print(was)] if was else []
    new = [f"{role}: {text}" for role, text in _print(now)] if now else []
    yield from (f"  {line}" for line in difflib.ndiff(old, new) if line[0] in "-+")


def _loose(name: str, before: Sequence[Element], after: Sequence[Element]) -> Iterator[str]:
    old = [f"{name} {piece.role}: {piece.text}" for piece in before]
    new = [f"{name} {piece.role}: {piece.text}" for piece in after]
    yield from (line for line in difflib.ndiff(old, new) if line[0] in "-+")
