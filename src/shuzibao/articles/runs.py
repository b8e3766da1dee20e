"""Runs of a page's lines that are one thing: a vertical headline, a row of a table."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from shuzibao.layout.signs import Signs
from shuzibao.model import Line
from shuzibao.script.characters import is_han

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


def rows_of(lines: Sequence[Line]) -> dict[int, tuple[int, ...]]:
    """The cells of each row of the tables that a source marks: its first cell leads to all of them, others to ()."""
    rows: dict[int, tuple[int, ...]] = {}
    told = [i for i, line in enumerate(lines) if line.row is not None and line.text]
    for _, cells in groupby(told, key=lambda i: lines[i].row):
        first, *others = cells
        rows[first] = (first, *others)
        rows.update(dict.fromkeys(others, ()))
    return rows
