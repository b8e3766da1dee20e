"""The matching key of a text: what two printings of the same words have in common.

`matching_key(text)[i]` always stands for `text[i]`: offsets in the key are offsets in the print. It is
made one character at a time, so the key of a part is that part of the key. (OpenCC's phrase rules look
at neighbours: 瞭解 becomes 了解 but 瞭 alone stays. What they do in context, `ALIKE` does always.)
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

from shuzibao.script import convert, fold

# Stands for what is not there for a reader: joiners, bidi controls, variation marks, accents.
IGNORED = "\u2060"
NOTHING = "\ufffd"  # half of a surrogate pair: no index can hold it

# Traditional and older forms that OpenCC's t2s leaves alone when they stand by themselves, or turns only
# inside phrases. Found by converting the 350,000 words of jieba's dictionary there and back and looking
# for words that came back changed; kept where reading one for the other misleads nobody. (沈/沉, 坐/座,
# 具/俱 and 链/炼 are left apart: they would make names and common words collide.)
FORMS = (
    "著衞衛覆藉敍瞭揹枱伕簷薰痺幺甦睪澂濬甯鲶燄彷斲拏鎗戸彊祕眞靑鄕敎卽旣淸査毎歩黒徳値硏曁郞朶氷○◯"
)
USUAL = "着卫卫复借叙了背台夫檐熏痹么苏睾澄浚宁鲇焰仿斫拿枪户强秘真青乡教即既清查每步黑德值研暨郎朵冰〇〇"
ALIKE = dict(zip(FORMS, USUAL, strict=True))


def _form(character: str) -> str:
    """What a character becomes in the end: 薴 is 苧 to the one table, and that 苎 to the other."""
    next_form = _turned(character)
    return character if next_form == character else _form(next_form)


def _turned(character: str) -> str:
    category = unicodedata.category(character)
    if category == "Cs":
        return NOTHING
    if category in ("Zs", "Zl", "Zp") or character.isspace():
        return " "
    if category in ("Cf", "Mn", "Me", "Cc"):
        return IGNORED
    plain = _one(unicodedata.normalize("NFKC", character), character)
    if ord(plain) < 0x2000:  # é is e, and so is a pinyin ě; が is not か
        plain = unicodedata.normalize("NFD", plain)[0]
    plain = _one(plain.lower(), plain)
    if ord(plain) < 0x2000:
        return plain
    plain = fold(plain)
    plain = fold(_one(convert(plain, "hant"), plain))  # 锺 and 馀 by way of 鍾 and 餘
    return ALIKE.get(plain, plain)


def _one(candidate: str, otherwise: str) -> str:
    return candidate if len(candidate) == 1 else otherwise


class Forms(dict[int, str]):
    """What each character becomes, worked out when first met (`str.translate` asks by code point)."""

    def __init__(self, form: Callable[[str], str]) -> None:
        super().__init__()
        self.form = form

    def __missing__(self, code: int) -> str:
        form = self[code] = self.form(chr(code))
        return form


_FORMS = Forms(_form)


def matching_key(text: str) -> str:
    """The text folded for matching: simplified, half-width, lower case; same length, same offsets."""
    key = text.translate(_FORMS)
    if len(key) != len(text):
        raise AssertionError(f"the matching key moved offsets: {text!r} -> {key!r}")
    return key
