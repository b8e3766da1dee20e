"""Pages that are shown on their head or their side: the stories of what is printed, in the order in which one reads it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.layout.set_page import BRIDGE, READING, Desk

from shuzibao.layout.geometry.upright import as_shown, lying, upright
from shuzibao.model import Article, Box, Given, Page
from shuzibao.pipeline import rebuild


def page() -> Page:
    desk = Desk()
    desk.line(50, 40, "石桥又放行", 30).line(320, 40, "读书会开场", 30)
    desk.column(50, 90, BRIDGE, 14)
    desk.column(320, 90, READING, 14)
    return desk.page()


def laid(turn: int) -> Page:
    """The page as it is shown when a file turns it."""
    whole = page()
    wide, high = (600.0, 840.0) if turn == 180 else (840.0, 600.0)
    shown = replace(whole, width=wide, height=high)
    lines = tuple(
        replace(line, box=as_shown(line.box, shown, turn), angle=float(turn), edges=())
        for line in whole.lines
    )
    return replace(shown, lines=lines)


@pytest.mark.parametrize("turn", [180, 270])
def test_a_page_on_its_head_or_side_has_the_stories_of_the_upright_one(turn):
    """Columns, headlines and the order of both are those that one sees with the page turned back."""
    told = rebuild([laid(turn)], Given(title="梅里报")).articles
    straight = rebuild([page()], Given(title="梅里报")).articles

    assert [one.headline for one in told] == ["石桥又放行", "读书会开场"]
    assert [[e.text for e in one.elements] for one in told] == [
        [e.text for e in one.elements] for one in straight
    ]


@pytest.mark.parametrize("turn", [180, 270])
def test_zones_lie_on_the_page_as_it_is_shown(turn):
    """The page's picture is drawn as the file says, and a zone must lie on its print there."""
    shown = laid(turn)
    told = [reach(one) for one in rebuild([shown], Given(title="梅里报")).articles]
    straight = [reach(one) for one in rebuild([page()], Given(title="梅里报")).articles]

    assert told == [as_shown(box, shown, turn) for box in straight]


def reach(story: Article) -> Box:
    """From edge to edge of a story's zones."""
    across, down = zip(*(point for zone in story.zones for point in zone.points), strict=True)
    return Box(min(across), min(down), max(across), max(down))


def test_turning_a_page_there_and_back_moves_nothing():
    for turn in (180, 270):
        shown = laid(turn)
        assert [as_shown(line.box, shown, turn) for line in upright(shown, turn).lines] == [
            line.box for line in shown.lines
        ]


def test_a_page_with_one_slanted_line_lies_straight():
    """A stamp or an outlined word at an angle turns no page."""
    whole = page()
    lines = (replace(whole.lines[0], angle=180.0), *whole.lines[1:])

    assert lying(whole) == 0
    assert lying(replace(whole, lines=lines)) == 0
    assert Box(0, 0, 1, 1) == as_shown(Box(599, 839, 600, 840), replace(whole, width=600.0), 180)
