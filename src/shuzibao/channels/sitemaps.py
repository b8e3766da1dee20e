"""Sitemaps: what there is, for search engines.

Format: https://www.sitemaps.org/protocol.html, version 0.9. One index; behind it a sitemap for each
title and year, in parts where a year has more than the protocol allows in one file.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final
from xml.etree import ElementTree as ET

from shuzibao.channels.feeds import stamp
from shuzibao.channels.xml import child, to_bytes

SITEMAP: Final = "http://www.sitemaps.org/schemas/sitemap/0.9"
MOST_ADDRESSES: Final = 50_000  # "no more than 50,000 URLs", and as many sitemaps in an index
CONTENT_TYPE: Final = "application/xml; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Place:
    """An address and when what stands there last changed; None where nobody knows."""

    address: str
    changed: dt.datetime | None = None


def sitemap(places: Iterable[Place]) -> bytes:
    """One file of addresses."""
    return _list_of(places, "urlset", "url")


def sitemap_index(places: Iterable[Place]) -> bytes:
    """The file that names the others."""
    return _list_of(places, "sitemapindex", "sitemap")


def _list_of(places: Iterable[Place], root_name: str, name: str) -> bytes:
    root = ET.Element(root_name, {"xmlns": SITEMAP})
    for place in places:
        item = child(root, name)
        child(item, "loc", place.address)
        if place.changed:
            child(item, "lastmod", stamp(place.changed))
    return to_bytes(root)


def parts(addresses: int) -> int:
    """How many files so many addresses need."""
    return max(1, -(-addresses // MOST_ADDRESSES))
