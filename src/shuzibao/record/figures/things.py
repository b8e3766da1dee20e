"""Of what a figure is: a short walk over the words on either side of it.

Behind the unit stands what is counted (43家|养老机构). Before the number stands what is measured or counted, with
verbs of quantity, adverbs, prices' units and comparisons between (猪肉零售价|每公斤|28元; 增速|比上年同期|提高0.3个百分点).
The name is a run of nouns, cut at the verb that has it as its object (改造|公共厕所|22座) and at words that
only say where (全区|床位).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from shuzibao.record.base import Word
from shuzibao.record.figures.thing_names import LONGEST, NOBODY, Named, name_to
from shuzibao.record.figures.thing_table import (
    ACTIONS,
    COMPARED,
    COUNTED_KIND,
    KIND_IN_BRACKETS,
    KIND_VERB,
    MEASURED,
    MONEY,
    NO_THING,
    NOUNLIKE,
    NOUNS,
    PASSED,
    QUANTITY,
    SCOPE,
)
from shuzibao.record.language.cut import Cut
from shuzibao.record.language.numerals import number_of
from shuzibao.record.rows import row

COMPARES = re.compile(r"[，；。、（](?:比|较)[^，。；、（）]{1,10}$")
ASIDE = 16  # characters of a bracket that is passed over
EDGE = frozenset("，。；！？、（…—\n ")
# What is counted in 例: 3例|人感染禽流感病例.
CASES = re.compile(r"[^，。；、（的]{1,24}?(?:病例|感染者|患者|流感|肺炎|[病症炎疹疟])(?![一-鿿])")
RELATIVE = re.compile(r"[^，。；：、\d]{1,14}的(?=[一-鿿“])")
# Counters of stages, and what is done in them: 分两期|建设.
STAGES = frozenset(row("期 批 轮 次 步 段 阶段 个阶段"))
DONE_IN_STAGES = frozenset(row("建设 实施 进行 推进 开展 举行 施工 交付 完成 改造 培训 投产"))
# Counters of those who act: a verb behind them is what they do.
GROUPS = frozenset(row("名 位 人 员 家 户 个 支 队 组"))
PEOPLE = frozenset(row("名 位 人 员"))
# Counters of made things: what stands before a 的 behind them tells what the thing is like.
WORKS = frozenset(row("座 套 台 项 条 件 份 张 本 幅 间 栋 幢 部 首 篇 场 种 款"))


@dataclass(frozen=True, slots=True)
class Before:
    """What stands before a number.

    name: the thing's; None where there is none. opens: only words of quantity stand between the number and
    the clause's beginning or another number, so the thing is what was told of before; said: there is at least
    one of them; compared: one is a comparison.
    """

    name: str | None = None
    opens: bool = False
    said: bool = False
    compared: bool = False


def behind(cut: Cut, end: int, unit: str) -> str | None:
    """The thing behind the unit: 43家|养老机构, 四成的|企业, 120名来自全国的|专家学者."""
    text = cut.text
    at = end
    if unit in MONEY and text.startswith("人民币", at):
        at += 3
    if text[at : at + 1] == "的" and (unit in ("%", "成") or unit in MONEY):
        at += 1
    if unit == "例" and (cases := CASES.match(text, at)):
        return cases.group()
    name = _nouns_from(cut, at, unit)
    if name is not None and unit not in PEOPLE and text[at + len(name) :][:1] == "的":
        made_of = _nouns_from(cut, at + len(name) + 1, unit)  # 20座钢架砖墙的|高效温棚
        made = cut.word_at(at + len(name) + len(made_of or ""))
        made_of = made_of if made is not None and made.tag == "n" else None  # not 街巷的|更新
        name = made_of if made_of and (unit in WORKS or name[-1] in "性级型制式") else name
    if name is None and unit not in MEASURED and (relative := RELATIVE.match(text, at)):
        word = cut.starting(at)
        if word is not None and word.tag in ("v", "p", "vn"):
            name = _nouns_from(cut, relative.end(), unit)
    return name


def _nouns_from(cut: Cut, at: int, unit: str) -> str | None:
    text = cut.text
    start = at + 1 if text[at : at + 1] == "“" else at
    word = cut.word_at(start) if start < len(text) else None
    within = COUNTED_KIND.match(text, start) if cut.starting(start) is None else None
    if (
        within is None
        and word is not None
        and word.tag in ("m", "n")
        and word.start < start < word.end - 1
    ):
        return text[start : word.end]  # 38支龙舟队, 86|名营员: cut as one word
    position = last = within.end() if within else start  # 两个|万吨级|泊位
    word = cut.starting(position)
    if unit in STAGES and word is not None and text[word.start : word.end] in DONE_IN_STAGES:
        return None
    while word is not None and word.end - start <= LONGEST:
        here = text[word.start : word.end]
        if (
            here in NO_THING
            or here in QUANTITY
            or (here in SCOPE and len(here) > 1 and position > start)
        ):
            break
        noun = word.tag in NOUNS or (word.tag == "PER" and position == start)
        kind = last == start and (_kind(cut, word) or (unit not in GROUPS and _modifies(cut, word)))
        if not (noun or word.tag in ("a", "b") or COUNTED_KIND.fullmatch(here) or kind):
            break
        position = word.end
        last = position if noun else last
        word = cut.starting(position) if position < len(text) else None
    if position == last and (bracket := KIND_IN_BRACKETS.match(text, position)):
        head = cut.starting(bracket.end())  # 社区（村）|网格
        last = head.end if head is not None and head.tag in NOUNS else last
    if text[position : position + 1] in ("、", "和") and position == last:
        last = _listed_to(cut, position) or last
    if text[start:last] in ("国家", "单位") and re.match(r"和(?:地区|个人)", text[last:]):
        last += 3
    return text[start:last] or None


def _listed_to(cut: Cut, comma: int) -> int | None:
    """The end of a name that a list of verbal nouns opens: 790家报废汽车回收|、拆解企业."""
    first, second = cut.word_at(comma - 1), cut.starting(comma + 1)
    if first is None or second is None or first.tag != "vn" or second.tag not in ("vn", "v"):
        return None
    head = cut.starting(second.end) if second.end < len(cut.text) else None
    return head.end if head is not None and head.tag == "n" else None


def _modifies(cut: Cut, word: Word) -> bool:
    """A verb and a noun that fill the rest of the clause behind a counter of things: 60张|隔离病床."""
    text = cut.text
    follows = cut.starting(word.end) if word.end < len(text) else None
    return (
        word.tag in ("v", "vn")
        and follows is not None
        and follows.tag == "n"
        and (follows.end == len(text) or text[follows.end] in EDGE)
    )


def _kind(cut: Cut, word: Word) -> bool:
    """A verb that tells the kind, before a noun: 注册|用户, 受|访|家长."""
    follows = cut.starting(word.end) if word.end < len(cut.text) else None
    here = cut.text[word.start : word.end]
    return (
        word.tag in ("v", "vd", "ad", "p")
        and follows is not None
        and (follows.tag in NOUNS or follows.tag == "v")
        and here not in ACTIONS
        and KIND_VERB.fullmatch(here) is not None
    )


def before(cut: Cut, start: int, unit: str, named: Named = NOBODY, floor: int = 0) -> Before:
    """What stands before the number at `start`. floor: where the number before ends."""
    text = cut.text
    end = start
    said = compared = False
    noun: str | None = None  # a verb passed over that may be the thing: 投资|1200万元
    while end > floor:
        index = cut.index_at(end - 1)
        word = cut.words[index]
        here = text[word.start : end]
        if here[-1] in EDGE or end in cut.gaps or (word.tag == "m" and here[0] not in "首再多一"):
            return Before(name=noun, opens=True, said=said, compared=compared)
        if here == "比" and text.endswith("占", 0, word.start):  # 贫困人口占|比|超过四成
            share = name_to(cut, index - 2, word.start - 1, unit, named, floor) or ""
            return Before(share + "占比", said=said)
        if here[-1] == "：":
            end -= 1
        elif here[-1] == "）":
            opening = text.rfind("（", 0, end)
            if opening < 0 or end - opening > ASIDE:
                return Before(said=said)
            end = opening
        elif here == "的" and cut.words[index - 1].tag == "TIME":  # 去年底的|1.2万个
            end = word.start
        elif _passed(word, here, text[end], unit) or (
            end < start
            and here in ("比", "较", "同", "与")
            and not text.endswith("占", 0, word.start)
        ):
            said = said or word.tag in ("v", "vd", "p", "a")
            compared = compared or here in ("比", "较", "同", "与")
            noun = here if here in NOUNLIKE and here[-1] in "款金洋税贷" else noun
            end = word.start
        elif (rate := _rate(cut, index, here)) is not None:
            end = rate
        elif (aside := _compared(cut, index, end)) is not None:
            end, said, compared = aside, True, True
        else:
            if end in named.people:  # 被告人邸某华等|9人
                return Before()
            name = name_to(cut, index, end, unit, named, floor) or _topic(cut, index, named)
            if name or not COMPARES.search(text, 0, end):
                return Before(name or noun, said=said)
            return Before(opens=True, said=True, compared=True)  # 较年初|新增|128亿元
    return Before(name=noun, opens=True, said=said, compared=compared)


def _topic(cut: Cut, index: int, named: Named) -> str | None:
    """A programme that a clause is about: “幸福食堂”|已开设|41家."""
    text = cut.text
    while index >= 0 and cut.words[index].tag in ("v", "d", "ad", "vd"):
        index -= 1
    end = cut.words[index].end if index >= 0 else 0
    opening = text.rfind("“", 0, end)
    return text[opening + 1 : end - 1] if end in named.schemes and text[end - 1] == "”" else None


def _passed(word: Word, here: str, follows: str, unit: str) -> bool:
    """Whether a word only ties the number to its thing."""
    if here == "的":  # 完成年度目标的106%, not 参加活动的有二百人
        return unit in ("%", "成") or (unit in MEASURED and number_of(follows) is not None)
    return (
        here in QUANTITY
        or (here[0] in "可将已仅约近共总各均只竟都能" and here[1:] in QUANTITY)
        or (here[-1] == "了" and here[:-1] in QUANTITY)
        or word.tag in PASSED
        or (word.tag == "m" and here[0] in "首再多")
        or (word.tag in ("a", "u", "c", "ad") and len(here) < 3 and here not in ("和", "及", "与"))
    )


def _rate(cut: Cut, index: int, here: str) -> int | None:
    """Where what a price or a rate is for begins: |每公斤|28元, |每人|1420元."""
    word = cut.words[index]
    if word.tag == "r":
        return word.start if here[0] in "每各" else None
    while index and cut.words[index].tag in ("q", "n"):
        index -= 1
        first = cut.words[index]
        if cut.text[first.start : first.end] in ("每", "各"):
            return first.start
        if first.tag != "q":
            break
    return None


def _compared(cut: Cut, index: int, end: int) -> int | None:
    """Where a comparison that ends here begins: 增速|比上年同期|提高, |高于全国|2.1个百分点."""
    text = cut.text
    at = index
    while at >= 0 and end - cut.words[at].start <= 12:
        word = cut.words[at]
        here = text[word.start : min(word.end, end)]
        if here in COMPARED and at < index:
            return word.start
        if not (
            word.tag in NOUNS
            or word.tag in PASSED
            or word.tag in ("r", "m", "a", "q")
            or here == "的"
        ):
            return None
        at -= 1
    return None


def of_time(name: str | None) -> bool:
    """Whether a thing has a length in time: 工期, 有期徒刑, 春运."""
    return name is not None and TIMED.search(name) is not None


TIMED = re.compile(
    r"(?:期|时|时间|时长|天数|徒刑|拘役|管制|年限|得分|均分|分数|成绩|寿命|教龄|工龄|运|班距|间隔|车程)$"
)
assert MONEY <= MEASURED
