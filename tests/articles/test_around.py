"""What only the lines around a line tell: bare names, verse, subscriptions; and what letterspacing and lists say."""

from __future__ import annotations

import pytest
from tests.parts import issue_of_text, texts

from shuzibao.model import Role

SUPPLEMENT = """副刊
老街的雨
□ 苏晚舟
雨落在青石板上，像谁在轻轻敲门。外婆搬一把竹椅坐在檐下，
一边剥豆一边讲她年轻时的事。那时候老街还有三家茶馆，天不亮
就有人排队。
山行（外一首）
陆听松
石阶一级一级
把云送到脚边
松针落在肩上
像母亲轻轻拍我
回头看时
来路已被雾收走
"""

NOTICES = """劳模表彰大会举行
本报讯（记者 邹明）“五一”前夕，区总工会在职工文化中心举行表
彰大会，为10名“江临工匠”颁奖。区总工会主席滕立文出席并讲话。
图为劳模代表上台领奖。 本报记者 方晓 摄
简 讯
○4月28日，区图书馆举办“书香江临”朗诵会，300余名读者参加。
○4月29日，区卫健委组织医疗队赴结对帮扶地区开展义诊。
公 告
因江临大道道路改造施工，自2024年5月6日零时起，上述路段机动
车道封闭，请过往车辆绕行。特此公告。
江临区公安分局交通警察支队
2024年4月30日
遗失启事
江临区晨光文具店遗失公章一枚，声明作废。
"""


def test_a_sign_and_a_name_below_a_headline_are_the_byline():
    """□ 苏晚舟 says who wrote it, and is neither a half of the headline nor a section."""
    first = issue_of_text(SUPPLEMENT).articles[0]

    assert texts(first, Role.HEADLINE) == ["老街的雨"]
    assert first.byline == "□ 苏晚舟"


def test_a_poem_below_a_bare_name_is_body_line_by_line():
    """Short lines without stops below a writer's name are verses, not headings of stories that have no text."""
    poem = issue_of_text(SUPPLEMENT).articles[1]

    assert texts(poem, Role.HEADLINE) == ["山行（外一首）"]
    assert poem.byline == "陆听松"
    assert texts(poem, Role.PARAGRAPH) == [
        "石阶一级一级",
        "把云送到脚边",
        "松针落在肩上",
        "像母亲轻轻拍我",
        "回头看时",
        "来路已被雾收走",
    ]


def test_a_word_is_no_bare_name():
    """高兴 opens like a surname, but it is a word: the second line of a headline stays in it."""
    text = (
        "听说要办社区运动会大家\n高兴\n"
        + "本报讯 近日，街道举办运动会，居民踊跃参加，现场十分热闹。\n"
    )
    [article] = issue_of_text(text).articles

    assert article.byline is None


def test_a_notice_is_a_story_of_its_own_and_keeps_who_signed_it():
    """公告 heads no part of the story above; the body and the day below it sign it, and date no issue."""
    made = issue_of_text(NOTICES)
    notice = next(a for a in made.articles if texts(a, Role.HEADLINE) == ["公告"])

    assert texts(notice, Role.PARAGRAPH)[1:] == ["江临区公安分局交通警察支队", "2024年4月30日"]
    assert notice.kind.value == "notice"
    assert made.date is None


def test_letterspaced_labels_and_notices_head_what_stands_below_them():
    """简 讯 and 公 告 are spaced out to fill their line: headings, each with its own text."""
    heads = [texts(a, Role.HEADLINE) for a in issue_of_text(NOTICES).articles]

    assert heads == [["劳模表彰大会举行"], ["简讯"], ["公告"], ["遗失启事"]]


def test_a_photographers_name_closes_a_caption():
    """What stands below … 方晓 摄 is not part of the caption."""
    first = issue_of_text(NOTICES).articles[0]

    assert texts(first, Role.CAPTION) == ["图为劳模代表上台领奖。本报记者 方晓摄"]


def test_a_heading_below_the_byline_is_a_crosshead_where_others_follow():
    """A deck stands above the byline; what stands below it divides the text."""
    page = """## “夜华亭”点亮消费新活力

*本报记者 费凡*

**灯光亮起来**

华灯初上，中山路步行街人头攒动。假期里全区重点监测的商业企业实现销售额1.36亿元。

**人气旺起来**

“这几天每晚都要排队。”店长蒋丽萍说，假期日均客流超过2000人次。
"""
    [article] = issue_of_text(page, "page.md").articles

    assert texts(article, Role.DECK) == []
    assert texts(article, Role.CROSSHEAD) == ["灯光亮起来", "人气旺起来"]


def test_a_dateline_and_a_writer_above_the_text_are_given_in_their_fields():
    """本报讯 通讯员 管晓月 on a line of its own is no second line of the headline."""
    text = "区人大代表视察工地\n本报讯 通讯员 管晓月\n6月22日，区人大常委会组织部分代表视察工地，听取情况介绍。\n"
    [article] = issue_of_text(text).articles

    assert (article.dateline, article.byline) == ("本报讯", "通讯员 管晓月")
    assert texts(article, Role.HEADLINE) == ["区人大代表视察工地"]


def test_who_wrote_and_took_the_picture_is_the_byline():
    """文/摄 behind a name says both; it is no photographer's credit."""
    text = "孩子们的下午\n本报记者 闵晓舟 文/摄\n下午三点半，下课铃响了，孩子们走进各个功能教室，一片欢声笑语。\n"
    [article] = issue_of_text(text).articles

    assert article.byline == "本报记者 闵晓舟 文/摄"


def test_a_dateline_with_a_writer_in_brackets_opens_its_paragraph():
    """本报讯（通讯员 管晓月） may fill a narrow column's first line: the paragraph goes on below it."""
    text = "多听群众意见\n本报讯（通讯员 管晓月）\n6月12日，区人大常委会组织\n部分代表视察城市更新工作。\n"
    [article] = issue_of_text(text).articles

    assert texts(article, Role.PARAGRAPH) == [
        "本报讯（通讯员 管晓月）6月12日，区人大常委会组织部分代表视察城市更新工作。"
    ]
    assert article.byline == "通讯员 管晓月"


@pytest.mark.parametrize(
    ("lead", "byline", "dateline"),
    [
        ("【記者游雅筑／溪口報導】", "記者游雅筑", None),
        ("【溪口訊】", None, "溪口訊"),
        ("【明澤報專訊】", None, "明澤報專訊"),
        ("本报讯（记者 田禾 通讯员 余乐）", "记者 田禾 通讯员 余乐", "本报讯"),
    ],
)
def test_the_opening_of_a_lead_gives_its_fields_and_stays(
    lead: str, byline: str | None, dateline: str | None
):
    """As papers of either side of the strait print them; the paragraph keeps what was printed in it."""
    text = f"國中生奪金牌\n{lead}三名學生以回收水桶設計澆水器，昨日獲得金牌，校長前往祝賀。\n"
    [article] = issue_of_text(text).articles

    assert (article.byline, article.dateline) == (byline, dateline)
    assert texts(article, Role.PARAGRAPH)[0].startswith(lead)


def test_a_box_of_facts_is_body_line_by_line():
    """Labels and what they are stand below each other; a single line with a colon may be a headline."""
    text = (
        "小檔案\n種植面積：約一千四百公頃\n年產量：一萬六千公噸\n主要品種：大片黑、和美\n"
        "老街火警\n縣府：爭取中央補助\n【溪口訊】昨晨三時許，溪口老街一棟民宅起火，四時十分撲滅，無人受傷。\n"
    )
    box, other = issue_of_text(text).articles

    assert texts(box, Role.PARAGRAPH) == [
        "種植面積：約一千四百公頃",
        "年產量：一萬六千公噸",
        "主要品種：大片黑、和美",
    ]
    assert "縣府：爭取中央補助" in texts(other, Role.HEADLINE)


def test_a_heading_that_says_what_kind_of_piece_it_heads_opens_one():
    """（社论） heads no part of the report above it."""
    text = (
        "红旗社提前插完秧\n  本报讯　红旗社的社员们起早带晚，早稻已经全部插完，比计划提前三天。\n"
        "向红旗社学习（社论）\n  红旗社提前完成插秧任务，各社要学习他们的经验，抓紧季节。\n"
    )

    assert [texts(a, Role.HEADLINE) for a in issue_of_text(text).articles] == [
        ["红旗社提前插完秧"],
        ["向红旗社学习（社论）"],
    ]
