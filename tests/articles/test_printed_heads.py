"""Heads of pages that have boxes: kickers at the side, heads that run in, names under decks."""

from __future__ import annotations

from tests.layout.set_page import BRIDGE, READING, Desk, issue_of


def test_a_deck_under_a_kicker_at_the_side_is_the_headline_s_deck() -> None:
    """首批惠及/五千居民 stands in two small lines before the headline; the deck begins under them, at the left edge."""
    desk = Desk()
    desk.line(50, 40, "首批惠及", 9, 700).line(50, 53, "五千居民", 9, 700)
    desk.line(92, 40, "读书会在河畔开场", 24, 700)
    desk.line(50, 68, "每个周末都有作家到场", 12)
    desk.two_columns(50, 92, READING)
    [article] = issue_of(desk).articles

    assert article.headline == "读书会在河畔开场"
    assert article.kicker == "首批惠及 五千居民"
    assert article.deck == "每个周末都有作家到场"


def test_a_name_at_the_far_side_under_a_deck_signs_the_story() -> None:
    """The name stands alone, right of the deck and a little below it."""
    desk = Desk()
    desk.line(50, 40, "读书会在河畔开场当天", 26, 700)
    desk.line(50, 73, "每个周末作家到场", 11.5, 700)
    desk.line(250, 93, "武少青", 10, 700)
    desk.two_columns(50, 120, READING)
    desk.two_columns(50, 300, BRIDGE)
    article = issue_of(desk).articles[0]

    assert article.byline == "武少青"
