"""A passage in its smallest words: cut wherever the name finder or the dictionary cuts, a quoted phrase as one."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left, bisect_right
from typing import NamedTuple

from shuzibao.record.language.cut import Cut
from shuzibao.record.language.jieba import tagged

QUOTED = "Q"  # the tag of a phrase in quotation marks
LONGEST_QUOTE = 14
MODEL = re.compile(r"(?<![A-Za-z\d])[A-Za-z]{1,4}\d+(?:\.\d+)?(?![\d%A-Za-z])")  # PM2.5, G60


class Piece(NamedTuple):
    """Characters start … end of a passage.

    tag: of the name finder's word that it is, or is part of. word: the dictionary's tag. whole: it is that
    word and no part of one.
    """

    start: int
    end: int
    tag: str
    word: str
    whole: bool = True


class Pieces:
    """The pieces of one passage by position. inside: those of each quoted phrase, by where it begins."""

    __slots__ = ("cut", "ends", "inside", "pieces", "starts", "text")

    def __init__(self, cut: Cut) -> None:
        self.cut = cut
        self.text = cut.text
        self.pieces, self.inside = _pieces(cut)
        self.starts = [piece.start for piece in self.pieces]
        self.ends = [piece.end for piece in self.pieces]

    def leftwards(self, end: int, most: int) -> list[Piece]:
        """Up to `most` pieces that end at `end` or before, the nearest first; one across it is cut there."""
        index = bisect_left(self.starts, end)
        found = self.pieces[max(0, index - most) : index][::-1]
        if found and found[0].end > end:
            first = found[0]
            if first.tag == QUOTED:
                within = [p for p in self.inside[first.start] if p.start < end][::-1]
                found, first = [*within, *found[1:]][:most], within[0]
            if first.end > end:
                found = [Piece(first.start, end, first.tag, first.word, False), *found[1:]]
        return found

    def rightwards(self, start: int, most: int) -> list[Piece]:
        """Up to `most` pieces from `start` on; one across it is cut there."""
        index = bisect_right(self.ends, start)
        found = self.pieces[index : index + most]
        if found and found[0].start < start:
            first = found[0]
            if first.tag == QUOTED:
                within = [p for p in self.inside[first.start] if p.end > start]
                found, first = [*within, *found[1:]][:most], within[0]
            if first.start < start:
                found = [Piece(start, first.end, first.tag, first.word, False), *found[1:]]
        return found


def pieces_of(cut: Cut) -> Pieces:
    """The pieces of a passage, made once."""
    if not isinstance(cut.pieces, Pieces):
        cut.pieces = Pieces(cut)
    return cut.pieces


def _pieces(cut: Cut) -> tuple[list[Piece], dict[int, list[Piece]]]:
    text = cut.text
    dictionary: dict[int, str] = {}
    at = 0
    for known, tag in tagged(text):
        dictionary[at] = tag
        at += len(known)
    models = [m.span() for m in MODEL.finditer(text)]
    found: list[Piece] = []
    inside: dict[int, list[Piece]] = {}
    row = found
    marks = sorted({*dictionary, *cut.starts, len(text), *(at for span in models for at in span)})
    marks = [at for at in marks if not any(a < at < b for a, b in models)]
    finder = 0
    covering = ""
    skip = 0
    for start, end in itertools.pairwise(marks):
        covering = dictionary.get(start, covering)
        while finder + 1 < len(cut.words) and cut.words[finder + 1].start <= start:
            finder += 1
        if start >= skip:
            row = found
        if text[start] == "“" and row is found:
            closing = text.find("”", start, start + LONGEST_QUOTE + 2)
            if closing > 0 and closing + 1 in marks:
                found.append(Piece(start, closing + 1, QUOTED, QUOTED))
                row = inside[start] = []
                skip = closing + 1
        if cut.words:
            word = cut.words[finder]
            whole = word.start == start and word.end == end
            row.append(Piece(start, end, word.tag, covering, whole))
        else:
            row.append(Piece(start, end, covering, covering))
    return found, inside
