"""An article as the index keeps it, so that hits and snippets need no second look-up."""

from __future__ import annotations

import datetime as dt
import hashlib
import json

from shuzibao.model import Role
from shuzibao.script.characters import HALF_PAIR
from shuzibao.search.base import Indexable

ROLES = {str(role): role for role in Role}  # a call of Role costs ten look-ups


def to_stored(article: Indexable) -> str:
    """Compact JSON: a list, in the order of `from_stored`."""
    parts = [
        article.id,
        [[str(role), text] for role, text in article.pieces],
        article.display_title,
        int(article.display_title_made),
        article.byline,
        article.kind,
        article.page,
        article.page_label,
        article.paper,
        article.date.isoformat() if article.date else None,
        article.year,
        article.sections,
        {kind: article.named[kind] for kind in sorted(article.named) if article.named[kind]},
    ]
    plain = json.dumps(parts, ensure_ascii=False, separators=(",", ":"))
    if HALF_PAIR.search(plain):  # no UTF-8 for it, so as an escape
        return json.dumps(parts, separators=(",", ":"))
    return plain


def digest_of(stored: str) -> str:
    """The same digest: the index already says the same."""
    return hashlib.sha256(stored.encode()).hexdigest()[:24]


def from_stored(text: str | bytes) -> Indexable:
    parts = json.loads(text)
    return Indexable(
        id=parts[0],
        pieces=tuple((ROLES[role], text) for role, text in parts[1]),
        display_title=parts[2],
        display_title_made=bool(parts[3]),
        byline=parts[4],
        kind=parts[5],
        page=parts[6],
        page_label=parts[7],
        paper=parts[8],
        date=dt.date.fromisoformat(parts[9]) if parts[9] else None,
        year=parts[10],
        sections=tuple(parts[11]),
        named={kind: tuple(values) for kind, values in parts[12].items()},
    )
