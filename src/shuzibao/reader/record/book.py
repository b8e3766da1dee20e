"""What the site takes from the record. Hidden articles, hidden people and private people stay out."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Case, Count, F, Max, Min, Q, QuerySet, When

from shuzibao.archive import recording
from shuzibao.archive.models import Fact, Title
from shuzibao.record.world import near_twins

Facts = QuerySet[Fact, Fact]
SURE = 0.5  # facts below are kept, and shown to nobody


def told() -> Facts:
    """Every fact that may be shown, with its article and issue at hand."""
    return Fact.objects.filter(article__hidden__isnull=True, confidence__gte=SURE)


def ordinary_people_shown() -> bool:
    """Whether a title's settings ask for pages of people without a public post; by default not."""
    return any((t.settings or {}).get("ordinary_people") for t in Title.objects.all())


def people() -> Facts:
    """Mentions of people who may have a page."""
    found = told().filter(kind="person").exclude(key__in=recording.hidden_keys())
    return found if ordinary_people_shown() else found.filter(parts__public=True)


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of a list: what it is, in how many articles, from when to when."""

    key: str
    articles: int
    first: dt.date | None
    last: dt.date | None
    note: str = ""

    @property
    def name(self) -> str:
        return self.key.partition("~")[0]


SORTS = {"count": ("-articles", "entry"), "name": ("entry",), "latest": ("-last", "entry")}


def entries(kind: str, sort: str, part: str = "") -> QuerySet[Any, Any]:
    """The keys of a kind as `entry`, with articles, first and last day. part: what the key must hold."""
    rows = _entries(kind).filter(entry__contains=part) if part else _entries(kind)
    grouped = rows.values("entry").annotate(
        articles=Count("article", distinct=True),
        first=Min("article__issue__date"),
        last=Max("article__issue__date"),
    )
    ordered: QuerySet[Any, Any] = grouped.order_by(*SORTS.get(sort, SORTS["count"]))
    return ordered


def _entries(kind: str) -> QuerySet[Any, Any]:
    if kind == "person":
        return people().annotate(entry=F("key"))
    if kind == "organisation":  # also a body that is told by its posts alone
        rows = told().filter(Q(kind=kind) | Q(kind="post"))
        named = rows.annotate(entry=Case(When(kind="post", then=F("body")), default=F("key")))
        return named.exclude(entry="")
    return told().filter(kind=kind).exclude(key="").annotate(entry=F("key"))


@dataclass(slots=True)
class Term:
    """A post as the paper tells it: who, what, where, first and last day seen, and every sentence."""

    person: str
    post: str
    body: str
    former: bool
    facts: list[Fact] = field(default_factory=list)

    @property
    def days(self) -> list[dt.date]:
        return sorted(f.article.issue.date for f in self.facts if f.article.issue.date)

    @property
    def first(self) -> dt.date | None:
        return self.days[0] if self.days else None

    @property
    def last(self) -> dt.date | None:
        return self.days[-1] if self.days else None


def terms(posts: Iterable[Fact]) -> list[Term]:
    """Posts as terms, by first day seen."""
    found: dict[tuple[str, str, str, bool], Term] = {}
    for fact in posts:
        key = (fact.key, str(fact.parts["post"]), fact.body, bool(fact.parts.get("former")))
        found.setdefault(key, Term(*key)).facts.append(fact)
    return sorted(found.values(), key=lambda t: (t.first or dt.date.max, t.post))


def by_date(facts: Facts) -> Facts:
    return facts.select_related("article__issue__title", "article__page").order_by(
        "article__issue__date", "article_id", "position"
    )


def sentences(facts: Facts, limit: int = 200) -> list[Fact]:
    """One fact a sentence, by date: the sentence and its address."""
    seen: set[tuple[str, str]] = set()
    kept = []
    for fact in by_date(facts)[: limit * 4]:
        if (fact.article_id, fact.sentence) not in seen:
            seen.add((fact.article_id, fact.sentence))
            kept.append(fact)
    return kept[:limit]


def beside(articles: Sequence[str], kind: str, but: str, number: int = 12) -> list[tuple[str, int]]:
    """What else of a kind stands in these articles, the commonest first."""
    rows = people() if kind == "person" else told().filter(kind=kind)
    counts: dict[str, set[str]] = defaultdict(set)
    for key, article in rows.filter(article_id__in=list(articles)).values_list("key", "article_id"):
        if key and key != but:
            counts[key].add(article)
    ranked = Counter({key: len(where) for key, where in counts.items()})
    return ranked.most_common(number)


def twins(key: str) -> list[str]:
    """People who are perhaps the same as this one: a name that differs by one character."""
    rows = told().filter(kind="post", key__startswith=key[:1]).values_list("key", "body").distinct()
    bodies: dict[str, set[str]] = defaultdict(set)
    for other, body in rows:
        bodies[other].add(body)
    pairs = near_twins({k: frozenset(v) for k, v in bodies.items()}, recording.decisions())
    hidden = recording.hidden_keys()
    return sorted({other for pair in pairs if key in pair for other in pair} - {key} - hidden)


@dataclass(frozen=True, slots=True)
class Reading:
    """A figure as one article gives it. day: what it holds for, else the issue's."""

    day: str
    fact: Fact

    @property
    def number(self) -> float:
        return float(self.fact.parts["number"])


def series(figures: Facts) -> list[Reading]:
    """The figures of a measure, by the date that they hold for. Changes and parts stand apart."""
    found = []
    for fact in by_date(figures):
        if fact.parts.get("change") or fact.parts.get("number") is None:
            continue
        printed = str(fact.parts.get("as_of") or "").split("/")[-1]
        issue = fact.article.issue
        day = printed or (issue.date.isoformat() if issue.date else str(issue.year or ""))
        if "X" not in day:
            found.append(Reading(day, fact))
    return sorted(found, key=lambda r: (r.day, r.fact.pk))


def about(name: str, alias: str | None) -> Q:
    """Facts whose sentence names a programme, in full or by its quoted short form."""
    from opencc import OpenCC

    spellings = {name, OpenCC("s2t").convert(name)}
    if alias:
        spellings |= {alias, OpenCC("s2t").convert(alias)}
    found = Q(pk__in=[])
    for spelling in spellings:
        found |= Q(sentence__contains=spelling)
    return found


def ledger(speaker: str, year: str, follow: str, words: str, kind: str) -> Facts:
    """Demands and promises, newest first; those of private or hidden people stay out."""
    private = told().filter(kind="person").exclude(key__in=people().values("key")).values("key")
    found = told().filter(kind="demand").exclude(key__in=private)
    if speaker:
        found = found.filter(key=speaker)
    if year.isdigit():
        found = found.filter(article__issue__date__year=int(year))
    if kind in ("demand", "promise"):
        found = found.filter(parts__demand_kind=kind)
    if words:
        found = found.filter(Q(value__contains=words) | Q(sentence__contains=words))
    if follow in ("yes", "no"):
        found = found.filter(follow_ups__isnull=follow == "no").distinct()
    return (
        found.select_related("article__issue__title", "article__page")
        .prefetch_related("follow_ups__article__issue")
        .order_by("-article__issue__date", "article_id", "position")
    )
