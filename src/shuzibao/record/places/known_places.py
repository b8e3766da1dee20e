"""The places of a passage that need no evidence: those of the gazetteer, the paper's own, old names of provinces."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from shuzibao.record.places import gazetteer
from shuzibao.record.places.span_patterns import OLD_PROVINCE, TOWN_BESIDE


def known_places(text: str, district: str | None) -> list[tuple[int, int, str]]:
    """Names of the gazetteer and of the title's own district: start, end, how it is known."""
    found = {m.start(): (m.end(), "full") for m in OLD_PROVINCE.finditer(text)}
    for start, end in gazetteer.find_names(text):
        if not TOWN_BESIDE.match(text, start):  # 石井镇和县农机局 is not of 和县
            found[start] = (end, _how_known(text[start:end]))
    for place in gazetteer.levels(district) if district else ():
        for name in {place, gazetteer.short_of(place)}:
            for match in re.finditer(re.escape(name), text) if len(name) > 1 else ():
                if match.end() > found.get(match.start(), (0, ""))[0]:
                    found[match.start()] = (match.end(), "own")
    return sorted((start, end, how) for start, (end, how) in found.items())


def chained(text: str, places: Sequence[tuple[int, int, str]]) -> frozenset[int]:
    """Where a place of the gazetteer meets the one that it lies in: 沙州省|临渡市|云浦区 is one name."""
    return frozenset(
        start
        for (first, end, how), (start, last, also) in itertools.pairwise(places)
        if end == start
        and "common" not in (how, also)
        and gazetteer.lies_in(text[start:last], text[first:end])
    )


def _how_known(name: str) -> str:
    if not gazetteer.is_short(name):
        return "full"
    if name in gazetteer.COMMON_WORDS:
        return "common"
    places = gazetteer.divisions(name)
    if any(not place.code for place in places):
        return "abroad"
    return "large" if any(place.code.endswith("00") for place in places) else "short"
