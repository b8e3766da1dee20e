"""One issue into the tables, in one transaction: all of it or nothing, and only what is other."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import CharField, Model

import shuzibao
from shuzibao.archive import changes, edits, fetch, models, moves, rows
from shuzibao.archive.holding import Holding
from shuzibao.archive.member import Member
from shuzibao.archive.options import State
from shuzibao.errors import ArchiveError, BadInput
from shuzibao.export.shuzibao1 import issue_to_json
from shuzibao.model import Issue, Page, Title, page_id
from shuzibao.script import slug

PAGE_COLUMNS = ("number", "label", "name", "source", "media", "encoding", "width", "height")
PAGE_KEPT = (*PAGE_COLUMNS, "original_id", "turn", "lines", "settled", "pictures")
ARTICLE_KEPT = (
    "position", "kicker", "headline", "deck", "byline", "dateline", "section", "display_title",
    "display_title_made", "kind", "script", "confidence", "elements", "text", "continues_on",
    "continued_from", "zones", "page_id",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Written:
    """What a write did: `state`, and the articles that are new or other, or gone."""

    issue: str
    state: State
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()


def write_issue(
    archive: Holding, issue: Issue, members: Sequence[Member], emptied: Iterable[str] = ()
) -> Written:
    """Store the issue as rebuilt from these members; the originals' bytes are in files/ already.

    emptied: ids of issues whose originals are all among the members now: they go, and their addresses
        lead to the new ones.

    Raises:
        BadInput: a text that no database can hold, or one longer than its column.
    """
    archive.must_write()
    columns = rows.issue_to_rows(issue)
    _refuse_what_is_too_long(columns, issue.title)
    sheets = _put_sheets(archive, issue, members)
    digest = rows.digest_of(columns, _files_of(sheets))
    before = models.Issue.objects.filter(id=issue.id).first()
    emptied = [one for one in emptied if one != issue.id]
    if before and before.digest == digest and not emptied and _same_originals(issue.id, members):
        return Written(issue.id, "same")
    old = _as_it_was(archive, issue.id) if before else None
    with transaction.atomic():
        trail = moves.trail_of([*emptied, issue.id]) if before or emptied else {}
        stored = _articles_of(issue.id) if before else {}  # before their pages may take some along
        _write_originals(members)
        _write_row(columns.issue, _write_title(issue.title), digest)
        _write_pages(issue.id, columns.pages, sheets, fresh=before is None)
        changed, removed, altered = _write_articles(issue.id, columns.articles, stored)
        _write_furniture(issue.id, columns.furniture, fresh=before is None)
        edits.apply(issue.id)
        if old and altered:
            keep_version(archive, old, before.made_by if before else "")
        moves.clear_out(emptied, issue.id)
        moves.leave_word(trail, issue.id)
        changes.note(issue.id, changed, removed)
    return Written(issue.id, "changed" if before else "new", tuple(changed), tuple(removed))


def _refuse_what_is_too_long(columns: rows.IssueRows, title: Title | None) -> None:
    """PostgreSQL holds columns to their width; SQLite would let an archive grow that no other can take."""
    named = {"name": title.name, "slug": slug(title.name)} if title else {}
    tables: tuple[tuple[type[Model], Sequence[Mapping[str, Any]]], ...] = (
        (models.Title, [named]),
        (models.Issue, [columns.issue]),
        (models.Page, columns.pages),
        (models.Article, columns.articles),
        (models.Furniture, columns.furniture),
    )
    for table, found in tables:
        widths = {
            field.attname: field.max_length
            for field in table._meta.concrete_fields
            if isinstance(field, CharField) and field.max_length
        }
        for row in found:
            for name in (name for name in row if name in widths):
                if len(row[name] or "") > widths[name]:
                    what = f"the {table.__name__.lower()}'s {name} has {len(row[name])} characters, and {widths[name]} are the limit"
                    remedy = "say a shorter one, or mend the page"
                    raise BadInput(what, columns.issue["id"][:100], remedy)


def _as_it_was(archive: Holding, issue: str) -> Issue | None:
    """The issue as stored; None where its files are damaged, which must not keep it from being mended."""
    try:
        return fetch.issue(archive, issue)
    except ArchiveError:
        return None


def _write_row(columns: rows.Row, title: models.Title | None, digest: str) -> None:
    row = models.Issue(**columns, title=title, digest=digest, made_by=shuzibao.__version__)
    kept = [*(name for name in columns if name != "id"), "title", "digest", "made_by", "changed"]
    models.Issue.objects.bulk_create(
        [row], update_conflicts=True, unique_fields=["id"], update_fields=kept
    )


@dataclass(frozen=True, slots=True)
class Sheet:
    """Which original a page came from and its turn there, its lines in files/, what assembling changed."""

    original: str
    turn: int
    lines: str
    settled: dict[str, Any]
    pictures: dict[str, Any]


def _put_sheets(archive: Holding, issue: Issue, members: Sequence[Member]) -> list[Sheet]:
    """A sheet for every page of the issue, in the issue's order."""
    read = [(member, turn, page) for member in members for turn, page in enumerate(member.pages)]
    sheets = []
    for page in issue.pages:
        found = next((one for one in read if one[2].lines is page.lines), None)
        found = found or next(one for one in read if _same_print(one[2], page))
        read.remove(found)
        member, turn, as_read = found
        lines = archive.files.put(rows.sheet_to_bytes(as_read, member.decoded))
        changed = rows.settled(as_read, page)
        sheets.append(Sheet(member.digest, turn, lines, changed, member.picture(turn)))
    return sheets


def _files_of(sheets: Sequence[Sheet]) -> list[str]:
    return [digest for one in sheets for digest in (one.lines, one.pictures.get("large", ""))]


def _same_print(read: Page, page: Page) -> bool:
    return read.source == page.source and read.lines == page.lines


def _same_originals(issue: str, members: Sequence[Member]) -> bool:
    found = models.Original.objects.filter(pages__issue_id=issue).distinct()
    kept = {row.digest: (row.name, row.given, row.said, row.place) for row in found}
    return kept == {one.digest: (one.name, one.given, one.said, one.place) for one in members}


def _write_originals(members: Sequence[Member]) -> None:
    kept = ("name", "size", "given", "said", "place")
    models.Original.objects.bulk_create(
        [
            models.Original(digest=one.digest, **{name: getattr(one, name) for name in kept})
            for one in members
        ],
        update_conflicts=True,
        unique_fields=["digest"],
        update_fields=kept,
    )


def _write_title(title: Title | None) -> models.Title | None:
    """The title's row; a form of the name not met before is added to its names."""
    if title is None:
        return None
    names = list(dict.fromkeys([title.name, *title.names]))
    row, made = models.Title.objects.get_or_create(
        slug=slug(title.name), defaults={"name": title.name, "names": names}
    )
    if not made and (more := [name for name in names if name not in row.names]):
        row.names = [*row.names, *more]
        row.save()
    return row


def _write_pages(
    issue: str, pages: Sequence[rows.Row], sheets: Sequence[Sheet], fresh: bool
) -> None:
    made = [
        models.Page(
            **page,
            issue_id=issue,
            original_id=sheet.original,
            turn=sheet.turn,
            lines=sheet.lines,
            settled=sheet.settled,
            pictures=sheet.pictures,
        )
        for page, sheet in zip(pages, sheets, strict=True)
    ]
    if not fresh:
        models.Page.objects.filter(issue_id=issue).exclude(
            id__in=[page.id for page in made]
        ).delete()
    models.Page.objects.bulk_create(
        made, update_conflicts=True, unique_fields=["id"], update_fields=_columns(PAGE_KEPT)
    )


def _articles_of(issue: str) -> dict[str, rows.Row]:
    return {row["id"]: dict(row) for row in models.Article.objects.filter(issue_id=issue).values()}


def _write_articles(
    issue: str, articles: Sequence[rows.Row], before: Mapping[str, rows.Row]
) -> tuple[list[str], list[str], bool]:
    """Write what is other. The ids new or other, the ids gone, whether an old article was touched."""
    wanted = [
        {**{key: value for key, value in row.items() if key != "page"},
         "page_id": page_id(issue, row["page"])}
        for row in articles
    ]  # fmt: skip
    other = [row for row in wanted if _differs(row, before.get(row["id"]))]
    removed = sorted(before.keys() - {row["id"] for row in wanted})
    if removed:
        models.Article.objects.filter(id__in=removed).delete()
    models.Article.objects.bulk_create(
        [models.Article(**row, issue_id=issue) for row in other],
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=_columns(ARTICLE_KEPT),
    )
    changed = [row["id"] for row in other]
    return changed, removed, bool(removed) or any(one in before for one in changed)


def _differs(row: rows.Row, before: rows.Row | None) -> bool:
    return before is None or any(before[key] != value for key, value in row.items())


def _columns(names: Iterable[str]) -> list[str]:
    return [name.removesuffix("_id") for name in names]


def _write_furniture(issue: str, furniture: Sequence[rows.Row], fresh: bool) -> None:
    wanted = [{**row, "page_id": page_id(issue, row["page"])} for row in furniture]
    for row in wanted:
        del row["page"]
    found = models.Furniture.objects.filter(page__issue_id=issue).order_by("position")
    columns = ("role", "text", "spans", "position", "page_id")
    if fresh or list(found.values(*columns)) != wanted:
        if not fresh:
            found.delete()
        models.Furniture.objects.bulk_create(models.Furniture(**row) for row in wanted)


def keep_version(archive: Holding, old: Issue, made_by: str) -> None:
    """Put away what the issue was, as shuzibao/1 in files/."""
    text = json.dumps(issue_to_json(old), ensure_ascii=False, sort_keys=True)
    data = gzip.compress(text.encode("utf-8", "surrogatepass"), mtime=0)
    models.Version.objects.create(issue_id=old.id, made_by=made_by, json=archive.files.put(data))
