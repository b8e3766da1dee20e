"""What the record is told, and the seam behind which names are first guessed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple, Protocol

from shuzibao.model.fact import FactKind, Part

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Context:
    """What is known of an article beside its own words.

    date: of its issue. year: where only that is known.
    district: the administrative place that a bare 区, 县 or 市 means in this title, e.g. 徐汇区.
    texts: decoded text of each source by its name, so that spans are exact where spaces were dropped.
    """

    date: dt.date | None = None
    year: int | None = None
    district: str | None = None
    page: int | None = None
    texts: Mapping[str, str] = field(default_factory=dict)


class Word(NamedTuple):
    """A word as a name finder cuts it; characters start … end of the text it was given.

    tag: PER, LOC, ORG, TIME, or the part of speech: n, nz, v, vn, a, d, p, c, u, r, m, q, f, w, xc.
    person, place, body: how near the finder came to calling its characters a person's, a place's or an
        organisation's, on average: 0 where nothing fits better, else below (scores of the model, without
        unit). None where the finder does not say.
    """

    start: int
    end: int
    tag: str
    person: float | None = None
    place: float | None = None
    body: float | None = None


class Guess(NamedTuple):
    """What a name finder says of a text: its words, in order and without gaps, and its state at each character.

    states: characters × `leanings.WIDTH`; None where the finder has no state.
    """

    words: list[Word]
    states: NDArray[np.float32] | None = None


class NameFinder(Protocol):
    """The first guess at words and names. The grammar of the record decides over it."""

    name: str

    def read(self, texts: Sequence[str]) -> list[Guess]:
        """What is guessed of each text. Texts are folded to simplified."""
        ...


@dataclass(frozen=True, slots=True)
class Found:
    """A fact before it is tied to the print: characters start … end of one passage's text."""

    kind: FactKind
    passage: int
    start: int
    end: int
    by: str
    confidence: float
    value: str | None = None
    parts: Mapping[str, Part] = field(default_factory=dict)

    def overlaps(self, other: Found) -> bool:
        return self.passage == other.passage and self.start < other.end and other.start < self.end
