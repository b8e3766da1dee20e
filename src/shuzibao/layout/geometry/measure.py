"""The page's own measures: body size, leading, gutter. Nothing is assumed of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np

from shuzibao.layout.geometry.turned import Extents, Floats, Ints, extents
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
    leading, gutters = {}, np.zeros(0)
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
    gutter = float(np.median(gutters)) if len(gutters) else 1.2 * body.get(main, 10.0)
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
    middle = (boxes.v0 + boxes.v1) / 2
    one, two = _within(middle, 0.6 * size, 2.6 * size)
    below = middle[two] - middle[one]
    shared = np.minimum(boxes.u1[two], boxes.u1[one]) - np.maximum(boxes.u0[two], boxes.u0[one])
    near = (below > 0.6 * size) & (below < 2.6 * size) & (shared > 2 * size)
    pitches = _least(one[near], below[near]) / size
    if not len(pitches):
        return USUAL_LEADING
    counts, cuts = np.histogram(pitches, bins=np.arange(0.6, 2.65, 0.05))
    best = int(np.argmax(counts + 0.5 * np.roll(counts, 1)))
    inside = pitches[(cuts[best] - 0.05 <= pitches) & (pitches < cuts[best] + 0.1)]
    return float(np.median(inside if len(inside) else pitches))


def _gutters(boxes: Extents, size: float) -> Floats:
    """Gaps from a line's end to the next column's line in the same row."""
    middle = (boxes.v0 + boxes.v1) / 2
    one, two = _within(middle, -0.7 * size, 0.7 * size)
    gap = boxes.u0[two] - boxes.u1[one]
    near = (np.abs(middle[two] - middle[one]) < 0.7 * size) & (gap > 0.3 * size) & (gap < 4 * size)
    return _least(one[near], gap[near])


def _within(values: Floats, least: float, most: float) -> tuple[Ints, Ints]:
    """All pairs, by the first one, whose second value is greater by `least` to `most`, or by a rounding more or less."""
    order = np.argsort(values, kind="stable")
    ordered, slack = values[order], 1e-6 * abs(most)
    low = np.searchsorted(ordered, ordered + least - slack)
    count = np.searchsorted(ordered, ordered + most + slack, side="right") - low
    one = np.repeat(order, count)
    return one, order[np.arange(len(one)) + np.repeat(low - np.cumsum(count) + count, count)]


def _least(owner: Ints, values: Floats) -> Floats:
    """The least value of each owner, whose values lie together."""
    if not len(owner):
        return values
    starts = np.flatnonzero(np.append(True, owner[1:] != owner[:-1]))
    return np.asarray(np.minimum.reduceat(values, starts))
