"""The ink of a line: where it really stands inside the loose box that detection gives, and how black it is."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from shuzibao.model import Flow
from shuzibao.read.scan.boxes import Found

Gray = NDArray[np.uint8]
Floats = NDArray[np.float32]

LEAST_CONTRAST = 40.0
FAINT = 0.35  # darkness below this is grain, shadow or what shines through
TRACE = 0.012  # of the line's length: more ink than that in a row of pixels, and type stands there
LETTERS = 0.4  # of the ink that rows of small letters hold: rows of descenders hold less
# A line that climbs is measured in so many parts, by at most so many pixels from end to end, and only where it
# is thinner by more than this; on flat paper no slant makes it so.
SEGMENTS, STEEPEST, CLIMBS = 8, 8, 0.8
SPLIT = 0.14  # of the box's thickness: a white gap as wide parts the line from what is beside it


@dataclass(frozen=True, slots=True)
class Ink:
    """A line's ink, in pixels of the page.

    near, far: where it begins and ends across the line (top and bottom, or left and right where it runs
    downwards). start, end: the same along it. black: the share of ink in between.
    white: the type is white on dark. mean, base: between what small letters without ascenders and descenders
    stand, the edges of the blackest rows; of Chinese characters they say nothing. upright: the edges of upright
    strokes against those of level ones, which tells faces of Chinese apart (see `scan/lines.py`); 0 where not measured.
    """

    near: float
    far: float
    start: float
    end: float
    black: float
    white: bool = False
    mean: float = 0.0
    base: float = 0.0
    upright: float = 0.0

    @property
    def thick(self) -> float:
        """Across the line: the height of its tallest characters."""
        return self.far - self.near


def ink_of(found: Found, gray: Gray) -> Ink | None:
    """The ink in a line's box; None where nothing stands out."""
    left, top, right, bottom = (max(0, round(value)) for value in found.box)
    piece = gray[top:bottom, left:right].astype(np.float32)
    if min(piece.shape, default=0) < 4:
        return None
    if found.direction is Flow.DOWN:
        piece, left, top = piece.T, top, left
    dark = _darkness(piece)
    if dark is None:
        return None
    ink, white = dark
    # letters rise and hang here and there: only characters, alike high, say how a line climbs
    segments = 0 if found.text.isascii() else SEGMENTS
    levelled = _levelled(ink, TRACE * piece.shape[1] + 0.5, segments)
    if levelled is None:
        return None
    rows, (near, far) = levelled
    letters = ink[int(near) : int(np.ceil(far))]
    columns = letters.sum(axis=0)
    inked = np.flatnonzero((columns > 0.5) & ~_strokes_beside(ink))
    if not len(inked):
        return None
    start, end = float(inked[0]), float(inked[-1] + 1)
    upright = _edges(letters, 1) / max(1.0, _edges(letters, 0))
    if found.direction is Flow.DOWN:
        upright = 1 / max(0.01, upright)
    black = float(letters.sum() / max(1.0, (far - near) * (end - start)))
    base = _baseline(rows, near, far)
    mean = len(rows) - _baseline(rows[::-1], len(rows) - far, len(rows) - near)
    return Ink(
        top + near, top + far, left + start, left + end, black, white, top + mean, top + base,
        upright,
    )  # fmt: skip


def _edges(letters: Floats, axis: int) -> float:
    return float(np.abs(np.diff(letters, axis=axis)).sum())


def _levelled(ink: Floats, trace: float, most: int) -> tuple[Floats, tuple[float, float]] | None:
    """The ink of each row, and where it begins and ends, of a line that climbs as if it did not.

    On paper that does not lie flat a line may climb by some pixels, and would be measured as thicker by as
    many: of all slants the one is taken under which it is thinnest. most: parts that it is measured in.
    """
    rows = ink.sum(axis=1)
    level = _band(rows, trace)
    count = min(most, int(ink.shape[1] / (1.5 * len(rows))))
    if level is None or count < 3:
        return (rows, level) if level else None
    segments = [part.sum(axis=1) for part in np.array_split(ink, count, axis=1)]
    places = np.arange(len(rows))
    best, thinnest = (rows, level), level[1] - level[0] - CLIMBS
    for climb in range(-STEEPEST, STEEPEST + 1):
        steps = climb * (np.arange(count) / (count - 1) - 0.5)
        slanted = np.sum(
            [
                np.interp(places + step, places, one)
                for step, one in zip(steps, segments, strict=True)
            ],
            axis=0,
        ).astype(np.float32)
        band = _band(slanted, trace)
        if climb and band and band[1] - band[0] < thinnest:
            best, thinnest = (slanted, band), band[1] - band[0]
    return best


def _baseline(rows: Floats, near: float, far: float) -> float:
    """The lower edge of the blackest rows, to a part of a pixel."""
    first, last = max(0, int(near)), int(np.ceil(far))
    band = rows[first:last]
    level = LETTERS * float(np.percentile(band, 80))
    at = int(np.flatnonzero(band >= level)[-1])
    if at + 1 >= len(band):
        return far
    above, below = float(band[at]), float(band[at + 1])
    return first + at + 0.5 + (above - level) / max(above - below, 1e-6)


def _strokes_beside(ink: Floats) -> NDArray[np.bool_]:
    """Columns at the ends that a rule beside the line fills from edge to edge of the box."""
    full: NDArray[np.bool_] = (ink > 0).mean(axis=0) > 0.95
    reach = max(2, ink.shape[0] // 3)
    inner: NDArray[np.bool_] = np.zeros(len(full), bool)
    inner[reach : len(full) - reach] = True
    ends: NDArray[np.bool_] = full & ~inner
    return ends


def _darkness(piece: Floats) -> tuple[Floats, bool] | None:
    """0 for paper to 1 for ink; the other way round, and said so, where type is white on dark."""
    dark, light = (float(value) for value in np.percentile(piece, (3, 90)))
    if light - dark < LEAST_CONTRAST:
        return None
    ink: Floats = np.clip((light - piece) / (light - dark), 0, 1)
    white = float(ink.mean()) > 0.5
    if white:
        ink = 1 - ink
    ink[ink < FAINT] = 0
    return ink, white


def _band(rows: Floats, trace: float) -> tuple[float, float] | None:
    """The stretch of inked rows around the middle of the ink, to a part of a pixel."""
    on = rows > trace
    if not on.any():
        return None
    middle = int(np.searchsorted(np.cumsum(rows), rows.sum() / 2))
    gap = max(2, round(SPLIT * len(rows)))
    near = far = middle
    for at in range(middle, -1, -1):
        if on[at]:
            near = at
        elif near - at > gap:
            break
    for at in range(middle, len(rows)):
        if on[at]:
            far = at
        elif at - far > gap:
            break
    before = float(rows[near - 1] / trace) if near else 0.0
    after = float(rows[far + 1] / trace) if far + 1 < len(rows) else 0.0
    return near - min(1.0, before) * 0.5, far + 1 + min(1.0, after) * 0.5
