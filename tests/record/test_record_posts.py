"""Posts as far as their words go, and whose a title is that stands by itself."""

from __future__ import annotations

import datetime as dt
import random

import pytest
from bench.record_gold.mark import read
from bench.record_gold.renamed import renamed
from record_papers import posts, story, told

from shuzibao.record import Context, facts_of
from shuzibao.record.bodies.governments import government
from shuzibao.record.posts.post_houses import council_of


@pytest.mark.parametrize(
    ("text", "post"),
    [
        ("省委第四巡视组组长林若溪到会。", "省委第四巡视组组长"),
        ("区纪委监委第五监督检查室主任林若溪到会。", "区纪委监委第五监督检查室主任"),
        ("朱家角供电所抢修班班长林若溪赶到。", "抢修班班长"),
        ("大会执行主席林若溪主持会议。", "大会执行主席"),
        ("县委第二书记林若溪到会。", "县委第二书记"),
    ],
)
def test_a_post_goes_as_far_left_as_its_words(text: str, post: str) -> None:
    """What a unit does, its number and what one does in a post belong to it."""
    assert post in {p for _, p, _ in posts(told(story(text)))}


def test_an_office_is_no_title_cut_out_of_it() -> None:
    """国会办公室 holds no 会办."""
    found = posts(told(story("委员林若溪国会办公室主任韩立冬到会。")))

    assert "会办" not in {p for _, p, _ in found}


def test_a_part_of_a_hospital_is_the_hospitals() -> None:
    """产科主任 and a bare 副院长 are of the hospital that the story names before them."""
    found = posts(
        told(
            story(
                "昨天凌晨，青禾医科大学第五附属医院产房外灯火通明。",
                "产科主任车秀梅说，母子平安。副院长韩立冬到场。",
            )
        )
    )

    assert {body for _, _, body in found} == {"青禾医科大学第五附属医院"}


def test_a_bare_title_does_not_follow_another_office() -> None:
    """赛事总监 after somebody else's post is not of that office."""
    found = posts(told(story("区体育局局长林若溪、赛事总监韩立冬共同鸣枪。")))

    assert {person: body for person, _, body in found}["韩立冬"] is None


def test_a_committees_office_is_of_the_committees_place() -> None:
    """奇台县委常委、宣传部部长: the 宣传部 of 奇台县, whatever the paper's own district."""
    found = posts(told(story("奇台县委常委、宣传部部长林若溪到会。")))

    assert ("林若溪", "宣传部部长", "中共奇台县委宣传部") in found


def test_the_list_of_a_life_goes_on_over_commas() -> None:
    """历任 without a subject goes on with whom the sentence before speaks of."""
    found = posts(
        told(
            story(
                "林若溪同志系青禾人，1947年参加工作。历任青禾县公安局股长，云浦县委副书记、县长等职。"
            )
        )
    )

    assert {(person, post) for person, post, _ in found} >= {
        ("林若溪", "股长"),
        ("林若溪", "云浦县委副书记"),
        ("林若溪", "县长"),
    }


def test_what_stands_between_commas_behind_a_name_is_its_bearers_post() -> None:
    """林若溪，…语文教师，在…"""
    found = posts(told(story("带队的林若溪，云浦区沙棠小学语文教师，在这里三年了。")))

    assert ("林若溪", "语文教师", "云浦区沙棠小学") in found


def test_several_may_be_chosen_at_once() -> None:
    """A list before 为 holds the post together, remarks in brackets left aside."""
    found = posts(told(story("大会选举林若溪为主任，韩立冬、周明远（女）、何景明为副主任。")))

    assert {person for person, post, _ in found if post == "副主任"} == {
        "韩立冬",
        "周明远",
        "何景明",
    }


def test_bodies_are_called_as_their_country_calls_them() -> None:
    """花莲县政府 and 潮州镇公所; a district's councillor sits in its council."""
    assert government("花莲县人民政府", "花莲县", "") == "花莲县政府"
    assert government("潮州镇人民政府", "屏东县", "") == "潮州镇公所"
    assert government("云浦区人民政府", None, "云浦区人民政府成立") == "云浦区人民政府"
    assert council_of("议员", "荃湾区", []) == "荃湾区议会"


@pytest.mark.parametrize(
    ("year", "text", "body"),
    [
        (1934, "县长林若溪到场。", "澄远县政府"),
        (1954, "县长林若溪到场。", "澄远县人民政府"),
        (2020, "縣府發放救助金，縣長林若溪到場。", "澄远县政府"),
        (2020, "县府路十公里长，县长林若溪到场。", "澄远县人民政府"),
    ],
)
def test_a_government_is_called_by_its_time_and_country(year: int, text: str, body: str) -> None:
    """No 人民政府 before 1949, nor where a paper in traditional script tells of a 县府."""
    facts = facts_of(story(text), Context(dt.date(year, 3, 1), year, "澄远县"))

    assert {b for _, _, b in posts(facts)} == {body}


@pytest.mark.parametrize(
    ("text", "held"),
    [
        (
            "区人大常委会主任周明远主持会议，副主任韩静、何景明，秘书长林若溪出席。",
            ("林若溪", "秘书长", "云浦区人大常委会"),
        ),
        (
            "区人大常委会主任周明远主持会议，副主任韩静、林若溪出席。",
            ("林若溪", "副主任", "云浦区人大常委会"),
        ),
        ("红岭公社修渠。公社党委书记林若溪到场。", ("林若溪", "公社党委书记", "红岭公社党委")),
        (
            "林若溪历任青禾师范学院讲师、图书馆副馆长。",
            ("林若溪", "图书馆副馆长", "青禾师范学院"),
        ),
        (
            "林若溪历任岱山县委副书记、县革委会主任等职。",
            ("林若溪", "县革委会主任", "岱山县革委会"),
        ),
        ("区公安分局值班民警林若溪赶到。", ("林若溪", "区公安分局值班民警", "云浦区公安分局")),
        ("云浦区人民法院判决。主审法官林若溪说。", ("林若溪", "主审法官", "云浦区人民法院")),
    ],
)
def test_whose_a_title_in_a_row_or_cut_short_is(text: str, held: tuple[str, str, str]) -> None:
    """Officers of one row share their head's body; a commune's committee, a school's library, a county of a life."""
    assert held in posts(told(story(text)))


def test_other_names_leave_the_truth_true() -> None:
    """The gold set with other names: every mark stands on the words that it means, holders go with their names."""
    [gold] = read(
        "=== x01 hans 2024-05-17 云浦区\n"
        "p {J区长@林若溪:云浦区人民政府}{P林若溪}到{L沙棠村}，{P林区长=林若溪}说好。{P林若溪}又来。\n"
    )

    other = renamed(gold, random.Random(1))
    text = other.article.elements[0].text
    people = [m for m in other.marks if m.kind == "person"]
    [post] = [m for m in other.marks if m.kind == "post"]

    assert "林若溪" not in text
    assert len({m.value for m in people}) == 1
    assert text[people[0].start : people[0].end] == people[0].value
    assert text[people[1].start : people[1].end].endswith("区长")
    assert post.extra == (people[0].value, "云浦区人民政府")


def test_a_trade_that_no_list_has_is_a_post_before_a_name() -> None:
    """报靶员 is told by its ending; its holder is no public person by it."""
    facts = told(story("云浦机床厂今天表彰先进。验磁工林若溪上台领奖。"))

    assert ("林若溪", "验磁工", "云浦机床厂") in posts(facts)
    assert not next(f for f in facts if f.kind == "person").parts["public"]


def test_a_head_of_a_government_beside_one_of_the_party_is_of_the_same_place() -> None:
    """巴东县委书记…、县长… in a paper of a city's district."""
    found = posts(told(story("区长与巴东县委书记林若溪、县长韩立冬座谈。")))

    assert ("韩立冬", "县长", "巴东县人民政府") in found


def test_a_title_goes_by_the_one_house_of_the_story_however_far_back() -> None:
    """审判长 in a story of one court."""
    found = posts(
        told(
            story(
                "永安市人民法院开庭。",
                "旁听席坐满了人。",
                "庭审两小时。",
                "审判长林若溪说：“双方都退一步。”",
            )
        )
    )

    assert ("林若溪", "审判长", "永安市人民法院") in found


@pytest.mark.parametrize(
    ("text", "post"),
    [
        ("运输署高级工程师林若溪出席。", "高级工程师"),
        ("警务处交通督察林若溪出席。", "交通督察"),
        ("他到平陶县任县农业农村局副局长。副县长林若溪到任。", "副县长"),
        ("林若溪2022年到平陶县任县农业农村局副局长，挂职三年。", "县农业农村局副局长"),
        ("他立刻拨通村党总支书记林若溪的电话。", "村党总支书记"),
        ("学工部部长林若溪主持。", "学工部部长"),
    ],
)
def test_a_body_in_full_stands_before_its_title_and_one_cut_short_with_it(
    text: str, post: str
) -> None:
    """运输署 is a whole name, 县农业农村局 and 学工部 are not; the verb before a body is no part of it."""
    assert post in {p for who, p, _ in posts(told(story(text))) if who == "林若溪"}


@pytest.mark.parametrize(
    ("text", "held"),
    [
        (
            "青禾粮油批发公司信息部经理林若溪分析。",
            ("林若溪", "信息部经理", "青禾粮油批发公司"),
        ),
        ("韩立冬、林若溪为云浦区监察委员会主任。", ("林若溪", "主任", "云浦区监察委员会")),
        ("林若溪原是云浦区气象局预报员，后来执教。", ("林若溪", "预报员", "云浦区气象局")),
        (
            "林若溪，34岁，原是青禾外国语学校备课组长。",
            ("林若溪", "备课组长", "青禾外国语学校"),
        ),
        ("局长韩静、段党委书记林若溪陪同。", ("林若溪", "段党委书记", "段党委")),
        ("市长周明远、市防指指挥长林若溪到会。", ("林若溪", "市防指指挥长", "青禾市防指")),
        ("小区桶长林若溪值守。", ("林若溪", "小区桶长", None)),
        ("街道侨联主席林若溪说，会员不少。", ("林若溪", "街道侨联主席", None)),
        ("环保教育学会成立。学会主席林若溪表示满意。", ("林若溪", "学会主席", None)),
        ("病人组织「病友互济同盟」发言人林若溪表示不满。", ("林若溪", "发言人", "病友互济同盟")),
        (
            "青禾供电段检修工区抢修。段长韩立冬、段党委书记林若溪陪同。",
            ("林若溪", "段党委书记", "青禾供电段党委"),
        ),
        (
            "他赶到河湾村。导演在村里蹲点，村党支部书记林若溪说。",
            ("林若溪", "村党支部书记", "河湾村党支部"),
        ),
        (
            "河口街坊会昨晚就职。由会长韩立冬、监事长林若溪主持。",
            ("林若溪", "监事长", "河口街坊会"),
        ),
        ("青湾会馆于十一日开会，由主席林若溪主持。", ("林若溪", "主席", "青湾会馆")),
        (
            "海云区议会环境及卫生委员会开会。委员会主席林若溪主持。",
            ("林若溪", "委员会主席", "海云区议会环境及卫生委员会"),
        ),
        ("林若溪当过31年扳道工。", ("林若溪", "扳道工", None)),
        (
            "韩静，67岁，退休前是云浦区气象局预报员。",
            ("韩静", "预报员", "云浦区气象局"),
        ),
    ],
)
def test_parts_of_a_house_and_short_bodies_go_with_the_title(
    text: str, held: tuple[str, str, str | None]
) -> None:
    """信息部经理 of a company in full, 市防指指挥长, 段党委书记; whoever 原是 something was it; a 桶长 leads something."""
    found = posts(told(story(text)))

    assert held[:2] in {(who, post) for who, post, _ in found}
    assert held[2] is None or held in found


def test_a_kind_of_body_alone_is_none() -> None:
    """社区民警 and 项目经理 are of no body where the story tells of none."""
    found = posts(told(story("社区民警林若溪上门，项目经理韩静介绍工期。")))

    assert found == {("林若溪", "社区民警", None), ("韩静", "项目经理", None)}


def test_work_for_nothing_and_a_reporters_sending_are_no_posts() -> None:
    """志工 is no post, nor is 特派记者 in a byline."""
    facts = told(story("社区志工林若溪切萝卜。", "（特派记者 韩立冬）"))

    assert posts(facts) == set()
