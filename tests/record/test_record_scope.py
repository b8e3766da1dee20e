"""When and where a figure holds: which date and which place of a sentence are its own."""

from __future__ import annotations

import datetime as dt

import pytest
from record_papers import story, told

MARCH = dt.date(2024, 3, 4)


def held(text: str, part: str) -> dict[str, object]:
    facts = told(story(text), MARCH, "徐汇区")
    return {f.text: f.parts[part] for f in facts if f.kind == "figure"}


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (
            "截至2月底，社区食堂已由去年8月的14家增至23家，日均供餐3650份。",
            {"14家": "2023-08", "23家": "2024-02-29", "3650份": "2024-02-29"},
        ),
        (
            "截至2021年底，全区共有养老床位5260张，比上年增加340张。",
            {"5260张": "2021-12-31", "340张": "2021-12-31"},
        ),
        ("與2020年相比，圖書館增加6個。", {"6個": None}),
        ("去年8月亮起第一盏灯，半年过去，书店已开到4家，服务读者5.2万人次。", {"4家": None, "5.2万人次": None}),
        ("2023年，新建书店4家，目前已开放3家。", {"4家": "2023", "3家": "2023"}),
        ("自2018年启动以来，共修缮老屋86栋。", {"86栋": None}),
        ("今年以来，共修缮老屋86栋。", {"86栋": "2024"}),
        ("现有书店14家，力争2025年增至30家。", {"14家": None, "30家": "2025"}),
        ("新增泊位2021年1.3万个，2022年1.6万个。", {"1.3万个": "2021", "1.6万个": "2022"}),
        ("小麦亩产2022年8.5吨，2023年9.12吨。", {"8.5吨": "2022", "9.12吨": "2023"}),
    ],
)  # fmt: skip
def test_a_figure_is_of_the_date_that_is_told_of_it(text: str, days: dict[str, str | None]) -> None:
    """What frames the sentence counts; what only compares, what one number alone has, and what long began do not."""
    found = held(text, "as_of")

    assert {printed: found[printed] for printed in days} == days


def test_a_day_by_its_numbers_is_a_day_where_no_unit_follows() -> None:
    """去年8.18 is a day, 2021年1.3万个 a figure of that year."""
    facts = told(story("去年8.18、8.31两次演练。2021年1.3万个。"), MARCH)

    assert [f.value for f in facts if f.kind == "date"] == ["2023-08-18", "2023-08-31", "2021"]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("到2017年底，云锦区社区食堂16家，养老床位2800张。", {"16家": "云锦区", "2800张": "云锦区"}),
        ("乡镇村级文化礼堂19家，流動書車31家。", {"19家": None, "31家": None}),
        ("徐汇区书房7家。", {"7家": "上海市徐汇区"}),
        ("区民政局共有社工82名。", {"82名": "徐汇区民政局"}),
    ],
)  # fmt: skip
def test_what_is_counted_is_not_where_it_is_counted(
    text: str, places: dict[str, str | None]
) -> None:
    """Of a name that is counted only the place at its head says where, for it and for those that follow."""
    assert held(text, "where") == places
