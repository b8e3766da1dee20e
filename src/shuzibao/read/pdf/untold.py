"""Print that a text layer says nothing of: outlined letters, pictures of text, characters without a meaning.

Papers set headlines and their own name in curves, place advertisements as pictures, and embed fonts whose
characters stand for nothing. The layer around them is good, so only those places are read by recognition.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from shuzibao.model import Box, Frame, Line
from shuzibao.read.pdf.door import Flags, Glyphs
from shuzibao.read.pdf.lines import lines_of
from shuzibao.read.pdf.marks import Marks
from shuzibao.read.pdf.trust import odd

CELL = 4.0  # points of the grid in which letters that stand near each other meet
REACH = 0.45  # of a letter's longer side: two so near are of one place
LEAST_LETTER, MOST_LETTER = 4.0, 300.0  # points; smaller is dirt, larger is a drawing
LEAST_PLACE = 8.0  # points, the shorter side of a place that is looked at
MANGLED_RUN = 3  # characters without a meaning in a row; fewer are bullets and arrows
SURE = 0.8  # confidence of a recognised line that is print and no drawing
FEW_LETTERS = 2  # that a place must show
COVERED = 0.4  # of a recognised line by one of the layer: then the layer says it too
MARGIN = 6.0  # points around a place that are looked at with it
BOXED_LINES = 3  # a picture of so many lines is a box around them


@dataclass(frozen=True, slots=True)
class Told:
    """A page after its untold places were read.

    lines: those found there. glyphs: what the layer still says. marks: without the pictures and boxes that
    turned out to be print.
    """

    lines: tuple[Line, ...]
    glyphs: Glyphs
    marks: Marks


def untold(glyphs: Glyphs, marks: Marks) -> list[Box]:
    """Places that seem to show print which the layer does not say, in the page's points, from the top."""
    letters = [
        box for box in marks.outlines
        if max(box.width, box.height) >= LEAST_LETTER and min(box.width, box.height) <= MOST_LETTER
    ]  # fmt: skip
    letters += [Box(*box) for box in glyphs.boxes[_mangled(glyphs)].tolist()]
    places = [box for box in _together(letters) if min(box.width, box.height) >= LEAST_PLACE]
    return sorted([*places, *marks.lettered], key=lambda box: (box.top, box.left))


def told(
    glyphs: Glyphs, marks: Marks, places: Sequence[Box], read: Callable[[Box], Sequence[Line]]
) -> Told | None:
    """The page with the print that recognition is sure of in these places; None where there is none.

    read: the lines in a part of the page, in the page's points.
    """
    mangled = _mangled(glyphs)
    said = [line.box for line in lines_of(glyphs.only(~mangled)) if line.box]
    lines: list[Line] = []
    for place in places:
        found = [one for one in read(_with_margin(place)) if _is_new(one, said)]
        if sum(_letters(one.text) for one in found) >= FEW_LETTERS:
            lines += found
            said += [one.box for one in found if one.box]
    if not lines:
        return None
    boxes = [line.box for line in lines if line.box]
    return Told(tuple(lines), glyphs.only(~(mangled & _inside(glyphs, boxes))), _left(marks, boxes))


def _mangled(glyphs: Glyphs) -> Flags:
    """Which characters mean nothing, in runs long enough to be words."""
    meaningless: Flags = glyphs.unmapped | odd(glyphs.codes)
    edges = np.flatnonzero(np.diff(meaningless.astype(np.int8), prepend=0, append=0))
    for first, last in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True):
        if last - first < MANGLED_RUN:
            meaningless[first:last] = False
    return meaningless


def _together(letters: Sequence[Box]) -> list[Box]:
    """Letters that stand near each other as one box: parts of a coarse grid that hang together."""
    if not letters:
        return []
    edges = np.array([(one.left, one.top, one.right, one.bottom) for one in letters])
    reach = REACH * (edges[:, 2:] - edges[:, :2]).max(axis=1, keepdims=True)
    cells = np.concatenate((edges[:, :2] - reach, edges[:, 2:] + reach), axis=1) / CELL
    cells = (cells - cells[:, :2].min(axis=0)[[0, 1, 0, 1]]).astype(np.int64)
    marked = np.zeros((cells[:, 3].max() + 1, cells[:, 2].max() + 1), bool)
    for left, top, right, bottom in cells.tolist():
        marked[top : bottom + 1, left : right + 1] = True
    of = _parts(marked)[cells[:, 1], cells[:, 0]]
    return [
        Box(*edges[of == part][:, :2].min(axis=0).tolist(), *edges[of == part][:, 2:].max(axis=0).tolist())
        for part in np.unique(of)
    ]  # fmt: skip


def _parts(marked: Flags) -> np.ndarray[tuple[int, ...], np.dtype[np.int64]]:
    """A number for each marked cell, the same where cells hang together; 0 where nothing is marked."""
    part = np.where(marked, np.arange(1, marked.size + 1).reshape(marked.shape), 0)
    while True:
        grown = part.copy()
        grown[1:] = np.maximum(grown[1:], part[:-1])
        grown[:-1] = np.maximum(grown[:-1], part[1:])
        grown[:, 1:] = np.maximum(grown[:, 1:], part[:, :-1])
        grown[:, :-1] = np.maximum(grown[:, :-1], part[:, 1:])
        grown[~marked] = 0
        if (grown == part).all():
            return part
        part = grown


def _with_margin(box: Box) -> Box:
    return Box(
        max(0.0, box.left - MARGIN), max(0.0, box.top - MARGIN), box.right + MARGIN, box.bottom + MARGIN
    )  # fmt: skip


def _is_new(line: Line, said: Sequence[Box]) -> bool:
    """Surely print, and nothing that is said already."""
    if line.box is None or (line.confidence or 0.0) < SURE or not _letters(line.text):
        return False
    return all(_share(line.box, box) < COVERED for box in said)


def _letters(text: str) -> int:
    return sum(one.isalpha() for one in text)


def _share(box: Box, other: Box) -> float:
    """How much of `box` the other one covers."""
    return box.overlap(other) / max(1e-6, box.width * box.height)


def _inside(glyphs: Glyphs, boxes: Sequence[Box]) -> Flags:
    """Which characters have their middle in one of the boxes."""
    middle = (glyphs.boxes[:, :2] + glyphs.boxes[:, 2:]) / 2
    inside: Flags = np.zeros(len(glyphs), bool)
    for box in boxes:
        inside |= (middle >= (box.left, box.top)).all(axis=1) & (
            middle <= (box.right, box.bottom)
        ).all(axis=1)
    return inside


def _left(marks: Marks, lines: Sequence[Box]) -> Marks:
    """The marks that are no print: of a picture of many lines its edge stays, as a box around them."""
    pictures, boxed = [], []
    for picture in marks.pictures:
        lettered = any(_share(box, picture.box) > COVERED for box in marks.lettered)
        held = sum(_share(line, picture.box) > COVERED for line in lines) if lettered else 0
        if not held:
            pictures.append(picture)
        elif held >= BOXED_LINES:
            boxed.append(Frame(picture.box))
    return replace(
        marks,
        rules=tuple(one for one in marks.rules if not _part_of(one.box, lines)),
        frames=(*(one for one in marks.frames if not _part_of(one.box, lines)), *boxed),
        pictures=tuple(pictures),
    )


def _part_of(box: Box, lines: Sequence[Box]) -> bool:
    """Whether a stroke lies in a line: part of a letter that is drawn with few corners."""
    return any(
        line.left - 1 <= box.left and box.right <= line.right + 1
        and line.top - 1 <= box.top and box.bottom <= line.bottom + 1
        for line in lines
    )  # fmt: skip
