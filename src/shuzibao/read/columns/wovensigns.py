"""Does one line of running text follow another? What their two ends tell, in nats.

Where a tool writes the lines of neighbouring columns in turns, nothing else tells which goes on with which: a word
of the dictionary that the break cuts in two, characters that stand side by side elsewhere on the page, marks.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence

from shuzibao.read.columns.gridcolumns import ENDS
from shuzibao.script.characters import NEVER_FIRST, is_han
from shuzibao.script.fold import fold
from shuzibao.script.words import frequency, word_across

# Fitted on the dev stories of `bench.hand` and `bench.invent`, set to 13 to 20 ems: true successors against lines drawn from the
# same page.
BASE, NO_WORD, NO_HAN = 0.4, -1.1, -0.7
WORD, LONG_WORD, FREQUENT = (
    0.4,
    1.85,
    1.7,
)  # of two characters, of more, and for its frequency (log, tenths)
TRIPLE, PAIR, FIGURE = 1.8, 1.5, 1.2
PARTICLE = 0.7  # stands at the head of no sentence
FORBIDDEN = -4.0  # a line that begins with a mark which may not begin one
ENDED = 0.0  # a sentence that ended says nothing of the next line
PARTICLES = frozenset("的了着过们是在和与及等之")
DIGITS = re.compile(r"[0-9\uff10-\uff19]")
PAUSES = frozenset("，、；：,—")


class Ends:
    """The ends of a page's lines. texts: the lines, as printed."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.lines = [DIGITS.sub("0", "".join(fold(text).split())) for text in texts]
        self.ended = [ENDS.search(line) is not None for line in self.lines]
        self._pairs: Counter[str] = Counter()
        for line in self.lines:
            for size in (2, 3):
                self._pairs.update(line[k : k + size] for k in range(len(line) - size + 1))
        self._known: dict[tuple[int, int], float] = {}

    def follows(self, above: int, below: int) -> float:
        """How much more likely the second line is right after the first than any other line would be."""
        key = above, below
        if key not in self._known:
            self._known[key] = self._weighed(above, below)
        return self._known[key]

    def _weighed(self, above: int, below: int) -> float:
        left, right = self.lines[above], self.lines[below]
        if not left or not right:
            return 0.0
        if right[0] in NEVER_FIRST:
            return FORBIDDEN
        if self.ended[above]:
            return ENDED
        if left[-1] in PAUSES:
            return 0.0
        figure = FIGURE if left[-1] == right[0] == "0" else 0.0
        if not (is_han(left[-1]) and is_han(right[0])):
            return BASE + NO_HAN + figure
        found = BASE + (PARTICLE if right[0] in PARTICLES else 0.0)
        triples = sum(
            self._pairs[one] > 0
            for one in (left[-2:] + right[0], left[-1] + right[:2])
            if len(one) == 3
        )
        if triples:
            found += TRIPLE * triples
        elif self._pairs[left[-1] + right[0]]:
            found += PAIR
        word = word_across(left, right)
        if not word:
            return found + NO_WORD
        return (
            found
            + (WORD if len(word) == 2 else LONG_WORD)
            + FREQUENT * math.log1p(frequency(word)) / 10
        )
