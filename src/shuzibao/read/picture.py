"""Page pictures: what the page looks like, as WebP in two sizes, for the page view.

PDF pages are drawn by PDFium, scans are decoded by Pillow; both behind the guard. The same page
gives the same bytes, so pictures can be kept by their digest.
"""

from __future__ import annotations

from typing import NamedTuple

from shuzibao.errors import NotAPage
from shuzibao.read.base import Source
from shuzibao.read.guard import guarded
from shuzibao.read.limits import limits_from_environment
from shuzibao.read.pdf.reader import is_pdf
from shuzibao.read.scan.reader import is_scan

LARGE_PX, SMALL_PX = 2400, 1000  # widths
MEDIA_TYPE = "image/webp"


class PagePictures(NamedTuple):
    """One page's pictures as WebP. size_px: width and height of the large one."""

    large: bytes
    small: bytes
    size_px: tuple[int, int]


def has_picture(source: Source) -> bool:
    """Whether pages of this source have a look of their own (text dumps have none)."""
    return is_pdf(source.data) or is_scan(source.data)


def page_pictures(
    source: Source, page_index: int, part: str | None = None, turned: int = 0
) -> PagePictures:
    """The pictures of one page of a source, counted from 0.

    part, turned: which part of a picture in the file the page is, and how it was turned, as `Page` says.

    Raises:
        NotAPage: the source is text, or has no such page. BadInput: it cannot be drawn.
        TooLarge: beyond the limits of `shuzibao.read.limits`.
    """
    if is_pdf(source.data):
        task = "shuzibao.read.picture_child:pdf_pictures"
    elif is_scan(source.data):
        task = "shuzibao.read.picture_child:scan_pictures"
    else:
        raise NotAPage("text has no page picture", source.name, "give the page as PDF or image")
    answer = guarded(
        task,
        source.name,
        limits_from_environment(),
        (source.name, source.data, source.password, page_index, part, turned, LARGE_PX, SMALL_PX),
    )
    [(large, small, size_px)] = list(answer)
    return PagePictures(large, small, size_px)
