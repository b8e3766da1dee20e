"""A page's rows shared out to the tracks of its columns, and each piece put where its column stands.

Each row is cut so that its pieces fit the measures of the tracks that run there, with the least cost over all ways to
cut it. What fits no track stays as the file has it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from shuzibao.read.columns.grid import Grid, Stretch
from shuzibao.read.columns.gridcolumns import DEEPEST_INDENT, PROSE
from shuzibao.read.columns.gridhalves import with_halves
from shuzibao.read.columns.gridtitles import titles_apart
from shuzibao.read.columns.gridtracks import (
    DRIFT,
    FULL,
    INDENT,
    NARROWEST,
    Atom,
    Track,
    atoms_of,
    member_of,
    settled,
    tracks_of,
)
from shuzibao.script.characters import ems
from shuzibao.script.words import word_across

ROUNDS = 2
SENTENCE_ENDS = re.compile(r"[。！？!?…：:；;][”’』」）)》]*$")
# What speaks against a cut, in no unit but each other's. Tuned with the numbers of `gridtracks`.
LOOSE, LOOSE_EM = 3.0, 0.15  # a piece that is of no column, and each em of it
CUT = 4.0  # between two such, at a single space
CUT_WEAK = 1.0  # at a space that may be the text's own
INSIDE, INSIDE_WEAK, INSIDE_LOOSE = 2.0, 0.2, 1.0  # a space that stays inside a piece
WIDER = 4.0  # an em that a piece is wider than the measure
OFF = 0.4  # a cell that it stands off the edge
# At most that for a full line less than its measure off: some tools put rows there that columns share.
MISPLACED = 3.0
BEYOND = 0.5  # a row that it stands above the track or below it
BARE = 2.0  # such a line without punctuation
WORD = 1.0  # a word that its break from the line above cuts in two speaks for it
SHORT_END, SHORT = 0.7, 1.5  # a short piece: ends a sentence, does not
SHORT_PUSHED, SHORT_PUSHING = 1.0, 2.5  # and only a space is before it, or behind it


# By track: row and text of its last line so far.
Last = dict[int, tuple[int, str]]


@dataclass(frozen=True, slots=True)
class Cut:
    """The best way to cut a row up to some atom. pieces: (first atom, after the last, track or None)."""

    cost: float
    pieces: tuple[tuple[int, int, Track | None], ...]


def straightened(grid: Grid, text: str) -> Grid:
    """The page with its rows cut where columns meet, and the lines of a column under each other.

    text: the source that the grid's stretches count in.
    """
    rows = atoms_of(grid.stretches, grid.em)
    tracks = tracks_of(rows, grid.em)
    if not _beside(tracks):
        return grid
    for _ in range(ROUNDS):
        tracks = _found_again(rows, tracks, grid.em)
    out: list[Stretch] = []
    last: Last = {}
    lines: dict[int, tuple[Track, list[Stretch]]] = {id(track): (track, []) for track in tracks}
    for row in rows:
        cut = _cut(row, tracks, last, grid.em)
        placed = _placed(row, cut, last, text, grid.em)
        for (_, _, track), one in zip(cut.pieces, placed, strict=True):
            if track is not None:
                lines[id(track)][1].append(one)
        out += placed
        _remember(row, cut, last)
    apart = titles_apart(out, lines, grid.em)
    return replace(grid, stretches=tuple(with_halves(apart, text)))


def _remember(row: Sequence[Atom], cut: Cut, last: Last) -> None:
    for start, end, track in cut.pieces:
        if track is not None:
            last[id(track)] = (row[start].row, " ".join(one.text for one in row[start:end]))


def _found_again(rows: Sequence[Sequence[Atom]], tracks: Sequence[Track], em: int) -> list[Track]:
    """The tracks by the lines that were cut to them."""
    found: dict[int, Track] = {id(track): Track([]) for track in tracks}
    last: Last = {}
    for row in rows:
        cut = _cut(row, tracks, last, em)
        for start, end, track in cut.pieces:
            line = member_of(row[start:end], em)
            if track is None or line.width < NARROWEST:
                continue
            if line.marked or track.top <= line.row <= track.bottom:
                found[id(track)].members.append(line)
        _remember(row, cut, last)
    return settled([track for track in found.values() if track.members], rows, em)


def _beside(tracks: Sequence[Track]) -> bool:
    return any(
        one.left + DRIFT < other.left and one.top <= other.bottom and other.top <= one.bottom
        for one in tracks
        for other in tracks
    )


def _cut(row: Sequence[Atom], tracks: Sequence[Track], last: Last, em: int) -> Cut:
    """The cheapest cut of a row; its pieces stand in tracks from the left to the right."""
    at = row[0].row
    open_ = [t for t in tracks if t.first <= at <= t.last]
    best: list[list[Cut | None]] = [[None] * (len(open_) + 1) for _ in range(len(row) + 1)]
    best[0] = [Cut(0.0, ()) for _ in range(len(open_) + 1)]
    for end in range(1, len(row) + 1):
        for used in range(len(open_) + 1):
            best[end][used] = _best_end(row, open_, last, em, best, end, used)
    found = best[-1][-1]
    assert found is not None
    return found


def _best_end(
    row: Sequence[Atom], tracks: Sequence[Track], last: Last, em: int, best: Sequence[Sequence[Cut | None]], end: int, used: int,
) -> Cut | None:  # fmt: skip
    """The cheapest cut that ends here and needs no more than the first tracks."""
    ways = [best[end][used - 1]] if used else []
    inside = 0.0
    for start in range(end - 1, -1, -1):
        if start < end - 1:
            joined = row[start + 1]
            if joined.gap > 1:
                break
            inside += INSIDE_WEAK if joined.weak else INSIDE
        before = best[start][used]
        if before is not None and _follows(row[start].left, row, before):
            cost = _loose(row, start, end, before) + min(inside, INSIDE_LOOSE * (end - start - 1))
            ways.append(Cut(before.cost + cost, (*before.pieces, (start, end, None))))
        before = best[start][used - 1] if used else None
        if before is not None and _follows(tracks[used - 1].left, row, before):
            cost = _cost(row, start, end, tracks[used - 1], em) + inside
            if word_across(last.get(id(tracks[used - 1]), (0, ""))[1], row[start].text):
                cost -= WORD
            if start and row[start].gap == 1:
                cost += CUT_WEAK if row[start].weak else 0.0
            ways.append(Cut(before.cost + cost, (*before.pieces, (start, end, tracks[used - 1]))))
    known = [way for way in ways if way is not None]
    return min(known, key=lambda way: way.cost) if known else None


def _follows(left: int, row: Sequence[Atom], before: Cut) -> bool:
    """Whether a piece stands right of the one before it."""
    if not before.pieces:
        return True
    start, _, track = before.pieces[-1]
    return left > (row[start].left if track is None else track.left)


def _loose(row: Sequence[Atom], start: int, end: int, before: Cut) -> float:
    """What speaks against a piece of no column; a space between two such is no gutter."""
    width = sum(ems(one.text) for one in row[start:end])
    cost = LOOSE + LOOSE_EM * width
    if before.pieces and before.pieces[-1][2] is None and row[start].gap == 1:
        cost += CUT
    return cost


def _cost(row: Sequence[Atom], start: int, end: int, track: Track, em: int) -> float:
    """What speaks against these atoms as a line of the track."""
    first = row[start]
    text = row[end - 1].text
    width = sum(ems(one.text) for one in row[start:end])
    deep = (first.left - track.left) / em
    pushed = start > 0 and first.gap == 1
    pushing = end < len(row) and row[end].gap == 1
    over = max(0.0, width - track.measure - 1.0)
    outside = max(track.top - first.row, first.row - track.bottom, 0)
    bare = outside and not any(PROSE.search(one.text) for one in row[start:end])
    cost = WIDER * over + BEYOND * outside + (BARE if bare else 0.0)
    off = OFF * max(0.0, abs(deep) - (DRIFT if pushed else 1))
    set_in = not pushed and deep > 1 and _has_room(width, deep, track.measure)
    full = (
        not bare
        and width >= track.measure - FULL - INDENT
        and abs(deep) < min(width, track.measure)
    )
    cost += 0.3 if set_in else min(off, MISPLACED) if full else off
    indent = INDENT if set_in or pushed or pushing else 0.0
    if width + indent < track.measure - FULL - 0.5:
        cost += SHORT_END if SENTENCE_ENDS.search(text) else SHORT + SHORT_PUSHING * pushing
        cost += SHORT_PUSHED * pushed
    return cost


def _has_room(width: float, deep: float, measure: float) -> bool:
    """Whether a line may begin so far in. What stands left of it pushes some first lines of paragraphs further."""
    pushed = deep <= DEEPEST_INDENT and width + INDENT <= measure + 2.0
    return pushed or width + deep <= measure + 1.5


def _placed(row: Sequence[Atom], cut: Cut, last: Last, text: str, em: int) -> list[Stretch]:
    found: list[Stretch] = []
    for start, end, track in cut.pieces:
        first, final = row[start], row[end - 1]
        words = text[first.start : final.end]
        left, right = first.left, final.right
        if track is not None:
            pushed = start > 0 and first.gap == 1
            deep = None if pushed else (first.left - track.left) / em
            left = track.left + round(em * _indent(track, deep, words, last.get(id(track))))
            right = left + max(1, round(em * ems(words)))
        if found and found[-1].right > left:
            found[-1] = replace(found[-1], right=max(found[-1].left + 1, left - 1))
        found.append(
            Stretch(first.row, left, right, first.start, final.end, words, loose=track is None)
        )
    return found


def _indent(track: Track, deep: float | None, words: str, above: tuple[int, str] | None) -> float:
    """How far a line is set in, in ems.

    deep: where the file has it; None for one that its neighbour pushed: that is told by its width, and by the line
    above that ends a paragraph.
    """
    width = ems(words)
    opens = above is None or SENTENCE_ENDS.search(above[1]) is not None
    opens = opens or ems(above[1] if above else "") < track.measure - FULL - INDENT
    if deep is None or (track.is_pushed and abs(deep) <= 1):
        set_in = 1.4 <= track.measure - width <= 3.4 and not SENTENCE_ENDS.search(words)
        return INDENT if set_in and opens else 0.0
    if width + deep <= track.measure + 1.5:
        return deep if deep > 1 else 0.0
    return INDENT if deep > 1 and opens and _has_room(width, deep, track.measure) else 0.0
