"""The page's own measures: body size, leading, gutter. Nothing is assumed of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np

from shuzibao.layout.geometry.turned import Extents, extents
from shuzibao.model import Flow, Line
from shuzibao.model.block import Measures

USUAL_LEADING = 1.5  # only where a page has no two lines under each other


def measure(lines: Sequence[Line], frames: Sequence[int | None] = ()) -> Measures:
    """Body size, leading and gutter of these lines; all of them have boxes.

    frames: for each line the frame around it.
    """
    weights: dict[Flow, Counter[float]] = {Flow.ACROSS: Counter(), Flow.DOWN: Counter()}
    for line in lines:
        weights[line.flow][round(line.size or 0.0, 1)] += len(line.text)
    body = {flow: _mode(sizes) for flow, sizes in weights.items() if sizes}
    main = max(body, key=lambda flow: sum(weights[flow].values()), default=Flow.ACROSS)
    leading, gutters = {}, []
    for flow, size in body.items():
        chosen = [
            line
            for line in lines
            if line.flow is flow and abs((line.size or 0) - size) < 0.06 * size
        ]
        boxes = extents([line.box for line in chosen if line.box], flow)
        leading[flow] = _leading(boxes, size)
        if flow is main:
            gutters = _gutters(boxes, size)
    gutter = float(np.median(gutters)) if gutters else 1.2 * body.get(main, 10.0)
    return Measures(body, leading, main, gutter, _framed(lines, frames, body.get(main, 10.0)))


def _framed(lines: Sequence[Line], frames: Sequence[int | None], body: float) -> dict[int, float]:
    """Body sizes inside frames where they differ from the page's."""
    weights: dict[int, Counter[float]] = {}
    for line, frame in zip(lines, frames, strict=False):
        if frame is not None:
            weights.setdefault(frame, Counter())[round(line.size or 0.0, 1)] += len(line.text)
    own = {frame: _mode(sizes) for frame, sizes in weights.items()}
    return {frame: size for frame, size in own.items() if abs(size - body) > 0.03 * body}


def _mode(sizes: Counter[float]) -> float:
    """The size that most characters have, sizes within 2 % counted together."""
    best, most = 10.0, -1
    for size in sizes:
        count = sum(number for other, number in sizes.items() if abs(other - size) <= 0.02 * size)
        if count > most or (count == most and sizes[size] > sizes[best]):
            best, most = size, count
    return best or 10.0


def _leading(boxes: Extents, size: float) -> float:
    """The pitch of lines under each other, by size: the commonest one."""
    pitches = []
    middle = (boxes.v0 + boxes.v1) / 2
    for at in range(len(boxes)):
        below = middle - middle[at]
        near = (
            (below > 0.6 * size)
            & (below < 2.6 * size)
            & (boxes.shared_u(boxes.u0[at], boxes.u1[at]) > 2 * size)
        )
        if near.any():
            pitches.append(float(below[near].min()) / size)
    if not pitches:
        return USUAL_LEADING
    counts, cuts = np.histogram(pitches, bins=np.arange(0.6, 2.65, 0.05))
    best = int(np.argmax(counts + 0.5 * np.roll(counts, 1)))
    inside = [p for p in pitches if cuts[best] - 0.05 <= p < cuts[best] + 0.1]
    return float(np.median(inside)) if inside else float(np.median(pitches))


def _gutters(boxes: Extents, size: float) -> list[float]:
    """Gaps from a line's end to the next column's line in the same row."""
    gaps = []
    middle = (boxes.v0 + boxes.v1) / 2
    for at in range(len(boxes)):
        gap = boxes.u0 - boxes.u1[at]
        near = (np.abs(middle - middle[at]) < 0.7 * size) & (gap > 0.3 * size) & (gap < 4 * size)
        if near.any():
            gaps.append(float(gap[near].min()))
    return gaps
