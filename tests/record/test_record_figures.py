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
    ],
)
def test_a_number_is_a_figure_where_it_counts(text: str, values: list[str]) -> None:
    """A counter need not be in a table; ordinals, formulae and words with a number in them count nothing."""
    assert [f.value for f in told(story(text)) if f.kind == "figure"] == values
