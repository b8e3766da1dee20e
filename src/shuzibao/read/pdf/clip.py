"""Text that a clip path hides: it is drawn, and nobody sees it.

Programs that place a part of one page on another (an article, a picture frame) draw the whole and
clip it, so the rest of it stands in the file, often over other stories.
"""

from __future__ import annotations

import ctypes
from itertools import repeat
from typing import Any

import numpy as np
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]
from numpy.typing import NDArray

from shuzibao.read.pdf.calls import INT, POINTER, bare
from shuzibao.read.pdf.forms import (
    DEEPEST_FORM,
    IDENTITY,
    MOST_OBJECTS,
    Matrix,
    apply,
    matrix_of,
    times,
)

OVERLAP = 0.1  # points of a line that a clip must leave to be seen: less is rounding
MANY_POINTS = 5000  # of one clip: an outline traced from a picture is not followed to its end

Extent = tuple[float, float, float, float]  # left, bottom, right, top
EVERYWHERE: Extent = (-np.inf, -np.inf, np.inf, np.inf)

_clip_of = bare(pdfium.FPDFPageObj_GetClipPath, ctypes.c_size_t, POINTER)
_paths_in = bare(pdfium.FPDFClipPath_CountPaths, INT, POINTER)
_kind_of = bare(pdfium.FPDFPageObj_GetType, INT, POINTER)
_object_at = bare(pdfium.FPDFPage_GetObject, ctypes.c_size_t, POINTER, INT)
_object_in = bare(pdfium.FPDFFormObj_GetObject, ctypes.c_size_t, POINTER, ctypes.c_ulong)
_bounds_of = bare(pdfium.FPDFPageObj_GetBounds, INT, POINTER, *[POINTER] * 4)


def clipped(page: Any, objects: list[int]) -> NDArray[np.bool_]:
    """For each text object whether it lies wholly outside of what its clip paths leave, or its forms' do.

    PDFium keeps no clip path of an object that lies inside of it, so few objects are looked at.
    A clip without extent hides nothing here: to lose text that is seen would be worse.
    """
    hidden = np.zeros(len(objects), bool)
    around = _around(page)
    for at, drawing in enumerate(objects):
        clip = _clip_of(drawing)
        count = _paths_in(clip) if clip else 0
        if count > 0:
            hidden[at] = _is_outside(_bounds(drawing), _left_by(clip, count))
        if drawing in around:
            matrix, seen = around[drawing]
            hidden[at] |= _is_outside(_moved(_bounds(drawing), matrix), seen)
    return hidden


def _around(page: Any) -> dict[int, tuple[Matrix, Extent]]:
    """For each text object in a clipped form its matrix to the page, and what the clips leave of the page.

    Only pages that draw forms are walked.
    """
    found: dict[int, tuple[Matrix, Extent]] = {}
    handle = ctypes.cast(page, POINTER).value
    count = min(pdfium.FPDFPage_CountObjects(page), MOST_OBJECTS)
    drawings = list(map(_object_at, repeat(handle), range(count)))
    room = MOST_OBJECTS

    def walk(drawing: int, matrix: Matrix, seen: Extent, depth: int) -> None:
        nonlocal room
        form = ctypes.cast(drawing, pdfium.FPDF_PAGEOBJECT)
        clip = _clip_of(drawing)
        paths = _paths_in(clip) if clip else 0
        left = _left_by(clip, paths) if paths > 0 else None
        seen = _common(seen, _moved(left, matrix)) if left else seen
        inner = times(matrix_of(form), matrix)
        for index in range(pdfium.FPDFFormObj_CountObjects(form)):
            room -= 1
            if room < 0:
                return
            child = _object_in(drawing, index)
            kind = _kind_of(child)
            if kind == pdfium.FPDF_PAGEOBJ_FORM and depth < DEEPEST_FORM:
                walk(child, inner, seen, depth + 1)
            elif kind == pdfium.FPDF_PAGEOBJ_TEXT and seen != EVERYWHERE:
                found[child] = (inner, seen)

    for drawing in drawings:
        if _kind_of(drawing) == pdfium.FPDF_PAGEOBJ_FORM:
            walk(drawing, IDENTITY, EVERYWHERE, 0)
    return found


def _common(one: Extent, two: Extent) -> Extent:
    return max(one[0], two[0]), max(one[1], two[1]), min(one[2], two[2]), min(one[3], two[3])


def _moved(extent: Extent, matrix: Matrix) -> Extent:
    corners = [apply(matrix, x, y) for x in extent[::2] for y in extent[1::2]]
    xs, ys = zip(*corners, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def _is_outside(drawn: Extent, seen: Extent | None) -> bool:
    if seen is None or drawn[0] >= drawn[2] or drawn[1] >= drawn[3]:
        return False
    wide = min(drawn[2], seen[2]) - max(drawn[0], seen[0])
    high = min(drawn[3], seen[3]) - max(drawn[1], seen[1])
    return wide < OVERLAP or high < OVERLAP


def _bounds(drawing: int) -> Extent:
    """In the same space as the object's clip: the page's, or that of the form that holds it."""
    edges = (ctypes.c_float * 4)()
    start = ctypes.addressof(edges)
    _bounds_of(drawing, start, start + 4, start + 8, start + 12)
    return edges[0], edges[1], edges[2], edges[3]


def _left_by(clip: int, count: int) -> Extent | None:
    """What lies within the extents of all paths of the clip; None where one of them has none."""
    left, bottom, right, top = -np.inf, -np.inf, np.inf, np.inf
    path = ctypes.cast(clip, pdfium.FPDF_CLIPPATH)
    for number in range(count):
        points = _points(path, number)
        if len(points) < 3:
            return None
        low, high = points.min(axis=0), points.max(axis=0)
        if (low >= high).any():
            return None
        left, bottom = max(left, float(low[0])), max(bottom, float(low[1]))
        right, top = min(right, float(high[0])), min(top, float(high[1]))
    return left, bottom, right, top


def _points(path: Any, number: int) -> NDArray[np.float64]:
    count = pdfium.FPDFClipPath_CountPathSegments(path, number)
    if not 0 < count <= MANY_POINTS:
        return np.zeros((0, 2))
    x, y = ctypes.c_float(), ctypes.c_float()
    points = []
    for at in range(count):
        segment = pdfium.FPDFClipPath_GetPathSegment(path, number, at)
        if segment and pdfium.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y)):
            points.append((x.value, y.value))
    return np.array(points).reshape(-1, 2)
