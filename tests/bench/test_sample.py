"""The sample paper says what its hand-written truth says."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from shuzibao.export.shuzibao1 import issue_to_json
from shuzibao.pipeline import make_issue
from shuzibao.read import Source
from shuzibao.sample import SampleIssue, sample_files, sample_issues

GOLDEN = Path(__file__).parent.parent / "golden" / "sample"
ISSUES = {issue.files[0].parent.name: issue for issue in sample_issues()}
PARTS = ("page", "kicker", "headline", "deck", "byline", "dateline", "section", "kind")


def bare(text: str) -> str:
    """Letters and marks alone: no spaces, no Markdown marks."""
    return "".join(text.translate(str.maketrans("", "", "#*<>")).split())


def golden(date: str) -> dict:
    return json.loads((GOLDEN / f"{date}.json").read_text("utf-8"))


def printed_parts(article: dict) -> list[str]:
    titles = [article[name] for name in ("section", "kicker", "headline", "deck") if article[name]]
    return titles + [piece["text"] for piece in article["body"]]


@pytest.mark.parametrize("date", ISSUES)
def test_the_truth_holds_every_character_of_the_pages(date):
    """Nothing is printed that the truth leaves out, and nothing stands in it that is not printed."""
    truth = golden(date)
    expected = [part for article in truth["articles"] for part in printed_parts(article)]
    jumps = [
        f"({word}第{jump['page']}版)"
        for article in truth["articles"]
        for word, jump in (("下轉", article["continues_on"]), ("上接", article["continued_from"]))
        if jump
    ]
    told = bare("".join(expected + jumps + truth["furniture"]))
    printed = bare("".join(path.read_text("utf-8") for path in ISSUES[date].files))

    assert sorted(told) == sorted(printed)


def read(issue: SampleIssue) -> dict:
    sources = [
        Source(path.name, path.read_bytes(), page=number)
        for number, path in enumerate(issue.files, 1)
    ]
    return issue_to_json(make_issue(sources))


@pytest.mark.parametrize("date", ISSUES)
def test_the_sample_paper_is_rebuilt_as_its_editors_wrote_it(date):
    """Every article of the sample, with every part, and the facts of its masthead."""
    truth, found = golden(date), read(ISSUES[date])
    pages = [
        {**{name: article[name] for name in PARTS}, "body": article["body"]}
        for article in found["articles"]
    ]
    expected = [
        {**{name: article[name] for name in PARTS}, "body": article["body"]}
        for article in truth["articles"]
    ]

    assert expected == pages
    assert truth["issue"]["date"] == found["issue"]["date"]
    assert truth["issue"]["running_number"] == found["issue"]["running_number"]


def test_the_story_that_turns_over_points_both_ways():
    """Page 1 says where the footpath's story goes on, and page 2 where it came from."""
    found = read(ISSUES["2024-03-04"])
    jumps = [
        ((article["continues_on"] or {}).get("page"), (article["continued_from"] or {}).get("page"))
        for article in found["articles"]
        if article["continues_on"] or article["continued_from"]
    ]

    assert jumps == [(2, None), (None, 1)]


def test_the_sample_ships_with_the_package():
    """Three pages, in the order of their dates."""
    names = [f"{path.parent.name}/{path.name}" for path in sample_files()]

    assert names == ["2023-09-18/page1.txt", "2024-03-04/page1.md", "2024-03-04/page2.md"]
    assert all(path.is_file() for path in sample_files())
