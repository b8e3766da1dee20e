"""A table's row: words with spaces between them; a table of weights: a family of signs a row."""

from __future__ import annotations

from collections.abc import Mapping


def row(words: str) -> tuple[str, ...]:
    """The words of a row, in order."""
    return tuple(words.split())


def by_sign(families: Mapping[str, str]) -> dict[str, float]:
    """What each sign weighs. families: by their names, signs without it and weights, two spaces between; - is the name alone."""
    return {
        (family if sign == "-" else family + sign): float(weight)
        for family, told in families.items()
        for sign, weight in (pair.rsplit(" ", 1) for pair in told.split("  "))
    }
