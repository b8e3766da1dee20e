"""Heads that run in, of briefs and small notices on pages that have boxes: each is its story's headline.

The head is bold and the text behind it is not; where the file tells no weights, a space stands behind the head. One
line alone may be so by chance: a list of briefs has several.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from shuzibao.articles.node import Piece
from shuzibao.articles.stories import Part, Story
from shuzibao.conventions.leads import DATELINE
from shuzibao.conventions.runin import FEWEST_ITEMS, bracketed_head, run_in_head
from shuzibao.model import Line, Page, Role
from shuzibao.script.fold import plain
from shuzibao.script.surnames import is_name
from shuzibao.script.words import frequency

BOLD = 600
MOST_LINES, LONGEST = 3, 40  # of a head that runs in; characters
COMMON = 10  # times in the dictionary's corpus: 游泳 is no 游 by name


def set_run_in_heads(page: Page, stories: Sequence[Story]) -> None:
    """Cuts the heads off the first paragraphs of a page's stories that have no other, and makes them headlines."""
    found: list[tuple[Part, Story, tuple[Piece, ...], Piece]] = []
    for story in stories:
        first = next((part for part in story.parts if part.role is not Role.CAPTION), None)
        if first is not None and first.role is Role.PARAGRAPH and (cut := _cut(page, first)):
            found.append((first, story, *cut))
    heads = [_text(page, head) for _, _, head, _ in found]
    named = sum(is_name(head) and frequency(head) < COMMON for head in heads)
    if len(set(heads)) < FEWEST_ITEMS or 2 * named >= len(heads):
        return
    for first, story, head, rest in found:
        first.pieces = (rest, *first.pieces[len(head) :])
        story.parts.insert(0, Part(Role.HEADLINE, head))


def _cut(page: Page, first: Part) -> tuple[tuple[Piece, ...], Piece] | None:
    """The pieces of a paragraph's head, and the rest of the line on which it ends."""
    lines = [page.lines[piece.line] for piece in first.pieces]
    n = 0
    while n < min(len(lines) - 1, MOST_LINES) and (lines[n].weight or 0) >= BOLD:
        n += 1
    end = _end_of_head(lines[n], alone=n == 0)
    last = first.pieces[n]
    if not end or last.start:
        return None
    head = (*first.pieces[:n], replace(last, end=end))
    text = _text(page, head)
    if len(text) > LONGEST or text[-1] in "：，。；" or DATELINE.match(text):
        return None
    start = end + len(lines[n].text[end:]) - len(lines[n].text[end:].lstrip())
    return head, replace(last, start=start)


def _end_of_head(line: Line, alone: bool) -> int:
    """Where the head ends on its line, 0 for none. alone: it begins there too."""
    if line.run_in:
        return len(line.text[: line.run_in].rstrip())
    told = run_in_head(line.text) if alone else None
    return told.end("head") if told else bracketed_head(line.text) if alone else 0


def _text(page: Page, pieces: Sequence[Piece]) -> str:
    return plain(
        "".join(page.lines[piece.line].text[piece.start : piece.end] for piece in pieces)
    ).strip()
