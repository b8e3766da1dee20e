"""The names in the heads of articles: what no title may keep cut, wherever it is shown."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from shuzibao.archive.models import Fact
from shuzibao.archive.names import SURE
from shuzibao.script.characters import SPACE

KINDS: Final = ("person", "organisation", "place", "programme")
# Elements of an article, from 0: a section head, kicker, headline and deck stand first; more would read the story.
LAST: Final = 2
# Characters; a longer name fits no line of a telephone, and is cut where the dictionary parts it.
LONGEST: Final = 10


def names_in_heads(articles: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """By article, each of these, the names that its first elements tell, as printed without spaces; one query."""
    told = Fact.objects.filter(
        article__in=articles, kind__in=KINDS, element__lte=LAST, confidence__gte=SURE
    )
    found: dict[str, dict[str, None]] = {article: {} for article in articles}
    for article, text in told.order_by("article_id", "position").values_list("article_id", "text"):
        name = SPACE.sub("", text)
        if 1 < len(name) <= LONGEST:
            found[article].setdefault(name)
    return {article: tuple(names) for article, names in found.items()}
