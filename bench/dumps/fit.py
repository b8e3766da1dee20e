"""Finds the weights of `shuzibao.articles.links` on the dev split.

    python -m bench.dumps.fit --n 300        # prints the table of shuzibao/articles/weights.py

Each node of a page chooses what it follows (another node, or nothing: it starts a story) and what follows it.
The weights maximise the likelihood of the true choices (a conditional logit both ways), held near the weights in
force by a Gaussian prior, so that a feature that these pages hardly show keeps the value it was given by hand.
"""

from __future__ import annotations

import argparse
import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from bench.dumps.__main__ import cases
from bench.dumps.case import Case
from bench.dumps.score import truth_places
from bench.dumps.tape import FURNITURE
from shuzibao.articles.crossheads import Features
from shuzibao.articles.evidence import Evidence
from shuzibao.articles.issue import number_pages
from shuzibao.articles.masthead import title_lines
from shuzibao.articles.node import Node
from shuzibao.articles.nodes import sort_lines
from shuzibao.articles.weights import WEIGHTS
from shuzibao.model import Given, Page, Role
from shuzibao.pipeline import read_pages
from shuzibao.read import Source

# How far, in nats, a weight may move from where it is before the prior speaks up.
PRIOR_NATS = 1.5
# Seeds of the styles by hand that a fit takes beside those of all styles begin here.
FRESH = 100_000

Place = tuple[int, int, int]  # article, element, offset


@dataclass(slots=True)
class Choices:
    """Options of many choices: a row each; `choice` says whose, `true` marks the one that holds."""

    rows: list[Features]
    choice: list[int]
    true: list[bool]


def gather(all_cases: Iterable[Case]) -> Choices:
    """Every choice on every page of the cases whose truth is plain."""
    out = Choices([], [], [])
    for case in all_cases:
        places = truth_places(case)
        for page, nodes in pages_of(case):
            file = next(i for i, one in enumerate(case.files) if one[0] == page.source)
            spots = [place_of(node, page, file, places) for node in nodes]
            _add_page(out, Evidence(nodes), nodes, spots)
    return out


def pages_of(case: Case) -> list[tuple[Page, list[Node]]]:
    sources = [Source(name, text.encode()) for name, text, *_ in case.files]
    pages, _ = number_pages([page for source in sources for page in read_pages(source)], Given())
    return [
        (page, sort_lines(page, dict.fromkeys(title_lines(page), Role.MASTHEAD)).nodes)
        for page in pages
    ]


def place_of(node: Node, page: Page, file: int, places: dict) -> Place | None:  # type: ignore[type-arg]
    """Where a node belongs by the truth, by its first character; None for furniture."""
    piece = node.pieces[0]
    start = page.lines[piece.line].start
    assert start is not None
    for at in range(start + piece.start, start + piece.end + 8):
        owner = places.get((file, at))
        if owner is not None:
            return None if owner[0] == FURNITURE else (owner[0], owner[1], at)
    return None


def _add_page(
    out: Choices, evidence: Evidence, nodes: Sequence[Node], spots: Sequence[Place | None]
) -> None:
    after: dict[int, int] = {}
    stories: dict[int, list[int]] = {}
    for i, spot in enumerate(spots):
        if spot is not None:
            stories.setdefault(spot[0], []).append(i)
    for story in stories.values():
        story.sort(key=lambda i: spots[i][1:])  # type: ignore[index]
        after.update(pairwise(story))
    before = {j: i for i, j in after.items()}
    known = [i for i, spot in enumerate(spots) if spot is not None]
    links = {(i, j): evidence.link(i, j) for i in known for j in known}
    for j in known:
        options = [(links[i, j], before.get(j) == i) for i in known if links[i, j] is not None]
        _choose(out, [*options, (_twice(evidence.start(j)), j not in before)])
    for i in known:
        options = [(links[i, j], after.get(i) == j) for j in known if links[i, j] is not None]
        _choose(out, [*options, (_twice(evidence.end(i)), i not in after)])


def _twice(features: Features) -> Features:
    """A cut costs a start and an end, and each of them is met in one choice only; a link is met in two."""
    return tuple((name, 2 * value) for name, value in features)


def _choose(out: Choices, options: list[tuple[Features | None, bool]]) -> None:
    if sum(true for _, true in options) != 1:
        return  # the true link is one that the rebuilder never makes
    number = out.choice[-1] + 1 if out.choice else 0
    for features, true in options:
        assert features is not None
        out.rows.append(features)
        out.choice.append(number)
        out.true.append(true)


def fit(choices: Choices) -> dict[str, float]:
    """The weights, as costs."""
    names = list(WEIGHTS)
    index = {name: n for n, name in enumerate(names)}
    cells = [
        (row, index[name], value)
        for row, features in enumerate(choices.rows)
        for name, value in features
        if value
    ]
    rows, columns, values = (np.array(part) for part in zip(*cells, strict=True))
    table = csr_matrix((values, (rows, columns)), shape=(len(choices.rows), len(names)))
    choice = np.array(choices.choice)
    true = np.array(choices.true)
    first = np.flatnonzero(np.r_[True, choice[1:] != choice[:-1]])
    start = np.array(list(WEIGHTS.values()))

    def loss(weights: npt.NDArray[np.float64]) -> tuple[float, npt.NDArray[np.float64]]:
        score = -(table @ weights)
        most = np.maximum.reduceat(score, first)
        power = np.exp(score - most[choice])
        total = np.add.reduceat(power, first)
        share = power / total[choice]
        value = float(np.sum(np.log(total) + most) - score[true].sum())
        slope = table.T @ (true.astype(float) - share)
        off = weights - start
        return value + float(off @ off) / (2 * PRIOR_NATS**2), slope + off / PRIOR_NATS**2

    found = minimize(loss, start, jac=True, method="L-BFGS-B")
    print(
        f"# {len(first)} choices: {loss(start)[0] / len(first):.4f} nats each before, {found.fun / len(first):.4f} after"
    )
    return dict(zip(names, (float(weight) for weight in found.x), strict=True))


def options(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    """What every fit asks: how many cases, and which stories by hand."""
    parser.add_argument("--n", type=int, default=200, help="cases, the styles in turn")
    parser.add_argument(
        "--skip", type=int, default=0, help="leave out this many seeds of each style"
    )
    parser.add_argument("--by-hand", type=int, default=0, help="so many more of the styles by hand")
    parser.add_argument(
        "--hand", default="", metavar="LETTERS", help="stories of these files of bench/hand only"
    )
    return parser


def chosen_cases(args: argparse.Namespace, *left_out: str) -> Iterator[Case]:
    """The cases of the dev split that a fit asks for, without the styles that teach it nothing."""
    found = itertools.chain(
        cases("dev", args.n, None, args.skip, args.hand),
        cases("dev", args.by_hand, "hand", args.skip + FRESH, args.hand),
    )
    return (case for case in found if case.style not in left_out)


def main() -> None:
    args = options(argparse.ArgumentParser(description=__doc__)).parse_args()
    for name, weight in fit(gather(chosen_cases(args))).items():
        print(f'    "{name}": {weight:.2f},')


if __name__ == "__main__":
    main()
