"""The cheapest way to thread all nodes into chains: a minimum-cost path cover.

Each node has one successor or ends its chain, one predecessor or starts it. Without the ban on rings this is an
assignment problem (solved exactly by scipy); a ring is cut at its dearest link and the rest is solved again.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Costs = npt.NDArray[np.float64]
FORBIDDEN = 1e6
MOST_ROUNDS = 25


def cover(links: Costs, starts: Costs, ends: Costs) -> list[list[int]]:
    """Chains of node indices, in order of their first node.

    links: cost of "j follows i", shape (n, n). starts, ends: cost of opening or closing a chain at a node, shape (n,).
    """
    from scipy.optimize import linear_sum_assignment

    n = len(starts)
    if n == 0:
        return []
    costs = np.full((2 * n, 2 * n), FORBIDDEN)
    costs[:n, :n] = links
    costs[np.arange(n), np.arange(n)] = FORBIDDEN
    costs[np.arange(n), n + np.arange(n)] = ends
    costs[n + np.arange(n), np.arange(n)] = starts
    costs[n:, n:] = 0.0
    for _ in range(MOST_ROUNDS):
        _, columns = linear_sum_assignment(costs)
        after = [int(column) if column < n else -1 for column in columns[:n]]
        ring = _ring(after)
        if not ring:
            return _chains(after)
        dearest = max(ring, key=lambda i: costs[i, after[i]] - ends[i] - starts[after[i]])
        costs[dearest, after[dearest]] = FORBIDDEN
    for i in range(n):  # a page this tangled keeps the order of its file
        if after[i] <= i:
            after[i] = -1
    return _chains(after)


def _ring(after: list[int]) -> list[int]:
    state = [0] * len(after)
    for first in range(len(after)):
        path = []
        node = first
        while node >= 0 and state[node] == 0:
            state[node] = 1
            path.append(node)
            node = after[node]
        if node >= 0 and state[node] == 1:
            return path[path.index(node) :]
        for done in path:
            state[done] = 2
    return []


def _chains(after: list[int]) -> list[list[int]]:
    followed = {node for node in after if node >= 0}
    chains = []
    for first in range(len(after)):
        if first in followed:
            continue
        chain = [first]
        while after[chain[-1]] >= 0:
            chain.append(after[chain[-1]])
        chains.append(chain)
    return chains
