"""Headings that count on are the parts of one story; what leads a list is its text; who took all pictures is a credit."""

from __future__ import annotations

import pytest
from tests.parts import issue_of_text, texts

from shuzibao.articles.heads import Heading, head_roles
from shuzibao.model import Role

BODY = "老店关门那天没有放鞭炮，店主把没卖完的扫帚搬回家里，把门锁上，\n钥匙揣进了口袋。街坊来买烟，在门口坐了两个钟头。\n"
PARTS = (
    "店里的电费一月一百三，冰柜是大头；进货要搭邻家的三轮车，一趟给\n四十。算到最后，剩下两百三十元。\n",
    "代收点设在村部，从村部到最远的寨子要爬一个半小时。老人没有手机，\n东西到了，也没有人送上去。\n",
    "六月里，巡诊的医生把车厢空着的一半借给了店主，捎来盐和电池。门\n又开了，灯亮到晚上八点。\n",
)


@pytest.mark.parametrize(
    "parts",
    [
        ["壹 一包盐的账", "贰 快递进来了，东西却送不上去", "叁 门又开了"],
        ["一、进货", "二、流动货车只热闹了四个月", "三、门又开了"],
        ["第一年：三把锤", "第二年：山上来了十六个姐妹", "第三年：通水"],
    ],
)
def test_headings_that_count_on_are_the_crossheads_of_one_story(parts: list[str]) -> None:
    """However unlike in length they are: 壹, 贰, 叁 tell that no new story begins."""
    text = (
        "一家小店的关与开\n"
        + BODY
        + "".join(f"{part}\n{body}" for part, body in zip(parts, PARTS, strict=True))
    )
    [article] = issue_of_text(text).articles

    assert texts(article, Role.CROSSHEAD) == parts


def test_what_leads_a_list_is_no_heading() -> None:
    """…如下： stands with the story whose list it opens."""
    text = (
        "少儿棋赛落子\n本报讯 昨天，少儿棋赛在区少年宫落子，二百多名棋童参加，赛期两天，共\n下七轮。\n"
        "各组前三名如下：\n高段组：第一名计舟，第二名茅飞，第三名古月，都来自城北小学。\n"
    )
    [article] = issue_of_text(text).articles

    assert "各组前三名如下：" in texts(article, Role.PARAGRAPH)


def test_who_took_all_the_pictures_of_a_page_is_a_credit() -> None:
    """本版图片均由某某拍摄 is neither a paragraph nor a heading."""
    [article] = issue_of_text("一家小店的关与开\n" + BODY + "本版图片均由倪可拍摄\n").articles

    assert texts(article, Role.CREDIT) == ["本版图片均由倪可拍摄"]


def test_a_columns_name_stands_above_the_headline() -> None:
    """体育广角 is the name of the paper's column, and the cry below it opens the headline."""
    lines = [
        Heading("体育广角"),
        Heading("北门女排惊险闯进四强"),
        Heading("第五局曾以十比十三落后，替补二传连发四分扭转战局"),
    ]

    assert head_roles(lines) == [Role.KICKER, Role.HEADLINE, Role.DECK]


def test_the_entries_of_a_programme_are_no_headlines() -> None:
    """Lines that open with a day and an hour stay in the story that announces them."""
    entries = [
        "9月21日 9时30分 开幕式暨百家宴 北门广场",
        "9月21日 19时 露天电影 社区篮球场",
        "9月22日 14时 楼道歌会 区文化馆剧场",
    ]
    text = "北门区邻里节活动安排\n" + "\n".join(entries) + "\n以上活动免费参加，遇雨改期。\n"
    [article] = issue_of_text(text).articles

    assert texts(article, Role.HEADLINE) == ["北门区邻里节活动安排"]
