"""A page as it looks: its picture, the articles' zones on it, and what a search lit up. All in page points."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from shuzibao.archive.models import Article, Page
from shuzibao.archive.rows import element_from_json
from shuzibao.model import printed_at
from shuzibao.reader.story import Half
from shuzibao.search import Query, marks_of


@dataclass(frozen=True, slots=True)
class Rect:
    """A box to draw. line, pair: keys of the stretch and the element that it belongs to."""

    left: float
    top: float
    width: float
    height: float
    line: str = ""
    pair: str = ""


@dataclass(frozen=True, slots=True)
class Zone:
    """An article's shape, as an SVG's `points`."""

    article: Article
    points: str


@dataclass(frozen=True, slots=True)
class Look:
    """large, small: addresses of the picture. view: the part shown, as an SVG's viewBox."""

    width: float
    height: float
    large: str
    small: str
    view: str
    zones: tuple[Zone, ...] = ()
    rects: tuple[Rect, ...] = field(default=())


def look_of(page: Page, articles: Sequence[Article], asked: Query | None = None) -> Look | None:
    """The whole page with its hot zones; None where it has no picture. articles: of this page, in order."""
    width, height = size_of(page)
    if not width or not height:
        return None
    zones = [
        Zone(article, " ".join(f"{x:g},{y:g}" for x, y in zone["points"]))
        for article in articles
        for zone in article.zones
        if zone["page"] == page.number
    ]
    lit = [rect for article in articles for rect in lit_rects(article, page.number, asked)]
    large, small = pictures_of(page)
    view = f"0 0 {width:g} {height:g}"
    return Look(width, height, large, small, view, tuple(zones), tuple(lit))


def clipping_of(half: Half) -> Look | None:
    """The part of the page that a half of a story stands in, with a box for each of its lines."""
    page = half.article.page
    width, height = size_of(page)
    rects = [
        _rect(span["box"], line=f"{piece.key}-{span['page']}-{span['line']}", pair=piece.key)
        for piece in half.pieces
        for span in piece.spans
        if span.get("box") and span["page"] == page.number
    ]
    if not width or not height or not rects:
        return None
    margin = 6.0
    left = max(min(rect.left for rect in rects) - margin, 0)
    top = max(min(rect.top for rect in rects) - margin, 0)
    right = min(max(rect.left + rect.width for rect in rects) + margin, width)
    bottom = min(max(rect.top + rect.height for rect in rects) + margin, height)
    view = f"{left:g} {top:g} {right - left:g} {bottom - top:g}"
    large, small = pictures_of(page)
    return Look(width, height, large, small, view, (), tuple(rects))


def size_of(page: Page) -> tuple[float, float]:
    """Width and height in points; zeros for a page without a picture."""
    if not page.pictures.get("large") or not page.width or not page.height:
        return 0.0, 0.0
    return page.width, page.height


def pictures_of(page: Page) -> tuple[str, str]:
    """Addresses of the large and the small picture; they change when the picture does."""
    digest = str(page.pictures["large"])[:12]
    return f"/{page.pk}/large.webp?v={digest}", f"/{page.pk}/small.webp?v={digest}"


def lit_rects(article: Article, page: int, asked: Query | None) -> Iterable[Rect]:
    """Where the words of a search stand on the page."""
    if asked is None:
        return
    for raw in article.elements:
        element = element_from_json(raw)
        for start, end in marks_of(element, asked):
            for place in printed_at(element, start, end):
                if place.box and place.page == page:
                    box = place.box
                    yield _rect([box.left, box.top, box.right, box.bottom])


def _rect(box: Sequence[float] | Any, line: str = "", pair: str = "") -> Rect:
    left, top, right, bottom = box
    return Rect(
        round(left, 1), round(top, 1), round(right - left, 1), round(bottom - top, 1), line, pair
    )
