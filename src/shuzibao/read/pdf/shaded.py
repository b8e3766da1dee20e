"""Grounds of more than one colour: patterns and gradients, whose colour PDFium does not tell.

A path that is filled with a pattern says that it is white, as a path does that is white. What is seen tells them
apart: such a ground is drawn, a few dots wide, and its middle tone looked at.
"""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from typing import Any

import numpy as np
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

from shuzibao.model import Box

DOTS = 24  # a ground is drawn so many dots wide and high: enough that print on it is not its middle
TONED = 253  # of 255: a middle tone lighter than this is the paper
MOST = 12  # grounds of a page that are looked at, the largest first


def toned(page: Any, grounds: Sequence[Box], size: tuple[float, float]) -> list[bool]:
    """Of each ground whether it is seen to be darker than paper. size: the page's width and height, in points."""
    largest = sorted(range(len(grounds)), key=lambda at: -grounds[at].width * grounds[at].height)
    looked = set(largest[:MOST])
    return [at in looked and _tone(page, box, size) < TONED for at, box in enumerate(grounds)]


def _tone(page: Any, box: Box, size: tuple[float, float]) -> float:
    """The middle grey of what is drawn in a box, 0 to 255."""
    across, down = DOTS / max(1.0, box.width), DOTS / max(1.0, box.height)
    bitmap = pdfium.FPDFBitmap_CreateEx(DOTS, DOTS, pdfium.FPDFBitmap_Gray, None, 0)
    try:
        pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, DOTS, DOTS, 0xFFFFFFFF)
        pdfium.FPDF_RenderPageBitmap(
            bitmap, page, round(-box.left * across), round(-box.top * down),
            round(size[0] * across), round(size[1] * down), 0, 0,
        )  # fmt: skip
        stride = pdfium.FPDFBitmap_GetStride(bitmap)
        raw = ctypes.string_at(pdfium.FPDFBitmap_GetBuffer(bitmap), stride * DOTS)
        return float(np.median(np.frombuffer(raw, np.uint8).reshape(DOTS, stride)[:, :DOTS]))
    finally:
        pdfium.FPDFBitmap_Destroy(bitmap)
