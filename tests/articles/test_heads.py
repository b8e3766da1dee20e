"""Which heading line is kicker, headline, deck. All text is invented."""

from __future__ import annotations

import pytest

from shuzibao.articles.heads import Heading, head_roles, split_heading
from shuzibao.model import Role

K, H, D = Role.KICKER, Role.HEADLINE, Role.DECK


@pytest.mark.parametrize(
    ("lines", "roles"),
    [
        # who says it where, unfinished
        (["鲍远舟调研菜场改造时强调", "留住街坊的烟火气"], [K, H]),
        # who did what, below a slogan
        (["民有所呼 我有所应", "鲍远舟到柳泉镇走访种粮大户"], [H, D]),
        # two clauses above a statement in one: a couplet, and a line of small type that is wider
        (["白天打鱼　夜里读书", "柳塘村三十条船办起夜校"], [K, H]),
        (["老渔民半夜落水没人看见 两只狗一路叫到村口", "“黑子”领人救主"], [K, H]),
        # a dash opens a deck
        (["一盏灯亮到天明", "——记柳泉镇夜班护士鲍秋"], [H, D]),
        # a circumstance is no statement; 把 is no surname
        (["历时四个月精心筹备", "把大喇叭搬到家门口，柳泉镇做了什么"], [K, H]),
        # the first line is nothing without the second
        (["以“一网通办”改革为抓手", "推动政务服务提质增效"], [H, H]),
        # who chaired, what was resolved: a paper of 1930
        (["闸务积极筹备", "鲍远舟主席", "议决勘测上游水势"], [H, D, D]),
        # what was said, in quotation marks
        (["一张图纸改了五遍", "“一船人划齐了才叫痛快”"], [K, H]),
        # what a matter's name needs said of it; a time needs nothing
        (["白鹭湖水质", "连续三年达Ⅱ类"], [H, H]),
        (["端午假期", "全区公交增加班次320个"], [K, H]),
        # broken in mid-word by a narrow column
        (["投入627万元", "柳泉县把闲置车棚改成长者食", "堂"], [K, H, H]),
        # a line that was broken is full: the wider one below it is no larger type's
        (["划船公开赛在柳泉镇体", "育馆开幕", "86支队伍412名选手在水上同台", "竞技"], [H, H, D, D]),
        # a question answered says all by itself
        (["晒场怎么管？柳泉镇有办法", "柳泉县扩建村级晒场方案本月公布"], [H, D]),
        # a line that pauses at its end goes on
        (["告别老晒场，", "柳泉镇迎来新变化"], [H, H]),
        # who says what, below what it is about
        (
            ["民生热线", "渡船停开之后", "柳泉镇学生怎么上学？", "航运公司：月底前加开早班渡船"],
            [K, H, H, D],
        ),
        # a verb and what it wants
        (["桥头体育馆挂牌", "“早安一碗粥”工程"], [H, H]),
        (["只有一行"], [H]),
        ([], []),
    ],
)
def test_the_trades_habits_give_each_line_its_role(lines: list[str], roles: list[Role]) -> None:
    """Without sizes, wording tells kicker, headline and deck apart."""
    assert head_roles([Heading(line) for line in lines]) == roles


def test_the_largest_line_is_the_headline() -> None:
    """Where the source tells levels, they count."""
    lines = [
        Heading("秋收时节看柳泉", 3),
        Heading("柳泉镇八台新机具下田", 1),
        Heading("收割一亩水稻只用十一分钟，比去年快一半", 3),
    ]

    assert head_roles(lines) == [K, H, D]


def test_a_couplet_on_one_line_stays_one_headline() -> None:
    """Two halves of one length are one headline; a meeting behind a slogan is its deck."""
    couplet, both = "奋进新征程 书写新答卷", "稳产增收 柳泉镇秋季农业生产推进会举行"

    assert [role for *_, role in split_heading(couplet)] == [H]
    assert [both[a:b] for a, b, _ in split_heading(both)] == [
        "稳产增收",
        "柳泉镇秋季农业生产推进会举行",
    ]


def test_what_is_as_short_as_a_name_and_a_verb_stays_with_the_headline() -> None:
    """…会召开 鲍远舟出席 on one line is one headline."""
    assert [role for *_, role in split_heading("夜间经济听证会在柳泉会客厅召开 鲍远舟出席")] == [H]


def test_a_latin_headline_goes_on_with_a_small_letter() -> None:
    """Its second line is no deck, whatever their lengths."""
    lines = ["Parents' Association to", "plant an orchard behind the gym"]

    assert head_roles([Heading(line) for line in lines]) == [H, H]
