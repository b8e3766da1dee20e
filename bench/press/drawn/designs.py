"""All designs of the fourth press."""

from __future__ import annotations

from collections.abc import Callable

from bench.press.drawn import features, news, upright
from bench.press.drawn.setting import Press

DESIGNS: dict[str, Callable[[Press], None]] = {
    "drawn-party": news.party_front,
    "drawn-district": news.district,
    "drawn-picture": news.big_picture,
    "drawn-tabloid": news.tabloid,
    "drawn-bands": news.bands,
    "drawn-briefs": features.briefs,
    "drawn-health": features.health,
    "drawn-photos": features.photos,
    "drawn-supplement": features.supplement,
    "drawn-interview": features.interview,
    "drawn-classified": features.classified,
    "drawn-upright": upright.upright,
}
ISSUE = "drawn-issue"
DRAWN_TEMPLATES = (*DESIGNS, ISSUE)
