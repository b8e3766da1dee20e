"""A story's place on the page, and setting it there."""

from __future__ import annotations

import itertools
import random
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bench.press.compose import SetLine, take_line, units
from bench.press.setter import Head, Job, Shot, Style, pour_body, rows_in, set_head, set_side_head
from bench.press.sheet import Area, Rect, Sheet, Turn
from bench.press.story import Story

OVER = Head()


@dataclass(frozen=True, slots=True)
class Slot:
    """Where a story goes: columns in reading order (in the direction of writing), its head, its pictures.

    decor: "" nothing, "box" a frame, "tint" a tinted ground. count: columns, where the slot is a
    rectangle (`area`) and not a list of uneven columns.
    """

    area: Area
    count: int = 1
    columns: tuple[Area, ...] = ()
    head: Head = OVER
    shot: Shot | None = None
    decor: str = ""
    turned: bool = False  # set in the other direction than the page
    kind: str = "article"
    body: float = 1.0  # body size against the page's
    brief: bool = False


def columns_of(area: Area, count: int, gutter: float) -> tuple[Area, ...]:
    wide = (area.wide - gutter * (count - 1)) / count
    return tuple(
        Area(area.u0 + n * (wide + gutter), area.v0, area.u0 + n * (wide + gutter) + wide, area.v1)
        for n in range(count)
    )


def capacity(slot: Slot, style: Style) -> int:
    """About how many characters of body the slot takes."""
    columns = slot.columns or columns_of(slot.area, slot.count, style.gutter)
    full = sum(rows_in(c, style) * (c.wide / style.body) for c in columns)
    if slot.shot:
        full *= 1 - slot.shot.share * slot.shot.columns / max(1, len(columns))
    return int(full)


PAD = 0.9  # space between a frame and what stands in it, in body ems
TINTS = ("#eef2f6", "#f6efe4", "#eeeeee", "#f3e9ea", "#e9f1ea")


def set_story(
    sheet: Sheet,
    turn: Turn,
    style: Style,
    slot: Slot,
    story: Story,
    owner: int,
    rng: random.Random,
    picture_name: str,
) -> tuple[Job, tuple[tuple[str, str], ...]]:
    """Sets a story in its slot; gives the job done and the body that did not fit."""
    sheet.new_block()
    area = slot.area
    if slot.decor:
        sheet.frame(
            turn.place(area),
            rng.choice(TINTS) if slot.decor == "tint" else None,
            0.0 if slot.decor == "tint" and rng.random() < 0.6 else rng.choice((0.5, 0.8, 1.2)),
        )
        pad = PAD * style.body
        area = Area(area.u0 + pad, area.v0 + pad, area.u1 - pad, area.v1 - pad)
        slot = replace(slot, area=area)
    if slot.turned:
        turn, slot = _turned(turn, slot, style)
        area = slot.area
    style = replace(style, body=style.body * slot.body)
    job = Job(sheet, turn, style, owner, rng)
    columns = list(slot.columns or columns_of(area, slot.count, style.gutter))
    columns = _with_head(job, story, slot, columns)
    if story.comes_from:
        columns = _comes_from(job, story, columns)
    pictures: list[Area] = []
    if slot.shot and story.captions:
        columns, pictures = _with_shots(job, story, slot.shot, columns, picture_name)
    whole = story.goes_on is None
    left = pour_body(job, story.body, columns, spare=0 if whole else 1, whole=whole)
    if not whole:
        _goes_on(job, story, columns)
    _zone(job, columns, pictures)
    if style.column_rules and not slot.decor:
        _column_rules(job, columns)
    return job, left


def _turned(turn: Turn, slot: Slot, style: Style) -> tuple[Turn, Slot]:
    """The slot in the other direction, with columns of a usual width (about 16 ems)."""
    rect = turn.place(slot.area)
    new = Turn(rect, not turn.down)
    u, v = new.size()
    count = max(1, round((u + style.gutter) / (16 * style.body + style.gutter)))
    return new, replace(slot, area=Area(0, 0, u, v), columns=(), count=count)


def _with_head(job: Job, story: Story, slot: Slot, columns: list[Area]) -> list[Area]:
    if not (story.headline or story.byline):
        return columns
    if slot.head.mode == "side" and story.headline and not slot.columns:
        start = set_side_head(job, story, slot.area) + job.style.body * 0.6
        area = replace(slot.area, u0=start)
        count = max(1, round(slot.count * area.wide / slot.area.wide))
        inner = list(columns_of(area, count, job.style.gutter))
        if story.byline:
            v = set_head(job, replace(story, headline=None), inner[0], 1)
            inner[0] = replace(inner[0], v0=v)
        return inner
    span = min(slot.head.span, len(columns))
    area = Area(columns[0].u0, columns[0].v0, columns[span - 1].u1, columns[0].v1)
    v = set_head(job, story, area, span)
    return [replace(c, v0=min(v, c.v1)) if n < span else c for n, c in enumerate(columns)]


def _comes_from(job: Job, story: Story, columns: list[Area]) -> list[Area]:
    hand = job.hand("hei", job.style.body)
    text = jump_text(job.style, "from", story.comes_from or 1, job.rng)
    first = columns[0]
    job.heading([text], hand, first, "jump_line", text, centred=False)
    return [replace(first, v0=first.v0 + job.style.pitch), *columns[1:]]


def _goes_on(job: Job, story: Story, columns: Sequence[Area]) -> None:
    last = columns[-1]
    rows = rows_in(last, job.style)
    v = last.v0 + (rows - 1) * job.style.pitch
    hand = job.hand("hei", job.style.body)
    text = jump_text(job.style, "on", story.goes_on or 2, job.rng)
    job.heading([text], hand, replace(last, v0=v), "jump_line", text, centred=False, align="end")


JUMPS = {
    ("SC", "on"): ("（下转第{n}版）", "下转第{n}版", "（下转{n}版）", "■下转第{c}版"),
    ("SC", "from"): ("（上接第{n}版）", "上接第{n}版", "（紧接第{n}版）", "■上接第{c}版"),
    ("TC", "on"): ("（下轉第{n}版）", "（下轉第{c}版）", "下轉第{c}版"),
    ("TC", "from"): ("（上接第{n}版）", "（上接第{c}版）", "上接第{c}版"),
    ("EN", "on"): ("Continued on page {n}", "See page {n}", "Turn to page {n}"),
    ("EN", "from"): ("Continued from page {n}", "From page {n}"),
}
NUMERALS = "〇一二三四五六七八九十"


def jump_text(style: Style, end: str, page: int, rng: random.Random) -> str:
    """The words that send the reader to another page, as papers print them."""
    key = ("EN" if style.latin else style.script, end)
    return rng.choice(JUMPS[key]).format(n=page, c=NUMERALS[page])


def _with_shots(
    job: Job, story: Story, shot: Shot, columns: list[Area], name: str
) -> tuple[list[Area], list[Area]]:
    if shot.where == "inset" and len(columns) >= 2:
        return _inset(job, story, shot, columns, name)
    wide = min(shot.columns, len(columns))
    chosen = range(len(columns) - wide, len(columns)) if shot.where != "start" else range(wide)
    taken = [columns[n] for n in chosen]
    top, bottom = max(c.v0 for c in taken), min(c.v1 for c in taken)
    high = (bottom - top) * shot.share
    u0, u1 = taken[0].u0, taken[-1].u1
    measure = _caption_height(job, story, u1 - u0)
    gap = job.style.body * 0.6
    # Photographs are seldom slimmer than 2 to 3 upright; along and down change places when vertical.
    tallest = (u1 - u0) * (2.2 if job.turn.down else 1.35)
    high = min(high, bottom - top - measure, tallest)
    if high < 30:
        return columns, []
    if shot.where == "end":
        spot = Area(u0, bottom - high - measure, u1, bottom - measure)
        _shots(job, story, spot, shot.count, name)
        cut = {n: replace(columns[n], v1=max(columns[n].v0, spot.v0 - gap)) for n in chosen}
    else:
        spot = Area(u0, top, u1, top + high)
        end = _shots(job, story, spot, shot.count, name)
        cut = {n: replace(columns[n], v0=min(columns[n].v1, end + gap)) for n in chosen}
    full = Area(spot.u0, spot.v0, spot.u1, spot.v1 + measure)
    return [cut.get(n, column) for n, column in enumerate(columns)], [full]


def _caption_height(job: Job, story: Story, wide: float) -> float:
    hand = job.hand("hei", job.style.body * 0.86)
    caption, credit = story.captions[0]
    rows = int(hand.width(caption) / max(1.0, wide)) + 1 + (1 if credit else 0)
    return rows * hand.size * 1.35 + 5


def _shots(job: Job, story: Story, spot: Area, count: int, name: str) -> float:
    """Prints pictures side by side with one caption under them; gives where the caption ends."""
    gap = 5.0
    count = max(1, min(count, int(spot.wide / 110)))
    wide = (spot.wide - gap * (count - 1)) / count
    for n in range(count):
        one = Area(spot.u0 + n * (wide + gap), spot.v0, spot.u0 + n * (wide + gap) + wide, spot.v1)
        rect = job.turn.place(one)
        job.sheet.picture(rect, job.owner, f"{name}-{n}.jpg")
        job.pictures.append(rect)
    return _caption(job, story, Area(spot.u0, spot.v1 + 4, spot.u1, spot.v1 + 5))


def _caption(job: Job, story: Story, area: Area) -> float:
    hand = job.hand("hei", job.style.body * 0.86)
    caption, credit = story.captions[0]
    v = area.v0
    if caption:
        rest = units(caption, job.style.latin)
        number = job.element("caption", caption)
        while rest:
            line, rest = take_line(rest, hand, area.wide, 0.0, latin=job.style.latin)
            job.sheet.line(
                job.turn,
                area.u0,
                v,
                line,
                hand.face,
                hand.size,
                role="caption",
                owner=job.owner,
                element=number,
            )
            v += hand.size * 1.35
    if credit:
        number = job.element("credit", credit)
        start = max(0.0, area.wide - hand.width(credit))
        job.sheet.line(
            job.turn,
            area.u0 + start,
            v,
            SetLine(credit),
            hand.face,
            hand.size,
            role="credit",
            owner=job.owner,
            element=number,
        )
        v += hand.size * 1.35
    job.areas.append(job.turn.place(Area(area.u0, area.v0, area.u1, v)))
    return v


def _inset(
    job: Job, story: Story, shot: Shot, columns: list[Area], name: str
) -> tuple[list[Area], list[Area]]:
    """A picture between two columns; the lines beside it are shorter."""
    at = (len(columns) - 1) // 2
    left, right = columns[at], columns[at + 1]
    reach = left.wide * 0.36
    top, bottom = max(left.v0, right.v0), min(left.v1, right.v1)
    high = (bottom - top) * shot.share
    pitch = job.style.pitch
    v0 = top + round((bottom - top) * 0.32 / pitch) * pitch
    spot = Area(left.u1 - reach, v0 + 2, right.u0 + reach, v0 + high)
    end = _shots(job, story, spot, 1, name)
    v1 = top + (int((end - top) / pitch) + 1) * pitch
    gap = job.style.body * 0.8
    out = list(columns[:at])
    for column, side in ((left, "left"), (right, "right")):
        narrow = Area(
            column.u0 if side == "left" else spot.u1 + gap,
            v0,
            spot.u0 - gap if side == "left" else column.u1,
            v1,
        )
        grid = [replace(column, v1=v0 - (pitch - job.style.body)), narrow, replace(column, v0=v1)]
        out.extend(_on_grid(grid, job.style))
    out.extend(columns[at + 2 :])
    return out, [Area(spot.u0, spot.v0, spot.u1, end)]


def _on_grid(parts: list[Area], style: Style) -> list[Area]:
    above, beside, below = parts
    rows = max(0, int((beside.v1 - beside.v0) / style.pitch + 1e-6))
    beside = replace(beside, v1=beside.v0 + (rows - 1) * style.pitch + style.body + 0.01)
    return [above, beside, below]


def _zone(job: Job, columns: Sequence[Area], pictures: Sequence[Area]) -> None:
    """The printed shape: the columns as far as they are filled, with heads and pictures."""
    for area in pictures:
        job.areas.append(job.turn.place(area))
    for area in columns:
        rect = job.turn.place(area)
        inside = [
            mark.box
            for mark in job.sheet.marks
            if mark.owner == job.owner and mark.role == "paragraph" and _touch(mark.box, rect)
        ]
        if inside:
            job.areas.append(_hull(inside))


def _touch(a: Rect, b: Rect) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def _hull(boxes: Sequence[Rect]) -> Rect:
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return (min(lefts), min(tops), max(rights), max(bottoms))


def _column_rules(job: Job, columns: Sequence[Area]) -> None:
    for one, two in itertools.pairwise(columns):
        if two.u0 <= one.u1:
            continue
        u = (one.u1 + two.u0) / 2
        v0, v1 = max(one.v0, two.v0), min(one.v1, two.v1)
        if v1 - v0 > 3 * job.style.pitch:
            job.sheet.rule(job.turn.place(Area(u - 0.2, v0, u + 0.2, v1)), 120)
