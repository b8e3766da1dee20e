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
from bench.record_gold.mark import Gold, gold_set, read
from shuzibao.record import facts_of, figures, name_weights, tell, thing_weights
from shuzibao.record.base import Found
from shuzibao.record.figure_table import CHANGE
from shuzibao.record.figure_things import LEFTMOST, Setting, number_at, weighed
from shuzibao.record.thing_signs import Number, left_signs, options, unit_class
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


def examples(gold: Gold) -> Iterator[Example]:
    kept: list[list[Setting]] = []

    def keeping(*given: object) -> list[Found]:
        kept.append(list(figures.settings(*given)))  # type: ignore[arg-type]
        return []

    with mock.patch.object(tell, "find_figures", keeping):
        facts_of(gold.article, gold.context)
    for setting in kept[0]:
        told: list[Found] = []
        for match in figures.matches(setting):
            thing = _marked(gold, setting, match)
            if thing is None:
                continue
            found = figures.figure_at(setting, match, told)
            unit = str(found.parts["unit"]) if found else figures.unit_of(match)
            changed = CHANGE.search(setting.cut.text, max(0, match.start() - 12), match.start())
            if unit not in ("岁", "周岁"):
                number = number_at(setting, match, unit, told, changed is not None)
                yield Example(gold, setting, number, thing)
            if found is not None:
                told.append(replace(found, parts={**found.parts, "of": thing or None}))


def _marked(gold: Gold, setting: Setting, match: re.Match[str]) -> str | None:
    first, last = setting.passage.place(match.start(), match.end())
    for mark in gold.marks:
        here = mark.kind == "figure" and mark.element == setting.passage.element
        if here and mark.start < last and first < mark.end:
            return plain(mark.extra[0])
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


def leftwards(example: Example, end: int) -> Iterator[Group]:
    """The decisions by which the true name is drawn out to the left from its end."""
    setting, number = example.setting, example.number
    row = [p for p in setting.pieces.leftwards(end, LEFTMOST) if p.start >= number.floor]
    start = end - len(example.thing)
    for at in range(1, len(row)):
        on = row[at].start >= start
        if row[at - 1].start < start or (not on and row[at].end > start):
            return  # the name begins inside a piece
        signs = left_signs(
            setting.pieces, row, at, end, unit_class(number.unit), setting.named, number.ruled
        )
        if signs is None:
            return
        if not on and _thing(setting.cut.text[row[at].start : end]) == example.thing:
            return  # 全区|床位 is as right
        yield [signs, []], [on, not on]
        if not on:
            return


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
    steps = [
        step for example, _, ends in chosen for end in ends for step in leftwards(example, end)
    ]
    return weights | fitted(steps)


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
