"""What the fits of signs' weights share: the articles, a softmax over answers, weighing those held out, the module written."""

from __future__ import annotations

import argparse
import re
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from types import ModuleType
from typing import Protocol, TypeVar
from unittest import mock

import numpy as np

from bench.record import Score
from bench.record_gold.mark import Gold, gold_set, read

PASSAGES = Path(__file__).parent / "record_gold" / "figures"
FOLDS = 5
SEEN = 3  # a sign must have been seen so often
SMALLEST = 0.04  # weights below are left out
Group = tuple[list[Sequence[str]], list[bool]]  # answers with their signs, and which are right


class Told(Protocol):
    """What is learnt from: it knows its article."""

    @property
    def gold(self) -> Gold: ...


T = TypeVar("T", bound=Told)


def passages() -> list[Gold]:
    """The passages of `record_gold/figures`."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(PASSAGES.glob("*.txt"))]
    short = re.compile(r"\{F([^{}|=]*)(?:\|([^{}|=]*))?\}")
    return [g for t in texts for g in read(short.sub(r"{F\1=\1|\2}", t))]


def source(gold: Gold) -> str:
    """Whose article it is: f fresh and read since, fb fresh, others as their ids begin."""
    if re.fullmatch(r"[abp-u]\d+", gold.id):
        return "passages"
    return re.match(r"f[a-z]?|.", gold.id)[0]  # type: ignore[index]


def fitted(groups: Sequence[Group], penalty: float) -> dict[str, float]:
    """The weights under which the right answers are likeliest, with a quadratic penalty."""
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


def least(loss, at: np.ndarray, rounds: int = 200, kept: int = 10) -> np.ndarray:  # type: ignore[no-untyped-def]
    """L-BFGS with a halving line search."""
    steps: list[tuple[np.ndarray, np.ndarray]] = []
    value, slope = loss(at)
    for _ in range(rounds):
        way, used = slope.copy(), []
        for step, turn in reversed(steps):
            share = step @ way / (turn @ step)
            used.append(share)
            way -= share * turn
        way *= (
            steps[-1][0] @ steps[-1][1] / (steps[-1][1] @ steps[-1][1])
            if steps
            else 1 / np.linalg.norm(slope)
        )
        for (step, turn), share in zip(steps, reversed(used), strict=True):
            way += (share - turn @ way / (turn @ step)) * step
        length = 1.0
        while length > 1e-8:
            there, (lower, bend) = at - length * way, loss(at - length * way)
            if lower <= value - 1e-4 * length * (slope @ way):
                break
            length /= 2
        if (there - at) @ (bend - slope) > 1e-10:
            steps = [*steps, (there - at, bend - slope)][-kept:]
        done = abs(value - lower) < 1e-6 * abs(value)
        at, value, slope = there, lower, bend
        if done:
            break
    return at


def held_out(
    told: Sequence[T],
    learnt: Callable[[Sequence[T]], dict[str, float]],
    module: ModuleType,
) -> Iterator[tuple[str, T]]:
    """Each example with its article's source, while the weights are those of the other articles."""

    def fold_of(gold: Gold) -> int:
        return zlib.crc32(f"{gold.id}{len(gold.marks)}".encode()) % FOLDS

    for part in range(FOLDS):
        weights = learnt([e for e in told if fold_of(e.gold) != part])
        with mock.patch.dict(module.WEIGHTS, weights, clear=True):
            for example in told:
                if fold_of(example.gold) == part:
                    yield source(example.gold), example


def scored(answers: Iterable[tuple[str, Counter[object], Counter[object]]]) -> dict[str, Score]:
    """What was found against what is true, by source."""
    scores: dict[str, Score] = {}
    for name, truth, found in answers:
        scores.setdefault(name, Score()).add(truth, found)  # type: ignore[arg-type]
    return scores


def fit(
    module: ModuleType,
    examples: Callable[[Gold], Iterable[T]],
    learnt: Callable[[Sequence[T]], dict[str, float]],
    answered: Callable[[T], tuple[Counter[object], Counter[object]]],
    about: str | None,
) -> None:
    """Writes a module of weights anew; with --cross only says how articles are answered that were held out.

    answered: the truth and the answer of one example.
    """
    parser = argparse.ArgumentParser(description=about)
    parser.add_argument("--cross", action="store_true")
    given = parser.parse_args()
    golds = [*(g for g in gold_set() if not g.test), *passages()]
    told = [e for gold in golds for e in examples(gold)]
    if given.cross:
        scores = scored((name, *answered(e)) for name, e in held_out(told, learnt, module))
        for name, score in sorted(scores.items()):
            print(f"{name:10} {score}")
        return
    weights = learnt(told)
    write(module, weights)
    print(f"{len(told)} examples, {len(weights)} weights")


def write(module: ModuleType, weights: dict[str, float]) -> None:
    """A module of weights, a family of signs a line; signs that a line cannot hold are left out."""
    families: dict[str, list[str]] = {}
    for sign, weight in sorted(weights.items()):
        if not re.search(r'  | $|["\\\n]', sign):
            family, colon, rest = sign.partition(":")
            families.setdefault(family, []).append(f"{colon + rest or '-'} {weight:.2f}")
    lines = "\n".join(
        f'        "{name}": "{"  ".join(found)}",' for name, found in families.items()
    )
    text = f'"""{module.__doc__}"""\n\n{HEAD}WEIGHTS = by_sign(\n    {{\n{lines}\n    }}\n)\n'
    Path(str(module.__file__)).write_text(text, encoding="utf-8")


HEAD = """from __future__ import annotations

from shuzibao.record.rows import by_sign

"""
