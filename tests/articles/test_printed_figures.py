"""Boxes of figures and steps, panels, quotations, lists, notes: what designed pages set beside headline and column."""

from __future__ import annotations

from tests.layout.set_page import BRIDGE, PITCH, READING, Desk, issue_of

from shuzibao.model import Box, Flow, Frame, Picture, Role, Rule

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


def test_a_headline_in_a_panel_heads_the_column_that_begins_at_its_edge():
    """Kicker and deck as small as the text stand in the panel too; what it heads stands below it."""
    desk = Desk()
    desk.frames.append(Frame(Box(50, 40, 220, 170), True))
    desk.line(60, 50, "停了两年的老桥").line(60, 70, "石桥放行", 26)
    desk.line(60, 110, "夜里静了", 26).line(60, 150, "船工睡了个好觉")
    desk.column(50, 186, BRIDGE, 14)
    desk.column(240, 186, READING, 14)
    heads = [article.headline for article in issue_of(desk).articles]

    assert "石桥放行 夜里静了" in heads


def test_a_panel_of_an_advertisement_keeps_its_own_lines():
    """With a number to call it is a piece of its own, whatever stands below."""
    desk = Desk()
    desk.frames.append(Frame(Box(50, 40, 220, 170), True))
    desk.line(60, 50, "柳岸街十二号").line(60, 70, "新茶上市", 26).line(60, 150, "电话：55500123")
    desk.column(50, 186, BRIDGE, 14)
    [first] = [a for a in issue_of(desk).articles if a.headline == "新茶上市"]

    assert "工程队" not in told(first)


def test_a_quotation_across_two_columns_between_rules_heads_neither():
    """The columns go on below it in the middle of a sentence."""
    desk = Desk()
    desk.line(50, 40, "老桥放行以后，夜里静了", 30)
    for x, over, under in (
        (50, "船工老宋的窗子朝着桥，从前夜里总要被石板响吵醒", "三四回，如今他一觉睡到天亮，起来站在桥头抽一袋烟。"),
        (210, "石匠们把最后一块石板凿平，老宋端出一壶茶，说", "这壶茶欠了两年，谁也不许推，推了就是嫌他的茶不好。"),
    ):  # fmt: skip
        first = x == 50  # the last line of both columns is full
        desk.column(x, 90, (over + "了又说" * 20)[: 70 - 2 * first], 14, opens=first)
        desk.column(x, 212, under, 14, opens=False)
    desk.rules += [Rule(Box(50, 171, 350, 172)), Rule(Box(50, 203, 350, 204))]
    desk.line(90, 180, "“静得睡不着，起来数船。”", 15)
    heads = [article.headline for article in issue_of(desk).articles]

    assert "“静得睡不着，起来数船。”" not in heads


def test_names_in_rows_are_one_list_of_their_story():
    """Short cells at the same places, row under row, on open ground."""
    desk = paper_with_a_story()
    desk.line(300, 90, "换书人名单", 16)
    for row, names in enumerate(
        ("东街 秦晓舟 宋长河 李小满", "西街 白石生 季春雨 罗小禾", "桥头 方一诺 尹小满 苗青青")
    ):
        for n, name in enumerate(names.split()):
            desk.line(300 + 45 * n, 120 + PITCH * row, name)
    articles = {article.headline: article for article in issue_of(desk).articles}

    assert set(articles) == {"石桥又放行", "换书人名单"}
    assert "西街" in told(articles["换书人名单"])
    assert "苗青青" in told(articles["换书人名单"])


def test_what_a_story_cites_below_a_rule_is_its_last_paragraph():
    """注释：… in small type, a rule between: no story of its own, and no part of the next one."""
    desk = Desk()
    desk.line(50, 40, "石桥又放行", 30)
    y = desk.column(50, 90, BRIDGE, 14)
    desk.rules.append(Rule(Box(50, y + 4, 190, y + 5)))
    desk.line(50, y + 9, "注释：①桥建于民国初年", 8)
    desk.line(50, y + 40, "读书会在河畔开场", 22)
    desk.column(50, y + 75, READING, 14)
    articles = {article.headline: article for article in issue_of(desk).articles}

    assert set(articles) == {"石桥又放行", "读书会在河畔开场"}
    assert told(articles["石桥又放行"]).endswith("注释：①桥建于民国初年")


def test_a_byline_cut_in_two_by_a_wide_white_is_one_byline():
    """通讯员, two ems of white, a name: both sign the story under whose headline they stand."""
    desk = Desk()
    desk.line(50, 40, "石桥又放行，木桩换成新的了", 30)
    desk.line(50, 80, "通讯员").line(105, 80, "安禾")
    desk.column(50, 105, BRIDGE, 14)
    [article] = issue_of(desk).articles

    assert [e.text for e in article.elements if e.role is Role.BYLINE] == ["通讯员", "安禾"]


def test_rules_around_a_byline_part_no_picture_from_its_headline():
    """A pair of rules over and under the writer's name adorns it."""
    desk = Desk()
    desk.line(50, 40, "石桥又放行", 24)
    desk.rules += [Rule(Box(50, 74, 190, 75)), Rule(Box(50, 93, 190, 94))]
    desk.line(90, 79, "本报记者 秦岚", 8.5)
    desk.pictures.append(Picture(Box(50, 102, 190, 220)))
    desk.line(50, 224, "桥头新换的木桩", 8)
    desk.column(210, 42, BRIDGE, 14)
    [article] = issue_of(desk).articles

    assert "桥头新换的木桩" in told(article)


def test_days_and_hours_under_a_heading_at_the_pages_foot_are_its_text():
    """周三 and 周四 are a folio's words only where nothing heads them."""
    desk = paper_with_a_story()
    desk.line(50, 760, "本周赛事预告", 16)
    desk.line(50, 784, "周三 19：30 港务—钢厂").line(50, 799, "周四 15：00 门球决赛")
    articles = {article.headline: article for article in issue_of(desk).articles}

    assert "钢厂" in told(articles["本周赛事预告"])


def test_on_a_page_set_downwards_a_lying_headline_heads_what_its_upright_deck_stands_over():
    """A bar across the page with the headline, kicker and deck upright at its right end: one heading."""
    desk = Desk()
    desk.frames.append(Frame(Box(50, 40, 560, 84), True))
    desk.line(190, 46, "老桥放行夜里静", 34)
    desk.line(545, 96, "停了两年的石桥换上木桩", 13, flow=Flow.DOWN)
    left = desk.vertical(525, 96, BRIDGE, 18)
    desk.line(left - 40, 110, "读书会开场", 26, flow=Flow.DOWN)
    desk.vertical(left - 55, 96, READING, 18)
    heads = {article.headline: article for article in issue_of(desk).articles}

    assert "老桥放行夜里静" in heads
    assert "木桩" in told(heads["老桥放行夜里静"])
    assert "工程队" in told(heads["老桥放行夜里静"])


def test_numbered_pictures_below_a_story_printed_on_a_picture_are_its_own():
    """① ② ③: the shade that its text stands on does not part it from them."""
    desk = Desk()
    desk.pictures.append(Picture(Box(50, 40, 560, 300)))
    desk.frames.append(Frame(Box(50, 40, 250, 300), True))
    desk.line(60, 60, "修桥的人回来", 30)
    desk.column(60, 120, BRIDGE, 17)
    for n in range(3):
        left = 50 + 175 * n
        desk.pictures.append(Picture(Box(left, 310, left + 160, 410)))
        desk.line(left, 414, f"{'①②③'[n]}桥墩上的凿痕", 8)
    desk.rules.append(Rule(Box(50, 440, 560, 441)))
    desk.line(50, 460, "读书会在河畔开场", 22)
    desk.column(50, 500, READING, 30)
    heads = {article.headline: article for article in issue_of(desk).articles}

    assert "③桥墩上的凿痕" in told(heads["修桥的人回来"])
