"""What a line is that only the lines around it tell: a writer's bare name, verse, the subscription of a notice,
whom a letter addresses and who signed it.

By itself each of these looks like a heading, or like a folio: it is short and no sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from shuzibao.conventions.furniture import DATE
from shuzibao.layout.signs import Signs
from shuzibao.script.surnames import is_name
from shuzibao.script.words import frequency

# Who signs a notice: a body by the last word of its name.
BODY = re.compile(
    r"^[\u4e00-\u9fff（）()“”·]{2,30}(?:局|委|办|厅|院|所|站|队|处|科|部|社|会|校|园|馆|中心|公司|集团|政府|法院|办公室|指挥部|管委会)$"
)
# Who signs a reader's letter, and whom it addresses.
READER = re.compile(
    r"^(?:一[名位]|热心)?(?:读者|市民|居民|村民|网友|家长|业主|学生)[：:]?(?P<name>[\u4e00-\u9fff]{2,4})$"
)
SALUTATION = re.compile(
    r"^(?:尊敬的|亲爱的|致)?[\u4e00-\u9fff]{0,8}(?:同志|编辑|编辑部|领导|朋友|先生|女士|市长|书记|报社|们)[：:]$"
)
# A label and what it is; who speaks is no label, nor does one open with a quotation.
FACT = re.compile(
    r"^(?!(?:记者|问|答|[\u4e00-\u9fff]{1,4}[说称道])[：:])[\u4e00-\u9fff]{2,7}[：:][^：:“]{1,24}$"
)
FEWEST_FACTS = 3
LONGEST_HEAD = 26.0  # ems
# Lines of a poem 诗行 are short, and there are some of them.
LONGEST_VERSE, FEWEST_VERSES = 16.0, 4
SHORTEST_TEXT = 12.0  # ems; what is shorter may be a heading


def told_around(signs: Sequence[Signs]) -> tuple[list[Signs], frozenset[int]]:
    """The signs, those of verses, subscriptions and boxes of facts as lines of a form that stand each for itself; and
    the lines that are a writer's name and nothing else.
    """
    names = frozenset(_bare_names(signs))
    alone = {*_subscriptions(signs), *_letters(signs), *_verses(signs, names), *_facts(signs)}
    told = [
        replace(sign, form=True, furniture=None) if i in alone else sign
        for i, sign in enumerate(signs)
    ]
    return told, names


def _bare_names(signs: Sequence[Signs]) -> Iterator[int]:
    """A person's name on a line of its own between a heading and its text is who wrote it."""
    for i in range(1, len(signs) - 1):
        text = signs[i].text
        if not (is_name(text) and len(text) > 2 - bool(signs[i].heading) and not frequency(text)):
            continue
        above, below = signs[i - 1], signs[i + 1]
        heads = above.heading is not None or (
            _heads(above) and (i == 1 or not _goes_on(signs[i - 2]))
        )
        if heads and not is_name(above.text) and (_is_text(below) or _run(signs, i + 1)):
            yield i


def _heads(sign: Signs) -> bool:
    """Short, and no part of a sentence."""
    return (
        4 <= sign.width <= LONGEST_HEAD
        and sign.furniture is None
        and sign.jump is None
        and not (sign.ends_sentence or sign.ends_open or sign.stops or sign.bracket_open)
    )


def _goes_on(sign: Signs) -> bool:
    return sign.furniture is None and not sign.ends_sentence and sign.pauses > 0


def _is_text(sign: Signs) -> bool:
    return (
        sign.heading is None
        and (sign.pauses > 0 or sign.stops > 0 or sign.ends_sentence)
        and (sign.width >= SHORTEST_TEXT or sign.ends_sentence)
    )


def _verses(signs: Sequence[Signs], names: frozenset[int]) -> Iterator[int]:
    """A run of short lines right below a writer's name, or below a heading that the source marks, is a poem."""
    for i in range(len(signs) - FEWEST_VERSES):
        if i in names or signs[i].heading is not None:
            yield from _run(signs, i + 1)


def _run(signs: Sequence[Signs], first: int) -> range:
    """The verses from a line on; an empty range where they are too few."""
    end = first
    while end < len(signs) and _is_verse(signs[end]):
        end += 1
    return range(first, end) if end - first >= FEWEST_VERSES else range(0)


def _is_verse(sign: Signs) -> bool:
    return (
        0 < sign.width <= LONGEST_VERSE
        and sign.heading is None
        and not sign.bold
        and sign.furniture is None
        and not sign.latin
    )


def _subscriptions(signs: Sequence[Signs]) -> Iterator[int]:
    """The body's name and the day below a notice 落款, in either order: below a sentence's end."""
    for i in range(1, len(signs) - 1):
        one, other = signs[i], signs[i + 1]
        if not signs[i - 1].ends_sentence:
            continue
        if (BODY.match(one.text) and _is_day(other)) or (_is_day(one) and BODY.match(other.text)):
            yield from (i, i + 1)


def _letters(signs: Sequence[Signs]) -> Iterator[int]:
    """编辑同志： above a letter's text, 读者 and a name below a sentence's end."""
    for i, sign in enumerate(signs):
        if i + 1 < len(signs) and SALUTATION.match(sign.text) and signs[i + 1].heading is None:
            yield i
        signed = READER.match(sign.text) if i and signs[i - 1].ends_sentence else None
        if signed and is_name(signed["name"]):
            yield i


def _facts(signs: Sequence[Signs]) -> Iterator[int]:
    """种植面积：…, 年产量：… below each other: a box of facts, each a line of its own. One or two may be headlines."""
    told = [_is_fact(sign) for sign in signs]
    for i in range(len(signs) - FEWEST_FACTS + 1):
        if all(told[i : i + FEWEST_FACTS]):
            yield from range(i, i + FEWEST_FACTS)


def _is_fact(sign: Signs) -> bool:
    return (
        FACT.match(sign.text) is not None
        and sign.heading is None
        and sign.furniture is None
        and sign.width <= LONGEST_HEAD
        and not (sign.ends_sentence or sign.ends_open)
    )


def _is_day(sign: Signs) -> bool:
    found = DATE.match(sign.text)
    return found is not None and found.end() == len(sign.text)
