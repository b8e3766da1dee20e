"""A paragraph that a column's foot tears goes on where the story does. All text is invented."""

from __future__ import annotations

import pytest

from shuzibao.articles.node import Node, Piece, Sort
from shuzibao.articles.stories import _story
from shuzibao.model import Role
from shuzibao.pipeline import read_pages
from shuzibao.read import Source

LINES = ("厂房动工建设", "记者了解到，建设厂房已列入柳泉区{}", "2017年工作计划，首批三座。")


@pytest.mark.parametrize(
    ("mark", "flush", "paragraphs"), [("", True, 1), ("", False, 2), ("。", True, 2)]
)
def test_a_sentence_goes_on_in_the_line_that_is_not_set_in(
    mark: str, flush: bool, paragraphs: int
) -> None:
    """Without a mark a paragraph is not over: where paragraphs are set in, a line that is not goes on with it."""
    lines = [line.format(mark) for line in LINES]
    [page] = read_pages(Source("1.txt", "\n".join(lines).encode()))
    heading, above, below = (
        Node((Piece(0, i, 0, len(line)),), Sort.TEXT if i else Sort.HEADING, line, i)
        for i, line in enumerate(lines)
    )
    above.closes = False
    below.flush = flush

    parts = _story([heading, above, below], page).parts

    assert sum(part.role is Role.PARAGRAPH for part in parts) == paragraphs
