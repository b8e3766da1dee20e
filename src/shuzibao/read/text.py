"""Plain text dumps: one printed line a line of the file, no boxes.

A form feed ends a page, as PDF-to-text tools write it.
"""

from __future__ import annotations

from collections.abc import Iterator

from shuzibao.errors import NotAPage
from shuzibao.model import Page
from shuzibao.read.base import Source
from shuzibao.read.encoding import decode
from shuzibao.read.lines import bounded, encoding_notice, looks_like_text, sheets_of, split_lines
from shuzibao.read.markdown import looks_like_markdown
from shuzibao.read.sidebyside import columns_apart


class TextReader:
    """Satisfies `shuzibao.read.Reader`."""

    name = "text"

    def claims(self, source: Source) -> bool:
        return looks_like_text(source.data) and not looks_like_markdown(source)

    def read(self, source: Source) -> Iterator[Page]:
        bounded(source)
        text, encoding = decode(source)
        sheets = [
            lines
            for start, end in sheets_of(text)
            if (lines := columns_apart(text, tuple(split_lines(text, start, end))))
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
