"""What a masthead's lines say of the issue. The papers are invented."""

from __future__ import annotations

import datetime as dt

from shuzibao.articles.masthead import Masthead, read_masthead
from shuzibao.conventions.furniture import furniture_role
from shuzibao.model import Role
from shuzibao.pipeline import read_pages
from shuzibao.read import Source


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
