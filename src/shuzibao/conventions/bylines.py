"""Bylines, captions and credits, as papers print them."""

from __future__ import annotations

import re

from shuzibao.conventions.writers import writers
from shuzibao.model import Role
from shuzibao.script.characters import SPACE
from shuzibao.script.fold import fold
from shuzibao.script.surnames import is_name
from shuzibao.script.words import frequency

WRITER = (
    r"(?:[\u4e00-\u9fff]{1,4}报|本刊|本网|晨报|晚报|日报|新华社|中新社|中央社|首席|特约|实习|见习|驻[\u4e00-\u9fff]{1,6}|全媒体|融媒体?|小|校园|学生)*"
    r"(?:记者|通讯员|评论员|撰稿人?|撰稿|撰文|作者|实习生|见习生|文字|文(?![中内化章末])|图文|图|图片|摄影|摄像|供稿|供图|整理|口述|采写|策划|编译|编辑|制图|插图|漫画|绘图?|绘|摄|来源)"
)
NAME = r"[\u4e00-\u9fff·]{2,4}|[A-Z][a-z]+(?: [A-Z][a-z]+)+"
NAMES = rf"(?:{NAME})(?:[\s、，,/]*(?:{NAME})){{0,4}}"
# 东山师范附小 林知秋, 农技员 邬长林: where the writer of a piece sent in works, or as what, and the name; a pupil's
# class, and who taught: 城北二小四（1）班 林知秋 指导老师：邬长林.
SENT_IN = re.compile(
    r"^[\u4e00-\u9fff（）()\d]{1,16}(?:[小中大]学|附[小中]|[校院班]|年级|幼儿园|街道|社区|[镇乡村局厂所站馆]|公司|集团|中心|[教老律医厨]师|医生|[技学会]员|教授|作家|学生|代表|委员)"
    r"[ \u3000]+(?P<name>[\u4e00-\u9fff]{2,3}|[\u4e00-\u9fff] [\u4e00-\u9fff])(?:[ \u3000]+(?:指导|辅导)(?:老师|教师)[ \u3000:：]*[\u4e00-\u9fff]{2,3})?$"
)
# 材料学院 2018级博士生 严冬: where a student or a teacher is, as what, and the name.
OF_SCHOOL = re.compile(
    r"^[\u4e00-\u9fff]{2,12}(?:学院|大学|系|书院|研究院|研究所|附中|中学|小学|学校)[ \u3000]+(?:\d{2,4}级)?[\u4e00-\u9fff（）()\d]{0,8}(?:生|教授|讲师|[教老]师|[班级]|校友|辅导员)"
    r"[ \u3000]+(?P<name>[\u4e00-\u9fff]{2,3}|[\u4e00-\u9fff] [\u4e00-\u9fff])$"
)
LATIN_BYLINE = re.compile(
    r"^[Bb]y\s+[A-Z][\w.'-]+(?:\s+(?:and\s+)?[A-Z][\w.'-]+){0,5}(?:,? [A-Z]?[\w ]{0,20}(?:[Rr]eporter|[Ww]riter|[Cc]orrespondent))?$"
)
# As few names as will do: 【记者张三／台北报导】 ends in a place.
FEW_NAMES = rf"(?:{NAME})(?:[\s、，,/]*(?:{NAME})){{0,4}}?"
# 記者林佳蓉／新竹報導 stands over a story in the papers of Taiwan, and 東港時報【林佳蓉╱新竹報導】. Folded; 报导 as they write it.
PLACED = re.compile(
    rf"^(?:[〔【（(]?(?:特约|实习|见习|驻地)?记者|[\u4e00-\u9fff]{{0,4}}[报社][〔【（(](?:记者)?){NAMES}[/／╱][\u4e00-\u9fff]{{2,5}}(?:报导|报道|电)[〕】）)]?$"
)
# 方小妍（退休技工，青畦）, 方若兰／营养师（柳泉市）: a reader, what he does and where he lives; 农友十七户（方金水代笔）.
# Two things in the brackets, or a sign: a name with one is one of many in a list.
READER = re.compile(
    r"^[□■◎○●◆]?(?P<name>[\u4e00-\u9fff]{2,4})(?:[/／╱][\u4e00-\u9fff]{2,10}[（(][\u4e00-\u9fff]{2,10}[）)]"
    r"|[（(][\u4e00-\u9fff]{1,10}[，、/／╱][\u4e00-\u9fff]{1,10}[）)])$"
)
# 林知秋 （勿洛北）: who wrote a letter, and where he lives.
FROM = re.compile(r"^(?P<name>[\u4e00-\u9fff]{2,4})[ \u3000]+[（(][\u4e00-\u9fff]{2,8}[）)]$")
WRITTEN_FOR = re.compile(
    r"^[\u4e00-\u9fff]{2,16}[（(](?P<name>[\u4e00-\u9fff]{2,4})(?:代笔|执笔|口述|代书)[）)]$"
)
RARE = 100  # times in the dictionary's corpus: 江河 is no 江 by name
# 记者林佳蓉台北报导: the place without a sign before it, so the name must be one.
PLACED_ON = re.compile(
    r"^[〔【（(［]?(?:本报)?(?:特约|特派|实习|见习|驻[\u4e00-\u9fff]{1,3})?记者(?P<rest>[\u4e00-\u9fff]{4,6})(?:报导|报道|专访)[〕】）)］]?$"
)
INSIDE = re.compile(
    rf"[（(【〔]\s*(?P<inside>(?:{WRITER}(?:[/／、]{WRITER})*[\s:：]*{FEW_NAMES}[\s、，,;；]*)+(?:{WRITER}(?:[/／]{WRITER})*)?)"
    rf"\s*(?:[/／]\s*[\u4e00-\u9fff]{{2,6}}(?=报|专|电)|[\u4e00-\u9fff]{{2,4}}\d{{1,2}}日(?=综合|专|电))?\s*(?:[，,]?(?:报道|报导|专访|综合报导|讯|(?:综合|专)?电))?\s*[）)】〕]"
)
# 【林知秋╱北港报导】, 东港时报【林知秋】: a name, and where or for whom it wrote, without a word that says so.
HOUSED = re.compile(
    r"^(?:[\u4e00-\u9fff]{2,4}报|(?=[^】〕）)]*[╱／/]))[【〔（(](?P<inside>[\u4e00-\u9fff]{2,4}(?:[\s、][\u4e00-\u9fff]{2,4}){0,2})"
    r"(?:[╱／/][\u4e00-\u9fff]{2,5}(?:报导|报道|电))?[】〕）)]"
)
OPENS_WITH = re.compile(
    rf"^(?P<inside>(?:(?:本报|本刊)(?:首席|实习|见习|特约)?记者|(?:本报|本刊)?通讯员)\s*{NAMES})(?=[，,\s]*(?:报道|讯|$))"
)

# Where a picture comes from; who took it is told by `writers`.
CREDIT = re.compile(
    r"^[（(【▲■\s]*(?:(?:摄影|摄|图片|供图|图|制图|绘图|资料图片?)\s*[/／:：]\s*\S{2,14}|资料图片?|资料照片|视觉中国|CFP\s*供图|新华社发(?:[（(][\u4e00-\u9fff]{2,6}[）)])?"
    r"|(?:本[版文组]|以上|文中)?(?:图片?|照片|摄影|插图)(?:[均皆都][由为]|由)[^，。]{2,12}(?:拍?摄影?|提供|供图|绘制?))[）)】\s]*$"
)
LONGEST_CREDIT = 24  # characters
CAPTION = re.compile(
    r"^[▲▼△▽◀▶↑↓←→■●○◆\[［【（(\s]*(?:图为|图①|图[一二三四五1-9①②③④⑤]|图[片说注示文解]?[:：]|[上下左右本]图|左上图|右上图|左下图|右下图|题图|小图|大图|照片)"
)
POINTED = re.compile(
    r"[（(](?:前排|后排|中排)?(?:左|右|中|上|下)(?:[一二三四五六]|起|侧|图)?(?:[左右][一二三四]|[一二三四])?[）)]"
)
# ①船长在驾驶台上。②步行桥。: the pictures of a story, told one after the other.
SERIES = re.compile(r"^①[^①②]{3,40}②")
CAPTION_MARK = re.compile(r"^[▲▼△▽▶▷►◄↑↓←→◀◁]\s*[\u4e00-\u9fff\d“《]")
CAPTION_END = re.compile(
    rf"(?:[（(]?\s*(?:本报|特约|首席|见习)*(?:记者|通讯员)?\s*(?:{NAME})\s*[/／]?\s*(?:摄影?报道|摄影?|供图|绘)\s*[）)]?|[（(]资料(?:图片?|照片)[）)]"
    r"|[。！？”）][（(]?(?:本报|特约|首席|见习)*(?:摄影|图)(?:记者|报道)?[:：/／]?[\u4e00-\u9fff]{2,6}[）)]?)$"
)


# … 学习书法。 尹一帆 摄: a photographer's name closes the line.
CREDITED = re.compile(
    rf"(?:^|[\s。！？”）)]|记者|通讯员)\s*(?P<name>{NAME})\s*[/／]?\s*(?:摄影?报道|摄影?|供图|绘)\s*[）)]?$"
    rf"|[。！？”）]\s*[（(]?(?:本报|特约|首席|见习)*(?:摄影|图)(?:记者)?[\s:：/／]+(?P<after>{NAME})[）)]?$"
)
# … 元左右。通讯员 | 邬兰/摄: what a photographer's name goes on with on the next line.
CALLED = re.compile(
    r"[。！？”）\s（(](?:本报|特约|特邀|首席|见习|实习|全媒体)*(?:本报|特约|特邀|首席|见习|实习|记者|通讯员|摄影|图)[:：/／]?\s*$"
)


def ends_in_credit(line: str) -> bool:
    """A photographer's name closes the line, and with it a caption. line: folded, spaces kept."""
    found = CREDITED.search(line.strip())
    if found is None:
        return False
    name = found["name"] or found["after"]
    return is_name(SPACE.sub("", name)) or name.isascii()


def calls_a_name(line: str) -> bool:
    """The line stops behind the word for a writer or a photographer, whose name must follow. line: folded, spaces kept."""
    return CALLED.search(line) is not None


def satellite_role(printed: str, text: str, runs_on: bool) -> Role | None:
    """The role of a line that hangs on to a story: byline or credit; None for anything else.

    A line inside a paragraph may look so too (… 本报记者 张三 mid-sentence); the patterns hold for whole lines only.

    text: the line folded and without spaces. runs_on: it ends with a comma, or a bracket is open.
    """
    if not text or len(text) > 80:
        return None
    if LATIN_BYLINE.match(printed.strip()):
        return Role.BYLINE
    if PLACED.match(text):
        return Role.BYLINE
    placed = PLACED_ON.match(text)
    names = [placed["rest"][:size] for size in (2, 3)] if placed else []
    if any(map(is_name, names)) and not any(frequency(name) > RARE for name in names):
        return Role.BYLINE
    if is_reader(text):
        return Role.BYLINE
    spaced = SPACE.sub(" ", fold(printed.strip()))
    sent = SENT_IN.match(spaced) or OF_SCHOOL.match(spaced) or FROM.match(spaced)
    if sent and is_name(SPACE.sub("", sent["name"])):
        return Role.BYLINE
    if runs_on:
        return None
    told = writers(spaced)
    if told is not None and not (told.wrote and text[0] in "（("):  # these close a paragraph
        return Role.BYLINE if told.wrote else Role.CREDIT
    return Role.CREDIT if CREDIT.match(text) and len(text) <= LONGEST_CREDIT else None


def is_credit(line: str) -> bool:
    """A line that says who took a picture and nothing else. line: folded, spaces kept."""
    return satellite_role(line, SPACE.sub("", line), False) is Role.CREDIT


def is_reader(text: str) -> bool:
    """Whether a line names a reader who writes, with what he does and where he lives. text: folded, without spaces."""
    found = READER.match(text) or WRITTEN_FOR.match(text)
    return found is not None and is_name(found["name"])


def opens_caption(text: str) -> bool:
    """A line that can only open a caption: 图为 …, ▲ …"""
    return CAPTION.match(text) is not None or CAPTION_MARK.match(text) is not None


def is_caption(text: str) -> bool:
    """Whether a paragraph or a line without a full stop is a caption: 图为 …, ▲ …, … 张三 摄.

    text: folded, without spaces.
    """
    if len(text) > 160:
        return False
    if POINTED.search(text):
        return True
    if CAPTION.match(text) or CAPTION_MARK.match(text) or SERIES.match(text):
        return True
    return CAPTION_END.search(text) is not None and len(text) <= 90
