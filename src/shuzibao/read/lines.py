"""What text sources have in common: is it text, is it too large, and its lines with their offsets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from shuzibao.errors import TooLarge
from shuzibao.model import Line, Notice
from shuzibao.read.base import Source
from shuzibao.script.characters import ems_with_space

# Every way a line may end; \x0b \x1c.. \u2028 too, so no character hides in a line of its own.
BREAK = re.compile(r"\r\n|[\n\r\x0b\x1c\x1d\x1e\x85\u2028\u2029]")
# A broadsheet page holds some 20,000 characters; a whole issue in one file some 2 MB.
LARGEST = 32_000_000


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


def sheets_of(text: str) -> Iterator[tuple[int, int]]:
    """The pages of a dump, as ranges of the text: a form feed ends one."""
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
