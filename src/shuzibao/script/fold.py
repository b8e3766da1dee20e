"""Fold to simplified without moving offsets; know a text's script; convert for showing.

`fold` uses OpenCC's t2s, which in practice maps one character to one character; where a phrase ever
breaks that, the text is folded a character at a time, so `fold(text)[i]` always stands for `text[i]`.
"""

from __future__ import annotations

import functools
import unicodedata
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from opencc import OpenCC

Script = Literal["hans", "hant", "mixed"]

# Traditional as a reader expects it today: 為 and 台, where plain s2t gives 爲 and 臺; of the forms that Hong Kong's
# standard list prefers, those that papers of both shores print otherwise.
SHOWN_AS = {"hans": "t2s", "hant": "s2hk"}
_IN_PRINT = str.maketrans("牀羣啓峯麪衞", "床群啟峰麵衛")


@functools.cache
def _converter(config: str) -> OpenCC:
    from opencc import OpenCC  # 10 ms to load; `import shuzibao` stays light

    return OpenCC(config)


# Some PDFs call a character by its radical (⼆ U+2F06 for 二): they look the same and are read the same. The
# Kangxi radicals have their character as compatibility form; of the supplement these stand for words.
_RADICALS = str.maketrans(
    {
        **{chr(c): unicodedata.normalize("NFKC", chr(c)) for c in range(0x2F00, 0x2FD6)},
        **dict(
            zip(
                "⺟⺠⺝⺜⺮⻄⻅⻆⻉⻋⻑⻓⻔⻗⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻰⻳",
                "母民月日竹西见角贝车長长门雨青韦页风飞食马骨鬼鱼鸟卤麦黄齐齿龙龟",
                strict=True,
            )
        ),
        "\u2e3a": "—",
        "\u2215": "／",  # ∕ and ⁄ for the sign between a writer and a place
        "\u2044": "／",
    }
)


LINE = 160  # characters: a printed line, which is asked for again and again


def fold(text: str) -> str:
    """The text in simplified script, character for character: same length, same offsets."""
    return _folded_line(text) if len(text) <= LINE else _folded(text)


@functools.lru_cache(maxsize=4096)
def _folded_line(text: str) -> str:
    return _folded(text)


def _folded(text: str) -> str:
    text = text.translate(_RADICALS)
    folded: str = _converter("t2s").convert(text)
    if len(folded) == len(text):
        return folded
    return "".join(_fold_character(character) for character in text)


@functools.lru_cache(maxsize=1 << 16)
def _fold_character(character: str) -> str:
    folded: str = _converter("t2s").convert(character)
    return folded if len(folded) == 1 else character


# Signs as they are cast for vertical setting, and full-width figures and letters: read as the plain ones.
_PLAIN = str.maketrans(
    "︐︑︒︓︔︕︖︗︘︙︰︱︵︶︷︸︹︺︻︼︽︾︿﹀﹁﹂﹃﹄﹇﹈「」『』｡､"
    + "".join(
        chr(c) for c in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))
    ),
    "，、。：；！？〖〗…：—（）{}〔〕【】《》〈〉“”“”[]“”“”。、"
    + "".join(
        chr(c - 0xFEE0)
        for c in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))
    ),
)


def plain(text: str) -> str:
    """`fold`, and every sign in its plain horizontal form: what conventions are matched against. Same length."""
    return fold(text).translate(_PLAIN)


def convert(text: str, script: Literal["hans", "hant"]) -> str:
    """The text as shown to a reader of the other script. Its length may differ from the print's."""
    shown: str = _converter(SHOWN_AS[script]).convert(text)
    return shown.translate(_IN_PRINT) if script == "hant" else shown


def script_of(text: str) -> Script:
    """Simplified, traditional, or both mixed.

    Only characters that exist in one script alone are counted; a text that has none of them is
    "hans", the script of this system's first paper. "mixed" from one character in fifty of the other.
    """
    simplified = traditional = 0
    text = text.translate(_RADICALS)
    folded = fold(text)
    if folded == text:
        return "hans"
    for printed, to_hans, to_hant in zip(text, folded, _per_character("s2t", text), strict=True):
        traditional += to_hans != printed
        simplified += to_hant != printed and to_hans == printed
    if not traditional:
        return "hans"
    if simplified * 50 >= traditional + simplified:
        return "mixed" if traditional * 50 >= traditional + simplified else "hans"
    return "hant"


def _per_character(config: str, text: str) -> str:
    converted: str = _converter(config).convert(text)
    if len(converted) == len(text):
        return converted
    convert_one = _converter(config).convert
    return "".join(c if len(one := convert_one(c)) != 1 else one for c in text)
