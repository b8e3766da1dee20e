"""Pages set by hand for tests: columns of lines with boxes, headings over them."""

from __future__ import annotations

from dataclasses import dataclass, field

from shuzibao.model import Box, Flow, Frame, Given, Issue, Line, Page, Picture, Rule
from shuzibao.pipeline import rebuild

EM = 10.0
PITCH = 15.0


@dataclass
class Desk:
    """Lines are added as a compositor would: a heading, a column of text."""

    width: float = 600
    height: float = 840
    lines: list[Line] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    frames: list[Frame] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)

    def line(
        self,
        x: float,
        y: float,
        text: str,
        size: float = EM,
        weight: int = 400,
        flow: Flow = Flow.ACROSS,
    ) -> Desk:
        long = size * len(text)
        box = (
            Box(x, y, x + long, y + size) if flow is Flow.ACROSS else Box(x, y, x + size, y + long)
        )
        start = x if flow is Flow.ACROSS else y
        edges = tuple(start + size * n for n in range(len(text) + 1))
        self.lines.append(
            Line(text, box=box, flow=flow, size=size, weight=weight, font="Song", edges=edges)
        )
        return self

    def column(self, x: float, y: float, text: str, measure: int, opens: bool = True) -> float:
        """Sets a text in a column `measure` characters wide; paragraphs are parted by |. Gives where it ends."""
        for number, paragraph in enumerate(text.split("|")):
            rest, first = paragraph, opens or number > 0
            while rest:
                room = measure - 2 * first
                piece, rest = rest[:room], rest[room:]
                self.line(x + 2 * EM * first, y, piece)
                y += PITCH
                first = False
        return y

    def two_columns(self, x: float, y: float, text: str, measure: int = 14) -> None:
        """A text over two columns, cut in the middle of a sentence."""
        flat = Desk()
        flat.column(0, 0, text, measure)
        half = len(flat.lines) // 2
        for n, line in enumerate(flat.lines):
            column, row = (0, n) if n < half else (1, n - half)
            left = x + column * (measure + 2) * EM
            self.line(left + line.box.left, y + row * PITCH, line.text)

    def vertical(self, right: float, y: float, text: str, measure: int) -> float:
        """The same for a band of vertical lines that begins at its right edge. Gives its left edge."""
        for paragraph in text.split("|"):
            rest, first = paragraph, True
            while rest:
                room = measure - 2 * first
                piece, rest = rest[:room], rest[room:]
                self.line(right - EM, y + 2 * EM * first, piece, flow=Flow.DOWN)
                right -= PITCH
                first = False
        return right

    def page(self, number: int = 1) -> Page:
        return Page(
            "desk.pdf", "pdf", tuple(self.lines), number=number, width=self.width, height=self.height,
            rules=tuple(self.rules), frames=tuple(self.frames), pictures=tuple(self.pictures),
        )  # fmt: skip


def issue_of(*desks: Desk) -> Issue:
    """Pages in this order, as the issue of a paper whose title is known."""
    return rebuild([desk.page(n) for n, desk in enumerate(desks, 1)], Given(title="梅里报"))


READING = (
    "昨天上午，梅里区读书会在河畔书房开场，三百多位居民带着旧书赶来交换。|"
    "图书管理员秦晓舟说，今年收到的旧书比去年多了一倍，孩子们最爱看连环画，老人们爱看地方志。|"
    "读书会将一直办到月底，每个周末都有作家到场同读者见面。"
)
BRIDGE = (
    "近日，梅里区石桥整修工程通过验收，停了两年的老桥重新放行。|"
    "工程队在桥墩里换上新的木桩，石匠按老办法一块块凿平桥面，车辆限重三吨。|"
    "住在桥头的船工老宋说，夜里终于听不见石板响了。"
)
