"""Rows that hold a line of two columns, with nothing but a space between them: cut where the measure says.

`pdftotext` writes such rows where the gutter is narrow and two columns stand level.
"""

from __future__ import annotations

import re
import statistics
from collections.abc import Sequence
from dataclasses import replace

from shuzibao.model import Line
from shuzibao.read.columns.gridcolumns import PROSE
from shuzibao.script.characters import ems, is_wide

NEAR = 20  # lines above and below that tell the measure
LEAST = 4  # of them
ROOM = 0.8  # ems that a line may be wider than the measure
SPACE = re.compile(r"(?<=\S)[ \u3000]+(?=\S)")


def rows_cut(lines: Sequence[Line], text: str) -> list[Line]:
    """The lines, with rows that hold several columns cut apart; a part that is cut off opens a block.

    text: the source that the lines count in.
    """
    widths = [ems(line.text) for line in lines]
    whole = [
        width if PROSE.search(line.text) and not _gutters(line.text) else None
        for line, width in zip(lines, widths, strict=True)
    ]
    usual = min((line.blank_before for line in lines[1:]), default=0)
    out: list[Line] = []
    opens = False
    for n, line in enumerate(lines):
        near = [width for width in whole[max(0, n - NEAR) : n + NEAR + 1] if width]
        parts = [line.text]
        if len(near) >= LEAST:
            measure = statistics.quantiles(near, n=5)[-1] + ROOM
            if widths[n] > measure:
                parts = _parts(line.text, measure)
        if opens or len(parts) > 1:
            line = replace(line, blank_before=max(line.blank_before, usual + 1))
        out += _pieces(line, parts, text, usual + 1) if len(parts) > 1 else [line]
        opens = len(parts) > 1
    return out


def _gutters(text: str) -> list[int]:
    """Where spaces begin that may part two columns: no letters or figures on both sides."""
    return [
        found.start()
        for found in SPACE.finditer(text)
        if is_wide(text[found.start() - 1]) or is_wide(text[found.end()])
    ]


def _parts(text: str, measure: float) -> list[str]:
    """The fewest pieces that fit the measure, each as long as may be; one where that cannot be."""
    cuts = [*_gutters(text), len(text)]
    out: list[str] = []
    at = 0
    while at < len(text):
        fit = [cut for cut in cuts if cut > at and ems(text[at:cut]) <= measure]
        if not fit:
            return [text]
        out.append(text[at : fit[-1]].strip())
        at = fit[-1]
    return out


def _pieces(line: Line, parts: Sequence[str], text: str, blank: int) -> list[Line]:
    assert line.start is not None
    out: list[Line] = []
    at = line.start
    for n, part in enumerate(parts):
        at = text.index(part, at)
        first = n == 0
        out.append(
            replace(line, text=part, start=at, end=at + len(part), blank_before=line.blank_before if first else blank, indent=line.indent if first else 0.0)
        )  # fmt: skip
        at += len(part)
    return out
