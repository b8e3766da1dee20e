"""What hangs on a story: its byline, captions, credits and jump lines, each to the story it stands by."""

from __future__ import annotations

from dataclasses import dataclass

from shuzibao.layout.geometry import Arrangement
from shuzibao.layout.geometry.turned import extents
from shuzibao.model import Box, Page
from shuzibao.model.block import Sort

LEAST_VOTE = 0.55  # a caption that nothing around it wants is a story of its own


@dataclass(frozen=True, slots=True)
class Set:
    """The page that is set: its number in the issue and its make-up."""

    page: Page
    index: int
    made: Arrangement


def apart(a: Box, b: Box) -> float:
    x = max(0.0, max(a.left, b.left) - min(a.right, b.right))
    y = max(0.0, max(a.top, b.top) - min(a.bottom, b.bottom))
    return float((x * x + y * y) ** 0.5)


def hang(sheet: Set, owner: dict[int, int]) -> dict[int, int]:
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
        caption = min(near, key=lambda c: apart(made.blocks[c].box, block.box), default=None)
        if caption is not None and apart(made.blocks[caption].box, block.box) < 3 * block.size:
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
            score = 4 + apart(block.box, made.blocks[other].box) / em
        if best is None or score < best[0]:
            best = (score, story)
    return best[1] if best else None


def _of_picture(sheet: Set, at: int, owner: dict[int, int]) -> int | None:
    """The story whose picture this is a caption of: by what stands around picture and caption."""
    made, page = sheet.made, sheet.page
    block = made.blocks[at]
    box = block.box
    em = made.measures.body.get(made.measures.flow, 10.0)
    near = [p.box for p in page.pictures if apart(p.box, box) < 3.5 * em]
    if near:
        picture = min(near, key=lambda one: apart(one, box) - 0.001 * one.overlap(box))
        box = box.union(picture)
    flow = made.measures.flow
    for other in owner:
        if made.blocks[other].frame == block.frame and apart(made.blocks[other].box, box) < 2 * em:
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
