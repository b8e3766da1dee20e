"""Plain text dumps: one printed line a line of the file, no boxes.

A form feed ends a page, as PDF-to-text tools write it.
"""

from __future__ import annotations

from collections.abc import Iterator

from shuzibao.errors import NotAPage
from shuzibao.model import Line, Page
from shuzibao.read.alto import looks_like_alto
from shuzibao.read.base import Source
from shuzibao.read.columns.sidebyside import columns_apart
from shuzibao.read.columns.woven import unwoven
from shuzibao.read.encoding import decode
from shuzibao.read.html import looks_like_html
from shuzibao.read.lines import bounded, encoding_notice, looks_like_text, sheets_of, split_lines
from shuzibao.read.markdown import looks_like_markdown
from shuzibao.read.runin import run_in_apart


class TextReader:
    """Satisfies `shuzibao.read.Reader`."""

    name = "text"

    def claims(self, source: Source) -> bool:
        others = (looks_like_markdown, looks_like_html, looks_like_alto)
        return looks_like_text(source.data) and not any(other(source) for other in others)

    def read(self, source: Source) -> Iterator[Page]:
        bounded(source)
        text, encoding = decode(source)
        sheets = [
            lines
            for start, end in sheets_of(text)
            if (lines := _in_order(text, tuple(split_lines(text, start, end))))
        ]
        if not sheets:
            raise NotAPage("the file is empty", source.name, "check that the export wrote the page")
        for number, lines in enumerate(sheets):
            yield Page(
                source.name,
                "text",
                lines,
                text=text,
                encoding=encoding,
                number=source.page + number if source.page else None,
                notices=encoding_notice(source.name, encoding) if not number else (),
            )


def _in_order(text: str, lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """A page's lines with its columns one after the other, whichever way the tool has mixed them; a head each its own."""
    apart = columns_apart(text, lines)
    return run_in_apart(unwoven(text, lines) if apart == lines else apart)
