"""Related articles: those that share rare pairs of characters with this one's head."""

from __future__ import annotations

import functools
from typing import Final

from django.conf import settings

from shuzibao.archive.models import Article
from shuzibao.errors import ShuzibaoError
from shuzibao.reader import shelf
from shuzibao.reader.revision import Revision, revision
from shuzibao.reader.shelf import Entry
from shuzibao.reader.story import Story
from shuzibao.script import fold
from shuzibao.script.titles import HAN
from shuzibao.search import Indexable, parse
from shuzibao.search.base import HEADINGS
from shuzibao.search.searching import open_index

MOST_PAIRS: Final = 24  # the search takes 32 words
MOST_RELATED: Final = 4
LOOKED_AT: Final = 12
# A related article's head, with one of its paragraphs, holds at least this share of the pairs, and three of
# them: one shared pair is a coincidence (会议, 举行), two are often one word of three characters.
ENOUGH: Final = 0.2
FEWEST: Final = 3
MOST_KEPT: Final = 4096  # stories whose relations are remembered: four ids each


def related(article: Article, story: Story) -> list[Entry]:
    """At most four articles of the same archive, nearest first; none where there is no index."""
    own = frozenset({half.article.pk for half in story.halves} | {article.pk})
    head = f"{story.first.article.display_title} {story.first.article.deck or ''}"
    return list(_related(head, own, revision()))


@functools.lru_cache(maxsize=MOST_KEPT)
def _related(head: str, own: frozenset[str], at: Revision) -> tuple[Entry, ...]:
    """The same for every language, script and mode. at: the state of the archive that says so."""
    pairs = pairs_of(head)
    if len(pairs) < FEWEST:
        return ()
    asked = parse(" OR ".join(f'"{pair}"' for pair in pairs)).node
    try:
        found = open_index(settings.ARCHIVE).find(asked, limit=LOOKED_AT, counted=False)
    except ShuzibaoError:  # no index yet: the page is whole without its relations
        return ()
    others = (other for other, _ in found.articles if other.id not in own)
    near = [other.id for other in others if _near(other, pairs)][:MOST_RELATED]
    if not near:
        return ()
    # The tables are asked once more: who was hidden a moment ago may still stand in the index.
    rows = {entry.pk: entry for entry in shelf.entries(shelf.articles().filter(pk__in=near))}
    return tuple(rows[key] for key in near if key in rows)


def pairs_of(text: str) -> list[str]:
    """Neighbouring Han characters of a head, folded, in order, each once."""
    folded = fold(text)
    pairs = (folded[at : at + 2] for at in range(len(folded) - 1))
    return list(dict.fromkeys(pair for pair in pairs if len(HAN.findall(pair)) == 2))[:MOST_PAIRS]


def _near(other: Indexable, pairs: list[str]) -> bool:
    head = fold(" ".join(text for role, text in other.pieces if role in HEADINGS))
    wanted = max(FEWEST, ENOUGH * len(pairs)) - sum(pair in head for pair in pairs)
    if wanted <= 0:
        return True
    rest = [pair for pair in pairs if pair not in head]
    return any(
        sum(pair in said for pair in rest) >= wanted
        for said in (fold(text) for role, text in other.pieces if role not in HEADINGS)
    )
