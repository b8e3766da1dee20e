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


# Words after which a text must go on: no headline ends in one. 了, 不 and 会 may end one (成立了, 行不, 恳谈会).
_HANGING = """
的 地 得 和 与 及 以及 或 或者 并 并且 而 而且 在 于 从 自 向 往 对 对于 关于 把 被 将 由 为 为了 以 因 因为
是 有 没有 很 更 最 也 都 就 又 还 还是 才 再 只 只有 已 已经 曾 曾经 正在 可 可以 能 能够 应 应该 让 使 给 跟 比
之 其 这 这个 这些 那个 每 各 该 某 他 她 它 他们 她们 它们 其中 如果 虽然 但 但是 所以 即 如 一个 一名 一位
"""
HANGING = frozenset(_HANGING.split())


def hangs(text: str) -> bool:
    """Whether a text ends in a word that must be followed by another: … 市场管理方请来的."""
    last = words(text[-REACH:])[-1:]
    return bool(last) and last[0] in HANGING


@functools.lru_cache(maxsize=1 << 16)
def frequency(word: str) -> int:
    """How often a word stands in the dictionary's corpus of some 60 million words; 0 for one it does not know."""
    jieba = _jieba()
    return jieba.suggest_freq(word) if jieba.has_word(word) else 0
