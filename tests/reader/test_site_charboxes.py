"""Which part of a printed line a search lights up."""

from __future__ import annotations

import pytest

from shuzibao.model import Box, Element, Flow, Line, Role, Span
from shuzibao.reader.charboxes import boxes_at

BOX = Box(100, 50, 200, 60)


def story(text: str, box: Box = BOX) -> Element:
    return Element(Role.PARAGRAPH, text, (Span(1, "p.pdf", 0, box=box, at=0, length=len(text)),))


def lines_with(line: Line):
    return lambda number: [line]


def test_characters_of_unlike_width_are_boxed_by_their_edges():
    """Latin letters are half as wide: the mark stands on the word and not in proportion."""
    line = Line("ab报纸", box=BOX, edges=(100, 110, 120, 160, 200))
    [box] = boxes_at(story("ab报纸"), 2, 3, 1, lines_with(line))

    assert (box.left, box.right) == (120, 160)


def test_spaces_that_joining_dropped_do_not_move_the_mark():
    """The print has a space inside; the text has none."""
    line = Line("社 区报", box=BOX, edges=(100, 130, 140, 170, 200))
    [box] = boxes_at(story("社区报"), 1, 3, 1, lines_with(line))

    assert (box.left, box.right) == (140, 200)


def test_what_leaves_no_ink_does_not_move_the_mark():
    """A zero-width space of the print, which joining dropped, counts no more than a space; alone it has no part."""
    line = Line("社\u200b区报", box=BOX, edges=(100, 130, 130, 170, 200))
    [box] = boxes_at(story("社区报"), 1, 3, 1, lines_with(line))
    [nothing] = boxes_at(story("社\u200b区报"), 1, 2, 1, lines_with(line))

    assert (box.left, box.right) == (130, 200)
    assert (nothing.left, nothing.right) == (125, 150)  # in proportion


def test_a_vertical_line_is_cut_across_its_flow():
    column = Box(100, 50, 110, 150)
    line = Line("一二三", box=column, flow=Flow.DOWN, edges=(50, 80, 120, 150))
    [box] = boxes_at(story("一二三", column), 1, 2, 1, lines_with(line))

    assert box == Box(100, 80, 110, 120)


def test_of_two_alike_parts_of_a_line_the_nearer_one_is_meant():
    """Two stories share a printed line; the second one's span begins in its middle."""
    line = Line("报纸报纸", box=BOX, edges=(100, 125, 150, 175, 200))
    [box] = boxes_at(story("报纸", Box(150, 50, 200, 60)), 0, 1, 1, lines_with(line))

    assert (box.left, box.right) == (150, 175)


@pytest.mark.parametrize(
    "line", [Line("报纸", box=BOX), Line("报纸", box=BOX, edges=(100, 120, 200), angle=3.0)]
)
def test_without_edges_the_line_is_cut_in_proportion(line: Line):
    """Also where it stands askew: edges then run along a flow that is none of the page's sides."""
    [box] = boxes_at(story("报纸"), 1, 2, 1, lines_with(line))

    assert (box.left, box.right) == (150, 200)


def test_a_whole_line_needs_no_look_at_the_print():
    """Lines are read from the disk only where a mark ends inside one."""

    def never(number: int):
        raise AssertionError(number)

    assert list(boxes_at(story("报纸"), 0, 2, 1, never)) == [BOX]
