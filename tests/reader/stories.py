"""The invented paper of the tests: 柳荫报, a weekly of a district that does not exist."""

from __future__ import annotations

import datetime as dt

from tests.reader.press import NOTICE, Copy, issue

from shuzibao.model import Issue

HANS = "柳荫报"
HANT = "柳蔭報"
WEEK_1 = dt.date(2024, 5, 6)
WEEK_2 = dt.date(2024, 5, 13)
NASTY = '<script>alert("x")</script><img src=x onerror=alert(1)>&amp;"\'\u202e倒着走\u2066'

BODY = (
    "本报讯（记者 顾小满）5月3日上午，柳荫区社区食堂联席会议在青石桥街道举行。区民政局局长闻人槐主持会议，"
    "十二个街道的食堂负责人到会交流。会议提出，年内再开八家社区食堂，让每个居民走十五分钟就能吃上热饭。",
    "青石桥食堂去年三月开张，最初只有四十个座位，如今每天要备六百份午饭。掌勺的陶师傅说，老人口味淡，"
    "孩子嘴巴刁，一锅菜要分三次调味。“今天的番茄炒蛋卖得最快，十一点半就见底了。”他指着空盘笑道。",
    "食堂不靠补贴过日子。街道把闲置的车棚低价租给经营方，经营方承诺六十岁以上老人一餐不超过十二元，"
    "账目每月贴在门口。居民代表柏念恩算过一笔账：去年全年结余三万一千元，全部用来换了新的冷柜。",
)
DOWN_PAGE = (
    "闻人槐表示，接下来要解决三件事：一是送餐，二是错峰，三是监督。行动不便的老人由邻里志愿者送餐上门；"
    "上班族的晚餐推迟到七点；每家食堂请五位居民当监督员，随时可以进后厨。",
    "会议还通报了春季食品抽检的结果，四十八批次全部合格。下一次联席会议将于八月在芦花巷街道举行。",
)
LIBRARY = (
    "柳荫区图书馆的旧书修补室本周对读者开放。三位修书人用浆糊和棉纸，把散页的县志一页页理平。"
    "最年长的修书人仲孙闰土今年七十九岁，干这一行已有五十五年。",
    "“纸是会呼吸的。”他说，梅雨天不能修，太干也不能修。修补室每月第一个星期六开放，一次只接待八个人。",
)
BRIDGE = (
    "青石桥的加固工程进入最后一个月。施工方在桥墩下换上了新的支座，桥面的老石板编了号，将按原样铺回。",
)
SWIM = ("区少年游泳赛上周末在芦花池落幕，一百一十二名小选手参加了十四个项目的比赛。",)
TEA = ("老茶馆“听雨轩”歇业三年后重新开张，说书先生每周四下午开讲。",)
HANT_BODY = (
    "本報訊 5月10日下午，柳蔭區社區食堂的經驗在鄰區交流會上引起關注。養老機構負責人說，"
    "食堂讓獨居老人有了固定的去處。區民政局局長聞人槐介紹了賬目公開的做法。",
    "與會者參觀了青石橋食堂的後廚，並與掌勺的陶師傅交談。鄰區代表表示，回去就找合適的場地。",
)
LATIN = ("The district's chess club meets on Fridays at seven; beginners are welcome.",)


def paragraphs(texts: tuple[str, ...]) -> list[tuple[str, str]]:
    return [("paragraph", text) for text in texts]


def week_one() -> Issue:
    """Two pages, simplified: a lead that runs on, seconds, briefs, an advertisement, a made title."""
    return issue(
        HANS,
        WEEK_1,
        [
            Copy(
                [
                    ("kicker", "让居民走十五分钟吃上热饭"),
                    ("headline", "社区食堂年内再开八家"),
                    ("deck", "十二个街道交流经验，账目每月公开"),
                    *paragraphs(BODY),
                    ("jump_line", "（下转第2版）"),
                ],
                byline="记者 顾小满",
                dateline="本报讯",
                on=(2, 1),
            ),
            Copy(
                [
                    ("headline", "旧书修补室开门迎客"),
                    ("byline", "本报记者 濮阳青"),
                    *paragraphs(LIBRARY),
                ]
            ),
            Copy(
                [
                    ("headline", "青石桥加固进入尾声"),
                    *paragraphs(BRIDGE),
                    ("caption", "工人在桥墩下更换支座。"),
                    ("credit", "记者 鲜于明 摄"),
                ]
            ),
            Copy(paragraphs(SWIM), made="区少年游泳赛上周末在芦花池落幕"),
            Copy([("headline", "听雨轩重新开张"), *paragraphs(TEA)]),
            Copy(
                [("headline", "招租"), ("paragraph", "青石桥路口临街店面一间。")],
                kind="advertisement",
            ),
            Copy(
                [
                    ("headline", "社区食堂年内再开八家"),
                    ("crosshead", "三件事"),
                    *paragraphs(DOWN_PAGE),
                ],
                page=2,
                back=(1, 1),
            ),
            Copy([("headline", NASTY), ("paragraph", NASTY)], page=2),
            Copy([("headline", "Chess on Fridays"), *paragraphs(LATIN)], page=2),
            Copy([("headline", "春茶上市"), *paragraphs(TEA)], page=2, on=(4, None)),
        ],
        pages=("要闻", "民生"),
        furniture=[("masthead", HANS), ("furniture", "热线 000-1234 柳荫发布")],
        unplaced=["一行不知归谁的字"],
        number=18,
        running_number=903,
        permit="（L）0001",
        notices=(NOTICE,),
    )


def week_two() -> Issue:
    """One page, traditional, that came with its looks: boxes and a picture."""
    return issue(
        HANT,
        WEEK_2,
        [
            Copy(
                [
                    ("headline", "鄰區來學社區食堂"),
                    ("deck", "聞人槐介紹賬目公開"),
                    *paragraphs(HANT_BODY),
                ]
            ),
            Copy(
                [
                    ("headline", "舊書修補室預約已滿"),
                    ("paragraph", "五月的名額在一天之內約滿。" + LIBRARY[1]),
                ]
            ),
            Copy(
                [("headline", "端午龍舟開始報名"), ("paragraph", "報名至五月底截止，每隊十二人。")]
            ),
        ],
        pages=("要聞",),
        boxed=True,
        number=19,
        running_number=904,
    )


def loose_page() -> Issue:
    """A page on which neither title nor date is printed; the year is inferred."""
    return issue(
        HANS,
        None,
        [Copy([("headline", "河边种下三百株柳"), *paragraphs(TEA)])],
        date_basis="inferred",
        year=2023,
    )
