"""Markdown pages: headings, emphasis, links; the marks are kept as marks, never as text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from shuzibao.errors import NotAPage, Undecodable
from shuzibao.model import Line, Page
from shuzibao.read.base import Source
from shuzibao.read.encoding import decode
from shuzibao.read.text import looks_like_text, split_lines

HEADING = re.compile(r"(#{1,6})[ \t\u3000]+")


def looks_like_markdown(source: Source) -> bool:
    """A line that opens with `# ` … `###### `."""
    try:
        text, _ = decode(source)
    except Undecodable:
        return False
    return re.search(r"^#{1,6} +\S", text[: 1 << 20], re.MULTILINE) is not None


class MarkdownReader:
    """Satisfies `shuzibao.read.Reader`."""

    name = "markdown"

    def claims(self, source: Source) -> bool:
        return looks_like_text(source.data) and looks_like_markdown(source)

    def read(self, source: Source) -> Iterator[Page]:
        text, encoding = decode(source)
        lines = tuple(_unmark(line) for line in split_lines(text, 0, len(text)))
        if not lines:
            raise NotAPage("the file is empty", source.name, "check that the export wrote the page")
        yield Page(source.name, "markdown", lines, text=text, encoding=encoding, number=source.page)


def _unmark(line: Line) -> Line:
    found = HEADING.match(line.text)
    if not found or line.start is None:
        return line
    return Line(
        line.text[found.end() :].strip(),
        line.start,
        line.end,
        marks=((line.start, line.start + found.end(1)),),
        blank_before=line.blank_before,
        indent=line.indent,
        heading=len(found[1]),
    )
