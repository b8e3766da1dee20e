"""Numbers dealt out over a list of things: 小麦、玉米播种面积|分别为|35万亩和22万亩."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from shuzibao.record.base import Found
from shuzibao.record.figures.thing_table import SCOPE
from shuzibao.record.figures.things import before as stands_before
from shuzibao.record.language.cut import Cut
from shuzibao.record.language.passage import Passage

EACH = re.compile(r"分别")
NEAR = 12  # characters between 分别 and its first number
AND = re.compile(r"[、和及与]|以及")
BETWEEN = re.compile(r"[、，和及与]|以及")
EDGE = re.compile(r"[，。；：！？]")


def shared_out(figures: Sequence[Found], passage: Passage, cut: Cut) -> list[Found]:
    """The figures of one passage, those behind 分别 each with its own thing."""
    told = list(figures)
    for each in EACH.finditer(passage.text):
        group = [i for i, f in enumerate(told) if f.start >= each.end()]
        group = _in_a_row(told, group, passage.text, each.end())
        things = _things(told, each.start(), len(group), passage, cut)
        for i, thing in zip(group, things, strict=False):
            told[i] = replace(told[i], parts={**told[i].parts, "of": thing}, confidence=0.85)
    return told


def _in_a_row(told: Sequence[Found], group: Sequence[int], text: str, start: int) -> list[int]:
    kept: list[int] = []
    for i in group:
        if not kept and told[i].start - start > NEAR:
            break
        if kept and not BETWEEN.fullmatch(text, told[kept[-1]].end, told[i].start):
            break
        kept.append(i)
    return kept if len(kept) > 1 else []


def _things(told: Sequence[Found], at: int, count: int, passage: Passage, cut: Cut) -> list[str]:
    """As many things as there are numbers: listed before 分别, else those of the last figures; else none."""
    if not count:
        return []
    text = passage.text
    start = max((m.end() for m in EDGE.finditer(text, 0, at)), default=0)
    pieces = _listed(text[start:at], count)
    last = stands_before(cut, at, "").name
    first = cut.starting(start + 1) if text[start : start + 1] == "对" else cut.starting(start)
    if (
        count
        and last
        and first is not None
        and first.tag in ("LOC", "ORG")
        and len(pieces) == count
    ):
        return [last] * count  # 对越南、德国、美国出口|分别增长
    if len(pieces) == count and last:
        alike = _tail(pieces[0], pieces[-1])
        if alike:  # 制造业和服务业|投资
            names = [_bare(_led(piece)) for piece in pieces]
            return [n if n.endswith(alike) else n + alike for n in names]
        rest = last if f"的{last}" in pieces[-1] else _rest(cut, last, at)
        opens = stands_before(cut, start + len(pieces[0]), "").name or pieces[0]
        names = [_bare(opens), *pieces[1:-1]]
        final = pieces[-1].replace("的", "") if rest == last else last
        return [n if n.endswith(rest) else n + rest for n in names] + [final]
    before = [f for f in told if f.start >= passage.sentence_at(at)[0] and f.end <= at]
    things = list(dict.fromkeys(str(f.parts["of"]) for f in before if f.parts["of"]))
    return things[-count:] if len(pieces) <= 1 and len(things) >= count else []


def _listed(text: str, count: int) -> list[str]:
    """The members of a list, cut at every 及 and 和, or at the plainer marks alone where there are that many."""
    for marks in (AND, re.compile("[、和]"), re.compile("、"), re.compile("和")):
        pieces = [piece for piece in marks.split(text) if piece]
        if len(pieces) == count:
            return pieces
    return [piece for piece in AND.split(text) if piece]


def _tail(first: str, final: str) -> str:
    """What the last of a list has behind the head that it shares with the first: 制造业, 服务业|投资."""
    for size in range(min(4, len(first) - 1), 0, -1):
        at = final.rfind(first[-size:])
        if at > 0 and at + size < len(final):
            tail = final[at + size :]
            return tail if re.fullmatch("[一-鿿]{1,8}", tail) and tail[0] != "的" else ""
    return ""


def _led(name: str) -> str:
    """Without the words that lead a list."""
    return re.sub(r"^(?:其中|在|对|以及|分别)", "", name)


def _rest(cut: Cut, last: str, at: int) -> str:
    """What the last of a list shares with the others: 大豆|播种面积. Empty where it is one word."""
    end = cut.text.rfind(last, 0, at) + len(last)
    word = cut.word_at(end - len(last))
    return "" if word is None else cut.text[word.end : end]


def _bare(name: str) -> str:
    """Without the word that says where: 全县|小麦."""
    return next((name.removeprefix(s) for s in SCOPE if len(s) > 1 and name.startswith(s)), name)
