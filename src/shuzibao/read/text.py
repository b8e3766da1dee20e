"""Plain text dumps: one printed line a line of the file, no boxes.

A form feed ends a page, as PDF-to-text tools write it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from shuzibao.errors import NotAPage, TooLarge
from shuzibao.model import Line, Notice, Page
from shuzibao.read.base import Source
from shuzibao.read.encoding import decode
from shuzibao.script.characters import ems_with_space

# Every way a line may end; \x0b \x1c.. \u2028 too, so no character hides in a line of its own.
BREAK = re.compile(r"\r\n|[\n\r\x0b\x1c\x1d\x1e\x85\u2028\u2029]")
# A broadsheet page holds some 20,000 characters; a whole issue in one file some 2 MB.
LARGEST = 32_000_000


class TextReader:
    """Satisfies `shuzibao.read.Reader`."""

    name = "text"

    def claims(self, source: Source) -> bool:
        from shuzibao.read.markdown import looks_like_markdown

        return looks_like_text(source.data) and not looks_like_markdown(source)

    def read(self, source: Source) -> Iterator[Page]:
        bounded(source)
        text, encoding = decode(source)
        sheets = [
            lines for start, end in _sheets(text) if (lines := tuple(split_lines(text, start, end)))
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


def bounded(source: Source) -> None:
    """Refuse what no newspaper page can be.

    Raises:
        TooLarge: more than LARGEST bytes.
    """
    if len(source.data) > LARGEST:
        raise TooLarge(
            f"{len(source.data) / 1e6:.0f} MB of text; a page has at most {LARGEST / 1e6:.0f} MB",
            source.name,
            "give the pages as files of their own",
        )


def _sheets(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    while True:
        end = text.find("\f", start)
        if end < 0:
            yield start, len(text)
            return
        yield start, end
        start = end + 1


def encoding_notice(name: str, encoding: str) -> tuple[Notice, ...]:
    """Says which encoding a text was read in, where it was not UTF-8."""
    if encoding in ("utf-8", "utf-8-sig"):
        return ()
    return (Notice(name, f"read as {encoding}"),)


def split_lines(text: str, start: int, end: int) -> Iterator[Line]:
    """The non-empty lines of text[start:end], trimmed, each with its offsets and its indent."""
    blank = 0
    for left, right in _line_ranges(text, start, end):
        raw = text[left:right]
        bare = raw.strip().strip("\ufeff").strip()
        if not bare:
            blank += 1
            continue
        first = left + raw.index(bare)
        yield Line(
            bare,
            first,
            first + len(bare),
            blank_before=blank,
            indent=ems_with_space(raw[: first - left].strip("\ufeff")),
        )
        blank = 0


def _line_ranges(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for found in BREAK.finditer(text, start, end):
        yield at, found.start()
        at = found.end()
    yield at, end


def looks_like_text(data: bytes) -> bool:
    """No NUL or other byte that only binary files hold in their first 64 KB (UTF-16 by its mark)."""
    head = data[: 1 << 16]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    if head.startswith((b"%PDF", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff")) or b"\x00" in head:
        return False
    control = sum(
        head.count(bytes([c]))
        for c in range(1, 32)
        if c not in (9, 10, 11, 12, 13, 26, 27, 28, 29, 30)
    )
    return control * 20 <= len(head)
