"""Short forms of what an article names in full: 进博会 of 第三届中国国际进口博览会, 网安法 of 网络安全法."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from shuzibao.record.base import Found
from shuzibao.record.language.cut import Cut
from shuzibao.record.language.jieba import in_dictionary

LONGEST = 5  # characters of a short form
LAW = re.compile("(?=([一-鿿]{2,3}法))")  # also where one begins inside another
STATE = re.compile("^(?:中华人民共和国|中国|全国)")


def with_shorts(found: Sequence[Found], cuts: Sequence[Cut]) -> list[Found]:
    """The programmes of an article, a short form with the full name as its value; and short forms of laws beside."""
    wholes = {str(f.value) for f in found}
    tied = [replace(f, value=_home(str(f.value), wholes) or f.value) for f in found]
    for full in (f for f in found if str(f.value).endswith("法")):
        name = STATE.sub("", str(full.value))
        for index, cut in enumerate(cuts):
            for match in LAW.finditer(cut.text):
                short = match[1]
                law = short[0] == name[0] and shortens(short, name) and not in_dictionary(short)
                here = replace(
                    full, passage=index, start=match.start(1), end=match.end(1), by="rule:short"
                )
                if law and not any(here.overlaps(f) for f in tied):
                    tied.append(here)
    return sorted(tied, key=lambda f: (f.passage, f.start))


def _home(short: str, wholes: set[str]) -> str | None:
    """The one longer name that it shortens."""
    homes = [w for w in wholes if shortens(short, w)] if len(short) <= LONGEST else []
    return homes[0] if len(homes) == 1 else None


def shortens(short: str, whole: str) -> bool:
    """Whether characters of the whole are left out, the last one stays, and no piece is simply cut off."""
    if len(whole) < len(short) + 2 or short[-1] != whole[-1] or whole.endswith(short):
        return False
    left = iter(whole)
    return all(character in left for character in short)
