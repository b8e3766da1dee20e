"""The order of a page's stories: the lead, the others by their place, advertisements last."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from shuzibao.model import Box, Flow, Kind

# Tops that lie this close together, as a share of the page's height, stand in one row: the depth of
# a headline, so that a story whose headline has a kicker is still level with the one beside it.
ROW = 0.04
# A lead's type is so much larger than that of the story which is first by its place.
LARGER = 1.15


@dataclass(frozen=True, slots=True)
class Placed:
    """A story on its page. box: of its headline, else of its text. size: of its largest type, in points."""

    box: Box
    size: float
    kind: Kind


def page_order(stories: Sequence[Placed], flow: Flow, height: float) -> list[int]:
    """Indices of the stories as a reader meets them: by weight and place.

    The lead goes first: the largest headline of the upper half. Then row by row
    from the top, along the reading direction; notices and advertisements end the page.
    """
    news = [at for at, one in enumerate(stories) if one.kind in (Kind.ARTICLE, Kind.PICTURE)]
    paid = [at for at in range(len(stories)) if at not in set(news)]
    placed = _by_place(stories, news, flow, height)
    upper = [at for at in placed if stories[at].box.top < height / 2]
    lead = max(upper, key=lambda at: stories[at].size, default=None)
    if lead is not None and stories[lead].size > LARGER * stories[placed[0]].size:
        placed = [lead, *(at for at in placed if at != lead)]
    return [*placed, *_by_place(stories, paid, flow, height)]


def _by_place(stories: Sequence[Placed], some: list[int], flow: Flow, height: float) -> list[int]:
    """Rows from the top; in a row from the left, or from the right where text runs down."""
    order: list[int] = []
    row: list[int] = []
    for at in sorted(some, key=lambda at: stories[at].box.top):
        if row and stories[at].box.top - stories[row[0]].box.top > ROW * height:
            order += _along(stories, row, flow)
            row = []
        row.append(at)
    return order + _along(stories, row, flow)


def _along(stories: Sequence[Placed], row: list[int], flow: Flow) -> list[int]:
    def place(at: int) -> tuple[float, float]:
        box = stories[at].box
        return (-box.right if flow is Flow.DOWN else box.left, box.top)

    return sorted(row, key=place)
