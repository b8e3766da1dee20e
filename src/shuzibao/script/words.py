"""Does joining two line ends make a word? Dictionary words only, in either script."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from shuzibao.script.fold import fold

if TYPE_CHECKING:
    from rjieba import Jieba

HAN_RUN = re.compile(r"[\u4e00-\u9fff]+")
# A word of the dictionary is at most this long where it matters; longer ones are phrases.
REACH = 6


@functools.cache
def _jieba() -> Jieba:
    from rjieba import Jieba  # loads its dictionary: 0.2 s

    return Jieba()


def words(text: str) -> list[str]:
    """The dictionary's cut of a text, folded to simplified."""
    return _jieba().cut(fold(text), hmm=False)


def word_across(left: str, right: str) -> str:
    """The dictionary word that the break between two lines cuts in two, or "" where it cuts none."""
    before = fold(left[-REACH:])
    after = fold(right[:REACH])
    if not before or not after or not HAN_RUN.fullmatch(before[-1] + after[0]):
        return ""
    at = 0
    for word in _jieba().cut(before + after, hmm=False):
        if at < len(before) < at + len(word):
            return word
        at += len(word)
    return ""


@functools.lru_cache(maxsize=1 << 16)
def frequency(word: str) -> int:
    """How often a word stands in the dictionary's corpus of some 60 million words; 0 for one it does not know."""
    jieba = _jieba()
    return jieba.suggest_freq(word) if jieba.has_word(word) else 0
