"""A title without what the print's line ends did to it: no word and no name of it stays cut in two."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from typing import Final

from shuzibao.script.characters import HALF_PAIR
from shuzibao.script.words import word_across

HAN: Final = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
# A space between Han: a line's end in print.
PRINTED_BREAK: Final = re.compile(f"(?<={HAN.pattern}) (?={HAN.pattern})")


@functools.lru_cache(maxsize=4096)
def unbroken(text: str, names: tuple[str, ...] = ()) -> str:
    """A title without the spaces that the print's line ends left within a word: 古镇保 护 is 古镇保护 again.

    The text as printed keeps them (its form promises one space a line end); on a screen its lines are others.
    names: what the record knows in it, without spaces: 沈砚 秋 is one name for it, and three words for a dictionary.
    """
    first, *parts = PRINTED_BREAK.split(text)
    for part in parts:
        ends = [HALF_PAIR.sub("\ufffd", side) for side in (first[-8:], part[:8])]
        cut = word_across(*ends) or stands_across("".join(ends), len(ends[0]), names)
        first += part if cut else f" {part}"
    return first


def stands_across(text: str, at: int, names: Iterable[str]) -> bool:
    """Whether one of the names stands across this place of the text."""
    return any(name in text[max(0, at - len(name) + 1) : at + len(name) - 1] for name in names)
