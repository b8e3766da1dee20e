"""Markdown pages: headings, emphasis, links, lists, leftovers of HTML; marks are kept as marks, never as text.

Read as CommonMark (https://spec.commonmark.org/) has it, as far as a newspaper page uses it. A soft break is a
printed line's end and no more; nothing is decided here about paragraphs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from shuzibao.errors import NotAPage, Undecodable
from shuzibao.model import Line, Page
from shuzibao.read.base import Source
from shuzibao.read.encoding import decode
from shuzibao.read.lines import bounded, encoding_notice, looks_like_text, split_lines

HEADING = re.compile(r"#{1,6}(?=[ \t\u3000]|$)")
CLOSING_HASHES = re.compile(r"[ \t]+#+$")
UNDERLINE = re.compile(r"(=+|-+)[ \t]*")
BLOCK_MARK = re.compile(r"(?:>[ \t]?|[-*+][ \t]+|\\(?=[#>*+-]))+")
RULE = re.compile(
    r"(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,}|(?:\|?[ \t]*:?-{2,}:?[ \t]*)+\|?"
)
INLINE = re.compile(
    r"(?P<tag></?(?:br|p|b|i|u|em|strong|span|div|center|font|sup|sub|small|h[1-6]|a|img|hr|td|tr|th|table)\b[^<>]{0,300}/?>)"
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
        lines = tuple(_lines(text))
        if not lines:
            raise NotAPage("the file is empty", source.name, "check that the export wrote the page")
        yield Page(
            source.name,
            "markdown",
            lines,
            text=text,
            encoding=encoding,
            number=source.page,
            notices=encoding_notice(source.name, encoding),
        )


def _lines(text: str) -> Iterator[Line]:
    raw = list(split_lines(text, 0, len(text)))
    for i, line in enumerate(raw):
        below = raw[i + 1] if i + 1 < len(raw) else None
        level = None
        if (
            below
            and not below.blank_before
            and UNDERLINE.fullmatch(below.text)
            and len(below.text) >= 3
        ):
            level = 1 if below.text[0] == "=" else 2
        yield _unmarked(line, level)


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
    if text.startswith("|") and text.endswith("|") and len(text) > 1:
        marks.extend((n, n + 1) for n, c in enumerate(text) if c == "|")
    marks.extend((found.start(), found.end()) for found in INLINE.finditer(text, at))
    return _without(line, marks, level, weight)


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
