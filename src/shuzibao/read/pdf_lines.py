"""Characters with places, to printed lines.

The file's own order is evidence, no more: characters that follow each other in the file *and* on
the paper make a run, across or down; runs that abut on the paper make a line. No gap is bridged
where the lines around it leave the same gap (a gutter), so columns never run together.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from shuzibao.model import Box, Flow, Line
from shuzibao.read.pdf_door import Floats, Glyphs, Ints

SPACES = (0x20, 0xA0, 0x3000, 0x2002, 0x2003, 0x2009, 0x09)
# In ems of the type. Within a text object a gap is the typesetter's (justified spaces, tracking);
# between objects it may be a gutter, which newspapers set as narrow as 8 pt.
SAME_OBJECT_GAP, OTHER_OBJECT_GAP, SPACED_GAP = 0.85, 0.22, 1.7
ONE_OBJECT_GAP = 4.0  # words that one text object strews over a short, justified line
OVERLAP = -0.5
ROW = 0.35  # how far the middles of two characters of one line may lie apart
STACK = 0.3  # the same for a vertical line
DOWN_GAP = 0.75
DRAWN_SPACE = 0.1  # a space that the file drew and that can be seen
WORD_GAP = 0.16  # a wider gap beside a Latin letter is a space that the file did not draw

ACROSS, DOWN = 1, 2


@dataclass(slots=True)
class Run:
    """Characters start..end of the file that follow each other on the paper. way: ACROSS, DOWN or 0 for one."""

    start: int
    end: int
    way: int


def lines_of(glyphs: Glyphs) -> list[Line]:
    """The printed lines, in the order in which the file first touches them.

    Every non-space character of `glyphs` is in exactly one line.
    """
    glyphs = _without_spaces(glyphs)
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
    runs = _runs(glyphs)
    groups = _merged(glyphs, runs)
    return _to_lines(glyphs, groups)


def _ways(glyphs: Glyphs) -> Ints:
    """For each character and the next one in the file: ACROSS, DOWN or 0, as they lie on the paper."""
    left, top, right, bottom = glyphs.boxes.T
    size = np.minimum(glyphs.size[1:], glyphs.size[:-1])
    alike = np.maximum(glyphs.size[1:], glyphs.size[:-1]) < 1.7 * size
    gap = left[1:] - right[:-1]
    off_row = np.abs((top[1:] + bottom[1:]) - (top[:-1] + bottom[:-1])) / 2
    same_object = glyphs.run[1:] == glyphs.run[:-1]
    widest = np.where(same_object, SAME_OBJECT_GAP, OTHER_OBJECT_GAP)
    widest = np.where(glyphs.space[:-1] > 0, np.where(same_object, SPACED_GAP, 0.6), widest)
    turned = np.abs(glyphs.angle - 90) < 5
    level = ~turned[1:] & ~turned[:-1]
    across = alike & level & (off_row < ROW * size) & (gap > OVERLAP * size) & (gap < widest * size)
    down_gap = top[1:] - bottom[:-1]
    off_stack = np.abs((left[1:] + right[1:]) - (left[:-1] + right[:-1])) / 2
    lower = (top[1:] + bottom[1:]) - (top[:-1] + bottom[:-1]) > 0.4 * size
    down = (
        alike
        & lower
        & (off_stack < STACK * size)
        & (down_gap > -0.6 * size)
        & (down_gap < DOWN_GAP * size)
    )
    return np.where(across, ACROSS, np.where(down, DOWN, 0))


def _runs(glyphs: Glyphs) -> list[Run]:
    """Cuts the file's order where the paper does not follow it."""
    if len(glyphs) == 1:
        return [Run(0, 1, 0)]
    ways = _ways(glyphs)
    cuts = np.flatnonzero(np.diff(ways)) + 1
    starts = [0, *cuts.tolist()]
    ends = [*cuts.tolist(), len(ways)]
    kinds = ways[starts].tolist()
    runs: list[Run] = []
    taken = 0  # characters before this one have their run
    for at, (start, end, way) in enumerate(zip(starts, ends, kinds, strict=True)):
        if way == 0:
            continue
        first, last = max(start, taken), end + 1  # pair k joins characters k and k + 1
        if at + 1 < len(kinds) and kinds[at + 1] not in (0, way):
            # the next run, of the other way, begins with our last character: the longer one keeps it
            following = ends[at + 1] - starts[at + 1]
            if following > end - start or (following == end - start and kinds[at + 1] == ACROSS):
                last -= 1
        runs += [Run(lone, lone + 1, 0) for lone in range(taken, first)]
        if last > first:
            runs.append(Run(first, last, way if last - first > 1 else 0))
            taken = last
        else:
            taken = max(taken, last)
    runs += [Run(lone, lone + 1, 0) for lone in range(taken, len(glyphs))]
    return runs


@dataclass(slots=True)
class _Extents:
    """Boxes of runs, as arrays."""

    left: Floats
    top: Floats
    right: Floats
    bottom: Floats
    size: Floats
    way: Ints


def _extents(glyphs: Glyphs, runs: list[Run]) -> _Extents:
    starts = np.array([run.start for run in runs])
    left, top, right, bottom = glyphs.boxes.T
    return _Extents(
        np.minimum.reduceat(left, starts), np.minimum.reduceat(top, starts),
        np.maximum.reduceat(right, starts), np.maximum.reduceat(bottom, starts),
        np.maximum.reduceat(glyphs.size, starts), np.array([run.way for run in runs]),
    )  # fmt: skip


def _merged(glyphs: Glyphs, runs: list[Run]) -> list[tuple[int, list[Run]]]:
    """Runs that abut become one line: (way, runs in reading order)."""
    if len(runs) == 1:
        return [(runs[0].way or ACROSS, runs)]
    extents = _extents(glyphs, runs)
    ends = np.array([run.end - 1 for run in runs[:-1]])
    drawn_on = np.append(glyphs.run[ends] == glyphs.run[ends + 1], False)
    parent = list(range(len(runs)))
    for way, pairs in ((DOWN, _down_pairs(extents)), (ACROSS, _across_pairs(extents, drawn_on))):
        for a, b in pairs:
            if way == ACROSS and (
                _way(extents, parent, a) == DOWN or _way(extents, parent, b) == DOWN
            ):
                continue
            _join(parent, a, b, extents)
    return _gathered(runs, extents, parent)


def _root(parent: list[int], at: int) -> int:
    while parent[at] != at:
        parent[at] = parent[parent[at]]
        at = parent[at]
    return at


def _way(extents: _Extents, parent: list[int], at: int) -> int:
    return int(extents.way[_root(parent, at)])


def _join(parent: list[int], a: int, b: int, extents: _Extents) -> None:
    a, b = _root(parent, a), _root(parent, b)
    if a == b:
        return
    way = max(int(extents.way[a]), int(extents.way[b]))
    parent[max(a, b)] = min(a, b)
    extents.way[min(a, b)] = way


def _down_pairs(extents: _Extents) -> list[tuple[int, int]]:
    """A vertical run and what stands right above or below it in its column (two figures side by side too)."""
    down = np.flatnonzero(extents.way == DOWN)
    if not len(down):
        return []
    width = extents.right - extents.left
    pairs: list[tuple[int, int]] = []
    middle = (extents.left + extents.right) / 2
    narrow = np.flatnonzero((width < 1.4 * extents.size) | (extents.way == DOWN))
    order = narrow[np.argsort(middle[narrow], kind="stable")]
    sorted_middle = middle[order]
    for at in down.tolist():
        size = float(extents.size[at])
        low, high = np.searchsorted(
            sorted_middle, (middle[at] - STACK * size, middle[at] + STACK * size)
        )
        near = order[low:high]
        gap = np.maximum(
            extents.top[near] - extents.bottom[at], extents.top[at] - extents.bottom[near]
        )
        limit = np.where(extents.way[near] == DOWN, 0.3, 0.6) * size
        alike = (extents.size[near] < 1.5 * size) & (size < 1.5 * extents.size[near])
        found = near[(gap < limit) & (gap > -1.3 * size) & alike & (near != at)]
        pairs += [(at, int(other)) for other in found]
    return pairs


def _across_pairs(extents: _Extents, drawn_on: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """Runs of one row that abut, or that follow each other over a gap which is no gutter.

    drawn_on: for each run, whether the text object that ends it begins the next.
    """
    flat = np.flatnonzero(extents.way != DOWN)
    if len(flat) < 2:
        return []
    row = (extents.top + extents.bottom) / 2
    a, b = _near_pairs(row, flat, ROW * extents.size)
    size, other_size = extents.size[a], extents.size[b]
    gap = extents.left[b] - extents.right[a]
    alike = (other_size < 1.7 * size) & (size < 1.7 * other_size)
    ahead = extents.left[b] > extents.left[a]
    widest = np.where((b == a + 1) & drawn_on[a], ONE_OBJECT_GAP, SPACED_GAP)
    close = (gap > OVERLAP * size) & (gap < widest * size)
    # set into a gap of this run by another font or a later stroke of the pen
    inside = (extents.right[b] < extents.right[a] + 0.1 * size) & (gap <= OVERLAP * size)
    found = alike & ahead & (close | inside)
    sure = gap < OTHER_OBJECT_GAP * size
    pairs: list[tuple[int, int]] = []
    for one, two, certain in zip(
        a[found].tolist(), b[found].tolist(), sure[found].tolist(), strict=True
    ):
        if certain or (two == one + 1 and not _gutter(extents, one, two, row, flat)):
            pairs.append((one, two))
    return pairs


def _near_pairs(values: Floats, chosen: Ints, reach: Floats) -> tuple[Ints, Ints]:
    """All pairs among `chosen` whose values lie within the first one's reach."""
    order = chosen[np.argsort(values[chosen], kind="stable")]
    ordered = values[order]
    low = np.searchsorted(ordered, ordered - reach[order])
    high = np.searchsorted(ordered, ordered + reach[order])
    count = high - low
    one = np.repeat(np.arange(len(order)), count)
    two = np.arange(len(one)) - np.repeat(np.cumsum(count) - count, count) + np.repeat(low, count)
    apart = one != two
    return order[one[apart]], order[two[apart]]


def _gutter(extents: _Extents, a: int, b: int, row: Floats, flat: Ints) -> bool:
    """Whether the lines around leave the same gap, as columns do."""
    left, right = float(extents.right[a]), float(extents.left[b])
    size = float(max(extents.size[a], extents.size[b]))
    near = flat[
        (np.abs(row[flat] - row[a]) < 3.2 * size) & (np.abs(row[flat] - row[a]) > ROW * size)
    ]
    middle = (left + right) / 2
    crossing = (extents.left[near] < middle - 0.3 * size) & (
        extents.right[near] > middle + 0.3 * size
    )
    ending = np.abs(extents.right[near] - left) < 0.6 * size
    opening = np.abs(extents.left[near] - right) < 0.6 * size
    beside = int(ending.sum()) + int(opening.sum())
    return beside > 2 * int(crossing.sum())


def _gathered(runs: list[Run], extents: _Extents, parent: list[int]) -> list[tuple[int, list[Run]]]:
    groups: dict[int, list[int]] = {}
    for at in range(len(runs)):
        groups.setdefault(_root(parent, at), []).append(at)
    gathered = []
    for root, members in groups.items():
        way = int(extents.way[root]) or ACROSS
        if len(members) > 1:
            if way == DOWN:
                members.sort(key=lambda at: (round(float(extents.top[at])), at))
            else:
                members.sort(key=lambda at: float(extents.left[at]))
        gathered.append((way, [runs[at] for at in members]))
    return gathered


def _in_order(glyphs: Glyphs, way: int, runs: list[Run]) -> Ints:
    """The characters of a line in reading order; runs that lie in each other's gaps are interleaved."""
    order = np.concatenate([np.arange(run.start, run.end) for run in runs])
    if len(runs) == 1 or way == DOWN:
        return order
    left = glyphs.boxes[order, 0]
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
    latin = glyphs.codes < 0x250
    size = np.minimum(glyphs.size[1:], glyphs.size[:-1])
    words = latin[1:] & latin[:-1] & (gap > WORD_GAP * size) & ~down[1:]
    drawn = (glyphs.space[:-1] > 0) & (gap > DRAWN_SPACE * size)
    missing = (owner[1:] == owner[:-1]) & (words | drawn | (gap > 0.7 * size))
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
    middles = [(start + stop) // 2 for start, stop in zip(starts, bounds[1:], strict=True)]
    sizes = np.round(glyphs.size[middles], 2).tolist()
    weights = glyphs.weight[middles].tolist()
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
        )
        for at, (start, stop) in enumerate(zip(starts, bounds[1:], strict=True))
    ]


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
