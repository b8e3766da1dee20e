"""What else is printed on a PDF page: rules, frames, tinted grounds and pictures."""

from __future__ import annotations

import ctypes
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

from shuzibao.model import Box, Frame, Picture, Rule
from shuzibao.read.pdf.door import Frame2D
from shuzibao.read.pdf.forms import (
    DEEPEST_FORM,
    IDENTITY,
    MOST_OBJECTS,
    Matrix,
    apply,
    matrix_of,
    times,
)
from shuzibao.read.pdf.lettered import gray_of, shows_print
from shuzibao.read.pdf.rules import dotted, frames_of_rules, joined
from shuzibao.read.pdf.shaded import toned

THIN = 3.5  # points: a thicker bar is a ground, not a rule
SHORT = 12.0  # points: shorter strokes are parts of a drawing
SMALL_PICTURE = 10.0
MOST_SEGMENTS = 24  # paths with more are drawings: maps, logos, outlined letters
WHITE = 250
CODED_BYTES = 64 << 20
Bounds = tuple[float, float, float, float]  # left, bottom, right, top, in PDF space


@dataclass(frozen=True, slots=True)
class Marks:
    """Rules, frames and pictures of one page, in our frame, in the file's order.

    outlines: boxes of winding filled paths, such as letters are drawn by. lettered: boxes of pictures that
    seem to show print.
    """

    rules: tuple[Rule, ...] = ()
    frames: tuple[Frame, ...] = ()
    pictures: tuple[Picture, ...] = ()
    outlines: tuple[Box, ...] = ()
    lettered: tuple[Box, ...] = ()


@dataclass(frozen=True, slots=True)
class _Stroke:
    """A straight piece or a filled box, in PDF space: left, bottom, right, top."""

    left: float
    bottom: float
    right: float
    top: float
    filled: bool
    dashed: bool = False


def read_marks(page: Any, frame: Frame2D) -> Marks:
    """The marks on the page; what lies outside of the visible part is left out."""
    strokes: list[_Stroke] = []
    pictures: list[tuple[Bounds, str]] = []
    outlines: list[Bounds] = []
    lettered: list[Bounds] = []
    pale: list[Bounds] = []
    for drawing, kind, matrix in _objects(page):
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            if pdfium.FPDFPath_CountSegments(drawing) <= MOST_SEGMENTS:
                found = _strokes(drawing, matrix)
                strokes += found
                if not found and _is_filled(drawing) and (bounds := _bounds(drawing, matrix)):
                    pale.append(bounds)
            elif _is_filled(drawing) and (bounds := _bounds(drawing, matrix)):
                outlines.append(bounds)
        elif bounds := _bounds(drawing, matrix):
            shown = _clipped(drawing, bounds, matrix)
            if kind == pdfium.FPDF_PAGEOBJ_SHADING:
                strokes.append(_Stroke(*shown, filled=True))
                continue
            coded = _coded(drawing)
            pictures.append((shown, hashlib.sha256(coded).hexdigest() if coded else ""))
            if shows_print(gray_of(drawing, coded, shown[2] - shown[0])):
                lettered.append(shown)
    shown_pictures = _pictures(pictures, frame)
    strokes += _toned(page, pale, shown_pictures, frame)
    return Marks(
        *_rules_and_frames(strokes, frame),
        shown_pictures,
        _seen(outlines, frame),
        _seen(lettered, frame),
    )


def _toned(
    page: Any, pale: list[Bounds], pictures: tuple[Picture, ...], frame: Frame2D
) -> list[_Stroke]:
    """Of the paths that say they are white those that are seen not to be: filled with a pattern, a gradient."""
    whole = frame.size[0] * frame.size[1]
    grounds: list[tuple[Bounds, Box]] = []
    for bounds, box in zip(pale, _boxes(pale, frame), strict=True):
        if (
            box is None
            or min(box.width, box.height) < SHORT
            or box.width * box.height > 0.9 * whole
        ):
            continue
        if all(one.box.overlap(box) < 0.5 * box.width * box.height for one in pictures):
            grounds.append((bounds, box))
    seen = toned(page, [box for _, box in grounds], frame.size)
    return [
        _Stroke(*bounds, filled=True)
        for (bounds, _), dark in zip(grounds, seen, strict=True)
        if dark
    ]


def _seen(found: list[Bounds], frame: Frame2D) -> tuple[Box, ...]:
    return tuple(box for box in _boxes(found, frame) if box is not None)


def _is_filled(path: Any) -> bool:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    return bool(pdfium.FPDFPath_GetDrawMode(path, fill, stroke)) and fill.value != 0


def _objects(page: Any) -> Iterator[tuple[Any, int, Matrix]]:
    """Paths, images and shadings with the matrix of the forms around them."""
    kinds = (pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_SHADING)
    left = MOST_OBJECTS

    def walk(get: Any, holder: Any, count: int, matrix: Matrix, depth: int) -> Iterator[Any]:
        nonlocal left
        for index in range(count):
            left -= 1
            if left < 0:
                return
            drawing = get(holder, index)
            kind = pdfium.FPDFPageObj_GetType(drawing)
            if kind in kinds:
                yield drawing, kind, matrix
            elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < DEEPEST_FORM:
                inner = times(matrix_of(drawing), matrix)
                inside = pdfium.FPDFFormObj_CountObjects(drawing)
                yield from walk(pdfium.FPDFFormObj_GetObject, drawing, inside, inner, depth + 1)

    return walk(pdfium.FPDFPage_GetObject, page, pdfium.FPDFPage_CountObjects(page), IDENTITY, 0)


def _bounds(drawing: Any, matrix: Matrix) -> Bounds | None:
    """left, bottom, right, top on the page."""
    values = [ctypes.c_float() for _ in range(4)]
    if not pdfium.FPDFPageObj_GetBounds(drawing, *values):
        return None
    left, bottom, right, top = (value.value for value in values)
    if matrix is not IDENTITY:
        xs, ys = zip(
            *(apply(matrix, x, y) for x in (left, right) for y in (bottom, top)), strict=True
        )
        left, bottom, right, top = min(xs), min(ys), max(xs), max(ys)
    if not np.isfinite((left, bottom, right, top)).all():
        return None
    return left, bottom, right, top


def _clipped(drawing: Any, bounds: Bounds, matrix: Matrix) -> Bounds:
    """What of a picture shows through its clipping paths, by their outer edges: papers crop their pictures so."""
    clip = pdfium.FPDFPageObj_GetClipPath(drawing)
    count = pdfium.FPDFClipPath_CountPaths(clip) if clip else 0
    left, bottom, right, top = bounds
    for path in range(max(0, count)):
        segments = pdfium.FPDFClipPath_CountPathSegments(clip, path)
        if not 3 <= segments <= MOST_SEGMENTS:
            continue
        points = []
        for index in range(segments):
            x, y = ctypes.c_float(), ctypes.c_float()
            segment = pdfium.FPDFClipPath_GetPathSegment(clip, path, index)
            pdfium.FPDFPathSegment_GetPoint(segment, x, y)
            points.append(apply(matrix, x.value, y.value))
        xs, ys = zip(*points, strict=True)
        left, right = max(left, min(xs)), min(right, max(xs))
        bottom, top = max(bottom, min(ys)), min(top, max(ys))
    return (left, bottom, right, top) if left < right and bottom < top else bounds


def _strokes(path: Any, matrix: Matrix) -> list[_Stroke]:
    segments = pdfium.FPDFPath_CountSegments(path)
    if segments < 2:
        return []
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(path, fill, stroke)
    filled = fill.value != 0 and not _is_white(pdfium.FPDFPageObj_GetFillColor, path)
    stroked = stroke.value != 0 and not _is_white(pdfium.FPDFPageObj_GetStrokeColor, path)
    if not filled and not stroked:
        return []
    bounds = _bounds(path, matrix)
    if not bounds:
        return []
    left, bottom, right, top = bounds
    if not stroked or min(right - left, top - bottom) <= THIN:
        dashed = stroked and pdfium.FPDFPageObj_GetDashCount(path) > 0
        return [_Stroke(left, bottom, right, top, filled, dashed)]
    return _pieces(path, times(matrix_of(path), matrix), segments, filled)


def _is_white(get: Any, drawing: Any) -> bool:
    """White or see-through: nothing that a reader's eye meets on paper."""
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not get(drawing, red, green, blue, alpha):
        return False
    return alpha.value < 8 or min(red.value, green.value, blue.value) >= WHITE


def _pieces(path: Any, matrix: Matrix, count: int, filled: bool) -> list[_Stroke]:
    """Straight upright pieces of a stroked path; a closed box is one piece."""
    points: list[tuple[float, float]] = []
    starts: list[bool] = []
    closed = False
    for index in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(path, index)
        x, y = ctypes.c_float(), ctypes.c_float()
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        points.append(apply(matrix, x.value, y.value))
        kind = pdfium.FPDFPathSegment_GetType(segment)
        starts.append(kind == pdfium.FPDF_SEGMENT_MOVETO)
        closed = closed or bool(pdfium.FPDFPathSegment_GetClose(segment))
    xs, ys = zip(*points, strict=True)
    box = _Stroke(min(xs), min(ys), max(xs), max(ys), filled)
    if closed or (len(points) > 4 and points[0] == points[-1]):
        corners = sum(
            min(abs(x - box.left), abs(x - box.right)) < 1
            or min(abs(y - box.top), abs(y - box.bottom)) < 1
            for x, y in points
        )
        # rounded corners are curves whose points lie on the box's sides too
        return [box] if corners >= 4 else []
    pieces = []
    for (x0, y0), (x1, y1), fresh in zip(points, points[1:], starts[1:], strict=False):
        if not fresh and min(abs(x1 - x0), abs(y1 - y0)) < 0.5:
            pieces.append(_Stroke(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1), False))
    return pieces


def _coded(image: Any) -> bytes:
    """The image's bytes as they lie in the file; none where they are too many."""
    size = pdfium.FPDFImageObj_GetImageDataRaw(image, None, 0)
    if not 0 < size <= CODED_BYTES:
        return b""
    buffer = ctypes.create_string_buffer(size)
    pdfium.FPDFImageObj_GetImageDataRaw(image, buffer, size)
    return buffer.raw


def _boxes(found: list[Bounds], frame: Frame2D) -> list[Box | None]:
    """PDF boxes (left, bottom, right, top) in our frame, cut at the page's edge; None outside of it."""
    if not found:
        return []
    left, bottom, right, top = np.array(found, np.float64).T
    ours = frame.boxes(np.stack((left, top, right, bottom), axis=1))
    width, height = frame.size
    boxes: list[Box | None] = []
    for x0, y0, x1, y1 in ours.tolist():
        a, b = max(x0, 0.0), max(y0, 0.0)
        c, d = min(x1, width), min(y1, height)
        boxes.append(
            Box(round(a, 2), round(b, 2), round(c, 2), round(d, 2)) if c >= a and d >= b else None
        )
    return boxes


def _rules_and_frames(
    strokes: list[_Stroke], frame: Frame2D
) -> tuple[tuple[Rule, ...], tuple[Frame, ...]]:
    rules: list[Rule] = []
    frames: list[Frame] = []
    width, height = frame.size
    boxes = _boxes([(s.left, s.bottom, s.right, s.top) for s in strokes], frame)
    dots: list[Box] = []
    for stroke, box in zip(strokes, boxes, strict=True):
        if box is None:
            continue
        if max(box.width, box.height) < SHORT:
            if min(box.width, box.height) <= THIN:
                dots.append(box)
            continue
        if min(box.width, box.height) <= THIN:
            rules.append(Rule(box, stroke.dashed))
        elif min(box.width, box.height) >= SHORT and box.width * box.height < 0.9 * width * height:
            frames.append(Frame(box, stroke.filled))
    rules = list(dict.fromkeys([*rules, *dotted(dots)]))
    closed, rules = frames_of_rules(rules)
    return tuple(joined(rules)), tuple(dict.fromkeys([*frames, *closed]))


def _pictures(found: list[tuple[Bounds, str]], frame: Frame2D) -> tuple[Picture, ...]:
    boxes = _boxes([bounds for bounds, _ in found], frame)
    pictures = [
        Picture(box, digest)
        for box, (_, digest) in zip(boxes, found, strict=True)
        if box is not None
    ]
    whole = _strips_joined(pictures)
    return tuple(
        picture for picture in dict.fromkeys(whole)
        if min(picture.box.width, picture.box.height) >= SMALL_PICTURE
    )  # fmt: skip


def _strips_joined(pictures: list[Picture]) -> list[Picture]:
    """Some programs cut a picture into strips; strips of one width that touch are one picture."""
    joined: list[Picture] = []
    for picture in pictures:
        last = joined[-1] if joined else None
        if last and _touch(last.box, picture.box):
            digest = hashlib.sha256((last.digest + picture.digest).encode()).hexdigest()
            joined[-1] = replace(last, box=last.box.union(picture.box), digest=digest)
        else:
            joined.append(picture)
    return joined


def _touch(one: Box, two: Box) -> bool:
    level = abs(one.left - two.left) < 1 and abs(one.right - two.right) < 1
    upright = abs(one.top - two.top) < 1 and abs(one.bottom - two.bottom) < 1
    stacked = min(abs(one.bottom - two.top), abs(two.bottom - one.top)) < 1
    beside = min(abs(one.right - two.left), abs(two.right - one.left)) < 1
    return (level and stacked and not upright) or (upright and beside and not level)
