"""The record's pages. Every list pages, sorts and downloads; every row has its sentence and address."""

from __future__ import annotations

from typing import Any, Final
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext_lazy

from shuzibao.archive import recording
from shuzibao.export.facts import as_table
from shuzibao.reader.record import book
from shuzibao.reader.record.plots import series_plot, terms_plot
from shuzibao.reader.show import show
from shuzibao.script import fold

LEAF: Final = 50
MOST_ROWS: Final = 5000  # of one download
LISTS: Final = {
    "people": ("person", gettext_lazy("People")),
    "organisations": ("organisation", gettext_lazy("Organisations")),
    "places": ("place", gettext_lazy("Places")),
    "programmes": ("programme", gettext_lazy("Programmes")),
    "measures": ("figure", gettext_lazy("Measures")),
}


def home(request: HttpRequest) -> HttpResponse:
    """The doors of the record, with how much stands behind each."""
    doors = [
        (address, label, book.entries(kind, "name").count())
        for address, (kind, label) in LISTS.items()
    ]
    demands = book.told().filter(kind="demand").count()
    return show(request, "record/home.html", {"doors": doors, "demands": demands})


def entries(request: HttpRequest, which: str) -> HttpResponse:
    """A list of one kind."""
    kind, label = LISTS[which]
    sort = request.GET.get("sort", "count")
    words = fold(request.GET.get("name", "").strip()[:60])
    rows = book.entries(kind, sort, words)
    form = request.GET.get("as")
    if form in ("csv", "json"):
        return _download_list(list(rows[:MOST_ROWS]), which, form)
    leaf = Paginator(rows, LEAF).get_page(request.GET.get("leaf"))
    listed = [book.Entry(r["entry"], r["articles"], r["first"], r["last"]) for r in leaf]
    context = {
        "which": which,
        "label": label,
        "leaf": leaf,
        "entries": listed,
        "sort": sort,
        "name": words,
    }
    return show(
        request, "record/list.html", context | {"again": urlencode({"sort": sort, "name": words})}
    )


def person(request: HttpRequest, key: str) -> HttpResponse:
    """A person's posts over time, with whom, where, and every sentence."""
    mentions = book.people().filter(key=key)
    if not mentions.exists():
        raise Http404(key)
    if form := _form(request):
        return _download(
            book.told().filter(key=key, kind__in=("person", "post", "demand")), key, form
        )
    posts = book.told().filter(kind="post", key=key)
    held = book.terms(book.by_date(posts))
    articles = list(mentions.values_list("article_id", flat=True).distinct())
    context = {
        "key": key,
        "name": key.partition("~")[0],
        "terms": held,
        "plot": terms_plot(held),
        "twins": book.twins(key),
        "companions": book.beside(articles, "person", key),
        "places": book.beside(articles, "place", key),
        "programmes": book.beside(articles, "programme", key),
        "sentences": book.sentences(mentions),
        "demands": book.ledger(key, "", "", "", "")[:20],
    }
    return show(request, "record/person.html", context)


def subject(request: HttpRequest, which: str, key: str) -> HttpResponse:
    """An organisation or a place."""
    kind, label = LISTS[which]
    mentions = book.told().filter(kind=kind, key=key)
    posts = book.told().filter(kind="post", body=key).exclude(key__in=recording.hidden_keys())
    if not mentions.exists() and not (which == "organisations" and posts.exists()):
        raise Http404(key)
    if form := _form(request):
        return _download(mentions, key, form)
    articles = list(mentions.values_list("article_id", flat=True).distinct())
    held = book.terms(book.by_date(posts)) if which == "organisations" else []
    first = mentions.first()
    context = {
        "which": which, "label": label, "key": key, "name": key, "terms": held, "plot": terms_plot(held),
        "about": first.parts if first else {},
        "people": book.beside(articles, "person", key),
        "programmes": book.beside(articles, "programme", key),
        "sentences": book.sentences(mentions),
        "demands": book.ledger(key, "", "", "", "")[:20],
        "events": book.by_date(book.told().filter(kind="event", parts__place=key))[:40] if which == "places" else [],
    }  # fmt: skip
    return show(request, "record/subject.html", context)


def programme(request: HttpRequest, key: str) -> HttpResponse:
    """A dossier: what it is, its parts, who runs it, figures, time line, demands and follow-ups."""
    mentions = book.told().filter(kind="programme", key=key)
    if not mentions.exists():
        raise Http404(key)
    if form := _form(request):
        return _download(mentions, key, form)
    listed = list(book.by_date(mentions))
    aliases = sorted({str(f.parts["alias"]) for f in listed if f.parts.get("alias")} - {key})
    about = book.about(key, aliases[0] if aliases else None)
    articles = {f.article_id for f in listed}
    near = book.told().filter(article_id__in=articles)
    figures = list(book.by_date(near.filter(kind="figure").exclude(key="")))
    context = {
        "key": key, "name": key, "aliases": aliases,
        "kinds": sorted({str(f.parts["programme_kind"]) for f in listed}),
        "parts": _distinct(part for f in listed for part in f.parts.get("parts") or ()),
        "bodies": _distinct(body for f in listed for body in f.parts.get("bodies") or ()),
        "sentences": book.sentences(mentions),
        "figures": figures,
        "events": list(book.by_date(near.filter(kind="event")))[:40],
        "demands": book.by_date(book.told().filter(about, kind="demand")).prefetch_related("follow_ups__article__issue")[:60],
        "people": book.beside(list(articles), "person", key),
    }  # fmt: skip
    return show(request, "record/programme.html", context)


def measure(request: HttpRequest, key: str) -> HttpResponse:
    """A measure as plot and table."""
    figures = book.told().filter(kind="figure", key=key)
    if not figures.exists():
        raise Http404(key)
    if form := _form(request):
        return _download(figures, key, form)
    readings = book.series(figures)
    context = {"key": key, "name": key, "readings": readings, "plot": series_plot(readings)}
    return show(request, "record/measure.html", context)


def ledger(request: HttpRequest) -> HttpResponse:
    """The ledger 台账 of demands and promises."""
    asked = {
        name: request.GET.get(name, "").strip()[:80]
        for name in ("speaker", "year", "follow", "words", "kind")
    }
    rows = book.ledger(
        fold(asked["speaker"]), asked["year"], asked["follow"], fold(asked["words"]), asked["kind"]
    )
    if form := _form(request):
        return _download(rows, "ledger", form)
    leaf = Paginator(rows, LEAF).get_page(request.GET.get("leaf"))
    every = book.told().filter(kind="demand")
    years = [d.year for d in every.dates("article__issue__date", "year")]
    context = {
        "asked": asked,
        "leaf": leaf,
        "years": years,
        "again": urlencode(asked),
        "count": leaf.paginator.count,
    }
    return show(request, "record/ledger.html", context)


def _distinct(values: Any) -> list[str]:
    return list(dict.fromkeys(str(value) for value in values))


def _form(request: HttpRequest) -> str | None:
    form = request.GET.get("as")
    return form if form in ("csv", "json") else None


def _download(facts: book.Facts, name: str, form: str) -> HttpResponse:
    rows = [recording.to_json(fact) for fact in facts[:MOST_ROWS]]
    if form == "json":
        return JsonResponse({"facts": rows}, json_dumps_params={"ensure_ascii": False})
    return _csv(as_table(rows), name)


def _download_list(rows: list[dict[str, Any]], name: str, form: str) -> HttpResponse:
    if form == "json":
        return JsonResponse({name: rows}, json_dumps_params={"ensure_ascii": False})
    lines = [
        "key,articles,first,last",
        *(f'"{r["entry"]}",{r["articles"]},{r["first"] or ""},{r["last"] or ""}' for r in rows),
    ]
    return _csv("\n".join(lines) + "\n", name)


def _csv(text: str, name: str) -> HttpResponse:
    response = HttpResponse("\ufeff" + text, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = (
        f"attachment; filename*=UTF-8''{urlencode({'': name})[1:]}.csv"
    )
    return response
