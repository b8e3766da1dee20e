"""How stories of many papers open: who hands the headline on, who wrote, whose report it is. All words are invented."""

from __future__ import annotations

import pytest
from tests.parts import issue_of_text

from shuzibao.articles.heads import Heading, head_roles
from shuzibao.model import Role


@pytest.mark.parametrize(
    "lines",
    [
        ("梨园镇让老船厂重新热闹起来——", "船台变戏台 铁锚成路标"),
        ("青禾县柳塘村驻村第一书记石望川", "“莲子酒”敲开了县城的门"),
    ],
)
def test_what_hands_on_to_the_headline_is_its_kicker(lines: tuple[str, str]) -> None:
    """A dash hands on to the line below, and so does the speaker whose words the headline gives."""
    assert head_roles([Heading(line) for line in lines]) == [Role.KICKER, Role.HEADLINE]


@pytest.mark.parametrize(
    ("opening", "dateline", "byline"),
    [
        ("新港晚报讯（记者林知秋）", "新港晚报讯", "记者林知秋"),
        ("中央社梨园廿二日电，", "中央社梨园廿二日电", None),
        ("青禾新闻网北港3月9日电（林知秋）", "青禾新闻网北港3月9日电", None),
        ("本报北港三月九日电（记者林知秋）", "本报北港三月九日电", "记者林知秋"),
    ],
)
def test_the_opening_says_whose_report_it_is(
    opening: str, dateline: str, byline: str | None
) -> None:
    """Evening papers, agencies and sites give their name, the place and the day, in digits or in numerals."""
    made = issue_of_text(
        f"老码头要拆了吗\n{opening}北港市的老码头昨天围起了护栏，住在附近的人都来问，是不是要拆。\n"
    )

    [story] = made.articles
    assert (story.dateline, story.byline) == (dateline, byline)


def test_writers_without_brackets_open_the_text_and_are_no_heading() -> None:
    """The first line of a narrow column holds nothing but the paper's name and its writers, parted by wide spaces."""
    made = issue_of_text(
        "老码头围起护栏\n\n 北港早报讯　记者林知秋　通讯员\n\n石望川报道　记者从市港务局获悉，老\n\n码头本周起修缮，岸上的吊车和仓库全\n\n"
        "部保留，明年开春以后重新开放。\n"
    )

    [story] = made.articles
    assert (story.headline, story.kicker, story.deck) == ("老码头围起护栏", None, None)
    assert story.dateline == "北港早报讯"
    assert [one.text for one in story.body] == [
        "北港早报讯 记者林知秋 通讯员石望川报道 记者从市港务局获悉，老码头本周起修缮，"
        "岸上的吊车和仓库全部保留，明年开春以后重新开放。"
    ]


def test_the_names_of_several_writers_stay_apart() -> None:
    """The spaces between writers are printed, with brackets around them or without."""
    made = issue_of_text(
        "# 老码头围起护栏\n\n北港早报讯　通讯员石望川　卞小满　邬长林报道　老码头昨天围起护栏，明年开春以后重新开放。\n"
    )

    [story] = made.articles
    assert story.body[0].text.startswith("北港早报讯 通讯员石望川 卞小满 邬长林报道 老码头昨天")


def test_the_papers_name_may_stand_before_the_bracket_of_a_byline() -> None:
    """東港時報【林知秋╱北港報導】 as papers of the islands print it."""
    made = issue_of_text(
        "老碼頭修好了\n東港時報【林知秋╱北港報導】\n北港的老碼頭昨天修好，漁民說，明天就把船開回來。\n"
    )

    [story] = made.articles
    assert story.byline == "東港時報【林知秋╱北港報導】"
    assert story.headline == "老碼頭修好了"


def test_names_alone_below_the_editors_line_are_the_writers() -> None:
    """Where the headings stand at the end, a story's writers stand first, below the furniture."""
    made = issue_of_text(
        "责任编辑 卞小满 校对 邬长林\n林知秋　石望川\n北港的老码头昨天修好，渔民说，明天就把船开\n回来，邻居都来帮忙，一直忙到天黑。\n老码头修好了\n"
    )

    [story] = made.articles
    assert story.byline == "林知秋 石望川"
