"""Originals to one issue: those that come, those that are there, and the name that they go by."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath

from django.db import transaction
from django.db.models import QuerySet

from shuzibao.archive import fetch, models, titles
from shuzibao.archive.decoding import decode_again
from shuzibao.archive.holding import Holding
from shuzibao.archive.member import NO_PLACE, Member
from shuzibao.archive.write import Written, write_issue
from shuzibao.errors import NoTitle
from shuzibao.model import Given, Issue
from shuzibao.pipeline import rebuild


@dataclass(frozen=True, slots=True)
class Target:
    """What is to become one issue.

    fresh: originals as just read. joined: issues that all become part of it. left: issues that some of
    the fresh ones are taken out of. alone: the issue as rebuilt already, where one fresh member is all.
    """

    fresh: tuple[Member, ...]
    joined: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    alone: Issue | None = None


@dataclass(frozen=True, slots=True)
class Assembled:
    """The write, and digests of fresh originals that were left out: their text is in the issue already."""

    written: Written
    twins: frozenset[str] = frozenset()


def assemble(archive: Holding, target: Target) -> Assembled:
    """Rebuild and write the issue; where the archive has an issue of that id, the pages join it.

    Raises:
        NoTitle: the paper's name is not printed, not given, and not the archive's only one.
        BadInput: the pages cannot be stored.
    """
    joined = list(target.joined)
    members = _merged(archive, joined, target.fresh)
    members, twins = _without_twins(members, target.fresh)
    alone = target.alone if len(members) == 1 and not joined else None
    members, issue = _named(members, alone)
    while _exists(issue.id) and issue.id not in joined:
        joined.append(issue.id)
        members = _merged(archive, joined, members)
        members, more = _without_twins(members, target.fresh)
        twins |= more
        members, issue = _named(members, None)
    with transaction.atomic():
        touched = {*joined, *target.left}
        rest = {one: _rest(archive, one, members, twins) for one in touched - {issue.id}}
        emptied = sorted(one for one, left in rest.items() if not left)
        written = write_issue(archive, issue, members, emptied)
        for left in rest.values():
            if left:
                write_issue(archive, rebuild_members(left), left)
    return Assembled(written, frozenset(twins))


def _exists(issue: str) -> bool:
    return models.Issue.objects.filter(id=issue).exists()


def rebuild_members(members: Sequence[Member]) -> Issue:
    """The issue that these originals make. What was given holds; a title only assumed yields to print."""
    pages = [page for member in members for page in member.pages]
    told = [one for member in members for one in member.told]
    return rebuild(pages, Given(_given_title(members), _given_date(members)), told)


def _given_title(members: Sequence[Member]) -> str | None:
    given = [member.given for member in members if "title" in member.given]
    told = next((one["title"] for one in given if not one.get("assumed")), None)
    if told or any("title" in member.said for member in members):
        return told
    return given[0]["title"] if given else None


def _given_date(members: Sequence[Member]) -> dt.date | None:
    """None where the print of another page says the same: then it is printed, not given."""
    given = next((held for member in members if (held := member.given.get("date"))), None)
    if given is None or any(member.said.get("date") == given for member in members):
        return None
    return dt.date.fromisoformat(given)


def _named(members: Sequence[Member], alone: Issue | None) -> tuple[list[Member], Issue]:
    issue = alone or rebuild_members(members)
    if issue.title is not None:
        return list(members), issue
    title = _only_title(members[0].name)
    named = [
        replace(member, given={**member.given, "title": title, "assumed": True})
        for member in members
    ]
    return named, rebuild_members(named)


def _only_title(where: str) -> str:
    # a paper whose issues have gone speaks only where there is no other
    names = _first_names(titles.printed()) or _first_names(models.Title.objects.all())
    if len(names) == 1:
        return names[0]
    known = f"and the archive holds several ({'、'.join(names)} …)" if names else "or given"
    raise NoTitle(f"the paper's name is not printed here, {known}", where, "say it: --title NAME")


def _first_names(papers: QuerySet[models.Title, models.Title]) -> list[str]:
    return list(papers.order_by("slug").values_list("name", flat=True)[:3])


def members_of(archive: Holding, issue: str, without: Iterable[str] = ()) -> list[Member]:
    """The originals of an issue with their pages as read, in their turn; some left out, by digest."""
    pages_of = models.Page.objects.filter(issue_id=issue).exclude(original_id__in=list(without))
    found = pages_of.select_related("original")
    pages: dict[str, list[models.Page]] = {}
    for page in found.order_by("original__place", "original__digest", "number"):
        pages.setdefault(page.original_id, []).append(page)
    return [_member(archive, its) for its in pages.values()]


def _member(archive: Holding, found: list[models.Page]) -> Member:
    row = found[0].original
    pages = sorted(fetch.as_read(archive, found), key=lambda pair: pair[0].turn)
    read = tuple(page for _, page in pages)
    encoding = read[0].encoding
    decoded = decode_again(archive.files.get(row.digest), encoding) if encoding else None
    pictures = tuple(page.pictures for page, _ in pages)
    held = (row.given, row.said, row.place)
    return Member(row.digest, row.name, row.size, *held, read, decoded, pictures)


def _merged(archive: Holding, joined: Iterable[str], fresh: Sequence[Member]) -> list[Member]:
    """All members in their turn, each with a name of its own; who has just come stands behind the rest."""
    coming = {member.digest for member in fresh}
    there = [one for issue in joined for one in members_of(archive, issue, without=coming)]
    merged: list[Member] = []
    taken: set[int] = set()
    for member in [*there, *sorted(fresh, key=lambda one: one.place)]:
        place = member.place
        if place in taken or place == NO_PLACE:
            place = max(taken, default=-1) + 1
        taken.add(place)
        merged.append(_own_name(replace(member, place=place), {one.name for one in merged}))
    return sorted(merged, key=lambda one: one.place)


def _own_name(member: Member, taken: set[str]) -> Member:
    """Two files of one name in one issue: the later one is known by its digest as well."""
    if member.name not in taken:
        return member
    path = PurePath(member.name)
    return member.renamed(f"{path.stem}~{member.digest[:8]}{path.suffix}")


def _without_twins(
    members: Sequence[Member], fresh: Iterable[Member]
) -> tuple[list[Member], set[str]]:
    """Leave out fresh files that print what the issue has: the same page in another encoding, say."""
    coming = {member.digest for member in fresh}
    seen: set[str] = set()
    kept, twins = [], set()
    for member in sorted(members, key=lambda one: one.digest in coming):
        print_ = _print_of(member)
        if print_ and print_ in seen and member.digest in coming:
            twins.add(member.digest)
        else:
            kept.append(member)
        seen.add(print_)
    return sorted(kept, key=lambda one: one.place), twins


def _print_of(member: Member) -> str:
    lines = (line.text for page in member.pages for line in page.lines)
    return "".join("".join(lines).split())


def _rest(archive: Holding, issue: str, members: Sequence[Member], twins: set[str]) -> list[Member]:
    return members_of(archive, issue, without={member.digest for member in members} | twins)
