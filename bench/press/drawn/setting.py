"""How a paper of the fourth press sets its pages: its style, the looks of a story, columns and their lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random

from bench.press.drawn.copy import Writer
from bench.press.drawn.ink import BLACK, BLUE, RED, Colour, Rect, Sheet, Type
from bench.press.drawn.lines import Slot

TINTS: tuple[Colour, ...] = (
    (0.93, 0.95, 0.98),
    (0.98, 0.94, 0.9),
    (0.93, 0.93, 0.93),
    (0.95, 0.97, 0.91),
)
ROOM = 0.94  # of a column's cells that copy is ordered for


@dataclass(frozen=True)
class Style:
    """How a paper sets its pages. leading in ems of the body, gutter in points."""

    size: float
    leading: float
    gutter: float
    squeeze: str
    stretch: float  # of body type
    head: str  # face of headlines
    head_stretch: tuple[float, ...]
    centred: bool
    column_rules: bool
    between: str  # what parts stories: "rule", "dash", "white"
    quiet: str  # face of captions and decks
    byline: str  # "centre", "right", "left", "run", "tail"
    crosshead: str  # face of crossheads
    indent: float = 2.0

    @property
    def body(self) -> Type:
        return Type("song", self.size, self.stretch)

    @property
    def pitch(self) -> float:
        return self.size * self.leading


def style_of(rng: Random) -> Style:
    return Style(
        size=rng.choice((8.5, 9, 9.3, 9.8, 10.3)),
        leading=rng.choice((1.25, 1.35, 1.45, 1.55, 1.7)),
        gutter=rng.choice((9, 11, 13, 16, 20)),
        squeeze=rng.choice(("none", "pairs", "pairs", "all")),
        stretch=rng.choice((1, 1, 0.9, 0.95, 1.05)),
        head=rng.choice(("song-bold", "hei-bold", "song-bold")),
        head_stretch=rng.choice(((1.0,), (0.8, 0.9), (0.75, 1.0, 1.2), (0.85,))),
        centred=rng.random() < 0.6,
        column_rules=rng.random() < 0.25,
        between=rng.choice(("rule", "rule", "dash", "white")),
        quiet=rng.choice(("song", "hei")),
        byline=rng.choice(("centre", "right", "left", "run", "tail")),
        crosshead=rng.choice(("hei-bold", "song-bold")),
    )


@dataclass
class Press:
    """All that setting a page needs at hand."""

    sheet: Sheet
    style: Style
    writer: Writer
    rng: Random = field(default_factory=Random)

    def text(self, text: str) -> str:
        return self.writer.desk.text(text)


@dataclass(frozen=True)
class Look:
    """How one story is to look. span: columns that the head covers (0: all). pictures: (columns wide, share of the body's height, where)."""

    cols: int
    head: float = 24
    span: int = 0
    form: str = "stacked"  # "stacked", "left", "bar", "side-left", "side-right"
    frame: str = ""  # "", "stroke", "tint", "double"
    pictures: tuple[tuple[float, float, str], ...] = ()
    kind: str = "article"
    kicker: bool | None = None
    deck: bool | None = None
    byline: str | None = None
    section: bool = False
    jump: tuple[str, str] | None = None  # ("on" | "from", words)
    colour: Colour = BLACK
    shadow: bool = False
    outlined: bool = False


def columns(rect: Rect, count: int, gutter: float) -> list[Rect]:
    """A box cut into equal columns."""
    left, top, right, bottom = rect
    wide = (right - left - (count - 1) * gutter) / count
    return [
        (left + k * (wide + gutter), top, left + k * (wide + gutter) + wide, bottom)
        for k in range(count)
    ]


def slots(column: Rect, style: Style, holes: Sequence[Rect] = (), number: int = 0) -> list[Slot]:
    """Lines of body type that a column has room for, cut short or left out where a hole is."""
    left, top, right, bottom = column
    out, y = [], top
    while y + style.size <= bottom + 0.01:
        a, b = left, right
        for x0, y0, x1, y1 in holes:
            if y0 - 2 < y + style.size and y < y1 + 2 and x0 < b and x1 > a:
                if x0 - a >= b - x1:
                    b = min(b, x0 - 8)
                else:
                    a = max(a, x1 + 8)
        if b - a >= style.size * 6:
            out.append(Slot(a, y, b - a, number))
        y += style.pitch
    return out


def framed(p: Press, rect: Rect, frame: str) -> Rect:
    """Draws a story's frame and gives the room in it."""
    if not frame:
        return rect
    left, top, right, bottom = rect
    if frame == "tint":
        p.sheet.box(rect, fill=p.rng.choice(TINTS))
    else:
        p.sheet.box(
            rect, stroke=p.rng.choice((BLACK, BLUE, RED)), width=p.rng.choice((0.5, 0.8, 1.5))
        )
        if frame == "double":
            p.sheet.box((left + 2.5, top + 2.5, right - 2.5, bottom - 2.5), stroke=BLACK, width=0.4)
    pad = p.rng.choice((8, 10, 13))
    return (left + pad, top + pad, right - pad, bottom - pad)
