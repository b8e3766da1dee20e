"""Whether the text of one block of a page reads on in another: what the words on both sides of the break say."""

from __future__ import annotations

from dataclasses import dataclass

from shuzibao.articles.tuning import Tuning
from shuzibao.script.characters import is_han
from shuzibao.script.words import word_across

OPEN = 0.3  # a block that closes less surely than this reads on


@dataclass(slots=True)
class Node:
    """A heading, or a block that text runs through. `at` counts in its own list."""

    at: int
    is_head: bool
    is_text: bool = True
    text: str = ""
    opens: bool = True
    closes: float = 1.0
    opening: float = 0.0
    jump_on: bool = False
    jump_from: bool = False
    frame: int | None = None
    unsure: bool = False
    label: bool = False

    @property
    def may_open(self) -> bool:
        return self.opens or self.unsure


def language(first: Node, second: Node, t: Tuning) -> float:
    """What the words on both sides of the break cost, where the second follows the first; negative where they read on."""
    if not first.is_text:
        return 0.0 if second.may_open else t.broken
    if not second.is_text:  # a full last line that ends a sentence may well end its paragraph
        return t.broken * max(0.0, 1 - 2.5 * first.closes)
    opened = t.broken * (1 - first.closes) * 0.8 + t.opening * max(0.0, second.opening)
    runs_on = t.run_on * (1 - first.closes) + t.broken * first.closes
    if first.closes < OPEN and (second.unsure or not second.opens):
        runs_on += read_on(first.text, second.text, t)
    if second.unsure:
        return min(opened + t.unsure, runs_on)
    return opened if second.opens else runs_on


def read_on(before: str, after: str, t: Tuning) -> float:
    """What a break between two columns costs: less where a word runs across it, 0 unless Chinese stands on both sides."""
    if not (before and after and is_han(before[-1]) and is_han(after[0])):
        return 0.0
    return t.word if word_across(before, after) else t.no_word
