"""Posts as papers cut them: former ones, bodies by their fields, streets, boards, regions."""

from __future__ import annotations

import pytest
from record_papers import posts, story, told


@pytest.mark.parametrize(
    ("text", "post", "body"),
    [
        ("前市政协主席林若溪出席座谈会。", "前市政协主席", "青禾市政协"),
        ("市政协前主席林若溪出席。", "市政协前主席", "青禾市政协"),
        ("区政协原副主席林若溪出席。", "区政协原副主席", "云浦区政协"),
        ("前任区委书记林若溪到会。", "前任区委书记", "中共云浦区委"),
        ("时任区长林若溪主持会议。", "时任区长", "云浦区人民政府"),
        ("已退休的原区人大常委会主任林若溪说，路好走了。", "原区人大常委会主任", "云浦区人大常委会"),
        ("老区长林若溪回来看看。", "老区长", "云浦区人民政府"),
        ("前行政院长林若溪出席。", "前行政院长", "行政院"),
        ("区人大常委会原主任林若溪出席。", "原主任", "云浦区人大常委会"),
    ],
)  # fmt: skip
def test_who_held_a_post_before_is_told_so(text: str, post: str, body: str) -> None:
    """原, 前, 前任, 时任 and 老, before the body or before the title."""
    [found] = [f for f in told(story(text)) if f.kind == "post"]

    assert (found.name, found.parts["body"], found.parts["former"]) == (post, body, True)


def test_a_name_that_begins_like_before_is_no_former_post() -> None:
    """前进社区 is called so."""
    found = [f for f in told(story("前进社区书记林若溪到会。")) if f.kind == "post"]

    assert [f.parts["former"] for f in found] == [False]


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("海纳科技董事会主席兼首席执行官林若溪表示，公司将扩产。", {
            ("林若溪", "董事会主席", "海纳科技"), ("林若溪", "首席执行官", "海纳科技")}),
        ("里长伯林若溪说，路灯不亮很久了。", {("林若溪", "里长伯", None)}),
        ("沙棠街道副主任林若溪到场。", {("林若溪", "副主任", "沙棠街道办事处")}),
        ("云浦民政局局长林若溪出席。", {("林若溪", "局长", "云浦区民政局")}),
        ("云浦公安副局长林若溪陪同。", {("林若溪", "副局长", "云浦区公安局")}),
        ("云浦区沙棠街道井巷社区党委书记林若溪介绍经验。", {("林若溪", "书记", "井巷社区党委")}),
    ],
)  # fmt: skip
def test_whose_a_post_is_that_the_body_is_cut_short_for(
    text: str, held: set[tuple[str, str, str | None]]
) -> None:
    """A board is of its house, a street's head of its office, 云浦民政 of the district, a community stands alone."""
    assert held <= posts(told(story(text)))


def test_the_region_that_a_county_lies_in() -> None:
    """自治区信访局 in a county's paper is of the region that the county lies in."""
    found = posts(told(story("自治区信访局局长林若溪到我县调研。"), district="桂林市灵川县"))

    assert found == {("林若溪", "自治区信访局局长", "广西壮族自治区信访局")}


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("本报记者 王 强 通讯员 李　明 摄", {"王强", "李明"}),
        ("本报讯（记者 王 强 通讯员 赵小云）昨天开幕。", {"王强", "赵小云"}),
        ("【记者 惲 朋／岭南報導】今天开幕。", {"恽朋"}),
        ("春 夏 秋 冬 四季常青", set()),
    ],
)
def test_a_name_set_wide_in_a_byline_is_one_name(text: str, people: set[str]) -> None:
    """Papers set a name of two characters as wide as one of three; four seasons are nobody."""
    found = [f for f in told(story(text)) if f.kind == "person"]

    assert {f.value for f in found} == people
    assert all(
        f.text.replace(" ", "").replace("　", "").replace("惲", "恽") == f.value for f in found
    )


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("林若溪是沙棠镇人。2021年，他通过考试回到沙棠镇工作，任镇团委书记。", ("林若溪", "镇团委书记", "沙棠镇团委")),
        ("棠溪县经信办主任韩立冬、棠溪县卫计委副主任高世昀，民政局老龄办主任林若溪陪同。", (
            "林若溪", "民政局老龄办主任", "棠溪县民政局老龄办")),
        ("棠溪县发改局局长韩立冬、教育局副局长林若溪到访。", ("林若溪", "教育局副局长", "棠溪县教育局")),
        ("岭南县立永和高中表现优异。永和高中校长林若溪说，学生很努力。", ("林若溪", "校长", "岭南县立永和高中")),
    ],
)  # fmt: skip
def test_a_life_a_list_and_a_house_told_in_full_say_whose_a_post_is(
    text: str, held: tuple[str, str, str]
) -> None:
    """任 behind a comma goes on with whom 他 means, an office in a list is of the list's place."""
    assert held in posts(told(story(text)))


def test_a_title_behind_a_surname_is_nobodys_who_follows() -> None:
    """深受高董事长爱心感动 names nobody 爱心; 张经理 is somebody of whom no more is told."""
    assert posts(told(story("大家深受高董事长爱心感动，都来了。"))) == set()
    found = [f for f in told(story("据该单位张经理介绍，招人不容易。")) if f.kind == "person"]
    assert [f.value for f in found] == ["张经理"]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("县委书记卞秋筠洪亮的声音在礼堂里回响。", {"卞秋筠"}),
        ("以作品的独特作为条件，成功入围的作者由专人通知。", set()),
        ("19日：商超、酒店、旅游专场招聘会。", set()),
        ("还有江边夜校课堂·人才集市夜间招工会。", set()),
        ("几位居民和一名实习生来了。", set()),
    ],
)
def test_words_beside_a_name_and_words_like_a_name(text: str, people: set[str]) -> None:
    """A name ends before the adjective that the finder took for its end; things in a list are nobody."""
    assert {f.value for f in told(story(text)) if f.kind == "person"} == people


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("区委书记韩立冬、林若溪（区教育局局长）参加。", ("林若溪", "区教育局局长", "云浦区教育局")),
        ("林若溪（云浦区民政局副局长、研究员）说，这事好办。", ("林若溪", "研究员", "云浦区民政局")),
        ("团区委书记韩立冬，区妇联主席林若溪参加。", ("林若溪", "区妇联主席", "云浦区妇联")),
        ("副区长韩立冬一行到沙棠社区，居委会主任林若溪接待。", ("林若溪", "居委会主任", "沙棠社区居委会")),
        ("林若溪历任县文化馆创作员、馆长和县文联副主席。", ("林若溪", "馆长", None)),
    ],
)  # fmt: skip
def test_posts_in_brackets_in_lists_and_in_lives(
    text: str, held: tuple[str, str, str | None]
) -> None:
    """A bracket behind a name holds its bearer's posts, the league lends a list its place and not its name."""
    assert held in posts(told(story(text)))


def test_who_gives_a_post_up_held_it_before() -> None:
    """不再担任 takes a post from its holder, and gives it to nobody else of the sentence."""
    found = [f for f in told(story("林若溪当选区长，周明远不再担任区长职务。")) if f.kind == "post"]

    assert {(f.parts["person"], f.parts["former"]) for f in found} == {
        ("林若溪", False),
        ("周明远", True),
    }


def test_who_stands_where_in_a_picture_is_nobody() -> None:
    """周明远（左三） names one person."""
    found = [f for f in told(story("左起：韩立冬、周明远（左三）合影。")) if f.kind == "person"]

    assert {f.value for f in found} == {"韩立冬", "周明远"}


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("台北市长韩立冬表示歉意。市议员林若溪要求说明。", ("林若溪", "市议员", "台北市议会")),
        ("前行政院长林若溪出席。", ("林若溪", "前行政院长", "行政院")),
        ("国民党立委林若溪质询。", ("林若溪", "立委", "立法院")),
        ("国立青禾大学校长韩立冬、教务长林若溪到场。", ("林若溪", "教务长", "国立青禾大学")),
        ("青禾市作家协会副主席、《青禾文学》主编林若溪到场。", ("林若溪", "副主席", "青禾市作家协会")),
    ],
)  # fmt: skip
def test_posts_of_a_paper_without_a_district(text: str, held: tuple[str, str, str]) -> None:
    """A city of Taiwan is a place like others, a seat is of its house and not of the party, a journal parts no row."""
    assert held in posts(told(story(text), district=None))


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("云浦区委书记韩立冬、区长高世昀与棠溪县委书记林若溪座谈。", ("林若溪", "棠溪县委书记", "中共棠溪县委")),
        ("九三学社云浦区委副主委韩立冬、区工商联主席林若溪参加。", ("林若溪", "区工商联主席", "云浦区工商联")),
        ("沙棠镇党委书记韩立冬、人大主席林若溪到场。", ("林若溪", "人大主席", "沙棠镇人大")),
        ("区政府办主任林若溪陪同。", ("林若溪", "区政府办主任", "云浦区人民政府办公室")),
        ("武警云浦中队中队长林若溪到场。", ("林若溪", "中队长", "武警云浦中队")),
    ],
)  # fmt: skip
def test_no_title_runs_over_a_name(text: str, held: tuple[str, str, str]) -> None:
    """区|长高世昀与|棠溪县委 is no office of two fields; a party's or a town's part keeps its own name."""
    assert held in posts(told(story(text)))


def test_whom_an_old_paper_names_by_the_house_is_somebody() -> None:
    """其妻韩氏 is a person wherever she is named again; a house's hall is nobody."""
    facts = told(story("被告祝阿福之妻韩氏供称不知情。韩氏又供，夜半闻声。李氏宗祠重修。"))

    assert [f.value for f in facts if f.kind == "person"] == ["祝阿福", "韩氏", "韩氏"]


@pytest.mark.parametrize(
    ("text", "credits"),
    [
        ("【記者林若溪、韓立冬／台北報導】今天開幕。", {"林若溪": "reporter", "韩立冬": "reporter"}),
        ("文／林若溪 圖／韓立冬", {"林若溪": "reporter", "韩立冬": "photographer"}),
        ("文/林若溪 图/韩立冬", {"林若溪": "reporter", "韩立冬": "photographer"}),
        ("通讯员 吴江 文/图", {"吴江": "reporter"}),
    ],
)  # fmt: skip
def test_who_wrote_and_who_took_the_picture(text: str, credits: dict[str, str]) -> None:
    """A slash of either width parts a writer from the place and from what he does; 吴江 is who signs."""
    found = [f for f in told(story(text), district=None) if f.kind == "person"]

    assert {f.value: f.parts.get("credit") for f in found} == credits
    assert not [f for f in told(story(text)) if f.kind == "place" and "吴江" in f.text]
