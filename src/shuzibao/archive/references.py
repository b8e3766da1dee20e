"""Which files the tables speak of."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from shuzibao.archive import models
from shuzibao.archive.files import DIGEST
from shuzibao.archive.holding import Holding


def referenced(issue_id: str | None = None) -> dict[str, str]:
    """Digest -> what needs the file; of one issue, or of all."""
    pages = models.Page.objects.order_by("id")
    versions = models.Version.objects.order_by("id")
    if issue_id is not None:
        pages, versions = pages.filter(issue_id=issue_id), versions.filter(issue_id=issue_id)
    found: dict[str, str] = {}
    for row in versions.iterator():
        found[row.json] = f"an older reading of {row.issue_id}"
    columns = pages.values_list("id", "original_id", "lines", "pictures", "source")
    for page, original, lines, pictures, source in columns.iterator():
        found[lines] = f"the lines of {page}"
        found |= dict.fromkeys(digests_in(pictures), f"a picture of {page}")
        found[original] = f"{source}, the original of {page}"
    if issue_id is None:
        for digest, name in models.Original.objects.values_list("digest", "name"):
            found.setdefault(digest, f"the original {name}")
    return found


def digests_in(value: Any) -> Iterator[str]:
    """Every digest in a JSON value."""
    if isinstance(value, str):
        if DIGEST.fullmatch(value):
            yield value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from digests_in(part)


def throw_away(archive: Holding, candidates: set[str]) -> int:
    """Delete those of these files that no row speaks of any more; how many. Called after the commit."""
    unused = candidates - referenced().keys()
    for digest in unused:
        archive.files.remove(digest)
    return len(unused)
