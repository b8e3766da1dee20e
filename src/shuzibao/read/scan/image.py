"""Image files to sheets: decoded, turned upright, borders cut, straightened, folds parted.

A sheet is one page as it will be read and shown: lines are measured on it, and its picture is made
of it, so both agree.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps, UnidentifiedImageError

from shuzibao.errors import BadInput, NotAPage, TooLarge
from shuzibao.read.limits import Limits
from shuzibao.read.scan.paper import gray_copy, paper_of, without_strokes

Gray = NDArray[np.uint8]

SMALLEST_PX = 64  # a side; smaller pictures hold no page
LEAST_DPI, MOST_DPI = 50.0, 2400.0
USUAL_SKEW, MOST_SKEW = 3.0, 6.0  # degrees
WIDE_SKEW = 1.0  # degrees: from there on the corners would be lost
FOLD_SHAPE = 1.18  # wider than high by this: two pages side by side
LEAST_GUTTER = 0.014  # of the fold's width: the inner margins of both pages
DARK = 70
SHADOW_PX = 9  # of a fold 1600 px wide: the shadow of its gutter changes more slowly


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page of a scan. dpi: None where neither file nor user says. index: of its picture in the file.

    turned: by how many degrees clockwise, to stand upright.
    """

    image: Image.Image
    dpi: float | None
    skew: float = 0.0
    half: str = ""
    index: int = 0
    turned: int = 0


# By how many degrees clockwise a straightened picture of this resolution must be turned to stand upright.
Turn = Callable[[Image.Image, float | None], int]


def as_it_stands(image: Image.Image, dpi: float | None) -> int:
    """The turn of a picture that nobody has looked at."""
    return 0


def sheets(
    name: str, data: bytes, dpi: float | None, limits: Limits, only: int | None = None,
    turn: Turn = as_it_stands,
) -> Iterator[Sheet]:  # fmt: skip
    """The pages of an image file, in its order; the halves of a fold from left to right.

    only: the index of the one picture in the file that is wanted.

    Raises:
        NotAPage: too small to hold a page. TooLarge: too many pixels or pages. BadInput: damaged.
    """
    Image.MAX_IMAGE_PIXELS = None  # the limit below is asked before anything is decoded
    try:
        with Image.open(io.BytesIO(data)) as file:
            count = getattr(file, "n_frames", 1)
            if count > limits.pages:
                raise TooLarge(
                    f"{count} pages, the limit is {limits.pages}", name, "split the file"
                )
            for index in range(count) if only is None else [only][: count - only]:
                file.seek(index)
                yield from _sheets_of(file, name, dpi, limits, index, turn)
    except UnidentifiedImageError as error:
        raise BadInput("not an image that can be read", name, "save it as PNG or TIFF") from error
    except (OSError, ValueError, SyntaxError, EOFError) as error:
        raise BadInput(
            f"a damaged image ({error})", name, "save it again as PNG or TIFF"
        ) from error


def sheet_of(
    name: str, data: bytes, index: int, half: str, turned: int, limits: Limits
) -> Image.Image:
    """One page as `sheets` cuts it out. half: "" where it is no half of a fold. turned: as the sheet says.

    Raises:
        NotAPage: there is no such page. TooLarge, BadInput: as `sheets`.
    """
    for sheet in sheets(name, data, None, limits, index, lambda *_: turned):
        if sheet.half == half:
            return sheet.image
    raise NotAPage(f"there is no page {index + 1}", name, "count the file's pages")


def _sheets_of(
    file: Image.Image, name: str, dpi: float | None, limits: Limits, index: int,
    turn: Turn,
) -> Iterator[Sheet]:  # fmt: skip
    width, height = file.size
    if width * height > limits.pixels:
        raise TooLarge(
            f"{width} x {height} pixels, the limit is {limits.pixels}", name,
            "scan at a lower resolution, or raise SHUZIBAO_MAX_PIXELS",
        )  # fmt: skip
    if min(width, height) < SMALLEST_PX:
        raise NotAPage(
            f"{width} x {height} pixels hold no page", name, "give the scan at its full size"
        )
    stated = dpi or _stated_dpi(file)
    yield from cut_out(_plain(ImageOps.exif_transpose(file)), stated, index, turn)


def cut_out(
    image: Image.Image, dpi: float | None, index: int = 0, turn: Turn = as_it_stands
) -> Iterator[Sheet]:
    """The pages in a picture: without black margins, straight, upright, the halves of an open fold apart."""
    image = _without_borders(paper_of(image))
    image, skew = _straight(image)
    turned = turn(image, dpi)
    if turned:
        image = image.rotate(-turned, expand=True)
    halves = _halves(image)
    for number, half in enumerate(halves):
        side = "" if len(halves) == 1 else ("left", "right")[number]
        yield Sheet(half, dpi, skew, side, index, turned)


def _stated_dpi(file: Image.Image) -> float | None:
    """The file's own word, where it can be true; 72 and 96 are what programs write without knowing."""
    stated = file.info.get("dpi")
    try:
        value = float(stated[0]) if stated else 0.0
    except (TypeError, ValueError, IndexError, ZeroDivisionError):
        return None
    return value if LEAST_DPI <= value <= MOST_DPI and round(value) not in (72, 96) else None


def _plain(image: Image.Image) -> Image.Image:
    """8 bits, gray or RGB, on white ground."""
    if image.mode in ("L", "RGB"):
        return image.copy()
    if image.mode.startswith(("I;16", "I", "F")):
        values = np.asarray(image, dtype=np.float32)
        low, high = float(values.min()), float(values.max())
        # scanners of 10 or 12 bits write them unshifted into 16
        top = 2.0 ** np.ceil(np.log2(high + 1)) - 1 if high > 255 else 255.0
        low = 0.0 if low >= 0 else low
        return Image.fromarray(
            ((values - low) * (255.0 / max(top, 1.0))).clip(0, 255).astype(np.uint8)
        )
    if image.mode == "1":
        return image.convert("L")
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        ground = Image.new("RGB", image.size, "white")
        ground.paste(image.convert("RGBA"), mask=image.convert("RGBA").getchannel("A"))
        return ground
    return image.convert("RGB")


def _gray(image: Image.Image, longest: int) -> Gray:
    return np.asarray(gray_copy(image, longest))


def _without_borders(image: Image.Image) -> Image.Image:
    """Black margins of the scanner's bed cut off, up to an eighth of each side."""
    small = _gray(image, 1000)
    dark = small < DARK
    height, width = dark.shape
    top = _border(dark.mean(axis=1))
    bottom = _border(dark.mean(axis=1)[::-1])
    left = _border(dark.mean(axis=0))
    right = _border(dark.mean(axis=0)[::-1])
    if not (top or bottom or left or right):
        return image
    scale = image.width / width
    pad = 2 if min(width, height) > 100 else 0
    cut = [
        round((left + pad * bool(left)) * scale), round((top + pad * bool(top)) * scale),
        image.width - round((right + pad * bool(right)) * scale),
        image.height - round((bottom + pad * bool(bottom)) * scale),
    ]  # fmt: skip
    return image.crop((cut[0], cut[1], cut[2], cut[3]))


def _border(shares: NDArray[np.float64]) -> int:
    """How many rows from the edge are mostly black."""
    reach = len(shares) // 8
    count = 0
    while count < reach and shares[count] > 0.7:
        count += 1
    return count


def _straight(image: Image.Image) -> tuple[Image.Image, float]:
    """The image turned so that its lines run level, and by how many degrees."""
    small = _gray(image, 1400)
    ink = (small < max(60.0, float(small.mean()) - 45)).astype(np.float32)
    if ink.mean() < 0.002 or ink.mean() > 0.5:
        return image, 0.0
    base = Image.fromarray((ink * 255).astype(np.uint8))
    best = _best_angle(base, np.arange(-USUAL_SKEW, USUAL_SKEW + 0.01, 0.5))
    if abs(best) > USUAL_SKEW - 0.6:
        best = _best_angle(base, np.arange(-MOST_SKEW, MOST_SKEW + 0.01, 0.5))
    best = _best_angle(base, best + np.arange(-0.4, 0.41, 0.1))
    if abs(best) < 0.1:
        return image, 0.0
    turned = image.rotate(
        best, resample=Image.Resampling.BICUBIC, expand=abs(best) > WIDE_SKEW,
        fillcolor=_paper(image),
    )  # fmt: skip
    return turned, float(best)


def _best_angle(base: Image.Image, angles: NDArray[np.float64]) -> float:
    """The angle at which rows or columns of ink stand out most."""
    scores = []
    for angle in angles:
        turned = np.asarray(
            base.rotate(float(angle), resample=Image.Resampling.BILINEAR), np.float32
        )
        rows, columns = turned.mean(axis=1), turned.mean(axis=0)
        scores.append(float((np.diff(rows) ** 2).sum() + (np.diff(columns) ** 2).sum()))
    level = scores[int(np.argmin(np.abs(angles)))]
    at = int(np.argmax(scores))
    return (
        float(angles[at])
        if scores[at] > 1.02 * level
        else float(angles[int(np.argmin(np.abs(angles)))])
    )


def _paper(image: Image.Image) -> int | tuple[int, int, int]:
    """The colour of the paper: the commonest bright one."""
    small = _gray(image, 200)
    value = int(np.percentile(small, 80))
    return value if image.mode == "L" else (value, value, value)


def _halves(image: Image.Image) -> list[Image.Image]:
    """The two pages of an open fold; one where it is none."""
    if image.width < FOLD_SHAPE * image.height:
        return [image]
    at = _gutter(image)
    if at is None:
        return [image]
    return [image.crop((0, 0, at, image.height)), image.crop((at, 0, image.width, image.height))]


def _gutter(image: Image.Image) -> int | None:
    """Where the fold runs: the whitest strip near the middle, or the dark line of the crease in it."""
    small = _gray(image, 1600)
    width = small.shape[1]
    # against the paper around it: the shadow of the gutter is no ink
    paper = without_strokes(small, SHADOW_PX).astype(np.float32)
    level = np.minimum(paper, float(np.percentile(small, 75)))
    ink = (small < level - 50 * level / 235).mean(axis=0)
    low, high = round(0.42 * width), round(0.58 * width)
    strip = max(3, width // 120)
    window = np.convolve(ink, np.ones(strip) / strip, mode="same")[low:high]
    typed = float(np.median(ink[ink > 0.005])) if (ink > 0.005).any() else 0.0
    if not typed or window.min() > 0.35 * typed:
        return None
    white = np.flatnonzero(window <= window.min() + 0.1 * typed)
    runs = np.split(white, np.flatnonzero(np.diff(white) > 1) + 1)
    widest = max(runs, key=len)
    if len(widest) + strip < LEAST_GUTTER * width:
        return None  # no more than the white between two characters
    at: int = round((low + float(widest.mean())) * image.width / width)
    return at
