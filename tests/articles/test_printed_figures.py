"""Boxes of figures, of steps, of contents of their own: what stands in type of display size and is no headline."""

from __future__ import annotations

from tests.layout.set_page import BRIDGE, READING, Desk, issue_of

from shuzibao.model import Box, Frame, Picture, Role

FIGURES = (("1926", "张", "全区养老床位"), ("67.4", "％", "平均入住率"), ("118", "人", "还在排队"))
NIGHTS = (
    "船工老宋的窗子朝着桥，从前夜里总要被石板响吵醒三四回。|"
    "如今他一觉睡到天亮，倒有些不习惯，起来站在桥头，看石匠们把最后一块石板凿平。"
)


def paper_with_a_story() -> Desk:
    desk = Desk()
    desk.line(50, 40, "石桥又放行", 30)
    desk.column(50, 90, BRIDGE, 14)
    return desk


def told(article) -> str:
    return "".join(element.text for element in article.elements)


def test_a_box_of_figures_is_one_story_under_its_own_head():
    """Large numbers with small labels head nothing; each is a paragraph with what it counts."""
    desk = paper_with_a_story()
    desk.frames.append(Frame(Box(300, 80, 560, 300), True))
    desk.line(380, 90, "床位的数字", 15)
    for n, (number, unit, label) in enumerate(FIGURES):
        x, y = 320 + 120 * (n % 2), 120 + 70 * (n // 2)
        desk.line(x, y, number, 26).line(x + 26 * len(number), y + 16, unit, 9)
        desk.line(x, y + 28, label, 8)
    desk.line(320, 270, "数据来源：区民政局", 8)
    articles = {article.headline: article for article in issue_of(desk).articles}

    assert set(articles) == {"石桥又放行", "床位的数字"}
    paragraphs = [e.text for e in articles["床位的数字"].elements if e.role is Role.PARAGRAPH]
    assert len(paragraphs) == 4
    assert paragraphs[0].startswith("1926")
    assert paragraphs[0].endswith("全区养老床位")


def test_a_strip_of_figures_without_a_head_is_a_story_without_one():
    """No number becomes a headline, and none is lost."""
    desk = paper_with_a_story()
    desk.frames.append(Frame(Box(50, 400, 560, 460), True))
    for n, (number, _, label) in enumerate(FIGURES):
        desk.line(70 + 150 * n, 405, number, 26).line(70 + 150 * n, 436, label, 8)
    _, strip = issue_of(desk).articles

    assert strip.headline is None
    assert told(strip).replace(" ", "") == "1926全区养老床位67.4平均入住率118还在排队"


def test_a_price_among_the_lines_of_an_advertisement_is_no_figure_of_a_box():
    """One number in large type counts nothing: a box of figures has several."""
    desk = paper_with_a_story()
    desk.frames.append(Frame(Box(50, 400, 560, 520)))
    desk.line(60, 410, "新米上市", 30).line(60, 460, "98", 24).line(60, 490, "每袋二十五公斤", 9)
    desk.line(300, 490, "电话：55500123", 9)
    [sold] = [a for a in issue_of(desk).articles if a.headline != "石桥又放行"]

    assert sold.headline == "新米上市"


def test_boxes_headed_by_numbers_that_count_are_the_steps_of_one_story():
    """1, 2, 3 over a few lines each: they belong under the heading over them all."""
    desk = paper_with_a_story()
    desk.line(300, 90, "评估三步走", 16)
    for n, step in enumerate(("带病历到街道窗口填表", "评估员上门家属在场", "公示七天后享受待遇")):
        left = 300 + 90 * n
        desk.frames.append(Frame(Box(left, 120, left + 84, 190), True))
        desk.line(left + 5, 126, str(n + 1), 20)
        desk.line(left + 5, 150, step[:6], 8).line(left + 5, 162, step[6:], 8)
    articles = {article.headline: article for article in issue_of(desk).articles}

    assert set(articles) == {"石桥又放行", "评估三步走"}
    assert told(articles["评估三步走"]).replace(" ", "").endswith("3公示七天后享受待遇")


def test_a_box_holds_its_portrait_and_caption_together_with_its_text():
    """The only story of a box has the box's picture, however far from its text the caption stands."""
    desk = paper_with_a_story()
    desk.frames.append(Frame(Box(50, 400, 560, 640)))
    desk.line(60, 410, "读书会里问与答", 18)
    desk.column(60, 450, READING, 14)
    desk.pictures.append(Picture(Box(420, 450, 540, 560)))
    desk.line(420, 564, "答疑人秦晓舟", 8)
    articles = {article.headline: article for article in issue_of(desk).articles}

    assert set(articles) == {"石桥又放行", "读书会里问与答"}
    assert "答疑人秦晓舟" in told(articles["读书会里问与答"])


def test_a_headline_on_a_picture_over_its_deck_and_a_columns_name_is_no_banner():
    """What stands under it in much smaller type are no headlines; a name on a ground of its own is no deck."""
    desk = Desk()
    desk.pictures.append(Picture(Box(50, 40, 560, 250)))
    desk.frames.append(Frame(Box(50, 150, 560, 250), True))
    desk.line(60, 200, "老桥等来了石匠", 40)
    desk.frames.append(Frame(Box(50, 262, 160, 282), True))
    desk.line(70, 266, "梅里快讯", 11)
    desk.line(210, 264, "停了两年的石桥重新放行", 12)
    desk.column(210, 300, BRIDGE, 14)
    desk.column(50, 300, "新书市集周末开张，地点在河畔书房门口。", 11)
    articles = issue_of(desk).articles

    assert "老桥等来了石匠" in [article.headline for article in articles]


def test_a_crosshead_of_two_lines_is_one_where_others_of_its_style_are():
    """A column may be too narrow for it; it opens no story at the head of its column."""
    desk = Desk()
    desk.line(50, 40, "石桥又放行，木桩换成新的了", 30)
    y = desk.column(50, 90, BRIDGE, 14)
    desk.line(50, y + 6, "夜里静了", 12)
    desk.column(50, y + 26, NIGHTS, 14)
    desk.line(220, 92, "桥头书房开了门，", 12).line(220, 108, "孩子先到", 12)
    desk.column(220, 130, NIGHTS, 14)
    [article] = issue_of(desk).articles

    assert [e.text for e in article.elements if e.role is Role.CROSSHEAD] == [
        "夜里静了",
        "桥头书房开了门， 孩子先到",
    ]
