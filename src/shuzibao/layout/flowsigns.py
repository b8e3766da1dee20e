"""The evidence for what a line of a dump is and how it follows the line above: named features, to be weighed.

A feature is a name of `flowweights.WEIGHTS` and a value; the cost of a reading is the sum of weight times value,
in nats, and of how badly its lines fill their measures (`flow.py`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import IntEnum

from shuzibao.layout.rhythm import Rhythm
from shuzibao.layout.signs import NOTE, Signs
from shuzibao.script.words import hangs, word_across

Features = list[tuple[str, float]]


class Part(IntEnum):
    """What a line is in the flow."""

    FIRST = 0
    MIDDLE = 1
    LAST = 2
    ONLY = 3
    HEADING = 4


class Step(IntEnum):
    """How a line follows the one above it. RUN_UNSET: on, where lines are set to no measure.

    RUN_ORPHAN: on from a paragraph's first line. CUT…: the text above stops in the middle; …ORPHAN: on a paragraph's first line, which compositors avoid.
    """

    RUN = 0
    RUN_MEASURE = 1
    RUN_UNSET = 2
    NEXT = 3
    NEXT_MEASURE = 4
    TO_HEAD = 5
    HEADS = 6
    HEAD_TEXT = 7
    HEAD_INSIDE = 8
    CUT_HEAD = 9
    CUT_HEAD_ORPHAN = 10
    CUT_NEXT = 11
    CUT_NEXT_ORPHAN = 12
    CUT_INSIDE = 13
    RUN_ORPHAN = 14


RUNS = (Step.RUN, Step.RUN_MEASURE, Step.RUN_UNSET, Step.RUN_ORPHAN)

INDENTED = 1.5  # ems of leading space that are an indent by themselves
LONG_HEADING = 30.0  # ems; longer lines are less and less a heading
SHORTEST_ECHO = 5  # characters
BYLINED = (
    3.0  # so much speaks against running on past what was set aside where a byline is (see `Signs`)
)
GAP_TELLS = 0.6  # how constant the gap inside paragraphs is, before another one tells anything

# “多少钱？”: somebody's words in full, a paragraph of a talk.
SAID = re.compile(r"^[“「『][^“”「」『』]*[。！？!?…—]+[”」』]$")
# “山上有灯，山下才踏实”: somebody's words without a full stop.
QUOTED = re.compile(r"[“「『][^“”「」『』。]{4,20}[”」』]")
# ●搖櫓, 【關於魚】: a sign before it, or brackets around it, and no sentence.
SIGNED = re.compile(r"^(?:[●■◆★▲○□◇◎☆▍▎◤▌][^，。；]{1,22}|【[^】]{2,22}】)$")

# 座谈会上，… 活动现场，… opens a paragraph, if not a story.
SCENE = re.compile(r"[^，。]{0,4}(?:会上|会后|仪式上|现场|活动中|当天|当日)，")


def part_features(sign: Signs, echo: float, marked: bool) -> tuple[Features, ...]:
    """For each `Part`, what speaks for or against this line's being one.

    echo: how much of the line is said again right below. marked: the source marks its headings.
    """
    text: Features = [("text marked", 1.0)] if sign.heading else []
    opens: Features = [("text small", 1.0)] if sign.small else []
    on: Features = []
    if sign.ends_sentence:
        on.append(("open stop", 1.0))
    elif not (sign.pauses or sign.stops or sign.latin):
        on.append(("open plain", min(sign.width, 20.0)))
    if sign.signed_off or sign.credited:
        on.append(("open signed", 1.0))
    if sign.form:
        on.append(("open form", 1.0))
    ends: Features = [(_end(sign), 1.0)]
    if sign.signed_off or sign.credited:
        ends.append(("end signed", 1.0))
    first: Features = [("first", 1.0), *text, *opens, *on]
    middle: Features = [("middle", 1.0), *text, *on]
    only: Features = [("only", 1.0), *text, *opens, *ends]
    if sign.starts_inside:
        first.append(("first inside", 1.0))
        only.append(("only inside", 1.0))
    if sign.latin and not sign.small:
        middle.append(("text capital", 1.0))
    return first, middle, [("last", 1.0), *text, *ends], only, _heading(sign, echo, marked)


def _end(sign: Signs) -> str:
    if sign.form or sign.listed:
        return "end form"
    if sign.ends_sentence:
        return "end stop"
    if sign.ends_colon:
        return "end colon"
    return "end pause" if sign.ends_open else "end nothing"


# 问：剩菜能吃吗？ is talk, though it asks as a headline does.
ASKS = re.compile(r"[问答QA][：:].{4}")


def _heading(sign: Signs, echo: float, marked: bool) -> Features:
    if sign.heading:
        return []
    found: Features = [
        ("heading", 1.0),
        ("heading stops", float(sign.stops)),
        ("heading pauses", float(min(sign.pauses, 3))),
        ("heading long", max(0.0, sign.width - LONG_HEADING)),
        ("heading follows", 0.0 if sign.item else max(0.0, -sign.opening)),
    ]
    exclaims = sign.text.rstrip("”’』」）)")[-1:] in tuple("！？!?…")
    told = {
        "heading latin": sign.latin,
        "heading sentence": sign.ends_sentence and not exclaims,
        "heading exclaims": sign.ends_sentence and exclaims,
        "heading bold": sign.bold,
        "heading spread": sign.spread,
        "heading numbered": sign.numbered,
        "heading parted": sign.parted,
        "heading continued": sign.continued,
        "heading listed": sign.listed and not sign.bold,
        "heading set in": INDENTED <= sign.indent < 2 * INDENTED and sign.pauses > 0,
        "heading bracket": sign.bracket_open,
        "heading form": sign.form,
        "heading aside": NOTE.fullmatch(sign.text) is not None,
        "heading opens": sign.opening >= 3 or sign.caption,
        "heading open end": sign.ends_open,
        "heading quotes on": sign.quotes_on,
        "heading inside": sign.starts_inside or _goes_on(sign),
        "heading hangs": hangs(sign.text),
        "heading plain": not (sign.pauses or sign.stops or sign.ends_sentence),
        "heading tiny": len(sign.text) < 3,
        "heading said": sign.ends_sentence and SAID.match(sign.text) is not None,
        "heading quoted": not sign.ends_sentence and QUOTED.fullmatch(sign.text) is not None,
        "heading asks": not sign.bold and ASKS.match(sign.text) is not None,
        "heading signed": not sign.ends_sentence and SIGNED.match(sign.text) is not None,
    }
    found += [(name, 1.0) for name, holds in told.items() if holds]
    if (exclaims or not sign.ends_sentence) and len(sign.text) >= SHORTEST_ECHO:
        found += [("heading no echo", 1.0), ("heading echo", echo)]
    if marked and not sign.bold:
        found += [
            ("heading unmarked", 1.0),
            ("heading unmarked pauses", float(min(sign.pauses, 2))),
            ("heading unmarked width", max(0.0, sign.width - 12)),
        ]
    return found


def _goes_on(sign: Signs) -> bool:
    """（上接第1版）村里先把路修到了…: the text of another page goes on behind the words that say so."""
    return sign.jump is not None and not sign.jump.onward and sign.text != ""


def step_features(above: Signs, below: Signs, rhythm: Rhythm) -> tuple[Features, ...]:
    """For each `Step`, what speaks for or against the line's following the one above so."""
    word = float(not above.ends_sentence and bool(word_across(above.text, below.text)))
    gap = rhythm.gap_told * (rhythm.gap_told > GAP_TELLS and below.blank_before != rhythm.gap)
    onward = float(above.jump is not None and above.jump.onward)
    back = float(below.jump is not None and not below.jump.onward)
    bylined = float(below.interrupted >= BYLINED)
    apart = float(0 < below.interrupted < BYLINED)
    opening = min(max(0.0, below.opening), 4.0)
    start = _start(below, rhythm)
    run = _run(above, below, rhythm, word, gap, onward + back)
    next_ = [
        ("next", 1.0),
        ("next item", float(_item(above, below))),
        ("next said", float(above.ends_colon and below.text[:1] in tuple("“「『"))),
        ("next together", float(rhythm.parted and below.blank_before <= rhythm.gap)),
        ("next gap", gap),
        ("next bylined", bylined),
        ("next apart", apart),
        *start,
    ]
    cut: Features = [
        ("cut", 1.0),
        ("cut word", word),
        ("cut inside", float(below.starts_inside)),
        ("cut gap", gap),
        ("cut bylined", bylined),
        ("cut apart", apart),
        ("cut jump", onward + 0.5 * back),
    ]
    cut_head = [*cut, ("cut before head", 1.0)]
    cut_next = [*cut, ("cut before text", 1.0), ("cut opening", opening), *start]
    orphan = ("cut orphan", 1.0)
    alike = abs(above.width - below.width) <= 1.0 or bool(word)
    head_text: Features = [
        ("head text", 1.0),
        ("head text start", sum(_HAND[name] * value for name, value in start)),
        ("head text opening", opening),
        ("head text word", word),
        ("head text gap", gap),
        ("head text bylined", bylined),
        ("head text foot", float(below.foot)),
    ]
    found: list[Features] = [
        run,
        [*run, ("run measure", 1.0)],
        [*run, ("run unset", 1.0)],
        next_,
        [*next_, ("next measure", 1.0)],
        [("to head", 1.0), ("to head gap", gap)],
        [("heads", 1.0), ("heads alike", float(alike)), ("heads gap", gap)],
        head_text,
        [*cut, ("head then inside", 1.0)],
        cut_head,
        [*cut_head, orphan],
        cut_next,
        [*cut_next, orphan],
        cut,
        [*run, ("run orphan gap", gap)],
    ]
    if above.opens_over and below.closes_over:
        for step in Step:
            if step not in RUNS and step is not Step.HEADS:
                found[step] = [*found[step], ("bracket parted", 1.0)]
    return tuple(found)


# How an opening is told counts for less below a heading, where little else can stand.
_HAND: Mapping[str, float] = {
    "start set in": -1.5,
    "start set in kept": -1.5,
    "start set in slightly": -0.4,
    "start flush kept": 2.0,
    "start signature": 2.5,
}


def _start(below: Signs, rhythm: Rhythm) -> Features:
    found: Features = [("start signature", 1.0)] if below.signature else []
    if rhythm.indents_kept and not (below.caption and not below.indent):
        found.append(("start set in kept" if below.indent > 0 else "start flush kept", 1.0))
    elif below.indent > 0:
        found.append(("start set in" if below.indent >= INDENTED else "start set in slightly", 1.0))
    return found


def _item(above: Signs, below: Signs) -> bool:
    """An item of a list, or what stands apart below the last one."""
    return below.item or (above.listed and below.blank_before > 0)


def _run(
    above: Signs, below: Signs, rhythm: Rhythm, word: float, gap: float, jump: float
) -> Features:
    found: Features = [
        ("run gap", gap),
        ("run interrupted", below.interrupted),
        ("run jump", jump),
        ("run word", word),
        ("run opening", max(0.0, below.opening)),
    ]
    told = {
        "run set in kept": rhythm.indents_kept and below.indent > 0,
        "run set in": not rhythm.indents_kept and below.indent >= INDENTED,
        "run set in slightly": not rhythm.indents_kept and 0 < below.indent < INDENTED,
        "run caption": below.caption,
        "run form": below.form or above.form,
        "run foot": below.foot and above.foot,
        "run item": _item(above, below),
        "run inside": below.starts_inside,
    }
    found += [(name, 1.0) for name, holds in told.items() if holds]
    if above.ends_sentence and above.text[-1:] in "”」" and below.text[:1] in "“「":
        found.append(("run talk", 1.0))
    elif above.ends_sentence and not below.text.startswith("“"):
        if SCENE.match(below.text):
            found.append(("run scene", 1.0))
        else:
            found.append(("run follows", max(0.0, -below.opening)))
    return found
