"""Grouping of given regions: laws that hold for any page, and the folds where they are at hand."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from bench.jingbao import grouping_scores, nearest_neighbour, total
from bench.press.grow import Examples, as_regions, grow
from bench.press.regions import FOLDER, Fold, GivenRegion, folds
from hypothesis import given, settings
from hypothesis import strategies as st

from shuzibao.layout.regionlinks import first_look, gathered, second_look
from shuzibao.layout.regionrows import LEFT, NOBODY, RIGHT, pages
from shuzibao.layout.regions import Region, group_regions, order
from shuzibao.layout.trees import Trees

KINDS = ("article", "advertisement", "image", "additional")


def region(kind: str, left: float, top: float, wide: float, high: float) -> Region:
    right, bottom = left + wide, top + high
    return Region(kind, ((left, top), (right, top), (right, bottom), (left, bottom)))


regions = st.lists(
    st.builds(
        region,
        st.sampled_from(KINDS),
        st.floats(0, 4000),
        st.floats(0, 3000),
        st.floats(10, 900),
        st.floats(10, 900),
    ),
    max_size=14,
)


@given(regions)
@settings(max_examples=60, deadline=None)
def test_every_region_is_in_exactly_one_group(page):
    """Grouping loses no region and doubles none, whatever the page."""
    grouped = [n for group in group_regions(page) for n in group]

    assert sorted(grouped) == list(range(len(page)))


@given(regions)
@settings(max_examples=30, deadline=None)
def test_advertisements_stand_alone(page):
    """No story takes in an advertisement; at most pictures lie inside it."""
    for group in group_regions(page):
        kinds = [page[n].kind for n in group]
        if "advertisement" in kinds:
            assert kinds.count("advertisement") == 1
            assert set(kinds) <= {"advertisement", "image"}


def test_the_unit_of_the_points_does_not_matter():
    """The same page scanned twice as fine is grouped alike."""
    page = [
        region("article", 1000 - 220 * n, 200 * m, 210, 190) for n in range(4) for m in range(3)
    ]
    fine = [Region(r.kind, tuple((2 * x, 2 * y) for x, y in r.points)) for r in page]

    assert group_regions(page) == group_regions(fine)


def made_up_page(slope: float = 0.0) -> list[Region]:
    """Three rows 100 high (92 of text) of two columns of regions, a head over two rows at the right.

    Indexes: 0 head; 1, 2 row one; 3, 4 row two; 5, 6 row three, the last under the head.
    """
    boxes = [
        (300, 10, 30, 170),
        *((150, 0, 140, 92), (50, 0, 90, 92), (150, 100, 140, 92), (50, 100, 90, 92)),
        *((150, 200, 180, 92), (50, 200, 90, 92)),
    ]
    found = []
    for left, top, wide, high in boxes:
        corners = [(left, top), (left + wide, top), (left + wide, top + high), (left, top + high)]
        points = tuple((x - slope * y, y + slope * x) for x, y in corners)
        found.append(Region("article", points))
    return found


@pytest.mark.parametrize("slope", [-0.012, 0.0, 0.012])
def test_rows_are_found_on_a_page_scanned_askew(slope):
    """Row, neighbours and top of every region are the same on a straight page and on one that is askew."""
    (rows,) = pages(made_up_page(slope))

    assert [rows.first(n) for n in range(7)] == [0, 0, 0, 1, 1, 2, 2]
    assert rows.last(0) == 1
    assert rows.boxes[1:, 1] == pytest.approx([0, 0, 1, 1, 2, 2], abs=0.08)
    assert (rows.beside[3][RIGHT], rows.beside[3][LEFT]) == (0, 4)


def test_a_fold_is_two_pages_and_a_page_is_one():
    """What is wider than high is cut in the middle; a page that is higher than wide is not."""
    tall = [region("article", 0, 100 * n, 400, 92) for n in range(8)]
    fold = [region("article", left, 100 * n, 400, 92) for n in range(4) for left in (0, 500)]

    assert [len(rows.texts) for rows in pages(tall)] == [8]
    assert [rows.texts for rows in pages(fold)] == [(1, 3, 5, 7), (0, 2, 4, 6)]


def test_every_text_region_may_begin_or_go_on_from_an_earlier_one():
    """The choices of the first look: to begin comes first, and no region goes on from a later one."""
    (rows,) = pages(made_up_page())
    table, choices = first_look(rows)
    place = {n: k for k, n in enumerate(rows.texts)}

    assert len(table) == len(choices) == len({len(row) for row in table}) * len(table)
    assert [n for n, p in choices if p == NOBODY] == list(rows.texts)
    assert all(place[p] < place[n] for n, p in choices if p != NOBODY)
    assert sum(p != NOBODY for _, p in choices) == 7 * 6 / 2


def test_a_height_that_few_regions_have_is_told():
    """How many regions are as high as one, and how many as both: two odd ones are known by each other."""
    boxes = [(left, 100 * n, 90, 92) for n in range(4) for left in (300, 400)]
    boxes += [(left, top, 90, 140) for top in (0, 150) for left in (100, 200)]
    (rows,) = pages([region("article", *box) for box in boxes])
    table, choices = first_look(rows)
    told = {choice: row[25:29] for choice, row in zip(choices, table, strict=True)}

    assert told[11, 9] == pytest.approx([0, 0, 4, 4], abs=1e-9)
    assert told[11, 0] == pytest.approx([0.48, 0, 4, 0], abs=0.02)
    assert told[6, 0] == pytest.approx([0, 0, 8, 8], abs=1e-9)


def test_pieces_that_lie_flush_fill_their_common_hull():
    """Of two rows with the same sides, the lower one's choice of the upper one is measured as flush and full."""
    boxes = [(100, 0, 90, 92), (200, 0, 190, 92), (100, 100, 140, 92), (250, 100, 140, 92)]
    boxes += [(100, 200, 140, 92), (100, 300, 290, 92)]
    (rows,) = pages([region("article", *box) for box in boxes])
    _, choices = first_look(rows)
    goes_on = {(0, 1), (2, 3)}
    worth = np.array([9.0 * (c in goes_on) + 4.0 * (c[1] == NOBODY) for c in choices])
    told = dict(zip(choices, second_look(rows, choices, worth), strict=True))
    left, right, *_, full = told[3, 1][20:27]
    ragged_left, ragged_right, *_, ragged = told[4, 3][20:27]

    assert (left, right) == pytest.approx((0, 0), abs=0.02)
    assert full > 0.85
    assert (ragged_left, ragged_right) == pytest.approx((0, -1.5), abs=0.1)
    assert ragged < full


def test_links_gather_regions_into_stories():
    """A region is in the story of the one that it goes on from, however long the chain."""
    assert gathered({4: NOBODY, 2: 4, 7: NOBODY, 1: 2, 3: 7}) == [[4, 2, 1], [7, 3]]


def test_a_story_is_read_by_its_rows_then_from_the_right():
    """Head, the rows beside it, then the row that runs under all of them."""
    (rows,) = pages(made_up_page())

    assert order(rows, range(7)) == [0, 1, 2, 3, 4, 5, 6]


def test_text_under_a_crosshead_is_read_before_the_next_column():
    """A crosshead stands above a short piece of text; both come before what is left of them."""
    page = [
        region("article", 250, 0, 150, 192),
        region("article", 50, 0, 140, 192),
        region("article", 200, 10, 45, 60),
        region("article", 200, 90, 45, 102),
        *(region("article", 50, 200 + 100 * n, 350, 92) for n in range(4)),
    ]
    (rows,) = pages(page)

    assert order(rows, range(4)) == [0, 2, 3, 1]


def test_pieces_of_a_masthead_are_one_and_margins_are_not():
    """Name, permit and date below each other are one; the running words in the margin stand alone."""
    page = [
        region("additional", 100, 0, 300, 60),
        region("additional", 150, 70, 200, 15),
        region("additional", 150, 95, 200, 15),
        region("additional", 0, 0, 20, 900),
        *(region("article", 100, 200 + 100 * n, 300, 92) for n in range(7)),
    ]
    groups = group_regions(page)

    assert [0, 1, 2] in groups
    assert [3] in groups


def test_grown_trees_prefer_what_was_right():
    """Of each region's choices the right ones had the larger first measure: so have the trees it."""
    draw = np.random.default_rng(1)
    table = draw.random((600, 3))
    asked = np.repeat(np.arange(200), 3)
    right = np.zeros(600, bool)
    for n in range(200):
        right[3 * n + table[3 * n : 3 * n + 3, 0].argmax()] = True
    trees = grow(Examples(table, right, asked))
    worth = trees.log_odds(table).reshape(200, 3)

    assert (worth.argmax(1) == table[:, 0].reshape(200, 3).argmax(1)).mean() > 0.9


def test_order_is_scored_on_what_is_kept_together():
    """Two of five torn off and two swapped: tau over the three kept, the edit distance over all five."""
    five = tuple(
        GivenRegion(str(n), "article", ((0, n), (1, n), (1, n + 1), (0, n + 1))) for n in range(5)
    )
    scores = total([grouping_scores(Fold("f", five, ((0, 1, 2, 3, 4),)), [[1, 0, 2], [3, 4]])])

    assert scores["tau"] == pytest.approx(1 / 3)
    assert scores["order edit"] == pytest.approx(1 - 2 * 2 / 8)


def test_trees_add_their_leaves():
    """A row's log-odds: the bias and each tree's leaf, times the rate."""
    trees = Trees(0.5, 0.1, ([0, 1.0, 2.0, -2.0], 3.0))

    assert trees.log_odds(np.array([[0.0], [1.0], [2.0]])) == pytest.approx([1.0, 1.0, 0.6])


@pytest.fixture(scope="module")
def told() -> list[Fold]:
    if not Path(FOLDER).exists():
        pytest.skip(
            "the 晶報 folds are not at ../shared/data/jingbao; nothing of them is in the repository"
        )
    return [fold for fold in folds() if fold.groups]


def test_folds_are_read_with_their_groups(told):
    """Eight folds have groups; each region of a group is one that was drawn."""
    assert len(told) == 8
    assert sum(len(fold.groups) for fold in told) == 239
    for fold in told:
        assert all(0 <= n < len(fold.regions) for group in fold.groups for n in group)


def test_grouping_is_far_better_than_nearest_neighbours(told):
    """On the folds at hand at least 0.6 of the groups are exact and pairs reach 0.85 (they were learned from)."""
    fold_scores = [grouping_scores(f, group_regions(as_regions(f))) for f in told]
    near_scores = [grouping_scores(f, nearest_neighbour(f.regions)) for f in told]
    ours, near = total(fold_scores), total(near_scores)

    assert ours["exact groups"] >= 0.6
    assert ours["pairwise F1"] >= 0.85
    assert near["exact groups"] < 0.45
