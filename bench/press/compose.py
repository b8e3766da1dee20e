"""Breaking text into lines: 禁则 (what may not begin or end a line), words kept whole, full lines justified.

Rules: 《标点符号用法》 GB/T 15834-2011 §5.1: closing marks never begin a line, opening marks never end one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bench.press.face import Face, ems

NEVER_FIRST = frozenset("，。、；：？！）》〉」』】〕”’…—·％%,.;:?!)]")
NEVER_LAST = frozenset("（《〈「『【〔“‘([")
OPENING = frozenset("（《〈「『【〔“‘〖")
CLOSING = frozenset("，。、；：？！）》〉」』】〕”’〗")
# A word or figure stays whole; every other character is a unit of its own.
UNIT = re.compile(r"[A-Za-zÀ-ɏ]+(?:['’-][A-Za-z]+)*-?|[0-9]+(?:[.,:/-][0-9]+)*%?|\s+|.", re.DOTALL)
LATIN_UNIT = re.compile(r"\s+|\S+")
# How far a line may be squeezed to take a mark in, in ems.
SQUEEZE = 0.75


@dataclass(frozen=True, slots=True)
class SetLine:
    """One line as broken: its text, where it starts (indent), and the space added to fill it.

    tracking: added after each character; word_space: added at each space. Points.
    """

    text: str
    indent: float = 0.0
    tracking: float = 0.0
    word_space: float = 0.0


@dataclass(frozen=True, slots=True)
class Hand:
    """A face at a size and a direction: knows how long a text is in it."""

    face: Face
    size: float
    down: bool = False

    def width(self, text: str) -> float:
        """Length of a text set solid, in points."""
        if not self.down:
            return sum(ems(self.face, char) for char in text) * self.size
        total = 0.0
        for cell in cells(text):
            word = len(cell) > 1 and not cell.isdigit()
            total += sum(ems(self.face, c) for c in cell) if word else 1.0
        return total * self.size

    def gaps(self, text: str) -> int:
        """How many places there are to add space at."""
        return max(1, (len(cells(text)) if self.down else len(text)) - 1)


def cells(text: str) -> list[str]:
    """A vertical line's cells: a character, two figures side by side, or a Latin word on its side."""
    out: list[str] = []
    at = 0
    while at < len(text):
        char = text[at]
        stop = at + 1
        if char.isascii() and char.isdigit():
            while stop < len(text) and text[stop].isascii() and text[stop].isdigit():
                stop += 1
            figures = text[at:stop]
            out.extend([figures] if len(figures) == 2 else list(figures))
        elif char.isascii() and char.isalpha():
            while stop < len(text) and text[stop].isascii() and text[stop].isalpha():
                stop += 1
            out.append(text[at:stop])
        elif char != " ":
            out.append(char)
        at = stop
    return out


def units(text: str, latin: bool = False) -> list[str]:
    """What may not be torn apart: characters, words, figures; in Latin text all between two spaces."""
    return (LATIN_UNIT if latin else UNIT).findall(text)


def take_line(
    rest: list[str], hand: Hand, measure: float, indent: float, *, latin: bool = False
) -> tuple[SetLine, list[str]]:
    """The next line of a paragraph and the units that are left.

    measure, indent: points. A last line is set solid; every other is justified.
    """
    room = measure - indent
    count, used = _greedy(rest, hand, room)
    count = _mind_the_marks(rest, count, used, room, hand)
    tail = ""
    if latin and count < len(rest):
        count, tail, rest = _hyphenate(rest, count, hand, room)
    here, after = rest[:count], rest[count:]
    while after and after[0].isspace():
        after = after[1:]
    text = "".join(here).rstrip() + tail
    last = not after
    return _justified(text, hand, room, indent, last, latin), after


def _greedy(rest: list[str], hand: Hand, room: float) -> tuple[int, float]:
    used = 0.0
    for count, unit in enumerate(rest):
        wide = hand.width(unit)
        if used + wide > room + 0.01 and count and not unit.isspace():
            return count, used
        used += wide
    return len(rest), used


def _mind_the_marks(rest: list[str], count: int, used: float, room: float, hand: Hand) -> int:
    if count >= len(rest):
        return count
    if rest[count] in NEVER_FIRST:
        extra = hand.width(rest[count])
        follows = count + 1 < len(rest) and rest[count + 1] in NEVER_FIRST
        if used + extra - room <= SQUEEZE * hand.size and not follows:
            return count + 1
    while count > 1 and (rest[count] in NEVER_FIRST or rest[count - 1] in NEVER_LAST):
        count -= 1
    return count


VOWELS = "aeiouy"


def _hyphenate(rest: list[str], count: int, hand: Hand, room: float) -> tuple[int, str, list[str]]:
    """Cuts an English word between consonants when the line would be left too open."""
    used = hand.width("".join(rest[:count]))
    word = rest[count]
    if room - used < 3.2 * hand.size or len(word) < 7 or not word.isascii() or not word.islower():
        return count, "", rest
    for cut in range(len(word) - 3, 2, -1):
        two_consonants = word[cut - 1] not in VOWELS and word[cut] not in VOWELS
        if (
            two_consonants
            and any(c in VOWELS for c in word[:cut])
            and used + hand.width(word[:cut] + "-") <= room
        ):
            return count + 1, "-", [*rest[:count], word[:cut], word[cut:], *rest[count + 1 :]]
    return count, "", rest


def _justified(
    text: str, hand: Hand, room: float, indent: float, last: bool, latin: bool
) -> SetLine:
    slack = room - hand.width(text)
    if last and slack >= 0:
        return SetLine(text, indent)
    spaces = text.count(" ")
    if latin:
        return SetLine(text, indent, word_space=slack / spaces if spaces else 0.0)
    return SetLine(text, indent, tracking=slack / hand.gaps(text))


def split_heading(text: str, hand: Hand, measure: float) -> list[str]:
    """A heading in as few lines as fit, balanced, cut at spaces where it has some."""
    if hand.width(text) <= measure:
        return [text]
    parts = units(text)
    needed = int(hand.width(text) // measure) + 1
    for lines in (needed, needed + 1, needed + 2):
        cut = _balanced(parts, hand, measure, lines)
        if cut:
            return cut
    return [text]


def _balanced(parts: list[str], hand: Hand, measure: float, lines: int) -> list[str] | None:
    target = hand.width("".join(parts)) / lines
    out: list[str] = []
    rest = parts
    for left in range(lines, 1, -1):
        options = []
        for count in range(1, len(rest)):
            head = "".join(rest[:count])
            wide = hand.width(head.strip())
            if wide > measure:
                break
            bad = rest[count] in NEVER_FIRST or rest[count - 1] in NEVER_LAST
            at_space = rest[count].isspace() or rest[count - 1].isspace()
            options.append(
                (abs(wide - target) - 3 * hand.size * at_space + 9 * hand.size * bad, count)
            )
        if not options:
            return None
        _, count = min(options)
        out.append("".join(rest[:count]).strip())
        rest = rest[count:]
        target = hand.width("".join(rest)) / max(1, left - 1)
    tail = "".join(rest).strip()
    if not tail or hand.width(tail) > measure:
        return None
    return [*out, tail]
