"""Who wrote a story, where only the place of the line tells it: a pen name, a name with what its bearer is, a desk.

    人和食物 | 归有时            冬天的信 | 第三中学教师 简宁            台风登陆 | 综合报道

By itself such a line looks like the last of its heading. What speaks for a writer, and how much, is weighed: the
weights are in nats and were found by `python -m bench.dumps.fitsigned` on the dev split of the invented dumps and of the
stories written by hand.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from shuzibao.conventions.columns import may_name_a_column
from shuzibao.layout.signs import Signs
from shuzibao.script.characters import SPACE
from shuzibao.script.fold import fold
from shuzibao.script.surnames import is_name
from shuzibao.script.words import frequency, word_across

WEIGHTS: Mapping[str, float] = {
    "signed": -3.35,
    "names": 3.84,
    "worded names": 1.15,
    "strange": 0.71,
    "known": -2.27,
    "phrase": -3.52,
    "last name": 0.60,
    "trade": 3.60,
    "desk": 4.08,
    "bracketed": 0.38,
    "post": 1.07,
    "echo": -2.51,
    "tiny": 1.72,
    "single": 0.58,
    "long": -0.38,
    "marks": -2.08,
    "under deck": 2.17,
    "under heads": 0.35,
    "under text": -2.48,
    "narrow": 0.61,
    "amid verse": -1.76,
}

COMMON = 1000  # times in the dictionary's corpus: 高兴 is no 高 by name
LONGEST = 30.0  # ems
LONGEST_HEAD = 30.0
CLAUSE = re.compile(r"[\u4e00-\u9fff]{5}，")  # …医学院，后来虽; but 何方，林知秋
INDENTED_BY = 3.0  # ems that two lines of a text may differ, the first of which is set in
LONGEST_VERSE = 16.0  # ems
SHORTEST_TEXT = 12.0  # ems; what is shorter may be a heading
OPENS = 2.0  # nats of `Signs.opening`: 本报讯（记者 …）
MOST_HEADS = 4  # lines of a heading; more short lines in a row are verse or a list
ECHO_LINES = 24  # below, in which a headline's words would be said again
GAPS = re.compile(r"[\s/／|｜、，,：:·&＆+（）()【】〔〕\[\]]+")
TRADE = re.compile(
    r"本报|特约|首席|[实见]习生?|[\u4e00-\u9fff]{0,2}记者|通讯员|评论员|撰稿人?|作者|采访|口述|讲述|整理|撰文|采写|供稿|编译|翻译|编写|执笔|摄影|插图|制图|绘图?|版式|统筹|策划"
    r"|图文|文图|[著译文图摄]|文与摄影|(?:摄影|文字)报道"
)
DESK = re.compile(
    r"(?:本报|[\u4e00-\u9fff]{2,4})?(?:[\u4e00-\u9fff]{2}组|编辑部|评论部|采访部|研究室)|综合(?:报道|报导|整理|消息|外电|编译)"
)
POST = re.compile(
    r"(?:[班系级届队站局校院所厂村镇乡县市区社园馆组]|[\u4e00-\u9fff][师生员者家长]|学者|作家|主任|书记|校友|公司|中心|街道)$"
)
MARKS = re.compile(r"[“”「」『』《》！？!?…—%％＝=]")
BRACKETED = re.compile(r"^[（(【〔\[][^）)】〕\]]{2,30}[）)】〕\]]$")
DASHED = re.compile(r"^(?:——|--|—|－－|⸺)")

# A verse ends where its clause does; prose has its marks anywhere.
INNER_MARK = re.compile(r"[，。；！？][^”’』」）]")

NAMED = ("names", "worded names", "strange")

Told = list[tuple[str, float]]


def signed_lines(texts: Sequence[str], signs: Sequence[Signs]) -> frozenset[int]:
    """The lines that say who wrote the story and are told by their place.

    texts: the lines as printed.
    """
    return frozenset(
        i
        for i in range(1, len(signs) - 1)
        if may_sign(signs, i)
        and (below_kind(signs, i) or sum(WEIGHTS[n] * v for n, v in told(texts, signs, i)) > 0)
    )


# 河边（诗）: the head of a piece that somebody wrote says of what kind it is.
KIND = re.compile(
    r"[（(](?:诗|组诗|外[一二三四五]首|[一二三四五]首|散文|散文诗|小说|微小说|小小说|杂文|随笔|童话|书评|影评)[）)]$"
)
SHORT_NAME = re.compile(r"[\u4e00-\u9fff]{2,4}")


def below_kind(signs: Sequence[Signs], i: int) -> bool:
    """A short line right below a title that says what kind of piece it heads."""
    return SHORT_NAME.fullmatch(signs[i].text) is not None and bool(KIND.search(signs[i - 1].text))


def may_sign(signs: Sequence[Signs], i: int) -> bool:
    """Whether a line stands where a writer's name may: right above a text; below a heading, another story's end or furniture."""
    sign, above, below = signs[i], signs[i - 1], signs[i + 1]
    bare = not (sign.ends_sentence or sign.ends_open or sign.ends_colon or sign.stops)
    bare = bare and not sign.closes_over  # 林知秋/文 石望川/ | 图）
    short = sign.width <= LONGEST and len(sign.text) > 1
    free = sign.furniture is None and sign.jump is None and not sign.form and not sign.latin
    over = is_text(below) or (i + 2 < len(signs) and _opens(below, signs[i + 2]))
    over = over or (below_kind(signs, i) and (is_verse(below) or below.bold))
    fresh = sign.opening < OPENS
    first = heads(above) or above.ends_sentence or above.furniture is not None
    if sign.heading is not None and not heads(above):
        return False  # the source marks it, and there is no other head
    return bare and short and free and fresh and over and first and not _flows(above, sign, below)


def _flows(above: Signs, sign: Signs, below: Signs) -> bool:
    """A sentence goes on through the line: a clause ends inside it, or a break of the column cuts a word."""
    cut = above.heading is None and _cut_word(above, sign)
    return CLAUSE.search(sign.text) is not None or cut or _cut_word(sign, below)


def _cut_word(above: Signs, below: Signs) -> bool:
    """The break between two lines cuts a word that is common: 公路, not 川北."""
    return frequency(word_across(above.text, below.text)) > COMMON


def _opens(first: Signs, second: Signs) -> bool:
    """Whether two lines open a poem, or a text whose first line happens to hold no mark."""
    alike = abs(first.width - second.width) <= INDENTED_BY and first.heading is None
    return (is_verse(first) and is_verse(second)) or (alike and is_text(second))


def heads(sign: Signs) -> bool:
    """Short, and no part of a sentence; or a heading that the source marks."""
    told = sign.ends_sentence and sign.text[-1:] not in tuple("！？!?…”」")
    return sign.heading is not None or (
        2 <= sign.width <= LONGEST_HEAD
        and sign.furniture is None
        and sign.jump is None
        and not (told or sign.ends_open or sign.stops or sign.bracket_open)
    )


def is_text(sign: Signs) -> bool:
    """A line of running text."""
    return (
        sign.heading is None
        and (sign.pauses > 0 or sign.stops > 0 or sign.ends_sentence)
        and (sign.width >= SHORTEST_TEXT or sign.ends_sentence)
    ) or (sign.heading is None and sign.indent >= 1.5 and sign.width >= SHORTEST_TEXT / 2)


def is_verse(sign: Signs) -> bool:
    """A line as poems 诗 have them."""
    bare = sign.heading is None and not sign.bold and sign.furniture is None and not sign.latin
    return 0 < sign.width <= LONGEST_VERSE and bare


def told(texts: Sequence[str], signs: Sequence[Signs], i: int) -> Told:
    """What speaks for a line's being a writer's, by the names of `WEIGHTS`."""
    spaced = SPACE.sub(" ", fold(texts[i].strip()))
    words = _words(spaced)
    if not words:
        return [("signed", 1.0), ("marks", 1.0)]
    sign, above = signs[i], signs[i - 1]
    kinds = [_kind(word) for word in words]
    posts = [
        kind not in NAMED
        and k + 1 < len(words)
        and kinds[k + 1] in NAMED
        and POST.search(words[k]) is not None
        for k, kind in enumerate(kinds)
    ]
    rest = [
        kind
        for kind, post in zip(kinds, posts, strict=True)
        if not post and kind not in ("trade", "desk")
    ]
    under = sum(heads(one) for one in signs[max(0, i - 2) : i])
    over = signs[max(0, i - MOST_HEADS) : i]
    below = "".join(one.text for one in signs[i + 1 : i + 1 + ECHO_LINES])
    facts = {
        "last name": kinds[-1] in NAMED,
        "trade": "trade" in kinds,
        "desk": "desk" in kinds,
        "bracketed": BRACKETED.match(spaced) is not None,
        "post": any(posts),
        "echo": words[-1] in below,
        "tiny": len(sign.text) < 3,
        "single": len(words) == 1,
        "marks": MARKS.search(spaced) is not None,
        "under deck": DASHED.match(above.text) is not None,
        "under heads": under > 1,
        "under text": not heads(above) and above.furniture is None,
        "narrow": sign.width <= 0.6 * above.width,
        "amid verse": len(over) == MOST_HEADS
        and all(is_verse(one) and not INNER_MARK.search(one.text) for one in over),
    }
    return [
        ("signed", 1.0),
        *((kind, 1.0 / len(rest)) for kind in rest),
        *((name, 1.0) for name, holds in facts.items() if holds),
        ("long", max(0.0, sign.width - 14.0)),
    ]


def named(texts: Sequence[str], signs: Sequence[Signs], i: int) -> bool:
    """Whether a line names a person: 瀾灣 何伯, 讀者 董玉珍."""
    words = _words(SPACE.sub(" ", fold(texts[i].strip())))
    kinds = [_kind(word) for word in words]
    return 1 <= len(words) <= 3 and kinds[-1] == "names" and "phrase" not in kinds


def _words(spaced: str) -> list[str]:
    """The words that gaps part; single characters set apart are one."""
    out: list[str] = []
    single = False
    for word in GAPS.split(spaced):
        if not word:
            continue
        if single and len(word) == 1:
            out[-1] += word
        else:
            out.append(word)
        single = len(word) == 1
    return out


def _kind(word: str) -> str:
    """What a word looks like: a name, a name that is also a word, an unknown short word, a known one, a phrase; or a word of
    the trade, a desk of the paper.
    """
    if may_name_a_column(word):
        return "phrase"
    if TRADE.fullmatch(word) or (word[:2] == "本报" and TRADE.fullmatch(word[2:])):
        return "trade"
    if DESK.fullmatch(word):
        return "desk"
    if is_name(word):
        often = frequency(word)
        return "known" if often > COMMON else "worded names" if often else "names"
    if len(word) > 4:
        return "phrase"
    return "known" if frequency(word) or len(word) > 3 else "strange"
