"""The gold set is what it says: its size, its split, its marks."""

from __future__ import annotations

from bench.record_gold.mark import gold_set
from bench.record_gold.worlds import measure

from shuzibao.script import fold


def test_the_gold_set_is_large_and_split() -> None:
    """At least 120 articles in both scripts, a third of them for the last measurement only."""
    golds = gold_set()
    test = [gold for gold in golds if gold.test]

    assert len(golds) >= 120
    assert 0.25 < len(test) / len(golds) < 0.4
    assert any(fold(e.text) != e.text for gold in golds for e in gold.article.elements)


def test_marks_stand_where_the_text_says_what_they_mean() -> None:
    """A programme's, an organisation's or a person's own name is the text under its mark, but for short forms."""
    for gold in gold_set():
        for mark in gold.marks:
            text = gold.article.elements[mark.element].text
            assert 0 <= mark.start < mark.end <= len(text), gold.id
            assert not set("{}@=") & set(text), gold.id


def test_no_two_strangers_of_one_name_are_merged() -> None:
    """In a made-up world of few names nobody is taken for another, and most of one person's mentions meet."""
    one, same, false, strangers = measure(worlds=1, articles=70)

    assert false == 0
    assert strangers > 200
    assert one > same / 2
