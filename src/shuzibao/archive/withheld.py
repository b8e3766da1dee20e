"""Names that may not be shown, taken out of what is said in words about other things.

An event that visits somebody, a programme that bears a name: the fact is told, its name is 某某, as papers
print it where they withhold one. The printed sentence beside it stays as it is printed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from typing import Any

from shuzibao.archive import models
from shuzibao.script import convert, fold

SOMEBODY = "某某"
# Kinds whose words are made of a sentence. What a demand or a quotation says is the printed sentence itself.
WORDED = ("event", "programme", "organisation", "place", "figure")
Names = Mapping[str, Set[str]]  # by article


def people(facts: Iterable[models.Fact], seen: Set[int]) -> dict[str, set[str]]:
    """Who is withheld in each article, in both scripts and as printed.

    facts: of people. seen: those of them that may be shown.
    """
    found: dict[str, set[str]] = defaultdict(set)
    for fact in facts:
        if fact.pk not in seen and fact.who:
            found[fact.article_id] |= spellings(fact.who, fact.text)
    return dict(found)


def spellings(who: str, printed: str) -> set[str]:
    """A full name in both scripts and as it is printed."""
    return {who, convert(who, "hant"), *({printed} if fold(printed) == who else ())}


def without(facts: Sequence[models.Fact], names: Names) -> Sequence[models.Fact]:
    """The facts, in whose words and parts these names no longer stand. They are not to be saved."""
    for fact in facts:
        if some := names.get(fact.article_id):
            fact.parts = _parts(fact.parts, some, fact.kind in WORDED)
            if fact.kind in WORDED:
                fact.text, fact.name = masked(fact.text, some), masked(fact.name, some)
                fact.value = masked(fact.value, some) if fact.value else fact.value
    return facts


def masked(words: str, names: Set[str]) -> str:
    """The words with 某某 for each of these names."""
    for name in sorted(names, key=len, reverse=True):
        words = words.replace(name, SOMEBODY)
    return words


def _parts(parts: Mapping[str, Any], names: Set[str], worded: bool) -> dict[str, Any]:
    kept = dict(parts)
    if parts.get("addressee") in names:
        kept["addressee"] = None
    if parts.get("participants"):
        kept["participants"] = [
            one for one in parts["participants"] if one.get("person") not in names
        ]
    if worded:
        kept = {key: masked(v, names) if isinstance(v, str) else v for key, v in kept.items()}
    return kept
