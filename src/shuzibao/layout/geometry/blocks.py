"""Lines to blocks: of one size, one weight, at the page's own leading, with nothing between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from shuzibao.layout.geometry.turned import Extents, Flags, Floats, Ints, extents
from shuzibao.model import Box, Flow, Line, Page
from shuzibao.model.block import Block, Measures
from shuzibao.script.characters import CLOSERS, SENTENCE_ENDS

BOLD = 600
SAME_SIZE = 1.05
# A pitch this much wider than the page's own leading is a break; headings are set tighter or wider.
PITCH_SLACK, HEADING_PITCH = 1.2, 1.9
HEADING_SIZE = 1.1
LEAST_INDENT, MOST_INDENT = 0.7, 4.2  # ems that a paragraph's first line may stand in


@dataclass(frozen=True, slots=True)
class Barriers:
    """What cuts blocks: rules, in the turned frame, that run along the lines (level) or across (upright)."""

    level: Extents
    upright: Extents


def barriers_of(page: Page, flow: Flow) -> Barriers:
    """The page's rules as barriers to lines of this flow."""
    flat = [rule.box for rule in page.rules if rule.box.width >= rule.box.height]
    tall = [rule.box for rule in page.rules if rule.box.width < rule.box.height]
    level, upright = (flat, tall) if flow is Flow.ACROSS else (tall, flat)
    return Barriers(extents(level, flow), extents(upright, flow))


def upright_kinds(page: Page, flow: Flow) -> list[tuple[bool, float]]:
    """How each of the upright barriers is drawn: dashed or not, and its thickness in half points."""
    return [
        (rule.dashed, round(2 * min(rule.box.width, rule.box.height)) / 2)
        for rule in page.rules
        if (rule.box.width < rule.box.height) == (flow is Flow.ACROSS)
    ]


def blocks_of(
    page: Page, measures: Measures, frames: Sequence[int | None],
    without: frozenset[int] = frozenset(),
) -> list[Block]:  # fmt: skip
    """All lines of the page as blocks; every line but those of `without` is in exactly one.

    frames: for each line, the innermost frame around it.
    """
    blocks: list[Block] = []
    for flow in (Flow.ACROSS, Flow.DOWN):
        chosen = [
            at for at, line in enumerate(page.lines) if line.flow is flow and at not in without
        ]
        if chosen:
            blocks += _of_flow(page, flow, chosen, measures, frames)
    return blocks


def _of_flow(
    page: Page, flow: Flow, chosen: list[int], measures: Measures, frames: Sequence[int | None]
) -> list[Block]:
    lines = [page.lines[at] for at in chosen]
    boxes = extents([_box(line) for line in lines], flow)
    below = _links(
        lines, boxes, barriers_of(page, flow), measures, flow, [frames[at] for at in chosen]
    )
    headed = set(below.values())
    blocks = []
    for first in range(len(lines)):
        if first in headed:
            continue
        chain = [first]
        while chain[-1] in below:
            chain.append(below[chain[-1]])
        blocks.append(_block(lines, boxes, chain, chosen, flow, frames[chosen[first]]))
    return blocks


def _box(line: Line) -> Box:
    assert line.box is not None
    return line.box


def _links(
    lines: Sequence[Line], boxes: Extents, barriers: Barriers, measures: Measures, flow: Flow,
    frames: Sequence[int | None],
) -> dict[int, int]:  # fmt: skip
    """For each line the one that follows it in its block, where one does."""
    size = np.array([line.size or 1.0 for line in lines])
    sizes = size.tolist()
    bold = [(line.weight or 400) >= BOLD for line in lines]
    angle = [round(line.angle / 5) for line in lines]
    middle = (boxes.v0 + boxes.v1) / 2
    pitches = middle.tolist()
    body, leading = measures.body[flow], measures.leading[flow]
    down: dict[int, int] = {}
    above: dict[int, int] = {}
    upper, lower = _right_below(boxes, middle, size)
    crossed = _crossed(barriers.level, boxes, upper, lower).tolist()
    for at, other, ruled in zip(upper.tolist(), lower.tolist(), crossed, strict=True):
        smaller, larger = sorted((sizes[at], sizes[other]))
        weighs = bold[at] == bold[other] or sizes[at] > HEADING_SIZE * body
        weighs |= bold[at] and lines[other].run_in > 0  # a bold head of two lines ends in it
        alike = larger < SAME_SIZE * smaller and angle[at] == angle[other]
        if ruled or not (weighs and alike and frames[at] == frames[other]):
            continue
        own = frames[at]
        ratio = sizes[at] / (body if own is None else measures.framed.get(own, body))
        plain = ratio < HEADING_SIZE and (own is None or own not in measures.framed)
        widest = PITCH_SLACK * leading if plain else HEADING_PITCH
        if pitches[other] - pitches[at] > widest * sizes[at]:
            continue
        if not _one_column(boxes, at, other, sizes[at]):
            continue
        if other in above:  # two lines over one: the longer column goes on
            rival = above[other]
            if _shared(boxes, rival, other) >= _shared(boxes, at, other):
                continue
            down.pop(rival, None)
        above[other] = at
        down[at] = other
    return down


def _right_below(boxes: Extents, middle: Floats, size: Floats) -> tuple[Ints, Ints]:
    """The lines that have one line right below them, from the first on, and which one it is.

    Right below is what stands alone in the first row that has something of the line's own column.
    """
    order = np.argsort(middle, kind="stable")
    ordered = middle[order]
    low = np.searchsorted(ordered, ordered + 0.3 * size[order])
    count = np.searchsorted(ordered, ordered + 3.2 * size[order]) - low
    # every line with all that stand a little below it, the nearest row first
    upper = np.repeat(order, count)
    lower = order[np.arange(len(upper)) + np.repeat(low - np.cumsum(count) + count, count)]
    left, right, em = boxes.u0[upper], boxes.u1[upper], size[upper]
    u0, u1 = boxes.u0[lower], boxes.u1[lower]
    direct = np.minimum(u1, right) - np.maximum(u0, left) > 0.25 * np.minimum(size[lower], em)
    # a paragraph's last character or indented only line: nothing of it stands over the next line
    step = u0 - left
    apart = np.where(step < 0, u1 <= left, u0 >= right)
    direct |= apart & (np.abs(step) < MOST_INDENT * em)
    upper, lower = upper[direct], lower[direct]
    if not len(upper):
        return upper, lower
    first = np.append(True, upper[1:] != upper[:-1])
    # everything in the first row counts as "right below"
    row = np.append(middle[lower[1:]] < (middle[lower] + 0.45 * size[upper])[:-1], False)
    alone = first & ~(row & np.append(~first[1:], False))
    return upper[alone], lower[alone]


def _shared(boxes: Extents, a: int, b: int) -> float:
    """How much of their range along u two lines share, in points; not below 0."""
    return max(0.0, float(min(boxes.u1[a], boxes.u1[b]) - max(boxes.u0[a], boxes.u0[b])))


def _crossed(level: Extents, boxes: Extents, a: Ints, b: Ints) -> Flags:
    """Of each pair of lines whether a rule runs between the two."""
    u0, u1 = np.maximum(boxes.u0[a], boxes.u0[b]), np.minimum(boxes.u1[a], boxes.u1[b])
    apart = u1 <= u0
    u0 = np.where(apart, np.minimum(boxes.u0[a], boxes.u0[b]), u0)[:, None]
    u1 = np.where(apart, np.maximum(boxes.u1[a], boxes.u1[b]), u1)[:, None]
    v0, v1 = boxes.v1[a] - 2, boxes.v0[b] + 2
    between = level.v0 >= np.minimum(v0, v1)[:, None]
    between &= level.v1 <= np.maximum(v0, v1)[:, None]
    found = between & (level.shared_u(u0, u1) > 0.5 * np.maximum(1.0, u1 - u0))
    return np.asarray(found.any(axis=1))


def _one_column(boxes: Extents, a: int, b: int, size: float) -> bool:
    """Left or right edges agree (an indent aside), or one line lies within the other's range."""
    left = abs(float(boxes.u0[a] - boxes.u0[b]))
    right = abs(float(boxes.u1[a] - boxes.u1[b]))
    inside = (boxes.u0[b] >= boxes.u0[a] - size and boxes.u1[b] <= boxes.u1[a] + size) or (
        boxes.u0[a] >= boxes.u0[b] - size and boxes.u1[a] <= boxes.u1[b] + size
    )
    return left < MOST_INDENT * size or right < 1.5 * size or bool(inside)


def _block(
    lines: Sequence[Line], boxes: Extents, chain: list[int], numbers: list[int], flow: Flow,
    frame: int | None,
) -> Block:  # fmt: skip
    box = Box.around([_box(lines[at]) for at in chain])
    size = float(np.median([lines[at].size or 1.0 for at in chain]))
    left, right = boxes.u0[chain], boxes.u1[chain]
    bold = sum((lines[at].weight or 400) >= BOLD for at in chain) * 2 > len(chain)
    indents = _indents(left, right, size)
    return Block(
        tuple(numbers[at] for at in chain), box, flow, size, bold,
        float(right.max() - left.min()) / size, tuple(bool(flag) for flag in indents),
        _closes(lines[chain[-1]].text, left, right, size), frame,
    )  # fmt: skip


def _indents(left: np.ndarray, right: np.ndarray, size: float) -> Flags:
    """Which lines stand in from the line below (or, the last one, from the line above)."""
    flags = np.zeros(len(left), bool)
    if len(left) < 2:
        return flags
    beside = np.append(left[1:], left[-2])
    step = (left - beside) / size
    flags = (step > LEAST_INDENT) & (step < MOST_INDENT)
    # paragraphs of one line each follow each other: the column's edge tells
    edge = float(left.min())
    deep = (left - edge) / size
    inside = (deep > LEAST_INDENT) & (deep < MOST_INDENT)
    starts = np.flatnonzero(np.append(True, np.abs(np.diff(left)) > 0.3 * size))
    ends = np.append(starts[1:], len(left))
    for start, end in zip(starts.tolist(), ends.tolist(), strict=True):
        if end - start <= 2 and inside[start] and deep[start] < 2.7:
            flags[start:end] = True
    level = np.abs(step) < 0.3
    short_before = np.append(True, right[:-1] < right.max() - 1.5 * size)
    flags |= level & inside & short_before
    if _is_verse(right, size) and not flags.any():
        flags[:] = True
    return np.asarray(flags)


def _is_verse(right: np.ndarray, size: float) -> bool:
    """Lines of a poem: most of them end well before the longest."""
    short = right < right.max() - 1.2 * size
    return len(right) >= 4 and bool(short.mean() > 0.6)


def _closes(text: str, left: np.ndarray, right: np.ndarray, size: float) -> float:
    """How sure the last line ends a paragraph: it is short, or full and ends a sentence."""
    core = text.rstrip(CLOSERS)
    ended = bool(core) and (core[-1] in SENTENCE_ENDS or core[-1] == ".")
    room = (float(right.max()) - float(right[-1])) / size
    if core.isascii() and len(right) > 1:  # set ragged or not: a sentence that stands open reads on
        short = float(right[-1] - left.min()) < 0.5 * float(right.max() - left.min())
        return (1.0 if room > 1.2 else 0.5) if ended else 0.8 if short else 0.0
    if room > 1.2:
        # a sign that was not recognised leaves room for one or two characters too
        return 1.0 if ended else 0.8 if room > 2.2 else 0.35
    return 0.4 if ended else 0.0
