"""Atoms and pairs: the one way a text is cut, for the index, for a query and for a highlight.

An atom is one Han character (or kana, Hangul) or one word or number in other letters. The
index keeps every two neighbours as a pair, and a phrase is found as a chain of pairs; so a phrase of any
length is exact, and a word is never found inside another word (6845 is not in 16845).

Between two atoms stands nothing, white space, or punctuation. White space parts words but not Chinese
(extraction puts spaces where none were printed), except in a heading, where a space between two Han
characters is printed between its halves. Punctuation always parts: in the chain a parting is a link of
its own, so 老、幼 is 老| and |幼, which a quoted phrase may ask for, and 老幼 is never met there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import add

from shuzibao.search.key import IGNORED, Forms, matching_key

# One change here, in key.py or in the schema of an index: raise this, and every index is built anew.
TOKENISER_VERSION = 2

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
IS_HAN = re.compile(f"[{HAN}]")

ADJOINING = ""
PARTED = "|"
LOOSE = " "  # in a quoted query only: a space between Han characters, parted or not
PARAGRAPH_END = "‖"  # a link that no phrase can have


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


@dataclass(frozen=True, slots=True)
class Cut:
    """A text's atoms as columns: many at a time is much quicker than one object each.

    joins: what stands before each atom, as in `Atom`. `key[starts[i]:ends[i]]` is atom i.
    """

    terms: list[str]
    starts: list[int]
    ends: list[int]
    joins: list[str]


def cut(key: str, heading: bool = False) -> Cut:
    """The atoms of a text by its matching key."""
    terms: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    joins: list[str] = []
    last_han = False
    for run in RUN.finditer(key):
        start, end = run.span()
        chars = run[1]
        joins.append(
            join_of(key[ends[-1] : start], bool(last_han and chars), heading) if ends else ADJOINING
        )
        if chars:
            terms += chars
            starts += range(start, end)
            ends += range(start + 1, end + 1)
            joins += [ADJOINING] * (end - start - 1)
        else:
            terms.append(_word(run[0]))
            starts.append(start)
            ends.append(end)
        last_han = bool(chars)
    return Cut(terms, starts, ends, joins)


def atoms_of(text: str, heading: bool = False) -> list[Atom]:
    """The atoms of a printed text; offsets count in it."""
    found = cut(matching_key(text), heading)
    columns = zip(found.terms, found.starts, found.ends, found.joins, strict=True)
    return [Atom(*one, han=bool(IS_HAN.match(one[0]))) for one in columns]


def _word(key: str) -> str:
    return key.replace(IGNORED, "")


def join_of(gap: str, both_han: bool, heading: bool) -> str:
    """What the key between two atoms means."""
    if IGNORED in gap:
        gap = gap.replace(IGNORED, "")
    if not gap:
        return ADJOINING
    if gap.isspace():
        return PARTED if heading and both_han else ADJOINING
    return PARTED


def _plain(character: str) -> str:
    """A character as the index sees it: its key, nothing, a space, or a parting."""
    key = matching_key(character)
    if key == IGNORED:
        return ""
    return key if key.isspace() or RUN.match(key) else PARTED


_PLAIN = Forms(_plain)
PARTINGS = re.compile(r"[ |]*\|[ |]*")
HAN_SPACE = re.compile(rf"(?<=[{HAN}]) +(?=[{HAN}])")
# In a plain string all that is no Han character, parting or space is a word.
WORD = re.compile(rf"[^{HAN}{PARTED}{PARAGRAPH_END} ]+")
LINK = re.compile(rf"[{HAN}{PARTED}{PARAGRAPH_END}]|[^{HAN}{PARTED}{PARAGRAPH_END} ]+")
ATOM = rf"[{HAN}]|[^{HAN}{PARTED}{PARAGRAPH_END} ]+"  # for the index's own tokeniser


def plain_of(texts: Iterable[str], heading: bool = False) -> str:
    """A field's paragraphs as one string of atoms, partings, and spaces between words."""
    between_han = PARTED if heading else ADJOINING
    return PARAGRAPH_END.join(
        HAN_SPACE.sub(between_han, PARTINGS.sub(PARTED, text.translate(_PLAIN)).strip(" |"))
        for text in texts
    )


def links_of(plain: str) -> Sequence[str]:
    """Atoms and partings in order, words with a low line before them (so `a_bc` is not `ab_c`)."""
    marked = WORD.sub(r"_\g<0>", plain)
    if len(marked) == len(plain):
        return plain
    return LINK.findall(marked)


def pairs_of(links: Sequence[str]) -> Iterator[str]:
    """Every two neighbours; a pair's place in the order is the place of its first link."""
    return map(add, links, links[1:])
