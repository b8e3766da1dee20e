"""Names of people, bodies and places as papers print them, beyond the gold set."""

from __future__ import annotations

from dataclasses import replace

import pytest
from record_papers import posts, story, told, values

from shuzibao.model import Role
from shuzibao.record.language.cut import Cut
from shuzibao.record.language.lac import LacFinder
from shuzibao.record.language.passage import passage_of
from shuzibao.record.people.names import best_name


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("随行者有秘书翁文灏君。", {"翁文灏"}),
        ("德国总理默克尔夫人到访。", {"默克尔"}),
        ("本报记者 蔺一鸣 摄", {"蔺一鸣"}),
        ("到场的有司徒雅丽、诸葛长青和完颜绍元。", {"司徒雅丽", "诸葛长青", "完颜绍元"}),
        ("法院认定被告人邸某华等九人有罪。", {"邸某华"}),
        ("邸某平伙同童某江，从某工地盗走电缆，后来邸某来到北港。", {"邸某平", "童某江", "邸某"}),
        ("石某驾车撞倒卞某军的三轮车，卞某军住院。", {"石某", "卞某军"}),
        ("来信的是江苏某化工厂一名50岁的老师，江苏某厂没有答复。", set()),
        ("石望川来视察选举投票的准备，听了选举投票站的汇报。", {"石望川"}),
    ],
)
def test_names_end_where_courtesies_and_marks_begin(text: str, people: set[str]) -> None:
    """A courtesy, a credit or a mark behind a name is no part of it; compound surnames are whole."""
    assert set(values(told(story(text)), "person")) == people


@pytest.mark.parametrize(
    "text",
    [
        "学生家长对此十分满意，教师安排好课后服务。",
        "群众有困难，干部应当主动上门，青年干部要多到基层去。",
        "时间过得真快，方便之处也越来越多，安全第一，和谐共处。",
        "医生解释说，这种病并不少见。",
    ],
)
def test_words_that_begin_like_a_surname_are_nobody(text: str) -> None:
    """家长, 安排, 时间 and 解释 are no people, whoever stands before them."""
    assert values(told(story(text)), "person") == []


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("香港中文大学讲座教授庄敬之认为可行。", ("庄敬之", "讲座教授", "香港中文大学")),
        ("会议接受牟怀远辞去石鼓区人民政府区长职务的请求。", ("牟怀远", "区长", "石鼓区人民政府")),
        ("时任镇党委书记的施永年记得那条路。", ("施永年", "时任镇党委书记", None)),
        ("轮船公司董事长柯宗翰清晨巡视。", ("柯宗翰", "轮船公司董事长", None)),
    ],
)
def test_a_post_and_the_body_it_is_of(text: str, held: tuple[str, str, str | None]) -> None:
    """A body in full stands apart from its title, one told by its kind does not; posts are held and given up."""
    person, post, body = held
    found = {(p, t): b for p, t, b in posts(told(story(text)))}

    assert (person, post) in found
    assert body is None or found[person, post] == body


def test_a_body_called_by_its_kind_is_the_one_told_in_full() -> None:
    """农业局 after 台南市政府农业局 is that office."""
    facts = told(story("台南市政府农业局举办米食节。农业局长卓敬桐说，今年收成好。"))

    assert ("卓敬桐", "农业局长", "台南市政府农业局") in posts(facts)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("他来自南海县平洲镇。", ["南海县", "平洲镇"]),
        (
            "浙江省宁波市象山县石浦镇延昌老街修好了。",
            ["浙江省宁波市象山县", "石浦镇", "延昌老街"],
        ),
        ("居民一直走到苏州河边。", ["苏州河"]),
        ("他去了美国", ["美国"]),
        ("走共同富裕的发展道路，探索精兵之路。", []),
    ],
)
def test_places_below_a_county_stand_alone(text: str, places: list[str]) -> None:
    """Counties in a row are one place, townships and what lies in them others; ways that nobody walks are none."""
    assert [f.text for f in told(story(text)) if f.kind == "place"] == places


def test_how_near_the_finder_came_to_a_person_is_told() -> None:
    """谈月琴, which the finder calls a verb, is nearer to a person than 勤快; so the name is found."""
    words = LacFinder().read(["锦书路的谈月琴最近下楼勤快多了。"])[0].words
    near = {word.end - word.start: word.person for word in words if word.tag in ("v", "a")}
    passage = passage_of(0, Role.PARAGRAPH, "锦书路的谈月琴最近下楼勤快多了。")
    best = best_name(Cut(replace(passage, words=tuple(words))), 4, "")

    assert near[3] is not None
    assert near[3] > -2
    assert best is not None
    assert best[1] == 7


def test_what_a_paper_does_and_what_it_is_called_are_no_names() -> None:
    """明泽报专讯 is nobody of the surname 明, and 听取和审议区政府工作报告 tells of no 审议区."""
    text = (
        "【明泽报专讯】5月6日，区人大常委会召开会议，听取和审议区政府关于环境状况的报告。"
        "区人大常委会主任程学军主持会议，听取和审议区政府关于预算的报告。"
    )
    facts = told(story(text), date=None)

    assert [f.text for f in facts if f.kind == "person"] == ["程学军"]
    assert not any("审议" in str(part) for f in facts for part in (f.value, *f.parts.values()))


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("县委书记种家声、县长呙远山到会。", {"种家声", "呙远山"}),
        ("主教练官亭松赛后不满意。", {"官亭松"}),
        ("新任局长寸月明表示感谢。", {"寸月明"}),
        ("官员机关算尽，种粮大户增收。", set()),
    ],
)
def test_a_surname_that_is_a_word_is_one_behind_a_title(text: str, people: set[str]) -> None:
    """种, 官 and 寸 are surnames where a title says that a name comes, and words elsewhere."""
    assert set(values(told(story(text)), "person")) == people


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("市议员谢凤娟吁增拨款", {"谢凤娟"}),
        ("三益织造厂经理诸葛伯卿语记者云，销路尚佳。", {"诸葛伯卿"}),
        ("外援马里奥·布伦特六犯离场。", {"马里奥·布伦特"}),
        ("会议由市长格雷厄姆·麦金农主持。", {"格雷厄姆·麦金农"}),
        ("州政协主席古丽娜·哈依提出席会议。", {"古丽娜·哈依提"}),
        ("号召全市职工向田桂莲学习。", {"田桂莲"}),
        ("警方拘捕涂某疑因停车纠纷。", {"涂某"}),
        ("歌手吉克伍果与学生沙马木呷登台。", {"吉克伍果", "沙马木呷"}),
        ("返乡青年公羊小麦和同学开店。", {"公羊小麦"}),
        ("七十三岁妇人蔡林阿梅抱着牌位说。", {"蔡林阿梅"}),
        ("班主宓老根年五十八岁。", {"宓老根"}),
        ("辅警玉罕丽带着警犬。", {"玉罕丽"}),
    ],
)
def test_what_a_name_is_run_together_with_stays_outside(text: str, people: set[str]) -> None:
    """A verb of one character, a number, 向 and 疑 beside a name are no part of it; names of every people are whole."""
    assert set(values(told(story(text)), "person")) == people


def test_whom_a_notice_names_first() -> None:
    """尚以南，女，… and 种家声任… at the head of a sentence are people, rare surnames and words among them."""
    facts = told(story("尚以南，女，1985年生。种家声任云浦区民政局副局长。"))

    assert {"尚以南", "种家声"} <= set(values(facts, "person"))
    assert ("种家声", "副局长", "云浦区民政局") in posts(facts)


def test_who_is_made_what_behind_a_colon() -> None:
    """任命：林静渊为副市长；免去：费无忌的区教育局局长职务。"""
    found = posts(told(story("会议决定任命：楚东亭为副市长；决定免去：费心远的市教育局局长职务。")))

    assert {(who, post) for who, post, _ in found} == {
        ("楚东亭", "副市长"),
        ("费心远", "市教育局局长"),
    }
