"""Back issues: the calendar of a year, and the issues on which no date is printed."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse

from shuzibao.archive.models import Title
from shuzibao.reader import shelf
from shuzibao.reader.almanac import months
from shuzibao.reader.show import show


def back_issues(
    request: HttpRequest, slug: str | None = None, year: int | None = None
) -> HttpResponse:
    """A year's calendar of one paper, or of all; without a year, the newest that has issues."""
    title = _title(slug)
    years = shelf.years(title)
    if year is not None and year not in years:
        raise Http404(str(year))
    shown = year or (years[0] if years else None)
    issues = shelf.issues_of(shown, title) if shown else []
    at = years.index(shown) if shown else 0
    return show(
        request,
        "back.html",
        {
            "title": title,
            "titles": shelf.titles(),
            "years": years,
            "year": shown,
            "later": years[at - 1] if at else None,
            "earlier": years[at + 1] if shown and at + 1 < len(years) else None,
            "months": months(shown, issues) if shown else [],
            "number": len(issues),
            "undated": shelf.undated(title),
            "root": f"/{title.pk}/issues" if title else "/issues",
        },
    )


def _title(slug: str | None) -> Title | None:
    if slug is None:
        return None
    title = Title.objects.filter(pk=slug).first()
    if title is None:
        raise Http404(slug)
    return title
