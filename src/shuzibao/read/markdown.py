"""Markdown pages: headings, emphasis, links, lists, leftovers of HTML; marks are kept as marks, never as text.

Read as CommonMark (https://spec.commonmark.org/) has it, as far as a newspaper page uses it. A soft break is a
printed line's end and no more; nothing is decided here about paragraphs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from shuzibao.conventions.furniture import FOLIO, PAGE_NUMBER
from shuzibao.conventions.numerals import number_of
from shuzibao.errors import NotAPage, Undecodable
from shuzibao.model import Line, Page
from shuzibao.read.base import Source
from shuzibao.read.encoding import decode
from shuzibao.read.lines import bounded, encoding_notice, looks_like_text, split_lines
from shuzibao.script.fold import plain

HEADING = re.compile(r"#{1,6}(?=[ \t\u3000]|$)")
CLOSING_HASHES = re.compile(r"[ \t]+#+$")
UNDERLINE = re.compile(r"(=+|-+)[ \t]*")
BLOCK_MARK = re.compile(r"(?:>[ \t]?|[-*+][ \t]+|\\(?=[#>*+-]))+")
LIST_MARK = re.compile(r"(?:>[ \t]?)*[-*+][ \t]+")
RULE = re.compile(
    r"(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,}|(?:\|?[ \t]*:?-{2,}:?[ \t]*)+\|?|\{\d{1,4}\}-{3,}"
)
# What converters write where a page ends.
PAGE_MARK = re.compile(r"\{\d{1,4}\}-{3,}|<!--\s*page[ _-]?(?:break|end|\d+|number)[^>]*-->", re.I)
# Where a table's cells begin: at a bar with something behind it, at a cell's tag (its row's and table's come along).
BAR_ROW = re.compile(r"\|.*\|")
BAR_CELL = re.compile(r"\|(?=[ \t]*[^|\s])")
TAG_CELL = re.compile(
    r"(?:<table\b[^<>]*>|<t(?:head|body)\b[^<>]*>|<tr\b[^<>]*>|\s)*<t[dh]\b[^<>]*>", re.I
)
TAG_ROW = re.compile(r"<tr\b", re.I)
TABLE_TAG = re.compile(r"<(?P<end>/?)table\b", re.I)
INLINE = re.compile(
    r"(?P<tag></?(?:br|p|b|i|u|s|em|strong|mark|del|ins|span|div|center|font|sup|sub|small|h[1-6]|a|img|hr|ul|ol|li|blockquote|figure|figcaption|caption|section|article|t[drh]|thead|tbody|table)\b[^<>]{0,300}/?>)"
    r"|(?P<comment><!--.*?-->)"
    r"|(?P<space>&(?:nbsp|emsp|ensp|thinsp|#160|#12288|#x3000);)"
    r"|(?P<image>!\[[^\]]*\]\([^()\s]*(?:\s+\"[^\"]*\")?\))"
    r"|(?P<open>\[)(?=[^\[\]]{1,200}\]\([^()\s]*\))"
    r"|(?P<close>\]\([^()\s]*\))"
    r"|(?P<strong>\*\*|__)(?=\S|$)|(?P<strong_end>(?<=\S)(?:\*\*|__))"
    r"|(?P<em>(?<![\w*])\*(?=[^\s*][^*]{0,200}\*)|(?<=[^\s*])\*(?![\w*]))"
    r"|(?P<escape>\\(?=[\\`*_{}\[\]()#+.!|~-]))|(?P<hard>\\$)|(?P<code>`)"
)
SIGNS_OF_MARKDOWN = re.compile(
    r"^#{1,6}[ \t]+\S|^[^\n]{1,80}\n(?:={3,}|-{3,})[ \t]*$|^\*\*[^*\n]{2,80}\*\*[ \t]*$|!?\[[^\]\n]{1,80}\]\(\S{1,200}\)|^\|.+\|[ \t]*\n\|[ \t:|-]+\|",
    re.MULTILINE,
)
FRONT_MATTER = re.compile(r"\A\ufeff?---[ \t]*\r?\n(?:[\w-]+:.*\r?\n)+---[ \t]*(?:\r?\n|\Z)")
SIGNS_WITHIN = 1 << 20  # characters looked at to recognise a source


def looks_like_markdown(source: Source) -> bool:
    """A marked heading, a bold line, a link, or a table stands in it."""
    try:
        text, _ = decode(source)
    except Undecodable:
        return False
    return SIGNS_OF_MARKDOWN.search(text.replace("\r\n", "\n")[:SIGNS_WITHIN]) is not None


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
    raw = [
        cell
        for line in _in_cells(split_lines(text, 0, len(text)))
        for cell in ([line] if line.start is not None and line.start >= head else [_unseen(line)])
    ]
    for i, line in enumerate(raw):
        if not line.text:
            yield line
            continue
        below = raw[i + 1] if i + 1 < len(raw) else None
        level = None
        if (
            below
            and line.row is None
            and not below.blank_before
            and UNDERLINE.fullmatch(below.text)
            and len(below.text) >= 3
        ):
            level = 1 if below.text[0] == "=" else 2
        yield _unmarked(line, level)


def _unseen(line: Line) -> Line:
    """A line that is no part of the page: all of it is a mark."""
    assert line.start is not None
    return replace(line, text="", marks=((line.start, line.start + len(line.text)),))


def _in_cells(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines, those of tables cut into their cells; the cells of one row share its number."""
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
            yield line
            continue
        cuts = [0, *(at for at in starts[1:] if at), len(line.text)]
        for left, right in pairwise(cuts):
            cell = line.text[left:right]
            row += len(TAG_ROW.findall(cell))
            yield _part(line, left, right, row)
        if tags:
            inside = not tags[-1]["end"]


def _part(line: Line, left: int, right: int, row: int) -> Line:
    assert line.start is not None
    text = line.text[left:right]
    bare = text.strip()
    start = line.start + left + text.index(bare)
    return replace(
        line,
        text=bare,
        start=start,
        end=start + len(bare),
        row=row,
        blank_before=0 if left else line.blank_before,
        indent=0.0 if left else line.indent,
    )


def _unmarked(line: Line, level: int | None) -> Line:
    """The line without its marks. A line that is all marks keeps an empty text."""
    assert line.start is not None
    text = line.text
    marks: list[tuple[int, int]] = []
    weight = None
    if RULE.fullmatch(text) or (UNDERLINE.fullmatch(text) and len(text) >= 3):
        return replace(line, text="", marks=((line.start, line.start + len(text)),))
    at = 0
    if found := BLOCK_MARK.match(text):
        at = found.end()
    listed = LIST_MARK.match(text) is not None
    if found := HEADING.match(text, at):
        level = found.end() - at
        at = found.end()
        if closing := CLOSING_HASHES.search(text, at):
            marks.append(
                (closing.start() + len(closing[0]) - len(closing[0].lstrip()), closing.end())
            )
            text = text[: closing.start()]
    if at:
        marks.append((0, at))
    if re.fullmatch(r"(\*\*|__)[^*_]+\1", text[at:].strip()):
        weight = 700
    if line.row is not None:
        marks.extend((n, n + 1) for n, c in enumerate(text) if c == "|")
    marks.extend((found.start(), found.end()) for found in INLINE.finditer(text, at))
    return _without(replace(line, listed=listed), marks, level, weight)


def _without(
    line: Line, marks: list[tuple[int, int]], level: int | None, weight: int | None
) -> Line:
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
        heading=level,
        weight=weight,
    )


def front_matter(text: str) -> str:
    """The block of `key: value` lines between two rules at the top, "" where there is none."""
    found = FRONT_MATTER.match(text)
    return found[0] if found else ""
