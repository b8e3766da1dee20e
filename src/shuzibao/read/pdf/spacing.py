"""Letterspaced type: 日 报 社, and 抢 抓 机 遇  乘 势 而 上 with a space between its halves."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from shuzibao.read.pdf.door import Floats, Glyphs, Ints

ACROSS, DOWN = 1, 2
SPACE = (0.2, 1.1)  # of a character's width: what a space adds to the spacing on both sides of it
WIDEST = 1.45  # of its size: one character of stretched type


@dataclass(slots=True)
class Run:
    """Characters start..end of the file that follow each other on the paper. way: ACROSS, DOWN or 0 for one."""

    start: int
    end: int
    way: int


@dataclass(slots=True)
class Extents:
    """Boxes of runs, as arrays."""

    left: Floats
    top: Floats
    right: Floats
    bottom: Floats
    size: Floats
    way: Ints
    spacing: Floats  # what its characters leave between them, in points; 0 where it has one or two


def extents_of(glyphs: Glyphs, runs: list[Run]) -> Extents:
    starts = np.array([run.start for run in runs])
    left, top, right, bottom = glyphs.boxes.T
    return Extents(
        np.minimum.reduceat(left, starts), np.minimum.reduceat(top, starts),
        np.maximum.reduceat(right, starts), np.maximum.reduceat(bottom, starts),
        np.maximum.reduceat(glyphs.size, starts), np.array([run.way for run in runs]),
        _spacing(glyphs, runs),
    )  # fmt: skip


def _spacing(glyphs: Glyphs, runs: list[Run]) -> Floats:
    """The gap between the characters of each run across, where all its gaps are alike; else 0."""
    starts = np.array([run.start for run in runs])
    ends = np.array([run.end for run in runs])
    across = np.array([run.way == ACROSS for run in runs])
    gaps = np.append(glyphs.boxes[1:, 0] - glyphs.boxes[:-1, 2], 0.0)
    least, most = gaps.copy(), gaps
    least[ends - 1], most[ends - 1] = np.inf, -np.inf
    low, high = np.minimum.reduceat(least, starts), np.maximum.reduceat(most, starts)
    even = across & (ends - starts > 2) & (high - low < 0.1 * glyphs.size[starts])
    return np.where(even, np.maximum(0.0, high), 0.0)


def letterspaced(extents: Extents, flat: Ints, body: float) -> list[tuple[int, int]]:
    """Large single characters of one row and size with the same gap between all of them: 日 报 社.

    Two such halves with a space between are one line: 抢 抓 机 遇  乘 势 而 上.
    """
    width = extents.right - extents.left
    large = flat[(extents.size[flat] > 1.3 * body) & (width[flat] < WIDEST * extents.size[flat])]
    rows: dict[tuple[int, int], list[int]] = {}
    for at in large.tolist():
        size = float(extents.size[at])
        middle = float(extents.top[at] + extents.bottom[at]) / 2
        rows.setdefault((round(size), round(middle / (0.3 * size))), []).append(at)
    pairs: list[tuple[int, int]] = []
    for row in rows.values():
        row.sort(key=lambda at: float(extents.left[at]))
        gaps = [float(extents.left[b] - extents.right[a]) for a, b in pairwise(row)]
        size = float(extents.size[row[0]])
        even = [
            0 < one < 1.7 * size and abs(one - two) < 0.15 * size for one, two in pairwise(gaps)
        ]
        for n in np.flatnonzero(even).tolist():
            pairs += [(row[n], row[n + 1]), (row[n + 1], row[n + 2])]
        for n in range(2, len(gaps) - 2):  # a space between two halves that are spaced alike
            wide = (gaps[n] - 2 * gaps[n - 1]) / float(np.median(width[row]))
            alike = abs(gaps[n - 1] - gaps[n + 1]) < 0.15 * size
            if even[n - 2] and even[n + 1] and alike and SPACE[0] < wide < SPACE[1]:
                pairs.append((row[n], row[n + 1]))
    return pairs


def spaced_alike(extents: Extents, a: int, b: int) -> bool:
    """Two letterspaced halves of one line with a space between: 抢 抓 机 遇  乘 势 而 上."""
    size, spacing = float(extents.size[a]), float(extents.spacing[a])
    if spacing < 0.08 * size or abs(spacing - float(extents.spacing[b])) > 0.02 * size:
        return False
    gap = float(extents.left[b] - extents.right[a]) - 2 * spacing
    return SPACE[0] * 0.7 * size < gap < SPACE[1] * size


# A name of two characters is set over the width of three: 石　磊.
NAME_GAP = (0.6, 1.3)  # ems between its characters
LEAST_BEFORE = 3  # characters of the line before its first one: a byline, and no cell of a table


def spaced_out(glyphs: Glyphs, runs: list[Run]) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Of each run whether its last character stands alone, as a spaced-out name's first one does, and its first one."""
    boxes = glyphs.boxes
    gap = (boxes[1:, 0] - boxes[:-1, 2]) / np.minimum(glyphs.size[1:], glyphs.size[:-1])
    row = (boxes[:, 1] + boxes[:, 3]) / 2
    gap[np.abs(np.diff(row)) > 0.1 * glyphs.size[1:]] = np.inf
    wide = np.concatenate(
        ([True], gap > NAME_GAP[0], [True])
    )  # before each character, and behind the last
    near = np.concatenate(([False], (gap > -0.2) & (gap < NAME_GAP[1])))
    at = np.arange(len(glyphs))
    before = at - np.maximum.accumulate(
        np.where(near, 0, at)
    )  # characters of its row up to each one
    name = (glyphs.codes >= 0x4E00) & (glyphs.codes < 0xA000)
    first = np.array([run.start for run in runs])
    last = np.array([run.end - 1 for run in runs])
    ends = name[last] & wide[last] & (before[last] >= LEAST_BEFORE)
    starts = name[first] & wide[first + 1]
    return ends, starts
