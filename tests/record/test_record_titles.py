"""Which place a bare level means where the paper has none, and what before a title is no part of it."""

from __future__ import annotations

import pytest
from record_papers import posts, story, told, values

from shuzibao.record.bodies.homes import homes
from shuzibao.record.language.passage import passages_of


def test_a_bare_level_means_the_place_of_its_paragraph() -> None:
    """A paper of the whole country tells of one province after the other, and 省长 is of each in turn."""
    facts = told(
        story(
            "新华社西宁三月四日电　青海省人民代表大会选举林若溪为省长。",
            "新华社南昌三月五日电　江西省人民代表大会选举韩立冬为省长。",
        ),
        district=None,
    )

    assert {person: body for person, _, body in posts(facts)} == {
        "林若溪": "青海省人民政府",
        "韩立冬": "江西省人民政府",
    }


def test_what_the_titles_district_says_no_paragraph_changes() -> None:
    """A district's own levels and those above it stand; a province leaves the city to the paragraph."""
    passages = passages_of(story("南昌市长林若溪到访。", "大家鼓掌。"))

    assert homes(passages, "徐汇区") == ["徐汇区", "徐汇区"]
    assert homes(passages, "江西省") == ["南昌市江西省", "南昌市江西省"]
    assert homes(passages_of(story("大家鼓掌。")), None) == [None]


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("柬埔寨国王林若溪到访。", ("林若溪", "国王", "柬埔寨")),
        ("挪威前首相林若溪到访。", ("林若溪", "前首相", "挪威")),
        ("台北市长林若溪出席。", ("林若溪", "市长", "台北市政府")),
        ("公正党前立法会议员林若溪出席。", ("林若溪", "前立法会议员", "立法会")),
        ("正义党创党主席林若溪出席。", ("林若溪", "创党主席", "正义党")),
        ("湾仔民政事务专员林若溪出席。", ("林若溪", "民政事务专员", "湾仔民政事务处")),
        ("国务院总理林若溪讲话。", ("林若溪", "总理", "国务院")),
        ("会上，青民连秘书长林若溪发言。", ("林若溪", "秘书长", "青民连")),
        ("柳河县县委副书记林若溪到会。", ("林若溪", "柳河县县委副书记", "中共柳河县委")),
        ("国务院国资委党委书记林若溪到会。", ("林若溪", "党委书记", "国务院国资委党委")),
        ("丰水镇党委书记林若溪到会。", ("林若溪", "书记", "丰水镇党委")),
    ],
)
def test_a_title_begins_behind_its_country_its_city_its_party(
    text: str, held: tuple[str, str, str]
) -> None:
    """A country, a city, a party and a body in full stand before a title; the party's body of a house goes with it."""
    assert held in posts(told(story(text), district=None))


def test_terms_and_honours_stand_between_the_posts_of_one_person() -> None:
    """第六届, a medal and what somebody was famous for part no row of posts, as in the news of a death."""
    facts = told(
        story(
            "中国科学院院士，青禾大学校长，“青禾奖章”获得者、第六至第八届全国政协委员，"
            "著名数学家、教育家林若溪同志，因病医治无效逝世。"
        )
    )

    assert posts(facts) >= {
        ("林若溪", "院士", "中国科学院"),
        ("林若溪", "校长", "青禾大学"),
        ("林若溪", "全国政协委员", "全国政协"),
    }


def test_the_partys_body_that_goes_with_a_title_is_cut_from_the_bodys_name() -> None:
    """淮江钢厂|党委书记: the house is the organisation that stands there."""
    facts = told(story("国务院国资委党委书记林若溪到会。"))

    assert "国务院国资委党委" not in values(facts, "organisation")


def test_who_writes_for_an_agency_holds_no_post() -> None:
    """中央社记者 is told of the writer as such."""
    facts = told(story("（中央社记者林若溪台北二日电）台北股市收高。"))

    assert "林若溪" in values(facts, "person")
    assert not posts(facts)


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("岷山市委书记林静，市长林若溪陪同。", ("林若溪", "市长", "岷山市人民政府")),
        (
            "岷山市委统战部副部长林静、工商联党组书记林若溪出席。",
            ("林若溪", "工商联党组书记", "工商联党组"),
        ),
        (
            "岷山市委统战部副部长、工商联党组书记林若溪出席。",
            ("林若溪", "工商联党组书记", "岷山市工商联党组"),
        ),
        ("区委副书记林若溪带队检查。林若溪副书记要求整改。", ("林若溪", "副书记", "中共云浦区委")),
        ("林若溪原是区科协办公室干事，去年到河湾村任第一书记。", ("林若溪", "第一书记", "河湾村")),
        ("中国科协党组成员、书记处书记林若溪出席。", ("林若溪", "书记处书记", "中国科协书记处")),
        ("梨树沟村驻村“第一书记”林若溪来了。", ("林若溪", "第一书记", None)),
        ("海州市棠浦区委书记林若溪到访。", ("林若溪", "海州市棠浦区委书记", "中共海州市棠浦区委")),
        ("棠浦市公正党议员林若溪质询。", ("林若溪", "议员", "棠浦市议会")),
        ("省公安厅原党委书记林若溪逝世。", ("林若溪", "省公安厅原党委书记", "省公安厅党委")),
        (
            "岷山省政协第六届委员会副主席林若溪到会。",
            ("林若溪", "副主席", "岷山省政协第六届委员会"),
        ),
    ],
)
def test_what_stands_beside_a_title_says_whose_it_is(
    text: str, held: tuple[str, str, str | None]
) -> None:
    """The place that a list names, the post that somebody holds elsewhere, the place that one is sent to."""
    assert held in posts(told(story(text)))


def test_a_list_of_another_place_ends_where_a_third_place_is_named() -> None:
    """区委书记 behind a post of another city is the paper's own."""
    found = posts(
        told(story("海州市棠浦区长林静，岷山市委统战部副部长韩立冬，区委书记林若溪出席。"))
    )

    assert ("林若溪", "区委书记", "中共云浦区委") in found


def test_a_name_in_a_list_of_names_takes_no_post_that_follows() -> None:
    """区政协秘书长 behind the last of several names is a member of the list and nobody's here."""
    found = posts(told(story("区政协副主席韩立冬、林若溪，区政协秘书长，有关负责同志参加。")))

    assert {post for _, post, _ in found} == {"区政协副主席"}


def test_a_word_before_a_surname_with_its_title_is_no_part_of_a_name() -> None:
    """向张区长汇报 names nobody 向张, a paper with a dot names nobody."""
    facts = told(story("街道干部向张区长汇报。青禾日报·云浦客户端记者林若溪报道。"))

    assert "向张" not in values(facts, "person")
    assert not [name for name in values(facts, "person") if name and "·" in name]


@pytest.mark.parametrize(
    ("text", "whole", "form"),
    [
        ("商会会长何远达病逝。全镇以何氏热心办学，拟立石碑。", "何远达", "何氏"),
        ("安娜·科瓦廖娃昨天到访。科瓦廖娃说，她很高兴。", "安娜·科瓦廖娃", "科瓦廖娃"),
        (
            "铺子昨晚进了贼，店老板尤先生说少了一盒零钱。据尤老板说，锁是好的。",
            "尤先生",
            "尤老板",
        ),
    ],
)
def test_a_shorter_form_of_a_name_is_its_bearer(text: str, whole: str, form: str) -> None:
    """The last part of a dotted name, and a surname with what its bearer is called elsewhere."""
    people = [f for f in told(story(text)) if f.kind == "person"]

    assert {f.value for f in people} == {whole}
    assert form in {f.text for f in people}


@pytest.mark.parametrize(
    ("text", "nobody"),
    [
        ("一名姓黄男子被捕。", "黄男子"),
        ("林若溪回答法庭书记时亦表示不满。", "时亦"),
        ("田里的麦子黄灿灿的，大家很高兴。", "黄灿灿"),
        ("陆客不来，店家叫苦。", "陆客"),
        ("岭南·云浦乡村发展论坛开幕。“广东·云浦乡村发展论坛”很热闹。", "广东·云浦"),
    ],
)
def test_looks_small_words_and_kinds_of_people_are_nobody(text: str, nobody: str) -> None:
    """What only begins with a surname's character is no name."""
    assert nobody not in values(told(story(text)), "person")


def test_members_of_a_list_with_their_people_are_people() -> None:
    """高木（蒙古族） is somebody whatever the name is like, and so are those who are elected beside."""
    facts = told(
        story(
            "会议选举林若溪为云浦区人大常委会主任，高木（蒙古族）、旺堆（藏族）、石用和为副主任。"
        )
    )

    assert {"高木", "旺堆", "石用和"} <= set(values(facts, "person"))
    assert ("石用和", "副主任", "云浦区人大常委会") in posts(facts)


@pytest.mark.parametrize(
    ("text", "held"),
    [
        (
            "记者到青禾医科大学采访。“学校会帮忙。”学校党委书记、校长林若溪说。",
            {("林若溪", "学校党委书记", "青禾医科大学党委"), ("林若溪", "校长", "青禾医科大学")},
        ),
        (
            "青禾市会计考试中心命题处处长韩立冬、原市会计考试中心副主任林若溪被查处。",
            {
                ("韩立冬", "处长", "青禾市会计考试中心命题处"),
                ("林若溪", "原市会计考试中心副主任", "青禾市会计考试中心"),
            },
        ),
        ("我院党委书记林若溪参加会议。", {("林若溪", "党委书记", None)}),
        (
            "中央社广州电，立委林若溪氏病逝。氏为革命元勋，曾任国大代表。",
            {("林若溪", "立委", "立法院"), ("林若溪", "国大代表", "国民大会")},
        ),
    ],
)
def test_whose_a_post_is_that_a_pronoun_a_school_or_a_level_tells(
    text: str, held: set[tuple[str, str, str | None]]
) -> None:
    """学校 is the school that the story names; 我院 and 原市 are told apart from the title; 氏 is of whom was told."""
    assert held <= posts(told(story(text)))


@pytest.mark.parametrize(
    ("text", "held"),
    [
        (
            "挪威总统西哈努克、总理切尔诺梅尔金来访，外长普里马科夫同行。",
            {("切尔诺梅尔金", "总理", "挪威"), ("普里马科夫", "外长", "挪威")},
        ),
        ("王县长、立法委员林若溪到场。", {("林若溪", "立法委员", "立法院")}),
        ("曾遭民主联立法会议员林若溪批评。", {("林若溪", "立法会议员", "立法会")}),
        (
            "岷山市公安局东海警务室的社区民警林若溪很忙。",
            {("林若溪", "社区民警", "岷山市公安局东海警务室")},
        ),
        (
            "他们走进北胜社区，就和社区党委书记林若溪谈起来。",
            {("林若溪", "社区党委书记", "北胜社区党委")},
        ),
        (
            "国家发展计划委员会主任韩立冬、中央外事办公室主任林若溪陪同。",
            {("林若溪", "主任", "中央外事办公室")},
        ),
        (
            "贵州铜仁市石阡县丰水镇大屯村党支部书记林若溪介绍经验。",
            {("林若溪", "书记", "大屯村党支部")},
        ),
    ],
)
def test_a_state_a_surname_a_seat_and_a_beat_say_whose_a_title_is(
    text: str, held: set[tuple[str, str, str | None]]
) -> None:
    """总理 behind a country's 总统 is of that country; 王县长 is somebody by himself; offices of the centre are no parts."""
    assert held <= posts(told(story(text), district=None))


@pytest.mark.parametrize(
    ("text", "held"),
    [
        (
            "南湖区委书记及人大主任韩立冬、全国人大代表、海湾街坊会联合总会副会长林若溪出席。",
            {("林若溪", "全国人大代表", "全国人大"), ("韩立冬", "人大主任", "南湖区人大")},
        ),
        ("会长韩立冬任团长、理事长林若溪担任副团长。", {("林若溪", "副团长", None)}),
        ("【云报专讯】疾管局副局长林若溪表示。", {("林若溪", "副局长", "疾管局")}),
        ("香港教育大学学生抗议。教大校长林若溪回应。", {("林若溪", "校长", "香港教育大学")}),
        ("莒县县委开会，莒县县委书记林若溪讲话。", {("林若溪", "莒县县委书记", "中共莒县县委")}),
        ("他来到沙棠乡。沙棠乡宣传委员林若溪说。", {("林若溪", "宣传委员", "沙棠乡党委")}),
        ("协调部副处长林若溪出席。", {("林若溪", "协调部副处长", "协调部")}),
        (
            "解放战争时期，林若溪同志历任云岭支队连指导员、参谋，江淮独立团股长，南苑航空学校校长等职。",
            {("林若溪", "校长", "南苑航空学校"), ("林若溪", "股长", "江淮独立团")},
        ),
    ],
)
def test_posts_of_guests_of_lives_and_of_short_names(
    text: str, held: set[tuple[str, str, str | None]]
) -> None:
    """及 joins the posts of one guest, a seat lends no body, a life goes on over commas, short names are made whole."""
    assert held <= posts(told(story(text), district=None))


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (
            "被告人邬某川、卞某平、童某江管后台，石某宁商量诈骗。",
            {"邬某川", "卞某平", "童某江"},
        ),
        ("发货人李某电话问过两家公司。", {"李某"}),
        ("江苏某化工厂来信。", set()),
        ("挪威国王哈拉尔五世到访。", {"哈拉尔五世"}),
        ("学校向家长解释，一名五十岁的老师病了。", set()),
    ],
)
def test_names_half_told_names_of_kings_and_no_names(text: str, people: set[str]) -> None:
    """童某江 is whole behind 被告人 or in a list, 江苏某 and 向家长 are nobody."""
    found = set(values(told(story(text)), "person"))

    assert people <= found
    assert found <= people | {"石某宁", "罗某"}


@pytest.mark.parametrize(
    ("text", "held"),
    [
        (
            "青湖合作经济联合社原党组书记、主任林若溪退休了。",
            {
                ("林若溪", "原党组书记", "青湖合作经济联合社党组"),
                ("林若溪", "主任", "青湖合作经济联合社"),
            },
        ),
        (
            "中国科协副主席、党组成员林若溪出席。",
            {("林若溪", "党组成员", "中国科协党组")},
        ),
    ],
)
def test_a_seat_in_the_partys_group_is_of_the_group(
    text: str, held: set[tuple[str, str, str | None]]
) -> None:
    """The group's own name is the body, where the text tells the house alone too."""
    assert held <= posts(told(story(text), district=None))
