"""A band of stories as a tool writes it: the heads of neighbours in a row, then their texts."""

from __future__ import annotations

from shuzibao import Source, make_issue

BAND = """长者食堂添了夜市
十元一份热汤面
河道清淤提前完工
水鸟回到芦苇荡
盲道上的石墩搬走了
本报讯 昨天傍晚，云锦路长者食堂第一次开到八点，十元一份的热
汤面卖出一百二十碗。食堂负责人邬长林说，夜市先试办一个月，
老人多就接着办。
本报讯 柿园河清淤工程日前完工，比计划提前二十天。清出的淤泥
运往苗圃，河岸补种了芦苇，几只水鸟已经在芦苇荡里做窝。
本报讯 读者来信反映的织布弄盲道石墩，昨天全部搬走。区城管执
法局说，盲道上再放石墩，谁放谁搬，费用自理。
"""


def test_the_heads_of_a_band_go_to_the_bodies_below_it():
    """Only one body can stand right below a row of heads; the others of the band have theirs in it too."""
    articles = make_issue([Source("page.txt", BAND.encode())]).articles
    found = {
        next(e.text for e in article.elements if "本报讯" in e.text)[4:12]: " ".join(
            filter(None, (article.kicker, article.headline, article.deck))
        )
        for article in articles
    }

    assert found == {
        "昨天傍晚，云锦路": "长者食堂添了夜市 十元一份热汤面",
        "柿园河清淤工程日": "河道清淤提前完工 水鸟回到芦苇荡",
        "读者来信反映的织": "盲道上的石墩搬走了",
    }
