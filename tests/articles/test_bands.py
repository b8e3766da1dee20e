"""A band of stories as a tool writes it: the heads of neighbours in a row, then their texts."""

from __future__ import annotations

from bench.dumps.answer import ours
from bench.dumps.case import make_case
from bench.dumps.score import score


def test_the_heads_of_a_band_go_to_the_bodies_below_it():
    """Only one body can stand right below a row of heads; the others of the band have theirs in it too."""
    case = make_case("hand-banded", 1_000_111, "abcd")
    heads = score(case, ours([(name, text) for name, text, _ in case.files])).count("headline")

    assert heads.want >= 2
    assert heads.hit == heads.want
