"""What it costs that one node of a page follows another.

The cost of a link is the sum of its features (`evidence.py`) times the weights in `weights.py`, which
`python -m bench.dumps.fit` finds.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from shuzibao.articles.cover import FORBIDDEN, Costs
from shuzibao.articles.crossheads import Features
from shuzibao.articles.evidence import Evidence
from shuzibao.articles.node import Node
from shuzibao.articles.weights import WEIGHTS


@dataclass(frozen=True, slots=True)
class Links:
    """costs[i, j] of "j follows i"; starts[j], ends[i] of a story that begins or ends there; in nats."""

    costs: Costs
    starts: Costs
    ends: Costs


def links_of(
    nodes: Sequence[Node],
    stories: Sequence[Sequence[int]] = (),
    weights: Mapping[str, float] = WEIGHTS,
) -> Links:
    """The costs of all links between the nodes of one page.

    stories: chains of an earlier solution; what a node's neighbours are is then read from them, not from the file.
    """
    return links_by(Evidence(nodes, stories), weights)


def links_by(evidence: Evidence, weights: Mapping[str, float] = WEIGHTS) -> Links:
    """The costs of all links, by evidence that is at hand."""
    nodes = evidence.nodes
    n = len(nodes)
    costs = np.full((n, n), FORBIDDEN)
    for i in range(n):
        for j in range(n):
            features = evidence.link(i, j)
            if features is not None:
                costs[i, j] = _sum(features, weights)
    return Links(
        costs,
        np.array([_sum(evidence.start(i), weights) for i in range(n)]),
        np.array([_sum(evidence.end(i), weights) for i in range(n)]),
    )


def _sum(features: Features, weights: Mapping[str, float]) -> float:
    return sum(weights[name] * value for name, value in features)
