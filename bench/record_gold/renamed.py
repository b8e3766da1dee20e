"""The gold set with other names: the same sentence around another person, or another village.

A few hundred articles show few names. So each is set anew with made-up people (the same one wherever a name is
printed, a short form with its full name) and made-up small places, many of them such as could be words or begin
like a person. Learning from these as well teaches what stands around a name, rather than the names.
"""

from __future__ import annotations

import functools
import random
import re
from collections.abc import Callable
from dataclasses import replace

from bench.record_gold.mark import Gold, Mark
from bench.record_gold.outside import NO_GIVEN, dictionary, stock
from bench.record_gold.script import traditional
from shuzibao.model import Element, Span
from shuzibao.record.people.name_characters import GIVEN_CLASS, SURNAME_CLASS
from shuzibao.record.people.surnames import RARE, WORDS, surname_length
from shuzibao.script import fold
from shuzibao.script.surnames import COMPOUND, SINGLE

# 满春街, 茅津渡: small places, by how they end.
SMALL = re.compile(
    r"(?P<name>[一-鿿]{2,3})(?P<end>村|乡|镇|街道|街|路|桥|渡|门|湾|社区|大队|公社|弄|巷|园|庄|河|山|岭)"
)
# How many articles in ten have their places exchanged as well.
PLACES = 0.5


def renamed(gold: Gold, random_: random.Random) -> Gold:
    """The article with other people, and in one case of two other villages and streets."""
    names = _people(gold, random_)
    places = _places(gold, random_) if random_.random() < PLACES else {}
    script: Callable[[str], str] = _plain if _simplified(gold) else traditional
    elements: list[Element] = []
    marks: list[Mark] = []
    for index, element in enumerate(gold.article.elements):
        here = [m for m in gold.marks if m.element == index]
        text, moved = _replaced(element.text, here, names, places, script)
        span = Span(1, gold.id, index, 0, len(text), None, 0, len(text))
        elements.append(Element(element.role, text, (span,)))
        marks += [_moved(m, moved, names) for m in here]
    article = replace(gold.article, elements=tuple(elements))
    return replace(gold, article=article, marks=marks, demands=[], quotations=[], events=[])


def _plain(text: str) -> str:
    return text


def _simplified(gold: Gold) -> bool:
    whole = "".join(e.text for e in gold.article.elements)
    return fold(whole) == whole


def _people(gold: Gold, random_: random.Random) -> dict[str, str]:
    """Each Chinese name of the article with another in its place."""
    full = {fold(m.value) for m in gold.marks if m.kind == "person"}
    full |= {fold(p) for m in gold.marks if m.kind == "post" for p in m.extra[0].split(",")}
    return {
        name: made_up(random_)
        for name in sorted(full)
        if surname_length(name) and surname_length(name) < len(name) <= surname_length(name) + 2
        and "某" not in name and name[1:] not in TITLES and name[-2:] not in TITLES
    }  # fmt: skip


TITLES = frozenset(
    [
        "先生",
        "女士",
        "师傅",
        "老师",
        "大爷",
        "大妈",
        "大姐",
        "阿姨",
        "老伯",
        "老汉",
        "大娘",
        "书记",
        "校长",
        "小姐",
    ]
)


def _places(gold: Gold, random_: random.Random) -> dict[str, str]:
    found = {}
    for mark in gold.marks:
        small = SMALL.fullmatch(fold(mark.value)) if mark.kind == "place" else None
        if small is not None:
            _, pairs, _, _ = stock()
            given = random_.choice(pairs)[: len(small["name"]) - 1]
            found[fold(mark.value)] = random_.choice(sorted(SINGLE)) + given + small["end"]
    return found


def _replaced(
    text: str, marks: list[Mark], names: dict[str, str], places: dict[str, str],
    script: Callable[[str], str],
) -> tuple[str, list[tuple[int, int]]]:  # fmt: skip
    """The text anew, and from which old character on it is how many characters further."""
    pieces: list[str] = []
    moved: list[tuple[int, int]] = []
    at = 0
    for mark in sorted(marks, key=lambda m: (m.start, -m.end)):
        if mark.start < at or mark.kind not in ("person", "place"):
            continue
        printed = text[mark.start : mark.end]
        table = names if mark.kind == "person" else places
        other = _form(fold(printed), fold(mark.value), table)
        if other is not None:
            pieces += [text[at : mark.start], script(other)]
            moved.append((mark.end, len(other) - len(printed)))
            at = mark.end
    return "".join([*pieces, text[at:]]), moved


def _form(printed: str, value: str, table: dict[str, str]) -> str | None:
    """What stands for this printing of a name: the whole, its surname, or what follows the surname."""
    other = table.get(value)
    if other is None or printed == value:
        return other
    old, new = surname_length(value), surname_length(other, backed=True)
    if value[:old] in printed:
        return printed.replace(value[:old], other[:new], 1)
    return other[new:] if printed == value[old:] else None


def _moved(mark: Mark, moved: list[tuple[int, int]], names: dict[str, str]) -> Mark:
    start, end = (p + sum(by for after, by in moved if after <= p) for p in (mark.start, mark.end))
    if mark.kind == "post":
        holders = ",".join(names.get(fold(p), p) for p in mark.extra[0].split(","))
        return replace(mark, start=start, end=end, extra=(holders, mark.extra[1]))
    value = names.get(fold(mark.value), mark.value) if mark.kind == "person" else mark.value
    return replace(mark, start=start, end=end, value=value)


def made_up(random_: random.Random) -> str:
    """A name as novelists and parents make them: a third with a rare surname, a fifth of ordinary words."""
    name = _made(random_)
    return name if not name.endswith(SPOKEN) else made_up(random_)


def _made(random_: random.Random) -> str:
    surnames, pairs, singles, _ = stock()
    kind = random_.random()
    if kind < 0.12:
        return random_.choice(_names_that_are_words())
    kind = random_.random()
    if kind < 0.08:
        surname = random_.choice(sorted(COMPOUND))
    else:
        surname = random_.choice(_rare() if kind < 0.38 else surnames)
    kind = random_.random()
    # 党忠诚, 应有为: where the surname is a word too, hardly anybody is called so
    if kind < 0.15 and SURNAME_CLASS.get(surname) != "E":
        return surname + random_.choice(_words())
    if kind < 0.35:
        return surname + random_.choice(singles)
    if kind < 0.42:
        return surname + random_.choice([c for c, k in GIVEN_CLASS.items() if k in "CD"])
    if kind < 0.75:
        return surname + random_.choice(pairs)
    return surname + random_.choice(pairs)[0] + random_.choice(pairs)[1]


SPOKEN = ("嫂", "夫人", "公子", "哥哥", "叔", "公公", "里", "姐", "婶", "爷", "妈", "婆", *NO_GIVEN)


@functools.cache
def _rare() -> list[str]:
    """Each surname once, be it common or rare or nearly always a word."""
    return sorted(SINGLE | RARE | WORDS)


@functools.cache
def _words() -> list[str]:
    """Words of two characters that a given name could be: 怀谷 is none, 长风 and 温如 and 以南 are."""
    return [
        word for word, count, tag in dictionary()
        if len(word) == 2 and tag[0] in "natsfzd" and tag not in ("nr", "nt") and count > 20
        and all(GIVEN_CLASS.get(c, "A") in "ABC" for c in word)
    ]  # fmt: skip


@functools.cache
def _names_that_are_words() -> list[str]:
    """成功, 阳光, 路遥, 水清华."""
    return [
        word for word, count, tag in dictionary()
        if len(word) in (2, 3) and SURNAME_CLASS.get(word[0], "E") in "ABC" and tag[0] in "natsz"
        and tag not in ("nr", "nt") and count > 50
        and all(GIVEN_CLASS.get(c, "A") in "ABC" for c in word[1:])
    ]  # fmt: skip
