"""The pages of a scan, one after the other. Runs behind the guard, see `shuzibao.read.guard`."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from shuzibao.errors import NotAPage
from shuzibao.model import Flow, Line, Notice, Page
from shuzibao.read.limits import Limits
from shuzibao.read.naming import page_from_name
from shuzibao.read.scan.engine import Engine, engine, require_engine
from shuzibao.read.scan.image import Sheet, sheets
from shuzibao.read.scan.ocr import recognise
from shuzibao.read.scan.upright import turn_of

# Mean confidence of a page's characters: .99 on clean scans; a scan of 74 dpi has .82, a script that the network does
# not know .71.
UNSURE = 0.88
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Reading:
    """How the sheets of one file are read. media: of its pages. direction: forced, or None."""

    name: str
    media: str
    by: Engine
    progress: Progress
    direction: Flow | None = None


def pages(
    name: str, data: bytes, dpi: float | None, first: int | None, direction: Flow | None,
    limits: Limits, progress: Progress, by: Engine | None = None,
) -> Iterator[Page]:  # fmt: skip
    """Every page of the image file, in its order; of an open fold the page that is read first, first.

    first: the number of the first page, where the user gives it. by: the engine, if not the usual one.

    Raises:
        BadInput: damaged, too large, no page. MissingEngine: no OCR is installed.
        NotAPage: nothing is printed on any page.
    """
    if by is None:
        require_engine(name)  # before the image is decoded: without it there is nothing to wait for
    found, number = False, first
    engine_of = functools.cache(lambda: by or engine(name, limits.threads))
    cut = sheets(name, data, dpi, limits, turn=lambda image, dpi: turn_of(image, dpi, engine_of()))
    sheet = next(cut, None)
    if sheet is not None:
        how = Reading(name, "scan", engine_of(), progress, direction)
        for page in pages_of(_from(sheet, cut), how):
            found = found or bool(page.lines)
            yield _numbered(page, number)
            number = None if number is None else number + 1
    if not found:
        raise NotAPage(
            "no text is found on it", name, "check that this is a page, and its resolution"
        )


def _from(first: Sheet, rest: Iterable[Sheet]) -> Iterator[Sheet]:
    yield first
    yield from rest


def pages_of(cut: Iterable[Sheet], how: Reading) -> Iterator[Page]:
    """The pages of sheets; the halves of a fold in the order in which they are read."""
    waiting: Page | None = None
    for sheet in cut:
        page = _page(sheet, how)
        if sheet.half == "left":
            waiting = page
            continue
        yield from [page] if waiting is None else _in_reading_order(waiting, page)
        waiting = None


def _numbered(page: Page, number: int | None) -> Page:
    if number is not None:
        return replace(page, number=number)
    if page.part:
        return page
    named = page_from_name(page.source)
    return replace(page, number=named.number, label=named.label, name=named.name)


def _in_reading_order(left: Page, right: Page) -> list[Page]:
    """A fold of a paper in vertical setting is read from its right half."""
    down = sum(len(line.text) for line in left.lines + right.lines if line.flow is Flow.DOWN)
    total = sum(len(line.text) for line in left.lines + right.lines)
    return [right, left] if down * 2 > total else [left, right]


def doubts(where: str, lines: Sequence[Line]) -> list[Notice]:
    """What is said of lines that were hardly readable."""
    told = [(line.confidence, len(line.text)) for line in lines if line.confidence is not None]
    count = sum(long for _, long in told)
    mean = sum(sure * long for sure, long in told) / count if count else 1.0
    if mean >= UNSURE:
        return []
    what = f"recognition is unsure of what it read here (confidence {mean:.2f}): try a finer scan"
    return [Notice(where, what)]


def _page(sheet: Sheet, how: Reading) -> Page:
    read = recognise(sheet.image, sheet.dpi, how.by, how.progress, how.direction)
    notices: list[Notice] = []
    if sheet.dpi is None:
        notices.append(
            Notice(
                how.name,
                f"no resolution is stated; taken as {read.dpi:.0f} dpi by the size of the type",
            )
        )
    if sheet.turned:
        notices.append(Notice(how.name, f"turned by {sheet.turned} degrees to stand upright"))
    if abs(sheet.skew) >= 0.1:
        notices.append(Notice(how.name, f"straightened by {sheet.skew:.1f} degrees"))
    notices += doubts(how.name, read.lines)
    return Page(
        how.name, how.media, read.lines, width=round(sheet.image.width * 72 / read.dpi, 2),
        height=round(sheet.image.height * 72 / read.dpi, 2), dpi=round(read.dpi, 1),
        rules=read.rules, frames=read.frames, pictures=read.pictures, notices=tuple(notices),
        index=sheet.index, part=sheet.half, turned=sheet.turned,
    )  # fmt: skip
