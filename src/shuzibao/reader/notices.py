"""Which of an issue's notices concern its readers, in their language: how the pages were read is the editors' matter.

A continuation without its other half, by the story's headline and never by its id; and print that was hardly readable.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import gettext

from shuzibao.archive.models import Article, Issue, Page
from shuzibao.reader import shelf

UNSURE: Final = "recognition is unsure"  # how `shuzibao.read.scan.pages.doubts` begins


@dataclass(frozen=True, slots=True)
class Told:
    """One notice. article: the story that it is about; page: the page, where it is about one."""

    what: str
    article: Article | None = None
    page: Page | None = None


def told(issue: Issue) -> list[Told]:
    """The readers' notices in their order; none about a hidden story."""
    notices: Sequence[Mapping[str, Any]] = issue.notices
    named = {row["where"] for row in notices if row["where"].startswith(f"{issue.pk}/")}
    stories = shelf.in_bulk(sorted(named)) if named else {}
    pages = list(issue.pages.order_by("number")) if notices else []
    here = {page.number for page in pages}
    found = []
    for row in notices:
        story = stories.get(row["where"])
        if story and (what := _open_end(story, here)):
            found.append(Told(what, story))
        elif row["what"].startswith(UNSURE):
            what = gettext("The print was hard to read; characters may be wrong.")
            found.append(Told(what, page=_page_at(row["where"], pages)))
    return list(dict.fromkeys(found))


def _page_at(where: str, pages: Sequence[Page]) -> Page | None:
    """The page that a notice of the reading speaks of; None where the file has several and it says not which."""
    at = [page for page in pages if where == f"{page.source}, page {page.turn + 1}"]
    at = at or [page for page in pages if where == page.source]
    return at[0] if len(at) == 1 else None


def _open_end(story: Article, here: set[int]) -> str:
    """A continuation without its other half, in the reader's language. here: the issue's pages that we have."""
    on, back = story.continues_on or {}, story.continued_from or {}
    if on and not on.get("article"):
        words = (
            gettext("Continued on page %(page)s; that part was not recognised there.")
            if on["page"] in here
            else gettext("Continued on page %(page)s, which is not in this archive.")
        )
        return words % {"page": on["page"]}
    if back and not back.get("article"):
        words = (
            gettext("Continued from page %(page)s; that part was not recognised there.")
            if back["page"] in here
            else gettext("Continued from page %(page)s, which is not in this archive.")
        )
        return words % {"page": back["page"]}
    return ""
