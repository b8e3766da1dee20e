"""Invented photographs: skies, roofs, hills and people as shapes, with grain. No picture of anybody."""

from __future__ import annotations

import io
import random
import zlib

import numpy as np
from PIL import Image, ImageDraw, ImageFilter


def photograph(name: str, wide: float, high: float) -> bytes:
    """A JPEG for a place of `wide` by `high` points; the same name, the same picture."""
    rng = random.Random(zlib.crc32(name.encode()))
    w, h = max(40, min(520, int(wide))), max(40, min(520, int(high)))
    grey = rng.random() < 0.3
    image = Image.fromarray(_sky(rng, w, h))
    draw = ImageDraw.Draw(image)
    horizon = int(h * rng.uniform(0.45, 0.65))
    rng.choice((_town, _hills, _hall))(rng, draw, w, h, horizon)
    _people(rng, draw, w, h)
    image = image.filter(ImageFilter.GaussianBlur(0.8))
    noise = np.random.default_rng(rng.randrange(1 << 30)).normal(0, 7, (h, w, 1))
    image = Image.fromarray(np.clip(np.asarray(image, float) + noise, 0, 255).astype(np.uint8))
    if grey:
        image = image.convert("L")
    out = io.BytesIO()
    image.save(out, "JPEG", quality=70)
    return out.getvalue()


def _sky(rng: random.Random, w: int, h: int) -> np.ndarray:
    top = np.array([rng.randint(90, 190), rng.randint(120, 200), rng.randint(160, 230)], float)
    low = np.array([rng.randint(190, 245), rng.randint(190, 235), rng.randint(180, 225)], float)
    ramp = np.linspace(0, 1, h)[:, None, None]
    return np.broadcast_to(top * (1 - ramp) + low * ramp, (h, w, 3)).astype(np.uint8)


def _town(rng: random.Random, draw: ImageDraw.ImageDraw, w: int, h: int, horizon: int) -> None:
    draw.rectangle((0, horizon, w, h), fill=(120, 116, 108))
    x = 0
    while x < w:
        wide, high = rng.randint(w // 12 + 4, w // 5 + 6), rng.randint(h // 8 + 2, h // 2 + 3)
        tone = rng.randint(70, 170)
        draw.rectangle((x, horizon - high, x + wide, horizon), fill=(tone, tone - 6, tone - 14))
        for wy in range(horizon - high + 4, horizon - 4, 9):
            for wx in range(x + 4, x + wide - 4, 8):
                draw.rectangle((wx, wy, wx + 3, wy + 4), fill=(tone + 50,) * 3)
        x += wide + rng.randint(0, 6)


def _hills(rng: random.Random, draw: ImageDraw.ImageDraw, w: int, h: int, horizon: int) -> None:
    for layer in range(3):
        base = horizon - 20 + layer * h // 8
        points = [
            (0, h),
            *((x, base + rng.randint(-h // 9, h // 9)) for x in range(0, w + 30, 30)),
            (w + 30, h),
        ]
        draw.polygon(points, fill=(90 - layer * 18, 125 - layer * 22, 85 - layer * 18))


def _hall(rng: random.Random, draw: ImageDraw.ImageDraw, w: int, h: int, horizon: int) -> None:
    draw.rectangle((0, 0, w, h), fill=(170, 150, 120))
    draw.rectangle((w // 8, h // 10, w - w // 8, h // 4), fill=(170, 40, 40))
    for row in range(4):
        y = horizon - h // 8 + row * h // 7
        draw.rectangle((0, y + h // 12, w, y + h // 9), fill=(110 - row * 12, 80 - row * 8, 60))


def _people(rng: random.Random, draw: ImageDraw.ImageDraw, w: int, h: int) -> None:
    for _ in range(rng.randint(2, 9)):
        x, y = rng.randint(0, w), rng.randint(int(h * 0.55), int(h * 0.85))
        r = max(3, int(h * rng.uniform(0.025, 0.06)))
        coat = tuple(rng.randint(30, 200) for _ in range(3))
        draw.ellipse((x - 2 * r, y + r, x + 2 * r, y + 7 * r), fill=coat)
        draw.ellipse((x - r, y - r, x + r, y + r), fill=(205, 165, 135))
