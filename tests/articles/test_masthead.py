"""What a masthead's lines say of the issue. The papers are invented."""

from __future__ import annotations

import datetime as dt

import pytest

from shuzibao.articles.masthead import Masthead, read_masthead
from shuzibao.conventions.furniture import furniture_role
from shuzibao.model import Role
from shuzibao.pipeline import make_issue, read_pages
from shuzibao.read import Source
from shuzibao.script.fold import fold


def masthead(text: str) -> Masthead:
    [page] = read_pages(Source("page.txt", text.encode()))
    return read_masthead([page], [[0]], [list(range(len(page.lines)))])


def test_a_number_beyond_the_year_is_the_running_number() -> None:
    """第146期 on 15 January counts from the paper's first issue, not from New Year."""
    late = masthead("柳泉日报\n第146期\n2023年1月15日 星期日")
    early = masthead("柳泉日报\n第14期\n2023年1月15日 星期日")

    assert (late.number, late.running_number) == (None, 146)
    assert (early.number, early.running_number) == (14, None)


def test_a_registered_papers_number_is_its_permit() -> None:
    """国内统一刊号 stands where 准印证号 is not printed; where both are, the latter is the permit."""
    assert masthead("柳泉日报\n国内统一刊号：CN57-0179\n2023年1月15日").permit == "CN57-0179"
    assert masthead("柳泉报\n准印证号(B)0150\nCN57-0179\n2023年1月15日").permit == "(B)0150"


def test_a_paper_of_1932_is_read() -> None:
    """Its number 第…號 runs through all years, its date counts from 1912."""
    head = masthead(
        "柳泉時報\n中華民國二十一年十二月十六日 星期五\n第一千三百二十四號\n今日出版一大張"
    )

    assert (head.date, head.running_number) == (dt.date(1932, 12, 16), 1324)
    assert furniture_role("今日出版一大张") is Role.MASTHEAD


def test_a_paper_called_today_has_folios_too() -> None:
    """今日柳泉 3 副刊 stands at a page's edge."""
    assert furniture_role("今日柳泉 3 副刊") is Role.FOLIO
    assert furniture_role("今日柳泉迎来新变化") is None


@pytest.mark.parametrize(
    ("folio", "name"),
    [
        ("A4 要聞 2018年3月7日 星期三 明澤報", "明澤報"),
        ("2019.11.8\n新民锦溪报", "新民锦溪报"),
        ("第2版 2020年1月3日\n本市新闻", None),
        ("体育周刊\n2020年1月3日 星期五", None),
    ],
)
def test_a_folio_names_the_paper_and_a_column_head_does_not(folio: str, name: str | None) -> None:
    """The paper's name stands beside date and page number inside, too; 本市新闻 is a head of any paper."""
    body = "\n区里开会\n本报讯 近日，区里召开会议，部署下一阶段工作，各部门负责人参加。\n"
    title = make_issue([Source("page.txt", (folio + body).encode())]).title

    assert (title.name if title else None) == name


@pytest.mark.parametrize("line", ["相關新聞刊A5", "更多内容见A3版", "（详见第2版）", "下期再见"])
def test_a_pointer_to_another_page_is_furniture(line: str) -> None:
    """It points the reader on and is no heading; 下期再见 points nowhere."""
    assert (furniture_role(fold(line)) is Role.FURNITURE) == (line != "下期再见")
