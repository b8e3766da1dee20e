"""Plots of the record, drawn on the server: terms as bars, a measure as a line, a dossier's figures as bars.

Geometry only; templates draw it, and the same numbers stand in a table beside every drawing. Lengths are
in the drawing's own units.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from shuzibao.archive.models import Fact
from shuzibao.reader.record.book import Seen, seen
from shuzibao.reader.record.series import Reading, latest
from shuzibao.reader.record.terms import Term

WIDTH: Final = 720
ROW: Final = 46  # a term: its name, the bar under it
FOOT: Final = 26  # for the years
HEIGHT: Final = 240
LEFT: Final = 76  # for the numbers of a measure's axis
MOST_YEARS: Final = 9  # named under an axis
MOST_DOTS: Final = 40  # sightings drawn on a bar
LABEL: Final = 120  # room for a number beside a line
BAR: Final = 30
NAMES: Final = 250  # for the names beside bars
MOST_BARS: Final = 4  # plots of bars in a dossier
MOST_COLUMNS: Final = 20  # bars in one of them


@dataclass(frozen=True, slots=True)
class Dot:
    """One sighting. loose: only its year is known."""

    x: float
    day: Seen
    address: str
    loose: bool


@dataclass(frozen=True, slots=True)
class Bar:
    """One term, from left over width; top is that of the bar, the name stands above it."""

    term: Term
    left: float
    width: float
    top: float
    dots: tuple[Dot, ...]
    label: float

    @property
    def text_top(self) -> float:
        return self.top - 8

    @property
    def middle(self) -> float:
        return self.top + 5


@dataclass(frozen=True, slots=True)
class TermsPlot:
    bars: tuple[Bar, ...]
    ticks: tuple[tuple[float, str], ...]
    height: int
    width: int = WIDTH

    @property
    def foot(self) -> int:
        return self.height - 6

    @property
    def ground(self) -> int:
        return self.height - FOOT

    @property
    def loose(self) -> bool:
        """Whether a dot of it stands for a year alone."""
        return any(dot.loose for bar in self.bars for dot in bar.dots)


def terms_plot(terms: Sequence[Term]) -> TermsPlot | None:
    """A bar from the first to the last sighting of each post, on whole years; None where no day is known."""
    dated = [t for t in terms if t.first and t.last]
    if not dated:
        return None
    days = [day for term in dated for day in term.days]
    low, high = min(d.first.year for d in days), max(d.last.year for d in days)
    across = _scale(low, high, 10, WIDTH - 10)
    bars = tuple(_bar(term, across, 26 + ROW * at) for at, term in enumerate(dated))
    return TermsPlot(bars, _years(low, high, across), 12 + ROW * len(bars) + FOOT)


def _scale(low: int, high: int, left: float, right: float) -> Callable[[dt.date], float]:
    """Days from the first of January of `low` to the last day of `high`, across the drawing."""
    begin, end = dt.date(low, 1, 1), dt.date(high, 12, 31)

    def across(day: dt.date) -> float:
        return round(left + (right - left) * (day - begin).days / (end - begin).days, 1)

    return across


def _years(
    low: int, high: int, across: Callable[[dt.date], float]
) -> tuple[tuple[float, str], ...]:
    step = -(-(high - low + 1) // MOST_YEARS)
    return tuple((across(dt.date(y, 1, 1)), str(y)) for y in range(low, high + 1, step))


def _bar(term: Term, across: Callable[[dt.date], float], top: float) -> Bar:
    known = [fact for fact in term.facts if seen(fact.article.issue)]
    facts = _spread(known)
    dots = []
    for fact in facts:
        day = seen(fact.article.issue)
        if day is not None:
            middle = day.first + (day.last - day.first) / 2
            dots.append(Dot(across(middle), day, fact.article_id, not day.known))
    left = min(dot.x for dot in dots)
    width = max(dot.x for dot in dots) - left
    return Bar(term, left, max(width, 1.0), top, tuple(dots), min(left, WIDTH - 300.0))


def _spread(facts: list[Fact]) -> list[Fact]:
    """At most MOST_DOTS of them, first and last among them."""
    if len(facts) <= MOST_DOTS:
        return facts
    step = (len(facts) - 1) / (MOST_DOTS - 1)
    return [facts[round(at * step)] for at in range(MOST_DOTS)]


@dataclass(frozen=True, slots=True)
class Point:
    """A reading of a measure. label: its number stands at it, beside the line and not on it.

    anchor: of the label: start, middle, end. below: it stands under the point.
    """

    reading: Reading
    x: float
    y: float
    label: bool
    anchor: str
    below: bool

    @property
    def shift(self) -> str:
        """From the point to the foot of its label, in the label's own size."""
        return "1.5em" if self.below else "-0.7em"


@dataclass(frozen=True, slots=True)
class SeriesPlot:
    """levels: (y, number) of the lines across. ticks: (x, year) under them. planned: some points are."""

    points: tuple[Point, ...]
    line: str
    levels: tuple[tuple[float, str], ...]
    ticks: tuple[tuple[float, str], ...]
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT

    @property
    def foot(self) -> int:
        return HEIGHT - 6

    @property
    def ground(self) -> int:
        return HEIGHT - FOOT

    @property
    def planned(self) -> bool:
        return any(point.reading.planned for point in self.points)


def series_plot(readings: Sequence[Reading]) -> SeriesPlot | None:
    """A measure over time, its axis from zero; None where it is counted on fewer than two days."""
    dated = [(day, r) for r in readings if (day := day_of(r.day)) is not None]
    if len({day for day, r in dated if not r.planned}) < 2:
        return None
    low, high = min(d.year for d, _ in dated), max(d.year for d, _ in dated)
    across = _scale(low, high, LEFT, WIDTH - 34)
    top = _ceiling(max(r.number for _, r in dated))
    ground = HEIGHT - FOOT

    def up(number: float) -> float:
        return round(ground - (ground - 30) * number / top, 1)

    places = [(across(day), up(r.number)) for day, r in dated]
    counted = max(at for at, (_, r) in enumerate(dated) if not r.planned)
    told = _told([x for x, _ in places], counted)
    points = tuple(
        Point(r, *places[at], at in told, *_beside(places, at)) for at, (_, r) in enumerate(dated)
    )
    line = " ".join(f"{p.x},{p.y}" for p in points if not p.reading.planned)
    levels = tuple((up(top * part), _number(top * part)) for part in (0, 0.5, 1))
    return SeriesPlot(points, line, levels, _years(low, high, across))


def _told(places: Sequence[float], counted: int) -> set[int]:
    """Which points carry their number: the last counted one, the last, the first, then whichever stand clear."""
    order = dict.fromkeys((counted, len(places) - 1, 0, *range(1, len(places) - 1)))
    told: set[int] = set()
    for at in order:
        if all(abs(places[at] - places[other]) >= LABEL for other in told):
            told.add(at)
    return told


def _beside(places: Sequence[tuple[float, float]], at: int) -> tuple[str, bool]:
    """Where a point's label keeps clear of the line: its anchor, and whether it stands below."""
    x, y = places[at]
    rises_to = at > 0 and places[at - 1][1] > y
    rises_on = at + 1 < len(places) and places[at + 1][1] < y
    falls_to = at > 0 and places[at - 1][1] < y
    room = y < HEIGHT - FOOT - 40
    if x < LEFT + 40:
        return "start", rises_on and room
    if x > WIDTH - 80:
        return "end", falls_to and room
    if rises_on and falls_to:
        return "middle", room
    return ("end" if rises_to and rises_on else "start" if falls_to else "middle"), False


def _ceiling(number: float) -> float:
    """The next round number: 1, 2, 5 or 10 times a power of ten, in halves."""
    if number <= 0:
        return 1.0
    power = 10.0 ** (len(str(int(number))) - 1) if number >= 1 else 0.1
    steps = (1, 1.5, 2, 3, 4, 5, 6, 8, 10)
    return next(power * step for step in steps if power * step >= number)


def _number(value: float) -> str:
    """12,000; 0.5; no digit too many."""
    return f"{value:,.0f}" if value == int(value) else f"{value:,.4g}"


def day_of(day: str) -> dt.date | None:
    """The last day of 2021, 2021-11 or 2021-11-29, which is what a figure "as of" holds for."""
    parts = day.split("T")[0].split("-")
    try:
        year = int(parts[0])
        if len(parts) == 1:
            return dt.date(year, 12, 31)
        if len(parts) == 2:
            following = dt.date(year + (int(parts[1]) == 12), int(parts[1]) % 12 + 1, 1)
            return following - dt.timedelta(days=1)
        return dt.date(year, int(parts[1]), int(parts[2]))
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class Column:
    """A figure as a bar; inside: of a figure that it is a part of, drawn under that one."""

    reading: Reading
    top: float
    width: float
    part: bool

    @property
    def text_y(self) -> float:
        return self.top + 15

    @property
    def number_x(self) -> float:
        return NAMES + self.width + 8


@dataclass(frozen=True, slots=True)
class BarsPlot:
    """Figures of one unit that hold for one day, beside each other: the longest bar is the greatest."""

    unit: str
    day: str
    columns: tuple[Column, ...]
    height: int
    left: int = NAMES
    width: int = WIDTH


def bars_plots(readings: Sequence[Reading]) -> list[BarsPlot]:
    """The last reading of each measure as a bar; one plot a unit and day, the latest days first.

    A figure that stands alone makes no plot.
    """
    groups: dict[tuple[str, str], list[Reading]] = {}
    for one in latest(readings):
        groups.setdefault((one.day, str(one.fact.parts["unit"])), []).append(one)
    days = sorted(groups, reverse=True)
    drawn = [
        _bars(unit, day, groups[day, unit]) for day, unit in days if len(groups[day, unit]) > 1
    ]
    return drawn[:MOST_BARS]


def _bars(unit: str, day: str, readings: list[Reading]) -> BarsPlot:
    ordered = sorted(readings, key=lambda r: _whole_first(r, readings))[:MOST_COLUMNS]
    most = max(r.number for r in readings) or 1.0
    columns = tuple(
        Column(r, BAR * at, round(max(2.0, (WIDTH - NAMES - 110) * r.number / most), 1),
               bool(r.fact.parts.get("part_of")))
        for at, r in enumerate(ordered)
    )  # fmt: skip
    return BarsPlot(unit, day, columns, BAR * len(columns))


def _whole_first(one: Reading, readings: Sequence[Reading]) -> tuple[float, bool, float]:
    """The greatest first; a part stands under its whole."""
    whole = one.fact.parts.get("part_of")
    home = next((r for r in readings if whole and r.fact.parts.get("of") == whole), one)
    return -home.number, one is not home, -one.number
