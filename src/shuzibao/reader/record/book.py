"""What the site takes from the record: names, mentions by date, what stands beside them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from django.db.models import F, Q, QuerySet

from shuzibao.archive.models import Fact, Name
from shuzibao.archive.names import facts_of as mentions_of
from shuzibao.archive.printed_when import PRINTED
from shuzibao.archive.seen import Seen, seen, spans
from shuzibao.archive.shown import listed, told

__all__ = [
    "Facts",
    "Seen",
    "beside",
    "by_date",
    "entries",
    "listed",
    "mentions",
    "seen",
    "spans",
    "told",
]

Facts = QuerySet[Fact, Fact]
Names = QuerySet[Name, Name]
SORTS: Final[Mapping[str, tuple[Any, ...]]] = {
    "count": (F("articles").desc(), "key"),
    "name": ("latin", "key"),
    "latest": (F("last").desc(nulls_last=True), "key"),
}
# Articles looked at for what stands beside a name; the latest. A busy name stays quick.
MOST_BESIDE: Final = 400


def entries(kind: str, sort: str, part: str = "") -> Names:
    """The list of a kind. part: what the name must hold, folded."""
    rows = listed(kind).filter(key__contains=part) if part else listed(kind)
    return rows.order_by(*SORTS.get(sort, SORTS["count"]))


def mentions(kind: str, key: str) -> Facts:
    """What is told of a name that has a page; nothing where it has none."""
    if not listed(kind).filter(key=key).exists():
        return Fact.objects.none()
    return mentions_of(kind, key)


def by_date(facts: Facts, newest: bool = False) -> Facts:
    """With article and issue at hand; an issue without a date by the last day that it may be of."""
    order = PRINTED.desc(nulls_last=True) if newest else PRINTED.asc(nulls_last=True)
    joined = facts.select_related("article__issue__title", "article__page")
    slim = joined.defer(
        "article__elements", "article__text", "article__zones", "article__issue__masthead"
    )
    return slim.order_by(order, "article_id", "position")


def one_a_sentence(facts: Iterable[Fact]) -> list[Fact]:
    """The first fact of each sentence, in their order."""
    found: dict[tuple[str, str], Fact] = {}
    for fact in facts:
        found.setdefault((fact.article_id, fact.sentence), fact)
    return list(found.values())


def articles_of(facts: Facts) -> list[str]:
    """The articles that tell it, the latest ids first, as many as are looked at."""
    ids = facts.order_by("-article_id").values_list("article_id", flat=True).distinct()
    return list(ids[:MOST_BESIDE])


def beside(articles: Sequence[str], but: str, number: int = 10) -> dict[str, list[tuple[str, int]]]:
    """Who and what else stands in these articles, by kind, the commonest first."""
    kinds = ("person", "organisation", "place", "programme")
    rows = told().filter(article_id__in=list(articles), kind__in=kinds).exclude(key__in=("", but))
    where: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for kind, key, article in rows.values_list("kind", "key", "article_id"):
        where[kind][key].add(article)
    return {
        kind: Counter({key: len(ids) for key, ids in keys.items()}).most_common(number)
        for kind, keys in where.items()
    }


def latest_posts(people: Iterable[str]) -> dict[str, str]:
    """What each of these people is, as the latest sentence with a post says."""
    rows = Name.objects.filter(kind="person", key__in=list(people), shown=True)
    return dict(rows.values_list("key", "note"))


def spellings(*names: str) -> set[str]:
    """Names as they may be printed in either script."""
    from shuzibao.script import convert

    return {form for name in names if name for form in (name, convert(name, "hant"))}


def naming(names: Iterable[str]) -> Q:
    """Facts whose sentence has one of these names, in either script."""
    found = Q(pk__in=[])
    for form in spellings(*names):
        found |= Q(sentence__contains=form)
    return found
