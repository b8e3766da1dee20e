"""How sure a story of a printed page is: by its own decisions, and by the page around it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.layout.set_page import BRIDGE, READING, Desk, issue_of

from shuzibao.articles.printed import thread_printed
from shuzibao.articles.sure import Left, Told, on_the_page
from shuzibao.model import Box, Picture, Role

STORY = Told(sure=0.97, characters=700, headed=True, stands=Box(0, 900, 190, 990))
PAGE = [
    replace(STORY, stands=Box(200 * (n % 4), 100 * n, 200 * (n % 4) + 190, 100 * n + 90))
    for n in range(8)
]


def test_whole_stories_of_a_plain_page_are_said_surely():
    """Eight stories side by side and below each other, each with its headline: all above 0.9."""
    desk = Desk(width=800)
    for row in range(2):
        for column in range(4):
            x, y = 50 + 180 * column, 40 + 330 * row
            desk.line(x, y, f"第{row}{column}座桥放行", 20)
            desk.column(x, y + 30, f"{BRIDGE}|{READING}", 14)
    stories = issue_of(desk).articles

    assert len(stories) == 8
    assert all(story.confidence > 0.9 for story in stories)


@pytest.mark.parametrize(
    "other",
    [
        replace(STORY, sure=0.6),  # its own decisions are in doubt
        replace(STORY, characters=60),  # it is small: one line more or less is soon wrong
        replace(STORY, headed=False),
        replace(STORY, rival=0.9),  # a caption may be another story's
        replace(
            STORY, outside=1.0
        ),  # its picture stands beside it or below it, as one of its own would
    ],
)
def test_what_speaks_against_a_story_makes_it_less_sure(other):
    assert on_the_page([*PAGE, other])[-1] < on_the_page([*PAGE, STORY])[-1]


def test_a_page_of_doubtful_stories_makes_each_of_them_less_sure():
    """Where others are in doubt the page is made in a way that the costs do not know."""
    doubtful = [replace(STORY, sure=0.5)] * 7

    assert on_the_page([STORY, *doubtful])[0] < on_the_page(PAGE)[0]


def test_a_page_that_one_story_fills_is_said_less_surely():
    """Its boxes and pull quotes look like stories of their own, and the other way round."""
    large = replace(STORY, characters=6000)

    assert on_the_page([STORY, large, *PAGE[2:]])[0] < on_the_page(PAGE)[0]


def test_a_story_within_another_s_print_makes_both_less_sure():
    """It may be a part of the other: a box, a table, a pull quote that was taken for a story."""
    small = replace(STORY, stands=Box(20, 20, 120, 60))
    beside, within = (on_the_page([*PAGE, one]) for one in (STORY, small))

    assert within[-1] < beside[-1]
    assert within[0] < beside[0]
    assert within[1] == pytest.approx(beside[1])


def test_a_page_without_stories_says_nothing():
    assert on_the_page([]) == []


@pytest.mark.parametrize(("x", "y", "outside"), [(210, 80, 0.0), (50, 480, 1.0)])
def test_a_story_knows_whether_its_picture_stands_out_of_its_print(x, y, outside):
    """Between its columns it can be no other's; below them it may be a piece of its own."""
    desk = Desk()
    desk.line(50, 40, "石桥又放行", 24)
    desk.column(50, 80, f"{BRIDGE}|{BRIDGE}|{BRIDGE[:56]}", 14)
    desk.column(
        370, 80, "石板响了，船工说，夜里终于睡得着觉，天亮前就有人挑菜过河。", 14, opens=False
    )
    desk.pictures.append(Picture(Box(x, y, x + 140, y + 110)))
    desk.line(x, y + 114, "图为石桥当天的样子", 8)
    stories, _ = thread_printed(desk.page())

    assert any(part.role is Role.CAPTION for part in stories[0].parts)
    assert stories[0].outside == pytest.approx(outside, abs=0.05)


def test_a_page_with_print_that_no_story_has_is_doubted():
    """Lines that fell out of every story: the page is made in a way that the costs do not know."""
    assert on_the_page(PAGE, Left(stray=0.05))[0] < on_the_page(PAGE)[0]


@pytest.mark.parametrize(
    "other",
    [
        replace(STORY, broken=True),  # its text stops inside a sentence
        replace(STORY, small=True),  # a crosshead may look like its headline
    ],
)
def test_a_story_that_may_lack_a_part_is_said_less_surely(other):
    assert on_the_page([*PAGE, other])[-1] < on_the_page([*PAGE, STORY])[-1]


def test_large_type_that_heads_nothing_makes_every_story_less_sure():
    """It was the headline of one of them."""
    assert on_the_page(PAGE, Left(large=2))[0] < on_the_page(PAGE)[0]


def test_the_story_beside_a_doubtful_one_is_said_less_surely_than_one_far_from_it():
    """What the doubtful one has or lacks is its neighbour's."""
    doubtful = replace(STORY, sure=0.6, stands=Box(195, 0, 385, 90))
    far, near = (
        on_the_page([*PAGE[:1], replace(doubtful, boxes=(box,))])[0]
        for box in (Box(195, 800, 385, 890), Box(195, 0, 385, 90))
    )

    assert near < far
