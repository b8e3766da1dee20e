"""Folds set anew: every region gets its text where it stands, and the truth says which story it is of."""

from __future__ import annotations

import pytest
from bench.press.regions import Fold, GivenRegion
from bench.press.retype import retype
from bench.press.retype_run import regions_as_said


def box(left: float, top: float, wide: float, high: float, kind: str = "article") -> GivenRegion:
    right, bottom = left + wide, top + high
    points = ((left, top), (right, top), (right, bottom), (left, bottom))
    return GivenRegion(f"{left}-{top}", kind, points)


@pytest.fixture(scope="module")
def fold() -> Fold:
    """A page of rows 100 high: a head with two rows beside it and one below, a lone story, an advertisement."""
    regions = (
        box(700, 10, 60, 170),
        box(200, 0, 490, 92),
        box(200, 100, 490, 92),
        box(200, 200, 560, 92),
        box(200, 300, 560, 92),
        box(200, 400, 560, 592, "advertisement"),
        box(800, 0, 20, 992, "additional"),
    )
    return Fold("made-up", regions, ((0, 1, 2, 3), (4,), (5,)))


def test_a_fold_is_set_alike_each_time(fold):
    """No chance that is not drawn from the fold's name."""
    assert retype(fold)[0].truth == retype(fold)[0].truth


def test_the_truth_has_a_story_for_every_group(fold):
    """Groups become articles of their kind; margins are furniture."""
    (page,) = retype(fold)
    lines = page.truth["pages"][0]["lines"]
    of_region = {}
    for region, line in zip(page.regions, lines, strict=True):
        of_region.setdefault(region, set()).add(line["article"])

    assert [article["kind"] for article in page.truth["articles"]] == [
        "article", "article", "advertisement",
    ]  # fmt: skip
    assert of_region == {0: {0}, 1: {0}, 2: {0}, 3: {0}, 4: {1}, 5: {2}, 6: {None}}


def test_text_stays_in_its_region(fold):
    """No line is printed outside the region that it is of, but for a hair."""
    (page,) = retype(fold)
    zones = {n: page.truth["articles"][0]["zone"][n] for n in range(4)}
    for region, line in zip(page.regions, page.truth["pages"][0]["lines"], strict=True):
        if region in zones:
            left, top, right, bottom = zones[region]
            assert line["box"][0] > left - 1
            assert line["box"][2] < right + 1
            assert line["box"][1] > top - 1
            assert line["box"][3] < bottom + 8


def test_body_text_runs_on_through_the_regions_and_the_head_is_larger(fold):
    """One text goes through the rows; the first region is the headline, larger than the body."""
    (page,) = retype(fold)
    story = page.truth["articles"][0]
    lines = [line for line in page.truth["pages"][0]["lines"] if line["article"] == 0]
    head = [line for line in lines if line["role"] == "headline"]
    body = [line for line in lines if line["role"] == "paragraph"]
    read = "".join(line["text"] for line in sorted(body, key=lambda line: line["element"]))

    assert read == "".join(e["text"] for e in story["elements"] if e["role"] == "paragraph")
    assert min(line["size"] for line in head) > max(line["size"] for line in body)


def test_regions_go_with_the_article_that_holds_their_text(fold):
    """An answer that gives the last row to the story below has the region there too, in its order."""
    (page,) = retype(fold)
    lines = [
        {"page": 1, "box": line["box"], "text": line["text"], "role": line["role"],
         "article": 1 if region == 3 else line["article"]}
        for region, line in zip(page.regions, page.truth["pages"][0]["lines"], strict=True)
    ]  # fmt: skip
    said = regions_as_said(page, {"lines": lines, "articles": []})

    assert sorted(said) == [[0, 1, 2], [3, 4], [5], [6]]
