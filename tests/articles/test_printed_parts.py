"""What stands in and beside the stories of pages that have boxes: pictures, bylines, crossheads, notices, briefs."""

from __future__ import annotations

import pytest
from tests.layout.set_page import BRIDGE, EM, PITCH, READING, Desk, issue_of
from tests.parts import texts

from shuzibao.model import Box, Frame, Kind, Picture, Role, Rule


def test_caption_and_credit_belong_to_the_story_of_their_picture():
    """They come behind the heading, in the order of the page."""
    desk = Desk()
    desk.line(50, 40, "读书会开场", 22)
    desk.pictures.append(Picture(Box(50, 80, 190, 200)))
    desk.line(50, 204, "图为居民在河边换书", 8).line(110, 216, "本报记者 秦岚 摄", 8)
    desk.column(50, 236, READING, 14)
    desk.line(240, 40, "石桥又放行", 22)
    desk.column(240, 80, BRIDGE, 14)
    first, _ = issue_of(desk).articles

    assert [(piece.role, piece.text) for piece in first.elements][1:3] == [
        (Role.CAPTION, "图为居民在河边换书"),
        (Role.CREDIT, "本报记者 秦岚 摄"),
    ]


def test_an_advertisement_is_told_by_what_it_says():
    """Address, telephone, bargains."""
    desk = Desk()
    desk.line(50, 40, "石桥又放行", 30)
    desk.column(50, 90, BRIDGE, 14)
    desk.frames.append(Frame(Box(230, 80, 420, 220)))
    desk.line(250, 90, "柳岸茶庄开业八折", 18)
    desk.column(
        240, 120, "地址：柳岸街十二号|电话：55500123|新茶批发零售，量大从优，送货上门。", 17
    )
    kinds = {article.headline: article.kind for article in issue_of(desk).articles}

    assert kinds == {"石桥又放行": Kind.ARTICLE, "柳岸茶庄开业八折": Kind.ADVERTISEMENT}


def test_the_scattered_lines_of_an_advertisement_are_one_story():
    """A box with a name in large type, an offer, a telephone, an address: one advertisement, its hotline with it."""
    desk = Desk()
    desk.line(50, 40, "读书会在河畔开场", 24)
    desk.column(50, 80, READING, 14)
    desk.column(210, 80, BRIDGE, 14)
    desk.frames.append(Frame(Box(50, 600, 560, 800)))
    desk.line(130, 620, "青柏路家居广场", 48)
    desk.line(180, 690, "盛大开业全场五折起", 24)
    desk.line(70, 740, "热线：0571-86001234")
    desk.line(260, 755, "地址：青柏路45号")
    desk.line(440, 770, "名额有限先到先得")
    issue = issue_of(desk)
    sold = [a for a in issue.articles if a.kind is Kind.ADVERTISEMENT]

    assert len(sold) == 1
    assert len(issue.articles) == 2
    told = "".join(element.text for element in sold[0].elements)
    assert all(word in told for word in ("家居广场", "五折", "热线", "地址", "名额"))
    assert not issue.furniture


def test_names_alone_under_a_headline_sign_the_story():
    """李敏 王强, without 记者 or 文: a byline, and no part of the first paragraph."""
    desk = Desk()
    desk.line(50, 60, "读书会在河畔开场", 24)
    desk.line(50, 92, "李敏 王强")
    desk.column(50, 112, READING, 14)
    [article] = issue_of(desk).articles

    assert article.byline == "李敏 王强"


def test_a_caption_between_two_stories_goes_where_its_words_are_spoken():
    """A picture stands between two stories at the same distance: the caption speaks of the lower one's subject."""
    desk = Desk()
    desk.line(50, 40, "桥面修缮提前完工", 20)
    y = desk.column(50, 70, BRIDGE, 14)
    desk.pictures.append(Picture(Box(50, y + 12, 190, y + 80)))
    desk.line(50, y + 84, "读书会上居民交换旧书", 8)
    desk.line(50, y + 104, "读书会在河畔开场", 20)
    desk.column(50, y + 134, READING, 14)
    articles = {article.headline: article for article in issue_of(desk).articles}

    assert "交换旧书" in "".join(e.text for e in articles["读书会在河畔开场"].elements)


NOTICES = (
    "陶春梅遗失工作证一本，编号二零四一，声明作废。",
    "沈河生遗失房屋租赁合同一份，声明作废。",
    "梅里五金店遗失公章一枚，声明作废。",
)


def test_small_notices_that_rules_part_are_pieces_of_their_own():
    """In two columns of three, and the name over them heads none of them."""
    desk = Desk()
    for x in (50, 230):
        desk.line(x, 40, "遗失声明", 14)
        y = 66.0
        for text in NOTICES:
            y = desk.column(x, y, text, 14) + 4
            desk.rules.append(Rule(Box(x, y - 4, x + 140, y - 3.5)))
    articles = issue_of(desk).articles

    assert [texts(article, Role.PARAGRAPH) for article in articles].count([NOTICES[0]]) == 2
    assert len(articles) == 6
    assert all(article.headline is None for article in articles)


@pytest.mark.parametrize("mark", ["", "▲"])
def test_briefs_with_heads_of_their_own_are_pieces_that_rules_part(mark):
    """Bold heads over short news, a rule under each: six pieces, each with its headline.

    ▲ before them points at no picture: there is none.
    """
    desk = Desk()
    for x, heads in (
        (50, ("读书会开场", "旧桥放行", "新船下水")),
        (230, ("水厂检修", "路灯换新", "菜场迁址")),
    ):
        y = 66.0
        for head, text in zip(heads, NOTICES, strict=True):
            desk.line(x, y, mark + head, weight=700)
            y = desk.column(x, y + PITCH, text, 14) + 4
            desk.rules.append(Rule(Box(x, y - 4, x + 140, y - 3.5)))
    articles = issue_of(desk).articles

    assert {article.headline for article in articles} == {
        mark + head
        for head in ("读书会开场", "旧桥放行", "新船下水", "水厂检修", "路灯换新", "菜场迁址")
    }
    assert all(len(texts(article, Role.PARAGRAPH)) == 1 for article in articles)


def test_the_pictures_of_a_page_with_one_story_are_its_pictures():
    """A page of photographs: every caption is the one story's, whatever it says."""
    desk = Desk()
    desk.line(50, 40, "河畔读书会", 30)
    desk.column(50, 90, READING, 50)
    for row in range(2):
        for column in range(2):
            x, y = 50 + 260 * column, 250 + 220 * row
            desk.pictures.append(Picture(Box(x, y, x + 250, y + 190)))
            desk.line(x, y + 194, "孩子们在看连环画。", 8)
    [article] = issue_of(desk).articles

    assert [piece.role for piece in article.elements].count(Role.CAPTION) == 4


def test_a_byline_over_a_picture_signs_the_story_around_it():
    """It stands at the right under the headline, nearer to the next story than to any text of its own."""
    desk = Desk()
    desk.line(50, 40, "读书会开场", 24)
    desk.line(240, 74, "本报记者 秦晓舟")
    desk.column(50, 100, READING, 14)
    desk.pictures.append(Picture(Box(210, 90, 330, 200)))
    desk.column(210, 220, "孩子们还在桥头听老人讲河的故事，讲到天黑。", 12)
    desk.line(350, 40, "石桥放行", 24)
    desk.column(350, 74, BRIDGE, 14)
    articles = {article.headline: article for article in issue_of(desk).articles}
    signed = {
        head: [piece.text for piece in article.elements if piece.role is Role.BYLINE]
        for head, article in articles.items()
    }

    assert signed == {"读书会开场": ["本报记者 秦晓舟"], "石桥放行": []}


def test_questions_in_heavy_type_are_paragraphs_of_an_interview():
    """They stand in as paragraphs do and end as questions; a crosshead does neither."""
    desk = Desk()
    desk.line(50, 40, "对话秦晓舟", 24)
    y = desk.column(50, 80, "读书会开场那天，秦晓舟在河畔书房里同记者谈起旧书。", 14)
    for question in ("旧书从哪里来？", "谁来挑书？", "还缺什么？"):
        desk.line(70, y, question, weight=700)
        y = desk.column(50, y + PITCH, "街坊们一本一本送来，孩子们排着队登记，夜里才忙完。", 14)
    [article] = issue_of(desk).articles

    assert [piece.role for piece in article.elements[1:]] == [Role.PARAGRAPH] * 7


def test_who_signs_a_letter_below_it_is_its_byline():
    """A line at the far side of the column, under a sentence that has ended."""
    desk = Desk()
    desk.line(50, 40, "这口井该不该填", 24)
    y = desk.column(50, 80, "村东头的老井是爷爷那辈人挖的，填了它，天旱的年头怎么办？", 14)
    desk.line(100, y, "河畔村 宋老汉")
    [article] = issue_of(desk).articles

    assert article.elements[-1].text == "河畔村 宋老汉"
    assert article.elements[-1].role is Role.BYLINE


def test_heads_that_count_are_crossheads_of_one_story():
    """1．… 2．… in larger type head its parts, not stories of their own."""
    desk = Desk()
    desk.line(50, 40, "三九天的三件事", 24)
    y = 80.0
    for n, head in enumerate(("帽子要紧", "早饭要热", "睡前泡脚"), 1):
        desk.line(50, y, f"{n}．{head}", 14)
        y = desk.column(50, y + 20, "街坊们一本一本送来，孩子们排着队登记，夜里才忙完。", 14) + 12
    [article] = issue_of(desk).articles

    assert article.headline == "三九天的三件事"
    assert [piece.role for piece in article.elements].count(Role.CROSSHEAD) == 3


def test_a_crosshead_on_a_tint_stands_a_little_in_and_is_one() -> None:
    """In the body's size and weight, padded from the column's edge by less than a paragraph is set in."""
    desk = Desk()
    desk.line(50, 60, "渡口添了两班船", 20, weight=700)
    end = desk.column(
        50,
        100,
        "老渡船修好了，星期天起照常开，早班六点，晚班八点。|船票还是两元一张，老人免费。",
        14,
    )
    desk.line(54, end, "一杆秤的来历")
    desk.frames.append(Frame(Box(50, end - 2, 190, end + 12), filled=True))
    desk.column(50, end + PITCH, "渡口的秤挂了三十年，称过鱼也称过米，从没有人说它不准。", 14)

    [article] = issue_of(desk).articles
    assert [(str(one.role), one.text[:6]) for one in article.elements[1:]] == [
        ("paragraph", "老渡船修好了"), ("paragraph", "船票还是两元"),
        ("crosshead", "一杆秤的来历"), ("paragraph", "渡口的秤挂了"),
    ]  # fmt: skip


def test_a_word_under_a_headline_is_no_writer_for_beginning_with_a_surname() -> None:
    """时间 heads a table's column; 时 is a surname."""
    desk = Desk()
    desk.line(50, 60, "本周专家门诊", 20, weight=700)
    desk.line(50, 90, "时间")
    desk.column(
        50, 90 + PITCH, "周二上午心内科在三楼东开诊，周三全天皮肤科在二楼开诊，当天放号。", 14
    )

    [article] = issue_of(desk).articles
    assert article.byline is None


LONG = (
    "渡口的老秤挂了三十年，称过鱼也称过米，过河的人都信它，谁家有了纠纷也要到秤下来讲一讲，"
    "船工说秤砣换过两回，秤杆还是当年那一根，木头磨得发亮，夜里看得见人影，孩子们都喜欢去摸。"
)


def test_a_pull_quote_interrupts_its_column_and_heads_nothing():
    """Large words between two rules, in the middle of a sentence: the story runs on below, the quote is loose."""
    desk = Desk()
    desk.line(50, 40, "一杆秤的来历", 30)
    flat = Desk()
    flat.column(0, 0, LONG, 14)
    for n, line in enumerate(flat.lines):
        desk.line(50 + line.box.left, 90 + n * PITCH + 60 * (n > 2), line.text)
    gap = 90 + 3 * PITCH
    desk.line(54, gap + 14, "秤下没有糊涂账", 16)
    for y in (gap + 4, gap + 44):
        desk.rules.append(Rule(Box(50, y, 190, y + 1)))
    issue = issue_of(desk)
    [article] = issue.articles

    assert texts(article, Role.PARAGRAPH) == [LONG]
    assert [loose.text for loose in issue.furniture] == ["秤下没有糊涂账"]


def test_a_heading_set_as_the_crossheads_are_is_one_at_a_column_s_foot():
    """One line of its text stands under it, the rest on top of the next column."""
    desk = Desk()
    desk.line(50, 40, "渡口三十年", 30)
    one, two = READING.split("|")[:2]
    y = desk.column(50, 90, one, 14)
    desk.line(50, y + 6, "老秤还在", 13)
    y = desk.column(50, y + 26, two, 14)
    desk.line(50, y + 6, "船票两元", 13)
    flat = Desk()
    flat.column(0, 0, LONG, 14)
    desk.line(50 + 2 * EM, y + 26, flat.lines[0].text)
    for n, line in enumerate(flat.lines[1:]):
        desk.line(210 + line.box.left, 90 + n * PITCH, line.text)
    [article] = issue_of(desk).articles

    assert texts(article, Role.CROSSHEAD) == ["老秤还在", "船票两元"]
    assert texts(article, Role.PARAGRAPH) == [one, two, LONG]


def test_two_rules_over_and_under_a_heading_set_a_crosshead_off():
    """In its column, or on top of the next one; a rule over a heading alone parts stories."""

    def set_off(rules: int) -> list[str | None]:
        desk = Desk()
        desk.line(50, 40, "渡口三十年", 30)
        y = desk.column(50, 90, READING, 14)
        desk.line(54, y + 8, "老秤还在", 13)
        desk.column(50, y + 30, LONG, 14)
        desk.line(214, 94, "船票两元", 13)
        desk.column(210, 116, LONG, 14)
        for x, top in ((50, y + 4), (210, 90)):
            for edge in (top, top + 20)[:rules]:
                desk.rules.append(Rule(Box(x, edge, x + 140, edge + 1)))
        return [article.headline for article in issue_of(desk).articles]

    assert set_off(2) == ["渡口三十年"]
    assert "老秤还在" in set_off(1)


@pytest.mark.parametrize("number", [12, 30])
def test_a_telephone_in_the_largest_type_is_no_advertiser_s_name(number):
    """大勇冷库 in a box at the page's foot, its number set larger: the name is the headline of one advertisement."""
    desk = Desk()
    desk.line(50, 40, "读书会在河畔开场", 24)
    desk.two_columns(50, 80, READING)
    desk.frames.append(Frame(Box(50, 700, 560, 780)))
    desk.line(70, 730, "梅里冷库", 26)
    desk.line(230, 730, "存鱼存虾代冻饺子").line(230, 744, "柳岸街三号码头")
    desk.line(400, 728, "55500123", number)
    issue = issue_of(desk)

    assert [article.headline for article in issue.articles] == ["读书会在河畔开场", "梅里冷库"]


def test_large_type_and_one_small_line_in_a_box_at_the_foot_are_an_advertisement():
    """Two lines are no less one than three, and no ground behind a headline: nothing goes on below the box."""
    desk = Desk()
    desk.line(50, 40, "读书会在河畔开场", 24)
    desk.two_columns(50, 80, READING)
    desk.frames.append(Frame(Box(50, 700, 560, 790)))
    desk.line(180, 720, "青柏路铁匠铺", 30)
    desk.line(190, 765, "打制门环栏杆　电话55500123")
    issue = issue_of(desk)

    assert [article.headline for article in issue.articles] == ["读书会在河畔开场", "青柏路铁匠铺"]
    assert not issue.furniture


def test_the_last_lines_of_an_advertisement_s_box_are_no_caption_of_the_picture_over_it() -> None:
    """They are small and stand right under a picture; the box around them has no picture in it."""
    desk = Desk()
    desk.line(50, 40, "石桥又放行", 30)
    desk.column(50, 90, BRIDGE, 14)
    desk.pictures.append(Picture(Box(300, 90, 560, 300)))
    desk.frames.append(Frame(Box(300, 305, 560, 400)))
    desk.line(310, 330, "柳岸种苗", 24)
    desk.line(430, 312, "渡口大道二十号", 8).line(430, 326, "电话 6190 2277", 8)
    articles = issue_of(desk).articles

    assert [article.headline for article in articles] == ["石桥又放行", "柳岸种苗"]
    assert texts(articles[1], Role.CAPTION) == []


def test_what_stands_level_with_the_imprint_under_all_text_is_furniture() -> None:
    """The page's print ends far over the sheet's edge; the postal number beside the paper's address says nothing else."""
    desk = Desk()
    desk.line(50, 40, "石桥又放行", 30)
    desk.column(50, 90, BRIDGE, 14)
    bottom = max(line.box.bottom for line in desk.lines)
    desk.line(50, bottom + 40, "梅里报社出版 社址：听潮路一号", 7.6)
    desk.line(400, bottom + 40, "邮发代号 91－4", 7.6)
    issue = issue_of(desk)

    assert [article.headline for article in issue.articles] == ["石桥又放行"]
    assert not any("邮发" in piece.text for piece in issue.articles[0].elements)


def test_a_small_line_in_the_row_of_the_masthead_s_facts_is_the_masthead_s() -> None:
    """Date, number and 免费赠阅 stand in one row under the paper's name, far apart; the last says no fact. Three lines
    beside the name are no story's text.
    """
    desk = Desk()
    desk.line(230, 30, "梅里报", 48)
    for n, text in enumerate(
        ("中共梅里县委机关报", "梅里县融媒体中心出版", "网址 www.meili.example")
    ):
        desk.line(50, 32 + 11 * n, text, 7.6)
    desk.line(50, 90, "2023年8月18日 星期五", 8).line(260, 90, "第33期 总第1187期", 8)
    desk.line(500, 90, "免费赠阅", 8)
    desk.line(50, 140, "石桥又放行", 30)
    desk.column(50, 190, BRIDGE, 14)
    issue = issue_of(desk)

    assert [article.headline for article in issue.articles] == ["石桥又放行"]
    assert [piece.text for piece in issue.furniture if "赠阅" in piece.text] == ["免费赠阅"]
    assert {p.role for p in issue.furniture if "赠阅" in p.text} == {Role.MASTHEAD}
