"""Measures of "this region goes on from that one" and of "this region begins a story", for boosted trees.

Every text region of a page, in the order of the rows, either begins a story or belongs with one that
was read before; `first_look` measures each of these choices from shapes and places alone. `second_look`
adds what the answers to the first say: which regions seem to be heads, which stories are still open where
the region stands, and how the page would be cut.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

import numpy as np

from shuzibao.layout.regionrows import ABOVE, BELOW, LEFT, NOBODY, RIGHT, Rows, shared
from shuzibao.layout.trees import Table

# A choice: the region, and the earlier one that it goes on from, or NOBODY where it begins a story.
Choice: TypeAlias = tuple[int, int]
KINDS = ("article", "image", "additional", "advertisement")
# A region further below than this many rows is not looked at.
REACH = 3.2
# Heights that differ by less, in rows, are the same.
ALIKE = 0.06
PAIR_MEASURES, STORY_MEASURES = 40, 31


def first_look(rows: Rows) -> tuple[list[list[float]], list[Choice]]:
    """A row of measures for every choice of every text region, "begins a story" first."""
    texts, boxes = rows.texts, rows.boxes
    if not texts:
        return [], []
    edges = np.percentile(boxes[list(texts), 0], 3), np.percentile(boxes[list(texts), 2], 97)
    stacked, alike = _stacked(rows), _alike(rows)
    shapes = {n: _shape(rows, n) for n in texts}
    table: list[list[float]] = []
    choices: list[Choice] = []
    for at, n in enumerate(texts):
        own = _surroundings(rows, n, shapes[n], stacked, edges)
        table.append([-1.0] * PAIR_MEASURES + own)
        choices.append((n, NOBODY))
        earlier = [p for p in texts[:at] if boxes[n, 1] - boxes[p, 3] < REACH]
        gaps = [np.hypot(*np.maximum(0, -np.array(shared(boxes[n], boxes[p])))) for p in earlier]
        ranks = np.argsort(np.argsort(gaps, kind="stable"), kind="stable")
        for p, rank in zip(earlier, ranks, strict=True):
            between = texts[texts.index(p) + 1 : at]
            pair = _pair(rows, n, p, stacked, alike, between)
            right, left = edges[1] - boxes[p, 2], boxes[p, 0] - edges[0]
            sides = [*_side(rows, p, LEFT)[0:3:2], _side(rows, p, RIGHT)[0]]
            table.append([*pair, float(rank), *shapes[p][:5], left, right, *sides, *own])
            choices.append((n, p))
    return table, choices


def _stacked(rows: Rows) -> dict[int, int]:
    """Regions and the one right below them beside the same tall thing: rows of text beside their head."""
    found: dict[int, int] = {}
    for n in rows.texts:
        head, above = rows.beside[n][RIGHT], rows.beside[n][ABOVE]
        beside_one = above in rows.beside and rows.beside[above][RIGHT] == head
        if head == NOBODY or not beside_one:
            continue
        if rows.first(head) <= rows.last(above) and rows.last(head) >= rows.first(n):
            found[above] = n
    return found


def _shape(rows: Rows, n: int) -> list[float]:
    """Size, and how far top and bottom are off the rows: body text is hardly off."""
    left, top, right, bottom = rows.boxes[n]
    first, last = rows.first(n), rows.last(n)
    kind = float(KINDS.index(rows.kinds[n]))
    return [right - left, bottom - top, top - first, bottom - last - 1, kind, float(last - first)]


def _side(rows: Rows, n: int, side: int) -> list[float]:
    """What stands on one side: how it began, gap, size, edges, kind."""
    m = rows.beside[n][side]
    if m == NOBODY:
        return [0.0, 9.0, -1.0, -1.0, 9.0, 9.0, -1.0]
    one, other = rows.boxes[n], rows.boxes[m]
    gap = -min(shared(one, other))
    if rows.kinds[m] == "advertisement":
        began = 1.0
    else:
        began = 3.0 - float(np.sign(rows.first(m) - rows.first(n)))
    size = [other[2] - other[0], other[3] - other[1]]
    kind = float(KINDS.index(rows.kinds[m]))
    return [began, gap, *size, other[1] - one[1], other[3] - one[3], kind]


def _surroundings(
    rows: Rows, n: int, shape: list[float], stacked: dict[int, int], edges: tuple[float, float]
) -> list[float]:
    left, _, right, _ = rows.boxes[n]
    around = [value for side in range(4) for value in _side(rows, n, side)]
    place = [edges[1] - right, left - edges[0], float(rows.first(n))]
    beyond: list[float] = []
    for side in (RIGHT, LEFT):
        next_one = rows.beside.get(rows.beside[n][side])
        m = next_one[side] if next_one else NOBODY
        box = rows.boxes[m]
        beyond += [box[2] - box[0], box[3] - box[1]] if m != NOBODY else [-1.0, -1.0]
    return [
        *shape, *around, *place, float(n in stacked.values()), float(n in stacked), *beyond,
    ]  # fmt: skip


def _pair(
    rows: Rows, n: int, p: int, stacked: dict[int, int], alike: Table, between: Sequence[int]
) -> list[float]:
    """Gaps, edges and sizes of two regions, whether they are neighbours, and what is read between them."""
    (al, at, ar, ab), (bl, bt, br, bb) = rows.boxes[p], rows.boxes[n]
    wide, high = shared(rows.boxes[p], rows.boxes[n])
    share_y = max(0.0, high) / max(1e-6, min(ab - at, bb - bt))
    share_x = max(0.0, wide) / max(1e-6, min(ar - al, br - bl))
    head = rows.beside[n][RIGHT]
    first, last = rows.first(n), rows.last(p)
    size = [rows.boxes[m, 2:] - rows.boxes[m, :2] for m in between]
    flags = (
        p == head,
        p == rows.beside[n][ABOVE],
        n == rows.beside[p][LEFT],
        n == rows.beside[p][BELOW],
        stacked.get(p) == n,
        p in stacked and stacked[p] != n,
        head != NOBODY and rows.beside[p][RIGHT] == head,
    )
    counts = (
        rows.texts.index(n) - rows.texts.index(p),
        first - last,
        first - rows.first(p),
        sum(m not in stacked and rows.last(m) < first for m in between),
        sum(rows.first(m) == first for m in between),
        sum(rows.first(m) <= last for m in between),
    )
    return [
        -wide, -high, share_y, share_x, al - bl, ar - br, at - bt, ab - bb, al - br, bt - ab,
        *map(float, flags), *map(float, counts),
        min((float(s[0]) for s in size), default=-1.0),
        max((float(s[1]) for s in size), default=-1.0),
        abs((ab - at) - (bb - bt)), abs((ar - al) - (br - bl)),
        alike[n].sum(), (alike[n] * alike[p]).sum(),
    ]  # fmt: skip


def _alike(rows: Rows) -> Table:
    """Which text regions are as high as which: a height that few others have joins two."""
    high = rows.boxes[:, 3] - rows.boxes[:, 1]
    text = np.isin(np.arange(len(high)), rows.texts)
    found: Table = (np.abs(high[:, None] - high) < ALIKE) * np.outer(text, text).astype(float)
    return found


def chances(choices: Sequence[Choice], worth: Table) -> dict[int, dict[int, float]]:
    """For every region the chance of each of its choices."""
    found: dict[int, dict[int, float]] = {}
    for (n, p), value in zip(choices, np.exp(np.clip(worth, -30, 30)), strict=True):
        found.setdefault(n, {})[p] = float(value)
    return {n: {p: v / sum(of.values()) for p, v in of.items()} for n, of in found.items()}


def likeliest(options: dict[int, float]) -> int:
    return max(options, key=options.__getitem__)


def gathered(links: dict[int, int]) -> list[list[int]]:
    """Regions that links join, each link from a region to an earlier one or NOBODY."""
    groups: dict[int, list[int]] = {}
    owner: dict[int, int] = {}
    for n, p in links.items():
        owner[n] = owner[p] if p != NOBODY else n
        groups.setdefault(owner[n], []).append(n)
    return list(groups.values())


class Stories:
    """The page as the first look cuts it, without jumps: pieces of stories, and where each ends."""

    def __init__(self, rows: Rows, said: dict[int, dict[int, float]]) -> None:
        self.rows, self.said = rows, said
        links = {n: likeliest(options) for n, options in said.items()}
        links = {n: p if p != NOBODY and self._touch(n, p) else NOBODY for n, p in links.items()}
        self.pieces = gathered(links)
        self.of = {n: k for k, piece in enumerate(self.pieces) for n in piece}
        self.begins = {n: options[NOBODY] for n, options in said.items()}
        self.last_row = [max(map(rows.last, piece)) for piece in self.pieces]
        self.end = [self._end(k) for k in range(len(self.pieces))]
        self.hull = [
            (*rows.boxes[piece, :2].min(0), *rows.boxes[piece, 2:].max(0)) for piece in self.pieces
        ]
        self.area = [self._area(piece) for piece in self.pieces]
        self.odd = [max(map(self.misfit, piece)) for piece in self.pieces]
        self.begun = [max(self.begins[n] for n in piece) for piece in self.pieces]
        # How much every region, and every piece, is asked for by later regions.
        self.asked: dict[int, dict[int, float]] = {}
        self.wanted: list[dict[int, float]] = [{} for _ in self.pieces]
        for n, options in said.items():
            for p, chance in options.items():
                if p != NOBODY:
                    self.asked.setdefault(p, {})[n] = chance
                    wanted = self.wanted[self.of[p]]
                    wanted[n] = wanted.get(n, 0.0) + chance

    def _touch(self, a: int, b: int) -> bool:
        wide, high = shared(self.rows.boxes[a], self.rows.boxes[b])
        return (wide > -0.3 and high > 0.15) or (high > -0.3 and wide > 0.15)

    def _end(self, k: int) -> int:
        lowest = [n for n in self.pieces[k] if self.rows.last(n) == self.last_row[k]]
        return min(lowest, key=lambda n: float(self.rows.boxes[n, 0]))

    def _area(self, piece: list[int]) -> float:
        box = self.rows.boxes[piece]
        return float(((box[:, 2] - box[:, 0]) * (box[:, 3] - box[:, 1])).sum())

    def misfit(self, n: int) -> float:
        """How far a region is off the rows: body text ends 0.07 above the next one."""
        top, bottom = self.rows.boxes[n, 1] % 1, (self.rows.boxes[n, 3] + 0.07) % 1
        return float(max(min(top, 1 - top), min(bottom, 1 - bottom)))

    def ends_at(self, k: int) -> tuple[int, float]:
        return self.last_row[k], -float(self.rows.boxes[self.end[k], 2])

    def first_of(self, k: int) -> int:
        return min(
            self.pieces[k], key=lambda n: (self.rows.first(n), -float(self.rows.boxes[n, 2]))
        )


def second_look(rows: Rows, choices: Sequence[Choice], worth: Table) -> list[list[float]]:
    """For the same choices: measures that need an opinion of the rest of the page."""
    if not choices:
        return []
    stories = Stories(rows, chances(choices, worth))
    return [
        [*_continuing(stories, n, p), *_itself(stories, n)]
        if p != NOBODY
        else [*[-1.0] * STORY_MEASURES, *_itself(stories, n)]
        for n, p in choices
    ]


def _itself(stories: Stories, n: int) -> list[float]:
    k = stories.of[n]
    return [
        stories.begins[n], float(stories.first_of(k) == n), float(len(stories.pieces[k])),
        stories.odd[k], stories.area[k], stories.misfit(n), stories.begun[k],
    ]  # fmt: skip


def _continuing(stories: Stories, n: int, p: int) -> list[float]:
    rows, own, k = stories.rows, stories.of[n], stories.of[p]
    options = stories.said[n]
    first = rows.first(n)
    between = [
        other
        for other in range(len(stories.pieces))
        if other not in (own, k)
        and stories.last_row[other] < first
        and stories.ends_at(k) < stories.ends_at(other)
    ]
    left, _, right, bottom = stories.hull[k]
    box, end = rows.boxes[n], rows.boxes[stories.end[k]]
    rivals = (v for m, v in stories.asked[p].items() if m != n)
    others = (v for m, v in stories.wanted[k].items() if m != n and stories.of[m] not in (own, k))
    return [
        options[p], stories.wanted[k][n], float(own == k), float(p == stories.end[k]),
        float(first - stories.last_row[k]), float(len(between)),
        float(sum(stories.begun[other] > 0.3 for other in between)),
        max(rivals, default=0.0), max(others, default=0.0),
        stories.begins[p], stories.begun[k], float(len(stories.pieces[k])), stories.area[k],
        stories.odd[k], box[0] - left, box[2] - right, box[1] - bottom,
        end[0] - box[0], box[2] - end[0], options[p] / max(options.values()),
        *_stacking(stories, own, k),
    ]  # fmt: skip


def _stacking(stories: Stories, own: int, k: int) -> list[float]:
    """How a region's piece lies to the piece that it would go on from: flush sides, gap, size, and how they fill one hull."""
    one, other = np.array(stories.hull[k]), np.array(stories.hull[own])
    wide, high = shared(one, other)
    size = np.maximum(one[2:], other[2:]) - np.minimum(one[:2], other[:2])
    area = stories.area[own] + (stories.area[k] if own != k else 0.0)
    return [
        other[0] - one[0], other[2] - one[2], other[1] - one[1], -wide, -high,
        (other[3] - other[1]) - (one[3] - one[1]), area / max(1e-6, size[0] * size[1]), stories.area[own],
        float(len(stories.pieces[own])), stories.odd[own], stories.begun[own],
    ]  # fmt: skip
