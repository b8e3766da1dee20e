"""The foot of a notice, a letter or an obituary stays with it, line by line."""

from __future__ import annotations

import pytest
from tests.parts import issue_of_text, texts

from shuzibao.model import Role

LETTER = """请给路口装一盏灯
编辑同志：
我家门前的路口没有路灯，天一黑，骑车的人看不见沟。上月里，
已经有两个人跌进沟里。
请问，这盏灯该由谁来装？
"""
NOTICE = """停水公告
因北门水厂检修，6月3日8时至17时，北门街道将停水，请居民提前储
水，并注意关好水龙头。
"""
OBITUARY = """沉痛悼念丘澜先生
北门第一小学原校长丘澜先生，因病于5月28日在本市去世，享年九十一
岁。告别仪式定于6月3日9时在市殡仪馆举行。
"""
NEXT = """渡口的船又开了
本报讯 停航三年的北门渡口昨日恢复通航，首日有四百多人过江，票价
仍是一元，老人免票。
"""


@pytest.mark.parametrize(
    ("above", "foot"),
    [
        (LETTER, ["祝编安！", "读者丘澜", "六月三日"]),
        (LETTER, ["此致", "敬礼！", "北门街道一名老人", "6月3日"]),
        (NOTICE, ["咨询电话：0000-7654321", "北门供水公司", "5月30日"]),
        (NOTICE, ["5月30日", "北门供水公司"]),
        (OBITUARY, ["北门第一小学", "丘澜先生治丧小组"]),
        (NOTICE, ["北门水厂", "北门街道办事处", "2024年5月30日"]),
    ],
)
def test_a_foot_is_body_line_by_line_and_heads_nothing(above: str, foot: list[str]) -> None:
    """Who signs, on what day, with what wish: the last paragraphs of the piece, and the story below keeps its headline."""
    first, second = issue_of_text(above + "\n".join(foot) + "\n" + NEXT).articles

    assert texts(first, Role.PARAGRAPH)[-len(foot) :] == foot
    assert texts(second, Role.HEADLINE) == ["渡口的船又开了"]


def test_a_question_above_the_foot_is_the_end_of_the_letter() -> None:
    """What stands right above a foot is text, though it asks like a headline."""
    text = LETTER + "祝编安！\n读者 丘澜\n六月三日\n" + NEXT
    first, _ = issue_of_text(text).articles

    assert "请问，这盏灯该由谁来装？" in texts(first, Role.PARAGRAPH)


def test_a_meeting_gives_no_notice() -> None:
    """A headline that ends in 会 is no body that signs the notice above it."""
    text = NOTICE + "北门供水公司\n5月30日\n北门区召开防汛动员大会\n" + NEXT.split("\n", 1)[1]
    _, second = issue_of_text(text).articles

    assert texts(second, Role.HEADLINE) == ["北门区召开防汛动员大会"]
