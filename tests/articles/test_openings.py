"""How stories of many papers open: who hands the headline on, who wrote, whose report it is. All words are invented."""

from __future__ import annotations

import pytest
from tests.parts import issue_of_text, texts

from shuzibao.articles.heads import Heading, head_roles
from shuzibao.conventions.bylines import satellite_role
from shuzibao.model import Role


@pytest.mark.parametrize(
    "lines",
    [
        ("梨园镇让老船厂重新热闹起来——", "船台变戏台 铁锚成路标"),
        ("青禾县柳塘村驻村第一书记石望川", "“莲子酒”敲开了县城的门"),
    ],
)
def test_what_hands_on_to_the_headline_is_its_kicker(lines: tuple[str, str]) -> None:
    """A dash hands on to the line below, and so does the speaker whose words the headline gives."""
    assert head_roles([Heading(line) for line in lines]) == [Role.KICKER, Role.HEADLINE]


@pytest.mark.parametrize(
    ("opening", "dateline", "byline"),
    [
        ("新港晚报讯（记者林知秋）", "新港晚报讯", "记者林知秋"),
        ("中央社梨园廿二日电，", "中央社梨园廿二日电", None),
        ("青禾新闻网北港3月9日电（林知秋）", "青禾新闻网北港3月9日电", None),
        ("本报北港三月九日电（记者林知秋）", "本报北港三月九日电", "记者林知秋"),
        ("北都讯 记者林知秋 昨日起，", "北都讯", "记者林知秋"),
        ("本报讯　记者林知秋、石望川报道：", "本报讯", "记者林知秋、石望川"),
        ("北港晚报讯 昨日凌晨，", "北港晚报讯", None),
        ("【林知秋╱北港报导】", None, "林知秋"),
        ("北港时报【林知秋】", None, "林知秋"),
        ("【本報訊】", "本報訊", None),
        ("（东岛日报报道）", "东岛日报报道", None),
        ("南港汇报讯（记者 林知秋 北京报道）", "南港汇报讯", "记者 林知秋"),
        (
            "南港日报讯（记者 林知秋 通讯员 石望摄影报道）",
            "南港日报讯",
            "记者 林知秋 通讯员 石望摄影",
        ),
        ("南港汇报讯（记者 张聆北京报道）", "南港汇报讯", "记者 张聆"),
        ("本报讯（记者 林知秋、石望川 上海专电）", "本报讯", "记者 林知秋、石望川"),
        ("本报讯（记者 林知秋 石望川报道）", "本报讯", "记者 林知秋 石望川"),
    ],
)
def test_the_opening_says_whose_report_it_is(
    opening: str, dateline: str | None, byline: str | None
) -> None:
    """Evening papers, agencies and sites give their name, the place and the day, in digits or in numerals."""
    made = issue_of_text(
        f"老码头要拆了吗\n{opening}北港市的老码头昨天围起了护栏，住在附近的人都来问，是不是要拆。\n"
    )

    [story] = made.articles
    assert (story.dateline, story.byline) == (dateline, byline)


def test_writers_without_brackets_open_the_text_and_are_no_heading() -> None:
    """The first line of a narrow column holds nothing but the paper's name and its writers, parted by wide spaces."""
    made = issue_of_text(
        "老码头围起护栏\n\n 北港早报讯　记者林知秋　通讯员\n\n石望川报道　记者从市港务局获悉，老\n\n码头本周起修缮，岸上的吊车和仓库全\n\n"
        "部保留，明年开春以后重新开放。\n"
    )

    [story] = made.articles
    assert (story.headline, story.kicker, story.deck) == ("老码头围起护栏", None, None)
    assert story.dateline == "北港早报讯"
    assert [one.text for one in story.body] == [
        "北港早报讯 记者林知秋 通讯员石望川报道 记者从市港务局获悉，老码头本周起修缮，"
        "岸上的吊车和仓库全部保留，明年开春以后重新开放。"
    ]


def test_the_names_of_several_writers_stay_apart() -> None:
    """The spaces between writers are printed, with brackets around them or without."""
    made = issue_of_text(
        "# 老码头围起护栏\n\n北港早报讯　通讯员石望川　卞小满　邬长林报道　老码头昨天围起护栏，明年开春以后重新开放。\n"
    )

    [story] = made.articles
    assert story.body[0].text.startswith("北港早报讯 通讯员石望川 卞小满 邬长林报道 老码头昨天")


def test_the_papers_name_may_stand_before_the_bracket_of_a_byline() -> None:
    """東港時報【林知秋╱北港報導】 as papers of the islands print it."""
    made = issue_of_text(
        "老碼頭修好了\n東港時報【林知秋╱北港報導】\n北港的老碼頭昨天修好，漁民說，明天就把船開回來。\n"
    )

    [story] = made.articles
    assert story.byline == "東港時報【林知秋╱北港報導】"
    assert story.headline == "老碼頭修好了"


def test_names_alone_below_the_editors_line_are_the_writers() -> None:
    """Where the headings stand at the end, a story's writers stand first, below the furniture."""
    made = issue_of_text(
        "责任编辑 卞小满 校对 邬长林\n林知秋　石望川\n北港的老码头昨天修好，渔民说，明天就把船开\n回来，邻居都来帮忙，一直忙到天黑。\n老码头修好了\n"
    )

    [story] = made.articles
    assert story.byline == "林知秋 石望川"


@pytest.mark.parametrize("signed", ["報導．攝影╱林知秋", "（本报记者 林知秋/文 石望川/图）"])
def test_writers_behind_the_last_words_of_an_intro(signed: str) -> None:
    """Who wrote and took the pictures stands behind the intro's last sentence, and closes it."""
    made = issue_of_text(
        f"# 老码头要拆了吗\n\n北港市的老码头昨天围起了护栏，住在附近的人都来问。{signed}\n\n护栏要围到明年开春，里面的吊车全部留下。\n"
    )

    [story] = made.articles
    assert story.byline == signed.strip("（）")
    assert len(story.body) == 2


def test_the_first_line_of_a_text_that_ends_in_a_name_is_no_byline() -> None:
    """本报讯　记者…、石望 | 川报道：… goes on below, at the same measure."""
    made = issue_of_text(
        "老码头围起护栏\n　　本报讯　记者林知秋、石望\n川报道：北港市的老码头昨天围起\n了护栏，住在附近的人都来问，是\n不是要拆，岸上的吊车去哪里。\n"
    )

    [story] = made.articles
    assert len(story.body) == 1
    assert story.body[0].text.startswith("本报讯 记者林知秋、石望川报道：北港市")


def test_a_clause_that_ends_like_a_name_signs_nothing() -> None:
    """后来虽 looks like a name; a sentence goes on through its line."""
    made = issue_of_text(
        "老船工学医\n石望川年轻的时候当过水手，曾获准申\n请进入北港东海大学医学院，后来虽\n因为家贫退学，仍旧把药箱带上了船，\n替人看病三十年。\n"
    )

    [story] = made.articles
    assert (story.byline, len(story.body)) == (None, 1)


def test_who_took_a_picture_is_no_name_that_ends_in_the_word_for_it() -> None:
    """北港时报记者林知摄: 林知 took it."""
    assert satellite_role("北港时报记者林知摄", "北港时报记者林知摄", False) is Role.CREDIT


def test_the_rest_of_a_bracket_signs_nothing_by_itself() -> None:
    """图） on its own line closes （本报记者 …/文 …/, which a narrow column broke."""
    made = issue_of_text(
        "渡口石阶修好\n　　渡口的石阶昨天修好，\n老人上船不用人扶，挑担\n的也走得稳，从明天起加\n开一班夜船。船老大说，\n一直开到半夜。（本报记\n者 林知秋/文 石望川/\n图）\n"
    )

    [story] = made.articles
    assert story.byline == "本报记者林知秋/文 石望川/图"
    assert len(story.body) == 1


def test_a_photographers_name_that_the_column_cuts_closes_its_caption() -> None:
    """…很稳。记 | 者林知秋摄"""
    made = issue_of_text(
        "渡口石阶修好\n图为渡口新修的石阶，老人走得很稳。记\n者林知秋摄\n　　渡口的石阶昨天修好，老人上船不用人\n扶，挑担的也走得稳，从明天起加开一班。\n"
    )

    [story] = made.articles
    assert texts(story, Role.CAPTION) == ["图为渡口新修的石阶，老人走得很稳。记者林知秋摄"]


def test_the_papers_own_reporter_without_a_name_closes_a_story() -> None:
    """本报记者 below a story's last words is no part of the heading below."""
    made = issue_of_text(
        "渡口石阶修好\n　　渡口的石阶昨天修好，老人上船\n不用人扶，挑担的也走得稳，船老\n大说，明天起加开一班。\n本报记者\n老戏台修好\n　　梨园镇的老戏台昨日修好，晚上\n唱了第一出戏，台下坐了四百多人\n，还有人从邻县来。\n"
    )

    assert [story.headline for story in made.articles] == ["渡口石阶修好", "老戏台修好"]


def test_a_writer_of_all_media_is_one_word() -> None:
    """（全媒体 | 记者…）: no space comes in where the line broke inside what the writer is called."""
    made = issue_of_text(
        "渡口石阶修好\n　　北港日报讯（全媒体\n记者林知秋）渡口的石阶昨天\n修好，老人上船不用人扶，挑\n担的也走得稳，从明天起加开\n一班夜船。\n"
    )

    [story] = made.articles
    assert story.byline == "全媒体记者林知秋"


def test_names_behind_each_of_several_briefs_are_no_writer_of_the_piece() -> None:
    text = "市内简讯\n\n▲市图书馆自本周六起延长开放时间。（白露）\n\n▲皮革厂孔令山获象棋赛第一名。（裴建国）\n"
    [story] = issue_of_text(text).articles

    assert story.byline is None
