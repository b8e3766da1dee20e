"""Fit what the signs of a figure's thing weigh: writes src/shuzibao/record/figures/thing_weights.py.

python -m bench.fit_things           # writes; then run python -m bench.record --split dev
python -m bench.fit_things --cross   # only says how often held-out articles are answered rightly

Learns from the dev part of the gold set (test articles are not read) and from `record_gold/figures`. Two models with a
quadratic penalty: which answer (softmax over the options; several may be right), and whether a name before the
number goes on to the left.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from unittest import mock

from bench.fitting import Group, Weights, fit, fitted, source
from bench.record import _thing
from bench.record_gold.mark import Gold, Mark
from shuzibao.record import facts_of, tell
from shuzibao.record.base import Found
from shuzibao.record.figures import figures, thing_weights
from shuzibao.record.figures.figure_table import CHANGE
from shuzibao.record.figures.figure_things import Setting, bare, number_at, starts, weighed
from shuzibao.record.figures.numbers import Numeral, readings
from shuzibao.record.figures.thing_edges import edge_asks
from shuzibao.record.figures.thing_signs import Number, options
from shuzibao.record.language.leanings import Ask, Leanings
from shuzibao.script import fold

PENALTY = 2.0  # of 0.3 to 3, by held-out articles
LEANING = 60.0  # of 15 to 120, by held-out articles


@dataclass(frozen=True, slots=True)
class Example:
    """A figure of the gold set as the grammar sees it, and its true thing."""

    gold: Gold
    setting: Setting
    number: Number
    thing: str

    @property
    def leanings(self) -> Leanings:
        return self.setting.cut.leanings


def plain(thing: str | None) -> str:
    """A thing as answers are compared."""
    name = fold(thing or "")
    return _thing(bare(name)) if name else name


def settings_of(gold: Gold) -> list[Setting]:
    """The passages of an article that have numbers, as the record comes to read them."""
    kept: list[list[Setting]] = []

    def keeping(*given: object) -> list[Found]:
        kept.append(list(figures.settings(*given)))  # type: ignore[arg-type]
        return []

    with mock.patch.object(tell, "find_figures", keeping):
        facts_of(gold.article, gold.context)
    return kept[0]


def tuned(gold: Gold) -> bool:
    """Whether the rules were written with an article in sight: what they say there is no evidence."""
    return source(gold) not in ("fb", "fc", "passages")


def examples(gold: Gold) -> Iterator[Example]:
    for setting in settings_of(gold):
        told: list[Found] = []
        for numeral in figures.numbers_in(setting):
            mark = marked(gold, setting, numeral)
            ways = readings(setting.pieces, numeral) if mark is not None else []
            if mark is None or not ways:
                continue
            reading = next((r for r in ways if r.value == fold(mark.value)), ways[0])
            thing = plain(mark.extra[0])
            start = numeral.start
            changed = CHANGE.search(setting.cut.text, max(0, start - 12), start)
            if reading.unit not in ("岁", "周岁"):
                number = number_at(setting, reading, told, changed is not None)
                if tuned(gold):
                    number = replace(number, ruled=None)
                yield Example(gold, setting, number, thing)
            found = figures.figure_of(setting, reading, told)
            told.append(replace(found, parts={**found.parts, "of": thing or None}))


def marked(gold: Gold, setting: Setting, numeral: Numeral) -> Mark | None:
    """The figure that the gold has at a number."""
    first, last = setting.passage.place(numeral.first, numeral.end)
    for mark in gold.marks:
        here = mark.kind == "figure" and mark.element == setting.passage.element
        if here and mark.start < last and first < mark.end:
            return mark
    return None


def choice(example: Example) -> tuple[Group, list[int]]:
    """The options of a figure, those that are right, and where right names before the number end."""
    text, number, thing = example.setting.cut.text, example.number, example.thing
    signs: list[Sequence[str]] = []
    right: list[bool] = []
    ends: list[int] = []
    asks: list[Sequence[Ask]] = []
    for option in options(example.setting.pieces, number, example.setting.named):
        here = text[option.start : option.end]
        signs.append(option.signs)
        asks.append(option.asks)
        if option.what == "none":
            right.append(not thing)
        elif option.what == "same":
            right.append(bool(thing) and plain(number.last_of) == thing)
        elif option.what == "behind":
            right.append(bool(thing) and plain(here) == thing)
        else:
            right.append(bool(thing) and text[: option.end].rstrip("”").endswith(thing))
            ends += [option.end] if right[-1] and text.endswith(thing, 0, option.end) else []
    return Group(signs, right, asks, example.leanings), ends


def edges(example: Example, end: int) -> Group:
    """Where the true name may begin, and where it does."""
    text = example.setting.cut.text
    ways = starts(example.setting, example.number, end)
    right = [text[a:end].strip("“”") == example.thing for a, _ in ways]
    if not any(right):
        right = [plain(text[a:end]) == example.thing for a, _ in ways]
    asks = [edge_asks(a) for a, _ in ways]
    return Group([signs for _, signs in ways], right, asks, example.leanings)


def learnt(told: Sequence[Example]) -> Weights:
    chosen = [(example, *choice(example)) for example in told]
    weights = fitted([group for _, group, _ in chosen if any(group.right)], PENALTY, LEANING)
    begun = [edges(example, end) for example, _, ends in chosen for end in ends]
    return weights | fitted([group for group in begun if any(group.right)], PENALTY, LEANING)


def answered(example: Example) -> tuple[Counter[object], Counter[object]]:
    """The true thing, and what the weights say."""
    return Counter([example.thing]), Counter([plain(weighed(example.setting, example.number))])


if __name__ == "__main__":
    fit(thing_weights, examples, learnt, answered, __doc__)
