"""Recognition: an image of a page to lines, by an engine behind a seam.

The engine finds boxes and reads them. What it does not know is added here: boxes that run through a
gutter are cut, large stacked characters are read by column, type sizes are told, and a traditional
page keeps its script.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from PIL import Image

from shuzibao.model import Flow, Frame, Line, Picture, Rule
from shuzibao.read.scan.again import looked_again
from shuzibao.read.scan.apart import apart
from shuzibao.read.scan.boxes import (
    TALL,
    Corners,
    Found,
    cut_at_columns,
    cut_at_gutters,
    directed,
    regrouped,
    turned,
)
from shuzibao.read.scan.engine import Engine, Pixels
from shuzibao.read.scan.gaps import with_lost_marks
from shuzibao.read.scan.ink import Ink, ink_of
from shuzibao.read.scan.lines import lines_of, points_per_pixel
from shuzibao.read.scan.marks import marks_of
from shuzibao.read.scan.pieces import parted, rejoined
from shuzibao.read.scan.punctuation import with_marks_as_printed
from shuzibao.read.scan.room import with_room
from shuzibao.read.scan.spaces import with_spaces
from shuzibao.read.scan.variants import in_page_script

LEAST_SCORE = 0.4
# Boxes are found on a smaller copy and read on the full one. At 150 dpi no line of the dev pages was lost
# that was found at 200, fewer ran into each other, and it takes under half the time (2.7 cpu-s a
# megapixel) and memory. Run again: python -m bench.scans --detect
DETECT_DPI = 150.0
DETECT_PIXELS = 8_000_000  # 1.8 GB; a broadsheet at 150 dpi has 7.3 million

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Recognised:
    """What was found on a page, in points at `dpi`."""

    lines: tuple[Line, ...]
    rules: tuple[Rule, ...]
    frames: tuple[Frame, ...]
    pictures: tuple[Picture, ...]
    dpi: float


def recognise(
    image: Image.Image,
    dpi: float | None,
    by: Engine,
    progress: Progress,
    direction: Flow | None = None,
) -> Recognised:
    """The page in the image. dpi: estimated from the type where None. direction: forced for every line."""
    progress(0, 0)
    pixels: Pixels = np.ascontiguousarray(np.asarray(image.convert("RGB"))[:, :, ::-1])
    gray = np.asarray(image.convert("L"))
    boxes = looked_again(
        detected(by, pixels, dpi), gray, lambda area: _detected_in(by, pixels, dpi, area)
    )
    boxes = cut_at_columns(cut_at_gutters(boxes, gray), gray)
    boxes = with_room(apart(boxes, gray), gray)
    progress(0, len(boxes))
    found = parted(_read(by, pixels, boxes, progress), gray)
    found = turned(found, direction) if direction else directed(regrouped(found))
    found = with_spaces(with_lost_marks(rejoined(found), gray), gray)
    found = in_page_script(with_marks_as_printed(found))
    inks = [ink_of(one, gray) for one in found]
    scale = 72 / dpi if dpi else points_per_pixel(found, inks)
    tight = [_printed(one, ink) for one, ink in zip(found, inks, strict=True)]
    white = [one.box for one, ink in zip(found, inks, strict=True) if ink and ink.white]
    marks = marks_of(gray, tight, scale, white)
    lines = lines_of(found, inks, scale)
    return Recognised(tuple(lines), *marks, 72 / scale)


def _printed(found: Found, ink: Ink | None) -> tuple[float, float, float, float]:
    """left, top, right, bottom of a line's ink, in pixels."""
    if ink is None:
        return found.box
    if found.direction is Flow.DOWN:
        return ink.near, ink.start, ink.far, ink.end
    return ink.start, ink.near, ink.end, ink.far


def detected(by: Engine, pixels: Pixels, dpi: float | None) -> list[Corners]:
    """Four-cornered boxes of lines, in pixels."""
    import cv2

    high, wide = pixels.shape[:2]
    share = min(1.0, (DETECT_PIXELS / (high * wide)) ** 0.5, DETECT_DPI / dpi if dpi else 1.0)
    if share == 1.0:
        return by.detect(pixels)
    size = (max(1, round(wide * share)), max(1, round(high * share)))
    back = np.array([wide / size[0], high / size[1]], np.float32)
    small: Pixels = cv2.resize(pixels, size, interpolation=cv2.INTER_AREA).astype(np.uint8)
    return [box * back for box in by.detect(small)]


def _detected_in(
    by: Engine, pixels: Pixels, dpi: float | None, area: tuple[int, int, int, int]
) -> list[Corners]:
    left, top, right, bottom = area
    part = np.ascontiguousarray(pixels[top:bottom, left:right])
    corner = np.array([left, top], np.float32)
    return [box + corner for box in detected(by, part, dpi)]


def _read(by: Engine, pixels: Pixels, boxes: list[Corners], progress: Progress) -> list[Found]:
    """The text of each box."""
    crops = [crop_of(pixels, box) for box in boxes]
    kept = [at for at, crop in enumerate(crops) if min(crop.shape[:2]) >= 3]
    readings = by.read([crops[at] for at in kept], lambda done: progress(done, len(kept)))
    found = []
    for at, reading in zip(kept, readings, strict=True):
        text, score = reading.text.strip(), float(np.mean(reading.scores or 0.0))
        if text and score >= LEAST_SCORE:
            first = len(reading.text) - len(reading.text.lstrip())
            places = reading.places[first : first + len(text)]
            found.append(Found(text, boxes[at], score, places=places))
    return found


def crop_of(pixels: Pixels, box: Corners) -> Pixels:
    """The line in a box, turned so that it runs to the right."""
    import cv2

    across = max(np.linalg.norm(box[0] - box[1]), np.linalg.norm(box[2] - box[3]))
    down = max(np.linalg.norm(box[0] - box[3]), np.linalg.norm(box[1] - box[2]))
    wide, high = max(1, int(across)), max(1, int(down))
    target = np.array([[0, 0], [wide, 0], [wide, high], [0, high]], np.float32)
    turn = cv2.getPerspectiveTransform(box.astype(np.float32), target)
    crop: Pixels = cv2.warpPerspective(
        pixels, turn, (wide, high), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE
    ).astype(np.uint8)
    return np.rot90(crop) if high >= TALL * wide else crop
