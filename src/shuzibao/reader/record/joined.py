"""Figures of a measure that another article names longer or shorter: 床位 beside 养老床位, each with its certainty."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from shuzibao.archive.models import Fact
from shuzibao.archive.shown import listed
from shuzibao.reader.record import book
from shuzibao.reader.record.series import Reading, reading
from shuzibao.record.figures.alike import Counted, Tie, added, tie
from shuzibao.script import fold

MOST_NAMES: Final = 40  # names looked at that end alike
MOST_FACTS: Final = 40  # figures of each; the latest
KEY: Final = re.compile(r"(?P<thing>.+)（(?P<unit>[^（）]*)）")


def joined(key: str, own: Sequence[Fact]) -> list[Reading]:
    """Readings of other names that are most likely of this measure.

    A shorter name's figure is joined where its own article tells that this is meant; a longer name's where
    that holds of every figure that stands here.
    """
    match = KEY.fullmatch(key)
    if match is None or not own:
        return []
    thing, unit = match["thing"], match["unit"]
    longer = _named(listed("figure").filter(key__endswith=key).exclude(key=key), unit)
    words = {word for name in longer if (word := added(name, thing))}
    found = list(_shorter(thing, unit, own))
    for name in longer:
        facts = _facts(name, unit)
        ties = [_best(one, facts, words) for one in own]
        if facts and all(ties):
            surest = min((t for t in ties if t), key=lambda t: t.certainty)
            found += _readings(facts, surest)
    return found


def _shorter(thing: str, unit: str, own: Sequence[Fact]) -> Iterator[Reading]:
    ends = [f"{thing[at:]}（{unit}）" for at in range(1, len(thing) - 1)]
    for name in _named(listed("figure").filter(key__in=ends), unit):
        rivals = _named(listed("figure").filter(key__endswith=f"{name}（{unit}）"), unit)
        words = {word for rival in rivals if (word := added(rival, name))}
        for fact in _facts(name, unit):
            best = _best(fact, own, words)
            if best is not None:
                yield from _readings([fact], best)


def _named(rows: Iterable[object], unit: str) -> list[str]:
    keys = [str(getattr(row, "key", "")) for row in list(rows)[:MOST_NAMES]]
    return [match["thing"] for key in keys if (match := KEY.fullmatch(key))]


def _facts(thing: str, unit: str) -> list[Fact]:
    rows = book.by_date(book.mentions("figure", f"{thing}（{unit}）"), newest=True)
    return [fact for fact in rows[:MOST_FACTS] if reading(fact) and not fact.parts.get("part_of")]


def _best(shorter: Fact, longer: Iterable[Fact], rivals: set[str]) -> Tie | None:
    one = _counted(shorter)
    ties = [t for fact in longer if (t := tie(one, _counted(fact), rivals))]
    return max(ties, key=lambda t: t.certainty, default=None)


def _counted(fact: Fact) -> Counted:
    parts = fact.parts
    return Counted(
        str(parts.get("of") or ""),
        str(parts.get("unit") or ""),
        float(parts.get("number") or 0),
        parts.get("where"),
        fold(fact.article.text),
    )


def _readings(facts: Iterable[Fact], surely: Tie) -> Iterator[Reading]:
    for fact in facts:
        if (one := reading(fact)) is not None:
            yield replace(one, tie=surely)
