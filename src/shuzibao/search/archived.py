"""The index of an archive, kept in step with its tables.

The archive tells `LISTENER` of every write (shuzibao.archive.changes): the issues touched are taken out
and put in anew, in one commit. Hidden articles are never put in. Nothing here is the truth: the index
can be thrown away and made again with `rebuild_index`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Protocol

from shuzibao.model import Role
from shuzibao.search.base import Indexable
from shuzibao.search.parse import parse
from shuzibao.search.query import Query, widened
from shuzibao.search.stored import digest_of, to_stored
from shuzibao.search.tantivy_index import StaleIndex, TantivyIndex, build_index

if TYPE_CHECKING:
    from shuzibao.archive.changes import Changes
    from shuzibao.archive.store import Archive

BATCH = 200  # issues read at a time

# Of each article by id: names by kind ("person", "org", "place", "programme"). `SHUZIBAO_NAMED` in the
# settings is the dotted path of a function that gives this for a sequence of issue ids; it must have
# heard of a write before the index does, so its listener stands before ours.
Named = Mapping[str, Mapping[str, tuple[str, ...]]]


class HasIndex(Protocol):
    """An archive, as far as this room knows it: the folder for the index."""

    index: Path


class IndexListener:  # satisfies shuzibao.archive.changes.Listener
    """Takes every write into the index."""

    name = "search"

    def after_write(self, archive: Archive, changes: Changes) -> None:
        if changes.whole:
            rebuild_index(archive)
            return
        try:
            index = TantivyIndex(archive.index)
        except StaleIndex:
            rebuild_index(archive)
            return
        index.update(indexables(changes.issues), delete_issues=changes.issues)

    def agrees(self, archive: Archive) -> list[str]:
        """What the index says other than the tables; asked by `shuzibao check`."""
        return agrees(archive)


LISTENER = IndexListener()


def ready(archive: HasIndex) -> bool:
    """Make the index anew if there is none, or one of other code; whether that was needed."""
    try:
        TantivyIndex(archive.index)
    except StaleIndex:
        rebuild_index(archive)
        return True
    return False


# The kind of name that a field of the query language asks for.
RECORD: Final = {
    "person": "person",
    "org": "organisation",
    "place": "place",
    "programme": "programme",
}


def understood(text: str) -> Query:
    """A question as it is put to the open archive: a name given in part or short means all that the record calls so.

    The site, the API and the commands ask through here, so that one question has one answer.

    Raises:
        BadQuery: it cannot be understood.
    """
    query = parse(text)
    return replace(query, node=widened(query.node, _meant))


def _meant(field: str, said: str) -> list[str]:
    from shuzibao.archive.suggest import meant

    return meant(RECORD[field], said)


def rebuild_index(archive: HasIndex) -> int:
    """Make the index anew from the tables of the open archive; the number of articles in it."""
    return build_index(archive.index, indexables())


def agrees(archive: HasIndex) -> list[str]:
    """What the index says other than the tables: a sentence each, for `shuzibao check`. Empty: nothing.

    Where there is no article to find, none is needed.
    """
    try:
        held = dict(TantivyIndex(archive.index).digests())
    except StaleIndex as error:
        return [error.what] if next(indexables(), None) else []
    differences = []
    for article in indexables():
        digest = held.pop(article.id, None)
        if digest is None:
            differences.append(f"{article.id} is missing in the index")
        elif digest != digest_of(to_stored(article)):
            differences.append(f"{article.id} is other in the index than in the archive")
    return differences + [f"{key} is in the index and not to be found in it" for key in held]


def indexables(issues: Sequence[str] | None = None) -> Iterator[Indexable]:
    """Every article that readers may see, of these issues or of all, from the open archive's tables."""
    from shuzibao.archive import models

    if issues is None:
        issues = list(models.Issue.objects.order_by("id").values_list("id", flat=True))
    for at in range(0, len(issues), BATCH):
        yield from _of(issues[at : at + BATCH])


def _of(issues: Sequence[str]) -> Iterator[Indexable]:
    from shuzibao.archive import models

    rows = (
        models.Article.objects.filter(issue_id__in=issues, hidden__isnull=True)
        .order_by("issue_id", "page__number", "position")
        .values(
            "id", "elements", "display_title", "display_title_made", "byline", "kind", "section",
            "page__number", "page__label", "page__name",
            "issue__title_id", "issue__date", "issue__year",
        )
    )  # fmt: skip
    named = _named(issues)
    for row in rows.iterator():
        yield _indexable(row, named.get(row["id"], {}))


def _named(issues: Sequence[str]) -> Named:
    """Who and what the record found in each article, where there is a record."""
    from django.conf import settings
    from django.utils.module_loading import import_string

    teller = getattr(settings, "SHUZIBAO_NAMED", "")
    if not teller:
        return {}
    named: Named = import_string(teller)(issues)
    return named


def _indexable(row: Mapping[str, Any], named: Mapping[str, tuple[str, ...]]) -> Indexable:
    sections = (row["section"], row["page__name"])
    date = row["issue__date"]
    return Indexable(
        id=row["id"],
        pieces=tuple((Role(piece["role"]), piece["text"]) for piece in row["elements"]),
        display_title=row["display_title"],
        display_title_made=row["display_title_made"],
        byline=row["byline"],
        kind=row["kind"],
        page=row["page__number"],
        page_label=row["page__label"],
        paper=row["issue__title_id"] or "",
        date=date,
        year=date.year if date else row["issue__year"],
        sections=tuple(dict.fromkeys(name for name in sections if name)),
        named=named,
    )
