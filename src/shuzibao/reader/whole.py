"""The names in headlines, which no line's end may cut: the dictionary knows words, the record knows names."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
from typing import Final, Protocol

from shuzibao.archive.heads import names_in_heads
from shuzibao.reader.printed import clean
from shuzibao.reader.revision import Revision, revision
from shuzibao.script.titles import unbroken

MOST_KEPT: Final = 20_000  # articles, of some hundred bytes each

Whole = Mapping[str, tuple[str, ...]]


class Titled(Protocol):
    """An article, or a line about one."""

    @property
    def pk(self) -> str: ...
    @property
    def display_title(self) -> str: ...


def whole_names(articles: Iterable[str]) -> Whole:
    """By article, the names of `names_in_heads`; one query for those that are not kept since the archive changed."""
    ids = list(articles)
    kept = _kept(revision())
    if len(kept) > MOST_KEPT:
        kept.clear()
    found = {pk: kept[pk] for pk in ids if pk in kept}
    if missing := [pk for pk in ids if pk not in found]:
        asked = names_in_heads(missing)
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
