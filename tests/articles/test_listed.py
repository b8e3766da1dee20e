"""Results, tables that no rules part, and lists of semicolons: lines that stand each for itself. All text is invented."""

from __future__ import annotations

from tests.parts import issue_of_text, texts

from shuzibao.layout.flowsigns import Step, step_features
from shuzibao.layout.flowweights import WEIGHTS
from shuzibao.layout.rhythm import Rhythm
from shuzibao.layout.signs import Signs, signs_of
from shuzibao.model import Line, Role

RESULTS = """柳泉镇将办夜跑节
本报讯（记者 邹明）柳泉镇将于下月举办首届夜跑节，路线沿滨江步道
铺开，全程五公里，报名者须年满十六岁。
昨日赛果
白鹭2:1飞鱼
海燕0:0江东
青山3:2鹭江
停水公告
因水厂设备检修，定于9月14日7时至17时对滨江路一带停水，请提前
储水。
"""

TABLE = """社区药房回收过期药
本报讯（记者 邹明）即日起，柳泉镇二十一家药房设过期药回收箱，
交一盒，登记一次。
本周专家门诊
时间 科室 医生 地点
周二上午 内科 方静 三楼东
周三全天 皮肤科 闻喜 二楼
周四上午 儿科 白蓉 一楼
"""

LIST = """柳泉区人大常委会任命名单
任命：
方静为柳泉区教育局局长；
邹明为柳泉区水务局局长；
滕立文为柳泉区审计局局长。
"""

SONG = """四千亩藕田开挖
本报讯（记者 邹明）柳泉镇四千亩藕田昨日开挖，社员阿旺婆边装箱边唱：
“九月河边天气凉，
一担粉藕两头香，
莫问田里有多少，
且看船上几回装。”
"""

PROGRAMME = """邻里节下周开幕
本报讯（记者 邹明）第九届邻里节下周开幕，共
有四场活动，都在镇上举行，居民凭证入场。
9月21日 9时30分 百家宴 柳泉镇中心广场
9月21日 19时 露天电影 柳泉镇老篮球场
9月22日 14时 楼道歌会 柳泉镇文化活动馆大厅
以上活动都免费参加。遇雨，户外的项目改期，另
行通知。
"""


def test_results_below_each_other_are_no_headlines() -> None:
    """Who played whom is text of the results, and no head of the notice below them."""
    results, notice = issue_of_text(RESULTS).articles[1:]

    assert texts(results, Role.PARAGRAPH) == ["白鹭2:1飞鱼", "海燕0:0江东", "青山3:2鹭江"]
    assert texts(notice, Role.HEADLINE) == ["停水公告"]


def test_rows_of_as_many_cells_are_a_table() -> None:
    """Three rows of as many short words, and no marks among them, are read row by row."""
    body = texts(issue_of_text(TABLE).articles[-1], Role.PARAGRAPH)

    assert [row.replace(" ", "") for row in body[-4:]] == [
        "时间科室医生地点",
        "周二上午内科方静三楼东",
        "周三全天皮肤科闻喜二楼",
        "周四上午儿科白蓉一楼",
    ]


def test_who_is_appointed_stands_on_a_line_each() -> None:
    """Lines below a colon that end in semicolons are a list, and so is the one that ends it."""
    (article,) = issue_of_text(LIST).articles

    assert texts(article, Role.PARAGRAPH)[-3:] == [
        "方静为柳泉区教育局局长；",
        "邹明为柳泉区水务局局长；",
        "滕立文为柳泉区审计局局长。",
    ]


def test_a_song_of_even_lines_is_verse() -> None:
    """Four lines of seven characters and a mark each are no column of prose."""
    (article,) = issue_of_text(SONG).articles

    assert texts(article, Role.PARAGRAPH)[-4:] == [
        "“九月河边天气凉，",
        "一担粉藕两头香，",
        "莫问田里有多少，",
        "且看船上几回装。”",
    ]


def test_an_item_may_begin_with_a_number() -> None:
    """5. 12路 is the fifth item, 5.12 a figure or a date."""
    assert signs_of(Line("5. 12路末班车晚了二十分钟。")).item
    assert not signs_of(Line("5.12万元已经到账。")).item


def test_what_follows_a_programme_is_no_part_of_its_last_entry() -> None:
    """Where no entry runs over its line, the last one does not either."""
    (article,) = issue_of_text(PROGRAMME).articles

    assert (
        texts(article, Role.PARAGRAPH)[-1] == "以上活动都免费参加。遇雨，户外的项目改期，另行通知。"
    )


def test_who_answers_speaks_in_a_paragraph_of_their_own() -> None:
    """A quotation that closes a line and one that opens the next are two speakers': they run on less than two sentences do."""
    ask, answer, says = (
        signs_of(Line(text))
        for text in ("“那您怎么不学写字？”", "“先生写字的时候，叫我出去。”", "她把算盘收了起来。")
    )
    rhythm = Rhythm.of([ask, answer, says])

    def runs_on(above: Signs, below: Signs) -> float:
        run = step_features(above, below, rhythm)[Step.RUN_MEASURE]
        return sum(WEIGHTS[name] * value for name, value in run)

    assert runs_on(ask, answer) > runs_on(answer, says) + 2.5


def test_who_asks_first_asks_no_headline() -> None:
    """问： below the byline opens the talk, though its line ends as a headline may."""
    text = """健康门诊
夏天吃隔夜菜，到底行不行？
本报记者 邹明
柳泉发布微博
问：夏天剩菜多，放冰箱隔夜还能吃吗？
答：关键不在“隔夜”，而在存放的温度
和时间。区医院营养科主任方静说，熟菜
出锅后两小时内放进冰箱，第二天加热，
一般可以食用。
"""
    (article,) = issue_of_text(text).articles

    assert texts(article, Role.PARAGRAPH)[0] == "问：夏天剩菜多，放冰箱隔夜还能吃吗？"
