"""The names in headlines, which no line's end may cut: the dictionary knows words, the record knows names."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, Protocol

from shuzibao.archive.models import Fact
from shuzibao.archive.names import SURE
from shuzibao.reader.printed import clean, unbroken
from shuzibao.reader.revision import Revision, revision
from shuzibao.script.characters import SPACE

KINDS: Final = ("person", "organisation", "place", "programme")
LAST_OF_HEAD: Final = (
    4  # elements of an article from 0: a section head, kicker, headline and deck stand first
)
LONGEST: Final = (
    14  # characters; what is longer is a sentence rather than a name, and no line holds it
)

MOST_KEPT: Final = 20_000  # articles, of some hundred bytes each

Whole = Mapping[str, tuple[str, ...]]


class Titled(Protocol):
    """An article, or a line about one."""

    @property
    def pk(self) -> str: ...
    @property
    def display_title(self) -> str: ...


def whole_names(articles: Iterable[str]) -> Whole:
    """By article, the names that its first elements tell, as printed without spaces; one query for what is not kept."""
    ids = list(articles)
    kept = _kept(revision())
    if len(kept) > MOST_KEPT:
        kept.clear()
    found = {pk: kept[pk] for pk in ids if pk in kept}
    if missing := [pk for pk in ids if pk not in found]:
        asked = _asked(missing)
        kept.update(asked)
        found |= asked
    return found


def title_of(article: Titled) -> str:
    """The display title for an attribute, a citation, a <title>: no word and no name stays cut by the print."""
    return clean(unbroken(article.display_title, whole_names([article.pk])[article.pk]))


@functools.lru_cache(maxsize=2)
def _kept(at: Revision) -> dict[str, tuple[str, ...]]:
    """What was asked for in this state of the archive."""
    return {}


def _asked(articles: Sequence[str]) -> dict[str, tuple[str, ...]]:
    told = Fact.objects.filter(
        article__in=articles, kind__in=KINDS, element__lte=LAST_OF_HEAD, confidence__gte=SURE
    )
    found: dict[str, dict[str, None]] = {article: {} for article in articles}
    for article, text in told.order_by("article_id", "position").values_list("article_id", "text"):
        name = SPACE.sub("", text)
        if 1 < len(name) <= LONGEST:
            found[article].setdefault(name)
    return {article: tuple(names) for article, names in found.items()}
