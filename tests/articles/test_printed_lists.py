"""Lists of pages that have boxes: briefs whose heads run in, rows of them, tables and what stands under them."""

from __future__ import annotations

from tests.layout.set_page import BRIDGE, EM, PITCH, READING, Desk, issue_of
from tests.parts import texts

from shuzibao.model import Box, Flow, Role, Rule

SHORT = {
    "苗圃": "本周卖出桂花树苗三万株，多半去了山后的新村。",
    "渡轮": "夜航加开两班，末班船推迟到晚上十点一刻开。",
    "粮站": "收购点挪到老戏台东侧，过秤不用再绕半个镇。",
}


def headlines(desk: Desk) -> list[str | None]:
    return [article.headline for article in issue_of(desk).articles]


def brief(desk: Desk, x: float, y: float, head: str, measure: int = 16) -> float:
    """A brief that is set without an indent. Gives where it ends."""
    return desk.column(x, y, f"{head}　{SHORT[head]}", measure, opens=False)


def test_briefs_that_white_parts_are_stories_under_heads_that_run_in():
    """Under the name of a column each piece with a head of its own stands for itself; the name heads none of them."""
    desk = Desk()
    desk.line(50, 40, "石桥又放行", 30)
    desk.column(50, 90, BRIDGE, 14)
    desk.line(300, 60, "简讯", 16)
    y = 90.0
    for head in SHORT:
        y = brief(desk, 300, y, head) + 0.8 * PITCH

    assert set(headlines(desk)) == {"石桥又放行", *SHORT}


def test_paragraphs_with_heads_that_run_in_are_one_story_under_its_headline():
    """What a headline stands over is told part by part."""
    desk = Desk()
    desk.line(50, 40, "石桥又放行", 30)
    desk.column(50, 90, BRIDGE, 14)
    desk.line(300, 40, "镇上添了三件新鲜事", 20)
    y = 90.0
    for head in SHORT:
        y = brief(desk, 300, y, head) + 0.8 * PITCH

    assert set(headlines(desk)) == {"石桥又放行", "镇上添了三件新鲜事"}


def test_briefs_in_a_row_are_stories():
    """Three that stand level side by side do not go on in each other, though all begin without an indent."""
    desk = Desk(width=700)
    desk.line(50, 40, "石桥又放行", 30)
    desk.column(50, 90, BRIDGE, 30)
    desk.line(50, 300, "柳岸短波", 12)
    for n, head in enumerate(SHORT):
        brief(desk, 50 + 210 * n, 330, head, 18)

    assert set(headlines(desk)) == {"石桥又放行", *SHORT}


def test_heads_in_brackets_head_the_briefs_of_a_page_set_downwards():
    """〔渡轮〕 is the headline of what stands behind it."""
    desk = Desk(width=560, height=400)
    desk.line(500, 40, "石桥又放行", 28, flow=Flow.DOWN)
    left = desk.vertical(480, 40, BRIDGE, 20)
    desk.rules.append(Rule(Box(left - 12, 40, left - 11, 360)))
    right = left - 30
    for head, text in SHORT.items():
        printed = f"〔{head}〕{text}"
        for n in range(0, len(printed), 17):
            desk.line(right - EM, 60, printed[n : n + 17], flow=Flow.DOWN)
            right -= PITCH
        right -= 0.8 * PITCH

    assert set(headlines(desk)) == {"石桥又放行", *(f"〔{head}〕" for head in SHORT)}


def test_what_a_table_counts_in_is_of_the_table():
    """单位：元 right under the last rule of a table is no story."""
    desk = Desk()
    desk.line(50, 40, "石桥又放行", 30)
    desk.column(50, 90, BRIDGE, 14)
    desk.line(300, 60, "集市均价", 16)
    for row, cells in enumerate((("莲藕", "1.80", "1.95"), ("茭白", "2.40", "2.10"), ("菱角", "6.90", "6.15"), ("芋头", "1.74", "1.70"), ("慈姑", "4.72", "4.68"))):  # fmt: skip
        for column, cell in enumerate(cells):
            desk.line(302 + 80 * column, 92 + 14 * row, cell, 8)
        desk.rules.append(Rule(Box(300, 103 + 14 * row, 520, 103.5 + 14 * row)))
    desk.line(420, 168, "单位：元/斤", 7.5)
    table = next(a for a in issue_of(desk).articles if a.headline == "集市均价")

    assert texts(table, Role.PARAGRAPH)[-1] == "单位：元/斤"
    assert len(issue_of(desk).articles) == 2


def test_the_short_last_column_of_a_story_in_larger_type_is_text():
    """Where most of the page is notices in small type, the news is set larger; its last lines are no deck."""
    desk = Desk()
    desk.line(60, 40, "戏班下乡忘带字幕机", 18)
    for n, text in enumerate(("镇上的戏班到渡口演了一出旧戏", "字幕机忘在箱底，台下的船工", "站起来说，词儿他会，他来报。", "一场戏报了四百句，只错三句，")):  # fmt: skip
        desk.line(50, 80 + 17 * n, text, 11.5)
    for n, text in enumerate(("台下的人笑了三回，台上", "的人也跟着笑。（秦岚）")):
        desk.line(240, 80 + 17 * n, text, 11.5)
    for n in range(3):
        desk.line(60 + 180 * n, 300, "公告", 16)
        desk.column(50 + 180 * n, 330, READING, 16)
    story = next(a for a in issue_of(desk).articles if a.headline == "戏班下乡忘带字幕机")

    assert "".join(texts(story, Role.PARAGRAPH)).endswith("的人也跟着笑。（秦岚）")
    assert not texts(story, Role.DECK)


def test_large_numerals_beside_heads_count_the_briefs_of_a_rail():
    """1, 2, 3 stand as high as head and first line together: each brief is a story under its own head."""
    desk = Desk()
    desk.column(250, 60, READING, 24)
    desk.column(250, 300, BRIDGE, 24)
    heads = ("菜场开夜市", "灯塔要搬家", "校车有站牌")
    for n, head in enumerate(heads):
        y = 60.0 + 90 * n
        desk.line(40, y, str(n + 1), 29)
        desk.line(74, y + 2, head, 12, 700)
        desk.column(74, y + 20, "城北的老街坊昨天都收到了一张告示，下月照办。", 12, opens=False)
    issue = issue_of(desk)
    told = {
        article.headline: texts(article, Role.PARAGRAPH)
        for article in issue.articles if article.headline
    }  # fmt: skip

    assert {headline[-5:] for headline in told} == set(heads)
    assert {len(paragraphs) for paragraphs in told.values()} == {1}


def test_a_mark_opens_a_piece_though_its_first_line_is_larger_than_the_rest():
    """■ and a head in larger type, the text in smaller: three pieces in one column are three stories."""
    desk = Desk()
    desk.column(260, 60, READING, 24)
    for n, head in enumerate(("银杏季改期", "旧制服交换", "轮渡多几班")):
        y = 60.0 + 46 * n
        desk.line(40, y, f"■{head}　山上气温偏高，赏叶延后两周", 10)
        desk.line(40, y + 15, "订过房的可以改期，电话照旧。", 9)
    marked = [
        texts(article, Role.PARAGRAPH)
        for article in issue_of(desk).articles if article.headline and len(article.headline) < 8
    ]  # fmt: skip

    assert [len(paragraphs) for paragraphs in marked] == [1, 1, 1]
