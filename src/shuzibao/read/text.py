"""Plain text dumps: one printed line a line of the file, no boxes.

A form feed ends a page, as PDF-to-text tools write it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from shuzibao.errors import NotAPage
from shuzibao.model import Line, Notice, Page
from shuzibao.read.base import Source
from shuzibao.read.encoding import decode

# Every way a line may end; \x0b \x1c.. \u2028 too, so no character hides in a line of its own.
BREAK = re.compile(r"\r\n|[\n\r\x0b\x1c\x1d\x1e\x85\u2028\u2029]")
NARROW = re.compile(r"[\u0000-\u02ff\u1e00-\u1fff\u2000-\u2017\u2020-\u2025\uff61-\uffdc]")


def ems(text: str) -> float:
    """Width in ems as set: a Chinese character 1, a narrow one 0.5."""
    return len(text) - 0.5 * len(NARROW.findall(text))


class TextReader:
    """Satisfies `shuzibao.read.Reader`."""

    name = "text"

    def claims(self, source: Source) -> bool:
        from shuzibao.read.markdown import looks_like_markdown

        return looks_like_text(source.data) and not looks_like_markdown(source)

    def read(self, source: Source) -> Iterator[Page]:
        text, encoding = decode(source)
        notices = _notices(source.name, encoding)
        if not text.strip("\ufeff \t\r\n\f\u3000"):
            raise NotAPage("the file is empty", source.name, "check that the export wrote the page")
        offset = 0
        for number, sheet in enumerate(part for part in _sheets(text)):
            start, end = sheet
            lines = tuple(split_lines(text, start, end))
            offset = end
            if lines:
                yield Page(
                    source.name,
                    "text",
                    lines,
                    text=text,
                    encoding=encoding,
                    number=source.page + number if source.page else None,
                    notices=notices,
                )
        del offset


def _sheets(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    while True:
        end = text.find("\f", start)
        if end < 0:
            yield start, len(text)
            return
        yield start, end
        start = end + 1


def _notices(name: str, encoding: str) -> tuple[Notice, ...]:
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
            indent=ems(raw[: first - left].strip("\ufeff")),
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
