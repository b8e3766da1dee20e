"""Who wrote, as pages with boxes print it: readers with what they do and where they live; and whose a picture is."""

from __future__ import annotations

import pytest
from tests.layout.set_page import BRIDGE, READING, Desk, issue_of
from tests.parts import texts

from shuzibao.model import Box, Picture, Role


@pytest.mark.parametrize(
    ("printed", "smaller"),
    [
        (("方小妍（退休技工，青畦）",), 1.0),
        (("商若兰／营养师（柳泉市）",), 1.0),
        (("□陆以恒（青溪高中学生，", "泉边镇）"), 0.9),
        (("柳泉里农友十七户（方金", "水代笔）"), 0.9),
    ],
)
def test_a_reader_signs_with_what_he_does_and_where_he_lives(printed, smaller):
    """Under the text or over it, on one line or two, it is the byline of the letter."""
    desk = Desk()
    desk.line(50, 40, "石桥放行的第一晚", 24)
    y = desk.column(50, 80, BRIDGE, 14) + 3
    for n, text in enumerate(printed):
        desk.line(60, y + 14 * n, text, 10 * smaller)
    [letter] = issue_of(desk).articles

    signed = "".join(texts(letter, Role.BYLINE))
    assert signed.replace(" ", "") == "".join(printed)


def test_a_name_with_one_thing_in_brackets_is_none_of_these():
    """Lists of prizes and matches print names so."""
    desk = Desk()
    desk.line(50, 40, "石桥放行的第一晚", 24)
    y = desk.column(50, 80, BRIDGE, 14) + 3
    desk.line(60, y, "方小妍（青畦队）", 10)
    [story] = issue_of(desk).articles

    assert not texts(story, Role.BYLINE)


def test_a_caption_that_speaks_of_one_story_only_is_of_that_story():
    """The picture stands over the small story's headline, and as wide, beside the larger one that it shows."""
    desk = Desk()
    desk.line(50, 40, "石桥整修两年重新放行", 28)
    desk.column(50, 90, BRIDGE, 22)
    desk.pictures.append(Picture(Box(320, 40, 540, 160)))
    desk.line(320, 164, "船工老宋走过石桥新凿的桥面", 8)
    desk.line(320, 180, "读书会开场", 18)
    desk.column(320, 210, READING, 22)
    bridge = next(a for a in issue_of(desk).articles if a.headline == "石桥整修两年重新放行")

    assert texts(bridge, Role.CAPTION) == ["船工老宋走过石桥新凿的桥面"]
