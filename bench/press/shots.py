"""Pictures with their captions: at the head or the foot of columns, or let into two of them."""

from __future__ import annotations

from dataclasses import replace

from bench.press.compose import SetLine, take_line, units
from bench.press.setter import Job, Shot, Style
from bench.press.sheet import Area
from bench.press.story import Story


def with_shots(
    job: Job, story: Story, shot: Shot, columns: list[Area], name: str
) -> tuple[list[Area], list[Area]]:
    """Sets a story's pictures; gives what is left of the columns, and the pictures' places."""
    if shot.where == "inset" and len(columns) >= 2:
        return _inset(job, story, shot, columns, name)
    if shot.where == "beside":
        return _beside(job, story, shot, columns, name)
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


def _beside(
    job: Job, story: Story, shot: Shot, columns: list[Area], name: str
) -> tuple[list[Area], list[Area]]:
    """A picture across all columns but the last, its caption beside it at the foot of the last."""
    if len(columns) < 2:
        return with_shots(job, story, replace(shot, where="top"), columns, name)
    top, bottom = max(c.v0 for c in columns), min(c.v1 for c in columns)
    high = min((bottom - top) * shot.share, (columns[-2].u1 - columns[0].u0) * 1.2)
    if high < 60:
        return columns, []
    spot = Area(columns[0].u0, top, columns[-2].u1, top + high)
    rect = job.turn.place(spot)
    job.sheet.picture(rect, job.owner, f"{name}-0.jpg")
    job.pictures.append(rect)
    last = columns[-1]
    measure = _caption_height(job, story, last.wide)
    end = max(
        _caption(job, story, replace(last, v0=max(top, top + high - measure + 4))), top + high
    )
    start = end + job.style.body * 0.8
    return [replace(c, v0=min(start, c.v1)) for c in columns], [spot]
