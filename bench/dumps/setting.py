"""Sets text into columns: measure in ems, a two-em indent, no mark where it may not stand (禁则)."""

from __future__ import annotations

import re
from collections.abc import Callable

# GB/T 15834 (punctuation): these do not begin a line, those do not end one.
NOT_FIRST = set("，。、；：？！）”’》】」』〕…—％℃·,.;:?!)]}")
NOT_LAST = set("（“‘《【「『〔([{")
TOKEN = re.compile(r"[A-Za-z0-9][A-Za-z0-9.,:%/@_+\-]*[A-Za-z0-9%]|——|……|.", re.DOTALL)


def width(text: str) -> float:
    """In ems: a full-width character is 1, a Latin one about 0.5."""
    return sum(0.5 if ord(character) < 0x2000 else 1.0 for character in text)


def break_latin(text: str, measure: float, indent: float, hyphens: bool) -> list[tuple[str, bool]]:
    """(line, whether a hyphen that is no part of the text must be set behind it).

    Only plain words of at least seven letters are divided, behind a vowel with a consonant on
    each side, so that three letters stay on either line.
    """
    lines: list[tuple[str, bool]] = []
    line, room = "", measure - indent
    for word in text.split(" "):
        joined = f"{line} {word}" if line else word
        if width(joined) <= room or not line:
            line = joined
            continue
        spare = int((room - width(line)) / 0.5) - 2
        cut = _division(word, spare) if hyphens else 0
        if cut:
            lines.append((f"{line} {word[:cut]}", True))
            line = word[cut:]
        else:
            lines.append((line, False))
            line = word
        room = measure
    lines.append((line, False))
    return lines


def _division(word: str, spare: int) -> int:
    if len(word) < 7 or not word.isalpha() or not word.islower():
        return 0
    found = [
        match.end()
        for match in re.finditer("[aeiou][bcdfgklmnprst](?=[bcdfgklmnprst][aeiou])", word)
        if 3 <= match.end() <= min(spare, len(word) - 3)
    ]
    return found[-1] if found else 0


def break_lines(
    text: str, measure: Callable[[int], float], indent: float = 2.0
) -> list[tuple[str, float]]:
    """(line, slack in ems) for each line of a paragraph.

    measure: the column's width at the n-th line of this paragraph. A closing mark may hang out
    by half an em, as type is squeezed; else the line gives its last character to the next.
    """
    lines: list[tuple[str, float]] = []
    line: list[str] = []
    room = measure(0) - indent
    for token in TOKEN.findall(text):
        allowed = room + (0.5 if token in NOT_FIRST else 0.0)
        if line and width("".join(line)) + width(token) > allowed:
            carried = _carry(line, token)
            lines.append(("".join(line), room - width("".join(line))))
            line = carried
            room = measure(len(lines))
        if not line and token == " ":  # stays with the line above, where nobody sees it
            if lines:
                lines[-1] = (lines[-1][0] + " ", lines[-1][1])
            continue
        line.append(token)
    lines.append(("".join(line), 0.0))
    return lines


def _carry(line: list[str], token: str) -> list[str]:
    """Takes from the line's end what must go to the next line with (or before) the token."""
    carried: list[str] = []
    while len(line) > 1 and ((token in NOT_FIRST and not carried) or line[-1] in NOT_LAST):
        carried.insert(0, line.pop())
        if line[-1] in NOT_LAST or carried[0] in NOT_FIRST:
            token = carried[0]
            if carried[0] in NOT_FIRST:
                carried.insert(0, line.pop())
            continue
        break
    return carried
