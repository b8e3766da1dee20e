"""All sightings that are held to be one person, as far as a further sighting must be compared with them.

`world.clash` and `world.kin` say what speaks against and for two sightings being one person. Here the same
is asked of a whole group at the cost of one comparison, however often a name is met.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass, field

Homes = frozenset[str]


@dataclass(slots=True)
class Mentions:
    """What one title says. plain: sightings that are not described (百岁老人)."""

    described_aged: set[str] = field(default_factory=set)
    plain: bool = False
    plain_in_post: bool = False
    plain_reporter: bool = False
    in_post: bool = False
    reporter: bool = False


@dataclass(slots=True)
class Gathered:
    """A group. born: years of birth by printed ages. homes: of each sighting with posts, their places."""

    related: Callable[[Homes, Homes], bool]
    born: list[int] = field(default_factory=list)
    reporter: bool = False
    in_post: bool = False
    described: bool = False
    homes: set[Homes] = field(default_factory=set)
    bodies: set[str] = field(default_factory=set)
    others: set[str] = field(default_factory=set)
    titles: dict[str, Mentions] = field(default_factory=dict)

    def add(
        self, title: str, bodies: frozenset[str], homes: Homes, born: int | None,
        described: str | None, reporter: bool, others: frozenset[str], aged: bool,
    ) -> None:  # fmt: skip
        if born is not None:
            self.born = [min([born, *self.born]), max([born, *self.born])]
        self.reporter = reporter
        self.in_post |= bool(bodies)
        self.described |= bool(described)
        if homes:
            self.homes.add(homes)
        self.bodies |= bodies
        self.others |= others
        said = self.titles.setdefault(title, Mentions())
        said.in_post |= bool(bodies)
        said.reporter |= reporter
        if described:
            said.described_aged |= {described} if aged else set()
        else:
            said.plain = True
            said.plain_in_post |= bool(bodies)
            said.plain_reporter |= reporter

    def clashes(
        self, bodies: frozenset[str], homes: Homes, born: int | None, described: str | None,
        reporter: bool, years_apart: int,
    ) -> bool:  # fmt: skip
        """Whether any of the group's sightings is evidence against."""
        apart = [abs(born - other) for other in self.born] if born is not None else []
        if any(years > years_apart for years in apart):
            return True
        if reporter != self.reporter:
            return True
        if homes and any(not self.related(homes, other) for other in self.homes):
            return True
        return bool((bodies and self.described) or (self.in_post and described))

    def is_kin(
        self, title: str, bodies: frozenset[str], described: str | None, reporter: bool,
        others: frozenset[str], aged: bool,
    ) -> bool:  # fmt: skip
        """Whether any of the group's sightings speaks for it."""
        if self.bodies & bodies or self.others & others:
            return True
        said = self.titles.get(title)
        if said is None:
            return False
        if described:
            if aged and described in said.described_aged:
                return True
            met, in_post, by_reporter = said.plain, said.plain_in_post, said.plain_reporter
        else:
            met, in_post, by_reporter = True, said.in_post, said.reporter
        return met and bool(bodies or in_post or (reporter and by_reporter))


def remembered(related: Callable[[Homes, Homes], bool]) -> Callable[[Homes, Homes], bool]:
    """The same question, answered once for each pair of places."""
    return functools.lru_cache(maxsize=8192)(related)
