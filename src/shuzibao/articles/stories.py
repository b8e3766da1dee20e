"""The stories of one page: nodes threaded into chains, satellites hung on, roles given."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise, product

import numpy as np

from shuzibao.articles.cover import FORBIDDEN, cover
from shuzibao.articles.evidence import Evidence
from shuzibao.articles.heads import Heading, head_roles
from shuzibao.articles.links import Links, links_by, links_of
from shuzibao.articles.node import Loose, Node, Piece, Satellite, Sorted
from shuzibao.articles.pictures import homes
from shuzibao.articles.rows import regroup
from shuzibao.articles.stretches import stretches
from shuzibao.conventions.bylines import INSIDE
from shuzibao.conventions.jumps import JumpLine
from shuzibao.model import Page, Role


@dataclass(slots=True)
class Part:
    """One element to be: its role and its printed pieces in order."""

    role: Role
    pieces: tuple[Piece, ...]


@dataclass(slots=True)
class Story:
    """An article to be."""

    parts: list[Part] = field(default_factory=list)
    confidence: float = 1.0
    jump_on: JumpLine | None = None
    jump_from: JumpLine | None = None

    @property
    def first(self) -> int:
        """Where it begins on its page: its first piece of body in file order, headings where it has no other."""
        body = [p.pieces[0] for p in self.parts if p.role is Role.PARAGRAPH and p.pieces]
        pieces = body or [piece for part in self.parts for piece in part.pieces]
        return min(piece.line for piece in pieces)


# A broadsheet page of small items has some 300 paragraphs and headings. What has more is several pages in one
# file, and the work grows with the square: it is read in stretches.
MOST_NODES = 600


def thread(sorted_: Sorted, page: Page) -> tuple[list[Story], list[Loose]]:
    """The stories of a page, and what turned out to be furniture (headings that head nothing)."""
    parts = [_thread(one, page) for one in stretches(sorted_, MOST_NODES)]
    stories = [story for part, _ in parts for story in part]
    return sorted(stories, key=lambda story: story.first), [
        one for _, part in parts for one in part
    ]


def _thread(sorted_: Sorted, page: Page) -> tuple[list[Story], list[Loose]]:
    nodes = sorted_.nodes
    links, chains = _threads(nodes, page)
    stories: list[Story] = []
    loose: list[Loose] = []
    owner: dict[int, Story] = {}
    for chain in chains:
        if any(nodes[i].is_text for i in chain):
            story = _story([nodes[i] for i in chain], page)
            story.confidence = _confidence(links, chain)
            stories.append(story)
            owner.update(dict.fromkeys(chain, story))
        elif _heads_a_picture(chain, sorted_.satellites):
            story = _story([nodes[i] for i in chain], page)
            stories.append(story)
            owner.update(dict.fromkeys(chain, story))
        else:
            loose.append(Loose(Role.SECTION_HEAD, tuple(p for i in chain for p in nodes[i].pieces)))
    captions = [one for one in sorted_.satellites if one.role is Role.CAPTION]
    pictured = dict(zip(map(id, captions), _pictured(captions, nodes, owner), strict=True))
    hung: Story | None = None
    below_caption = -1
    for satellite in sorted_.satellites:
        line = satellite.pieces[0].line
        if satellite.role is not Role.CREDIT or line != below_caption:
            hung = pictured.get(id(satellite)) or _home(satellite, nodes, owner, page)
        if hung is None:
            loose.append(Loose(Role.UNPLACED, satellite.pieces))
        else:
            _hang(satellite, hung)
        below_caption = satellite.pieces[-1].line + 1 if satellite.role is Role.CAPTION else -1
    return stories, loose


# How much cheaper than told a text without a heading may begin, in the readings that are weighed: on a page whose
# heads stand apart from their bodies most bodies seem to have none, and where two bodies meet without a lead only the
# second head of the row above tells that they are two.
HEADLESS = (0.0, 1.0, 2.0)


def _threads(nodes: Sequence[Node], page: Page) -> tuple[Links, list[list[int]]]:
    """The cheapest reading of a page: its bodies threaded, then its headings given to them."""
    first = links_of(nodes)
    chains = cover(first.costs, first.starts, first.ends)
    evidence = Evidence(nodes, chains)
    links = links_by(evidence)
    texts = np.array([node.is_text and node.opens for node in nodes], dtype=float)
    printed = [Heading(page.lines[node.pieces[0].line].text, node.level) for node in nodes]
    covers: list[list[list[int]]] = []
    for discount in HEADLESS:
        threads = cover(links.costs, links.starts - discount * texts, links.ends)
        covers += [threads] if threads not in covers else []
    readings = [
        regroup(evidence, links, threads, printed, scattered)
        for threads, scattered in product(covers, (False, True))
    ]
    return links, min(readings, key=lambda one: one[1])[0]


def _heads_a_picture(chain: Sequence[int], satellites: Sequence[Satellite]) -> bool:
    """A heading over a caption and nothing else: a picture story."""
    return any(one.role is Role.CAPTION and one.after == chain[-1] for one in satellites)


def _story(chain: Sequence[Node], page: Page) -> Story:
    story = Story()
    first_text = next((i for i, node in enumerate(chain) if node.is_text), len(chain))
    headed = _heads_end(chain, first_text)
    heads = list(chain[:headed])
    if len(heads) > 1 and heads[0].is_label:
        story.parts.append(Part(Role.SECTION_HEAD, heads.pop(0).pieces))
    headings = [Heading(page.lines[node.pieces[0].line].text, node.level) for node in heads]
    for node, role in zip(heads, head_roles(headings) if heads else (), strict=True):
        if story.parts and story.parts[-1].role is role:
            story.parts[-1].pieces += node.pieces
        else:
            story.parts.append(Part(role, node.pieces))
    open_paragraph = torn = False
    for node in chain[headed:]:
        if node.jump_from:
            story.jump_from = node.jump_from
            story.parts.append(
                Part(Role.JUMP_LINE, (_jump_piece(node.pieces[0], node.jump_from, page),))
            )
        if not node.is_text:
            story.parts.append(Part(Role.CROSSHEAD, node.pieces))
            open_paragraph = False
        elif open_paragraph and (not node.opens or (torn and node.flush)):
            story.parts[-1].pieces += node.pieces
        else:
            story.parts.append(Part(Role.PARAGRAPH, node.pieces))
        if node.is_text:
            open_paragraph, torn = not node.closes, node.unfinished
        if node.jump_on:
            story.jump_on = node.jump_on
            story.parts.append(
                Part(Role.JUMP_LINE, (_jump_piece(node.pieces[-1], node.jump_on, page),))
            )
    return story


def _heads_end(chain: Sequence[Node], first_text: int) -> int:
    """Where a story's heading ends: at its text, or at the first crosshead, which stands below the byline."""
    if all(node.is_text for node in chain[first_text:]):
        return first_text
    signed = (at for at in range(1, first_text) if chain[at].bylined)
    return next(signed, first_text)


def _jump_piece(piece: Piece, jump: JumpLine, page: Page) -> Piece:
    return Piece(
        piece.line,
        jump.start,
        len(page.lines[piece.line].text) if jump.onward else jump.end,
    )


def _pictured(
    captions: Sequence[Satellite], nodes: Sequence[Node], owner: Mapping[int, Story]
) -> list[Story | None]:
    """The story of each caption, None where the page has no story."""
    members: dict[int, list[int]] = {}
    for i, story in owner.items():
        members.setdefault(id(story), []).append(i)
    found = homes(captions, nodes, list(members.values()))
    firsts = [owner[story[0]] for story in members.values()]
    return [firsts[one] if one >= 0 else None for one in found]


def _home(
    satellite: Satellite,
    nodes: Sequence[Node],
    owner: Mapping[int, Story],
    page: Page,
) -> Story | None:
    """The story that a satellite belongs to: as a rule that of the node above it."""
    above, below = owner.get(satellite.after), owner.get(satellite.after + 1)
    if satellite.jump and not satellite.jump.onward:
        return below or above
    if satellite.role is Role.BYLINE and above is not below and above and below:
        lead = nodes[satellite.after + 1]
        leads = lead.is_text and lead.opens and not INSIDE.search(lead.text[:40])
        return below if leads and not _closes_above(satellite, lead, page) else above
    return above or below


def _closes_above(satellite: Satellite, lead: Node, page: Page) -> bool:
    """A byline that ends the story above it: it is bracketed, or stands with that story and apart from the next."""
    line = page.lines[satellite.pieces[0].line]
    below = page.lines[lead.pieces[0].line]
    return line.text[:1] in "（(" or line.blank_before < below.blank_before


def _hang(satellite: Satellite, story: Story) -> None:
    """Put a satellite where it was printed: behind the part above it, or before the one below."""
    part = Part(satellite.role, satellite.pieces)
    if satellite.jump:
        if satellite.jump.onward:
            story.jump_on = satellite.jump
            story.parts.append(part)
        else:
            story.jump_from = satellite.jump
            at = next((n for n, p in enumerate(story.parts) if p.role is Role.PARAGRAPH), 0)
            story.parts.insert(at, part)
        return
    at = _place(story, satellite)
    story.parts.insert(at, part)
    if satellite.role is Role.CREDIT and at:
        _caption_of(story, story.parts[at - 1])


# A paragraph that a photographer's name follows is the caption of a picture where it is short and says so, or
# where the story has no other text.
LONGEST_CAPTION = 130  # characters


def _caption_of(story: Story, part: Part) -> None:
    paragraphs = sum(one.role is Role.PARAGRAPH for one in story.parts)
    size = sum(piece.end - piece.start for piece in part.pieces)
    if part.role is Role.PARAGRAPH and size <= LONGEST_CAPTION and paragraphs == 1:
        part.role = Role.CAPTION


def _place(story: Story, satellite: Satellite) -> int:
    line = satellite.pieces[0].line
    best = 0
    for n, part in enumerate(story.parts):
        if part.pieces[0].line < line:
            best = n + 1
    if (
        satellite.role is Role.BYLINE
        and best < len(story.parts)
        and story.parts[best].role in (Role.HEADLINE, Role.DECK)
    ):
        while best < len(story.parts) and story.parts[best].role in (
            Role.HEADLINE,
            Role.DECK,
        ):
            best += 1
    return best


def _confidence(links: Links, chain: Sequence[int]) -> float:
    """How sure the chain's links are: each against ending here and starting anew, multiplied.

    A link that saves d nats over its cheapest rival is held right with odds e^d; see `bench/pages.py` for the calibration.
    """
    log_sure = 0.0
    for a, b in pairwise(chain):
        margin = links.ends[a] + links.starts[b] - links.costs[a, b]
        if links.costs[a, b] > FORBIDDEN / 2:
            margin = 0.0  # a torn head, which no single link can tell
        log_sure -= math.log1p(math.exp(-max(-20.0, min(20.0, 1.2 * margin + 1.0))))
    return math.exp(max(-5.0, log_sure))
