"""The names of the record, kept in step with its facts: how often, from when to when, and whether shown.

Lists, links, suggestions and downloads read this table and never count facts. An issue's facts change it
by their difference; only what became less is counted again from the facts.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, Exists, Max, Min, OuterRef, Q, QuerySet

from shuzibao.archive import changes, models
from shuzibao.archive.decided import hidden_keys
from shuzibao.script.latin import spelled

SURE = 0.5  # facts below are kept, and shown to nobody
KINDS = ("person", "organisation", "place", "programme", "figure")  # and "post", told by the posts
BATCH = 400
Key = tuple[str, str]  # kind and key
KEPT = (
    "public", "articles", "first", "last", "shown", "note", "sentence", "article", "bare", "latin", "initials",
)  # fmt: skip


@dataclass(slots=True)
class Tally:
    """What some articles say of one name. notes: by article; sentence: the first of the latest one."""

    articles: set[str] = field(default_factory=set)
    first: dt.date | None = None
    last: dt.date | None = None
    public: bool = False
    open: bool = False  # told by a title that gives ordinary people a page
    notes: dict[str, dict[str, None]] = field(default_factory=dict)
    sentence: str = ""
    article: str = ""

    def add(self, article: str, date: dt.date | None, sentence: str) -> None:
        self.articles.add(article)
        if date:
            self.first = min(self.first or date, date)
        if not self.article or (date or dt.date.min, article) > (
            self.last or dt.date.min,
            self.article,
        ):
            self.article, self.sentence = article, sentence
        if date:
            self.last = max(self.last or date, date)


def tally(articles: Iterable[str]) -> dict[Key, Tally]:
    """Every name of these articles, hidden ones left out."""
    found: dict[Key, Tally] = {}
    open_titles, hidden = opted(), hidden_keys()
    facts = list(_facts(articles))
    public = {
        (f[6], f[1])
        for f in facts
        if f[0] == "person" and (f[4].get("public") or f[8] in open_titles)
    }
    for kind, key, name, body, parts, sentence, article, date, title in facts:
        if kind == "post" and ((article, key) not in public or key in hidden):
            continue  # nobody is known by a post whose holder has no page
        for named in _named(kind, key, name, body):
            one = found.setdefault(named, Tally())
            one.add(article, date, sentence)
            one.public |= bool(parts.get("public"))
            one.open |= title in open_titles
            if note := str(parts.get(f"{kind}_kind") or ""):
                one.notes.setdefault(article, {}).setdefault(note)
        if kind == "post" and key:
            person = found.setdefault(("person", key), Tally())
            person.notes.setdefault(article, {}).setdefault(name)
    return {key: one for key, one in found.items() if one.articles}


def _facts(articles: Iterable[str]) -> Iterator[tuple[Any, ...]]:
    ids = list(articles)
    for at in range(0, len(ids), BATCH):
        rows = visible().filter(article_id__in=ids[at : at + BATCH], kind__in=(*KINDS, "post"))
        yield from rows.order_by("article_id", "position").values_list(
            "kind", "key", "name", "body", "parts", "sentence", "article_id",
            "article__issue__date", "article__issue__title_id",
        )  # fmt: skip


def _named(kind: str, key: str, name: str, body: str) -> Iterator[Key]:
    if kind == "post":
        yield "post", name
        if body:
            yield "organisation", body  # also a body that is told by its posts alone
    elif key:
        yield kind, key


def visible() -> QuerySet[models.Fact, models.Fact]:
    """Facts sure enough, of articles that are not hidden."""
    return models.Fact.objects.filter(article__hidden__isnull=True, confidence__gte=SURE)


def opted() -> set[str]:
    """Titles whose settings give ordinary people a page."""
    settings = models.Title.objects.exclude(settings={}).values_list("slug", "settings")
    return {slug for slug, said in settings if (said or {}).get("ordinary_people")}


def turn(before: Mapping[Key, Tally], after: Mapping[Key, Tally]) -> set[str]:
    """Bring the table from what some articles said to what they say now.

    Returns the keys of people known before who are shown now and were not, or the other way round.
    """
    rows = _rows(before.keys() | after.keys())
    hidden = hidden_keys()
    less = {key for key, was in before.items() if _lost(was, after.get(key))}
    less |= {key for key, row in rows.items() if row.articles == models.Name.STALE}
    less |= before.keys() - rows.keys()  # dropped while its article was hidden
    less |= {key for key, now in after.items() if _ordinary(key, now, rows)} if opted() else set()
    kept, turned = [], set()
    for key, now in after.items():
        if key in less:
            continue
        row = rows.get(key) or _fresh(key)
        was = before.get(key)
        row.articles += len(now.articles) - (len(was.articles) if was else 0)
        row.public = row.public or now.public
        shown = key[0] != "person" or (key[1] not in hidden and row.public)
        if key[0] == "person" and row.pk and shown != row.shown:
            turned.add(key[1])
        row.shown = shown
        _dated(row, now)
        kept.append(row)
    _keep(kept)
    turned |= count_again(less | posts_of(turned))
    _measures_of_people({key for kind, key in after if kind == "figure"})
    return turned


def _ordinary(key: Key, now: Tally, rows: Mapping[Key, models.Name]) -> bool:
    """A person known by no public post: only some titles' articles count where any gives him a page."""
    return key[0] == "person" and not now.public and not (key in rows and rows[key].public)


def _lost(was: Tally, now: Tally | None) -> bool:
    return now is None or bool(was.articles - now.articles) or (was.public and not now.public)


def _dated(row: models.Name, now: Tally) -> None:
    row.first = min((d for d in (row.first, now.first) if d), default=None)
    if (
        not row.article
        or row.article in now.articles
        or (now.last and now.last >= (row.last or now.last))
    ):
        row.article, row.sentence = now.article, now.sentence
        said = now.notes.get(now.article, {})
        row.note = ("、".join(said) if row.kind == "person" else next(iter(said), ""))[:300]
    row.last = max((d for d in (row.last, now.last) if d), default=None)


def _rows(keys: Iterable[Key]) -> dict[Key, models.Name]:
    by_kind: dict[str, list[str]] = {}
    for kind, key in sorted(keys):
        by_kind.setdefault(kind, []).append(key)
    found = {}
    for kind, names in by_kind.items():
        for at in range(0, len(names), BATCH):
            for row in models.Name.objects.filter(kind=kind, key__in=names[at : at + BATCH]):
                found[kind, row.key] = row
    return found


def _fresh(key: Key) -> models.Name:
    kind, name = key
    bare = name.partition("~")[0]
    latin, initials = spelled(bare, person=kind == "person")
    return models.Name(
        kind=kind, key=name, bare=bare, latin=latin[:600], initials=initials[:300], shown=False
    )


def _keep(rows: list[models.Name]) -> None:
    for row in rows:
        row.pk = None
    models.Name.objects.bulk_create(
        rows, BATCH, update_conflicts=True, unique_fields=["kind", "key"], update_fields=list(KEPT)
    )


def facts_of(kind: str, key: str) -> QuerySet[models.Fact, models.Fact]:
    """The visible facts that name it; of posts, those whose holder has a page."""
    holders = models.Name.objects.filter(kind="person", key=OuterRef("key"), shown=True)
    if kind == "post":
        return visible().filter(Exists(holders), kind="post", name=key)
    if kind == "organisation":
        by_post = Q(kind="post", body=key) & Q(Exists(holders))
        return visible().filter(Q(kind="organisation", key=key) | by_post)
    facts = visible().filter(kind=kind, key=key)
    if kind == "person" and not facts.filter(parts__public=True).exists():
        some = facts.filter(article__issue__title_id__in=opted())
        return some if some.exists() else facts
    return facts


def posts_of(people: Iterable[str]) -> set[Key]:
    """The posts of these people and the bodies of those posts."""
    rows = models.Fact.objects.filter(kind="post", key__in=sorted(people))
    found = set(rows.order_by().values_list("name", "body").distinct())
    return {("post", post) for post, _ in found} | {("organisation", b) for _, b in found if b}


def count_again(keys: Iterable[Key]) -> set[str]:
    """Count these from the facts, and drop those that nothing names. Gives people who turned, as `turn`."""
    keys = set(keys)
    turned = _count_again({key for key in keys if key[0] == "person"})
    _count_again({key for key in keys if key[0] != "person"} | posts_of(turned))
    return turned


def _count_again(keys: set[Key]) -> set[str]:
    rows, hidden, turned = _rows(keys), hidden_keys(), set()
    kept = []
    for kind, key in sorted(keys):
        row = rows.get((kind, key))
        facts = facts_of(kind, key)
        seen = facts.aggregate(
            n=Count("article", distinct=True),
            first=Min("article__issue__date"),
            last=Max("article__issue__date"),
        )
        was = bool(row and row.shown)
        public = kind == "person" and facts.filter(parts__public=True).exists()
        now = bool(seen["n"]) and (
            kind != "person" or (key not in hidden and (public or _open(facts)))
        )
        if kind == "person" and now != was:
            turned.add(key)
        if not seen["n"]:
            continue
        row = row or _fresh((kind, key))
        row.articles, row.first, row.last = seen["n"], seen["first"], seen["last"]
        row.public, row.shown = public, now
        latest = (
            facts.filter(article__issue__date=seen["last"])
            .order_by("-article_id", "position")
            .first()
        )
        if latest is not None:
            row.article, row.sentence = latest.article_id, latest.sentence
            row.note = _note(kind, key, latest)[:300]
        kept.append(row)
    gone = set(rows) - {(row.kind, row.key) for row in kept}
    for kind, key in gone:
        models.Name.objects.filter(kind=kind, key=key).delete()
    _keep(kept)
    for person in turned:
        measures = models.Name.objects.filter(kind="figure", key__startswith=f"{person}（")
        measures.update(shown=(("person", person) in {(r.kind, r.key) for r in kept if r.shown}))
    return turned


def _open(facts: QuerySet[models.Fact, models.Fact]) -> bool:
    """Whether a title that gives ordinary people a page tells one of them."""
    titles = opted()
    return bool(titles) and facts.filter(article__issue__title_id__in=titles).exists()


def _note(kind: str, key: str, latest: models.Fact) -> str:
    if kind == "person":
        posts = visible().filter(kind="post", key=key, article=latest.article_id)
        return "、".join(dict.fromkeys(posts.order_by("position").values_list("name", flat=True)))
    return str(latest.parts.get(f"{kind}_kind") or "")


def _measures_of_people(keys: set[str]) -> None:
    """The age of somebody who has no page is no measure that anybody may leaf through."""
    things = {key: key.rpartition("（")[0] for key in keys}
    private = models.Name.objects.filter(
        kind="person", key__in=set(things.values()), shown=False
    ).values_list("key", flat=True)
    private_ones = set(private)
    if private_ones:
        theirs = [key for key, thing in things.items() if thing in private_ones]
        models.Name.objects.filter(kind="figure", key__in=theirs).update(shown=False)


def before_removal(sender: Any, instance: models.Article, **_: Any) -> None:
    """An article is about to go with its facts."""
    mark([instance.pk])


def mark(articles: Iterable[str]) -> None:
    """Mark the names that these visible articles tell, to be counted again by `settle`.

    Called before an article leaves sight and after one comes back to it.
    """
    keys: dict[str, set[str]] = {}
    for kind, key in tally(articles):
        keys.setdefault(kind, set()).add(key)
    for kind, names in keys.items():
        models.Name.objects.filter(kind=kind, key__in=names).update(articles=models.Name.STALE)


def settle() -> set[str]:
    """Count again whatever an article that went has left stale; people who turned, as `turn`."""
    stale = models.Name.objects.filter(articles=models.Name.STALE).values_list("kind", "key")
    return count_again(set(stale))


def note_issues(people: Iterable[str], but: Set[str] = frozenset()) -> None:
    """Who is named in these people's articles is other, the articles are not: the index must hear it.

    but: issues that are told anyway.
    """
    found = models.Fact.objects.filter(kind="person", key__in=sorted(people))
    issues = found.order_by().values_list("article__issue_id", flat=True).distinct()
    for issue in sorted(set(issues) - but):
        changes.note(issue, [], [])
