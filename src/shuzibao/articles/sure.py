"""How sure a story is: by what the cheapest other make-up of the page would cost, then by the page around it.

A story is a chain of decisions: it begins here, this follows that, it ends there. Each is held against its
cheapest rival, which would change one other story too; one that costs d nats more leaves odds of e^d. What
the product of them means is measured, and so is what else a story's size and its page's make-up say: where
many stories are in doubt, or one takes most of the page, the page is made in a way that the costs do not know;
where one stands within another's print, one of them is often a part of the other; a story that stands beside a
doubtful one may have a part of it; large type that heads nothing was a headline of somebody's.
`python -m bench.press.sure` fits what these signs weigh and draws docs/calibration.svg.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from shuzibao.articles.cover import FORBIDDEN, Costs
from shuzibao.model import Box

# Of the decisions alone, fitted on the dev pages of the first two presses before there were signs of the page. They
# only set the scale of the sign `own`, which is weighed anew; the next fit may keep them.
INTERCEPT, SLOPE, HEADLESS = 1.75, -0.39, -3.35
LEAST, MOST = 0.01, 0.995
DOUBTFUL = 0.7  # a story less sure than this by its own decisions
NEAR = 3.0  # ems between two stories that stand right beside each other
INSIDE = 0.5  # of a story's print that another's goes around


class Signs(NamedTuple):
    """What speaks for a story of a page and against it, and what each of these weighs.

    always: 1. own: log odds by its own decisions. headless: without a headline. tens: of stories on the page.
    length: logarithm of its characters. doubtful: share of the page's stories. largest: share of the page that its
    largest story takes. inside: it stands within another's print. around: another within its own. rival: how much
    speaks for another owner of its picture, or for it as the owner of another's, 0 to 1. outside: how much of its
    picture stands out of the print of its headline and body, 0 to 1. stray: how many hundredths of the page's
    characters are neither a story's nor furniture, at most 10, a tenth of that. sells: an advertisement, a notice or
    a picture with its caption. bare: share of the page's stories that have no headline. loose: how many pieces in
    large type head nothing, at most 3, a third of that. near: doubt of the most doubtful story right beside it.
    broken: its text ends inside a sentence, and no jump line says where it goes on. small: its headline is hardly
    larger than the text.
    """

    always: float
    own: float
    headless: float
    tens: float
    length: float
    doubtful: float
    largest: float
    inside: float
    around: float
    rival: float
    outside: float
    stray: float
    sells: float
    bare: float
    loose: float
    near: float
    broken: float
    small: float


# Fitted by `python -m bench.press.sure` on the dev pages of all presses, each with the same weight, the designed ones
# read twice: as they are, and as if nothing had been learnt from pages like them, which is how a stranger's page fares.
# Run it again when costs change. On a press left out 99 in 100 of what is said above 0.9 hold; of the designed pages, a
# sixth left out, 99 (145 of 147) as they are and 96 (107 of 111) read as strangers'; on the test's, 65 of 72.
WEIGHTS = Signs(
    always=-1.84, own=0.55, headless=-1.1, tens=0.3, length=0.62, doubtful=-0.81,
    largest=-0.63, inside=-1.81, around=-2.27, rival=-1.42, outside=-0.77, stray=-0.38,
    sells=1.59, bare=-2.08, loose=-1.5, near=-1.73, broken=-0.53, small=-0.47,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Told:
    """A story of a page: how sure it is by its own decisions, its characters, whether it has a headline,
    where on the page its print stands; rival and outside as in `PrintedStory`. boxes: of its blocks. sells, broken,
    small: as in `Signs`.
    """

    sure: float
    characters: int
    headed: bool
    stands: Box
    rival: float = 0.0
    outside: float = 0.0
    boxes: tuple[Box, ...] = ()
    sells: bool = False
    broken: bool = False
    small: bool = False


@dataclass(frozen=True, slots=True)
class Left:
    """What no story of a page has: the share of its characters that are no furniture either, and how many pieces in
    large type. em: the size of the page's text, in points.
    """

    stray: float = 0.0
    large: int = 0
    em: float = 10.0


def on_the_page(stories: Sequence[Told], left: Left = Left()) -> list[float]:
    """How sure each story of one page is, 0 to 1, all of them seen together."""
    return [_clipped(_dot(WEIGHTS, row)) for row in signs(stories, left)]


def signs(stories: Sequence[Told], left: Left = Left()) -> list[Signs]:
    """Of each story of one page."""
    printed = sum(story.characters for story in stories) or 1
    doubtful = sum(story.sure < DOUBTFUL for story in stories) / max(1, len(stories))
    largest = max((story.characters for story in stories), default=0) / printed
    inside = _insides([story.stands for story in stories])
    near = _doubts_near(stories, NEAR * left.em)
    bare = sum(not story.headed for story in stories) / max(1, len(stories))
    return [
        Signs(
            always=1.0,
            own=math.log(one.sure / (1 - one.sure)),
            headless=float(not one.headed),
            tens=len(stories) / 10,
            length=math.log1p(one.characters),
            doubtful=doubtful,
            largest=largest,
            inside=float(inside[n].any()),
            around=float(inside[:, n].any()),
            rival=one.rival,
            outside=one.outside,
            stray=min(1.0, 10 * left.stray),
            sells=float(one.sells),
            bare=bare,
            loose=min(1.0, left.large / 3),
            near=near[n],
            broken=float(one.broken),
            small=float(one.small),
        )
        for n, one in enumerate(stories)
    ]


def _insides(prints: Sequence[Box]) -> npt.NDArray[np.bool_]:
    """[a, b]: whether story a stands within the print of story b. One of them is often a part of the other."""
    found = np.zeros((len(prints), len(prints)), bool)
    for a, one in enumerate(prints):
        for b, two in enumerate(prints):
            found[a, b] = a != b and one.overlap(two) > INSIDE * one.width * one.height
    return found


def _doubts_near(stories: Sequence[Told], reach: float) -> list[float]:
    """For each story how doubtful the most doubtful story is that stands within reach of it, 0 to 1."""
    boxes = [(n, box) for n, story in enumerate(stories) for box in story.boxes or (story.stands,)]
    if not boxes:
        return []
    owner = np.array([n for n, _ in boxes])
    left, top, right, bottom = np.array([(b.left, b.top, b.right, b.bottom) for _, b in boxes]).T
    apart = np.maximum(left[:, None] - right, top[:, None] - bottom)
    beside = np.maximum(apart, apart.T) < reach
    doubts = np.array([1 - story.sure for story in stories])[owner]
    doubtful = np.where(beside & (owner[:, None] != owner), doubts, 0.0).max(axis=1)
    return [float(doubtful[owner == n].max()) for n in range(len(stories))]


def _dot(weights: Sequence[float], row: Sequence[float]) -> float:
    return sum(weight * sign for weight, sign in zip(weights, row, strict=True))


def _clipped(z: float) -> float:
    return min(MOST, max(LEAST, 1 / (1 + math.exp(-z))))


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
    return _clipped(INTERCEPT + SLOPE * doubt + HEADLESS * headless)


class _Doubts:
    """The chosen cover, and what changes of one decision would cost."""

    def __init__(
        self, links: Costs, starts: Costs, ends: Costs, chains: Sequence[Sequence[int]]
    ) -> None:
        self.links, self.starts, self.ends = links, starts, ends
        # what each node pays now to be reached and left, less what its neighbour would pay when let go
        self.reach, self.leave = starts.copy(), ends.copy()
        for chain in chains:
            for a, b in pairwise(chain):
                self.reach[b] = links[a, b] - ends[a]
                self.leave[a] = links[a, b] - starts[b]

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
