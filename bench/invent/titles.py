"""Headline clusters: kicker 引题, headline 主题, deck 副题, in the forms that papers print.

Each form is one whose reading follows from convention. Where a careful editor could read the
same lines otherwise, the other reading is given too.
"""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from bench.invent.telling import Story

Reading = tuple[str | None, str | None, str | None]


@dataclass(frozen=True, slots=True)
class Cluster:
    """Printed lines of each part, and the other fair readings of the same lines."""

    kicker: tuple[str, ...] = ()
    headline: tuple[str, ...] = ()
    deck: tuple[str, ...] = ()
    readings: tuple[Reading, ...] = ()


def text(lines: tuple[str, ...]) -> str | None:
    return " ".join(lines) or None


def cluster(rng: Random, story: Story, kind: str) -> Cluster:
    """A cluster for a story of this kind: "meeting", "visit", "event", "news" or "feature"."""
    forms = {
        "meeting": ((plain, 3), (slogan_and_deck, 3), (narrative_kicker, 2), (two_lines, 2)),
        "visit": ((plain, 3), (slogan_and_deck, 3), (narrative_kicker, 1), (two_lines, 1)),
        "event": ((plain, 4), (topic_kicker, 2), (statement_and_deck, 2), (all_three, 1)),
        "news": ((plain, 4), (topic_kicker, 3), (statement_and_deck, 2), (all_three, 1)),
        "feature": ((plain, 3), (slogan_and_deck, 2), (topic_kicker, 2), (all_three, 1)),
    }[kind]
    choices, weights = zip(*forms, strict=True)
    return rng.choices(choices, weights)[0](story, kind)


def plain(story: Story, kind: str) -> Cluster:
    headline = story.rule(f"h_{kind}")
    first, _, second = headline.partition(" ")
    speaks = first.endswith(("强调", "要求", "提出"))  # on a line of its own it would be a kicker
    return Cluster(headline=(headline,), readings=((first, second, None),) if speaks else ())


def slogan_and_deck(story: Story, kind: str) -> Cluster:
    """民有所呼 我有所应 / 澜溪区基层治理推进会举行: the slogan leads, the deck tells who did what."""
    return Cluster(headline=(story.say("{couplets}"),), deck=(story.rule(f"d_{kind}"),))


def narrative_kicker(story: Story, kind: str) -> Cluster:
    """沈知衡调研菜市场升级时要求 / 留住菜场的烟火气: the kicker is an unfinished sentence."""
    kicker, headline = story.rule("k_long"), story.say("{aim0}")
    return Cluster((kicker,), (headline,), readings=((None, f"{kicker} {headline}", None),))


def topic_kicker(story: Story, kind: str) -> Cluster:
    kicker, headline = _different(story, "k_topic", f"h_{kind}")
    both = (None, f"{kicker} {headline}", None)
    return Cluster((kicker,), (headline,), readings=(both,))


def statement_and_deck(story: Story, kind: str) -> Cluster:
    headline, deck = _different(story, f"h_{kind}", f"d_{kind}")
    both = (None, f"{headline} {deck}", None)
    kicked = (headline, deck, None)
    return Cluster(headline=(headline,), deck=(deck,), readings=(both, kicked))


def _different(story: Story, first: str, second: str) -> tuple[str, str]:
    """A line of each rule, where neither says what the other says."""
    one, two = story.rule(first), story.rule(second)
    while _alike(one, two):
        one, two = story.rule(first), story.rule(second)
    return one, two


def _alike(one: str, two: str) -> bool:
    """Whether the shorter line's pairs of characters stand mostly in the other line too."""
    pairs = [{line[at : at + 2] for at in range(len(line) - 1)} for line in (one, two)]
    return len(pairs[0] & pairs[1]) > 0.6 * min(len(found) for found in pairs)


def all_three(story: Story, kind: str) -> Cluster:
    headline, deck = _different(story, f"h_{kind}", f"d_{kind}")
    kicker = story.rule("k_topic")
    while kicker in headline or kicker in deck:
        kicker = story.rule("k_topic")
    others = ((kicker, f"{headline} {deck}", None), (None, f"{kicker} {headline}", deck))
    return Cluster((kicker,), (headline,), (deck,), others)


def two_lines(story: Story, kind: str) -> Cluster:
    """以…为抓手 / 推动…: the first line is no sentence without the second. Some call it a kicker."""
    first, second = story.rule("h_two"), story.rule("h_two_b")
    deck = (story.rule(f"d_{kind}"),) if story.teller.rng.random() < 0.6 else ()
    return Cluster(headline=(first, second), deck=deck, readings=((first, second, text(deck)),))
