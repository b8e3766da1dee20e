"""Characters with places, to printed lines.

The file's own order is evidence, no more: characters that follow each other in the file *and* on
the paper make a run, across or down; runs that abut on the paper make a line. No gap is bridged
where the lines around it leave the same gap (a gutter), so columns never run together.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from shuzibao.model import Box, Flow, Line
from shuzibao.read.pdf.door import Floats, Glyphs, Ints
from shuzibao.read.pdf.rows import unmixed
from shuzibao.read.pdf.runs import BOLD, LETTERS, merged, runs_of
from shuzibao.read.pdf.spacing import DOWN, Run

SPACES = (0x20, 0xA0, 0x3000, 0x2002, 0x2003, 0x2009, 0x09)
DRAWN_SPACE = 0.1  # a space that the file drew and that can be seen
CHINESE = 0x3400  # code points above it are characters or full-width signs
HEAD_GAP = 0.22  # the same between Chinese characters: the cut of a headline 一步一景 一巷一故事
WORD_GAP = 0.16  # a wider gap beside a Latin letter is a space that the file did not draw


def lines_of(glyphs: Glyphs) -> list[Line]:
    """The printed lines, in the order in which the file first touches them.

    Every non-space character of `glyphs` is in exactly one line.
    """
    glyphs = unmixed(_without_spaces(glyphs))
    if not len(glyphs):
        return []
    upright = (np.minimum(glyphs.angle % 360, -glyphs.angle % 360) < 5) | (
        np.abs(glyphs.angle - 90) < 5
    )
    lines = _upright_lines(glyphs.only(upright)) if upright.any() else []
    slanted = np.flatnonzero(~upright)
    for angle in np.unique(np.round(glyphs.angle[slanted])):
        chosen = slanted[np.round(glyphs.angle[slanted]) == angle]
        lines += _slanted_lines(glyphs.only(chosen), float(angle))
    return lines


def _without_spaces(glyphs: Glyphs) -> Glyphs:
    """Drawn spaces become a mark on the character before them: some files draw one after every character.

    Whether there is a space is then read from the gap on the paper.
    """
    space = np.isin(glyphs.codes, SPACES)
    ink = np.flatnonzero(~space)
    following = np.append(glyphs.codes[1:], 0)
    glyphs.space = np.where(np.append(space[1:], False), following, 0)
    return glyphs.only(ink)


def _upright_lines(glyphs: Glyphs) -> list[Line]:
    return _last_characters(_to_lines(glyphs, merged(glyphs, runs_of(glyphs))))


def _last_characters(lines: list[Line]) -> list[Line]:
    """A line of one character says nothing of its flow: left of a vertical line, at its top, it is the next one."""
    down = [line for line in lines if line.flow is Flow.DOWN]
    if not down:
        return lines
    tops = np.array([(line.box.left, line.box.top, line.size) for line in down if line.box])
    out = []
    for line in lines:
        if line.flow is Flow.ACROSS and len(line.text) == 1 and line.box and line.size:
            size, box = line.size, line.box
            gap = tops[:, 0] - box.right
            next_to = (
                (gap > -0.1 * size)
                & (gap < 1.3 * size)
                & (np.abs(tops[:, 1] - box.top) < 0.4 * size)
            )
            if (next_to & (np.abs(tops[:, 2] - size) < 0.05 * size)).any():
                line = replace(line, flow=Flow.DOWN, edges=(box.top, box.bottom))
        out.append(line)
    return out


def _in_order(glyphs: Glyphs, way: int, runs: list[Run]) -> Ints:
    """The characters of a line in reading order; runs that lie in each other's gaps are interleaved."""
    order = np.concatenate([np.arange(run.start, run.end) for run in runs])
    if len(runs) == 1 or way == DOWN:
        return order
    # the boxes of two marks that meet may lie on each other: within a run the file's order stands
    left = np.concatenate(
        [np.maximum.accumulate(glyphs.boxes[run.start : run.end, 0]) for run in runs]
    )
    if (np.diff(left) >= 0).all():
        return order
    return np.asarray(order[np.argsort(left, kind="stable")])


def _to_lines(glyphs: Glyphs, groups: list[tuple[int, list[Run]]]) -> list[Line]:
    """Lines from runs, all at once: one string for the page, cut by line."""
    order = np.concatenate([_in_order(glyphs, way, runs) for way, runs in groups])
    lengths = np.array([sum(run.end - run.start for run in runs) for _, runs in groups])
    ways = [way for way, _ in groups]
    owner = np.repeat(np.arange(len(groups)), lengths)
    ordered = glyphs.only(order)
    down = np.array(ways)[owner] == DOWN
    ordered, owner, down = _with_spaces(ordered, owner, down)
    return _cut(ordered, owner, ways, down)


def _with_spaces(
    glyphs: Glyphs, owner: Ints, down: NDArray[np.bool_]
) -> tuple[Glyphs, Ints, NDArray[np.bool_]]:
    """Spaces where the print shows one that the file did not draw: between words, or wide."""
    if len(glyphs) < 2:
        return glyphs, owner, down
    left, top, right, bottom = glyphs.boxes.T
    gap = np.where(down[1:], top[1:] - bottom[:-1], left[1:] - right[:-1])
    latin = glyphs.codes < LETTERS
    size = np.minimum(glyphs.size[1:], glyphs.size[:-1])
    usual = _usual_gaps(gap / size, owner)
    words = latin[1:] & latin[:-1] & (gap > (WORD_GAP + usual) * size) & ~down[1:]
    wide = ~latin[1:] & ~latin[:-1] & (gap > (HEAD_GAP + 1.5 * usual) * size)
    drawn = (glyphs.space[:-1] > 0) & (gap > DRAWN_SPACE * size)
    missing = (owner[1:] == owner[:-1]) & (words | drawn | wide | (gap > (0.7 + usual) * size))
    at = np.flatnonzero(missing) + 1
    if not len(at):
        return glyphs, owner, down
    index = np.insert(np.arange(len(glyphs)), at, at - 1)
    fresh = at + np.arange(len(at))
    filled = glyphs.only(index)
    filled.codes[fresh] = np.where(filled.space[fresh] > 0, filled.space[fresh], 0x20)
    boxes = filled.boxes
    boxes[fresh, 0] = np.where(down[index[fresh]], boxes[fresh, 0], boxes[fresh, 2])
    boxes[fresh, 1] = np.where(down[index[fresh]], boxes[fresh, 3], boxes[fresh, 1])
    boxes[fresh, 2] = np.maximum(boxes[fresh, 2], boxes[fresh, 0])
    return filled, owner[index], down[index]


def _usual_gaps(gaps: Floats, owner: Ints) -> Floats:
    """For each pair of characters the gap that its line leaves between two of three of its characters; not below 0.

    Letterspaced lines have wide ones everywhere: only a wider one than that is a space. A line of names, each of two
    characters spaced out, has more wide gaps than not.
    """
    line, inside = owner[1:], owner[1:] == owner[:-1]
    order = np.lexsort((np.where(inside, gaps, np.inf), line))
    lines = int(owner[-1]) + 1
    pairs, count = np.bincount(line, minlength=lines), np.bincount(line[inside], minlength=lines)
    third = np.cumsum(pairs) - pairs + np.maximum(count - 1, 0) // 3
    typical = gaps[order[np.minimum(third, len(order) - 1)]]
    told = np.where(count < 2, 0.0, np.clip(typical, 0.0, None))  # one gap tells nothing
    return np.asarray(told[line])


def _cut(glyphs: Glyphs, owner: Ints, ways: list[int], down: NDArray[np.bool_]) -> list[Line]:
    bounds = np.concatenate(([0], np.cumsum(np.bincount(owner, minlength=len(ways))))).tolist()
    text = glyphs.codes.astype("<u4").tobytes().decode("utf-32-le", "replace")
    along = np.round(np.where(down[:, None], glyphs.boxes[:, 1::2], glyphs.boxes[:, ::2]), 2)
    begins, ends = along[:, 0].tolist(), along[:, 1].tolist()
    starts = bounds[:-1]
    boxes = np.round(
        np.concatenate(
            (
                np.minimum.reduceat(glyphs.boxes[:, :2], starts),
                np.maximum.reduceat(glyphs.boxes[:, 2:], starts),
            ),
            axis=1,
        ),
        2,
    ).tolist()
    # a line's own size is what most of its characters have; figures may be set smaller
    by_size = np.lexsort((glyphs.size, owner))
    typical = [
        start + 2 * (stop - start) // 3 for start, stop in zip(starts, bounds[1:], strict=True)
    ]
    middles = by_size[typical]
    sizes = np.round(glyphs.size[middles], 2).tolist()
    weights = np.minimum(glyphs.weight[middles], _weight_at_end(glyphs, starts)).tolist()
    run_in = _bold_at_start(glyphs, bounds)
    angles = glyphs.angle[middles].tolist()
    fonts = [glyphs.fonts[at] for at in glyphs.font[middles].tolist()]
    return [
        Line(
            text[start:stop],
            box=Box(*boxes[at]),
            flow=Flow.DOWN if ways[at] == DOWN else Flow.ACROSS,
            size=sizes[at],
            weight=weights[at],
            font=fonts[at],
            angle=angles[at],
            edges=(*begins[start:stop], ends[stop - 1]),
            run_in=run_in[at] if weights[at] < BOLD else 0,
        )
        for at, (start, stop) in enumerate(zip(starts, bounds[1:], strict=True))
    ]


def _weight_at_end(glyphs: Glyphs, starts: list[int]) -> Ints:
    """The weight of each line's last Chinese character: text that runs on from a bold head is not bold.

    Figures and letters may be of another font that tells no weight.
    """
    at = np.where(glyphs.codes > CHINESE, np.arange(len(glyphs)), -1)
    last = np.maximum.reduceat(at, starts)
    return np.where(last < 0, 900, glyphs.weight[last])


def _bold_at_start(glyphs: Glyphs, bounds: list[int]) -> list[int]:
    """How many of each line's first characters are bold."""
    light = np.append(np.flatnonzero(glyphs.weight < BOLD), len(glyphs))
    starts, stops = np.array(bounds[:-1]), np.array(bounds[1:])
    first: list[int] = (np.minimum(light[np.searchsorted(light, starts)], stops) - starts).tolist()
    return first


def _slanted_lines(glyphs: Glyphs, angle: float) -> list[Line]:
    """Lines set at an angle: turned upright, built as others are, and turned back."""
    turn = np.radians(angle)
    cos, sin = float(np.cos(turn)), float(np.sin(turn))
    middle = (glyphs.boxes[:, :2] + glyphs.boxes[:, 2:]) / 2
    x = middle[:, 0] * cos + middle[:, 1] * sin
    y = -middle[:, 0] * sin + middle[:, 1] * cos
    high = glyphs.size / 2
    wide = _advance(glyphs, cos, sin) / 2
    straight = glyphs.only(slice(None))
    straight.boxes = np.stack((x - wide, y - high, x + wide, y + high), axis=1)
    straight.angle = np.zeros(len(glyphs))
    return [_turned_back(line, cos, sin, angle) for line in _upright_lines(straight)]


def _advance(glyphs: Glyphs, cos: float, sin: float) -> Floats:
    """How wide each character is along the line, from the upright box around it."""
    wide, high = (glyphs.boxes[:, 2:] - glyphs.boxes[:, :2]).T
    c, s = abs(cos), abs(sin)
    if min(c, s) < 0.1:
        return np.asarray(wide if c > s else high)
    # box width = w·c + h·s with h the em; solved for w
    return np.asarray(np.clip((wide - glyphs.size * s) / c, 0.2 * glyphs.size, 1.2 * glyphs.size))


def _turned_back(line: Line, cos: float, sin: float, angle: float) -> Line:
    box = line.box
    assert box is not None
    corners = [(x, y) for x in (box.left, box.right) for y in (box.top, box.bottom)]
    xs = [x * cos - y * sin for x, y in corners]
    ys = [x * sin + y * cos for x, y in corners]
    back = Box(round(min(xs), 2), round(min(ys), 2), round(max(xs), 2), round(max(ys), 2))
    # along a line set upright the edges count on the page; along a slanted one they have no meaning there
    steep = abs(sin) > 0.9
    edges: tuple[float, ...] = ()
    if steep:
        middle = (box.top + box.bottom) / 2
        edges = tuple(round(edge * sin + middle * cos, 2) for edge in line.edges)
    return Line(
        line.text, box=back, flow=line.flow, size=line.size, weight=line.weight, font=line.font,
        angle=angle, edges=edges,
    )  # fmt: skip
