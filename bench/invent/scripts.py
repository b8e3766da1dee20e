"""An invented issue in another script: every printed text is converted, the values stay in step."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from functools import lru_cache
from random import Random
from typing import Any

import opencc

from bench.invent.model import InventedArticle

VARIANTS = ("s2t", "s2tw", "s2hk")
# Fields that hold no printed text.
PLAIN = frozenset(
    {"key", "kind", "subject", "story", "byline_set", "script", "period", "level", "role"}
)


@lru_cache
def _converter(config: str) -> opencc.OpenCC:
    return opencc.OpenCC(config)


@lru_cache(maxsize=65536)
def traditional(text: str, config: str) -> str:
    """The text in traditional characters, of the same length."""
    converted = str(_converter(config).convert(text))
    converted = converted.replace("人蔘加", "人參加")  # OpenCC reads 人參 across the words
    if len(converted) != len(text):
        converted = "".join(_converter(config).convert(character) for character in text)
    return converted


def changer(rng: Random, config: str, kept_simplified: float) -> Callable[[str], str]:
    """A function from simplified to this script; in "mixed" print some characters stay simplified.

    kept_simplified: share of the changed characters that stay, in short runs as editors leave them.
        Names stay whole: the choice is made once for each character pair met, so that a word is
        printed the same way wherever it stands.
    """
    kept: dict[str, bool] = {}

    def change(text: str) -> str:
        converted = traditional(text, config)
        if not kept_simplified:
            return converted
        result = []
        for index, (old, new) in enumerate(zip(text, converted, strict=True)):
            pair = text[max(0, index - 1) : index + 2]
            if old != new and pair not in kept:
                kept[pair] = rng.random() < kept_simplified
            result.append(old if old != new and kept[pair] else new)
        return "".join(result)

    return change


def convert(value: Any, change: Callable[[str], str]) -> Any:
    """The value with every printed text in it changed."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, tuple):
        return tuple(convert(item, change) for item in value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = {
            field.name: convert(getattr(value, field.name), change)
            for field in dataclasses.fields(value)
            if field.name not in PLAIN
        }
        return _as_in_the_body(value, dataclasses.replace(value, **fields))
    return value


def _as_in_the_body(before: Any, after: Any) -> Any:
    """Byline and dateline as their paragraph prints them, which in mixed print may differ from
    their own conversion.
    """
    if not isinstance(after, InventedArticle) or not after.body:
        return after
    last = after.body[-1].text
    dateline = before.dateline and _found(before, after, before.dateline)
    byline = after.byline
    if before.byline_set == "lead":
        byline = _found(before, after, before.byline)
    elif before.byline_set == "tail":
        byline = last[-len(before.byline) :]
    return dataclasses.replace(after, dateline=dateline, byline=byline)


def _found(before: InventedArticle, after: InventedArticle, part: str) -> str:
    """What stands after converting where `part` stood in the body before."""
    for mine, theirs in zip(before.body, after.body, strict=True):
        if part in mine.text:
            at = mine.text.index(part)
            return theirs.text[at : at + len(part)]
    raise ValueError(f"{part!r} is not in the body")
