"""The measures 栏宽 that the lines of a dump are set to, found from their widths."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from shuzibao.layout.signs import Signs

Floats = npt.NDArray[np.float64]

MOST_MEASURES = 10
RAGGED_STRETCH = 24  # lines
NARROWEST_MEASURE = 5.0
WIDEST_MEASURE = 60.0
INDENT = 2.0  # ems that a paragraph's first line is set in

# What may open a line has at most this width; more is no word that a compositor leaves a hole for.
LONGEST_UNIT = 6.0
# A measure is told by lines that fill it and by no other, this much of them (1 a line that fills it to the em).
LEAST_TOLD = 2.5


def units_below(signs: Sequence[Signs]) -> list[float]:
    """For each line, the width of what opens the line below it: how short it may be and yet be full."""
    below = [*(sign.unit for sign in signs[1:]), 1.0]
    return [min(max(unit, 1.0), LONGEST_UNIT) for unit in below]


def measures_of(signs: Sequence[Signs]) -> list[float]:
    """The widths that lines are set to on this page, best told first.

    A full line is as wide as its measure, or shorter by less than what opens the next line. The measures are
    those that explain the most lines that none before explained, one after the other.
    """
    latin = [sign.width for sign in signs if sign.latin and not sign.heading]
    if len(latin) * 2 > len(signs):
        return _ragged_measures(latin)
    widths = np.array([sign.width for sign in signs])
    candidates = _candidates(signs)
    if not len(candidates):
        return []
    fills = _filled(signs, widths, candidates)
    told = fills * _runs(signs, widths, candidates, fills)
    texts = np.array([bool(sign.pauses or sign.stops or sign.ends_sentence) for sign in signs])
    best = np.zeros(len(signs))
    found: list[float] = []
    while len(found) < MOST_MEASURES:
        more = np.maximum(told - best, 0.0)
        gain = more.sum(axis=1)
        gain[[_is_near(candidate, found) for candidate in candidates]] = 0.0
        at = int((gain + 0.001 * candidates).argmax())
        if gain[at] < LEAST_TOLD:
            break
        lines = more[at] > 0
        # Headings of one width hold no punctuation, lines of text do.
        if 4 * (texts & lines).sum() >= lines.sum():
            found.append(float(candidates[at]))
            best = np.maximum(best, told[at])
        else:
            told[at] = 0.0
    return found


def _is_near(width: float, found: Sequence[float]) -> bool:
    return any(abs(width - other) <= 0.6 for other in found)


def _candidates(signs: Sequence[Signs]) -> Floats:
    widths = {
        round(sign.width * 2) / 2
        for sign in signs
        if sign.heading is None and NARROWEST_MEASURE <= sign.width <= WIDEST_MEASURE
    }
    return np.array(sorted(widths))


def _filled(signs: Sequence[Signs], widths: Floats, candidates: Floats) -> Floats:
    """How well each line (columns) fills each candidate (rows), 0 to 1."""
    squeeze = np.array([sign.squeeze for sign in signs])
    units = np.array(units_below(signs))
    short = candidates[:, None] - widths
    full = np.where((short >= 0) & (short < units), 1.0 - 0.15 * np.minimum(short, 3.0), 0.0)
    full = np.where((short < 0) & (short >= -0.5 - squeeze), 1.0 + 0.7 * short, full)
    usable = np.array([sign.heading is None and not sign.latin for sign in signs])
    ends = np.array([0.4 if sign.ends_sentence else 1.0 for sign in signs])
    return np.asarray(full * usable * ends)


def _runs(signs: Sequence[Signs], widths: Floats, candidates: Floats, fills: Floats) -> Floats:
    """1 where a line's neighbour is in the same measure too: full below it or above it, or a paragraph's last line below."""
    ends = np.array([sign.ends_sentence for sign in signs])
    last = (ends & (widths <= candidates[:, None] + 0.5)).astype(float)
    goes = (fills > 0).astype(float)
    ok = np.zeros_like(fills)
    ok[:, :-1] = np.maximum(goes[:, 1:], last[:, 1:])
    ok[:, 1:] = np.maximum(ok[:, 1:], goes[:, :-1])
    return ok


def _ragged_measures(widths: Sequence[float]) -> list[float]:
    """The measures of Latin text set ragged: the widest lines of every stretch, a headline's outlier left out."""
    found: list[float] = []
    for start in range(0, len(widths), RAGGED_STRETCH // 2):
        stretch = sorted(widths[start : start + RAGGED_STRETCH])
        widest = stretch[max(0, int(0.93 * len(stretch)) - 1)]
        if NARROWEST_MEASURE <= widest <= WIDEST_MEASURE and all(
            abs(widest - other) > 1.5 for other in found
        ):
            found.append(widest)
    return found[:MOST_MEASURES]
