"""Fit what the signs of a programme's name weigh: writes src/shuzibao/record/scheme_weights.py.

python -m bench.fit_schemes           # writes; then run python -m bench.record --split dev
python -m bench.fit_schemes --cross   # only says what is found in held-out articles

Learns from the dev part of the gold set (test articles are not read) and from `record_gold/figures`: at each
place where a programme may be named, a softmax over the ways to cut it and none.
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
from bench.fit_things import FOLDS, Group, fitted, fold_of, passages, source
from bench.record_gold.mark import Gold, gold_set
from shuzibao.record import facts_of, name_weights, programmes, scheme_weights, tell
from shuzibao.record.base import Found
from shuzibao.record.cut import Cut
from shuzibao.record.pieces import Pieces
from shuzibao.record.scheme_signs import choices

PENALTY = 6.0  # of 1 to 16, by held-out articles
Span = tuple[int, int]
OWN: set[int] = set()  # the passages, which no rule was written for


@dataclass(frozen=True, slots=True)
class Example:
    """A passage with what the rules say and where the gold has programmes."""

    gold: Gold
    cut: Cut
    certain: list[programmes.Span]
    others: list[programmes.Span]
    truth: frozenset[Span]


def examples(gold: Gold) -> Iterator[Example]:
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
    tuned = not re.fullmatch(r"fb\d+", example.gold.id) and id(example.gold) not in OWN
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
        yield signs, right


def crossed(told: Sequence[Example], own: set[int]) -> None:
    """What is found in articles that were held out, by source."""
    hits: Counter[str] = Counter()
    false: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    for part in range(FOLDS):
        weights = fitted([g for e in told if fold_of(e.gold) != part for g in groups(e)], PENALTY)
        with mock.patch.dict(scheme_weights.WEIGHTS, weights, clear=True):
            for e in (e for e in told if fold_of(e.gold) == part):
                name = source(e.gold, id(e.gold) in own)
                found = {span[:2] for span in programmes.weighed(e.cut, e.certain, e.others)}
                hits[name] += len(found & e.truth)
                false[name] += len(found - e.truth)
                missed[name] += len(e.truth - found)
    for name in sorted({*hits, *false, *missed}):
        h, f, m = hits[name], false[name], missed[name]
        print(f"{name:10} F1 {2 * h / max(1, 2 * h + f + m):.3f}  hit {h} false {f} missed {m}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cross", action="store_true")
    given = parser.parse_args()
    own = passages()
    OWN.update(id(g) for g in own)
    told = [e for gold in [*(g for g in gold_set() if not g.test), *own] for e in examples(gold)]
    if given.cross:
        crossed(told, {id(g) for g in own})
        return
    weights = fitted([group for e in told for group in groups(e)], PENALTY)
    weights = {s: w for s, w in weights.items() if not re.search(r'  | $|["\\\n]', s)}
    module = written(weights).replace(name_weights.__doc__ or "", scheme_weights.__doc__ or "")
    Path(scheme_weights.__file__).write_text(module, encoding="utf-8")
    print(f"{len(told)} passages, {len(weights)} weights")


if __name__ == "__main__":
    main()
