"""The nodes that articles are made of, and what hangs on to them: what `nodes.py` makes and the rest threads."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from shuzibao.conventions.furniture import LABELS, names_a_section
from shuzibao.conventions.jumps import JumpLine
from shuzibao.model import Role
from shuzibao.script.characters import is_han


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one printed line of its page: `page.lines[line].text[start:end]`."""

    line: int
    start: int
    end: int


class Sort(StrEnum):
    TEXT = "text"
    HEADING = "heading"


@dataclass(slots=True)
class Node:
    """A paragraph, a part of one, or a heading line.

    text: folded, without spaces. order: place among the nodes of the page, in file order.
    opens, closes: whether its first line opens a paragraph and its last one ends it.
    mends: the line whose sentence its first line goes on with, though others stand between; -1 for none.
    credited: a photographer's name stands right below it. tabled: it is a row of a table, and the one above is too.
    apart: furniture stands between it and the node above. bylined: a byline or a jump line does.
    continued: a line that names the page it comes from stands above it, 上接第1版: no story of this page goes on there.
    space: empty lines above it, more or fewer than stand between two lines of a paragraph as a rule.
    kept: the source shows paragraphs' indents, so `opens` is as good as certain.
    flush: the source shows paragraphs' indents, and it has none.
    run_in: a heading whose text goes on on its line (see `read/runin.py`) or that opens an advertisement: it heads
        that text and no other.
    form: its first line is of a table or a form and stands for itself.
    couplet: a heading of two halves of one length, 一餐热饭 一份牵挂.
    sign: what the page sets before its crossheads, where the heading has it too: ■, 【, 一、; "" for none.
    """

    pieces: tuple[Piece, ...]
    sort: Sort
    text: str
    order: int
    opens: bool = True
    closes: bool = True
    mends: int = -1
    apart: bool = False
    bylined: bool = False
    continued: bool = False
    measure: float | None = None
    level: int | None = None
    opening: float = 0.0
    signed_off: bool = False
    credited: bool = False
    below_caption: bool = False
    space: int = 0
    kept: bool = False
    flush: bool = False
    tabled: bool = False
    form: bool = False
    couplet: bool = False
    sign: str = ""
    run_in: bool = False
    jump_on: JumpLine | None = None
    jump_from: JumpLine | None = None

    @property
    def is_text(self) -> bool:
        return self.sort is Sort.TEXT

    @property
    def unfinished(self) -> bool:
        """A text that stops in the middle of a sentence: no mark closes it, and it is no row, form or signature."""
        stands = self.form or self.tabled or self.signed_off
        return self.is_text and not stands and is_han(self.text[-1:] or " ")

    @property
    def is_label(self) -> bool:
        """The name of a column of the paper, over one story or several; no crosshead is one."""
        return not self.sign and (LABELS.match(self.text) is not None or names_a_section(self.text))


@dataclass(frozen=True, slots=True)
class Satellite:
    """A byline, caption, credit or jump line on a line of its own; `after` is the order of the node above it."""

    role: Role
    pieces: tuple[Piece, ...]
    text: str
    after: int
    jump: JumpLine | None = None


@dataclass(frozen=True, slots=True)
class Loose:
    """Furniture: lines of one role that stand together."""

    role: Role
    pieces: tuple[Piece, ...]


@dataclass(slots=True)
class Sorted:
    """A page's lines sorted: nodes and satellites for the stories, furniture for the page."""

    nodes: list[Node] = field(default_factory=list)
    satellites: list[Satellite] = field(default_factory=list)
    furniture: list[Loose] = field(default_factory=list)
