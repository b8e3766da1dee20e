"""Fit what the signs of a figure weigh: writes src/shuzibao/record/number_weights.py.

python -m bench.fit_numbers           # writes; then run python -m bench.fit_things, python -m bench.record --split dev
python -m bench.fit_numbers --cross   # only says what is found in held-out articles

Learns from the dev part of the gold set (test articles are not read) and from `record_gold/figures`: at each number a
softmax over the ways to read a figure from it and none.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

from bench.fit_names import written
from bench.fit_things import FOLDS, Group, fitted, fold_of, marked, passages, settings_of, source
from bench.record_gold.mark import Gold, Mark, gold_set
from shuzibao.record import figures, name_weights, number_weights
from shuzibao.record.figure_things import Setting
from shuzibao.record.number_signs import likeliest, signs
from shuzibao.record.numbers import Numeral, Reading, readings
from shuzibao.script import fold

PENALTY = 2.0  # of 0.5 to 6, by held-out articles


@dataclass(frozen=True, slots=True)
class Example:
    """A number of the gold set; truth: the value of the figure that it is, None where it is none."""

    gold: Gold
    setting: Setting
    numeral: Numeral
    truth: str | None


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
    return told, good


def learnt(told: Sequence[Example]) -> dict[str, float]:
    return fitted([g for g in map(group, told) if any(g[1]) and len(g[1]) > 1], PENALTY)


def crossed(told: Sequence[Example], own: set[int]) -> None:
    """What is found in articles that were held out, by source."""
    hits: Counter[str] = Counter()
    false: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    for part in range(FOLDS):
        weights = learnt([e for e in told if fold_of(e.gold) != part])
        with mock.patch.dict(number_weights.WEIGHTS, weights, clear=True):
            for e in (e for e in told if fold_of(e.gold) == part):
                name = source(e.gold, id(e.gold) in own)
                setting = e.setting
                found = likeliest(setting.pieces, e.numeral, setting.named, setting.passage.display)
                good = found is not None and e.truth is not None and right(e, found)
                hits[name] += good
                false[name] += found is not None and not good
                missed[name] += e.truth is not None and not good
    for name in sorted({*hits, *false, *missed}):
        h, f, m = hits[name], false[name], missed[name]
        print(f"{name:10} F1 {2 * h / max(1, 2 * h + f + m):.3f}  hit {h} false {f} missed {m}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cross", action="store_true")
    given = parser.parse_args()
    own = passages()
    told = [e for gold in [*(g for g in gold_set() if not g.test), *own] for e in examples(gold)]
    if given.cross:
        crossed(told, {id(g) for g in own})
        return
    weights = {s: w for s, w in learnt(told).items() if not re.search(r'  | $|["\\\n]', s)}
    module = written(weights).replace(name_weights.__doc__ or "", number_weights.__doc__ or "")
    Path(number_weights.__file__).write_text(module, encoding="utf-8")
    print(f"{len(told)} numbers, {len(weights)} weights")


if __name__ == "__main__":
    main()
