"""Kinds of characters, as a compositor sorts them."""

from __future__ import annotations

import re

# Han, kana and the full-width signs set one em wide, ∶ of 3∶1 among them.
WIDE = re.compile(
    r"[\u1100-\u115f\u2014-\u2015\u2018-\u201f\u2026\u2236\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff"
    r"\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\U00020000-\U0003ffff]"
)
HAN = re.compile(
    r"[\u2e80-\u2fdf\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)

# Space that stands for nothing printed: control and format characters too, so that none hides in a text.
NOTHING = r"\s\u200b-\u200d\u2060\ufeff\u00ad"
SPACE = re.compile(rf"[{NOTHING}]+")
INK = re.compile(rf"[^{NOTHING}]")
# Of a surrogate pair, by itself: in no dictionary, and no UTF-8.
HALF_PAIR = re.compile("[\ud800-\udfff]")

SENTENCE_ENDS = "。！？!?…"
CLOSERS = "”’』」》〉）)】〕］]\"'﹂﹄"
OPENERS = "“‘『「《〈（(【〔［[﹁﹃"
PAUSES = "，、；：,;:—－-·"
# A line never begins with these (行首禁则), nor ends with an opener (行尾禁则).
NEVER_FIRST = set("，。、；：！？”’』」》〉）】〕］…·％%‰,.;:!?)]}")


def is_wide(character: str) -> bool:
    return WIDE.match(character) is not None


def is_han(character: str) -> bool:
    return HAN.match(character) is not None


def ems(text: str) -> float:
    """Width as set, in ems: a Chinese character 1, a narrow one 0.5, spaces nothing.

    Spaces do not count because extraction puts them in and leaves them out at will.
    """
    bare = SPACE.sub("", text)
    wide = len(WIDE.findall(bare))
    return wide + 0.5 * (len(bare) - wide)


def ems_with_space(text: str) -> float:
    """Width of leading space in ems: a full-width space 1, a tab 2, any other 0.5."""
    return sum({"\u3000": 1.0, "\u2003": 1.0, "\t": 2.0}.get(character, 0.5) for character in text)
