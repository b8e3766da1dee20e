"""What the fits of signs' weights share: the articles, a softmax over answers, weighing those held out, the module written."""

from __future__ import annotations

import argparse
import re
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import NamedTuple, Protocol, TypeVar
from unittest import mock

import numpy as np

from bench.record import Score
from bench.record_gold.mark import Gold, gold_set, read
from shuzibao.record.language.leanings import Ask, Leanings, Questions

PASSAGES = Path(__file__).parent / "record_gold" / "figures"
FOLDS = 5
SEEN = 3  # a sign must have been seen so often
SMALLEST = 0.04  # weights below are left out
KEPT = 64  # directions of the finder's states: of 32, 64 and 128 the best for figures on held-out articles


class Group(NamedTuple):
    """Answers: the signs of each, which are right, and what is asked of the finder's state for each."""

    signs: list[Sequence[str]]
    right: list[bool]
    asks: Sequence[Sequence[Ask]] = ()
    leanings: Leanings | None = None


class Told(Protocol):
    """What is learnt from: it knows its article."""

    @property
    def gold(self) -> Gold: ...
    @property
    def leanings(self) -> Leanings: ...


T = TypeVar("T", bound=Told)


def passages() -> list[Gold]:
    """The passages of `record_gold/figures`."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(PASSAGES.glob("*.txt"))]
    short = re.compile(r"\{F([^{}|=]*)(?:\|([^{}|=]*))?\}")
    return [g for t in texts for g in read(short.sub(r"{F\1=\1|\2}", t))]


def source(gold: Gold) -> str:
    """Whose article it is: f fresh and read since, fb fresh, others as their ids begin."""
    if re.fullmatch(r"[abp-vx]\d+", gold.id):
        return "passages"
    return re.match(r"f[a-z]?|.", gold.id)[0]  # type: ignore[index]


@dataclass(frozen=True, slots=True)
class Weights:
    """What was learnt: of each sign, and of each question that is asked of the finder's state."""

    signs: dict[str, float]
    questions: dict[str, np.ndarray] = field(default_factory=dict)

    def __or__(self, other: Weights) -> Weights:
        return Weights(self.signs | other.signs, self.questions | other.questions)

    def asked(self) -> Questions:
        """As the record asks them."""
        names = sorted(self.questions)
        columns = {name: i for i, name in enumerate(names)}
        return Questions(columns, np.array([self.questions[n] for n in names], np.float32).T)


def fitted(groups: Sequence[Group], penalty: float, leaning: float = 0.0) -> Weights:
    """The weights under which the right answers are likeliest, with a quadratic penalty.

    leaning: the penalty of questions' weights along the KEPT directions; for groups that ask something.
    """
    counts = Counter(s for g in groups for one in g.signs for s in set(one))
    known = {s: i for i, s in enumerate(sorted(s for s, n in counts.items() if n >= SEEN))}
    rows = [[known[s] for s in one if s in known] for g in groups for one in g.signs]
    truth = np.array([float(r) for g in groups for r in g.right])
    group = np.repeat(np.arange(len(groups)), [len(g.right) for g in groups])
    columns = np.array([c for row in rows for c in row])
    lines = np.repeat(np.arange(len(rows)), [len(row) for row in rows])
    states = States(
        (g.asks[i] if g.asks else (), g.leanings) for g in groups for i in range(len(g.right))
    )
    size = len(known)
    strict = np.concatenate([np.full(size, penalty), np.full(states.size, leaning)])

    def loss(theta: np.ndarray) -> tuple[float, np.ndarray]:
        odds = np.bincount(lines, weights=theta[columns], minlength=len(rows))
        odds += states.odds(theta[size:])
        most = np.full(len(groups), -np.inf)
        np.maximum.at(most, group, odds)
        e = np.exp(odds - most[group])
        every = np.bincount(group, weights=e, minlength=len(groups))
        good = np.bincount(group, weights=e * truth, minlength=len(groups))
        error = e / every[group] - e * truth / good[group]
        slope = np.bincount(columns, weights=error[lines], minlength=size)
        slope = np.concatenate([slope, states.slope(error)]) + strict * theta
        value = float(np.sum(np.log(every) - np.log(good)))
        return value + 0.5 * float((strict * theta) @ theta), slope

    theta = least(loss, np.zeros(size + states.size))
    found = {s: float(theta[i]) for s, i in known.items() if abs(theta[i]) >= SMALLEST}
    return Weights(found, states.questions(theta[size:]))


class States:
    """What the answers of a fit ask of the finder's states, along the KEPT directions in which those differ most.

    Each direction is scaled to one; so one penalty fits all. A state outside of its text is the mean one.
    """

    def __init__(self, asked: Iterable[tuple[Sequence[Ask], Leanings | None]]) -> None:
        """asked: of each answer, what is asked and of whom."""
        rows: dict[tuple[int, int], int] = {}
        states: list[np.ndarray] = []
        found: dict[str, tuple[list[int], list[int]]] = {}
        self.lines = 0
        for self.lines, (asks, leanings) in enumerate(asked, 1):
            held = leanings.states if leanings is not None else None
            for question, at in asks if held is not None else ():
                if held is not None and 0 <= at < len(held):
                    row = rows.setdefault((id(held), at), len(rows))
                    states += [held[at]] if row == len(states) else []
                    lines, own = found.setdefault(question, ([], []))
                    lines.append(self.lines - 1)
                    own.append(row)
        self.names = sorted(found)
        self.size = KEPT * len(self.names)
        self.asked = [(np.array(found[n][0]), np.array(found[n][1])) for n in self.names]
        if found:
            every = np.array(states, np.float64)
            self.mean = every.mean(axis=0)
            lengths, ways = np.linalg.eigh(np.cov(every, rowvar=False))
            self.ways = ways[:, -KEPT:] / np.sqrt(lengths[-KEPT:])
            self.states = (every - self.mean) @ self.ways

    def odds(self, theta: np.ndarray) -> np.ndarray:
        """What the questions add to each answer."""
        total = np.zeros(self.lines)
        for own, (lines, rows) in zip(theta.reshape(-1, KEPT), self.asked, strict=True):
            total += np.bincount(lines, (self.states @ own)[rows], self.lines)
        return total

    def slope(self, error: np.ndarray) -> np.ndarray:
        """How an error of the answers' odds falls on the questions' weights."""
        return np.concatenate(
            [
                np.zeros(0),
                *(
                    np.bincount(rows, error[lines], len(self.states)) @ self.states
                    for lines, rows in self.asked
                ),
            ]
        )

    def questions(self, theta: np.ndarray) -> dict[str, np.ndarray]:
        """Each question as the record asks it: weights of the state's own numbers, and a constant."""
        found = {}
        for name, own in zip(self.names, theta.reshape(-1, KEPT), strict=True):
            weights = self.ways @ own
            found[name] = np.append(weights, -self.mean @ weights)
        return found


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
    learnt: Callable[[Sequence[T]], Weights],
    module: ModuleType,
) -> Iterator[tuple[str, T]]:
    """Each example with its article's source, while the weights are those of the other articles."""

    def fold_of(gold: Gold) -> int:
        return zlib.crc32(f"{gold.id}{len(gold.marks)}".encode()) % FOLDS

    for part in range(FOLDS):
        weights = learnt([e for e in told if fold_of(e.gold) != part])
        asked = weights.asked() if weights.questions else None
        with mock.patch.dict(module.WEIGHTS, weights.signs, clear=True):
            for example in told:
                if fold_of(example.gold) == part:
                    if asked is not None:
                        example.leanings.ask(asked)
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
    learnt: Callable[[Sequence[T]], Weights],
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
    write(module, weights.signs)
    if weights.questions:
        keep(module, weights)
    print(f"{len(told)} examples, {len(weights.signs)} weights, {len(weights.questions)} questions")


def keep(module: ModuleType, weights: Weights) -> None:
    """Writes a fit's questions beside its module of weights: span_weights.py, span_leanings.npz."""
    fit = module.__name__.rpartition(".")[2].removesuffix("_weights")
    asked = weights.asked()
    np.savez_compressed(
        Path(str(module.__file__)).with_name(f"{fit}_leanings.npz"),
        names=np.array(list(asked.columns)),
        weights=asked.weights.astype(np.float16),
    )


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
