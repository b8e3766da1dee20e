"""Breaking copy into lines: rules of line ends (禁则), squeezed marks, words that stay whole, full lines spread."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bench.press.drawn.ink import Letter, Sheet, Type
from bench.press.face import ASCENT

CLOSING = "，。、；：？！”’）》】」』〕…—％"
OPENING = "“‘（《【「『〔"
HALVED = frozenset("，。、；：？！”’）》】」』〕" + OPENING)
TOKEN = re.compile(r"[0-9A-Za-z.%@:/_+-]+|.", re.S)


@dataclass(frozen=True)
class Slot:
    """Room for one line: its beginning, the start of its em box across it, and its length. Down: x is its axis."""

    x: float
    y: float
    length: float
    column: int = 0


def tokens(text: str) -> list[str]:
    """Pieces of text that no line end may part."""
    out: list[str] = []
    for found in TOKEN.findall(text):
        if out and (found[0] in CLOSING or out[-1][-1] in OPENING):
            out[-1] += found
        else:
            out.append(found)
    return out


def advances(text: str, look: Type, sheet: Sheet, squeeze: str, down: bool) -> list[float]:
    """Advance of every character. squeeze: "none", "pairs" (marks that touch share an em), "all" (every mark is half)."""
    out = []
    for at, char in enumerate(text):
        wide = look.size if down else look.width(char, sheet.script)
        if char in HALVED and squeeze != "none":
            after = text[at + 1 : at + 2]
            pair = after in HALVED if char not in OPENING else after and after in OPENING
            if (squeeze == "all" and char not in "。？！") or pair:
                wide *= 0.5
        out.append(wide)
    return out


def broken(
    text: str,
    look: Type,
    sheet: Sheet,
    slots: Sequence[Slot],
    indent: float,
    squeeze: str,
    down: bool = False,
) -> list[str]:
    """The lines of a paragraph in these slots, the first set in by `indent`; what finds no slot is the last item."""
    left = tokens(text)
    out: list[str] = []
    while left:
        if len(out) == len(slots):
            return [*out, "".join(left)]
        room = slots[len(out)].length - (0 if out else indent)
        line, taken = "", 0
        for token in left:
            wider = sum(advances(line + token, look, sheet, squeeze, down))
            if wider > room + 0.01 and line:
                if (
                    token[-1] in CLOSING
                    and len(token) == 2
                    and wider - look.size * 0.5 * look.stretch <= room
                ):
                    line, taken = line + token, taken + 1  # the mark hangs out by half
                break
            line, taken = line + token, taken + 1
        out.append(line)
        left = left[taken:]
    return [*out, ""]


def place(
    sheet: Sheet,
    piece: int,
    line: str,
    slot: Slot,
    look: Type,
    indent: float,
    full: bool,
    squeeze: str,
    down: bool = False,
) -> None:
    """Draws a line into its slot; a full one is spread over the slot's length."""
    wide = advances(line, look, sheet, squeeze, down)
    spare = slot.length - indent - sum(wide)
    gap = spare / (len(line) - 1) if full and len(line) > 1 and spare < look.size * 4 else 0.0
    at = indent
    letters = []
    for char, step in zip(line, wide, strict=True):
        natural = look.size if down else look.width(char, sheet.script)
        back = natural - step if char in OPENING and step < natural - 0.01 else 0.0
        if down:
            letters.append(Letter(char, slot.x, slot.y + at - back))
        else:
            letters.append(Letter(char, slot.x + at - back, slot.y + ASCENT * look.size))
        at += step + gap
    sheet.draw(piece, letters, look, down)


def place_all(
    sheet: Sheet,
    piece: int,
    lines: Sequence[str],
    room: Sequence[Slot],
    look: Type,
    indent: float,
    squeeze: str,
    down: bool = False,
) -> None:
    """Draws a paragraph's lines into slot after slot: the first set in, all but the last spread to fill theirs."""
    for n, line in enumerate(lines):
        full = n < len(lines) - 1
        place(sheet, piece, line, room[n], look, 0 if n else indent, full, squeeze, down)
