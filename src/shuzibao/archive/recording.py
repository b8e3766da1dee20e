"""The record of an archive, kept in step with its articles: a listener of every write.

Facts of changed articles are told anew, those of removed ones go with them. People's keys are then
given again for every name that was touched, and follow-ups are looked for both ways. Nothing here is
the truth but the editors' decisions (`Decision`): the rest is made again by `shuzibao rebuild`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import transaction

from shuzibao.archive import changes as changed
from shuzibao.archive import districts, fetch, follow_ups, identity, models, names, shown
from shuzibao.archive.changes import Changes
from shuzibao.archive.holding import Holding
from shuzibao.export.facts import fact_to_json
from shuzibao.model import Fact, FactKind, PrintedBetween

if TYPE_CHECKING:
    from shuzibao.record.issue import IssueFacts

BATCH = 400
AT_ONCE = 32  # issues whose facts are told and written at a time
ARTICLES_AT_ONCE = 400  # the same, counted in articles; an issue may have more
COMMON = shown.COMMON


class RecordListener:  # satisfies shuzibao.archive.changes.Listener
    """Tells the facts of every article that is written."""

    name = "record"

    def after_write(self, archive: Holding, changes: Changes) -> None:
        with transaction.atomic():
            names.note_issues(names.settle())
        wanted: dict[str, set[str]] = defaultdict(set)
        for one in changes.changed:
            wanted[one.rsplit("/", 2)[0]].add(one)
        titles = {issue.partition("/")[0] for issue in changes.issues}
        _tell(archive, wanted, alone=not changes.whole)
        districts.learn(titles)
        if stale := districts.stale(titles):
            anew = {issue: _articles_of(issue) for issue in stale}
            _tell(archive, anew, alone=not changes.whole)
            for issue in stale:
                changed.note(issue, [], [])  # the index must hear whom they name now
        districts.settle(titles)
        if changes.whole:
            identity.identify_everybody()


LISTENER = RecordListener()


def _tell(archive: Holding, wanted: Mapping[str, set[str]], alone: bool) -> None:
    """Tell these articles of these issues, and learn from each lot what the next is told with."""
    for issues in _some_at_a_time(wanted):
        begun = [(issue, begin(archive, issue)) for issue in issues]
        told = [Told(issue, wanted[issue], ended()) for issue, ended in begun]
        record_issues(told, alone)
        districts.learn({issue.partition("/")[0] for issue in issues})


def _articles_of(issue_id: str) -> set[str]:
    return set(models.Article.objects.filter(issue=issue_id).values_list("id", flat=True))


def _some_at_a_time(wanted: Mapping[str, set[str]]) -> Iterator[list[str]]:
    """The issues of these articles, as many as are told and written together."""
    some: list[str] = []
    articles = 0
    for issue, only in wanted.items():
        if some and (len(some) == AT_ONCE or articles + len(only) > ARTICLES_AT_ONCE):
            yield some
            some, articles = [], 0
        some.append(issue)
        articles += len(only)
    if some:
        yield some


def begin(archive: Holding, issue_id: str) -> Callable[[], IssueFacts]:
    """Begin to tell an issue's facts, beside this process where the archive has hands for it."""
    from shuzibao.record.issue import tell_issue  # loads the name model where it is first used

    issue, district = fetch.issue(archive, issue_id), districts.of_issue(issue_id)
    return archive.crew.begin(False, tell_issue, issue_id, issue, district)


@dataclass(frozen=True, slots=True)
class Told:
    """An issue that was told. only: those of its articles whose facts are to be written."""

    issue: str
    only: set[str]
    tells: IssueFacts

    def rows(self) -> Iterator[models.Fact]:
        """The facts as they are kept."""
        for article in sorted(self.only & self.tells.facts.keys()):
            for position, fact in enumerate(self.tells.facts[article]):
                yield _row(article, position, fact)


def record_issues(some: Sequence[Told], alone: bool = True) -> None:
    """Write the facts of these issues, in one transaction.

    Together, for most of them name the same people and bodies, and who is who is asked but once.

    alone: others are not told anew with them: who is who is asked at once, and word is left where the
        names of other issues are other now.
    """
    only = set[str]().union(*(one.only for one in some))
    rows = [row for one in some for row in one.rows()]
    with transaction.atomic():
        for one in some:
            _date_by_facts(one)
            districts.keep(one.issue, one.tells)
        before, people_before = names.tally(only), identity.people_in(only)
        models.Fact.objects.filter(article_id__in=only).delete()
        models.Fact.objects.bulk_create(rows, batch_size=BATCH)
        turned: set[str] = set()
        if alone:
            known = identity.known_already(only, identity.people_in(only) - people_before)
            people = (identity.people_in(only) | people_before) - known
            turned = identity.identify_people(people, only)
        turned |= names.turn(before, names.tally(only))
        if alone and turned:
            names.note_issues(turned, but={one.issue for one in some})
        unseen = set(only)
        for one in some:
            unseen -= one.only
            follow_ups.find(one.only, unseen)


def _date_by_facts(told: Told) -> None:
    """When an issue without a date was printed, by what its articles say."""
    between = _printed_between(told.tells.facts)
    undated = models.Issue.objects.filter(articles__in=told.only, date=None)
    undated.update(printed_between=between.as_data() if between else None)


def _printed_between(told: Mapping[str, tuple[Fact, ...]]) -> PrintedBetween | None:
    from shuzibao.record.issue import printed_between

    return printed_between(fact for facts in told.values() for fact in facts)


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
