"""Where things are printed. The one frame: points (1/72 in), top-left origin, y down."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Self


class Flow(StrEnum):
    """How a line runs: ACROSS, or DOWN for vertical setting (直排), lines following right to left."""

    ACROSS = "across"
    DOWN = "down"


@dataclass(frozen=True, slots=True)
class Box:
    """An upright rectangle, in points (1/72 inch) from the page's top-left corner.

    x grows to the right and y downwards. Readers convert to this frame once;
    nothing behind them converts again.
    """

    left: float
    top: float
    right: float
    bottom: float

    def __post_init__(self) -> None:
        if self.right < self.left or self.bottom < self.top:
            raise ValueError(f"inside-out box: {self}")

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top

    def union(self, other: Box) -> Box:
        """The smallest box around both."""
        return Box(
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )

    @classmethod
    def around(cls, boxes: Sequence[Box]) -> Self:
        """The smallest box around all of these; there is one at least."""
        return cls(
            min(box.left for box in boxes),
            min(box.top for box in boxes),
            max(box.right for box in boxes),
            max(box.bottom for box in boxes),
        )

    def overlap(self, other: Box) -> float:
        """Area that both cover, in square points."""
        wide = min(self.right, other.right) - max(self.left, other.left)
        high = min(self.bottom, other.bottom) - max(self.top, other.top)
        return wide * high if wide > 0 and high > 0 else 0.0


@dataclass(frozen=True, slots=True)
class Span:
    """Where one stretch of an element's text was printed.

    page: the page's number in its issue.
    source: name of the file that the page came from.
    line: index of the printed line in its `Page.lines`.
    start, end: characters of the decoded source, end excluded; None where the source has boxes.
    box: on the page, in points; None for a dump.
    at, length: `element.text[at : at + length]` stands here. `length` is 0 for what is printed
        here and is no part of the text (markup, the brackets of a jump line).

    Within a span the k-th non-space character of the text is the k-th non-space character of the
    print: joining only adds and drops spaces. So a position in the text leads to a position in
    the source (see `shuzibao.model.element.Element.printed_at`).
    """

    page: int
    source: str
    line: int
    start: int | None = None
    end: int | None = None
    box: Box | None = None
    at: int = 0
    length: int = 0
