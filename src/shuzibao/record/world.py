"""One world out of many sentences: which mentions of a name are one person, which names are near-twins.

Nothing is merged silently: the same name with clashing evidence stays two, a name that differs by one
character is never merged, only shown as perhaps the same. What an editor decided goes before all rules.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass

from shuzibao.record.gathered import Gathered, remembered
from shuzibao.record.places import gazetteer

GENERIC_BODY = re.compile(r"^(?:中共|政协|共青团)")
PLACE = re.compile(r"^(?:[^省市区县]{2,8}省)?(?:[^省市区县]{2,8}市)?(?:[^省市区县]{1,8}[区县])?")
TRADES = tuple(
    (trade, re.compile(pattern))
    for trade, pattern in (
        ("#school", "学校|小学|中学|大学|学院|幼儿园"),
        ("#hospital", "医院|卫生院|卫生服务中心"),
        ("#company", "公司|集团|银行|厂$"),
        (
            "#office",
            "局$|政府|[区市县省镇]委|纪委|监委|法院|检察院|办事处|街道党工委|妇联|工会|残联|共青团|工商联",
        ),
    )
)
YEARS_APART = 1  # two printed ages agree where they give birth years this near


@dataclass(frozen=True, slots=True)
class Sighting:
    """One article's word on one name.

    article: its id; ids sort by title and date. year: of the issue, None where unknown.
    bodies: of the posts that it gives the name. age, described: as printed.
    reporter: the name is printed as a byline only. others: the people named beside.
    """

    article: str
    name: str
    year: int | None = None
    bodies: frozenset[str] = frozenset()
    age: int | None = None
    described: str | None = None
    reporter: bool = False
    others: frozenset[str] = frozenset()

    @property
    def title(self) -> str:
        return self.article.partition("/")[0]


@dataclass(frozen=True, slots=True)
class Decisions:
    """What editors decided: pairs of keys that are the same, and that are different."""

    same: frozenset[frozenset[str]] = frozenset()
    different: frozenset[frozenset[str]] = frozenset()

    def family(self, key: str) -> frozenset[str]:
        """Every key that was joined to this one, straight or through others, itself among them."""
        found, before = frozenset({key}), frozenset[str]()
        while found != before:
            before = found
            found = found.union(*(pair for pair in self.same - self.different if pair & found))
        return found

    def home(self, key: str) -> str:
        """The key that stands for all of its family: the first in order."""
        return min(self.family(key))


NO_DECISIONS = Decisions()


def identify(
    sightings: Iterable[Sighting], decisions: Decisions = NO_DECISIONS
) -> Mapping[tuple[str, str], str]:
    """The key of each (article, name): the name itself, or name~2, name~3 for others who bear it."""
    by_name: dict[str, list[Sighting]] = {}
    for sighting in sorted(sightings, key=lambda s: (s.year or 9999, s.article)):
        by_name.setdefault(sighting.name, []).append(sighting)
    keys: dict[tuple[str, str], str] = {}
    for name, seen in by_name.items():
        for number, group in enumerate(_groups(seen), start=1):
            key = decisions.home(name if number == 1 else f"{name}~{number}")
            for sighting in group:
                keys[sighting.article, name] = key
    return keys


def _groups(seen: Sequence[Sighting]) -> list[list[Sighting]]:
    groups: list[tuple[Gathered, list[Sighting]]] = []
    for sighting in seen:
        home = next((group for group in groups if _belongs(sighting, group[0])), None)
        if home is None:
            home = (Gathered(_once_related), [])
            groups.append(home)
        home[1].append(sighting)
        home[0].add(
            sighting.title, sighting.bodies, _homes(sighting), _born(sighting), sighting.described,
            sighting.reporter, sighting.others, sighting.age is not None,
        )  # fmt: skip
    return [members for _, members in groups]


def _belongs(one: Sighting, group: Gathered) -> bool:
    """Whether a sighting is of the group's person: nothing clashes, and something speaks for it."""
    against = group.clashes(
        one.bodies, _homes(one), _born(one), one.described, one.reporter, YEARS_APART
    )
    return not against and group.is_kin(
        one.title, one.bodies, one.described, one.reporter, one.others, one.age is not None
    )


def _homes(one: Sighting) -> frozenset[str]:
    return _homes_of(one.bodies)


def _homes_of(bodies: frozenset[str]) -> frozenset[str]:
    """Where a person's posts are: the places of their bodies, and their trades (#school)."""
    return frozenset({_home(body) for body in bodies} | {_trade(body) for body in bodies}) - {""}


@functools.lru_cache(maxsize=65536)
def _trade(body: str) -> str:
    """A headmaster and a head of a bureau of one name are two, until something else ties them."""
    return next((trade for trade, pattern in TRADES if pattern.search(body)), "")


def _born(one: Sighting) -> int | None:
    return one.year - one.age if one.age and one.year else None


def clash(one: Sighting, two: Sighting) -> bool:
    """Evidence that two sightings of a name are two people."""
    if _born_apart(one, two):
        return True
    if one.reporter != two.reporter:
        return True
    if one.bodies and two.bodies:
        homes = _homes_of(one.bodies), _homes_of(two.bodies)
        if homes[0] and homes[1] and not _related(*homes):
            return True
    public = bool(one.bodies), bool(two.bodies)
    return bool((public[0] and two.described) or (public[1] and one.described))


def _born_apart(one: Sighting, two: Sighting) -> bool:
    if not (one.age and two.age and one.year and two.year):
        return False
    return abs((one.year - one.age) - (two.year - two.age)) > YEARS_APART


def kin(one: Sighting, two: Sighting) -> bool:
    """Evidence that they are one: a body, a companion or the same kind of mention in the same paper."""
    if one.bodies & two.bodies or one.others & two.others:
        return True
    if one.title != two.title:
        return False
    if one.described and two.described:
        return one.described == two.described and one.age is not None and two.age is not None
    return bool(one.bodies or two.bodies or (one.reporter and two.reporter))


@functools.lru_cache(maxsize=65536)
def _home(body: str) -> str:
    """The place that a body's name begins with: 中共云浦区委 → 云浦区."""
    found = PLACE.match(GENERIC_BODY.sub("", body))
    return found.group() if found else ""


def _related(one: Set[str], two: Set[str]) -> bool:
    """Whether two sets of places meet: the same one, or one inside the other; and their trades do."""
    trades = {t for t in one if t[0] == "#"}, {t for t in two if t[0] == "#"}
    if trades[0] and trades[1] and not trades[0] & trades[1]:
        return False
    places = one - trades[0], two - trades[1]
    if not places[0] or not places[1]:
        return True
    for a in places[0]:
        for b in places[1]:
            if a == b or a.startswith(b) or b.startswith(a) or a.endswith(b) or b.endswith(a):
                return True
            place, other = gazetteer.best(a), gazetteer.best(b)
            if place and other and (place.name in other.path or other.name in place.path):
                return True
    return False


_once_related = remembered(_related)


def near_twins(
    bodies: Mapping[str, frozenset[str]], decisions: Decisions = NO_DECISIONS
) -> list[tuple[str, str]]:
    """Names that differ by one character and are met in one place: perhaps the same, a misprint.

    bodies: of every key, the bodies of its posts. Decided pairs are left out.
    """
    found = set()
    holed: dict[tuple[int, str], list[str]] = {}
    for key in sorted(bodies):
        name = key.partition("~")[0]
        for at in range(1, len(name)):  # the surname is the same
            holed.setdefault((at, name[:at] + name[at + 1 :] + f"/{len(name)}"), []).append(key)
    for keys in holed.values():
        for i, one in enumerate(keys):
            for two in keys[i + 1 :]:
                pair = frozenset((one, two))
                if one.partition("~")[0] == two.partition("~")[0] or len(one.partition("~")[0]) < 3:
                    continue
                if pair in decisions.same or pair in decisions.different:
                    continue
                homes = (
                    {_home(b) for b in bodies[one]} - {""},
                    {_home(b) for b in bodies[two]} - {""},
                )
                if homes[0] and homes[1] and _related(*homes):
                    found.add((one, two))
    return sorted(found)
