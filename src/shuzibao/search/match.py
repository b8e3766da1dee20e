"""Where a query's phrases stand in a printed text: the same atoms as the index, on the page's own words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from shuzibao.model import Role
from shuzibao.search.atoms import Atom, atoms_of
from shuzibao.search.base import field_of, is_heading
from shuzibao.search.query import ANY, BODY, BYLINE, SECTION, Phrase, readings


@dataclass(frozen=True, slots=True)
class Mark:
    """Matched characters of a text, and which phrase they are."""

    start: int
    end: int
    phrase: int


def marks_in(text: str, role: Role, phrases: Sequence[Phrase]) -> list[Mark]:
    """Every place in a piece of an article where one of the phrases stands, in order; they may overlap."""
    field = field_of(role)
    asked = [(at, phrase) for at, phrase in enumerate(phrases) if _may_stand(phrase.field, role)]
    if not field or not asked:
        return []
    atoms = atoms_of(text, is_heading(field))
    places: dict[str, list[int]] = {}
    for at, atom in enumerate(atoms):
        places.setdefault(atom.term, []).append(at)
    marks = [
        Mark(atoms[first].start, atoms[first + len(reading.atoms) - 1].end, number)
        for number, phrase in asked
        for reading in readings(phrase)
        for first in _beginnings(reading, places)
        if _stands_at(reading, atoms, first)
    ]
    return sorted(marks, key=lambda mark: (mark.start, mark.end, mark.phrase))


def _may_stand(field: str, role: Role) -> bool:
    if field == BYLINE:  # a byline may be printed inside a paragraph
        return role is Role.BYLINE or field_of(role) == BODY
    if field == SECTION:
        return role is Role.SECTION_HEAD
    return field in (ANY, field_of(role))


def _beginnings(phrase: Phrase, places: dict[str, list[int]]) -> Iterable[int]:
    if phrase.prefix and len(phrase.atoms) == 1:
        stem = phrase.atoms[0].term
        return (at for term, found in places.items() if term.startswith(stem) for at in found)
    return places.get(phrase.atoms[0].term, ())


def _stands_at(phrase: Phrase, atoms: Sequence[Atom], first: int) -> bool:
    if first + len(phrase.atoms) > len(atoms):
        return False
    return all(
        atoms[first + step].term == asked.term and atoms[first + step].join == asked.join
        for step, asked in enumerate(phrase.atoms[1:], 1)
    )


def merged(marks: Iterable[Mark]) -> tuple[tuple[int, int], ...]:
    """The marked characters, in order and without overlap."""
    joined: list[tuple[int, int]] = []
    for mark in marks:
        if joined and mark.start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], mark.end))
        else:
            joined.append((mark.start, mark.end))
    return tuple(joined)
