"""ALTO: what a library's text recognition found on a page, every line in its place.

Versions 2 to 4 (https://www.loc.gov/standards/alto/). Coordinates come in tenths of a millimetre, in 1/1200 inch or
in pixels of the scan, and are points from here on.
"""

from __future__ import annotations

import re
import statistics
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
from lxml import etree

from shuzibao.errors import NotAPage
from shuzibao.model import Box, Flow, Frame, Line, Notice, Page, Picture, Rule
from shuzibao.read.base import Source
from shuzibao.read.lines import bounded, looks_like_text
from shuzibao.read.naming import page_from_name

SIGNS_WITHIN = 4096  # bytes looked at to recognise a source
ROOT = re.compile(rb"<(?:\w+:)?alto[\s>]", re.I)
POINTS_A_UNIT = {"mm10": 72 / 254, "inch1200": 72 / 1200}
USUAL_BODY_PT = 9.5  # the running text of a page whose resolution nobody states
THIN = 8.0  # a rule is so many times as long as it is thick
WORD_SPACE = 0.12  # of the line's height; letters stand closer, words wider apart
SAME_TYPE = 0.12  # natural logarithm of a ratio: lines of one type differ by an eighth in height
DOWN = 1.5  # a line set downwards is so many times as high as it is wide


@dataclass(frozen=True, slots=True)
class _Style:
    """size: in points, None where the style does not say. bold: of its type."""

    size: float | None = None
    bold: bool = False


@dataclass(frozen=True, slots=True)
class _Piece:
    """What stands on a line between two spaces, or a space itself. box: in the file's units."""

    text: str
    box: Box | None
    confidence: float | None = None


def looks_like_alto(source: Source) -> bool:
    """Its root is an <alto>."""
    return ROOT.search(source.data[:SIGNS_WITHIN]) is not None


class AltoReader:
    """Satisfies `shuzibao.read.Reader`."""

    name = "alto"

    def claims(self, source: Source) -> bool:
        return looks_like_text(source.data) and looks_like_alto(source)

    def read(self, source: Source) -> Iterator[Page]:
        bounded(source)
        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        try:
            root = etree.fromstring(source.data, parser)
        except etree.XMLSyntaxError as error:
            remedy = "write it out again; xmllint names the place too"
            raise NotAPage(f"broken XML: {error.msg}", source.name, remedy) from error
        unit = next((one.text or "" for one in _all(root, "MeasurementUnit")), "pixel").strip()
        styles = {one.get("ID", ""): _style(one) for one in _all(root, "TextStyle")}
        sheets = _all(root, "Page")
        if not any(_all(sheet, "String") for sheet in sheets):
            remedy = "give the scan itself: it is read by OCR"
            raise NotAPage("the file holds no text", source.name, remedy)
        for turn, sheet in enumerate(sheets):
            yield _page(sheet, unit, styles, source, turn, len(sheets))


def _page(
    sheet: etree._Element,
    unit: str,
    styles: Mapping[str, _Style],
    source: Source,
    turn: int,
    count: int,
) -> Page:
    lines = [line for one in _all(sheet, "TextLine") if (line := _line(one, styles))]
    points, notices = _scale(unit, lines, source)
    named = page_from_name(source.name)
    printed = sheet.get("PRINTED_IMG_NR", "")
    number = int(printed) if printed.isdecimal() else named.number if count == 1 else turn + 1
    graphics = [box for one in _all(sheet, "GraphicalElement") if (box := _box(one, points))]
    return Page(
        source.name,
        "alto",
        _typed([_scaled(line, points) for line in lines]),
        number=source.page + turn if source.page else number or None,
        label=named.label,
        name=named.name,
        width=round(_number(sheet, "WIDTH") * points, 2) or None,
        height=round(_number(sheet, "HEIGHT") * points, 2) or None,
        rules=tuple(Rule(box) for box in graphics if _is_thin(box)),
        frames=tuple(Frame(box) for box in graphics if not _is_thin(box)),
        pictures=tuple(
            Picture(box) for one in _all(sheet, "Illustration") if (box := _box(one, points))
        ),
        notices=notices,
    )


def _scale(unit: str, lines: Sequence[Line], source: Source) -> tuple[float, tuple[Notice, ...]]:
    """Points of one unit of the file."""
    if unit in POINTS_A_UNIT:
        return POINTS_A_UNIT[unit], ()
    if source.dpi:
        return 72 / source.dpi, ()
    heights = [
        min(line.box.width, line.box.height) for line in lines if line.box for _ in line.text
    ]
    points = USUAL_BODY_PT / max(1.0, statistics.median(heights)) if heights else 72 / 300
    what = f"coordinates are pixels; taken as {72 / points:.0f} dpi by the size of the type (--dpi says it)"
    return points, (Notice(source.name, what),)


def _line(found: etree._Element, styles: Mapping[str, _Style]) -> Line | None:
    """A line in the file's units; None for one without text."""
    pieces = _spaced([_piece(one) for one in found if _name(one) in ("String", "SP", "HYP")])
    text = "".join(piece.text for piece in pieces)
    boxes = [piece.box for piece in pieces if piece.box]
    box = _box(found)
    if box is None and boxes:
        box = boxes[0]
        for other in boxes[1:]:
            box = box.union(other)
    if not text.strip() or box is None:
        return None
    flow = Flow.DOWN if box.height > DOWN * box.width and len(text) > 1 else Flow.ACROSS
    style = _styled(found, styles)
    told = [(piece.confidence, len(piece.text)) for piece in pieces if piece.confidence is not None]
    sure = sum(one * long for one, long in told) / sum(long for _, long in told) if told else None
    return Line(
        text, box=box, flow=flow, size=style.size, weight=700 if style.bold else None,
        edges=_edges(pieces, box, flow), confidence=sure,
    )  # fmt: skip


def _piece(found: etree._Element) -> _Piece:
    text = (
        " " if _name(found) == "SP" else found.get("CONTENT", "-" if _name(found) == "HYP" else "")
    )
    sure = found.get("WC")
    return _Piece(text, _box(found) if text.strip() else None, float(sure) if sure else None)


def _spaced(pieces: Sequence[_Piece]) -> list[_Piece]:
    """With a space between two words of letters where the file leaves it out."""
    told = [piece for piece in pieces if piece.text]
    out = told[:1]
    for piece, following in pairwise(told):
        ends = piece.text[-1] + following.text[0]
        if ends.isascii() and ends.isalnum() and _apart(piece.box, following.box):
            out.append(_Piece(" ", None))
        out.append(following)
    return out


def _apart(one: Box | None, other: Box | None) -> bool:
    """White between two words, not between two letters; where nobody says, two strings are two words."""
    if one is None or other is None:
        return True
    return other.left - one.right > WORD_SPACE * min(one.height, other.height)


def _edges(pieces: Sequence[_Piece], box: Box, flow: Flow) -> tuple[float, ...]:
    """Where each character begins, a piece's characters as wide as each other; () where a piece has no place."""
    if any(piece.box is None for piece in pieces if piece.text.strip()):
        return ()
    end = box.top if flow is Flow.DOWN else box.left
    edges = [end]
    for at, piece in enumerate(pieces):
        start, end = end, end
        if piece.box:
            low, end = (
                (piece.box.top, piece.box.bottom)
                if flow is Flow.DOWN
                else (piece.box.left, piece.box.right)
            )
            start = max(start, low)
            edges[-1] = start
            end = max(end, start)
        elif at + 1 < len(pieces) and (ahead := pieces[at + 1].box):
            end = max(end, ahead.top if flow is Flow.DOWN else ahead.left)
        step = (end - start) / len(piece.text)
        edges += [start + step * n for n in range(1, len(piece.text) + 1)]
    return tuple(edges)


def _typed(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines with the sizes of type that the page has: a line's own height differs with what stands on it.

    The size that most characters are near is a type, and takes every line near it; then the next one.
    """
    logs = np.log([max(line.size or 1.0, 0.1) for line in lines])
    counts = np.array([len(line.text) for line in lines], float)
    near = np.abs(logs[:, None] - logs[None, :]) < SAME_TYPE
    taken, free = logs.copy(), np.ones(len(lines), bool)
    while free.any():
        densest = int(((near & free) @ counts * free).argmax())
        mine = near[densest] & free
        taken[mine] = np.median(np.repeat(logs[mine], counts[mine].astype(int)))
        free &= ~mine
    return tuple(
        replace(line, size=round(float(size), 2))
        for line, size in zip(lines, np.exp(taken), strict=True)
    )


def _scaled(line: Line, points: float) -> Line:
    """The line in points; its size from its box where the file tells none."""
    assert line.box is not None
    box = _times(line.box, points)
    short = min(box.width, box.height) if len(line.text) > 1 else max(box.width, box.height)
    return replace(
        line,
        box=box,
        size=line.size or round(short, 2),
        edges=tuple(round(edge * points, 2) for edge in line.edges),
    )


def _times(box: Box, points: float) -> Box:
    return Box(*(round(side * points, 2) for side in (box.left, box.top, box.right, box.bottom)))


def _box(found: etree._Element, points: float = 1.0) -> Box | None:
    if found.get("HPOS") is None or found.get("VPOS") is None:
        return None
    left, top = _number(found, "HPOS"), _number(found, "VPOS")
    wide, high = (max(0.0, _number(found, name)) for name in ("WIDTH", "HEIGHT"))
    return (
        _times(Box(left, top, left + wide, top + high), points)
        if points != 1.0
        else Box(left, top, left + wide, top + high)
    )


def _is_thin(box: Box) -> bool:
    short, long = sorted((box.width, box.height))
    return long > THIN * short


def _style(found: etree._Element) -> _Style:
    size = _number(found, "FONTSIZE")
    return _Style(size or None, "bold" in (found.get("FONTSTYLE") or ""))


def _styled(found: etree._Element, styles: Mapping[str, _Style]) -> _Style:
    """The style of a line: of its first word, its own, or its block's."""
    block = found.getparent()
    strings = [one for one in found if _name(one) == "String"]
    for one in (*strings[:1], found, *([block] if block is not None else [])):
        for reference in (one.get("STYLEREFS") or "").split():
            if reference in styles:
                return styles[reference]
    return _Style()


def _number(found: etree._Element, name: str) -> float:
    """0 where the attribute is missing or no number."""
    try:
        return float(found.get(name) or 0)
    except ValueError:
        return 0.0


def _all(found: etree._Element, name: str) -> list[etree._Element]:
    """In document order, whatever the version's namespace."""
    return [one for one in found.iter() if _name(one) == name]


def _name(found: etree._Element) -> str:
    return etree.QName(found).localname if isinstance(found.tag, str) else ""
