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
        ("今明两天有雨。", ["2021-11-29/2021-11-30"]),
        ("价格比上旬便宜两分。", ["2021-11-01/2021-11-10"]),
        ("30日零时前撤离。", ["2021-11-30T00:00"]),
        ("12月底前全部完成。", ["2021-12-31"]),
        ("昨日凌晨3时许起火。", ["2021-11-28T03:00"]),
        ("今（29）日上午开馆。", ["2021-11-29"]),
        ("明年秋季招生。", ["2022-09/2022-11"]),
        ("三季度末余额五百亿元。", ["2021-09-30"]),
        ("乾隆年间重修。", ["1736/1795"]),
        ("首十个月接报，头三个月破案。", ["2021-01/2021-10", "2021-01/2021-03"]),
        ("行政拘留10日，会期十四日。", []),
        ("每周二、周四开放，每年4月梨花开。", []),
        ("老年中央厨房对青年中心、少年中队开放。", []),
        ("1986年至1996年1月间任职。", ["1986/1996-01"]),
        ("交割日訂110年12月31日，113年底完工。", ["2021-12-31", "2024-12-31"]),
        ("98年5月6日成立，判處有期徒刑15年6月。", ["1998-05-06"]),
        (
            "展望第四季，上季營收四十億元，次季看好。",
            ["2021-10/2021-12", "2021-07/2021-09", "2022-01/2022-03"],
        ),
        ("Q4展望保守，去年第3季亮麗。", ["2021-10/2021-12", "2020-07/2020-09"]),
        ("球隊本季十勝，上季墊底。", []),
        ("2021/22學年開學，2020至21年度盈利。", ["2021/2022", "2020/2021"]),
        ("警方昨午3時許拘捕他，今早7時放人。", ["2021-11-28T15:00", "2021-11-29T07:00"]),
        ("民廿五年當選，廿八年赴任，歷廿三年不懈。", ["1936", "1939"]),
        ("去年8.18、8.31集會，漲8.18元。", ["2020-08-18", "2020-08-31"]),
        ("11月24日～25日開會，一九二一年以至一九二六年。", ["2021-11-24/2021-11-25", "1921/1926"]),
        ("居委會將於近日掛牌，日前已公示。", ["2021-11-29/2021-12-06", "2021-11-22/2021-11-29"]),
        ("“最近口罩不好买。”最近他下楼勤快了，汇报近期工作。", ["2021-11-22/2021-11-29"]),
        ("民國一百年底通車，民國一百零九年完工。", ["2011-12-31", "2020"]),
        ("卅六年八月三十日派员押运。", ["1947-08-30"]),
        ("推案潮延續到第1季以後。", ["2021-01/2021-03"]),
        ("今14點起看考場，今日下午兩點公布。", ["2021-11-29T14:00", "2021-11-29T14:00"]),
        ("2019年10月、11月間查獲。", ["2019-10", "2019-11"]),
        ("新开工计划总投资比1-9月份收窄。", ["2021-01/2021-09"]),
        ("前九月产值翻番，去年3、4月间试产。", ["2021-01/2021-09", "2020-03/2020-04"]),
        ("庚子年收官，光绪戊子年立碑。", ["2020", "1888"]),
        ("上世纪末建厂，本世纪初改制，五六十年代的老楼。", ["1991/2000", "2001/2010", "1950/1969"]),
        ("工程投产后年产值达两亿元，后年扩产。", ["2023"]),
        (
            "市集將於二○二二年一月八及九日、二月十二及十三日舉行。",
            ["2022-01-08/2022-01-09", "2022-02-12/2022-02-13"],
        ),
        (
            "8月以来客流不断，明年将扩容；去年4月30日签约，同月6日动工。",
            ["2021-08", "2022", "2020-04-30", "2020-04-06"],
        ),
        ("1、2号线停运，去年10月3与4日检修。", ["2020-10-03/2020-10-04"]),
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


def test_a_paragraph_that_opens_with_the_news_is_of_the_issues_year() -> None:
    """A year of long ago holds for the days told on with it, not for the paragraph in which the reporter comes."""
    news = told(
        story("1998年5月3日，厂子开工。", "11月25日，记者来到厂里。"), dt.date(2021, 11, 29)
    )
    history = told(
        story("1998年5月3日，厂子开工。", "8月12日，第一炉出铁。"), dt.date(2021, 11, 29)
    )

    assert values(news, "date") == ["1998-05-03", "2021-11-25"]
    assert values(history, "date") == ["1998-05-03", "1998-08-12"]


def test_the_national_day_is_that_of_the_papers_country() -> None:
    """国庆 is in October's first days on the mainland, the Double Tenth in Taiwan."""
    paper = story("國慶連假開放。")

    mainland = told(paper, dt.date(2021, 9, 29), "青禾市云浦区")
    taiwan = told(paper, dt.date(2021, 9, 29), "屏东县")

    assert values(mainland, "date") == ["2021-10-01"]
    assert values(taiwan, "date") == ["2021-10-10"]


def test_a_festival_that_only_says_of_what_kind_is_no_date() -> None:
    """春节疏运 tells a kind of service, 春节期间 a time."""
    facts = told(story("春节疏运方案公布。春节期间加开班车。"), dt.date(2021, 2, 1))

    assert values(facts, "date") == ["2021-02-12"]


def test_the_close_of_the_year_in_a_report_of_february_is_last_years() -> None:
    """A report on 2023 says 年末 of 2023, and 上年末 of the year before that."""
    facts = told(
        story("2023年，全市稳中有进。年末人口126万人，比上年末减少。"), dt.date(2024, 2, 5)
    )

    assert values(facts, "date") == ["2023", "2023-12-31", "2022-12-31"]


def test_today_is_the_day_of_the_dateline() -> None:
    """A wire of the day before the issue calls that day 今天; one without a dateline means the issue's."""
    wire = told(
        story("莲州社云浦11月28日电（记者白云）市长今天到厂，昨天他去了学校。"),
        dt.date(2021, 11, 29),
    )
    own = told(story("本报讯 市长今天到厂。"), dt.date(2021, 11, 29))

    assert values(wire, "date") == ["2021-11-28", "2021-11-28", "2021-11-27"]
    assert values(own, "date") == ["2021-11-29"]


def test_what_somebody_says_he_says_on_the_day_told() -> None:
    """今天 in somebody's own words is the day of what happened, not of the paper."""
    facts = told(
        story("28日上午，民警拦下一车。“今天出门急，没带证。”他说。"), dt.date(2021, 11, 30)
    )

    assert values(facts, "date") == ["2021-11-28", "2021-11-28"]
