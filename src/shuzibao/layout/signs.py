"""What one printed line tells by itself: its width, how it opens, how it ends."""

from __future__ import annotations

import re
from dataclasses import dataclass

from shuzibao.conventions.bylines import ends_in_credit, opens_caption
from shuzibao.conventions.furniture import furniture_role
from shuzibao.conventions.jumps import JumpLine, find_jump
from shuzibao.conventions.leads import DATELINE, opening_weight, signs_off
from shuzibao.model import Line, Role
from shuzibao.script.characters import (
    CLOSERS,
    NEVER_FIRST,
    OPENERS,
    PAUSES,
    SENTENCE_ENDS,
    SPACE,
    ems,
)
from shuzibao.script.fold import plain

LATIN_LETTER = re.compile(r"[A-Za-z]")
INNER_STOP = re.compile(r"[。；]")


# What opens an item of a list, a question or an answer: each is a paragraph of its own.
ITEM = re.compile(
    r"[一二三特优]等奖|优秀奖|入围奖|[一二三四五六七八九十]{1,2}、|（[一二三四五六七八九十]{1,2}）|\d{1,2}[.、．]\D|[①②③④⑤⑥⑦⑧⑨⑩●■◆★▲○◎◇☆▼△]|(?:问|答|记者|Q|A)[：:]"
)
# 5. 12路末班车…: the number is parted from what begins with one.
PARTED_ITEM = re.compile(r"\s*\d{1,2}[.、．][ \u3000]+\d")
# Signs that a compositor may set half an em wide to fill a line.
SQUEEZED = "，。、；：！？“”‘’（）《》「」『』〈〉【】"
SQUEEZE_MOST = 1.5


# （根据读者来信整理）: a note on the story, or who is in the picture.
NOTE = re.compile(r"[（(][^（）()]{6,}[）)]")
FULL_SPACE = re.compile(r"(?<=\S)\u3000(?=\S)")


@dataclass(frozen=True, slots=True)
class Signs:
    """A line as evidence. `text` is folded and without spaces; widths in ems.

    squeeze: how much narrower its punctuation may be set than counted in `width`.
    interrupted: how much what was set aside above it speaks against its running on, in nats (see `nodes.py`).
    furniture: its role where it can be nothing else. jump: the jump line it holds.
    ends_sentence: closed by 。！？ and what may follow them. ends_open: by a sign after which text must go on.
    opens_over, closes_over: a bracket is opened and not closed, or closed and not opened, within the line.
    listed: an item of a list, as the source marks it.
    credited: closed by a photographer's name. spread: 简 讯, single characters set apart to fill a line.
    numbered: a short line with a number, one of three and more that count on from text to text (see `flow.py`).
    signature: nothing but a name or two in brackets. form: a row of a table or of a form: names and figures, no sentence. cells: of a table's row, 1 elsewhere.
    quotes_on: it opens a quotation that neither it nor the line below closes.
    foot: of the foot of a notice or a letter: who signs it, on what day (see `articles/feet.py`).
    parted: the file's widest white stands above it and less below (see `rhythm.py`).
    continued: 上接第1版 stands right above it.
    unit: the width of what a compositor could not have parted at the line's head (a word, a number, a character
    with the marks that may not begin a line): the line above had less room left than that, if it runs on here.
    """

    text: str
    width: float
    squeeze: float
    indent: float
    blank_before: int
    heading: int | None
    bold: bool
    furniture: Role | None
    jump: JumpLine | None
    ends_sentence: bool
    ends_colon: bool
    ends_open: bool
    starts_inside: bool
    pauses: int
    stops: int
    opening: float
    signed_off: bool
    latin: bool
    small: bool
    item: bool
    caption: bool
    unit: float
    bracket_open: bool
    opens_over: bool
    closes_over: bool
    form: bool
    cells: int
    signature: bool
    listed: bool
    credited: bool
    spread: bool
    numbered: bool = False
    interrupted: float = 0.0
    quotes_on: bool = False
    foot: bool = False
    parted: bool = False
    continued: bool = False


def set_apart(text: str) -> int:
    """Ems of full-width spaces within a line: 晚报讯　记者林知秋. Extraction puts in narrow ones only, rows of several are a table's."""
    return len(FULL_SPACE.findall(text.strip()))


def signs_of(line: Line) -> Signs:
    """The signs of one line."""
    folded = plain(line.text)
    bare = SPACE.sub("", folded)
    jump = find_jump(folded)
    told = SPACE.sub("", folded[: jump.start] + folded[jump.end :]) if jump else bare
    core = told.rstrip(CLOSERS)
    is_latin = len(LATIN_LETTER.findall(told)) * 2 > len(told)
    return Signs(
        text=told,
        width=0.5 * len(line.text) if is_latin else ems(line.text) + set_apart(line.text),
        squeeze=min(SQUEEZE_MOST, 0.5 * sum(bare.count(sign) for sign in SQUEEZED)),
        indent=line.indent,
        blank_before=line.blank_before,
        heading=line.heading,
        bold=(line.weight or 0) >= 600,
        furniture=None if jump else furniture_role(folded),
        jump=jump,
        ends_sentence=(bool(core) and (core[-1] in SENTENCE_ENDS or _latin_stop(core)))
        or (signs_off(told) and not DATELINE.match(told))
        or ends_in_credit(folded)
        or SIGNED_APART.search(folded) is not None
        or NOTE.fullmatch(told) is not None,
        ends_colon=told[-1:] in (":", "："),
        ends_open=bool(told)
        and (told[-1] in "，、；,;" or told[-1] in OPENERS or told.endswith("——")),
        starts_inside=bool(told) and told[0] in NEVER_FIRST,
        pauses=sum(told.count(sign) for sign in "，、；,;"),
        stops=len(INNER_STOP.findall(told)),
        opening=opening_weight(told),
        signed_off=signs_off(told) and not DATELINE.match(told),
        bracket_open=_unbalanced(told),
        opens_over=_left_open(told) is True,
        closes_over=_left_open(told) is False,
        cells=len(CELL_GAP.split(line.text.strip("|｜ \u3000"))),
        signature=told[:1] in "（(" and signs_off(told) and not DATELINE.match(told),
        listed=line.listed,
        credited=ends_in_credit(folded),
        spread=SPREAD.fullmatch(folded.strip()) is not None,
        form=FORM_LINE.match(told) is not None
        or TABLE_ROW.fullmatch(line.text.strip()) is not None,
        latin=is_latin,
        small=told[:1].islower(),
        caption=opens_caption(told),
        item=line.listed or ITEM.match(told) is not None or PARTED_ITEM.match(folded) is not None,
        unit=first_unit(line.text.split()[0] if is_latin and line.text.split() else bare),
    )


# 2,304.5 and PM2.5 are not parted, nor —— and ……
WHOLE = re.compile(r"[A-Za-z0-9][A-Za-z0-9.,:%/@_+\-]*|——|……|.", re.DOTALL)


def first_unit(text: str) -> float:
    """The width in ems of what stands together at a text's head by the rules of the line's ends 禁则."""
    at = 0
    while at < len(text):
        found = WHOLE.match(text, at)
        assert found is not None  # any character matches
        at = found.end()
        if text[at - 1] not in OPENERS:
            break
    while at < len(text) and text[at] in NEVER_FIRST:
        at += 1
    return ems(text[:at])


# 营业时间：9:00—21:00, 电话：…: a line of a form or an advertisement. 五彩球 7634 06 11 13: a row of a table.
FORM_LINE = re.compile(
    r"[■●◆★]?(?:营业|服务|活动|上课|开放|演出|开课|报名|咨询|办公|展示|登记|拍卖|看样|集合|比赛|讲座|截止)?(?:时间|地点|地址|日期|电话|热线|票价|价格|费用|对象|乘车|路线|网址|网站|邮箱|传真|邮编|微信|联系人|联系方式|规格|期号|期限|截止)[^，。：:]{0,3}[：:]"
)
TABLE_ROW = re.compile(r"\S{1,10}(?:[ \u3000|｜]+\S{0,6}\d\S{0,6}){2,}[ \u3000|｜]*")

SPREAD = re.compile(r"[\u4e00-\u9fff](?:[ \u3000]+[\u4e00-\u9fff]){1,7}")
CELL_GAP = re.compile(r"[ \u3000]*[|｜][ \u3000]*|\u3000+|[ ]{2,}")

# …怎么办？　　　苦恼的媳妇: who signs a letter, far behind its last word.
SIGNED_APART = re.compile(r"[。！？”」』…]\u3000{2,}[\u4e00-\u9fff]{2,8}$")
BRACKETS = {"（": "）", "(": ")", "《": "》", "〈": "〉", "【": "】", "〔": "〕", "[": "]"}


def _left_open(text: str) -> bool | None:
    """True where a bracket stays open at the line's end, False where one is closed that the line did not open."""
    closing: list[str] = []
    for character in text:
        if character in BRACKETS:
            closing.append(BRACKETS[character])
        elif character in BRACKETS.values():
            if not closing:
                return False
            closing.pop()
    return True if closing else None


def _unbalanced(text: str) -> bool:
    """A bracket or quotation is opened here and not closed, or the other way round: the line is part of more."""
    return any(text.count(a) != text.count(b) for a, b in ("（）", "“”", "《》", "「」", "()"))


def _latin_stop(core: str) -> bool:
    return core.endswith(".") and len(core) > 2 and (core[-2].isalnum() or core[-2] in CLOSERS)


__all__ = ["PAUSES", "Signs", "signs_of"]
