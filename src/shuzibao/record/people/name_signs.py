"""The evidence that a person's name stands somewhere: named signs, to be weighed (`name_weights.py`)."""

from __future__ import annotations

import functools
import re

from shuzibao.record.language.cut import Cut, printings
from shuzibao.record.language.jieba import word_class
from shuzibao.record.people.foreign import JAPANESE_NAME
from shuzibao.record.people.name_characters import GIVEN_CLASS, SURNAME_CLASS
from shuzibao.record.people.surnames import FOREIGN, WORDS, double_surname, surname_length
from shuzibao.record.places import gazetteer
from shuzibao.record.posts.post_table import COURTESY, HEADS
from shuzibao.record.rows import row

SPEECH = (
    r"(?:指出|强调|要求|表示|说|介绍|告诉|认为|希望|坦言|透露|叮嘱|嘱咐|回忆|主持|出席|讲话|致辞|带队|调研|来到|走访|看望|摄|呼吁|建议|通报|点评"
    r"|促请|批评|质疑|承诺|补充|坦承|直言|提醒|解释|反驳|强调指出|宣布|回应|反映|语记者)"
)
SPEECH_NEXT = re.compile(SPEECH)
# 边防|在庆功会上指出
SPEAKS_LATER = re.compile(
    rf"(?:在|对|向|就|也|则|还|亦|随后|接着|最后|代表|陪同|率|一行)[^，。；：]{{0,16}}?{SPEECH}"
)
TITLED = re.compile("(?:" + "|".join(sorted({*HEADS, *COURTESY}, key=len, reverse=True)) + ")")
# Other words that people do or are, and that hardly follow anything else.
DOES = re.compile(
    r"[，（][男女]|同志|先生|女士|老人|一行|分别|率|参加|发言|提出|宣布|带领|陪同|视察|察看|检查|参观|慰问|前往|赶到|赶来|赴|任|当选|担任|兼|代表|会见|接待|听取|作|今年|现年|年逾|年(?=[\d一二三四五六七八九十]{1,3}岁)|享年|家|荣获"
    r"|获|出任|辞去|诸氏|诸君|二氏|君(?![主子王])|氏|昨|今晨|今日|逝世|病逝|出生|毕业|亲自|生前|夫妇|一家|告诉|笑|哭|拿|接过|拉着|握着|导演|主演|饰|执导|创作|撰|执笔|供图|报道|文|图|等|和|与|、"
)
# A title with the body that it is of: 党工委书记, 公安分局局长. Whom it is followed by is hardly anything but its holder.
FULL_POST = re.compile(
    r"[局委厅处院校司会部厂社所站馆团队组室镇村区县市乡庭署科街行](?:党组|党委)?(?:常务)?副?"
    rf"(?:{'|'.join(sorted(HEADS, key=len, reverse=True))})$"
)
COURTEOUS = re.compile("|".join(sorted(COURTESY, key=len, reverse=True)))
MARKS = "，。；：！？”）》…· \n"
ASPECT = ("着", "了", "过")  # 边巴|红着眼
# One character that says how somebody speaks, as headlines and old papers print it: 阮凤兰|吁增拨款.
SAYS = frozenset("吁促斥批轰指称谓语盼料叹赞撑云曰嘱询问答")
NEAR = (-0.05, -0.5, -1.0, -1.5, -2.0, -2.5, -3.0, -3.5, -4.0, -5.0, -6.0)  # steps of Word.person
# How places end that begin like a surname: 满春街, 朱行乡, 茅津渡.
PLACE_ENDS = frozenset("街乡镇村门渡路桥湾港河湖溪浦埔塘沟坝屯庄寨堡岛区县市州窝坪坡洲山岭江")
CLASSES = {"n": "n", "nz": "z", "nw": "z", "v": "v", "vn": "v", "vd": "v", "a": "a", "ad": "d", "an": "a", "d": "d",
           "PER": "PER", "LOC": "LOC", "ORG": "ORG", "TIME": "t", "p": "p", "c": "c", "u": "u", "r": "r",
           "m": "m", "q": "q", "f": "f", "s": "f", "w": "w", "xc": "x"}  # fmt: skip
# One-character words that names are run together with: 和, 向, 由 …
JOINS = frozenset(
    row(
        "和 与 及 向 从 由 以 有 是 为 将 应 经 对 在 于 到 把 被 让 给 同 都 也 又 还 就 已 曾 先 后 时 中 上 下 昨 今 谕 电 函 令 偕 君 氏 曰 称 即 亦 拟 乃 着 带 说 原 现 均 共 各 并 却 再 才 刚 很 只 每 正 仍 便 则 因 按 靠 请 让 任 会 能 将"
    )
)


def signs(cut: Cut, start: int, end: int, backing: str) -> list[str]:
    """What speaks for and against a name at characters start … end.

    backing: what says that a name comes here: post, described, byline, listed; or nothing.
    """
    text = cut.text
    name = text[start:end]
    length = surname_length(name, backed=bool(backing))
    surname = _surname(name[:length])
    if length == 1 and len(name) == 4 and double_surname(name):
        length, surname = 2, f"W{SURNAME_CLASS.get(name[1], '')}"
    found = ["bias", f"back:{backing}"]
    given = name[length:]
    if length and 1 <= len(given) <= 2:
        kinds = "".join(_given(c) for c in given)
        found += [
            f"surname:{surname}",
            f"length:{len(given)}",
            f"given:{''.join(sorted(kinds)) if len(kinds) > 1 else kinds}",
        ]
        found.append(f"last:{_given(given[-1])}{len(given)}")
        if given[-1] in JOINS:
            found += ["joins", f"joins:{_after(cut, end)}"]
        if len(given) == 2:
            found.append(f"word-given:{word_class(given)}")
            found.append(f"word-given-{surname}:{word_class(given)}")
            if (head := word_class(name[:2])) and length == 1:
                found.append(f"word-head:{head}")
    else:
        foreign = sum(c in FOREIGN for c in name)
        found.append(
            f"foreign:{'all' if foreign == len(name) else 'most' if foreign >= len(name) - 1 else 'few'}"
        )
        found.append(f"foreign-length:{min(len(name), 6)}")
    whole = word_class(name)
    if whole:
        found.append(f"word:{whole}{len(name) - 1 if length else 'f'}")
    over = _overlong(cut, start, length, backing) if len(given) == 2 else 0
    model = _model(cut, start, end, backing)
    if over > end:
        model = model.partition(">")[0] + ">over"
    found.append(f"model:{model}")
    exact = model.startswith("PER=")
    near = _nearness(cut, start, end)
    if near:
        found += [
            f"near:{near}",
            f"near-{backing}:{near}",
            f"near-{'exact' if exact else 'inexact'}:{near}",
        ]
    if goes_on := _goes_on(cut, end):
        found.append(f"near-behind:{goes_on}")
    if model[-1] == "=" and not exact and not whole and end - start >= 3:
        found.append(f"unknown-word:{surname}")
    found.append(f"{'exact' if exact else 'inexact'}:{backing}:{surname}")
    if exact and whole:
        found.append(f"exact-word:{whole}")
    after = _after(cut, end)
    tail = word_class(text[end:over]) if over > end else ""
    if tail:
        after = f"t{_tag(tail)}"  # 卞秋筠|洪亮的声音: a word, whatever the finder made of it
    found += [f"after:{after}", f"{'exact' if exact else 'inexact'}-after:{after}"]
    found.append(f"before:{_before(cut, start)}")
    if text[start - 1 : start] == "、" and _person_ends(cut, start - 1):
        found.append("beside-before")
    if text[end : end + 1] == "、" and _person_begins(cut, end + 1):
        found.append("beside-after")
    if text[end : end + 1] == "、" and _thing_stands(cut, end + 1):
        found.append("thing-beside")
    if SPEAKS_LATER.match(text, end):
        found += ["speaks-later", f"speaks-later:{backing}"]
    if backing == "post":
        found.append(f"post-head:{text[start - 2 : start]}")
        if FULL_POST.search(text, max(0, start - 10), start):
            found += ["post-full", f"post-full:{after}"]
    if backing:
        found += [f"{backing}-after:{after}", f"{backing}-model:{model}", f"{backing}-word:{whole}"]
    if not cut.begins(end) and not tail:
        found.append("cut-overlong" if over > end else "cut-at-end")
        if word_class(text[end - 1 : end + 1]):
            found.append("word-over-end")
    elif word_class(text[end - 1 : end + 1]) and not tail:
        found.append("word-could-go-on")
    if backing == "byline" and (place := _place_begins(text, end)):
        found.append(f"byline-place:{place}")
    if text[end : end + 1] in ASPECT:
        found.append(f"aspect:{_given(name[-1])}")
    if not cut.begins(start):
        found.append(f"cut-at-start:{'backed' if backing else 'bare'}")
    if JAPANESE_NAME.match(name):
        found.append(f"japanese:{'backed' if backing else 'bare'}{len(name)}")
    courteous = COURTEOUS.search(name, length + 1)
    if courteous and courteous.end() == len(name):
        found.append(f"courteous:{len(courteous.group())}")
    if name[-1] in PLACE_ENDS:
        found.append(f"place-end:{'exact' if exact else 'inexact'}")
    if TITLED.match(name, length or 1) and TITLED.fullmatch(name, length or 1):
        found.append("is-title")
    for first, last in gazetteer.find_names(name):
        if first == 0:
            found.append("is-place" if last == len(name) else "place-before")
    found += _repeated(cut, start, end)
    return found


def _person_ends(cut: Cut, end: int) -> bool:
    word = cut.word_at(end - 1) if end > 0 else None
    return word is not None and word.end == end and word.tag == "PER"


def _person_begins(cut: Cut, start: int) -> bool:
    word = cut.starting(start)
    return word is not None and word.tag == "PER"


def _thing_stands(cut: Cut, start: int) -> bool:
    """商超、|酒店、旅游: whether a common word stands alone in the list."""
    word = cut.starting(start)
    if word is None or word.tag not in ("n", "vn", "v"):
        return False
    return cut.text[word.end : word.end + 1] in ("、", "，", "。", "；", "等")


def _given(character: str) -> str:
    """The class of a character of given names; those that no word has are rare, and names like them."""
    return GIVEN_CLASS.get(character, "R")


@functools.lru_cache(maxsize=1 << 14)
def _tag(tag: str) -> str:
    return CLASSES.get(tag, "o")


def _surname(surname: str) -> str:
    """The class of a surname: S of two characters, r rare and no word, o one that is nearly always a word."""
    if len(surname) != 1:
        return "S" if surname else ""
    plain = "o" if surname in WORDS else "r" if _given(surname) in "RABC" else ""
    return SURNAME_CLASS.get(surname, plain)


def _place_begins(text: str, end: int) -> str:
    """Whether a place begins right behind a name, or with the name's last character: 记者亓雯|温哥华报道."""
    for first, where in ((end, "behind"), (end - 1, "over")):
        if any(word_class(text[first : first + n]) == "ns" for n in (2, 3, 4)):
            return where
    return ""


def _overlong(cut: Cut, start: int, surname: int, backing: str) -> int:
    """Where the finder's person ends who is longer than a Chinese name: 阮凤兰吁; 0 where he is not."""
    word = cut.word_at(start)
    if word is None or word.tag != "PER" or not (word.start == start or backing):
        return 0
    return word.end if surname and word.end > start + surname + 2 else 0


def _model(cut: Cut, start: int, end: int, backing: str) -> str:
    """How the name finder cut these characters: its tag, and whether the word is these, longer or shorter."""
    first = cut.index_at(start)
    if first < 0:
        return "none"
    word = cut.words[first]
    tag = _tag(word.tag)
    if word.start < start:
        behind = "(" if backing == "post" else "<"  # the end of the title is in the word: 工祖大勇
        return f"{tag}{behind}" + ("" if word.end <= end else ">")
    if word.end == end:
        return f"{tag}="
    if word.end > end and COURTEOUS.fullmatch(cut.text, end, word.end):
        return f"{tag}="  # 翁文灏|君, 默克尔|夫人
    if word.end > end:
        return f"{tag}>{min(word.end - end, 2)}"
    last = cut.words[cut.index_at(end - 1)]
    inner = f"{tag}{word.end - word.start}+{_tag(last.tag)}"
    return inner + (">" if last.end > end else "") + str(cut.index_at(end - 1) - first)


def _nearness(cut: Cut, start: int, end: int) -> str:
    """How near the name finder came to a person here, in steps."""
    worst = 0.0
    for word in cut.words[cut.index_at(start) : cut.index_at(end - 1) + 1]:
        if word.person is None:
            return ""
        worst = min(worst, word.person)
    return str(next((i for i, step in enumerate(NEAR) if worst >= step), len(NEAR)))


def _goes_on(cut: Cut, end: int) -> str:
    """How near the finder came to a person right behind."""
    word = cut.starting(end)
    if word is None or word.person is None or not "一" <= cut.text[end : end + 1] <= "鿿":
        return ""
    return str(next((i for i, step in enumerate(NEAR) if word.person >= step), len(NEAR)))


def _after(cut: Cut, end: int) -> str:
    text = cut.text
    if end >= len(text):
        return "end"
    character = text[end]
    if character in MARKS or character == "、":
        return "，" if character in " ；" else character if character in "，。：）、”" else "mark"
    if SPEECH_NEXT.match(text, end):
        return "speech"
    if TITLED.match(text, end):
        return "title"
    if DOES.match(text, end):
        return "does"
    if character in SAYS:
        return "says"
    word = cut.starting(end)
    return f"t{_tag(word.tag)}" if word is not None else "inside"


def _before(cut: Cut, start: int) -> str:
    if start == 0:
        return "start"
    character = cut.text[start - 1]
    if not "一" <= character <= "鿿":
        return (
            character
            if character in "，。：、“《（·）”"
            else "space"
            if character == " "
            else "mark"
        )
    if character == "第":
        return character
    word = cut.words[cut.index_at(start - 1)] if cut.words else None
    if word is None or word.end > start:
        return "inside"
    return f"t{_tag(word.tag)}"


def _repeated(cut: Cut, start: int, end: int) -> list[str]:
    """How the article prints it elsewhere: again, always longer, or shorter."""
    whole, name = cut.whole, cut.text[start:end]
    times = whole.count(name)
    if times < 2:
        return []
    found = ["again" if times == 2 else "often"]
    found += _elsewhere(whole, name, cut.text[end : end + 1])
    longer = cut.text[start : end + 1]
    if len(longer) > len(name) and "一" <= longer[-1] <= "鿿" and whole.count(longer) == times:
        found.append("always-longer")
    if len(name) == 3 and whole.count(name[:2]) == times:
        found.append("never-shorter")
    return found


def _elsewhere(whole: str, name: str, follows: str) -> list[str]:
    """What another printing of the name in the article says: that it speaks, or stands alone between marks."""
    found = set()
    for start in printings(name, whole):
        end = start + len(name)
        if whole[end : end + 1] == follows:
            continue
        if SPEECH_NEXT.match(whole, end):
            found.add("elsewhere:speaks")
        elif (
            not "一" <= whole[end : end + 1] <= "鿿"
            and not "一" <= whole[start - 1 : start] <= "鿿"
        ):
            found.add("elsewhere:alone")
        elif not "一" <= whole[end : end + 1] <= "鿿":
            found.add("elsewhere:closes")
    return sorted(found)
