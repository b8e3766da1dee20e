"""A table's row: words with spaces between them."""

from __future__ import annotations


def row(words: str) -> tuple[str, ...]:
    """The words of a row, in order."""
    return tuple(words.split())
