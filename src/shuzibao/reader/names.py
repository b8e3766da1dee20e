"""The paper's name as one of its issues prints it: 澄灣報 on one masthead, 澄湾报 on the next."""

from __future__ import annotations

import functools

from shuzibao.archive.models import Furniture, Issue
from shuzibao.model import Role
from shuzibao.reader.revision import Revision, revision


def printed_name(issue: Issue) -> str:
    """The form on the issue's own masthead; the title's first form where the issue prints none. "" without a title."""
    title = issue.title
    if title is None:
        return ""
    forms = {"".join(form.split()) for form in title.names} - {title.name}
    if not forms:
        return title.name
    return next((text for text in _mastheads(issue.pk, revision()) if text in forms), title.name)


@functools.lru_cache(maxsize=1024)
def _mastheads(issue: str, at: Revision) -> tuple[str, ...]:
    """What stands on an issue's mastheads, without spaces. at: the state of the archive that says so."""
    found = Furniture.objects.filter(page__issue=issue, role=Role.MASTHEAD)
    return tuple("".join(text.split()) for text in found.values_list("text", flat=True))
