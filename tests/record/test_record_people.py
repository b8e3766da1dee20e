"""People, posts and bodies."""

from __future__ import annotations

import pytest
from record_papers import posts, story, told, values


def test_one_person_may_hold_two_posts() -> None:
    """区委副书记、区长 before one name are two posts of it, each with its body."""
    facts = told(story("区委副书记、区长林若溪前往沙棠社区。"))

    assert posts(facts) == {
        ("林若溪", "区委副书记", "中共云浦区委"),
        ("林若溪", "区长", "云浦区人民政府"),
    }


def test_a_list_shares_its_post() -> None:
    """區領導 before a list is the post of each, in either script."""
    facts = told(story("區領導宋文博、范曉蕾、葛長青出席。"))

    assert {person for person, _, _ in posts(facts)} == {"宋文博", "范晓蕾", "葛长青"}


def test_a_headlines_run_of_names_is_told_apart_by_the_body() -> None:
    """Two names set without a mark between are the two that the body names."""
    facts = told(
        story(
            "区委书记周明远，区委副书记、区长林若溪分别检查工作。",
            headline="周明远林若溪检查节日安全",
        )
    )
    headline = [f.text for f in facts if f.kind == "person" and f.element == 0]

    assert headline == ["周明远", "林若溪"]


def test_a_surname_with_a_title_is_the_one_who_bears_it() -> None:
    """林区长 is 林若溪, the printed words stay."""
    facts = told(story("区长林若溪来到枫桥镇。林区长说，要守牢底线。"))
    short = [f for f in facts if f.text == "林区长"]

    assert [f.value for f in short] == ["林若溪"]


def test_an_ordinary_person_is_told_with_what_is_said_of_him() -> None:
    """百岁老人 is no post; the age is read, and the person is not public."""
    facts = told(story("家住望溪村的百岁老人钱阿宝今年103岁。"))
    [person] = [f for f in facts if f.kind == "person"]

    assert (person.value, person.parts["described"], person.parts["age"], person.parts["public"]) == (
        "钱阿宝", "百岁老人", 103, False,
    )  # fmt: skip
    assert posts(facts) == set()


@pytest.mark.parametrize(("post", "public"), [
    ("讲解员", False), ("农技员", False), ("安全员", False), ("康复师", False), ("设计师", False),
    ("招聘专员", False), ("物业经理", False), ("物业主管", False), ("钳工", False), ("村医", False), ("居民代表", False), ("观鸟爱好者代表", False),
    ("副区长", True), ("人大代表", True), ("政协委员", True), ("立法会议员", True), ("一级调研员", True),
    ("检察员", True), ("副专员", True), ("总工程师", True), ("副总经理", True), ("馆长", True), ("居委会主任", True),
])  # fmt: skip
def test_a_trade_makes_nobody_a_public_person(post: str, public: bool) -> None:
    """Who leads or represents is public; a guide, a fitter or a recruiter has no page by his work alone."""
    facts = told(story(f"{post}林若溪昨天来到沙棠社区，与居民座谈。"))

    [person] = {f.parts["public"] for f in facts if f.kind == "person"}
    assert person is public


def test_who_was_appointed_holds_the_post() -> None:
    """任命…为… gives the post to the name before it."""
    facts = told(story("会议决定任命蒋一帆为区审计局局长。"))

    assert ("蒋一帆", "区审计局局长", "云浦区审计局") in posts(facts)


def test_words_of_politics_are_nobody() -> None:
    """严管, 党忠诚 and the paper's own 云浦通 are no people."""
    facts = told(story("要坚持严管厚爱结合，永葆对党忠诚的政治品格，下载云浦通客户端。"))

    assert values(facts, "person") == []


def test_an_abbreviation_stands_for_its_full_name() -> None:
    """（以下简称“…”） ties the short form to the full one."""
    facts = told(story("青禾海纳科技有限公司（以下简称“海纳科技”）投产。海纳科技承诺扩大招聘。"))

    assert set(values(facts, "organisation")) == {"青禾海纳科技有限公司"}


def test_a_surname_with_a_form_of_address_is_somebody() -> None:
    """章女士 is all that is said of her; 老阮 and 阮师傅 are the 阮福根 of the story."""
    facts = told(story("联系人：章女士。摊主阮福根七十岁，街坊喊他老阮、阮师傅。"))
    people = {f.text: f.value for f in facts if f.kind == "person"}

    assert people == {"章女士": "章女士", "阮福根": "阮福根", "老阮": "阮福根", "阮师傅": "阮福根"}


def test_a_surname_with_a_title_is_somebody_of_whom_no_more_is_told() -> None:
    """骆校长 alone is a person without a post of his own, and has no page."""
    facts = told(story("骆校长说，每个孩子都是一颗星。"))

    assert [(f.text, f.parts.get("public")) for f in facts if f.kind == "person"] == [
        ("骆校长", False)
    ]
    assert values(facts, "post") == []


def test_a_name_of_another_people_ends_where_it_ends() -> None:
    """The last syllable before a mark belongs to the name; a word behind it does not; 项某 is not 项某与."""
    facts = told(story("古丽巴哈尔·阿不都拉，女，1984年生。原告项某与被告池某某系同窗。"))

    assert {f.text for f in facts if f.kind == "person"} == {
        "古丽巴哈尔·阿不都拉",
        "项某",
        "池某某",
    }


def test_a_street_called_after_somebody_is_a_street() -> None:
    """宋玉生广场 tells of no 宋玉生; 罗永生 who is met there is somebody."""
    facts = told(story("驾驶者可提早转入宋玉生广场。工程师罗永生说，路面已修好。"))

    assert values(facts, "person") == ["罗永生"]


def test_two_readings_of_one_name_are_one_name() -> None:
    """A name of several parts is whole, whichever part was known."""
    facts = told(story("校长阿卜杜热合曼·吐尔逊说，孩子们都来了。长子夏曼·马那弄说，木头会认人。"))

    assert values(facts, "person") == ["阿卜杜热合曼·吐尔逊", "夏曼·马那弄"]


def test_a_neighbour_is_called_as_neighbours_call() -> None:
    """陈伯 and 老卓 are people where the story introduces them; 施工 is no engineer 施."""
    facts = told(story("七十四岁的陈伯住在桥底。居民老卓天天送姜茶。林若溪看了施工现场。"))

    assert set(values(facts, "person")) == {"陈伯", "老卓", "林若溪"}


def test_whoever_signs_between_spaces_is_a_person_whatever_the_surname() -> None:
    """记者 火正红）."""
    facts = told(story("本报讯（通讯员 林若溪 记者 火正红）昨日通车。"))

    assert "火正红" in values(facts, "person")


def test_a_brand_alone_is_the_company_that_the_story_names() -> None:
    """海源 of 海源航运集团, also without what the house does: 海源集团."""
    facts = told(story("海源航运集团造船两艘。海源集团扩产。海源将招工三百人。"))

    assert set(values(facts, "organisation")) == {"海源航运集团"}


def test_an_office_listed_behind_another_is_of_the_same_place() -> None:
    """区发改局、财政局."""
    facts = told(story("云浦区发展和改革局、财政局联合发文。"))

    assert "云浦区财政局" in values(facts, "organisation")


@pytest.mark.parametrize(
    ("text", "nobody"),
    [
        ("一、围挡分两段。二、施工期间，东埠巷实行单向通行，请过往车辆绕行。", "施工"),
        ("柿子镇长者食堂与县民政局签订协议。长者食堂不够怎么办？", "者食堂"),
        ("康复师韦超是这里的常客，她笑着说：“我签约的病人，脾气都记得。”", "康复师"),
        ("记者：有居民担心大喇叭会不会只是摆设，您怎么看？", "有居民"),
        ("陶洲区公安局交警支队表示，将继续修补破损盲道，让最后一公里不再靠走。", "支队"),
    ],
)
def test_work_kinds_of_people_titles_and_bodies_are_nobody(text: str, nobody: str) -> None:
    """Words that begin like a surname and stand where a name could."""
    assert nobody not in [f.text for f in told(story(text)) if f.kind == "person"]
