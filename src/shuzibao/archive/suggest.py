"""Names of the record that begin like what somebody types: in either script, in pinyin, by initials."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from django.db.models import Case, Q, When

from shuzibao.archive.models import Name
from shuzibao.archive.shown import told
from shuzibao.script import fold
from shuzibao.script.latin import typed

KINDS: Final = ("person", "organisation", "place", "programme", "post", "figure")
MOST_MEANT: Final = 30  # names that one word of a question may mean
LONGEST: Final = 60  # characters of what is typed that are looked at
HAN: Final = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
LAST: Final = "\U0010ffff"  # sorts behind every character
SPACES: Final = re.compile(r"[\s\"“”「」]+")


def suggest(
    asked: str, kinds: Sequence[str] = KINDS, number: int = 10, inside: bool = True
) -> list[Name]:
    """The names that begin so, the whole ones and the most told first. Empty in, empty out.

    Of measures also those whose thing ends what is typed: 床位（张）for 养老床位.
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
    if "figure" in kinds and not letters and len(found) < number:
        found += rows.filter(_counted(words)).exclude(pk__in=[row.pk for row in found])[:number]
        found = found[:number]
    if inside and not letters and len(found) < number:
        others = rows.filter(key__contains=words).exclude(pk__in=[row.pk for row in found])
        found += others.order_by("-articles", "key")[: number - len(found)]
    return found


def meant(kind: str, said: str) -> list[str]:
    """The names of a kind that somebody means who types one: whole, without its quotation marks, in part, or short.

    A whole name means itself, and as a place's last part the place (徐汇区: 上海市徐汇区). Else whatever holds
    the words, or what an article calls so (徐汇民政: 徐汇区民政局).
    """
    words = SPACES.sub("", fold(said))[:LONGEST]
    if len(words) < 2:
        return []
    rows = Name.objects.filter(kind=kind, shown=True, articles__gt=0)
    same = Q(bare=words) | (Q(key__endswith=words) if kind == "place" else Q(pk__in=[]))
    found = rows.filter(same)
    if not found.exists():
        found = rows.filter(key__contains=words)
    if kind != "person" and not found.exists():
        pattern = ".*".join(re.escape(character) for character in words)
        near = list(rows.filter(key__regex=pattern).values_list("key", flat=True)[:MOST_MEANT])
        so_called = told().filter(kind=kind, key__in=near, name=words)
        return sorted(set(so_called.values_list("key", flat=True)))
    return list(dict.fromkeys(found.order_by("-articles", "key").values_list("bare", flat=True)))[
        :MOST_MEANT
    ]


def _counted(words: str) -> Q:
    """Measures of what stands at the end of these words."""
    found = Q(pk__in=[])
    for at in range(1, len(words) - 1):
        found |= _begins("key", f"{words[at:]}（") & Q(kind="figure")
    return found


def _begins(field: str, text: str) -> Q:
    """A range: the database sorts by code point, so its index answers."""
    return Q(**{f"{field}__gte": text, f"{field}__lt": text + LAST})
