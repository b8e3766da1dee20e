"""Names of the record that begin like what somebody types: in either script, in pinyin, by initials."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from django.db import connection
from django.db.models import Q

from shuzibao.archive.models import Name
from shuzibao.archive.shown import Names
from shuzibao.script import fold
from shuzibao.script.latin import typed

KINDS: Final = ("person", "organisation", "place", "programme", "post", "figure")
LONGEST: Final = 60  # characters of what is typed that are looked at
HAN: Final = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
LAST: Final = "\U0010ffff"  # sorts behind every character
SPACES: Final = re.compile(r"[\s\"“”「」]+")


def suggest(asked: str, kinds: Sequence[str] = KINDS, number: int = 10) -> list[Name]:
    """The names that begin so, the most told first; then those that only hold it. Empty in, empty out."""
    words = SPACES.sub("", fold(asked))[:LONGEST]
    if not words:
        return []
    rows = Name.objects.filter(kind__in=kinds, shown=True, articles__gt=0)
    if HAN.search(words):
        return _first(rows, [Q(key=words), _begins("key", words), Q(key__contains=words)], number)
    letters = typed(words)
    if not letters:
        return []
    either = _begins("initials", letters) | _begins("latin", letters) | _begins("key", words)
    exact = Q(initials=letters) | Q(latin=letters)
    return _first(rows, [exact, either], number)


def _first(rows: Names, ways: Sequence[Q], number: int) -> list[Name]:
    """As many as are wanted; a later way is asked only where the ones before it gave too few."""
    found: dict[int, Name] = {}
    for way in ways:
        if len(found) < number:
            some = rows.filter(way).order_by("-articles", "key")[: number + len(found)]
            for row in some:
                found.setdefault(row.pk, row)
    return list(found.values())[:number]


def _begins(field: str, text: str) -> Q:
    """A range where the database sorts by code points (SQLite), so that its index answers."""
    if connection.vendor == "sqlite":
        return Q(**{f"{field}__gte": text, f"{field}__lt": text + LAST})
    return Q(**{f"{field}__startswith": text})
