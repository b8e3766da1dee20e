"""A story's place on the page, and setting it there."""

from __future__ import annotations

import itertools
import random
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bench.press.setter import Head, Job, Shot, Style, pour_body, rows_in, set_head, set_side_head
from bench.press.sheet import Area, Rect, Sheet, Turn
from bench.press.shots import with_shots
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
    lead: float = 1.0  # leading against the page's
    family: str = ""  # face of the headline, where not the page's
    reverse: bool = False  # the head in white on dark
    brief: bool = False
    sectioned: bool = False
    tailed: bool = False
    verse: bool = False


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
    style = replace(
        style,
        body=style.body * slot.body,
        leading=style.leading * slot.lead,
        head_family=slot.family or style.head_family,
    )
    job = Job(sheet, turn, style, owner, rng)
    columns = list(slot.columns or columns_of(area, slot.count, style.gutter))
    columns = _with_head(job, story, slot, columns)
    if story.comes_from:
        columns = _comes_from(job, story, columns)
    pictures: list[Area] = []
    if slot.shot and story.captions:
        columns, pictures = with_shots(job, story, slot.shot, columns, picture_name)
    whole = story.goes_on is None
    left = pour_body(job, story.body, columns, spare=0 if whole else 1, whole=whole)
    if not whole:
        _goes_on(job, story, columns)
    elif story.tail:
        _tail(job, story.tail, columns)
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
    if story.section:
        columns = _section(job, story.section, slot, columns)
    if slot.head.mode == "side" and story.headline and not slot.columns:
        start = set_side_head(job, story, slot.area) + job.style.body * 0.6
        area = replace(slot.area, u0=start)
        count = max(1, round(slot.count * area.wide / slot.area.wide))
        inner = list(columns_of(area, count, job.style.gutter))
        if story.byline:
            v = set_head(job, replace(story, headline=None), inner[0], 1)
            inner[0] = replace(inner[0], v0=v)
        return inner
    first = min(slot.head.first, len(columns) - 1)
    last = min(first + slot.head.span, len(columns))
    area = Area(columns[first].u0, columns[first].v0, columns[last - 1].u1, columns[first].v1)
    v = (
        _reversed_head(job, story, area, last - first)
        if slot.reverse
        else set_head(job, story, area, last - first)
    )
    return [replace(c, v0=min(v, c.v1)) if first <= n < last else c for n, c in enumerate(columns)]


def _reversed_head(job: Job, story: Story, area: Area, span: int) -> float:
    """White letters on a dark ground, which is printed before them."""
    pad = job.style.body * 0.5
    job.style = replace(job.style, head_colour="#ffffff")
    alone = replace(story, kicker=None, deck=None, byline=None)
    inner = Area(area.u0 + pad, area.v0 + pad, area.u1 - pad, area.v1)
    v = set_head(job, alone, inner, span)
    job.sheet.frame(
        job.turn.place(Area(area.u0, area.v0, area.u1, v)),
        job.rng.choice(("#2d3e55", "#7a1f24")),
        0.0,
    )
    rest = replace(story, headline=None, kicker=None)
    return set_head(job, rest, Area(area.u0, v + pad, area.u1, area.v1), span)


def _section(job: Job, text: str, slot: Slot, columns: list[Area]) -> list[Area]:
    """A section head 栏题 as a tinted label over the story's first column."""
    first = min(slot.head.first, len(columns) - 1)
    spot = columns[first]
    hand = job.hand("hei", job.style.body * 1.15, True)
    pad = hand.size * 0.3
    end = spot.u0 + min(spot.wide, hand.width(text) + 2 * pad)
    label = Area(spot.u0, spot.v0, end, spot.v0 + hand.size + 2 * pad)
    job.sheet.frame(job.turn.place(label), job.rng.choice(("#dde6ef", "#f2dede", "#e6e6e6")), 0.0)
    inner = Area(label.u0 + pad, label.v0 + pad, label.u1 - pad, label.v1)
    job.heading([text], hand, inner, "section_head", text, centred=False)
    last = min(first + slot.head.span, len(columns))
    v = label.v1 + job.style.body * 0.4
    return [replace(c, v0=v) if first <= n < last else c for n, c in enumerate(columns)]


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


def _tail(job: Job, text: str, columns: Sequence[Area]) -> None:
    """The author's name in brackets at the end, on a line of its own, where there is room for it."""
    own = [m for m in job.sheet.marks if m.owner == job.owner and m.role == "paragraph"]
    if not own:
        return
    end = own[-1].box
    for column in columns:
        rect = job.turn.place(column)
        if _touch(end, rect):
            row = (end[3] - rect[1]) if not job.turn.down else (rect[2] - end[0])
            v = column.v0 + row + job.style.pitch - job.style.body
            if v + job.style.body <= column.v1 + 0.5:
                hand = job.hand("hei", job.style.body * 0.95)
                job.heading(
                    [text], hand, replace(column, v0=v), "byline", text, centred=False, align="end"
                )
            return


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
