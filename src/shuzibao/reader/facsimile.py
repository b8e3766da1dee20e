"""As printed: each element of a story beside the lines that it stands in on the page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings

from shuzibao.archive.files import Files
from shuzibao.archive.models import Page
from shuzibao.archive.rows import sheet_from_bytes
from shuzibao.model import Line
from shuzibao.reader.charboxes import LinesOf
from shuzibao.reader.look import Look, clipping_of
from shuzibao.reader.plates import plate_of
from shuzibao.reader.story import Half, Piece, Story
from shuzibao.search import Query


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of an element's text. line: key of the printed line it stands in; "" where none."""

    start: int
    end: int
    line: str


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """One line of the page. own: its part that belongs to the element beside it; before and after do not."""

    key: str
    number: int
    before: str
    own: str
    after: str


@dataclass(frozen=True, slots=True)
class Pair:
    """An element and its lines, in the order of the text."""

    piece: Piece
    stretches: tuple[Stretch, ...]
    lines: tuple[PrintedLine, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One half of a story: what stands on one page. clipping: that part of the page's picture."""

    half: Half
    pairs: tuple[Pair, ...]
    clipping: Look | None


def facsimile(story: Story) -> list[Sheet]:
    """Every half with its pairs, and the clipping where its page has a picture."""
    sheets = []
    for half in story.halves:
        lines = lines_of(half.article.issue_id)
        pairs = tuple(pair(piece, lines) for piece in half.pieces)
        clipping = clipping_of(half, lines, plate_of(half.article.page))
        sheets.append(Sheet(half, pairs, clipping))
    return sheets


def clippings(story: Story, asked: Query | None = None) -> list[tuple[Half, Look]]:
    """The clippings of a story's halves, for those that were printed on a page with a picture."""
    lines = lines_of(story.first.article.issue_id)
    found = (
        (half, clipping_of(half, lines, plate_of(half.article.page), asked))
        for half in story.halves
    )
    return [(half, look) for half, look in found if look]


def lines_of(issue: str) -> LinesOf:
    """Printed lines by number of page, each page's read once, and only when asked for."""
    files = Files(settings.ARCHIVE / "files")
    read: dict[int, Sequence[Line]] = {}

    def lines(number: int) -> Sequence[Line]:
        if number not in read:
            page = Page.objects.get(issue=issue, number=number)
            read[number] = sheet_from_bytes(files.get(page.lines)).lines
        return read[number]

    return lines


def pair(piece: Piece, lines: LinesOf) -> Pair:
    """The element cut at the ends of its printed lines, and those lines."""
    stretches: list[Stretch] = []
    printed: dict[str, PrintedLine] = {}
    at = 0
    for span in piece.spans:
        start, end = span["at"], span["at"] + span["length"]
        key = f"{piece.key}-{span['page']}-{span['line']}"
        if start > at:  # what joining added: a space between two halves of a headline
            stretches.append(Stretch(at, start, ""))
        if end > start:
            stretches.append(Stretch(start, end, key))
        at = max(at, end)
        if key not in printed:
            printed[key] = _printed(key, lines(span["page"])[span["line"]], span)
        else:
            printed[key] = _joined(printed[key], span, lines(span["page"])[span["line"]])
    if at < len(piece.text):
        stretches.append(Stretch(at, len(piece.text), ""))
    return Pair(piece, tuple(stretches), tuple(printed.values()))


def _printed(key: str, line: Line, span: Mapping[str, Any]) -> PrintedLine:
    first, last = _within(line, span)
    text = line.text
    return PrintedLine(key, span["line"] + 1, text[:first], text[first:last], text[last:])


def _joined(known: PrintedLine, span: Mapping[str, Any], line: Line) -> PrintedLine:
    """A second span on the same line: the line's own part reaches over both."""
    first, last = _within(line, span)
    first = min(first, len(known.before))
    last = max(last, len(known.before) + len(known.own))
    text = line.text
    return PrintedLine(known.key, known.number, text[:first], text[first:last], text[last:])


def _within(line: Line, span: Mapping[str, Any]) -> tuple[int, int]:
    """Where in the line's text the span stands; all of it where markup or boxes hide the characters."""
    start, end = span.get("start"), span.get("end")
    whole = (0, len(line.text))
    if start is None or end is None or line.start is None or line.end is None:
        return whole
    if line.end - line.start != len(line.text):
        return whole
    first, last = max(start - line.start, 0), min(end - line.start, len(line.text))
    return (first, last) if first < last else whole
