"""A passage: one element's text made ready for the grammar, every offset leading back to the print."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from shuzibao.model import Article, Role
from shuzibao.record.base import Word
from shuzibao.record.language.leanings import Leanings
from shuzibao.record.people.surnames import surname_length
from shuzibao.script import fold

# Roles that tell something. A jump line or a section head names no fact of this story.
TELLING = (
    Role.KICKER,
    Role.HEADLINE,
    Role.DECK,
    Role.BYLINE,
    Role.DATELINE,
    Role.PARAGRAPH,
    Role.CROSSHEAD,
    Role.CAPTION,
    Role.CREDIT,
)
DISPLAY = (Role.KICKER, Role.HEADLINE, Role.DECK)

# Full-width forms and quote marks to one form each, length kept (design: folded in the key only).
ONE_FORM: dict[int, int | str] = {
    ord(c): chr(ord(c) - 0xFEE0) for c in map(chr, range(0xFF10, 0xFF5B))
}
ONE_FORM |= str.maketrans(
    "「」『』﹁﹂﹃﹄〝〞％，．：（）　﹣－∼〜~～•‧・", "“”‘’“”‘’“”%，.：（） --～～～～···"
)
ONE_FORM |= str.maketrans("()【】;?!；？！／╱∕", "（）（）；？！；？！///")
NARROW_COMMA = re.compile(r"(?<=[\u4e00-\u9fff”）》]),|,(?=[\u4e00-\u9fff“《（])")
NARROW_COLON = re.compile(r"(?<=[\u4e00-\u9fff]):")
# Single marks that stand in no double ones are the outer marks of a paper that prints the others inside.
OUTER = re.compile(r"‘([^‘’“”]*)’")
SPACE = re.compile(r"\s+")
# 记者 王 强: a name of two characters is set as wide as its neighbours of three.
APART = re.compile(
    r"(?:(?<![\u4e00-\u9fff])|(?<=记者)|(?<=通讯员)|(?<=摄影)|(?<=作者)|(?<=编辑))(?P<surname>[\u4e00-\u9fff])"
    r"(?P<space>\s{1,2})(?=[\u4e00-\u9fff](?P<next>$|[^\u4e00-\u9fff]))"
)
# Where such a name stands: behind who writes or takes pictures, before what he does, in a list.
WRITERS = re.compile(
    r"(?:记者|通讯员|评论员|实习生|摄影|供图|撰文|作者|编辑|责编|校对|文|图)[^\u4e00-\u9fff]?(?:[^，。；！？]{0,24}[^\u4e00-\u9fff])?$"
)
CREDITED = re.compile(r"[\u4e00-\u9fff]\s?/?\s?(?:摄|文|图|报道|供图|撰文)(?![\u4e00-\u9fff]{2})")
SENTENCE = re.compile(r"[^。！？!?；…\n]*(?:[。！？!?；]+|…+|\n|$)[”’）》]*")


@dataclass(frozen=True, slots=True)
class Passage:
    """One element, folded and squeezed.

    text: simplified, one form for quotes and digits, without the spaces that mean nothing.
    at: for each character of `text`, its place in the element's own text, and the end.
    sentences: (start, end) in `text`. words: as the name finder cut them. leanings: of its state.
    """

    element: int
    role: Role
    printed: str
    text: str
    at: tuple[int, ...]
    sentences: tuple[tuple[int, int], ...]
    words: tuple[Word, ...] = ()
    leanings: Leanings = field(default_factory=Leanings, compare=False, repr=False)

    @property
    def display(self) -> bool:
        return self.role in DISPLAY

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Characters start … end of `text` as characters of the element's text."""
        return self.at[start], self.at[end - 1] + 1

    def sentence_at(self, position: int) -> tuple[int, int]:
        for start, end in self.sentences:
            if start <= position < end:
                return start, end
        return (0, len(self.text))


def passages_of(article: Article) -> list[Passage]:
    """The article's telling elements, in reading order."""
    return [
        passage_of(index, element.role, element.text)
        for index, element in enumerate(article.elements)
        if element.role in TELLING and element.text.strip()
    ]


def passage_of(index: int, role: Role, printed: str) -> Passage:
    formed = fold(printed).translate(ONE_FORM)
    formed = NARROW_COLON.sub("：", NARROW_COMMA.sub("，", formed))
    if "“" not in formed:
        formed = OUTER.sub(r"“\1”", formed)
    kept: list[str] = []
    at: list[int] = []
    inside = _inside_names(formed)
    for place, character in enumerate(formed):
        if character.isspace():
            if place in inside or _means_nothing(kept, formed, place):
                continue
            character = " "
        kept.append(character)
        at.append(place)
    text = "".join(kept).rstrip()
    at = [*at[: len(text)], len(printed)]
    return Passage(index, role, printed, text, tuple(at), _sentences(text))


def _inside_names(formed: str) -> frozenset[int]:
    """The spaces inside names of two characters that are set wide (王 强), among writers or in a list."""
    found: set[int] = set()
    last = -1
    for match in APART.finditer(formed):
        start, end = match.span()
        if start <= last or surname_length(match["surname"], backed=True) != 1:
            continue  # 强|李 of 王 强 李 明
        listed = formed[start - 1 : start] == "、" or match["next"] == "、"
        if listed or WRITERS.search(formed[:start]) or CREDITED.match(formed, end):
            found.update(range(*match.span("space")))
            last = end
    return frozenset(found)


def _means_nothing(kept: list[str], formed: str, place: int) -> bool:
    """A space beside a digit, a bracket or another space; one between two words of a headline is kept."""
    if not kept or kept[-1] == " ":
        return True
    follows = formed[place:].lstrip()[:1]
    before = kept[-1]
    if before.isascii() and follows.isascii() and follows.isalnum() and before.isalnum():
        return before.isdigit() != follows.isdigit() and False
    return (
        before.isdigit()
        or follows.isdigit()
        or before in "，。、；：（“《"
        or follows in "，。、；：）”》"
    )


def _sentences(text: str) -> tuple[tuple[int, int], ...]:
    return tuple(match.span() for match in SENTENCE.finditer(text) if match.group())
