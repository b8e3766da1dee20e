"""The examples that the record was asked for, each made true."""

from __future__ import annotations

import datetime as dt

import pytest
from record_papers import article, posts, story, told, values

from shuzibao.model import Role
from shuzibao.record.issue import printed_between


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("区委书记周明远出席。", {("周明远", "区委书记", "中共云浦区委")}),
        (
            "区委副书记、区长林若溪出席。",
            {("林若溪", "区委副书记", "中共云浦区委"), ("林若溪", "区长", "云浦区人民政府")},
        ),
        (
            "区委常委、纪委书记、监委主任严以宁通报情况。",
            {
                ("严以宁", "区委常委", "中共云浦区委"),
                ("严以宁", "纪委书记", "中共云浦区纪委"),
                ("严以宁", "监委主任", "云浦区监委"),
            },
        ),
        (
            "會議由民政局局長{name}主持。".format(name="歐陽靜"),
            {("欧阳静", "民政局局长", "云浦区民政局")},
        ),
        ("任命戚栋云为区审计局局长。", {("戚栋云", "区审计局局长", "云浦区审计局")}),
        (
            "巴楚县委副书记、县长买买提·吐尔逊介绍了情况。",
            {
                ("买买提·吐尔逊", "巴楚县委副书记", "中共巴楚县委"),
                ("买买提·吐尔逊", "县长", "巴楚县人民政府"),
            },
        ),
        ("团区委书记仇小满勉励青年。", {("仇小满", "团区委书记", "共青团云浦区委")}),
    ],
)
def test_posts_and_the_bodies_they_belong_to(text: str, held: set[tuple[str, ...]]) -> None:
    """One person, several posts; the level of a bare body is the title's district."""
    assert posts(told(story(text))) == held


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("同事扎西次仁和乌云其木格也不回家。", {"扎西次仁", "乌云其木格"}),
        ("学生古丽娜尔·艾力和法国名厨让·皮埃尔·杜邦到场。", {"古丽娜尔·艾力", "让·皮埃尔·杜邦"}),
        ("区领导王宏达、欧阳静、高天参加。", {"王宏达", "欧阳静", "高天"}),
        ("区水务局局长安宁陪同。", {"安宁"}),
        ("锦书路158弄的谈月琴最近下楼勤快多了。", {"谈月琴"}),
        ("抓获犯罪嫌疑人胡某、孙某某。", {"胡某", "孙某某"}),
    ],
)
def test_names_of_every_making(text: str, people: set[str]) -> None:
    """Names of minorities, of foreigners, of one character, and names that are words."""
    assert set(values(told(story(text)), "person")) == people


def test_a_body_told_before_is_the_body_of_a_bare_post() -> None:
    """校长 belongs to the school of the sentence before, 办事处主任 to the street told before."""
    facts = told(
        story(
            "云浦区实验小学的操场上，校长骆秋白点亮星星灯。",
            "梧桐街道党工委书记晏清、办事处主任岳峰参加。",
        )
    )

    assert {
        ("骆秋白", "校长", "云浦区实验小学"),
        ("岳峰", "办事处主任", "梧桐街道办事处"),
    } <= posts(facts)


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("床位6845張（含認知症床位210張）。", [("6845张", "床位"), ("210张", "认知症床位")]),
        ("参与率从六成提高到九成五。", [("6成", "参与率"), ("9.5成", "参与率")]),
        ("完成旧住房修缮63万平方米。", [("630000平方米", "旧住房修缮")]),
        ("近百人、三十余名志愿者参加。", [("100人", None), ("30名", "志愿者")]),
        ("站了两个小时。", [("2小时", None)]),
        ("推进“四责协同”、“9073”，建第三卫生间，区四套班子领导出席第十一次党代会。", []),
    ],
)
def test_figures(text: str, figures: list[tuple[str, str | None]]) -> None:
    """Number with its unit, of what; formulae and ordinals are none."""
    found = [(f.value, f.parts["of"]) for f in told(story(text)) if f.kind == "figure"]

    assert found == figures


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("深化“四责协同”机制。", ["四责协同机制"]),
        ("推进“清水入江”三年行动。", ["清水入江三年行动"]),
        ("做优“邻里汇”升级版，滚动实施民心工程。", ["邻里汇", "民心工程"]),
        ("“爱心暑托班”由团区委、区教育局主办。", ["爱心暑托班"]),
        ("第十二届云浦美食节今开幕。", ["第十二届云浦美食节"]),
        (
            "印发《云浦区便民生活圈建设三年行动方案（2023—2025年）》。",
            ["云浦区便民生活圈建设三年行动方案（2023—2025年）"],
        ),
        ("街道与高校共建“法治体检中心”，为企业查漏洞。", ["法治体检中心"]),
        ("被称为“四链融合”的机制走出实验室。", ["四链融合"]),
        ("第十九届秋季农产品展销会昨日在会展中心开幕。", ["第十九届秋季农产品展销会"]),
        ("第三次全国国土调查外业工作全面完成。", ["第三次全国国土调查"]),
        ("高标准农田建设项目完成投资三亿元。", ["高标准农田建设项目"]),
        ("“好邻居节”办到第六年。", ["好邻居节"]),
        ("“鹊桥之约”集体婚礼上，新人牵手。", ["鹊桥之约集体婚礼"]),
        ("老张被叫作“铁算盘”，牌子上写着“暂停营业”。", []),
        ("我们坚持社会主义制度，县十七届人大第三次会议闭幕。", []),
        ("增强“四个意识”，坚定“四个自信”。", []),
    ],
)
def test_programmes(text: str, names: list[str]) -> None:
    """Schemes by quotes and head, by name, by document; formulae of doctrine are none."""
    assert values(told(story(text)), "programme") == names


def test_one_speaker_may_ask_two_things_of_two() -> None:
    """叮嘱老人…，并要求相关部门…: two demands, each with whom it is asked of."""
    facts = told(story("区长林若溪叮嘱老人要多保重身体，并要求相关部门时常关心各位老人。"))
    asked = [(f.parts["verb"], f.parts["addressee"]) for f in facts if f.kind == "demand"]

    assert asked == [("叮嘱", "老人"), ("要求", "相关部门")]


def test_entries_set_apart_by_semicolons_are_items() -> None:
    """一是…；二是…；三是… in one sentence."""
    facts = told(story("副区长欧阳静要求，一是提升课堂质量；二是用好课后服务；三是规范校外培训。"))
    items = [(f.parts["ordinal"], f.parts["item"]) for f in facts if f.kind == "demand"]

    assert items == [(1, "提升课堂质量"), (2, "用好课后服务"), (3, "规范校外培训")]


def test_what_somebody_says_will_be_done_is_his_promise() -> None:
    """段文说，云浦将继续…: the promise is the speaker's."""
    [promise] = [
        f
        for f in told(story("区委副书记段文说，云浦将继续选派20名教师支教。"))
        if f.kind == "demand"
    ]

    assert promise.parts["speaker"] == "段文"
    assert promise.parts["demand_kind"] == "promise"


def test_a_quotation_before_its_speaker() -> None:
    """…”他对医生说: whose words they are, not whom they are said to."""
    facts = told(story("“以前看个病要跑二十里路。”村民茹阿毛对前来巡诊的医生伏晓东说。"))

    assert [f.parts["speaker"] for f in facts if f.kind == "quotation"] == ["茹阿毛"]


def test_an_opening_and_a_reception() -> None:
    """…在…启动 is an opening; 会见 a visit with those who received."""
    facts = told(
        story("4月20日，全民阅读季在云浦书城启动。", "4月21日，区长林若溪会见了来访客人。")
    )
    events = [(f.parts["event_kind"], f.parts["date"]) for f in facts if f.kind == "event"]

    assert events == [("opening", "2024-04-20"), ("visit", "2024-04-21")]


def test_an_issue_without_a_date_lies_between_what_it_tells_as_past_and_as_to_come() -> None:
    """The last day told as past, the first told as to come, and the sentences that tell them."""
    page = article(
        (Role.PARAGRAPH, "2021年11月24日上午，会议举行。25日，会议继续。12月3日将公布结果。"),
    )
    found = printed_between(told(page, date=None))

    assert found is not None
    assert (found.first, found.last) == (dt.date(2021, 11, 25), dt.date(2021, 12, 3))
    assert found.basis == ("25日，会议继续。", "12月3日将公布结果。")


def test_where_nothing_lies_ahead_the_year_ends_the_range() -> None:
    """And a year alone, or the end of a plan, is no day of print."""
    found = printed_between(told(story("2021年11月24日，会议举行。"), date=None))

    assert found is not None
    assert (found.first, found.last) == (dt.date(2021, 11, 24), dt.date(2021, 12, 31))
    assert (
        printed_between(told(story("截至“十三五”末，床位6845张。2021年开工。"), date=None)) is None
    )


def test_a_numeral_of_two_digits_beside_each_other_is_a_range() -> None:
    """两三年 is two or three years, 三四万元 30,000 to 40,000; a year's digits run on."""
    facts = told(story("两三年里，每年有三四万元招待费，学徒都是十三四岁。"))
    read = [(f.parts["low"], f.parts["high"]) for f in facts if f.kind == "figure"]

    assert read == [(2, 3), (30000, 40000), (13, 14)]


def test_what_stands_behind_among_them_is_part_of_the_whole() -> None:
    """其中 names a part where both are counted alike; a rate is none, and what grew and has a share is the part."""
    facts = told(story("全区共有党员3.2万名，其中女党员1.1万人，增长6%，占比34%。"))
    read = [(f.parts["of"], f.parts.get("part_of")) for f in facts if f.kind == "figure"]

    assert read == [("党员", None), ("女党员", "党员"), ("女党员", None), ("女党员", None)]


def test_the_whole_district_is_where_a_figure_holds_and_no_part_of_its_name() -> None:
    """全区床位 is 床位 in the paper's district, whoever tells it."""
    facts = told(story("据区民政局介绍，全区床位6845张。"), district="徐汇区")
    [figure] = [f for f in facts if f.kind == "figure"]

    assert (figure.parts["of"], figure.parts["where"]) == ("床位", "上海市徐汇区")


def test_one_meeting_told_twice_is_one_event() -> None:
    """The deck and the lead tell it; the one with the day stays."""
    page = article(
        (Role.DECK, "云浦区养老服务推进会举行"),
        (Role.PARAGRAPH, "5月14日下午，云浦区养老服务推进会举行。区长林若溪出席。"),
    )
    days = [f.parts["date"] for f in told(page) if f.kind == "event"]

    assert days == ["2024-05-14"]


def test_a_text_may_end_with_a_place() -> None:
    """A headline without a full stop ends where its place ends."""
    facts = told(article((Role.HEADLINE, "考察团驻地在云南省大理")))

    assert "云南省大理白族自治州" in values(facts, "place")
