"""Tracks: where columns of running text run down a page's grid, told by the width that their lines are set to.

Chinese running text has no spaces, so a single space between two characters is a gutter, unless the file is
spaced out. A narrow digit takes a cell as a Chinese character does, so a line with many of them pushes its right
neighbour along: left edges drift by some cells. What stays is the order of the columns and their measure in ems.
"""

from __future__ import annotations

import re
import statistics
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from shuzibao.read.columns.grid import Stretch, cells_of
from shuzibao.read.columns.gridcolumns import ENDS, PROSE
from shuzibao.script.characters import ems, is_wide

# Tuned on pages set by typst and by Chromium (bench.dumps, styles tool-layout and tool-web-layout); run those again after a change.
DRIFT = 4  # cells that a left edge may stand off its column's
FULL = 1.6  # ems that a full line may be short of the measure: squeezed marks, a mark that may not begin a line
LEAST_FULL, LEAST_MEMBERS = 2, 3  # lines by which a track is known
MARKED = 0.5  # of a track's lines hold a mark
NARROWEST = 6.0  # ems
INDENT = 2.0  # ems
OUTSIDE = 3  # rows above and below a track that it may reach into
REACH = 5  # rows between two lines of a track
# A file that sets a space between Chinese characters and figures, or between any two, says nothing with it.
HABIT, LEAST_HABIT = 0.25, 6
LETTERS = re.compile(r"[A-Za-z\u00c0-\u024f][ ][A-Za-z\u00c0-\u024f]")
# Behind these words, in a lead or a byline, a name or a date follows a space.
BEFORE_NAME = re.compile(
    r"(?:[讯訊电電]|记者|記者|[通实][讯习][员生]|通訊員|實習生|作者|编辑|編輯|摄影|攝影)$"
)
NAMED = re.compile(r"(?:记者|記者|通[讯訊]|[实實][习習]|编辑|編輯|摄影|攝影)")
WORD = re.compile(r"[^ ]+")
PRINTED_PAIR = re.compile(r"(?=(\S)( ?)(\S))")
SPACED = 4  # so many single characters with spaces between them are a line that was driven out


@dataclass(frozen=True, slots=True)
class Atom:
    """Print that is not cut. gap: cells before it in its row, 0 for the first. weak: the space may be the text's own."""

    row: int
    left: int
    right: int
    start: int
    end: int
    text: str
    gap: int
    weak: bool


@dataclass(frozen=True, slots=True)
class Member:
    """A line of a track. right: cell, the spaces of a driven-out line not counted. width: ems. marked: it holds punctuation, as running text does. pushed: only a
    space is before it, so its neighbour decides where it stands. ends: with a sentence.
    """

    row: int
    left: int
    right: int
    width: float
    marked: bool
    pushed: bool
    ends: bool


@dataclass(slots=True)
class Track:
    """left: cell of its edge. measure: ems. members: the lines that it was found by. first, last: rows in which it may
    have lines. closed: something lies across it.
    """

    members: list[Member]
    left: int = 0
    measure: float = 0.0
    first: int = 0
    last: int = 0
    closed: bool = False

    @property
    def top(self) -> int:
        return self.members[0].row

    @property
    def bottom(self) -> int:
        return self.members[-1].row

    def takes(self, line: Member) -> float | None:
        """How far a line is off the last ones, or None where it is none of these."""
        last = self.members[-4:]
        edge = statistics.median(one.left for one in last)
        off = abs(line.left - edge)
        inner = line.left - min(one.left for one in last)
        width = line.width + (INDENT if inner > 1 and not line.pushed else 0.0)
        wide = width - max(one.width for one in last)
        most = FULL + 1 if len(self.members) == 1 else 1.0  # a paragraph's first line is set in
        near = (
            not self.closed
            and 0 < line.row - last[-1].row <= REACH
            and off <= max(DRIFT, line.width / 2)
        )
        if not near or not -FULL - 1 <= wide <= most:
            return None
        return off + abs(wide)

    def crossed_by(self, piece: Member, em: int) -> bool:
        """Whether a piece lies across one of its edges."""
        far = self.left + self.measure * em
        much = max(DRIFT, self.measure * em / 2)
        over_left = piece.left < self.left - much and piece.right > self.left + much
        return over_left or (piece.left < far - much and piece.right > far + much)

    def measured(self) -> Track:
        """With the edge and the width of its full lines; headings at its ends are none of them."""
        for end, step in ((0, 1), (-1, -1)):
            while len(self.members) > LEAST_MEMBERS and self._is_loose(end, step):
                self.members.pop(end)
        widths = sorted(one.width for one in self.members)
        self.measure = widths[-1 - len(widths) // 6]
        edges = [one.left for one in self.members if one.width >= self.measure - FULL]
        self.left = statistics.mode(sorted(edges or [one.left for one in self.members]))
        return self

    @property
    def is_pushed(self) -> bool:
        """Whether most lines stand where their neighbours pushed them."""
        return 2 * sum(one.pushed for one in self.members) > len(self.members)

    def _is_loose(self, end: int, step: int) -> bool:
        one, other = self.members[end], self.members[end + step]
        return not one.marked and abs(one.row - other.row) > 1

    @property
    def is_known(self) -> bool:
        full = sum(abs(one.width - self.measure) <= FULL for one in self.members)
        marked = sum(one.marked for one in self.members) >= MARKED * len(self.members)
        return len(self.members) >= LEAST_MEMBERS and full >= LEAST_FULL and marked


def atoms_of(stretches: Sequence[Stretch], em: int) -> list[list[Atom]]:
    """The rows' print, cut at every space that might be a gutter."""
    weak = _habit(stretches)
    rows: dict[int, list[Atom]] = defaultdict(list)
    for one in stretches:
        cells = cells_of(one.text, em)
        row = rows[one.row]
        for start, end in _words(one.text):
            left = one.left + cells[start]
            row.append(
                Atom(
                    one.row, left, one.left + cells[end], one.start + start, one.start + end,
                    one.text[start:end], left - row[-1].right if row else 0,
                    start > 0 and weak(one.text, start),
                )
            )  # fmt: skip
    return list(rows.values())


def _words(text: str) -> list[tuple[int, int]]:
    """Where words stand; letters with a space between them are one word, and so is a line that was driven out."""
    parts = [found.span() for found in WORD.finditer(text)]
    single = [_is_single(text[start:end]) for start, end in parts]
    out: list[tuple[int, int]] = []
    run = 0  # single characters up to here
    for n, (start, end) in enumerate(parts):
        run = run + 1 if single[n] else 0
        ahead = next((k for k in range(n, len(parts)) if not single[k]), len(parts)) - n
        driven = run > 1 and run + ahead - 1 >= SPACED
        if out and (driven or LETTERS.match(text, start - 2)):
            out[-1] = (out[-1][0], end)
        else:
            out.append((start, end))
    return out


def _is_single(text: str) -> bool:
    return len(text) == 1 or not any(is_wide(character) for character in text)


def _habit(stretches: Sequence[Stretch]) -> Callable[[str, int], bool]:
    """Whether the space before a character of a text says nothing in this file."""
    pairs: dict[tuple[bool, bool], list[bool]] = defaultdict(list)
    for one in stretches:
        for first, space, second in PRINTED_PAIR.findall(one.text):
            pairs[is_wide(first), is_wide(second)].append(bool(space))
    spaced = {
        kind
        for kind, found in pairs.items()
        if len(found) >= LEAST_HABIT and sum(found) > HABIT * len(found)
    }

    def weak(text: str, at: int) -> bool:
        kind = is_wide(text[at - 2]), is_wide(text[at])
        named = BEFORE_NAME.search(text, 0, at - 1) or NAMED.match(text, at)
        return kind in spaced or not any(kind) or named is not None

    return weak


def tracks_of(rows: Sequence[Sequence[Atom]], em: int) -> list[Track]:
    """The columns that lines of one measure tell, from the left."""
    found: list[Track] = []
    for row in rows:
        pieces = pieces_of(row, em)
        taken: set[int] = set()
        for line in pieces:
            if line.width < NARROWEST:
                continue
            off = [(far, n) for n, one in enumerate(found) if (far := one.takes(line)) is not None]
            if off:
                found[min(off)[1]].members.append(line)
                taken.add(min(off)[1])
            elif not line.ends:
                taken.add(len(found))
                found.append(Track([line]))
        for n, one in enumerate(found):
            if n not in taken and not one.closed and len(one.members) > 1:
                one.measured()
                one.closed = any(one.crossed_by(piece, em) for piece in pieces)
    return settled(found, rows, em)


def settled(tracks: Sequence[Track], rows: Sequence[Sequence[Atom]], em: int) -> list[Track]:
    """Those that are known, from the left; of two that lie over each other, the one with more lines."""
    known = [one for one in _joined(tracks) if one.is_known]
    kept: list[Track] = []
    for one in sorted(known, key=lambda track: -len(track.members)):
        if not any(_lie_over(one, other) for other in kept):
            kept.append(one)
    pieces = {row[0].row: pieces_of(row, em) for row in rows}
    for one in kept:
        one.first, one.last = (_reach(one, step, pieces, em) for step in (-1, 1))
    return _side_by_side(sorted(kept, key=lambda one: (one.left, one.top)), em)


def _side_by_side(tracks: list[Track], em: int) -> list[Track]:
    """With no column under its left neighbour: a page's cells are never fewer than its ems."""
    for n, one in enumerate(tracks):
        for other in tracks[:n]:
            level = other.top <= one.bottom and one.top <= other.bottom
            if level and other.left + DRIFT < one.left:
                one.left = max(one.left, round(other.left + other.measure * em) + 1)
    return tracks


def _joined(tracks: Sequence[Track]) -> list[Track]:
    """Tracks of one measure that follow each other, as one."""
    out: list[Track] = []
    for track in sorted((one.measured() for one in tracks), key=lambda one: one.top):
        above = next((one for one in out if _goes_on(one, track)), None)
        if above is None:
            out.append(track)
        else:
            above.members += track.members
            above.closed = track.closed
            above.measured()
    return out


def _goes_on(above: Track, below: Track) -> bool:
    near = 0 < below.top - above.bottom <= REACH and not above.closed
    edge = abs(above.left - below.left) <= DRIFT + 1
    return near and edge and abs(above.measure - below.measure) <= 1.0


def _reach(track: Track, step: int, pieces: Mapping[int, Sequence[Member]], em: int) -> int:
    """The last row above or below a track up to which nothing lies across it."""
    at = track.top if step < 0 else track.bottom
    for _ in range(OUTSIDE):
        if any(track.crossed_by(one, em) for one in pieces.get(at + step, ())):
            return at
        at += step
    return at


def _lie_over(one: Track, other: Track) -> bool:
    apart = one.top > other.bottom or other.top > one.bottom
    left, right = sorted((one, other), key=lambda track: track.left)
    return not apart and right.left - left.left < left.measure / 2


def pieces_of(row: Sequence[Atom], em: int) -> list[Member]:
    """A row's pieces, cut wherever a space says something."""
    begin = [n for n, one in enumerate(row) if not (one.weak and one.gap == 1)]
    return [member_of(row[start:end], em) for start, end in pairwise([*begin, len(row)])]


def member_of(atoms: Sequence[Atom], em: int) -> Member:
    """The line that these atoms make."""
    first = atoms[0]
    width = sum(ems(one.text) for one in atoms)
    marked = any(PROSE.search(one.text) for one in atoms)
    ends = ENDS.search(atoms[-1].text) is not None
    return Member(
        first.row, first.left, first.left + round(width * em), width, marked, first.gap == 1, ends
    )
