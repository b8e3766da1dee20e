"""What of the record may be shown: the one door to it for pages, search, API and exports.

Hidden articles, people whom an editor hid and people without a public post stay behind it, with all that
is told of them. What is printed stays as it is printed: a sentence may name whom no list names.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from shuzibao.archive import models, names, withheld
from shuzibao.archive.decided import decisions
from shuzibao.script import fold

Facts = QuerySet[models.Fact, models.Fact]
Names = QuerySet[models.Name, models.Name]
COMMON = ("kind", "text", "name", "value", "spans", "sentence", "by", "confidence")
ABOUT_PEOPLE = ("person", "post", "demand", "quotation")  # `key` is a person's, or may be
BATCH = 400
Row = dict[str, Any]


def told() -> Facts:
    """Every fact that may be shown."""
    private = models.Name.objects.filter(kind="person", key=OuterRef("key"), shown=False)
    measure = models.Name.objects.filter(kind="figure", key=OuterRef("key"), shown=False)
    found = (
        names.visible()
        .exclude(Q(kind__in=ABOUT_PEOPLE) & Q(Exists(private)))
        .exclude(Q(kind="figure") & Q(Exists(measure)))
    )
    titles = names.opted()
    if not titles:
        return found  # then everybody who is shown is shown everywhere
    ordinary = models.Name.objects.filter(kind="person", key=OuterRef("key"), public=False)
    elsewhere = ~Q(article__issue__title_id__in=titles)
    return found.exclude(Q(kind__in=ABOUT_PEOPLE) & elsewhere & Q(Exists(ordinary)))


def listed(kind: str) -> Names:
    """The names of a kind that have a page and a place in lists."""
    return models.Name.objects.filter(kind=kind, shown=True, articles__gt=0)


def every_listed() -> Names:
    """The names of all kinds that have a page, by kind and key."""
    return models.Name.objects.filter(shown=True, articles__gt=0).order_by("kind", "key")


def pages_among(keys: Iterable[str]) -> set[tuple[str, str]]:
    """The (kind, key) of these keys that have a page; a key may be of several kinds."""
    wanted = sorted(set(keys))
    found: set[tuple[str, str]] = set()
    for at in range(0, len(wanted), BATCH):
        rows = models.Name.objects.filter(
            key__in=wanted[at : at + BATCH], shown=True, articles__gt=0
        )
        found |= set(rows.values_list("kind", "key"))
    return found


def home_of(kind: str, key: str) -> models.Name | None:
    """The name that is listed under a key in either script; of a person also under one joined to it."""
    wanted = {key, fold(key)}
    found = listed(kind).filter(key__in=wanted).first()
    if found is None and kind == "person":
        decided = decisions()
        found = listed(kind).filter(key__in={decided.home(one) for one in wanted}).first()
    return found


def withheld_in(articles: Iterable[str]) -> withheld.Names:
    """The people whom these articles name and nobody is to be shown."""
    there = names.visible().filter(kind="person", article_id__in=list(articles))
    seen = set(told().filter(pk__in=there.values("pk")).values_list("pk", flat=True))
    return withheld.people(there.only("article", "who", "text"), seen)


def discreet(facts: Iterable[models.Fact]) -> list[models.Fact]:
    """Facts of `told` without the names of people who may not be shown. They are not to be saved."""
    listed = list(facts)
    articles = {fact.article_id for fact in listed}
    return list(withheld.without(listed, withheld_in(articles)))


def as_rows(facts: Iterable[models.Fact]) -> Iterator[Row]:
    """Facts of `told` in the form of schema shuzibao/1, with article and key; private people left out."""
    batch: list[models.Fact] = []
    for fact in facts:
        batch.append(fact)
        if len(batch) == BATCH:
            yield from _rows(batch)
            batch = []
    yield from _rows(batch)


def _rows(facts: Sequence[models.Fact]) -> list[Row]:
    return [row_of(fact) for fact in discreet(facts)]


def row_of(fact: models.Fact) -> Row:
    """A stored fact as plain data."""
    common = {name: getattr(fact, name) for name in COMMON}
    return {"article": fact.article_id, "key": fact.key, **common, **fact.parts}


def export_rows(facts: Facts) -> Iterator[Row]:
    """Facts for `shuzibao.export.record`, with what their issue and article are, in order; read as they go."""
    joined = facts.select_related("article__issue", "article__page").defer(
        "article__elements", "article__text", "article__zones", "article__issue__masthead"
    )
    batch: list[models.Fact] = []
    for fact in joined.order_by("article_id", "position").iterator(chunk_size=BATCH):
        batch.append(fact)
        if len(batch) == BATCH:
            yield from _exported(batch)
            batch = []
    yield from _exported(batch)


def _exported(batch: Sequence[models.Fact]) -> Iterator[Row]:
    reports = reports_on(batch)
    for fact, row in zip(batch, _rows(batch), strict=True):
        yield row | _printed(fact, row) | {"reports": reports.get(fact.pk)}


def reports_on(demands: Sequence[models.Fact]) -> dict[int, list[Row]]:
    """Later reports on demands, by demand, the likeliest first."""
    later = models.FollowUp.objects.filter(
        demand__in=[fact.pk for fact in demands], article__hidden__isnull=True
    )
    found: dict[int, list[Row]] = {}
    for one in later.order_by("-score", "id"):
        said = {"article": one.article_id, "sentence": one.sentence, "score": one.score}
        found.setdefault(one.demand_id, []).append(said)
    return found


def _printed(fact: models.Fact, row: Row) -> Row:
    """Where it was printed. An event's own date gives way to the issue's and is kept beside it."""
    issue = fact.article.issue
    return {
        "address": f"/{fact.article_id}",
        "title": issue.title_id,
        "date": day_of(issue),
        "page": fact.article.page.number,
        "headline": fact.article.headline,
        "date_told": row.get("date"),
    }


def day_of(issue: models.Issue) -> str | None:
    """When an issue was printed: the day, or the year where that is all that is known."""
    return issue.date.isoformat() if issue.date else str(issue.year or "") or None
