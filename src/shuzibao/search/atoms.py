"""Atoms and pairs: the one way a text is cut, for the index, for a query and for a highlight.

An atom is one Han character (or kana, Hangul) or one word or number in other letters. Two atoms that
stand side by side make a pair, and a phrase is found as a chain of pairs; so a phrase of any length is
exact, and a word is never found inside another word (6845 is not in 16845).

Between two atoms stands nothing, white space, or punctuation. White space parts words but not Chinese
(extraction puts spaces where none were printed), except in a heading, where a space between two Han
characters is printed between its halves. Punctuation always parts. A pair across a parting is written
with a bar, `老|幼`, so that a quoted phrase may ask for the parting, and only then is it met.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from operator import add

from shuzibao.search.key import IGNORED, matching_key

# One change here, in key.py or in the schema of an index: raise this, and every index is built anew.
TOKENISER_VERSION = 1

HAN = (
    "\u2e80-\u2fd5"  # radicals, where the key could not make characters of them
    "\u3005-\u3007\u3021-\u3029\u3031-\u3035\u3038-\u303c"  # 々〆〇, numerals of Suzhou
    "\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff"  # kana
    "\u3105-\u312f\u31a0-\u31bf"  # bopomofo
    "\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3"
    "\ue000-\uf8ff"  # private use: rare characters of a paper's own fonts
    "\uf900-\ufaff\U00020000-\U0003fffd"
)
LETTER = rf"(?:(?![{HAN}])[^\W_])"
RUN = re.compile(rf"([{HAN}]+)|{LETTER}(?:{LETTER}|{IGNORED})*")
LONGEST = 64  # characters of a word that count; what is longer is no word

ADJOINING = ""
PARTED = "|"
LOOSE = " "  # in a quoted query only: a space between Han characters, parted or not
GAP = "|"  # a token that is dropped and leaves its place empty


@dataclass(frozen=True, slots=True)
class Atom:
    """A character or word of a text, as its matching key, and where it stands.

    join: what stands before it: ADJOINING, PARTED, or (queries) LOOSE; ADJOINING for the first.
    """

    term: str
    start: int
    end: int
    join: str = ADJOINING
    han: bool = True


def atoms_of(text: str, heading: bool = False) -> list[Atom]:
    """The atoms of a printed text; offsets count in it."""
    key = matching_key(text)
    found: list[Atom] = []
    for run in RUN.finditer(key):
        start, end = run.span()
        han = run[1] is not None
        join = ADJOINING
        if found:
            join = join_of(key[found[-1].end : start], found[-1].han and han, heading)
        if not han:
            found.append(Atom(_word(run[0]), start, end, join, False))
            continue
        found.append(Atom(key[start], start, start + 1, join))
        found += [Atom(key[at], at, at + 1) for at in range(start + 1, end)]
    return found


def _word(key: str) -> str:
    return key.replace(IGNORED, "")[:LONGEST]


def join_of(gap: str, both_han: bool, heading: bool) -> str:
    """What the key between two atoms means."""
    if IGNORED in gap:
        gap = gap.replace(IGNORED, "")
    if not gap:
        return ADJOINING
    if gap.isspace():
        return PARTED if heading and both_han else ADJOINING
    return PARTED


def pair_of(first: str, join: str, second: str, words: bool = False) -> str:
    """The term of two atoms side by side. Two words need a mark between them, `world_expo`."""
    if words and join == ADJOINING:
        return f"{first}_{second}"
    return first + join + second


def terms_of(texts: Iterable[str], heading: bool = False) -> tuple[list[str], list[str]]:
    """What an index keeps of a field: the atoms, and the pairs in order with their gaps.

    texts: the field's paragraphs; no pair and no phrase reaches from one into the next.
    Each atom takes one place, a parting takes one more, the end of a paragraph two, and a pair stands at
    the place of its first atom: so distances between places say whether anything stood between.
    """
    atoms: list[str] = []
    pairs: list[str] = []
    for text in texts:
        key = matching_key(text)
        last, last_end, last_han = "", 0, False
        for run in RUN.finditer(key):
            start, end = run.span()
            chars = run[1]
            first = chars[0] if chars else _word(run[0])
            if last:
                join = join_of(key[last_end:start], bool(last_han and chars), heading)
                pairs.append(pair_of(last, join, first, not (last_han or chars)))
                if join == PARTED:
                    pairs.append(GAP)
            if chars:
                atoms += chars
                pairs += map(add, chars, chars[1:])
                last = chars[-1]
            else:
                atoms.append(first)
                last = first
            last_end, last_han = end, bool(chars)
        pairs += (GAP, GAP)
    return atoms, pairs
