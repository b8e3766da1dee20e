"""What a line is that only the lines around it tell: a writer's bare name, verse, the subscription of a notice,
whom a letter addresses and who signed it.

By itself each of these looks like a heading, or like a folio: it is short and no sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from shuzibao.articles.signed import is_text, is_verse, named, signed_lines
from shuzibao.conventions.furniture import DATE
from shuzibao.layout.signs import Signs
from shuzibao.model import Role
from shuzibao.script.surnames import is_name

# Who signs a notice: a body by the last word of its name.
BODY = re.compile(
    r"^[\u4e00-\u9fff（）()“”·]{2,30}(?:局|委|办|厅|院|所|站|队|处|科|部|社|会|校|园|馆|中心|公司|集团|政府|法院|办公室|指挥部|管委会)$"
)
LONGEST_CLOSING = 20.0  # ems
# What a notice or a letter says before it is signed.
ASKS = re.compile(
    r"特此|兹[有因遗将定]|^编辑(?:先生|同志|部)|此致|敬请|恳请|请受|启事|招募|招聘|报名|倡议|作废|声明"
)
GIVER = re.compile(
    BODY.pattern + r"|^[\u4e00-\u9fff]{2,12}(?:行|店|厂|号|堂|铺|楼|协会|商会|组委会|小组)$"
)
CONTACT = re.compile(r"^(?:联系)?(?:电话|地址|传真|邮箱)[：:]")
# Who signs a reader's letter, and whom it addresses.
READER = re.compile(
    r"^(?:一[名位]|热心)?(?:读者|市民|居民|村民|网友|家长|业主|学生)[：:]?(?P<name>[\u4e00-\u9fff]{2,4})$"
)
# 石梨角一名老乘客上: how one signs with respect.
WRITES = re.compile(
    r"^[\u4e00-\u9fff]{0,8}(?:读者|市民|居民|村民|网友|乘客|顾客|用户|家长|业主|会员|学生|老人|友人)[\u4e00-\u9fff]{0,3}(?:上|[敬谨]上|[敬谨]启|谨呈)$"
)
SALUTATION = re.compile(
    r"^(?:尊敬的|亲爱的|致)?[\u4e00-\u9fff]{0,8}(?:同志|编辑|编辑部|领导|朋友|先生|女士|市长|书记|报社|们)[：:]$"
)
# A label and what it is; who speaks is no label, nor does one open with a quotation.
FACT = re.compile(
    r"^(?!(?:记者|问|答|[\u4e00-\u9fff]{1,4}[说称道])[：:])[\u4e00-\u9fff]{2,7}[：:][^：:“]{1,24}$"
)
FEWEST_FACTS = 3
FULL = 1.5  # ems that a full line of a column may differ from another
LONGEST_HEAD = 26.0  # ems
# Lines of a poem 诗行 are short, and there are some of them.
FEWEST_VERSES = 4
# A verse ends where its clause does; prose has its marks anywhere.
INNER_MARK = re.compile(r"[，。；！？][^”’』」）]")
MOST_MARKED = 0.2


def told_around(texts: Sequence[str], signs: Sequence[Signs]) -> tuple[list[Signs], frozenset[int]]:
    """The signs, those of verses, subscriptions and boxes of facts as lines of a form that stand each for itself; and
    the lines that only say who wrote the story.

    texts: the lines as printed.
    """
    letters = frozenset(_letters(signs))
    names = signed_lines(texts, signs) - letters
    alone = {
        *_subscriptions(signs),
        *letters,
        *_verses(signs, names),
        *_facts(signs),
        *_closings(texts, signs),
    }
    amid = frozenset(_amid(signs))
    told = [
        replace(sign, form=True, furniture=None)
        if i in alone
        else replace(sign, furniture=None)
        if i in amid
        else sign
        for i, sign in enumerate(signs)
    ]
    return told, names


def _amid(signs: Sequence[Signs]) -> Iterator[int]:
    """A line with a telephone number or an address that goes on in the middle of a paragraph is no furniture."""
    for i in range(1, len(signs)):
        sign, above = signs[i], signs[i - 1]
        marked = sign.pauses > 0 or sign.stops > 0 or sign.opens_over or sign.closes_over
        if sign.furniture is not Role.FURNITURE or not marked or above.furniture or above.heading:
            continue
        before = [one.width for one in signs[max(0, i - 4) : i - 1] if not one.furniture]
        full = bool(before) and abs(above.width - max(before)) <= FULL
        flows = above.pauses > 0 or above.stops > 0 or (i > 1 and signs[i - 2].pauses > 0)
        if full and flows and not (above.ends_sentence or sign.indent > above.indent):
            yield i


def _verses(signs: Sequence[Signs], names: frozenset[int]) -> Iterator[int]:
    """A run of short lines right below a writer's name, or below a heading that the source marks, is a poem."""
    for i in range(len(signs) - FEWEST_VERSES):
        if i in names or signs[i].heading is not None:
            yield from _run(signs, i + 1)


def _run(signs: Sequence[Signs], first: int) -> range:
    """The verses from a line on; an empty range where they are too few, or the prose of a narrow column."""
    end = first
    while end < len(signs) and is_verse(signs[end]):
        end += 1
    prose = sum(INNER_MARK.search(sign.text) is not None for sign in signs[first:end])
    few = end - first < FEWEST_VERSES or prose > MOST_MARKED * (end - first)
    return range(0) if few else range(first, end)


def _subscriptions(signs: Sequence[Signs]) -> Iterator[int]:
    """The body's name and the day below a notice 落款, in either order: below a sentence's end."""
    for i in range(1, len(signs) - 1):
        one, other = signs[i], signs[i + 1]
        if not signs[i - 1].ends_sentence:
            continue
        if (BODY.match(one.text) and _is_day(other)) or (_is_day(one) and BODY.match(other.text)):
            yield from (i, i + 1)


def _closings(texts: Sequence[str], signs: Sequence[Signs]) -> Iterator[int]:
    """Who gives a notice or signs a letter, without a day below: at the end of what asks or announces."""
    for i in range(2, len(signs)):
        sign, above = signs[i], signs[i - 1]
        last = i + 1 == len(signs) or not is_text(signs[i + 1])
        short = sign.width <= LONGEST_CLOSING and sign.heading is None and not sign.pauses
        if sign.furniture is not None:
            continue
        if not (above.ends_sentence and last and short and not sign.ends_sentence):
            continue
        asks = any(one.item or ASKS.search(one.text) for one in signs[max(0, i - 12) : i])
        if asks and (GIVER.search(sign.text) or named(texts, signs, i)):
            yield i
            if i + 1 < len(signs) and CONTACT.match(signs[i + 1].text):
                yield i + 1


def _letters(signs: Sequence[Signs]) -> Iterator[int]:
    """编辑同志： above a letter's text, 读者 and a name below a sentence's end."""
    for i, sign in enumerate(signs):
        if i + 1 < len(signs) and SALUTATION.match(sign.text) and signs[i + 1].heading is None:
            yield i
        if not i or not signs[i - 1].ends_sentence:
            continue
        signed = READER.match(sign.text)
        if (signed and is_name(signed["name"])) or WRITES.match(sign.text):
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
