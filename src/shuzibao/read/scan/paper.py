"""The sheet of paper in a picture: found on its dark ground, laid flat, its light evened, a negative printed.

What a copying stand or a telephone adds to a page is taken away before anything is measured. A scan from a
flatbed passes through unchanged: every step acts only on what is far from even.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PIL import Image

Gray = NDArray[np.uint8]
Floats = NDArray[np.float64]
Side = tuple[float, float]  # a, b of x = a + b y, in shares of the longer side of the picture
Point = tuple[float, float]

MEASURED_PX = 1000  # the longer side of the copy on which the paper is looked for
STROKE_PX = 9  # of that copy: strokes of type are narrower
RISE = 30.0  # levels of gray within a few pixels: where the paper begins
STEEPEST = 0.36  # how far a side may lean: 20 degrees
SUPPORT = 0.55  # of a side that must be seen
BEYOND = 0.85  # of what lies outside of a side that must be darker than the paper
CROOKED = (
    0.02  # leaning of a side from which the page is laid flat; less is straightened as a whole
)
DEEP = 0.125  # of the width or height: a margin that is more than a scanner's bed
INSET = 0.003  # of the longer side: the shadow of the paper's own edge
UNEVEN = 0.8  # the darkest paper against the lightest: less is evened
LIGHT = 235.0  # paper whose light was evened
DARK_PAPER = 90.0  # the level below which a negative's ground lies
GROUND = 0.6  # of a negative that is of its ground's level


def paper_of(image: Image.Image) -> Image.Image:
    """The sheet in the picture, 8 bits gray or RGB; the very picture where there is nothing to mend."""
    return _even(_positive(_flat(image)))


def gray_copy(image: Image.Image, longest: int) -> Image.Image:
    """A small gray copy for measuring."""
    small = image.convert("L")
    small.thumbnail((longest, longest), resample=Image.Resampling.BOX)
    return small


def without_strokes(gray: Gray, reach: int) -> Gray:
    """The lightest level in a square of `reach` pixels around each pixel."""
    half = reach // 2
    out = np.pad(gray, half, mode="edge")
    for _ in range(2):
        wide = out.shape[1] - 2 * half
        lightest = out[:, :wide].copy()
        for shift in range(1, reach):
            np.maximum(lightest, out[:, shift : shift + wide], out=lightest)
        out = np.ascontiguousarray(lightest.T)
    return out


def _flat(image: Image.Image) -> Image.Image:
    """The sheet laid flat, where its sides are seen and lean; a step that no straight scan needs."""
    small = gray_copy(image, MEASURED_PX)
    lightest = without_strokes(np.asarray(small), STROKE_PX)
    closed = (255 - without_strokes(255 - lightest, STROKE_PX)).astype(np.float32)
    high, wide = closed.shape
    views = (
        closed,
        closed[:, ::-1],
        closed.T,
        closed.T[:, ::-1],
    )  # each side as if it were the left
    left, right, top, bottom = (_side(np.ascontiguousarray(view)) for view in views)
    found = [side for side in (left, right, top, bottom) if side]
    deep = any(
        side and side[0] + side[1] * along / 2 > DEEP * across
        for side, across, along in (
            (left, wide, high), (right, wide, high), (top, high, wide), (bottom, high, wide),
        )
    )  # fmt: skip
    if not found or not (deep or max(abs(b) for _, b in found) > CROOKED):
        return image
    l0, l1 = left or (0.0, 0.0)
    r0, r1 = (wide - right[0], -right[1]) if right else (float(wide), 0.0)
    t0, t1 = top or (0.0, 0.0)
    b0, b1 = (high - bottom[0], -bottom[1]) if bottom else (float(high), 0.0)
    inset = INSET * max(high, wide)
    corners = [
        _crossing(side, level)
        for side, level in (
            ((l0 + inset, l1), (t0 + inset, t1)), ((r0 - inset, r1), (t0 + inset, t1)),
            ((r0 - inset, r1), (b0 - inset, b1)), ((l0 + inset, l1), (b0 - inset, b1)),
        )
    ]  # fmt: skip
    scale = image.width / wide
    return _laid_flat(image, [(x * scale, y * scale) for x, y in corners])


def _side(closed: NDArray[np.float32]) -> Side | None:
    """The left side of the paper as x = a + b y in pixels; None where the ground is not seen."""
    high, wide = closed.shape
    reach = int(0.4 * wide)
    if reach < 20 or high < 60:
        return None
    rows = closed[:: max(1, high // 250)]
    step = max(1, high // 250)
    sums = np.cumsum(rows, axis=1)
    four = (sums[:, 4:] - sums[:, :-4]) / 4  # the mean of four pixels, ending at each
    rise = four[:, 5:reach] - four[:, : reach - 5]
    peak = rise > RISE
    peak[:, 1:-1] &= (rise[:, 1:-1] >= rise[:, :-2]) & (rise[:, 1:-1] > rise[:, 2:])
    at, across = np.nonzero(peak)
    if len(at) < SUPPORT * len(rows):
        return None
    x, y = across + 5.0, at * float(step)
    best, best_count = (0.0, 0.0), 0
    for lean in np.linspace(-STEEPEST, STEEPEST, 145):
        offsets = x - lean * y
        low = float(offsets.min())
        counts = np.bincount(((offsets - low) / 2).astype(int))
        pairs = counts[:-1] + counts[1:] if len(counts) > 1 else counts
        if pairs.max() > best_count:
            best_count = int(pairs.max())
            best = (low + 2.0 * int(pairs.argmax()) + 2.0, float(lean))
    on = np.abs(x - best[0] - best[1] * y) < 4
    seen = np.unique(at[on])
    if len(seen) < SUPPORT * len(rows):
        return None
    lean, start = np.polyfit(y[on], x[on], 1)
    return (
        (float(start), float(lean)) if _ends_paper(rows, seen, start + lean * step * seen) else None
    )


def _ends_paper(
    rows: NDArray[np.float32], seen: NDArray[np.int64], edges: NDArray[np.float64]
) -> bool:
    """Whether nearly all that lies outside of the line is darker than the paper right inside.

    seen: the rows in which the paper is seen to begin; edges: where.
    """
    outside, darker = 0, 0
    for n, edge in zip(seen.tolist(), edges.round().astype(int).tolist(), strict=True):
        if not 4 <= edge < rows.shape[1] - 12:
            continue
        paper = float(rows[n, edge + 3 : edge + 12].max())
        outside += edge - 3
        darker += int((rows[n, : edge - 3] < paper - 20).sum())
    return outside > 0 and darker > BEYOND * outside


def _crossing(side: Side, level: Side) -> Point:
    """Where x = a + b y meets y = c + d x."""
    (a, b), (c, d) = side, level
    x = (a + b * c) / (1 - b * d)
    return x, c + d * x


def _laid_flat(image: Image.Image, corners: list[Point]) -> Image.Image:
    """The four-cornered piece of the picture as a rectangle; corners from the top left, clockwise."""
    points = np.array(corners)
    sides = np.linalg.norm(points - np.roll(points, -1, axis=0), axis=1)
    wide, high = round(float(sides[0] + sides[2]) / 2), round(float(sides[1] + sides[3]) / 2)
    if min(wide, high) < 64:
        return image
    target = [(0.0, 0.0), (float(wide), 0.0), (float(wide), float(high)), (0.0, float(high))]
    rows, known = [], []
    for (u, v), (x, y) in zip(target, corners, strict=True):
        rows += [[u, v, 1, 0, 0, 0, -x * u, -x * v], [0, 0, 0, u, v, 1, -y * u, -y * v]]
        known += [x, y]
    turn = np.linalg.solve(np.array(rows), np.array(known)).tolist()
    return image.transform(
        (wide, high), Image.Transform.PERSPECTIVE, turn, Image.Resampling.BICUBIC
    )


def _positive(image: Image.Image) -> Image.Image:
    """A negative (microfilm: light type on a dark even ground) printed; everything else as it is."""
    small = np.asarray(gray_copy(image, MEASURED_PX), np.float32)
    ground = float(np.median(small))
    even = float((np.abs(small - ground) < 20).mean())
    if ground > DARK_PAPER or even < GROUND or float(np.percentile(small, 99)) < ground + 80:
        return image
    return image.point(range(255, -1, -1) if image.mode == "L" else [*range(255, -1, -1)] * 3)


def _even(image: Image.Image) -> Image.Image:
    """The picture with its light evened, where one part of the paper is much darker than another."""
    small = gray_copy(image, 400)
    closed = without_strokes(np.asarray(small), 5)[2::5, 2::5].astype(np.float64)
    light = _surface(closed)
    if light is None:
        return image
    high, wide = closed.shape
    grid = _cubic(*np.meshgrid(np.linspace(0, 1, wide), np.linspace(0, 1, high))) @ light
    if grid.min() > UNEVEN * grid.max():
        return image
    pixels = np.array(image)
    columns = np.linspace(0, 1, image.width)
    for top in range(0, image.height, 256):
        rows = np.arange(top, min(top + 256, image.height)) / image.height
        # the surface in cubic terms, a row at a time: the full page of them would not fit
        paper = np.clip(_cubic(*np.meshgrid(columns, rows)) @ light, 40, None)
        gain = (LIGHT / paper).astype(np.float32)
        block = pixels[top : top + len(rows)]
        gained = block * (gain if block.ndim == 2 else gain[..., None])
        pixels[top : top + len(rows)] = gained.clip(0, 255).astype(np.uint8)
    return Image.fromarray(pixels)


def _cubic(x: Floats, y: Floats) -> Floats:
    return np.stack([x**i * y**j for i in range(4) for j in range(4 - i)], axis=-1)


def _surface(closed: Floats) -> Floats | None:
    """How light the paper is all over the sheet, type and pictures left out: a smooth surface, cubic."""
    high, wide = closed.shape
    if min(high, wide) < 8:
        return None
    x, y = np.meshgrid(np.linspace(0, 1, wide), np.linspace(0, 1, high))
    terms, values = _cubic(x, y).reshape(-1, 10), closed.reshape(-1)
    kept = values > 20
    light: Floats = np.zeros(10)
    for _ in range(6):
        if kept.sum() < 60:
            return None
        light = np.asarray(np.linalg.lstsq(terms[kept], values[kept], rcond=None)[0], float)
        kept = values > np.maximum(20, terms @ light - 10)
    return light if kept.mean() > 0.3 else None
