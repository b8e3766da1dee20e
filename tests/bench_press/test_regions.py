"""Grouping of given regions: laws that hold for any page, and the folds where they are at hand."""

from __future__ import annotations

from pathlib import Path

import pytest
from bench.jingbao import as_regions, grouping_scores, nearest_neighbour, total
from bench.press.regions import FOLDER, Fold, folds
from hypothesis import given, settings
from hypothesis import strategies as st

from shuzibao.layout.regions import Region, group_regions
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


def test_trees_add_their_leaves():
    """A row's log-odds: the bias and each tree's leaf, times the rate."""
    import numpy as np

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
    fold_scores = [grouping_scores(f, group_regions(as_regions(f.regions))) for f in told]
    near_scores = [grouping_scores(f, nearest_neighbour(f.regions)) for f in told]
    ours, near = total(fold_scores), total(near_scores)

    assert ours["exact groups"] >= 0.6
    assert ours["pairwise F1"] >= 0.85
    assert near["exact groups"] < 0.45
