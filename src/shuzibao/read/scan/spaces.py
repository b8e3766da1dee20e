"""Spaces between the words of an alphabet: recognition swallows many, the white between the words tells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from shuzibao.model import Flow
from shuzibao.read.scan.boxes import Found
from shuzibao.read.scan.lines import is_alphabetic

Gray = NDArray[np.uint8]

EM = 0.72  # of a box's thickness
WORDS_APART = 0.17  # ems of white between two words at least; letters of one word stand nearer
LOOSE, LETTERS_PART = (
    2.2,
    70,
)  # times the white between letters, of which as many in a hundred are narrower
NO_SPACE = frozenset(" .,;:!?)]’”'\"")  # before these stands none


def with_spaces(found: Sequence[Found], gray: Gray) -> list[Found]:
    """The lines; those of an alphabet with a space wherever their words stand apart."""
    dark = gray < float(np.percentile(gray, 70)) - 60
    return [_spaced(one, dark) if _can_be_told(one) else one for one in found]


def _can_be_told(one: Found) -> bool:
    across = one.direction is Flow.ACROSS and len(one.places) == len(one.text) > 1
    return across and is_alphabetic(one.text)


def _spaced(one: Found, dark: NDArray[np.bool_]) -> Found:
    left, top, right, bottom = (max(0, round(value)) for value in one.box)
    columns = np.any(dark[top:bottom, left:right], axis=0)
    at = [round(place * len(columns)) for place in one.places]
    whites = [_white(columns[start:end]) for start, end in pairwise(at)]
    letters = [w for w, two in zip(whites, pairwise(one.text), strict=True) if " " not in two]
    if not letters:
        return one
    least = max(
        WORDS_APART * EM * (bottom - top), LOOSE * float(np.percentile(letters, LETTERS_PART))
    )
    signs, places = [one.text[0]], [one.places[0]]
    for n, white in enumerate(whites, start=1):
        if white > least and one.text[n - 1] != " " and one.text[n] not in NO_SPACE:
            signs.append(" ")
            places.append(round((one.places[n - 1] + one.places[n]) / 2, 4))
        signs.append(one.text[n])
        places.append(one.places[n])
    return replace(one, text="".join(signs), places=tuple(places))


def _white(columns: NDArray[np.bool_]) -> int:
    """The widest white between two inked columns."""
    inked = np.flatnonzero(columns)
    return int(np.diff(inked).max(initial=1)) - 1
