"""Plots of the record, drawn on the server: terms of office as bars, a measure as a line."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from shuzibao.reader.record.book import Reading, Term

WIDTH: Final = 720
ROW: Final = 34
FOOT: Final = 24
HEIGHT: Final = 200
LEFT: Final = 64


@dataclass(frozen=True, slots=True)
class Bar:
    """One term: left, width, top in the drawing's units."""

    term: Term
    left: float
    width: float
    top: float

    @property
    def text_top(self) -> float:
        return self.top - 4


@dataclass(frozen=True, slots=True)
class TermsPlot:
    bars: tuple[Bar, ...]
    ticks: tuple[tuple[float, str], ...]
    width: int
    height: int


def terms_plot(terms: Sequence[Term]) -> TermsPlot | None:
    """A bar from the first to the last day that a post is seen; None where no day is known."""
    dated = [t for t in terms if t.first and t.last]
    if not dated:
        return None
    low = min(t.first for t in dated if t.first)
    high = max(t.last for t in dated if t.last)
    span = max(1, (high - low).days)

    def across(day: dt.date) -> float:
        return round(8 + (WIDTH - 16) * (day - low).days / span, 1)

    bars = tuple(
        Bar(t, across(t.first), max(8.0, across(t.last) - across(t.first)), 22 + ROW * at)
        for at, t in enumerate(dated)
        if t.first and t.last
    )
    bars = tuple(Bar(b.term, min(b.left, WIDTH - 16), b.width, b.top) for b in bars)
    years = range(low.year, high.year + 1)
    ticks = tuple((max(8.0, across(max(low, dt.date(y, 1, 1)))), str(y)) for y in years)
    return TermsPlot(bars, ticks[:: max(1, len(ticks) // 8)], WIDTH, 22 + ROW * len(bars) + FOOT)


@dataclass(frozen=True, slots=True)
class Point:
    reading: Reading
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class SeriesPlot:
    points: tuple[Point, ...]
    line: str
    levels: tuple[tuple[float, str], ...]
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT

    @property
    def foot(self) -> int:
        return HEIGHT - 6


def series_plot(readings: Sequence[Reading]) -> SeriesPlot | None:
    """A measure over time, its axis from zero; None where there are fewer than two days."""
    dated = [(position, r) for r in readings if (position := _position(r.day)) is not None]
    if len({position for position, _ in dated}) < 2:
        return None
    low, high = min(p for p, _ in dated), max(p for p, _ in dated)
    most = max(r.number for _, r in dated) or 1.0
    points = tuple(
        Point(
            r,
            round(LEFT + (WIDTH - LEFT - 40) * (position - low) / (high - low), 1),
            round(16 + (HEIGHT - 16 - FOOT) * (1 - r.number / most), 1),
        )
        for position, r in dated
    )
    line = " ".join(f"{p.x},{p.y}" for p in points)
    levels = tuple(
        (round(16 + (HEIGHT - 16 - FOOT) * (1 - part), 1), f"{most * part:g}")
        for part in (0, 0.5, 1)
    )
    return SeriesPlot(points, line, levels)


def _position(day: str) -> float | None:
    """Days since year 0 of 2021, 2021-11 or 2021-11-29; the end of a year or month that is all we have."""
    parts = day.split("T")[0].split("-")
    try:
        year = int(parts[0])
        month = int(parts[1]) if len(parts) > 1 else 12
        number = int(parts[2]) if len(parts) > 2 else 28
        return dt.date(year, month, number).toordinal()
    except ValueError:
        return None
