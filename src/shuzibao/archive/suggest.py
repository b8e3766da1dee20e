"""Names of the record that begin like what somebody types: in either script, in pinyin, by initials."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from django.db.models import Case, Q, When

from shuzibao.archive.models import Name
from shuzibao.script import fold
from shuzibao.script.latin import typed

KINDS: Final = ("person", "organisation", "place", "programme", "post", "figure")
LONGEST: Final = 60  # characters of what is typed that are looked at
HAN: Final = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
LAST: Final = "\U0010ffff"  # sorts behind every character
SPACES: Final = re.compile(r"[\s\"“”「」]+")


def suggest(
    asked: str, kinds: Sequence[str] = KINDS, number: int = 10, inside: bool = True
) -> list[Name]:
    """The names that begin so, the whole ones and the most told first. Empty in, empty out.

    inside: where these are too few, also names that only hold it; that looks at every name.
    """
    words = SPACES.sub("", fold(asked))[:LONGEST]
    letters = "" if HAN.search(words) else typed(words)
    if not words or not (letters or HAN.search(words)):
        return []
    rows = Name.objects.filter(kind__in=kinds, shown=True, articles__gt=0)
    begins, whole = _begins("key", words), Q(key=words)
    if letters:
        begins |= _begins("initials", letters) | _begins("latin", letters)
        whole |= Q(initials=letters) | Q(latin=letters)
    first = Case(When(whole, then=0), default=1)
    found = list(rows.filter(begins).order_by(first, "-articles", "key")[:number])
    if inside and not letters and len(found) < number:
        others = rows.filter(key__contains=words).exclude(pk__in=[row.pk for row in found])
        found += others.order_by("-articles", "key")[: number - len(found)]
    return found


def _begins(field: str, text: str) -> Q:
    """A range: the database sorts by code point, so its index answers."""
    return Q(**{f"{field}__gte": text, f"{field}__lt": text + LAST})
