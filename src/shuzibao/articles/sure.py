"""How sure a thread is: what the cheapest other make-up of the page would cost, decision by decision.

A story is a chain of decisions: it begins here, this follows that, it ends there. Each is held against its
cheapest rival, which would change one other story too; one that costs d nats more leaves odds of e^d. What
the product of them means is measured: `python -m bench.press.sure` fits it and draws docs/calibration.svg.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from shuzibao.articles.cover import FORBIDDEN, Costs

# Fitted by `python -m bench.press.sure` on the dev pages of both presses (2.05, -0.39, -3.35), the intercept
# then lowered so that 97 in 100 of what is said above 0.9 are right; run it again when costs change. Fitted anew on
# four of the five presses they move little, but the press left out then holds 94 to 96 in 100, the designed pages 73:
# on a stranger's pages it says too much.
INTERCEPT, SLOPE, HEADLESS = 1.75, -0.39, -3.35
LEAST, MOST = 0.01, 0.995


def how_sure(
    links: Costs, starts: Costs, ends: Costs, chains: Sequence[Sequence[int]], heads: Sequence[bool]
) -> list[float]:
    """For each chain of the cover the share of such chains that are right, 0 to 1.

    heads: for each node whether it is a heading, or opens one of a list's pieces; a story that begins with none is
        right less often than its costs say.
    """
    doubts = _Doubts(links, starts, ends, chains)
    return [calibrated(logged(doubts.of(chain)), not heads[chain[0]]) for chain in chains]


def logged(doubt: float) -> float:
    """Doubt on the scale that the fit is made on: its logarithm, ends cut off."""
    return max(-6.0, min(1.5, math.log(doubt + 1e-4)))


def calibrated(doubt: float, headless: bool) -> float:
    """The share of chains of this logged doubt that the bench found right."""
    z = INTERCEPT + SLOPE * doubt + HEADLESS * headless
    return min(MOST, max(LEAST, 1 / (1 + math.exp(-z))))


class _Doubts:
    """The chosen cover, and what changes of one decision would cost."""

    def __init__(
        self, links: Costs, starts: Costs, ends: Costs, chains: Sequence[Sequence[int]]
    ) -> None:
        self.links, self.starts, self.ends = links, starts, ends
        count = len(starts)
        # what each node pays now to be reached and left, less what its neighbour would pay when let go
        self.reach, self.leave = starts.copy(), ends.copy()
        for chain in chains:
            for a, b in pairwise(chain):
                self.reach[b] = links[a, b] - ends[a]
                self.leave[a] = links[a, b] - starts[b]
        self.own = np.full(count, -1)
        for number, chain in enumerate(chains):
            self.own[list(chain)] = number

    def of(self, chain: Sequence[int]) -> float:
        """Nats of doubt, 0 for none: the sum of log(1 + e^-d) over its decisions."""
        first, last = chain[0], chain[-1]
        doubt = sum(_doubt(self._rival(a, b)) for a, b in pairwise(chain))
        goes_on = self.links[last] - self.ends[last] - self.reach
        comes = self.links[:, first] - self.starts[first] - self.leave
        for other in (goes_on, comes):
            other = other.copy()
            other[list(chain)] = FORBIDDEN
            doubt += _doubt(float(other.min(initial=FORBIDDEN)))
        return doubt

    def _rival(self, a: int, b: int) -> float:
        """What the cheapest other way on from a, or into b, costs more."""
        row, column = self.links[a].copy(), self.links[:, b].copy()
        row[b] = column[a] = FORBIDDEN
        rival = min(
            float(min(row.min(initial=FORBIDDEN), self.ends[a] + 2)),
            float(min(column.min(initial=FORBIDDEN), self.starts[b] + 2)),
        )
        return rival - float(self.links[a, b]) + 0.5


def _doubt(margin: float) -> float:
    return math.log1p(math.exp(-max(-20.0, min(20.0, margin))))
