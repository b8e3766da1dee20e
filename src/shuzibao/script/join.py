"""Printed lines to running text: which breaks and spaces go, which stay.

What goes: line breaks, and spaces next to a Chinese character or Chinese punctuation, which extraction puts in.
What stays: spaces between Latin words; in headings also the one between the two halves of a headline.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

from shuzibao.script.characters import SPACE, is_han, is_wide
from shuzibao.script.fold import fold
from shuzibao.script.surnames import is_name

# 本报记者 张三: the space after the word for a writer is printed, a quarter of an em or more.
A_WRITER = re.compile(r"^(?:本报|本報|特约|特約|实习|實習)?(?:记者|記者|通讯员|通訊員)")
# （记者 汪洋 曲直）, 通讯员汪洋 曲直报道: so is the one between two writers.
WRITERS_SO_FAR = re.compile(
    r"(?:记者|記者|通讯员|通訊員) ?[\u4e00-\u9fff]{2,4}(?: [\u4e00-\u9fff]{2,4}){0,2}$"
)
WRITERS_DONE = re.compile(
    r"(?:记者|記者|通讯员|通訊員) ?[\u4e00-\u9fff]{2,4}(?: [\u4e00-\u9fff]{2,4}){0,3}(?:报道|報道|报导|報導)$"
)
ANOTHER_NAME = re.compile(r"[\u4e00-\u9fff]{2,4}(?=[）)】〕]|报道|報道|报导|報導|$)")
NAME_IN_BRACKETS = re.compile(r"[。！？”…][（(](?:[\u4e00-\u9fff]{2,4} )*[\u4e00-\u9fff]{2,4}$")
BEFORE_A_NAME = re.compile(
    r"(?:记者|記者|通讯员|通訊員|特约|特約|编辑|編輯|摄影|攝影|撰文|作者|校对|校對|美编|美編|文|图|圖|/)$"
)
# 本报讯 11月24日: so is the space that sets the dateline off.
# 北都讯 记者林知秋 昨日: and the one behind the writers that a dateline names.
AFTER_ITS_WRITERS = re.compile(
    r"^[^，。（(]{0,12}(?:讯|訊|电|電) ?(?:本报|本報|特约|特約|实习|實習)?(?:记者|記者|通讯员|通訊員) ?(?P<name>[\u4e00-\u9fff]{2,4})$"
)
# 梨园镇　卞小满: a wide space between the words of a line without a mark.
WIDE_SPACE = re.compile(r"[\u4e00-\u9fff]{2}\u3000+[\u4e00-\u9fff]{2}")
AFTER_A_DATELINE = re.compile(r"^[^，。（(]{0,12}(?:讯|訊|电|電|消息|报道|報道)[】〗）]?$")
# A page whose extraction put spaces in at will: from one stray space in this many Chinese characters.
STRAY_EVERY = 60
RUNNING = re.compile("[，。、；]")
STRAY = re.compile(
    r"(?<=[\u3400-\u9fff，。、；：！？”）])[ \u3000]+(?=[\u3400-\u9fff“（\d])|(?<=\d)[ \u3000]+(?=[\u3400-\u9fff])"
)


class Setting(Enum):
    """How lines are joined: running text, a heading (one space between its lines), or furniture (spaces as they are)."""

    TEXT = "text"
    HEADING = "heading"
    AS_IS = "as is"


@dataclass(frozen=True, slots=True)
class Stretch:
    """One printed stretch of a joined text: `text[at : at + length]` came from piece `piece`.

    start, end: of the stretch in its piece, outer spaces left out.
    """

    piece: int
    start: int
    end: int
    at: int
    length: int


def is_spaced(texts: Iterable[str]) -> bool:
    """Whether extraction put spaces into these lines at will, so that none of them means anything.

    Told by running text alone: a masthead or a heading is spaced by its compositor.
    """
    stray = size = 0
    for text in filter(RUNNING.search, texts):
        stray += sum(not _set_off(text, found) for found in STRAY.finditer(text))
        size += len(text)
    return stray >= 5 and stray * STRAY_EVERY > size


def _set_off(text: str, space: re.Match[str]) -> bool:
    """A space that compositors set: behind a dateline, around a writer's or a photographer's name."""
    left, right = text[: space.start()], text[space.end() :]
    return (
        BEFORE_A_NAME.search(left) is not None
        or AFTER_A_DATELINE.match(left) is not None
        or _names_its_writer(left)
        or A_WRITER.match(right) is not None
        or right[:1] in tuple("摄攝")
    )


def tidy(text: str, setting: Setting = Setting.TEXT, spaced: bool = True) -> str:
    """One printed line as text, with the spaces that extraction put in taken out.

    spaced: see `is_spaced`; on a page that is not, the space behind 本报讯 and the one between the two equal
    halves of a quoted slogan are the compositor's and stay.
    """
    heading = setting is Setting.HEADING
    parts = SPACE.split(text.strip())
    parts = [part for part in parts if part]
    if len(parts) < 2:
        return parts[0] if parts else ""
    if setting is Setting.AS_IS:
        return " ".join(parts)
    if heading and _letterspaced(parts):
        return "".join(parts)
    if not any(is_han(character) for character in text):
        return " ".join(parts)
    out = parts[0]
    wide = not spaced and not RUNNING.search(text) and WIDE_SPACE.search(text) is not None
    for above, part in pairwise(parts):
        apart = wide and min(len(above), len(part)) > 1
        belongs = _space_belongs(out, part, heading) or (not spaced and _printed_space(out, part))
        belongs = belongs or apart
        out += (" " if belongs and not _spread_number(above, part) else "") + part
    return out


LAST_FIGURES = re.compile(r"(?:^|[^\d.,%])[\d.,]$")
FIRST_FIGURES = re.compile(r"[\d.,%](?![\d.,])")


def _spread_number(left: str, right: str) -> bool:
    """8 5 3 5件: the figures of a number in a justified line, spaced like its Chinese characters."""
    return LAST_FIGURES.search(left) is not None and FIRST_FIGURES.match(right) is not None


def _letterspaced(parts: Sequence[str]) -> bool:
    """新 年 贺 词: a heading spaced out to fill its line; two halves or three of a headline are longer."""
    single = sum(len(part) == 1 for part in parts)
    return single == len(parts) or (len(parts) >= 3 and single * 4 >= len(parts) * 3)


def _space_belongs(left: str, right: str, heading: bool) -> bool:
    before, after = left[-1], right[0]
    if not is_wide(before) and not is_wide(after):
        return True
    if heading and is_wide(before) and is_wide(after):
        return not (before in "“‘（《「『" or after in "，。、；：！？”’）》」』")
    if not is_wide(after) or after in "（）。，、：；？！”’》」":
        return False
    another = ANOTHER_NAME.match(right)
    return (
        BEFORE_A_NAME.search(left) is not None
        or (A_WRITER.match(right) is not None and is_han(before))
        or (WRITERS_SO_FAR.search(left) is not None and another is not None and is_name(another[0]))
        or (AFTER_A_DATELINE.match(left) is not None and is_han(after))
        or (WRITERS_DONE.search(left) is not None and is_han(after))
        or (_names_its_writer(left) and is_han(after))
    )


def _names_its_writer(left: str) -> bool:
    found = AFTER_ITS_WRITERS.match(left)
    return found is not None and is_name(fold(found["name"]))


def _printed_space(left: str, right: str) -> bool:
    if AFTER_A_DATELINE.match(left):
        return True
    opened = re.search(r"[“《「]([\u3400-\u9fff]{4,16})$", left)
    closed = re.match(r"([\u3400-\u9fff]{4,16})[”》」]", right)
    return opened is not None and closed is not None and len(opened[1]) == len(closed[1])


def join(
    pieces: Sequence[str], setting: Setting = Setting.TEXT, spaced: bool = True
) -> tuple[str, tuple[Stretch, ...]]:
    """The running text of printed pieces in reading order, and where each piece stands in it.

    In a heading the printed lines are joined with one space; in running text only where Latin words meet,
    and a hyphen that broke a Latin word goes (its stretch has length 0).
    """
    heading = setting is not Setting.TEXT
    upright = sum(len(piece.strip()) == 1 for piece in pieces) > 2
    out = ""
    stretches: list[Stretch] = []
    for number, piece in enumerate(pieces):
        text = tidy(piece, setting, spaced)
        if not text:
            continue
        start = len(piece) - len(piece.lstrip())
        end = len(piece.rstrip())
        if out:
            if not heading and _broken_word(out, text):
                out = out[:-1]
                stretches[-1:] = _without_hyphen(stretches[-1])
            elif _space_between(out, text, heading, upright):
                out += " "
        stretches.append(Stretch(number, start, end, len(out), len(text)))
        out += text
    return out, tuple(stretches)


def _space_between(left: str, right: str, heading: bool, upright: bool) -> bool:
    """Whether a space stands where two printed lines meet; not in a vertical heading, one character a line."""
    if heading:
        return not upright
    if LATIN_DASH.search(left[-2:] + " " + right[:2]):
        return True
    return not (is_wide(left[-1]) or is_wide(right[0])) or _inside_byline(left, right)


LATIN_DASH = re.compile(r"[A-Za-z,.]—? —?[A-Za-z]")
IN_A_BYLINE = re.compile(r"[（(][^（）()，。]{0,24}$")
OF_THE_HOUSE = re.compile(r"(?:[全融]媒[体體]|本[报報刊]|首席|特[约約]|[实實][习習]|[见見][习習])$")
WRITERS = ("记者", "記者", "通讯员", "通訊員")


def _inside_byline(left: str, right: str) -> bool:
    """（记者 李明 | 通讯员 王芳）: a byline that runs over the line's end has lost its space there."""
    if not (left.endswith(WRITERS) or right.startswith(WRITERS)):
        return False
    return IN_A_BYLINE.search(left[-30:]) is not None and not OF_THE_HOUSE.search(left)


def _broken_word(left: str, right: str) -> bool:
    """news- | paper: a hyphen after a letter at the line's end, and a small letter opens the next."""
    return left.endswith("-") and "a" <= left[-2:-1] <= "z" and "a" <= right[:1] <= "z"


def _without_hyphen(last: Stretch) -> list[Stretch]:
    return [
        Stretch(last.piece, last.start, last.end - 1, last.at, last.length - 1),
        Stretch(last.piece, last.end - 1, last.end, last.at + last.length - 1, 0),
    ]
