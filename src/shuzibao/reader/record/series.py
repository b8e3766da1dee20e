"""Figures of one measure as a series; what a dossier's articles count, latest first."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from shuzibao.archive.models import Fact
from shuzibao.reader.record.book import seen
from shuzibao.record.figures.alike import Tie
from shuzibao.record.figures.levels import Told, is_to_come, told_as
from shuzibao.script import fold


@dataclass(frozen=True, slots=True)
class Reading:
    """How high a measure stands, as one article gives it.

    day: what it holds for as printed, else the issue's: "2020-12-31", "2021-11" or "2021".
    tie: where the article names the measure otherwise, how surely it is the same.
    planned: it was announced for that day, not counted on it.
    """

    day: str
    fact: Fact
    tie: Tie | None = None
    planned: bool = False

    @property
    def number(self) -> float:
        return float(self.fact.parts["number"])

    @property
    def stated(self) -> bool:
        """Whether the paper says what day it holds for."""
        return bool(self.fact.parts.get("as_of"))


def told(fact: Fact) -> Told:
    """How its sentence tells a figure."""
    sentence, parts = fold(fact.sentence), fact.parts
    at, end = _place(sentence, fold(fact.text))
    dated = bool(parts.get("as_of"))
    return told_as(sentence, at, end, str(parts.get("of") or ""), bool(parts.get("change")), dated)


def _place(sentence: str, text: str) -> tuple[int, int]:
    """Where the figure stands in its sentence; 5家 is not looked for in 15家."""
    found = re.search(rf"(?<![\d.,]){re.escape(text)}", sentence)
    return found.span() if found else (0, 0)


def reading(fact: Fact) -> Reading | None:
    """None for what is added (新增465张, 增长6%), a range without a number, and where no day is known."""
    if fact.parts.get("number") is None:
        return None
    how = told(fact)
    printed = str(fact.parts.get("as_of") or "").split("/")[-1]
    issue = fact.article.issue
    day = printed or (issue.date.isoformat() if issue.date else str(issue.year or ""))
    if not day or "X" in day or how in (Told.CHANGE, Told.BEFORE):
        return None
    known = seen(issue)
    to_come = is_to_come(first_of(printed), known.last if known else None)
    return Reading(day, fact, planned=how is Told.PLAN or to_come)


def series(figures: Iterable[Fact]) -> list[Reading]:
    """The readings by the day that they hold for."""
    found = [one for fact in figures if (one := reading(fact))]
    return sorted(found, key=in_order)


def in_order(one: Reading) -> Any:
    """By day, then as stored."""
    return one.day, one.fact.pk


def changes(figures: Iterable[Fact]) -> list[Fact]:
    """The changes told: 同比增长6%, 新增465张."""
    return [fact for fact in figures if told(fact) is Told.CHANGE]


def latest(readings: Sequence[Reading]) -> list[Reading]:
    """The last counted reading of each measure, in the order in which the measures are first told."""
    found: dict[str, Reading] = {}
    for one in readings:
        if not one.planned:
            found[one.fact.key] = one
    return list(found.values())


def first_of(day: str) -> dt.date | None:
    """The first day of 2021, 2021-11 or 2021-11-29."""
    parts = [int(part) for part in re.findall(r"\d+", day.split("T")[0])]
    try:
        return dt.date(*[*parts, 1, 1][:3]) if parts else None
    except ValueError:
        return None
