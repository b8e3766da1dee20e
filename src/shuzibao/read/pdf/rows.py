"""Rows that PDFium mixes: letters drawn one by one, of two lines set close, come sorted by where they begin."""

from __future__ import annotations

import numpy as np

from shuzibao.read.pdf.door import Glyphs, Ints

ROW = 0.35  # of the em: middles of one row lie no further apart
LEAST, MOST_ROWS = 6, 4  # characters that are looked at, and rows that are told apart
ABUT = 0.4  # of the em: the gap that most characters of a row leave


def unmixed(glyphs: Glyphs) -> Glyphs:
    """The characters with each row of a mixed stretch together again; others as they stand.

    A stretch goes to the right all the time; it is mixed where it returns to a higher row twice or more.
    """
    if len(glyphs) < LEAST:
        return glyphs
    left, size = glyphs.boxes[:, 0], glyphs.size
    middle = (glyphs.boxes[:, 1] + glyphs.boxes[:, 3]) / 2
    on = left[1:] >= left[:-1] - 0.5 * size[1:]
    up = on & (middle[1:] < middle[:-1] - ROW * size[1:])
    if not up.any():
        return glyphs
    stretch = np.append(0, np.cumsum(~on))
    order = np.arange(len(glyphs))
    for at in np.flatnonzero(np.bincount(stretch[1:][up]) > 1).tolist():
        found = np.flatnonzero(stretch == at)
        if len(found) >= LEAST:
            order[found] = _by_rows(glyphs, found, middle)
    return glyphs.only(order)


def _by_rows(glyphs: Glyphs, found: Ints, middle: np.ndarray) -> Ints:
    em = float(np.median(glyphs.size[found]))
    by_height = found[np.argsort(middle[found], kind="stable")]
    steps = np.append(0, np.cumsum(np.diff(middle[by_height]) > ROW * em))
    if steps[-1] >= MOST_ROWS:
        return found
    row = np.empty(len(found), np.int64)
    row[np.argsort(middle[found], kind="stable")] = steps
    sorted_rows = found[np.argsort(row, kind="stable")]
    same = np.diff(np.sort(row, kind="stable")) == 0
    gaps = glyphs.boxes[sorted_rows[1:], 0] - glyphs.boxes[sorted_rows[:-1], 2]
    if not same.any() or float(np.median(np.abs(gaps[same]))) > ABUT * em:
        return found
    return sorted_rows
