"""Fit what the signs of a figure's thing weigh: writes src/shuzibao/record/thing_weights.py.

python -m bench.fit_things           # writes; then run python -m bench.record --split dev
python -m bench.fit_things --cross   # only says how often held-out articles are answered rightly

Learns from the dev part of the gold set (test articles are not read) and from `record_gold/figures`. Two models with a
quadratic penalty: which answer (softmax over the options; several may be right), and whether a name before the
number goes on to the left.
"""

from __future__ import annotations

import argparse
import re
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from unittest import mock

import numpy as np

from bench.fit_names import least, written
from bench.record import _thing
from bench.record_gold.mark import Gold, Mark, gold_set, read
from shuzibao.record import facts_of, figures, name_weights, tell, thing_weights
from shuzibao.record.base import Found
from shuzibao.record.figure_table import CHANGE
from shuzibao.record.figure_things import Setting, number_at, starts, weighed
from shuzibao.record.numbers import Numeral, readings
from shuzibao.record.thing_signs import Number, options
from shuzibao.script import fold

PASSAGES = Path(__file__).parent / "record_gold" / "figures"
FOLDS = 5
PENALTY = 2.0  # of 0.3 to 3, by held-out articles
SEEN = 3  # a sign must have been seen so often
SMALLEST = 0.04  # weights below are left out
Group = tuple[list[Sequence[str]], list[bool]]  # answers with their signs, and which are right


@dataclass(frozen=True, slots=True)
class Example:
    """A figure of the gold set as the grammar sees it, and its true thing."""

    gold: Gold
    setting: Setting
    number: Number
    thing: str


def passages() -> list[Gold]:
    """The passages of `record_gold/figures`."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(PASSAGES.glob("*.txt"))]
    short = re.compile(r"\{F([^{}|=]*)(?:\|([^{}|=]*))?\}")
    return [g for t in texts for g in read(short.sub(r"{F\1=\1|\2}", t))]


def plain(thing: str | None) -> str:
    """A thing as answers are compared."""
    name = fold(thing or "")
    name = name[1:-1] if name[:1] == "“" and name.find("”") == len(name) - 1 else name
    return _thing(name)


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
    return re.fullmatch(r"(?:f[bc]|[abp-u])\d+", gold.id) is None


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
    for option in options(example.setting.pieces, number, example.setting.named):
        here = text[option.start : option.end]
        signs.append(option.signs)
        if option.what == "none":
            right.append(not thing)
        elif option.what == "same":
            right.append(bool(thing) and plain(number.last_of) == thing)
        elif option.what == "behind":
            right.append(bool(thing) and plain(here) == thing)
        else:
            right.append(bool(thing) and text[: option.end].rstrip("”").endswith(thing))
            ends += [option.end] if right[-1] and text.endswith(thing, 0, option.end) else []
    return (signs, right), ends


def edges(example: Example, end: int) -> Group:
    """Where the true name may begin, and where it does."""
    text = example.setting.cut.text
    ways = starts(example.setting, example.number, end)
    right = [text[a:end].strip("“”") == example.thing for a, _ in ways]
    if not any(right):
        right = [plain(text[a:end]) == example.thing for a, _ in ways]
    return [signs for _, signs in ways], right


def fitted(groups: Sequence[Group], penalty: float = PENALTY) -> dict[str, float]:
    """The weights under which the right answers are likeliest."""
    counts = Counter(s for signs, _ in groups for one in signs for s in set(one))
    known = {s: i for i, s in enumerate(sorted(s for s, n in counts.items() if n >= SEEN))}
    rows = [[known[s] for s in one if s in known] for signs, _ in groups for one in signs]
    truth = np.array([float(r) for _, right in groups for r in right])
    group = np.repeat(np.arange(len(groups)), [len(right) for _, right in groups])
    columns = np.array([c for row in rows for c in row])
    lines = np.repeat(np.arange(len(rows)), [len(row) for row in rows])

    def loss(theta: np.ndarray) -> tuple[float, np.ndarray]:
        odds = np.bincount(lines, weights=theta[columns], minlength=len(rows))
        most = np.full(len(groups), -np.inf)
        np.maximum.at(most, group, odds)
        e = np.exp(odds - most[group])
        every = np.bincount(group, weights=e, minlength=len(groups))
        good = np.bincount(group, weights=e * truth, minlength=len(groups))
        error = e / every[group] - e * truth / good[group]
        slope = np.bincount(columns, weights=error[lines], minlength=len(known))
        value = float(np.sum(np.log(every) - np.log(good)))
        return value + 0.5 * penalty * float(theta @ theta), slope + penalty * theta

    theta = least(loss, np.zeros(len(known)))
    return {s: float(theta[i]) for s, i in known.items() if abs(theta[i]) >= SMALLEST}


def learnt(told: Sequence[Example]) -> dict[str, float]:
    chosen = [(example, *choice(example)) for example in told]
    weights = fitted([group for _, group, _ in chosen if any(group[1])])
    begun = [edges(example, end) for example, _, ends in chosen for end in ends]
    return weights | fitted([group for group in begun if any(group[1])])


def fold_of(gold: Gold) -> int:
    return zlib.crc32(f"{gold.id}{len(gold.marks)}".encode()) % FOLDS


def source(gold: Gold, own: bool) -> str:
    """Whose article it is: f fresh and read since, fb fresh, others as their ids begin."""
    return "passages" if own else re.match(r"f[a-z]?|.", gold.id)[0]  # type: ignore[index]


def crossed(told: Sequence[Example], own: set[int]) -> None:
    """How often articles that were held out are answered rightly, by source."""
    hits: Counter[str] = Counter()
    counts: Counter[str] = Counter()
    for part in range(FOLDS):
        weights = learnt([e for e in told if fold_of(e.gold) != part])
        with mock.patch.dict(thing_weights.WEIGHTS, weights, clear=True):
            for e in (e for e in told if fold_of(e.gold) == part):
                name = source(e.gold, id(e.gold) in own)
                counts[name] += 1
                hits[name] += plain(weighed(e.setting, e.number)) == e.thing
    for name, count in sorted(counts.items()):
        print(f"{name:10} {hits[name]} of {count}  {hits[name] / count:.3f}")
    print(f"{'all':10} {hits.total() / counts.total():.3f}")


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
    module = written(weights).replace(name_weights.__doc__ or "", thing_weights.__doc__ or "")
    Path(thing_weights.__file__).write_text(module, encoding="utf-8")
    print(f"{len(told)} figures, {len(weights)} weights")


if __name__ == "__main__":
    main()
