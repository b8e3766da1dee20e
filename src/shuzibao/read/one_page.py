"""One page taken out of a PDF, as it was printed: behind the guard, for the site's page as PDF."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator

from shuzibao.errors import NotAPage
from shuzibao.read.base import Source
from shuzibao.read.guard import guarded
from shuzibao.read.limits import Limits, limits_from_environment
from shuzibao.read.pdf.reader import is_pdf

Progress = Callable[[int, int], None]


def one_page_pdf(source: Source, index: int, pages: int) -> bytes:
    """The page of a PDF, counted from 0, as a PDF of its own; of a PDF of one page, its very bytes.

    pages: how many pages its reader found. Where it found more than the file has (folds were split), no
        page of the file is this page.

    Raises:
        NotAPage: the source is no PDF, or has no such page. BadInput: it cannot be opened.
        TooLarge: beyond the limits of `shuzibao.read.limits`.
    """
    if not is_pdf(source.data):
        raise NotAPage("this is no PDF", source.name, "make one of its picture")
    [data] = guarded(
        "shuzibao.read.one_page:extracted",
        source.name,
        limits_from_environment(),
        (source.name, source.data, source.password, index, pages),
    )
    return bytes(data) or source.data


def extracted(
    name: str, data: bytes, password: str | None, index: int, pages: int, limits: Limits,
    progress: Progress,
) -> Iterator[bytes]:  # fmt: skip
    """The child's side of `one_page_pdf`; no bytes where the whole file is the page."""
    import pypdfium2 as pdfium  # type: ignore[import-untyped]

    with pdfium.PdfDocument(data, password=password) as document:
        count = len(document)
        if count != pages or not 0 <= index < count:
            raise NotAPage(f"there is no page {index + 1} of {pages}", name, "count the pages")
        if count == 1 and not password:
            yield b""
            return
        out = io.BytesIO()
        with pdfium.PdfDocument.new() as alone:
            alone.import_pages(document, [index])
            alone.save(out)
        yield out.getvalue()
