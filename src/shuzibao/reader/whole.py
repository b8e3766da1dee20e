"""The names in headlines, which no line's end may cut: the dictionary knows words, the record knows names."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Final

from shuzibao.archive.models import Fact
from shuzibao.archive.names import SURE
from shuzibao.reader.revision import Revision, revision
from shuzibao.script.characters import SPACE

KINDS: Final = ("person", "organisation", "place", "programme")
LAST_OF_HEAD: Final = (
    4  # elements of an article from 0: a section head, kicker, headline and deck stand first
)
LONGEST: Final = (
    14  # characters; what is longer is a sentence rather than a name, and no line holds it
)

Whole = Mapping[str, tuple[str, ...]]


def whole_names(articles: Iterable[str]) -> Whole:
    """By article, the names that its first elements tell, as printed without spaces; one query, then kept."""
    return _names(tuple(articles), revision())


@functools.lru_cache(maxsize=1024)
def _names(articles: tuple[str, ...], at: Revision) -> Whole:
    """at: the state of the archive that it is good for."""
    told = Fact.objects.filter(
        article__in=articles, kind__in=KINDS, element__lte=LAST_OF_HEAD, confidence__gte=SURE
    )
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for article, text in told.order_by("article_id", "position").values_list("article_id", "text"):
        name = SPACE.sub("", text)
        if 1 < len(name) <= LONGEST:
            found[article].setdefault(name)
    return {article: tuple(names) for article, names in found.items()}
