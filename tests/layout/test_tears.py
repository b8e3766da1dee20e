"""A sentence that a column's end tears is found again by both of its ends. All text is invented."""

from __future__ import annotations

import numpy as np
import pytest
from tests.parts import issue_of_text, texts

from shuzibao.layout.tears import Doubts, mend
from shuzibao.model import Role

HARBOUR = """渔港码头装上充电桩

本报讯（记者卫清）永川市渔港码头
昨日装上二十个充电桩，渔船靠岸就能充
电。
船老大们说，从前检查机器要半天，
如今夜里一个人就能办完，听得见水声。
供电公司派了四名师傅住在码头，夜
里有人值守，潮水大的日子里他们还要检

山村小学办起合唱团

本报讯（通讯员陶然）青石岭山村小
学办起合唱团，三十名孩子每周三下午练
唱。
音乐老师从县城赶来，一来一回要坐
四个小时的车。孩子们最爱唱采茶歌，词
是爷爷奶奶教的。

{}
机，一年能省下八千元油钱。
到年底，永川市其余五个渔港也要照
这个样子改造。
"""
TORN = HARBOUR.format("查线路和插头。渔民许大海说，换了电动")


def test_a_word_across_a_tear_brings_both_of_its_columns_together() -> None:
    """…还要检 | 查线路: what stands below another story goes on with the one that stopped amid, sentence and all."""
    harbour, school = issue_of_text(TORN).articles

    assert texts(harbour, Role.PARAGRAPH)[2:] == [
        "供电公司派了四名师傅住在码头，夜里有人值守，潮水大的日子里他们还要检查线路和插头。渔民许大海说，"
        "换了电动机，一年能省下八千元油钱。",
        "到年底，永川市其余五个渔港也要照这个样子改造。",
    ]
    assert texts(school, Role.PARAGRAPH)[-1].endswith("词是爷爷奶奶教的。")


@pytest.mark.parametrize(
    ("begin", "barred", "found"),
    [("查线路，", False, [(0, 2)]), ("查线路，", True, []), ("网线路，", False, [])],
)
def test_a_tear_is_told_by_what_runs_across_it(
    begin: str, barred: bool, found: list[tuple[int, int]]
) -> None:
    """Two ends that are dear each for itself are one tear where a word runs across; none goes on with a lead or caption."""
    doubts = Doubts(np.array([2.0, 9.0, 9.0]), np.array([9.0, 9.0, 2.0]))

    tears = mend(doubts, ["他们还要检", "合唱团下月演出。", begin], [False, False, barred])

    assert [(tear.end, tear.begin) for tear in tears] == found
