"""Pages that change their issue: a date comes in later, a masthead turns up. Their old addresses lead on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from shuzibao.archive import changes, models, titles

# What a page is made of, and what an article is made of, whatever their ids -> the id it had.
Trail = dict[tuple[str, ...], str]


def trail_of(issues: Iterable[str]) -> Trail:
    """Where each page and article of these issues stood before the move."""
    trail: Trail = {}
    for issue in issues:
        trail |= {key: old for key, old in _marks(issue).items() if key not in trail}
    return trail


def _marks(issue: str) -> Trail:
    pages = models.Page.objects.filter(issue_id=issue).values_list("original_id", "lines", "id")
    articles = models.Article.objects.filter(issue_id=issue)
    found: Trail = {(original, lines): page for original, lines, page in pages}
    for original, title, text, one in articles.values_list(
        "page__original_id", "display_title", "text", "id"
    ):
        found[(original, title, text)] = one
    return found


def clear_out(emptied: Sequence[str], to: str) -> None:
    """Take away issues that have nothing left; their addresses lead to where it went."""
    for issue in emptied:
        articles = sorted(
            models.Article.objects.filter(issue_id=issue).values_list("id", flat=True)
        )
        models.Issue.objects.filter(id=issue).delete()
        changes.note(issue, [], articles)
        models.Moved.objects.filter(new=issue).update(new=to)
        models.Moved.objects.update_or_create(old=issue, defaults={"new": to})
    if emptied:
        titles.drop_empty()


def leave_word(trail: Trail, issue: str) -> None:
    """Let the old addresses lead to the new ones; an address that is in use again leads nowhere else."""
    if not trail and not models.Moved.objects.exists():
        return
    now = _marks(issue)
    for key, new in now.items():
        old = trail.get(key)
        if old and old != new and old not in now.values():
            models.Moved.objects.filter(new=old).update(new=new)
            models.Moved.objects.update_or_create(old=old, defaults={"new": new})
    models.Moved.objects.filter(old__in=[issue, *now.values()]).delete()
