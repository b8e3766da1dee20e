"""What the channels take from the archive: entries of feeds, addresses of sitemaps.

Hidden articles leave the archive through none of them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import quote

from django.db.models import Count, Max, QuerySet
from django.db.models.functions import Coalesce, ExtractYear
from django.utils.timezone import get_default_timezone

from shuzibao.archive import shown, titles
from shuzibao.archive.heads import names_in_heads
from shuzibao.archive.models import Article, Issue, Page, Title
from shuzibao.archive.order import Issues, behind, newest_first
from shuzibao.channels.feeds import (
    Entry,
    Feed,
    html_of,
    language_of,
    summary_of,
    urn,
)
from shuzibao.channels.sitemaps import MOST_ADDRESSES, Place, parts
from shuzibao.model import Kind
from shuzibao.model.ids import UNTITLED
from shuzibao.script.titles import unbroken

ENTRIES: Final = 50  # whole issues until there are at least so many
MOST_ISSUES: Final = 20  # of a stretch, however little is in them
IN_FEEDS: Final = (Kind.ARTICLE, Kind.PICTURE)
MOST_FILES: Final = 50_000  # that a sitemap index may name
UNDATED: Final = 0  # the year of issues of which no year is known
# Under which word of the site's addresses a name of each kind has its page.
RECORD: Final = {
    "person": "people", "post": "posts", "organisation": "organisations", "place": "places",
    "programme": "programmes", "figure": "measures",
}  # fmt: skip


def feed(base: str, form: str, title: Title | None, after: str | None) -> Feed:
    """A stretch of the feed of a title, or of everything (None).

    base: the site's address, without a slash at its end. form: "atom" or "json".
    after: id of the last issue of the stretch before; None for the first.

    Raises:
        ValueError: `after` is no issue's id.
    """
    issues, more = _stretch(title, after)
    home = f"{base}/{title.slug}" if title else f"{base}/"
    first = f"{home.rstrip('/')}/feed.{form}"
    return Feed(
        id=urn(f"feed:{title.slug if title else ''}"),
        title=title.name if title else _name_of_all(),
        address=home,
        own=f"{first}?after={after}" if after else first,
        first=first,
        following=f"{first}?after={issues[-1].id}" if more else None,
        language=language_of(title.script if title else ""),
        entries=tuple(_entries(base, issues)),
    )


def _name_of_all() -> str:
    names = list(titles.printed().order_by("slug").values_list("name", flat=True)[:4])
    return " · ".join(names[:3]) + (" …" if len(names) > 3 else "") if names else "Shuzibao"


def _stretch(title: Title | None, after: str | None) -> tuple[list[Issue], bool]:
    """Whole issues, newest first, until they hold `ENTRIES` articles; whether more stand behind."""
    issues: Issues = Issue.objects.select_related("title")
    if title is not None:
        issues = issues.filter(title=title)
    if after is not None:
        issues = behind(issues, after)
    found = list(newest_first(issues)[: MOST_ISSUES + 1])
    held = _articles_in(issue.id for issue in found)
    taken: list[Issue] = []
    total = 0
    for issue in found[:MOST_ISSUES]:
        taken.append(issue)
        total += held.get(issue.id, 0)
        if total >= ENTRIES:
            break
    return taken, len(taken) < len(found)


def _articles_in(issues: Iterable[str]) -> dict[str, int]:
    counted = _shown().filter(issue__in=list(issues)).order_by().values_list("issue")
    return dict(counted.annotate(Count("id")))


def _shown() -> QuerySet[Article, Article]:
    return Article.objects.filter(hidden__isnull=True, kind__in=IN_FEEDS)


def _entries(base: str, issues: list[Issue]) -> Iterator[Entry]:
    by_id = {issue.id: issue for issue in issues}
    found = _shown().filter(issue__in=by_id).defer("zones").order_by("page__number", "position")
    of_issue: dict[str, list[Article]] = {issue.id: [] for issue in issues}
    for article in found:
        of_issue[article.issue_id].append(article)
    names = names_in_heads([article.id for some in of_issue.values() for article in some])
    for issue in issues:
        for article in of_issue[issue.id]:
            yield _entry(base, issue, article, names[article.id])


def _entry(base: str, issue: Issue, article: Article, names: tuple[str, ...]) -> Entry:
    language = language_of(article.script)
    return Entry(
        id=urn(article.id),
        address=f"{base}/{article.id}",
        title=unbroken(article.display_title, names),
        html=html_of(article.elements, language),
        summary=summary_of(article.text),
        published=_midnight(issue.date),
        updated=issue.changed,
        language=language,
        byline=article.byline,
        paper=issue.title.name if issue.title else "",
        tags=(article.section,) if article.section else (),
    )


def _midnight(day: dt.date | None) -> dt.datetime | None:
    if day is None:
        return None
    return dt.datetime(day.year, day.month, day.day, tzinfo=get_default_timezone())


def sitemap_files(base: str) -> list[Place]:
    """The sitemaps that the index names, newest year first in each title."""
    years = _years()
    changed = max((year.changed for year in years.values()), default=None)
    files = [Place(f"{base}/sitemap-titles.xml", changed)]
    for (slug, year), held in sorted(years.items(), key=lambda one: (one[0][0], -one[0][1])):
        stem = f"{base}/sitemap-{slug}.{year}"
        files += [Place(f"{stem}.{n}.xml", held.changed) for n in range(1, parts(held.size) + 1)]
    listed = shown.every_listed().count()
    stem = f"{base}/sitemap-record"
    files += [Place(f"{stem}.{n}.xml", changed) for n in range(1, parts(listed) + 1) if listed]
    return files[:MOST_FILES]


@dataclass(slots=True)
class _Year:
    """A title's year: how many addresses it has, withdrawn articles counted too, and its last change."""

    size: int
    changed: dt.datetime


def _years() -> dict[tuple[str, int], _Year]:
    """By slug and year. Counted by issue: that reads an index, and no article."""
    pages = _per_issue(Page.objects.order_by())
    articles = _per_issue(Article.objects.order_by())
    years: dict[tuple[str, int], _Year] = {}
    rows = Issue.objects.order_by().values_list("id", "title_id", "date", "year", "changed")
    for issue, slug, date, year, changed in rows:
        key = (slug or UNTITLED, (date.year if date else year) or UNDATED)
        held = years.setdefault(key, _Year(0, changed))
        held.size += 1 + pages.get(issue, 0) + articles.get(issue, 0)
        held.changed = max(held.changed, changed)
    return years


def _per_issue(rows: QuerySet[Any, Any]) -> dict[str, int]:
    return dict(rows.values_list("issue_id").annotate(held=Count("*")))


def _year_of() -> Coalesce:
    """Of an issue's date, or the one that it was inferred to be of."""
    return Coalesce(ExtractYear("date"), "year")


def front_pages(base: str) -> list[Place]:
    """The site itself and each title."""
    titles = Title.objects.annotate(changed=Max("issues__changed")).filter(changed__isnull=False)
    of_titles = [Place(f"{base}/{title.slug}", title.changed) for title in titles.order_by("slug")]
    newest = max((place.changed for place in of_titles if place.changed), default=None)
    return [Place(f"{base}/", newest), *of_titles]


def record_addresses(base: str, part: int) -> list[Place]:
    """The pages of the record, by kind and name: the part-th file of them."""
    changed = Issue.objects.aggregate(last=Max("changed"))["last"]
    start = (part - 1) * MOST_ADDRESSES
    rows = shown.every_listed().values_list("kind", "key")[start : start + MOST_ADDRESSES]
    return [Place(f"{base}/{RECORD[kind]}/{quote(key, safe='')}", changed) for kind, key in rows]


def addresses_of(base: str, slug: str, year: int, part: int) -> list[Place]:
    """Issues, pages and articles of a title's year, in order of id: the part-th file of them."""
    issues = Issue.objects.annotate(in_year=_year_of()).filter(
        title=None if slug == UNTITLED else slug, in_year=None if year == UNDATED else year
    )
    changed = dict(issues.values_list("id", "changed"))
    pages = Page.objects.filter(issue__in=issues).order_by().values_list("id", "issue_id")
    articles = Article.objects.filter(issue__in=issues, hidden__isnull=True).order_by()
    found = [(issue, issue) for issue in changed]
    found += [*pages, *articles.values_list("id", "issue_id")]
    found.sort()
    start = (part - 1) * MOST_ADDRESSES
    return [
        Place(f"{base}/{address}", changed[issue])
        for address, issue in found[start : start + MOST_ADDRESSES]
    ]
