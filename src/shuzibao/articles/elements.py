"""Pieces of printed lines to an element: its joined text, and a span for everything printed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from shuzibao.articles.node import Piece
from shuzibao.model import Box, Element, Flow, Line, Page, Role, Span
from shuzibao.script.characters import SPACE
from shuzibao.script.join import Setting, Stretch, is_spaced, join

SETTINGS = {
    **dict.fromkeys(
        (Role.KICKER, Role.HEADLINE, Role.DECK, Role.CROSSHEAD, Role.SECTION_HEAD), Setting.HEADING
    ),
    **dict.fromkeys((Role.BYLINE, Role.CREDIT), Setting.AS_IS),
    **dict.fromkeys((Role.MASTHEAD, Role.FOLIO, Role.FURNITURE), Setting.AS_IS),
}

FULL = 1.2  # ems that a full line may end before the longest


class Compositor:
    """Sets elements from the pieces of a page."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._spaced = is_spaced(line.text for line in page.lines)

    def set(self, role: Role, pieces: Sequence[Piece]) -> Element:
        """One element of the pieces, in order. Every non-space character of the pieces lies in one span."""
        texts = [self.printed(piece) for piece in pieces]
        setting = SETTINGS.get(role, Setting.TEXT)
        if len(pieces) > 1 and self._line(pieces[0]).row is not None:
            setting = Setting.HEADING  # the cells of a table's row keep apart
        elif len(pieces) > 1 and pieces[-1].end < len(self._line(pieces[-1]).text):
            setting = Setting.TEXT  # a head that runs in breaks where its line is full
        elif role is Role.DECK and self._runs_on(pieces):
            setting = Setting.TEXT
        text, stretches = join(texts, setting, self._spaced)
        spans = [span for piece in pieces for span in self._marks_alone(piece)]
        for stretch in stretches:
            spans.extend(_spans(pieces[stretch.piece], stretch, text, self._page))
        return Element(role, text, tuple(spans))

    def _runs_on(self, pieces: Sequence[Piece]) -> bool:
        """Whether a deck is a sentence whose lines break where they are full, as text's do."""
        lines = [self._line(piece) for piece in pieces]
        if len(lines) < 2 or any(line.box is None for line in lines):
            return False
        ends = [line.edges[-1] for line in lines if line.edges]
        full = len(ends) == len(lines) and all(
            end > max(ends) - FULL * (line.size or 1.0)
            for end, line in zip(ends[:-1], lines[:-1], strict=True)
        )
        printed = [self.printed(piece).rstrip() for piece in pieces]
        stops = any(mark in "".join(printed)[:-1] for mark in "，。；")
        return full and ends[-1] < max(ends) and stops

    def _marks_alone(self, piece: Piece) -> list[Span]:
        """The span of a line that is all markup: no text, but nothing printed is lost."""
        page, line = self._page, self._line(piece)
        if line.text or line.start is None or page.number is None:
            return []
        return [Span(page.number, page.source, piece.line, line.start, line.end)]

    def printed(self, piece: Piece) -> str:
        """The characters of a piece, as printed."""
        return self._line(piece).text[piece.start : piece.end]

    def _line(self, piece: Piece) -> Line:
        return self._page.lines[piece.line]


def _spans(piece: Piece, stretch: Stretch, text: str, page: Page) -> list[Span]:
    line = page.lines[piece.line]
    assert page.number is not None
    if line.start is None:
        return [
            Span(
                page.number,
                page.source,
                piece.line,
                None,
                None,
                _box_of(piece, line),
                stretch.at,
                stretch.length,
            )
        ]
    spans = []
    at, last = stretch.at, stretch.at + stretch.length
    start, end = piece.start + stretch.start, piece.start + stretch.end
    for left, right, printed in _source_ranges(page, line, start, end):
        length = 0
        if printed and stretch.length:
            solid = len(SPACE.sub("", page.text[left:right]))
            length = min(_reach(text, at, solid), last) - at
        spans.append(Span(page.number, page.source, piece.line, left, right, None, at, length))
        at += length
    return spans


def _box_of(piece: Piece, line: Line) -> Box | None:
    """Where a piece of a line stands: by the edges of its characters, where the line knows them and is not whole."""
    if piece.start <= 0 and piece.end >= len(line.text):
        return line.box
    inked = [at for at, sign in enumerate(line.text) if not sign.isspace()]
    own = [at for at in inked if piece.start <= at < piece.end]
    if line.box is None or len(own) in (0, len(inked)) or line.angle:
        return line.box
    if len(line.edges) != len(line.text) + 1:
        return line.box
    low, high = line.edges[own[0]], line.edges[own[-1] + 1]
    if line.flow is Flow.DOWN:
        return replace(line.box, top=low, bottom=high)
    return replace(line.box, left=low, right=high)


def _reach(text: str, at: int, solid: int) -> int:
    """Where `solid` non-space characters of the text from `at` on end."""
    while solid and at < len(text):
        solid -= not text[at].isspace()
        at += 1
    return at


def _source_ranges(page: Page, line: Line, start: int, end: int) -> list[tuple[int, int, bool]]:
    """line.text[start:end] as ranges of the source: (start, end, is text). Marks at its edges come along."""
    assert line.start is not None
    assert line.end is not None
    if not line.marks:
        return [(line.start + start, line.start + end, True)]
    marks = sorted(line.marks)
    marked = {at for left, right in marks for at in range(left, right)}
    printed = [at for at in range(line.start, line.end) if at not in marked]
    # line.text is what is printed without outer spaces.
    while printed and page.text[printed[0]].isspace():
        printed.pop(0)
    inside = printed[start:end]
    if not inside:
        return []
    first = line.start if start == 0 else inside[0]
    last = line.end if end >= len(line.text) else printed[end]
    ranges: list[tuple[int, int, bool]] = []
    for at in range(first, last):
        real = at not in marked
        if ranges and ranges[-1][2] == real:
            ranges[-1] = (ranges[-1][0], at + 1, real)
        else:
            ranges.append((at, at + 1, real))
    return [_trimmed(page.text, *one) for one in ranges if page.text[one[0] : one[1]].strip()]


def _trimmed(text: str, start: int, end: int, real: bool) -> tuple[int, int, bool]:
    while end > start and text[end - 1].isspace():
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    return start, end, real
