"""Threaded blocks to stories: satellites hung on, roles given, paragraphs made, furniture set apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from shuzibao.articles.nodes import Loose, Piece
from shuzibao.articles.order import Placed, page_order
from shuzibao.articles.stories import Part, Story
from shuzibao.conventions.columns import is_column_name
from shuzibao.conventions.jumps import JumpLine, find_jump
from shuzibao.layout.geometry import Arrangement
from shuzibao.layout.geometry.sorts import text_of
from shuzibao.layout.geometry.turned import extents
from shuzibao.model import Box, Kind, Page, Role
from shuzibao.model.block import Block, Sort

LEAST_VOTE = 0.55  # a caption that nothing around it wants is a story of its own
NEAR = 3.0  # ems that a byline may stand from what it signs


@dataclass(frozen=True, slots=True)
class Chain:
    """One story's headings and text blocks, in reading order, and how sure the chain is."""

    headings: tuple[int, ...]
    blocks: tuple[int, ...]
    confidence: float


@dataclass(slots=True)
class PrintedStory(Story):
    """A story that knows its kind and where its print stands."""

    kind: Kind = Kind.ARTICLE
    boxes: tuple[Box, ...] = ()


@dataclass(frozen=True, slots=True)
class Set:
    """The page that is set: its number in the issue and its make-up."""

    page: Page
    index: int
    made: Arrangement


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
        if _picture_story(sheet, chain, owner, len(told)) is None:
            loose += [
                Loose(Role.SECTION_HEAD, _pieces(sheet, block))
                for head in chain.headings for block in made.headings[head].blocks
            ]  # fmt: skip
        else:
            told.append(chain)
    for heading in made.headings:
        if heading.banner:
            loose += [Loose(Role.SECTION_HEAD, _pieces(sheet, block)) for block in heading.blocks]
    hung = _hang(sheet, owner)
    told += _lone_pictures(sheet, hung, len(told))
    loose += [
        Loose(block.role or Role.FURNITURE, _pieces(sheet, at))
        for at, block in enumerate(made.blocks) if block.sort is Sort.FURNITURE
    ]  # fmt: skip
    stories = [
        _story(sheet, chain, [at for at, n in hung.items() if n == number])
        for number, chain in enumerate(told)
    ]
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
    return tuple(
        Piece(sheet.index, line, 0, len(lines[line].text)) for line in sheet.made.blocks[at].lines
    )


def _picture_story(sheet: Set, chain: Chain, owner: dict[int, int], number: int) -> int | None:
    """A heading over or beside a picture with a caption makes a story of its own, without a body."""
    made = sheet.made
    for head in chain.headings:
        heading = made.headings[head]
        near = [p.box for p in sheet.page.pictures if _apart(p.box, heading.box) < 2 * heading.size]
        captions = [
            at for at, block in enumerate(made.blocks)
            if block.sort is Sort.CAPTION and block.frame == heading.frame and at not in owner
            and any(_apart(box, block.box) < 3 * block.size for box in (*near, heading.box))
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
                    and (_apart(credit.box, block.box) < 2 * block.size)
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


def _apart(a: Box, b: Box) -> float:
    x = max(0.0, max(a.left, b.left) - min(a.right, b.right))
    y = max(0.0, max(a.top, b.top) - min(a.bottom, b.bottom))
    return float((x * x + y * y) ** 0.5)


def _hang(sheet: Set, owner: dict[int, int]) -> dict[int, int]:
    """The story that each byline, caption, credit and jump line belongs to."""
    made = sheet.made
    hung: dict[int, int] = {}
    captions = [at for at, b in enumerate(made.blocks) if b.sort is Sort.CAPTION]
    for at in captions:
        story = owner[at] if at in owner else _of_picture(sheet, at, owner)
        if story is not None:
            hung[at] = story
    for at, block in enumerate(made.blocks):
        if block.sort is not Sort.CREDIT:
            continue
        near = [c for c in captions if c in hung and made.blocks[c].frame == block.frame]
        caption = min(near, key=lambda c: _apart(made.blocks[c].box, block.box), default=None)
        if caption is not None and _apart(made.blocks[caption].box, block.box) < 3 * block.size:
            hung[at] = hung[caption]
        elif (story := _of_picture(sheet, at, owner)) is not None:
            hung[at] = story
    for at, block in enumerate(made.blocks):
        if block.sort in (Sort.BYLINE, Sort.JUMP):
            story = _signed(sheet, at, owner)
            if story is not None:
                hung[at] = story
    return hung


def _signed(sheet: Set, at: int, owner: dict[int, int]) -> int | None:
    """A byline or jump line: of the heading or text right over it, else of what is nearest."""
    made = sheet.made
    block = made.blocks[at]
    em = made.measures.body.get(block.flow, block.size)
    best: tuple[float, int] | None = None
    boxes = extents([other.box for other in made.blocks], block.flow)
    u0, v0, u1, v1 = boxes.at(at)
    for other, story in owner.items():
        if made.blocks[other].frame != block.frame:
            continue
        o0, w0, o1, w1 = boxes.at(other)
        shared = min(u1, o1) - max(u0, o0)
        if shared > 0.3 * min(u1 - u0, o1 - o0):
            over = v0 - w1
            under = w0 - v1
            gap = over if over > -0.5 * em else under + 0.4 * em
            score = max(0.0, gap) / em
            if (
                made.blocks[other].sort is not Sort.HEADING
                and over > -0.5 * em
                and block.sort is Sort.BYLINE
            ):
                score += 0.2
        else:
            score = 4 + _apart(block.box, made.blocks[other].box) / em
        if best is None or score < best[0]:
            best = (score, story)
    return best[1] if best else None


def _of_picture(sheet: Set, at: int, owner: dict[int, int]) -> int | None:
    """The story whose picture this is a caption of: by what stands around picture and caption."""
    made, page = sheet.made, sheet.page
    block = made.blocks[at]
    box = block.box
    em = made.measures.body.get(made.measures.flow, 10.0)
    near = [p.box for p in page.pictures if _apart(p.box, box) < 3.5 * em]
    if near:
        picture = min(near, key=lambda one: _apart(one, box) - 0.001 * one.overlap(box))
        box = box.union(picture)
    flow = made.measures.flow
    for other in owner:
        if made.blocks[other].frame == block.frame and _apart(made.blocks[other].box, box) < 2 * em:
            flow = made.blocks[other].flow
            break
    votes: dict[int, float] = {}
    frame = extents([box], flow).at(0)
    u0, v0, u1, v1 = frame
    boxes = extents([other.box for other in made.blocks], flow)
    for other, story in owner.items():
        neighbour = made.blocks[other]
        if neighbour.frame != block.frame:
            continue
        o0, w0, o1, w1 = boxes.at(other)
        shared_u = max(0.0, min(u1, o1) - max(u0, o0)) / max(1.0, min(u1 - u0, o1 - o0))
        shared_v = max(0.0, min(v1, w1) - max(v0, w0)) / max(1.0, min(v1 - v0, w1 - w0))
        vote = 0.0
        if shared_u > 0.4:
            over, under = v0 - w1, w0 - v1
            if over > -em:
                vote = (3.0 if neighbour.sort is Sort.HEADING else 2.0) / (
                    1 + max(0.0, over) / (2 * em)
                )
            elif under > -em:
                vote = (0.5 if neighbour.sort is Sort.HEADING else 2.2) / (
                    1 + max(0.0, under) / (2 * em)
                )
            else:
                vote = 3.0
            if _rule_between(sheet, box, neighbour.box):
                vote *= 0.2
        elif shared_v > 0.4:
            gap = min(abs(u0 - o1), abs(o0 - u1))
            vote = 0.8 / (1 + max(0.0, gap) / (2 * em))
        votes[story] = max(votes.get(story, 0.0), vote) + 0.15 * vote
    best = max(votes, key=lambda story: votes[story], default=None)
    return best if best is not None and votes[best] > LEAST_VOTE else None


def _rule_between(sheet: Set, a: Box, b: Box) -> bool:
    for rule in sheet.page.rules:
        r = rule.box
        if r.width >= r.height:
            shared = min(a.right, b.right, r.right) - max(a.left, b.left, r.left)
            if shared > 0.5 * min(a.width, b.width) and (
                min(a.bottom, b.bottom) - 2 <= r.top and r.bottom <= max(a.top, b.top) + 2
            ):
                return True
        else:
            shared = min(a.bottom, b.bottom, r.bottom) - max(a.top, b.top, r.top)
            if shared > 0.5 * min(a.height, b.height) and (
                min(a.right, b.right) - 2 <= r.left and r.right <= max(a.left, b.left) + 2
            ):
                return True
    return False


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
    _headline_of_box(sheet, chain, story)
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
        if is_column_name(text_of(sheet.page, made.blocks[at])) and made.blocks[at].size < 0.9 * biggest
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


def _captions(sheet: Set, captions: list[int], credits: list[int]) -> list[Part]:
    """Captions in the order of the page, each with the credit nearest to it."""
    made = sheet.made
    left = list(credits)
    parts = []
    for at in sorted(captions, key=lambda at: (made.blocks[at].box.top, made.blocks[at].box.left)):
        parts.append(Part(Role.CAPTION, _pieces(sheet, at)))
        near = [c for c in left if _apart(made.blocks[c].box, made.blocks[at].box) < 40]
        if near:
            credit = min(near, key=lambda c: _apart(made.blocks[c].box, made.blocks[at].box))
            left.remove(credit)
            parts.append(Part(Role.CREDIT, _pieces(sheet, credit)))
    return parts + [Part(Role.CREDIT, _pieces(sheet, at)) for at in left]


def _body(sheet: Set, chain: Chain, story: Story) -> None:
    made, lines = sheet.made, sheet.page.lines
    open_paragraph = False
    for at in chain.blocks:
        block = made.blocks[at]
        if block.sort is Sort.CROSSHEAD:
            story.parts.append(Part(Role.CROSSHEAD, _pieces(sheet, at)))
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
                _jump(story, jump, (Piece(sheet.index, line, 0, jump.end),))
            else:
                jump = None
            piece = Piece(sheet.index, line, start, end)
            if text[start:end].strip():
                if open_paragraph and not block.indents[n]:
                    story.parts[-1].pieces += (piece,)
                else:
                    story.parts.append(Part(Role.PARAGRAPH, (piece,)))
                open_paragraph = True
            if jump and jump.onward:
                _jump(story, jump, (Piece(sheet.index, line, jump.start, len(text)),))
        if block.closes >= 1.0 and not _indented(block):
            open_paragraph = False


def _told_way(jump: JumpLine | None, first: bool) -> JumpLine | None:
    """紧接第1版 says both; on the first line of a story it means where it comes from."""
    if jump and jump.onward and first and jump.start == 0:
        return replace(jump, onward=False)
    return jump


def _headline_of_box(sheet: Set, chain: Chain, story: Story) -> None:
    """In a box with type of its own the first line is the headline, whatever its size."""
    made = sheet.made
    frames = {made.blocks[at].frame for at in chain.blocks}
    if chain.headings or len(frames) != 1 or not frames & set(made.measures.framed):
        return
    first = next(
        (part for part in story.parts if part.role in (Role.PARAGRAPH, Role.CROSSHEAD)), None
    )
    bodies = sum(part.role is Role.PARAGRAPH for part in story.parts)
    if first and len(first.pieces) == 1 and bodies > (first.role is Role.PARAGRAPH):
        text = sheet.page.lines[first.pieces[0].line].text
        if text[-1:] not in "。；，：" and len(text) <= 24:
            first.role = Role.HEADLINE


def _indented(block: Block) -> bool:
    """Whether paragraphs of this block stand in at all."""
    return any(block.indents)


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


# What notices say, and what only advertisements say. On the story's own text, folded.
NOTICE = re.compile(
    r"(?:公告|通告|启事|声明|公示|通知)$|^(?:关于.{2,40}的(?:公告|通告|通知|公示))|特此(?:公告|通告|声明|通知)|现(?:就|将).{2,40}(?:通知|通告|公告|公示)如下|予以公示|(?:遗失|作废)声明|声明作废"
)
ADVERTISEMENT = (
    re.compile(r"(?:联系)?电话[:：]?\s*[\d-]{7,}|(?:热线|咨询|手机|微信)[:：]?\s*1?\d{6,}"),
    re.compile(r"地址[:：]"),
    re.compile(
        r"(?:优惠|折扣|[一二三四五六七八九\d]折|特价|促销|让利|满减|店庆|开业|新品上市|欢迎品鉴|诚征|加盟|招商热线|火热|隆重|热销|抢购)"
    ),
    re.compile(r"(?:招聘|诚聘|月薪|包食宿|底薪)"),
    re.compile(
        r"(?:批发零售|量大从优|送货上门|承接|随叫随到|营业时间|乘车[:：]|出租|转让|求购|出售)"
    ),
)


def kind_of(sheet: Set, story: Story) -> Kind:
    """News, or an advertisement or a notice, by what it says; a picture story where there is no body."""
    from shuzibao.script.fold import fold

    lines = sheet.page.lines
    told = {
        role: fold(
            "".join(
                lines[p.line].text[p.start : p.end]
                for part in story.parts
                if part.role is role
                for p in part.pieces
            )
        )
        for role in (Role.HEADLINE, Role.PARAGRAPH, Role.CAPTION)
    }
    return kind_of_words(told[Role.HEADLINE], told[Role.PARAGRAPH], told[Role.CAPTION])


def kind_of_words(head: str, body: str, caption: str) -> Kind:
    """The kind of a piece by its headline, paragraphs and captions, folded."""
    if not body and caption:
        return Kind.PICTURE
    if len(body) > 900:
        return Kind.ARTICLE
    sold = sum(1 for pattern in ADVERTISEMENT if pattern.search(head + "\n" + body))
    if NOTICE.search(head) or (NOTICE.search(body) and len(body) < 500):
        return Kind.NOTICE
    if sold >= 2 and len(body) < 400:
        return Kind.ADVERTISEMENT
    return Kind.ARTICLE
