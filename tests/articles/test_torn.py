"""A paragraph that a column's foot tears goes on where the story does. All text is invented."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.parts import issue_of_text, texts

from shuzibao.articles.evidence import Evidence
from shuzibao.articles.node import Node, Piece, Sort
from shuzibao.articles.nodes import _tell_spaces
from shuzibao.articles.stories import _story
from shuzibao.model import Role
from shuzibao.pipeline import read_pages
from shuzibao.read import Source

TORN = """标准厂房动工建设
　　本报讯（记者 邹明）柳泉区今年要建标准
厂房十二座，区投资促进中心昨日公布了选址，
首批三座标准厂房在江边。
　　记者了解到，建设标准厂房已列入柳泉区

老码头恢复开放
　　本报讯 2月21日起，老码头恢复开放，林业
站派专人维护场内的口袋公园。

2017年工作计划。投资促进中心负责人说，厂房
建成之后，先租给本地企业，租金三年不涨，厂
房门口设服务点。
"""
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
        Node((Piece(i, 0, len(line)),), Sort.TEXT if i else Sort.HEADING, line, i)
        for i, line in enumerate(lines)
    )
    above.closes = False
    below.flush = flush

    parts = _story([heading, above, below], page).parts

    assert sum(part.role is Role.PARAGRAPH for part in parts) == paragraphs


def test_what_is_not_set_in_opens_no_paragraph_where_the_others_are() -> None:
    """The head of the next column goes on with the story that the column before left open, not with the one above it."""
    plant, quay = issue_of_text(TORN).articles

    assert len(texts(quay, Role.PARAGRAPH)) == 1
    assert texts(plant, Role.PARAGRAPH)[-1] == (
        "记者了解到，建设标准厂房已列入柳泉区2017年工作计划。投资促进中心负责人说，厂房建成之后，"
        "先租给本地企业，租金三年不涨，厂房门口设服务点。"
    )


@pytest.mark.parametrize(("order", "opens"), [((0, 1), False), ((1, 0), True)])
def test_indents_that_the_reader_reckoned_are_not_relied_on(
    order: tuple[int, int], opens: bool
) -> None:
    """Where columns were cut apart, so that lines no longer stand in the file's order, flush is no sign."""
    text = "厂房今年动工，首批三座。\n租金三年不涨，门口设服务点。\n"
    [page] = read_pages(Source("1.txt", text.encode()))
    page = replace(page, lines=tuple(page.lines[i] for i in order))
    nodes = [
        Node((Piece(i, 0, len(line.text)),), Sort.TEXT, line.text, i)
        for i, line in enumerate(page.lines)
    ]

    _tell_spaces(page, nodes, kept=True)

    assert nodes[1].opens is opens


@pytest.mark.parametrize(("mends", "headed"), [(-1, True), (0, False)])
def test_no_heading_stands_amid_a_sentence(mends: int, headed: bool) -> None:
    """What goes on with a sentence from elsewhere is not the text of the heading above it."""
    sorts = (Sort.TEXT, Sort.HEADING, Sort.TEXT)
    lines = ("夜里有人值守，平日负责检", "老街茶馆换新颜", "查线路，雨天还要把插头擦干。")
    nodes = [
        Node((Piece(i, 0, len(line)),), sort, line, i)
        for i, (line, sort) in enumerate(zip(lines, sorts, strict=True))
    ]
    nodes[0].closes = nodes[2].opens = False
    nodes[2].mends = mends

    evidence = Evidence(nodes)

    assert (evidence.link(1, 2) is not None) is headed
    assert dict(evidence.link(0, 2) or ())["run mended"] == (mends == 0)
