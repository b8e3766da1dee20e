"""The order in which a page's stories are read, numbered and reached by the keyboard."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from shuzibao.articles.order import Placed, page_order
from shuzibao.model import Box, Flow, Kind

HIGH = 800.0


def at(left: float, top: float, size: float = 20, kind: Kind = Kind.ARTICLE) -> Placed:
    return Placed(Box(left, top, left + 150, top + size), size, kind)


def test_rows_run_from_the_top_and_stories_along_them():
    """A headline a little lower than its neighbour, for a kicker over it, is in the same row."""
    page = [at(300, 100), at(40, 112), at(40, 400), at(300, 390)]

    assert page_order(page, Flow.ACROSS, HIGH) == [1, 0, 2, 3]


def test_a_vertical_page_is_read_from_the_right():
    page = [at(40, 100), at(300, 105), at(40, 400)]

    assert page_order(page, Flow.DOWN, HIGH) == [1, 0, 2]


def test_the_largest_headline_leads_wherever_it_stands_in_the_upper_half():
    """Small pieces over the lead do not come before it; a large one at the foot does not lead."""
    page = [at(40, 60, 12), at(40, 150, 40), at(40, 600, 42)]

    assert page_order(page, Flow.ACROSS, HIGH) == [1, 0, 2]


def test_advertisements_and_notices_end_the_page():
    """Though an advertisement shouts at the top."""
    page = [
        at(40, 40, 60, Kind.ADVERTISEMENT), at(40, 200), at(40, 300, 12, Kind.NOTICE), at(40, 500),
    ]  # fmt: skip

    assert page_order(page, Flow.ACROSS, HIGH) == [1, 3, 0, 2]


placed = st.builds(
    at, st.integers(0, 400), st.integers(0, 780), st.integers(8, 60), st.sampled_from(list(Kind))
)


@given(st.lists(placed, max_size=12), st.sampled_from(list(Flow)))
def test_every_story_has_one_place_in_the_order(stories, flow):
    """None is lost, none is twice, and the same page gives the same order."""
    order = page_order(stories, flow, HIGH)

    assert sorted(order) == list(range(len(stories)))
    assert order == page_order(stories, flow, HIGH)
