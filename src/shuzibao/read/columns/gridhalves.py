"""Headlines of two halves on a page's grid: the wide space between them parts them no more than two clauses.

Two headlines beside each other look the same in a dump. What tells is the text under the second half: a column that
opens flush goes on from its left neighbour, so no story begins there and no headline is its own.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from shuzibao.read.columns.grid import Stretch

FAR_BELOW = 5  # rows
WIDEST = 14  # cells between two halves
LONGEST = 14  # characters of a half
NO_HALF = re.compile(r"[。；：，:;]|[记記]者|^\W*\d")


def with_halves(stretches: Sequence[Stretch], text: str) -> list[Stretch]:
    """The stretches, with halves of one headline as one."""
    by_row: dict[int, list[Stretch]] = defaultdict(list)
    for one in stretches:
        by_row[one.row].append(one)
    out: list[Stretch] = []
    for one in stretches:
        last = out[-1] if out else None
        if last is not None and last.row == one.row and _are_halves(last, one, by_row):
            out[-1] = replace(last, right=one.right, end=one.end, text=text[last.start : one.end])
        else:
            out.append(one)
    return out


def _are_halves(one: Stretch, other: Stretch, by_row: Mapping[int, Sequence[Stretch]]) -> bool:
    if not (one.loose and other.loose and other.left - one.right <= WIDEST):
        return False
    if any(len(half.text) > LONGEST or NO_HALF.search(half.text) for half in (one, other)):
        return False
    under = [_under(half, by_row) for half in (one, other)]
    if under[1] is None or under[1].loose:
        return False
    return under[0] is under[1] or (_is_flush(under[1], by_row) and under[0] is not None)


def _under(one: Stretch, by_row: Mapping[int, Sequence[Stretch]]) -> Stretch | None:
    """What stands right below."""
    for row in range(one.row + 1, one.row + FAR_BELOW + 1):
        for other in by_row.get(row, ()):
            if other.left < one.right and one.left < other.right:
                return other
    return None


def _is_flush(one: Stretch, by_row: Mapping[int, Sequence[Stretch]]) -> bool:
    """Whether a column's first line begins no further in than the next ones."""
    below = [
        other.left
        for row in range(one.row + 1, one.row + FAR_BELOW + 1)
        for other in by_row.get(row, ())
        if not other.loose and other.left < one.right and one.left < other.right
    ]
    return bool(below) and one.left <= min(below)
