"""/api/names, /api/facts and what is made of them: people, posts, programmes, measures, demands.

The same door as the site's (`shuzibao.archive.shown`): hidden articles, hidden people and people
without a public post are in none of these.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any, Final, Literal
from urllib.parse import quote

from django.db.models import Prefetch, Q
from django.http import HttpRequest, HttpResponse
from ninja import Query, Router, Schema
from pydantic import Field

from shuzibao.api.answers import as_json, base_of, next_of
from shuzibao.api.asked import After, Limit, Slug, refuse_unknown
from shuzibao.api.record_shapes import Dossier, Facts, MeasureDocument, Names, PersonDocument
from shuzibao.api.shapes import Trouble
from shuzibao.archive import shown
from shuzibao.archive.models import Fact, FollowUp, Name
from shuzibao.archive.names import facts_of
from shuzibao.archive.seen import Span, iso, spans
from shuzibao.archive.suggest import suggest
from shuzibao.errors import BadQuery, NotFound
from shuzibao.script import fold

router = Router(tags=["record"])

PAGES: Final = {
    "person": "people", "organisation": "organisations", "place": "places",
    "programme": "programmes", "figure": "measures", "post": "posts",
}  # fmt: skip
NameKind = Literal["person", "organisation", "place", "programme", "figure", "post"]
FactName = Literal[
    "person", "post", "organisation", "place", "date", "figure", "programme", "demand", "event",
    "quotation",
]  # fmt: skip
MOST_OF_ONE: Final = 500  # facts in a document of one name; all of them: /api/facts


class AskedNames(Schema):
    """Which names."""

    q: str = Field("", max_length=60, description="begins so: either script, pinyin, initials")
    kind: NameKind | None = Field(None, description="figure: a measure")
    after: Annotated[
        str | None, Field(max_length=300, description="key of the last one you have")
    ] = None
    limit: Limit = 50


class AskedFacts(Schema):
    """Which facts."""

    kind: FactName | None = None
    key: str | None = Field(
        None, max_length=300, description="of a person, a body, a place, a programme, a measure"
    )
    body: str | None = Field(None, max_length=300, description="of a post, in full")
    article: str | None = Field(
        None, max_length=160, description="id of an article, a page or an issue"
    )
    title: Slug = None
    after: After = None
    limit: Limit = 50


class AskedDemands(Schema):
    """Which demands and promises."""

    speaker: str | None = Field(None, max_length=80)
    year: int | None = Field(
        None, ge=1, le=9999, description="of print, also of issues without a date"
    )
    followed: bool | None = Field(None, description="with, or without, a later report")
    after: After = None
    limit: Limit = 50


@router.get("/names", response={200: Names, 400: Trouble}, operation_id="names")
def list_names(request: HttpRequest, asked: Query[AskedNames]) -> HttpResponse:
    """Names of the record. With `q` the best few of them, most told first; else all, in order of key."""
    refuse_unknown(request, AskedNames)
    base = base_of(request)
    if asked.q:
        kinds = (asked.kind,) if asked.kind else tuple(PAGES)
        found = suggest(asked.q, kinds, min(asked.limit, 50))
        return as_json({"items": _names_as_data(base, found), "next": None})
    if asked.kind is None:
        raise BadQuery("neither a beginning nor a kind", "query", "give q or kind")
    return _names(request, asked.kind, asked.after, asked.limit)


class AskedList(Schema):
    """A list from its beginning or behind a key."""

    after: Annotated[
        str | None, Field(max_length=300, description="key of the last one you have")
    ] = None
    limit: Limit = 50


def _names(request: HttpRequest, kind: str, after: str | None, limit: int) -> HttpResponse:
    rows = shown.listed(kind).order_by("key")
    if after:
        rows = rows.filter(key__gt=after)
    some = list(rows[: limit + 1])
    behind = next_of(request, some[limit - 1].key) if len(some) > limit else None
    base = base_of(request)
    return as_json({"items": _names_as_data(base, some[:limit]), "next": behind})


@router.get("/people", response={200: Names, 400: Trouble}, operation_id="people")
def list_people(request: HttpRequest, asked: Query[AskedList]) -> HttpResponse:
    """People with a public post, in order of key."""
    refuse_unknown(request, AskedList)
    return _names(request, "person", asked.after, asked.limit)


@router.get("/programmes", response={200: Names, 400: Trouble}, operation_id="programmes")
def list_programmes(request: HttpRequest, asked: Query[AskedList]) -> HttpResponse:
    """Programmes: schemes, mechanisms, campaigns, projects, named meetings; in order of key."""
    refuse_unknown(request, AskedList)
    return _names(request, "programme", asked.after, asked.limit)


@router.get("/measures", response={200: Names, 400: Trouble}, operation_id="measures")
def list_measures(request: HttpRequest, asked: Query[AskedList]) -> HttpResponse:
    """Measures: a counted thing with its unit; in order of key."""
    refuse_unknown(request, AskedList)
    return _names(request, "figure", asked.after, asked.limit)


@router.get("/people/{key}", response={200: PersonDocument, 404: Trouble}, operation_id="person")
def one_person(request: HttpRequest, key: str) -> HttpResponse:
    """A person: every post that the paper gives, each with its sentence."""
    name = _named("person", key)
    posts = shown.told().filter(kind="post", key=name.key)
    return as_json(_name(base_of(request), name) | {"posts": _facts(request, posts[:MOST_OF_ONE])})


@router.get("/programmes/{key}", response={200: Dossier, 404: Trouble}, operation_id="programme")
def one_programme(request: HttpRequest, key: str) -> HttpResponse:
    """A programme: its mentions, and the figures, events and demands of the articles that name it."""
    name = _named("programme", key)
    mentions = facts_of("programme", name.key)
    near = shown.told().filter(article_id__in=mentions.values("article_id"))
    parts = {
        kind: _facts(request, near.filter(kind=single)[:MOST_OF_ONE])
        for kind, single in (("figures", "figure"), ("events", "event"), ("demands", "demand"))
    }
    document = _name(base_of(request), name)
    return as_json(document | {"mentions": _facts(request, mentions[:MOST_OF_ONE])} | parts)


@router.get(
    "/measures/{key}", response={200: MeasureDocument, 404: Trouble}, operation_id="measure"
)
def one_measure(request: HttpRequest, key: str) -> HttpResponse:
    """A measure: every figure of it, in order of the articles that give it."""
    name = _named("figure", key)
    figures = facts_of("figure", name.key).order_by("article_id", "position")
    return as_json(
        _name(base_of(request), name) | {"figures": _facts(request, figures[:MOST_OF_ONE])}
    )


@router.get("/posts", response={200: Facts, 400: Trouble}, operation_id="posts")
def list_posts(request: HttpRequest, asked: Query[AskedFacts]) -> HttpResponse:
    """Posts: who holds what in which body, each time that the paper says so. To harvest: follow `next`."""
    refuse_unknown(request, AskedFacts)
    return _stretch(request, asked, shown.told().filter(kind="post"))


@router.get("/facts", response={200: Facts, 400: Trouble}, operation_id="facts")
def list_facts(request: HttpRequest, asked: Query[AskedFacts]) -> HttpResponse:
    """Facts of every kind in order of article and place. To harvest: follow `next` until it is null."""
    refuse_unknown(request, AskedFacts)
    return _stretch(request, asked, shown.told())


@router.get("/demands", response={200: Facts, 400: Trouble}, operation_id="demands")
def list_demands(request: HttpRequest, asked: Query[AskedDemands]) -> HttpResponse:
    """The ledger: demands and promises, each with later sentences on its matter and their score."""
    refuse_unknown(request, AskedDemands)
    found = shown.told().filter(kind="demand")
    if asked.speaker:
        found = found.filter(key=fold(asked.speaker))
    if asked.year:
        undated = Q(article__issue__date=None, article__issue__year=asked.year)
        found = found.filter(Q(article__issue__date__year=asked.year) | undated)
    if asked.followed is not None:
        reported = FollowUp.objects.filter(article__hidden__isnull=True).values("demand")
        found = found.filter(pk__in=reported) if asked.followed else found.exclude(pk__in=reported)
    later = FollowUp.objects.filter(article__hidden__isnull=True).order_by("-score", "id")
    joined = found.prefetch_related(Prefetch("follow_ups", later, to_attr="reports"))
    return _page(request, joined, asked.after, asked.limit)


def _stretch(request: HttpRequest, asked: AskedFacts, found: shown.Facts) -> HttpResponse:
    if asked.kind:
        found = found.filter(kind=asked.kind)
    if asked.key:
        found = found.filter(key=fold(asked.key))
    if asked.body:
        found = found.filter(kind="post", body=fold(asked.body))
    if asked.article:
        one = asked.article
        found = found.filter(Q(article_id=one) | Q(article__page_id=one) | Q(article__issue_id=one))
    if asked.title:
        found = found.filter(article__issue__title_id=asked.title)
    return _page(request, found, asked.after, asked.limit)


def _page(request: HttpRequest, found: shown.Facts, after: str | None, limit: int) -> HttpResponse:
    rows = found.order_by("article_id", "position")
    if after:
        article, position = _place(after)
        rows = rows.filter(Q(article_id__gt=article) | Q(article_id=article, position__gt=position))
    some = list(rows[: limit + 1])
    last = some[limit - 1] if len(some) > limit else None
    behind = next_of(request, f"{last.article_id}.{last.position}") if last else None
    return as_json({"items": _facts(request, some[:limit]), "next": behind})


def _place(after: str) -> tuple[str, int]:
    """Raises BadQuery: it names no place of a fact."""
    article, _, position = after.rpartition(".")
    if not article or not (position.isascii() and position.isdigit()):
        raise BadQuery(f"{after!r} is no place of a fact", "after", "take it from `next`")
    return article, int(position)


def _named(kind: str, key: str) -> Name:
    """Raises NotFound: nothing is told of it that may be shown."""
    found = shown.home_of(kind, key)
    if found is None:
        raise NotFound("nothing is told of this", key[:80], "see /api/names for what there is")
    return found


def _name(base: str, row: Name) -> dict[str, Any]:
    [data] = _names_as_data(base, [row])
    return data


def _names_as_data(base: str, rows: Sequence[Name]) -> list[dict[str, Any]]:
    days = spans(rows)
    return [_name_as_data(base, row, days.get(row.pk)) for row in rows]


def _name_as_data(base: str, row: Name, days: Span | None) -> dict[str, Any]:
    first, last = iso(days)
    where = f"{PAGES[row.kind]}/{quote(row.key, safe='')}"
    return {
        "kind": row.kind,
        "key": row.key,
        "name": row.bare,
        "note": row.note or None,
        "articles": row.articles,
        "first": first,
        "last": last,
        "sentence": row.sentence,
        "article": row.article,
        "links": {"web": f"{base}/{where}", "api": _api(base, row, where)},
    }


def _api(base: str, row: Name, where: str) -> str:
    if row.kind in ("person", "programme", "figure"):
        return f"{base}/api/{where}"
    query = (
        "posts" if row.kind == "post" else f"facts?kind={row.kind}&key={quote(row.key, safe='')}"
    )
    return f"{base}/api/{query}"


def _facts(request: HttpRequest, facts: Any) -> list[dict[str, Any]]:
    listed: list[Fact] = list(facts)
    base = base_of(request)
    rows = shown.as_rows(listed)
    return [_fact(base, fact, row) for fact, row in zip(listed, rows, strict=True)]


def _fact(base: str, fact: Fact, row: dict[str, Any]) -> dict[str, Any]:
    reports = getattr(fact, "reports", None)
    row["links"] = {
        "web": f"{base}/{fact.article_id}",
        "api": f"{base}/api/articles/{fact.article_id}",
    }
    if reports is not None:
        row["reports"] = [
            {"article": one.article_id, "sentence": one.sentence, "score": one.score}
            for one in reports
        ]
    return row
