"""The pages of a scan, one after the other. Runs behind the guard, see `shuzibao.read.guard`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from shuzibao.errors import NotAPage
from shuzibao.model import Flow, Notice, Page
from shuzibao.read.limits import Limits
from shuzibao.read.naming import page_from_name
from shuzibao.read.scan_engine import Engine, require_engine
from shuzibao.read.scan_image import Sheet, sheets
from shuzibao.read.scan_ocr import recognise

Progress = Callable[[int, int], None]


def pages(
    name: str, data: bytes, dpi: float | None, first: int | None, limits: Limits, progress: Progress,
    by: Engine | None = None,
) -> Iterator[Page]:  # fmt: skip
    """Every page of the image file, in its order; of an open fold the page that is read first, first.

    first: the number of the first page, where the user gives it. by: the engine, if not the usual one.

    Raises:
        BadInput: damaged, too large, no page. MissingEngine: no OCR is installed.
        NotAPage: nothing is printed on any page.
    """
    if by is None:
        require_engine(name)  # before the image is decoded: without it there is nothing to wait for
    number, found = first, False
    waiting: Page | None = None
    for sheet in sheets(name, data, dpi, limits):
        page = _page(name, sheet, progress, by)
        found = found or bool(page.lines)
        if sheet.half == "left":
            waiting = page
            continue
        fold = [page] if waiting is None else _in_reading_order(waiting, page)
        waiting = None
        for one in fold:
            yield _numbered(one, number, sheet)
            number = None if number is None else number + 1
    if not found:
        raise NotAPage(
            "no text is found on it", name, "check that this is a page, and its resolution"
        )


def _numbered(page: Page, number: int | None, sheet: Sheet) -> Page:
    named = page_from_name(page.source)
    if number is not None:
        return replace(page, number=number)
    if sheet.half:
        return page
    return replace(page, number=named.number, label=named.label, name=named.name)


def _in_reading_order(left: Page, right: Page) -> list[Page]:
    """A fold of a paper in vertical setting is read from its right half."""
    down = sum(len(line.text) for line in left.lines + right.lines if line.flow is Flow.DOWN)
    total = sum(len(line.text) for line in left.lines + right.lines)
    return [right, left] if down * 2 > total else [left, right]


def _page(name: str, sheet: Sheet, progress: Progress, by: Engine | None) -> Page:
    read = recognise(sheet.image, sheet.dpi, name, progress, by)
    notices: list[Notice] = []
    if sheet.dpi is None:
        notices.append(
            Notice(
                name,
                f"no resolution is stated; taken as {read.dpi:.0f} dpi by the size of the type",
            )
        )
    if abs(sheet.skew) >= 0.1:
        notices.append(Notice(name, f"straightened by {sheet.skew:.1f} degrees"))
    return Page(
        name, "scan", read.lines, width=round(sheet.image.width * 72 / read.dpi, 2),
        height=round(sheet.image.height * 72 / read.dpi, 2), dpi=round(read.dpi, 1),
        rules=read.rules, frames=read.frames, pictures=read.pictures, notices=tuple(notices),
    )  # fmt: skip
