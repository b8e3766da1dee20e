"""The folio: number and name of the page, as printed at its edge."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.layout.set_page import READING, Desk

from shuzibao import rebuild
from shuzibao.articles.folio import with_printed_number
from shuzibao.model import Box, Frame, Role
from shuzibao.pipeline import read_pages
from shuzibao.read import Source


@pytest.mark.parametrize(
    ("printed", "number", "label", "name"),
    [
        ("梅里报 5 副刊", 5, None, "副刊"),
        ("1版 要闻", 1, None, "要闻"),
        ("健康 02 2011年4月7日 星期四", 2, None, "健康"),
        ("2024年3月4日 星期一 第十二版", 12, None, None),
        ("一九七三年十一月二十日 第五頁", 5, None, None),
        ("A03 社会", 3, "A03", "社会"),
        ("综合3", 3, None, None),
        ("B02版", None, "B02", None),
        ("2 Sunday 09 June 2019", 2, None, None),
        ("Monday, May 6, 2024 Page 3", 3, None, None),
        ("MONDAY, MAY 6 · PAGE 12", 12, None, None),
        ("The harbour is open again, see page 3", None, None, None),
        ("2024年3月4日 星期一", None, None, None),
        ("柳岸镇开设直播间卖葡萄 8版", None, None, None),
        ("今日4版", None, None, None),
        ("长者食堂问题何时解决？  2版", None, None, None),
    ],
)
def test_a_folio_gives_number_label_and_name(printed, number, label, name):
    """What the page's edge says; a date alone says nothing."""
    desk = Desk()
    desk.line(50, 20, printed, 8)
    desk.column(50, 100, READING, 14)
    page = with_printed_number(replace(desk.page(), number=None))

    assert (page.number, page.label, page.name) == (number, label, name)


def test_text_in_the_middle_is_no_folio_and_the_user_knows_better():
    """Only the edge counts, and a number that is known stays."""
    desk = Desk()
    desk.line(50, 400, "第3版", 10)
    page = replace(desk.page(), number=None)
    desk.line(50, 20, "第5版", 10)

    assert with_printed_number(page).number is None
    assert with_printed_number(desk.page(7)).number == 7


def test_a_folio_that_says_the_day_counts_where_a_page_is_cut_to_a_part():
    """Day and 第N版 on one line are a folio by their wording; a day with a bare 4版 may count the pages."""
    desk = Desk()
    desk.line(50, 140, "2024年3月4日 星期一 第3版", 8)
    desk.line(50, 160, "2024年3月4日 星期一 4版", 8)
    desk.column(50, 200, READING, 14)

    assert with_printed_number(replace(desk.page(), number=None)).number == 3


def test_a_list_of_contents_at_the_edge_is_not_the_pages_number():
    """The line nearest to the edge counts: 1版 above, 2版 and 3版 point inside."""
    desk = Desk()
    for n, words in enumerate(("夜市开张 2版", "河边添椅 3版", "小学图书角 4版")):
        desk.line(400, 44 + 10 * n, words, 8)
    desk.line(50, 20, "1版 要闻", 8)
    desk.column(50, 100, READING, 14)

    assert with_printed_number(replace(desk.page(), number=None)).number == 1


@pytest.mark.parametrize(
    ("number", "known", "label"), [("03", 3, None), ("A8", 8, "A08"), ("B01", None, "B01")]
)
def test_a_number_and_a_name_alone_are_the_pages_own_where_they_stand_level_with_the_day(
    number, known, label
):
    """03 · 县 乡 · the day · the paper's name, apart in one row."""
    desk = Desk()
    for x, words in ((50, number), (150, "县 乡"), (260, "2024年3月4日 星期一"), (420, "荻湾日报")):
        desk.line(x, 20, words, 8)
    desk.column(50, 100, READING, 14)
    page = with_printed_number(replace(desk.page(), number=None))

    assert (page.number, page.label, page.name) == (known, label, "县乡")


def test_a_number_alone_without_a_day_beside_it_says_nothing():
    desk = Desk()
    desk.line(50, 20, "03", 8)
    desk.line(260, 60, "2024年3月4日 星期一", 8)
    desk.column(50, 100, READING, 14)

    assert with_printed_number(replace(desk.page(), number=None)).number is None


def test_a_strip_at_the_edge_is_furniture_even_on_a_tint_of_its_own():
    """The page's name in large type, the day, the editors and the paper's name; they name the paper, and no story begins there."""
    desk = Desk()
    desk.line(50, 24, "A8", 8)
    desk.line(150, 18, "港聞", 20, weight=700)
    desk.line(260, 24, "2014年6月23日 星期一", 8)
    desk.line(420, 24, "荻灣日報 督印 簡家駒 編輯 車婉兒", 8)
    desk.frames.append(Frame(Box(40, 14, 600, 44), filled=True))
    desk.line(50, 70, "渡口添了兩班船", 20, weight=700)
    desk.column(50, 100, READING, 14)
    issue = rebuild([desk.page()])

    assert [one.text for one in issue.furniture] == [
        "A8",
        "港聞",
        "2014年6月23日 星期一",
        "荻灣日報 督印 簡家駒 編輯 車婉兒",
    ]
    assert [one.headline for one in issue.articles] == ["渡口添了兩班船"]
    assert issue.title is not None
    assert (issue.title.name, str(issue.date)) == ("荻灣日報", "2014-06-23")


@pytest.mark.parametrize(
    "printed",
    [
        "新闻热线 8100 246 投稿邮箱 news@meili.example",
        "本版行情仅供参考，不构成投资建议",
        "本报郑重提示：使用信息请核实身份 责任编辑 苏醒 校对 全对",
    ],
)
def test_a_small_line_under_all_text_that_speaks_for_the_paper_is_furniture(printed):
    """A hotline, what the paper answers for, who made the page: at a page's foot nothing of a story's."""
    desk = Desk()
    desk.line(50, 40, "读书会在河畔开场", 24)
    desk.column(50, 500, READING * 2, 30)
    desk.line(50, 810, printed, 7.5)
    issue = rebuild([desk.page()])

    assert [piece.text for piece in issue.furniture if piece.role is Role.FURNITURE] == [printed]
    assert len(issue.articles) == 1


def test_what_stands_in_a_row_with_the_papers_name_is_of_its_masthead():
    """However far from the name the date is set, on a front page it is no folio."""
    desk = Desk()
    desk.line(50, 30, "梅里日报", 50)
    desk.line(400, 35, "2024年3月4日 星期一", 11)
    desk.line(400, 60, "梅里区融媒体中心编印", 8)
    desk.line(50, 110, "读书会在河畔开场", 24)
    desk.column(50, 150, READING, 30)
    issue = rebuild([desk.page()])

    assert {piece.role for piece in issue.furniture} == {Role.MASTHEAD}


LEAD = "本报讯 昨天上午，柳岸镇的新渡口开航，第一班船载着三十多位居民过河，船票两元。"


@pytest.mark.parametrize(
    ("printed", "number", "label", "name"),
    [
        ("第2版 綜合 2024年3月4日 星期一", 2, None, "綜合"),
        ("3版 民生", 3, None, "民生"),
        ("第A02版：评论·声音", 2, "A02", "评论·声音"),
        ("2024年3月4日 星期一 第十二版", 12, None, None),
        ("2024年3月4日 星期一", 1, None, None),
        ("河边添椅，可以坐着看船 3版", 1, None, None),
    ],
)
def test_a_page_of_text_has_the_number_and_name_of_its_folio(printed, number, label, name):
    """Wherever the line stands in the dump; what points to another page says nothing of this one."""
    text = f"新渡口开航\n{LEAD}\n{printed}\n"
    [page] = rebuild(read_pages(Source("a.txt", text.encode()))).pages

    assert (page.number, page.label, page.name) == (number, label, name)


def test_pages_of_text_stand_by_their_folios_whatever_their_files_are_called():
    """b.txt prints page 1."""
    texts = {"a.txt": f"第2版\n新渡口开航\n{LEAD}\n", "b.txt": f"第1版\n老渡口停航\n{LEAD}\n"}
    pages = [p for name, text in texts.items() for p in read_pages(Source(name, text.encode()))]

    assert [(page.number, page.source) for page in rebuild(pages).pages] == [
        (1, "b.txt"),
        (2, "a.txt"),
    ]


def test_a_text_that_holds_several_pages_has_no_number_of_theirs():
    """Two folios that differ: neither is the whole text's."""
    text = f"第2版\n新渡口开航\n{LEAD}\n第3版\n老渡口停航\n{LEAD}\n"

    assert [page.number for page in rebuild(read_pages(Source("a.txt", text.encode()))).pages] == [
        1
    ]
