"""Which way is up: a scan that lies on its side or stands on its head is told by how its lines read.

The network reads characters that stand, and characters that lie on their left sides, as those of a vertical line do
when it is shown lying; no others. So a few lines of one dense spot are read as they are found and upside down,
which tells where they begin. Then each of their characters is turned by a quarter: what still reads lay before.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from shuzibao.read.scan.engine import Engine, Pixels
from shuzibao.read.scan.ocr import crop_of, detected

Gray = NDArray[np.uint8]

SPOT_PX = 400  # at the resolution at which boxes are found: some fifteen lines
LINES = 6
LEAST_LINES = 3
SHAPE = 4.0  # longer than thick: a line that shows which way it runs
LONGEST = 14.0  # of the thickness: what is read of a line
EM = 0.72  # of a box's thickness
# Mean scores of lines. Dev pages: the right way .96 to 1, the wrong one .3 to .6; characters turned onto their feet
# .81 to .99, off them .17 to .58.
SURE, BETTER = 0.85, 0.15
LIES, STANDS = 0.75, 0.65
# How far the page must be turned clockwise: by whether its boxes are tall, its lines reversed, its characters lying.
TURN = {
    (False, False, False): 0, (False, True, False): 180, (False, False, True): 90, (False, True, True): 270,
    (True, False, False): 270, (True, True, False): 90, (True, False, True): 0, (True, True, True): 180,
}  # fmt: skip


def turn_of(image: Image.Image, dpi: float | None, by: Engine) -> int:
    """By how many degrees clockwise the page must be turned to stand upright; 0 where that is not clear."""
    pixels: Pixels = np.ascontiguousarray(np.asarray(image.convert("RGB"))[:, :, ::-1])
    left, top, side = _spot(image, dpi)
    part = np.ascontiguousarray(pixels[top : top + side, left : left + side])
    boxes = detected(by, part, dpi)
    spans = [np.ptp(box, axis=0) for box in boxes]
    tall = [bool(span[1] > span[0]) for span in spans]
    long = [
        at for at, span in enumerate(spans) if span.max() > SHAPE * span.min() and span.min() > 5
    ]
    long.sort(key=lambda at: -float(spans[at].max()))
    down = sum(tall[at] for at in long) * 2 > len(long)
    lines = [at for at in long if tall[at] == down][:LINES]
    if len(lines) < LEAST_LINES:
        return 0
    strips = [_short(crop_of(part, boxes[at])) for at in lines]
    turned = [np.ascontiguousarray(np.rot90(strip, 2)) for strip in strips]
    forth, back = _score(strips, by), _score(turned, by)
    if max(forth, back) < SURE or abs(forth - back) < BETTER:
        return 0
    feet = _score([on_their_feet(s) for s in (turned if back > forth else strips)], by)
    return 0 if STANDS < feet < LIES else TURN[down, back > forth, feet >= LIES]


def _spot(image: Image.Image, dpi: float | None) -> tuple[int, int, int]:
    """left, top and side of the square that is fullest of small ink, in pixels of the image."""
    small = image.convert("L")
    small.thumbnail((1400, 1400), resample=Image.Resampling.BOX)
    gray = np.asarray(small, np.float32)
    scale = image.width / small.width
    found_at = dpi / 150 if dpi else max(1.0, (image.width * image.height / 8e6) ** 0.5)
    side = min(round(SPOT_PX * max(1.0, found_at)), image.width, image.height)
    window = max(1, round(side / scale))
    edges = np.zeros(gray.shape, np.float32)
    edges[:, 1:] += np.abs(np.diff(gray, axis=1)) > 40
    edges[1:] += np.abs(np.diff(gray, axis=0)) > 40
    sums = np.pad(edges.cumsum(axis=0).cumsum(axis=1), ((1, 0), (1, 0)))
    full = sums[window:, window:] - sums[:-window, window:] - sums[window:, :-window]
    full = full + sums[:-window, :-window]
    y, x = np.unravel_index(int(full.argmax()), full.shape)
    left = min(round(int(x) * scale), image.width - side)
    top = min(round(int(y) * scale), image.height - side)
    return left, top, side


def _short(strip: Pixels) -> Pixels:
    return strip[:, : round(LONGEST * strip.shape[0])]


def _score(strips: Sequence[Pixels], by: Engine) -> float:
    """How well the lines read, the middle one of them."""
    return float(np.median([float(np.mean(read.scores or 0.0)) for read in by.read(strips)]))


def on_their_feet(strip: Pixels) -> Pixels:
    """A line whose characters lie on their left sides (their heads to the left), each turned upright."""
    import cv2

    gray = cv2.cvtColor(strip, cv2.COLOR_BGR2GRAY)
    high = gray.shape[0]
    light = float(np.percentile(gray, 85))
    ink = np.clip(light - gray.astype(np.float32), 0, None).sum(axis=0)
    em = EM * high
    cuts, at = [0], 0.0
    while at + 1.4 * em < len(ink):
        low, top = round(at + 0.8 * em), round(at + 1.3 * em)
        away = np.abs(np.arange(low, top) - at - em) / em
        at = float(low + int(np.argmin(ink[low:top] * (1 + away) + away)))
        cuts.append(round(at))
    cuts.append(len(ink))
    cells = []
    for start, end in pairwise(cuts):
        if end - start > 2:
            cell = np.rot90(strip[:, start:end], -1)
            cells.append(cv2.resize(cell, (high, round(em))))
    row: Pixels = np.concatenate(cells, axis=1).astype(np.uint8)
    margin = round(0.15 * em)
    return cv2.copyMakeBorder(
        row, margin, margin, 0, 0, cv2.BORDER_CONSTANT, value=(light,) * 3
    ).astype(np.uint8)
