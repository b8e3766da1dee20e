"""The invented papers are what their truth says, and the same wherever they are made."""

from __future__ import annotations

import pytest
from bench.invent import PARAGRAPH, invent_articles, invent_issue
from bench.invent.grammar import packs, rules
from hypothesis import given, settings
from hypothesis import strategies as st

seeds = st.integers(0, 1 << 40)


@settings(max_examples=25, deadline=None)
@given(seeds, st.sampled_from(["hans", "hant", "mixed", "latn"]))
def test_the_same_seed_gives_the_same_issue(seed, script):
    """Truth does not depend on when or how often it is made."""
    first = invent_issue(seed, pages=2, script=script)

    assert invent_issue(seed, pages=2, script=script) == first


@settings(max_examples=40, deadline=None)
@given(seeds)
def test_no_slot_is_left_open_and_no_mark_doubled(seed):
    """The grammar says whole sentences."""
    issue = invent_issue(seed, pages=3)
    texts = [piece.text for article in issue.articles for piece in article.body]
    texts += [line for a in issue.articles for line in (*a.kicker, *a.headline, *a.deck)]

    assert all(texts)
    for text in texts:
        assert not set("{}‖") & set(text)
        assert not any(pair in text for pair in ("，，", "。。", "、、", "，。", "““"))


@settings(max_examples=40, deadline=None)
@given(seeds)
def test_the_halves_of_a_story_point_at_each_other(seed):
    """Every story that turns over goes on exactly once, on the page it names."""
    issue = invent_issue(seed, pages=4)
    out = {(a.story, a.page, a.continues_on.page) for a in issue.articles if a.continues_on}
    back = {(a.story, a.continued_from.page, a.page) for a in issue.articles if a.continued_from}

    assert out == back


@settings(max_examples=40, deadline=None)
@given(seeds)
def test_the_weekday_agrees_with_the_date(seed):
    """A masthead can be checked against itself."""
    masthead = invent_issue(seed, pages=1, script="hans").masthead

    assert masthead.weekday[-1] == "一二三四五六日"[masthead.date.weekday()]


def test_traditional_print_differs_and_keeps_its_length():
    """The same seed in the other script is the same paper, character for character."""
    simplified, traditional = (invent_issue(3, pages=1, script=s) for s in ("hans", "hant"))
    pairs = list(zip(simplified.articles, traditional.articles, strict=True))

    assert all(len(one.text) == len(other.text) for one, other in pairs)
    assert sum(one.text != other.text for one, other in pairs) == len(pairs)


def test_a_mixed_page_keeps_some_simplified_characters():
    """Mixed print lies between the two scripts."""
    texts = {
        s: "".join(a.text for a in invent_issue(3, script=s).articles)
        for s in ("hans", "hant", "mixed")
    }
    if len({len(text) for text in texts.values()}) != 1:
        pytest.fail("the three scripts tell different stories")
    differs = [n != t for n, t in zip(texts["mixed"], texts["hant"], strict=True)]

    assert 0 < sum(differs) < len(differs) * 0.1


def test_neighbours_differ_as_real_stories_do():
    """No two stories of a page share a paragraph."""
    for seed in range(20):
        for page in invent_issue(seed, pages=4).pages:
            texts = [
                p.text
                for a in page.articles
                for p in a.body
                if p.role == PARAGRAPH and len(p.text) > 20
            ]
            assert len(texts) == len(set(texts))


def test_the_grammar_is_wide():
    """Hundreds of templates, a score of subjects, over ten thousand different sentences in 2,000 stories."""
    sentences = {
        sentence
        for article in invent_articles(1, 2000)
        for sentence in article.text.split("。")
        if sentence
    }

    assert sum(len(lines) for lines in rules().values()) > 400
    assert len(packs()) >= 18
    assert len(sentences) > 10_000
