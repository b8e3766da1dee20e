"""What readers are given of a page's picture: two sizes and a thumbnail, clippings, the page as PDF.

A withdrawn story shows on none of them: its place is blank, and the page's PDF is then made of the blank
picture. What has to be made is made once (`shuzibao.archive.derived`), under a name that holds the digest
of the picture, of the hidden shapes, and of this module's recipe.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Final

from django.conf import settings

from shuzibao.archive.derived import Derived
from shuzibao.archive.files import Files
from shuzibao.archive.models import Article, Issue, Page
from shuzibao.errors import ShuzibaoError
from shuzibao.model import Box
from shuzibao.read import Source
from shuzibao.read.one_page import one_page_pdf
from shuzibao.reader import cutting
from shuzibao.reader.cutting import Cut

RECIPE: Final = 1  # to be raised when cutting or encoding changes
WIDTHS_PX: Final = {"large": 2400, "small": 1000, "thumb": 240}
Hidden = dict[str, tuple[Cut, ...]]


@dataclass(frozen=True, slots=True)
class Plate:
    """A page that has a picture. hidden: the shapes that nobody may see. version: names the look of it all."""

    page: Page
    hidden: tuple[Cut, ...]
    version: str

    @property
    def width(self) -> float:
        return self.page.width or 1.0

    @property
    def height(self) -> float:
        return self.page.height or 1.0


def plate_of(page: Page, hidden: Hidden | None = None) -> Plate | None:
    """The plate of a page; None where it has no picture. hidden: `hidden_in` its issue, where known."""
    if not page.pictures.get("large") or not page.width or not page.height:
        return None
    cuts = (hidden_in(page.issue) if hidden is None else hidden).get(page.pk, ())
    told = [page.pictures["large"], RECIPE, [(cut.outlines, cut.holes) for cut in cuts]]
    version = hashlib.sha256(json.dumps(told).encode()).hexdigest()[:12]
    return Plate(page, cuts, version)


def hidden_in(issue: Issue) -> Hidden:
    """The shapes of the issue's hidden articles, by page."""
    found: dict[str, list[Cut]] = {}
    for article in Article.objects.filter(issue=issue, hidden__isnull=False).select_related("page"):
        found.setdefault(article.page_id, []).append(printed_shape(article))
    return {page: tuple(cuts) for page, cuts in found.items()}


def shape_of(article: Article) -> Cut | None:
    """Its zones on its page, or the boxes of its lines where it has none; None for a dump's article."""
    own = [zone for zone in article.zones if zone["page"] == article.page.number]
    outlines = tuple(_points(zone["points"]) for zone in own)
    holes = tuple(_points(hole) for zone in own for hole in zone.get("holes", ()))
    cut = Cut(outlines or _boxes(article), holes)
    return cut if cut.outlines else None


def printed_shape(article: Article) -> Cut:
    """Zones and every line, without holes for its own lines: what must not be seen of a hidden article."""
    shape = shape_of(article)
    return Cut((*(shape.outlines if shape else ()), *_boxes(article)), shape.holes if shape else ())


def _boxes(article: Article) -> tuple[tuple[cutting.Point, ...], ...]:
    boxes = (
        span["box"]
        for piece in article.elements
        for span in piece["spans"]
        if span.get("box") and span["page"] == article.page.number
    )
    return tuple(((a, b), (c, b), (c, d), (a, d)) for a, b, c, d in boxes)


def _points(points: Iterable[Iterable[float]]) -> tuple[cutting.Point, ...]:
    return tuple((x, y) for x, y in points)


def picture(plate: Plate, size: str) -> bytes:
    """The page's picture as WebP. size: "large", "small" or "thumb"."""
    digest = plate.page.pictures.get(size)
    if digest and not plate.hidden:
        return _files().get(digest)

    def make() -> bytes:
        return cutting.as_webp(cutting.at_width(_sheet(plate, size), WIDTHS_PX[size]))

    return _made(plate, f"{size}-{plate.version}.webp", make)


def clipping(plate: Plate, article: Article, kind: str) -> bytes | None:
    """The story cut out of its page, on white; None for one without a place. kind: "webp" or "png"."""
    cut = shape_of(article)
    if cut is None:
        return None

    def make() -> bytes:
        image = cutting.clipped(_sheet(plate, "large"), cut, plate.width)
        return cutting.as_png(image) if kind == "png" else cutting.as_webp(image)

    return _made(plate, f"clipping-{clipping_version(plate, article)}.{kind}", make)


def clipping_version(plate: Plate, article: Article) -> str:
    told = [plate.version, article.pk, article.zones or _boxes(article)]
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()[:12]


def photo(plate: Plate, box: Box, name: str) -> bytes:
    """What is printed in the box, as WebP. name: tells this cut from the page's others."""

    def make() -> bytes:
        return cutting.as_webp(cutting.cropped(_sheet(plate, "large"), box, plate.width))

    return _made(plate, f"{name}.webp", make)


def pdf(plate: Plate) -> bytes:
    """The page as PDF: the original's own page where it came as one and nothing on it is hidden."""

    def make() -> bytes:
        if not plate.hidden:
            with suppress(ShuzibaoError):
                return _printed(plate.page)
        issue = plate.page.issue
        return cutting.as_pdf(_sheet(plate, "large"), plate.width, plate.page.pk, issue.date)

    return _made(plate, f"page-{plate.version}.pdf", make)


def _printed(page: Page) -> bytes:
    original = page.original
    given: dict[str, Any] = original.given
    source = Source(original.name, _files().get(original.digest), password=given.get("password"))
    return one_page_pdf(source, page.turn, original.pages.count())


def _sheet(plate: Plate, size: str) -> Any:
    """The page's picture to cut from, hidden stories blanked."""
    digest = plate.page.pictures["large" if size == "large" or plate.hidden else "small"]
    image = cutting.opened(_files().get(digest))
    return cutting.blanked(image, plate.hidden, plate.width) if plate.hidden else image


def _made(plate: Plate, name: str, make: Callable[[], bytes]) -> bytes:
    derived, issue = Derived(settings.ARCHIVE), plate.page.issue_id
    name = f"{plate.page.number}-{name}"
    data = derived.get(issue, name)
    if data is None:
        data = make()
        derived.put(issue, name, data)
    return data


def _files() -> Files:
    return Files(settings.ARCHIVE / "files")
