"""A page being set: what stands where, in page points, and the typst source that prints it.

Everything is placed at absolute coordinates, so that the truth's boxes are exact and the pieces can be
written to the PDF in any order.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field

from bench.press.compose import CLOSING, OPENING, SetLine, cells
from bench.press.face import ASCENT, Face, ems

Rect = tuple[float, float, float, float]  # left, top, right, bottom; points, y down


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle in the direction of writing: u along the line, v from line to line. Points."""

    u0: float
    v0: float
    u1: float
    v1: float

    @property
    def wide(self) -> float:
        return self.u1 - self.u0

    @property
    def high(self) -> float:
        return self.v1 - self.v0


@dataclass(frozen=True, slots=True)
class Turn:
    """How u and v lie on the page: across from the top left, or down from the top right.

    rect: the part of the page that (0, 0) is a corner of.
    """

    rect: Rect
    down: bool = False

    def size(self) -> tuple[float, float]:
        left, top, right, bottom = self.rect
        return (bottom - top, right - left) if self.down else (right - left, bottom - top)

    def place(self, area: Area) -> Rect:
        left, top, right, _ = self.rect
        if self.down:
            return (right - area.v1, top + area.u0, right - area.v0, top + area.u1)
        return (left + area.u0, top + area.v0, left + area.u1, top + area.v1)


@dataclass(slots=True)
class Mark:
    """A printed line, as truth and as ink. element: index in its article or in the furniture."""

    text: str
    box: Rect
    down: bool
    size: float
    role: str
    owner: int | None  # index of the article on the page; None for furniture
    element: int
    ink: str = ""
    block: int = 0
    loose: bool = False  # furniture that may fairly be called a story of its own


@dataclass(slots=True)
class Sheet:
    """A page: its marks, rules, frames and pictures, and the ink of each in typst."""

    width: float
    height: float
    marks: list[Mark] = field(default_factory=list)
    rules: list[Rect] = field(default_factory=list)
    frames: list[tuple[Rect, bool]] = field(default_factory=list)
    pictures: list[tuple[Rect, int | None, str]] = field(default_factory=list)
    ground: list[str] = field(default_factory=list)
    forms: bool = False
    scattered: bool = False  # characters written one by one
    doubled: bool = False  # bold headings printed twice, a little apart
    block: int = 0

    def new_block(self) -> None:
        """What is set from here on is written to the PDF as one piece."""
        self.block += 1

    def rule(self, rect: Rect, grey: int = 0) -> None:
        left, top, right, bottom = rect
        self.rules.append(rect)
        self.ground.append(
            f"#r({left:.2f},{top:.2f},{right - left:.2f},{bottom - top:.2f},luma({grey}))"
        )

    def frame(self, rect: Rect, tint: str | None = None, stroke: float = 0.6) -> None:
        left, top, right, bottom = rect
        self.frames.append((rect, tint is not None))
        fill = f'rgb("{tint}")' if tint else "none"
        line = f"{stroke}pt" if stroke else "none"
        self.ground.append(
            f"#f({left:.2f},{top:.2f},{right - left:.2f},{bottom - top:.2f},{fill},{line})"
        )

    def picture(self, rect: Rect, owner: int | None, file: str) -> None:
        left, top, right, bottom = rect
        self.pictures.append((rect, owner, file))
        self.ground.append(
            f'#p({left:.2f},{top:.2f},{right - left:.2f},{bottom - top:.2f},"{file}")'
        )

    def line(
        self,
        turn: Turn,
        u: float,
        v: float,
        line: SetLine,
        face: Face,
        size: float,
        *,
        role: str,
        owner: int | None,
        element: int,
        colour: str = "",
    ) -> float:
        """Prints one line whose em box begins at (u, v); gives where it ends along u."""
        start = u + line.indent
        put = _down if turn.down else _across
        ink, end, text = put(turn, start, v, line, face, size, colour, self)
        if self.doubled and role in ("headline", "crosshead") and not turn.down:
            again, _, _ = put(turn, start + size * 0.02, v, line, face, size, colour, self)
            ink += "\n" + again
        blanks = len(line.text) - len(line.text.lstrip("\u3000"))
        start += blanks * (size + line.tracking)  # the box is of what is printed
        box = turn.place(Area(start, v, max(end, start + 0.1), v + size))
        self.marks.append(Mark(text, box, turn.down, size, role, owner, element, ink, self.block))
        return end

    def typst(self, rng: random.Random | None) -> str:
        """The page's source; with a generator of chance, its pieces in shuffled order."""
        blocks: dict[int, list[str]] = {}
        for mark in self.marks:
            blocks.setdefault(mark.block, []).append(mark.ink)
        order = list(blocks)
        if rng:
            rng.shuffle(order)
        body = "\n".join(ink for key in order for ink in blocks[key])
        setup = f"#set page(width: {self.width:.2f}pt, height: {self.height:.2f}pt, margin: 0pt)"
        return setup + "\n" + "\n".join(self.ground) + "\n" + body


PRELUDE = """
#set text(top-edge: "baseline", bottom-edge: "baseline", cjk-latin-spacing: none,
  kerning: false, ligatures: false, hyphenate: false, lang: "zh")
#let t(x,y,s,n,w,k,g,c,b)=place(top+left,dx:x*1pt,dy:y*1pt,box(width:4000pt,
  text(font:n,weight:w,size:s*1pt,tracking:k*1pt,spacing:100%+g*1pt,fill:c,b)))
#let v(x,y,s,n,w,c,b)=place(top+left,dx:x*1pt,dy:y*1pt,box(width:4000pt,
  text(font:n,weight:w,size:s*1pt,fill:c,features:("vert",),b)))
#let q(x,y,s,n,w,c,b)=place(top+left,dx:x*1pt,dy:y*1pt,rotate(90deg,origin:top+left,
  box(width:4000pt,text(font:n,weight:w,size:s*1pt,fill:c,b))))
#let r(x,y,w,h,c)=place(top+left,dx:x*1pt,dy:y*1pt,rect(width:w*1pt,height:h*1pt,fill:c))
#let f(x,y,w,h,c,s)=place(top+left,dx:x*1pt,dy:y*1pt,rect(width:w*1pt,height:h*1pt,fill:c,stroke:s))
#let p(x,y,w,h,f)=place(top+left,dx:x*1pt,dy:y*1pt,image(f,width:w*1pt,height:h*1pt,fit:"stretch"))
"""


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _fill(colour: str) -> str:
    return f'rgb("{colour}")' if colour else "black"


def _across(
    turn: Turn,
    u: float,
    v: float,
    line: SetLine,
    face: Face,
    size: float,
    colour: str,
    sheet: Sheet,
) -> tuple[str, float, str]:
    left, top, _right, _bottom = turn.rect
    y = top + v + ASCENT * size
    ink = []
    for start, run in _runs(line.text, sheet.scattered):
        x = left + u + _advance(line.text[:start], face, size, line)
        if run[0] in OPENING:
            x += size / 2  # typst pulls an opening mark half an em out at the start of its run
        alone = len(run) == 1
        track = 0.0 if alone else line.tracking
        ink.append(
            f'#t({x:.3f},{y:.3f},{size:.2f},"{face.name}","{face.weight}",{track:.4f},'
            f"{line.word_space:.4f},{_fill(colour)},{_quoted(run)})"
        )
    end = u + _advance(line.text, face, size, line) - line.tracking
    return "\n".join(ink), end, line.text


def _advance(text: str, face: Face, size: float, line: SetLine) -> float:
    solid = sum(ems(face, char) for char in text) * size
    return solid + line.tracking * len(text) + line.word_space * text.count(" ")


def _runs(text: str, single: bool = False) -> list[tuple[int, str]]:
    """Pieces that typst sets without squeezing: an opening mark alone, cuts between neighbouring marks."""
    runs: list[tuple[int, str]] = []
    for at, char in enumerate(text):
        before = text[at - 1] if at else ""
        marks = CLOSING | OPENING
        cut = (
            single
            or not at
            or char in OPENING
            or before in OPENING
            or (char in marks and before in marks)
        )
        if cut:
            runs.append((at, char))
        else:
            start, run = runs[-1]
            runs[-1] = (start, run + char)
    return [(start, run) for start, run in runs if run.strip(" ")]


# Vertical presentation forms, Unicode 16, blocks FE10 and FE30.
FORMS = str.maketrans(
    "，、。：；！？…—（）〔〕【】《》〈〉「」『』",
    "︐︑︒︓︔︕︖︙︱︵︶︹︺︻︼︽︾︿﹀﹁﹂﹃﹄",
)
UNFORMED = {after: before for before, after in FORMS.items()}


def _down(
    turn: Turn,
    u: float,
    v: float,
    line: SetLine,
    face: Face,
    size: float,
    colour: str,
    sheet: Sheet,
) -> tuple[str, float, str]:
    _, top, right, _ = turn.rect
    forms = sheet.forms
    x = right - v - size
    ink: list[str] = []
    at = u
    for cell in cells(line.text):
        y = top + at
        if len(cell) == 1:
            char = cell.translate(FORMS) if forms else cell
            half = (size - ems(face, char) * size) / 2
            pull = size / 2 if char in OPENING else 0.0
            ink.append(
                f'#v({x + half + pull:.3f},{y + ASCENT * size:.3f},{size:.2f},"{face.name}",'
                f'"{face.weight}",{_fill(colour)},{_quoted(char)})'
            )
            at += size
        elif cell.isdigit():  # two figures side by side in one em
            small = size * 0.86
            half = (size - sum(ems(face, c) for c in cell) * small) / 2
            ink.append(
                f'#t({x + half:.3f},{y + ASCENT * size:.3f},{small:.2f},"{face.name}",'
                f'"{face.weight}",0,0,{_fill(colour)},{_quoted(cell)})'
            )
            at += size
        else:  # a word lies on its side
            ink.append(
                f'#q({x + 0.12 * size:.3f},{y:.3f},{size:.2f},"{face.name}","{face.weight}",'
                f"{_fill(colour)},{_quoted(cell)})"
            )
            at += sum(ems(face, c) for c in cell) * size
        at += line.tracking
    text = line.text.translate(FORMS) if forms else line.text
    return "\n".join(ink), at - line.tracking, text
