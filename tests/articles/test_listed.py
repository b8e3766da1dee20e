"""Results, tables that no rules part, and lists of semicolons: lines that stand each for itself. All text is invented."""

from __future__ import annotations

from tests.parts import issue_of_text, texts

from shuzibao.model import Role

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
