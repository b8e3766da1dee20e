"""A query as it was understood: a small tree. `parse` makes it, an index answers it."""

from __future__ import annotations

import datetime as dt
import itertools
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace

from shuzibao.search.atoms import ADJOINING, LOOSE, PARTED, Atom, atoms_of
from shuzibao.search.key import IGNORED, matching_key

# The texts that can be asked for one by one. ANY is all of them together.
ANY, HEADLINE, KICKER, DECK, BYLINE, BODY, SECTION = (
    "any", "headline", "kicker", "deck", "byline", "body", "section",
)  # fmt: skip
TEXT_FIELDS = (HEADLINE, KICKER, DECK, BYLINE, BODY, SECTION)

# Facts about an article that are looked up by name. A value matches as a whole, in either script.
NAMED = ("person", "org", "place", "programme")


@dataclass(frozen=True, slots=True)
class Phrase:
    """Atoms in a row, in one paragraph of one field.

    prefix: the last atom is only the beginning of a word.
    """

    atoms: tuple[Atom, ...]
    field: str = ANY
    prefix: bool = False

    @property
    def joins(self) -> tuple[str, ...]:
        """What stands before each atom but the first."""
        return tuple(atom.join for atom in self.atoms[1:])


@dataclass(frozen=True, slots=True)
class Exact:
    """A fact about the article that has one of these values (as `name_key` gives them).

    field: "paper", "page", "kind", "section", "person", …
    """

    field: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dates:
    """Printed between these days, both included; None: open on that side."""

    first: dt.date | None
    last: dt.date | None


@dataclass(frozen=True, slots=True)
class And:
    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Or:
    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Not:
    part: Node


@dataclass(frozen=True, slots=True)
class Everything:
    """No condition."""


Node = Phrase | Exact | Dates | And | Or | Not | Everything


@dataclass(frozen=True, slots=True)
class Note:
    """Something in the query that was read leniently.

    code: for a translation of `what`: unclosed_quote, unclosed_parenthesis, stray_parenthesis,
        stray_operator, no_such_field, empty_field or short_prefix.
    """

    code: str
    what: str


@dataclass(frozen=True, slots=True)
class Query:
    """What was asked, how it was understood, and what had to be guessed."""

    text: str
    node: Node
    notes: tuple[Note, ...] = field(default=())


def widened(node: Node, meant: Callable[[str, str], Iterable[str]]) -> Node:
    """The query with every name that a typed one means. meant: of a field and what was typed for it."""
    match node:
        case Exact() if node.field in NAMED:
            more = (name_key(name) for value in node.values for name in meant(node.field, value))
            return replace(node, values=tuple(dict.fromkeys((*node.values, *more))))
        case And() | Or():
            return replace(node, parts=tuple(widened(part, meant) for part in node.parts))
        case Not():
            return Not(widened(node.part, meant))
    return node


def wanted_phrases(node: Node) -> Iterator[Phrase]:
    """The phrases to light up in a hit: those under a NOT are none, a person asked for is one."""
    if isinstance(node, Phrase):
        yield node
    elif isinstance(node, Exact) and node.field in NAMED:
        yield from (Phrase(tuple(atoms)) for value in node.values if (atoms := atoms_of(value)))
    elif isinstance(node, And | Or):
        for part in node.parts:
            yield from wanted_phrases(part)


def readings(phrase: Phrase) -> tuple[Phrase, ...]:
    """The phrase without LOOSE joins: its spaces all stand for nothing, or all for a parting."""
    if LOOSE not in phrase.joins:
        return (phrase,)
    return tuple(
        replace(
            phrase,
            atoms=tuple(
                replace(atom, join=join) if atom.join == LOOSE else atom for atom in phrase.atoms
            ),
        )
        for join in (ADJOINING, PARTED)
    )


def name_key(value: str) -> str:
    """A name, label or slug for matching as a whole: folded, without stray white space."""
    return re.sub(r"\s+", " ", matching_key(value).replace(IGNORED, "")).strip()


def spelled(node: Node) -> str:
    """The tree in one line, for people and tests."""
    match node:
        case Phrase():
            words = node.atoms[0].term + "".join(
                (atom.join or ("" if atom.han or last.han else "_")) + atom.term
                for last, atom in itertools.pairwise(node.atoms)
            )
            name = "" if node.field == ANY else f"{node.field}:"
            return f"{name}{words}{'*' if node.prefix else ''}"
        case Exact():
            return f"{node.field}={'/'.join(node.values)}"
        case Dates():
            return f"date={node.first or ''}..{node.last or ''}"
        case And():
            return f"({' '.join(map(spelled, node.parts))})"
        case Or():
            return f"({' OR '.join(map(spelled, node.parts))})"
        case Not():
            return f"-{spelled(node.part)}"
        case Everything():
            return "*"
