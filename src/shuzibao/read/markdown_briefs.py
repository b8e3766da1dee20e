"""Briefs of a list: each opens with its head in bold, and goes on with its text on the same line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from shuzibao.conventions.leads import DATELINE
from shuzibao.model import RUN_IN_GAP, Line
from shuzibao.script.characters import SPACE, ems
from shuzibao.script.fold import plain
from shuzibao.script.surnames import is_name

# - **区图书馆延时开放** 本月起…, **■食环署拘4小贩** 食环署人员…: an item of a list or with a sign before it.
BRIEF = re.compile(
    r"(?P<item>(?:>[ \t]?)*[-*+][ \t]+)?(?P<bold>\*\*|__)(?P<head>(?P<sign>[■●◆▲★▶▼◎□○]?)[^*_]{4,30}?)(?P=bold)[ \t\u3000]*(?P<text>\S.{9,})"
)
# The same with the text on the next line.
HEAD = re.compile(
    r"(?P<item>(?:>[ \t]?)*[-*+][ \t]+)?(?P<bold>\*\*|__)(?P<head>(?P<sign>[■●◆▲★▶▼◎□○]?)[^*_]{3,30}?)[ \t]*(?P=bold)[ \t]*"
)
FEWEST = 2  # items of a list
SAID = "。：:？?，,；;、"  # what ends in one is no head: **如何施救？** 医生建议…


def briefs_apart(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines, marks still in their text; of each item of a list of briefs its head and its text."""
    lines = _beside(lines)
    for form, run in groupby(lines, key=_form):
        items = list(run)
        told = [line for line in items if line.text]
        if form and len(told) >= FEWEST:
            for line in items:
                yield from _cut(line) if line.text else [line]
        else:
            yield from items


def _beside(lines: Sequence[Line]) -> list[Line]:
    """The lines; where each item of a list has its head on a line of its own, its text stands beside it."""
    heads = [
        i
        for i, (line, below) in enumerate(pairwise(lines))
        if _heads(line) and below.text and below.blank_before == 0 and not HEAD.match(below.text)
    ]
    told = list(lines)
    for i in heads if len(heads) >= FEWEST else ():
        found = HEAD.fullmatch(lines[i].text)
        assert found is not None
        told[i + 1] = replace(lines[i + 1], indent=ems(found["head"]) + RUN_IN_GAP)
    return told


def _heads(line: Line) -> bool:
    found = HEAD.fullmatch(line.text) if line.row is None and line.heading is None else None
    return found is not None and bool(found["item"] or found["sign"])


def _form(line: Line) -> str:
    """How an item is marked, "" for any other line."""
    found = BRIEF.fullmatch(line.text) if line.row is None and line.heading is None else None
    if found is None or not (found["item"] or found["sign"]):
        return ""
    head = SPACE.sub("", plain(found["head"]))
    if head[-1] in SAID or DATELINE.match(head) or is_name(head):
        return ""
    return found["sign"] or "item"


def _cut(line: Line) -> Iterable[Line]:
    found = BRIEF.fullmatch(line.text)
    assert found is not None
    assert line.start is not None
    head, at = (
        line.text[: found.end("bold") + len(found["head"]) + len(found["bold"])],
        found.start("text"),
    )
    return (
        replace(line, text=head, end=line.start + len(head)),
        replace(
            line,
            text=found["text"],
            start=line.start + at,
            blank_before=0,
            indent=ems(found["head"]) + RUN_IN_GAP,
        ),
    )
