"""Recognised boxes to printed lines: in points, with type sizes that a page really has."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from shuzibao.model import Box, Flow, Line
from shuzibao.read.scan_boxes import Found

Gray = NDArray[np.uint8]

# What a page is taken for where no resolution is stated: running text of Chinese papers is set in
# 小五 to 新五号 (9 to 10 pt).
USUAL_BODY = 9.5
SAME_TYPE = 0.075  # lines whose measured size differs by less are of one size
UNSURE_TYPE = 0.25  # the same where only the height of the box tells
BOX_TO_EM = 0.86  # a detected box is this much higher than its type, measured on clean scans
BOLD_INK = 1.3  # against the page's running text, ink per area of the same size


def ems(text: str) -> float:
    """Width of a text in ems: Chinese characters 1, Latin letters and figures 0.5."""
    return sum(0.5 if c < "\u2e80" else 1.0 for c in text)


def em_px(found: Found) -> float:
    """The type's size in pixels: from the advance of its characters, for boxes are loose around them."""
    left, top, right, bottom = found.box
    long, short = right - left, bottom - top
    if found.direction is Flow.DOWN:
        long, short = short, long
    # set downwards, figures and Latin letters take a whole em each
    count = float(len(found.text)) if found.direction is Flow.DOWN else ems(found.text)
    by_height = BOX_TO_EM * short
    if is_sure(found.text):
        by_advance = (long - 0.25 * short) / count
        return float(np.clip(by_advance, 0.75 * by_height, 1.2 * by_height))
    return by_height


def points_per_pixel(found: Sequence[Found]) -> float:
    """The scale of a scan whose resolution nobody states, by the size of its running text."""
    sizes = [em_px(one) for one in found for _ in range(len(one.text))]
    return USUAL_BODY / float(np.median(sizes)) if sizes else 72 / 200


def lines_of(found: Sequence[Found], gray: Gray, scale: float) -> list[Line]:
    """The lines in points. scale: points per pixel."""
    sizes = _type_sizes(found)
    density = [_ink(one, gray) for one in found]
    usual = float(np.median(density)) if density else 0.0
    lines = []
    for one, size, ink in zip(found, sizes, density, strict=True):
        left, top, right, bottom = (value * scale for value in one.box)
        left, top, right, bottom = _tight(left, top, right, bottom, size * scale, one.direction)
        start, end = (top, bottom) if one.direction is Flow.DOWN else (left, right)
        lines.append(
            Line(
                one.text,
                box=Box(round(left, 2), round(top, 2), round(right, 2), round(bottom, 2)),
                flow=one.direction,
                size=round(size * scale, 2),
                weight=700 if usual and ink > BOLD_INK * usual else 400,
                edges=_edges(one.text, start, end),
                confidence=round(one.score, 4),
            )
        )
    return lines


def _tight(
    left: float, top: float, right: float, bottom: float, size: float, flow: Flow
) -> tuple[float, float, float, float]:
    """The box without the room that detection leaves around the type."""
    if flow is Flow.DOWN:
        spare = max(0.0, (right - left - size) / 2)
        end = min(spare, 0.15 * size)
        return left + spare, top + end, right - spare, bottom - end
    spare = max(0.0, (bottom - top - size) / 2)
    end = min(spare, 0.15 * size)
    return left + end, top + spare, right - end, bottom - spare


def _type_sizes(found: Sequence[Found]) -> list[float]:
    """The measured sizes, drawn together: a page has few, and every line of one size gets the same.

    Lines of several Chinese characters are measured by their advance and told apart finely; short
    and Latin lines, measured by the height of their box, join the size that is nearest.
    """
    if not found:
        return []
    measured = np.array([em_px(one) for one in found])
    sure = np.array([is_sure(one.text) for one in found])
    weights = np.array([len(one.text) for one in found], float)
    sizes = measured.copy()
    left = sure.copy()
    types: list[float] = []
    while left.any():
        chosen = np.flatnonzero(left)
        logs = np.log(measured[chosen])
        reach = np.abs(logs[:, None] - logs[None, :]) < SAME_TYPE / 2
        heavy = int(np.argmax((reach * weights[chosen][None, :]).sum(axis=1)))
        member = chosen[np.abs(logs - logs[heavy]) < SAME_TYPE]
        order = member[np.argsort(measured[member])]
        middle = np.searchsorted(np.cumsum(weights[order]), weights[order].sum() / 2)
        types.append(float(measured[order[min(int(middle), len(order) - 1)]]))
        sizes[member] = types[-1]
        left[member] = False
    for at in np.flatnonzero(~sure).tolist():
        near = min(types, key=lambda size: abs(np.log(size / measured[at])), default=None)
        if near is not None and abs(float(np.log(near / measured[at]))) < UNSURE_TYPE:
            sizes[at] = near
    return [float(size) for size in sizes]


def is_sure(text: str) -> bool:
    """Whether a line's size can be told by the advance of its characters."""
    wide = sum(c >= "\u2e80" for c in text)
    return wide >= 5 and wide >= 0.7 * len(text)


def _ink(one: Found, gray: Gray) -> float:
    """The share of ink in the line's box."""
    left, top, right, bottom = (max(0, round(value)) for value in one.box)
    piece = gray[top:bottom, left:right]
    if piece.size == 0:
        return 0.0
    paper = float(np.percentile(piece, 90))
    return float((piece < paper - 70).mean())


def _edges(text: str, start: float, end: float) -> tuple[float, ...]:
    """Where each character begins, by its usual width."""
    widths = np.array([0.5 if c < "\u2e80" else 1.0 for c in text])
    reach = np.concatenate(([0.0], np.cumsum(widths)))
    return tuple(round(float(value), 2) for value in start + (end - start) * reach / reach[-1])
