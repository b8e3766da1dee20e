"""The scorer: known answers give known scores."""

from __future__ import annotations

import copy

import pytest
from bench.jingbao import grouping_scores, nearest_neighbour, total
from bench.press.blocks import Said, articles_at_headlines
from bench.press.calibrate import calibration
from bench.press.paper import make_paper
from bench.press.regions import Fold, GivenRegion
from bench.press.score import score
from bench.press.table import f1, ratios
from bench.press.truth import truth_of


@pytest.fixture(scope="module")
def truth():
    return truth_of(make_paper("issue-tabloid", 4))


def perfect(truth):
    """The answer that says what the truth says."""
    lines = [
        {
            "page": page["number"],
            "box": line["box"],
            "text": line["text"],
            "article": line["article"],
            "role": line["role"],
            "order": line["element"],
        }
        for page in truth["pages"]
        for line in page["lines"]
    ]
    lines.sort(key=lambda line: (line["article"] is None, line["article"], line["order"]))
    articles = [
        {
            "id": a["id"],
            "kind": a["kind"],
            "headline": None,
            "confidence": 0.95,
            "continues_on": a["continues_on"],
            "zones": [
                {"page": a["page"], "points": [[x0, y0], [x1, y0], [x1, y1], [x0, y1]]}
                for x0, y0, x1, y1 in a["zone"]
            ],
        }
        for a in truth["articles"]
    ]
    return {"lines": lines, "articles": articles, "masthead": truth["masthead"], "seconds": 1.0}


def test_the_truth_scores_full_marks_against_itself(truth):
    """Every ratio is 1, every error 0."""
    values = ratios(score(truth, perfect(truth)))

    for key in (
        "b3",
        "pair",
        "exact",
        "head",
        "role",
        "tau",
        "facts",
        "page_numbers",
        "lines_found",
    ):
        assert values[key] == pytest.approx(1.0), key
    assert values["link"] == 1.0
    assert values["edit"] == values["cer"] == values["splits"] == values["merges"] == 0
    assert values["zone"] > 0.97


def test_an_empty_answer_scores_nothing(truth):
    """A system that says nothing gets no article, no headline, no character."""
    values = ratios(score(truth, {"lines": [], "articles": []}))

    assert values["exact"] == values["head"] == values["role"] == 0
    assert values["cer"] == 1.0


def test_two_articles_made_one_cost_both(truth):
    """A merge is no exact article, neither of the two, and is counted as one merge."""
    answer = perfect(truth)
    one, two = [a["id"] for a in truth["articles"] if a["page"] == 2][:2]
    for line in answer["lines"]:
        if line["article"] == two:
            line["article"] = one
    result = score(truth, answer)

    assert sorted(result.wrong) == [one, two]
    assert result.sums["merges"] == 1
    assert ratios(result)["b3_recall"] == pytest.approx(1.0)
    assert ratios(result)["b3_precision"] < 1


def test_every_story_made_one_has_no_headline_of_its_own(truth):
    """An article that holds several headlines heads none of the stories in it, and F1 stays below 1."""
    answer = perfect(truth)
    headed = {line["article"] for line in answer["lines"] if line["role"] == "headline"}
    for line in answer["lines"]:
        if line["article"] in headed:
            line["article"] = min(headed)
    result = score(truth, answer)

    assert result.sums["head_right"] <= result.sums["head_said"] == 1
    assert ratios(result)["head"] < 0.2


def test_furniture_in_an_article_spoils_it(truth):
    """An article that swallows the folio is not exact."""
    answer = perfect(truth)
    folio = next(line for line in answer["lines"] if line["role"] == "folio" and line["page"] == 2)
    folio["article"] = next(a["id"] for a in truth["articles"] if a["page"] == 2)

    assert score(truth, answer).wrong == [folio["article"]]


def test_a_headline_on_the_wrong_body_is_wrong_twice(truth):
    """Two headlines exchanged: neither is right."""
    answer = perfect(truth)
    headed = [
        a["id"]
        for a in truth["articles"]
        if a["kind"] == "article" and any(e["role"] == "headline" for e in a["elements"])
    ][:2]
    swap = {headed[0]: headed[1], headed[1]: headed[0]}
    for line in answer["lines"]:
        if line["role"] == "headline":
            line["article"] = swap.get(line["article"], line["article"])
    before, after = score(truth, perfect(truth)), score(truth, answer)

    assert after.sums["head_right"] == before.sums["head_right"] - 2


def test_lines_read_backwards_have_tau_of_minus_one(truth):
    """Order is judged inside each article."""
    answer = perfect(truth)
    answer["lines"].reverse()

    assert ratios(score(truth, answer))["tau"] == pytest.approx(-1.0)


def test_a_block_box_over_many_lines_places_them_all(truth):
    """Answers need not cut lines as the paper does: one box a story places the story's lines."""
    page = truth["pages"][0]
    answer = {"lines": [], "articles": []}
    for article in truth["articles"]:
        if article["page"] == page["number"]:
            for box in article["zone"]:
                answer["lines"].append(
                    {
                        "page": 1,
                        "box": box,
                        "text": None,
                        "article": article["id"],
                        "role": "paragraph",
                    }
                )
            answer["articles"].append({"id": article["id"], "kind": article["kind"]})
    alone = truth | {"pages": [page], "articles": [a for a in truth["articles"] if a["page"] == 1]}

    assert ratios(score(alone, answer))["exact"] > 0.9


def test_a_wrong_character_counts_once(truth):
    """CER is edits over characters."""
    answer = copy.deepcopy(perfect(truth))
    line = next(line for line in answer["lines"] if len(line["text"]) > 8)
    line["text"] = "☃" + line["text"][1:]
    result = score(truth, answer)

    assert result.sums["cer_errors"] == 1


def test_a_straightened_scan_is_scored_in_the_frame_of_the_truth(truth):
    """Shifted and scaled boxes of a scan are brought back; of a born-digital page they are wrong."""
    answer = perfect(truth)
    for line in answer["lines"]:
        line["box"] = [value * 1.02 + 40 for value in line["box"]]
    answer["articles"] = [a | {"zones": []} for a in answer["articles"]]

    assert ratios(score(truth | {"dpi": 200}, answer))["exact"] == 1.0
    assert ratios(score(truth, answer))["exact"] < 0.5


def test_a_wrong_page_number_voids_no_page(truth):
    """An answer that calls page 1 page 9 keeps its lines and loses the number."""
    answer = perfect(truth)
    for thing in [*answer["lines"], *(zone for a in answer["articles"] for zone in a["zones"])]:
        if thing["page"] == 1:
            thing["page"] = 9
    values = ratios(score(truth, answer))

    assert values["exact"] == 1.0
    assert values["page_numbers"] == 0.75


def test_f1_knows_nothing_to_say_from_nothing_said():
    """Nothing true and nothing said has no F1; something missed has 0."""
    assert f1(0, 0, 0) is None
    assert f1(0, 0, 3) == 0
    assert f1(2, 2, 2) == 1


def test_calibration_counts_what_was_said_above_nine_tenths():
    """Exactly 0.9 is not above."""
    table = calibration([(0.95, True), (0.95, False), (0.9, False), (0.3, True)])

    assert table["above_0.9"] == {"count": 2, "right": 1}


def test_peers_get_a_new_article_at_each_headline():
    """Two lines of one headline open one article, not two."""
    lines = [
        Said(1, (0, 0, 9, 9), "头版", 20.0),
        Said(1, (0, 9, 9, 18), "大题", 20.0),
        Said(1, (0, 20, 90, 30), "正文" * 30, 10.0),
        Said(1, (0, 40, 9, 49), "小题", 14.0),
        Said(1, (0, 50, 90, 60), "正文" * 30, 10.0),
    ]

    answer = articles_at_headlines(lines, "test")

    assert [line["article"] for line in answer["lines"]] == [0, 0, 0, 1, 1]


def square(x: float, y: float, kind: str = "article") -> GivenRegion:
    return GivenRegion(f"{x},{y}", kind, ((x, y), (x + 10, y), (x + 10, y + 10), (x, y + 10)))


def test_grouping_is_scored_by_exact_groups_and_pairs():
    """Three regions, one group of two: nearest neighbours find the pair, and a pair too many costs."""
    regions = (square(0, 0), square(12, 0), square(200, 0, "advertisement"))
    fold = Fold("made", regions, ((0, 1), (2,)))

    right = total([grouping_scores(fold, nearest_neighbour(regions))])
    wrong = total([grouping_scores(fold, [[0, 1, 2]])])

    assert right["exact groups"] == right["pairwise F1"] == 1.0
    assert wrong["exact groups"] == 0.0
    assert wrong["pairwise F1"] == pytest.approx(2 * 1 / (1 + 3))
