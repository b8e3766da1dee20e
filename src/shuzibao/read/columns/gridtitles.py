"""Headings of neighbours that a tool wrote as one line with a single space between: cut where a story begins below.

Headings are set in larger type than the grid reckons with. Where the gutter is no wider than their own characters,
`pdftotext -layout` takes two of them for one line; the cells of the second then say nothing of its column, and the
space does not say that there are two, since headlines have spaces of their own. What tells are the columns below: a
part stands over the columns that it fills in a size that headings have, and where the next part begins a column opens
a paragraph, as a story does.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from shuzibao.read.columns.grid import Stretch, cells_of
from shuzibao.read.columns.gridtracks import DRIFT, Track
from shuzibao.script.characters import ems

WORD = re.compile(r"\S+")
# Running text, and what stands around stories: the masthead's row, leads, bylines.
NO_TITLE = re.compile(
    r"[。；]|https?:|\d{4}年|[编編][辑輯]|刊\S{0,2}[号號]|本[报報][讯訊]|通[讯訊][员員]|[记記]者"
)
WIRE = re.compile(r"\W*本[报報][讯訊]")
LEAD = re.compile(WIRE.pattern + r"|\W*\d{1,2}月\d{1,2}日")
# Tuned on dev pages of all three presses read by pdftotext -layout: run the styles …-layout of bench.dumps after a change.
SMALLEST, LARGEST = 1.12, 2.5  # sizes of headings, in ems of the text
GUTTER = 1.5  # ems
FAR = 24  # rows from a heading down to the text
NEAR = 2  # rows between two lines of one heading
WIDE = 2  # cells
SET_IN = 1.4  # ems
LEAST_WIDTH = 0.9  # of its measure: nearer to each other are no two columns


@dataclass(frozen=True, slots=True)
class Under:
    """A column under a row of headings. opens: its first line opens a paragraph. lead: as a story does."""

    left: int
    measure: float
    opens: bool
    lead: bool


@dataclass(frozen=True, slots=True)
class Cut:
    """Before which word a row is cut. joined: a single space is there."""

    at: int
    joined: bool


def titles_apart(
    stretches: Sequence[Stretch], lines: Mapping[int, tuple[Track, list[Stretch]]], em: int
) -> list[Stretch]:
    """The page with such rows cut, each part over its column.

    lines: the tracks of the page's columns with the lines that were given to them.
    """
    rows: dict[int, list[Stretch]] = defaultdict(list)
    for one in stretches:
        rows[one.row].append(one)
    runs = {row: run for row, found in rows.items() if (run := _run(found))}
    out: list[Stretch] = []
    for row, found in rows.items():
        if row not in runs:
            out += found
            continue
        near = [runs[other] for other in range(row - NEAR, row + NEAR + 1) if other in runs]
        parts = _parts(runs[row], near, _under(row, lines, em), em)
        out += [one for one in found if one not in runs[row]]
        out += parts
    return sorted(out, key=lambda one: (one.row, one.start))


def _run(row: list[Stretch]) -> list[Stretch]:
    """A row's print from its first loose stretch on, where all of it may be headings."""
    first = next((n for n, one in enumerate(row) if one.loose), None)
    if first is None:
        return []
    if first and row[first].start - row[first - 1].end == 1:
        first -= 1
    run = row[first : first + 1]
    for one in row[first + 1 :]:
        if not one.loose and one.start - run[-1].end > 1:
            break
        run = [*run, one]
    return [] if any(NO_TITLE.search(one.text) for one in run) else run


def _under(row: int, lines: Mapping[int, tuple[Track, list[Stretch]]], em: int) -> list[Under]:
    """The columns right below a row, from the left."""
    found: list[tuple[int, Under]] = []
    for track, own in lines.values():
        below = next((one for one in own if one.row > row), None)
        if below is None or below.row - row > FAR or any(one.row == row for one in own):
            continue
        opens = below.left - track.left >= SET_IN * em or bool(WIRE.match(below.text))
        one = Under(track.left, track.measure, opens, opens and bool(LEAD.match(below.text)))
        found.append((below.row, one))
    out: list[Under] = []
    for _, one in sorted(found, key=lambda pair: pair[0]):
        if all(abs(one.left - other.left) >= LEAST_WIDTH * em * one.measure for other in out):
            out.append(one)
    return sorted(out, key=lambda one: one.left)


def _parts(
    run: Sequence[Stretch], near: Sequence[Sequence[Stretch]], under: Sequence[Under], em: int
) -> list[Stretch]:
    """A run of headings, cut at the first place where another column's story begins; the rest is cut again."""
    words = _words(run, em)
    at = max((k for k, one in enumerate(under) if one.left <= words[0].left + DRIFT), default=None)
    if at is None or len(words) < 2 or words[0].left - under[at].left > DRIFT:
        return list(run)
    for k in range(at + 1, len(under)):
        room = sum(one.measure + GUTTER for one in under[at:k])
        cut = _cut(words, room, under[k])
        others = [_cut(_words(other, em), room, under[k]) for other in near]
        joined = [found for found in others if found is not None and found.joined]
        if cut is None or not under[k].opens or not (joined if under[k].lead else joined[1:]):
            continue
        rest = _moved(_from(run, words[cut.at].start, em), under[k].left)
        return [*_upto(run, words[cut.at].start, under[k].left, em), *_parts(rest, (), under, em)]
    return list(run)


def _cut(words: Sequence[Stretch], room: float, under: Under) -> Cut | None:
    """Where a row is cut so that what is before it fills its room; a wide space leaves room."""
    for n in range(1, len(words)):
        size = room / sum(ems(word.text) for word in words[:n])
        joined = words[n].left - words[n - 1].right < WIDE
        if not joined and size >= SMALLEST and words[n].left <= under.left + DRIFT:
            return Cut(n, False)
        if joined and SMALLEST <= size <= LARGEST and not _fills(words, n, room):
            return Cut(n, True)
    return None


def _fills(words: Sequence[Stretch], n: int, room: float) -> bool:
    """Whether the room also holds the next word in the smallest size of headings."""
    return SMALLEST * sum(ems(word.text) for word in words[: n + 1]) <= room and n + 1 < len(words)


def _words(run: Sequence[Stretch], em: int) -> list[Stretch]:
    """A run cut at all its spaces."""
    found: list[Stretch] = []
    for one in run:
        cells = cells_of(one.text, em)
        for word in WORD.finditer(one.text):
            start, end = word.span()
            left, right = one.left + cells[start], one.left + cells[end]
            found.append(
                Stretch(one.row, left, right, one.start + start, one.start + end, word[0], True)
            )
    return found


def _from(run: Sequence[Stretch], start: int, em: int) -> list[Stretch]:
    """What of a run begins at a character of the source or behind it."""
    out = []
    for one in run:
        if one.end > start:
            cut = max(0, start - one.start)
            left = one.left + cells_of(one.text[:cut], em)[-1]
            out.append(
                replace(one, left=left, start=one.start + cut, text=one.text[cut:], loose=True)
            )
    return out


def _upto(run: Sequence[Stretch], start: int, edge: int, em: int) -> list[Stretch]:
    """What of a run stands before a character of the source, left of an edge."""
    out = []
    for one in run:
        if one.start < start:
            text = one.text[: start - one.start].rstrip()
            right = min(one.left + cells_of(text, em)[-1], edge - 1)
            out.append(
                replace(
                    one,
                    right=max(one.left + 1, right),
                    end=one.start + len(text),
                    text=text,
                    loose=True,
                )
            )
    return out


def _moved(run: Sequence[Stretch], left: int) -> list[Stretch]:
    by = left - run[0].left
    return [replace(one, left=one.left + by, right=one.right + by) for one in run]
