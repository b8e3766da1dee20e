"""Threaded blocks to stories: satellites hung on, roles given, paragraphs made, furniture set apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from shuzibao.articles.hung import Set, apart, hang, outside, rule_between
from shuzibao.articles.kinds import kind_of_words
from shuzibao.articles.node import Loose, Piece
from shuzibao.articles.order import Placed, page_order
from shuzibao.articles.printed_kinds import kind_of
from shuzibao.articles.runinheads import set_run_in_heads
from shuzibao.articles.stories import Part, Story
from shuzibao.conventions.columns import is_column_name
from shuzibao.conventions.furniture import LABELS
from shuzibao.conventions.jumps import JumpLine, find_jump
from shuzibao.layout.geometry.blocks import LEAST_INDENT, MOST_INDENT
from shuzibao.layout.geometry.sorts import text_of
from shuzibao.layout.geometry.turned import extents
from shuzibao.model import Box, Kind, Role
from shuzibao.model.block import Block, Sort


@dataclass(frozen=True, slots=True)
class Chain:
    """One story's headings and text blocks, in reading order, and how sure the chain is."""

    headings: tuple[int, ...]
    blocks: tuple[int, ...]
    confidence: float


@dataclass(slots=True)
class PrintedStory(Story):
    """A story that knows its kind and where its print stands.

    rival: how much speaks for another story as the owner of a picture that it has, or the other way round, 0 to 1.
    outside: how much of a picture that it has stands out of the print of its headline and body, 0 to 1.
    """

    kind: Kind = Kind.ARTICLE
    boxes: tuple[Box, ...] = ()
    rival: float = 0.0
    outside: float = 0.0


def set_stories(sheet: Set, chains: Sequence[Chain]) -> tuple[list[PrintedStory], list[Loose]]:
    """Stories in the order of the page, and furniture. Every line is in one of them, once."""
    made = sheet.made
    told = [chain for chain in chains if chain.blocks]
    bare = [chain for chain in chains if not chain.blocks]
    owner: dict[int, int] = {}
    for n, chain in enumerate(told):
        for head in chain.headings:
            owner.update(dict.fromkeys(made.headings[head].blocks, n))
        owner.update(dict.fromkeys(chain.blocks, n))
    loose: list[Loose] = []
    for chain in bare:  # a heading that heads no text: with its picture, or a section's head
        if _boxed_display(sheet, chain):
            for head in chain.headings:
                owner.update(dict.fromkeys(made.headings[head].blocks, len(told)))
            told.append(chain)
        elif _picture_story(sheet, chain, owner, len(told)) is None:
            loose += [
                Loose(Role.SECTION_HEAD, _pieces(sheet, block))
                for head in chain.headings for block in made.headings[head].blocks
            ]  # fmt: skip
        else:
            told.append(chain)
    for heading in made.headings:
        if heading.banner:
            loose += [Loose(Role.SECTION_HEAD, _pieces(sheet, block)) for block in heading.blocks]
    hung, torn = hang(sheet, owner)
    told += _lone_pictures(sheet, hung, len(told))
    loose += [
        Loose(block.role or Role.FURNITURE, _pieces(sheet, at))
        for at, block in enumerate(made.blocks) if block.sort is Sort.FURNITURE
    ]  # fmt: skip
    stories = [
        _story(sheet, chain, [at for at, n in hung.items() if n == number])
        for number, chain in enumerate(told)
    ]
    set_run_in_heads(sheet.page, stories)
    for number, story in enumerate(stories):
        own, story.rival = [at for at, n in owner.items() if n == number], torn.get(number, 0.0)
        story.outside = outside(sheet, own, [at for at, n in hung.items() if n == number])
    used = {piece.line for story in stories for part in story.parts for piece in part.pieces}
    used |= {piece.line for one in loose for piece in one.pieces}
    for at in range(len(made.blocks)):
        rest = tuple(piece for piece in _pieces(sheet, at) if piece.line not in used)
        if rest:
            loose.append(Loose(Role.UNPLACED, rest))
    placed = [
        _placed(sheet, chain, stories[n], [at for at, story in hung.items() if story == n])
        for n, chain in enumerate(told)
    ]
    order = page_order(placed, made.measures.flow, sheet.page.height or 1000.0)
    return [stories[n] for n in order], loose


def _pieces(sheet: Set, at: int) -> tuple[Piece, ...]:
    lines = sheet.page.lines
    return tuple(Piece(line, 0, len(lines[line].text)) for line in sheet.made.blocks[at].lines)


def _boxed_display(sheet: Set, chain: Chain) -> bool:
    """Nothing but display type in a box, and it sells or announces: an advertisement without running text."""
    made = sheet.made
    blocks = [made.blocks[at] for head in chain.headings for at in made.headings[head].blocks]
    text = "\n".join(text_of(sheet.page, block) for block in blocks)
    if not blocks or blocks[0].frame is None:
        return False
    others = any(b.frame == blocks[0].frame and b not in blocks for b in made.blocks)
    return len(blocks) > 1 and (not others or kind_of_words("", text, "") is not Kind.ARTICLE)


def _picture_story(sheet: Set, chain: Chain, owner: dict[int, int], number: int) -> int | None:
    """A heading over or beside a picture with a caption makes a story of its own, without a body."""
    made = sheet.made
    for head in chain.headings:
        heading = made.headings[head]
        near = [p.box for p in sheet.page.pictures if apart(p.box, heading.box) < 2 * heading.size]
        captions = [
            at for at, block in enumerate(made.blocks)
            if block.sort is Sort.CAPTION and block.frame == heading.frame and at not in owner
            and any(apart(box, block.box) < 3 * block.size for box in (*near, heading.box))
            and not rule_between(sheet, heading.box, block.box)
        ]  # fmt: skip
        if captions:
            owner.update(dict.fromkeys((*heading.blocks, *captions), number))
            return number
    return None


def _lone_pictures(sheet: Set, hung: dict[int, int], count: int) -> list[Chain]:
    """Captions that no story claims: each picture with its caption is a story of its own."""
    made = sheet.made
    chains: list[Chain] = []
    for at, block in enumerate(made.blocks):
        if block.sort is Sort.CAPTION and at not in hung:
            hung[at] = count + len(chains)
            for other, credit in enumerate(made.blocks):
                if (
                    credit.sort is Sort.CREDIT
                    and other not in hung
                    and (apart(credit.box, block.box) < 2 * block.size)
                ):
                    hung[other] = hung[at]
            chains.append(Chain((), (), 0.9))
    return chains


def _placed(sheet: Set, chain: Chain, story: PrintedStory, hung: Sequence[int]) -> Placed:
    """Where the story begins, and how large its headline is: what the order of the page goes by."""
    made = sheet.made
    heads = [made.headings[head] for head in chain.headings]
    blocks = [made.blocks[at] for at in (*chain.blocks, *hung)]
    box = (heads or blocks)[0].box
    size = max((one.size for one in heads), default=made.measures.body[made.measures.flow])
    return Placed(box, size, story.kind)


def _story(sheet: Set, chain: Chain, hung: list[int]) -> PrintedStory:
    made = sheet.made
    story = PrintedStory(confidence=chain.confidence)
    heads = [at for head in chain.headings for at in made.headings[head].blocks]
    story.parts += _heading_parts(sheet, heads)
    by_sort = {sort: [at for at in hung if made.blocks[at].sort is sort] for sort in Sort}
    signed_after = []
    for at in by_sort[Sort.BYLINE]:
        if _ends_story(sheet, at, chain):
            signed_after.append(at)
        else:
            story.parts.append(Part(Role.BYLINE, _pieces(sheet, at)))
    story.parts += _captions(sheet, by_sort[Sort.CAPTION], by_sort[Sort.CREDIT])
    _body(sheet, chain, story)
    _small_headline(sheet, chain, story)
    for at in signed_after:
        story.parts.append(Part(Role.BYLINE, _pieces(sheet, at)))
    for at in by_sort[Sort.JUMP]:
        pieces = _pieces(sheet, at)
        jump = find_jump(sheet.page.lines[pieces[0].line].text)
        before = _stands_before(sheet, at, chain)
        jump = (
            replace(jump, onward=False)
            if jump and before and "接" in jump_text(sheet, pieces)
            else jump
        )
        _jump(story, jump, pieces, before=bool(jump and not jump.onward))
    story.kind = kind_of(sheet, story)
    story.boxes = tuple(made.blocks[at].box for at in [*heads, *chain.blocks, *hung])
    return story


def _ends_story(sheet: Set, at: int, chain: Chain) -> bool:
    """A byline under the last block of the body."""
    made = sheet.made
    if not chain.blocks:
        return False
    flow = made.blocks[chain.blocks[-1]].flow
    boxes = extents([made.blocks[at].box, made.blocks[chain.blocks[-1]].box], flow)
    shared = min(boxes.u1) - max(boxes.u0)
    return bool(boxes.v0[0] >= boxes.v1[1] - 2 and shared > 0)


def _heading_parts(sheet: Set, blocks: Sequence[int]) -> list[Part]:
    """The largest type is the headline; what stands before it the kicker, behind it the deck."""
    made = sheet.made
    if not blocks:
        return []
    biggest = max(made.blocks[at].size for at in blocks)
    columns = {
        at for at in blocks[:-1]
        if _labels(text_of(sheet.page, made.blocks[at]), made.blocks[at].size < 0.9 * biggest)
    }  # fmt: skip
    largest = max((made.blocks[at].size for at in blocks if at not in columns), default=0.0)
    head = [
        n for n, at in enumerate(blocks)
        if made.blocks[at].size > 0.9 * largest and at not in columns
    ] or [0]  # fmt: skip
    first, last = head[0], head[-1]
    parts: list[Part] = []
    for n, at in enumerate(blocks):
        role = Role.KICKER if n < first else Role.DECK if n > last else Role.HEADLINE
        if at in columns:
            role = Role.SECTION_HEAD
        pieces = _pieces(sheet, at)
        if parts and parts[-1].role is role:
            parts[-1].pieces += pieces
        else:
            parts.append(Part(role, pieces))
    return parts


def _labels(text: str, small: bool) -> bool:
    """A standing column's name over a headline; one that can be nothing else may be the larger of the two."""
    return LABELS.match(text) is not None or (small and is_column_name(text))


def _captions(sheet: Set, captions: list[int], credits: list[int]) -> list[Part]:
    """Captions in the order of the page, each with the credit nearest to it."""
    made = sheet.made
    left = list(credits)
    parts = []
    for at in sorted(captions, key=lambda at: (made.blocks[at].box.top, made.blocks[at].box.left)):
        parts.append(Part(Role.CAPTION, _pieces(sheet, at)))
        near = [c for c in left if apart(made.blocks[c].box, made.blocks[at].box) < 40]
        if near:
            credit = min(near, key=lambda c: apart(made.blocks[c].box, made.blocks[at].box))
            left.remove(credit)
            parts.append(Part(Role.CREDIT, _pieces(sheet, credit)))
    return parts + [Part(Role.CREDIT, _pieces(sheet, at)) for at in left]


def _body(sheet: Set, chain: Chain, story: Story) -> None:
    made, lines = sheet.made, sheet.page.lines
    open_paragraph = False
    block: Block | None = None
    asked = _questions(sheet, chain)
    for at in chain.blocks:
        block, over = made.blocks[at], block
        if over is not None and over.closes >= 1.0 and abs(over.size / block.size - 1) > 0.03:
            open_paragraph = False  # a note in small type under the text
        if block.sort is Sort.CROSSHEAD:
            role = Role.PARAGRAPH if at in asked else Role.CROSSHEAD
            story.parts.append(Part(role, _pieces(sheet, at)))
            open_paragraph = False
            continue
        for n, line in enumerate(block.lines):
            text = lines[line].text
            start, end = 0, len(text)
            jump = _told_way(find_jump(text), at == chain.blocks[0] and n == 0)
            if jump and jump.onward and at == chain.blocks[-1] and line == block.lines[-1]:
                end = jump.start
            elif jump and not jump.onward and at == chain.blocks[0] and n == 0:
                start = jump.end
                _jump(story, jump, (Piece(line, 0, jump.end),))
            else:
                jump = None
            piece = Piece(line, start, end)
            if text[start:end].strip():
                if open_paragraph and not block.indents[n]:
                    story.parts[-1].pieces += (piece,)
                else:
                    story.parts.append(Part(Role.PARAGRAPH, (piece,)))
                open_paragraph = True
            if jump and jump.onward:
                _jump(story, jump, (Piece(line, jump.start, len(text)),))
        if block.closes >= 1.0 and (at in made.figures or not any(block.indents)):
            open_paragraph = False


# 问：… or 记者：… before a question that is set in heavier type
ASKS = re.compile(r"^(?:问|记者|主持人|Q)[:：]")
LEAST_QUESTIONS = 3


def _questions(sheet: Set, chain: Chain) -> set[int]:
    """The crossheads that are an interview's questions: they say so, or several of them end as questions do."""
    heads = {
        at: text_of(sheet.page, sheet.made.blocks[at])
        for at in chain.blocks
        if sheet.made.blocks[at].sort is Sort.CROSSHEAD
    }
    told = {at for at, text in heads.items() if ASKS.match(text)}
    asking = {at for at, text in heads.items() if text.endswith(("？", "?"))}
    if len(asking) >= LEAST_QUESTIONS and len(asking) > 0.8 * len(heads):
        told |= {at for at in asking if _stands_in(sheet, at)}
    return told


def _stands_in(sheet: Set, at: int) -> bool:
    """Whether a line stands in as the first line of a paragraph does, from the column's edge."""
    made = sheet.made
    block = made.blocks[at]
    over = [n for n, one in made.evidence.above.items() if one == ("block", at)]
    if not over:
        return False
    boxes = extents([block.box, made.blocks[over[0]].box], block.flow)
    step = float(boxes.u0[0] - boxes.u0[1]) / block.size
    return len(block.lines) > 1 or LEAST_INDENT < step < MOST_INDENT


def _told_way(jump: JumpLine | None, first: bool) -> JumpLine | None:
    """紧接第1版 says both; on the first line of a story it means where it comes from."""
    if jump and jump.onward and first and jump.start == 0:
        return replace(jump, onward=False)
    return jump


def _small_headline(sheet: Set, chain: Chain, story: Story) -> None:
    """A headline of the body's size: a crosshead that opens a story, as briefs have it; in a box with type of its
    own the first line, whatever its size.
    """
    if chain.headings or story.jump_from:
        return
    first = next(
        (part for part in story.parts if part.role in (Role.PARAGRAPH, Role.CROSSHEAD)), None
    )
    bodies = sum(part.role is Role.PARAGRAPH for part in story.parts)
    if first and first.role is Role.CROSSHEAD and bodies:
        first.role = Role.HEADLINE
        return
    made = sheet.made
    frames = {made.blocks[at].frame for at in chain.blocks}
    if len(frames) != 1 or not frames & set(made.measures.framed):
        return
    if first and len(first.pieces) == 1 and bodies > (first.role is Role.PARAGRAPH):
        text = sheet.page.lines[first.pieces[0].line].text
        if text[-1:] not in "。；，：" and len(text) <= 24:
            first.role = Role.HEADLINE


def jump_text(sheet: Set, pieces: tuple[Piece, ...]) -> str:
    """What a jump line says."""
    return sheet.page.lines[pieces[0].line].text


def _stands_before(sheet: Set, at: int, chain: Chain) -> bool:
    """A jump line over the first block of the body."""
    if not chain.blocks:
        return False
    first = sheet.made.blocks[chain.blocks[0]]
    boxes = extents([sheet.made.blocks[at].box, first.box], first.flow)
    return bool(boxes.v0[0] < boxes.v0[1])


def _jump(
    story: Story, jump: JumpLine | None, pieces: tuple[Piece, ...], before: bool = False
) -> None:
    part = Part(Role.JUMP_LINE, pieces)
    body = [n for n, one in enumerate(story.parts) if one.role in (Role.PARAGRAPH, Role.CROSSHEAD)]
    story.parts.insert(body[0] if before and body else len(story.parts), part)
    if jump and jump.onward:
        story.jump_on = jump
    elif jump:
        story.jump_from = jump
