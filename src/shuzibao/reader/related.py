"""Related articles: those that share rare pairs of characters with this one's head."""

from __future__ import annotations

from typing import Final

from django.conf import settings

from shuzibao.archive.models import Article
from shuzibao.errors import ShuzibaoError
from shuzibao.reader import shelf
from shuzibao.reader.printed import HAN
from shuzibao.reader.story import Story
from shuzibao.script import fold
from shuzibao.search import Hit, search

MOST_PAIRS: Final = 24  # the search takes 32 words
MOST_RELATED: Final = 4
LOOKED_AT: Final = 12
# A related article's head and found sentences hold at least this share of the pairs, and three of them:
# one shared pair is a coincidence (会议, 举行), two are often one word of three characters.
ENOUGH: Final = 0.2
FEWEST: Final = 3


def related(article: Article, story: Story) -> list[Article]:
    """At most four articles of the same archive, nearest first; none where there is no index."""
    own = {half.article.pk for half in story.halves} | {article.pk}
    pairs = pairs_of(f"{story.first.article.display_title} {story.first.article.deck or ''}")
    if len(pairs) < FEWEST:
        return []
    words = " OR ".join(f'"{pair}"' for pair in pairs)
    try:
        found = search(settings.ARCHIVE, words, size=LOOKED_AT, facets=())
    except ShuzibaoError:  # no index yet: the page is whole without its relations
        return []
    near = [hit.id for hit in found.hits if hit.id not in own and _near(hit, pairs)][:MOST_RELATED]
    rows = shelf.in_bulk(near)
    return [rows[key] for key in near if key in rows]


def pairs_of(text: str) -> list[str]:
    """Neighbouring Han characters of a head, folded, in order, each once."""
    folded = fold(text)
    pairs = (folded[at : at + 2] for at in range(len(folded) - 1))
    return list(dict.fromkeys(pair for pair in pairs if len(HAN.findall(pair)) == 2))[:MOST_PAIRS]


def _near(hit: Hit, pairs: list[str]) -> bool:
    said = fold(" ".join([hit.display_title, *(part.text for part in (*hit.heads, *hit.snippets))]))
    shared = sum(pair in said for pair in pairs)
    return shared >= max(FEWEST, ENOUGH * len(pairs))
