"""The name of a thing before its number: a run of nouns, cut at the verb that has it as its object.

改造|公共厕所|22座, but 被困人员|32名, 公办幼儿园|6所, 旧住房修缮|63万平方米. Words that only say where are left out (全区|床位).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from shuzibao.model.fact import FactKind
from shuzibao.record.base import Found, Word
from shuzibao.record.figures.thing_table import (
    ACTIONS,
    ADNOMINAL,
    COUNTED_KIND,
    GAUGE,
    KIND_VERB,
    MEASURE,
    MEASURED,
    NO_THING,
    NOUNLIKE,
    NOUNS,
    QUANTITY,
    SCOPE,
    SPENT,
    TAKES_VERB,
)
from shuzibao.record.language.cut import Cut
from shuzibao.record.language.jieba import in_dictionary
from shuzibao.record.rows import row

DOING = re.compile(r"(?:完成|实现|开展|进行|启动|推进|实施)了?$")
LONGEST = 20  # characters of a thing's name
TIMED_KIND = frozenset(row("周末 假日 节假日 节日 夜间 日间 课后 春运 暑期 冬季 夏季 早餐 晚间"))
EACH = re.compile(r"每[个名位户家人]?")
PER = re.compile(r"[日月年亩户人季周天]")


@dataclass(frozen=True, slots=True)
class Named:
    """Names found before: they say whose figure it is, not of what, where a noun follows.

    places: where places and bodies begin. schemes, people: where programmes and people end.
    """

    places: frozenset[int] = frozenset()
    schemes: frozenset[int] = frozenset()
    people: frozenset[int] = frozenset()

    @classmethod
    def of(cls, names: Iterable[Found]) -> Named:
        told = list(names)
        kinds = (FactKind.PLACE, FactKind.ORGANISATION)
        return cls(
            frozenset(n.start for n in told if n.kind in kinds),
            frozenset(n.end for n in told if n.kind is FactKind.PROGRAMME),
            frozenset(n.end for n in told if n.kind is FactKind.PERSON),
        )


NOBODY = Named()


def name_to(cut: Cut, index: int, end: int, unit: str, named: Named, floor: int) -> str | None:
    """The run of nouns that ends at `end`."""
    text = cut.text
    words = _run(cut, index, end, named, floor)
    if not words:
        return None
    head = text[words[-1].start : words[-1].end]
    if head[-1] == "”" and (len(words) == 1 or words[-2].tag not in NOUNS):
        return head[1:-1]
    measured = MEASURE.fullmatch(head) is not None
    if words[-1].tag == "v" and len(head) == 2 and head[0] in ACTIONS and unit not in MEASURED:
        return head[1]  # 养|猪|十二头
    if words[-1].tag not in NOUNS and not (
        head in NOUNLIKE
        or (head in ADNOMINAL and len(words) > 1 and DOING.search(text, 0, words[0].start))
        or (measured and (len(head) > 1 or len(words) > 1))
        or head in ("率", "量")
    ):
        return None
    if words[-1].tag == "s" or (head in SPENT and len(words) == 1):
        return None  # 投入|1.92亿元: a sum that a verb takes alone
    words = _cut_at_verbs(text, words, measured or head in NOUNLIKE)
    words = _without_scope(text, words, named)
    if (
        not words
        or text[words[0].start - 1 : end] == "我国"
        or all(
            (w.tag in ("LOC", "a", "ORG") and not GAUGE.search(text[w.start : w.end]))
            or text[w.start : w.end] in SCOPE
            for w in words
        )
    ):
        return None
    begin = words[0].start
    if (  # 完|工电梯: the first character belongs to the word before
        begin
        and words[0].end - begin > 2
        and not in_dictionary(text[begin : words[0].end])
        and in_dictionary(text[begin - 1 : begin + 1])
        and in_dictionary(text[begin + 1 : words[0].end])
    ):
        begin += 1
    begin -= 2 if text.endswith("实到", 0, begin) else 0
    name = text[begin:end]
    return name if name not in NO_THING | SPENT and re.search(r"[一-鿿A-Za-z]", name) else None


def _run(cut: Cut, index: int, end: int, named: Named, floor: int) -> list[Word]:
    """Words to the left that a name may be made of, verbs and adjectives included, in the text's order."""
    text = cut.text
    found: list[Word] = []
    limit = max(end - LONGEST, floor)
    while index >= 0 and cut.words[index].start >= limit:
        word = cut.words[index]
        word = Word(word.start, min(word.end, end), word.tag)
        here = text[word.start : word.end]
        left = text[cut.words[index - 1].start : word.start] if index else ""
        if found and (word.end in named.schemes or EACH.fullmatch(left)):
            break
        if here == "”":
            opening = text.rfind("“", 0, word.start)
            if opening < limit:
                break
            index = cut.index_at(opening) - 1
            found.append(Word(opening, word.end, "n"))
            continue
        if here == "均" and PER.fullmatch(left):
            found += [word, Word(word.start - len(left), word.start, "n")]
            index -= 2
            continue
        # 长者照护|之|家, 综合|为|老服务中心
        if found and (here == "之" or (here == "为" and text[word.end] == "老")):
            found.append(Word(word.start, word.end, "n"))
            index -= 1
            continue
        short = len(found) == 1 and text[found[0].start : found[0].end] in "率量数额"
        if (
            here in QUANTITY
            and found
            and not short
            and word.tag not in NOUNS
            and here not in NOUNLIKE
        ):
            break
        if not (
            word.tag in NOUNS
            or word.tag in ("a", "v")
            or (word.tag == "d" and here == "平均" and found)
            or (word.tag == "ad" and found)
            or (word.tag == "q" and PER.fullmatch(here))
            or (word.tag == "p" and here == "被" and found)
            or (word.tag == "f" and here in ("上", "以上") and left in ("规", "限", "限额", "规模"))
            or (word.tag in ("m", "q", "TIME") and COUNTED_KIND.fullmatch(here) and found)
            or (word.tag == "TIME" and here in TIMED_KIND and found)
        ):
            break
        found.append(word)
        index -= 1
    if index >= 0 and len(found) > 2 and cut.words[index].tag == "m":
        found.pop()  # 32条|河道|水质优良率
    return found[::-1]


def _cut_at_verbs(text: str, words: list[Word], measured: bool) -> list[Word]:
    """The name without the verb that has it as its object, and without what stands before that."""
    for i in range(len(words) - 2, -1, -1):
        word = words[i]
        here = text[word.start : word.end]
        rest = text[words[i + 1].start : words[-1].end]
        if word.tag == "p":  # 被困人员
            return words[i:]
        if word.tag == "v":
            if (
                here in ("可", "支配")
                or len(rest) == 1
                or rest[0] == "之"
                or (rest[-1] == "者" and len(rest) < 4 and here not in ACTIONS)
            ):
                continue
            passive = i > 0 and words[i - 1].tag == "p"
            acts = here.lstrip("可能将被") in ACTIONS
            if passive and not acts:
                continue
            if measured and GAUGE.search(rest) and (not acts or len(rest) <= 3):
                continue
            if not measured and not acts and KIND_VERB.fullmatch(here):
                while i and _tells_kind(text, words[i - 1]):
                    i -= 1
                return words[i:]
            return words[i + 1 :]
        if (
            word.tag == "vn"
            and not measured
            and here in ACTIONS
            and not (here in ADNOMINAL and TAKES_VERB.search(rest))
        ):
            return words[i + 1 :]
    return words


def _tells_kind(text: str, word: Word) -> bool:
    here = text[word.start : word.end]
    return word.tag == "TIME" or (
        word.tag in ("v", "vn") and (here == "可" or KIND_VERB.fullmatch(here) is not None)
    )


def _without_scope(text: str, words: list[Word], named: Named) -> list[Word]:
    """The name without words before it that say where."""
    while len(words) > 1:
        here = text[words[0].start : words[0].end]
        if not (
            here in SCOPE
            or (here == "国" and text.endswith("我", 0, words[0].start))
            or words[0].tag == "LOC"
            or (words[0].tag == "ORG" and words[0].start in named.places)
            or (words[0].tag in ("s", "f") and here not in ("规", "限"))
        ):
            break
        words = words[1:]
    return words
