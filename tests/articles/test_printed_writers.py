"""Who wrote, as pages with boxes print it: readers with what they do and where they live."""

from __future__ import annotations

import pytest
from tests.layout.set_page import BRIDGE, Desk, issue_of
from tests.parts import texts

from shuzibao.model import Role


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
