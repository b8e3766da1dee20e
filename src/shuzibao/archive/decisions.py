"""What editors decide about names: who is the same, who is not, who is shown to nobody.

A decision is data (`Decision`) that every rebuild respects. The record is set right at once, and the
issues it touches are noted, so that the index hears of them too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from django.db import transaction
from django.db.models import QuerySet

from shuzibao.archive import identity, models, names, shown
from shuzibao.archive.decided import DIFFERENT, HIDE, PERSON, SAME, decisions, hidden_keys
from shuzibao.errors import NotFound
from shuzibao.record.world import near_twins
from shuzibao.script import fold


def hide_person(name: str, reason: str, date: str, by: str = "") -> str:
    """Give this person no page and no place in lists, search, exports and the API; his key.

    He is hidden under every name that was joined to this one, or will be.

    Raises:
        NotFound: nobody of that name is in the record.
    """
    key = person_key(name)
    with transaction.atomic():
        models.Decision.objects.update_or_create(
            kind=HIDE, subject=f"{PERSON}{key}", defaults={"value": _value(reason, date, by)}
        )
        _count_again(decisions().family(key))
    return key


def show_person(name: str) -> str:
    """Take that back, for all his names. Raises NotFound where it was not so."""
    key = person_key(name)
    family = decisions().family(key)
    with transaction.atomic():
        gone, _ = _hides(family).delete()
        if not gone:
            raise NotFound("nobody hid this person", key, "`shuzibao names` tells what was decided")
        _count_again(family)
    return key


def decide(kind: str, one: str, two: str, reason: str, date: str, by: str = "") -> None:
    """Two keys are the same person, or are not. kind: SAME or DIFFERENT; it goes before the other.

    Raises:
        NotFound: one of them is not in the record.
    """
    pair = "|".join(sorted((person_key(one), person_key(two))))
    with transaction.atomic():
        before = _part(pair)
        models.Decision.objects.create(kind=kind, subject=pair, value=_value(reason, date, by))
        _identify_again(before | _family(pair))


def undo(one: str, two: str) -> None:
    """Leave it to the evidence again. Raises NotFound where nothing was decided."""
    pair = "|".join(sorted((fold(one), fold(two))))
    with transaction.atomic():
        if not models.Decision.objects.filter(kind__in=(SAME, DIFFERENT), subject=pair).exists():
            raise NotFound(
                "nothing was decided on these", f"{one} {two}", "`shuzibao names` tells what was"
            )
        _identify_again(_part(pair))


def _part(pair: str) -> frozenset[str]:
    """Forget what was decided on a pair; the keys that were joined to either.

    Whoever was hidden together stays hidden apart: an editor shows them again one by one.
    """
    before = _family(pair)
    hides = list(_hides(before))
    models.Decision.objects.filter(kind__in=(SAME, DIFFERENT), subject=pair).delete()
    if hides:
        shown_again = before - hidden_keys()
        models.Decision.objects.bulk_create(
            models.Decision(kind=HIDE, subject=f"{PERSON}{key}", value=hides[0].value)
            for key in sorted(shown_again)
        )
    return before


def _family(pair: str) -> frozenset[str]:
    decided = decisions()
    return frozenset(key for one in pair.split("|") for key in decided.family(one))


def _hides(family: frozenset[str]) -> QuerySet[models.Decision, models.Decision]:
    subjects = [f"{PERSON}{key}" for key in sorted(family)]
    return models.Decision.objects.filter(kind=HIDE, subject__in=subjects)


def person_key(name: str) -> str:
    """The key of a person in either script. Raises NotFound."""
    key = fold(name.strip())
    known = models.Name.objects.filter(kind="person", key=key).exists()
    if not known and not models.Decision.objects.filter(subject__contains=key).exists():
        raise NotFound("nobody of that name is in the record", name, "`shuzibao facts NAME` looks")
    return key


def _value(reason: str, date: str, by: str) -> dict[str, str]:
    return {"reason": reason, "date": date, "by": by}


def twins() -> list[tuple[str, str]]:
    """Every pair of people who are perhaps the same, both shown: nobody has decided on them yet."""
    return _near(models.Fact.objects.filter(kind="post"))


def twins_of(key: str) -> list[str]:
    """People who are perhaps the same as this one."""
    pairs = _near(models.Fact.objects.filter(kind="post", key__startswith=key[:1]))
    return sorted({other for pair in pairs if key in pair for other in pair} - {key})


def _near(posts: QuerySet[models.Fact, models.Fact]) -> list[tuple[str, str]]:
    people = shown.listed("person").values("key")
    bodies: dict[str, set[str]] = defaultdict(set)
    for key, body in posts.filter(key__in=people).order_by().values_list("key", "body").distinct():
        bodies[key].add(body)
    return near_twins({key: frozenset(some) for key, some in bodies.items()}, decisions())


def _identify_again(keys: frozenset[str]) -> None:
    """Who is who among these names, after a decision; the index hears of whoever is met elsewhere now."""
    moved = identity.identify_people({key.partition("~")[0] for key in keys})
    _count_again(keys | moved)


def _count_again(people: Iterable[str]) -> None:
    names.count_again({("person", key) for key in people})
    names.note_issues(people)
