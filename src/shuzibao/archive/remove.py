"""Taking out an issue or a page: rows, files that nothing else needs, index entries, facts."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from shuzibao.archive import changes, models, titles
from shuzibao.archive.assemble import members_of, rebuild_members
from shuzibao.archive.holding import Holding
from shuzibao.archive.references import referenced, throw_away
from shuzibao.archive.write import write_issue
from shuzibao.errors import ArchiveError, NotFound


@dataclass(frozen=True, slots=True)
class Removal:
    """What a removal takes: ids of pages and articles, names of originals; `whole` where it is an issue."""

    issue: str
    pages: tuple[str, ...]
    articles: tuple[str, ...]
    originals: tuple[tuple[str, str], ...]  # digest and name
    whole: bool

    def __str__(self) -> str:
        names = ", ".join(name for _, name in self.originals)
        what = "the issue" if self.whole else "the page"
        return (
            f"{what} {self.issue if self.whole else self.pages[0]}: {len(self.pages)} page(s), "
            f"{len(self.articles)} article(s), original(s) {names}"
        )


def plan(id_: str) -> Removal:
    """What `remove` would take.

    Raises:
        NotFound: no such issue or page.
        ArchiveError: an article, or one page of several in a file.
    """
    if models.Article.objects.filter(id=id_).exists():
        remedy = f'hide it: shuzibao hide {id_} --reason "…"; or remove its page'
        raise ArchiveError("an article is part of its page and cannot be taken out", id_, remedy)
    pages = models.Page.objects.filter(issue_id=id_) or models.Page.objects.filter(id=id_)
    if not pages:
        raise NotFound("no such issue or page", id_, "`shuzibao list` names every issue")
    issue = pages[0].issue_id
    originals = dict(pages.values_list("original_id", "original__name"))
    others = models.Page.objects.filter(issue_id=issue).exclude(id__in=[page.id for page in pages])
    if both := others.filter(original_id__in=originals).first():
        raise ArchiveError(
            f"{both.source} holds other pages too, {both.id} among them",
            id_,
            f"remove the whole issue: shuzibao remove {issue}",
        )
    articles = models.Article.objects.filter(page__in=pages).order_by("page__number", "position")
    return Removal(
        issue,
        tuple(page.id for page in pages),
        tuple(articles.values_list("id", flat=True)),
        tuple(originals.items()),
        whole=not others.exists(),
    )


def remove(archive: Holding, id_: str) -> Removal:
    """Take out an issue, or a page with its original; what is left of the issue is rebuilt.

    An editor's hides are kept: a page that comes back comes back hidden.

    Raises:
        NotFound, ArchiveError: see `plan`.
    """
    archive.must_write()
    removal = plan(id_)
    files = set(referenced(removal.issue))
    with transaction.atomic():
        if removal.whole:
            _remove_issue(removal)
        else:
            gone = {digest for digest, _ in removal.originals}
            rest = [one for one in members_of(archive, removal.issue) if one.digest not in gone]
            write_issue(archive, rebuild_members(rest), rest, [removal.issue])
        unused = [digest for digest, _ in removal.originals]
        models.Original.objects.filter(digest__in=unused, pages=None).delete()
        titles.drop_empty()
    throw_away(archive, files)
    changes.tell(archive)
    return removal


def _remove_issue(removal: Removal) -> None:
    models.Issue.objects.filter(id=removal.issue).delete()
    models.Version.objects.filter(issue_id=removal.issue).delete()
    gone = models.Moved.objects.filter(new=removal.issue)
    (gone | models.Moved.objects.filter(new__startswith=f"{removal.issue}/")).delete()
    changes.note(removal.issue, [], list(removal.articles))
