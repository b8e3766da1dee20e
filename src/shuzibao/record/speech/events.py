"""Events 事件: meetings, visits, inspections, foundings and openings, with who took part and how."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from shuzibao.model.fact import FactKind, Part
from shuzibao.record.base import Found
from shuzibao.record.dates.date_rules import DATELINE
from shuzibao.record.language.passage import Passage
from shuzibao.record.speech.event_table import (
    ACTED,
    ATTENDED,
    DENIED,
    GATHERED,
    GATHERINGS,
    GREETED,
    LATER,
    MADE,
    NEW_SUBJECT,
    NO_OPENING,
    NOT_HELD,
    ROLES,
    RULES,
    VAGUE,
    VAGUE_EVENT,
    VISITED,
)
from shuzibao.record.speech.speakers import speaking

DAY = len("2024-05-18")


def find_events(
    passages: Sequence[Passage],
    people: Sequence[Found],
    posts: Sequence[Found],
    places: Sequence[Found],
    dates: Sequence[Found],
    organisations: Sequence[Found],
) -> list[Found]:
    """One event a kind and sentence, with participants of that sentence and those that follow it."""
    found: list[Found] = []
    for index, passage in enumerate(passages):
        if passage.display and passage.role != "deck":
            continue
        here = speaking(passage.text, [n for n in (*people, *organisations) if n.passage == index])
        spots = [n for n in (*places, *organisations) if n.passage == index]
        days = [d for d in dates if d.passage == index]
        found += _in_passage(index, passage, here, spots, days)
    if not any(f.parts["event_kind"] in GATHERINGS for f in found):
        found += _attended(passages, people, organisations, places, dates)
    return _with_later_speakers(_whole(_once(found), passages), passages, people)


def _whole(found: Sequence[Found], passages: Sequence[Passage]) -> list[Found]:
    """The events without an inspection's stops: where the same people went on the same day in a later paragraph."""
    kept: list[Found] = []
    for event in found:
        stop = any(
            one.passage < event.passage
            and one.parts["event_kind"] == "inspection"
            and event.parts["event_kind"] == "visit"
            and not GREETED.search(passages[event.passage].text, event.start, event.end)
            and event.parts["date"] in (None, one.parts["date"])
            and _people(event)
            and _people(event) <= _people(one)
            for one in kept
        )
        kept += [] if stop else [event]
    return kept


def _people(event: Found) -> set[str]:
    """Who went."""
    listed = event.parts["participants"]
    people = listed if isinstance(listed, tuple) else ()
    return {str(p["person"]) for p in people if "visited" not in p["roles"]}  # type: ignore[index,call-overload,operator]


def _attended(
    passages: Sequence[Passage],
    people: Sequence[Found],
    organisations: Sequence[Found],
    places: Sequence[Found],
    dates: Sequence[Found],
) -> list[Found]:
    """The first gathering that somebody is told to have come to, where the article tells of none that was held."""
    for index, passage in enumerate(passages):
        if passage.display:
            continue
        for order, (start, end) in enumerate(passage.sentences):
            match = ATTENDED.search(passage.text, start, end)
            if match is None or not _plausible(passage, "meeting", match):
                continue
            here = speaking(
                passage.text, [n for n in (*people, *organisations) if n.passage == index]
            )
            spots = [n for n in (*places, *organisations) if n.passage == index]
            days = [d for d in dates if d.passage == index]
            stretch = passage.sentences[order : order + 3]
            event = _event(index, passage, "meeting", match, stretch, here, spots, days)
            if event.parts["date"] is None:
                event = replace(
                    event, parts={**event.parts, "date": _day_before(passages, dates, index)}
                )
            return [event]
    return []


def _day_before(passages: Sequence[Passage], dates: Sequence[Found], index: int) -> str | None:
    """The first day that the article tells before a passage; a wire's own is none."""
    for day in dates:
        wire = DATELINE.match(passages[day.passage].text, day.end) is not None
        if day.passage < index and day.value and len(day.value) >= DAY and not wire:
            return day.value
    return None


def _once(found: Sequence[Found]) -> list[Found]:
    """Each event once: the deck and the lead tell one meeting; the one that says the day more nearly stays."""
    kept: dict[tuple[Part, str], Found] = {}
    for event in found:
        key = (event.parts["event_kind"], re.sub(r"[“”]", "", str(event.parts["what"])))
        told = kept.get(key)
        if told is None or _says(event) > _says(told):
            kept[key] = event
    return [event for event in found if any(event is one for one in kept.values())]


def _says(event: Found) -> tuple[int, int]:
    people = event.parts["participants"]
    return len(str(event.parts["date"] or "")), len(people) if isinstance(people, tuple) else 0


def _with_later_speakers(
    found: list[Found], passages: Sequence[Passage], people: Sequence[Found]
) -> list[Found]:
    """Who spoke in the paragraphs that follow, where the article tells of one gathering only."""
    gatherings = [f for f in found if f.parts["event_kind"] in GATHERINGS]
    if len(gatherings) != 1:
        return found
    event = gatherings[0]
    listed = event.parts["participants"]
    taking_part = {str(p["person"]): p for p in listed} if isinstance(listed, tuple) else {}  # type: ignore[index,call-overload]
    for person in people:
        passage = passages[person.passage]
        if person.passage <= event.passage or passage.display or not person.value:
            continue
        _, end = passage.sentence_at(person.start)
        here = [p for p in people if p.passage == person.passage]
        stop = _next_break(passage.text, person, end, here)
        told = [role for role, pattern in LATER if pattern.search(passage.text, person.end, stop)]
        known = taking_part.get(person.value)
        if told and (known is None or known["roles"] == ("named",)):  # type: ignore[index,call-overload]
            taking_part[person.value] = {"person": person.value, "roles": tuple(told)}
    parts = {**event.parts, "participants": tuple(taking_part.values())}
    return [replace(f, parts=parts) if f is event else f for f in found]


def _in_passage(
    index: int,
    passage: Passage,
    names: Sequence[Found],
    spots: Sequence[Found],
    days: Sequence[Found],
) -> list[Found]:
    found: list[Found] = []
    for order, (start, end) in enumerate(passage.sentences):
        seen: set[str] = set()
        for kind, pattern in RULES:
            match = None if kind in seen else pattern.search(passage.text, start, end)
            if match is None or _only_a_day(match, days) or not _plausible(passage, kind, match):
                continue
            seen.add(kind)
            wide = kind in ("meeting", "inspection", "visit")
            stretch = passage.sentences[order : order + (3 if wide else 2)]
            event = _event(index, passage, kind, match, stretch, names, spots, days)
            if kind in ("visit", "inspection") and not event.parts["participants"]:
                continue  # 走进代表之家: the reporter's own way
            found.append(event)
    return [f for f in found if not _on_the_way(f, found)]


def _only_a_day(match: re.Match[str], days: Sequence[Found]) -> bool:
    """正月初八|开工: nothing is named that opens."""
    return any(d.start <= match.start("what") and match.end("what") <= d.end for d in days)


def _on_the_way(event: Found, others: Sequence[Found]) -> bool:
    """赴巴楚县|考察对口支援工作 is one event, the inspection."""
    return event.parts["event_kind"] == "visit" and any(
        o.parts["event_kind"] == "inspection" and o.start < event.end + 2 and event.start <= o.start
        and event.passage == o.passage for o in others
    )  # fmt: skip


def _plausible(passage: Passage, kind: str, match: re.Match[str]) -> bool:
    """Something that is told to have happened, not what somebody ought to do."""
    text = passage.text
    start, _ = passage.sentence_at(match.start())
    clause = max(text.rfind(mark, start, match.start()) for mark in "，；") + 1
    before = text[max(start, clause) : match.start() + 2]
    if DENIED.search(text, max(start, match.start() - 3), match.end()):
        return False
    if re.search(
        r"要(?!闻)|必须|应当|应该|鼓励|支持|如果|可以|希望|计划|建议|呼吁|将(?!军)|拟", before
    ):
        return False
    what = MADE.sub("", match["what"]).strip("“”")
    if re.match(r"\d+[个家支处座所]", text[match.end() :]) or what.endswith("将"):
        return False  # 建立党支部40个; 连假将|开放
    if kind == "visit" and re.match(r"并?(?:出席|参会|领奖)", text[match.end() :]):
        return False
    if kind == "visit" and re.search(r"出席|参加[^，]*(?:会|仪式|典礼)", what):
        return False  # 前往会馆|出席记者会
    if what[:1] in "和与及并的地" or text.startswith(("参加", "出席"), match.start() - 2):
        return False
    if re.search(r"计划(?!$)|预计|拟|将于|将在|即将", what):
        return False
    if NOT_HELD.search(what) or what in VAGUE_EVENT:
        return False
    if kind == "opening" and re.search(r"(?:^|[年月日旦天])由", what):
        return False
    if kind == "visit" and (
        what[:1] in "为全实起对与和了过" or what[:1].isdigit() or what in VAGUE or what == "活动"
    ):
        return False
    if re.search(
        r"为[^，。]{1,14}$", text[start : match.end()].removesuffix("揭牌")
    ) and text.endswith("揭牌", 0, match.end()):
        return False  # 为中心揭牌
    if re.fullmatch(r"[一二三两几\d]+[次遍回]|[^，]{0,4}(?:主任|科长|处长|队长|员)", what):
        return False  # 检查一次, 稽查|室主任
    if kind == "founding" and what.startswith(("起", "了起", "健全", "完善")):
        return False
    if kind == "meeting" and re.match(r"开展", match.group()) and what.endswith("活动"):
        return False
    if kind == "opening" and NO_OPENING.search(what):
        return False
    return len(what) >= 2


def _event(
    index: int,
    passage: Passage,
    kind: str,
    match: re.Match[str],
    stretch: Sequence[tuple[int, int]],
    names: Sequence[Found],
    spots: Sequence[Found],
    days: Sequence[Found],
) -> Found:
    start, end = stretch[0]
    what_start = _what_start(passage.text, match, days, (*names, *spots))
    what_end = match.end("what")
    for told in reversed(days):  # 社区食堂|今年5月18日|开张
        if what_start + 1 < told.start and told.end == what_end:
            what_end = told.start
    what = passage.text[what_start:what_end].strip("，、 ")
    kind = "meeting" if kind == "opening" and GATHERED.search(what) else kind
    parts: dict[str, Part] = {"event_kind": kind, "what": what}
    own = [d for d in days if not DATELINE.match(passage.text, d.end)]  # a wire's day is the wire's
    days = own or days
    in_sentence = [d for d in days if start <= d.start < end]
    earlier = [d for d in days if d.start < start]
    day = in_sentence[0] if in_sentence else (earlier[-1] if earlier else None)
    parts["date"] = day.value if day else None
    place = [
        s
        for s in spots
        if _is_spot(s)
        and start <= s.start < end
        and passage.text[max(0, s.start - 2) : s.start].endswith(
            ("在", "来到", "前往", "赴", "于", "位于", "到", "走进", "走访")
        )
    ]
    parts["place"] = place[0].value if place else None
    taking_part = _participants(passage, stretch, names, kind)
    parts["participants"] = tuple(_fitting(one, kind) for one in taking_part)
    first = min(what_start, match.start()) if match.start("what") > match.start() else what_start
    return Found(FactKind.EVENT, index, first, match.end(), f"rule:{kind}", 0.75, what, parts)


def _fitting(one: Mapping[str, Part], kind: str) -> Mapping[str, Part]:
    """Who led an inspection and chaired the meeting after it did each in its own event."""
    other = "lead" if kind == "meeting" else "chair" if kind in ("inspection", "visit") else ""
    roles = one["roles"] if isinstance(one["roles"], tuple) else ()
    return {**one, "roles": tuple(role for role in roles if role != other) or ("named",)}


def _is_spot(found: Found) -> bool:
    """A place, or a body that one can go to."""
    kinds = ("school", "hospital", "institution", "community", "company")
    return found.kind is FactKind.PLACE or found.parts.get("organisation_kind") in kinds


def _what_start(
    text: str, match: re.Match[str], days: Sequence[Found], names: Sequence[Found]
) -> int:
    """Where the event's own name begins: behind the date, the place and who made it; in no name's middle."""
    start = match.start("what")
    start = min((n.start for n in names if n.start < start < n.end), default=start)
    if made := MADE.match(text[start : match.end("what")]):
        return start + made.end()
    inside = [
        d.end
        for d in days
        if start <= d.start and d.end < match.end("what") and "暨" not in text[start : d.start]
    ]
    if inside and inside[-1] - start <= 14:
        start = inside[-1]
    while text[start : start + 1] in "，、 ：":
        start += 1
    return start


def _participants(
    passage: Passage, stretch: Sequence[tuple[int, int]], names: Sequence[Found], kind: str
) -> tuple[Mapping[str, Part], ...]:
    text = passage.text
    roles: dict[str, list[str]] = {}
    for order, (start, end) in enumerate(stretch):
        sentence = text[start:end]
        if order and not any(pattern.search(sentence) for _, pattern in ROLES):
            continue
        for name in names:
            if not start <= name.start < end or name.kind is not FactKind.PERSON or not name.value:
                continue
            stop = _next_break(text, name, end, names)
            told = [role for role, pattern in ROLES if pattern.search(text, name.end, stop)]
            if kind == "visit" and VISITED.search(text[start : name.start]):
                told = ["visited"]
            if not told and order == 0 and ACTED.search(text, name.end, stop):
                told = ["actor"]
            if told or order == 0:
                kept = roles.setdefault(name.value, [])
                kept += [role for role in told if role not in kept]
    return tuple(
        {"person": person, "roles": tuple(told or ["named"])} for person, told in roles.items()
    )


def _without_people(text: str, start: int, end: int, names: Sequence[Found]) -> str:
    """What stands between two names but for posts and people listed in between."""
    ends = {n.end for n in names if n.kind is FactKind.PERSON}
    pieces = re.finditer(r"[^，、]+", text[start : max(start, end)])
    return "".join(p.group() for p in pieces if start + p.end() not in ends)


def _next_break(text: str, name: Found, end: int, names: Sequence[Found]) -> int:
    """Where what is told of a name ends: the sentence's end, or the clause that begins with the next name."""
    for other in names:
        if other.kind is FactKind.PERSON and name.end <= other.start < end:
            comma = text.rfind("，", name.end, other.start)
            told = _without_people(text, name.end, comma, names)  # nothing: a list, told together
            if told and NEW_SUBJECT.fullmatch(text, comma + 1, other.start):
                return comma
    stop = re.compile(r"[。；]").search(text, name.end, end)
    return stop.start() if stop else end
