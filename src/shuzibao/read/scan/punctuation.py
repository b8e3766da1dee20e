"""Punctuation as it is printed: recognition does not tell the width of a mark, and takes vertical ones for others.

A line of Chinese has full-width marks (GB/T 15834): a bracket or colon that stands beside Chinese is one, one
between figures or Latin letters is not. In vertical lines 。 stands at the upper right of its place, where
recognition, which sees the line lying on its side, takes it for a degree sign.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from shuzibao.model import Flow
from shuzibao.read.scan.boxes import Found

WIDE = str.maketrans("():;?!,", "（）：；？！，")
PAIRS = {"(": ")", "（": "）"}
# What a mark of a vertical line is taken for when the line is read lying on its left side.
LYING = {"°": "。", "º": "。", "’": "，", "%": "％", "☐": "□"}
FULL_FIGURES = {0xFF10 + n: ord("0") + n for n in range(10)}
POINT = re.compile(r"(?<=[0-9])[·•・](?=[0-9])")
# Between years or figures: the network has seen more 一 than dashes.
DASH = re.compile(r"(?<=[0-9])一(?=[0-9])")
CORNERS = str.maketrans("『』「」", "“”‘’")
SINGLE_CORNERS = str.maketrans("「」", "“”")
THOUSANDS = re.compile(r"(?<=[0-9])，(?=[0-9]{3}(?![0-9]))")


def with_marks_as_printed(found: Sequence[Found]) -> list[Found]:
    """The lines with their marks in the width and shape that print has; lengths stay."""
    corners = _corners(found)
    out = []
    for one in found:
        text = one.text
        if one.direction is Flow.DOWN:
            text = _upright(text).translate(corners)
        if _is_chinese(text):
            text = DASH.sub("—", _wide(text.replace("☐", "□")))
        out.append(one if text == one.text else replace(one, text=text))
    return out


def _corners(found: Sequence[Found]) -> dict[int, int]:
    """What corner brackets of vertical lines stand for on this page.

    A simplified page writes “ ”, whose vertical forms (GB/T 15834, appendix) look like 『 』: where the lines
    across have the one and never the other, the vertical ones have it too.
    """
    across = "".join(one.text for one in found if one.direction is Flow.ACROSS)
    if not any(mark in across for mark in "“”") or any(mark in across for mark in "『』「」"):
        return {}
    down = "".join(one.text for one in found if one.direction is Flow.DOWN)
    return CORNERS if any(mark in down for mark in "『』") else SINGLE_CORNERS


def _is_chinese(text: str) -> bool:
    return any("\u3400" <= char <= "\u9fff" for char in text)


def _upright(text: str) -> str:
    opened = False
    signs = []
    for char in text:
        if char == "‘":
            opened = True
        elif char == "’" and opened:
            opened = False
        else:
            char = LYING.get(char, char)
        signs.append(char)
    plain = "".join(signs).translate(FULL_FIGURES)
    return THOUSANDS.sub(",", POINT.sub(".", plain))


def _wide(text: str) -> str:
    """Brackets in pairs by what stands around them, other marks by what stands before."""
    signs = list(text)
    partners = _partners(text)
    for at, char in enumerate(text):
        if char in "()":
            mate = partners.get(at)
            around = (at, mate) if mate is not None else (at,)
            if any(_beside_chinese(text, place) for place in around):
                signs[at] = char.translate(WIDE)
        elif char in ":;?!,":
            before, behind = text[at - 1 : at], text[at + 1 : at + 2]
            alone = not before or before.isascii()
            if not alone or (behind and not behind.isascii()) or not behind:
                signs[at] = char.translate(WIDE)
    return "".join(signs)


def _beside_chinese(text: str, at: int) -> bool:
    return any(char and not char.isascii() for char in (text[at - 1 : at], text[at + 1 : at + 2]))


def _partners(text: str) -> dict[int, int]:
    """The brackets that belong together, each way."""
    open_at: list[int] = []
    out: dict[int, int] = {}
    for at, char in enumerate(text):
        if char in PAIRS:
            open_at.append(at)
        elif char in PAIRS.values() and open_at:
            mate = open_at.pop()
            out[at], out[mate] = mate, at
    return out
