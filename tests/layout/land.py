"""How the zones of a page share its paper, measured exactly: every cell between all their corners."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations

import numpy as np

from shuzibao.model import Article, Box, Zone

HAIR = 0.2  # points


class Land:
    """The zones of the articles of one page on a grid of all their corners (zones are rectilinear)."""

    def __init__(self, articles: Iterable[Article], page: int) -> None:
        self.zones = {a.id: [z for z in a.zones if z.page == page] for a in articles}
        points = [
            point
            for zones in self.zones.values()
            for zone in zones
            for ring in (zone.points, *zone.holes)
            for point in ring
        ]
        self.xs = np.unique([x for x, _ in points])
        self.ys = np.unique([y for _, y in points])
        x, y = np.meshgrid(_middles(self.xs), _middles(self.ys))
        self.held = {key: holds(zones, x, y) for key, zones in self.zones.items()}

    def shared(self) -> list[tuple[str, str]]:
        """Pairs of articles that both hold a cell broader and higher than a hair."""
        wide = np.diff(self.xs) > HAIR
        high = np.diff(self.ys) > HAIR
        room = high[:, None] & wide
        return [
            (one, two)
            for one, two in combinations(self.held, 2)
            if (self.held[one] & self.held[two] & room).any()
        ]

    def covers(self, article: str, box: Box) -> bool:
        """Whether the article's zones hold the whole box but for a hair at its edges."""
        left = np.searchsorted(self.xs, box.left + HAIR, "right") - 1
        right = np.searchsorted(self.xs, box.right - HAIR, "left")
        top = np.searchsorted(self.ys, box.top + HAIR, "right") - 1
        bottom = np.searchsorted(self.ys, box.bottom - HAIR, "left")
        if left < 0 or top < 0 or right >= len(self.xs) or bottom >= len(self.ys):
            return False
        return bool(self.held[article][top:bottom, left:right].all())


def holds(zones: Sequence[Zone], x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Which places lie in the zones; even-odd rule over all outlines and holes."""
    inside = np.zeros(x.shape, bool)
    for zone in zones:
        for ring in (zone.points, *zone.holes):
            for (x0, y0), (x1, y1) in zip(ring, [*ring[1:], ring[0]], strict=True):
                if y0 != y1:
                    inside ^= ((y0 > y) != (y1 > y)) & (x < x0 + (y - y0) * (x1 - x0) / (y1 - y0))
    return inside


def _middles(edges: np.ndarray) -> np.ndarray:
    return (edges[1:] + edges[:-1]) / 2
