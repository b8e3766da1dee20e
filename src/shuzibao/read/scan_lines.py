"""Recognised boxes to printed lines: in points, with type sizes that a page really has."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from shuzibao.model import Box, Flow, Line
from shuzibao.read.scan_boxes import Found

Gray = NDArray[np.uint8]
Floats = NDArray[np.float64]

# What a page is taken for where no resolution is stated: running text of Chinese papers is set in
# 小五 to 新五号 (9 to 10 pt).
USUAL_BODY = 9.5
SAME_TYPE = 0.05  # lines whose measured size differs by less are of one size
MISSED, SAME_HEIGHT = 0.16, 0.1
UNSURE_TYPE = 0.25  # the same where only the height of the box tells
BOX_TO_EM = 0.71  # the type's share of the height of a long line's box, measured on clean scans
BOLD_INK = 1.3  # against the page's running text, ink per area of the same size


def ems(text: str) -> float:
    """Width of a text in ems: Chinese characters 1, Latin letters and figures 0.5."""
    return sum(0.5 if c < "\u2e80" else 1.0 for c in text)


def em_px(found: Found) -> float:
    """The type's size in pixels: from the advance of its characters, for boxes are loose around them."""
    by_height = _em_by_height(found)
    if not is_sure(found.text):
        return by_height
    long, short = _sides(found)
    # set downwards, figures and Latin letters take a whole em each
    count = float(len(found.text)) if found.direction is Flow.DOWN else ems(found.text)
    return float(np.clip((long - 0.25 * short) / count, 0.85 * by_height, 1.15 * by_height))


def _sides(found: Found) -> tuple[float, float]:
    """Along the line and across it, in pixels."""
    left, top, right, bottom = found.box
    wide, high = right - left, bottom - top
    return (high, wide) if found.direction is Flow.DOWN else (wide, high)


def _em_by_height(found: Found) -> float:
    """Detection widens a box by its area over its girth: long lines by 0.41 em, short ones by less."""
    long, short = _sides(found)
    return short * (BOX_TO_EM + 0.12 * min(1.0, 2.5 * short / max(long, 1.0)))


def points_per_pixel(found: Sequence[Found]) -> float:
    """The scale of a scan whose resolution nobody states, by the size of its running text."""
    sizes = [em_px(one) for one in found for _ in range(len(one.text))]
    return USUAL_BODY / float(np.median(sizes)) if sizes else 72 / 200


def lines_of(found: Sequence[Found], gray: Gray, scale: float) -> list[Line]:
    """The lines in points. scale: points per pixel."""
    density = [_ink(one, gray) for one in found]
    usual = float(np.median(density)) if density else 0.0
    bold = np.array([bool(usual) and ink > BOLD_INK * usual for ink in density], bool)
    sizes = _type_sizes(found, bold)
    lines = []
    for one, size, heavy in zip(found, sizes, bold.tolist(), strict=True):
        left, top, right, bottom = (value * scale for value in one.box)
        left, top, right, bottom = _tight(left, top, right, bottom, size * scale, one.direction)
        start, end = (top, bottom) if one.direction is Flow.DOWN else (left, right)
        lines.append(
            Line(
                one.text,
                box=Box(round(left, 2), round(top, 2), round(right, 2), round(bottom, 2)),
                flow=one.direction,
                size=round(size * scale, 2),
                weight=700 if heavy else 400,
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


def _type_sizes(found: Sequence[Found], bold: NDArray[np.bool_]) -> list[float]:
    """The measured sizes, drawn together: a page has few, and every line of one size gets the same.

    Lines of several Chinese characters are measured by their advance and told apart finely; short
    and Latin lines, measured by the height of their box, join the size that is nearest.
    """
    if not found:
        return []
    measured = np.array([em_px(one) for one in found])
    high = np.array([_sides(one)[1] for one in found])
    sure = np.array([is_sure(one.text) for one in found])
    weights = np.array([len(one.text) for one in found], float)
    sizes = measured.copy()
    left = sure.copy()
    types: list[tuple[float, float]] = []  # size and height of box
    while left.any():
        chosen = np.flatnonzero(left)
        logs = np.log(measured[chosen])
        reach = np.abs(logs[:, None] - logs[None, :]) < SAME_TYPE
        heavy = int(np.argmax((reach * weights[chosen][None, :]).sum(axis=1)))
        member = chosen[reach[heavy]]
        size, box = float(np.median(measured[member])), float(np.median(high[member]))
        # a character that was not read makes the others seem wider; the height of the box knows better
        step, height = np.log(measured / size), np.abs(np.log(high / box))
        joins = (np.abs(step) < 0.1) & (height < 2 * SAME_HEIGHT)
        joins |= (step > 0) & (step < MISSED) & (height < SAME_HEIGHT)
        member = np.flatnonzero(left & (joins | (np.abs(step) < SAME_TYPE)))
        types.append((size, box))
        sizes[member] = size
        left[member] = False
    for at in np.flatnonzero(~sure).tolist():
        near = min(types, key=lambda kind: abs(np.log(kind[0] / measured[at])), default=None)
        if near is not None and abs(float(np.log(near[0] / measured[at]))) < UNSURE_TYPE:
            sizes[at] = near[0]
    return [
        float(size) for size in _as_neighbours(found, sizes, bold, types[0][0] if types else 0.0)
    ]


def _as_neighbours(
    found: Sequence[Found], sizes: Floats, bold: NDArray[np.bool_], body: float
) -> Floats:
    """A line that is nearly of body size and stands in a column of running text is running text."""
    out = sizes.copy()
    reach = np.array([UNSURE_TYPE if is_sure(one.text) else 1.7 * UNSURE_TYPE for one in found])
    for flow in (
        Flow.ACROSS,
        Flow.DOWN,
        Flow.ACROSS,
        Flow.DOWN,
    ):  # twice: lines mend their neighbours
        chosen = np.array([at for at, one in enumerate(found) if one.direction is flow], int)
        if not len(chosen) or not body:
            continue
        left, top, right, bottom = np.array([found[at].box for at in chosen]).T
        u0, u1, v = (
            (left, right, (top + bottom) / 2)
            if flow is Flow.ACROSS
            else (top, bottom, (left + right) / 2)
        )
        off = np.abs(np.log(out[chosen] / body))
        is_body = off < 0.01
        for k in np.flatnonzero(~is_body & ~bold[chosen] & (off < reach[chosen])).tolist():
            beside = is_body & (np.abs(v - v[k]) < 1.95 * body) & (np.abs(v - v[k]) > 0.6 * body)
            shared = np.minimum(u1, u1[k]) - np.maximum(u0, u0[k])
            beside &= shared > 0.6 * np.minimum(u1 - u0, u1[k] - u0[k])
            level = (np.abs(u0 - u0[k]) < 3 * body) | (np.abs(u1 - u1[k]) < 1.5 * body)
            if (beside & level).any():
                out[chosen[k]] = body
    return out


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
