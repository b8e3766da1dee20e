"""A boxed story inside another one: cut out of its zone, on the page as the reader draws it, in the score."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from types import SimpleNamespace
from typing import Any

import pytest
from bench.press.answer import answer_of
from bench.press.match import Matched
from bench.press.zones import zone_ious
from tests.layout.land import Land
from tests.layout.set_page import BRIDGE, EM, PITCH, Desk

from shuzibao.archive import connection
from shuzibao.archive.rows import zone_to_json
from shuzibao.model import Article, Box, Frame, Given, Issue, Role
from shuzibao.pipeline import rebuild

connection.set_up()

from shuzibao.reader.look import path_of  # noqa: E402

STORY = (
    "昨天上午，梅里区读书会在河畔书房开场，三百多位居民带着旧书赶来交换各自读过的故事。|"
    "图书管理员秦晓舟说，今年收到的旧书比去年多了一倍，孩子们最爱看连环画，老人们爱看地方志，"
    "年轻人则多半在找几十年前的小说和早就停印的画册。|"
    "书房的三面墙从地面到屋顶都是书架，靠窗的一面留给了桌椅，午后的阳光正好落在翻开的书页上。|"
    "读书会将一直办到月底，每个周末都有作家到场同读者见面，也欢迎街坊自己上台讲一讲藏书的来历。|"
    "散场的时候，志愿者把没有换出去的旧书登记成册，准备送到对岸新开的两个社区书屋里去继续流转。|"
    "最早到的是退休教师顾明远，他背来一整套连载小说，每一册都包着牛皮纸，书脊上的字是他自己用毛笔写的。"
    "他说这些书陪他搬过五次家，如今眼睛不好，不如让年轻读者接着往下读，读完再传给下一个人。|"
    "坐在门边的小学生分成三组，轮流朗读课本里没有的童话，读到好笑的地方，连隔壁修表的师傅也停下手听。|"
    "秦晓舟介绍，书房今年添了修补台，旧书脱了线、掉了页，都可以拿来请两位装订师傅当场修好，只收纸钱。|"
    "下一场定在周六下午两点，主题是家乡的河，组织者请大家带上有关河流的书、照片和手绘的地图，"
    "到时候会挑出二十件在窗台上展出一个月，每件旁边留一页白纸，让看过的人写几句自己的话。"
)
MEASURE = 18
RIGHT = 50 + (MEASURE + 2) * EM  # where the right column begins
ROWS = 21
BOX = Box(RIGHT - 90, 135, RIGHT + 60, 270)


@cache
def issue() -> Issue:
    """Two columns under one headline; a framed story stands in the middle, and their lines run around it."""
    desk = Desk()
    desk.line(50, 30, "河畔书声处处闻", 40)
    row = 0
    for paragraph in STORY.split("|"):
        rest, indent = paragraph, 2
        while rest:
            left, right, y = _room(row)
            length = int((right - left) / EM) - indent
            desk.line(left + indent * EM, y, rest[:length])
            row, rest, indent = row + 1, rest[length:], 0
    desk.frames.append(Frame(BOX))
    desk.line(BOX.left + 10, BOX.top + 8, "石桥又放行", 18)
    desk.column(BOX.left + 10, BOX.top + 34, BRIDGE[:66], 13)
    return rebuild([desk.page()], Given(title="梅里报"))


def _room(row: int) -> tuple[float, float, float]:
    """Left, right and top of a row; rows run down the left column, then down the right one."""
    column, y = row // ROWS, 90 + row % ROWS * PITCH
    left = RIGHT if column else 50.0
    right = left + MEASURE * EM
    if BOX.top - 12 < y < BOX.bottom + 3:
        return (BOX.right + 10, right, y) if column else (left, BOX.left - 10, y)
    return left, right, y


def outer_and_inner() -> list[Article]:
    return sorted(issue().articles, key=lambda article: article.headline != "河畔书声处处闻")


def lines_of(article: Article) -> list[Box]:
    return [span.box for element in article.elements for span in element.spans if span.box]


def test_a_boxed_story_is_a_story_of_its_own_inside_of_another() -> None:
    """The text that runs around it is whole, and so is the one inside."""
    outer, inner = outer_and_inner()

    assert (outer.headline, inner.headline) == ("河畔书声处处闻", "石桥又放行")
    body = [element.text for element in outer.elements if element.role is Role.PARAGRAPH]
    assert body == STORY.split("|")


def test_the_zone_around_a_boxed_story_has_a_hole_and_shares_no_place() -> None:
    """One piece each: headline and text of the inner one are one shape, and the hole is that shape."""
    outer, inner = outer_and_inner()
    [around], [boxed] = outer.zones, inner.zones

    [hole] = around.holes
    assert set(hole) == set(boxed.points)
    land = Land((outer, inner), 1)
    assert land.shared() == []
    for article in (outer, inner):
        assert all(land.covers(article.id, box) for box in lines_of(article))
    assert not any(land.covers(outer.id, box) for box in lines_of(inner))


def test_the_reader_draws_the_hole() -> None:
    """No place of the inner story is inside of the outer one's path, by either rule of filling."""
    outer, inner = outer_and_inner()
    row = SimpleNamespace(zones=[zone_to_json(zone) for zone in outer.zones])
    rings = rings_of(path_of(row, 1))  # type: ignore[arg-type]

    assert len(rings) == 2
    for box in lines_of(inner):
        assert windings(rings, *_middle(box)) == 0
    assert all(abs(windings(rings, *_middle(box))) == 1 for box in lines_of(outer))


def test_the_score_of_zones_counts_holes() -> None:
    """A hole that is filled in costs the outer story what is printed there."""
    truth, answer = truth_of_issue(), answer_of(issue())
    filled = answer_of(issue())
    for article in filled["articles"]:
        for zone in article["zones"]:
            del zone["holes"]

    whole, without = (zone_score(truth, one) for one in (answer, filled))
    assert whole["zone_iou"] == 2
    ink = [sum(b.width * b.height for b in lines_of(a)) for a in outer_and_inner()]
    assert without["zone_iou"] == pytest.approx(1 + ink[0] / sum(ink), abs=0.01)


def truth_of_issue() -> dict[str, Any]:
    """What was set: every line with the story it belongs to, as the bench states it."""
    articles = issue().articles
    numbers = {article.id: number for number, article in enumerate(articles)}
    lines = [
        {
            "box": [box.left, box.top, box.right, box.bottom],
            "article": numbers[article.id],
            "text": "",
        }
        for article in articles
        for box in lines_of(article)
    ]
    return {
        "pages": [{"number": 1, "pictures": [], "lines": lines}],
        "articles": [{"id": number, "page": 1} for number in numbers.values()],
    }


def zone_score(truth: dict[str, Any], answer: dict[str, Any]) -> dict[str, float]:
    [page] = truth["pages"]
    matched = [Matched(line, 1, 1) for line in page["lines"]]
    return zone_ious(matched, truth, answer, {a["id"]: a["id"] for a in truth["articles"]})


def rings_of(path: str) -> list[list[tuple[float, float]]]:
    """The rings of an SVG path of straight lines."""
    return [
        [(float(x), float(y)) for x, y in (point.split(",") for point in ring[1:].split("L"))]
        for ring in path.split("Z")
        if ring
    ]


def windings(rings: Sequence[Sequence[tuple[float, float]]], x: float, y: float) -> int:
    """How often the rings run around the place; 0 is outside, by nonzero as by even-odd filling."""
    count = 0
    for ring in rings:
        for (x0, y0), (x1, y1) in zip(ring, [*ring[1:], ring[0]], strict=True):
            if (y0 > y) != (y1 > y) and x < x0 + (y - y0) * (x1 - x0) / (y1 - y0):
                count += 1 if y1 > y0 else -1
    return count


def _middle(box: Box) -> tuple[float, float]:
    return (box.left + box.right) / 2, (box.top + box.bottom) / 2
