"""How well the words of a page's headings and paragraphs are heard in its other passages."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from shuzibao.articles.lexical import Floats, gains
from shuzibao.articles.node import Node
from shuzibao.articles.terms import Weights, cosines


def cohesion(
    nodes: Sequence[Node],
    above: Sequence[Sequence[int]],
    below: Sequence[Sequence[int]],
) -> Floats:
    """How much the passage up to i and that from j on are alike, as log odds: -0.9 at none, +1.8 at 0.3."""
    weights = Weights([node.text for node in nodes])
    texts = [node.text for node in nodes]
    found = cosines(
        [weights.vector([texts[k] for k in view]) for view in above],
        [weights.vector([texts[k] for k in view]) for view in below],
    )
    return np.clip(np.log((found + 0.012) / 0.045), -0.9, 1.8)


# How much of the likelihood of a passage's shared pairs is counted, and the most that it may tell, in nats.
TOLD_SCALE, TOLD_MOST = 0.15, 3.0


def told(nodes: Sequence[Node], above: Sequence[Sequence[int]]) -> Floats:
    """How well each text is heard in the passage that ends at each node; nats, shape (text, end of passage)."""
    texts = [node.text if node.is_text else "" for node in nodes]
    found: Floats = TOLD_SCALE * gains(texts, texts, above, shared=True)
    return np.clip(found, -TOLD_MOST, TOLD_MOST)


AT_ONCE = 4_000_000  # numbers


def _shared(shares: Floats) -> Floats:
    """What each two rows have in common, the sum of the lesser shares: some rows at a time, for memory."""
    rows, columns = shares.shape
    step = max(1, AT_ONCE // max(1, rows * columns))
    found = np.empty((rows, rows))
    for at in range(0, rows, step):
        found[at : at + step] = np.minimum(shares[at : at + step, None], shares[None]).sum(axis=2)
    return found


class Heard:
    """How well each heading's words are heard in the text that begins at each node."""

    SCALE = 0.3  # pairs overlap, so a heading tells less than the sum of them
    LEAST, MOST = -2.0, 5.0

    def __init__(self, match: Floats, lead: Floats, leads: Sequence[bool]) -> None:
        self._lead = np.clip(lead, self.LEAST, self.MOST)
        held = np.exp(match) * np.array(leads, dtype=float)
        all_ = held.sum(axis=1, keepdims=True) + math.exp(1.0)  # or it speaks of none of them
        self._posterior = held / all_
        told = self._posterior.sum(axis=1)
        shared = _shared(self._posterior[:, leads] / np.maximum(told, 1e-9)[:, None])
        self._agree = 0.5 + (told[:, None] * told[None, :]) * (shared - 0.5)
        both = match.copy()
        for i in range(1, len(match)):
            if self._agree[i - 1, i] > 0.6:
                both[i] += match[i - 1]
        self._match = np.clip(both, self.LEAST, self.MOST)

    @classmethod
    def of(
        cls,
        nodes: Sequence[Node],
        below: Sequence[Sequence[int]],
        leads: Sequence[bool],
    ) -> Heard:
        """Match against the passage below each node, and against the node alone."""
        heads = ["" if node.is_text else node.text for node in nodes]
        texts = [node.text if node.is_text else "" for node in nodes]
        alone = [[j] for j in range(len(nodes))]
        return cls(
            cls.SCALE * gains(heads, texts, below),
            cls.SCALE * gains(heads, texts, alone),
            leads,
        )

    def match(self, i: int, j: int) -> float:
        """Heading i, with the heading above it where both speak of one body, over the passage from j on; nats."""
        return float(self._match[i, j])

    def lead(self, i: int, j: int) -> float:
        """Heading i over node j alone; nats."""
        return float(self._lead[i, j])

    def rank(self, i: int, j: int) -> float:
        """Log of how sure heading i speaks of the story that begins at j, among all that begin on the page."""
        return math.log(float(self._posterior[i, j]) + 0.02)

    def agree(self, i: int, j: int) -> float:
        """Whether two headings speak of the same body: 1 they do, 0 they do not, 0.5 no telling."""
        return float(self._agree[i, j])
