"""Places 地点: the names that the reading found, their kind, and what the gazetteer knows of them."""

from __future__ import annotations

from collections.abc import Sequence

from shuzibao.model.fact import FactKind, Part
from shuzibao.record.base import Found
from shuzibao.record.language.cut import Cut
from shuzibao.record.places import gazetteer
from shuzibao.record.places.gazetteer import Division
from shuzibao.record.places.span_reading import Named
from shuzibao.record.places.spans import ENDINGS, PLACE


def find_places(
    cuts: Sequence[Cut],
    read: Sequence[Sequence[Named]],
    taken: Sequence[Found],
    district: str | None,
) -> list[Found]:
    """Every mention of a place that is no part of an organisation, a person or a programme.

    read: the names of each passage as the likeliest reading has them (`span_reading.py`).
    taken: what has been found of organisations, persons and programmes.
    """
    places = [
        _place(index, cut.text[name.start : name.end], name, district)
        for index, (cut, names) in enumerate(zip(cuts, read, strict=True))
        for name in names
        if name.kind == PLACE
    ]
    return [p for p in places if not any(p.overlaps(f) for f in taken)]


def _place(index: int, name: str, read: Named, district: str | None) -> Found:
    parts: dict[str, Part] = {"place_kind": _kind_of(name, read)}
    value = name
    levels = gazetteer.levels(district) if district else ()
    own = next((p for p in levels if name in (p, gazetteer.short_of(p))), None)
    inner = gazetteer.find_names(name)
    if own is not None and not gazetteer.divisions(name):
        value = own
    if inner and inner[-1][1] == len(name):
        division = gazetteer.best(name[inner[-1][0] :], district)
        above = gazetteer.best(name[: inner[-1][0]], district) if inner[-1][0] else None
        if _elsewhere(name, division, above, district):
            parts["within"] = above.name if above else None
        elif division is not None:
            value = "".join(dict.fromkeys((*division.path, division.name)))
            parts["code"] = division.code or None
            if division.latitude is not None:
                parts["latitude"], parts["longitude"] = division.latitude, division.longitude
    elif inner and inner[0][0] == 0 and not gazetteer.is_short(name[: inner[0][1]]):
        parts["within"] = name[: inner[0][1]]
    return Found(
        FactKind.PLACE, index, read.start, read.end, "model:reading", read.sure, value, parts
    )


def _elsewhere(
    name: str, division: Division | None, above: Division | None, district: str | None
) -> bool:
    """Whether a name only ends like a division's short name: 岷山|滨江 is by 岷山's river, not the district 滨江区."""
    if division is None or not division.code or not gazetteer.is_short(name):
        return False
    if above is not None and above.code:
        return above.name not in division.path
    home = gazetteer.best(gazetteer.levels(district)[-1]) if district else None
    near = home is not None and (home == division or set(home.path) & set(division.path))
    return name in ENDINGS[PLACE] and not near


def _kind_of(name: str, read: Named) -> str:
    """administrative, township, community, street, address, area, venue, transport, nature; or place."""
    ending = name[read.ending - read.start :]
    if ending in ENDINGS[PLACE]:
        return ENDINGS[PLACE][ending]
    if ending:
        return "address"
    return "administrative" if gazetteer.find_names(name) else "place"
