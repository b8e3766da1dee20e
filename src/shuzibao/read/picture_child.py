"""Drawing pages, behind the guard: see `shuzibao.read.picture`."""

from __future__ import annotations

import ctypes
import io
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from shuzibao.errors import NotAPage
from shuzibao.model import Box
from shuzibao.read.limits import Limits

if TYPE_CHECKING:
    from PIL.Image import Image

OCR_DPI = 200.0
OCR_PIXELS = 24_000_000.0
QUALITY = 80
QUICK = 2  # WebP method: 0 is quickest, 6 smallest
Pictures = tuple[bytes, bytes, tuple[int, int]]
Progress = Callable[[int, int], None]


def pdf_pictures(
    name: str, data: bytes, password: str | None, index: int, part: str | None, turned: int,
    large: int, small: int, limits: Limits, progress: Progress,
) -> Iterator[Pictures]:  # fmt: skip
    """One PDF page, drawn once at the larger width; with a part, as the reader cut it out of its picture."""
    from shuzibao.read.pdf.door import opened, page_count, page_of
    from shuzibao.read.scan.image import cut_out

    with opened(data, password, name) as document:
        if not 0 <= index < page_count(document, name, limits.pages):
            raise NotAPage(f"there is no page {index + 1}", name, "count the file's pages")
        with page_of(document, index, name) as page:
            if part is None:
                yield _encoded(drawn(page, name, limits, width_px=large), large, small)
                return
            for sheet in cut_out(
                drawn_to_read(page, name, limits)[0], None, turn=lambda *_: turned
            ):
                if sheet.half == part:
                    yield _encoded(sheet.image, large, small)
                    return
    raise NotAPage(f"page {index + 1} has no {part} half", name, "count the file's pages")


def scan_pictures(
    name: str, data: bytes, password: str | None, index: int, part: str | None, turned: int,
    large: int, small: int, limits: Limits, progress: Progress,
) -> Iterator[Pictures]:  # fmt: skip
    """One page of a scan, as the reader cut it out of the image."""
    from shuzibao.read.scan.image import sheet_of

    yield _encoded(sheet_of(name, data, index, part or "", turned, limits), large, small)


def drawn_to_read(
    page: Any, where: str, limits: Limits, part: Box | None = None
) -> tuple[Image, float]:
    """The page, or a part of it, as recognition likes it best, and its resolution in dots an inch."""
    import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

    width, height = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
    # giant pages are drawn so that a page of any stated size has a newspaper page's pixels
    dpi = min(OCR_DPI, 72 * (OCR_PIXELS / max(1.0, width * height)) ** 0.5)
    image = drawn(page, where, limits, dpi=dpi, part=part)
    return image, 72 * image.width / max(1.0, part.width if part else width)


def drawn(
    page: Any,
    where: str,
    limits: Limits,
    width_px: int | None = None,
    dpi: float | None = None,
    part: Box | None = None,
) -> Image:
    """The page as a picture on white ground, `width_px` wide or at `dpi`; never above the pixel limit.

    part: of the page, in points; all of it where None.
    """
    import pypdfium2.raw as pdfium
    from PIL import Image

    width, height = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
    if not (0 < width < 1e6 and 0 < height < 1e6):
        raise NotAPage(f"a page of {width:g} x {height:g} points", where, "check the file")
    scale = dpi / 72 if dpi else (width_px or 1000) / width
    most = min(limits.pixels, 60_000_000)
    scale = min(scale, (most / (width * height)) ** 0.5)
    whole = max(1, round(width * scale)), max(1, round(height * scale))
    left = round(part.left * scale) if part else 0
    top = round(part.top * scale) if part else 0
    wide = max(1, round(part.width * scale)) if part else whole[0]
    high = max(1, round(part.height * scale)) if part else whole[1]
    bitmap = pdfium.FPDFBitmap_Create(wide, high, 0)
    if not bitmap:
        raise MemoryError
    try:
        pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, wide, high, 0xFFFFFFFF)
        pdfium.FPDF_RenderPageBitmap(bitmap, page, -left, -top, *whole, 0, pdfium.FPDF_ANNOT)
        stride = pdfium.FPDFBitmap_GetStride(bitmap)
        pointer = pdfium.FPDFBitmap_GetBuffer(bitmap)
        raw = ctypes.string_at(pointer, stride * high)
    finally:
        pdfium.FPDFBitmap_Destroy(bitmap)
    return Image.frombuffer("RGB", (wide, high), raw, "raw", "BGRX", stride, 1)


def _encoded(image: Image, large: int, small: int) -> Pictures:
    first = _at_width(image, large)
    second = _at_width(first, small)
    return _webp(first), _webp(second), first.size


def _at_width(image: Image, width: int) -> Image:
    """The picture at this width, never enlarged; WebP holds at most 16,383 pixels a side."""
    wide = min(width, image.width)
    high = round(image.height * wide / image.width)
    if high > 16_000:
        wide, high = max(1, round(wide * 16_000 / high)), 16_000
    if image.mode not in ("RGB", "L"):
        image = image.convert("RGB")
    if (wide, high) == image.size:
        return image
    return image.resize((wide, max(1, high)), resample=3, reducing_gap=2.0)


def _webp(image: Image) -> bytes:
    out = io.BytesIO()
    image.save(out, "WEBP", quality=QUALITY, method=QUICK)
    return out.getvalue()
