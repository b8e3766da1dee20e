"""Boxes of lines side by side, parted at the white between them."""

from __future__ import annotations

import numpy as np
import pytest

from shuzibao.read.scan.apart import apart
from shuzibao.read.scan.boxes import upright


def row(gutter: int) -> np.ndarray:
    """Two lines of characters 24 pixels wide, 30 apart, with a gutter between the lines."""
    page = np.full((200, 800), 255, np.uint8)
    for first in (100, 100 + 10 * 30 + gutter):
        for n in range(10):
            page[100:126, first + 30 * n : first + 30 * n + 24] = 0
    return page


@pytest.mark.parametrize("down", [False, True])
def test_a_box_that_holds_the_end_of_the_line_before_it_begins_behind_the_gutter(down: bool):
    """Both boxes end at the white, and neither holds a character of the other."""
    page = row(20)
    boxes = [upright(96, 95, 410, 131), upright(370, 95, 718, 131)]
    if down:
        page, boxes = np.ascontiguousarray(page.T), [box[:, ::-1].copy() for box in boxes]
    along = 1 if down else 0
    left, right = (
        (float(box[:, along].min()), float(box[:, along].max())) for box in apart(boxes, page)
    )

    assert 394 <= left[1] <= 402
    assert 412 <= right[0] <= 420
    assert (left[0], right[1]) == (96, 718)


def test_boxes_that_share_no_white_are_left_alone():
    """Where both hold a part of one character, nothing says where to cut."""
    boxes = [upright(96, 95, 385, 131), upright(375, 95, 718, 131)]
    kept = apart(boxes, row(20))

    assert all(one is two for one, two in zip(kept, boxes, strict=True))


@pytest.mark.parametrize("shared", [(340, 372), (352, 353)])
def test_where_only_the_white_of_two_characters_is_shared_each_is_read_once(shared):
    """One line in two boxes: they meet between the same two characters."""
    first, last = shared
    boxes = [upright(96, 95, last, 131), upright(first, 95, 718, 131)]
    left, right = apart(boxes, row(0))

    assert float(left[:, 0].max()) == pytest.approx(float(right[:, 0].min()), abs=1)


def test_a_part_of_a_line_that_was_found_twice_is_read_once():
    """A box alone inside another is dropped; the box around several lines keeps them."""
    line, part = upright(96, 95, 402, 131), upright(280, 105, 380, 129)
    first, second = upright(100, 20, 400, 44), upright(100, 50, 400, 74)
    around = upright(96, 16, 404, 78)
    kept = apart([line, part, around, first, second], row(20))

    assert [box.tolist() for box in kept] == [box.tolist() for box in (line, around, first, second)]


def test_lines_of_other_rows_are_no_neighbours():
    """The row below has a gutter of its own."""
    boxes = [upright(96, 95, 402, 131), upright(390, 135, 718, 171)]
    kept = apart(boxes, row(20))

    assert all(one is two for one, two in zip(kept, boxes, strict=True))
