"""The dumps hold what their truth says, and the scorer tells right from wrong."""

from __future__ import annotations

import copy

import pytest
from bench.dumps.answer import OUTSIDE, Answer
from bench.dumps.case import SPLITS, STYLES, Case, make_case
from bench.dumps.fair import differences, spaces_are_fair
from bench.dumps.naive import naive
from bench.dumps.score import score, truth_places
from bench.dumps.setting import break_lines, width
from bench.dumps.tape import FURNITURE
from bench.dumps.tools import owners_of

SEEDS = range(3)
DAMAGED = [name for name, style in STYLES.items() if style is not None]  # the rest are tools


def perfect(case: Case) -> Answer:
    """The answer that says just what the truth says."""
    answer = Answer(copy.deepcopy(case.truth.articles), masthead=dict(case.truth.masthead))
    order: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for place, owner in truth_places(case).items():
        article = OUTSIDE if owner[0] == FURNITURE else owner[0]
        answer.where[place] = (article, owner[1], case.truth.role(owner))
        if article != OUTSIDE:
            order.setdefault(owner, []).append(place)
    answer.order = [order[owner] for owner in sorted(order)]
    return answer


@pytest.mark.parametrize("style", DAMAGED)
def test_every_style_prints_the_whole_truth(style):
    """The characters that an element owns in the file are its text, whatever the damage."""
    from bench.dumps.fair import squeezed

    for seed in SEEDS:
        case = make_case(style, seed)
        found: dict[tuple[int, int], str] = {}
        for (file, offset), owner in truth_places(case).items():
            found[owner] = found.get(owner, "") + case.files[file][1][offset]
        for index, printed in enumerate(case.truth.elements):
            for number, element in enumerate(printed):
                text = "".join(element.lines)
                want, have = squeezed(text), squeezed(found[index, number])
                if style == "shredded":  # the halves of a paragraph may come in either order
                    want, have = sorted(want), sorted(have)
                assert want == have


@pytest.mark.parametrize("style", DAMAGED)
def test_a_perfect_answer_scores_full_marks(style):
    """Nothing in the scorer takes a mark from the truth itself."""
    for seed in SEEDS:
        case = make_case(style, seed)
        result = score(case, perfect(case))

        assert result.exact == result.articles, result.wrong
        assert result.bcubed == pytest.approx(1)
        assert result.role_f1 == pytest.approx(1)
        assert {name: count.f1 for name, count in result.counts.items() if count.f1 < 1} == {}


def test_a_case_is_the_same_each_time():
    """Style and seed name a case for good."""
    assert make_case("md-cut", 5).files == make_case("md-cut", 5).files


def test_the_splits_are_apart():
    """A test case is no dev case, even after many."""
    assert abs(SPLITS["dev"] - SPLITS["test"]) >= 1_000_000


def test_an_empty_answer_scores_nothing():
    """Saying nothing earns no exact article and no attachment."""
    case = make_case("full-indent", 1)
    result = score(case, Answer([]))

    assert result.exact == 0
    assert result.count("headline").f1 == 0
    assert result.count("joins").recall == 0


def test_two_stories_glued_together_lose_precision():
    """B-cubed and exactness fall when neighbours become one article."""
    case = make_case("full-indent", 1)
    answer = perfect(case)
    answer.where = {
        place: (0 if article == 1 else article, element + 100 * (article == 1), role)
        for place, (article, element, role) in answer.where.items()
    }
    result = score(case, answer)

    assert result.bcubed < 0.9
    assert result.wrong["missing"] == 1


def test_paragraphs_in_another_order_are_noticed():
    """The order falls where two paragraphs stand exchanged, though the lines of each are joined rightly."""
    case = make_case("full-indent", 1)
    answer = perfect(case)
    texts = [
        at
        for at, order in enumerate(answer.order)
        if answer.where[order[0]][0] == 0 and answer.where[order[0]][2] == "paragraph"
    ]
    one, other = texts[:2]
    answer.order[one], answer.order[other] = answer.order[other], answer.order[one]
    result = score(case, answer)

    assert result.count("joins").f1 == 1
    assert result.count("order").f1 < 1


def article_of(case: Case) -> dict:
    return copy.deepcopy(case.truth.articles[0])


def test_each_fault_is_named():
    """A wrong part is told by its name."""
    case = make_case("full-indent", 1)
    truth = case.truth.articles[0]
    split, wordy, spaced = article_of(case), article_of(case), article_of(case)
    first = split["body"][0]["text"]
    split["body"][:1] = [{"role": "paragraph", "text": part} for part in (first[:9], first[9:])]
    wordy["body"][0]["text"] += "又"
    spaced["body"][0]["text"] = first.replace("，", "， ", 1)

    assert differences(truth, truth) == []
    assert differences(truth, None) == ["missing"]
    assert differences(truth, split) == ["paragraphs"]
    assert differences(truth, wordy) == ["body text"]
    assert differences(truth, spaced) == ["body spaces"]


def test_a_fair_other_reading_of_the_titles_is_right():
    """Lines without sizes may be read in each way that the truth allows."""
    for seed in range(40):
        for truth in make_case("bare-lines", seed).truth.articles:
            for kicker, headline, deck in truth["accept"]["titles"]:
                read = {**truth, "kicker": kicker, "headline": headline, "deck": deck}
                assert differences(truth, read) == []


def test_spaces_between_han_are_never_invented_and_latin_words_stay_apart():
    """What joining may and may not do to spaces."""
    assert spaces_are_fair("记者 李明", "记者李明")
    assert not spaces_are_fair("步道开放", "步道 开放")
    assert not spaces_are_fair("open house", "openhouse")
    assert spaces_are_fair("2月28日", "2 月 28 日")


def test_lines_keep_to_their_measure_and_to_the_rules_of_marks():
    """No line begins with a closing mark or runs over by more than half an em."""
    text = (
        "“路在树前拐了彎。”他说，（桥名由居民选出）步道15.8公里、小桥三座，AI 讲解员每天上岗。" * 4
    )
    lines = [line for line, _ in break_lines(text, lambda _: 12)]

    assert "".join(lines) == text
    assert all(width(line.rstrip()) <= 12.5 for line in lines)
    assert not any(line[0] in "，。”）、" for line in lines)
    assert not any(line.rstrip()[-1] in "“（" for line in lines)


def test_the_naive_peer_answers_every_style():
    """The baseline runs on all that we run on, and is not perfect."""
    total = [
        score(case, naive([(n, t) for n, t, _ in case.files]))
        for case in (make_case(s, 0) for s in DAMAGED)
    ]

    assert sum(result.exact for result in total) < sum(result.articles for result in total) / 2
    assert all(0 < result.bcubed < 1.0001 for result in total)


def test_a_tools_lines_are_found_again():
    """Whole lines, two lines run together, a line cut in two, and spaces put in, all find their owner."""
    lines = [
        ("澄河步道今日", (0, 0)),
        ("全线贯通", (0, 0)),
        ("长者食堂开门", (1, 0)),
        ("编辑 苏禾", (-1, 0)),
    ]
    dump = "长者食\n堂开门\n\n澄河 步道今日  全线贯通\n编辑 苏禾\f"
    owners, missed, shredded = owners_of(dump, lines)
    found = {
        owner: "".join(c for c, o in zip(dump, owners, strict=True) if o == owner)
        for owner in owners
    }

    assert (missed, shredded) == (0, 0)
    assert found[0, 0] == "澄河步道今日全线贯通"
    assert found[1, 0] == "长者食堂开门"
    assert found[-1, 0] == "编辑苏禾"


def test_a_dump_that_says_something_else_is_noticed():
    """Characters that were never printed are counted, so that a false match is not used as truth."""
    owners, missed, _ = owners_of("无中生有\n", [("澄河步道", (0, 0))])

    assert missed == 4
    assert set(owners) == {None}


def test_shredded_columns_are_noticed():
    """Lines that do not follow each other in print, in one line of the dump."""
    lines = [("澄河步道", (0, 0)), ("今日贯通", (0, 0)), ("长者食堂", (1, 0)), ("今日开门", (1, 0))]

    assert owners_of("澄河步道  长者食堂\n今日贯通  今日开门\n", lines)[2] == 1
    assert owners_of("澄河步道\n今日贯通\n长者食堂\n今日开门\n", lines)[2] == 0
