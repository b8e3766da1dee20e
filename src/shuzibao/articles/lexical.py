"""Which body a heading speaks of, by the words that the two share.

A heading is held to be written either from the words of its body or from those of the rest of the page. For each
pair of characters in it, the gain is log(((1 - SHARE) * rest + SHARE * body) / rest), where `body` and `rest` are
how often the pair stands there, smoothed towards how often it stands in the language at all. Summed over the
heading that is a likelihood ratio in nats: a name that only one body holds says much, 我们 says nothing, and a word
that stands elsewhere but not here speaks against.
"""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from shuzibao.script.words import frequency

Floats = npt.NDArray[np.float64]

SHARE = 0.5  # of a heading's pairs are taken from its body
# Pairs that overlap tell the same thing twice; no pair tells more than this, in nats.
MOST_PER_PAIR = 2.5
# How many pairs of the language stand behind a body of which nothing is known yet, and behind a whole page.
BODY_PRIOR, PAGE_PRIOR = 50.0, 200.0
CORPUS = 60_000_000  # words in the dictionary's corpus
RAREST = 3e-6  # share of a pair that the dictionary does not hold

_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]+")
_LATIN = re.compile(r"[a-z]{4,}|\d{3,}", re.IGNORECASE)
LATIN_REACH = 5  # letters


@functools.lru_cache(maxsize=4096)
def pairs(text: str) -> Counter[str]:
    """Pairs of neighbouring Han characters, and stretches of Latin letters or digits, with their counts."""
    found: Counter[str] = Counter()
    for run in _HAN.findall(text):
        found.update(run[at : at + 2] for at in range(len(run) - 1))
    for run in _LATIN.findall(text.lower()):
        found.update(run[at : at + LATIN_REACH] for at in range(max(1, len(run) - LATIN_REACH + 1)))
    return found


@functools.lru_cache(maxsize=1 << 15)
def _share(pair: str) -> float:
    return max(RAREST, frequency(pair) / CORPUS)


def gains(
    heads: Sequence[str],
    texts: Sequence[str],
    bodies: Sequence[Sequence[int]],
    shared: bool = False,
) -> Floats:
    """How much likelier each heading is over each body than over the rest of the page.

    heads, texts: folded, without spaces. bodies: of each body the indices of its texts.
    shared: count only pairs that two heads hold, for heads that are texts themselves.
    Returns nats, shape (heads, bodies).
    """
    held = Counter(pair for head in heads for pair in pairs(head))
    vocabulary = sorted(pair for pair, times in held.items() if times > 1 or not shared)
    if not vocabulary or not bodies:
        return np.zeros((len(heads), len(bodies)))
    place = {pair: n for n, pair in enumerate(vocabulary)}
    asked = np.zeros((len(heads), len(vocabulary)))
    for n, head in enumerate(heads):
        for pair in pairs(head).keys() & place.keys():
            asked[n, place[pair]] = 1.0
    counts = np.zeros((len(texts), len(vocabulary)))
    sizes = np.zeros(len(texts))
    for n, text in enumerate(texts):
        found = pairs(text)
        sizes[n] = found.total()
        for pair in found.keys() & place.keys():
            counts[n, place[pair]] = found[pair]
    member = np.zeros((len(bodies), len(texts)))
    for n, body in enumerate(bodies):
        member[n, list(body)] = 1.0
    language = np.array([_share(pair) for pair in vocabulary])
    here, here_size = member @ counts, (member @ sizes)[:, None]
    rest, rest_size = counts.sum(axis=0) - here, sizes.sum() - here_size
    inside = (here + BODY_PRIOR * language) / (here_size + BODY_PRIOR)
    other = (rest + PAGE_PRIOR * language) / (rest_size + PAGE_PRIOR)
    gain: Floats = asked @ np.minimum(np.log(1 - SHARE + SHARE * inside / other), MOST_PER_PAIR).T
    return gain
