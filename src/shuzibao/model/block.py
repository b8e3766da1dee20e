"""Lines set together: a column's piece of a story, a heading, a caption."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from shuzibao.model.article import Role
from shuzibao.model.place import Box, Flow


class Sort(StrEnum):
    """What a block is for the make-up of the page; its exact role is decided with its story."""

    TEXT = "text"
    HEADING = "heading"
    CROSSHEAD = "crosshead"
    BYLINE = "byline"
    CAPTION = "caption"
    CREDIT = "credit"
    JUMP = "jump"
    FURNITURE = "furniture"


@dataclass(frozen=True, slots=True)
class Block:
    """Lines of one size and weight that follow each other at the page's own leading.

    lines: indices into `Page.lines`, in reading order. box: around them, in points.
    size: in points. bold: by weight. measure: the width of its column, in ems.
    indents: for each line, whether it opens a paragraph. closes: how sure its last line ends one,
        0 to 1. frame: index into `Page.frames` of the innermost frame around it, None outside.
    role: of furniture, where it is sure. unsure: it stands at a column's top on a page without indents:
        whether its first line opens a paragraph cannot be seen.
    """

    lines: tuple[int, ...]
    box: Box
    flow: Flow
    size: float
    bold: bool
    measure: float
    indents: tuple[bool, ...]
    closes: float
    frame: int | None = None
    sort: Sort = Sort.TEXT
    role: Role | None = None
    unsure: bool = False

    @property
    def opens(self) -> bool:
        """Whether its first line opens a paragraph."""
        return self.indents[0]


@dataclass(frozen=True, slots=True)
class Measures:
    """What the page says of its own make-up.

    body: size of running text in points, by flow. leading: line pitch by size. flow: how most of
        the text runs. gutter: usual gap between columns, in points. framed: body size inside of frames
        that have one of their own (advertisements), by frame.
    """

    body: dict[Flow, float]
    leading: dict[Flow, float]
    flow: Flow
    gutter: float
    framed: dict[int, float] = field(default_factory=dict)

    def em(self, block: Block) -> float:
        """The size of running text where the block stands, in points."""
        if block.frame is not None and block.frame in self.framed:
            return self.framed[block.frame]
        return self.body.get(self.flow, block.size)
