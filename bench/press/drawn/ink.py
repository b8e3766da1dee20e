"""The sheet of the fourth press: what is drawn where, and what each drawn line is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random
from typing import NamedTuple

from bench.press.face import ASCENT, Face, ems

Rect = tuple[float, float, float, float]  # left, top, right, bottom
Colour = tuple[float, float, float]
BLACK: Colour = (0, 0, 0)
WHITE: Colour = (1, 1, 1)
RED: Colour = (0.78, 0.05, 0.08)
BLUE: Colour = (0.05, 0.2, 0.5)
GREY: Colour = (0.62, 0.62, 0.62)


class Type(NamedTuple):
    """How letters look. kind: a face of `faces.FILES`; stretch: width over height of its letters."""

    kind: str
    size: float
    stretch: float = 1.0
    colour: Colour = BLACK
    outlined: bool = False
    shadow: bool = False

    def width(self, char: str, script: str) -> float:
        """Advance of a character, in points."""
        family, _, bold = self.kind.partition("-")
        return ems(Face(family, bool(bold), script), char) * self.size * self.stretch


@dataclass(frozen=True)
class Letter:
    """One letter and where it stands: left end of its baseline, or the top middle of its cell in an upright line."""

    char: str
    x: float
    y: float


@dataclass(frozen=True)
class Run:
    """Letters of one look drawn together."""

    letters: tuple[Letter, ...]
    type: Type
    down: bool


@dataclass
class Mark:
    """A printed line as the truth knows it."""

    text: str
    box: Rect
    down: bool
    size: float
    role: str
    owner: int | None
    element: int
    loose: bool


@dataclass
class Piece:
    """A piece of copy: whose it is and what."""

    owner: int | None
    role: str
    text: str
    loose: bool = False


@dataclass
class Shape:
    """A box or rule. fill, stroke: colours; dash: a broken rule."""

    box: Rect
    fill: Colour | None = None
    stroke: Colour | None = None
    width: float = 0.5
    dash: bool = False


@dataclass
class Sheet:
    """One page being drawn."""

    width: float
    height: float
    rng: Random
    script: str
    number: int = 1
    name: str = ""
    runs: list[Run] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    shapes: list[Shape] = field(default_factory=list)
    pictures: list[tuple[Rect, int | None]] = field(default_factory=list)
    jumps: dict[int, tuple[str, str]] = field(default_factory=dict)
    facts: dict[str, object] | None = None

    def article(self, kind: str = "article") -> int:
        self.kinds.append(kind)
        return len(self.kinds) - 1

    def piece(self, owner: int | None, role: str, text: str, loose: bool = False) -> int:
        self.pieces.append(Piece(owner, role, text, loose))
        return len(self.pieces) - 1

    def rule(self, x0: float, y0: float, x1: float, y1: float, width: float = 0.5, **look) -> None:
        if x0 == x1:
            box = (x0 - width / 2, min(y0, y1), x0 + width / 2, max(y0, y1))
        else:
            box = (min(x0, x1), y0 - width / 2, max(x0, x1), y0 + width / 2)
        self.shapes.append(
            Shape(
                box,
                stroke=look.get("colour", BLACK),
                width=width,
                dash=look.get("dash", False),
            )
        )

    def box(self, rect: Rect, **look) -> None:
        self.shapes.append(Shape(rect, **look))

    def draw(self, piece: int, letters: Sequence[Letter], look: Type, down: bool = False) -> None:
        """One line of a piece, placed."""
        seen = [letter for letter in letters if not letter.char.isspace()]
        if not seen:
            return
        if look.shadow:
            shift = look.size * 0.035
            under = look._replace(colour=GREY, shadow=False)
            moved = tuple(Letter(k.char, k.x + shift, k.y + shift) for k in seen)
            self.runs.append(Run(moved, under, down))
        self.runs.append(Run(tuple(seen), look, down))
        size = look.size
        if down:
            half = size * look.stretch / 2
            box = (seen[0].x - half, seen[0].y, seen[0].x + half, seen[-1].y + size)
        else:
            end = seen[-1].x + look.width(seen[-1].char, self.script)
            y = seen[0].y
            box = (seen[0].x, y - ASCENT * size, end, y + (1 - ASCENT) * size)
        told = self.pieces[piece]
        text = "".join(letter.char for letter in seen)
        last = self.marks[-1] if self.marks else None
        if last and last.element == piece and not down and abs(last.box[1] - box[1]) < 0.01 * size:
            text = last.text + text  # the rest of a line that begins in another face
            box = (last.box[0], last.box[1], box[2], box[3])
            self.marks.pop()
        self.marks.append(Mark(text, box, down, size, told.role, told.owner, piece, told.loose))

    def across(
        self, piece: int, text: str, x: float, top: float, look: Type, track: float = 0.0
    ) -> float:
        """A line from x on whose em box begins at top; gives its right end."""
        letters, at = [], x
        for char in text:
            letters.append(Letter(char, at, top + ASCENT * look.size))
            at += look.width(char, self.script) + track
        self.draw(piece, letters, look)
        return at - track

    def length(self, text: str, look: Type, track: float = 0.0) -> float:
        """How long a line across would be, in points."""
        return sum(look.width(c, self.script) + track for c in text) - (track if text else 0)

    def upright(
        self, piece: int, text: str, middle: float, top: float, look: Type, track: float = 0.0
    ) -> float:
        """A line downwards around the axis `middle`; gives its lower end."""
        letters, at = [], top
        for char in text:
            letters.append(Letter(char, middle, at))
            at += look.size + track
        self.draw(piece, letters, look, down=True)
        return at - track
