"""Letters to the editor as papers print them in a row: each signed with its place, answered, parted by a sign. All words
are invented.
"""

from __future__ import annotations

import pytest
from tests.parts import issue_of_text, texts

from shuzibao.model import Role

COLUMN = [
    "△渡口的石阶被洪水冲掉两级，老人上船要人扶，挑担的更难。能不能趁枯水修一修？",
    "梨园镇　卞小满",
    "△我们村的电影票总是当天才贴出来，干活的人看到时，戏已经散了。票能不能早两天贴？",
    "柳塘村　石望川等",
    "△新修的公厕夜里不开灯，孩子不敢进去，只好站在路边。这笔电费究竟由谁来出？",
    "镇中　一学生",
]


@pytest.mark.parametrize("marked", [True, False])
def test_each_letter_of_a_column_is_signed_and_the_column_is_one_article(marked: bool) -> None:
    """A place, a wide space and a name below a letter's last words sign it; they head nothing and are no captions."""
    signs = ("## ", "\n\n") if marked else ("", "\n")
    lines = [
        f"{signs[0]}渡口闲话",
        *COLUMN,
        f"{signs[0]}老戏台昨日修好",
        "本报讯 梨园镇的老戏台昨日修好，晚上唱了第一出戏，台下坐了四百多人。",
    ]
    made = issue_of_text(signs[1].join(lines) + "\n", "page.md" if marked else "page.txt")

    column, stage = made.articles
    assert (column.headline, stage.headline) == ("渡口闲话", "老戏台昨日修好")
    assert texts(column, Role.PARAGRAPH) == [line.replace("　", " ") for line in COLUMN]


def test_the_head_of_a_column_of_letters_is_no_crosshead_of_the_story_above() -> None:
    """It shares no word with the letters below, and still heads them."""
    made = issue_of_text(
        "老戏台昨日修好\n　　本报讯 梨园镇的老戏台昨日修好，\n晚上唱了第一出戏，台下坐了四百多人，\n还有人从邻县来。\n街头巷尾\n"
        + "\n".join(COLUMN)
        + "\n"
    )

    assert [story.headline for story in made.articles] == ["老戏台昨日修好", "街头巷尾"]


def test_the_answer_to_a_letter_stands_in_its_article() -> None:
    """What is printed below 答复 is of the letter above, signed by the body that answers."""
    made = issue_of_text(
        "水表为何越走越快\n"
        "我家三口人，上月出门十天，水费反而多了一倍。去问水厂，\n答说表没有错。请问没有人用水，表怎么会走？\n"
        "柳塘村　石望川\n答复\n"
        "来信收到后，我厂当天派人查看，系表后接头漏水，已经换好，\n多收的水费也已经退还。今后抄表员见到水量增多，当场告诉住户。\n"
        "柳塘水厂\n"
    )

    [letter] = made.articles
    assert letter.headline == "水表为何越走越快"
    assert texts(letter, Role.CROSSHEAD) == ["答复"]
    assert texts(letter, Role.PARAGRAPH)[-1] == "柳塘水厂"
    assert len(texts(letter, Role.PARAGRAPH)) == 4


def test_a_letter_may_end_in_a_question_on_a_line_of_its_own() -> None:
    """Signed below, with the next letter under it, the question heads nothing."""
    made = issue_of_text(
        "渡口闲话\n△渡口的石阶被洪水冲掉两级，\n老人上船要人扶，挑担的更难。\n能不能趁枯水修一修？\n梨园镇　卞小满等\n"
        "△我们村的电影票总是当天才贴\n出来，干活的人看到时，戏已经\n散了，票要早两天贴。\n柳塘村　石望川\n"
    )

    [column] = made.articles
    assert column.headline == "渡口闲话"
    assert texts(column, Role.PARAGRAPH)[1] == "梨园镇 卞小满等"
    assert len(texts(column, Role.PARAGRAPH)) == 4


def test_who_wrote_a_story_below_a_headline_that_asks_signs_no_letter() -> None:
    """A place and a name below a headline with a question mark are the story's writer."""
    made = issue_of_text(
        "渡口的石阶谁来修？\n梨园镇　石望川\n渡口的石阶被洪水冲掉两级，老人上船要人扶，挑担的更难，\n镇里说，趁枯水就修。\n"
    )

    [story] = made.articles
    assert len(texts(story, Role.PARAGRAPH)) == 1


@pytest.mark.parametrize("source", ["（据梨园广播站讯）", "（摘自《梨园文史》）"])
def test_where_a_story_comes_from_closes_it(source: str) -> None:
    """In brackets on a line of its own it heads nothing below."""
    made = issue_of_text(
        "老戏台修好了\n梨园镇的老戏台上月修好，台板全部换过，仍用原来的柱子，\n逢墟日照旧唱戏。\n"
        f"{source}\n渡口加开夜班\n渡口从本月起加开夜班，末班船晚上十点从西岸开出，票价不变，\n孩子减半，带自行车的多收一角钱。\n"
    )

    stage, ferry = made.articles
    assert texts(stage, Role.PARAGRAPH)[-1].endswith(source)
    assert (ferry.kicker, ferry.headline) == (None, "渡口加开夜班")


def test_a_headline_whose_second_half_looks_like_a_name_signs_nothing() -> None:
    """富在一 may be a name; 麦浪千里 is no place that a letter comes from."""
    made = issue_of_text(
        "# 老戏台修好了\n\n老戏台上月修好，台板全部换过，仍用原来的柱子，逢墟日照旧唱戏。\n\n麦浪千里 富在一\n\n"
        "# 渡口加开夜班\n\n渡口从本月起加开夜班，末班船晚上十点从西岸开出，票价不变。\n",
        "page.md",
    )

    assert "麦浪千里 富在一" not in texts(made.articles[0], Role.PARAGRAPH)
