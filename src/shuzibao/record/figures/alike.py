"""Are two figures of one measure, though one article says 养老床位 and another 床位? A certainty with its reasons.

The shorter name has to be the end of the longer and the unit the same. What makes them one is that the
shorter one's article speaks of what the longer name adds (养老), and that both hold for the same place;
what makes them two is another place, another kind that the article speaks of (医院床位), or numbers far
apart. The weights are set by hand; below `ENOUGH` nothing is joined, and what is joined is shown as such.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

ENOUGH = 0.7
APART = 5.0  # times; a count that changes by more is another count


@dataclass(frozen=True, slots=True)
class Counted:
    """A figure to compare. thing: 养老床位. text: of its article, folded to simplified."""

    thing: str
    unit: str
    number: float
    where: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Tie:
    """certainty: 0 to 1. reasons: "word" (the article says what the longer name adds), "place", "size"."""

    certainty: float
    reasons: tuple[str, ...]


def added(longer: str, shorter: str) -> str | None:
    """What a longer name adds before a shorter: 养老 of 养老床位 and 床位. None where it is no such pair."""
    return longer.removesuffix(shorter) if longer != shorter and longer.endswith(shorter) else None


def tie(shorter: Counted, longer: Counted, rivals: Collection[str] = ()) -> Tie | None:
    """How surely they are figures of one measure; None where they are not, or nothing speaks for it.

    rivals: what other measures add to the shorter name (医院 of 医院床位).
    """
    word = added(longer.thing, shorter.thing)
    if not word or shorter.unit != longer.unit or word not in shorter.text:
        return None
    if any(rival != word and rival not in word and rival in shorter.text for rival in rivals):
        return None
    certainty, reasons = 0.6, ["word"]
    if shorter.where and longer.where:
        if not (shorter.where.endswith(longer.where) or longer.where.endswith(shorter.where)):
            return None
        certainty += 0.2
        reasons.append("place")
    low, high = sorted((shorter.number, longer.number))
    if low <= 0 or high / low > APART:
        certainty -= 0.2
    elif high / low <= 2:
        certainty += 0.1
        reasons.append("size")
    return Tie(round(certainty, 2), tuple(reasons)) if certainty >= ENOUGH else None
