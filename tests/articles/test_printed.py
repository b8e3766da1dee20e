"""Stories of pages that have boxes."""

from __future__ import annotations

from tests.layout.set_page import BRIDGE, EM, PITCH, READING, Desk

from shuzibao.model import Box, Flow, Frame, Given, Kind, Picture, Role, Rule
from shuzibao.pipeline import rebuild


def issue_of(*desks: Desk):
    return rebuild([desk.page(n) for n, desk in enumerate(desks, 1)], Given(title="梅里报"))


def paragraphs(article) -> list[str]:
    return [piece.text for piece in article.elements if piece.role is Role.PARAGRAPH]


def two_columns(desk: Desk, x: float, y: float, text: str, measure: int = 14) -> None:
    """A text over two columns, cut in the middle of a sentence."""
    flat = Desk()
    flat.column(0, 0, text, measure)
    half = len(flat.lines) // 2
    for n, line in enumerate(flat.lines):
        column, row = (0, n) if n < half else (1, n - half)
        left = x + column * (measure + 2) * EM
        desk.line(left + line.box.left, y + row * PITCH, line.text)


def test_a_story_in_two_columns_is_whole_again():
    """The headline heads it, the sentence that the column's end broke is joined, paragraphs are three."""
    desk = Desk()
    desk.line(50, 40, "读书会在河畔开场", 30)
    two_columns(desk, 50, 90, READING)
    [article] = issue_of(desk).articles

    assert article.headline == "读书会在河畔开场"
    assert paragraphs(article) == READING.split("|")
    assert article.confidence > 0.9


def test_stories_side_by_side_stay_apart():
    """Two headlines, two stories, though their columns are level."""
    desk = Desk()
    desk.line(50, 40, "读书会开场", 22).line(240, 40, "石桥又放行", 22)
    desk.column(50, 90, READING, 14)
    desk.column(240, 90, BRIDGE, 14)
    first, second = issue_of(desk).articles

    assert (first.headline, second.headline) == ("读书会开场", "石桥又放行")
    assert paragraphs(second) == BRIDGE.split("|")


def test_kicker_headline_and_deck_are_told_by_size_and_place():
    """The largest type is the headline; what stands over it is the kicker, under it the deck."""
    desk = Desk()
    desk.line(50, 30, "河畔书声", 12).line(50, 46, "读书会在河畔开场", 30).line(
        50, 82, "三百多位居民交换旧书", 14
    )
    two_columns(desk, 50, 110, READING)
    [article] = issue_of(desk).articles

    assert (article.kicker, article.headline, article.deck) == (
        "河畔书声",
        "读书会在河畔开场",
        "三百多位居民交换旧书",
    )


def test_a_vertical_headline_at_the_side_heads_a_horizontal_story():
    """On a horizontal page a headline may stand."""
    desk = Desk()
    desk.line(50, 90, "读书会开场", 24, flow=Flow.DOWN)
    two_columns(desk, 90, 90, READING)
    [article] = issue_of(desk).articles

    assert article.headline == "读书会开场"
    assert paragraphs(article) == READING.split("|")


def test_a_vertical_page_is_read_from_the_right_band_by_band():
    """Headline at the right, two bands: the upper one first."""
    desk = Desk()
    desk.line(540, 50, "读书会在河畔开场", 30, flow=Flow.DOWN)
    half = READING.split("|")
    left = desk.vertical(520, 50, half[0] + "|" + half[1], 14)
    desk.vertical(520, 210, half[2], 14)
    [article] = issue_of(desk).articles

    assert left < 520
    assert article.headline == "读书会在河畔开场"
    assert paragraphs(article) == half


def test_a_framed_story_without_headline_is_a_story_of_its_own():
    """The frame holds it together and keeps it apart from the column around it."""
    desk = Desk()
    desk.line(50, 40, "石桥又放行", 30)
    desk.column(50, 90, BRIDGE, 14)
    desk.frames.append(Frame(Box(230, 80, 400, 330)))
    desk.column(240, 90, READING, 14)
    first, second = issue_of(desk).articles

    assert first.headline == "石桥又放行"
    assert second.headline is None
    assert second.display_title_made
    assert paragraphs(second) == READING.split("|")


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


def test_zones_hold_every_line_of_their_article():
    """Each element's boxes lie in one of the article's zones."""
    desk = Desk()
    desk.line(50, 40, "读书会在河畔开场", 30)
    two_columns(desk, 50, 90, READING)
    desk.line(50, 400, "石桥又放行", 30)
    desk.column(50, 450, BRIDGE, 14)
    for article in issue_of(desk).articles:
        [zone] = article.zones
        for span in (span for piece in article.elements for span in piece.spans):
            assert span.box is not None
            assert zone.box.left <= span.box.left <= span.box.right <= zone.box.right
            assert zone.box.top <= span.box.top <= span.box.bottom <= zone.box.bottom


def test_the_two_halves_of_a_continuation_find_each_other():
    """下转第2版 and 上接第1版: each half names the other."""
    one, two = Desk(), Desk()
    one.line(50, 40, "读书会在河畔开场", 30)
    first, second, third = READING.split("|")
    end = one.column(50, 90, first + "|" + second[:20], 14)
    one.line(110, end, "（下转第2版）")
    one.line(240, 40, "石桥又放行", 22)
    one.column(240, 90, BRIDGE, 14)
    two.line(50, 40, "（上接第1版）")
    two.column(50, 60, second[20:] + "|" + third, 14, opens=False)
    issue = issue_of(one, two)
    by_id = {article.id: article for article in issue.articles}
    [head] = [article for article in issue.articles if article.continues_on]
    assert head.continues_on is not None
    assert head.continues_on.article is not None
    tail = by_id[head.continues_on.article]

    assert head.headline == "读书会在河畔开场"
    assert tail.page == 2
    assert tail.continued_from is not None
    assert tail.continued_from.article == head.id


def test_a_half_whose_partner_is_missing_stays_open_and_says_so():
    """Page 2 is not there: a notice tells where the story goes on."""
    desk = Desk()
    desk.line(50, 40, "读书会在河畔开场", 30)
    end = desk.column(50, 90, READING.split("|")[0], 14)
    desk.line(110, end, "（下转第2版）")
    issue = issue_of(desk)

    [article] = issue.articles
    assert article.continues_on is not None
    assert article.continues_on.article is None
    assert any("goes on on page 2" in notice.what for notice in issue.notices)


def test_nothing_printed_is_lost():
    """Every non-space character of the page is in exactly one article, piece of furniture or unplaced text."""
    desk = Desk()
    desk.line(50, 10, "梅里报 2024年3月4日 星期一 第2版", 8)
    desk.line(50, 40, "读书会在河畔开场", 30)
    two_columns(desk, 50, 90, READING)
    desk.line(430, 700, "孤零零的一行", 14)
    desk.rules.append(Rule(Box(40, 30, 560, 31)))
    issue = issue_of(desk)
    told = [piece.text for article in issue.articles for piece in article.elements]
    told += [piece.text for piece in (*issue.furniture, *issue.unplaced)]
    printed = "".join(line.text for line in desk.lines)

    assert sorted("".join("".join(told).split())) == sorted("".join(printed.split()))


def test_a_headline_under_a_folio_is_a_headline_and_no_papers_name():
    """An inner page: number, date, and right under them the first story's headline in the largest type."""
    desk = Desk()
    desk.line(50, 30, "第3版", 16)
    desk.line(350, 32, "2023年3月20日 星期一", 9)
    desk.line(50, 62, "旧城有了养老驿站", 32)
    y = desk.column(50, 110, READING, 14)
    desk.column(210, 110, BRIDGE, 14)
    issue = rebuild([desk.page(3)])

    assert y > 110
    assert [article.headline for article in issue.articles] == ["旧城有了养老驿站"]
    assert not [piece for piece in issue.furniture if piece.role is Role.MASTHEAD]


def test_a_centred_headline_heads_the_column_left_of_it_too():
    """Its left edge agrees with the second of three columns by chance; it stands over the middle of all."""
    desk = Desk()
    desk.line(210, 60, "读书会在河畔开场", 18)
    desk.column(50, 110, READING, 14)
    desk.column(208, 110, BRIDGE, 14)
    desk.column(366, 110, READING, 14)
    [article] = rebuild([desk.page()]).articles

    assert article.headline == "读书会在河畔开场"


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
    issue = rebuild([desk.page()])
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
    [article] = rebuild([desk.page()]).articles

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
    articles = {article.headline: article for article in rebuild([desk.page()]).articles}

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

    assert [paragraphs(article) for article in articles].count([NOTICES[0]]) == 2
    assert len(articles) == 6
    assert all(article.headline is None for article in articles)


def test_briefs_with_heads_of_their_own_are_pieces_that_rules_part():
    """Bold heads over short news, a rule under each: six pieces, each with its headline."""
    desk = Desk()
    for x, heads in (
        (50, ("读书会开场", "旧桥放行", "新船下水")),
        (230, ("水厂检修", "路灯换新", "菜场迁址")),
    ):
        y = 66.0
        for head, text in zip(heads, NOTICES, strict=True):
            desk.line(x, y, head, weight=700)
            y = desk.column(x, y + PITCH, text, 14) + 4
            desk.rules.append(Rule(Box(x, y - 4, x + 140, y - 3.5)))
    articles = issue_of(desk).articles

    assert {article.headline for article in articles} == {
        "读书会开场", "旧桥放行", "新船下水", "水厂检修", "路灯换新", "菜场迁址",
    }  # fmt: skip
    assert all(len(paragraphs(article)) == 1 for article in articles)


def test_a_standing_headline_at_the_far_side_heads_the_column_where_reading_begins():
    """Two columns, the headline at the right of the second one."""
    desk = Desk()
    two_columns(desk, 50, 90, READING)
    desk.line(370, 90, "读书会开场", 24, flow=Flow.DOWN)
    [article] = issue_of(desk).articles

    assert article.headline == "读书会开场"
    assert paragraphs(article) == READING.split("|")


def test_a_column_that_begins_beside_its_headline_belongs_to_it():
    """The headline stands over the first of two columns; over the second, white, ends another story."""
    desk = Desk()
    desk.line(50, 20, "石桥放行", 24)
    two_columns(desk, 50, 60, BRIDGE)
    below = max(line.box.bottom for line in desk.lines) + 30
    desk.line(50, below, "读书会", 24)
    flat = Desk()
    flat.column(0, 0, READING, 14)
    for n, line in enumerate(flat.lines):
        x, row = (50, n + 3) if n < 3 else (210, n - 3)
        desk.line(x + line.box.left, below + row * PITCH, line.text)
    articles = {article.headline: paragraphs(article) for article in issue_of(desk).articles}

    assert articles == {"石桥放行": BRIDGE.split("|"), "读书会": READING.split("|")}


def test_a_headline_across_over_text_that_runs_down_heads_its_first_column():
    """It is narrower than the text, which begins at the right."""
    desk = Desk()
    desk.line(90, 40, "读书会在河畔开场", 24)
    desk.vertical(400, 80, READING, 14)
    [article] = issue_of(desk).articles

    assert article.headline == "读书会在河畔开场"
    assert paragraphs(article) == READING.split("|")


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


def test_a_page_s_name_beside_its_date_is_no_headline():
    """In one row with the folio, in large type."""
    desk = Desk()
    desk.line(50, 20, "第3版").line(250, 14, "县乡", 18).line(450, 20, "2015年10月21日 星期三")
    desk.line(50, 60, "石桥放行", 24)
    desk.column(50, 100, BRIDGE, 14)
    [article] = issue_of(desk).articles

    assert article.headline == "石桥放行"


def test_a_story_below_a_rule_under_a_picture_is_not_the_headline_s_above_it():
    """The headline's text stands beside the picture; the half that goes on below the rule has no head."""
    desk = Desk()
    desk.line(50, 40, "每个周五送孩子回家", 24)
    desk.pictures.append(Picture(Box(50, 80, 190, 260)))
    desk.column(210, 80, READING, 14)
    desk.rules.append(Rule(Box(40, 290, 400, 290.5)))
    two_columns(desk, 50, 310, BRIDGE)
    articles = {article.headline: paragraphs(article) for article in issue_of(desk).articles}

    assert articles["每个周五送孩子回家"] == READING.split("|")


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

    [article] = rebuild([desk.page()]).articles
    assert [(str(one.role), one.text[:6]) for one in article.elements[1:]] == [
        ("paragraph", "老渡船修好了"), ("paragraph", "船票还是两元"),
        ("crosshead", "一杆秤的来历"), ("paragraph", "渡口的秤挂了"),
    ]  # fmt: skip


def test_a_paragraph_goes_on_below_a_picture_in_its_column() -> None:
    """Its last line alone under the picture keeps the column's edge, whatever columns another story has below."""
    desk = Desk()
    desk.line(50, 60, "渡口添了两班船", 20, weight=700)
    end = desk.column(
        70,
        100,
        "老渡船修好了，星期天起照常开，早班六点，晚班八点。|船长何小满说，船板换了一半，机器也是新的，如今开",
        14,
    )
    desk.pictures.append(Picture(Box(70, end + 2, 210, end + 122)))
    desk.line(70, end + 128, "起来又稳又快。")
    desk.line(50, end + 190, "长椅坐满了看书的人", 20, weight=700)
    desk.column(50, end + 220, READING, 18)

    first = rebuild([desk.page()]).articles[0]
    assert [one.text[-8:] for one in first.elements if one.role is Role.PARAGRAPH] == [
        "六点，晚班八点。",
        "如今开起来又稳又快。"[-8:],
    ]


def test_a_word_under_a_headline_is_no_writer_for_beginning_with_a_surname() -> None:
    """时间 heads a table's column; 时 is a surname."""
    desk = Desk()
    desk.line(50, 60, "本周专家门诊", 20, weight=700)
    desk.line(50, 90, "时间")
    desk.column(
        50, 90 + PITCH, "周二上午心内科在三楼东开诊，周三全天皮肤科在二楼开诊，当天放号。", 14
    )

    [article] = rebuild([desk.page()]).articles
    assert article.byline is None
