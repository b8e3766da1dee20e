"""Finds the weights of `shuzibao.layout.flowsigns` on the dev split.

    python -m bench.dumps.fitflow --n 200 --skip 6    # prints the table of shuzibao/layout/flowweights.py

The lines of a page are a chain; its states are parts of the text in a measure. The truth names each line's part and
whether it runs on, not the measure. The weights maximise the likelihood of the true parts over all measures
(a conditional random field with hidden measures), held near the weights in force by a Gaussian prior.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize

from bench.dumps.case import Case
from bench.dumps.fit import chosen_cases, options
from bench.dumps.score import truth_places
from bench.dumps.tape import FURNITURE, Owner
from shuzibao.articles.masthead import title_lines
from shuzibao.articles.nodes import flow_of
from shuzibao.layout.flow import FLUSH_UNKNOWN, PARTS, UNSET, Chain, flush_cost
from shuzibao.layout.flowsigns import RUNS, Part, Step
from shuzibao.layout.flowweights import WEIGHTS
from shuzibao.layout.signs import Signs
from shuzibao.model import Page, Role
from shuzibao.pipeline import read_pages
from shuzibao.read import Source

Floats = npt.NDArray[np.float64]

# How far, in nats, a weight may move from where it is before the prior speaks up.
PRIOR_NATS = 1.0
# Lines of two columns in turns teach nothing: pages where this share of the lines is cut off are left out.
MOST_CUT = 0.12
HEADS = frozenset({"kicker", "headline", "deck", "crosshead", "section_head"})
NAMES = tuple(WEIGHTS)
INDEX = {name: number for number, name in enumerate(NAMES)}


@dataclass(slots=True)
class Labelled:
    """A page: parts allowed for each line, None for any; whether each line but the first runs on, None for either."""

    signs: list[Signs]
    parts: list[Part | None]
    joined: list[bool | None]


def labelled(case: Case) -> Iterator[Labelled]:
    """The pages of a case with what the truth says of their flowing lines."""
    places = truth_places(case)
    names = {name: file for file, (name, *_) in enumerate(case.files)}
    first: dict[Owner, tuple[int, int]] = {}
    last: dict[Owner, tuple[int, int]] = {}
    for place, owner in places.items():
        first[owner] = min(first.get(owner, place), place)
        last[owner] = max(last.get(owner, place), place)
    for source in [Source(name, text.encode()) for name, text, _ in case.files]:
        for page in read_pages(source):
            flowing, signs = flow_of(page, dict.fromkeys(title_lines(page), Role.MASTHEAD))
            spots = [_ends(page, i, names[source.name], places) for i in flowing]
            parts = [
                None if spot is None else _part(case, places, first, last, *spot) for spot in spots
            ]
            joined = [
                None
                if left is None or right is None or parts[i] is None or parts[i + 1] is None
                else parts[i + 1] is not Part.HEADING and places[left[1]] == places[right[0]]
                for i, (left, right) in enumerate(pairwise(spots))
            ]
            yield Labelled(signs, parts, joined)


Place = tuple[int, int]


def _ends(
    page: Page, i: int, file: int, places: Mapping[Place, Owner]
) -> tuple[Place, Place] | None:
    line = page.lines[i]
    assert line.start is not None
    assert line.end is not None
    found = [(file, at) for at in range(line.start, line.end) if (file, at) in places]
    return (found[0], found[-1]) if found else None


def _part(
    case: Case,
    places: Mapping[Place, Owner],
    first: Mapping[Owner, Place],
    last: Mapping[Owner, Place],
    begin: Place,
    end: Place,
) -> Part | None:
    owner = places[begin]
    role = case.truth.role(owner)
    if role in HEADS and owner[0] != FURNITURE:
        return Part.HEADING
    if role not in ("paragraph", "caption") or places[end] != owner:
        return None
    opens, closes = first[owner] == begin, last[owner] == end
    if opens:
        return Part.ONLY if closes else Part.FIRST
    return Part.LAST if closes else Part.MIDDLE


def _is_clean(page: Labelled) -> bool:
    """Few of its lines break off in the middle."""
    cut = sum(
        goes is False and part in (Part.FIRST, Part.MIDDLE)
        for part, goes in zip(page.parts, page.joined, strict=False)
    )
    return bool(page.signs) and cut <= MOST_CUT * len(page.signs)


class Page_:
    """A page made ready: features as tables, and which states and steps the truth allows."""

    def __init__(self, page: Labelled) -> None:
        self.chain = chain = Chain(page.signs, WEIGHTS)
        tables = [chain.transitions(i) for i in range(len(chain.steps))]
        self.flush = flush_cost(chain.signs, chain.best(FLUSH_UNKNOWN, tables))
        lines = len(page.signs)
        self.parts = np.zeros((lines, len(Part), len(NAMES)))
        for i, parts in enumerate(chain.parts):
            for part, features in enumerate(parts):
                for name, value in features:
                    self.parts[i, part, INDEX[name]] += value
        self.steps = np.zeros((max(0, lines - 1), len(Step), len(NAMES)))
        for i, steps in enumerate(chain.steps):
            for step, features in enumerate(steps):
                for name, value in features:
                    self.steps[i, step, INDEX[name]] += value
        self.allowed = np.array(
            [
                np.ones(chain.size, dtype=bool) if part is None else chain.part_of == part
                for part in page.parts
            ]
        )
        runs = np.isin(chain.kinds, RUNS)
        self.goes = [
            np.ones_like(runs) if on is None else runs if on else ~runs for on in page.joined
        ]

    def loss(self, weights: Floats) -> tuple[float, Floats]:
        """How unlikely the truth is, in nats, and its slope."""
        chain = self.chain
        chain.weights = dict(zip(NAMES, (float(weight) for weight in weights), strict=True))
        emissions = -chain.emissions(self.flush)
        tables = [-chain.transitions(i) for i in range(len(chain.signs) - 1)]
        free, slope = self._expected(emissions, tables)
        masked = np.where(self.allowed, emissions, -1e6)
        kept = [np.where(goes, table, -1e6) for goes, table in zip(self.goes, tables, strict=True)]
        true, lean = self._expected(masked, kept)
        if true < -1e5:
            return 0.0, np.zeros(len(NAMES))  # the truth is none of the chain's readings
        return free - true, lean - slope

    def _expected(self, emissions: Floats, tables: Sequence[Floats]) -> tuple[float, Floats]:
        """The log of the sum over all readings, and the features that these hold on average."""
        chain = self.chain
        forward = [emissions[0]]
        for table, emission in zip(tables, emissions[1:], strict=True):
            forward.append(_log_sum(forward[-1][:, None] + table, 0) + emission)
        total = float(_log_sum(forward[-1][:, None], 0)[0])
        backward = np.zeros(chain.size)
        slope = np.zeros(len(NAMES))
        for i in range(len(forward) - 1, -1, -1):
            sure = np.exp(forward[i] + backward - total)
            share = np.bincount(chain.part_of, weights=sure, minlength=len(Part))
            slope += share @ self.parts[i]
            for name, state in zip(
                UNSET, range(chain.size - 1 - PARTS, chain.size - 1), strict=True
            ):
                slope[INDEX[name]] += sure[state]
            if i:
                right = emissions[i] + backward
                both = forward[i - 1][:, None] + tables[i - 1] + right[None, :] - total
                kinds = np.bincount(
                    chain.kinds.ravel(), weights=np.exp(both).ravel(), minlength=len(Step)
                )
                slope += kinds @ self.steps[i - 1]
                backward = _log_sum(tables[i - 1] + right[None, :], 1)
        return total, slope


def _log_sum(table: Floats, axis: int) -> Floats:
    most = table.max(axis=axis, keepdims=True)
    summed = np.log(np.exp(table - most).sum(axis=axis, keepdims=True)) + most
    return np.asarray(np.squeeze(summed, axis=axis))


def fit(pages: Sequence[Page_]) -> dict[str, float]:
    """The weights, as costs."""
    start = np.array([WEIGHTS[name] for name in NAMES])
    lines = sum(len(page.chain.signs) for page in pages)

    def loss(weights: Floats) -> tuple[float, Floats]:
        value, slope = 0.0, np.zeros(len(NAMES))
        for page in pages:
            more, lean = page.loss(weights)
            value, slope = value + more, slope + lean
        off = weights - start
        print(f"# {value / lines:.5f} nats a line", flush=True)
        return value + float(off @ off) / (2 * PRIOR_NATS**2), slope + off / PRIOR_NATS**2

    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 8})
    return dict(zip(NAMES, (float(weight) for weight in found.x), strict=True))


def main() -> None:
    args = options(argparse.ArgumentParser(description=__doc__)).parse_args()
    made = [
        Page_(page)
        for case in chosen_cases(args, "shredded", "tool-layout")
        for page in labelled(case)
        if _is_clean(page)
    ]
    for name, weight in fit(made).items():
        print(f'    "{name}": {weight:.2f},')


if __name__ == "__main__":
    main()
