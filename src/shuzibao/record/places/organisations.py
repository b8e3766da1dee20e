"""Organisations 机构: the names that the reading found, their kind and level; abbreviations tied to the full name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from shuzibao.model.fact import FactKind, Part
from shuzibao.record.base import Found
from shuzibao.record.bodies.bare_bodies import owned
from shuzibao.record.bodies.bodies import full_name
from shuzibao.record.language.cut import Cut
from shuzibao.record.places.organ_table import FIELDS, KIND_OF, KNOWN, SUFFIX, level_of
from shuzibao.record.places.short_names import (
    abbreviated,
    branches,
    brands,
    contained,
    everywhere,
)
from shuzibao.record.places.span_reading import Named
from shuzibao.record.places.spans import BODY

GUILD = re.compile(r"(?<![区县镇乡村])公所$")  # 四明公所 is of merchants, 镇公所 of the state
COMMITTEE = re.compile(r"(?:区|市|县|省|镇|乡|州)委$")


def find_organisations(
    cuts: Sequence[Cut],
    read: Sequence[Sequence[Named]],
    homes: Sequence[str | None],
    district: str | None,
) -> list[Found]:
    """Every mention of an organisation, outermost names only, with its full name as value.

    read: the names of each passage as the likeliest reading has them (`span_reading.py`).
    homes: what a bare level means in each passage (`homes.py`). district: the title's own.
    """
    found = [
        _organisation(index, cut.text[name.start : name.end], name, homes[index])
        for index, (cut, names) in enumerate(zip(cuts, read, strict=True))
        for name in names
        if name.kind == BODY
    ]
    found += branches(cuts, found)
    found += brands(cuts, found)
    return owned(contained(everywhere(abbreviated(found, cuts), cuts)), cuts, district)


def _organisation(index: int, name: str, read: Named, district: str | None) -> Found:
    value = full_name(re.sub("[“”]", "", name), district)
    parts: dict[str, Part] = {"organisation_kind": kind_of(name), "level": level_of(name, value)}
    return Found(
        FactKind.ORGANISATION, index, read.start, read.end, "model:reading", read.sure, value, parts
    )


def kind_of(name: str) -> str:
    """party, government, congress, association, company, school, hospital, community, team, institution."""
    if name in KNOWN:
        return KNOWN[name]
    if COMMITTEE.search(name):
        return "party"
    if GUILD.search(name):
        return "association"
    matches = [m for m in SUFFIX.finditer(name) if m.end() == len(name)]
    if matches:
        return KIND_OF[matches[0].group()]
    for field, office in FIELDS.items():
        if name.endswith(field):
            return KIND_OF.get(office, "government")
    return "company" if re.search(r"[a-zA-Z]", name) else "institution"
