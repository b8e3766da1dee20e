"""Demands and promises 要求与承诺: who asks or promises what of whom, by when, items kept apart."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from shuzibao.model import Role
from shuzibao.model.fact import FactKind, Part
from shuzibao.record.base import Found
from shuzibao.record.language.jieba import word_class
from shuzibao.record.language.passage import Passage
from shuzibao.record.people.people_table import POST_TAGS
from shuzibao.record.speech.promises import his_will, loose_quote, promise_of, quoted, will_in
from shuzibao.record.speech.speakers import Said, speaking, speech_in
from shuzibao.record.speech.speech_table import (
    ADDRESSEE,
    AHEAD,
    ALWAYS,
    AND_ASKS,
    ANNOUNCE,
    ASK,
    ASKS_ON,
    CONTINUES,
    COUNTED,
    FIRM,
    HOPED,
    LEAD,
    MARKER,
    MODAL,
    ORDERED,
    PROMISE,
    SAY,
    TELLS_ON,
    VERB,
    WORDS,
)

QUOTED = re.compile(r"[，：]?“")  # what is said in somebody's own words is a quotation
# Right behind a person who asks for something himself, and how far behind the comma his name ends at most.
ANOTHER_ASKS = re.compile(rf"(?:[则就也亦并又还再均都]|随即|随后|当即)?(?:{'|'.join(ALWAYS)})")
POST_REACH = 16
HE_SAYS = 12  # characters from a pronoun to the end of its verb
TOLD_TO = re.compile(r"[对向](?P<who>[^，。；：“”对向]{2,20})$")
WHO = re.compile(
    r"(?:门|位|者|员|人|们|家|委|局|会|队|子|年|生|志|工|方|界|部|民|众|校|司|院|街道|镇|社区|企业|大家|学|长|儿|友|处)$"
)
NOBODY = re.compile(r"[，。；：“”《》]|将|要|已|是|在|从|与|和其")


@dataclass(frozen=True, slots=True)
class Speech:
    """Who is speaking, as carried from one sentence to the next and over crossheads.

    asks: whether he asked for something in the sentence before. named: whether it is a person with a name.
    """

    speaker: str
    verb: str
    addressee: str | None
    heading: str | None = None
    others: tuple[str, ...] = ()
    asks: bool = True
    named: bool = False


def find_demands(
    passages: Sequence[Passage],
    names: Sequence[Found],
    dates: Sequence[Found],
    today: dt.date | None = None,
) -> list[Found]:
    """Every demand and promise, one fact an item. today: the issue's date, for what is announced."""
    found: list[Found] = []
    speech: Speech | None = None
    last: str | None = None
    heading: str | None = None
    for index, passage in enumerate(passages):
        if passage.role is Role.CROSSHEAD:
            heading = passage.text
            if speech is not None:
                speech = replace(speech, heading=heading)
            continue
        if passage.role is not Role.PARAGRAPH:
            continue
        here = speaking(passage.text, [n for n in names if n.passage == index])
        days = [d for d in dates if d.passage == index]
        if not (MARKER.match(passage.text) or (heading and _carries_on(passage))):
            speech = None
        for start, end in _by_speaker(passage, here):
            ahead = any(start < d.start < end and _to_come(d, today) for d in days)
            speech, last, items = _read(index, passage, start, end, here, speech, last, ahead)
            others = speech.others if speech is not None else ()
            items += [_by(item, other) for item in items for other in others]
            found += [_dated(item, days) for item in items]
    return found


def _carries_on(passage: Passage) -> bool:
    return CONTINUES.match(passage.text) is not None or MARKER.match(passage.text) is not None


def _statements(passage: Passage, names: Sequence[Found]) -> Iterator[tuple[int, int]]:
    """Sentences; those of an enumeration's entry up to the next marker stay with it."""
    entries = [m.start() for m in MARKER.finditer(passage.text)]
    start: int | None = None
    for a, b in passage.sentences:
        if start is None:
            start = a
        marked = [e for e in entries if a < e < b]
        for entry in marked:
            if entry > start:
                yield start, entry
            start = entry
        in_entry = any(e <= a and e >= start for e in entries) or start in entries
        goes_on = (
            in_entry
            and b < len(passage.text)
            and b not in entries
            and not _new_subject(passage, b, names)
        )
        if not goes_on:
            yield start, b
            start = None
    if start is not None:
        yield start, len(passage.text)


def _by_speaker(passage: Passage, names: Sequence[Found]) -> Iterator[tuple[int, int]]:
    """The statements, each cut where another person begins to ask: 甲要求…，|校长乙就呼吁…."""
    for start, end in _statements(passage, names):
        for person in names:
            if person.kind is not FactKind.PERSON or not start < person.start < end:
                continue
            comma = passage.text.rfind("，", start, person.start)
            asks = ANOTHER_ASKS.match(passage.text, person.end, end)
            if (
                comma > start
                and asks
                and person.start - comma <= POST_REACH
                and VERB.search(passage.text, start, comma)
            ):
                yield start, comma + 1
                start = comma + 1
        yield start, end


def _new_subject(passage: Passage, position: int, names: Sequence[Found]) -> bool:
    """Whether a sentence speaks of somebody anew: 副区长高远参加, 他强调."""
    text = passage.text
    if text.startswith(("他", "她"), position) and VERB.search(text, position, position + HE_SAYS):
        return True
    for person in names:
        if person.kind is FactKind.PERSON and position <= person.start <= position + POST_REACH:
            before = [w.tag for w in passage.words if position <= w.start < person.start]
            return all(tag in POST_TAGS for tag in before)
    word = next((w for w in passage.words if w.start >= position), None)
    return (word is not None and word.tag in ("PER", "TIME", "ORG")) or passage.text.startswith(
        ("会议", "会上", "会前", "随后", "据悉", "区领导", "市领导"), position
    )


def _when(passage: Passage, position: int) -> bool:
    """Whether a sentence begins with when something was."""
    return any(w.start == position and w.tag == "TIME" for w in passage.words)


def _read(
    index: int,
    passage: Passage,
    start: int,
    end: int,
    names: Sequence[Found],
    speech: Speech | None,
    last: str | None,
    ahead: bool,
) -> tuple[Speech | None, str | None, list[Found]]:
    text = passage.text
    marker = MARKER.match(text, start, end)
    said = None if marker and speech else speech_in(passage, start, end, names, last)
    if said is not None:
        addressee, at = _asked(text, said.start, said.end, end, names)
        named = any(n.kind is FactKind.PERSON and n.value == said.speaker for n in names)
        spoken = Speech(said.speaker, said.verb, addressee, None, said.others, named=named)
        if COUNTED.fullmatch(text, said.end, end):  # 提出三项保证：
            return spoken, said.speaker, []
        if _to_whom(text[at:end]):
            whom = text[at : end - 1]
            return replace(spoken, addressee=addressee or whom), said.speaker, []
        last = said.speaker if not said.speaker.startswith("会") else last
        if said.verb in SAY and (will := will_in(passage, at, end)) is not None:
            spoken = replace(spoken, asks=False)
            return spoken, last, [_item(index, text, will, end, spoken, None, promise=True)]
        again = AND_ASKS.search(text, said.end, end)
        again = None if again and quoted(text, start, again.start()) else again
        until = max(at, again.start()) if again else end
        told = text[said.end : said.end + 1] in ("，", "：") or said.verb == "决定"
        if said.verb in ANNOUNCE and (AHEAD.match(text, said.end, end) or (ahead and told)):
            return spoken, last, [_item(index, text, at, until, spoken, None, promise=True)]
        if again is None and not _demands(text, said, at, end):
            own = promise_of(index, passage, start, end, names)
            own = [_by(o, said.speaker) if o.start > said.end else o for o in own]
            return replace(spoken, asks=False), last, own
        asks = _demands(text, said, at, until)
        items = _items(index, text, at, until, spoken, start) if asks else []
        if again is not None:  # 叮嘱老人…，并要求相关部门…
            addressee, at = _asked(text, again.start("verb"), again.end(), end, names)
            spoken = Speech(said.speaker, again["verb"], addressee, None, said.others)
            items += _items(index, text, at, end, spoken, start)
        return spoken, last, items
    if speech is not None and (marker or _goes_on(passage, start, end, speech)):
        speech = replace(speech, asks=True)
        return speech, last, _items(index, text, start, end, speech, start)
    subject = next((n for n in names if start <= n.start < end and n.kind is FactKind.PERSON), None)
    own = promise_of(index, passage, start, end, names)
    told = _new_subject(passage, start, names) and not _when(passage, start)  # 一年来，… tells on
    if subject is not None or speech is None or told:
        return None, subject.value if subject else last, own
    if not own and (will := his_will(passage, start, end)) is not None:
        own = [_item(index, text, will, end, speech, None, promise=True)]
    if speech.named:  # 县长表示，…。云浦县|将…: it is he who says so
        own = [
            replace(o, parts={**o.parts, "speaker": speech.speaker, "verb": speech.verb})
            for o in own
        ]
    return replace(speech, asks=False), last, own


def _goes_on(passage: Passage, start: int, end: int, speech: Speech) -> bool:
    """Whether a sentence without a speaker asks for more in the name of the one before."""
    text = passage.text
    lead = LEAD.match(text, start, end)
    at = lead.end() if lead else start
    if ASKS_ON.match(text, at, end):
        return True
    if not speech.asks:
        return False
    if CONTINUES.match(text, start, end):
        return True
    if TELLS_ON.match(text, at, end):
        return False
    if CONTINUES.match(text, at, end):
        return True
    if speech.verb not in ASK:
        return False
    word = next((w for w in passage.words if w.start == at), None)
    if word is None or word.end - at < 2:
        return False
    verbal = word.tag in ("v", "vd", "ad", "vn") or (
        (word_class(text[at : word.end]) or "").startswith("v")
    )
    return verbal or ORDERED.match(text, at, end) is not None


def _to_come(day: Found, today: dt.date | None) -> bool:
    """Whether a date begins behind the issue's own."""
    return today is not None and day.value is not None and day.value[:10] > today.isoformat()


def _demands(text: str, said: Said, at: int, end: int) -> bool:
    content = text[at:end].strip("，：“”。 ")
    if len(content) < 4:
        return False
    if said.verb in ANNOUNCE or (said.verb in SAY and QUOTED.match(text, said.end)):
        return False
    if said.verb in ALWAYS or said.verb in PROMISE:
        return True
    if MODAL.search(content) is not None:
        return True
    ordered = FIRM.search(content) or COUNTED.match(text, said.end) or ORDERED.match(content)
    return said.verb not in SAY and ordered is not None


def _asked(
    text: str, verb: int, start: int, end: int, names: Sequence[Found]
) -> tuple[str | None, int]:
    """Of whom something is asked with the verb that stands from `verb` to `start`, and where the content begins.

    Told before the verb (对区民政局|提出), or behind it as a body (要求|区教育局、区卫健委|年底前…) or a group.
    """
    row = next((n for n in names if n.start == start and n.kind is FactKind.ORGANISATION), None)
    last = row.end if row is not None else start
    for body in names:
        if row is not None and body.kind is FactKind.ORGANISATION and body.start > last:
            if text[last : body.start] not in ("、", "和", "与", "及"):
                break
            last = body.end
    if row is not None and text[last : last + 1] not in "的、和与及，。；：" and end - last > 3:
        return text[start:last], last
    addressee, at = _addressee(text, start, end)
    before = TOLD_TO.search(text, max(0, verb - 24), verb) if addressee is None else None
    if before is not None and WHO.search(before["who"]):
        return before["who"], at
    return addressee, at


def _addressee(text: str, start: int, end: int) -> tuple[str | None, int]:
    """Of whom, where it stands right behind the verb, and where the content begins."""
    at = start
    while at < end and text[at] in "，：“ 了道":
        at += 1
    hoped = HOPED.match(text, at, end)
    if hoped is not None and text[start : start + 1] not in "，：":
        return hoped["who"], hoped.end()
    match = ADDRESSEE.match(text[at:end]) if text[start : start + 1] not in "，：" else None
    if match is None:
        return None, at
    who = match["who"]
    if NOBODY.search(who) or not WHO.search(who):
        return None, at
    return who, at + match.end()


def _items(
    index: int, text: str, start: int, end: int, speech: Speech, sentence: int
) -> list[Found]:
    """The entries of an enumeration, or the statement as one item."""
    marks = list(MARKER.finditer(text, start, end))
    if marks and (len(marks) > 1 or marks[0].start() == start):
        bounds = [m.start() for m in marks] + [end]
        items = []
        if marks[0].start() - start > 6:
            items.append(_item(index, text, start, marks[0].start(), speech, None))
        for mark, until in zip(marks, bounds[1:], strict=True):
            items.append(_item(index, text, mark.start(), until, speech, _ordinal(mark)))
        return items
    return [_item(index, text, start, end, speech, None)]


def _to_whom(opening: str) -> bool:
    """要求|各部门、乡镇：|一是…: whom it is asked of stands before an enumeration, and nothing else."""
    plain = re.fullmatch("[^，；。：“]{2,16}：", opening)
    return plain is not None and not MODAL.search(opening) and not ORDERED.match(opening)


def _ordinal(mark: re.Match[str]) -> int:
    group = mark["n"] or mark["nth"] or mark["b"] or mark["d"] or mark["q"]
    if mark["word"]:
        return WORDS[mark["word"]]
    return int(group) if group.isdigit() else "零一二三四五六七八九十".index(group)


def _item(
    index: int,
    text: str,
    start: int,
    end: int,
    speech: Speech,
    ordinal: int | None,
    promise: bool = False,
) -> Found:
    while end > start and (text[end - 1] in "，；：。！ " or loose_quote(text[start:end])):
        end -= 1
    entry = text[start:end]
    item = re.sub(
        r"^(?:[一二三四五六七八九十](?:是|要)|第[一二三四五六七八九十][是，、]?|首先|其次|再次|最后|（.）|\d[.、]|其.[，、是])?[，]?(?:要|是要|必须|务必)?",
        "",
        entry,
    )
    item = item.split("。")[0]
    parts: dict[str, Part] = {
        "speaker": speech.speaker, "verb": speech.verb, "item": item,
        "addressee": speech.addressee, "demand_kind": "promise" if promise or speech.verb in PROMISE else "demand",
    }  # fmt: skip
    if ordinal is not None:
        parts["ordinal"] = ordinal
    if speech.heading:
        parts["heading"] = speech.heading
    return Found(FactKind.DEMAND, index, start, end, "rule:speech", 0.85, item, parts)


def _dated(item: Found, days: Sequence[Found]) -> Found:
    """By when: a date inside the item."""
    inside = [d for d in days if item.start <= d.start and d.end <= item.end and d.value]
    if not inside:
        return item
    return replace(item, parts={**item.parts, "due": inside[0].value})


def _by(item: Found, speaker: str) -> Found:
    """The same of another who said it."""
    return replace(item, parts={**item.parts, "speaker": speaker})
