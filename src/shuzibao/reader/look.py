"""A page as it looks: its picture, the articles' zones on it, and what a search lit up. All in page points."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from shuzibao.archive.models import Article, Page
from shuzibao.archive.rows import element_from_json
from shuzibao.model import BODY_ROLES, Box
from shuzibao.reader import plates
from shuzibao.reader.charboxes import LinesOf, boxes_at
from shuzibao.reader.plates import Plate
from shuzibao.reader.story import Half
from shuzibao.search import Query, marks_of

ENLARGED: Final = 2.4


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
    """An article's shape, as the `d` of an SVG path (even-odd): all its pieces, with their holes."""

    article: Article
    path: str


@dataclass(frozen=True, slots=True)
class Plot:
    """Where an element of a clipping stands: the boxes of its lines, and words to name it by.

    is_body: it stands in the text by its key; what is not is in the head of the story.
    """

    pair: str
    words: str
    is_body: bool
    rects: tuple[Rect, ...]


@dataclass(frozen=True, slots=True)
class Look:
    """A picture in its place on the page: left, top, width, height.

    large, small: addresses of the picture; small_px: width of the small one. view: the part shown, as
    an SVG's viewBox. plots: of a clipping. rects: what a search found.
    """

    left: float
    top: float
    width: float
    height: float
    large: str
    small: str
    view: str
    zones: tuple[Zone, ...] = ()
    plots: tuple[Plot, ...] = ()
    rects: tuple[Rect, ...] = field(default=())
    small_px: int = plates.WIDTHS_PX["small"]

    @property
    def shown_width(self) -> int:
        """In CSS pixels, where there is room: newsprint at more than twice its size reads with ease."""
        return round(self.width * ENLARGED)

    @property
    def shown_height(self) -> int:
        return round(self.height * ENLARGED)


def look_of(
    plate: Plate, articles: Sequence[Article], lines: LinesOf, asked: Query | None = None
) -> Look:
    """The whole page with its hot zones. articles: of this page, in order, which the zones keep."""
    zones = [
        Zone(article, path) for article in articles if (path := path_of(article, plate.page.number))
    ]
    lit = [rect for one in articles for rect in lit_rects(one, plate.page.number, lines, asked)]
    width, height = plate.width, plate.height
    return Look(
        0, 0, width, height, address_of(plate, "large"), address_of(plate, "small"),
        f"0 0 {width:g} {height:g}", tuple(zones), (), tuple(lit),
    )  # fmt: skip


def path_of(article: Article, page: int) -> str:
    """The article's shape on this page; "" where it has none."""
    rings = [
        ring
        for zone in article.zones
        if zone["page"] == page
        for ring in (zone["points"], *zone.get("holes", ()))
    ]
    return "".join("M" + "L".join(f"{x:.1f},{y:.1f}" for x, y in ring) + "Z" for ring in rings)


def clipping_of(
    half: Half, lines: LinesOf, plate: Plate | None, asked: Query | None = None
) -> Look | None:
    """The clipping of a half of a story, with a box for each of its lines; None where it has no place."""
    cut = plates.shape_of(half.article)
    if plate is None or cut is None:
        return None
    number = plate.page.number
    plots = [
        Plot(
            piece.key,
            piece.text,
            piece.role in BODY_ROLES,
            tuple(
                _rect(Box(*span["box"]), f"{piece.key}-{number}-{span['line']}", piece.key)
                for span in piece.spans
                if span.get("box") and span["page"] == number
            ),
        )
        for piece in half.pieces
    ]
    left, top, right, bottom = cut.extent(plate.width, plate.height)
    version = plates.clipping_version(plate, half.article)
    address = f"/{half.article.pk}/clipping.webp?v={version}"
    return Look(
        left, top, right - left, bottom - top, address, address,
        f"{left:g} {top:g} {right - left:g} {bottom - top:g}", (),
        tuple(plot for plot in plots if plot.rects),
        tuple(lit_rects(half.article, number, lines, asked)),
    )  # fmt: skip


def address_of(plate: Plate, size: str) -> str:
    """Of the picture in this size; it changes when the picture does."""
    return f"/{plate.page.pk}/{size}.webp?v={plate.version}"


def thumbs_of(pages: Iterable[Page], hidden: plates.Hidden) -> list[tuple[Page, str]]:
    """Each page with the address of its thumbnail; "" where it has no picture."""
    found = ((page, plates.plate_of(page, hidden)) for page in pages)
    return [(page, address_of(plate, "thumb") if plate else "") for page, plate in found]


def lit_rects(article: Article, page: int, lines: LinesOf, asked: Query | None) -> Iterable[Rect]:
    """Where the words of a search stand on the page, character by character where that is known."""
    if asked is None:
        return
    for raw in article.elements:
        element = element_from_json(raw)
        for start, end in marks_of(element, asked):
            for box in boxes_at(element, start, end, page, lines):
                yield _rect(box)


def _rect(box: Box, line: str = "", pair: str = "") -> Rect:
    return Rect(
        round(box.left, 1), round(box.top, 1), round(box.width, 1), round(box.height, 1), line, pair
    )
