"""A feed as Atom.

Format: RFC 4287, https://www.rfc-editor.org/rfc/rfc4287 ; stretches by RFC 5005 §3 (paged feeds).
"""

from __future__ import annotations

from typing import Final
from xml.etree import ElementTree as ET

from shuzibao.channels.feeds import Entry, Feed, stamp
from shuzibao.channels.xml import child, to_bytes

ATOM: Final = "http://www.w3.org/2005/Atom"
XML_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"
CONTENT_TYPE: Final = "application/atom+xml; charset=utf-8"


def to_atom(feed: Feed) -> bytes:
    """The document. The same feed gives the same bytes."""
    root = ET.Element("feed", {"xmlns": ATOM, XML_LANG: feed.language})
    child(root, "id", feed.id)
    child(root, "title", feed.title)
    child(root, "updated", stamp(feed.updated))
    # §4.1.1: a feed has an author unless each of its entries has one.
    child(child(root, "author"), "name", feed.title)
    child(root, "generator", "Shuzibao")
    child(root, "link", rel="alternate", type="text/html", href=feed.address)
    child(root, "link", rel="self", type="application/atom+xml", href=feed.own)
    child(root, "link", rel="first", type="application/atom+xml", href=feed.first)
    if feed.following:
        child(root, "link", rel="next", type="application/atom+xml", href=feed.following)
    for entry in feed.entries:
        _entry(root, entry)
    return to_bytes(root)


def _entry(root: ET.Element, entry: Entry) -> None:
    item = child(root, "entry")
    item.set(XML_LANG, entry.language)
    child(item, "id", entry.id)
    child(item, "title", entry.title, type="text")
    child(item, "link", rel="alternate", type="text/html", href=entry.address)
    if entry.published:
        child(item, "published", stamp(entry.published))
    child(item, "updated", stamp(entry.updated))
    child(child(item, "author"), "name", entry.byline or entry.paper or "Shuzibao")
    for tag in entry.tags:
        child(item, "category", term=tag)
    child(item, "summary", entry.summary, type="text")
    child(item, "content", entry.html, type="html")
