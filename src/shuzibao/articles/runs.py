"""Runs of a page's lines that are one thing: a vertical headline, a row of a table; heads that run in."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, pairwise

from shuzibao.layout.signs import Signs
from shuzibao.model import RUN_IN_GAP, Line, Page
from shuzibao.script.characters import ems, is_han

# A character a line, this many lines and more: a vertical headline as a tool dumps it.
SHORTEST_UPRIGHT = 3


def upright_runs(signs: Sequence[Signs]) -> dict[int, tuple[int, ...]]:
    """Lines that are one character each, in runs: the first line of a run leads to all of it, the others to ()."""
    runs: dict[int, tuple[int, ...]] = {}
    run: list[int] = []
    for i in range(len(signs) + 1):
        if i < len(signs) and len(signs[i].text) == 1 and not signs[i].heading:
            run.append(i)
            continue
        if len(run) >= SHORTEST_UPRIGHT and 2 * sum(is_han(signs[k].text) for k in run) > len(run):
            runs.update(dict.fromkeys(run, ()))
            runs[run[0]] = tuple(run)
        run = []
    return runs


def run_in_heads(page: Page) -> list[int]:
    """The lines that `read/runin.py` has cut: the next one stands right beside, set in by as much as they are long."""
    return [
        i
        for i, (line, other) in enumerate(pairwise(page.lines))
        if page.text is not None
        and line.end is not None
        and other.start is not None
        and line.end < other.start
        and not page.text[line.end : other.start].strip(" \u3000\r\n")
        and other.indent == ems(line.text) + RUN_IN_GAP
    ]


def rows_of(lines: Sequence[Line]) -> dict[int, tuple[int, ...]]:
    """The cells of each row of the tables that a source marks: its first cell leads to all of them, others to ()."""
    rows: dict[int, tuple[int, ...]] = {}
    told = [i for i, line in enumerate(lines) if line.row is not None and line.text]
    for _, cells in groupby(told, key=lambda i: lines[i].row):
        first, *others = cells
        rows[first] = (first, *others)
        rows.update(dict.fromkeys(others, ()))
    return rows
