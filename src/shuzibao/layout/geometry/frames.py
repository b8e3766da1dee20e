"""Which frame a line stands in."""

from __future__ import annotations

import numpy as np

from shuzibao.conventions.calls import CALL
from shuzibao.layout.geometry.turned import Extents, Flags, Floats, extents
from shuzibao.model import Box, Flow, Page
from shuzibao.script.characters import CLOSERS, SENTENCE_ENDS

WHOLE_PAGE = 0.8
LEAST_LINES = 3
HEAD_LINES, HEAD_SIZE = (
    5,
    1.25,
)  # so few lines of one size so much larger than the page's are a heading
BELOW = 4.0  # of the page's text size: so near below a headline's ground stands what it heads
WITH_DECK, DECK_SIZE, HEADLINE_SIZE = 3, 1.08, 1.8  # lines of a headline with its kicker or deck
PANEL_LINES = 7  # of a headline set in a panel of its own, with kicker and deck
COLUMN_EDGE, COLUMN_SIZE = (
    1.5,
    1.15,
)  # of the page's text: a column under a panel begins at its edge


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
        if _is_panel(page, at, inside, sizes, body) and _heads_a_column(lines, box, sizes, body):
            continue
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


def _is_panel(page: Page, at: int, inside: Flags, sizes: Floats, body: float) -> bool:
    """A ground that holds a headline, and no sentence: kicker and deck may be as small as the text."""
    count = int(inside.sum())
    if not page.frames[at].filled or not 1 < count <= PANEL_LINES:
        return False
    texts = [page.lines[n].text.strip() for n in np.flatnonzero(inside).tolist()]
    told = any(
        text.rstrip(CLOSERS)[-1:] in SENTENCE_ENDS[:1] or CALL.search(text) for text in texts
    )
    return float(sizes[inside].max()) > HEADLINE_SIZE * body and not told


def _heads_a_column(lines: Extents, box: Box, sizes: Floats, body: float) -> bool:
    """Whether what stands right below a ground is a column of text that begins at its edge."""
    below = (lines.v0 > box.bottom - 2) & (lines.v0 < box.bottom + BELOW * body)
    below &= lines.shared_u(box.left, box.right) > 0
    if not below.any():
        return False
    first = int(np.argmin(np.where(below, lines.v0 + 0.001 * lines.u0, np.inf)))
    level = below & (np.abs(lines.v0 - lines.v0[first]) < body)
    edge = float(lines.u0[level].min())
    # a column has a second line: the paper's address under an advertisement has none
    second = (lines.v0 > lines.v1[level].min() - 1) & (np.abs(lines.u0 - edge) < COLUMN_EDGE * body)
    second &= lines.v0 < lines.v1[level].max() + 2 * body
    return (
        bool((sizes[level] < COLUMN_SIZE * body).all()) and bool(second.any())
        and abs(edge - box.left) < COLUMN_EDGE * body
    )  # fmt: skip


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
