"""News, advertisements and notices, told by what they say. All text is invented."""

from __future__ import annotations

import pytest

from shuzibao.articles.kinds import kind_of_words
from shuzibao.articles.offers import kind_by_signs
from shuzibao.model import Kind


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("求租", "一家三口求租两室，近柳岸小学，价可商。5550 612"),
        ("梅里竹器行", "竹席竹篮 零售批发 电话5550198"),
        ("柳岸粮行 新米上市", "每袋九十八元，满两袋送到门口\n订购电话：5550 7321"),
        ("出租", "渡口旁门面一间，做过茶馆。139××××0417"),
        ("梅里茶庄大减价", "新茶买二送一 桥头对面 电话二四一九"),
        ("临桥茶社", "下午茶第二杯半价\n桥东堍 电话7712 0909\n周一店休"),
        ("柳岸牙科诊所", "每日应诊至晚上八时\n渡口街四十四号二楼"),
        ("百灵膏", "专治酸痛，一贴见效\n各大药行均有代售"),
    ],
)
def test_an_offer_and_where_to_call_are_a_small_advertisement(head, body):
    """However the number is printed: short, with a space, masked, in Chinese figures."""
    assert kind_of_words(head, body, "") is Kind.ADVERTISEMENT


def test_what_a_reporter_tells_in_a_few_lines_is_news():
    """Though it ends with a number to call."""
    brief = "本报讯（记者 秦岚）新米上市，镇上加开夜市，咨询电话5550198"

    assert kind_of_words("夜市加开到十点", brief, "") is Kind.ARTICLE


@pytest.mark.parametrize("head", ["讣 告", "讣　闻", "更正", "征　稿", "停电预告"])
def test_the_heads_of_notices_are_known_spaced_out_too(head):
    """Obituaries, corrections, calls for copy, what is cut off and when."""
    assert kind_of_words(head, "详见下文，望周知。", "") is Kind.NOTICE


def test_a_few_lines_with_a_number_and_a_place_offer_something_whatever_it_is():
    """No list has 现货; the lines break off without stops, and say where to call and to come."""
    parts = ["耐寒柑橘苗 现货", "渡口大道二百一十号", "电话 6190 2277"]

    assert kind_of_words("柳岸种苗", "".join(parts), "") is Kind.ARTICLE
    assert kind_by_signs("柳岸种苗", parts, True) is Kind.ADVERTISEMENT


def test_a_story_with_a_number_to_call_stays_news():
    """Somebody is quoted in it, and its sentences end."""
    parts = [
        "志愿者每周五送书到家。“下雨也送。”管理员秦岚说。",
        "六十五岁以上的读者打电话5550 198借书，已有四十户登记。馆里还缺两辆自行车，正在向街坊借。",
    ]

    assert kind_by_signs("图书送上门", parts, True) is Kind.ARTICLE
