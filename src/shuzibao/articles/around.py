"""What a line is that only the lines around it tell: a writer's bare name, verse, whom a letter
addresses, the foot of a notice.

By itself each of these looks like a heading, or like a folio: it is short and no sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from shuzibao.articles.feet import REPLY, feet, torn_names
from shuzibao.articles.signed import is_text, signed_lines
from shuzibao.articles.verses import FEWEST_VERSES, says_who, verses
from shuzibao.conventions.bylines import ends_in_credit, is_credit
from shuzibao.conventions.furniture import LABELS
from shuzibao.layout.rhythm import stand_apart
from shuzibao.layout.signs import Signs
from shuzibao.model import Role
from shuzibao.script.characters import ems
from shuzibao.script.fold import plain

# Whom a letter or a notice addresses: 编辑同志：, 各用水户：, 全体业主：
SALUTATION = re.compile(
    r"^(?:(?:尊敬的|亲爱的|敬爱的|致)?[\u4e00-\u9fff、]{0,8}(?:同志|编辑|编辑部|领导|朋友|先生|女士|小姐|市长|书记|报社|老师|叔叔|阿姨|们)"
    r"|(?:尊敬的|敬爱的|亲爱的|各|全[体市区县省校院国]|广大|诸位)[\u4e00-\u9fff、（）]{1,16})[：:]$"
)
# A label and what it is; who speaks is no label, nor does one open with a quotation.
FACT = re.compile(
    r"^(?!(?:记者|问|答|[\u4e00-\u9fff]{1,4}[说称道])[：:])[\u4e00-\u9fff]{2,7}[：:][^：:“]{1,24}$"
)
FEWEST_FACTS = 3
# 9月21日 19时 露天电影 …, 8:30 签到: an entry of a programme, without the marks of a sentence.
ENTRY = re.compile(
    r"(?:\d{1,2}月\d{1,2}日(?:[（(][^）)]{1,4}[）)]|[上下]午|晚上?)*)?\d{1,2}(?:[:：]\d{2}|[时点])(?!许|左右|[，。、])"
)
FEWEST_ENTRIES, MOST_ENTRY_LINES = 3, 3
# 飞鱼 2:1 南星: who played whom, and how it ended.
RESULT = re.compile(
    r"[\u4e00-\u9fffA-Za-z·（）()]{1,10}\d{1,3}[:：∶比—-]\d{1,3}[\u4e00-\u9fffA-Za-z·（）()]{1,10}"
)
FEWEST_RESULTS = 2
# 周二上午 内科 申屠静 门诊三楼: a row of a table that is set without rules.
FEWEST_ROWS, FEWEST_CELLS, WIDEST_CELL = 3, 3, 9.0  # rows, cells, ems
# 单门冰箱 599元起: what is for sale, and for how much.
PRICED = re.compile(r"[^，。；！？：]{2,20}?[\d.]+(?:万?元|折)(?:起|[/／][\u4e00-\u9fff]{1,3})?")
FEWEST_PRICED = 2
# ● … | ● …: an item of a summary or a list; few end in a full stop. How many lines of one are looked at.
BULLET = re.compile(r"[●■◆★▲○◎◇☆▼△]")
MOST_ITEM_LINES = 8
# Over a note of the desk.
NOTE = re.compile(r"[【■●◆]?(?:编者按|编者的话|编后)[】：:]?")
FULL = 1.5  # ems that a full line of a column may differ from another
LONGEST_HEAD = 26.0  # ems
# 一身乌黑心里白，: a verse of five or seven characters and its mark.
METRED = re.compile(
    r"[“「『]?(?:[\u4e00-\u9fff]{5}|[\u4e00-\u9fff]{7})[，。！？；][”」』]?(?:[（(].*)?"
)
# How little the foot of a notice opens a story, as `conventions.leads` weighs openings; nats.
FOLLOWS = -2.5


def told_around(texts: Sequence[str], signs: Sequence[Signs]) -> tuple[list[Signs], frozenset[int]]:
    """The signs, those of verses, subscriptions and boxes of facts as lines of a form that stand each for itself; and
    the lines that only say who wrote the story.

    texts: the lines as printed.
    """
    apart = set(stand_apart(signs))  # they open what stands below them
    closing = {
        i: i == lines[-1] and not _goes_on(signs, i)
        for lines in feet(texts, signs)
        if lines[0] not in apart and not LABELS.match(signs[lines[0]].text)
        for i in lines
    }
    salutations = set(_salutations(signs))
    names = signed_lines(texts, signs) - salutations - closing.keys() - apart
    names = frozenset(
        i
        for i in names
        if not says_who(texts[i - 1], signs[i - 1])
        and not (signs[i - 1].ends_sentence and is_credit(plain(texts[i])))
    )
    poems = frozenset(verses(texts, signs, names))
    names -= poems
    alone = {*salutations, *poems, *_facts(signs)}
    alone.update(_results(signs), _rows(texts, signs), _metred(signs), _priced(signs))
    alone.update(_notes(signs))
    names -= alone
    told = list(signs)  # what is written last stands
    for i in _amid(signs):
        told[i] = replace(signs[i], furniture=None)
    for run in _programmes(signs):
        whole = (
            len(run) == run[-1] - run[0] + 1
        )  # no entry runs over, so the last one does not either
        for i in range(run[0], run[-1] + 1):
            told[i] = replace(signs[i], listed=True, item=i in run, form=whole)
    for i in _bullets(signs):
        told[i] = replace(signs[i], listed=True)
    for i in _items(signs):
        told[i] = replace(signs[i], listed=True, item=True)
    for i in alone:
        told[i] = replace(signs[i], form=True, furniture=None)
    for i, last in closing.items():
        told[i] = _of_foot(signs[i], last)
    for i in _done(signs):
        told[i] = replace(told[i], starts_inside=True, ends_sentence=True, credited=True)
        if not signs[i - 1].ends_sentence:  # it is no head: it breaks off in a name
            told[i - 1] = replace(told[i - 1], ends_open=True, furniture=None)
    for i in torn_names(signs):
        told[i - 1 : i + 1] = _torn(told[i - 1], told[i])
    return told, names


def _goes_on(signs: Sequence[Signs], last: int) -> bool:
    """Whether the next letter of a row of letters stands below a foot, or the answer to the letter."""
    if last + 1 >= len(signs):
        return False
    below = signs[last + 1]
    return BULLET.match(below.text) is not None or REPLY.match(below.text) is not None


def _of_foot(sign: Signs, last: bool) -> Signs:
    """A line of a foot as one that stands for itself, opens nothing, and ends the story if it is the last."""
    return replace(sign, form=True, foot=True, furniture=None, opening=FOLLOWS, signed_off=last)


def _torn(above: Signs, below: Signs) -> tuple[Signs, Signs]:
    """The two lines of a name that the column's end cut: the first runs over, the second goes on with it and ends there."""
    over = replace(
        above, form=False, foot=False, ends_sentence=False, signed_off=False, ends_open=True, bracket_open=True
    )  # fmt: skip
    signed = below.signed_off or below.text[-1:] in tuple("）)")
    rest = replace(
        below, form=False, foot=False, starts_inside=True, ends_sentence=True, signed_off=signed, furniture=None
    )  # fmt: skip
    return over, rest


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


def _metred(signs: Sequence[Signs]) -> Iterator[int]:
    """A song or a poem of old form, whose every line ends in a mark; no column of prose breaks so four times in a row."""
    yield from _runs([METRED.fullmatch(sign.text) is not None for sign in signs], FEWEST_VERSES)


def _salutations(signs: Sequence[Signs]) -> Iterator[int]:
    """编辑同志： above a letter's text."""
    for i, (sign, below) in enumerate(pairwise(signs)):
        if SALUTATION.match(sign.text) and below.heading is None:
            yield i


def _facts(signs: Sequence[Signs]) -> Iterator[int]:
    """种植面积：…, 年产量：… below each other: a box of facts, each a line of its own. One or two may be headlines; those of
    which each may be furniture are the desk's.
    """
    told = [_is_fact(sign) for sign in signs]
    for i in range(len(signs) - FEWEST_FACTS + 1):
        run = signs[i : i + FEWEST_FACTS]
        if all(told[i : i + FEWEST_FACTS]) and any(one.furniture is None for one in run):
            yield from range(i, i + FEWEST_FACTS)


def _results(signs: Sequence[Signs]) -> Iterator[int]:
    """Results below each other, and what a colon leads to them with; one alone may be a headline."""
    found = list(_runs([RESULT.fullmatch(sign.text) is not None for sign in signs], FEWEST_RESULTS))
    yield from found
    yield from (
        i - 1
        for i in found
        if i and signs[i - 1].ends_colon and signs[i - 1].heading is None and i - 1 not in found
    )


def _done(signs: Sequence[Signs]) -> Iterator[int]:
    """摄 alone on its line, or the rest of 记者林 | 知秋摄, closes the caption above it."""
    for i, (above, sign) in enumerate(pairwise(signs), 1):
        if len(above.text) < 2 or above.heading is not None or len(sign.text) > LONGEST_REST:
            continue
        took = sign.text in ("摄", "摄影", "绘", "供图", "报道", "摄影报道")
        rest = sign.text.endswith(TOOK) and not sign.credited
        if took or (rest and ends_in_credit(above.text[-LONGEST_REST:] + sign.text)):
            yield i


LONGEST_REST = 8  # characters
TOOK = ("摄", "摄影", "供图")


def _priced(signs: Sequence[Signs]) -> Iterator[int]:
    """Prices below each other."""
    priced = [sign.heading is None and bool(PRICED.fullmatch(sign.text)) for sign in signs]
    yield from _runs(priced, FEWEST_PRICED)


def _notes(signs: Sequence[Signs]) -> Iterator[int]:
    """编者按 above a text."""
    for i, (sign, below) in enumerate(pairwise(signs)):
        if sign.heading is None and NOTE.fullmatch(sign.text) and is_text(below):
            yield i


def _bullets(signs: Sequence[Signs]) -> Iterator[int]:
    """The lines that end an item of a list without a full stop: what stands above the next item, and the last item's last
    line, which is shorter than the others, where an item above ended so.
    """
    starts = [i for i, sign in enumerate(signs) if sign.heading is None and BULLET.match(sign.text)]
    ended = -1
    for at, start in enumerate(starts):
        after = starts[at + 1] if at + 1 < len(starts) else len(signs)
        same = after < len(signs) and signs[after].text[0] == signs[start].text[0]
        if same and after - start <= MOST_ITEM_LINES:
            ended = -1 if any(one.ends_sentence for one in signs[start:after]) else after - 1
        elif ended == start - 1 >= 0:
            lines = range(start, min(after, start + MOST_ITEM_LINES))
            full = max(signs[k].width + signs[k].indent for k in lines)
            ended = next(
                (k for k in lines if signs[k].width + signs[k].indent < full - FULL), start
            )
            if len(signs[start].text) > 2 * len(signs[min(start + 1, len(signs) - 1)].text):
                ended = start
        else:
            ended = -1
        if ended >= start and not signs[ended].ends_sentence:
            yield ended


def _rows(texts: Sequence[str], signs: Sequence[Signs]) -> Iterator[int]:
    """Rows of as many short cells each, parted by spaces alone, without the marks of a sentence."""
    cells = [_cells(text, sign) for text, sign in zip(texts, signs, strict=True)]
    for count in set(cells) - {0}:
        yield from _runs([one == count for one in cells], FEWEST_ROWS)


def _cells(text: str, sign: Signs) -> int:
    """How many cells a line has that may be a table's row, 0 for any other line."""
    words = text.split()
    flows = sign.pauses or sign.stops or sign.ends_sentence or sign.latin or sign.heading
    short = all(1 < ems(word) <= WIDEST_CELL for word in words)
    return len(words) if len(words) >= FEWEST_CELLS and short and not flows else 0


def _items(signs: Sequence[Signs]) -> Iterator[int]:
    """Lines below a colon that end each in a semicolon, and the one that closes their list: 任命： | 某某为…局长； | …"""
    inside = False
    for i, (above, sign) in enumerate(pairwise(signs), 1):
        ends = sign.text[-1:] == "；"
        if (above.ends_colon or inside) and ends and sign.heading is None:
            inside = True
            yield i
        elif inside and above.text[-1:] == "；" and sign.ends_sentence:
            yield i
            inside = False
        else:
            inside = False


def _runs(told: Sequence[bool], fewest: int) -> Iterator[int]:
    """The places of those that stand so many and more in a row."""
    first = 0
    for i, one in enumerate([*told, False]):
        if not one:
            yield from range(first, i) if i - first >= fewest else ()
            first = i + 1


def _programmes(signs: Sequence[Signs]) -> Iterator[list[int]]:
    """The first lines of the entries of a programme: three entries and more, each of which opens with its hour."""
    entries = [
        i
        for i, sign in enumerate(signs)
        if ENTRY.match(sign.text)
        and not (
            sign.pauses
            or sign.stops
            or sign.ends_sentence
            or sign.furniture
            or sign.heading
            or sign.form
        )
    ]
    run: list[int] = []
    for i in [*entries, len(signs) + MOST_ENTRY_LINES]:
        if run and i - run[-1] > MOST_ENTRY_LINES:
            if len(run) >= FEWEST_ENTRIES:
                yield run
            run = []
        run.append(i)


def _is_fact(sign: Signs) -> bool:
    return (
        FACT.match(sign.text) is not None
        and sign.heading is None
        and sign.furniture in (None, Role.FURNITURE)
        and sign.width <= LONGEST_HEAD
        and not (sign.ends_sentence or sign.ends_open)
    )
