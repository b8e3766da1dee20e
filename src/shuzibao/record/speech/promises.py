"""Promises 承诺: where a sentence says what somebody is going to do, and who."""

from __future__ import annotations

import re
from collections.abc import Sequence

from shuzibao.model.fact import FactKind, Part
from shuzibao.record.base import Found
from shuzibao.record.language.passage import Passage
from shuzibao.record.speech.speech_table import LEAD, MODAL, SAID_WILL, WILL

SUBJECTS = (FactKind.PERSON, FactKind.ORGANISATION, FactKind.PLACE)
TO_COME = re.compile(r"将[于在会要全再还陆继正][部数续式]?")

# The clause before goes on: …，并|将….
GOES_ON = re.compile(r"，(?:并|还|也|同时|且|并且)(?:[于在][^，]{1,8})?$")
# A writer's line ends between a place and what is to come, or the place is only whose somebody is: 云浦的|居民|将….
OTHERS = re.compile(r"[〕）】\])]|报[导道]|(?<!目)的(?!确)[一-鿿]{1,8}$")


def will_in(passage: Passage, start: int, end: int) -> int | None:
    """Where what is said to be going to happen begins: 雷鸣远介绍，明年还将|启动…."""
    for match in WILL.finditer(passage.text, start, end):
        if is_will(passage, match):
            if MODAL.search(passage.text, start, match.start()):
                return None  # 要抓好…，力争…
            return match.end() if end - match.end() >= 4 else None
    if MODAL.search(passage.text, start, end):
        return None
    said = SAID_WILL.search(passage.text, start, end)
    return start if said is not None and not quoted(passage.text, start, said.start()) else None


def is_will(passage: Passage, match: re.Match[str]) -> bool:
    """将 of what is to come, not of 将军 or of what is done to something: 将|旧房|拆除."""
    word = next((w for w in passage.words if w.start <= match.start() < w.end), None)
    if word is None or word.start != match.start():
        return False
    here = passage.text[word.start : word.end]
    return (word.end == match.end() and word.tag != "p") or TO_COME.fullmatch(here) is not None


def his_will(passage: Passage, start: int, end: int) -> int | None:
    """Where a promise begins whose sentence has no subject: 下一步，将|加快…."""
    lead = LEAD.match(passage.text, start, end)
    match = WILL.match(passage.text, lead.end() if lead else start, end)
    if match is None or match.group() == "计划" or end - match.end() < 4:
        return None
    if not is_will(passage, match):
        return None
    return match.end()


def _another_acts(passage: Passage, start: int, end: int) -> bool:
    """Whether another than the one named before `start` is going to do something: 云浦县医院，|病人|将…."""
    text = passage.text
    if OTHERS.search(text, start, end):
        return True
    comma = max(text.rfind(mark, start, end) for mark in "，。；")
    if comma < 0:
        return False
    first = next((w for w in passage.words if w.start > comma), None)
    return text[comma] != "，" or (first is not None and first.start < end and first.tag == "n")


def promise_of(
    index: int, passage: Passage, start: int, end: int, names: Sequence[Found]
) -> list[Found]:
    """未来，闪送将开展…培训: a body or person and what it will do."""
    text = passage.text
    for match in WILL.finditer(text, start, end):
        if not is_will(passage, match):
            continue
        subjects = [
            n
            for n in names
            if n.kind in SUBJECTS
            and (n.parts.get("place_kind") in (None, "administrative") or n.end == match.start())
            and start <= n.start
            and n.end <= match.start()
        ]
        near = [
            n
            for n in subjects
            if match.start() - n.end <= 16 and not _another_acts(passage, n.end, match.start())
        ]
        if subjects and GOES_ON.search(text, start, match.start()):
            near = subjects[:1]  # 甲肯定了乙县的做法，并|将…: it is still the first who acts
        if not near:
            continue
        subject = near[-1]
        stop = end
        while stop > match.end() and (
            text[stop - 1] in "。；！， " or loose_quote(text[start:stop])
        ):
            stop -= 1
        if stop - match.end() < 4:
            continue
        item = text[match.end() : stop]
        parts: dict[str, Part] = {
            "speaker": subject.value,
            "verb": match.group(),
            "item": item,
            "addressee": None,
            "demand_kind": "promise",
        }
        return [Found(FactKind.DEMAND, index, match.start(), stop, "rule:will", 0.7, item, parts)]
    return []


def loose_quote(text: str) -> bool:
    """A closing quote without its opening one at the end: the speech's own."""
    return text.endswith("”") and text.count("“") < text.count("”")


def quoted(text: str, start: int, at: int) -> bool:
    """Whether this stands inside quotation marks that open behind `start`."""
    return text.count("“", start, at) > text.count("”", start, at)
