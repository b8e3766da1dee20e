"""Dumps by real tools: pages of the press, read by what people use, with owners found by matching lines.

The press knows every printed line and its place in its article. A tool's output is cut back into
those lines: a line of the dump is a printed line, several of them, or a piece of one. A case in
which more than one character in a thousand finds no line is not used.
"""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from bench.dumps.tape import FURNITURE, Owner
from bench.press.web_print import CHROMIUM

Line = tuple[str, Owner]


def pdfminer_text(pdf: bytes) -> str:
    from pdfminer.high_level import extract_text

    return str(extract_text(io.BytesIO(pdf)))


def pdfium_text(pdf: bytes) -> str:
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        pages = []
        for page in document:
            sheet = page.get_textpage()
            pages.append(sheet.get_text_range())
            sheet.close()
            page.close()
        return "\f".join(pages)
    finally:
        document.close()


def _pdftotext(*options: str) -> Callable[[bytes], str]:
    def run(pdf: bytes) -> str:
        command = ["pdftotext", *options, "-", "-"]
        done = subprocess.run(command, input=pdf, capture_output=True, check=True)
        return done.stdout.decode("utf-8")

    return run


# Name of the style, what it needs on the machine, the function.
TOOLS: dict[str, tuple[str | None, Callable[[bytes], str]]] = {
    "tool-pdfminer": (None, pdfminer_text),
    "tool-pdfium": (None, pdfium_text),
    "tool-pdftotext": ("pdftotext", _pdftotext()),
    "tool-pdftotext-raw": ("pdftotext", _pdftotext("-raw")),
    "tool-layout": ("pdftotext", _pdftotext("-layout")),
    "tool-web-pdfium": (None, pdfium_text),
    "tool-web-pdftotext": ("pdftotext", _pdftotext()),
    "tool-web-layout": ("pdftotext", _pdftotext("-layout")),
    # pdfminer does not know the characters of a browser's fonts
    "tool-own-pdfium": (None, pdfium_text),
    "tool-own-pdftotext": ("pdftotext", _pdftotext()),
    "tool-own-layout": ("pdftotext", _pdftotext("-layout")),
}


# Tools that keep the look of the page: columns stand side by side in one line of the text.
SIDE_BY_SIDE = frozenset({"tool-layout", "tool-web-layout", "tool-own-layout"})


def of_the_web(style: str) -> bool:
    """Whether the page is set by a browser and not by the first press."""
    return style.startswith("tool-web-")


def of_own_design(style: str) -> bool:
    """Whether each page was designed by hand; there are few of them, and the same ones come again."""
    return style.startswith("tool-own-")


def here(style: str) -> bool:
    """Whether what this style needs is installed."""
    needs = TOOLS[style][0]
    browser = not (of_the_web(style) or of_own_design(style)) or Path(CHROMIUM).exists()
    return browser and (needs is None or shutil.which(needs) is not None)


class Matcher:
    """Takes printed lines out of a dump's characters, each once."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self.lines = [(squeeze(text), owner) for text, owner in lines]
        self.done = [0] * len(self.lines)  # characters taken of each
        self.by_text: dict[str, list[int]] = defaultdict(list)
        for number, (text, _) in enumerate(self.lines):
            self.by_text[text].append(number)
        self.last = -1
        self.taken: set[int] = set()  # lines that the present line of the dump took from

    def owners(self, text: str) -> list[Owner | None]:
        """For each character of a squeezed dump line its owner; None inside for the unmatched."""
        self.taken = set()
        whole = self._whole(text)
        if whole is not None:
            return [self._take(whole, len(text))] * len(text)
        found: list[Owner | None] = []
        at = 0
        while at < len(text):
            number, length = self._piece(text, at)
            if number < 0:
                found.append(None)
                at += 1
                continue
            found += [self._take(number, length)] * length
            at += length
        return found

    def _whole(self, text: str) -> int | None:
        free = [number for number in self.by_text.get(text, ()) if not self.done[number]]
        return min(free, key=lambda number: abs(number - self.last - 1)) if free else None

    def _piece(self, text: str, at: int) -> tuple[int, int]:
        """The line that goes on here, or begins here: the open one first, then the longest match."""
        best, score = (-1, 0), (0, 0)
        for number, (line, _) in enumerate(self.lines):
            rest = line[self.done[number] :]
            if not rest:
                continue
            length = _common(rest, text, at)
            complete = length == len(rest) or at + length == len(text)
            if not length or not complete:
                continue
            mine = (length + 2 * (number == self.last), -abs(number - self.last))
            if mine > score:
                best, score = (number, length), mine
        return best

    def _take(self, number: int, length: int) -> Owner:
        self.done[number] += length
        self.last = number
        self.taken.add(number)
        return self.lines[number][1]


def _common(rest: str, text: str, at: int) -> int:
    size = min(len(rest), len(text) - at)
    if rest[:size] == text[at : at + size]:
        return size
    return next(n for n in range(size) if rest[n] != text[at + n])


def squeeze(text: str) -> str:
    return "".join(character for character in text if not _skipped(character))


def _skipped(character: str) -> bool:
    return character.isspace() or character in "\x02\ufffe\u00ad\u200b"


def owners_of(dump: str, lines: Iterable[Line]) -> tuple[list[Owner | None], int, float]:
    """(owner of each character of the dump, how many printed characters found none, the share of
    the dump's lines that hold lines which do not follow each other in print).
    """
    matcher = Matcher(lines)
    owners: list[Owner | None] = [None] * len(dump)
    missed = shredded = count = 0
    for places in _runs(dump):
        text = "".join(dump[at] for at in places)
        for at, owner in zip(places, matcher.owners(text), strict=True):
            owners[at] = owner
            missed += owner is None
        count += 1
        shredded += max(matcher.taken, default=0) - min(matcher.taken, default=0) >= 2
    return owners, missed, shredded / max(1, count)


def _runs(dump: str) -> Iterable[list[int]]:
    """Offsets of the characters of each line; lines of one character each run on as one, as
    pages set downwards come out.
    """
    single: list[int] = []
    for found in re.finditer(r"[^\n\r\f]+", dump):
        places = [at for at in range(found.start(), found.end()) if not _skipped(dump[at])]
        if len(places) == 1:
            single += places
            continue
        if single:
            yield single
            single = []
        yield places
    if single:
        yield single


def printed_lines(truth: dict[str, Any], across: bool = False) -> list[Line]:
    """The press's lines with their owners here; furniture is numbered through the pages.

    across: in the order of a tool that reads across the columns, so that of two lines with one text (a byline
    under two stories) the matcher takes the right one.
    """
    found: list[Line] = []
    first = 0
    for page in truth["pages"]:
        lines = page["lines"]
        if across:
            lines = sorted(lines, key=lambda line: (round(line["box"][3] / 6), line["box"][0]))
        for line in lines:
            owner = (
                (FURNITURE, first + line["element"])
                if line["article"] is None
                else (line["article"], line["element"])
            )
            found.append((line["text"], owner))
        first += len(page["furniture"])
    return found
