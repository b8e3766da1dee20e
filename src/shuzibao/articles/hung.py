"""What hangs on a story: its byline, captions, credits and jump lines, each to the story it stands by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce

from shuzibao.articles.terms import Weights, terms
from shuzibao.layout.geometry import Arrangement
from shuzibao.layout.geometry.sorts import NUMBERED, text_of
from shuzibao.layout.geometry.turned import extents
from shuzibao.model import Box, Page
from shuzibao.model.block import Sort

LEAST_VOTE = 0.55  # a caption that nothing around it wants is a story of its own
RIVAL = 0.3  # stories with this share of the best vote are told apart by words too
SAID, TELLING = (
    3.0,
    8.0,
)  # how much a caption's words weigh against place; where they tell one story only
TOLD, UNTOLD = (
    0.2,
    0.05,
)  # then that story has such a share of its words at least, no other one more than that
SPOKEN = 0.1  # the share of a caption's words that the story beside it must have
WITHIN = (
    4.0  # a byline's score, in ems, within a story's print; right under a heading it is below 1
)
ALONE = 0.2  # the vote that the only story near has at least


@dataclass(frozen=True, slots=True)
class Set:
    """The page that is set, and its make-up."""

    page: Page
    made: Arrangement


def apart(a: Box, b: Box) -> float:
    x = max(0.0, max(a.left, b.left) - min(a.right, b.right))
    y = max(0.0, max(a.top, b.top) - min(a.bottom, b.bottom))
    return float((x * x + y * y) ** 0.5)


def hang(sheet: Set, owner: dict[int, int]) -> tuple[dict[int, int], dict[int, float]]:
    """The story that each byline, caption, credit and jump line belongs to; and for stories near pictures how much
    speaks for another owner, or for this one where another has it, 0 to 1.
    """
    made = sheet.made
    hung: dict[int, int] = {}
    torn: dict[int, float] = {}
    captions = [at for at, b in enumerate(made.blocks) if b.sort is Sort.CAPTION]
    hung = {at: owner[at] for at in captions if at in owner}
    waiting = [at for at in captions if at not in owner]
    while waiting:  # a picture that has its story draws the pictures beside it
        found = {at: _of_picture(sheet, at, owner, hung) for at in waiting}
        told = {at: story for at, (story, _) in found.items() if story is not None}
        for at in told or waiting:
            for rival, share in found[at][1].items():
                torn[rival] = max(share, torn.get(rival, 0.0))
        if not told:
            break
        hung |= told
        waiting = [at for at in waiting if at not in told]
    series = [at for at in captions if NUMBERED.match(text_of(sheet.page, made.blocks[at]))]
    counted = {text_of(sheet.page, made.blocks[at])[0]: at for at in series}
    owned = [counted[number] for number in sorted(counted) if counted[number] in hung]
    if owned and len(counted) == len(series):
        hung |= dict.fromkeys(series, hung[owned[0]])  # ①… ②… ③…: the pictures of one story
    for at, block in enumerate(made.blocks):
        if block.sort is not Sort.CREDIT:
            continue
        near = [c for c in captions if c in hung and made.blocks[c].frame == block.frame]
        caption = min(near, key=lambda c: apart(made.blocks[c].box, block.box), default=None)
        if caption is not None and apart(made.blocks[caption].box, block.box) < 3 * block.size:
            hung[at] = hung[caption]
        elif (story := _of_picture(sheet, at, owner, hung)[0]) is not None:
            hung[at] = story
    for at, block in enumerate(made.blocks):
        if block.sort in (Sort.BYLINE, Sort.JUMP):
            story = _signed(sheet, at, owner)
            if story is not None:
                hung[at] = story
    return hung, torn


def _signed(sheet: Set, at: int, owner: dict[int, int]) -> int | None:
    """A byline or jump line: of the heading or text right over it, else of what is nearest."""
    made = sheet.made
    block = made.blocks[at]
    em = made.measures.body.get(block.flow, block.size)
    best: tuple[float, int] | None = None
    boxes = extents([other.box for other in made.blocks], block.flow)
    own: dict[int, list[Box]] = {}
    for other, story in owner.items():
        own.setdefault(story, []).append(made.blocks[other].box)
    within = {story for story, some in own.items() if _inside(block.box, Box.around(some))}
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
            if story in within:
                score = min(score, WITHIN)
        if best is None or score < best[0]:
            best = (score, story)
    return best[1] if best else None


def _inside(box: Box, whole: Box) -> bool:
    """Whether a box stands within the print of a story: at the right under its headline, over a picture of it."""
    x, y = (box.left + box.right) / 2, (box.top + box.bottom) / 2
    return whole.left <= x <= whole.right and whole.top <= y <= whole.bottom


def with_picture(sheet: Set, box: Box) -> Box:
    """A caption's box, and that of its picture."""
    em = sheet.made.measures.body.get(sheet.made.measures.flow, 10.0)
    near = [p.box for p in sheet.page.pictures if apart(p.box, box) < 3.5 * em]
    if not near:
        return box
    return box.union(min(near, key=lambda one: apart(one, box) - 0.001 * one.overlap(box)))


def _on_picture(sheet: Set, box: Box) -> Box:
    """What a reader sees a story's print as: the picture that it is printed on, where it is."""
    for picture in sheet.page.pictures:
        on = picture.box.overlap(box) > 0.9 * box.width * box.height
        if on and picture.box.height > 2 * box.height:
            return picture.box
    return box


def _framed(sheet: Set, at: int, counted: bool) -> int | None:
    """The frame around a block; a shade on a picture is none for pictures that are counted, ① ② ③."""
    frame = sheet.made.blocks[at].frame
    if frame is None or not counted:
        return frame
    box = sheet.page.frames[frame].box
    most = 0.9 * box.width * box.height
    return None if any(one.box.overlap(box) > most for one in sheet.page.pictures) else frame


def _of_picture(
    sheet: Set, at: int, owner: dict[int, int], hung: dict[int, int]
) -> tuple[int | None, dict[int, float]]:
    """The story whose picture this is a caption of: by what stands around picture and caption.

    And what share of its votes its rivals have; for itself, what the best of them has.
    """
    made = sheet.made
    block = made.blocks[at]
    counted = NUMBERED.match(text_of(sheet.page, block)) is not None
    frame = _framed(sheet, at, counted)
    em = made.measures.body.get(made.measures.flow, 10.0)
    box = with_picture(sheet, block.box)
    flow = made.measures.flow
    for other in owner:
        if _framed(sheet, other, counted) == frame and apart(made.blocks[other].box, box) < 2 * em:
            flow = made.blocks[other].flow
            break
    boxed = {story for other, story in owner.items() if _framed(sheet, other, counted) == frame}
    if frame is not None and len(boxed) == 1:
        return boxed.pop(), {}  # a box holds its story together
    votes: dict[int, float] = {}
    clear: dict[int, bool] = {}
    direct: dict[int, float] = {}
    u0, v0, u1, v1 = extents([box], flow).at(0)
    around = {**owner, **{other: story for other, story in hung.items() if other not in owner}}
    printed = [made.blocks[other].box for other in around]
    printed = [
        with_picture(sheet, one) if other in hung else _on_picture(sheet, one) if counted else one
        for other, one in zip(around, printed, strict=True)
    ]
    boxes = extents(printed, flow)
    nearest_over = min(
        (
            v0 - float(boxes.v1[n]) for n in range(len(printed))
            if float(boxes.v1[n]) < v0 + em and min(u1, boxes.u1[n]) - max(u0, boxes.u0[n]) > 0
        ),
        default=40 * em,
    )  # fmt: skip
    for n, (other, story) in enumerate(around.items()):
        neighbour = made.blocks[other]
        if _framed(sheet, other, counted) != frame:
            continue
        o0, w0, o1, w1 = boxes.at(n)
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
                # a picture over its own story's headline is as wide as the story, and nearer to it
                crowns = (
                    neighbour.sort is Sort.HEADING
                    and nearest_over > 1.5 * under + 0.8 * em
                    and _as_wide(
                        (u0, u1),
                        [boxes.at(k) for k, one in enumerate(around.values()) if one == story],
                        em,
                    )
                )
                heads = neighbour.sort is Sort.HEADING and not crowns
                vote = (0.5 if heads else 1.5 if crowns else 2.2) / (1 + max(0.0, under) / (2 * em))
            else:
                vote = 3.0
        elif shared_v > 0.4:
            gap = min(abs(u0 - o1), abs(o0 - u1))
            vote = 0.8 / (1 + max(0.0, gap) / (2 * em))
        ruled = vote > 0 and rule_between(sheet, box, printed[n])
        if ruled and shared_u > 0.4:
            vote *= 0.2
        clear[story] = clear.get(story, False) or (vote > ALONE and not ruled)
        votes[story] = max(votes.get(story, 0.0), vote) + 0.15 * vote
        if other in owner:
            direct[story] = max(direct.get(story, 0.0), vote)
    best = max(votes, key=lambda story: votes[story], default=None)
    if best is None:
        return None, {}
    rivals = [story for story in votes if votes[story] > RIVAL * votes[best]]
    if len(rivals) > 1:
        told = _told(sheet, at, owner, rivals)
        shares = sorted(told.values())
        said = TELLING if shares[-1] >= TOLD and shares[-2] <= UNTOLD else SAID
        votes |= {story: votes[story] * (1 + said * told[story]) for story in rivals}
        best = max(rivals, key=lambda story: votes[story])
    others = max((vote for story, vote in votes.items() if story != best), default=0.0)
    torn = {story: min(1.0, votes[story] / votes[best]) for story in votes if votes[best]}
    torn[best] = min(1.0, others / max(votes[best], 1e-6))
    alone = (
        clear[best] and others < 0.5 * votes[best]
    )  # nothing else is near, and no rule parts them
    if votes[best] > LEAST_VOTE and direct.get(best, 0.0) > 0.6 * LEAST_VOTE:
        return best, torn
    near = (
        alone or votes[best] > LEAST_VOTE
    )  # by other pictures of the story, or for want of others
    only = len(set(owner.values())) == 1 and votes[best] > LEAST_VOTE  # a page of photographs
    spoken = near and _told(sheet, at, owner, [best])[best] > SPOKEN
    return best if only or spoken else None, torn


def outside(sheet: Set, own: Sequence[int], hung: Sequence[int]) -> float:
    """How much of a story's pictures stands out of its headline and body: of the one that does so most, 0 to 1.

    own: the blocks of headline and body. hung: what hangs on the story.
    """
    blocks = sheet.made.blocks
    shown = [with_picture(sheet, blocks[at].box) for at in hung if blocks[at].sort is Sort.CAPTION]
    body = [blocks[at].box for at in own if at not in hung]
    if not body or not shown:
        return 0.0
    printed = reduce(Box.union, body)
    return max(1 - printed.overlap(box) / max(1e-6, box.width * box.height) for box in shown)


def _told(sheet: Set, at: int, owner: dict[int, int], stories: list[int]) -> dict[int, float]:
    """The share of what a caption speaks of that each of these stories speaks of too, 0 to 1."""
    texts = dict.fromkeys(stories, "")
    for other, story in owner.items():
        if story in texts:
            texts[story] += _words(sheet, other)
    weigh = Weights(list(texts.values()))
    said = {term: weigh(term) for term in terms(_words(sheet, at))}
    whole = sum(said.values()) or 1.0
    return {
        story: sum(weight for term, weight in said.items() if term in terms(text)) / whole
        for story, text in texts.items()
    }


def _words(sheet: Set, at: int) -> str:
    """A block's text, folded; words of an alphabet stay apart."""
    text = text_of(sheet.page, sheet.made.blocks[at])
    if not text.isascii():
        return text
    return " ".join(sheet.page.lines[line].text for line in sheet.made.blocks[at].lines) + " "


def _as_wide(
    width: tuple[float, float], story: list[tuple[float, float, float, float]], em: float
) -> bool:
    """Whether a story's print begins and ends along u where a picture does."""
    left, right = min(box[0] for box in story), max(box[2] for box in story)
    return abs(left - width[0]) < 1.5 * em and abs(right - width[1]) < 1.5 * em


def rule_between(sheet: Set, a: Box, b: Box) -> bool:
    """Whether a rule of the page parts two boxes that stand over or beside each other."""
    for rule in sheet.made.rules:
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
