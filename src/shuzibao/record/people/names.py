"""Is this a person's name? What stands at a position, and how good the evidence is.

The evidence is the sum of the weights of its signs (`name_signs.py`, `name_weights.py`).
"""

from __future__ import annotations

import math
import re

from shuzibao.record.language.cut import Cut
from shuzibao.record.language.jieba import word_class
from shuzibao.record.people.foreign import JAPANESE_NAME
from shuzibao.record.people.name_characters import SURNAME_CLASS
from shuzibao.record.people.name_signs import COURTEOUS, JOINS, signs
from shuzibao.record.people.name_weights import WEIGHTS
from shuzibao.record.people.surnames import FOREIGN, NEVER_GIVEN, double_surname, surname_length
from shuzibao.record.places import gazetteer
from shuzibao.record.places.organ_table import KIND_OF
from shuzibao.record.posts.post_table import DESCRIPTIONS, HEADS
from shuzibao.record.rows import row
from shuzibao.script.surnames import COMPOUND, SINGLE

ENOUGH = -0.2  # odds from which a name is believed, as natural logarithm; lower finds more names and more that are none
# The same where a title, or another name in a list, says that one comes.
BACKED = {"post": -0.8, "listed": -0.8}
LONGEST = 9  # characters of a foreign name without a dot
HAN = re.compile("[一-鿿]+")
# 康复师, 支队: a title, or a kind of body, is nobody's name.
NOBODY = (
    frozenset((*HEADS, *DESCRIPTIONS))
    | {kind for kind in KIND_OF if len(kind) > 1}
    | frozenset(
        row(
            "实习生 公鉴 车厘子 马列 老师 家长 家人 先生 女士 成员 班子 团队 公室 候任新 陆客 港客 陆生 陆资 陆配"
        )
    )
)
# 骆校长, 王书记: somebody of that surname, and no name.
TITLE = re.compile("|".join(sorted((h for h in HEADS if len(h) == 2), key=len, reverse=True)))
# 明泽报专讯, 明泽报记者: a paper's name, whatever it begins like.
PAPER_SPEAKS = re.compile(r"[一-鿿]{1,4}报(?:专?讯|记者|社论|通讯员)")


def ends_at(cut: Cut, start: int, backing: str) -> list[int]:
    """Where names that begin at `start` might end."""
    text = cut.text
    word = cut.starting(start)
    tag = word.tag if word is not None else ""
    ends: set[int] = set()
    length = surname_length(text, start, backed=bool(backing))
    if word is not None and tag == "PER" and word.end > start + max(1, length):
        foreign = sum(c in FOREIGN for c in text[start : word.end])
        if foreign >= word.end - start - 1 or word.end - start <= 4:
            ends.add(word.end)
    tails = COURTEOUS.finditer(text, start + 2, word.end) if word and tag == "PER" else ()
    for tail in tails:  # 默克尔|夫人
        if word is not None and tail.end() == word.end:
            ends.add(tail.start())
            ends -= {tail.end()} if len(tail.group()) > 1 or tail.start() - start >= 3 else set()
    if length and (backing or word is not None or _inside_person(cut, start)):
        ends |= {start + length + 1, start + length + 2}
    if (
        backing in ("post", "described")
        and double_surname(text, start)
        and cut.begins(start + 4)
        and not COURTEOUS.match(text, start + 3)
    ):
        ends.add(start + 4)  # 张叶秀兰
    if backing or tag in ("PER", "nz", "nw", "LOC", "ORG"):
        run = start
        while run < len(text) and run < start + LONGEST and text[run] in FOREIGN:
            run += 1
            if run - start >= (2 if backing else 3) and cut.begins(run):
                ends.add(run)
    family = JAPANESE_NAME.match(text, start)
    if family is not None:
        ends |= {end for end in range(family.end() + 1, family.end() + 4) if cut.begins(end)}
    if not ends:
        return []
    return sorted(
        end
        for end in ends
        if end <= len(text)
        and HAN.fullmatch(text, start, end)
        and text[start:end] not in NOBODY
        and not TITLE.fullmatch(text, start + (length or 1), end)
        and not (text[end - 1] in TOWNS and not backing and end - start == 3)
        and text[end - 1] not in "族昨"  # 畲族, 柯立|昨在现场
        and not _no_name(text, start, end, length)
        and not _with_beside(text[start:end], backing, text[end : end + 2])
        and not (
            text[end - 1] in "称说曰"
            and end - start == 3
            and text[end : end + 1] in ("，", "：", "“")
        )
        and not (text[start - 1 : start] in TOWARDS and _two_words(text[start:end]))
    )


# Words of the sentence that could be a given name: 黄|其后.
NO_GIVEN = frozenset(
    row(
        "其后 随后 其间 现时 当时 同时 昨日 今日 因此 所以 但是 其实 已经 曾经 目前 日前 此前 其他 其中 一直"
    )
)
# 金灿灿: how things look, where nobody bears it.
LOOKS = re.compile(r"[金黄红绿白黑][灿彤澄油茫皑压乎通](?:灿|彤|澄|油|茫|皑|压|乎|通)")
# 一名姓黄|男子
OF_SURNAME = re.compile(r"(?:男子|女子|男|女|青年|司机|老人|居民|市民|先生|女士)")


AND_A_LEVEL = re.compile("[和与及][区市县省镇乡村]")  # 馆长|和县|文联副主席
# Who stands where in a picture: 左三, 左起.
IN_PICTURE = re.compile("左[一二三四五六七八九十侧起边图]")


def _no_name(text: str, start: int, end: int, surname: int) -> bool:
    """书记|时亦, 黄|其后, 金灿灿, 姓黄|男子: small words, looks and kinds of people behind what could be a surname."""
    name = text[start:end]
    small = (len(name) == 2 and all(c in JOINS for c in name)) or name[surname:] in NO_GIVEN
    ward = name[-1] == "科" and len(name) > 2 and word_class(name[:2]) not in ("", "nr")  # 麻醉科
    looks = LOOKS.fullmatch(name) is not None and name[1] == name[2]
    caption = IN_PICTURE.fullmatch(name) is not None or AND_A_LEVEL.fullmatch(name) is not None
    return (
        small
        or ward
        or caption
        or looks
        or (text[start - 1 : start] == "姓" and OF_SURNAME.match(name, surname or 1) is not None)
    )


# 朱行乡: what closes the name of a place, and hardly a person's.
TOWNS = frozenset("乡镇县区市街")
TOWARDS = frozenset("对向为跟爱给于")


FROM = frozenset("从于向由往经至和及与")


def _with_beside(name: str, backing: str, behind: str) -> bool:
    """从|宁波, 姚江|边, 向|田桂英: a place or a name with a word that could be a surname, or with what lies at it."""
    if not backing and name[-1] == "边" and len(name) > 2 and name[-2] in "江河湖海街路溪湾山塘沟":
        return True
    if name[0] in TOWARDS and len(name) == 4 and surname_length(name[1:]):
        return True  # 向|田桂英
    if name[0] in TOWARDS and len(name) == 2 and surname_length(name[1:]) and TITLE.match(behind):
        return True  # 向|张区长
    return name[0] in FROM and any(
        (a, b) == (0, len(name) - 1) for a, b in gazetteer.find_names(name[1:])
    )


def _two_words(name: str) -> bool:
    """对|党忠诚: a word that is hardly a surname, and a word."""
    return SURNAME_CLASS.get(name[0]) == "E" and bool(word_class(name[1:]))


def _inside_person(cut: Cut, start: int) -> bool:
    word = cut.word_at(start)
    return word is not None and word.tag == "PER"


def weight(cut: Cut, start: int, end: int, backing: str = "") -> float:
    """The logarithm of the odds that a name stands at characters start … end."""
    return sum([WEIGHTS.get(sign, 0.0) for sign in signs(cut, start, end, backing)])


def best_name(cut: Cut, start: int, backing: str) -> tuple[float, int] | None:
    """The likeliest name that begins at `start`: its weight and its end. None where none can."""
    if PAPER_SPEAKS.match(cut.text, start):
        return None
    word = cut.starting(start)
    if not backing and word is not None and word.tag == "p" and word.end == start + 1:
        return None  # 向|家长
    if start in cut.foreign:
        return 2.0, cut.foreign[start]
    return max(
        ((weight(cut, start, e, backing), e) for e in ends_at(cut, start, backing)), default=None
    )


def name_at(cut: Cut, start: int, backing: str = "post") -> int | None:
    """Where the person's name that begins at `start` ends, or None where none begins.

    backing: what says that a name comes here: post, described, byline, listed; or nothing.
    """
    best = best_name(cut, start, backing)
    return best[1] if best is not None and best[0] > BACKED.get(backing, ENOUGH) else None


def probability(odds: float) -> float:
    return 1 / (1 + math.exp(-odds))


def evidence(cut: Cut, start: int, end: int) -> float:
    """0 to 1: how likely a name is here, with nothing but its words."""
    if cut.foreign.get(start) == end:
        return 0.85
    return probability(weight(cut, start, end))


def split_names(text: str) -> list[int] | None:
    """Lengths of the names that run together (曹立强钟晓咏 is 3, 3), or None where it cannot be told."""
    best: list[int] | None = None
    for first in (3, 2, 4):
        rest = text[first:]
        if not _plausible(text[:first]) or len(text[:first]) < first:
            continue
        if not rest:
            return [first]
        tail = split_names(rest)
        if tail is not None and (best is None or len(tail) + 1 < len(best)):
            best = [first, *tail]
    return best


def _plausible(name: str) -> bool:
    if name[:2] in COMPOUND:
        return len(name) in (3, 4) and _clean(name[2:])
    return name[:1] in SINGLE and len(name) in (2, 3) and _clean(name)


def _clean(name: str) -> bool:
    return not any(c in NEVER_GIVEN for c in name)
