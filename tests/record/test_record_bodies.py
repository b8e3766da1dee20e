"""What a shortened body's name stands for: the name that the article tells in full, and the paper's own place."""

from __future__ import annotations

import pytest
from record_papers import story, told, values

from shuzibao.record.bodies.bodies import full_name
from shuzibao.record.places.datelines import sent_by
from shuzibao.record.places.short_names import shortened


@pytest.mark.parametrize(
    ("text", "short", "whole"),
    [
        ("蓝湾市议会周三开会。有人建议市议会拨款。", "市议会", "蓝湾市议会"),
        (
            "海州市棠浦区人民法院开庭，棠浦区人民法院当庭宣判。",
            "棠浦区人民法院",
            "海州市棠浦区人民法院",
        ),
        ("记者来到牛背公社石坝大队，石坝大队正在修渠。", "石坝大队", "牛背公社石坝大队"),
    ],
)
def test_the_end_of_a_name_told_in_full_is_that_name(text: str, short: str, whole: str) -> None:
    """A body told first with its place or its parent and then without is one body, not two."""
    found = values(told(story(text)), "organisation")

    assert short not in found
    assert whole in found


def test_two_bodies_that_end_alike_leave_the_end_open() -> None:
    """教育局 behind two districts' offices of education is said to be neither's."""
    text = "望江区教育局在会上发言。石鼓区教育局作了补充。家长们说，教育局应当答复。"
    found = values(told(story(text)), "organisation")

    assert {"望江区教育局", "石鼓区教育局"} <= set(found)
    assert "教育局" in found


def test_bare_offices_of_a_countys_paper_are_the_countys() -> None:
    """财政局 without its place, in a paper of one county, is that county's office."""
    text = "周一，县长带领财政局、交通局到学校门口看路。"
    found = values(told(story(text), district="梧溪县"), "organisation")

    assert found == ["梧溪县财政局", "梧溪县交通局"]


def test_a_part_of_the_one_university_told_is_its_own() -> None:
    """财务处 in a story of one university is the university's; where 我校 has no name it stays as printed."""
    text = "澜江师范大学提前发放助学金。来自护理学院的同学领到了，财务处加班。"
    ours = text + "我校学生也去了。"

    assert "澜江师范大学财务处" in values(told(story(text)), "organisation")
    assert "澜江师范大学财务处" not in values(told(story(ours)), "organisation")


@pytest.mark.parametrize(
    ("text", "sent"),
    [
        ("新华社沙州1月12日电 记者看到", [("organisation", 0, 3), ("place", 3, 5)]),
        ("白鹭新闻网临渡4月26日讯（林静）近日", [("organisation", 0, 5), ("place", 5, 7)]),
        ("（中央社记者林静台北29日电）市场", [("organisation", 1, 4)]),
        ("【白鹭报专讯】码头", [("organisation", 1, 4)]),
        ("〔记者林静／嘉义报道〕码头", [("place", 6, 8)]),
        ("本报沙州1月12日电 记者", [("place", 2, 4)]),
        ("白鹭讯 记者林静 码头", [("organisation", 0, 2)]),
        ("据白鹭新闻网19日消息，码头", [("organisation", 1, 6)]),
        ("本报讯 记者林静报道", []),
        ("码头的电报送到，社区广播站报道", []),
    ],
)
def test_an_opening_tells_who_sent_the_story_and_from_where(
    text: str, sent: list[tuple[str, int, int]]
) -> None:
    """An agency, a paper or a site before 电, 讯 or 消息 is a body, and what stands before the day is a place."""
    assert sent_by(text) == sent


@pytest.mark.parametrize(
    ("short", "whole"),
    [
        ("临江省防指", "临江省防汛抗旱指挥部"),
        ("江防市商委", "江防市商业委员会"),
        ("南屿理大", "南屿理工大学"),
        ("青石矿业公司", "青石矿业集团有限公司"),
        ("星火社", "云浦县星火农业生产合作社"),
        ("吴江县府", "吴江县人民政府"),
    ],
)
def test_a_shortened_name_leaves_characters_out_of_the_whole(short: str, whole: str) -> None:
    """Brand or place and kind stand, in their order; what lies between may go."""
    assert shortened(short, whole)


@pytest.mark.parametrize(
    ("short", "whole"),
    [
        ("青禾中学", "青禾第一中学"),
        ("云浦区人民医院", "云浦区第二人民医院"),
        ("青禾大学", "青禾理工大学"),
        ("青禾大学", "青禾大学附属医院"),
        ("市人大常委会", "市第十七届人大常委会"),
        ("民政局", "民族宗教事务局"),
        ("云浦区水务局", "云浦区水务局治水布局"),
    ],
)
def test_another_body_of_the_same_kind_is_no_whole(short: str, whole: str) -> None:
    """A number or a word more before an unshortened kind is another school, court or hospital."""
    assert not shortened(short, whole)


def test_a_taiwan_county_has_a_government_of_no_people() -> None:
    """苗栗縣政府 is its name; on the mainland a bare 政府 is the 人民政府."""
    assert full_name("苗栗县政府", "苗栗县") == "苗栗县政府"
    assert full_name("县政府", "苗栗县") == "苗栗县政府"
    assert full_name("云浦区政府", "云浦区") == "云浦区人民政府"


def test_a_town_that_was_a_county_has_the_countys_offices() -> None:
    """县粮食局 in a paper of 沅陵, said to be a 市, is that of the county which the gazetteer has."""
    assert full_name("县粮食局", "沅陵市") == "沅陵县粮食局"
    assert full_name("县粮食局", "棠浦市") == "县粮食局"


@pytest.mark.parametrize(
    ("short", "district", "whole"),
    [
        ("市中院", "青禾市", "青禾市中级人民法院"),
        ("二中院", "青禾市", "青禾市第二中级人民法院"),
        ("青禾市三中院", None, "青禾市第三中级人民法院"),
        ("大理州中院", None, "大理白族自治州中级人民法院"),
        ("中组部", None, "中共中央组织部"),
        ("中科院澜江湖泊研究所", None, "中国科学院澜江湖泊研究所"),
        ("县委", "浔县", "中共浔县县委"),
        ("县委", "梧溪县", "中共梧溪县委"),
    ],
)
def test_courts_and_the_partys_organs_have_a_full_name(
    short: str, district: str | None, whole: str
) -> None:
    """What everybody shortens means one body; a county of one character is told twice in its committee's name."""
    assert full_name(short, district) == whole


def test_schools_listed_with_ji_are_two() -> None:
    """文华高中及居仁国中 are two schools, and the trader's country before a company is no part of its name."""
    found = [f.text for f in told(story("考场在文岭高中及仁居国中。")) if f.kind == "organisation"]

    assert "文岭高中及仁居国中" not in found


def test_a_road_and_a_word_name_no_city() -> None:
    """珠海路 says nothing of 珠海, nor 人力资源 of 资源县: what a bare 市 means is not asked of them."""
    text = "山东省莱州市在珠海路办夜校，讲人力资源。市图书馆也来了。"

    assert "莱州市图书馆" in values(told(story(text), district="山东省"), "organisation")
