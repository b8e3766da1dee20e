"""The evidence for where a thing's name begins before its number: signs of each piece that it goes on over, and of its edge.

旧住房|修缮|42万平方米 begins with 旧住房, 备足|沙袋|3.5万只 with 沙袋. What the signs weigh: `thing_weights.py`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from shuzibao.record.figures.thing_signs import EDGE, LONGEST, Names, left_of, short_of, word_of
from shuzibao.record.figures.thing_table import GAUGE, NOUNS
from shuzibao.record.language.jieba import in_dictionary
from shuzibao.record.language.leanings import Ask
from shuzibao.record.language.pieces import QUOTED, Piece, Pieces

NAMING = NOUNS | {QUOTED}
NO_START = frozenset("了着过的地得等及与和、或")  # no name begins with one of these alone
REST = 3  # pieces of a clause before the name that are told apart


@dataclass(frozen=True, slots=True)
class Ending:
    """A name that ends at `end`, before a number of the sort `sort`.

    row: the pieces before that end, the nearest first. ruled: what the grammar says.
    """

    pieces: Pieces
    row: Sequence[Piece]
    end: int
    sort: str
    names: Names
    ruled: str | None = None


def edge_asks(start: int) -> tuple[Ask, ...]:
    """What the finder's state is asked where a name may begin."""
    return (
        ("thing-edge-left", start - 1),
        ("thing-edge-first", start),
        ("thing-edge-second", start + 1),
    )


def left_signs(ending: Ending, at: int) -> list[str] | None:
    """The signs that a name goes on to the left over row[at]; row[at - 1] is its first piece now. None where it cannot."""
    pieces, row, end, sort = ending.pieces, ending.row, ending.end, ending.sort
    text, names, ruled = pieces.text, ending.names, ending.ruled
    piece, first = row[at], row[at - 1]
    here = text[piece.start : piece.end]
    if (
        here[0] in EDGE
        or (here[-1] in "”》，" and piece.tag != QUOTED)
        or end - piece.start > LONGEST
    ):
        return None
    beyond = row[at + 1 : at + 2]
    left = left_of(text, piece.start, beyond)
    short, start = short_of(text, piece), short_of(text, first)
    length = min(6, (end - first.start + 1) // 2)
    final = text[end - 1]
    measured = "gauge" if GAUGE.search(text, first.start, end) else "thing"
    signs = ["left", f"left-piece:{short}", f"left-word:{here}", f"left-pair:{short}|{start}", f"left-far:{left}|{short}",
             f"left-length:{length}", f"left-sort:{sort}", f"left-{measured}:{short}", f"left-{measured}-{length > 1}:{short}|{start}",
             f"left-first:{start}", f"left-final:{final}", f"left-first-word:{text[first.start:first.end]}",
             f"left-three:{left}|{short}|{start}", f"left-end:{here[-1]}", f"left-{sort}:{short}", f"left-last:{left}",
             f"left-size:{len(here)}-{first.end - first.start}"]  # fmt: skip
    if (
        ruled
        and (len(ruled) > end - first.start or ruled.endswith(text[first.start : end]))
        and text.endswith(ruled[-2:], 0, end)
    ):
        begin = end - len(ruled)
        signs.append(
            "left-ruled:"
            + (
                "on"
                if begin <= piece.start
                else "inside"
                if begin < first.start
                else "stop"
                if begin == first.start
                else "past"
            )
        )
    if piece.end in names.ends:
        signs += [
            f"left-name:{names.ends[piece.end]}",
            f"left-name-{length > 1}:{names.ends[piece.end]}",
        ]
    if first.start in names.starts:
        signs.append(f"left-in-name:{names.starts[first.start]}")
    if not first.whole and not pieces.cut.begins(first.start):
        signs.append(f"left-one-word:{piece.tag}")
    if in_dictionary(here + text[first.start : first.end]):
        signs.append("left-joins")
    if beyond and in_dictionary(text[beyond[0].start : piece.end]) and len(here) == 1:
        signs.append("left-cuts")
    return signs


def _rest(text: str, row: Sequence[Piece]) -> str:
    """What the clause has before a name, in short: nothing, its verb alone, more."""
    found: list[str] = []
    for piece in row:
        if text[piece.start] in EDGE:
            break
        if len(found) == REST:
            return f"… {' '.join(found[:0:-1])}"
        found.append(short_of(text, piece))
    return " ".join(reversed(found))


def edge_signs(ending: Ending, at: int) -> list[str]:
    """The signs that a name begins with row[at]."""
    pieces, row, end, sort = ending.pieces, ending.row, ending.end, ending.sort
    text, first, names, ruled = pieces.text, row[at], ending.names, ending.ruled
    start = first.start
    beyond = row[at + 1 : at + 2]
    left = left_of(text, start, beyond)
    short = short_of(text, first)
    length = min(9, end - start)
    inner = row[: at + 1]
    verbs = sum(p.tag in ("v", "vd") for p in inner[:-1])
    measured = "gauge" if GAUGE.search(text, start, end) else "thing"
    opens = left[0] in "，。；：？！（、" or left == "begin"
    told = ["edge", f"edge-left:{left}", f"edge-first:{short}", f"edge-pair:{left}|{short}", f"edge-word:{text[start : first.end]}",
            f"edge-beyond:{word_of(text, beyond)}", f"edge-length:{length}", f"edge-{measured}-length:{length}", f"edge-steps:{min(at, 6)}",
            f"edge-opens-{measured}:{opens}|{min(at, 4)}", f"edge-{sort}:{left}", f"edge-{measured}:{left}|{first.tag}", f"edge-verbs:{min(verbs, 2)}",
            f"edge-verbs-{measured}:{min(verbs, 2)}|{opens}", f"edge-tags:{' '.join(p.tag for p in inner[:3][::-1])}", f"edge-char:{text[start]}"]  # fmt: skip
    rest = _rest(text, row[at + 1 :])
    told += [f"edge-rest:{rest}", f"edge-rest-{measured}:{rest}", f"edge-rest-{sort}:{rest}"]
    nouns = all(p.tag in NAMING for p in inner)
    runs_on = bool(beyond) and beyond[0].tag in NAMING and text[beyond[0].start] not in EDGE
    told += [f"edge-run:{nouns}|{runs_on}", f"edge-run-{measured}:{nouns}|{runs_on}|{min(at, 5)}"]
    if pieces.cut.whole.count(text[start:end]) > 1:
        told.append("edge-again")
    if start in names.ends:
        told.append(f"edge-name:{names.ends[start]}")
    if start in names.starts:
        told.append(f"edge-in-name:{names.starts[start]}")
    if not pieces.cut.begins(start):
        told.append("edge-in-word")
    if beyond and in_dictionary(text[beyond[0].start : first.end]):
        told.append("edge-cuts")
    if ruled and text.endswith(ruled[-2:], 0, end):
        begin = end - len(ruled)
        told.append(f"edge-ruled:{'=' if begin == start else '<' if begin < start else '>'}")
    return told
