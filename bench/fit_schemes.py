"""Fit what the signs of a programme's name weigh: writes src/shuzibao/record/programmes/scheme_weights.py.

python -m bench.fit_schemes           # writes; then run python -m bench.record --split dev
python -m bench.fit_schemes --cross   # only says what is found in held-out articles

Learns from the dev part of the gold set (test articles are not read) and from `record_gold/figures`: at each
place where a programme may be named, a softmax over the ways to cut it and none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from unittest import mock

from bench.fitting import Group, Weights, fit, fitted, source
from bench.record_gold.mark import Gold
from shuzibao.record import facts_of, tell
from shuzibao.record.base import Found
from shuzibao.record.language.cut import Cut
from shuzibao.record.language.leanings import Leanings
from shuzibao.record.language.pieces import Pieces
from shuzibao.record.programmes import programmes, scheme_weights
from shuzibao.record.programmes.scheme_signs import choices

PENALTY = 6.0  # of 1 to 16, by held-out articles
LEANING = 150.0  # of 60 to 400, by held-out articles
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Example:
    """A passage with what the rules say and where the gold has programmes."""

    gold: Gold
    cut: Cut
    certain: list[programmes.Span]
    others: list[programmes.Span]
    truth: frozenset[Span]

    @property
    def leanings(self) -> Leanings:
        return self.cut.leanings


def examples(gold: Gold) -> Iterator[Example]:
    if source(gold) == "passages" and all(m.kind != "programme" for m in gold.marks):
        return  # it was marked for its figures alone
    kept: list[Example] = []

    def keeping(ps: Sequence, cuts: Sequence[Cut], bodies: Sequence[Found]) -> list[Found]:  # type: ignore[type-arg]
        for index, (passage, cut) in enumerate(zip(ps, cuts, strict=True)):
            closed = [(o.start, o.end) for o in bodies if o.passage == index]
            at = passage.at
            truth = {
                (at.index(m.start), at.index(m.end - 1) + 1)
                for m in gold.marks
                if m.kind == "programme" and m.element == passage.element and m.end - 1 in at
            }
            kept.append(Example(gold, cut, *programmes.by_rules(cut, closed), frozenset(truth)))
        return []

    with mock.patch.object(tell, "find_programmes", keeping):
        facts_of(gold.article, gold.context)
    yield from kept


def groups(example: Example) -> Iterator[Group]:
    ruled = [span[:2] for span in [*example.others, *example.certain]]
    certain = [span[:2] for span in example.certain if not programmes.loose(example.cut.text, span)]
    tuned = source(example.gold) not in ("fb", "passages")
    for choice in choices(Pieces(example.cut), ruled, certain):
        truth = {t for t in example.truth if choice.start <= t[0] and t[1] <= choice.end}
        spans = [span for span, _ in choice.spans]
        right = [span in truth for span in spans]
        if not any(right):
            met = any(t[0] < choice.end and choice.start < t[1] for t in example.truth)
            if met and choice.start < choice.end and truth:
                continue  # the true name cannot be cut here
            right[0] = True
        signs = [signs for _, signs in choice.spans]
        if tuned:  # the rules were written with these articles in sight: what they say there is no evidence
            signs = [tuple(s for s in one if "ruled" not in s) for one in signs]
        asks = [choice.asks(span) for span in spans]
        yield Group(signs, right, asks, example.leanings)


def learnt(told: Sequence[Example]) -> Weights:
    return fitted([group for example in told for group in groups(example)], PENALTY, LEANING)


def answered(example: Example) -> tuple[Counter[object], Counter[object]]:
    """Where programmes are, and where the weights find them."""
    found = programmes.weighed(example.cut, example.certain, example.others)
    return Counter(example.truth), Counter({span[:2] for span in found})


if __name__ == "__main__":
    fit(scheme_weights, examples, learnt, answered, __doc__)
