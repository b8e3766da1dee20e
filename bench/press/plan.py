"""Dividing a page: straight cuts, pinwheels, L-shapes, all on the page's column grid."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from bench.press.setter import Head, Shot, Style
from bench.press.sheet import Area
from bench.press.slot import Slot, columns_of


@dataclass(frozen=True, slots=True)
class Cells:
    """A rectangle of the grid: columns c0..c1 and rows r0..r1, ends excluded."""

    c0: int
    c1: int
    r0: int
    r1: int

    @property
    def wide(self) -> int:
        return self.c1 - self.c0

    @property
    def high(self) -> int:
        return self.r1 - self.r0


@dataclass(frozen=True, slots=True)
class Grid:
    """The page's columns and body rows. area: the type area in the direction of writing."""

    area: Area
    count: int
    style: Style

    @property
    def rows(self) -> int:
        return int(self.area.high / self.style.pitch)

    def column(self, index: int) -> Area:
        return columns_of(self.area, self.count, self.style.gutter)[index]

    def rect(self, cells: Cells) -> Area:
        """The cells' rectangle; the last row but one is its last line, so that neighbours stand apart."""
        top = self.area.v0 + cells.r0 * self.style.pitch
        bottom = self.area.v0 + cells.r1 * self.style.pitch - 1.25 * self.style.pitch
        return Area(self.column(cells.c0).u0, top, self.column(cells.c1 - 1).u1, bottom)

    @property
    def whole(self) -> Cells:
        return Cells(0, self.count, 0, self.rows)

    def chars(self, cells: Cells) -> float:
        per_line = (self.column(0).wide + self.style.gutter) / self.style.body
        return cells.wide * cells.high * per_line


def straight_cuts(
    rng: random.Random, grid: Grid, cells: Cells, most: float, least_rows: int = 14
) -> list[Cells]:
    """Cuts until every part holds at most about `most` characters and four columns."""
    small = grid.chars(cells) <= most * rng.uniform(0.75, 1.25)
    if small and cells.wide <= 4 and cells.high <= 60:
        return [cells]
    across = cells.high >= 2 * least_rows
    down = cells.wide >= 2 and (cells.wide > 2 or cells.high >= 18)
    if not across and not down:
        return [cells]
    ratio = cells.wide * 12 / max(1, cells.high)
    if across and (not down or rng.random() > ratio / (ratio + 1)):
        at = cells.r0 + max(
            least_rows, min(cells.high - least_rows, round(cells.high * rng.uniform(0.3, 0.7)))
        )
        parts = [replace(cells, r1=at), replace(cells, r0=at)]
    else:
        at = cells.c0 + rng.randint(1, cells.wide - 1)
        parts = [replace(cells, c1=at), replace(cells, c0=at)]
    return [leaf for part in parts for leaf in straight_cuts(rng, grid, part, most, least_rows)]


def pinwheel(rng: random.Random, cells: Cells) -> list[Cells]:
    """Four arms around a middle: no straight cut divides it."""
    p = cells.c0 + max(1, cells.wide // 3)
    q = cells.c1 - max(1, cells.wide // 3)
    if q <= p:
        q = p + 1
    m = cells.r0 + round(cells.high * rng.uniform(0.28, 0.36))
    n = cells.r0 + round(cells.high * rng.uniform(0.62, 0.72))
    arms = [
        Cells(cells.c0, q, cells.r0, m),
        Cells(q, cells.c1, cells.r0, n),
        Cells(p, cells.c1, n, cells.r1),
        Cells(cells.c0, p, m, cells.r1),
        Cells(p, q, m, n),
    ]
    if rng.random() < 0.5:  # the other way round
        turn = cells.c0 + cells.c1
        arms = [Cells(turn - arm.c1, turn - arm.c0, arm.r0, arm.r1) for arm in arms]
    return arms


def l_shape(rng: random.Random, grid: Grid, cells: Cells) -> tuple[Slot, Cells]:
    """A story whose last (or first) columns are shorter, and the corner that it leaves free."""
    carved = rng.randint(1, max(1, cells.wide - 2))
    at = cells.r0 + round(cells.high * rng.uniform(0.45, 0.6))
    right = rng.random() < 0.7
    corner = (
        Cells(cells.c1 - carved, cells.c1, at, cells.r1)
        if right
        else Cells(cells.c0, cells.c0 + carved, at, cells.r1)
    )
    full = grid.rect(cells)
    columns = []
    for index in range(cells.c0, cells.c1):
        inside = corner.c0 <= index < corner.c1
        part = Cells(index, index + 1, cells.r0, at if inside else cells.r1)
        area = grid.rect(part)
        columns.append(area)
    return Slot(full, cells.wide, tuple(columns)), corner


def slots_of(grid: Grid, parts: Sequence[Cells], make: Callable[[Cells, Area], Slot]) -> list[Slot]:
    return [make(part, grid.rect(part)) for part in parts]


def usual_slot(
    rng: random.Random,
    style: Style,
    cells: Cells,
    area: Area,
    *,
    boxes: float = 0.12,
    pictures: float = 0.35,
    sides: float = 0.0,
    turned: float = 0.0,
    merged: float = 0.25,
    inset: float = 0.0,
) -> Slot:
    """A story's place as the make-up editor chooses it: columns, head, picture, frame; by chances."""
    count = cells.wide
    if count >= 3 and rng.random() < merged:
        count -= 1  # 破栏: wider lines than the page's columns
    shot = None
    if cells.high >= 20 and rng.random() < pictures:
        wide = rng.randint(1, max(1, count - 1))
        shot = Shot(wide, rng.uniform(0.25, 0.42), rng.choice(("top", "top", "end", "start")))
    if inset and count in (2, 3, 4) and cells.high >= 26 and rng.random() < inset:
        shot = Shot(1, rng.uniform(0.22, 0.3), "inset")
    head = Head("over", 99)
    if count >= 3 and rng.random() < 0.2:
        head = Head("over", count - 1)
    if rng.random() < sides and cells.high >= 18 and cells.high <= 48 and cells.wide >= 2:
        head = Head("side")
    decor = rng.choice(("box", "tint")) if rng.random() < boxes else ""
    return Slot(area, count, (), head, shot, decor, turned=rng.random() < turned)
