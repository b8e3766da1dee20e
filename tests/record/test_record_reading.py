"""Places and organisations are read as the likeliest of all readings of a passage."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest
from record_papers import story, told

from shuzibao.model import Role
from shuzibao.record.base import Word
from shuzibao.record.language.cut import Cut
from shuzibao.record.language.leanings import WIDTH, Leanings, Questions
from shuzibao.record.language.passage import passage_of
from shuzibao.record.places.span_reading import end_asks, likeliest, start_asks, told_again, weighed
from shuzibao.record.places.spans import BODY, PLACE, Ground, Span, proposed


def span(start: int, end: int) -> Span:
    return Span(PLACE, start, end, end)


def cut_of(text: str, *words: Word) -> Cut:
    return Cut(replace(passage_of(0, Role.HEADLINE, text), words=words))


def test_two_names_outweigh_the_one_over_both() -> None:
    """Spans compete as whole readings: two of weight 2 beat one of weight 3 that covers both."""
    read = likeliest([(span(0, 3), 2.0), (span(0, 6), 3.0), (span(3, 6), 2.0)])

    assert [(s.start, s.end) for s, _ in read] == [(0, 3), (3, 6)]


def test_a_span_of_no_weight_is_no_name() -> None:
    """What speaks against a name leaves its characters outside every name."""
    assert likeliest([(span(2, 5), -0.5)]) == []


def test_sureness_is_the_share_in_all_readings() -> None:
    """A lone span of weight w stands against the empty reading: e^w / (1 + e^w)."""
    [(_, sure)] = likeliest([(span(1, 4), 1.5)])

    assert sure == pytest.approx(math.exp(1.5) / (1 + math.exp(1.5)))


def test_a_place_that_one_sentence_makes_certain_is_read_in_another() -> None:
    """The same characters are a place where they alone would weigh too little, but not inside of a longer certain name."""
    texts = ["住在云溪。", "云溪添新桥。", "云溪小学开学。"]
    sure, weak, longer = (span(2, 4), 6.0), (span(0, 2), -1.5), (Span(BODY, 0, 4, 2), 6.0)

    read = told_again([[sure], [weak], [weak, longer]], texts)

    assert [[(s.kind, s.start, s.end) for s, _ in names] for names in read] == [
        [(PLACE, 2, 4)],
        [(PLACE, 0, 2)],
        [(BODY, 0, 4)],
    ]


def test_what_the_finders_state_leans_to_at_a_names_borders_is_weighed() -> None:
    """A span weighs what its signs weigh and what is asked at its first and last characters and beside them."""
    cut = cut_of("去石门看山", Word(0, 1, "v"), Word(1, 3, "LOC"), Word(3, 4, "v"), Word(4, 5, "n"))
    bare, leaning = (
        weighed(Ground(cut), {BODY: {}, PLACE: {"bias": 1.0}}) for cut in (cut, _led(cut))
    )

    assert [w for s, w in bare if (s.kind, s.start, s.end) == (PLACE, 1, 3)] == [1.0]
    # 0.1, 0.2 … lean its characters and their neighbours, each by its own question: left, first, second; last, next
    assert [w for s, w in leaning if (s.kind, s.start, s.end) == (PLACE, 1, 3)] == [
        pytest.approx(1.0 + 0.1 * 1 + 0.2 * 10 + 0.3 * 100 + 0.3 * 1000 + 0.4 * 10000)
    ]


def _led(cut: Cut) -> Cut:
    """The cut with states whose first number is 0.1, 0.2 … and questions that ask for it once, ten times …"""
    states = np.zeros((len(cut.text), WIDTH), np.float32)
    states[:, 0] = [0.1 * (at + 1) for at in range(len(cut.text))]
    asked = [what for what, _ in start_asks(PLACE, 1) + end_asks(PLACE, 3)]
    weights = np.zeros((WIDTH + 1, len(asked)), np.float32)
    weights[0] = [10**i for i in range(len(asked))]
    leanings = Leanings(states)
    leanings.ask(Questions({what: i for i, what in enumerate(asked)}, weights))
    return Cut(replace(passage_of(0, Role.HEADLINE, cut.text), words=cut.words, leanings=leanings))


def test_an_ending_stands_inside_its_text() -> None:
    """统计局 at the end of a headline of eight characters begins at its sixth, not before the first."""
    cut = cut_of("民政局新设统计局", Word(0, 3, "ORG"), Word(3, 5, "v"), Word(5, 8, "ORG"))

    assert Ground(cut).ends[BODY] == {3: 0, 8: 5}


def test_no_body_begins_with_when_its_post_was_held() -> None:
    """时任镇党委书记 tells when; the body begins behind it, and ends before how it does something."""
    held = cut_of("时任镇党委书记", Word(0, 2, "v"), Word(2, 5, "n"), Word(5, 7, "n"))
    does = cut_of("民政局积极布局", Word(0, 3, "ORG"), Word(3, 5, "ad"), Word(5, 7, "vn"))
    names = [
        cut.text[s.start : s.end]
        for cut in (held, does)
        for s in proposed(Ground(cut))
        if s.kind == BODY
    ]

    assert {"镇党委", "民政局"} <= set(names)
    assert not {"时任镇党委", "民政局积极布局"} & set(names)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("车到师范大学北门停下。", [("place", "师范大学北门")]),
        ("社员修成石鼓渠。", [("place", "石鼓渠")]),
        ("市防指要求各地加固。", [("organisation", "市防指")]),
        ("他到石鼓粮站交粮。", [("organisation", "石鼓粮站")]),
        ("县计量所派人检查。", [("organisation", "县计量所")]),
        ("据区老龄办统计，老人多了。", [("organisation", "区老龄办")]),
        ("他们来到石桥镇和县农机局座谈。", [("place", "石桥镇"), ("organisation", "县农机局")]),
    ],
)
def test_gates_canals_and_small_offices_are_named(text: str, names: list[tuple[str, str]]) -> None:
    """A gate is a place, not the school that it belongs to; a grain station is a body, not a stop on a line."""
    assert [(f.kind, f.text) for f in told(story(text)) if f.kind in ("place", "organisation")] == (
        names
    )


def test_a_county_in_its_city_in_its_province_is_one_place() -> None:
    """Divisions that lie in each other are named in one breath; the township behind them stands alone."""
    found = [f.text for f in told(story("车到浙江省绍兴市越城区东浦镇停下。")) if f.kind == "place"]

    assert found == ["浙江省绍兴市越城区", "东浦镇"]


def test_a_place_is_proposed_from_inside_a_word() -> None:
    """A district that the name finder cut through may begin a name all the same: 到伽|师县 holds 伽师县."""
    cut = cut_of("到伽师县", Word(0, 1, "v"), Word(1, 3, "n"), Word(3, 4, "n"))

    assert Span(PLACE, 1, 4, 3) in proposed(Ground(cut))


def test_a_body_may_end_in_a_character_that_was_read_as_a_verb() -> None:
    """区老龄|办 ends in a word of its own; what is far from any body for the name finder does not."""
    near, far = (
        cut_of(
            "据区老龄办统计",
            Word(0, 1, "p"),
            Word(1, 4, "n"),
            Word(4, 5, "v", -9.0, -9.0, body),
            Word(5, 7, "v"),
        )
        for body in (-2.0, -9.0)
    )

    assert Ground(near).ends[BODY].get(5) == 4
    assert 5 not in Ground(far).ends[BODY]


def test_a_character_that_the_next_word_needs_ends_no_place() -> None:
    """云浦|区长 and 云浦|市区 keep their 区 and 市, 青禾市|长沙县 need no 市长; no place holds a count."""

    def places(text: str, *words: Word) -> set[str]:
        found = proposed(Ground(cut_of(text, *words)))
        return {text[s.start : s.end] for s in found if s.kind == PLACE}

    head = places("云浦区长来", Word(0, 2, "LOC"), Word(2, 4, "n"), Word(4, 5, "v"))
    town = places("云浦市区", Word(0, 2, "LOC"), Word(2, 4, "n"))
    two = places("青禾市长沙县", Word(0, 2, "LOC"), Word(2, 4, "n"), Word(4, 6, "n"))
    told_between = places("云浦新添两座公园", *(Word(i, i + 1, "n") for i in range(8)))

    assert "云浦" in head & town
    assert not {"云浦区", "云浦市"} & (head | town)
    assert {"青禾市", "长沙县"} <= two
    assert {"云浦", "两座公园"} <= told_between
    assert not [name for name in told_between if "新添" in name]


def test_no_body_begins_with_what_it_was_or_holds_the_number_of_a_meeting() -> None:
    """原云溪地区|行政公署 was, 民革市委|第九次代表大会 meets, and 假|民众教育馆 says where."""
    cut = cut_of(
        "原云溪地区行政公署假民众教育馆开民革市委第九次代表大会",
        *(Word(i, i + 1, "n", -9.0, -9.0, -0.1) for i in range(27)),
    )
    names = {cut.text[s.start : s.end] for s in proposed(Ground(cut)) if s.kind == BODY}

    assert {"民众教育馆", "民革市委"} <= names
    assert not [n for n in names if n.startswith(("原云溪", "假民众")) or "第九次" in n[1:]]


def test_no_span_goes_over_a_space_or_leaves_a_bracket_open() -> None:
    """Two names of a headline stay two, and a bracket opens and closes inside one name."""
    cut = cut_of(
        "云浦区统计局 国家统计局（云浦",
        Word(0, 3, "LOC"),
        Word(3, 6, "n"),
        Word(6, 7, "w"),
        Word(7, 12, "ORG"),
        Word(12, 13, "w"),
        Word(13, 15, "LOC"),
    )
    spans = [cut.text[s.start : s.end] for s in proposed(Ground(cut))]

    assert "云浦区统计局" in spans
    assert not [s for s in spans if " " in s or s.count("（") != s.count("）")]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("响应县委号召，镇里办了三期培训班。", [(BODY, "县委")]),
        ("龙门镇白云桥边有集市。", [(PLACE, "龙门镇"), (PLACE, "白云桥")]),
        ("青山镇中心小学的学生来了。", [(BODY, "青山镇中心小学")]),
        ("他在中国人民大学读书，周末到苏州河边走走。", [(BODY, "中国人民大学"), (PLACE, "苏州河")]),
        ("居民们吃完晚饭到公园里散步。", []),
    ],
)
def test_where_names_begin_and_end(text: str, names: list[tuple[str, str]]) -> None:
    """A name begins behind the verb before it and ends before the spot beside it; general words are none."""
    found = [(f.kind, f.text) for f in told(story(text)) if f.kind in (BODY, PLACE)]

    assert found == names


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("云浦区消防救援支队联合云浦区应急局开展演练。", "organisation", {"云浦区消防救援支队", "云浦区应急局"}),
        ("食物及卫生局发言人回覆查询。", "organisation", {"食物及卫生局"}),
        ("北塔街街口支起木牌，各街镇都要照办，孩子得走十八里路。", "place", {"北塔街"}),
        ("投诉到洛川区市场监督管理局长安路所。", "organisation", {"洛川区市场监督管理局长安路所"}),
        ("小梁考上云溪大学，小顾录取和平大学。", "organisation", {"云溪大学", "和平大学"}),
        ("家住锦绣雅园3幢2单元的人来到万安大厦B座。", "place", {"锦绣雅园3幢2单元", "万安大厦B座"}),
    ],
)  # fmt: skip
def test_a_name_is_no_more_and_no_less_than_the_name(
    text: str, kind: str, expected: set[str]
) -> None:
    """What bodies do together, a word begun anew, how far and which ones: none is part of a name."""
    assert {f.text for f in told(story(text)) if f.kind == kind} == expected
