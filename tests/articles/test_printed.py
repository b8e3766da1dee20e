"""Stories of pages that have boxes: their columns, their headlines, what goes on where."""

from __future__ import annotations

import pytest
from tests.layout.set_page import BRIDGE, PITCH, READING, Desk, issue_of
from tests.parts import texts

from shuzibao.model import Box, Flow, Frame, Picture, Role, Rule
from shuzibao.pipeline import rebuild


def test_a_story_in_two_columns_is_whole_again():
    """The headline heads it, the sentence that the column's end broke is joined, paragraphs are three."""
    desk = Desk()
    desk.line(50, 40, "读书会在河畔开场", 30)
    desk.two_columns(50, 90, READING)
    [article] = issue_of(desk).articles

    assert article.headline == "读书会在河畔开场"
    assert texts(article, Role.PARAGRAPH) == READING.split("|")


def test_stories_side_by_side_stay_apart():
    """Two headlines, two stories, though their columns are level."""
    desk = Desk()
    desk.line(50, 40, "读书会开场", 22).line(240, 40, "石桥又放行", 22)
    desk.column(50, 90, READING, 14)
    desk.column(240, 90, BRIDGE, 14)
    first, second = issue_of(desk).articles

    assert (first.headline, second.headline) == ("读书会开场", "石桥又放行")
    assert texts(second, Role.PARAGRAPH) == BRIDGE.split("|")


def test_kicker_headline_and_deck_are_told_by_size_and_place():
    """The largest type is the headline; what stands over it is the kicker, under it the deck."""
    desk = Desk()
    desk.line(50, 30, "河畔书声", 12).line(50, 46, "读书会在河畔开场", 30).line(
        50, 82, "三百多位居民交换旧书", 14
    )
    desk.two_columns(50, 110, READING)
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
    desk.two_columns(90, 90, READING)
    [article] = issue_of(desk).articles

    assert article.headline == "读书会开场"
    assert texts(article, Role.PARAGRAPH) == READING.split("|")


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
    assert texts(article, Role.PARAGRAPH) == half


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
    assert texts(second, Role.PARAGRAPH) == READING.split("|")


def test_zones_hold_every_line_of_their_article():
    """Each element's boxes lie in one of the article's zones."""
    desk = Desk()
    desk.line(50, 40, "读书会在河畔开场", 30)
    desk.two_columns(50, 90, READING)
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
    desk.two_columns(50, 90, READING)
    desk.line(430, 700, "孤零零的一行", 14)
    desk.rules.append(Rule(Box(40, 30, 560, 31)))
    issue = issue_of(desk)
    told = [piece.text for article in issue.articles for piece in article.elements]
    told += [piece.text for piece in (*issue.furniture, *issue.unplaced)]
    printed = "".join(line.text for line in desk.lines)

    assert sorted("".join("".join(told).split())) == sorted("".join(printed.split()))


@pytest.mark.parametrize(
    ("number", "day"),
    [
        ("第3版", "2023年3月20日 星期一"),
        ("第三頁", "一九七三年十一月二十日 星期二 農曆十月廿六"),
    ],
)
def test_a_headline_under_a_folio_is_a_headline_and_no_papers_name(number, day):
    """An inner page: number, date, and right under them the first story's headline in the largest type."""
    desk = Desk()
    desk.line(50, 30, number, 16)
    desk.line(350, 32, day, 9)
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
    [article] = issue_of(desk).articles

    assert article.headline == "读书会在河畔开场"


def test_a_standing_headline_at_the_far_side_heads_the_column_where_reading_begins():
    """Two columns, the headline at the right of the second one."""
    desk = Desk()
    desk.two_columns(50, 90, READING)
    desk.line(370, 90, "读书会开场", 24, flow=Flow.DOWN)
    [article] = issue_of(desk).articles

    assert article.headline == "读书会开场"
    assert texts(article, Role.PARAGRAPH) == READING.split("|")


def test_a_column_that_begins_beside_its_headline_belongs_to_it():
    """The headline stands over the first of two columns; over the second, white, ends another story."""
    desk = Desk()
    desk.line(50, 20, "石桥放行", 24)
    desk.two_columns(50, 60, BRIDGE)
    below = max(line.box.bottom for line in desk.lines) + 30
    desk.line(50, below, "读书会", 24)
    flat = Desk()
    flat.column(0, 0, READING, 14)
    for n, line in enumerate(flat.lines):
        x, row = (50, n + 3) if n < 3 else (210, n - 3)
        desk.line(x + line.box.left, below + row * PITCH, line.text)
    articles = {
        article.headline: texts(article, Role.PARAGRAPH) for article in issue_of(desk).articles
    }

    assert articles == {"石桥放行": BRIDGE.split("|"), "读书会": READING.split("|")}


def test_a_headline_across_over_text_that_runs_down_heads_its_first_column():
    """It is narrower than the text, which begins at the right."""
    desk = Desk()
    desk.line(90, 40, "读书会在河畔开场", 24)
    desk.vertical(400, 80, READING, 14)
    [article] = issue_of(desk).articles

    assert article.headline == "读书会在河畔开场"
    assert texts(article, Role.PARAGRAPH) == READING.split("|")


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
    desk.two_columns(50, 310, BRIDGE)
    articles = {
        article.headline: texts(article, Role.PARAGRAPH) for article in issue_of(desk).articles
    }

    assert articles["每个周五送孩子回家"] == READING.split("|")


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

    first = issue_of(desk).articles[0]
    assert [one.text[-8:] for one in first.elements if one.role is Role.PARAGRAPH] == [
        "六点，晚班八点。",
        "如今开起来又稳又快。"[-8:],
    ]
