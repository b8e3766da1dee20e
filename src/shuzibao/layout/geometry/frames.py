"""Which frame a line stands in."""

from __future__ import annotations

import numpy as np

from shuzibao.layout.geometry.turned import Extents, Floats, extents
from shuzibao.model import Box, Flow, Page

WHOLE_PAGE = 0.8
LEAST_LINES = 3
HEAD_LINES, HEAD_SIZE = (
    5,
    1.25,
)  # so few lines of one size so much larger than the page's are a heading
BELOW = 4.0  # of the page's text size: so near below a headline's ground stands what it heads
WITH_DECK, DECK_SIZE, HEADLINE_SIZE = 3, 1.08, 1.8  # lines of a headline with its kicker or deck


def frames_of_lines(page: Page) -> list[int | None]:
    """For each line the innermost frame around it that holds something like a story.

    A tint behind one heading or a border around a picture makes no story of its own.
    """
    none: list[int | None] = [None] * len(page.lines)
    if not page.frames or not page.lines:
        return none
    lines = extents([line.box for line in page.lines if line.box], Flow.ACROSS)
    x, y = (lines.u0 + lines.u1) / 2, (lines.v0 + lines.v1) / 2
    sizes = np.array([line.size or 0.0 for line in page.lines if line.box])
    body = float(np.median(sizes))
    area = (page.width or 1.0) * (page.height or 1.0)
    order = sorted(
        range(len(page.frames)), key=lambda at: -_area(page, at)
    )  # smaller ones come last and overwrite
    found = np.full(len(page.lines), -1)
    for at in order:
        box = page.frames[at].box
        if _area(page, at) > WHOLE_PAGE * area:
            continue
        inside = (x > box.left) & (x < box.right) & (y > box.top) & (y < box.bottom)
        count = int(inside.sum())
        display = 1 < count <= HEAD_LINES and _is_display(sizes[inside], body)
        if display and not _goes_on(lines, box, BELOW * body):
            found[inside] = at
        elif 0 < count <= HEAD_LINES and _is_one_heading(sizes[inside], body):
            continue  # white on dark: a ground behind a headline
        if count >= LEAST_LINES:
            found[inside] = at
    return [None if at < 0 else int(at) for at in found]


def _is_one_heading(sizes: Floats, body: float) -> bool:
    """A headline, with a kicker or a deck or without: nothing in running text's size."""
    least, most = float(sizes.min()), float(sizes.max())
    if least > HEAD_SIZE * body and most - least < 0.03 * least:
        return True
    return len(sizes) <= WITH_DECK and least > DECK_SIZE * body and most > HEADLINE_SIZE * body


def _is_display(sizes: Floats, body: float) -> bool:
    """Large type and small: a small advertisement, where no text goes on below it."""
    return float(sizes.min()) < HEAD_SIZE * body and float(sizes.max()) > HEADLINE_SIZE * body


def _goes_on(lines: Extents, box: Box, reach: float) -> bool:
    """Whether something is printed right below a frame or, as in vertical setting, right to its left."""
    below = (lines.v0 > box.bottom - 2) & (lines.v0 < box.bottom + reach)
    left = (lines.u1 < box.left + 2) & (lines.u1 > box.left - reach)
    below &= lines.shared_u(box.left, box.right) > 0
    left &= (lines.shared_v(box.top, box.bottom) > 0) & (lines.v1 - lines.v0 > lines.u1 - lines.u0)
    return bool((below | left).any())


def _area(page: Page, at: int) -> float:
    box = page.frames[at].box
    return box.width * box.height
