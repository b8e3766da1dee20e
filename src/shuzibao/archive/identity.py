"""Who is who across articles: every mention of a name gets its person's key, from all that is told of it.

Where a new article says of a well-known name only what an earlier one of its title said, nothing can
change, and nobody is asked.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from typing import Any

from django.db import transaction
from django.db.models import F

from shuzibao.archive import models, names
from shuzibao.archive.decided import decisions
from shuzibao.record.world import Sighting, identify

BATCH = 400
AT_ONCE = 200  # names identified at a time
WELL_KNOWN = 20  # articles; below, asking is as quick as looking for reasons not to
LOOKED_BACK = 24  # facts of a name that are looked at for an earlier article that says the same

# What an article gives a person: the bodies of his posts, or BYLINE where it only credits him.
Signature = frozenset[str]
BYLINE = "#byline"


def people_in(articles: Iterable[str]) -> set[str]:
    """The full names that these articles tell."""
    rows = models.Fact.objects.filter(article_id__in=list(articles), kind="person")
    return {who for who in rows.values_list("who", flat=True).distinct() if who}


def identify_people(people: set[str], only: Set[str] = frozenset()) -> set[str]:
    """Give every mention of these names its person's key, and count again who is met elsewhere now.

    only: articles whose names the caller counts. Gives the keys whose articles are others than before.
    """
    everybody = sorted(people)
    some = (set(everybody[at : at + AT_ONCE]) for at in range(0, len(everybody), AT_ONCE))
    return set[str]().union(*(_identify(one, only) for one in some))


def _identify(people: set[str], only: Set[str]) -> set[str]:
    keys = identify(_sightings(people), decisions())
    moved: dict[str, list[int]] = defaultdict(list)
    stale: set[names.Key] = set()
    several = {who for (_, who), key in keys.items() if key != who}
    every = models.Fact.objects.filter(who__in=sorted(people & several))
    astray = models.Fact.objects.filter(who__in=sorted(people - several)).exclude(key=F("who"))
    rows = itertools.chain.from_iterable(
        facts.values_list("pk", "article_id", "kind", "who", "key") for facts in (every, astray)
    )
    for pk, article, kind, who, key in rows:
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


def identify_everybody() -> None:
    """Every name anew, in one transaction."""
    facts = models.Fact.objects.filter(kind="person").exclude(who="").order_by()
    with transaction.atomic():
        identify_people(set(facts.values_list("who", flat=True).distinct()))


def known_already(only: Set[str], people: Set[str]) -> set[str]:
    """Of the people that these new articles tell, those of whom nothing new can be learnt.

    Such a name is one person so far, no editor decided on it, and each new article gives him the posts
    that an earlier one of the same title gave him, or none: nothing clashes, the kinship is there.
    """
    one = models.Name.objects.filter(
        kind="person", key__in=sorted(people), articles__gte=WELL_KNOWN
    )
    candidates = set(one.values_list("key", flat=True))
    two = models.Name.objects.filter(kind="person", key__in=[f"{name}~2" for name in candidates])
    decided = "|".join(models.Decision.objects.values_list("subject", flat=True))
    candidates -= {name.partition("~")[0] for name in two.values_list("key", flat=True)}
    candidates = {name for name in candidates if name not in decided}
    told = _signatures(models.Fact.objects.filter(who__in=sorted(candidates), article_id__in=only))
    new = {
        name for (_, name), signature in told.items()
        if signature is None
    }  # fmt: skip
    for (article, name), signature in told.items():
        if name not in new and signature is not None and not _was_told(article, name, signature):
            new.add(name)
    return candidates - new


def _was_told(article: str, name: str, signature: Signature) -> bool:
    title = article.partition("/")[0]
    facts = models.Fact.objects.filter(
        who=name, article_id__lt=article, article_id__gte=f"{title}/"
    ).order_by("-article_id")
    latest = facts.values_list("pk", flat=True)[:LOOKED_BACK]
    earlier = list(_signatures(models.Fact.objects.filter(pk__in=list(latest))).values())
    if not signature:
        return any(said and BYLINE not in said for said in earlier)
    return signature in earlier[:-1]  # of the last one some facts may be out of sight


def _signatures(facts: Any) -> dict[tuple[str, str], Signature | None]:
    """Of each (article, name), in order of article from the last: its bodies; None where more is told."""
    bodies: dict[tuple[str, str], set[str] | None] = {}
    rows = facts.filter(kind__in=("person", "post")).order_by("-article_id", "position")
    for article, name, kind, body, parts in rows.values_list(
        "article_id", "who", "kind", "body", "parts"
    ):
        said = bodies.setdefault((article, name), set())
        if parts.get("age") or parts.get("described"):
            bodies[article, name] = None
        elif said is not None and parts.get("credit"):
            said.add(BYLINE)
        elif said is not None and kind == "post" and body:
            said.add(body)
    return {
        key: None if said is None else frozenset(said - {BYLINE} or said)
        for key, said in bodies.items()
    }
