"""Scissors for page pictures: a story's clipping, a withdrawn story's blank, a thumbnail, a PDF.

Shapes come in page points; pictures are our own WebP, made by `shuzibao.read.picture`.
"""

from __future__ import annotations

import datetime as dt
import io
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from PIL.Image import Image

    from shuzibao.model import Box

Point = tuple[float, float]
WHITE: Final = 255
QUALITY: Final = 80
PDF_QUALITY: Final = 82
MARGIN_PT: Final = 6.0  # of white around a clipping
# Glyphs reach a little over the boxes that their font tells, and OCR's boxes are no finer.
BLEED_PT: Final = 1.5


@dataclass(frozen=True, slots=True)
class Cut:
    """A printed shape: outlines, and what is cut out of them."""

    outlines: tuple[tuple[Point, ...], ...]
    holes: tuple[tuple[Point, ...], ...] = ()

    def extent(self, width: float, height: float) -> tuple[float, float, float, float]:
        """Left, top, right, bottom with the margin of a clipping, within the page."""
        xs = [x for points in self.outlines for x, _ in points]
        ys = [y for points in self.outlines for _, y in points]
        return (
            max(min(xs) - MARGIN_PT, 0.0),
            max(min(ys) - MARGIN_PT, 0.0),
            min(max(xs) + MARGIN_PT, width),
            min(max(ys) + MARGIN_PT, height),
        )


def opened(data: bytes) -> Image:
    """A picture of ours, as RGB."""
    from PIL import Image

    return Image.open(io.BytesIO(data)).convert("RGB")


def blanked(image: Image, hidden: Sequence[Cut], width: float) -> Image:
    """The picture with these shapes white. width: of the page, in points."""
    from PIL import Image

    scale = image.width / width
    mask = Image.new("L", image.size, 0)
    for cut in hidden:
        mask.paste(WHITE, mask=_mask(cut, image.size, (0.0, 0.0), scale))
    image = image.copy()
    image.paste((WHITE, WHITE, WHITE), mask=mask)
    return image


def clipped(image: Image, cut: Cut, width: float) -> Image:
    """What is printed in the shape, on white. width: of the page, in points."""
    from PIL import Image

    scale = image.width / width
    left, top, right, bottom = cut.extent(width, image.height / scale)
    box = tuple(round(side * scale) for side in (left, top, right, bottom))
    part = image.crop((box[0], box[1], max(box[2], box[0] + 1), max(box[3], box[1] + 1)))
    white = Image.new("RGB", part.size, (WHITE, WHITE, WHITE))
    return Image.composite(part, white, _mask(cut, part.size, (left, top), scale))


def cropped(image: Image, box: Box, width: float) -> Image:
    """What is printed in the box. width: of the page, in points."""
    scale = image.width / width
    left, top = max(0, round(box.left * scale)), max(0, round(box.top * scale))
    right, bottom = round(box.right * scale), round(box.bottom * scale)
    return image.crop(
        (left, top, min(max(right, left + 1), image.width), min(max(bottom, top + 1), image.height))
    )


def _mask(cut: Cut, size: tuple[int, int], origin: Point, scale: float) -> Image:
    """255 within the shape and a little over its edge, 0 elsewhere."""
    from PIL import Image, ImageDraw

    mask = Image.new("L", size, 0)
    draw = ImageDraw.Draw(mask)
    bleed = max(1, round(BLEED_PT * scale))

    def pixels(points: Sequence[Point]) -> list[Point]:
        return [((x - origin[0]) * scale, (y - origin[1]) * scale) for x, y in points]

    for fill, shapes in ((WHITE, cut.outlines), (0, cut.holes)):
        for points in shapes:
            draw.polygon(pixels(points), fill=fill)
    for points in cut.outlines:
        ring = pixels(points)
        draw.line([*ring, ring[0], ring[1]], fill=WHITE, width=2 * bleed, joint="curve")
    return mask


def at_width(image: Image, width_px: int) -> Image:
    """The picture so wide, never enlarged."""
    if image.width <= width_px:
        return image
    return image.resize((width_px, max(1, round(image.height * width_px / image.width))), 3)


def as_webp(image: Image) -> bytes:
    out = io.BytesIO()
    image.save(out, "WEBP", quality=QUALITY, method=2)
    return out.getvalue()


def as_png(image: Image) -> bytes:
    """In 64 colours: newsprint needs no more, and the file is a fifth."""
    from PIL import Image

    out = io.BytesIO()
    image.quantize(64, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
    return out.getvalue()


def as_pdf(image: Image, width: float, title: str, date: dt.date | None) -> bytes:
    """A PDF of one page, `width` points wide. The same picture gives the same bytes."""
    out = io.BytesIO()
    day = time.struct_time((date or dt.date(2000, 1, 1)).timetuple())
    image.save(
        out,
        "PDF",
        resolution=image.width / width * 72,
        quality=PDF_QUALITY,
        title=title,
        creationDate=day,
        modDate=day,
    )
    return out.getvalue()
