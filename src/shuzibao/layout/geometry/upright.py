"""Pages that lie on their side or head: seen with their text upright, and places on them told back.

A file may say that its page is shown turned (/Rotate) while its text is not. Text that runs down needs nothing: it
is read as lines set downwards are.
"""

from __future__ import annotations

from dataclasses import replace

from shuzibao.model import Box, Flow, Page

MOST = 0.6  # of a page's characters; fewer, and some lines are set so


def lying(page: Page) -> int:
    """How far most of a page's text is turned, in degrees clockwise: 180 or 270; 0 where it can be read as it is."""
    if all(not line.angle for line in page.lines):
        return 0
    whole = sum(len(line.text) for line in page.lines)
    for turn in (180, 270):
        own = sum(len(line.text) for line in page.lines if abs(line.angle - turn) < 5)
        if own > MOST * whole:
            return turn
    return 0


def upright(page: Page, turn: int) -> Page:
    """The page as one holds it to read it. turn: as `lying` tells it."""
    wide, high = page.width or 1.0, page.height or 1.0

    def seen(box: Box) -> Box:
        if turn == 180:  # the way there is the way back
            return as_shown(box, page, turn)
        return Box(high - box.bottom, box.left, high - box.top, box.right)

    return replace(
        page,
        width=wide if turn == 180 else high,
        height=high if turn == 180 else wide,
        lines=tuple(
            replace(
                line, box=line.box and seen(line.box), angle=(line.angle - turn) % 360, edges=(),
                flow=Flow.ACROSS if abs(line.angle - turn) < 5 else line.flow,
            )
            for line in page.lines
        ),
        rules=tuple(replace(rule, box=seen(rule.box)) for rule in page.rules),
        frames=tuple(replace(frame, box=seen(frame.box)) for frame in page.frames),
        pictures=tuple(replace(picture, box=seen(picture.box)) for picture in page.pictures),
    )  # fmt: skip


def as_shown(box: Box, page: Page, turn: int) -> Box:
    """Where a place of the upright page stands on the page as it is shown. page: the one that is shown."""
    wide, high = page.width or 1.0, page.height or 1.0
    if turn == 180:
        return Box(wide - box.right, high - box.bottom, wide - box.left, high - box.top)
    return Box(box.top, high - box.right, box.bottom, high - box.left)
