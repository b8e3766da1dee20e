"""Ids: `xuhuibao/2021-11-29/1/3` is the third article on page 1. Same input, same ids; the web address is the id."""

from __future__ import annotations

import datetime as dt
import hashlib
import re

ISSUE_ID = re.compile(r"[a-z0-9-]+/(?:\d{4}-\d{2}-\d{2}|undated-[0-9a-f]{8})")
UNTITLED = "untitled"
# First words of the site's own addresses: no title's slug may be one (see shuzibao.reader.urls).
RESERVED = frozenset(
    (
        "about", "api", "desk", "feed", "files", "issues", "keys", "preferences", "record", "robots",
        "search", "sitemap", "static", "people", "places", "organisations", "programmes", "measures",
        "ledger", "posts", "days", "iiif", "oai",
    )
)  # fmt: skip


def issue_id(slug: str | None, date: dt.date | None, content: str) -> str:
    """The id of an issue; one without a date is named by its content.

    slug: of the title (see `shuzibao.script.slug`), None where no title is known.
    content: all text of the issue's pages; spaces do not count.
    """
    if date is not None:
        return f"{slug or UNTITLED}/{date.isoformat()}"
    digest = hashlib.sha256("".join(content.split()).encode("utf-8", "surrogatepass")).hexdigest()
    return f"{slug or UNTITLED}/undated-{digest[:8]}"


def page_id(issue: str, number: int) -> str:
    return f"{issue}/{number}"


def article_id(issue: str, page: int, number: int) -> str:
    """The number-th article (from 1) on a page."""
    return f"{issue}/{page}/{number}"
