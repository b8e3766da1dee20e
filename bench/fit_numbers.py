"""Fit what the signs of a figure weigh: writes src/shuzibao/record/figures/number_weights.py.

python -m bench.fit_numbers           # writes; then run python -m bench.fit_things, python -m bench.record --split dev
python -m bench.fit_numbers --cross   # only says what is found in held-out articles

Learns from the dev part of the gold set (test articles are not read) and from `record_gold/figures`: at each number a
softmax over the ways to read a figure from it and none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bench.fit_things import marked, settings_of
from bench.fitting import Group, Weights, fit, fitted
from bench.record_gold.mark import Gold, Mark
from shuzibao.record.figures import figures, number_weights
from shuzibao.record.figures.figure_things import Setting
from shuzibao.record.figures.number_signs import likeliest, signs
from shuzibao.record.figures.numbers import Numeral, Reading, readings
from shuzibao.record.language.leanings import Leanings
from shuzibao.script import fold

PENALTY = 2.0  # of 0.5 to 6, by held-out articles


@dataclass(frozen=True, slots=True)
class Example:
    """A number of the gold set; truth: the value of the figure that it is, None where it is none."""

    gold: Gold
    setting: Setting
    numeral: Numeral
    truth: str | None

    @property
    def leanings(self) -> Leanings:
        return self.setting.cut.leanings


def examples(gold: Gold) -> Iterator[Example]:
    for setting in settings_of(gold):
        for numeral in figures.numbers_in(setting):
            mark = marked(gold, setting, numeral)
            yield Example(gold, setting, numeral, None if mark is None else value_of(mark, setting))


def value_of(mark: Mark, setting: Setting) -> str:
    """A mark's value; as printed where it says none."""
    printed = setting.passage.printed[mark.start : mark.end]
    return "" if mark.value == printed else fold(mark.value)


def right(example: Example, reading: Reading) -> bool:
    """Whether a reading is the gold's: by value, by extent where the gold gives no value."""
    if example.truth:
        return reading.value == example.truth
    mark = marked(example.gold, example.setting, example.numeral)
    last = example.setting.passage.place(reading.start, reading.end)[1]
    return mark is not None and last == mark.end


def group(example: Example) -> Group:
    setting = example.setting
    told: list[Sequence[str]] = [()]
    good = [example.truth is None]
    for reading in readings(setting.pieces, example.numeral):
        told.append(signs(setting.pieces, reading, setting.named, setting.passage.display))
        good.append(example.truth is not None and right(example, reading))
    return Group(told, good)


def learnt(told: Sequence[Example]) -> Weights:
    return fitted([g for g in map(group, told) if any(g.right) and len(g.right) > 1], PENALTY)


def answered(example: Example) -> tuple[Counter[object], Counter[object]]:
    """Whether here is a figure, and whether the weights read it so."""
    setting = example.setting
    found = likeliest(setting.pieces, example.numeral, setting.named, setting.passage.display)
    truth: list[object] = [] if example.truth is None else ["figure"]
    good = found is not None and example.truth is not None and right(example, found)
    return Counter(truth), Counter([] if found is None else truth if good else ["another"])


if __name__ == "__main__":
    fit(number_weights, examples, learnt, answered, __doc__)
