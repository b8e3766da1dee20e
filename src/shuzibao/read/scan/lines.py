"""Recognised boxes to printed lines: in points, with type sizes that a page really has."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from shuzibao.model import Box, Flow, Line
from shuzibao.read.scan.boxes import Found
from shuzibao.read.scan.ink import Ink

Floats = NDArray[np.float64]

# What a page is taken for where no resolution is stated: running text of Chinese papers is set in
# 小五 to 新五号 (9 to 10 pt).
USUAL_BODY = 9.5
# The height of a line's ink in ems, measured on four dev scans at 200 dpi against the PDFs: .92 to .98 for
# nine lines in ten, whatever the face. Run again: python -m bench.scans --sizes
INK_ACROSS, INK_DOWN = 0.948, 0.926
INK_FEW = 0.022  # less where only a few characters tell
# Of alphabets, from the baseline up: letters that rise, capitals and figures, small letters alone. Measured on
# seven dev pages of two serif and two sans-serif faces.
RISING, CAPITALS, SMALL_LETTERS = 0.84, 0.77, 0.57
# letters: the ink of fewer, and of a smaller share of a short line, is lost among the grain of the paper
FEW_RISING, LEAST_RISING = 3, 0.15
ABOVE_BASE = 0.88  # of the em box of an alphabet
BOX_TO_EM = 0.71  # the type's share of the height of a long line's box, where the ink says nothing
SAME_TYPE = 0.045  # lines whose measured size differs by less (as a logarithm) are of one size
SPREAD = 0.012  # how measurements of one size scatter when neighbours are measured together
ALIKE = 0.09  # neighbours whose size differs by less may be of one paragraph
UNSURE_TYPE = 0.15  # the reach of a line that has too few characters to be measured well
SURE_LETTERS = (
    10  # of an alphabet: a line of fewer was off by up to a third, one of more by a tenth at most
)
BOLD_INK = 1.75  # against the page's running text, black in the same area: bold has 2.0, a light sans-serif 1.6
# In the face and size of the running text less tells: its bold has 1.31 to 1.71, a line of four characters of the text
# itself in a sans-serif up to 1.2, in Song 1.26, one in a thousand 1.33 (twelve dev pages; run bench.scans again on
# drawn-upright and plain-inner). Song has upright strokes much blacker than level ones, in bold even more so, a
# sans-serif has not: edges of the ones against the others 1.1 to 1.3 in the mean of a page, an eighth and more above
# it in bold; .8 to 1 in a sans-serif. A line taken for bold can tear a story, one missed costs a crosshead.
SANS_BOLD_INK, SONG_BOLD_INK = 1.3, 1.38
SANS, SONG_BOLD, LEAST_BOLD = 1.02, 1.12, 4
SAME_SIZE = 0.92, 1.15


def ems(text: str) -> float:
    """Width of a text in ems: Chinese characters 1, Latin letters and figures 0.5."""
    return sum(0.5 if c < "\u2e80" else 1.0 for c in text)


def em_px(found: Found, ink: Ink | None) -> float:
    """The type's size in pixels, by the height of its ink; by its box where the ink says nothing."""
    by_box = _em_by_box(found)
    if ink is None:
        return by_box
    if is_alphabetic(found.text) and found.direction is Flow.ACROSS:
        return float(np.clip(_letters_em(found, ink), 0.75 * by_box, 1.25 * by_box))
    count = _ideographs(found.text)
    share = INK_DOWN if found.direction is Flow.DOWN else INK_ACROSS
    if count < 4:
        share -= INK_FEW
    # a box is never tighter than its type, nor twice as wide
    return float(np.clip(ink.thick / share, 0.75 * by_box, 1.25 * by_box))


def is_alphabetic(text: str) -> bool:
    """Whether it is of letters and figures without any Chinese character or mark."""
    return all(char < "\u2e80" for char in text)


def _letters_em(found: Found, ink: Ink) -> float:
    """The size of letters: by how far they rise, or by the small ones where that does not tell.

    It does not where hardly any rises, nor where ink reaches the edge of the box: letters hang down from
    the line above.
    """
    capitals = sum(char.isupper() or char.isdigit() for char in found.text)
    rising = sum(char in "bdfhkl" for char in found.text)
    few = rising + capitals < min(FEW_RISING, LEAST_RISING * len(found.text))
    if few or (ink.near < found.box[1] + 1 and any(char.islower() for char in found.text)):
        return (ink.base - ink.mean) / SMALL_LETTERS
    return (ink.base - ink.near) / (RISING if rising else CAPITALS)


def _em_by_box(found: Found) -> float:
    """Detection widens a box by its area over its girth: long lines by 0.41 em, short ones by less."""
    left, top, right, bottom = found.box
    short, long = sorted((right - left, bottom - top))
    return float(short * (BOX_TO_EM + 0.12 * min(1.0, 2.5 * short / max(long, 1.0))))


def points_per_pixel(found: Sequence[Found], inks: Sequence[Ink | None]) -> float:
    """The scale of a scan whose resolution nobody states, by the size of its running text."""
    sizes = [em_px(one, ink) for one, ink in zip(found, inks, strict=True)]
    counts = [len(one.text) for one in found]
    return USUAL_BODY / float(np.median(np.repeat(sizes, counts))) if sizes else 72 / 200


def lines_of(found: Sequence[Found], inks: Sequence[Ink | None], scale: float) -> list[Line]:
    """The lines in points. inks: of each of them. scale: points per pixel."""
    bold = _bold(found, inks)
    sizes = _type_sizes(found, inks)
    lines = []
    for one, ink, size, heavy in zip(found, inks, sizes, bold, strict=True):
        left, top, right, bottom = (value * scale for value in _tight(one, ink, size))
        lines.append(
            Line(
                one.text,
                box=Box(round(left, 2), round(top, 2), round(right, 2), round(bottom, 2)),
                flow=one.direction,
                size=round(size * scale, 2),
                weight=700 if heavy else 400,
                edges=_edges(one, scale, (left, top, right, bottom)),
                confidence=round(one.score, 4),
            )
        )
    return lines


def _bold(found: Sequence[Found], inks: Sequence[Ink | None]) -> list[bool]:
    """Which lines are blacker than the running text by as much as bold is, in its face or in another."""
    told = [
        (ink.black, ink.upright, ink.thick)
        for one, ink in zip(found, inks, strict=True)
        if ink
        for _ in one.text
    ]
    black, upright, thick = np.median(np.array(told), axis=0).tolist() if told else (1.0, 0.0, 0.0)
    return [
        ink is not None and ink.black > black * _bold_from(one, ink, upright, thick)
        for one, ink in zip(found, inks, strict=True)
    ]


def _bold_from(one: Found, ink: Ink, upright: float, thick: float) -> float:
    """How many times as black as the running text a line is in bold. upright, thick: of that text."""
    chinese = sum("\u3400" <= char <= "\u9fff" for char in one.text)
    sized = SAME_SIZE[0] * thick < ink.thick < SAME_SIZE[1] * thick
    # a paragraph's short last line wavers most
    if chinese < LEAST_BOLD or not sized or one.text[-1] in "。”！？":
        return BOLD_INK
    if upright < SANS:
        return SANS_BOLD_INK
    return SONG_BOLD_INK if ink.upright > SONG_BOLD * upright else BOLD_INK


def _tight(one: Found, ink: Ink | None, size: float) -> tuple[float, float, float, float]:
    """The box of the type: one em across the line, in the middle of its ink; along it, the ink's ends."""
    left, top, right, bottom = one.box
    down = one.direction is Flow.DOWN
    if ink is None:
        near, far, start, end = (left, right, top, bottom) if down else (top, bottom, left, right)
        spare = max(0.0, (far - near - size) / 2)
        near, far = near + spare, far - spare
    else:
        stands = not down and is_alphabetic(one.text)
        middle = ink.base + (0.5 - ABOVE_BASE) * size if stands else (ink.near + ink.far) / 2
        near, far = middle - size / 2, middle + size / 2
        start, end = ink.start - 0.03 * size, ink.end + 0.03 * size
    return (near, start, far, end) if down else (start, near, end, far)


def _type_sizes(found: Sequence[Found], inks: Sequence[Ink | None]) -> list[float]:
    """The measured sizes, drawn together: a page has few, and every line of one size gets the same.

    First each line is measured together with the lines above and below it in its column; the sizes of the
    page are where these measures are densest. Lines with too few characters to be measured follow
    their neighbours, or join the nearest size.
    """
    if not found:
        return []
    measured = np.array([em_px(one, ink) for one, ink in zip(found, inks, strict=True)])
    sure = np.array(
        [ink is not None and is_sure(one.text) for one, ink in zip(found, inks, strict=True)]
    )
    if not sure.any():
        return [float(size) for size in measured]
    near = _neighbours(found)
    logs = np.log(measured)
    for _ in range(2):
        logs = _smoothed(logs, near, sure)
    types = _peaks(logs[sure], np.array([len(one.text) for one in found], float)[sure])
    sizes = measured.copy()
    for at in range(len(found)):
        off = np.abs(types - logs[at])
        if off.min() < (SAME_TYPE if sure[at] else UNSURE_TYPE):
            sizes[at] = np.exp(types[int(off.argmin())])
    for at in np.flatnonzero(~sure).tolist():
        beside = [n for n in near[at] if sure[n]]
        if beside and abs(np.log(sizes[beside[0]] / measured[at])) < 2 * UNSURE_TYPE:
            sizes[at] = sizes[beside[0]]
    return [float(size) for size in sizes]


def _smoothed(logs: Floats, near: Sequence[Sequence[int]], sure: NDArray[np.bool_]) -> Floats:
    out = logs.copy()
    for at in np.flatnonzero(sure).tolist():
        like = [n for n in near[at] if sure[n] and abs(logs[n] - logs[at]) < ALIKE]
        if like:
            out[at] = np.median([logs[at], *logs[like]])
    return out


def _peaks(logs: Floats, weights: Floats) -> Floats:
    """Where the measurements are densest, each peak at the median of what is around it."""
    grid = np.arange(logs.min() - 0.05, logs.max() + 0.05, 0.004)
    near = (grid[:, None] - logs[None, :]) / SPREAD
    density = (np.exp(-0.5 * near**2) * weights).sum(axis=1)
    higher = (density[1:-1] >= density[:-2]) & (density[1:-1] > density[2:])
    peaks = []
    for at in grid[1:-1][higher]:
        around = np.abs(logs - at) < SAME_TYPE
        if around.any():
            peaks.append(float(np.median(logs[around])))
    return np.array(peaks or [float(np.median(logs))])


def _neighbours(found: Sequence[Found]) -> list[list[int]]:
    """For each line those next to it in its column, at most two lines away, the nearest first."""
    boxes = np.array([one.box for one in found])
    down = np.array([one.direction is Flow.DOWN for one in found])
    boxes[down] = boxes[down][:, [1, 0, 3, 2]]
    u0, v0, u1, v1 = boxes.T
    middle, thick = (v0 + v1) / 2, v1 - v0
    out = []
    for at in range(len(found)):
        apart = np.abs(middle - middle[at])
        shared = np.minimum(u1, u1[at]) - np.maximum(u0, u0[at])
        close = (down == down[at]) & (apart < 2.7 * thick[at]) & (apart > 0.3 * thick[at])
        close &= shared > 0.6 * np.minimum(u1 - u0, u1[at] - u0[at])
        which = np.flatnonzero(close)
        out.append([int(n) for n in which[np.argsort(apart[which], kind="stable")]])
    return out


def _ideographs(text: str) -> int:
    return sum("\u3400" <= c <= "\u9fff" for c in text)


def is_sure(text: str) -> bool:
    """Whether a line's size can be told by the height of its characters."""
    return _ideographs(text) >= 3 or (len(text) >= SURE_LETTERS and is_alphabetic(text))


def _edges(one: Found, scale: float, box: tuple[float, float, float, float]) -> tuple[float, ...]:
    """Where each character begins: half-way between the middles of two, where the engine tells them."""
    start, end = (box[1], box[3]) if one.direction is Flow.DOWN else (box[0], box[2])
    if len(one.places) == len(one.text):
        low, high = one.box[1::2] if one.direction is Flow.DOWN else one.box[0::2]
        middles = (low + np.array(one.places) * (high - low)) * scale
        inner = (middles[1:] + middles[:-1]) / 2
        told = np.concatenate(([start], np.clip(inner, start, end), [end]))
        return tuple(round(float(value), 2) for value in np.maximum.accumulate(told))
    widths = np.array([0.5 if c < "\u2e80" else 1.0 for c in one.text])
    reach = np.concatenate(([0.0], np.cumsum(widths)))
    return tuple(round(float(value), 2) for value in start + (end - start) * reach / reach[-1])
