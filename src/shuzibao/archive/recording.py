"""The record of an archive, kept in step with its articles: a listener of every write.

Facts of changed articles are told anew, those of removed ones go with them. People's keys are then
given again for every name that was touched, and follow-ups are looked for both ways. Nothing here is
the truth but the editors' decisions (`Decision`): the rest is made again by `shuzibao rebuild`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from typing import Any

from django.db import transaction

from shuzibao.archive import fetch, models, names, shown
from shuzibao.archive.changes import Changes
from shuzibao.archive.holding import Holding
from shuzibao.export.facts import fact_to_json
from shuzibao.model import Fact, FactKind
from shuzibao.record.follow import ENOUGH, best_sentence
from shuzibao.record.world import Decisions, Sighting, identify
from shuzibao.script import fold

BATCH = 400
AT_ONCE = 32  # issues whose facts are being told at a time
COMMON = shown.COMMON
# What ties a demand to later articles: the same programme, body or place.
MATTERS = (FactKind.PROGRAMME, FactKind.ORGANISATION, FactKind.PLACE)
MOST_LATER = 60  # articles looked at for follow-ups of one article's demands


class RecordListener:  # satisfies shuzibao.archive.changes.Listener
    """Tells the facts of every article that is written."""

    name = "record"

    def after_write(self, archive: Holding, changes: Changes) -> None:
        with transaction.atomic():
            names.note_issues(names.settle())
        wanted: dict[str, set[str]] = defaultdict(set)
        for one in changes.changed:
            wanted[one.rsplit("/", 2)[0]].add(one)
        issues = list(wanted)
        for at in range(0, len(issues), AT_ONCE):
            some = [(issue, begin(archive, issue)) for issue in issues[at : at + AT_ONCE]]
            for issue, told in some:
                record_issue(wanted[issue], told(), alone=not changes.whole)


LISTENER = RecordListener()


def begin(archive: Holding, issue_id: str) -> Callable[[], Mapping[str, tuple[Fact, ...]]]:
    """Begin to tell an issue's facts, beside this process where the archive has hands for it."""
    from shuzibao.record.issue import facts_of_issue  # loads the name model where it is first used

    issue, district = fetch.issue(archive, issue_id), district_setting(issue_id)
    return archive.crew.begin(False, facts_of_issue, issue_id, issue, district)


def record_issue(only: set[str], told: Mapping[str, tuple[Fact, ...]], alone: bool = True) -> None:
    """Write the facts of these articles of an issue, in one transaction.

    alone: others are not told anew with it, so word is left where their names are other now.
    """
    rows = [
        _row(article, position, fact)
        for article in sorted(only & told.keys())
        for position, fact in enumerate(told[article])
    ]
    with transaction.atomic():
        people, before = _people(only), names.tally(only)
        models.Fact.objects.filter(article_id__in=only).delete()
        models.Fact.objects.bulk_create(rows, batch_size=BATCH)
        turned = identify_people(people | _people(only), only)
        turned |= names.turn(before, names.tally(only))
        if alone and turned and only:
            names.note_issues(turned, but=next(iter(only)).rsplit("/", 2)[0])
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
        who=who_of(fact)[:300],
        body=body_of(fact)[:300],
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


def who_of(fact: Fact) -> str:
    """The full name that people are identified by; empty where the fact is of nobody."""
    if fact.kind is FactKind.PERSON:
        return fact.value or ""
    if fact.kind is FactKind.POST:
        return str(fact.parts["person"] or "")
    if fact.kind in (FactKind.DEMAND, FactKind.QUOTATION):
        return str(fact.parts["speaker"] or "")
    return ""


def body_of(fact: Fact) -> str:
    """The body of a post, the place of an event."""
    part = {FactKind.POST: "body", FactKind.EVENT: "place"}.get(fact.kind)
    return str(fact.parts.get(part) or "") if part else ""


def to_json(row: models.Fact) -> dict[str, Any]:
    """A stored fact in the form of schema shuzibao/1, with its article and key."""
    return shown.row_of(row)


def _people(articles: Iterable[str]) -> set[str]:
    rows = models.Fact.objects.filter(article_id__in=list(articles), kind="person")
    return {who for who in rows.values_list("who", flat=True).distinct() if who}


def identify_people(people: set[str], only: Set[str] = frozenset()) -> set[str]:
    """Give every mention of these names its person's key, and count again who is met elsewhere now.

    only: articles whose names the caller counts. Gives the keys whose articles are others than before.
    """
    keys = identify(_sightings(people), decisions())
    moved: dict[str, list[int]] = defaultdict(list)
    stale: set[names.Key] = set()
    rows = models.Fact.objects.filter(who__in=sorted(people))
    for pk, article, kind, who, key in rows.values_list("pk", "article_id", "kind", "who", "key"):
        found = keys.get((article, who), who)
        if found == key:
            continue
        moved[found].append(pk)
        if kind == "person" and article not in only:
            stale |= {("person", key), ("person", found)}
    for key, pks in moved.items():
        for at in range(0, len(pks), BATCH):
            models.Fact.objects.filter(pk__in=pks[at : at + BATCH]).update(key=key)
    return names.count_again(stale) | {key for _, key in stale} if stale else set()


def _sightings(people: set[str]) -> Iterator[Sighting]:
    seen: dict[tuple[str, str], dict[str, Any]] = {}
    about = models.Fact.objects.filter(who__in=sorted(people), kind__in=("person", "post"))
    rows = about.values_list(
        "article_id",
        "kind",
        "who",
        "parts",
        "body",
        "article__issue__date__year",
        "article__issue__year",
    )
    for article, kind, name, parts, body, year, stated in rows:
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
    wanted = sorted(articles)
    for at in range(0, len(wanted), BATCH):
        rows = models.Fact.objects.filter(article_id__in=wanted[at : at + BATCH], kind="post")
        for article, person in rows.values_list("article_id", "who"):
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


INDEXED = {"person": "person", "organisation": "org", "place": "place", "programme": "programme"}


def named(issues: Sequence[str]) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """For the index: who and what stands in each article of these issues (`SHUZIBAO_NAMED`)."""
    rows = shown.told().filter(article__issue_id__in=issues, kind__in=INDEXED).exclude(key="")
    found: dict[str, dict[str, dict[str, None]]] = defaultdict(lambda: defaultdict(dict))
    for article, kind, key in rows.values_list("article_id", "kind", "key"):
        found[article][INDEXED[kind]][key.partition("~")[0]] = None
    return {
        article: {kind: tuple(sorted(some)) for kind, some in by_kind.items()}
        for article, by_kind in found.items()
    }
