"""Numbers and their units, as papers of all times print them."""

from __future__ import annotations

import pytest
from record_papers import story, told


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("白米每石十一元二角。", "11.2元"),
        ("代耕军属土地三十一亩半。", "31.5亩"),
        ("收了二亩一分稻子。", "2.1亩"),
        ("村口水深半米。", "0.5米"),
        ("录取率九成五。", "9.5成"),
        ("豆花每碗三角五分。", "0.35元"),
    ],
)
def test_what_stands_behind_the_unit_belongs_to_the_number(text: str, value: str) -> None:
    """A half, a tenth or small coin behind the unit is counted in."""
    assert [f.value for f in told(story(text)) if f.kind == "figure"] == [value]


@pytest.mark.parametrize(
    ("text", "figure"), [("录取率九成", "九成"), ("水价涨了两元", "两元"), ("土地三十亩", "三十亩")]
)
def test_a_figure_may_be_the_last_word_of_an_article(text: str, figure: str) -> None:
    """Nothing behind the unit is nothing more, and no error."""
    assert [f.text for f in told(story(text)) if f.kind == "figure"] == [figure]


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("第一产业增加值44.1亿元，下降0.8%。", ["第一产业增加值", "第一产业增加值"]),
        ("本港首周32间学校停课。", ["学校"]),
        ("新增城镇就业岗位2.3万个，登记失业率3.1%。", ["城镇就业岗位", "登记失业率"]),
        ("设有38个社区（村）网格，提供各类见习岗位1.2万个。", ["社区（村）网格", "见习岗位"]),
        ("六成以上商户开门，组建三支以上抢险队伍。", ["商户", "抢险队伍"]),
        (
            "全镇火警24起，其中望溪镇9起；招聘工人86人，其中女工12人。",
            ["火警", "火警", "工人", "女工"],
        ),
        (
            "养老床位由6000张增至6845张，其中护理型床位占62%。",
            ["养老床位", "养老床位", "护理型床位"],
        ),
        (
            "研发投入4.9亿元，占营收的5.7%；老人2.1万人，占户籍人口31%。",
            ["研发投入", "研发投入", "老人", "老人"],
        ),
        ("项目分三期建设，培训分两批进行。", [None, None]),
    ],
)
def test_the_thing_is_the_whole_noun_phrase(text: str, things: list[str]) -> None:
    """What is counted or measured is named in full, and is that of the figure before where none is named."""
    assert [f.parts["of"] for f in told(story(text)) if f.kind == "figure"] == things


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("消防员动用四条喉灌救。", ["4条"]),
        ("他换了两扇铝合金窗。", ["2扇"]),
        ("均价2.35万元/平方米。", ["23500元/平方米"]),
        ("第三中学的二手房一楼。", []),
        ("“四责协同”机制启动。", []),
        ("坚持“四个不变”，打印本〔2019〕27号文。", []),
        ("PM10浓度58微克，沿G108国道走，拨打63217788。", ["58微克"]),
        ("三分之二的住户同意，超过四分之一反对，半数以上村民到会。", ["66.67%", "25%", "50%"]),
    ],
)
def test_a_number_is_a_figure_where_it_counts(text: str, values: list[str]) -> None:
    """A counter need not be in a table; ordinals, formulae and words with a number in them count nothing."""
    assert [f.value for f in told(story(text)) if f.kind == "figure"] == values


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("鲜果售价在16元至24元。", [("24元", "鲜果售价")]),
        ("产能为1.8万吨/日。", [("18000吨/日", "产能")]),
        ("判处有期徒刑七年六个月。", [("7.5年", "有期徒刑")]),
        ("基金会拨出150多万助学款。", [("1500000元", "助学款")]),
        ("一方古砚拍出86万。", [("860000元", None)]),
        ("“千元草莓”已下架。", [("1000元", "草莓")]),
        ("印制消費券16萬4000張。", [("164000张", "消费券")]),
        ("食品制造业和家具制造业投资分别增长3.8%、2.6%。", [("3.8%", "食品制造业投资"), ("2.6%", "家具制造业投资")]),
        ("零售额28.06亿元（人民币，下同），增长8.6%。", [("2806000000元", "零售额"), ("8.6%", "零售额")]),
        ("长三角地区的客商到会。", []),
        ("本市挤进前20名，投诉量居前五位，庆祝建厂45周年。", []),
        ("成交值新台幣86億元。", [("8600000000元", "成交值")]),
        ("香蕉損失860萬。", [("8600000元", "香蕉损失")]),
    ],
)  # fmt: skip
def test_a_figure_is_read_whole(text: str, expected: list[tuple[str, str | None]]) -> None:
    """Ranges with both units, rates, years and months, sums without 元, numbers in quotes and in lists have one value each."""
    facts = told(story(text))

    assert [(f.value, f.parts["of"]) for f in facts if f.kind == "figure"] == expected


def test_each_age_in_a_row_is_of_the_person_that_follows() -> None:
    """81岁的甲、72岁的乙: an age stands before its person in such a list."""
    facts = told(story("现年81岁的律师龚思敏、72岁的律师霍文涛到庭。"))

    assert [(f.value, f.parts["of"]) for f in facts if f.kind == "figure"] == [
        ("81岁", "龚思敏"),
        ("72岁", "霍文涛"),
    ]
