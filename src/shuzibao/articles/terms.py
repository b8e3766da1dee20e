"""What a passage is about: its terms with weights, and how much two passages share.

Terms are dictionary words of two characters or more and pairs of single characters left between them (names that
no dictionary holds), folded. A term weighs more the rarer it is in the language and on the page.
"""

from __future__ import annotations

import functools
import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from shuzibao.script.words import frequency, words

TOKEN = re.compile(r"[\u4e00-\u9fff]+|[A-Za-z]{2,}|\d{3,}")
Terms = Mapping[str, float]
Floats = npt.NDArray[np.float64]

# Words this frequent in the dictionary's corpus (60 million words) tell nothing about a story.
COMMON_FREQUENCY = 60_000
CORPUS_SIZE = 60_000_000


@functools.lru_cache(maxsize=1 << 15)
def rarity(term: str) -> float:
    """0 for 我们, near 1 for a name: how much a term tells, by its frequency in the language."""
    count = frequency(term)
    return max(0.0, 1.0 - math.log(1 + count) / math.log(COMMON_FREQUENCY))


@functools.lru_cache(maxsize=4096)
def terms(text: str) -> Counter[str]:
    """The terms of a folded text with their counts."""
    found: Counter[str] = Counter()
    singles = ""
    for word in [*words(text), ""]:
        if len(word) == 1 and "\u4e00" <= word <= "\u9fff":
            singles += word
            continue
        for pair in pairwise(singles):
            found["".join(pair)] += 1
        singles = ""
        if len(word) >= 2 and TOKEN.fullmatch(word):
            found[word.lower()] += 1
    return found


class Weights:
    """How much each term tells on one page."""

    def __init__(self, passages: Sequence[str]) -> None:
        seen: Counter[str] = Counter()
        for passage in passages:
            seen.update(terms(passage).keys())
        self._seen = seen
        self._total = max(1, len(passages))

    def __call__(self, term: str) -> float:
        return rarity(term) * math.log(1 + self._total / (0.5 + self._seen[term]))

    def vector(self, texts: Iterable[str]) -> dict[str, float]:
        """Weighted terms of several passages together; a term said often counts a little more."""
        counts: Counter[str] = Counter()
        for text in texts:
            counts.update(terms(text))
        return {
            term: self(term) if n == 1 else (1 + math.log(n)) * self(term)
            for term, n in counts.items()
        }


def cosines(left: Sequence[Terms], right: Sequence[Terms]) -> Floats:
    """The cosine of each passage on the left with each on the right, 0 to 1, shape (left, right)."""
    place: dict[str, int] = {}
    for vector in left:
        for term in vector:
            place.setdefault(term, len(place))
    one, other = (np.zeros((len(side), len(place) + 1)) for side in (left, right))
    for table, side in ((one, left), (other, right)):
        for n, vector in enumerate(side):
            size = math.sqrt(sum(weight * weight for weight in vector.values())) or 1.0
            for term, weight in vector.items():
                if term in place:
                    table[n, place[term]] = weight / size
    found: Floats = one @ other.T
    return found


def likeness(a: Terms, b: Terms) -> float:
    """Cosine of two passages' terms, 0 to 1."""
    if len(a) > len(b):
        a, b = b, a
    dot = sum(weight * b[term] for term, weight in a.items() if term in b)
    if dot <= 0:
        return 0.0
    return dot / math.sqrt(sum(w * w for w in a.values()) * sum(w * w for w in b.values()))
