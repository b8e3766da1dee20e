"""Dumps as somebody who knows real papers would write them: traps that the generated ones lack. All is invented."""

from __future__ import annotations

import pytest

from shuzibao import Source, make_issue
from shuzibao.conventions.bylines import satellite_role
from shuzibao.conventions.furniture import furniture_role
from shuzibao.model import Article, Role
from shuzibao.script.characters import SPACE
from shuzibao.script.fold import plain


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("記者林佳蓉／新竹報導", Role.BYLINE),
        ("本报记者 任远 文/摄", Role.BYLINE),
        ("记者 钱一帆 图/文", Role.BYLINE),
        ("钱一帆 摄", Role.CREDIT),
    ],
)
def test_who_wrote_and_took_the_picture_is_a_byline(line: str, role: Role) -> None:
    """Taiwan's 記者某某／某地報導 and 文/摄 sign the story; 摄 alone signs the picture."""
    assert satellite_role(line, SPACE.sub("", plain(line)), False) is role


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("第6版 文化 2024年3月21日 责编 柯明 美编 阮梅 电话:021-55550000", Role.FOLIO),
        ("第二張", Role.FOLIO),
        ("相關新聞刊A5版", Role.FURNITURE),
        ("2024年3月21日第6版，曾刊登此文", None),
    ],
)
def test_a_pages_head_and_its_references_are_no_story(line: str, role: Role | None) -> None:
    """A folio may say all that a page's head says; a line that points to another page heads nothing."""
    assert furniture_role(plain(line)) is role


INTERLEAVED = """从一张车票说起
春运大数据出炉
社区夜校火了
——绿皮车上的二十年
全区发送旅客九十万人次
年轻人抢着学非遗

    铁路职工孟庆海收藏着一张硬座车票。那年春节，他第一次在绿皮车上当列车员，车厢里挤
得连过道都站满了人，车票上印着二十年前的日子。
    绿皮车上的旅客分给他一只煮鸡蛋，他至今忘不了。

    本报讯 为期四十天的春运落下帷幕。区交通局公布的春运数据显示，全区铁路、公路、水
路共发送旅客九十万人次，同比增长一成二。
    其中，自驾出行占比首次过半，服务区充电桩使用量是去年的三倍。

    本报讯 晚上七点，梅园社区的夜校里坐满了年轻人。他们白天是程序员、会计、护士，晚上
到社区夜校学剪纸、学非遗。
    五百元十二节课，一百个名额半分钟抢光。夜校负责人说，秋季班打算把名额翻一番。
"""


def test_heads_that_a_tool_wrote_line_by_line_are_put_together_again() -> None:
    """The first lines of three neighbours' heads, then their second lines: each pair goes to its own body."""
    titles = (Role.KICKER, Role.HEADLINE, Role.DECK)
    heads = [
        " ".join(part.text for part in story.elements if part.role in titles)
        for story in _articles(INTERLEAVED)
    ]
    assert heads == [
        "从一张车票说起 ——绿皮车上的二十年",
        "春运大数据出炉 全区发送旅客九十万人次",
        "社区夜校火了 年轻人抢着学非遗",
    ]


CAPTIONED = """菜场里开出图书角
    本报讯 北港菜场的二楼辟出一角，摆上了
六百册图书，买菜的街坊可以坐下来翻上几页再
回家。
    菜场经理严秀说，书是街坊捐的，丢了也不
要紧，看完记得放回架上就好。
老轮渡换上新发动机
    本报讯 服役二十年的轮渡昨日驶出船坞，
换上了新发动机，噪声小了，也不再冒黑烟，摆
渡的老乘客都说坐着稳当。
    轮渡公司表示，年内还有两艘渡船要换装，
换装期间航班照常，末班延至夜里十点。
图为老乘客登上换了发动机的轮渡。
严秀 摄
图为街坊在菜场图书角翻看图书。
严秀 摄
"""


def test_each_picture_goes_to_the_story_that_it_shows() -> None:
    """Captions at the end of a page stand below one story and are told apart by their words."""
    shown = {
        story.display_title: [part.text for part in story.elements if part.role is Role.CAPTION]
        for story in _articles(CAPTIONED)
    }
    assert shown == {
        "菜场里开出图书角": ["图为街坊在菜场图书角翻看图书。"],
        "老轮渡换上新发动机": ["图为老乘客登上换了发动机的轮渡。"],
    }


CLIMBERS = """老船厂改成了攀岩馆
本报记者 戴铭
    锈红色的龙门吊还立在江边，下面的
车间已经换了用处。前天下午，十几个孩
子系着安全绳，在八米高的墙上找落脚点。
    馆长尤岚说，墙是用拆下来的钢板焊
的，一共四面，难度由浅到深。
年轻会员搬走又回来
    昨天来得最多的是附近的住户。退休
铆工项师傅每周陪孙子来两次，他指给孙
子看，哪一块钢板是他当年敲出来的。
    尤岚统计过，会员里四成住在三公里
以内，其中不少年轻人搬走了又回来了。
公交加开夜班车
    本报讯（记者 骆琪）今起，十二路
公交加开夜班车，末班延至零点，途经江
边的四个站点，票价不变。
"""


def test_what_a_text_says_only_at_its_end_is_no_headline_of_it() -> None:
    """A headline's words come again at once; a crosshead names what its part of the story comes to."""
    assert _crossheads(CLIMBERS) == {
        "老船厂改成了攀岩馆": ["年轻会员搬走又回来"],
        "公交加开夜班车": [],
    }


def _crossheads(text: str) -> dict[str | None, list[str]]:
    return {
        story.display_title: [part.text for part in story.elements if part.role is Role.CROSSHEAD]
        for story in _articles(text)
    }


def _articles(text: str) -> tuple[Article, ...]:
    return make_issue([Source("page.txt", text.encode())]).articles
