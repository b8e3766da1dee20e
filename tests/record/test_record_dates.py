"""Dates: from the issue's day and from each other."""

from __future__ import annotations

import datetime as dt

import pytest
from record_papers import story, told, values


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("11月24日上午、25日全天开会。", ["2021-11-24", "2021-11-25"]),
        ("23日上午9时30分开幕。", ["2021-11-23T09:30"]),
        ("2021年11月29日下午2点半见。", ["2021-11-29T14:30"]),
        ("上周五下午走访。", ["2021-11-26"]),
        ("截至“十三五”末，已建成。", ["2020-12-31"]),
        ("全国第十一个老年节那一天。", ["2023-10-23"]),
        ("區第十一次黨代會和黨的二十大。", []),
        ("中華民國二十九年三月五日。", ["1940-03-05"]),
        ("2016-2020年，3月1日至5日。", ["2016/2020", "2021-03-01/2021-03-05"]),
        ("明年启动，年底完成。", ["2022", "2021-12-31"]),
        ("農曆九月初九登高。", ["2021-10-14"]),
        ("上世纪九十年代。", ["1990/1999"]),
        ("腊月廿三扫尘。", ["2022-01-25"]),
        ("二〇二一年十一月二十九日。", ["2021-11-29"]),
        ("1月5日将举行。", ["2022-01-05"]),
        ("12月28日举行。", ["2021-12-28"]),
        ("五天内办结，一日三餐。", []),
    ],
)
def test_a_printed_date_has_its_day(text: str, expected: list[str]) -> None:
    """Absolute, relative, chained, lunar, planned and Republican dates get their ISO value; ordinals none."""
    facts = told(story(text), dt.date(2021, 11, 29))

    assert values(facts, "date") == expected


def test_without_a_year_the_year_stays_open() -> None:
    """Nothing is guessed where neither the issue nor the article says the year."""
    facts = told(story("10月26日下午开会。"), None)

    assert values(facts, "date") == ["XXXX-10-26"]


def test_last_years_december_in_a_january_paper() -> None:
    """A day that lies far ahead of the issue was last year's."""
    facts = told(story("12月28日下午，会议召开。"), dt.date(2022, 1, 5))

    assert values(facts, "date") == ["2021-12-28"]
