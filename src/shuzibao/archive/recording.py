"""The record of an archive, kept in step with its articles: a listener of every write.

Facts of changed articles are told anew, those of removed ones go with them. People's keys are then
given again for every name that was touched, and follow-ups are looked for both ways. Nothing here is
the truth but the editors' decisions (`Decision`): the rest is made again by `shuzibao rebuild`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from django.db import transaction

from shuzibao.archive import models
from shuzibao.export.facts import fact_to_json
from shuzibao.model import Fact, FactKind
from shuzibao.record.follow import ENOUGH, best_sentence
from shuzibao.record.world import Decisions, Sighting, identify
from shuzibao.script import fold

if TYPE_CHECKING:
    from shuzibao.archive.changes import Changes
    from shuzibao.archive.store import Archive

BATCH = 400
AT_ONCE = 32  # issues whose facts are being told at a time
COMMON = ("kind", "text", "name", "value", "spans", "sentence", "by", "confidence")
# What ties a demand to later articles: the same programme, body or place.
MATTERS = (FactKind.PROGRAMME, FactKind.ORGANISATION, FactKind.PLACE)
MOST_LATER = 60  # articles looked at for follow-ups of one article's demands


class RecordListener:  # satisfies shuzibao.archive.changes.Listener
    """Tells the facts of every article that is written."""

    name = "record"

    def after_write(self, archive: Archive, changes: Changes) -> None:
        wanted: dict[str, set[str]] = defaultdict(set)
        for one in changes.changed:
            wanted[one.rsplit("/", 2)[0]].add(one)
        issues = list(wanted)
        for at in range(0, len(issues), AT_ONCE):
            some = [(issue, begin(archive, issue)) for issue in issues[at : at + AT_ONCE]]
            for issue, told in some:
                record_issue(wanted[issue], told())


LISTENER = RecordListener()


def begin(archive: Archive, issue_id: str) -> Callable[[], Mapping[str, tuple[Fact, ...]]]:
    """Begin to tell an issue's facts, beside this process where the archive has hands for it."""
    from shuzibao.record.issue import facts_of_issue  # loads the name model where it is first used

    issue, district = archive.issue(issue_id), district_setting(issue_id)
    return archive.crew.begin(False, facts_of_issue, issue_id, issue, district)


def record_issue(only: set[str], told: Mapping[str, tuple[Fact, ...]]) -> None:
    """Write the facts of these articles of an issue, in one transaction."""
    rows = [
        _row(article, position, fact)
        for article in sorted(only & told.keys())
        for position, fact in enumerate(told[article])
    ]
    with transaction.atomic():
        before = _names(only)
        models.Fact.objects.filter(article_id__in=only).delete()
        models.Fact.objects.bulk_create(rows, batch_size=BATCH)
        identify_people(before | _names(only))
        find_follow_ups(only)


def district_setting(issue_id: str) -> str | None:
    """The district that the title's settings give."""
    row = models.Issue.objects.filter(id=issue_id).values_list("title__settings", flat=True).first()
    district = (row or {}).get("district")
    return str(district) if district else None


def _row(article: str, position: int, fact: Fact) -> models.Fact:
    data = fact_to_json(fact)
    parts = {key: value for key, value in data.items() if key not in COMMON}
    return models.Fact(
        article_id=article,
        position=position,
        kind=str(fact.kind),
        key=key_of(fact)[:300],
        name=fact.name,
        text=fact.text,
        value=fact.value,
        body=str(fact.parts.get("body") or "")[:300] if fact.kind is FactKind.POST else "",
        parts=parts,
        element=fact.element,
        start=fact.start,
        end=fact.end,
        spans=data["spans"],
        sentence=fact.sentence,
        by=fact.by,
        confidence=fact.confidence,
    )


def key_of(fact: Fact) -> str:
    """What the fact is joined by across articles; a person's is given again by `identify_people`."""
    if fact.kind is FactKind.POST:
        return str(fact.parts["person"])
    if fact.kind is FactKind.FIGURE:
        thing = fact.parts.get("of")
        return f"{thing}（{fact.parts['unit']}）" if thing else ""
    if fact.kind in (FactKind.DEMAND, FactKind.QUOTATION):
        return str(fact.parts["speaker"] or "")
    if fact.kind is FactKind.EVENT:
        return str(fact.parts["event_kind"])
    return fact.value or fact.name


def to_json(row: models.Fact) -> dict[str, Any]:
    """A stored fact in the form of schema shuzibao/1, with its article and key."""
    common = {name: getattr(row, name) for name in COMMON}
    return {"article": row.article_id, "key": row.key, **common, **row.parts}


def _names(articles: Iterable[str]) -> set[str]:
    rows = models.Fact.objects.filter(article_id__in=list(articles), kind="person")
    return {value for value in rows.values_list("value", flat=True).distinct() if value}


def identify_people(names: set[str]) -> None:
    """Give every mention of these names its person's key."""
    if not names:
        return
    keys = identify(_sightings(names), decisions())
    moved: dict[tuple[str, str], list[int]] = defaultdict(list)
    rows = models.Fact.objects.filter(kind__in=("person", "post"), value__isnull=False)
    for pk, article, kind, value, person, key in rows.filter(_of(names)).values_list(
        "pk", "article_id", "kind", "value", "parts__person", "key"
    ):
        name = value if kind == "person" else person
        if not name:
            continue
        found = keys.get((article, name), name)
        if found != key:
            moved[found, kind].append(pk)
    for (key, _), pks in moved.items():
        for at in range(0, len(pks), BATCH):
            models.Fact.objects.filter(pk__in=pks[at : at + BATCH]).update(key=key)


def _of(names: set[str]) -> Any:
    from django.db.models import Q

    return Q(kind="person", value__in=names) | Q(kind="post", parts__person__in=names)


def _sightings(names: set[str]) -> Iterator[Sighting]:
    seen: dict[tuple[str, str], dict[str, Any]] = {}
    rows = models.Fact.objects.filter(_of(names)).values_list(
        "article_id",
        "kind",
        "value",
        "parts",
        "body",
        "article__issue__date__year",
        "article__issue__year",
    )
    for article, kind, value, parts, body, year, stated in rows:
        name = str(value if kind == "person" else parts["person"])
        one = seen.setdefault((article, name), {"year": year or stated, "bodies": set()})
        if kind == "post" and body:
            one["bodies"].add(body)
        for part in ("age", "described", "credit"):
            one[part] = one.get(part) or parts.get(part)
    beside = _beside({article for article, _ in seen})
    for (article, name), one in seen.items():
        yield Sighting(
            article=article, name=name, year=one["year"], bodies=frozenset(one["bodies"]),
            age=one.get("age"), described=one.get("described"),
            reporter=bool(one.get("credit")) and not one["bodies"],
            others=frozenset(beside[article] - {name}),
        )  # fmt: skip


def _beside(articles: set[str]) -> Mapping[str, set[str]]:
    """The people with a public post named in each article."""
    found: dict[str, set[str]] = defaultdict(set)
    rows = models.Fact.objects.filter(article_id__in=articles, kind="post")
    for article, person in rows.values_list("article_id", "parts__person"):
        found[article].add(person)
    return found


def decisions() -> Decisions:
    """The editors' decisions on names: pairs of keys, as `KEY|KEY` in `Decision.subject`."""
    rows = models.Decision.objects.filter(kind__in=("same", "different"))
    pairs = [(row.kind, frozenset(row.subject.split("|"))) for row in rows]
    return Decisions(
        frozenset(pair for kind, pair in pairs if kind == "same"),
        frozenset(pair for kind, pair in pairs if kind == "different"),
    )


def find_follow_ups(articles: set[str]) -> None:
    """Later reports on these articles' demands, and these articles as reports on earlier demands."""
    own = models.Fact.objects.filter(article_id__in=articles)
    models.FollowUp.objects.filter(article_id__in=articles).delete()
    matters = set(own.filter(kind__in=MATTERS).values_list("kind", "key"))
    found: list[models.FollowUp] = []
    near = _sharing(matters, articles)
    for demand in own.filter(kind="demand").select_related("article__issue"):
        found += _reports(demand, near)
    earlier = models.Fact.objects.filter(kind="demand", article_id__in=near)
    for demand in earlier.select_related("article__issue"):
        found += _reports(demand, sorted(articles))
    models.FollowUp.objects.bulk_create(found, batch_size=BATCH)


def _sharing(matters: set[tuple[str, str]], articles: set[str]) -> list[str]:
    """Other articles that name one of these programmes, bodies or places; the rarer matters first."""
    found: dict[str, None] = {}
    for kind, key in sorted(matters, key=lambda m: (m[0] != "programme", m)):
        rows = models.Fact.objects.filter(kind=kind, key=key).exclude(article_id__in=articles)
        for article in rows.values_list("article_id", flat=True).distinct()[:MOST_LATER]:
            found[article] = None
        if len(found) >= MOST_LATER:
            break
    return list(found)[:MOST_LATER]


def _reports(demand: models.Fact, articles: Sequence[str]) -> Iterator[models.FollowUp]:
    issue = demand.article.issue
    if issue.date is None:
        return
    later = models.Article.objects.filter(id__in=articles, issue__date__gt=issue.date)
    item = fold(str(demand.parts["item"]))
    for article, text in later.values_list("id", "text"):
        printed = [s for s in text.replace("\n", "。").split("。") if len(s) > 8]
        score, sentence = best_sentence(item, [fold(s) for s in printed])
        if score >= ENOUGH:
            shown = next(s for s in printed if fold(s) == sentence)
            yield models.FollowUp(
                demand=demand, article_id=article, sentence=shown, score=round(score, 3)
            )


def named(issues: Sequence[str]) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """For the index: who and what stands in each article of these issues (`SHUZIBAO_NAMED`).

    People without a public post are left out, and so is whoever an editor hid.
    """
    kinds = {"person": "person", "organisation": "org", "place": "place", "programme": "programme"}
    hidden = hidden_keys()
    rows = models.Fact.objects.filter(
        article__issue_id__in=issues, kind__in=kinds, confidence__gte=0.5
    ).values_list("article_id", "kind", "key", "parts__public")
    found: dict[str, dict[str, dict[str, None]]] = defaultdict(lambda: defaultdict(dict))
    for article, kind, key, public in rows:
        if key and not (kind == "person" and (not public or key in hidden)):
            found[article][kinds[kind]][key.partition("~")[0]] = None
    return {
        article: {kind: tuple(sorted(names)) for kind, names in by_kind.items()}
        for article, by_kind in found.items()
    }


def hidden_keys() -> set[str]:
    """People whom an editor hid: `Decision(kind="hide", subject="person:KEY")`."""
    rows = models.Decision.objects.filter(kind="hide", subject__startswith="person:")
    return {subject.removeprefix("person:") for subject in rows.values_list("subject", flat=True)}
