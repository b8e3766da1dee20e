"""How a file spaces its lines: what stands between lines of one paragraph, and whether paragraphs' indents are kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from shuzibao.layout.signs import Signs

# What is told by fewer lines than these is not told.
FEWEST_GAPS, FEWEST_INDENTS, FEWEST_PARTED = 5, 3, 4
# Of the lines set in, this share stands below a paragraph's end where indents are kept; of the paragraphs
# that open for certain, that share is set in.
SET_IN_BELOW_AN_END, OPENINGS_SET_IN = 0.8, 0.6
# A line that closes a sentence and is this much shorter than the one above it ends a paragraph for certain.
CERTAINLY_SHORT = 0.7
MOST_APART = 1 / 3  # of the lines
MOST_AMID = 0.1  # of them


@dataclass(frozen=True, slots=True)
class Rhythm:
    """gap: empty lines between two lines of a paragraph. gap_told: 0..1, how constant that is.

    parted: more empty lines stand above the paragraphs.
    """

    gap: int
    gap_told: float
    indents_kept: bool
    parted: bool = False

    @classmethod
    def of(cls, signs: Sequence[Signs]) -> Rhythm:
        """The rhythm of a sequence of lines without furniture, in file order."""
        inside = Counter(
            b.blank_before
            for a, b in pairwise(signs)
            if not a.ends_sentence
            and a.heading is None
            and b.heading is None
            and (a.pauses or a.ends_open)
        )
        total = sum(inside.values())
        gap, count = inside.most_common(1)[0] if inside else (0, 0)
        told = count / total if total >= FEWEST_GAPS else 0.0
        return cls(gap, told, indents_kept(signs), told > 0 and _parted(signs, gap))


def _parted(signs: Sequence[Signs], gap: int) -> bool:
    """Whether every paragraph that opens for certain stands apart from the one above."""
    openings = [
        below.blank_before > gap
        for (above, a), (_, below) in pairwise(pairwise(signs))
        if a.ends_sentence
        and not above.ends_sentence
        and not (above.heading or a.heading or below.heading)
        and a.width < CERTAINLY_SHORT * above.width
        and (below.pauses or below.stops or below.ends_sentence)
    ]
    return len(openings) >= FEWEST_PARTED and all(openings)


def indents_kept(signs: Sequence[Signs]) -> bool:
    """Whether the source shows its paragraphs' indents: lines set in follow a sentence's end, and most openings are."""
    pairs = list(pairwise(signs))
    set_in = [a for a, b in pairs if b.indent > 0 and not b.heading]
    if len(set_in) < FEWEST_INDENTS or len(set_in) > 0.7 * len(pairs):
        return False
    closed = sum(
        a.ends_sentence or a.signed_off or a.heading is not None or not a.pauses for a in set_in
    )
    openings = [
        b
        for (above, a), (_, b) in pairwise(pairs)
        if a.ends_sentence
        and not above.ends_sentence
        and not above.heading
        and a.width < CERTAINLY_SHORT * above.width
        # a line without any mark is a heading or a photographer's name rather than a paragraph's first
        and (b.pauses or b.stops or b.ends_sentence)
    ]
    shown = sum(b.indent > 0 for b in openings)
    return closed >= SET_IN_BELOW_AN_END * len(set_in) and shown >= OPENINGS_SET_IN * len(openings)


def stand_apart(signs: Sequence[Signs]) -> list[int]:
    """The lines with the file's widest white above them, below a text's end, and less of it below, as a story's first line has.

    None where that white is usual, or stands amid sentences: it parts columns, not stories.
    """
    widest = max((sign.blank_before for sign in signs[1:]), default=0)
    apart = [i for i, sign in enumerate(signs) if i and sign.blank_before == widest]
    amid = sum(not signs[i - 1].ends_sentence and signs[i - 1].pauses > 0 for i in apart)
    if not widest or len(apart) > MOST_APART * len(signs) or amid > MOST_AMID * len(apart):
        return []
    return [
        i
        for i in apart
        if i + 1 < len(signs)
        and signs[i + 1].blank_before < widest
        and (signs[i - 1].ends_sentence or signs[i - 1].form)
    ]
