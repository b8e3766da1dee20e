"""What place says of blocks and headings: the values that are found, without a decision."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Over:
    """A heading and a text block under it. Distances in ems of the body.

    rank: how many text blocks under the same heading come before this one. ink: the share of the
    block's width that the heading's own print covers; the rest lies under its white margins.
    """

    gap: float
    rank: int
    ink: float


@dataclass(frozen=True, slots=True)
class Side:
    """A heading at the side of a text block. before: on the side where reading begins."""

    gap: float
    top: float
    before: bool


@dataclass(frozen=True, slots=True)
class Follow:
    """Text block b may go on from a.

    below: in a's own column; else in a later column. gap: in ems, along v (below) or u (beside).
    top: how far b's first line stands from a's first line, in ems (beside only).
    ruled: a rule runs between. blocked: another story's block stands between.
    rule_top: beside only, where an upright rule stands between: how far it begins above b's first
    line, in ems; None where there is none. shift: below only, how far b is shifted sideways, in ems.
    """

    below: bool
    gap: float
    top: float = 0.0
    ruled: bool = False
    blocked: bool = False
    rule_top: float | None = None
    shift: float = 0.0


@dataclass(slots=True)
class Evidence:
    """Everything that place says. Keys are block and heading indices.

    above: for each text block what stands right over it: ("block", i), ("heading", i), ("rule", -1)
    or None for the page's or frame's edge; ("row", i) where it begins level with heading i, white over it. head: the heading found by climbing up the column, or at
    the column's side. tops: where the column that a block hangs in begins along v, pictures over it
    counted in, in points. roots: the highest block of that column.
    """

    over: dict[tuple[int, int], Over] = field(default_factory=dict)
    side: dict[tuple[int, int], Side] = field(default_factory=dict)
    follow: dict[tuple[int, int], Follow] = field(default_factory=dict)
    above: dict[int, tuple[str, int] | None] = field(default_factory=dict)
    head: dict[int, int | None] = field(default_factory=dict)
    tops: dict[int, float] = field(default_factory=dict)
    roots: dict[int, int] = field(default_factory=dict)
