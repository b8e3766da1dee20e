"""Ordinary wording of a local paper that once misled the record: lists, brackets, rivers' banks, the party's own word."""

from __future__ import annotations

import datetime as dt

import pytest
from record_papers import posts, story, told, values

NOVEMBER = dt.date(2021, 11, 29)


def test_a_word_that_holds_a_countys_name_says_no_county() -> None:
    """市公安局 is not of 公安县, and 呼延庆 not of 延庆区: what a bare 市 or 区 means stays open."""
    city = told(story("市长林若溪出席会议，市公安局局长韩立冬汇报。"), district=None)
    person = told(story("区领导呼延庆参加。区长林若溪讲话。"), district=None)

    assert ("林若溪", "市长", None) in posts(city)
    assert ("林若溪", "区长", None) in posts(person)


@pytest.mark.parametrize(
    ("text", "name", "within"),
    [("市民在徐汇滨江散步。", "徐汇滨江", "徐汇区"), ("楊浦濱江亮燈。", "杨浦滨江", "杨浦区")],
)
def test_a_rivers_bank_is_no_district(text: str, name: str, within: str) -> None:
    """徐汇滨江 lies in 徐汇区; it is not the district 滨江区 of another city and has no code."""
    place = next(f for f in told(story(text), district="徐汇区") if f.kind == "place")

    assert (place.value, place.parts.get("code"), place.parts.get("within")) == (name, None, within)


def test_the_head_of_the_state_is_of_no_local_body() -> None:
    """习近平主席 in a story of a district's 政协 is of the state."""
    facts = told(story("区政协副主席林若溪出席会议。习近平主席此前曾作出指示。"))

    assert ("习近平", "主席", "中华人民共和国") in posts(facts)


@pytest.mark.parametrize("text", ["社工小林说，大家都很高兴。", "居民小林說，大家都很高興。"])
def test_who_is_told_by_another_trade_is_not_the_holder_of_a_post(text: str) -> None:
    """社工小林 beside the council's member 林若溪 is somebody else, and nobody public."""
    facts = told(story(f"政协委员林若溪参加。{text}"))

    assert [
        f.value for f in facts if f.kind == "person" and f.text == "小林" and f.parts["public"]
    ] == []
    assert "林若溪" not in [f.value for f in facts if f.text == "小林"]


@pytest.mark.parametrize(
    "text",
    [
        "云浦区正广泛宣讲传达党的会议精神。",
        "青禾市第九次党代会和党的十九大相继召开。",
        "云浦区2022年全面从严治党大会举行。",
    ],
)
def test_the_party_ends_no_bodys_name_behind_a_verb(text: str) -> None:
    """学习贯彻|党 and 从严治|党 name no organisation."""
    assert [v for v in values(told(story(text)), "organisation") if str(v).endswith("党")] == []


@pytest.mark.parametrize(
    ("text", "post", "holders"),
    [
        ("区领导林若溪、韩立冬（女）、闻人槐、高世昀等参加。", "区领导", {"林若溪", "韩立冬", "闻人槐", "高世昀"}),
        ("副區長林若溪（掛職）、韓立冬、高世昀出席。", "副区长", {"林若溪", "韩立冬", "高世昀"}),
    ],
)  # fmt: skip
def test_a_bracket_does_not_end_a_list_of_holders(text: str, post: str, holders: set[str]) -> None:
    """（女） and （挂职） stand behind a name; who follows holds the post too."""
    assert {person for person, name, _ in posts(told(story(text))) if name == post} == holders


def demands(*text: str) -> list[tuple[object, ...]]:
    return [
        (f.parts["item"], f.parts.get("addressee"), f.parts.get("due"), f.parts["speaker"])
        for f in told(story(*text), NOVEMBER)
        if f.kind == "demand"
    ]


def test_the_last_entry_of_an_enumeration_ends_where_somebody_else_is_told_of() -> None:
    """他强调 begins a demand of its own with its own day; 副区长…参加 is part of none."""
    assert demands(
        "区长林若溪要求，一要摸清底数，二要加强协作。他强调，各街道要在12月底前完成检查。"
    )[1:] == [
        ("加强协作", None, None, "林若溪"),
        ("各街道要在12月底前完成检查", None, "2021-12-31", "林若溪"),
    ]
    facts = told(
        story("区长林若溪指出，一是要完善设施，二是要打造数字街区。副区长柏知秋一同走访。")
    )

    assert [f.text for f in facts if f.kind == "demand"][-1] == "二是要打造数字街区"


@pytest.mark.parametrize(
    ("text", "addressee", "item"),
    [
        ("区长林若溪对区民政局提出，要尽快落实。", "区民政局", "尽快落实"),
        ("區長林若溪要求區教育局、區衛健委年底前完成整改。", "区教育局、区卫健委", "年底前完成整改"),
        ("区长林若溪要求各街道加强巡查。", "各街道", "加强巡查"),
    ],
)  # fmt: skip
def test_of_whom_it_is_asked_needs_no_yao(text: str, addressee: str, item: str) -> None:
    """A body before the verb with 对, bodies right behind it, and all of a kind."""
    assert [(a, i) for i, a, *_ in demands(text)] == [(addressee, item)]


def test_an_answer_given_is_no_verb_of_speech() -> None:
    """给一个答复 ends no speech: what the next paragraph asks for is the same speaker's, who 指出."""
    text = "区长林若溪指出，“两问一答”就是问清谁急、问清谁办，五天之内给一个答复。"
    facts = told(story(text, "要把凳子搬到院子里去。答复要写成大白话。"), NOVEMBER)

    assert {f.parts["verb"] for f in facts if f.kind == "demand"} <= {"指出"}


def test_who_wrote_the_story_takes_no_part_in_it() -> None:
    """A reporter in the dateline's bracket is no participant of the inspection."""
    facts = told(story("（记者 方舟）昨日，区长林若溪调研沙棠社区。", "记者方舟随行。"), NOVEMBER)
    event = next(f for f in facts if f.kind == "event")

    assert [p["person"] for p in event.parts["participants"]] == ["林若溪"]


def test_a_bridge_in_quotation_marks_is_a_thing() -> None:
    """“望麦桥” names no programme; “望麦桥”修缮工程 does."""
    bare = told(story("渡口的桥叫“望麦桥”，桥头的亭叫“听铃亭”。"))
    works = told(story("“望麦桥”修缮工程启动。"))

    assert values(bare, "programme") == []
    assert values(works, "programme") == ["望麦桥修缮工程"]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("一两百人到场。", ["200人"]),
        ("改造了26号楼。", []),
        ("居民拨打120急救电话。", []),
        ("要推动五个责任层层相扣。", []),
        ("走访四个街道。", ["4个"]),
    ],
)
def test_an_address_a_line_and_a_formula_count_nothing(text: str, figures: list[str]) -> None:
    """26号楼, 120急救 and 四个责任 are no figures; 一两百 is up to two hundred."""
    assert values(told(story(text)), "figure") == figures


def test_a_level_without_its_place_is_no_bodys_full_name() -> None:
    """区委书记 where nothing says which district has no body; 台北市长 is of 台北市政府; 公所 of merchants is no government."""
    facts = told(story("区委书记林若溪讲话。台北市长韩立冬来访。四安公所重修。"), district=None)

    assert {("林若溪", "区委书记", None), ("韩立冬", "市长", "台北市政府")} <= posts(facts)


def test_the_new_years_days_are_of_the_lunar_year() -> None:
    """今年大年初三 is the third day of the first lunar month."""
    facts = told(story("今年大年初三，街上很热闹。"), NOVEMBER)

    assert values(facts, "date") == ["2021-02-14"]
