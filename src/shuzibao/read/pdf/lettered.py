"""Whether an image of a PDF shows print: a headline, a notice or a poster that was placed as a picture."""

from __future__ import annotations

import ctypes
import io
from typing import Any

import numpy as np
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]
from numpy.typing import NDArray

Gray = NDArray[np.uint8]

BYTES_A_PIXEL = {pdfium.FPDFBitmap_BGR: 3, pdfium.FPDFBitmap_BGRx: 4, pdfium.FPDFBitmap_BGRA: 4}
LOOKED_AT_DPI = 150.0  # print is still sharp at it
MOST_PIXELS = 30_000_000
# Set on pictures of text in five sizes on white, cream and black grounds, and on drawn and photographed scenes:
# tests/read/test_pdf_untold.py
SAME = 10  # steps of gray that a ground may vary by
OTHER = 64  # steps from the ground: ink
GROUND = 0.5  # of the picture that has the ground's gray
MOST_BETWEEN = 0.15  # of it that is neither ground nor ink
LEAST_INK, MOST_INK = 0.01, 0.35
MANY_RUNS = 4  # strokes that a row (or column) through print meets
SHORT_RUN = 0.03  # of the longer side: how long such a stroke is in the mean


def shows_print(gray: Gray | None) -> bool:
    """One flat ground, and on it many short strokes of another gray. gray: rows, columns."""
    if gray is None or gray.size < 400:
        return False
    counts = np.bincount(gray.ravel(), minlength=256)
    near = np.convolve(counts, np.ones(2 * SAME + 1, np.int64), "same")
    ground = int(near.argmax())
    if near[ground] < GROUND * gray.size:
        return False
    ink = np.abs(gray.astype(np.int16) - ground) > OTHER
    between = 1 - ink.mean() - near[ground] / gray.size
    if not LEAST_INK < ink.mean() < MOST_INK or between > MOST_BETWEEN:
        return False
    return _strokes(ink) or _strokes(ink.T)


def _strokes(ink: NDArray[np.bool_]) -> bool:
    """Whether most inked rows meet many short strokes."""
    begins = ink[:, 1:] & ~ink[:, :-1]
    runs = begins.sum(axis=1)[ink.any(axis=1)]
    short = ink.sum() < SHORT_RUN * max(ink.shape) * max(1, begins.sum())
    return bool(short and np.median(runs) >= MANY_RUNS)


def gray_of(image: Any, coded: bytes, width: float) -> Gray | None:
    """The image as grays, not much finer than needed; None where it is too large or cannot be decoded.

    coded: its bytes in the file. width: on the page, in points.
    """
    wide, high = ctypes.c_uint(), ctypes.c_uint()
    if not pdfium.FPDFImageObj_GetImagePixelSize(image, wide, high):
        return None
    if not 0 < wide.value * high.value <= MOST_PIXELS:
        return None
    step = max(1, int(72 * wide.value / (LOOKED_AT_DPI * max(1.0, width))))
    if coded[:2] == b"\xff\xd8":
        return _of_jpeg(coded, step)
    return _of_bitmap(image, step)


def _of_jpeg(coded: bytes, step: int) -> Gray | None:
    """Decoded at a fraction of its size, which costs a fraction of the time."""
    from PIL import Image, UnidentifiedImageError

    try:
        picture = Image.open(io.BytesIO(coded))
        picture.draft("L", (picture.width // step, picture.height // step))
        return np.asarray(picture.convert("L"))
    except (OSError, ValueError, SyntaxError, UnidentifiedImageError, Image.DecompressionBombError):
        return None


def _of_bitmap(image: Any, step: int) -> Gray | None:
    bitmap = pdfium.FPDFImageObj_GetBitmap(image)
    if not bitmap:
        return None
    try:
        wide, high = pdfium.FPDFBitmap_GetWidth(bitmap), pdfium.FPDFBitmap_GetHeight(bitmap)
        deep = BYTES_A_PIXEL.get(pdfium.FPDFBitmap_GetFormat(bitmap), 1)
        stride = pdfium.FPDFBitmap_GetStride(bitmap)
        raw = ctypes.string_at(pdfium.FPDFBitmap_GetBuffer(bitmap), stride * high)
    finally:
        pdfium.FPDFBitmap_Destroy(bitmap)
    rows = np.frombuffer(raw, np.uint8).reshape(high, stride)[::step, : wide * deep]
    pixels = rows.reshape(len(rows), wide, deep)[:, ::step, :3]
    return np.ascontiguousarray(pixels.mean(axis=2).astype(np.uint8))
