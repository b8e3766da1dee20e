"""Sharpens the weights of `shuzibao.articles.links` against the decoder itself.

    python -m bench.dumps.train --n 400 --rounds 8   # prints the table of shuzibao/articles/weights.py

`fit` makes each node choose well by itself; here whole pages are threaded with the weights in force, and where the
chains differ from the true ones the weights move towards the truth (an averaged structured perceptron; a link that
is wrong by truth is made cheaper while training, so that the right one must win with something to spare).
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from random import Random

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix

from bench.dumps.__main__ import cases
from bench.dumps.case import Case
from bench.dumps.fit import Place, _pages, _place
from bench.dumps.score import truth_places
from shuzibao.articles.cover import FORBIDDEN, cover
from shuzibao.articles.links import Evidence, Features, links_of
from shuzibao.articles.nodes import Node
from shuzibao.articles.weights import WEIGHTS

Floats = npt.NDArray[np.float64]

MARGIN = 0.7  # nats that the truth must win by, per link
RATE = 0.02  # nats a weight moves per link that was wrong


@dataclass(slots=True)
class Sheet:
    """One page's links as rows of features: `at` names each row's (i, j), -1 for a start or an end."""

    size: int
    rows: csr_matrix
    at: npt.NDArray[np.int64]
    true: npt.NDArray[np.bool_]

    def threaded(self, weights: Floats, margin: float) -> npt.NDArray[np.bool_]:
        """Which rows the decoder takes."""
        cost = self.rows @ weights + margin * (self.true.astype(float) - 0.5)
        n = self.size
        links = np.full((n, n), FORBIDDEN)
        starts, ends = np.zeros(n), np.zeros(n)
        i, j = self.at.T
        inner = (i >= 0) & (j >= 0)
        links[i[inner], j[inner]] = cost[inner]
        starts[j[i < 0]] = cost[i < 0]
        ends[i[j < 0]] = cost[j < 0]
        taken = set()
        for chain in cover(links, starts, ends):
            taken |= {(-1, chain[0]), (chain[-1], -1), *pairwise(chain)}
        return np.array([(a, b) in taken for a, b in self.at.tolist()])


def sheets(all_cases: Sequence[Case]) -> list[Sheet]:
    """Every page twice: as it is first read, and as it is read again by the light of its first stories."""
    out = []
    for case in all_cases:
        places = truth_places(case)
        for page, nodes in _pages(case):
            file = next(i for i, one in enumerate(case.files) if one[0] == page.source)
            spots = [_place(node, page, file, places) for node in nodes]
            if not nodes:
                continue
            first = links_of(nodes)
            stories = cover(first.costs, first.starts, first.ends)
            out += [_sheet(nodes, spots, Evidence(nodes, view)) for view in ((), stories)]
    return out


def _sheet(nodes: Sequence[Node], spots: Sequence[Place | None], evidence: Evidence) -> Sheet:
    n = len(nodes)
    stories: dict[int, list[int]] = {}
    for i, spot in enumerate(spots):
        if spot is not None:
            stories.setdefault(spot[0], []).append(i)
    after: dict[int, int] = {}
    for story in stories.values():
        story.sort(key=lambda i: spots[i][1:])  # type: ignore[index]
        after.update(pairwise(story))
    features: list[Features] = []
    at: list[tuple[int, int]] = []
    for i in range(n):
        for j in range(n):
            found = evidence.link(i, j)
            if found is not None:
                features.append(found)
                at.append((i, j))
    after = {i: j for i, j in after.items() if (i, j) in set(at)}
    true = [after.get(i) == j for i, j in at]
    begun = set(after.values())
    for i in range(n):
        features += [evidence.start(i), evidence.end(i)]
        at += [(-1, i), (i, -1)]
        true += [i not in begun, i not in after]
    return Sheet(n, _matrix(features), np.array(at), np.array(true))


_PLACE = {name: n for n, name in enumerate(WEIGHTS)}


def _matrix(features: Sequence[Features]) -> csr_matrix:
    cells = [
        (row, _PLACE[name], value)
        for row, one in enumerate(features)
        for name, value in one
        if value
    ]
    rows, columns, values = (np.array(part) for part in zip(*cells, strict=True))
    return csr_matrix((values, (rows, columns)), shape=(len(features), len(WEIGHTS)))


def train(pages: Sequence[Sheet], rounds: int) -> dict[str, float]:
    """The weights, averaged over all steps."""
    weights = np.array(list(WEIGHTS.values()))
    total = np.zeros_like(weights)
    steps = 0
    chance = Random(0)
    order = list(range(len(pages)))
    for number in range(rounds):
        chance.shuffle(order)
        wrong = 0
        for k in order:
            page = pages[k]
            taken = page.threaded(weights, MARGIN)
            off = taken.astype(float) - page.true
            wrong += int(np.abs(off).sum() / 2)
            weights = weights + RATE * (page.rows.T @ off)
            total += weights
            steps += 1
        print(f"# round {number + 1}: {wrong} links wrong, with the margin", flush=True)
    mean = total / steps
    bare = [int(np.abs(p.threaded(mean, 0.0).astype(float) - p.true).sum() / 2) for p in pages]
    print(f"# {sum(bare)} of {sum(int(p.true.sum()) for p in pages)} wrong without it")
    return dict(zip(WEIGHTS, mean.tolist(), strict=True))


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--n", type=int, default=300)
    parser.add_argument("--rounds", type=int, default=8)
    args = parser.parse_args()
    for name, weight in train(sheets(list(cases("dev", args.n, None))), args.rounds).items():
        print(f'    "{name}": {weight:.2f},')


if __name__ == "__main__":
    main()
