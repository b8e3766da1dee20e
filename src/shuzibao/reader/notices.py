"""What an issue's notices say to readers: a story by its headline, never by its id."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext

from shuzibao.archive.models import Article, Issue
from shuzibao.reader import shelf


@dataclass(frozen=True, slots=True)
class Told:
    """One notice. article: the story that it is about; where: else what it is about, by name."""

    what: str
    article: Article | None = None
    where: str = ""


def told(issue: Issue) -> list[Told]:
    """The notices in their order; none about a hidden story."""
    notices: Sequence[Mapping[str, Any]] = issue.notices
    named = {row["where"] for row in notices if row["where"].startswith(f"{issue.pk}/")}
    stories = shelf.in_bulk(sorted(named)) if named else {}
    here = set(issue.pages.values_list("number", flat=True)) if stories else set()
    found = []
    for row in notices:
        story = stories.get(row["where"])
        if story:
            found.append(Told(_open_end(story, here) or row["what"], story))
        elif row["where"] not in named:
            found.append(Told(row["what"], where=row["where"]))
    return found


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
