"""A story's photographs, and which caption speaks of which. All in page points.

A page's reader tells where pictures stand; a picture belongs to the story in whose zone it lies. A caption
goes to the nearest picture of its story, a credit with the caption above it.
"""

from __future__ import annotations

import functools
import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from django.conf import settings

from shuzibao.archive.files import Files
from shuzibao.archive.models import Article
from shuzibao.archive.rows import sheet_from_bytes
from shuzibao.model import Box, Role
from shuzibao.reader import plates
from shuzibao.reader.cutting import Cut, Point
from shuzibao.reader.plates import Hidden, Plate
from shuzibao.reader.story import Half, Piece, half_of

LEAST_PT: Final = 36.0  # half an inch: what is smaller is an ornament, a QR code's corner, a rule drawn as a picture
# A caption stands within two of its lines of its picture; 30 pt is two lines with the space around them.
REACH_PT: Final = 30.0
WITHIN: Final = 0.04  # of its width and height that a picture may stand over its zone's edge
PX_A_PT: Final = 1.6  # as wide as it is shown at most: newsprint's pictures are no finer than that
CAPTIONS: Final = (Role.CAPTION, Role.CREDIT)


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture of a story. number: its place among the story's, from 1. address: of it, cut out of the page."""

    number: int
    box: Box
    address: str

    @property
    def shown_width(self) -> int:
        """In CSS pixels."""
        return round(self.box.width * PX_A_PT)

    @property
    def shown_height(self) -> int:
        return round(self.box.height * PX_A_PT)


@dataclass(frozen=True, slots=True)
class Block:
    """What stands together in a story's body: a piece of text, or a photograph with what is printed about it."""

    pieces: tuple[Piece, ...]
    photo: Photo | None = None


def boxes_of(article: Article) -> list[Box]:
    """Where the article's pictures stand on its page, from the top, right and left as they are printed."""
    cut = plates.shape_of(article)
    if cut is None or not article.zones:
        return []
    found = _pictures(settings.ARCHIVE / "files", article.page.lines)
    own = [box for box in found if min(box.width, box.height) >= LEAST_PT and _lies_in(box, cut)]
    return sorted(own, key=lambda box: (round(box.top), box.left))


def photos_of(article: Article, plate: Plate | None) -> list[Photo]:
    """The article's pictures with their addresses; none where its page has no plate."""
    if plate is None:
        return []
    return [
        Photo(number, box, f"/{article.pk}/photo-{number}.webp?v={version_of(plate, box)}")
        for number, box in enumerate(boxes_of(article), 1)
    ]


def version_of(plate: Plate, box: Box) -> str:
    """Names the look of a picture cut from a plate."""
    told = [plate.version, [box.left, box.top, box.right, box.bottom]]
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()[:12]


def first_photos(articles: Iterable[Article], hidden: Hidden) -> dict[str, Block]:
    """The first photograph of each article that has one, by the article's id. hidden: `hidden_in` their issue."""
    first: dict[str, Block] = {}
    for article in articles:
        photos = photos_of(article, plates.plate_of(article.page, hidden))
        if photos:
            blocks = _blocks(half_of(article).body, photos)
            first[article.pk] = next(block for block in blocks if block.photo)
    return first


def blocks_of(half: Half) -> list[Block]:
    """The body in its order, each picture where its first caption is told; without a caption, at the head."""
    return _blocks(half.body, photos_of(half.article, plates.plate_of(half.article.page)))


def _blocks(body: Sequence[Piece], photos: Sequence[Photo]) -> list[Block]:
    told = _told(body, photos)
    blocks = [Block((), photo) for photo in photos if photo not in told.values()]
    for piece in body:
        photo = told.get(piece.key)
        if photo is None:
            blocks.append(Block((piece,)))
            continue
        at = next((n for n, block in enumerate(blocks) if block.photo is photo), None)
        if at is None:
            blocks.append(Block((piece,), photo))
        else:
            blocks[at] = Block((*blocks[at].pieces, piece), photo)
    return blocks


def _told(body: Sequence[Piece], photos: Sequence[Photo]) -> dict[str, Photo]:
    """The picture of each caption and credit by the piece's key."""
    told: dict[str, Photo] = {}
    above: Photo | None = None
    for piece in body:
        if piece.role not in CAPTIONS:
            above = None
            continue
        near = [(_apart(photo.box, box), photo.number) for box in _boxes(piece) for photo in photos]
        distance, number = min(near, default=(REACH_PT + 1, 0))
        found = photos[number - 1] if distance <= REACH_PT else above
        if found:
            told[piece.key] = found
        above = found
    return told


def _boxes(piece: Piece) -> Iterator[Box]:
    return (Box(*span["box"]) for span in piece.spans if span.get("box"))


def _apart(one: Box, other: Box) -> float:
    """The white between two boxes."""
    across = max(one.left - other.right, other.left - one.right, 0.0)
    down = max(one.top - other.bottom, other.top - one.bottom, 0.0)
    return float((across**2 + down**2) ** 0.5)


@functools.lru_cache(maxsize=512)
def _pictures(files: Path, digest: str) -> tuple[Box, ...]:
    """Of a page as it was read; what its digest names never changes."""
    return tuple(picture.box for picture in sheet_from_bytes(Files(files).get(digest)).pictures)


def _lies_in(box: Box, cut: Cut) -> bool:
    """The box's middle and its corners, a little inside, are in the shape."""
    x, y = WITHIN * box.width, WITHIN * box.height
    corners = [
        ((box.left + box.right) / 2, (box.top + box.bottom) / 2),
        *((across, down) for across in (box.left + x, box.right - x) for down in (box.top + y, box.bottom - y)),
    ]  # fmt: skip
    return all(
        any(_inside(point, ring) for ring in cut.outlines)
        and not any(_inside(point, ring) for ring in cut.holes)
        for point in corners
    )


def _inside(point: Point, ring: Sequence[Point]) -> bool:
    """Even-odd: how often a ray to the right crosses the ring's sides."""
    x, y = point
    odd = False
    for (x0, y0), (x1, y1) in zip(ring, (*ring[1:], ring[0]), strict=True):
        if (y0 > y) != (y1 > y) and x < x0 + (y - y0) / (y1 - y0) * (x1 - x0):
            odd = not odd
    return odd
