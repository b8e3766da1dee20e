"""Parts that real dailies print, each in a dump and where the source marks headings: signed verse, notices, letters,
pictures with signs that point, summaries, advertisements. All words are invented.
"""

from __future__ import annotations

import pytest
from tests.parts import issue_of_text, texts

from shuzibao.conventions.bylines import satellite_role
from shuzibao.conventions.furniture import paper_name
from shuzibao.conventions.leads import DATELINE, OLD_DATELINE
from shuzibao.model import Article, Issue, Role
from shuzibao.script.characters import SPACE
from shuzibao.script.fold import plain
from shuzibao.script.join import Setting, join


def article(made: Issue, headline: str) -> Article:
    """The article with a headline."""
    return next(one for one in made.articles if one.headline == headline)


VERSES = ["风把稻草吹过田埂", "爷爷说", "别追", "它会停在", "最需要它的地方"]
POEM = (
    "秋后\n◎ 柳小满\n"
    + "\n".join(VERSES)
    + "\n老戏台修好了\n本报讯 经过三个月施工，梨园镇的老戏台昨日修好，晚上就唱了第一出戏，台下坐了四百多人。\n"
)


def test_a_poem_ends_where_the_head_of_the_next_story_stands():
    """Verses of two characters sign nothing, and the line right above a text is its head and no verse."""
    made = issue_of_text(POEM)

    assert texts(article(made, "秋后"), Role.PARAGRAPH) == VERSES
    assert article(made, "秋后").byline == "◎ 柳小满"
    assert article(made, "老戏台修好了").body


NOTICE = """# 停气通知
各燃气用户：
因燕子桥一带管道改造，我公司定于6月3日8时至20时暂停供气，请关好阀门。
联系人：卞先生
北港市燃气有限公
司
6月1日

# 少年宫开新课
本报讯 市少年宫本周开出八门新课，其中木工、养蚕最受欢迎，报名三天已满。
"""


def test_whom_a_notice_addresses_and_who_gives_it_are_its_body():
    """各燃气用户： is no deck; the contact stays, and so does the giver's name, though its column broke it."""
    made = issue_of_text(NOTICE.replace("\n", "\n\n"))

    notice = article(made, "停气通知")
    assert [one.text for one in notice.body] == [
        "各燃气用户：",
        "因燕子桥一带管道改造，我公司定于6月3日8时至20时暂停供气，请关好阀门。",
        "联系人：卞先生",
        "北港市燃气有限公司",
        "6月1日",
    ]
    assert article(made, "少年宫开新课").kicker is None


PICTURES = """# 冬日渔村

入冬以后，渔村反倒忙了起来：晒网、补船、腌鱼，家家门口一片银亮。

◀12月3日，海门村的妇女在补网。特约摄影 尤帆

▲12月5日，渔民把新腌的鱼挂上竹竿。 通讯员 曲波/摄

▲日前，老船匠在给渔船上漆。他今年七十三岁，修过两百多条船。特约摄影 尤帆

# 图书馆添座位

市图书馆昨日在二楼添了六十个座位，靠窗的一排当天上午就坐满了人。
"""


def test_captions_that_point_are_a_series_of_one_story():
    """◀12月… is a caption, ends in 特约摄影 and a name, and three in a row belong together."""
    made = issue_of_text(PICTURES)

    assert len(texts(article(made, "冬日渔村"), Role.CAPTION)) == 3
    assert not texts(article(made, "图书馆添座位"), Role.CAPTION)


def test_a_long_item_below_its_headline_is_no_caption():
    """△ opens a piece of news as well as a caption; what runs on for sentences below a headline is news."""
    text = (
        "# 街市摊档转用新秤\n\n△渔湾街市有四十多个摊档由本月起转用新的电子秤，秤面朝向顾客，重量与价钱一目了然。"
        "有摊主话，初时按错几次，用惯了反而快手。管理处表示，旧秤会统一回收。\n"
    )
    [one] = issue_of_text(text).articles

    assert len(texts(one, Role.PARAGRAPH)) == 1


def test_a_letters_signature_that_a_column_broke_stays_in_its_paragraph():
    """□窦 | 小河（会计）: the rest of a name is neither a byline nor a heading of what stands below."""
    text = (
        "公园的长椅少了一半\n    滨河公园修好以后，长椅少了一半，老人走累了没处坐。\n"
        "    请管理处在树荫下添几张，木头的最好。□窦\n小河（会计）\n"
        "菜场的秤该换了\n    东门菜场有几家的秤不准，买两斤只有一斤八两，该换了。□鲍铁（司机）\n"
    )
    first, second = issue_of_text(text).articles

    assert texts(first, Role.PARAGRAPH)[-1].endswith("木头的最好。□窦小河（会计）")
    assert second.headline == "菜场的秤该换了"


SUMMARY = """# 老街的灯亮了

● 老街换灯三百盏，电费比去年少了四成，居民晚上敢出门了

● 灯杆上装了呼叫按钮，一按通到派出所，接通不到十秒

● 下一步要换的是背街小巷，灯样由居民投票选出

老街的灯坏了两年，修了又坏。今年春天，街道把旧线全部换掉，灯才亮了起来。
"""


def test_items_of_a_summary_are_paragraphs_though_no_stop_ends_them():
    """Each ● is an item of its own, and the text below the last one does not go on with it."""
    [one] = issue_of_text(SUMMARY).articles

    assert len(texts(one, Role.PARAGRAPH)) == 4


OFFER = """# 海风电器店庆

店庆三天，全场家电以旧换新，会员再减五十元。

台式风扇 89元起

电饭煲 159元起

免费送货，三天包换。

地址：南街12号（邮局对面）

电话：0000-1234567

活动解释以店内公示为准
"""


def test_an_advertisement_keeps_its_prices_its_address_and_what_closes_it():
    """Prices head nothing, and an address below an offer is the shop's and no furniture of the page."""
    [one] = issue_of_text(OFFER).articles

    assert len(one.body) == 7


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("□热心读者 明大勇", Role.BYLINE),
        ("文：本报采访组", Role.BYLINE),
        ("特约摄影 尤帆", Role.CREDIT),
        ("记者林佳蓉花莲报导", Role.BYLINE),
        ("新华社发（尤帆摄）", Role.CREDIT),
        ("记者江河湖海行报道", None),
    ],
)
def test_who_sent_it_in_and_desks_of_the_paper_sign(line: str, role: Role | None) -> None:
    """A reader behind a sign, a desk behind what it did, a name before its place are writers; what reporters did is none."""
    assert satellite_role(line, SPACE.sub("", plain(line)), False) is role


@pytest.mark.parametrize(
    "lead",
    ["晚报讯", "海城早报讯", "本台讯", "［本报讯］", "【路透社伦敦一日电】", "（法新社巴黎1日电）"],
)
def test_a_paper_may_open_its_news_with_its_own_name(lead: str) -> None:
    """晚报讯 is a lead as 本报讯 is, in whatever brackets; so are the wires' with a place and a day."""
    found = DATELINE.match(lead + " 昨天") or OLD_DATELINE.match(lead + " 昨天")

    assert found is not None
    assert found[0] == lead


def test_what_is_done_with_papers_names_none():
    """A headline that ends in 读报 is no masthead."""
    assert paper_name("老矿工俱乐部天天读报") is None


def test_a_score_that_the_line_broke_takes_no_space():
    """25 | ∶17 is one score: the sign is set as wide as a Chinese character."""
    assert join(["25", "∶17"], Setting.TEXT)[0] == "25∶17"


REVIEW = """# 灯下的手艺

□ 纪秋白

书里写的是一个修钟人。他修好了全城的钟，自己却从来不看时间。

书名：《修钟人》

作者：荀木

出版社：海门文艺出版社

定价：38元
"""


def test_a_box_of_facts_signs_nothing_and_loses_no_line():
    """作者：荀木 in a box says who wrote the book, not the review; a price among facts is no furniture."""
    [one] = issue_of_text(REVIEW).articles

    assert one.byline == "□ 纪秋白"
    assert texts(one, Role.PARAGRAPH)[1:] == [
        "书名：《修钟人》",
        "作者：荀木",
        "出版社：海门文艺出版社",
        "定价：38元",
    ]


def test_a_poem_ends_above_a_notice_and_above_a_narrow_column():
    """声明 opens a notice, and a line that the break ends within a word is prose."""
    text = (
        "晚渡\n严守愚\n一叶轻舟过小滩，\n满江风色已生寒。\n渔灯数点归何处，\n半在芦花半在栏。\n"
        "遗失声明\n海门市老周茶叶店遗失营业执\n照副本一份，声明作废。\n"
    )
    made = issue_of_text(text)

    assert len(texts(article(made, "晚渡"), Role.PARAGRAPH)) == 4
    assert article(made, "遗失声明").byline is None


def test_a_note_in_brackets_is_no_byline():
    """（文中人物为化名） names nobody."""
    [one] = issue_of_text(
        "# 丢了的伞\n\n小满的伞丢在车上，三天后又回到了车站，伞骨已经修好。\n\n（文中人物为化名）\n"
    ).articles

    assert one.byline is None


def test_who_took_a_picture_may_stand_on_the_last_line_alone():
    """… 记者 曲波 | 摄: the one character on the last line closes the caption and heads nothing."""
    text = (
        "渔港开市\n本报讯 休渔期昨日结束，四十条船回港，码头上的鱼价比上月低了三成，买鱼的人排到路口。\n"
        "图为渔民在码头上卸下第一网鱼，买鱼的人已等了半个小时。 记者 曲波\n摄\n"
    )
    [one] = issue_of_text(text).articles

    assert [one.text.replace(" ", "")[-3:] for one in one.elements if one.role is Role.CAPTION] == [
        "曲波摄"
    ]


def test_results_below_a_colon_are_rows_of_their_story():
    """煤城队 3∶1 铁路队 is neither a heading nor a writer, and what leads to the results heads nothing."""
    text = (
        "# 海蓝队客场战平\n\n本报讯 市足球联赛昨晚赛罢，海蓝队客场二比二逼平领头羊，终止了对手的九连胜。\n\n"
        "其他比赛结果：\n\n煤城队 3∶1 铁路队\n\n南山队 0∶0 邮电队\n"
    )
    [one] = issue_of_text(text).articles

    assert one.byline is None
    assert len(texts(one, Role.PARAGRAPH)) == 4


def test_a_numeral_alone_stands_over_a_part_of_a_story():
    """一, 二, 三, each alone on a line, count the parts; 一 is no large first letter of what stands below."""
    text = (
        "一个人的摆渡船\n本报记者 麦冬\n一\n天还没亮，老船工就把缆绳解开了。\n二\n过河的人越来越少，渡口的灯还亮着。\n"
        "三\n桥修好的那天，他把船划到对岸，又空着划了回来。\n"
    )
    [one] = issue_of_text(text).articles

    assert texts(one, Role.CROSSHEAD) == ["一", "二", "三"]


def test_a_poem_below_a_narrow_column_keeps_its_pen_name():
    """Short lines of prose above a poem's head are no verses, so the name below the head signs."""
    text = (
        "夜里的锣鼓\n本报讯 晚上八点，广场上响\n起了锣鼓，台下坐了三\n百多人，有个老人听得\n入神，烟灭了也不知道。\n"
        "山居\n江边柳\n鸟比我早\n露水比鸟早\n推开门\n山已经坐在院子里\n"
    )
    made = issue_of_text(text)

    assert article(made, "山居").byline == "江边柳"
    assert len(texts(article(made, "山居"), Role.PARAGRAPH)) == 4
