"""Heads that run in: a brief or a small notice whose head stands on the first line of its text, a space before it.

In print the head is bold or in another face. Of that a dump keeps only the space, which text set in Chinese has
nowhere else, and that the items of the list all begin so. A head is cut from its line; the rest of the line is then as
far in as the head was long, and opens the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from shuzibao.conventions.runin import FEWEST_ITEMS, HEAD, run_in_head
from shuzibao.model import RUN_IN_GAP, Line
from shuzibao.script.characters import CLOSERS, SENTENCE_ENDS, ems
from shuzibao.script.fold import plain
from shuzibao.script.surnames import is_name

MOST_LINES = 5  # of an item
FULL = 1.6  # ems by which full lines of one column may differ
PHONE_END = re.compile(r"\d$")


def run_in_apart(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines with the run-in heads of lists on lines of their own."""
    items = _items(lines)
    out: list[Line] = []
    for i, line in enumerate(lines):
        out += _cut(line) if i in items else [line]
    return tuple(out)


def _items(lines: Sequence[Line]) -> set[int]:
    """The first lines of the items of lists whose heads run in."""
    found: set[int] = set()
    i = 0
    while i < len(lines):
        run: list[int] = []
        while i < len(lines) and (end := _item_end(lines, i)):
            run.append(i)
            i = end
        if not run:
            i += 1
            continue
        heads = {_head(lines[k]) for k in run}
        named = sum(is_name(head) for head in heads)
        if len(run) >= FEWEST_ITEMS and len(heads) == len(run) and 2 * named < len(run):
            found.update(run)
    return found


def _head(line: Line) -> str:
    found = HEAD.fullmatch(plain(line.text))
    return found["head"] if found else ""


def _item_end(lines: Sequence[Line], i: int) -> int:
    """Where an item that begins here ends: behind the line that closes it; 0 where none begins."""
    if not _opens(lines[i]):
        return 0
    full = ems(lines[i].text) + RUN_IN_GAP
    for k in range(i + 1, min(i + MOST_LINES, len(lines))):
        text = plain(lines[k].text)
        if lines[k].heading is not None or ems(text) > full + FULL or _opens(lines[k]):
            return 0
        if text.rstrip(CLOSERS)[-1:] in tuple(SENTENCE_ENDS) or PHONE_END.search(text):
            return k + 1
        if ems(text) < full - 2 * FULL:
            return 0
    return 0


def _opens(line: Line) -> bool:
    """Whether a line begins with a head and goes on, after one space, with text that it does not end."""
    free = line.heading is None and line.start is not None and not line.marks and line.row is None
    return free and run_in_head(line.text) is not None


def _cut(line: Line) -> list[Line]:
    found = HEAD.fullmatch(line.text)
    assert found is not None
    assert line.start is not None
    head, at = line.text[: found.end("head")], found.start("text")
    return [
        replace(line, text=head, end=line.start + len(head)),
        replace(line, text=found["text"], start=line.start + at, blank_before=0, indent=ems(head) + RUN_IN_GAP),
    ]  # fmt: skip
