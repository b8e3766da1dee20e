"""What the site takes from the archive. Hidden articles never leave it through here."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import F, OuterRef, QuerySet, Subquery
from django.http import Http404

from shuzibao.archive import titles as titles_of
from shuzibao.archive.models import Article, Issue, Moved, Page, Title
from shuzibao.reader.revision import Revision, revision

Articles = QuerySet[Article, Article]
Issues = QuerySet[Issue, Issue]


class Elsewhere(Exception):
    """The address was this thing's once; it lives at `address` now."""

    def __init__(self, address: str) -> None:
        super().__init__(address)
        self.address = address


def articles() -> Articles:
    """Every article that may be shown."""
    return Article.objects.filter(hidden__isnull=True)


def titles() -> list[Title]:
    """Papers with at least one issue, the fullest first; `count` is their number of issues."""
    return list(titles_of.printed().order_by("-count", "slug"))


def newest_first(issues: Issues) -> Issues:
    """By date; issues without a printed date stand behind those with one, by the year inferred."""
    return issues.order_by(F("date").desc(nulls_last=True), F("year").desc(nulls_last=True), "id")


def latest(title: Title | None = None) -> Issue | None:
    """The issue that the front page shows."""
    issues = Issue.objects.select_related("title")
    if title is not None:
        issues = issues.filter(title=title)
    return newest_first(issues).first()


def latest_of_each(but: str | None = None) -> list[Issue]:
    """The latest issue of every paper, the fullest paper first; in two queries, however many.

    but: slug of a paper to leave out.
    """
    newest = newest_first(Issue.objects.filter(title=OuterRef("pk"))).values("pk")[:1]
    papers = titles_of.printed().annotate(latest=Subquery(newest))
    order = papers.exclude(pk=but).order_by("-count", "slug")
    ids = list(order.values_list("latest", flat=True))
    found = Issue.objects.select_related("title").in_bulk(ids)
    return [found[pk] for pk in ids if pk in found]


def recent(title: Title, but: Issue, number: int = 6) -> list[Issue]:
    """The newest issues of a title, without one."""
    return list(newest_first(Issue.objects.filter(title=title).exclude(pk=but.pk))[:number])


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The issues before and after, by date; None where there is none, or no date to go by."""

    before: Issue | None
    after: Issue | None


def neighbours(issue: Issue) -> Neighbours:
    if issue.date is None:
        return Neighbours(None, None)
    others = Issue.objects.filter(title=issue.title_id, date__isnull=False)
    return Neighbours(
        others.filter(date__lt=issue.date).order_by("-date").first(),
        others.filter(date__gt=issue.date).order_by("date").first(),
    )


def issue_or_404(slug: str, issue: str) -> Issue:
    """Raises: Http404, or Elsewhere where the issue has moved."""
    found = Issue.objects.select_related("title").filter(pk=f"{slug}/{issue}").first()
    if found is None:
        raise missing(f"{slug}/{issue}")
    return found


def page_or_404(slug: str, issue: str, number: int) -> Page:
    """Raises: Http404, or Elsewhere where the page has moved."""
    address = f"{slug}/{issue}/{number}"
    found = Page.objects.select_related("issue__title").filter(pk=address).first()
    if found is None:
        raise missing(address)
    return found


def article_or_404(slug: str, issue: str, page: int, number: int) -> Article:
    """Raises: Http404, or Elsewhere where the article has moved."""
    address = f"{slug}/{issue}/{page}/{number}"
    [*found] = articles().filter(pk=address)
    if not found:
        raise missing(address)
    now = revision()
    try:
        found[0].issue, found[0].page = _issue(found[0].issue_id, now), _page(found[0].page_id, now)
    except ObjectDoesNotExist:  # taken away between two looks
        raise missing(address) from None
    return found[0]


# An article's issue and page are asked for with each of their articles. They are shared between threads:
# to be read, never to be changed.
@functools.lru_cache(maxsize=256)
def _issue(pk: str, at: Revision) -> Issue:
    return Issue.objects.select_related("title").get(pk=pk)


@functools.lru_cache(maxsize=512)
def _page(pk: str, at: Revision) -> Page:
    page = Page.objects.get(pk=pk)
    page.issue = _issue(page.issue_id, at)
    return page


def missing(address: str) -> Exception:
    """What to raise for an address that holds nothing: it may have moved; addresses never die."""
    moved = Moved.objects.filter(old=address).first()
    return Elsewhere(f"/{moved.new}") if moved else Http404(address)


def in_order(issue: Issue) -> list[Article]:
    """The articles of an issue as a reader meets them."""
    found = articles().filter(issue=issue).select_related("page")
    return list(found.defer("text").order_by("page__number", "position"))


@dataclass(frozen=True, slots=True)
class Printed:
    """When an issue was printed, as `Issue` has it."""

    date: dt.date | None
    year: int | None
    printed_between: Mapping[str, Any] | None


@dataclass(frozen=True, slots=True)
class Entry:
    """An article as a link to it names it: no row of its whole text is fetched for that."""

    pk: str
    display_title: str
    script: str
    issue: Printed


def entries(found: Articles) -> tuple[Entry, ...]:
    """In the order of the query; one query, of short columns."""
    issue = ("issue__date", "issue__year", "issue__printed_between")
    rows = found.values_list("pk", "display_title", "script", *issue)
    return tuple(Entry(pk, title, script, Printed(*when)) for pk, title, script, *when in rows)


def beside(article: Article) -> tuple[Entry | None, Entry | None]:
    """The article before and the one after, in the same issue."""
    order = _running_order(article.issue_id, revision())
    at = next(at for at, entry in enumerate(order) if entry.pk == article.pk)
    return order[at - 1] if at else None, order[at + 1] if at + 1 < len(order) else None


# An issue's stories are often read one after the other. `at`: what was kept is good for that state only.
@functools.lru_cache(maxsize=256)
def _running_order(issue: str, at: Revision) -> tuple[Entry, ...]:
    return entries(articles().filter(issue=issue).order_by("page__number", "position"))


def in_bulk(ids: Sequence[str]) -> dict[str, Article]:
    """Articles by id, without their elements."""
    found = articles().select_related("issue__title", "page").defer("elements", "text", "zones")
    return found.in_bulk(list(ids))


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page as a line about one of its articles names it."""

    pk: str
    number: int
    label: str | None
    name: str | None
    has_picture: bool


@dataclass(frozen=True, slots=True)
class Found:
    """An article as a page of results shows it; paper: the title's slug."""

    pk: str
    display_title: str
    script: str
    kind: str
    page: Leaf
    issue: Printed
    paper: str | None


SHORT: Final = (
    "pk", "display_title", "script", "kind",
    "page_id", "page__number", "page__label", "page__name", "page__pictures",
    "issue__date", "issue__year", "issue__printed_between", "issue__title_id",
)  # fmt: skip


def found(ids: Sequence[str]) -> dict[str, Found]:
    """Articles by id, in one query of short columns."""
    rows = articles().filter(pk__in=ids).order_by().values_list(*SHORT)
    return {row[0]: _found(*row) for row in rows}


def _found(
    pk: str, title: str, script: str, kind: str,
    page: str, number: int, label: str | None, name: str | None, pictures: dict[str, str],
    date: dt.date | None, year: int | None, between: Mapping[str, Any] | None, paper: str | None,
) -> Found:  # fmt: skip
    leaf = Leaf(page, number, label, name, bool(pictures.get("large")))
    return Found(pk, title, script, kind, leaf, Printed(date, year, between), paper)


@functools.lru_cache(maxsize=2)
def papers(at: Revision) -> dict[str, Title]:
    """Every paper by its slug; good for that state of the archive, and not to be changed."""
    return Title.objects.in_bulk()


def other_half(article: Article, jump: dict[str, object] | None) -> Article | None:
    """The article at the other end of a continuation, where it was found."""
    if not jump or not jump.get("article"):
        return None
    found = articles().select_related("issue__title", "page")
    return found.filter(pk=jump["article"], issue=article.issue_id).first()


def years(title: Title | None = None) -> list[int]:
    """The years of dated issues, newest first."""
    dated = Issue.objects.filter(date__isnull=False)
    if title is not None:
        dated = dated.filter(title=title)
    return [day.year for day in dated.dates("date", "year", order="DESC")]


def issues_of(year: int, title: Title | None = None) -> list[Issue]:
    """Dated issues of a year, by date."""
    dated = Issue.objects.select_related("title").filter(date__year=year)
    if title is not None:
        dated = dated.filter(title=title)
    return list(dated.order_by("date", "id"))


def undated(title: Title | None = None) -> list[Issue]:
    """Issues on which no date was found, by the year inferred; `first` is a headline to know them by."""
    found = Issue.objects.select_related("title").filter(date__isnull=True)
    if title is not None:
        found = found.filter(title=title)
    return list(found.order_by(F("year").desc(nulls_last=True), "id"))


def nearest(slug: str, day: dt.date) -> list[Issue]:
    """The issues of a title just before and just after a day."""
    dated = Issue.objects.filter(title=slug, date__isnull=False)
    before = dated.filter(date__lt=day).order_by("-date")[:2]
    after = dated.filter(date__gt=day).order_by("date")[:2]
    return [*reversed(before), *after]


def figures() -> dict[str, object]:
    """How much there is: for the page about this archive."""
    # Hidden articles are few and have an index of their own; counting rows reads no article.
    hidden = Article.objects.filter(hidden__isnull=False).order_by().count()
    return {
        "issues": Issue.objects.count(),
        "pages": Page.objects.count(),
        "articles": Article.objects.order_by().count() - hidden,
    }
