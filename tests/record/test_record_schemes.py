"""Programmes by the evidence for them, in quotation marks and without."""

from __future__ import annotations

import pytest
from record_papers import story, told, values


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("民生微实事项目推行一年，办结936件。", "民生微实事项目"),
        ("昨天，全国茶艺职业技能竞赛在临州举行。", "全国茶艺职业技能竞赛"),
        ("千村万企结对工程实施三年来，企业与村结对。", "千村万企结对工程"),
        ("6月5日，梧桐街道第五届邻里节举行。", "第五届邻里节"),
        ("区里推进“一网通办”改革。", "一网通办"),
    ],
)
def test_a_name_is_found_whole(text: str, name: str) -> None:
    """A known name may be the end of a longer one; a body before it is no part of it."""
    assert [f.value for f in told(story(text)) if f.kind == "programme"] == [name]


@pytest.mark.parametrize(
    "text",
    [
        "墙上贴着“生命至上”四个大字。",
        "要当好“店小二”，做到“有求必应”。",
        "项目等不起，工程要提速。",
    ],
)
def test_a_catchword_and_a_bare_noun_name_nothing(text: str) -> None:
    """Neither quotation marks nor a closing noun make a programme by themselves."""
    assert [f.text for f in told(story(text)) if f.kind == "programme"] == []


@pytest.mark.parametrize(
    ("text", "printed", "value"),
    [
        ("办好迎接十八大的展览。", "十八大", "党的十八大"),
        ("贯彻十九届五中全会精神。", "十九届五中全会", "党的十九届五中全会"),
        (
            "会议解读了《梧溪县平安乡镇评审条件》。",
            "《梧溪县平安乡镇评审条件》",
            "梧溪县平安乡镇评审条件",
        ),
        ("梧溪县第三届枇杷节开幕。", "梧溪县第三届枇杷节", "梧溪县第三届枇杷节"),
    ],
)
def test_congresses_papers_and_counted_feasts_are_named_in_full(
    text: str, printed: str, value: str
) -> None:
    """A congress told by its number is the party's, a paper in book marks is one, a feast has its place."""
    assert (printed, value) in [
        (f.text, f.value) for f in told(story(text)) if f.kind == "programme"
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("长庚区打响河道清淤攻坚战，两个月见效。", "河道清淤攻坚战"),
        (
            "由长庚市人才中心举办的2022年长庚省高校毕业生夏季双选会开幕。",
            "2022年长庚省高校毕业生夏季双选会",
        ),
        (
            "位于城北的长庚县中医医院综合楼（二期）扩建项目上月开工。",
            "长庚县中医医院综合楼（二期）扩建项目",
        ),
        ("长庚湖国际水上运动博览会开馆。", "长庚湖国际水上运动博览会"),
    ],
)
def test_a_name_has_its_year_its_house_and_its_stage(text: str, name: str) -> None:
    """A fair begins with its year and place, a project with whose it is; the verb before is no part."""
    assert [f.value for f in told(story(text)) if f.kind == "programme"] == [name]


def test_a_short_form_means_what_the_article_names_in_full() -> None:
    """网安法 is the 网络安全法 of the same article, and nothing where none is told."""
    text = "政府就《网络安全法》咨询。转发谣言可能触犯网安法。"

    assert values(told(story(text)), "programme") == ["网络安全法", "网络安全法"]
    assert values(told(story("转发谣言可能触犯网安法。")), "programme") == []


def test_who_plans_is_no_programme() -> None:
    """篁湖县计划 before what it will do names no plan."""
    found = told(story("篁湖县计划在年内建成三个公园。"))

    assert not [f.text for f in found if f.kind == "programme"]


def test_schemes_among_others_do_not_hold_what_all_are() -> None:
    """“灯火”体验坊等品牌活动 are several: the name ends before 等."""
    found = told(story("中心开展“水墨”公益课堂、“灯火”体验坊等品牌活动。"))

    assert not [f.text for f in found if f.kind == "programme" and "等" in f.text]


def test_no_body_swallows_the_scheme_before_it() -> None:
    """坚持“…”机制和市委…: the scheme ends where the next body begins."""
    facts = told(story("坚持“五责联动”机制和市委专项巡视反馈意见整改一体推进。"), district="青禾市")
    assert values(facts, "programme") == ["五责联动机制"]
    assert values(facts, "organisation") == ["中共青禾市委"]


def test_a_row_of_quoted_names_is_what_its_noun_says() -> None:
    """“甲”“乙”等活动 are two schemes, “甲”“乙”等问题 none; a fair's name holds the trades that it lists."""
    assert names("区里开展“连心桥”“暖窗”等活动，解决“停车难”“办证慢”等问题。") == ["连心桥", "暖窗"]
    assert names("5日：电子、纺织、家具类专场招聘会。") == ["电子、纺织、家具类专场招聘会"]


def names(text: str) -> list[str | None]:
    return values(told(story(text)), "programme")
