"""A line of writers 署名, read word by word: 文/本报记者 栾树 图/受访者提供, □ 何方圆（市作协会员）, 何方 王立 报道.

Papers put the same few words in any order, so the line is no pattern but a little grammar: who the writer is
(本报记者, 通讯员), what was done (文, 摄, 采写), names, signs and spaces between. Such a line is read in full or not at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from shuzibao.script.fold import fold
from shuzibao.script.surnames import is_name
from shuzibao.script.words import frequency

Read = tuple[tuple["Word", str], ...]  # a line's words in their order; together they are the line

LONGEST = 60  # characters
HAN = "\u4e00-\u9fff"


class Word(StrEnum):
    """A kind of word in a line of writers. WROTE, PICTURED: what was done, with words or with a camera or a pen."""

    SIGN = "sign"
    GAP = "gap"
    HOUSE = "house"
    JOB = "job"
    WROTE = "wrote"
    PICTURED = "pictured"
    NAME = "name"
    ASIDE = "aside"


_GRAMMAR: tuple[tuple[Word, re.Pattern[str]], ...] = (
    (Word.SIGN, re.compile(r"[□■◎●◆○▲◇☆★◯⊙▢◤►▶\-—]")),
    (Word.GAP, re.compile(r"[\s/／╱|｜、，,;；:：·．&＆+\\]+")),
    (Word.HOUSE, re.compile(
        rf"本[报刊]讯|本[报刊网台社]|[{HAN}]{{1,4}}(?:[日晚晨时]报(?=[^道])|报(?=[^道])|融媒体?|电视台|客户端)|[{HAN}]{{1,4}}[日晚晨时]报(?=报道)|新华社|中新社|中央社|央视|融媒体?中心|"
        r"融媒体?|全媒体|首席|特约|特邀|实习|见习|资深|高级|校园|学生|小(?=记者)|驻[\u4e00-\u9fff]{1,6}(?=记者)"
    )),
    (Word.JOB, re.compile(
        r"(?:采访|报道|编辑|评论|调查)(?:组|部)|记者组|(?:摄影|文字)?记者|通讯员|评论员|撰稿人?|[实见]习生|(?:来电|来信|投稿|报料)(?:读者|人)|作者|编辑|主笔|特派员|观察员|编译|统筹|策划|执笔|版式"
    )),
    (Word.WROTE, re.compile(
        r"文字|图文|文(?=[^摄图]|$|/|／|·|、)|文图|摄影报道|综合报道|报道|报导|撰文|采写|记录(?:整理)?|整理|口述|讲述|供稿|发自[\u4e00-\u9fff]{2,4}"
    )),
    (Word.PICTURED, re.compile(
        r"摄影|摄像|摄|传真|图片|供图|制图|绘图?|插图|漫画|视频|图(?!为)|(?:受访者|资料|视觉中国|本人|家属)(?:供图|提供|图片)"
    )),
    (Word.NAME, re.compile(rf"[{HAN}]{{1,6}}·[{HAN}]{{1,8}}|[{HAN}] [{HAN}](?![{HAN}])|[{HAN}]{{2,4}}|[A-Z][a-z]+(?: [A-Z][a-z]+)+")),
    (Word.ASIDE, re.compile(rf"[（(][{HAN}，、\d]{{2,16}}[）)]$|[{HAN}]{{2,10}}(?:市民|居民|村民|业主)(?=[\s，、]|$)")),
)  # fmt: skip
# What may touch the name behind it: 本报记者范思远通讯员吕晴; but 文明创建 is no 明创建 who wrote.
TOUCHING = re.compile(r"记者|通讯员|评论员|实习生")


# □热心读者 石小峰: who sent it in stands between the sign and the name.
SENT = re.compile(
    r"^(?P<sign>[□■◎●◆○◇☆])\s*(?:热心|忠实|老)?(?:读者|网友|市民|村民|居民|家长|农民|教师|学生|职工)[\s:：]+"
)
# 中央社记者林知秋摄 114年4月24日: the day of a picture, as agencies write it below.
DAY = re.compile(r"\s*\d{2,4}年\d{1,2}月\d{1,2}日$")
# What closes a photographer's line.
DONE = ("摄", "摄影", "供图", "绘", "制图", "文/图", "文/摄")


@dataclass(frozen=True, slots=True)
class Writers:
    """A line of writers: whether it says that they wrote, and that they took or drew pictures."""

    wrote: bool
    pictured: bool


def writers(spaced: str) -> Writers | None:
    """What a line of writers says; None for any other line.

    spaced: the line folded, its spaces kept. A name alone is none: only its place shows what it is.
    """
    line = _unwrapped(spaced.strip())
    bare = DAY.sub("", line)
    words = _read(bare)
    if words is None:
        return None
    kinds = {word for word, _ in words}
    pictured = Word.PICTURED in kinds
    if bare != line and not pictured:
        return None
    return Writers(Word.WROTE in kinds or not pictured, pictured)


def names_of(byline: str) -> tuple[str, ...]:
    """Who a line of writers names, as printed and in its order: □ 本報記者 顧清越 gives 顧清越. () for any other line."""
    bare = _unwrapped(byline.strip())
    names, at = [], 0
    for word, text in _read(fold(bare)) or ():
        if word is Word.NAME:
            names.append(bare[at : at + len(text)])
        at += len(text)
    return tuple(names)


def _read(bare: str) -> Read | None:
    """The likeliest reading of a line without its brackets; None where it is no line of writers."""
    if not 2 <= len(bare) <= LONGEST:
        return None
    if (sent := SENT.match(bare)) and (read := _read(f"{sent['sign']} {bare[sent.end() :]}")):
        return ((Word.SIGN, bare[0]), (Word.JOB, bare[1 : sent.end()]), *read[2:])
    for words in _readings(bare, 0, ()):
        kinds = {word for word, _ in words}
        named = Word.NAME in kinds or any(text.endswith(("提供", "供图")) for _, text in words)
        desk = words[-1][0] is Word.JOB and words[-1][1][-1] in "组部"  # 文：本报采访组, 本报记者组
        named = named or (
            desk and Word.HOUSE in kinds and (Word.WROTE in kinds or words[-1][1][-1] == "组")
        )
        tells = kinds & {Word.JOB, Word.WROTE, Word.PICTURED} or words[0][0] is Word.SIGN
        if named and tells:
            return words
    return None


def _unwrapped(text: str) -> str:
    """The line without the brackets around it."""
    for opener, closer in ("（）", "()", "【】", "〔〕", "[]"):
        if text.startswith(opener) and text.endswith(closer) and opener not in text[1:]:
            return text[1:-1].strip()
    return text


def _readings(text: str, at: int, read: Read) -> Iterator[Read]:
    """The ways to read the rest of a line, those with the longest words first."""
    if at == len(text):
        yield read
        return
    for word, pattern in _GRAMMAR:
        found = pattern.match(text, at)
        if found is None or not _may_follow(word, read):
            continue
        for piece in _cuts(found[0]) if word is Word.NAME else (found[0],):
            rest = text[at + len(piece) :]
            if word is not Word.NAME or _is_writer(piece, rest, read):
                yield from _readings(text, at + len(piece), (*read, (word, piece)))


def _cuts(name: str) -> Iterator[str]:
    """A run of characters and what of it may be a name by itself."""
    yield name
    if not name[0].isascii() and not set(" ·") & set(name):
        yield from (name[:length] for length in range(len(name) - 1, 1, -1))


def _may_follow(word: Word, read: Read) -> bool:
    """A sign only opens the line; two names are parted."""
    if word is Word.SIGN:
        return all(kind in (Word.SIGN, Word.GAP) for kind, _ in read)
    if word is Word.NAME:
        return (
            not read or read[-1][0] in (Word.SIGN, Word.GAP) or bool(TOUCHING.search(read[-1][1]))
        )
    return bool(read) if word is Word.ASIDE else True


def _is_writer(piece: str, rest: str, read: Read) -> bool:
    """A person's name; beside a word of the trade and parted, a pen name too that the dictionary does not know."""
    if piece[-1] == "摄":  # 记者林知秋摄
        return False
    if piece[0].isascii() or "·" in piece:
        return True
    parted = not read or read[-1][0] is Word.GAP
    name = piece.replace(" ", "")
    if is_name(name):
        return parted or not frequency(name)
    ends = not rest or rest[0] in " /／、，（(|｜"
    named = len(read) > 1 and read[-2][0] in (Word.JOB, Word.WROTE, Word.PICTURED)
    done = rest.strip() in DONE
    strange = not frequency(name) or _must_name(read, name)
    return parted and ends and (named or done) and len(name) < 4 and strange


# Behind these a pen name stands, though it is a word: 本报记者 檀香, 通讯员 芦苇, 摄影/边疆.
CALLS = re.compile(r"通讯员|实习生|(?<=本报)记者|(?<=本刊)记者")
# 本报记者 手记: what kind of piece it is.
PIECE = re.compile(r"手记|札记|日记|观察|调查|体验|见闻|走访|暗访|探访|连线|专访|随笔|评论|报道")


def _must_name(read: Read, name: str) -> bool:
    """Whether what was read so far asks for a name and for nothing else."""
    if len(read) < 2 or PIECE.fullmatch(name):
        return False
    line = "".join(text for _, text in read)
    called = any(found.end() == len(line.rstrip()) for found in CALLS.finditer(line))
    beside = read[-1][1] in "/／" and any(word is Word.NAME for word, _ in read)
    return called or beside
