"""Make-up 组版: a template and chance become slots on the page's grid."""

from __future__ import annotations

import itertools
import random
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from bench.press.plan import Cells, Grid, l_shape, pinwheel, straight_cuts, usual_slot
from bench.press.setter import Head, Shot
from bench.press.sheet import Area
from bench.press.slot import Slot
from bench.press.template import Template


@dataclass(frozen=True, slots=True)
class Banner:
    """A line across several stories (通栏标题, 栏题), with its place."""

    area: Area
    size: float


@dataclass(slots=True)
class Plan:
    """What goes where on one page. leaves: the rectangles, for rules between stories."""

    grid: Grid
    slots: list[Slot] = field(default_factory=list)
    leaves: list[Cells] = field(default_factory=list)
    banners: list[Banner] = field(default_factory=list)


def make_up(rng: random.Random, template: Template, grid: Grid, free: Cells) -> Plan:
    """The page's plan: `free` is what the masthead leaves."""
    plan = Plan(grid)
    if template.advertisement:
        at = free.r1 - round(free.high * template.advertisement)
        foot = replace(free, r0=at)
        free = replace(free, r1=at)
        _advertisements(rng, plan, foot)
    CUTS[template.cut](rng, template, plan, free)
    return plan


def _leaf(
    rng: random.Random, template: Template, plan: Plan, cells: Cells, **changes: object
) -> None:
    slot = usual_slot(
        rng,
        plan.grid.style,
        cells,
        plan.grid.rect(cells),
        boxes=template.boxes,
        pictures=template.pictures,
        sides=template.sides,
        turned=template.turned,
        merged=template.merged,
        inset=template.inset,
    )
    if rng.random() < template.headless:
        slot = replace(slot, head=Head("none"), decor=slot.decor or rng.choice(("box", "")))
    if slot.turned and not slot.decor and rng.random() < 0.7:
        slot = replace(slot, decor=rng.choice(("box", "tint")))
    slot = _harder(rng, template, slot, cells)
    if changes:
        slot = replace(slot, **changes)  # type: ignore[arg-type]
    plan.slots.append(slot)
    plan.leaves.append(cells)


def _harder(rng: random.Random, template: Template, slot: Slot, cells: Cells) -> Slot:
    """What the wild templates do besides; plain templates ask nothing of chance here."""

    def chance(share: float) -> bool:
        return bool(share) and rng.random() < share

    over = slot.head.mode == "over" and not slot.turned
    if over and slot.count >= 3 and chance(template.middles):
        slot = replace(slot, head=Head("over", rng.randint(1, slot.count - 2), 1))
    elif over and slot.count >= 2 and chance(template.parts):
        slot = replace(slot, head=Head("over", rng.randint(1, slot.count - 1)))
    if template.jitter:
        share = template.jitter
        slot = replace(
            slot, body=rng.uniform(1 - share, 1 + share), lead=rng.uniform(1 - share, 1 + share)
        )
    if chance(template.faces):
        slot = replace(slot, family=rng.choice(("song", "hei")))
    if over and not slot.turned and chance(template.reverses):
        slot = replace(slot, reverse=True)
    if slot.shot and slot.shot.where == "top" and slot.count >= 2 and chance(template.besides):
        slot = replace(slot, shot=replace(slot.shot, where="beside"))
    if chance(template.sections):
        slot = replace(slot, sectioned=True)
    if chance(template.tails):
        slot = replace(slot, tailed=True)
    if cells.wide <= 2 and chance(template.verses):
        slot = replace(slot, verse=True, shot=None, count=1)
    return slot


def straight(rng: random.Random, template: Template, plan: Plan, free: Cells) -> None:
    for cells in straight_cuts(rng, plan.grid, free, template.most):
        _leaf(rng, template, plan, cells)


def with_banner(rng: random.Random, template: Template, plan: Plan, free: Cells) -> None:
    """Two stories under one banner across the page, then straight cuts."""
    at = free.r0 + round(free.high * rng.uniform(0.3, 0.4))
    _banner_over(rng, template, plan, replace(free, r1=at), rng.choice((2, 2, 3)))
    straight(rng, template, plan, replace(free, r0=at))


def _banner_over(
    rng: random.Random, template: Template, plan: Plan, cells: Cells, stories: int
) -> None:
    grid = plan.grid
    size = rng.uniform(22, 30)
    rows = int(size * 1.7 / grid.style.pitch) + 1
    top = grid.rect(replace(cells, r1=cells.r0 + rows))
    plan.banners.append(Banner(Area(top.u0, top.v0, top.u1, top.v0 + size * 1.3), size))
    rest = replace(cells, r0=cells.r0 + rows)
    cuts = [rest.c0 + round(rest.wide * n / stories) for n in range(stories + 1)]
    for one, two in itertools.pairwise(cuts):
        _leaf(rng, template, plan, replace(rest, c0=one, c1=two), decor="")


def pinwheels(rng: random.Random, template: Template, plan: Plan, free: Cells) -> None:
    """One large pinwheel, or one above straight cuts; arms that are too large are cut again."""
    parts = [free]
    if free.high > 70:
        at = free.r0 + round(free.high * rng.uniform(0.58, 0.68))
        parts = [replace(free, r1=at), replace(free, r0=at)]
        if rng.random() < 0.5:
            flip = free.r0 + free.r1 - at
            parts = [replace(free, r0=flip), replace(free, r1=flip)]
    for cells in pinwheel(rng, parts[0]):
        _leaf(rng, template, plan, cells)
    for part in parts[1:]:
        for cells in straight_cuts(rng, plan.grid, part, 1100):
            _leaf(rng, template, plan, cells)


def l_shapes(rng: random.Random, template: Template, plan: Plan, free: Cells) -> None:
    """Stories whose columns end at different heights, another story in the corner."""
    for cells in straight_cuts(rng, plan.grid, free, 2200, least_rows=30):
        if cells.wide < 3 or cells.high < 30:
            for part in straight_cuts(rng, plan.grid, cells, template.most):
                _leaf(rng, template, plan, part)
            continue
        slot, corner = l_shape(rng, plan.grid, cells)
        plan.slots.append(slot)
        plan.leaves.append(cells)
        _leaf(rng, template, plan, corner, decor=rng.choice(("box", "box", "tint", "")), shot=None)


def briefs(rng: random.Random, template: Template, plan: Plan, free: Cells) -> None:
    """A block of one-column briefs side by side under a section head; stories around it."""
    at = free.r0 + round(free.high * rng.uniform(0.36, 0.5))
    top, bottom = replace(free, r1=at), replace(free, r0=at)
    block, rest = (top, bottom) if rng.random() < 0.5 else (bottom, top)
    grid = plan.grid
    size = rng.uniform(14, 20)
    rows = int(size * 1.6 / grid.style.pitch) + 1
    head = grid.rect(replace(block, r1=block.r0 + rows))
    plan.banners.append(Banner(Area(head.u0, head.v0, head.u1, head.v0 + size * 1.3), size))
    inner = replace(block, r0=block.r0 + rows)
    for column in range(inner.c0, inner.c1):
        cells = replace(inner, c0=column, c1=column + 1)
        cut = [cells.r0]
        while cells.r1 - cut[-1] > 26:
            cut.append(cut[-1] + rng.randint(11, 16))
        cut.append(cells.r1)
        for one, two in itertools.pairwise(cut):
            _leaf(
                rng, template, plan, replace(cells, r0=one, r1=two), shot=None, decor="", brief=True
            )
    for cells in straight_cuts(rng, grid, rest, 1000):
        _leaf(rng, template, plan, cells)


def notices(rng: random.Random, template: Template, plan: Plan, free: Cells) -> None:
    """Framed notices and advertisements, no news but perhaps one story."""
    for cells in straight_cuts(rng, plan.grid, free, 420, least_rows=12):
        kind = rng.choices(("notice", "advertisement", "article"), (5, 4, 1))[0]
        decor = "box" if kind != "article" else ""
        _leaf(
            rng,
            template,
            plan,
            cells,
            kind=kind,
            decor=decor,
            shot=None,
            head=Head("over"),
            turned=False,
            count=1,
        )


def photos(rng: random.Random, template: Template, plan: Plan, free: Cells) -> None:
    """Several pictures with one caption, single pictures, and stories."""
    for cells in straight_cuts(rng, plan.grid, free, 1100, least_rows=20):
        roll = rng.random()
        if roll < 0.4 and cells.wide >= 2 and cells.high >= 18:
            _leaf(
                rng,
                template,
                plan,
                cells,
                shot=Shot(9, rng.uniform(0.4, 0.55), "top", rng.randint(2, 3)),
                turned=False,
                count=cells.wide,
            )
        elif roll < 0.65 and cells.high <= 45:
            _leaf(
                rng,
                template,
                plan,
                cells,
                kind="picture",
                shot=Shot(9, 0.8, "top", rng.randint(1, 3)),
                decor=rng.choice(("", "box")),
                turned=False,
                head=Head("over"),
            )
        else:
            _leaf(rng, template, plan, cells)


def _advertisements(rng: random.Random, plan: Plan, foot: Cells) -> None:
    cuts = sorted({foot.c0, foot.c1, rng.randint(foot.c0 + 1, foot.c1 - 1)})
    for one, two in itertools.pairwise(cuts):
        cells = replace(foot, c0=one, c1=two)
        kind = rng.choice(("advertisement", "advertisement", "notice"))
        plan.slots.append(Slot(plan.grid.rect(cells), 1, decor="box", kind=kind))
        plan.leaves.append(cells)


CUTS: dict[str, Callable[[random.Random, Template, Plan, Cells], None]] = {
    "straight": straight,
    "banner": with_banner,
    "pinwheel": pinwheels,
    "l": l_shapes,
    "briefs": briefs,
    "notices": notices,
    "photos": photos,
}
