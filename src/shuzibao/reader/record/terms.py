"""Posts as terms: who held what where, the first and last day that the paper says so, and where it clashes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from shuzibao.archive.models import Fact
from shuzibao.reader.record.book import Seen, seen

# Posts that one person holds at a time; deputies and members are many.
SINGLE: Final = re.compile(
    r"^(?!.*(?:副|助理|常委|原|前)).*(?:书记|[局区市县镇乡省院校馆]长|主席|主任|会长|总理)$"
)

# How a post is called that somebody held before: 原区长.
FORMERLY: Final = ("原", "前", "前任", "原任", "时任", "老")


@dataclass(slots=True)
class Term:
    """A post as the paper tells it, with every sentence that says so.

    disputed: other people who are told to hold the same post within the same days.
    """

    person: str
    post: str
    body: str
    former: bool
    facts: list[Fact] = field(default_factory=list)
    disputed: list[str] = field(default_factory=list)

    @property
    def days(self) -> list[Seen]:
        return sorted(day for fact in self.facts if (day := seen(fact.article.issue)))

    @property
    def first(self) -> Seen | None:
        return self.days[0] if self.days else None

    @property
    def last(self) -> Seen | None:
        return max(self.days, key=lambda day: day.last) if self.days else None


def terms(posts: Iterable[Fact]) -> list[Term]:
    """Posts as terms, by the first day seen; what contradicts is marked, not hidden."""
    found: dict[tuple[str, str, str, bool], Term] = {}
    for fact in posts:
        key = (fact.key, fact.name, fact.body, bool(fact.parts.get("former")))
        found.setdefault(key, Term(*key)).facts.append(fact)
    listed = sorted(found.values(), key=_order)
    _dispute(listed)
    return listed


def _order(term: Term) -> tuple[bool, Seen | None, str]:
    return term.first is None, term.first, term.post


def _dispute(listed: Sequence[Term]) -> None:
    for one in listed:
        for two in listed:
            same = (one.post, one.body) == (two.post, two.body) and one.person != two.person
            if same and one.body and SINGLE.match(one.post) and _overlap(one, two):
                one.disputed.append(two.person)


def _overlap(one: Term, two: Term) -> bool:
    """Whether both are seen in the post within the same days, by issues whose day is known."""
    if one.former or two.former:
        return False
    days = [[day.first for day in term.days if day.known] for term in (one, two)]
    if not days[0] or not days[1]:
        return False
    return min(days[0]) <= max(days[1]) and min(days[1]) <= max(days[0])
