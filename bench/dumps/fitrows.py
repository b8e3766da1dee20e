"""Finds the weights of `shuzibao.articles.rows` on the dev split.

    python -m bench.dumps.fitrows --n 300        # prints the table of shuzibao/articles/rowweights.py

The bodies of each page are threaded as the rebuilder does it; the readings of its heads that the search finds
cheapest stand against each other. The weights make the expected number of heading lines that get a wrong body least
(the likelihood of the one true reading would not do: on many pages no weights find it), held near the weights in
force by a Gaussian prior. As other weights find other readings, this is done in rounds, and each keeps the readings
of those before. "tied" (a heading that is a crosshead of what stands around it) is no matter of the heads; it stays.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize

from bench.dumps.case import Case
from bench.dumps.fit import Place, chosen_cases, options, pages_of, place_of
from bench.dumps.score import truth_places
from shuzibao.articles import rows
from shuzibao.articles.cover import cover
from shuzibao.articles.evidence import Evidence
from shuzibao.articles.heads import Heading
from shuzibao.articles.links import links_by, links_of
from shuzibao.articles.node import Node
from shuzibao.articles.rows import LONGEST_HEAD, NO_BODY, Page_, in_order, parted, search
from shuzibao.articles.rowweights import WEIGHTS

Floats = npt.NDArray[np.float64]
Heads = tuple[tuple[int, int, int], ...]

PRIOR_NATS = 1.0
ROUNDS = 2
TITLES = frozenset({"kicker", "headline", "deck"})
NAMES = tuple(WEIGHTS)
INDEX = {name: number for number, name in enumerate(NAMES)}


@dataclass(slots=True)
class Threaded:
    """A page with its bodies threaded, both ways to hold its heads, and the true reading of these."""

    ways: tuple[Page_, Page_]
    true: Heads
    found: dict[tuple[Heads, bool], Floats] = field(default_factory=dict)


def gather(all_cases: Iterable[Case]) -> Iterator[Threaded]:
    """The pages of the cases that have more than one body and a head."""
    for case in all_cases:
        places = truth_places(case)
        for page, nodes in pages_of(case):
            file = next(i for i, one in enumerate(case.files) if one[0] == page.source)
            spots = [place_of(node, page, file, places) for node in nodes]
            first = links_of(nodes)
            evidence = Evidence(nodes, cover(first.costs, first.starts, first.ends))
            links = links_by(evidence)
            bodies, free = parted(nodes, cover(links.costs, links.starts, links.ends))
            if len(bodies) < 2 or not free:
                continue
            printed = [Heading(page.lines[n.pieces[0].line].text, n.level) for n in nodes]
            both = [Page_(evidence, links, bodies, free, printed, far) for far in (False, True)]
            yield Threaded((both[0], both[1]), _true(case, nodes, spots, bodies, free))


def _true(
    case: Case,
    nodes: Sequence[Node],
    spots: Sequence[Place | None],
    bodies: Sequence[Sequence[int]],
    free: Sequence[Sequence[int]],
) -> Heads:
    """The true reading, as near as rows can be cut: all of a story's head that stands in one row."""
    body_of: dict[int, int] = {}
    for k, body in enumerate(bodies):
        owners = Counter(spot[0] for i in body if (spot := spots[i]) is not None)
        for owner, _ in owners.most_common(1):
            body_of.setdefault(owner, k)
    heads: list[tuple[int, int, int]] = []
    for row in free:
        for i in row:
            spot = spots[i]
            titled = spot is not None and case.truth.role((spot[0], spot[1])) in TITLES
            home = body_of.get(spot[0], NO_BODY) if spot is not None and titled else NO_BODY
            goes_on = heads and heads[-1][2] == home != NO_BODY and heads[-1][1] == i - 1
            if goes_on and i - heads[-1][0] < LONGEST_HEAD:
                heads[-1] = (heads[-1][0], i, home)
            else:
                heads.append((i, i, home))
    row_of = {i: row[0] for row in free for i in row}
    longest = {
        home: max((h for h in heads if h[2] == home), key=lambda h: h[1] - h[0])
        for home in {h[2] for h in heads}
    }
    kept: list[tuple[int, int, int]] = []
    for first, last, home in heads:
        size = sum(b - a + 1 for a, b, k in kept if k == home) + last - first + 1
        same_row = row_of[longest[home][0]] == row_of[first]
        stays = home != NO_BODY and same_row and size <= LONGEST_HEAD
        kept.append((first, last, home if stays else NO_BODY))
    return tuple(kept)


def told(page: Page_, heads: Heads) -> Floats:
    """The features of a reading."""
    out = np.zeros(len(NAMES))
    below = {row[0]: page.below(row) for row in page.rows}
    row_of = {i: row[0] for row in page.rows for i in row}
    last_body, last_row, torn_row = -1, -1, -1
    for first, last, body in heads:
        row = row_of[first]
        if row != last_row:
            last_body, last_row = -1, row
        before = [i for a, b, k in heads if k == body and b < first for i in range(a, b + 1)]
        if before and body != NO_BODY:
            for name, value in page.torn(before, first, last, body):
                out[INDEX[name]] += value
            out[INDEX["torn again"]] += torn_row == row
            torn_row = row
            continue
        options = {one.body: one for one in page.options(first, last, below[row])}
        chosen = options.get(body) or page.option(body, first, last)
        for name, value in [*page.joints(first, last), *chosen.told]:
            out[INDEX[name]] += value
        out[INDEX["in order"]] += in_order(chosen.far, body, last_body)
        last_body = max(last_body, body)
    used = {body for *_, body in heads}
    starts = page.links.starts
    out[INDEX["headless"]] += sum(starts[b[0]] for k, b in enumerate(page.bodies) if k not in used)
    out[INDEX["scattered"]] += page.scattered
    return out


def fit(pages: Sequence[Threaded]) -> dict[str, float]:
    """The weights, as costs."""
    begun = np.array(list(WEIGHTS.values()))
    weights = begun
    for _ in range(ROUNDS):
        rows.WEIGHTS = dict(zip(NAMES, (float(weight) for weight in weights), strict=True))
        right = 0
        for page in pages:
            found = [search(way) for way in page.ways]
            rare = [way.scattered * rows.WEIGHTS["scattered"] for way in page.ways]
            best = min(zip(found, rare, strict=True), key=lambda one: one[0][0].cost + one[1])
            right += sum(head in page.true for head in best[0][0].heads)
            for way, readings in zip(page.ways, found, strict=True):
                for reading in readings:
                    if not reading.tied:
                        _add(page, way, reading.heads)
                _add(page, way, page.true)
        heads = sum(len(page.true) for page in pages)
        print(f"# {right} of {heads} heads as in the truth", flush=True)
        weights = _fitted(pages, begun)
    return dict(zip(NAMES, (float(weight) for weight in weights), strict=True))


def _add(page: Threaded, way: Page_, heads: Heads) -> None:
    if (heads, way.scattered) not in page.found:
        page.found[heads, way.scattered] = told(way, heads)


def wrong(heads: Heads, true: Heads) -> int:
    """How many heading lines a reading gives to another body than the truth does."""
    homes = {i: body for first, last, body in true for i in range(first, last + 1)}
    return sum(homes[i] != body for first, last, body in heads for i in range(first, last + 1))


def _fitted(pages: Sequence[Threaded], begun: Floats) -> Floats:
    tables = [np.array(list(page.found.values())) for page in pages]
    faults = [np.array([wrong(heads, page.true) for heads, _ in page.found]) for page in pages]

    def loss(weights: Floats) -> tuple[float, Floats]:
        value, slope = 0.0, np.zeros(len(NAMES))
        for table, fault in zip(tables, faults, strict=True):
            score = -(table @ weights)
            share = np.exp(score - score.max())
            share /= share.sum()
            risk = float(share @ fault)
            value += risk
            slope -= table.T @ (share * (fault - risk))
        off = weights - begun
        return value + float(off @ off) / (2 * PRIOR_NATS**2), slope + off / PRIOR_NATS**2

    found = minimize(loss, begun, jac=True, method="L-BFGS-B")
    print(f"# {loss(begun)[0]:.1f} wrong lines expected before, {found.fun:.1f} after")
    return np.asarray(found.x)


def main() -> None:
    args = options(argparse.ArgumentParser(description=__doc__)).parse_args()
    for name, weight in fit(list(gather(chosen_cases(args)))).items():
        print(f'    "{name}": {weight:.2f},')


if __name__ == "__main__":
    main()
