"""The door to PDFium: documents, pages and their characters as arrays.

PDFium speaks character by character. A call from Python costs more than the answer, so the calls are
made by `map` over bare function pointers that write into one array (0.5 µs a call instead of 2).
The generated characters of PDFium (line breaks and spaces that it guesses) belong to no text object
and are left out: lines are built from places, see `shuzibao.read.pdf.lines`.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import repeat
from typing import Any

import numpy as np
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]
from numpy.typing import NDArray

from shuzibao.errors import BadInput, TooLarge
from shuzibao.read.pdf.calls import INT, POINTER, bare
from shuzibao.read.pdf.clip import clipped

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]

_unicode = bare(pdfium.FPDFText_GetUnicode, ctypes.c_uint, POINTER, INT)
_loose_box = bare(pdfium.FPDFText_GetLooseCharBox, INT, POINTER, INT, POINTER)
_origin_of = bare(pdfium.FPDFText_GetCharOrigin, INT, POINTER, INT, POINTER, POINTER)
_object_of = bare(pdfium.FPDFText_GetTextObject, ctypes.c_size_t, POINTER, INT)
_no_mapping = bare(pdfium.FPDFText_HasUnicodeMapError, INT, POINTER, INT)
_matrix_of = bare(pdfium.FPDFText_GetMatrix, INT, POINTER, INT, POINTER)
_size_of = bare(pdfium.FPDFTextObj_GetFontSize, INT, POINTER, POINTER)
_mode_of = bare(pdfium.FPDFTextObj_GetTextRenderMode, INT, POINTER)
_font_of = bare(pdfium.FPDFTextObj_GetFont, ctypes.c_size_t, POINTER)
_name_of = bare(pdfium.FPDFFont_GetBaseFontName, ctypes.c_size_t, POINTER, POINTER, ctypes.c_size_t)
_weight_of = bare(pdfium.FPDFFont_GetWeight, INT, POINTER)

HYPHEN = 0x2D
# PDFium's own signs for a hyphen at a line's end.
HYPHEN_SIGNS = (0x02, 0xFFFE)
DESCENT = 0.12  # of the em, as most Chinese fonts have it
INVISIBLE = 3  # PDF 32000-1, table 106: text rendering mode 3, neither fill nor stroke
BOLD_NAMES = re.compile(
    r"bold|black|heavy|demi|[-,]B$|-[DEHU]B$|hei|黑|cubiao|xbs|biaosong|dabiao", re.I
)
NOT_BOLD_NAMES = re.compile(r"semilight|light|regular|medium|notosans|yahei$", re.I)
SUBSET_PREFIX = re.compile(r"^[A-Z]{6}\+")

LOAD_ERRORS = {
    2: ("not a readable file", "check that the file is complete"),
    3: (
        "not a PDF, or damaged beyond repair",
        "print the page to a new PDF, or check the download",
    ),
    4: ("locked with a password", "give it: --password"),
    5: ("locked in a way that is not known", "save it unlocked"),
    6: ("a page that cannot be found", "print the page to a new PDF"),
}


@dataclass(frozen=True, slots=True)
class Frame2D:
    """How the page's own coordinates become ours: points, top-left, y down, upright.

    left, bottom, width, height: the visible box (crop box) in PDF space. turns: /Rotate in quarters.
    """

    left: float
    bottom: float
    right: float
    top: float
    turns: int

    @property
    def size(self) -> tuple[float, float]:
        width, height = self.right - self.left, self.top - self.bottom
        return (height, width) if self.turns % 2 else (width, height)

    def boxes(self, ltrb: Floats) -> Floats:
        """PDF boxes (left, top, right, bottom; y up) as our boxes (left, top, right, bottom; y down)."""
        x0, y1, x1, y0 = ltrb.T
        left, right = np.minimum(x0, x1) - self.left, np.maximum(x0, x1) - self.left
        low, high = np.minimum(y0, y1) - self.bottom, np.maximum(y0, y1) - self.bottom
        width, height = self.right - self.left, self.top - self.bottom
        if self.turns == 1:
            out = (low, left, high, right)
        elif self.turns == 2:
            out = (width - right, low, width - left, high)
        elif self.turns == 3:
            out = (height - high, width - right, height - low, width - left)
        else:
            out = (left, height - high, right, height - low)
        return np.stack(out, axis=1)


@dataclass(slots=True)
class Glyphs:
    """The characters of one page, in the file's order.

    boxes: (n, 4) in points, our frame: how much room the character takes, not its ink.
    size: the em in points. angle: degrees clockwise, as seen. weight: 100 to 900.
    run: number of the text object it is drawn by. fonts: names by number, `font` points into it.
    hidden: drawn with neither fill nor stroke. unmapped: PDFium knows no code point for it.
    clipped: a clip path lets nothing of it be seen.
    space: the space character drawn right after this one, 0 for none.
    """

    codes: Ints
    boxes: Floats
    size: Floats
    angle: Floats
    weight: Ints
    run: Ints
    font: Ints
    hidden: Flags
    unmapped: Flags
    clipped: Flags
    fonts: list[str] = field(default_factory=list)
    space: Ints = field(default_factory=lambda: np.zeros(0, np.int64))

    def __len__(self) -> int:
        return len(self.codes)

    def only(self, keep: Any) -> Glyphs:
        """The glyphs that `keep` (a mask or indices) points at."""
        return Glyphs(
            self.codes[keep], self.boxes[keep], self.size[keep], self.angle[keep], self.weight[keep],
            self.run[keep], self.font[keep], self.hidden[keep], self.unmapped[keep], self.clipped[keep], self.fonts, self.space[keep],
        )  # fmt: skip


@contextmanager
def opened(data: bytes, password: str | None, where: str) -> Iterator[Any]:
    """The document, closed at the end.

    Raises:
        BadInput: locked or damaged.
    """
    secret = password.encode() if password else None
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), secret)
    if not document:
        what, remedy = LOAD_ERRORS.get(pdfium.FPDF_GetLastError(), LOAD_ERRORS[3])
        if what.startswith("locked with") and password:
            what, remedy = "the password does not open it", "check it, capitals count"
        raise BadInput(what, where, remedy)
    try:
        yield document
    finally:
        pdfium.FPDF_CloseDocument(document)


def page_count(document: Any, where: str, most: int) -> int:
    """How many pages there are.

    Raises:
        BadInput: none. TooLarge: more than `most`.
    """
    count: int = pdfium.FPDF_GetPageCount(document)
    if count < 1:
        raise BadInput("a PDF without pages", where, "check that the file is complete")
    if count > most:
        raise TooLarge(
            f"{count} pages, the limit is {most}",
            where,
            "split the file, or raise SHUZIBAO_MAX_PAGES",
        )
    return count


@contextmanager
def page_of(document: Any, index: int, where: str) -> Iterator[Any]:
    """One page, closed at the end.

    Raises:
        BadInput: the page cannot be read.
    """
    page = pdfium.FPDF_LoadPage(document, index)
    if not page:
        raise BadInput(f"page {index + 1} of the file is damaged", where, "print it to a new PDF")
    try:
        yield page
    finally:
        pdfium.FPDF_ClosePage(page)


def frame_of(page: Any) -> Frame2D:
    """The visible part of the page and how it is turned."""
    box = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, ctypes.byref(box))
    turns = pdfium.FPDFPage_GetRotation(page) % 4
    return Frame2D(box.left, box.bottom, box.right, box.top, turns)


def page_label(document: Any, index: int) -> str | None:
    """The page's label as the PDF states it ("A02"), None where it states none."""
    length = pdfium.FPDF_GetPageLabel(document, index, None, 0)
    if length <= 2 or length > 256:
        return None
    buffer = ctypes.create_string_buffer(length)
    pdfium.FPDF_GetPageLabel(document, index, buffer, length)
    return buffer.raw[:-2].decode("utf-16-le", "replace").strip() or None


def read_glyphs(page: Any, frame: Frame2D, most: int, where: str) -> Glyphs:
    """All characters that the file draws on the page.

    Raises:
        TooLarge: more than `most` characters.
    """
    text = pdfium.FPDFText_LoadPage(page)
    if not text:
        return _none()
    try:
        count: int = pdfium.FPDFText_CountChars(text)
        if count > most:
            raise TooLarge(
                f"{count} characters on one page, the limit is {most}", where, "split the page"
            )
        return _glyphs(page, text, count, frame) if count > 0 else _none()
    finally:
        pdfium.FPDFText_ClosePage(text)


def _none() -> Glyphs:
    empty, flags = np.zeros(0), np.zeros(0, bool)
    whole = np.zeros(0, np.int64)
    return Glyphs(
        whole, np.zeros((0, 4)), empty, empty, whole, whole, whole, flags, flags, flags, [], whole
    )


def _glyphs(page: Any, text: Any, count: int, frame: Frame2D) -> Glyphs:
    handle = ctypes.cast(text, POINTER).value
    objects = np.fromiter(map(_object_of, repeat(handle), range(count)), np.uint64, count)
    real = np.flatnonzero(objects)
    codes = _codes(text, handle, count)
    boxes = np.zeros((count, 4), np.float32)
    start = boxes.ctypes.data
    indices = real.tolist()
    # a `deque` without room runs the calls and keeps nothing
    deque(map(_loose_box, repeat(handle), indices, (start + 16 * real).tolist()), maxlen=0)
    known, first, run = np.unique(objects[real], return_index=True, return_inverse=True)
    table, fonts = _drawings(handle, known.tolist(), real[first].tolist())
    table = table[run]
    # a handle that stays the same where the file draws on, in the file's order
    order = np.argsort(np.argsort(first, kind="stable"), kind="stable")
    found = codes[real]
    odd = np.flatnonzero((found < 32) | (found > 0xDFFF) & (found < 0xF900) | (found >= 0xFFF0))
    unmapped = np.zeros(len(real), bool)
    if len(odd) or _suspicious(fonts):
        unmapped[:] = (
            np.fromiter(map(_no_mapping, repeat(handle), indices), np.int8, len(indices)) > 0
        )
        unmapped[odd] = True
    _square(handle, real, found, table, fonts, boxes)
    hyphen = np.isin(found, HYPHEN_SIGNS)
    return Glyphs(
        np.where(hyphen, HYPHEN, found), frame.boxes(boxes[real].astype(np.float64)), table[:, 0],
        (table[:, 1] + 90 * frame.turns) % 360, table[:, 2].astype(np.int64), order[run],
        table[:, 4].astype(np.int64), table[:, 3] > 0, unmapped & ~hyphen, clipped(page, known.tolist())[run], fonts, np.zeros(len(real), np.int64),
    )  # fmt: skip


def _square(
    handle: int | None, real: Ints, codes: Ints, table: Floats, fonts: list[str], boxes: Any
) -> None:
    """Fonts drawn by programs (Type 3, nameless) state no measures: of some signs PDFium gives the ink alone.

    Their wide signs get the em that they stand in: as wide as it is high, the baseline 0.12 above its foot.
    """
    nameless = np.array([not name for name in fonts], bool)
    wide = (codes >= 0x2E80) & (codes < 0xD7B0) | (codes >= 0xF900) & (codes < 0xFF61)
    found = np.flatnonzero(nameless[table[:, 4].astype(np.int64)] & wide & (table[:, 1] == 0))
    if not len(found):
        return
    at = np.zeros((len(found), 2))
    start, index = at.ctypes.data + 16 * np.arange(len(found)), real[found].tolist()
    x, y = start.tolist(), (start + 8).tolist()
    deque(map(_origin_of, repeat(handle), index, x, y), maxlen=0)
    em = table[found, 0]
    square = (at[:, 0], at[:, 1] + (1 - DESCENT) * em, at[:, 0] + em, at[:, 1] - DESCENT * em)
    boxes[real[found]] = np.stack(square, axis=1)


def _suspicious(fonts: list[str]) -> bool:
    """Only fonts with a name of their own kind are asked character by character: it costs 0.5 µs each."""
    return any(not name for name in fonts)


def _codes(text: Any, handle: int | None, count: int) -> Ints:
    """Code points by character; in one call where the text has exactly one UTF-16 unit a character."""
    buffer = (ctypes.c_ushort * (2 * count + 2))()
    length = pdfium.FPDFText_GetText(text, 0, count, buffer)
    if length == count + 1:
        units = np.ctypeslib.as_array(buffer)[:count]
        if not ((units >= 0xD800) & (units < 0xE000)).any():
            return units.astype(np.int64)
    return np.fromiter(map(_unicode, repeat(handle), range(count)), np.int64, count)


def _drawings(
    handle: int | None, objects: list[int], firsts: list[int]
) -> tuple[Floats, list[str]]:
    """What each text object says, as rows: size, angle (clockwise), weight, hidden, font number.

    firsts: for each object, one of its characters.
    """
    nominal, matrix = ctypes.c_float(), pdfium.FS_MATRIX()
    size_at, matrix_at = ctypes.addressof(nominal), ctypes.addressof(matrix)
    fonts: list[str] = []
    known: dict[int, tuple[int, int]] = {}
    rows = np.empty((len(objects), 5))
    for row, (drawing, at) in enumerate(zip(objects, firsts, strict=True)):
        _size_of(drawing, size_at)
        _matrix_of(handle, at, matrix_at)
        font = _font_of(drawing)
        if font not in known:
            name, weight = _font(font)
            known[font] = (weight, len(fonts))
            fonts.append(name)
        size = abs(nominal.value * math.hypot(matrix.c, matrix.d)) or 1.0
        angle = -math.degrees(math.atan2(matrix.b, matrix.a)) % 360
        rows[row] = (size, angle, known[font][0], _mode_of(drawing) == INVISIBLE, known[font][1])
    return rows, fonts


def _font(font: int) -> tuple[str, int]:
    """The font's name without its subset prefix, and its weight."""
    if not font:
        return "", 400
    length = _name_of(font, None, 0)
    buffer = ctypes.create_string_buffer(max(length, 1))
    _name_of(font, ctypes.addressof(buffer), length)
    name = SUBSET_PREFIX.sub("", buffer.value.decode("utf-8", "replace"))
    return name, weight_of(name, _weight_of(font))


def weight_of(name: str, stated: int) -> int:
    """100 to 900. The name is believed before the descriptor, whose weight is often left at 400."""
    if re.search(r"black|heavy", name, re.I):
        return 900
    if BOLD_NAMES.search(re.sub(NOT_BOLD_NAMES, "", name)):
        return 700
    if re.search(r"light|thin", name, re.I):
        return 300
    # the descriptor's number is often a guess from the stem's width; only a clear one counts
    return 700 if 600 <= stated <= 900 else 400
