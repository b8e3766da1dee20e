"""Who wrote a story, where only the place of the line tells it; and lines that only seem furniture or headings."""

from __future__ import annotations

import pytest
from tests.parts import issue_of_text, texts

from shuzibao.model import Role

BODY = "巷口的修鞋摊摆了三十年，来往的人都认得那把黑伞。下雨天，伞下\n总坐着等鞋的人，谁也不催，说说话，雨就停了。\n"


@pytest.mark.parametrize(
    "byline",
    [
        "第三小学教师 冉青禾",
        "城北二小四（1）班 冉青禾 指导老师：邬长林",
        "本报通讯员 冉青禾",
        "冉青禾 邬长林",
        "采访：冉青禾 摄影：邬长林",
        "口述/护士 冉青禾 整理/本报记者 邬长林",
        "邬长林 著",
        "综合报道",
        "本报法庭组",
        "文与摄影｜邬长林",
    ],
)
def test_a_line_of_writers_between_headline_and_text_is_the_byline(byline):
    """Names with what their bearers are or did, or a desk of the paper: no second half of the headline."""
    [article] = issue_of_text(f"老街上的修鞋摊\n{byline}\n{BODY}").articles

    assert article.headline == "老街上的修鞋摊"
    assert article.byline == byline


def test_a_pen_name_below_a_deck_is_the_byline():
    """Below a line that a dash opens nothing of the heading follows; the name is a word of the dictionary too."""
    [article] = issue_of_text(f"老街上的修鞋摊\n——三十年一把黑伞的故事\n骆驼\n{BODY}").articles

    assert article.byline == "骆驼"
    assert article.deck == "——三十年一把黑伞的故事"


def test_a_telephone_number_inside_a_paragraph_stays_in_it():
    """A wrapped line with a number looks like a hotline, but the sentence runs on."""
    text = (
        "图书馆延长开放时间\n本报讯 即日起，区图书馆周五闭\n馆延至22时，自习区凭证预约入\n"
        "座。咨询电话：55881212，发信至\nduzhe@tushuguan.example，或到\n总服务台登记。\n"
    )
    [article] = issue_of_text(text).articles

    assert texts(article, Role.PARAGRAPH) == [
        "本报讯 即日起，区图书馆周五闭馆延至22时，自习区凭证预约入座。咨询电话：55881212，发信至"
        "duzhe@tushuguan.example，或到总服务台登记。"
    ]


def test_headings_with_one_sign_are_the_crossheads_of_one_story():
    """■ before each of them: none is the name of a column of the paper, none the headline of another story."""
    parts = ["■第一手：业主", "■第二手：包租人", "■法例写明 两年无人被罚"]
    [article] = issue_of_text(
        "水费谜团\n" + BODY + "".join(f"{part}\n{BODY}" for part in parts)
    ).articles

    assert texts(article, Role.CROSSHEAD) == parts


def test_who_gives_a_notice_stands_below_it_without_a_day_too():
    """The body's name at the end of what it announces is a paragraph of its own."""
    text = (
        "志愿者招募\n为做好马拉松服务，现面向社会招募志愿者300名。\n一、岗位：物资发放120名。\n"
        "二、报名：请到服务台登记。\n江临区志愿服务指导中心\n"
    )
    [article] = issue_of_text(text).articles

    assert texts(article, Role.PARAGRAPH)[-1] == "江临区志愿服务指导中心"


def test_the_prose_of_a_narrow_column_below_a_byline_is_no_poem():
    """Its lines are as short as verses, but its marks stand anywhere in them."""
    lines = [
        "巷口的修鞋摊摆了",
        "三十年，来往的人",
        "都认得那把黑伞。",
        "下雨天，伞下总坐",
        "着等鞋的人，谁也",
        "不催，雨就停了。",
    ]
    [article] = issue_of_text("\n".join(["老街上的修鞋摊", "冉青禾", *lines]) + "\n").articles

    assert article.byline == "冉青禾"
    assert "".join(texts(article, Role.PARAGRAPH)) == "".join(lines)
    assert len(texts(article, Role.PARAGRAPH)) == 1


def test_a_channel_between_two_columns_of_a_paragraph_stays_furniture():
    """A line that names an account is no part of the sentence that it interrupts."""
    text = "图书馆延长开放时间\n本报讯 即日起，区图书馆周五闭\n馆延至22时，自习区凭证预约入\n江临通APP\n座。\n"
    found = issue_of_text(text)

    assert [element.text for element in found.furniture] == ["江临通APP"]


def test_pictures_told_one_after_the_other_are_a_caption():
    """①…②… is what stands below several pictures, no paragraph of the story."""
    text = (
        f"老街上的修鞋摊\n本报记者 冉青禾\n{BODY}①修鞋摊上的黑伞。②等鞋的人。③老街。\n邬长林 摄\n"
    )
    [article] = issue_of_text(text).articles

    assert texts(article, Role.CAPTION) == ["①修鞋摊上的黑伞。②等鞋的人。③老街。"]


def test_a_drop_cap_on_a_line_of_its_own_opens_its_paragraph():
    """晚 above 上八点: with what stands below it makes a word, so it is no heading."""
    text = "老街上的修鞋摊\n本报记者 冉青禾\n晚\n上八点，巷口的修鞋摊还亮着灯。来往的人都认得那把\n黑伞，谁也不催。\n"
    [article] = issue_of_text(text).articles

    assert texts(article, Role.PARAGRAPH) == [
        "晚上八点，巷口的修鞋摊还亮着灯。来往的人都认得那把黑伞，谁也不催。"
    ]


def test_a_line_that_leaves_a_quotation_open_is_no_heading():
    """The first line of a paragraph at a column's foot: its quotation is closed elsewhere on the page."""
    text = (
        f"夜校住进老税务所\n本报讯 {BODY}“第一堂课来了三个人，有一\n\n一碗面涨五角\n本报讯 {BODY}"
    )
    first, second = issue_of_text(text).articles

    assert texts(first, Role.PARAGRAPH)[-1] == "“第一堂课来了三个人，有一"
    assert second.headline == "一碗面涨五角"
