"""Later reports on demands: looked for when either is written, kept with their scores."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Any

from shuzibao.archive import models
from shuzibao.model import FactKind
from shuzibao.record.speech.follow import ENOUGH, best_sentence
from shuzibao.script import fold

BATCH = 400
# What ties a demand to later articles: the same programme, body or place.
MATTERS = (FactKind.PROGRAMME, FactKind.ORGANISATION, FactKind.PLACE)
MOST_NEAR = 60  # articles looked at for the demands of one write
SELDOM = 30  # articles that a matter may be named in to be asked about together with others
SHORTEST = 8  # characters of a sentence that may report on something


@dataclass(frozen=True, slots=True)
class Later:
    """An article that may report. date: of its issue, or the first day that an undated one may be of.

    printed: its sentences; folded: the same, to compare.
    """

    date: dt.date
    printed: tuple[str, ...]
    folded: tuple[str, ...]


def find(articles: Set[str], unseen: Set[str] = frozenset()) -> None:
    """Later reports on these articles' demands, and these articles as reports on earlier demands.

    unseen: articles that the caller asks about afterwards; they count as not written yet.
    """
    own = models.Fact.objects.filter(article_id__in=articles)
    models.FollowUp.objects.filter(article_id__in=articles).delete()
    near = _near(set(own.filter(kind__in=MATTERS).values_list("kind", "key")), articles | unseen)
    there, here = _texts(near), _texts(sorted(articles))
    found = [
        report
        for demands, later in (
            (own.filter(kind="demand"), there),
            (models.Fact.objects.filter(kind="demand", article_id__in=near), here),
        )
        for demand in demands.select_related("article__issue").only(
            "parts", "article__issue__date", "article__issue__printed_between"
        )
        for report in _reports(demand, later)
    ]
    models.FollowUp.objects.bulk_create(found, batch_size=BATCH)


def _near(matters: set[tuple[str, str]], articles: Set[str]) -> list[str]:
    """Other articles that name one of these matters: the rarest matter first, its latest articles first."""
    counts = _counts(matters)
    seldom = _seldom({matter for matter, count in counts.items() if count <= SELDOM}, articles)
    found: dict[str, None] = {}
    for matter in sorted(counts, key=lambda matter: (counts[matter], matter)):
        ids = seldom.get(matter, []) if counts[matter] <= SELDOM else latest(*matter, articles)
        found.update(dict.fromkeys(ids))
        if len(found) >= MOST_NEAR:
            break
    return list(found)[:MOST_NEAR]


def latest(kind: str, key: str, but: Set[str]) -> Any:
    """The ids of the latest articles that name a matter. Read from the index alone, however often it is named."""
    rows = models.Fact.objects.filter(kind=kind, key=key).exclude(article_id__in=but)
    ids = rows.order_by("-article_id").values_list("article_id", flat=True).distinct()
    return ids[:MOST_NEAR]


def _seldom(matters: set[tuple[str, str]], but: Set[str]) -> dict[tuple[str, str], list[str]]:
    """What `latest` says of each of these matters, asked in one query a kind."""
    found: dict[tuple[str, str], list[str]] = {}
    for kind in MATTERS:
        keys = sorted(key for of, key in matters if of == kind)
        rows = models.Fact.objects.filter(kind=kind, key__in=keys).exclude(article_id__in=but)
        ids = rows.order_by("-article_id").values_list("key", "article_id").distinct()
        for key, article in ids:
            found.setdefault((str(kind), key), []).append(article)
    return {matter: ids[:MOST_NEAR] for matter, ids in found.items()}


def _counts(matters: set[tuple[str, str]]) -> dict[tuple[str, str], int]:
    """In how many articles each of the matters is named."""
    counts: dict[tuple[str, str], int] = {}
    for kind in MATTERS:
        keys = sorted(key for of, key in matters if of == kind and key)
        rows = models.Name.objects.filter(kind=kind, key__in=keys)
        counts |= {(str(kind), key): count for key, count in rows.values_list("key", "articles")}
    return counts


def _texts(articles: Sequence[str]) -> dict[str, Later]:
    rows = models.Article.objects.filter(id__in=articles)
    found = {}
    issue = ("issue__date", "issue__printed_between")
    for article, text, date, between in rows.values_list("id", "text", *issue):
        first = _day(date, between, "first")
        if first is None:
            continue
        sentences = text.replace("\n", "。").split("。")
        printed = tuple(one for one in sentences if len(one) > SHORTEST)
        found[article] = Later(first, printed, tuple(fold(one) for one in printed))
    return found


def _day(date: dt.date | None, between: Mapping[str, str] | None, end: str) -> dt.date | None:
    """The issue's date; of one without, that end of the range that it was printed in."""
    return date or (dt.date.fromisoformat(between[end]) if between else None)


def _reports(demand: models.Fact, articles: Mapping[str, Later]) -> Iterator[models.FollowUp]:
    issue = demand.article.issue
    asked = _day(issue.date, issue.printed_between, "last")
    item = fold(str(demand.parts["item"]))
    for article, later in articles.items():
        if asked is None or later.date <= asked:
            continue
        score, sentence = best_sentence(item, later.folded)
        if score >= ENOUGH:
            shown = later.printed[later.folded.index(sentence)]
            yield models.FollowUp(
                demand=demand, article_id=article, sentence=shown, score=round(score, 3)
            )
