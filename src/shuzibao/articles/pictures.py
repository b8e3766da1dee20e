"""Which story each picture belongs to, told by its caption's words and its place among the stories.

Every caption is weighed against every story of the page: how well its words are heard there, whether it stands right
below or above a part of the story, how far off the story is in the file. All captions are given at once (an
assignment), so that a second picture goes to a story only where the words or the place tell so clearly. Three captions
and more below each other are a series 组图: they go to one story.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

import numpy as np

from shuzibao.articles.lexical import Floats, gains
from shuzibao.articles.node import Node, Satellite
from shuzibao.script.fold import plain

# In nats, for a story. Fitted (a conditional logit on 210 captions of dev pages of all styles, from the thirtieth
# seed on): with them 91 captions in 100 of other dev pages find their story, with the story above always 81. "inside" is set by
# hand: of 63 captions of eleven dev styles 15 stood between two texts of one story, and all of them were its own. "picture story" is
# set by hand too: a heading without text heads the pictures below it.
WEIGHTS: Mapping[str, float] = {
    "heard": 1.10,
    "above": 2.58,
    "above heading": -2.12,
    "above end": -0.50,
    "below": -0.12,
    "below lead": 1.42,
    "below first": 3.17,
    "far": -1.09,
    "inside": 2.00,
    "picture story": 3.00,
}
# Pairs of characters overlap, so a caption tells less than the sum of them; nats.
SCALE, LEAST, MOST = 0.3, -3.0, 6.0
# What each picture more costs a story; most stories have one, and one that has three may have five.
ANOTHER, DEAREST = 1.5, 2
FEWEST_OF_SERIES = 3
MOST_PICTURES = 4
LEAD = 1.5  # `Node.opening` of a text that opens a story rather than a paragraph


def homes(
    captions: Sequence[Satellite], nodes: Sequence[Node], stories: Sequence[Sequence[int]]
) -> list[int]:
    """For each caption the story (an index) that its picture belongs to.

    stories: of each its nodes, headings first.
    """
    from scipy.optimize import linear_sum_assignment

    if not captions or not stories:
        return [-1] * len(captions)
    texts = [node.text for node in nodes]
    heard = SCALE * gains([plain(one.text) for one in captions], texts, stories)
    heard = np.clip(heard, LEAST, MOST) * WEIGHTS["heard"]
    sets = _series(captions)
    worth = np.array([heard[list(one)].sum(axis=0) for one in sets])
    for n, one in enumerate(sets):
        worth[n] += [_place(captions[one[0]].after, nodes, story) for story in stories]
    slots: Floats = np.concatenate(
        [worth - ANOTHER * min(more, DEAREST) for more in range(max(MOST_PICTURES, len(sets)))],
        axis=1,
    )
    _, columns = linear_sum_assignment(-slots)
    found = {
        n: int(column) % len(stories)
        for one, column in zip(sets, columns, strict=True)
        for n in one
    }
    return [found[n] for n in range(len(captions))]


def _series(captions: Sequence[Satellite]) -> list[tuple[int, ...]]:
    """The captions in the sets that share a story: those of a series together, others each alone."""
    rows = [tuple(row) for _, row in groupby(range(len(captions)), key=lambda n: captions[n].after)]
    return [
        one
        for row in rows
        for one in ([row] if len(row) >= FEWEST_OF_SERIES else [(n,) for n in row])
    ]


def _place(after: int, nodes: Sequence[Node], story: Sequence[int]) -> float:
    """What a caption's place tells; after: the node above it."""
    told = WEIGHTS["far"] * float(np.log1p(min(abs(i - after - 0.5) for i in story)))
    if after in story:
        told += WEIGHTS["above"] + WEIGHTS["above end"] * float(max(story) == after)
        bare = not any(nodes[i].is_text for i in story)
        told += WEIGHTS["picture story"] * float(bare)
        told += WEIGHTS["above heading"] * float(not nodes[after].is_text and not bare)
    if after + 1 in story:
        below = nodes[after + 1]
        told += WEIGHTS["inside"] * float(after in story and nodes[after].is_text)
        first = next((i for i in story if nodes[i].is_text), -1)
        told += WEIGHTS["below"] + WEIGHTS["below first"] * float(first == after + 1)
        told += WEIGHTS["below lead"] * float(
            after not in story and below.is_text and below.opens and below.opening >= LEAD
        )
    return told
