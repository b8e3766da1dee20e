"""Markdown pages: headings, emphasis, links, lists, leftovers of HTML; marks are kept as marks, never as text.

Read as CommonMark (https://spec.commonmark.org/) has it, as far as a newspaper page uses it. A soft break is a
printed line's end and no more; nothing is decided here about paragraphs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from shuzibao.conventions.bylines import ends_in_credit, is_credit, opens_caption
from shuzibao.conventions.furniture import FOLIO, PAGE_NUMBER
from shuzibao.conventions.numerals import number_of
from shuzibao.errors import NotAPage, Undecodable
from shuzibao.model import Line, Page
from shuzibao.read.alto import looks_like_alto
from shuzibao.read.base import Source
from shuzibao.read.encoding import decode
from shuzibao.read.html import looks_like_html
from shuzibao.read.lines import BREAK, bounded, encoding_notice, looks_like_text, split_lines
from shuzibao.read.markdown_briefs import briefs_apart
from shuzibao.read.markdown_marks import (
    BAR_CELL,
    BAR_ROW,
    BLOCK_MARK,
    BROKEN,
    CLOSING_HASHES,
    CONVERTED,
    FIGCAPTION,
    FRONT_MATTER,
    HEADING,
    HTML_HEADING,
    IMAGE,
    INLINE,
    LATEX,
    LIST_MARK,
    NUMBERED,
    PAGE_MARK,
    RULE,
    SET_IN,
    SIGNS_OF_MARKDOWN,
    SLANTED,
    STRONG,
    TABLE_TAG,
    TAG_CELL,
    TAG_ROW,
    UNDERLINE,
)
from shuzibao.script.characters import ems_with_space
from shuzibao.script.fold import plain

SIGNS_WITHIN = 1 << 20  # characters looked at to recognise a source


def looks_like_markdown(source: Source) -> bool:
    """A marked heading, a bold line, a link, or a table stands in it; it is no document of HTML or XML."""
    if looks_like_html(source) or looks_like_alto(source):
        return False
    try:
        text, _ = decode(source)
    except Undecodable:
        return False
    return SIGNS_OF_MARKDOWN.search(BREAK.sub("\n", text[:SIGNS_WITHIN])) is not None


class MarkdownReader:
    """Satisfies `shuzibao.read.Reader`."""

    name = "markdown"

    def claims(self, source: Source) -> bool:
        return looks_like_text(source.data) and looks_like_markdown(source)

    def read(self, source: Source) -> Iterator[Page]:
        bounded(source)
        text, encoding = decode(source)
        sheets = [sheet for sheet in _sheets(text, list(_lines(text))) if sheet.lines]
        if not sheets:
            raise NotAPage("the file is empty", source.name, "check that the export wrote the page")
        for place, sheet in enumerate(sheets):
            given = source.page + place if source.page else None
            yield Page(
                source.name,
                "markdown",
                tuple(sheet.lines),
                text=text,
                encoding=encoding,
                number=given or (sheet.number if len(sheets) > 1 else None),
                notices=encoding_notice(source.name, encoding) if not place else (),
            )


@dataclass(slots=True)
class _Sheet:
    """One page of a file: the number that heads it, where one does, and its lines."""

    number: int | None
    lines: list[Line]


def _sheets(text: str, lines: Sequence[Line]) -> list[_Sheet]:
    """The pages of a file: parted by form feeds, by what converters write between pages, by headings 第2版 要闻."""
    sheets = [_Sheet(None, [])]
    above = 0
    for line in lines:
        assert line.start is not None
        assert line.end is not None
        number = _heads_page(line)
        between = text.count("\f", above, line.start) or PAGE_MARK.fullmatch(
            text[line.start : line.end]
        )
        if (between and sheets[-1].lines) or (
            number is not None and sheets[-1].number not in (None, number)
        ):
            sheets.append(_Sheet(number, []))
        elif number is not None and sheets[-1].number is None:
            sheets[-1].number = number
        sheets[-1].lines.append(line)
        above = line.end
    if len(sheets) > 1 and not any(line.text for line in sheets[-1].lines):
        sheets[-2].lines += sheets.pop().lines  # a mark behind the last page
    return sheets


def _heads_page(line: Line) -> int | None:
    """The number of the page that a marked heading opens; None for any other line."""
    if line.heading is None and not line.weight:
        return None
    text = plain(line.text)
    found = PAGE_NUMBER.search(text) if FOLIO.match(text) else None
    said = found and (found["number"] or found["plain"] or found["bare"])
    return number_of(said) if said else None


def _lines(text: str) -> Iterator[Line]:
    head = len(front_matter(text))
    told = _grouped(_in_cells(split_lines(text, 0, len(text))))
    raw = [
        cell
        for line in told
        for cell in ([line] if line.start is not None and line.start >= head else [_unseen(line)])
    ]
    raw = list(briefs_apart(raw))
    pictured = False
    for i, line in enumerate(raw):
        if not line.text:
            yield line
            continue
        above, below = raw[i - 1] if i else None, raw[i + 1] if i + 1 < len(raw) else None
        if below and line.row is None and _underlines(below):
            line = replace(line, heading=1 if below.text[0] == "=" else 2)
        numbered = NUMBERED.match(line.text) and any(
            other and NUMBERED.match(other.text) for other in (above, below)
        )
        caption = pictured and _is_caption(line, below)
        seen = _unmarked(line)
        yield replace(
            seen,
            listed=seen.listed or bool(numbered),
            caption=seen.caption or caption or line.caption,
        )
        pictured = IMAGE.search(line.text) is not None or (pictured and not seen.text)


def _underlines(line: Line) -> bool:
    return not line.blank_before and len(line.text) >= 3 and bool(UNDERLINE.fullmatch(line.text))


# A caption is no longer than that; characters.
LONGEST_CAPTION = 120


def _is_caption(line: Line, below: Line | None) -> bool:
    """Right below a picture: in italics, a line by itself that belongs to the picture's block, or one that says so."""
    if HEADING.match(line.text) or line.heading or len(line.text) > LONGEST_CAPTION:
        return False
    alone = below is None or below.blank_before > 0
    told = plain(line.text)
    credited = below is not None and is_credit(plain(INLINE.sub("", below.text)))
    says = alone and (opens_caption(told) or ends_in_credit(told) or credited)
    return says or SLANTED.fullmatch(line.text) is not None or (line.blank_before == 0 and alone)


def _unseen(line: Line) -> Line:
    """A line that is no part of the page: all of it is a mark."""
    assert line.start is not None
    return replace(line, text="", marks=((line.start, line.start + len(line.text)),))


def _grouped(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines, what stands in the braces of a LaTeX command with the level that the command gives."""
    level: int | None = None
    inside = False
    for line in lines:
        if found := LATEX.match(line.text):
            section = found["section"]
            level = 1 if found["title"] else 2 + section.count("sub") if section else None
            inside = line.text.count("{") > line.text.count("}") or found[0][-1] != "{"
            yield replace(line, heading=level)
        elif inside and line.text == "}":
            inside = False
            yield _unseen(line)
        else:
            yield replace(line, heading=level) if inside and level else line


def _in_cells(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines, those of tables cut into their cells, others where a break stands in them; the cells of one row
    share its number.
    """
    row, inside = 0, False
    for line in lines:
        tags = list(TABLE_TAG.finditer(line.text))
        starts: list[int] = []
        barred = BAR_ROW.fullmatch(line.text) is not None and not RULE.fullmatch(line.text)
        if barred:
            row += 1
            starts = [found.start() for found in BAR_CELL.finditer(line.text)]
        elif inside or tags:
            starts = [found.start() for found in TAG_CELL.finditer(line.text)]
        if not (barred or inside or tags):
            yield from _broken(line)
            continue
        cuts = [0, *(at for at in starts[1:] if at), len(line.text)]
        for left, right in pairwise(cuts):
            cell = line.text[left:right]
            row += len(TAG_ROW.findall(cell))
            yield replace(_part(line, left, right), row=row)
        if tags:
            inside = not tags[-1]["end"]


def _broken(line: Line) -> Iterator[Line]:
    """The printed lines that stand in one line of the file, parted by marks of HTML."""
    text = line.text
    marked = HEADING.match(text)
    told = replace(
        line,
        heading=marked.end() if marked else line.heading,
        weight=700 if STRONG.fullmatch(text) else line.weight,
    )
    cuts = [0]
    blanks = []
    for found in BROKEN.finditer(text):
        if _says(text[cuts[-1] : found.start()]) and _says(text[found.end() :]):
            cuts.append(found.start())
            blanks.append(1 if found["paragraph"] else 0)
    if len(cuts) == 1:
        yield line
        return
    for (left, right), blank in zip(
        pairwise([*cuts, len(text)]), [line.blank_before, *blanks], strict=True
    ):
        yield replace(_part(told, left, right), blank_before=blank)


def _says(text: str) -> bool:
    return bool(INLINE.sub("", text).strip("#>*_- \t\u3000"))


def _part(line: Line, left: int, right: int) -> Line:
    assert line.start is not None
    text = line.text[left:right]
    bare = text.strip()
    start = line.start + left + text.index(bare)
    return replace(
        line,
        text=bare,
        start=start,
        end=start + len(bare),
        blank_before=0 if left else line.blank_before,
        indent=0.0 if left else line.indent,
    )


def _unmarked(line: Line) -> Line:
    """The line without its marks. A line that is all marks keeps an empty text."""
    assert line.start is not None
    text = line.text
    marks: list[tuple[int, int]] = []
    if (
        RULE.fullmatch(text)
        or CONVERTED.fullmatch(text)
        or (UNDERLINE.fullmatch(text) and len(text) >= 3)
    ):
        return _unseen(line)
    at = 0
    if found := BLOCK_MARK.match(text):
        at = found.end()
    level = line.heading
    if found := HEADING.match(text, at):
        level = found.end() - at
        at = found.end()
        if closing := CLOSING_HASHES.search(text, at):
            marks.append(
                (closing.start() + len(closing[0]) - len(closing[0].lstrip()), closing.end())
            )
            text = text[: closing.start()]
    elif found := LATEX.match(text, at):
        at = found.end()
        if text.endswith("}") and len(text) > at:
            marks.append((len(text) - 1, len(text)))
    elif found := HTML_HEADING.match(text, at):
        level = int(found["level"])
    if at:
        marks.append((0, at))
    if line.row is not None:
        marks.extend((n, n + 1) for n, c in enumerate(text) if c == "|")
    marks.extend((found.start(), found.end()) for found in INLINE.finditer(text, at))
    told = replace(
        line,
        listed=LIST_MARK.match(text) is not None,
        caption=FIGCAPTION.search(text) is not None,
        heading=level,
        weight=700 if STRONG.fullmatch(text[at:].strip()) else line.weight,
        indent=line.indent + _set_in(text),
    )
    return _without(told, marks)


# Entities of spaces as wide as what they stand for, in ems. &nbsp; tells nothing: converters leave it anywhere.
ENTITIES = {"&emsp;": 1.0, "&#12288;": 1.0, "&#x3000;": 1.0, "&ensp;": 0.5}


def _set_in(text: str) -> float:
    """How far a line is set in by what stands before its text, in ems; its leading spaces are counted already."""
    found = SET_IN.match(text)
    if found is None:
        return 0.0
    said = found[0].lower()
    entities = sum(width * said.count(name) for name, width in ENTITIES.items())
    return entities + ems_with_space("".join(re.findall(r"(?<=>)\s+", said)))


def _without(line: Line, marks: list[tuple[int, int]]) -> Line:
    assert line.start is not None
    marks.sort()
    kept, at = [], 0
    for left, right in marks:
        kept.append(line.text[at : max(at, left)])
        at = max(at, right)
    kept.append(line.text[at:])
    return replace(
        line,
        text="".join(kept).strip(),
        marks=tuple((line.start + left, line.start + right) for left, right in marks),
    )


def front_matter(text: str) -> str:
    """The block of `key: value` lines between two rules at the top, "" where there is none."""
    found = FRONT_MATTER.match(text)
    return found[0] if found else ""
