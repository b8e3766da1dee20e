"""The parts of a programme that a list tells: “五责联动”，即甲责任、乙责任…; 该体系包括甲、乙、丙.

A list is one where it is introduced as that (即, 包括, 由…组成), or where it has as many members as the name counts and each
is one of what it counts (“四责…”: four members, each a 责). It may stand before the name or up to NEAR sentences behind.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from shuzibao.record.language.passage import Passage

NEAR = 2  # sentences behind the one that names the programme
NUMBERS = {c: n for n, c in enumerate("三四五六七八九", 3)}
COUNTED = re.compile(r"(?P<n>[三四五六七八九])(?P<of>[一-鿿])")
CLAUSE = re.compile(r"[^，。；：！？（）()—\n]+")
ALSO = re.compile("以及|[和与及](?=[^和与及]{2,})")
# Behind the name, at most a few words on: what follows are its parts.
OPENS = re.compile(
    r"[^，。；“”]{0,8}?[，：（—]*(?:即|就是|也就是|是指|指的是|包括了?|包含|涵盖了?|囊括|分别[是为]|由(?=[^，。；]{4,60}?(?:组成|构成)))[：，]?"
)
THIS = re.compile(r"[该此这][一-鿿]{0,8}?(?=包括|包含|涵盖|由|分别)|其中，?")
# Verbs and words before the first member: 压实|党委主体责任.
BEFORE = re.compile(
    r"^(?:.*?(?:压实|落实|推动|贯通|构建|建立|明确|细化|实现|形成|健全|完善|打通|强化|厘清|扛起|拧紧|就是|即|是|把|将|让|使|由|以|对))(?=[一-鿿“]{2})"
)
CLOSES = re.compile(
    r"(?:等|组成|构成|共同|相互|协同|联动|贯通|有机|一体|[一二两三四五六七八九十\d]+(?:个|项|大|类|部分|方面|板块|环节|支|条)|的(?=[“一-鿿])).*$"
)
# Who bears what, a clause each: 党委负主体责任，纪委负监督责任.
BEARS = re.compile(
    r"(?:^|(?<=[，；、。：]))(?:其中，?)?(?P<who>[^，。；、：“”]{2,8}?)(?:要|则|切实|负责)?(?:承担|担负|负起|扛起|扛牢|履行|落实|压实|担起|担|负)(?:好|起)?(?P<what>“?[^，。；、：”]{2,8}?责任?”?)(?=[，；。、]|$)"
)
LONGEST = 16  # characters of a member


def listed(passage: Passage, start: int, end: int, name: str, until: int) -> tuple[str, ...]:
    """The parts of the programme that stands from `start` to `end`; none where no list tells them.

    name: its own without quotation marks. until: where the next programme is named, or the text ends.
    """
    text = passage.text
    counted = COUNTED.match(name)
    number = NUMBERS[counted["n"]] if counted else 0
    first, close = passage.sentence_at(start)
    last = [b for a, b in passage.sentences if close <= a < until][:NEAR]
    stop = min(last[-1] if last else close, max(until, close))
    opened = OPENS.match(text, end, close)
    places = [opened.end()] if opened else []
    places += [m.end() for a, _ in passage.sentences if close <= a < stop and (m := OPENS.match(text, a, stop)) and THIS.match(text, a)]  # fmt: skip
    for at in places:
        clause = CLAUSE.match(text, at, stop)
        row = _members(clause.group(), "") if clause else []
        if row and number in (0, len(row)):
            return tuple(row)
    if counted is None:
        return ()
    for clause in CLAUSE.finditer(text, first, stop):
        row = _members(clause.group(), counted["of"])
        if len(row) == number and all(counted["of"] in one for one in row):
            return tuple(row)
    borne = [m["who"] + m["what"].strip("“”") for m in BEARS.finditer(text, first, stop)]
    return tuple(borne) if len(borne) == number and counted["of"] == "责" else ()


def _members(clause: str, of: str) -> list[str]:
    """The members of a list in one clause. of: what each is one of; its word ends the member."""
    row = list(_cut(clause))
    if len(row) < 2:
        return []
    if of:
        row[0] = BEFORE.sub("", row[0])
        ends = re.compile(rf"^.*{of}任?”?")
        row = [m.group() if (m := ends.match(one)) else one for one in row]
    else:
        row[-1] = CLOSES.sub("", row[-1])
    row = [re.sub(r"[“”]", "", one).strip() for one in row]
    return row if all(2 <= len(one) <= LONGEST for one in row) else []


def _cut(clause: str) -> Iterator[str]:
    """The members between 、; the last pair also between 和, 与, 及."""
    *row, last = clause.split("、")
    yield from row
    two = ALSO.split(last, maxsplit=1) if row else [last]
    yield from two
