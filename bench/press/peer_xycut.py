"""Recursive XY-cut on lines from pypdfium2's characters, a new article at each headline.

The strongest simple rival: Nagy and Seth's recursive cuts along the widest white gap.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pypdfium2 as pdfium

from bench.press.blocks import Said, articles_at_headlines


def read(path: Path) -> dict[str, Any]:
    """A PDF as an answer."""
    lines: list[Said] = []
    document = pdfium.PdfDocument(path)
    for number, page in enumerate(document, start=1):
        lines += cut(page_lines(page, number))
    return articles_at_headlines(lines, "xycut")


def page_lines(page: pdfium.PdfPage, number: int) -> list[Said]:
    """Characters in stream order, joined while they run on along a line."""
    text, height = page.get_textpage(), page.get_height()
    lines: list[Said] = []
    now: list[tuple[str, float, float, float, float]] = []
    for index in range(text.count_chars()):
        char = text.get_text_range(index, 1)
        if not char.strip():
            continue
        left, bottom, right, top = text.get_charbox(index, loose=True)
        box = (char, left, height - top, right, height - bottom)
        if now and not _runs_on(now, box):
            lines.append(_said(now, number))
            now = []
        now.append(box)
    if now:
        lines.append(_said(now, number))
    return lines


def _runs_on(now: list[tuple[str, float, float, float, float]], box: tuple[Any, ...]) -> bool:
    _, left, top, right, bottom = now[-1]
    size = bottom - top
    beside = abs(box[2] - top) < 0.4 * size and -0.6 * size < box[1] - right < 1.2 * size
    below = abs(box[1] - left) < 0.5 * size and -0.4 * size < box[2] - bottom < 0.8 * size
    same = abs((box[4] - box[2]) - size) < 0.3 * size
    if len(now) > 1:
        down = now[1][2] - now[0][2] > 0.5 * size
        return same and (below if down else beside)
    return same and (beside or below)


def _said(chars: list[tuple[str, float, float, float, float]], number: int) -> Said:
    texts, lefts, tops, rights, bottoms = zip(*chars, strict=True)
    box = (min(lefts), min(tops), max(rights), max(bottoms))
    size = bottoms[0] - tops[0]
    return Said(number, box, "".join(texts), size)


def cut(lines: list[Said]) -> list[Said]:
    """The lines in reading order: cut at the widest gap, upper or left part first."""
    if len(lines) <= 1:
        return lines
    best: tuple[float, list[Said], list[Said]] | None = None
    for axis in (1, 0):
        found = _widest(lines, axis)
        # Gaps between columns are narrower than gaps between stories and must still win.
        if found and (best is None or found[0] * (1.0 if axis else 1.6) > best[0]):
            best = found
    if best is None:
        return sorted(lines, key=lambda line: (round(line.box[1]), line.box[0]))
    return cut(best[1]) + cut(best[2])


def _widest(lines: list[Said], axis: int) -> tuple[float, list[Said], list[Said]] | None:
    ordered = sorted(lines, key=lambda line: line.box[axis])
    end = ordered[0].box[axis + 2]
    best: tuple[float, int] | None = None
    for index, line in enumerate(ordered[1:], start=1):
        gap = line.box[axis] - end
        if gap > 0.5 and (best is None or gap > best[0]):
            best = (gap, index)
        end = max(end, line.box[axis + 2])
    return (best[0], ordered[: best[1]], ordered[best[1] :]) if best else None
