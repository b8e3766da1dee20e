"""A person, a post, an organisation, a place: what the paper says of each, by date."""

from __future__ import annotations

from typing import Any, Final
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect

from shuzibao.archive.decisions import twins_of
from shuzibao.archive.models import Name
from shuzibao.archive.shown import discreet, home_of
from shuzibao.reader.record import book, downloads, ledger
from shuzibao.reader.record.links import address_of
from shuzibao.reader.record.plots import terms_plot
from shuzibao.reader.record.terms import FORMERLY, Term, terms
from shuzibao.reader.record.views.lists import LISTS
from shuzibao.reader.show import show
from shuzibao.script import fold

LEAF: Final = 40
MOST_DEMANDS: Final = 12
MOST_EVENTS: Final = 40
MOST_POSTS: Final = 2000  # sightings of posts that a page's terms are made from


def person(request: HttpRequest, key: str) -> HttpResponse:
    """A person's posts over time, with whom, where, and every sentence."""
    name = named("person", key)
    mentions = book.mentions("person", name.key)
    if form := downloads.form_of(request):
        own = book.told().filter(key=name.key, kind__in=("person", "post", "demand", "quotation"))
        return downloads.facts(request, own.order_by("article_id", "position"), name.key, form)
    held = _terms(book.told().filter(kind="post", key=name.key))
    context = _common(request, name, "people", mentions) | {
        "terms": held,
        "plot": terms_plot(held),
        "twins": twins_of(name.key),
    }
    return show(request, "record/person.html", context)


def post(request: HttpRequest, key: str) -> HttpResponse:
    """A post: who held it, where, from when to when; and who is told to have held it before."""
    name = named("post", key)
    called = [name.key, *(f"{before}{name.key}" for before in FORMERLY)]
    posts = book.told().filter(kind="post", name__in=called)
    if form := downloads.form_of(request):
        return downloads.facts(request, posts.order_by("article_id", "position"), name.key, form)
    held = _terms(posts)
    context = {
        "which": "posts", "label": LISTS["posts"][1], "row": name, "key": name.key, "name": name.key,
        "terms": held, "plot": terms_plot(held[:40]), "leaf": _leaf(request, posts),
        "again": _again(request), "newest": _newest(request),
    }  # fmt: skip
    return show(request, "record/post.html", context)


def subject(request: HttpRequest, which: str, key: str) -> HttpResponse:
    """An organisation or a place."""
    kind, _ = LISTS[which]
    name = named(kind, key)
    mentions = book.mentions(kind, name.key)
    if form := downloads.form_of(request):
        rows = mentions.order_by("article_id", "position")
        return downloads.facts(request, rows, name.key, form)
    context = _common(request, name, which, mentions)
    if which == "organisations":
        held = _terms(book.told().filter(kind="post", body=name.key))
        context |= {"terms": held, "plot": terms_plot(held[:40])}
    else:
        events = book.told().filter(kind="event", body=name.key)
        context["events"] = discreet(book.by_date(events)[:MOST_EVENTS])
    return show(request, "record/subject.html", context)


def named(kind: str, key: str) -> Name:
    """The name at an address, which may be typed in either script.

    Raises:
        Http404: nothing is told of it, or nothing that may be shown.
        Moved: an editor decided that it is another.
    """
    found = home_of(kind, key)
    if found is None:
        raise Http404(key)
    if found.key not in (key, fold(key)):
        raise Moved(address_of(kind, found.key))
    return found


class Moved(Exception):
    """The name is told at another address."""

    def __init__(self, address: str) -> None:
        super().__init__(address)
        self.address = address


class Follow:
    """A view that leads on where a name has moved."""

    def __init__(self, view: Any) -> None:
        self.view = view

    def __call__(self, request: HttpRequest, **said: Any) -> HttpResponse:
        try:
            answer: HttpResponse = self.view(request, **said)
        except Moved as moved:
            return HttpResponseRedirect(moved.address)
        return answer


def _terms(posts: book.Facts) -> list[Term]:
    return terms(book.by_date(posts)[:MOST_POSTS])


def _common(request: HttpRequest, name: Name, which: str, mentions: book.Facts) -> dict[str, Any]:
    articles = book.articles_of(mentions)
    return {
        "which": which, "label": LISTS[which][1], "row": name, "key": name.key, "name": name.bare,
        "beside": book.beside(articles, name.key),
        "demands": _demands(which, name)[:MOST_DEMANDS],
        "leaf": _leaf(request, mentions), "again": _again(request), "newest": _newest(request),
    }  # fmt: skip


def _demands(which: str, name: Name) -> book.Facts:
    if which == "people":
        return ledger.demands(ledger.Asked(speaker=name.key))
    return ledger.of_matter(name.kind, name.key)


def _newest(request: HttpRequest) -> bool:
    return request.GET.get("sort") == "newest"


def _again(request: HttpRequest) -> str:
    return urlencode({"sort": "newest"}) if _newest(request) else ""


def leaf_of(request: HttpRequest, name: str, rows: Any, size: int) -> Any:
    """A leaf of one of a page's lists. name: what the address calls it."""
    return Paginator(rows, size).get_page(request.GET.get(name))


def _leaf(request: HttpRequest, mentions: book.Facts) -> Any:
    """A leaf of sentences, each once."""
    leaf = Paginator(book.by_date(mentions, _newest(request)), LEAF).get_page(
        request.GET.get("leaf")
    )
    leaf.object_list = book.one_a_sentence(leaf.object_list)
    return leaf
