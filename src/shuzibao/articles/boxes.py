"""What stands in a box of a page and is told by a run of lines together: a list of contents 导读, an advertisement."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from shuzibao.conventions.calls import CALL
from shuzibao.conventions.furniture import EDITORS
from shuzibao.layout.signs import Signs

CONTENTS = re.compile(
    r"^[【■◆●▲]*(?:今日|本期|内页|本版|要闻|新闻)?(?:导读|导览|提要|看点|目录)[】]*$"
)
# 学校门口的小饭桌，谁来管〔2版〕: what stands on another page, and on which.
ENTRY = re.compile(
    r"[^。；〔〕]{4,48}?(?:[〔（(【\[/·…]*(?:第?[A-D]?\d{1,2}版|[A-D]\d{1,2})[〕）)】\]]?)$"
)
MOST_ENTRY_LINES = 3
FEWEST_ENTRIES = 3  # of a list without a head that says what it is


def told_by_boxes(
    signs: Sequence[Signs], known: Collection[int]
) -> tuple[list[Signs], set[int], list[int], set[int]]:
    """The signs, those of advertisements' lines as lines of a form; the lines of lists of contents; the heads of
    advertisements; and all their lines.

    known: lines that are known to be something else.
    """
    lists = contents(signs)
    shown = list(advertisements(signs, {*known, *lists}))
    inside = {i for lines in shown for i in lines}
    heads = [lines[0] for lines in shown]
    told = [
        replace(sign, form=i not in heads, furniture=None) if i in inside else sign
        for i, sign in enumerate(signs)
    ]
    return told, lists, heads, inside


def contents(signs: Sequence[Signs]) -> set[int]:
    """The lines of lists of contents: under a head that says so, or three entries and more below each other."""
    found: set[int] = set()
    i = 0
    while i < len(signs):
        headed = CONTENTS.match(signs[i].text) is not None
        end = i + headed
        entries = 0
        while size := _entry(signs, end, 1 if not (headed or entries) else MOST_ENTRY_LINES):
            end += size
            entries += 1
        if entries >= (1 if headed else FEWEST_ENTRIES):
            found.update(range(i, end))
        i = max(end, i + 1)
    return found


def _entry(signs: Sequence[Signs], at: int, most: int) -> int:
    """How many lines the entry has that begins here, 0 where none does. most: at most so many."""
    text = ""
    for k in range(at, min(at + most, len(signs))):
        if signs[k].jump is not None or (signs[k].ends_sentence and k > at):
            return 0
        text += signs[k].text
        if ENTRY.match(text):
            return k + 1 - at
    return 0


# The paper's own: where to send news, who made the page.
OF_THE_PAPER = re.compile(r"新闻热线|投稿|[报爆]料|本版|订报|发行|广告(?:热线|部|刊登)|刊登")
LONGEST_NAME, LONGEST_LINE = 16.0, 40.0  # ems
FEWEST_LINES = 2


def advertisements(signs: Sequence[Signs], aside: Collection[int]) -> Iterator[range]:
    """The advertisements set as display lines: what is offered, then lines that are no sentences, with a number to call.

    aside: lines that are known to be something else.
    """
    i = 0
    while i < len(signs):
        end = i
        while end < len(signs) and _is_displayed(signs[end], end in aside):
            end += 1
        above = i == 0 or signs[i - 1].ends_sentence or signs[i - 1].furniture is not None
        yield from _parted(signs, i, end) if above else ()
        i = max(end, i + 1)


def _parted(signs: Sequence[Signs], start: int, end: int) -> Iterator[range]:
    """The advertisements of a run of display lines: each ends with its call, the last one of the page with the page."""
    while start < end and _is_offer(signs[start]):
        calls = [k for k in range(start + FEWEST_LINES - 1, end) if CALL.search(signs[k].text)]
        if not calls:
            return
        last = calls[0]
        while last + 1 < end and (last + 1 in calls or not _is_offer(signs[last + 1])):
            last += 1
        last = end - 1 if end == len(signs) and calls[-1] <= last else last
        yield range(start, last + 1)
        start = last + 1


def _is_displayed(sign: Signs, aside: bool) -> bool:
    return (
        not aside
        and sign.heading is None
        and not (sign.ends_sentence or sign.stops or sign.jump or sign.ends_open or sign.item)
        and sign.width <= LONGEST_LINE
        and not OF_THE_PAPER.search(sign.text)
        and not EDITORS.search(sign.text)
    )


def _is_offer(sign: Signs) -> bool:
    """Who offers, or what: a name and no sentence, nor a fact of a form."""
    return (
        len(sign.text) > 1
        and sign.width <= LONGEST_NAME
        and not (sign.pauses or sign.form or sign.furniture)
        and not re.search(r"[\d：:]", sign.text)
    )
