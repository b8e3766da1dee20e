"""What papers print that district pages rarely do: agencies' openings, courts and soldiers, names held back, old provinces."""

from __future__ import annotations

import datetime as dt

import pytest
from record_papers import posts, story, told, values

from shuzibao.record.places.datelines import opened, sent_by
from shuzibao.record.places.span_patterns import NO_PLACE_OVER, NOT_INSIDE


@pytest.mark.parametrize(
    ("text", "sent", "closes"),
    [
        ("据新华社沙州1月12日电（记者林静）", [("organisation", 1, 4), ("place", 4, 6)], 12),
        ("新华社沙州1月12日电最高法院今天开庭", [("organisation", 0, 3), ("place", 3, 5)], 11),
        ("本报沙州1月12日讯白鹭社消息", [("place", 2, 4)], 10),
    ],
)
def test_an_opening_with_its_day_closes_whatever_follows(
    text: str, sent: list[tuple[str, int, int]], closes: int
) -> None:
    """Behind the day 电 or 讯 ends an opening also where no mark parts it from the story."""
    assert sent_by(text) == sent
    assert closes in opened(text)


def test_a_call_by_telephone_opens_no_story() -> None:
    """1月12日电话 is no telegram of that day."""
    assert sent_by("新华社沙州1月12日电话采访") == []


def test_no_name_goes_over_the_end_of_an_opening() -> None:
    """The court behind 日电 is the court, not a body of telegrams."""
    found = values(told(story("新华社沙州1月12日电最高人民法院今天公布了规定。")), "organisation")

    assert found == ["新华社", "最高人民法院"]


def test_a_counted_many_is_no_part_of_a_places_name() -> None:
    """Whatever is counted behind a place, exactly or not, stands outside of its name."""
    assert NO_PLACE_OVER.search("沙州20多个贫困县")
    assert NOT_INSIDE.search("满足各大医院")
    assert not NOT_INSIDE.search("各各庄卫生院")


def test_a_day_that_the_finder_reads_with_a_name_is_none_of_it() -> None:
    """昨 behind a name says when, and the name ends before it."""
    facts = told(story("云浦区区长柯立昨在工地看望工人，要求项目部把搬家日期逐户说清。"))

    assert values(facts, "person") == ["柯立"]


def test_a_name_that_is_said_to_be_none_is_somebodys_in_the_story() -> None:
    """What stands before （化名） is what the paper calls a person, surname or not."""
    facts = told(story("患儿团团（化名）来自山里，妈妈哈姐（化名）守在病房外。"))

    assert set(values(facts, "person")) == {"团团", "哈姐"}


def test_an_army_that_is_held_back_is_nobody() -> None:
    """The last character of a body before 某 is no surname."""
    assert values(told(story("西岭军区某炮兵旅的官兵连夜上山。")), "person") == []


def test_a_customers_surname_is_no_trade() -> None:
    """顾客 with the surname 师 behind it is a customer of that name."""
    assert not posts(told(story("外地顾客师广田丢了提包，营业员替他收着。")))


def test_man_or_woman_parts_a_body_from_the_title() -> None:
    """The title behind 女 is told alone, with the house before it as its body."""
    facts = told(story("市百货大楼女营业员林静捡到一只提包，交还失主。"))

    assert posts(facts) == {("林静", "营业员", "青禾市百货大楼")}


def test_a_body_that_is_written_to_asks_for_nothing() -> None:
    """Who sends a letter is who suggests; the office that it goes to is told."""
    text = "云浦区人民法院同时向市市场监管局发出司法建议书，建议清查同类水壶。"
    facts = told(story(text))

    assert [f.parts["speaker"] for f in facts if f.kind == "demand"] == ["云浦区人民法院"]


def test_a_scheme_is_not_cut_out_of_a_bodys_name() -> None:
    """A company that is called after what it does is told as the company alone."""
    text = "云浦大地清洗工程有限公司今年招了两百名工人，云浦大地清洗工程有限公司的门口排起队。"
    facts = told(story(text))

    assert values(facts, "programme") == []
    assert set(values(facts, "organisation")) == {"云浦大地清洗工程有限公司"}


def test_a_day_in_old_figures_before_the_issue_is_of_the_sun() -> None:
    """七月廿五夜, printed on 2 August, was a week ago; as a day of the moon it would still be to come."""
    facts = told(story("七月廿五夜堤决，廿九日开会。"), date=dt.date(1924, 8, 2), district=None)

    assert values(facts, "date") == ["1924-07-25", "1924-07-29"]


def test_a_drought_of_spring_says_no_season_of_its_own() -> None:
    """今年春旱 is told of the year."""
    assert values(told(story("今年春旱严重，社员挑水点种。")), "date") == ["2024"]


def test_a_name_in_latin_letters_behind_a_title_is_somebodys() -> None:
    """Who is printed as Karen Lau behind a title holds that post."""
    facts = told(story("港湾证券分析师Karen Lau提醒，库存偏高，Karen Lau不看好下半年。"))

    assert set(values(facts, "person")) == {"Karen Lau"}
    assert {name for name, _, _ in posts(facts)} == {"Karen Lau"}


@pytest.mark.parametrize(
    "text",
    [
        "公司公告，曲州基地十万吨铜箔项目年底投产。",
        "两队昨晚鏖战一百二十分钟赛成平手，观众散去。",
        "警员在一月三日晚上九时四十分行动，拘捕两人。",
    ],
)
def test_no_scheme_is_named_by_a_measure_or_an_hour(text: str) -> None:
    """How much, when and for how long something is done stands outside of what is named."""
    assert values(told(story(text)), "programme") == []


def test_a_bare_title_is_of_no_body_that_is_one_of_several() -> None:
    """The curator of a story is of the museum whose story it is, not of those whose pieces were lent to it."""
    text = "沙州历史博物馆的特展周三开幕。展览汇集白鹭博物馆、青禾博物馆的铜镜。馆长林静说，展期三个月。"

    assert ("林静", "馆长", "沙州历史博物馆") in posts(told(story(text), district=None))


def test_a_ward_of_whatever_length_goes_with_the_title() -> None:
    """新生儿科 without its hospital is told by the post, as 产科 is."""
    facts = told(story("澜江市人民医院连夜抢救，新生儿科护士长林静守了一夜。"), district=None)

    assert posts(facts) == {("林静", "新生儿科护士长", "澜江市人民医院")}
