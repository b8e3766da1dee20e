"""The pages in Markdown that are written by hand: their truth is on them."""

from __future__ import annotations

import pytest
from bench.dumps.models import BETWEEN, page, pages


@pytest.mark.parametrize("split", ["dev", "test"])
def test_every_word_of_every_story_stands_on_its_page_once(split: str) -> None:
    """An owner for each character of the truth, but for a few that a mark of the source hides."""
    for case in pages(split):
        [(_, _, owners)] = case.files
        owned = sum(owner is not None for owner in owners)
        told = sum(
            len(BETWEEN.sub("", "".join(one.lines)))
            for article in case.truth.elements
            for one in article
        )
        assert owned > 0.97 * told, case.seed


def test_what_no_story_holds_belongs_to_nobody() -> None:
    [(_, text, owners)] = page(1).files

    assert all(owner is None for owner in owners[: text.index("\n")])
