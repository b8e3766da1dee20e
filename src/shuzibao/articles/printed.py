"""The stories of a page that has boxes: its blocks threaded by place and language.

Place is evidence, not law: a headline stands over its columns, a column goes on at the top of the
next, a frame holds a story together; language says whether a column ends inside a sentence and the
next one begins inside one. All of it is added up, in nats, and one assignment over the whole page
decides (`shuzibao.articles.cover`).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import reduce

import numpy as np

from shuzibao.articles.apart import with_heads_apart
from shuzibao.articles.boxed import FOOT_NOTE, one_in_a_box, with_notes, with_rests, with_steps
from shuzibao.articles.cover import FORBIDDEN, Costs, cover
from shuzibao.articles.hung import Set
from shuzibao.articles.items import beginnings, closed, items_of
from shuzibao.articles.node import Loose, Piece
from shuzibao.articles.reads_on import Node, language
from shuzibao.articles.stories import Story
from shuzibao.articles.sure import LEAST, MOST, Left, Told, how_sure, on_the_page
from shuzibao.articles.terms import Terms, Weights, likeness
from shuzibao.articles.tuning import TUNING, Tuning
from shuzibao.articles.typeset import Chain, PrintedStory, set_stories
from shuzibao.conventions.columns import is_column_name
from shuzibao.conventions.jumps import find_jump
from shuzibao.conventions.leads import opening_weight
from shuzibao.layout.geometry import Arrangement, arrange, zones_of
from shuzibao.layout.geometry.sorts import text_of
from shuzibao.layout.geometry.turned import extents
from shuzibao.layout.geometry.upright import as_shown, lying, upright
from shuzibao.model import Box, Kind, Page, Role, Zone
from shuzibao.model.block import Sort
from shuzibao.script.characters import CLOSERS, SENTENCE_ENDS


@dataclass(slots=True)
class _Sheet:
    """A page with what is asked of its blocks again and again.

    spoken: what each column speaks of, by its root, told when first asked. held: blocks that text hangs right under.
    """

    page: Page
    made: Arrangement
    nodes: list[Node] = field(default_factory=list)
    of_block: dict[int, int] = field(default_factory=dict)
    of_head: dict[int, int] = field(default_factory=dict)
    spoken: dict[int, Terms] = field(default_factory=dict)
    held: frozenset[int] = frozenset()
    items: frozenset[int] = frozenset()
    lists: frozenset[int] = frozenset()
    firsts: frozenset[int] = frozenset()

    def alike(self, a: int, b: int) -> float:
        """How much the columns that two blocks stand in speak of the same things, -1.2 to 1.8."""
        roots = self.made.evidence.roots
        if not self.spoken:
            columns: dict[int, str] = {}
            for block, node in self.of_block.items():
                columns[roots[block]] = columns.get(roots[block], "") + self.nodes[node].text
            weights = Weights(list(columns.values()))
            self.spoken = {root: weights.vector([text]) for root, text in columns.items()}
        one, two = self.spoken[roots[a]], self.spoken[roots[b]]
        return max(-1.2, min(1.8, math.log((likeness(one, two) + 0.02) / 0.09)))


def is_printed(page: Page) -> bool:
    """Whether the page knows where its lines stand."""
    return bool(page.lines) and all(line.box is not None for line in page.lines)


def printed_name(page: Page, loose: Sequence[Loose]) -> list[int]:
    """The lines of the paper's own name: masthead lines in much the largest type."""
    lines = [piece.line for one in loose if one.role is Role.MASTHEAD for piece in one.pieces]
    body = sorted(line.size or 0.0 for line in page.lines)[len(page.lines) // 2]
    return [at for at in lines if (page.lines[at].size or 0.0) > 1.8 * body]


def zones_on(page: Page, stories: Sequence[Story]) -> list[tuple[Zone, ...]]:
    """The zones of the stories of one page."""
    assert page.number is not None
    number = page.number
    blocks = [story.boxes if isinstance(story, PrintedStory) else () for story in stories]
    printed = [{piece.line for part in story.parts for piece in part.pieces} for story in stories]
    lines = [[box for at in sorted(own) if (box := page.lines[at].box)] for own in printed]
    return [
        tuple(Zone(number, shape.outline, shape.holes) for shape in shapes)
        for shapes in zones_of(blocks, lines)
    ]


def thread_printed(page: Page) -> tuple[list[PrintedStory], list[Loose]]:
    """The stories of a page whose lines all have boxes, and its furniture. No line is lost."""
    turn = lying(page)
    if not turn:
        return _threaded(page)
    stories, loose = _threaded(upright(page, turn))
    for story in stories:
        story.boxes = tuple(as_shown(box, page, turn) for box in story.boxes)
    return stories, loose


def _threaded(page: Page) -> tuple[list[PrintedStory], list[Loose]]:
    made = arrange(page)
    sheet = _sheet(page, made)
    links, starts, ends = _costs(sheet, TUNING)
    covered = cover(links, starts, ends)
    headed = [node.is_head or node.at in sheet.firsts for node in sheet.nodes]
    sure_of = how_sure(links, starts, ends, covered, headed)
    threaded = [
        Chain(
            tuple(sheet.nodes[n].at for n in chain if sheet.nodes[n].is_head),
            tuple(sheet.nodes[n].at for n in chain if not sheet.nodes[n].is_head),
            sure,
        )
        for chain, sure in zip(covered, sure_of, strict=True)
    ]
    chains = with_rests(
        made, one_in_a_box(page, made, with_steps(page, made, threaded)), sheet.firsts
    )
    chains = with_notes(page, made, chains)
    leaf = Set(page, made)
    stories, loose = set_stories(leaf, with_heads_apart(leaf, chains))
    em = made.measures.body[made.measures.flow]
    told = [_told(page, story, em) for story in stories]
    for story, sure in zip(stories, on_the_page(told, _left(page, loose, em)), strict=True):
        story.confidence = sure
    return stories, loose


# Of the text's size: type that heads something; a headline that hardly does.
LARGE, SMALL = 1.4, 1.45
ENDS = SENTENCE_ENDS + CLOSERS + "；"


def _left(page: Page, loose: Sequence[Loose], em: float) -> Left:
    """What belongs to no story of a page and is no furniture."""
    lost = [one for one in loose if one.role in (Role.SECTION_HEAD, Role.UNPLACED)]
    count = sum(piece.end - piece.start for one in lost for piece in one.pieces)
    large = sum(_size(page, one.pieces) > LARGE * em for one in lost)
    return Left(count / max(1, sum(len(line.text) for line in page.lines)), large, em)


def _size(page: Page, pieces: Sequence[Piece]) -> float:
    return max((page.lines[piece.line].size or 0.0 for piece in pieces), default=0.0)


def _told(page: Page, story: PrintedStory, em: float) -> Told:
    characters = sum(piece.end - piece.start for part in story.parts for piece in part.pieces)
    sure = min(MOST, max(LEAST, story.confidence))
    heads = [piece for part in story.parts if part.role is Role.HEADLINE for piece in part.pieces]
    body = [part.pieces[-1] for part in story.parts if part.role is Role.PARAGRAPH]
    end = page.lines[body[-1].line].text[: body[-1].end].rstrip()[-1:] if body else ""
    return Told(
        sure,
        characters,
        headed=bool(heads),
        stands=reduce(Box.union, story.boxes),
        rival=story.rival,
        outside=story.outside,
        boxes=story.boxes,
        sells=story.kind is not Kind.ARTICLE,
        broken=bool(body) and end not in ENDS and not story.jump_on,
        small=0.0 < _size(page, heads) < SMALL * em,
    )


def _held(made: Arrangement) -> frozenset[int]:
    """The blocks that text hangs right under, nothing between."""
    hangs = ((over, b) for b, over in made.evidence.above.items() if over and over[0] == "block")
    frames = [block.frame for block in made.blocks]
    return frozenset(over[1] for over, b in hangs if frames[over[1]] == frames[b])


def _sheet(page: Page, made: Arrangement) -> _Sheet:
    sheet = _Sheet(page, made, held=_held(made))
    for at, heading in enumerate(made.headings):
        if heading.banner:
            continue
        sheet.of_head[at] = len(sheet.nodes)
        text = "".join(text_of(page, made.blocks[block]) for block in heading.blocks)
        sheet.nodes.append(Node(at, True, False, text, frame=heading.frame))
    for at, block in enumerate(made.blocks):
        if block.sort not in (Sort.TEXT, Sort.CROSSHEAD):
            continue
        sheet.of_block[at] = len(sheet.nodes)
        text = text_of(page, block)
        is_text = block.sort is Sort.TEXT
        last = find_jump(page.lines[block.lines[-1]].text)
        first = find_jump(page.lines[block.lines[0]].text)
        sheet.nodes.append(
            Node(
                at,
                False,
                is_text,
                text,
                block.opens or not is_text,
                block.closes if is_text else 1.0,
                opening_weight(text[:80]) if is_text and block.opens else 0.0,
                bool(last and last.onward),
                bool(first and not first.onward),
                block.frame,
                is_text and block.unsure,
            )
        )
    told = Counter(node.text for node in sheet.nodes if node.is_head)
    for node in sheet.nodes:  # what heads two pieces of a page is the name of a column
        node.label = node.is_head and (is_column_name(node.text) or told[node.text] > 1)
    named = {at for at, n in sheet.of_head.items() if sheet.nodes[n].label}
    headed = {at for at, head in made.evidence.head.items() if head is not None} - {
        at for at, head in made.evidence.head.items() if head in named
    }
    sheet.items, sheet.lists, sheet.firsts = items_of(
        made.blocks,
        made.evidence.above,
        beginnings(page, made.blocks, {n.at: n.text for n in sheet.nodes if not n.is_head}, headed),
    )
    return sheet


def _costs(sheet: _Sheet, t: Tuning) -> tuple[Costs, Costs, Costs]:
    n = len(sheet.nodes)
    links = np.full((n, n), FORBIDDEN)
    evidence = sheet.made.evidence
    for a, b in evidence.follow:
        links[sheet.of_block[a], sheet.of_block[b]] = _follow_cost(sheet, a, b, t)
    for head, i in sheet.of_head.items():
        for block, j in sheet.of_block.items():
            links[i, j] = _head_cost(sheet, head, block, t)
    starts = np.array([_start(sheet, node, t) for node in sheet.nodes]) if n else np.zeros(0)
    ends = np.array([_end(node, t) for node in sheet.nodes]) if n else np.zeros(0)
    return links, starts, ends


def _start(sheet: _Sheet, node: Node, t: Tuning) -> float:
    if node.is_head:
        return t.start_head
    if not node.is_text:
        return t.start_item if node.at in sheet.firsts else t.start_crosshead
    if node.jump_from:
        return 0.5
    cost = t.start_text - 0.5 * max(0.0, node.opening)
    over = sheet.made.evidence.above.get(node.at)
    if not node.opens:
        unsure = node.unsure or node.at in sheet.items
        cost += t.start_unsure if unsure else t.start_text_inside
    if over is None or over[0] == "rule":
        cost -= 0.8
    if node.frame is not None and node.frame not in {h.frame for h in sheet.made.headings}:
        cost -= 1.5
    return min(cost, t.start_item) if node.at in sheet.firsts else cost


def _end(node: Node, t: Tuning) -> float:
    if node.is_head:
        return t.end_label if node.label else t.end_head
    if not node.is_text:
        return t.end_crosshead
    if node.jump_on:
        return -1.0
    return t.end_text + (t.end_open - t.end_text) * (1 - node.closes)


def _head_cost(sheet: _Sheet, head: int, block: int, t: Tuning) -> float:
    """The heading is followed by this block, the first of its story."""
    made = sheet.made
    node = sheet.nodes[sheet.of_block[block]]
    over, side = made.evidence.over.get((head, block)), made.evidence.side.get((head, block))
    choices: list[float] = []
    if over:
        choices.append(
            t.over
            + t.over_rank * over.rank
            + (t.over_margin if over.ink < 0.3 else 0.0)
            + 0.12 * max(0.0, over.gap - 3)
        )
    if side:
        uneven = 0.25 * max(0.0, abs(side.top) - 1.5)
        own = t.own_head if _has_own_head(sheet, block, head) else 0.0
        choices.append((t.side if side.before else t.side_after) + uneven + 0.2 * side.gap + own)
    if not choices:
        if made.headings[head].frame != made.blocks[block].frame or block in sheet.items:
            return FORBIDDEN
        return FORBIDDEN if not node.may_open else t.far_head + _distance(sheet, head, block)
    cost = min(choices)
    if made.headings[head].frame != made.blocks[block].frame:
        cost += 3.0
    if not node.may_open:
        cost += t.head_inside
    if block in sheet.lists or (block in sheet.firsts and sheet.nodes[sheet.of_head[head]].label):
        # the heading names them all
        cost += t.list_name
    return cost


def _distance(sheet: _Sheet, head: int, block: int) -> float:
    """How far a heading stands from a block, in units of a tenth of the page; at least 0."""
    a, b = sheet.made.headings[head].box, sheet.made.blocks[block].box
    x = max(0.0, max(a.left, b.left) - min(a.right, b.right))
    y = max(0.0, max(a.top, b.top) - min(a.bottom, b.bottom))
    return 10 * math.hypot(x, y) / max(sheet.page.width or 1.0, 1.0)


def _has_own_head(sheet: _Sheet, block: int, other_than: int | None) -> bool:
    over = sheet.made.evidence.above.get(block)
    return bool(over and over[0] in ("heading", "row") and over[1] != other_than)


def _follow_cost(sheet: _Sheet, a: int, b: int, t: Tuning) -> float:
    made = sheet.made
    one, two = made.blocks[a], made.blocks[b]
    first, second = sheet.nodes[sheet.of_block[a]], sheet.nodes[sheet.of_block[b]]
    if one.frame != two.frame or first.jump_on or second.jump_from:
        return FORBIDDEN
    if FOOT_NOTE.match(first.text) or FOOT_NOTE.match(second.text):
        return FORBIDDEN  # what a story cites is hung on to it, see `with_notes`
    below = made.evidence.follow[a, b].below
    place = _below_cost(sheet, a, b, t) if below else _beside_cost(sheet, a, b, t)
    cost = place + language(first, second, t)
    if first.closes > 0.3 and second.may_open and -1.0 < cost < 6.0 and not below:
        cost -= t.cohesion * sheet.alike(a, b)
    if first.is_text and second.is_text:
        ratio = max(one.size, two.size) / min(one.size, two.size)
        cost += t.other_size if ratio > 1.06 or one.bold != two.bold else 0.0
    return cost


def _below_cost(sheet: _Sheet, a: int, b: int, t: Tuning) -> float:
    follow = sheet.made.evidence.follow[a, b]
    cost = t.below + t.below_gap * max(0.0, follow.gap - 1.2)
    cost += t.blocked + 1.5 if follow.blocked else 0.0
    cost += t.shifted * min(4.0, max(0.0, follow.shift - 1.0))
    cost += t.ruled if follow.ruled else 0.0
    if a in sheet.items and b in sheet.items and (follow.ruled or b in sheet.firsts):
        cost += t.item_below if follow.ruled else t.item_beside
    if _has_own_head(sheet, b, None):
        cost += t.own_head
    return min(cost, 9.0)


def _beside_cost(sheet: _Sheet, a: int, b: int, t: Tuning) -> float:
    made = sheet.made
    evidence = made.evidence
    follow = evidence.follow[a, b]
    cost = t.beside
    head_a, head_b = evidence.head.get(a), evidence.head.get(b)
    if head_a is not None and head_a == head_b:
        cost += t.same_head
    elif _has_own_head(sheet, b, head_a):
        cost += t.own_head
    elif head_b is not None:
        cost += t.other_head
    cost += _level_cost(sheet, a, b, head_a, t)
    cost += _parted_cost(sheet, a, b, head_a, t)
    apart = closed(made.blocks[a]) or b in sheet.firsts
    if a in sheet.items and b in sheet.items and apart:
        cost += t.item_beside
    cost += t.far_beside * min(6.0, max(0.0, follow.gap - 2.5) * 0.3)
    cost += t.blocked if follow.blocked else 0.0
    if a in sheet.held:
        cost += t.goes_on_below
    over = evidence.above.get(b)
    if over and over[0] == "block" and made.blocks[over[1]].frame == made.blocks[b].frame:
        cost += t.hangs_below
    return min(cost, 10.0)


def _level_cost(sheet: _Sheet, a: int, b: int, head: int | None, t: Tuning) -> float:
    """The next column begins level with this one, or with the story's heading, or higher up."""
    made = sheet.made
    em = made.measures.body[made.blocks[a].flow]
    tops = made.evidence.tops
    top = min(abs(made.evidence.follow[a, b].top), abs(tops[b] - tops[a]) / em)
    if head is not None:
        box = extents([made.headings[head].box], made.blocks[a].flow)
        top = min(top, abs(tops[b] - float(box.v0[0])) / em)
    if top < 1.8:
        return t.level
    return min(t.uneven + 0.03 * top, 3.0)


def _parted_cost(sheet: _Sheet, a: int, b: int, head: int | None, t: Tuning) -> float:
    """A rule that runs past the headline parts stories; one that stops under it parts columns."""
    follow = sheet.made.evidence.follow[a, b]
    if follow.rule_top is None:
        return 0.0
    if head is None:
        return t.column_rule
    flow, em = sheet.made.blocks[a].flow, sheet.made.measures.body[sheet.made.blocks[a].flow]
    boxes = extents([sheet.made.headings[head].box, sheet.made.blocks[b].box], flow)
    past = (float(boxes.v0[1] - boxes.v0[0])) / em
    return t.story_rule if follow.rule_top >= past - 0.5 else 0.0
