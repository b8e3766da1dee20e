"""Heads of pages that have boxes: kickers at the side, heads that run in, names under decks."""

from __future__ import annotations

from dataclasses import replace

from tests.layout.set_page import BRIDGE, EM, PITCH, READING, Desk, issue_of
from tests.parts import texts

from shuzibao.model import Box, Flow, Frame, Picture, Role, Rule


def test_a_deck_under_a_kicker_at_the_side_is_the_headline_s_deck() -> None:
    """首批惠及/五千居民 stands in two small lines before the headline; the deck begins under them, at the left edge."""
    desk = Desk()
    desk.line(50, 40, "首批惠及", 9, 700).line(50, 53, "五千居民", 9, 700)
    desk.line(92, 40, "读书会在河畔开场", 24, 700)
    desk.line(50, 68, "每个周末都有作家到场", 12)
    desk.two_columns(50, 92, READING)
    [article] = issue_of(desk).articles

    assert article.headline == "读书会在河畔开场"
    assert article.kicker == "首批惠及 五千居民"
    assert article.deck == "每个周末都有作家到场"


def test_a_name_at_the_far_side_under_a_deck_signs_the_story() -> None:
    """The name stands alone, right of the deck and a little below it."""
    desk = Desk()
    desk.line(50, 40, "读书会在河畔开场当天", 26, 700)
    desk.line(50, 73, "每个周末作家到场", 10.9, 700)
    desk.line(250, 93, "武少青", 10, 700)
    desk.two_columns(50, 120, READING)
    desk.two_columns(50, 300, BRIDGE)
    article = issue_of(desk).articles[0]

    assert article.byline == "武少青"


BRIEFS = {
    "菜场搬家": "河东的新菜场从本周起每天早上五点开张，摊位多了一倍。",
    "旧桥限高": "石桥两头装了木架，比两米四高的车请走下游的新桥。",
    "夜校招生": "木工和裁缝两个班还有空位，报名的人请带一张照片。",
    "路灯换新": "柳岸街的灯泡全部换过，夜里买菜的人看得清脚下了。",
}


def _brief(desk: Desk, y: float, lines: list[str], run_in: int = 0) -> float:
    """Lines of a brief, a rule below it; the first of them begins with so many bold characters. Gives where it ends."""
    for n, text in enumerate(lines):
        desk.line(50, y, text)
        desk.lines[-1] = replace(desk.lines[-1], run_in=0 if n else run_in)
        y += PITCH
    desk.rules.append(Rule(Box(50, y, 230, y + 0.5)))
    return y + 8


def test_a_head_that_runs_into_a_brief_is_its_headline() -> None:
    """The file tells no weights: a space stands behind the head of each. Its span ends where the head does."""
    desk, y = Desk(), 60.0
    for head, text in BRIEFS.items():
        printed = f"{head}　{text}"
        y = _brief(desk, y, [printed[:16], printed[16:]])
    articles = issue_of(desk).articles

    assert {a.headline: texts(a, Role.PARAGRAPH) for a in articles} == {
        head: [text] for head, text in BRIEFS.items()
    }
    [span] = articles[0].elements[0].spans
    assert (span.box.left, span.box.right) == (50, 50 + 4 * EM)


def test_a_bold_head_of_two_lines_runs_into_its_brief() -> None:
    """Its first line is bold throughout, its second one goes on as text, without any space."""
    desk, y = Desk(), 60.0
    heads = {f"柳岸街和石桥头一带的居民都说{head}": text for head, text in BRIEFS.items()}
    for head, text in heads.items():
        desk.line(50, y, head[:16], weight=700)
        y = _brief(desk, y + PITCH, [(head[16:] + text)[:16], (head[16:] + text)[16:]], 2)
    articles = issue_of(desk).articles

    assert {a.headline: texts(a, Role.PARAGRAPH) for a in articles} == {
        head: [text] for head, text in heads.items()
    }


def test_a_space_in_one_first_line_is_no_head() -> None:
    """本报讯 opens a report, and a single line may have its space by chance."""
    desk, y = Desk(), 60.0
    for head, text in (
        ("本报讯", BRIEFS["菜场搬家"]),
        ("石桥两头", "装了木架，比两米四高的车绕行。"),
    ):
        y = _brief(desk, y, [f"{head}　{text}"[:16], f"{head}　{text}"[16:]])

    assert {article.headline for article in issue_of(desk).articles} == {None}


def test_a_headline_and_its_text_side_by_side_in_a_band_are_a_story() -> None:
    """A dark band over the foot of a picture; the text stands in nowhere, and no column under it is the headline's."""
    desk = Desk()
    desk.pictures.append(Picture(Box(50, 40, 560, 300)))
    desk.frames.append(Frame(Box(50, 230, 560, 300), filled=True))
    desk.line(60, 240, "雪窝里的", 24).line(60, 270, "小火车", 24)
    desk.column(
        260,
        240,
        "运煤的窄轨拐了十九道弯，火车每天清早先拉一趟人，再拉煤，司机下车挖了三回岔口。",
        28,
        opens=False,
    )
    desk.column(60, 312, BRIDGE, 24)
    first, second = issue_of(desk).articles

    assert first.headline == "雪窝里的 小火车"
    assert texts(first, Role.PARAGRAPH)[0].startswith("运煤的窄轨")
    assert second.headline is None


def test_a_label_far_at_the_left_heads_the_text_in_its_row() -> None:
    """征稿 under a rule at the foot, white, and the only text of the row."""
    desk = Desk()
    desk.line(50, 40, "读书会在河畔开场", 24)
    desk.two_columns(50, 80, READING)
    desk.rules.append(Rule(Box(50, 300, 560, 300.5)))
    desk.line(50, 312, "征稿", 18)
    desk.column(
        160,
        312,
        "本版征集年夜饭的照片，请写明时间、地点和菜名，二月三日截止，不要摆拍，也不要修图。",
        30,
        opens=False,
    )
    _, call = issue_of(desk).articles

    assert call.headline == "征稿"
    assert len(texts(call, Role.PARAGRAPH)) == 1


def test_a_headline_over_a_row_of_pictures_heads_the_signed_text_beside_them() -> None:
    """Captions that count, ①… ②… ③…, are all of that story; its byline stands level with the headline."""
    desk = Desk()
    desk.line(50, 40, "石桥又放行", 24)
    desk.two_columns(50, 80, BRIDGE)
    desk.rules.append(Rule(Box(50, 240, 560, 240.5)))
    desk.line(50, 252, "归来的人先要过秤", 18)
    for n, told in enumerate(("①一家人带回十一件行李。", "②空饭盒最轻。", "③值秤员抬了八百回。")):
        desk.pictures.append(Picture(Box(50 + 125 * n, 280, 165 + 125 * n, 380)))
        desk.line(50 + 125 * n, 386, told)
    desk.line(430, 253, "本报记者　秦　岚")
    desk.column(
        430,
        268,
        "门前的磅秤搬过三次家，旅客说说最沉的那件东西。|有人带回半袋海边的沙子，给没见过海的孙子。",
        13,
    )
    _, weighed = issue_of(desk).articles

    assert weighed.headline == "归来的人先要过秤"
    assert [text[0] for text in texts(weighed, Role.CAPTION)] == ["①", "②", "③"]
    assert texts(weighed, Role.PARAGRAPH)[0].startswith("门前的磅秤")


def test_an_editor_s_note_in_a_box_under_the_headline_opens_its_story() -> None:
    """编者按 on a tint over the first column: no story of its own."""
    desk = Desk()
    desk.line(50, 40, "读书会在河畔开场当天", 24)
    desk.frames.append(Frame(Box(45, 78, 200, 130), filled=True))
    desk.column(55, 84, "编者按　旧书不会撒谎。本栏目自五月开设，今天是第九期。", 14)
    desk.column(50, 150, READING[:60], 14)
    desk.column(210, 150, READING[60:], 14, opens=False)
    [article] = issue_of(desk).articles

    assert article.headline == "读书会在河畔开场当天"
    assert texts(article, Role.PARAGRAPH)[0].startswith("编者按")


def test_a_column_s_banner_across_the_page_heads_no_story() -> None:
    """百姓厨房, its motto and the number of this piece in one row on a tint: the headline stands below."""
    desk = Desk()
    desk.line(50, 30, "梅里晚报　2012年8月6日　星期一", 9)
    desk.frames.append(Frame(Box(50, 96, 560, 130), filled=True))
    desk.line(60, 102, "百姓厨房", 20).line(160, 108, "走进一百户人家的灶台，看看锅里煮着什么", 9)
    desk.line(500, 100, "23", 26, 700)
    desk.line(50, 150, "读书会在河畔开场", 30)
    desk.two_columns(50, 200, READING)
    issue = issue_of(desk)

    assert [article.headline for article in issue.articles] == ["读书会在河畔开场"]
    assert "".join(
        piece.text for piece in issue.furniture if piece.role is Role.SECTION_HEAD
    ).startswith("百姓厨房")


def test_an_upright_headline_at_the_far_side_of_a_text_set_across_is_its_headline() -> None:
    """It stands right of both columns, past more white than the columns' own, and no other text is near."""
    desk = Desk()
    desk.two_columns(50, 60, READING)
    desk.line(405, 60, "读书会在河畔", 24, 700, flow=Flow.DOWN)
    [article] = issue_of(desk).articles

    assert article.headline == "读书会在河畔"


def test_an_upright_headline_behind_a_rule_is_not_the_text_s() -> None:
    """A rule between the two says that it is another's."""
    desk = Desk()
    desk.two_columns(50, 60, READING)
    desk.line(405, 60, "读书会在河畔", 24, 700, flow=Flow.DOWN)
    desk.rules.append(Rule(Box(390, 50, 390.5, 300)))
    articles = issue_of(desk).articles

    assert [article.headline for article in articles] == [None]
