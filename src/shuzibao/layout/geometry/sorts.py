"""What each block is for the page: text, heading, crosshead, byline, caption, credit, furniture."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from shuzibao.conventions.bylines import LATIN_BYLINE, is_caption, is_reader, satellite_role
from shuzibao.conventions.columns import is_column_name
from shuzibao.conventions.furniture import furniture_role
from shuzibao.conventions.jumps import find_jump
from shuzibao.layout.geometry.blocks import HEADING_SIZE
from shuzibao.layout.geometry.crossheads import part_of
from shuzibao.layout.geometry.edges import with_furniture
from shuzibao.layout.geometry.headings import without_last_columns
from shuzibao.layout.geometry.signatures import (
    names_beside,
    names_under_heads,
    signed_below,
    without_signatures,
)
from shuzibao.layout.geometry.turned import Extents, extents
from shuzibao.model import Box, Flow, Page, Role
from shuzibao.model.block import Block, Measures, Sort
from shuzibao.script.characters import CLOSERS, SENTENCE_ENDS, SPACE
from shuzibao.script.fold import fold

MOST_HEADING_LINES = 5
MOST_HEADING_CHARACTERS = 110


def text_of(page: Page, block: Block) -> str:
    """The block's text, folded, without spaces."""
    return _bare("".join(page.lines[at].text for at in block.lines))


@lru_cache(maxsize=4096)  # every step of the make-up asks for it again
def _bare(text: str) -> str:
    return SPACE.sub("", fold(text))


def sorted_blocks(page: Page, blocks: Sequence[Block], measures: Measures) -> list[Block]:
    """The blocks with their sorts."""
    blocks = _parted(page, blocks)
    texts = [text_of(page, block) for block in blocks]
    plain = [
        _by_type(page, block, text, measures) for block, text in zip(blocks, texts, strict=True)
    ]
    made = [replace(block, sort=sort) for block, sort in zip(blocks, plain, strict=True)]
    made = without_last_columns(made)
    made = without_signatures(page, signed_below(page, made))
    made = names_beside(page, names_under_heads(page, made, measures))
    texts = [text_of(page, block) for block in made]
    made = _captions(page, made, texts, measures)
    return with_furniture(page, made, measures)


# 本报讯（记者 …） opens the text that runs on behind it
RUNS_ON = re.compile(r"^[\u4e00-\u9fff]{1,6}讯(?!员)")
# (程松芬) under a letter or an essay
SIGNED = re.compile(r"^[（(][\u4e00-\u9fff·]{2,4}(?:[、，\s][\u4e00-\u9fff·]{2,4}){0,3}[）)]$")
# □ 南湖渔樵: the sign that stands before a writer's name, and a name that need not be a real one
PEN_NAME = re.compile(r"^[□◎○◇][\u4e00-\u9fff·]{2,6}$")
NUMBERED = re.compile(r"^[①-⑩](?![①-⑩])")
LATIN_CREDIT = re.compile(
    r"^(?:Photo(?:graph)?s?|Pictures?|Images?|Illustration)(?:\s*:|\s+by\b)", re.I
)

# ▲ points at a picture, and opens the heavy heads of a list
BULLET = re.compile(r"^[▲▼◆■●★](?!图|上|下|左|右)")


def _is_credit(text: str, printed: str) -> bool:
    return satellite_role(printed, text, False) is Role.CREDIT or bool(LATIN_CREDIT.match(printed))


def _by_type(page: Page, block: Block, text: str, measures: Measures) -> Sort:
    """By size, weight, length and wording alone."""
    ratio = block.size / measures.em(block)
    short = len(block.lines) <= MOST_HEADING_LINES and len(text) <= MOST_HEADING_CHARACTERS
    ends = text.rstrip(CLOSERS)[-1:] in SENTENCE_ENDS + "，；、" and not text.endswith(("？", "！"))
    if len(block.lines) == 1 and find_jump(text) and len(text) <= 16:
        return Sort.JUMP
    if len(block.lines) == 1 and is_column_name(text):
        return Sort.HEADING if block.bold or ratio > 1.04 else Sort.CROSSHEAD
    if len(block.lines) == 1 and ratio < 1.3 and len(text) <= 40:
        printed = page.lines[block.lines[0]].text.strip()
        if _is_credit(text, printed):
            return Sort.CREDIT
        if is_caption(text) and not (block.bold and BULLET.match(text)):
            return Sort.TEXT
        if SIGNED.match(text) or _is_byline(printed):
            return Sort.BYLINE
    two = len(block.lines) == 2 and ratio < 1.3 and text.endswith("）")
    if two and _is_byline("".join(page.lines[at].text.strip() for at in block.lines)):
        return Sort.BYLINE
    if ratio >= 1.3 and short:
        return Sort.HEADING
    # a stanza is no heading: verse and essays may be set a little larger than the news
    if ratio >= HEADING_SIZE and short and not ends and len(block.lines) < 4:
        return Sort.HEADING
    if (
        len(block.lines) <= 2
        and len(text) <= 40
        and not ends
        and (block.bold or (ratio > 1.04 and not page.is_recognised))
    ):
        return Sort.CROSSHEAD
    return Sort.TEXT


def _captions(
    page: Page, blocks: list[Block], texts: Sequence[str], measures: Measures
) -> list[Block]:
    """Small or differently set lines right under or beside a picture, and the credit below them."""
    if not page.pictures:
        return [_credit_to_byline(block) for block in blocks]
    pictures = extents([picture.box for picture in page.pictures], Flow.ACROSS)
    font = _body_font(page, measures)
    out = list(blocks)
    near: set[int] = set()
    counted = _numbered(blocks, texts, pictures, measures)
    inside: dict[int | None, Extents] = {None: pictures}
    for at, block in enumerate(blocks):
        if block.sort in (Sort.HEADING, Sort.FURNITURE, Sort.BYLINE):
            continue
        body = measures.body.get(block.flow, block.size)
        other_type = abs(block.size / body - 1) > 0.03
        told = is_caption(texts[at]) or at in counted
        if not (other_type or told or block.sort is Sort.CREDIT or _other_font(page, block, font)):
            continue
        small = block.size < 0.93 * body
        most = 8 if small else 6 if told else 4
        if len(block.lines) > most or (not told and block.indents[0]):
            continue
        if block.frame is not None and block.frame not in inside:
            inside[block.frame] = extents(_pictures_of(page, block.frame), Flow.ACROSS)
        if len(texts[at]) <= 200 and _beside_picture(block, inside[block.frame], body):
            if all(furniture_role(fold(page.lines[n].text)) is Role.FURNITURE for n in block.lines):
                continue
            near.add(at)
            out[at] = replace(
                block, sort=Sort.CREDIT if block.sort is Sort.CREDIT else Sort.CAPTION
            )
    for at in list(near):  # a crosshead that follows a caption in a column is none
        if blocks[at].sort is Sort.CROSSHEAD and any(
            other != at and _follows(out[other], out[at]) and not out[other].bold for other in near
        ):
            near.discard(at)
            out[at] = blocks[at]
    for at, block in enumerate(out):  # what stands right under a caption: its credit
        if at in near or block.sort not in (Sort.CREDIT, Sort.BYLINE, Sort.TEXT):
            continue
        printed = page.lines[block.lines[0]].text
        if len(block.lines) > 1 or (block.sort is Sort.TEXT and not _is_credit(texts[at], printed)):
            continue
        if any(_follows(out[other], block) for other in near):
            out[at] = replace(block, sort=Sort.CREDIT)
            near.add(at)
    return [_credit_to_byline(block) if at not in near else block for at, block in enumerate(out)]


def _pictures_of(page: Page, frame: int) -> list[Box]:
    """The pictures that what stands in a frame may speak of: in it, or under it."""
    box = page.frames[frame].box
    return [
        one.box for one in page.pictures
        if one.box.overlap(box) > 0.5 * min(one.box.width * one.box.height, box.width * box.height)
    ]  # fmt: skip


def _numbered(
    blocks: Sequence[Block], texts: Sequence[str], pictures: Extents, measures: Measures
) -> set[int]:
    """Blocks that count, ①… ②…, each at a picture: the captions of a story told in pictures."""
    found = {
        at for at, block in enumerate(blocks)
        if NUMBERED.match(texts[at])
        and _beside_picture(block, pictures, measures.body.get(block.flow, block.size))
    }  # fmt: skip
    return found if len({texts[at][0] for at in found}) > 1 else set()


def _parted(page: Page, blocks: Sequence[Block]) -> list[Block]:
    """A byline set as the first line of a block, a credit or a signature as its last, becomes a block of its own."""
    out: list[Block] = []
    for block in blocks:
        over = _byline_lines(page, block)
        if over:
            first, block = _cut_at(page, block, over)
            out.append(replace(first, closes=0.0))
        label = SPACE.sub("", fold(page.lines[block.lines[0]].text))
        if 1 < len(block.lines) <= MOST_HEADING_LINES and is_column_name(label):
            first, block = _cut_at(page, block, 1)
            out.append(replace(first, closes=0.0))
        last = page.lines[block.lines[-1]]
        bare = SPACE.sub("", fold(last.text))
        credit = len(block.lines) <= 6 and _is_credit(bare, last.text.strip())
        if len(block.lines) < 2 or not (credit or SIGNED.match(bare) or is_reader(bare)):
            out.append(block)
            continue
        body, signed = _cut_at(page, block, len(block.lines) - 1)
        # who signs a text has ended it
        out += [replace(body, closes=1.0), replace(signed, indents=(False,))]
    return out


def _byline_lines(page: Page, block: Block) -> int:
    """How many of the first lines are a byline over the text: a long one runs into a second line. 0 for none."""
    lines = [page.lines[at].text for at in block.lines[:3]]
    if len(lines) > 1 and _is_byline(lines[0]) and (len(block.lines) > 2 or block.indents[1]):
        return 1
    if len(lines) > 2 and block.indents[2] and not block.indents[1]:
        return 2 * _is_byline(lines[0] + lines[1])
    return 0


def _is_byline(printed: str) -> bool:
    """A line that is nothing but a byline: the trade's words and people's names."""
    text = SPACE.sub("", fold(printed))
    if PEN_NAME.match(text):
        return True
    if not text or text[-1] in "，：；。" or RUNS_ON.match(text):
        return False
    return satellite_role(printed, text.lstrip("（("), False) is Role.BYLINE


def _cut_at(page: Page, block: Block, at: int) -> tuple[Block, Block]:
    """The block's first `at` lines, and the others."""
    return part_of(page, block, 0, at), part_of(page, block, at, len(block.lines))


def _credit_to_byline(block: Block) -> Block:
    return replace(block, sort=Sort.BYLINE) if block.sort is Sort.CREDIT else block


def _other_font(page: Page, block: Block, body: str) -> bool:
    return (
        len(block.lines) <= 4 and not block.indents[0]
        and sum(page.lines[at].font != body for at in block.lines) * 2 > len(block.lines)
    )  # fmt: skip


def _body_font(page: Page, measures: Measures) -> str:
    body = measures.body[measures.flow]
    fonts: dict[str, int] = {}
    for line in page.lines:
        if abs((line.size or 0) - body) < 0.05 * body:
            fonts[line.font] = fonts.get(line.font, 0) + len(line.text)
    return max(fonts, key=lambda name: fonts[name], default="")


def _beside_picture(block: Block, pictures: Extents, body: float) -> bool:
    """Under a picture within its width, or close at its side within its height."""
    box = block.box
    wide = pictures.shared_u(box.left, box.right) > 0.7 * max(box.width, 1.0)
    high = pictures.shared_v(box.top, box.bottom) > 0.7 * max(box.height, 1.0)
    below = (box.top >= pictures.v1 - body) & (box.top <= pictures.v1 + 4.2 * body)
    under = wide & below
    if below.any():  # one caption under several pictures
        row = pictures.shared_u(box.left, box.right)[below]
        together = float(row.sum()) > 0.7 * box.width and int((row > 0).sum()) > 1
        under |= below & together
    over = wide & (box.bottom <= pictures.v0 + 2) & (box.bottom >= pictures.v0 - 1.5 * body)
    side = high & (
        ((box.left >= pictures.u1 - 2) & (box.left <= pictures.u1 + 2 * body))
        | ((box.right <= pictures.u0 + 2) & (box.right >= pictures.u0 - 2 * body))
    )
    if block.flow is Flow.DOWN:
        return bool((side | under).any())
    return bool((under | over).any()) or bool(side.any() and block.size < 0.97 * body)


def _follows(caption: Block, block: Block) -> bool:
    gap = (
        block.box.top - caption.box.bottom
        if block.flow is Flow.ACROSS
        else (caption.box.left - block.box.right)
    )
    shared = min(caption.box.right, block.box.right) - max(caption.box.left, block.box.left)
    if block.flow is Flow.DOWN:
        shared = min(caption.box.bottom, block.box.bottom) - max(caption.box.top, block.box.top)
    return -2 < gap < 1.2 * block.size and shared > 0.5 * min(
        block.box.width, caption.box.width, 30
    )


__all__ = ["LATIN_BYLINE", "sorted_blocks", "text_of"]
