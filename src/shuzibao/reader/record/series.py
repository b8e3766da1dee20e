"""Figures of one measure as a series; what a dossier's articles count, latest first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from shuzibao.archive.models import Fact
from shuzibao.record.alike import Tie


@dataclass(frozen=True, slots=True)
class Reading:
    """A figure as one article gives it.

    day: what it holds for as printed, else the issue's: "2020-12-31", "2021-11" or "2021".
    tie: where the article names the measure otherwise, how surely it is the same.
    """

    day: str
    fact: Fact
    tie: Tie | None = None

    @property
    def number(self) -> float:
        return float(self.fact.parts["number"])

    @property
    def stated(self) -> bool:
        """Whether the paper says what day it holds for."""
        return bool(self.fact.parts.get("as_of"))


def reading(fact: Fact) -> Reading | None:
    """None for a change (增长6%), a range without a number, and where no day is known."""
    if fact.parts.get("change") or fact.parts.get("number") is None:
        return None
    printed = str(fact.parts.get("as_of") or "").split("/")[-1]
    issue = fact.article.issue
    day = printed or (issue.date.isoformat() if issue.date else str(issue.year or ""))
    return Reading(day, fact) if day and "X" not in day else None


def series(figures: Iterable[Fact]) -> list[Reading]:
    """The readings by the day that they hold for."""
    found = [one for fact in figures if (one := reading(fact))]
    return sorted(found, key=lambda r: (r.day, r.fact.pk))


def changes(figures: Iterable[Fact]) -> list[Fact]:
    """The changes told: 同比增长6%."""
    return [fact for fact in figures if fact.parts.get("change")]


def latest(readings: Sequence[Reading]) -> list[Reading]:
    """The last reading of each measure, in the order in which the measures are first told."""
    found: dict[str, Reading] = {}
    for one in readings:
        found[one.fact.key] = one
    return list(found.values())
