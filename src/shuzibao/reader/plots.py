"""Plots drawn on the server: geometry for an SVG; the numbers stand in a table beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

WIDTH: Final = 720  # of the drawing, in its own units
HEIGHT: Final = 96
FOOT: Final = 20  # for the years under the axis
HEAD: Final = 18  # for the number over the highest bar
WIDEST_BAR: Final = 44
MOST_BARS: Final = 60  # beyond, a bar is ten years


@dataclass(frozen=True, slots=True)
class Bar:
    """first, last: years, the same but for decades. top, height, left, width, middle: of the drawing.

    label: whether the number and the year stand at the bar.
    """

    first: int
    last: int
    count: int
    left: float
    width: float
    top: float
    height: float
    highest: bool
    label: bool

    @property
    def middle(self) -> float:
        return round(self.left + self.width / 2, 1)

    @property
    def name(self) -> str:
        return str(self.first) if self.first == self.last else f"{self.first}–{self.last}"


@dataclass(frozen=True, slots=True)
class Histogram:
    bars: tuple[Bar, ...]
    width: int = WIDTH
    height: int = HEIGHT
    axis: int = HEIGHT - FOOT
    foot: int = HEIGHT - 5


def histogram(counts: Sequence[tuple[str, int]]) -> Histogram | None:
    """One bar a year from the first to the last, empty years too; the axis begins at zero.

    counts: (year, how many), years ascending. None where there are fewer than two years to compare.
    """
    by_year = {int(year): count for year, count in counts if year.isdigit()}
    if len(by_year) < 2:
        return None
    step = 1 if max(by_year) - min(by_year) < MOST_BARS else 10
    begin = min(by_year) // step * step
    spans = [(year, year + step - 1) for year in range(begin, max(by_year) + 1, step)]
    sums = [sum(by_year.get(year, 0) for year in range(a, b + 1)) for a, b in spans]
    most = max(sums)
    slot = min(WIDTH / len(spans), WIDEST_BAR * 1.5)
    room = HEIGHT - FOOT - HEAD
    bars = []
    for at, ((first, last), count) in enumerate(zip(spans, sums, strict=True)):
        height = round(room * count / most, 1)
        bars.append(
            Bar(
                first,
                last,
                count,
                left=round(at * slot + slot * 0.1, 1),
                width=round(slot * 0.8, 1),
                top=round(HEIGHT - FOOT - height, 1),
                height=height,
                highest=count == most and most not in sums[:at],
                label=at in (0, len(spans) - 1) or slot > 40,
            )
        )
    return Histogram(tuple(bars))
