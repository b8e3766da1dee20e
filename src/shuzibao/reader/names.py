"""The paper's name as one of its issues prints it: 澄灣報 on one masthead, 澄湾报 on the next."""

from __future__ import annotations

from shuzibao.archive.models import Furniture, Issue
from shuzibao.model import Role


def printed_name(issue: Issue) -> str:
    """The form on the issue's own masthead; the title's first form where the issue prints none. "" without a title."""
    title = issue.title
    if title is None:
        return ""
    forms = {"".join(form.split()) for form in title.names} - {title.name}
    if not forms:
        return title.name
    mastheads = Furniture.objects.filter(page__issue=issue, role=Role.MASTHEAD)
    printed = ("".join(text.split()) for text in mastheads.values_list("text", flat=True))
    return next((text for text in printed if text in forms), title.name)
