"""What stands at a page's edges and is no story: masthead 报头, folio 版头, editors' lines, lists of contents 导读."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from shuzibao.conventions.columns import is_column_name
from shuzibao.conventions.furniture import (
    CHANNEL,
    DATE,
    HOTLINE,
    LATIN_DATE,
    NUMBER,
    PAGE_NUMBER,
    PERMIT,
    RUNNING,
    SERIAL,
    furniture_role,
    is_weather,
    paper_name,
)
from shuzibao.layout.geometry.crossheads import part_of
from shuzibao.layout.geometry.nameplate import (
    beside_name,
    gap,
    in_its_box,
    in_row,
    reach,
    with_strips,
)
from shuzibao.model import Box, Page, Role
from shuzibao.model.block import Block, Measures, Sort
from shuzibao.script.characters import SPACE, ems
from shuzibao.script.fold import fold

EDGE = 0.085  # of the page's height (or width, vertical setting): where furniture stands
FOLIO_EDGE = 0.2  # how deep a folio may stand where no text is over it
MASTHEAD_EDGE = 0.3  # how deep a masthead may reach
HEADED = 2.0  # of the body's size: from a heading at the page's foot to what it heads
STRIP = 3  # lines in one row that each end in a page's number: a list of contents
MOST_SAID = 4  # lines of a block at the edge that are looked at one by one
NAME_SIZE = 1.8  # of the body's size, at least: the paper's name
FACTS = re.compile(
    r"\d{4}\s*年\s*\d{1,2}\s*月|星期|周[一二三四五六日]|第\s*\d+\s*期|\d\s*版|http|www\.|准印|刊号|CN\d|Vol|No\.\s*\d|\d{1,2} \w+ \d{4}"
)
CONTENTS = re.compile(
    r"^[【■◆●▲]*(?:今日|本期|内页|本版|要闻|新闻)?(?:导读|导览|提要|看点|目录)[】]*$|^(?:Inside|In this issue|Contents)$",
    re.I,
)
POINTER = re.compile(
    r"(?:[（(【〔［\[]?(?:详见|见|刊|→|▶)?\s*第?\s*[A-D]?\d{1,2}\s*[-—~、]?\s*\d{0,2}\s*版[）)】〕］\]]?|\bpage\s+[A-D]?\d{1,2}|(?:…|\.{3,})\s*[A-D]?\d{1,2})\s*$",
    re.I,
)
# A folio that begins or ends with the page's number: 7  Thursday 12 November 2015
NUMBERED = re.compile(
    r"^(?:Page\s+)?\d{1,3}\s+\S|\S\s+(?:Page\s+)?\d{1,3}$|^\d{1,2}[\u4e00-\u9fff]{2,8}$", re.I
)

# 县域经济 4, B02 深度: what a page calls itself and its number, in one row with a date
PAGE_NAME = 7.0  # ems of what a page calls itself, at most: 对话 DIALOGUE
SIGNED_OFF = re.compile(r"[，。！？；：、]")
NAME_AND_NUMBER = re.compile(
    r"^(?:[\u4e00-\u9fff·]{2,8}\s+[A-D]?\d{1,2}|[A-D]?\d{1,2}\s+[\u4e00-\u9fff·]{2,8})$"
)
# What a paper says at a page's foot: 行情热线 8810 3311, 本版行情仅供参考, … 责编 方圆 校对 石磊
IMPRINT = re.compile(
    r"(?:责任?编辑?|美编|版式|校对)[\s:：/／]+[\u4e00-\u9fff]|(?:热线|电话|投稿|邮箱|信箱|传真)[^，。；]{0,4}?[（(\d〇零一二三四五六七八九]{3}"
    r"|(?:仅供参考|郑重提示|郑重声明|欢迎(?:来稿|投稿|读者))|报社(?:主办|出版|地址)|社址"
)
LABEL = re.compile(r"^[A-D]?\d{1,2}$")  # the page's number alone


def with_furniture(page: Page, blocks: Sequence[Block], measures: Measures) -> list[Block]:
    """The blocks; those that are furniture say so, and what they are."""
    blocks = _line_by_line(page, blocks)
    edge = _Edges(page, blocks, measures)
    out = [edge.told(at) for at in range(len(blocks))]
    out = _contents(page, out)
    out = _title(page, out, measures)
    return _one_masthead(page, out, measures)


def _line_by_line(page: Page, blocks: Sequence[Block]) -> list[Block]:
    """The blocks; lines under each other that say different things of the page, a date and its editors, stand alone."""
    out: list[Block] = []
    for block in blocks:
        said: set[Role | None] = set()
        if 1 < len(block.lines) <= MOST_SAID:
            said = {furniture_role(fold(page.lines[line].text)) for line in block.lines}
        if len(said) > 1 and None not in said:
            out += [part_of(page, block, n, n + 1) for n in range(len(block.lines))]
        else:
            out.append(block)
    return out


class _Edges:
    """Where the page's text begins and ends, and what each block outside of it is."""

    def __init__(self, page: Page, blocks: Sequence[Block], measures: Measures) -> None:
        self.page, self.blocks = page, blocks
        self.body = measures.body[measures.flow]
        self.wide, self.high = page.width or 1.0, page.height or 1.0
        text = [b.box for b in blocks if b.sort is Sort.TEXT and len(b.lines) >= 3]
        self.top = min((box.top for box in text), default=self.high)
        self.bottom = max((box.bottom for box in text), default=0.0)
        self.foot = max((b.box.bottom for b in blocks), default=self.high)
        self.boxed = self._boxed()
        self.rows = [
            b.box for b in blocks
            if (b.box.bottom < EDGE * self.high or b.box.bottom < min(self.top, FOLIO_EDGE * self.high))
            and furniture_role(" ".join(fold(page.lines[line].text) for line in b.lines))
        ]  # fmt: skip
        self.foot_rows = [
            b.box for b in blocks
            if len(b.lines) < 3 and self._at_foot(b)
            and _made_by(" ".join(fold(page.lines[line].text) for line in b.lines))
        ]  # fmt: skip

    def _boxed(self) -> set[int]:
        """Frames around something of its own, an advertisement with its hotline: what is in them is no furniture."""
        lines: dict[int, list[bool]] = {}
        headed = set()
        for block in self.blocks:
            if block.frame is not None:
                printed = [fold(self.page.lines[line].text) for line in block.lines]
                told = lines.setdefault(block.frame, [])
                told += [furniture_role(line) is not None or is_weather(line) for line in printed]
                if block.sort is Sort.HEADING and not paper_name(" ".join(printed)):
                    headed.add(block.frame)
        area = 0.5 * self.wide * self.high
        return {
            frame for frame in headed
            if sum(lines[frame]) <= 0.6 * len(lines[frame])
            and self.page.frames[frame].box.width * self.page.frames[frame].box.height < area
            and not self._at_edge(self.page.frames[frame].box)
        }  # fmt: skip

    def _at_edge(self, box: Box) -> bool:
        """A strip where furniture stands; a tint under the folio is no box of an advertisement."""
        return box.bottom < EDGE * self.high or box.top > (1 - EDGE / 2) * self.high

    def _in_folio_row(self, box: Box) -> bool:
        """Over all text, level with a folio or a date."""
        return box.bottom < self.top and any(
            row is not box and row.top < box.bottom and box.top < row.bottom for row in self.rows
        )

    def told(self, at: int) -> Block:
        """The block, as furniture where it can be nothing else."""
        block, page = self.blocks[at], self.page
        printed = [fold(page.lines[line].text) for line in block.lines]
        box = block.box
        edge = self._at_edge(box) or box.bottom < self.top or box.top > self.bottom
        head_zone = box.bottom < MASTHEAD_EDGE * self.high or box.left > 0.85 * self.wide
        if block.sort is Sort.JUMP or not (edge or head_zone):
            return block
        if len(printed) > 3 and (block.sort is Sort.TEXT) and not _all_furniture(printed):
            return block
        role = self._role(block, printed, edge, head_zone)
        if role is Role.FOLIO and box.top > self.bottom and self._is_headed(block):
            return block
        if role in (Role.FURNITURE, Role.FOLIO) and block.frame in self.boxed:
            return block
        return replace(block, sort=Sort.FURNITURE, role=role) if role else block

    def _is_headed(self, block: Block) -> bool:
        """A heading stands right over it or what is level with it: its text, be it dates or numbers."""
        row = [one.box for one in self.blocks if abs(one.box.top - block.box.top) < 2]
        return block.sort is not Sort.HEADING and any(
            one.sort is Sort.HEADING and one.frame == block.frame
            and -2 < block.box.top - one.box.bottom < HEADED * self.body
            and any(min(one.box.right, box.right) > max(one.box.left, box.left) for box in row)
            for one in self.blocks
        )  # fmt: skip

    def _closes_page(self, block: Block, line: str) -> bool:
        """At the page's foot, under all text: who made the page, where to call, what the paper answers for."""
        if not self._at_foot(block) or self._is_headed(block):
            return False
        row = any(
            one.top < block.box.bottom and block.box.top < one.bottom for one in self.foot_rows
        )
        return IMPRINT.search(line) is not None or (row and SIGNED_OFF.search(line) is None)

    def _at_foot(self, block: Block) -> bool:
        """Under all text, where the page's print ends, however much white is left below it."""
        least = max(self.bottom, self.foot - 2 * EDGE * self.high)
        return block.box.top >= least and block.frame not in self.boxed

    def _role(
        self, block: Block, printed: Sequence[str], edge: bool, head_zone: bool
    ) -> Role | None:
        line = " ".join(printed)
        if paper_name(line) and head_zone and block.size > 1.2 * self.body:
            return Role.MASTHEAD
        if is_column_name(SPACE.sub("", line)):
            return Role.FOLIO if self._in_folio_row(block.box) else None
        role = furniture_role(line)
        if role is None and len(printed) > 1 and _all_furniture(printed):
            role = furniture_role(printed[0])
        if role is None and is_weather(line):
            role = Role.FURNITURE
        small = block.size < 1.25 * self.body
        if role is None and self._in_folio_row(block.box):
            bare = SPACE.sub("", line)
            # the page's number, its name, the editors: what stands level with the day over all text
            numbered = any(one.match(line.strip()) for one in (NAME_AND_NUMBER, LABEL)) or (
                edge and NUMBERED.search(line.strip())
            )
            named = ems(bare) <= PAGE_NAME and block.frame not in self.boxed
            if not SIGNED_OFF.search(bare) and (numbered or named or (small and len(printed) == 1)):
                return Role.FOLIO
        if role is None and small and len(printed) < 3 and self._closes_page(block, line):
            role = Role.FURNITURE
        facts = len(FACTS.findall(line))
        if role is None and edge and small and facts and (len(line) <= 60 or facts > 1):
            role = Role.FOLIO
        return role


def _made_by(line: str) -> bool:
    """Whether a line says who made the page, or where the paper is to be found."""
    return IMPRINT.search(line) is not None or furniture_role(line) is Role.FURNITURE


def _all_furniture(printed: Sequence[str]) -> bool:
    return sum(furniture_role(line) is not None for line in printed) > 0.6 * len(printed)


def _contents(page: Page, blocks: list[Block]) -> list[Block]:
    """A list of what stands inside 导读: under a heading that says so, or line by line with page numbers."""
    out = list(blocks)
    for at, block in enumerate(blocks):
        first = SPACE.sub("", fold(page.lines[block.lines[0]].text))
        if block.sort is Sort.FURNITURE or not CONTENTS.match(first):
            continue
        out[at] = replace(block, sort=Sort.FURNITURE, role=Role.FURNITURE)
        for other, beside in enumerate(out):
            same = (
                beside.frame == block.frame
                if block.frame is not None
                else gap(block, beside) < 4 * block.size
            )
            if same and beside.sort is not Sort.FURNITURE and _points_inside(page, beside):
                out[other] = replace(beside, sort=Sort.FURNITURE, role=Role.FURNITURE)
    for at, block in enumerate(out):
        if (
            block.sort is not Sort.FURNITURE
            and len(block.lines) >= 2
            and _points_inside(page, block)
        ):
            out[at] = replace(block, sort=Sort.FURNITURE, role=Role.FURNITURE)
    pointing = [
        at for at, block in enumerate(out)
        if block.sort in (Sort.TEXT, Sort.HEADING, Sort.CROSSHEAD) and len(block.lines) == 1
        and _points_inside(page, block)
    ]  # fmt: skip
    for at in pointing:  # a strip of them across the page
        row = [other for other in pointing if abs(out[other].box.top - out[at].box.top) < 2]
        if len(row) >= STRIP:
            out[at] = replace(out[at], sort=Sort.FURNITURE, role=Role.FURNITURE)
    return out


def _points_inside(page: Page, block: Block) -> bool:
    """Most of its lines end in a page's number, and none is a jump line of its own."""
    lines = [fold(page.lines[line].text).strip() for line in block.lines]
    pointing = sum(
        POINTER.search(line) is not None and (len(line) > 7 or n > 0)
        for n, line in enumerate(lines)
    )
    return pointing >= 0.5 * len(lines) and not any(
        line.startswith(("下转", "上接", "(下转", "（下转")) for line in lines
    )


def _title(page: Page, blocks: list[Block], measures: Measures) -> list[Block]:
    """The paper's name where its words do not tell: the largest type, beside lines with the masthead's facts."""
    facts = [b for b in blocks if b.sort is Sort.FURNITURE and b.role is Role.MASTHEAD]
    # a headline right under a folio's date is the first story's: only what no folio says may stand over a name
    facts = [b for b in facts if _is_of_masthead_alone(page, b)] or [
        b for b in facts if not _is_numbered(page, blocks)
    ]
    large = [at for at, b in enumerate(blocks) if b.sort is Sort.HEADING and len(b.lines) == 1]
    if not facts or not large or _names(page, blocks, measures):
        return blocks
    at = max(large, key=lambda at: blocks[at].size)
    block = blocks[at]
    # a name in two lines of one size is one name
    whole = [
        other for other in large
        if abs(blocks[other].size / block.size - 1) < 0.03 and gap(blocks[other], block) < 0.6 * block.size
    ]  # fmt: skip
    others = [blocks[other].size for other in large if other not in whole]
    near = any(gap(block, fact) < 1.6 * block.size for fact in facts)
    text = "".join(page.lines[line].text for one in whole for line in blocks[one].lines)
    if near and block.size > 1.25 * max(others, default=0.0) and len(SPACE.sub("", text)) <= 24:
        blocks = list(blocks)
        for one in whole:
            blocks[one] = replace(blocks[one], sort=Sort.FURNITURE, role=Role.MASTHEAD)
    return blocks


def _is_of_masthead_alone(page: Page, block: Block) -> bool:
    """The paper's serial number, permit or issue number: no inner page has them."""
    line = fold(" ".join(page.lines[number].text for number in block.lines))
    return any(pattern.search(line) for pattern in (SERIAL, PERMIT, RUNNING, NUMBER))


def _is_numbered(page: Page, blocks: Sequence[Block]) -> bool:
    """Whether a folio says which page this is: an inner page."""
    for block in blocks:
        if block.role is Role.FOLIO:
            line = fold(" ".join(page.lines[number].text for number in block.lines)).strip()
            if PAGE_NUMBER.search(line) or line.isdigit() or NUMBERED.search(line):
                return True
    return False


def _names(page: Page, blocks: Sequence[Block], measures: Measures) -> list[int]:
    """The blocks that are the paper's name, in large type."""
    least = NAME_SIZE * measures.body[measures.flow]
    return [
        at for at, block in enumerate(blocks)
        if block.role is Role.MASTHEAD and block.size > least
        and (paper_name(fold(page.lines[block.lines[0]].text)) or len(blocks[at].lines) == 1)
    ]  # fmt: skip


def _one_masthead(page: Page, blocks: list[Block], measures: Measures) -> list[Block]:
    """Whatever stands with the paper's name belongs to it; on a page without the name, dates are the folio's."""
    names = _names(page, blocks, measures)
    out = list(blocks)
    if not names:
        inner = _is_numbered(page, blocks)
        for at, block in enumerate(blocks):
            line = fold(" ".join(page.lines[number].text for number in block.lines))
            dated = DATE.search(line) or LATIN_DATE.search(line)
            if block.role is Role.MASTHEAD and dated and (inner or NUMBERED.search(line)):
                out[at] = replace(block, role=Role.FOLIO)
        return out
    for name in names:
        of_head = [blocks[name]]
        rest = [
            at for at, block in enumerate(blocks)
            if at not in names and _is_of_head(page, block)
            and (
                block.sort is Sort.FURNITURE
                or in_its_box(page, block, blocks[name])
                or beside_name(blocks, at, name)
            )
        ]  # fmt: skip
        while rest:  # lines hang on to the name one after the other
            near = [
                at for at in rest
                if any(
                    gap(blocks[at], one) < reach(one, blocks[at])
                    or (blocks[at].role is Role.FOLIO and in_row(blocks[at], one))
                    for one in of_head
                )
            ]  # fmt: skip
            if not near:
                break
            of_head += [blocks[at] for at in near]
            rest = [at for at in rest if at not in near]
            for at in near:
                out[at] = replace(blocks[at], sort=Sort.FURNITURE, role=Role.MASTHEAD)
    return with_strips(out, names)


def _is_of_head(page: Page, block: Block) -> bool:
    """No folio with the page's number, no hotline, no channel: these stand by themselves."""
    line = fold(" ".join(page.lines[number].text for number in block.lines))
    if block.role is Role.FOLIO and PAGE_NUMBER.search(line):
        return False
    return not (CHANNEL.match(line.strip()) or HOTLINE.search(line) or POINTER.search(line))
