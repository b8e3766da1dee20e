"""Lists of contents and advertisements of a page are told by their lines together."""

from __future__ import annotations

from shuzibao import Source, make_issue
from shuzibao.model import Article, Element, Issue, Role

STORY = """菜场里来了修伞匠
　　本报讯 昨天上午，东门菜场的拐角处支起
了一个修伞的摊子。摊主姓何，今年六十八岁，
挑着担子走了四十年，一把伞五元钱，修不好不
收钱。
　　何师傅说，如今找他修伞的多是年轻人，他
们把奶奶留下的油纸伞抱来，一等就是半天。
"""
LIST = """导读
小学门口的红绿灯，谁来管
〔2版〕
一座桥的三任看守人 〔3
版〕
周末去哪儿：五条步行路线〔6版〕
"""
OFFER = """城南粮行 新米上市
香米每袋十公斤 六十八元
满两袋送到家门口
订购电话：5562 7711 地址：盐仓街9号
"""


def _read(text: str) -> Issue:
    return make_issue([Source("page.txt", text.encode())])


def _text(article: Article, role: Role) -> list[str]:
    return [element.text for element in article.elements if element.role is role]


def _all(elements: tuple[Element, ...]) -> str:
    return "".join(element.text for element in elements)


def test_a_list_of_what_stands_inside_is_no_story() -> None:
    """Its entries, also those that the column breaks, are furniture; the headline below them keeps its story."""
    issue = _read(LIST + STORY)
    assert [article.display_title for article in issue.articles] == ["菜场里来了修伞匠"]
    assert "一座桥的三任看守人" in _all(issue.furniture)


def test_an_advertisement_at_the_foot_stands_by_itself() -> None:
    """Who offers heads it; its lines, which are no sentences, are neither the story's above nor furniture."""
    story, offer = _read(STORY + OFFER).articles
    assert _text(story, Role.PARAGRAPH)[-1].endswith("一等就是半天。")
    assert _text(offer, Role.HEADLINE) == ["城南粮行 新米上市"]
    assert "订购电话" in _text(offer, Role.PARAGRAPH)[-1]


def test_where_to_ask_is_the_storys_own() -> None:
    """A line with a number below a story's last sentence offers nothing."""
    (story,) = _read(STORY + "咨询电话：5562 7711\n").articles
    assert story.display_title == "菜场里来了修伞匠"


def test_a_sentence_between_the_head_and_the_lead_speaks_of_a_picture() -> None:
    """No text stands above 本报讯."""
    text = STORY.replace("　　本报讯", "何师傅在补一把旧伞。\n　　本报讯")
    (story,) = _read(text).articles
    assert _text(story, Role.CAPTION) == ["何师傅在补一把旧伞。"]


COUNTED = """冬天走路有讲究
医生说，雪后出门的人十个有三个要滑
一跤，其中一半的原因不在鞋上，而在走
得太急。
1．鞋要挑旧的
新鞋底硬，花纹浅，踩在冰上像踩
着油。穿过一冬的旧棉鞋反倒抓得住
地。
2．手不要插兜
两只手空着，身子一歪就能撑住，
最好戴一副厚手套。
3．下坡走小步
膝盖微微弯着，脚掌先着地，一步
只迈半只脚，走慢一点不丢人。
"""


def test_numbers_that_count_from_text_to_text_are_crossheads() -> None:
    """Also where one ends in 的, as the first half of a phrase would."""
    (story,) = _read(COUNTED).articles
    assert _text(story, Role.CROSSHEAD) == ["1．鞋要挑旧的", "2．手不要插兜", "3．下坡走小步"]


def test_numbered_items_that_run_over_are_paragraphs() -> None:
    """The first line of each is full: nothing is a head."""
    items = "".join(
        f"{n}．住户应当在每周{day}晚上八点钟以前就\n把旧家具放到西门的空地，由车队运走。\n"
        for n, day in enumerate("一二三", 1)
    )
    (story,) = _read(
        "旧家具怎么扔\n物业昨天贴出通知，说了三件事，住户要\n记牢。\n" + items
    ).articles
    assert _text(story, Role.CROSSHEAD) == []
