"""The pages of a PDF, one after the other. Runs behind the guard, see `shuzibao.read.guard`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

from shuzibao.errors import BadInput, MissingEngine, NotAPage
from shuzibao.model import Box, Flow, Line, Notice, Page
from shuzibao.read.limits import Limits, make_room
from shuzibao.read.naming import Named, page_from_label, page_from_name
from shuzibao.read.pdf.door import (
    Frame2D,
    Glyphs,
    frame_of,
    opened,
    page_count,
    page_label,
    page_of,
    read_glyphs,
)
from shuzibao.read.pdf.lines import lines_of
from shuzibao.read.pdf.marks import Marks, read_marks
from shuzibao.read.pdf.ruled import parted_by_rules, without_underlines
from shuzibao.read.pdf.trust import FEW_GLYPHS, Verdict, judge
from shuzibao.read.pdf.untold import told, untold
from shuzibao.read.scan.engine import has_engine

WHOLE_PICTURE = 0.8  # of the page: then it is read as a scan is
OUTSIDE = 1.0  # points over the edge that rounding may cause
INSTALL_OCR = "pip install 'shuzibao[ocr]'"
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of the whole file."""

    name: str
    direction: Flow | None
    limits: Limits
    progress: Progress


def pages(
    name: str,
    data: bytes,
    password: str | None,
    first: int | None,
    direction: Flow | None,
    limits: Limits,
    progress: Progress,
) -> Iterator[Page]:
    """Every page of the file, in its order.

    first: the number of the first page, where the user gives it. direction: of lines that are recognised.

    Raises:
        BadInput: locked, damaged or too large. NotAPage: nothing is printed on any page, or nothing that can be read.
        MissingEngine: there is nothing but pictures of text, and no OCR is installed.
    """
    with opened(data, password, name) as document:
        count = page_count(document, name, limits.pages)
        found, unread, more = False, "", 0  # more: pages that are halves of a fold
        said = Said(name, direction, limits, progress)
        for index in range(count):
            named = _named(
                name,
                None if first is None else first + more,
                page_label(document, index),
                index,
                count,
            )
            try:
                with page_of(document, index, name) as page:
                    made, verdict = _page(page, index, named, said)
            except BadInput as error:
                if count == 1:
                    raise
                yield _damaged(name, named, error)
                continue
            found = found or any(one.lines for one in made)
            if not any(one.lines for one in made) and _printed(made[0], verdict):
                unread = verdict.reason
            more += len(made) - 1
            yield from made
        if not found and unread and not has_engine():
            raise MissingEngine(f"{unread}, and no OCR is installed", name, INSTALL_OCR)
        if not found and unread:
            raise NotAPage(
                f"{unread}, and recognition finds no text on it", name, "check that this is a page"
            )
        if not found:
            raise NotAPage(
                "nothing is printed on its pages", name, "check that this is the right file"
            )


def _damaged(name: str, named: Named, error: BadInput) -> Page:
    """A bad page among good ones costs one page."""
    notice = Notice(error.where or name, error.what)
    return Page(name, "pdf", (), number=named.number, label=named.label, notices=(notice,))


def _named(name: str, first: int | None, label: str | None, index: int, count: int) -> Named:
    """The user's word first, then the file's name (of a file of one page), then the PDF's label."""
    by_name = page_from_name(name)
    by_label = page_from_label(label)
    if first is not None:
        return Named(first + index, by_label.label, by_name.name if count == 1 else None)
    if count == 1 and (by_name.number or by_name.label):
        return by_name
    if by_label.label or count > 1:
        # the label "1" of a file of one page says only that it is its first
        return by_label
    return Named(None, None, by_name.name)


def _page(page: Any, index: int, named: Named, said: Said) -> tuple[list[Page], Verdict]:
    """The page; two where it is the picture of an open fold."""
    frame = frame_of(page)
    width, height = frame.size
    name = said.name
    where = name if index == 0 else f"{name}, page {index + 1}"
    glyphs = read_glyphs(page, frame, said.limits.characters, where)
    marks = read_marks(page, frame)
    kept, notices = _seen(glyphs, frame, where)
    lines = parted_by_rules(lines_of(kept), marks.rules)
    verdict = judge(kept, lines, marks, width * height)
    if not verdict.believed and _is_picture(kept, marks, width * height) and has_engine():
        return _scanned(page, index, named, said, verdict, where), verdict
    if not verdict.believed:
        from shuzibao.read.scan.pages import doubts

        lines, notice = _recognised(page, lines, verdict, where, said)
        notices += [notice, *doubts(where, lines)]
    elif places := untold(kept, marks):
        lines, marks, added = _with_untold(page, kept, lines, marks, places, where, said)
        notices += added
    made = Page(
        name, "pdf", tuple(lines), number=named.number, label=named.label, name=named.name,
        width=round(width, 2), height=round(height, 2),
        rules=without_underlines(marks.rules, lines), frames=marks.frames,
        pictures=marks.pictures, notices=tuple(notices),
    )  # fmt: skip
    return [made], verdict


def _is_picture(kept: Glyphs, marks: Marks, area: float) -> bool:
    """Whether the page is one picture, with nothing seen beside it."""
    covered = sum(picture.box.width * picture.box.height for picture in marks.pictures)
    seen = len(kept) - int(kept.hidden.sum()) if len(kept) else 0
    return covered > WHOLE_PICTURE * area and seen < FEW_GLYPHS


def _scanned(
    page: Any, index: int, named: Named, said: Said, verdict: Verdict, where: str
) -> list[Page]:
    """A page that is a picture, as a scan is read: straightened, without margins, folds parted."""
    from shuzibao.read.picture_child import drawn_to_read
    from shuzibao.read.scan.engine import engine
    from shuzibao.read.scan.image import cut_out
    from shuzibao.read.scan.pages import Reading, pages_of
    from shuzibao.read.scan.upright import turn_of

    make_room(said.limits)
    image, dpi = drawn_to_read(page, where, said.limits)
    by = engine(where, said.limits.threads)
    how = Reading(said.name, "pdf", by, said.progress, said.direction)
    pages = list(
        pages_of(cut_out(image, dpi, index, lambda seen, dpi: turn_of(seen, dpi, by)), how)
    )
    notice = Notice(where, f"{verdict.reason}; read by recognition")
    return [
        replace(
            one, notices=(notice, *one.notices), label=named.label, name=named.name,
            number=None if named.number is None else named.number + at,
        )
        for at, one in enumerate(pages)
    ]  # fmt: skip


def _printed(page: Page, verdict: Verdict) -> bool:
    return bool(page.pictures or page.rules or page.frames) or verdict.reason != "no text layer"


def _seen(glyphs: Glyphs, frame: Frame2D, where: str) -> tuple[Glyphs, list[Notice]]:
    """What the paper shows: nothing outside of it or of its clips, and nothing twice for boldness."""
    notices: list[Notice] = []
    if not len(glyphs):
        return glyphs, notices
    width, height = frame.size
    middle = (glyphs.boxes[:, :2] + glyphs.boxes[:, 2:]) / 2
    x, y = middle.T
    inside = (
        np.isfinite(glyphs.boxes).all(axis=1) & (x >= -OUTSIDE) & (y >= -OUTSIDE)
        & (x <= width + OUTSIDE) & (y <= height + OUTSIDE) & ~glyphs.clipped
    )  # fmt: skip
    outside = int((~inside & ~np.isin(glyphs.codes, (0x20, 0x3000, 0xA0))).sum())
    if outside:
        notices.append(
            Notice(where, f"{outside} characters outside of the visible page are left out")
        )
        glyphs = glyphs.only(inside)
    part_ligatures(glyphs)
    twice = _drawn_twice(glyphs)
    if twice.any():
        notices.append(
            Notice(where, f"{int(twice.sum())} characters drawn twice for boldness are read once")
        )
        glyphs = glyphs.only(~twice)
    return glyphs, notices


def part_ligatures(glyphs: Glyphs) -> None:
    """One sign that stands for several characters (ﬁ, a dash of two ems) gives each its part of the box."""
    boxes = glyphs.boxes
    same = (boxes[1:] == boxes[:-1]).all(axis=1) & (glyphs.run[1:] == glyphs.run[:-1])
    for start in (np.flatnonzero(same & ~np.append(False, same[:-1]))).tolist():
        end = start + 1
        while end < len(same) and same[end]:
            end += 1
        left, top, right, bottom = boxes[start].tolist()
        upright = min(glyphs.angle[start] % 180, -glyphs.angle[start] % 180) < 45
        cuts = np.linspace(left if upright else top, right if upright else bottom, end - start + 2)
        side = 0 if upright else 1
        boxes[start : end + 1, side], boxes[start : end + 1, side + 2] = cuts[:-1], cuts[1:]


def _drawn_twice(glyphs: Glyphs) -> np.ndarray[Any, np.dtype[np.bool_]]:
    """Which characters stand (nearly) on the same one drawn before.

    Looked up in a grid of half an em, four times with the grid moved, so that no pair that is nearer
    than a quarter of an em can lie across a line of every grid.
    """
    twice = np.zeros(len(glyphs), bool)
    if len(glyphs) < 2:
        return twice
    cell = max(2.0, float(np.median(glyphs.size)) / 2)
    middle = (glyphs.boxes[:, :2] + glyphs.boxes[:, 2:]) / 2
    ink = ~np.isin(glyphs.codes, (0x20, 0x3000, 0xA0))
    # two narrow letters side by side (ll) stand a letter's width apart and are no double
    narrow = (glyphs.boxes[:, 2:] - glyphs.boxes[:, :2]).min(axis=1)
    reach = np.minimum(0.15 * glyphs.size, 0.45 * narrow)
    for dx, dy in ((0, 0), (0.5, 0), (0, 0.5), (0.5, 0.5)):
        column = np.floor(middle[:, 0] / cell + dx).astype(np.int64)
        row = np.floor(middle[:, 1] / cell + dy).astype(np.int64)
        key = (glyphs.codes << 40) ^ (column << 20) ^ row
        _, first, inverse = np.unique(key, return_index=True, return_inverse=True)
        earlier = first[inverse]
        same = earlier != np.arange(len(glyphs))
        if same.any():
            apart = np.abs(middle - middle[earlier]).max(axis=1)
            twice |= same & ink & (apart < reach)
    return twice


def _recognised(
    page: Any, layer: list[Line], verdict: Verdict, where: str, said: Said
) -> tuple[list[Line], Notice]:
    """Lines by OCR; for want of an engine those of a layer that is better than nothing."""
    if verdict.reason == "no text layer" and not _has_marks(page):
        return [], Notice(where, "nothing is printed on this page")
    if has_engine():
        found = _by_engine(page, where, said)
        return found, Notice(where, f"{verdict.reason}; read by recognition")
    if verdict.usable:
        return layer, Notice(
            where, f"{verdict.reason}; used as it is, no OCR is installed ({INSTALL_OCR})"
        )
    return [], Notice(where, f"{verdict.reason}, and no OCR is installed ({INSTALL_OCR})")


def _with_untold(
    page: Any, glyphs: Glyphs, lines: list[Line], marks: Marks, places: list[Box], where: str, said: Said
) -> tuple[list[Line], Marks, list[Notice]]:  # fmt: skip
    """The page with what its layer does not say, where an engine can read it."""
    if not has_engine():
        what = "letters are drawn as pictures or curves here, and no OCR is installed"
        return lines, marks, [Notice(where, f"{what} ({INSTALL_OCR})")]
    found = told(glyphs, marks, places, lambda part: _by_engine(page, where, said, part))
    if found is None:
        return lines, marks, []
    kept = parted_by_rules(lines_of(found.glyphs), found.marks.rules)
    what = f"lines drawn as pictures or curves: {len(found.lines)}; read by recognition"
    return [*kept, *found.lines], found.marks, [Notice(where, what)]


def _has_marks(page: Any) -> bool:
    """Whether the page draws anything at all."""
    return int(pdfium.FPDFPage_CountObjects(page)) > 0


def _by_engine(page: Any, where: str, said: Said, part: Box | None = None) -> list[Line]:
    """The lines of the page, or of a part of it, as drawn at the resolution that recognition likes best."""
    from shuzibao.read.picture_child import drawn_to_read
    from shuzibao.read.scan.engine import engine
    from shuzibao.read.scan.ocr import recognise

    make_room(said.limits)
    image, dpi = drawn_to_read(page, where, said.limits, part)
    by = engine(where, said.limits.threads)
    lines = recognise(image, dpi, by, said.progress, said.direction).lines
    return [_moved(line, part.left, part.top) for line in lines] if part else list(lines)


def _moved(line: Line, x: float, y: float) -> Line:
    """The line so many points further right and down."""
    if line.box is None:
        return line
    box = line.box
    along = x if line.flow is Flow.ACROSS else y
    return replace(
        line,
        box=Box(box.left + x, box.top + y, box.right + x, box.bottom + y),
        edges=tuple(edge + along for edge in line.edges),
    )
