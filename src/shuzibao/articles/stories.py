"""The stories of one page: nodes threaded into chains, satellites hung on, roles given."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from shuzibao.articles.cover import cover
from shuzibao.articles.heads import Heading, head_roles
from shuzibao.articles.links import Links, links_of
from shuzibao.articles.nodes import Loose, Node, Piece, Satellite, Sorted
from shuzibao.conventions.furniture import LABELS
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
    def first(self) -> tuple[int, int]:
        """Where it begins on its page: its first piece of body in file order, headings where it has no other."""
        body = [p.pieces[0] for p in self.parts if p.role is Role.PARAGRAPH and p.pieces]
        pieces = body or [piece for part in self.parts for piece in part.pieces]
        return min((piece.page, piece.line) for piece in pieces)


def thread(sorted_: Sorted, page: Page) -> tuple[list[Story], list[Loose]]:
    """The stories of a page, and what turned out to be furniture (headings that head nothing)."""
    nodes = sorted_.nodes
    links = links_of(nodes)
    chains = cover(links.costs, links.starts, links.ends)
    links = links_of(nodes, chains)
    chains = cover(links.costs, links.starts, links.ends)
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
    for satellite in sorted_.satellites:
        hung = _hang(satellite, nodes, owner)
        if hung is None:
            loose.append(Loose(Role.UNPLACED, satellite.pieces))
    stories.sort(key=lambda story: story.first)
    return stories, loose


def _heads_a_picture(chain: Sequence[int], satellites: Sequence[Satellite]) -> bool:
    """A heading over a caption and nothing else: a picture story."""
    return any(one.role is Role.CAPTION and one.after == chain[-1] for one in satellites)


def _story(chain: Sequence[Node], page: Page) -> Story:
    story = Story()
    first_text = next((i for i, node in enumerate(chain) if node.is_text), len(chain))
    heads = list(chain[:first_text])
    if len(heads) > 1 and LABELS.match(heads[0].text):
        story.parts.append(Part(Role.SECTION_HEAD, heads.pop(0).pieces))
    headings = [Heading(page.lines[node.pieces[0].line].text, node.level) for node in heads]
    for node, role in zip(heads, head_roles(headings) if heads else (), strict=True):
        if story.parts and story.parts[-1].role is role:
            story.parts[-1].pieces += node.pieces
        else:
            story.parts.append(Part(role, node.pieces))
    open_paragraph = False
    for node in chain[first_text:]:
        if node.jump_from:
            story.jump_from = node.jump_from
            story.parts.append(
                Part(Role.JUMP_LINE, (_jump_piece(node.pieces[0], node.jump_from, page),))
            )
        if not node.is_text:
            story.parts.append(Part(Role.CROSSHEAD, node.pieces))
            open_paragraph = False
        elif open_paragraph and not node.opens:
            story.parts[-1].pieces += node.pieces
        else:
            story.parts.append(Part(Role.PARAGRAPH, node.pieces))
        if node.is_text:
            open_paragraph = not node.closes
        if node.jump_on:
            story.jump_on = node.jump_on
            story.parts.append(
                Part(Role.JUMP_LINE, (_jump_piece(node.pieces[-1], node.jump_on, page),))
            )
    return story


def _jump_piece(piece: Piece, jump: JumpLine, page: Page) -> Piece:
    return Piece(
        piece.page,
        piece.line,
        jump.start,
        len(page.lines[piece.line].text) if jump.onward else jump.end,
    )


def _hang(satellite: Satellite, nodes: Sequence[Node], owner: dict[int, Story]) -> Story | None:
    """Put a satellite where it was printed: behind the node above it, or before the one below."""
    above = owner.get(satellite.after)
    below = owner.get(satellite.after + 1)
    onward = satellite.jump.onward if satellite.jump else None
    if onward is False:
        story = below or above
    elif (
        satellite.role is Role.BYLINE
        and 0 <= satellite.after < len(nodes)
        and not nodes[satellite.after].is_text
    ):
        story = above or below
    else:
        story = above or below
    if story is None:
        return None
    part = Part(satellite.role, satellite.pieces)
    if satellite.jump:
        if onward:
            story.jump_on = satellite.jump
            story.parts.append(part)
        else:
            story.jump_from = satellite.jump
            at = next((n for n, p in enumerate(story.parts) if p.role is Role.PARAGRAPH), 0)
            story.parts.insert(at, part)
        return story
    at = _place(story, satellite)
    story.parts.insert(at, part)
    if satellite.role is Role.CREDIT and at:
        _caption_of(story, story.parts[at - 1])
    return story


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
        while best < len(story.parts) and story.parts[best].role in (Role.HEADLINE, Role.DECK):
            best += 1
    return best


def _confidence(links: Links, chain: Sequence[int]) -> float:
    """How sure the chain's links are: each against ending here and starting anew, multiplied.

    A link that saves d nats over its cheapest rival is held right with odds e^d; see `bench/pages.py` for the calibration.
    """
    log_sure = 0.0
    for a, b in pairwise(chain):
        margin = links.ends[a] + links.starts[b] - links.costs[a, b]
        log_sure -= math.log1p(math.exp(-max(-20.0, min(20.0, 1.2 * margin + 1.0))))
    return math.exp(max(-5.0, log_sure))
