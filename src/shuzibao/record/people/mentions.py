"""Where accepted names are printed: run together in a headline, cut off, or as a surname with a title."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from shuzibao.record.language.cut import Cut, printings
from shuzibao.record.language.jieba import word_class
from shuzibao.record.language.passage import Passage
from shuzibao.record.people.holders import PRIVATE, Mention, Name
from shuzibao.record.people.name_characters import SURNAME_CLASS
from shuzibao.record.people.name_signs import JOINS
from shuzibao.record.people.names import NOBODY, name_at, split_names
from shuzibao.record.people.people_table import (
    COURTEOUS,
    HEAD,
    MARKS,
)
from shuzibao.record.people.surnames import double_surname, surname_length
from shuzibao.record.posts.post_spans import add_name
from shuzibao.record.posts.post_table import DESCRIPTIONS, SPOKEN
from shuzibao.script.surnames import COMPOUND


def read_run_together(
    cuts: Sequence[Cut], passages: Sequence[Passage], names: dict[str, Name]
) -> None:
    """曹立强钟晓咏 in a headline: as names of the body, or by their surnames where the body is silent."""
    sure = {text for text, name in names.items() if name.score >= 0.5}
    for text in list(sure):
        if len(text) < 4 or "·" in text:
            continue
        for cut_at in range(2, len(text) - 1):
            if text[:cut_at] in sure and text[cut_at:] in sure:
                names.pop(text)
                break
    for cut, passage in zip(cuts, passages, strict=True):
        if not passage.display:
            continue
        for word in cut.words:
            text = cut.text[word.start : word.end]
            if word.tag != "PER" or len(text) < 5 or "·" in text:
                continue
            lengths = split_names(text)
            if lengths and len(lengths) > 1:
                names.pop(text, None)
                at = 0
                for length in lengths:
                    add_name(names, text[at : at + length], 0.6, "rule:run-together")
                    at += length


def drop_cut_names(names: dict[str, Name], cuts: Sequence[Cut]) -> None:
    """A short name that is only ever printed inside a longer one is that longer one cut off."""
    for text in list(names):
        longer = [other for other in names if other != text and text in other]
        if not longer or names[text].posts:
            continue
        everywhere = sum(cut.text.count(text) for cut in cuts)
        within = sum(cut.text.count(other) for other in longer for cut in cuts)
        if within >= everywhere:
            del names[text]


LEAST_LAST = 2  # characters of the last part of a dotted name that may stand for it
# 宋玉生广场, 罗理基博士大马路
NAMED_AFTER = re.compile(
    r"(?:博士|将军|总统|先生|上将)?(?:大马路|马路|路(?!过|遇|上)|街(?!头|坊)|大道|大街|广场|公园|大桥|纪念馆|故居|纪念医院)"
)


def drop_called_after(names: dict[str, Name], cuts: Sequence[Cut]) -> None:
    """A name that the article prints in a street's name alone is the street's."""
    for text in [n for n in names if not names[n].posts]:
        ends = [(cut, at + len(text)) for cut in cuts for at in printings(text, cut.text)]
        if ends and all(NAMED_AFTER.match(cut.text, end) for cut, end in ends):
            del names[text]


def mentions_of(names: dict[str, Name], cuts: Sequence[Cut]) -> Iterator[Mention]:
    """Every place where an accepted name is printed, the longest name where they overlap."""
    if not names:
        return
    for index, cut in enumerate(cuts):
        for start, text in _longest(names, cut.text):
            name, end = names[text], start + len(text)
            posted = any(i == index and p.end == start for i, p, _ in name.posts)
            if (
                len(text) == 2
                and text[1] != "某"
                and not (posted or _stands_alone(cut, start, end, names))
            ):
                continue
            yield Mention(index, start, end, text, name.by, name.score)


def _longest(names: Iterable[str], text: str) -> Iterator[tuple[int, str]]:
    """Where names are printed, from left to right, the longest of those that begin together."""
    reached = 0
    everywhere = [(at, -len(name), name) for name in names for at in _all_printings(name, text)]
    for start, _, name in sorted(everywhere):
        if start >= reached:
            yield start, name
            reached = start + len(name)


def _all_printings(name: str, text: str) -> Iterator[int]:
    """Where a text prints a name, one over another too."""
    at = text.find(name)
    while at >= 0:
        yield at
        at = text.find(name, at + 1)


def _stands_alone(cut: Cut, start: int, end: int, names: dict[str, Name]) -> bool:
    """A two-character name is not the inside of another word: 高天 in 天高天蓝, 方雷 in 方雷同."""
    first, last = cut.word_at(start), cut.word_at(end - 1)
    if first is None or last is None:
        return True
    if (first.start == start or first.tag == "PER") and (last.end == end or last.tag == "PER"):
        return True
    return (
        any(cut.text[start - len(n) : start] == n for n in names)
        or cut.text[start - 1 : start] in MARKS
    )


TITLED = re.compile(
    rf"(?P<surname>{'|'.join(COMPOUND)}|[一-鿿])(?P<title>(?:副)?(?:{HEAD.pattern}|{COURTEOUS.pattern}))"
)
# 老阮, 小舒
FAMILIAR = re.compile(rf"[老小阿](?P<surname>{'|'.join(COMPOUND)}|[一-鿿])(?P<title>)")
SPOKEN_TITLES = "|".join(sorted(SPOKEN, key=len, reverse=True))
CALLED = re.compile(rf"(?P<surname>{'|'.join(COMPOUND)}|[一-鿿])(?P<title>{SPOKEN_TITLES})")


def known_as(names: dict[str, Name], cuts: Sequence[Cut]) -> dict[str, str]:
    """Shorter forms of the names: 科瓦廖娃 of 安娜·科瓦廖娃, 钟林 of 钟林望舒, 尤老板 where a 老板 is 尤先生.

    A form that is two people's is nobody's. A name of its own that turns out to be such a form gives up its posts.
    """
    forms: dict[str, set[str]] = {}
    for name in names:
        last = name.rpartition("·")[2]
        if last != name and len(last) >= LEAST_LAST:
            forms.setdefault(last, set()).add(name)
        if len(name) == 4 and double_surname(name):
            forms.setdefault(name[:2], set()).add(name)
        if len(name) in (2, 3) and surname_length(name) == 1 and name[1] != "氏":
            forms.setdefault(f"{name[0]}氏", set()).add(name)  # 何氏 of 何远达
        called = CALLED.fullmatch(name)
        if called is None:
            continue
        for cut in cuts:
            for title in re.findall(f"({SPOKEN_TITLES}){name}", cut.text):  # 店老板|尤先生
                forms.setdefault(f"{name[: called.end('surname')]}{title}", set()).add(name)
    known = {form: next(iter(whole)) for form, whole in forms.items() if len(whole) == 1}
    for name in [n for n in names if n[1:2] == "氏" and n[:2] in known]:
        del names[name]  # 以何氏功在党国
    for form, whole in known.items():
        if form in names:
            names[whole].posts += names.pop(form).posts
    return known


def mentions_of_forms(
    known: dict[str, str], names: dict[str, Name], cuts: Sequence[Cut], people: Sequence[Mention]
) -> list[Mention]:
    """Where a shorter form is printed by itself."""
    taken = {(m.passage, i) for m in people for i in range(m.start, m.end)}
    return [
        Mention(index, at, at + len(form), whole, "rule:short-form", 0.8)
        for form, whole in known.items()
        for index, cut in enumerate(cuts)
        for at in printings(form, cut.text)
        if not cut.text.startswith(("家", "族", "宗"), at + len(form))
        and (CALLED.fullmatch(form) or form[-1] == "氏" or (cut.begins(at) and cut.begins(at + len(form))))
        and taken.isdisjoint((index, i) for i in range(at, at + len(form)))
    ]  # fmt: skip


def titled_in(
    names: dict[str, Name], cuts: Sequence[Cut], people: Sequence[Mention]
) -> list[Mention]:
    """钟区长, 王书记, 老阮: the one person of the article with that surname, with that post if told."""
    taken = {(m.passage, i) for m in people for i in range(m.start, m.end)}
    found: list[Mention] = []
    for index, cut in enumerate(cuts):
        for match in (*TITLED.finditer(cut.text), *FAMILIAR.finditer(cut.text)):
            start, end = match.span()
            if not _is_surname(match["surname"]) or not taken.isdisjoint(
                (index, i) for i in range(start, end)
            ):
                continue
            if not cut.begins(start) or not (match["title"] or cut.begins(end)):
                continue
            if match["title"] and name_at(cut, end, "post") and not cut.begins(end):
                continue
            if len(match["title"]) == 1 and word_class(match.group()):
                continue  # 施工 is hardly engineer 施
            whole = _bearer(match["surname"], match["title"], names, cuts)
            if whole and not _another(whole, match, names, cuts):
                found.append(Mention(index, start, end, whole, "rule:surname-and-title", 0.8))
    return found


# 陈伯, 苗婶, 殷四爷: how neighbours are called.
KIN = re.compile(
    rf"(?P<surname>{'|'.join(COMPOUND)}|[一-鿿])[大二三四五六七八九]?(?P<title>[伯婶嫂叔姨爷婆]|姑|公)(?![一-鿿]?[们辈家父母])"
)
# What stands before somebody who is called so: 居民, 七十四岁的, 中介; or what he does behind it.
INTRODUCED = re.compile(
    rf"(?:{'|'.join(sorted(DESCRIPTIONS, key=len, reverse=True))}|岁的|中介|媒人|老板|邻居|街坊|农户|车间|师傅)$"
)
# The same, and trades that make nobody public: 社工|小陈.
TRADE = re.compile(rf"(?:{PRIVATE.pattern[:-1]}|{INTRODUCED.pattern[:-1]})$")
SAYS = re.compile(
    r"(?:却|也|则|就|还|又|总|笑着|忙)?(?:说|道|讲|笑|叹|告诉|回忆|介绍|[住]在?|拉着|指着|拿|掏)"
)


# 其夫|韩氏, 民妇|祝氏: whom old papers name by the house that one is of.
OF_A_HOUSE = re.compile(
    rf"[夫妻母父女媳嫂婆妾妇姐妹弟]之?(?P<name>(?:{'|'.join(COMPOUND)}|[一-鿿])氏)(?![一-鿿]?[族家宗祠兄])"
)


def _read_familiar(cut: Cut, names: dict[str, Name]) -> None:
    """老卓, 陈伯: somebody whom the article introduces or lets speak so."""
    for match in (*FAMILIAR.finditer(cut.text), *KIN.finditer(cut.text)):
        start, end = match.span()
        surname = match["surname"]
        word = cut.starting(start)
        introduced = INTRODUCED.search(cut.text, max(0, start - 6), start) is not None
        if match.group() in SPOKEN:
            continue  # 五十岁的|老师
        if not (introduced or cut.begins(start)) or not cut.begins(end) or not _is_surname(surname):
            continue
        if match.group() in NOBODY:
            continue
        if SURNAME_CLASS.get(surname[0], "") not in ("A", "B", "C") or surname in JOINS:
            continue
        told = word is not None and word.tag == "PER" and word.end == end
        says = SAYS.match(cut.text, end) is not None and not word_class(cut.text[start:end])
        if introduced or says or (told and not word_class(cut.text[start:end])):
            add_name(names, match.group(), 0.7, "rule:surname-and-title")


def read_called(cuts: Sequence[Cut], names: dict[str, Name]) -> None:
    """章女士, 乔大姐: all that the article says of a name. Where it says the whole name too, that one is meant."""
    for cut in cuts:
        _read_familiar(cut, names)
        for match in CALLED.finditer(cut.text):
            start, surname = match.start(), match["surname"]
            if not cut.begins(match.end()) or not cut.begins(start):
                continue
            short = len(match["title"]) == 1  # 彭工 in a list; 石工 is a trade
            if short and word_class(match.group()):
                continue  # 二、施工期间
            word = cut.starting(start)
            told = word is not None and word.tag == "PER"
            plain = SURNAME_CLASS.get(surname[0], "") in ("A", "B") and surname not in JOINS
            if told or (plain and (not short or cut.text[start - 1 : start] in ("、", "："))):
                add_name(names, match.group(), 0.75, "rule:surname-and-title")
        for match in OF_A_HOUSE.finditer(cut.text):
            if _is_surname(match["name"][:-1]):
                add_name(names, match["name"], 0.75, "rule:surname-and-title")
        for name in _called_by_title(cut):
            if not any(other[0] == name[0] for other in names):
                add_name(names, name, 0.7, "rule:surname-and-title")
    for text in list(names):
        called = CALLED.fullmatch(text) or FAMILIAR.fullmatch(text) or KIN.fullmatch(text)
        whole = _bearer(called["surname"], called["title"], names, cuts) if called else None
        met = [m for cut in cuts for m in re.finditer(re.escape(text), cut.text)] if whole else []
        if whole and not all(_another(whole, m, names, cuts) for m in met):
            del names[text]


def _called_by_title(cut: Cut) -> Iterator[str]:
    """张经理: somebody of whom the article says no more, as the name finder sees it."""
    for word in cut.words:
        called = TITLED.fullmatch(cut.text, word.start, word.end) if word.tag == "PER" else None
        if (
            called is not None
            and len(called["title"]) > 1
            and _is_surname(called["surname"])
            and not word_class(called.group())
        ):
            yield called.group()


def _another(
    whole: str, called: re.Match[str], names: dict[str, Name], cuts: Sequence[Cut]
) -> bool:
    """Whether 社工|小陈 is somebody else than the member 陈志远: who holds a post is not told of by another trade."""
    name = names[whole]
    if not name.posts:
        return False
    introduced = TRADE.search(called.string, max(0, called.start() - 6), called.start())
    if introduced is None:
        return False
    what = introduced.group()
    own = [cuts[i].text[p.start : p.end] for i, p, _ in name.posts]
    return not any(what in post for post in own) and not any(what + whole in c.text for c in cuts)


def _is_surname(text: str) -> bool:
    return surname_length(text) == len(text)


def _bearer(surname: str, title: str, names: dict[str, Name], cuts: Sequence[Cut]) -> str | None:
    bearers = [
        n
        for n in names
        if n.startswith(surname)
        and len(n) - len(surname) <= 2
        and not CALLED.fullmatch(n)
        and not KIN.fullmatch(n)
    ]
    with_post = [
        n
        for n in bearers
        if title
        and any(cuts[i].text[p.start : p.end].endswith(title) for i, p, _ in names[n].posts)
    ]
    chosen = with_post or bearers
    return chosen[0] if len(chosen) == 1 else None
