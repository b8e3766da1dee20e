"""A feed as JSON Feed.

Format: version 1.1, https://www.jsonfeed.org/version/1.1/ (members are named as there)
"""

from __future__ import annotations

import json
from typing import Any, Final

from shuzibao.channels.feeds import Entry, Feed, stamp
from shuzibao.channels.xml import sound

VERSION: Final = "https://jsonfeed.org/version/1.1"
CONTENT_TYPE: Final = "application/feed+json; charset=utf-8"


def to_json_feed(feed: Feed) -> bytes:
    """The document. The same feed gives the same bytes."""
    data: dict[str, Any] = {
        "version": VERSION,
        "title": feed.title,
        "home_page_url": feed.address,
        "feed_url": feed.own,
        "language": feed.language,
        "authors": [{"name": feed.title, "url": feed.address}],
        "items": [_item(entry) for entry in feed.entries],
    }
    if feed.following:
        data["next_url"] = feed.following
    return json.dumps(_sound(data), ensure_ascii=False).encode()


def _sound(value: Any) -> Any:
    """JSON could carry a control character or half a surrogate pair; who shows it could not."""
    if isinstance(value, str):
        return sound(value)
    if isinstance(value, list):
        return [_sound(part) for part in value]
    return {key: _sound(part) for key, part in value.items()} if isinstance(value, dict) else value


def _item(entry: Entry) -> dict[str, Any]:
    item: dict[str, Any] = {
        "id": entry.id,
        "url": entry.address,
        "title": entry.title,
        "content_html": entry.html,
        "summary": entry.summary,
        "date_modified": stamp(entry.updated),
        "language": entry.language,
        "tags": list(entry.tags),
    }
    if entry.published:
        item["date_published"] = stamp(entry.published)
    if entry.byline or entry.paper:
        item["authors"] = [{"name": entry.byline or entry.paper}]
    return item
