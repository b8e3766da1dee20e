"""Boxes, decks, quotations and tables as art directors set them, on pages with one story beside them."""

from __future__ import annotations

import pytest
from tests.layout.set_page import BRIDGE, READING, Desk, issue_of

from shuzibao.articles.reads_on import read_on
from shuzibao.articles.tuning import TUNING
from shuzibao.conventions.furniture import is_weather
from shuzibao.layout.geometry import arrange
from shuzibao.model import Box, Flow, Frame, Role, Rule
from shuzibao.model.block import Sort


def printed(elements, role: Role) -> list[str]:
    return [one.text for one in elements if one.role is role]


def of_headline(desk: Desk) -> dict[str | None, object]:
    return {article.headline: article for article in issue_of(desk).articles}


def test_the_signature_apart_in_a_box_with_one_heading_ends_its_story():
    """訃聞: who signs stands a line away from the text, and nothing else in the box could be his."""
    desk = Desk()
    desk.line(50, 40, "石桥又放行", 30)
    desk.column(50, 90, BRIDGE, 14)
    desk.frames.append(Frame(Box(300, 300, 420, 560)))
    desk.line(390, 310, "讣告", 18, flow=Flow.DOWN)
    left = desk.vertical(
        380, 310, "先父石公天送于本月三日辞世享年七十有八兹定于八日上午九时在本宅设奠谨此告知", 16
    )
    desk.line(left - 30, 440, "孝男石文彦泣启", flow=Flow.DOWN)
    articles = of_headline(desk)

    assert set(articles) == {"石桥又放行", "讣告"}
    assert articles["讣告"].elements[-1].text.endswith("孝男石文彦泣启")


def test_whole_sentences_in_larger_type_over_all_columns_are_the_deck():
    """A deck may end in a full stop: it stands under the headline, over more than one column, in type of its own."""
    desk = Desk()
    desk.line(50, 40, "一座桥先要允许自己不走车", 32)
    deck = ("望河桥断了三年，去年冬天修好，石匠做得最多的事是不凿，桥", "头的人都来看。")
    desk.line(50, 84, deck[0], 11.5).line(50, 100, deck[1], 11.5)
    desk.two_columns(50, 130, BRIDGE, 14)
    [story] = issue_of(desk).articles

    assert printed(story.elements, Role.DECK) == ["".join(deck)]
    assert printed(story.elements, Role.PARAGRAPH)


@pytest.mark.parametrize(
    "line",
    [
        "晴 5℃～16℃",
        "西北风3级 相对湿度40%",
        "洗车指数 适宜",
        "明天 多云 7℃～17℃",
        "今天白天 阴有小雨， 3℃",
        "今天白天到夜间 多云 25～33℃ 青江水位2.1米",
    ],
)
def test_a_line_of_nothing_but_weather_is_told(line):
    """The ear beside a paper's name gives the sky, the heat, the wind and what to do in it."""
    assert is_weather(line)


@pytest.mark.parametrize(
    "line", ["大雪", "多云", "小雨中的小巷 3号", "北京 晴", "35", "16版", "今天 明天"]
)
def test_what_may_be_a_headline_or_a_number_is_no_weather(line):
    """大雪 heads essays, and a table has numbers of other things."""
    assert not is_weather(line)


def test_the_weather_in_a_box_at_the_head_of_a_page_is_no_story():
    """It has a large line and small ones, as a story has."""
    desk = Desk()
    desk.frames.append(Frame(Box(420, 20, 560, 80), True))
    desk.line(440, 26, "晴 5℃～16℃", 13).line(430, 46, "西北风3级", 8).line(
        430, 58, "洗车指数 适宜", 8
    )
    desk.line(50, 100, "石桥又放行", 30)
    desk.column(50, 150, BRIDGE, 14)
    issue = issue_of(desk)

    assert [article.headline for article in issue.articles] == ["石桥又放行"]


def test_a_quotation_that_the_text_says_too_and_that_heads_nothing_is_no_story():
    """A pull quote at the foot of a column: its words stand once more in the text beside it."""
    said = "从前走一里路，只为过一条河"
    desk = Desk()
    desk.line(50, 40, "石桥又放行", 30)
    end = desk.column(50, 90, BRIDGE[:60], 14)
    for n, part in enumerate(("“从前走一里路，", "只为过一条河。”")):
        desk.line(50, end + 20 + 26 * n, part, 18)
    desk.column(220, 90, BRIDGE[60:] + "|" + said + "，他说。" + READING, 14, opens=False)
    issue = issue_of(desk)

    assert [article.headline for article in issue.articles] == ["石桥又放行"]
    assert any("从前走一里路" in one.text for one in issue.furniture)


def test_the_last_rule_of_a_table_does_not_part_it_from_the_text_below():
    """Rules between rows, and the one under the last, belong to the table."""
    desk = Desk()
    desk.line(50, 40, "能敲响的古钟还有几口", 20)
    rows = (
        ("所在", "年代", "重量"),
        ("鼓楼", "明代", "3吨"),
        ("东岩寺", "宋代", "1吨"),
        ("文庙", "清代", "8百斤"),
    )
    for n, row in enumerate(rows):
        for k, cell in enumerate(row):
            desk.line(54 + 80 * k, 80 + 18 * n, cell, 9)
        desk.rules.append(Rule(Box(50, 93 + 18 * n, 280, 93.6 + 18 * n)))
    desk.column(50, 80 + 18 * len(rows) + 8, "省里去年普查，登记古钟二百多口，能敲的只有这些。", 23)
    [story] = issue_of(desk).articles

    assert story.headline == "能敲响的古钟还有几口"
    assert "省里去年普查" in "".join(printed(story.elements, Role.PARAGRAPH))


def test_the_papers_address_under_an_advertisement_takes_no_part_in_it():
    """An advertisement on a dark ground at the foot of a page is a box of its own, whatever stands under it."""
    desk = Desk()
    desk.line(50, 40, "石桥又放行", 30)
    desk.column(50, 90, BRIDGE, 14)
    desk.frames.append(Frame(Box(50, 700, 560, 770), True))
    desk.line(60, 720, "临水茶社", 26)
    desk.line(260, 716, "老船板改的桌子", 9).line(260, 730, "下午茶第二杯半价", 9)
    desk.line(440, 716, "桥东堍", 9).line(440, 730, "周一店休", 9)
    desk.line(54, 775, "渡城早报社出版 社址 望渡路18号", 8)
    articles = of_headline(desk)

    assert set(articles) == {"石桥又放行", "临水茶社"}
    text = "".join(one.text for one in articles["临水茶社"].elements)
    assert "周一店休" in text
    assert "望渡路" not in text


def test_a_word_that_runs_across_a_break_says_which_column_goes_on():
    """Two columns stand where the text may go on, and only one of them ends the word that is begun."""
    assert (
        read_on("搬进钟楼的耳", "房一住四个月", TUNING)
        < 0
        < read_on("搬进钟楼的耳", "们三个人轮", TUNING)
    )


@pytest.mark.parametrize(
    ("before", "after"), [("人也一样，", "我做过九年"), ("一九六", "2年"), ("", "房")]
)
def test_where_no_chinese_meets_a_break_says_nothing(before, after):
    """Marks and figures end and begin columns of any story."""
    assert read_on(before, after, TUNING) == 0


def test_a_column_shifted_sideways_across_white_is_of_another_row():
    """The grid changes from three columns to four: what stands under a column is not what goes on from it."""
    desk = Desk()
    desk.line(50, 40, "石桥又放行", 30)
    desk.column(50, 90, BRIDGE[:45], 14)
    desk.column(90, 220, READING[20:60], 14, opens=False)
    made = arrange(desk.page())
    over, under = sorted(
        (n for n, b in enumerate(made.blocks) if b.sort is Sort.TEXT),
        key=lambda n: made.blocks[n].box.top,
    )[:2]

    assert made.evidence.above[under] is None
    assert made.evidence.follow[over, under].shift == pytest.approx(4.0)


def test_a_strip_of_lines_that_point_to_pages_is_a_list_of_contents():
    """▶2版 at the end of each of three lines in a row: none of them is a story, nor are they one together."""
    desk = Desk()
    desk.line(50, 40, "石桥又放行", 30)
    desk.column(50, 110, BRIDGE, 14)
    for n, text in enumerate(("豆腐坊几点亮灯 ▶2版", "断头路三份纪要 ▶4版", "竹编书包进教室 ▶8版")):
        desk.line(50 + 180 * n, 84, text, 8.6)
    issue = issue_of(desk)

    assert [article.headline for article in issue.articles] == ["石桥又放行"]
    assert sum(one.text.count("▶") for one in issue.furniture) == 3
