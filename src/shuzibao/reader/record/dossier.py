"""A programme's dossier: what it is in the paper's words, and who says so of it what and when."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from shuzibao.archive.models import Fact
from shuzibao.reader.record import book, ledger, series
from shuzibao.reader.record.book import Facts

MOST_FIGURES: Final = 2000  # looked at for its plots and tables; the latest
# What a sentence does that says what something is, and how long one that can be read at a glance may be.
SAYS_WHAT: Final = re.compile(
    r"是|即|指的|所谓|所謂|为基础|為基礎|为支撑|為支撐|构建|構建|形成|建立|打造|推出|启动|啟動|旨在|包括|组成|組成"
)
GLANCE: Final = range(16, 160)


@dataclass(frozen=True, slots=True)
class Dossier:
    """defined: the sentence that says best what it is. own: figures told in one breath with it.

    figures, events, demands: the latest first.
    """

    key: str
    aliases: list[str]
    kinds: list[str]
    parts: list[str]
    bodies: list[str]
    kin: list[str]
    defined: Fact | None
    articles: list[str]
    figures: list[Fact]
    own: set[str]
    events: Facts
    demands: Facts


def dossier(key: str, mentions: Facts) -> Dossier:
    """mentions: every fact that names it."""
    listed = list(book.by_date(mentions, newest=True)[: book.MOST_BESIDE])[::-1]
    articles = list(dict.fromkeys(fact.article_id for fact in listed))
    aliases = sorted({str(f.parts["alias"]) for f in listed if f.parts.get("alias")} - {key})
    said = {fact.sentence for fact in listed}
    near = book.told().filter(article_id__in=articles)
    counted = near.filter(kind="figure").exclude(key="")
    figures = list(book.by_date(counted, newest=True)[:MOST_FIGURES])
    own = {fact.key for fact in figures if fact.sentence in said}
    figures.sort(key=lambda fact: fact.key not in own)
    return Dossier(
        key=key,
        aliases=aliases,
        kinds=_distinct(f.parts.get("programme_kind") for f in listed),
        parts=_distinct(part for f in listed for part in f.parts.get("parts") or ()),
        bodies=_distinct(body for f in listed for body in f.parts.get("bodies") or ()),
        kin=kin(key, aliases),
        defined=defining(listed),
        articles=articles,
        figures=figures,
        own=own,
        events=book.by_date(near.filter(kind="event"), newest=True),
        demands=ledger.of_matter("programme", key),
    )


def readings_of(one: Dossier) -> list[series.Reading]:
    """Its figures that can be drawn, by their day."""
    return series.series(one.figures)


def kin(key: str, aliases: Sequence[str]) -> list[str]:
    """Other programmes that bear one of its short names: “四责协同”机制, “四责协同”年度责任项目."""
    found: dict[str, None] = {}
    for alias in aliases:
        if len(alias) > 2:
            rows = book.entries("programme", "count", alias).exclude(key=key)
            found.update(dict.fromkeys(rows.values_list("key", flat=True)[:8]))
    return list(found)


def defining(mentions: Iterable[Fact]) -> Fact | None:
    """The sentence that says best what it is; the earliest of equals."""
    ranked = sorted(enumerate(mentions), key=lambda pair: (-_says(pair[1]), pair[0]))
    return ranked[0][1] if ranked else None


def _says(fact: Fact) -> int:
    """How much a sentence says of what it names: its parts, its makers, a verb that tells what it is."""
    sentence = fact.sentence
    return (
        3 * bool(fact.parts.get("parts"))
        + 2 * bool(SAYS_WHAT.search(sentence))
        + bool(fact.parts.get("bodies"))
        + 2 * (len(sentence) in GLANCE)
        + bool(fact.parts.get("alias"))
        - 2 * (not sentence.endswith(("。", "！", "？", "”", "；")))
    )


def _distinct(values: Iterable[object]) -> list[str]:
    return list(dict.fromkeys(str(value) for value in values if value))
