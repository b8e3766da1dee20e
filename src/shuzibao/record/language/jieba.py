"""A name finder without a model: dictionary words and their parts of speech (rjieba, MIT).

Fifty times quicker than LAC and much weaker on names: the grammar of posts, lists and suffixes
does nearly all the work then. For machines where the model is not installed, and for tests.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from typing import TYPE_CHECKING

from shuzibao.record.base import Guess, Word

if TYPE_CHECKING:
    from rjieba import Jieba

# jieba's tag set to ours.
TAGS = {"nr": "PER", "nrt": "PER", "nrfg": "PER", "ns": "LOC", "nt": "ORG", "t": "TIME", "x": "w"}


@functools.cache
def _jieba() -> Jieba:
    from rjieba import Jieba

    return Jieba()


class JiebaFinder:  # satisfies shuzibao.record.NameFinder
    name = "jieba"

    def read(self, texts: Sequence[str]) -> list[Guess]:
        return [Guess(_tagged(text)) for text in texts]


def _tagged(text: str) -> list[Word]:
    words = []
    at = 0
    for word, tag in _jieba().tag(text):
        words.append(Word(at, at + len(word), TAGS.get(tag, tag)))
        at += len(word)
    return words


def tagged(text: str) -> list[tuple[str, str]]:
    """The words of a text with the dictionary's own tags, without guesses at words that it does not know."""
    return list(_jieba().tag(text, False))


@functools.lru_cache(maxsize=1 << 15)
def in_dictionary(word: str) -> bool:
    """Whether a word is in the general dictionary: then it is hardly a proper name by itself."""
    return bool(_jieba().has_word(word))


@functools.lru_cache(maxsize=1 << 15)
def word_class(word: str) -> str:
    """What the dictionary says a word is: nr a person, ns a place, n, v, a …; nothing where it is no word."""
    if len(word) < 2 or not _jieba().has_word(word):
        return ""
    tagged = _jieba().tag(word)
    return _CLASS.get(tagged[0][1], tagged[0][1][0]) if len(tagged) == 1 else "n"


@functools.lru_cache(maxsize=1 << 13)
def made_of_words(text: str) -> bool:
    """Whether the text is made of general words of two characters and more, no names among them."""
    return all(
        len(word) > 1 and _CLASS.get(tag, tag) not in ("nr", "ns", "nt", "nz")
        for word, tag in _jieba().tag(text)
    )


_CLASS = {"nr": "nr", "nrt": "nr", "nrfg": "nr", "ns": "ns", "nt": "nt"}
