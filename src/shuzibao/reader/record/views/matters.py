"""A programme's dossier, a measure as a series, the ledger, and what the record tells of a day."""

from __future__ import annotations

import datetime as dt
from typing import Any, Final

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse

from shuzibao.archive.models import Issue
from shuzibao.archive.shown import discreet
from shuzibao.reader.record import book, downloads
from shuzibao.reader.record import ledger as accounts
from shuzibao.reader.record.dossier import dossier, readings_of
from shuzibao.reader.record.joined import joined
from shuzibao.reader.record.links import day_address
from shuzibao.reader.record.plots import bars_plots, series_plot
from shuzibao.reader.record.series import changes, in_order, reading, series
from shuzibao.reader.record.views.lists import LISTS
from shuzibao.reader.record.views.subjects import _again, _leaf, _newest, leaf_of, named
from shuzibao.reader.show import show

LEAF: Final = 50
DOSSIER_LEAF: Final = 30  # rows of each of a dossier's lists
MOST_READINGS: Final = 1000
MOST_OF_A_DAY: Final = 400
MOST_LINES: Final = 6  # of a dossier's measures drawn over time


def programme(request: HttpRequest, key: str) -> HttpResponse:
    """A dossier: what it is, its parts, who runs it, figures, time line, demands and follow-ups."""
    name = named("programme", key)
    mentions = book.mentions("programme", name.key)
    if form := downloads.form_of(request):
        rows = mentions.order_by("article_id", "position")
        return downloads.facts(request, rows, name.key, form)
    one = dossier(name.key, mentions)
    read = readings_of(one)
    figures, events, demands = (
        leaf_of(request, part, getattr(one, part), DOSSIER_LEAF)
        for part in ("figures", "events", "demands")
    )
    context = {
        "which": "programmes", "label": LISTS["programmes"][1], "row": name, "key": name.key,
        "name": name.bare, "dossier": one, "readings": read, "bars": bars_plots(read),
        "figures": figures, "events": events, "demands": demands,
        "counted": [(fact, reading(fact), fact.key in one.own) for fact in figures],
        "told_events": discreet(events),
        "lines": _lines(read), "beside": book.beside(one.articles, name.key),
        "leaf": _leaf(request, mentions), "again": _again(request), "newest": _newest(request),
    }  # fmt: skip
    return show(request, "record/programme.html", context)


def _lines(read: list[Any]) -> list[tuple[str, Any]]:
    """The measures that are told for several days, drawn over time."""
    by_key: dict[str, list[Any]] = {}
    for one in read:
        by_key.setdefault(one.fact.key, []).append(one)
    drawn = [(key, series_plot(some)) for key, some in by_key.items() if len(some) > 1]
    return [(key, plot) for key, plot in drawn if plot][:MOST_LINES]


def measure(request: HttpRequest, key: str) -> HttpResponse:
    """A measure as plot and table."""
    name = named("figure", key)
    figures = book.mentions("figure", name.key)
    if form := downloads.form_of(request):
        rows = figures.order_by("article_id", "position")
        return downloads.facts(request, rows, name.key, form)
    listed = list(book.by_date(figures, newest=True)[:MOST_READINGS])
    own = series(listed)
    readings = sorted([*own, *joined(name.key, listed)], key=in_order)
    drawn = series_plot(readings)
    if _newest(request):
        readings.reverse()
    context = {
        "which": "measures", "label": LISTS["measures"][1], "row": name, "key": name.key,
        "name": name.key, "leaf": Paginator(readings, LEAF).get_page(request.GET.get("leaf")),
        "plot": drawn, "joined": any(r.tie for r in readings), "changes": changes(listed),
        "again": _again(request), "newest": _newest(request),
    }  # fmt: skip
    return show(request, "record/measure.html", context)


def ledger(request: HttpRequest) -> HttpResponse:
    """The ledger 台账 of demands and promises."""
    asked = accounts.asked_in(request.GET)
    rows = accounts.demands(asked)
    if form := downloads.form_of(request):
        return downloads.facts(request, rows, "ledger", form)
    leaf = Paginator(rows, LEAF).get_page(request.GET.get("leaf"))
    context = {
        "asked": asked, "leaf": leaf, "years": accounts.years(), "again": asked.query,
        "count": leaf.paginator.count,
    }  # fmt: skip
    return show(request, "record/ledger.html", context)


def day(request: HttpRequest, day: str) -> HttpResponse:
    """What the record tells of a day, a month or a year, and which issues were printed then."""
    if not day_address(day):
        raise Http404(day)
    facts = book.told().filter(kind="date").filter(_within(day))
    if form := downloads.form_of(request):
        return downloads.facts(request, facts.order_by("article_id", "position"), day, form)
    listed = book.one_a_sentence(book.by_date(facts)[:MOST_OF_A_DAY])
    events = book.told().filter(kind="event", parts__date__startswith=day)
    issues = (
        Issue.objects.select_related("title").filter(**_printed(day)).order_by("date", "id")[:60]
    )
    if not listed and not issues:
        raise Http404(day)
    context = {
        "day": day, "facts": listed, "issues": issues, "wider": _wider(day),
        "events": discreet(book.by_date(events.filter(article__in=[f.article_id for f in listed]))[:60]),
    }  # fmt: skip
    return show(request, "record/day.html", context)


def _within(day: str) -> Q:
    """Values that are this day or lie within this month or year; the keys are in order, so it is a range."""
    return (
        Q(key=day)
        | Q(key__gt=f"{day}-", key__lt=f"{day}.")
        | Q(key__gt=f"{day}T", key__lt=f"{day}U")
    )


def _wider(day: str) -> list[str]:
    """The month and the year that a day lies in."""
    return [day[:length] for length in (7, 4) if len(day) > length]


def _printed(day: str) -> dict[str, Any]:
    try:
        if len(day) == 10:
            return {"date": dt.date.fromisoformat(day)}
        if len(day) == 7:
            dt.date(int(day[:4]), int(day[5:]), 1)
            return {"date__year": int(day[:4]), "date__month": int(day[5:])}
    except ValueError as error:
        raise Http404(day) from error
    return {"date__year": int(day)}
