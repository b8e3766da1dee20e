"""Printed text as HTML: escaped, isolated, its language said, converted and marked where asked.

Every word that came from a page goes through here; templates never mark printed text safe by themselves.
"""

from __future__ import annotations

import functools
import html
import itertools
import re
from collections.abc import Callable, Iterable, Sequence
from typing import Final, Literal, TypeAlias

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from shuzibao.script import convert
from shuzibao.script.characters import HALF_PAIR, NEVER_FIRST, OPENERS
from shuzibao.script.titles import HAN, PRINTED_BREAK, stands_across, unbroken
from shuzibao.script.words import words

# Controls, surrogates and noncharacters are no HTML; embeddings, overrides and isolates (U+202A.., U+2066..)
# and the marks have no glyph and would turn round the words beside them. None of them can be printed.
UNPRINTABLE: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\ufeff"
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]"
)
SHORT: Final = 6  # characters of a name that stay together whatever the width: five stand in a line of large print
LANG: Final = {"hans": "zh-Hans", "hant": "zh-Hant", "mixed": "zh-Hant"}

Marks: TypeAlias = Iterable[tuple[int, int]]
Links: TypeAlias = Sequence[tuple[int, int, str]]


def clean(text: str) -> str:
    """The text without what no page can show: fit for an attribute, a title, a feed."""
    return UNPRINTABLE.sub("", text)


def lang_of(text: str, script: str) -> str:
    """The BCP 47 tag of a run: by the article's script; text without one Han character is Latin."""
    return LANG.get(script, "zh-Hans") if HAN.search(text) else "en"


@functools.lru_cache(maxsize=4096)
def _converted(text: str, script: Literal["hans", "hant"]) -> str:
    return convert(text, script)


def shown(text: str, script: str) -> str:
    """The text in the script that the reader wants; "printed" gives it as it is."""
    if script == "hans" or script == "hant":
        # the converter takes no half of a pair; \0 is as long, and as unprintable
        return _converted(HALF_PAIR.sub("\0", text), script)
    return text


def as_html(text: str, script: str = "printed", marks: Marks = (), links: Links = ()) -> SafeString:
    """The text escaped and converted, with `marks` (start, end in `text`) as <mark>.

    links: (start, end, address), apart from each other; a mark that reaches over an end is cut there.
    """
    if not links:
        return _marked(text, script, marks, ())
    shown_part = _shower(text, script)
    pieces: list[str] = []
    at = 0
    for start, end, address in links:
        pieces.append(_with_marks(shown_part, at, start, marks))
        inside = _with_marks(shown_part, start, end, marks)
        pieces.append(f'<a class="fact" href="{escape(address)}">{inside}</a>')
        at = end
    pieces.append(_with_marks(shown_part, at, len(text), marks))
    return mark_safe("".join(pieces))


def _shower(text: str, script: str) -> Callable[[int, int], str]:
    """The HTML of a stretch; converted as one text where that keeps offsets, else by itself."""
    whole = shown(text, script)
    same = len(whole) == len(text)
    return lambda start, end: _piece(whole[start:end] if same else shown(text[start:end], script))


def _with_marks(part: Callable[[int, int], str], start: int, end: int, marks: Marks) -> str:
    pieces: list[str] = []
    at = start
    for low, high in sorted(marks):
        low, high = max(low, at), min(high, end)
        if low < high:
            pieces += [part(at, low), f"<mark>{part(low, high)}</mark>"]
            at = high
    pieces.append(part(at, end))
    return "".join(pieces)


def _wide(text: str, names: Iterable[str]) -> list[tuple[int, int]]:
    """Where the names stand that no short line may hold, apart from each other, the longest first; with the signs
    that no line's end may part from them."""
    found: list[tuple[int, int]] = []
    for name in sorted({name for name in names if len(name) > SHORT}, key=len, reverse=True):
        for place in re.finditer(re.escape(name), text):
            start, end = place.span()
            while start and text[start - 1] in OPENERS:
                start -= 1
            while end < len(text) and text[end] in NEVER_FIRST:
                end += 1
            if all(end <= low or high <= start for low, high in found):
                found.append((start, end))
    return sorted(found)


def headline_as_html(
    text: str, script: str = "printed", marks: Marks = (), names: tuple[str, ...] = ()
) -> SafeString:
    """As `as_html`, for large type: broken where the print broke it, else between words.

    A space between Han characters was a line's end in print: each part is a <span class="part">, which
    the style sheet keeps on one line where there is room. Within a part only a <wbr> may break
    (word-break: keep-all), so 六中全会 stays whole. Marks go before parts: both may overlap.
    names: see `word_ends`.
    """
    if marks:
        return _marked(text, script, marks, word_ends(text, names))
    text = unbroken(text, names)
    if not PRINTED_BREAK.search(text):
        return _whole(text, script, names)
    parts = (_whole(part, script, names) for part in PRINTED_BREAK.split(text))
    return mark_safe(" ".join(f'<span class="part">{part}</span>' for part in parts))


def _whole(text: str, script: str, names: tuple[str, ...]) -> SafeString:
    """A text without marks; a long name is a <span class="whole">, which goes to the next line rather than be cut."""
    ends = word_ends(text, names)
    show = _shower(text, script)
    pieces: list[str] = []
    at = 0
    for start, end in [*_wide(text, names), (len(text), len(text))]:
        pieces.append(_between_words(show, at, start, ends))
        if start < end:
            pieces.append(f'<span class="whole">{_between_words(show, start, end, ends)}</span>')
        at = end
    return mark_safe("".join(pieces))


def _between_words(
    show: Callable[[int, int], str], start: int, end: int, ends: Iterable[int]
) -> str:
    """A stretch with a place to break at each of the ends inside it."""
    cuts = [start, *(cut for cut in ends if start < cut < end), end]
    return "<wbr>".join(show(a, b) for a, b in itertools.pairwise(cuts))


@functools.lru_cache(maxsize=4096)
def word_ends(text: str, names: tuple[str, ...] = ()) -> tuple[int, ...]:
    """Where a line of a headline may end: between two words, not beside punctuation or a space.

    names: what the record knows in it (see `reader.whole`); no line ends inside a short one. The dictionary
    alone takes 沈砚秋 for three words. A long one is kept by `_whole`, and broken only where no line holds it.
    """
    short = [name for name in names if len(name) <= SHORT]
    ends: list[int] = []
    at = 0
    for word in words(
        UNPRINTABLE.sub("\ufffd", text)
    ):  # as long; no dictionary takes a lone surrogate
        at += len(word)
        between = 0 < at < len(text) and HAN.match(text[at - 1]) and HAN.match(text[at])
        if between and not stands_across(text, at, short):
            ends.append(at)
    return tuple(ends)


def _marked(text: str, script: str, marks: Marks, ends: Iterable[int]) -> SafeString:
    whole = shown(text, script)
    same = len(whole) == len(text)  # then offsets hold, and phrases are converted as phrases

    def part(start: int, end: int) -> str:
        cuts = [start, *(cut for cut in ends if start < cut < end), end]
        pairs = itertools.pairwise(cuts)
        return "<wbr>".join(
            _piece(whole[a:b] if same else shown(text[a:b], script)) for a, b in pairs
        )

    pieces: list[str] = []
    at = 0
    for start, end in sorted(marks):
        start, end = max(start, at), min(end, len(text))
        if start < end:
            pieces += [part(at, start), f"<mark>{part(start, end)}</mark>"]
            at = end
    pieces.append(part(at, len(text)))
    return mark_safe("".join(pieces))


def cut_as_html(text: str, script: str, cuts: Iterable[tuple[int, int]]) -> list[SafeString]:
    """The stretches of a text, each as HTML; converted as one text where that keeps offsets."""
    whole = shown(text, script)
    same = len(whole) == len(text)
    stretches = (whole[a:b] if same else shown(text[a:b], script) for a, b in cuts)
    return [mark_safe(_piece(stretch)) for stretch in stretches]


def _piece(text: str) -> str:
    return html.escape(
        clean(text)
    )  # as Django's, which asks of each word whether it is to be translated
