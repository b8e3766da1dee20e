"""The sheet of the third press: boxes that typst fills by its own lights, every piece of copy in an ink of its own.

An ink differs from its colour in the low four bits of each channel: not to be seen, but it says of every character in
the finished PDF which piece it is of, so the truth is read from what typst did.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random

from bench.press.plain.copy import CROSS, LEADS, Writer

Rect = tuple[float, float, float, float]  # left, top, width, height
Colour = tuple[int, int, int]
BLACK: Colour = (0, 0, 0)

PRELUDE = """#set page(margin: 0pt)
#set text(lang: "zh", region: "cn", top-edge: 0.8em, bottom-edge: -0.2em, cjk-latin-spacing: auto)
#let t(c, s) = text(fill: rgb(c), s)
#let at(x, y, w, h, body) = place(top + left, dx: x * 1pt, dy: y * 1pt, block(width: w * 1pt, height: h * 1pt, body))
"""


@dataclass
class Piece:
    """A piece of copy on the page. down: set vertically. loose: belongs to no story for sure."""

    article: int | None
    role: str
    text: str
    down: bool = False
    loose: bool = False


@dataclass(frozen=True)
class Style:
    """How a paper sets its pages. leading in em, gutter in points."""

    serif: bool = True
    size: float = 9.5
    leading: float = 1.5
    gutter: float = 12.0
    justify: bool = True
    indent: str = "par"  # "par": first-line-indent; "space": two full-width spaces; "none": paragraphs parted by white
    column_rules: bool = False
    head_serif: bool = False
    head_align: str = "left"
    weight: int = 700
    region: str = "SC"


@dataclass
class Sheet:
    """One page being set. splits: how many characters of a story's body each of its boxes takes, known after a first print."""

    rng: Random
    width: float
    height: float
    style: Style
    writer: Writer
    number: int = 1
    name: str = ""
    seed: int = 0
    first: int = 0  # articles set on the pages before
    parts: list[str] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    pictures: list[tuple[Rect, int | None]] = field(default_factory=list)
    flows: dict[int, list[tuple[Rect, int]]] = field(default_factory=dict)
    flowing: dict[int, set[int]] = field(default_factory=dict)
    jumps: dict[int, tuple[str, int]] = field(
        default_factory=dict
    )  # article → ("on" | "from", key of the story)
    splits: dict[int, list[int]] = field(default_factory=dict)
    shrink: dict[int, int] = field(default_factory=dict)
    facts: dict[str, object] | None = None

    # -- copy and ink ---------------------------------------------------------------------------------
    def article(self, kind: str = "article") -> int:
        self.kinds.append(kind)
        return len(self.kinds) - 1

    def own(self, article: int) -> Random:
        """Chance for one story alone, so that cutting it changes no other."""
        return Random(f"{self.seed}/{self.number}/{article}")

    def piece(
        self, article: int | None, role: str, text: str, down: bool = False, loose: bool = False
    ) -> int:
        self.pieces.append(Piece(article, role, text, down, loose))
        return len(self.pieces) - 1

    def ink(self, number: int, text: str, colour: Colour = BLACK) -> str:
        n = number + 1
        nibbles = (n >> 8 & 15, n >> 4 & 15, n & 15)
        mixed = "".join(
            f"{(base & 0xF0) | low:02x}" for base, low in zip(colour, nibbles, strict=True)
        )
        return f"#t({_s(mixed)}, {_s(text)})"

    def put(
        self, article: int | None, role: str, text: str, colour: Colour = BLACK, loose: bool = False
    ) -> str:
        return self.ink(self.piece(article, role, text, loose=loose), text, colour)

    # -- drawing --------------------------------------------------------------------------------------
    def at(self, x: float, y: float, w: float, h: float, body: str) -> None:
        self.parts.append(f"#at({x:.2f}, {y:.2f}, {w:.2f}, {h:.2f})[{body}]")

    def rule(self, x: float, y: float, x2: float, y2: float, thick: float = 0.5) -> None:
        self.parts.append(
            f"#place(top + left, line(start: ({x:.2f}pt, {y:.2f}pt), end: ({x2:.2f}pt, {y2:.2f}pt), stroke: {thick}pt))"
        )

    def framed(self, rect: Rect, look: str) -> Rect:
        """What a frame of this look leaves to its story; all of it where there is none ("")."""
        if not look:
            return rect
        self.frame(rect, look)
        x, y, w, h = rect
        return x + 8, y + 8, w - 16, h - 16

    def frame(self, rect: Rect, look: str) -> None:
        x, y, w, h = rect
        stroke = {
            "stroke": "0.6pt",
            "thick": "1.5pt",
            "dashed": '(thickness: 0.7pt, dash: "dashed")',
            "round": "0.8pt",
        }.get(look, "none")
        fill = {"tint": 'rgb("#f0ece0")', "dark": 'rgb("#203040")', "grey": "luma(228)"}.get(
            look, "none"
        )
        radius = "6pt" if look == "round" else "0pt"
        self.parts.insert(
            0,
            f"#place(top + left, dx: {x:.2f}pt, dy: {y:.2f}pt, rect(width: {w:.2f}pt, height: {h:.2f}pt, stroke: {stroke}, fill: {fill}, radius: {radius}))",
        )

    def photo(self, rect: Rect, article: int | None) -> None:
        x, y, w, h = rect
        self.pictures.append((rect, article))
        self.parts.append(
            f'#place(top + left, dx: {x:.2f}pt, dy: {y:.2f}pt, image("photo{len(self.pictures) % 3}.png", width: {w:.2f}pt, height: {h:.2f}pt, fit: "cover"))'
        )

    def text(
        self,
        x: float,
        y: float,
        w: float,
        size: float,
        ink: str,
        *,
        align: str = "left",
        weight: int = 400,
        serif: bool | None = None,
        tracking: float = 0,
        lines: int = 1,
        leading: float = 1.25,
    ) -> float:
        """Text set in a box; gives its lower edge."""
        h = size * (1 + (lines - 1) * leading)
        self.at(
            x,
            y,
            w,
            h,
            f"#set par(leading: {size * (leading - 1):.2f}pt, justify: false)\n#align({align})[#text(size: {size}pt, weight: {weight}, font: {self.font(serif)}, tracking: {tracking}em)[{ink}]]",
        )
        return y + h

    def font(self, serif: bool | None) -> str:
        serif = self.style.serif if serif is None else serif
        return f'"Noto {"Serif" if serif else "Sans"} CJK {self.style.region}"'

    # -- stories --------------------------------------------------------------------------------------
    def body(
        self,
        article: int,
        boxes: list[tuple[Rect, int]],
        items: list[tuple[str, str]],
        *,
        serif: bool | None = None,
        size: float | None = None,
        colour: Colour = BLACK,
        inline: tuple[int, str] | None = None,
        tail: Sequence[tuple[str, str]] = (),
    ) -> None:
        """Items (role, text) through boxes (rect, columns), one after another; typst breaks lines and columns.

        A box takes what fits (`splits`); what does not fit in the last is cut, a piece at a time (`shrink`).
        """
        style, size = self.style, size or self.style.size
        items = items[: max(1, len(items) - self.shrink.get(article, 0))]
        while len(items) > 1 and items[-1][0] == "crosshead":
            items = items[:-1]
        items = [*items, *tail]
        self.flows[article] = boxes
        numbers = [self.piece(article, role, text) for role, text in items]
        self.flowing[article] = set(numbers)
        budget = list(self.splits.get(article, []))
        queue = [(n, role, text, True) for n, (role, text) in zip(numbers, items, strict=True)]
        for index, ((x, y, w, h), columns) in enumerate(boxes):
            room = (
                budget[index] if index < len(budget) else (math.inf if index == len(budget) else 0)
            )
            parts: list[str] = []
            while queue and room > 0:
                n, role, text, first = queue.pop(0)
                mine, rest = _part(text, room)
                room -= len(_plain(mine))
                parts.append(self._paragraph(n, role, mine, first, bool(rest), colour))
                if inline and n - numbers[0] == inline[0] and not rest:
                    parts.append(inline[1])
                if rest:
                    queue.insert(0, (n, role, rest, False))
            lead = size * (style.leading - 1)
            spacing = lead if style.indent != "none" else lead + size * 0.6
            indent = "(amount: 2em, all: true)" if style.indent == "par" else "0em"
            self.at(
                x,
                y,
                w,
                h,
                f"#set text(size: {size}pt, font: {self.font(serif)})\n#set par(leading: {lead:.2f}pt, spacing: {spacing:.2f}pt, justify: {str(style.justify).lower()}, first-line-indent: {indent})\n#columns({columns}, gutter: {style.gutter}pt)[{''.join(parts)}]",
            )
            if style.column_rules:
                wide = (w - style.gutter * (columns - 1)) / columns
                for k in range(1, columns):
                    line = x + k * wide + (k - 0.5) * style.gutter
                    self.rule(line, y, line, y + h, 0.4)

    def _paragraph(
        self, n: int, role: str, text: str, first: bool, goes_on: bool, colour: Colour
    ) -> str:
        end = "#linebreak(justify: true)" if goes_on else ""
        if role == "crosshead":
            return f"#block(above: {self.style.size * 0.9:.1f}pt, below: {self.style.size * 0.7:.1f}pt)[#text(weight: 700, font: {self.font(False)})[{self.ink(n, text, colour)}]]\n"
        if role in ("byline", "jump_line"):
            return f"#block(width: 100%)[#align(right)[{self.ink(n, text, colour)}]]\n"
        if self.style.indent == "space" and first:
            text = "　　" + text
        opened = self.ink(n, text, colour)
        if text.startswith(("问：", "答：")):
            opened = f"#text(weight: 700)[{self.ink(n, text[:2], colour)}]" + self.ink(
                n, text[2:], colour
            )
        indent = ", first-line-indent: 0em" if not first else ""
        return f"#par(justify: {str(self.style.justify).lower()}{indent})[{opened}{end}]\n"

    def room(self, boxes: list[tuple[Rect, int]], size: float | None = None) -> tuple[int, int]:
        """(lines in all, characters a line) that boxes take."""
        size = size or self.style.size
        lines, wide = 0, 10
        for (_, _, w, h), columns in boxes:
            wide = int((w - self.style.gutter * (columns - 1)) / columns / size)
            lines += columns * int(
                (h + size * (self.style.leading - 1)) / (size * self.style.leading)
            )
        return lines, wide


def _s(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _plain(text: str) -> str:
    return "".join(text.split())


def _part(text: str, room: float) -> tuple[str, str]:
    """The beginning of a text with at most `room` characters that are not spaces, and the rest."""
    count = 0
    for n, char in enumerate(text):
        if not char.isspace():
            if count >= room:
                return text[:n], text[n:]
            count += 1
    return text, ""


def filled(
    writer: Writer, rng: Random, lines: int, wide: int, *, lead: bool = True, cross: bool = True
) -> list[tuple[str, str]]:
    """A body that takes about so many lines of so many characters."""
    out: list[tuple[str, str]] = []
    used = since = 0
    heads = [writer.script(head) for head in CROSS]
    rng.shuffle(heads)
    while used < lines - 1:
        if cross and since > 14 and lines - used > 8 and heads and rng.random() < 0.5:
            out.append(("crosshead", heads.pop()))
            used, since = used + 2, 0
        text = (
            writer.pick(LEADS)
            if lead and not out
            else writer.paragraph(rng.choice((20, 60, 90, 150)))
        )
        while math.ceil((len(text) + 2) / wide) > lines - used and text.count("。") > 1:
            text = text[: text.rindex("。", 0, -2) + 1]
        need = math.ceil((len(text) + 2) / wide)
        if need > lines - used:
            break
        out.append(("paragraph", text))
        used, since = used + need, since + need
    return out or [("paragraph", writer.paragraph(20))]


def headline_lines(text: str, width: float, size: float) -> list[str]:
    """A headline in as few lines as its width asks, parted at a space or punctuation where there is one."""
    room = max(4, int(width / size))
    if len(text) <= room and " " not in text:
        return [text]
    if len(text) <= room:
        return [text]
    if " " in text:
        one, two = text.split(" ", 1)
        return headline_lines(one, width, size) + headline_lines(two, width, size)
    count = math.ceil(len(text) / room)
    step = math.ceil(len(text) / count)
    return [text[n : n + step] for n in range(0, len(text), step)]


__all__ = ["PRELUDE", "Piece", "Rect", "Sheet", "Style", "filled", "headline_lines"]
