"""Scans of printed pages: skew, warp, bleed-through, uneven ink, halftone pictures, JPEG. Deterministic by seed."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pypdfium2 as pdfium
from PIL import Image, ImageFilter, ImageOps

Map = Callable[[np.ndarray, np.ndarray], tuple[np.ndarray, np.ndarray]]


@dataclass(frozen=True, slots=True)
class Damage:
    """How worn a scan is. skew in degrees; warp in points; bleed, ink and noise from 0 to 1; quality of JPEG."""

    skew: float
    warp: float
    bleed: float
    ink: float
    noise: float
    quality: int
    halftone: bool


def damage(seed: int, worn: bool) -> Damage:
    """The damage of a sample: a clean scan, a little askew, or a worn one."""
    rng = np.random.default_rng(seed * 7919 + 5)
    if not worn:
        return Damage(
            skew=float(rng.uniform(-0.5, 0.5)),
            warp=float(rng.uniform(0, 1)),
            bleed=float(rng.uniform(0, 0.03)),
            ink=float(rng.uniform(0, 0.1)),
            noise=float(rng.uniform(0.004, 0.015)),
            quality=int(rng.integers(75, 92)),
            halftone=bool(rng.random() < 0.4),
        )
    return Damage(
        skew=float(rng.uniform(-1.1, 1.1)),
        warp=float(rng.uniform(0, 3.2)),
        bleed=float(rng.uniform(0.0, 0.12)),
        ink=float(rng.uniform(0.0, 0.35)),
        noise=float(rng.uniform(0.01, 0.05)),
        quality=int(rng.integers(58, 88)),
        halftone=bool(rng.random() < 0.6),
    )


def scan_pdf(
    file: Path, target: Path, dpi: int, seed: int, truth: dict[str, Any], worn_out: bool = False
) -> dict[str, Any]:
    """Writes the pages of a PDF as a multi-page TIFF (JPEG inside); gives the truth with its boxes moved."""
    worn = damage(seed, worn_out)
    sheets = [
        page.render(scale=dpi / 72, grayscale=True).to_pil().convert("L")
        for page in pdfium.PdfDocument(file)
    ]
    images: list[Image.Image] = []
    maps: dict[int, Map] = {}
    for index, (sheet, page) in enumerate(zip(sheets, truth["pages"], strict=True)):
        rng = np.random.default_rng((seed, index))
        back, maps[page["number"]] = _field(page, worn, rng)
        behind = sheets[(index + 1) % len(sheets)]
        images.append(_scanned(sheet, behind, page, dpi, worn, rng, back))
    images[0].save(
        target,
        save_all=True,
        append_images=images[1:],
        compression="jpeg",
        quality=worn.quality,
        dpi=(dpi, dpi),
    )
    articles = [
        article | {"zone": [_box(box, maps[article["page"]]) for box in article["zone"]]}
        for article in truth["articles"]
    ]
    pages = [_moved(page, maps[page["number"]]) for page in truth["pages"]]
    return truth | {"pages": pages, "articles": articles, "damage": asdict(worn)}


def _field(page: dict[str, Any], worn: Damage, rng: np.random.Generator) -> tuple[Map, Map]:
    """(from the scan to the print, from the print to the scan), both in points."""
    width, height = page["width"], page["height"]
    angle = math.radians(worn.skew)
    waves = [
        (rng.uniform(0.5, 1.6), rng.uniform(0, 6.3), rng.uniform(0.5, 1.6), rng.uniform(0, 6.3))
        for _ in range(2)
    ]

    def shift(x: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        (a, b, c, d), (e, f, g, h) = waves
        u, v = x / width, y / height
        dx = worn.warp * np.sin(2 * math.pi * a * v + b) * np.cos(math.pi * c * u + d)
        dy = worn.warp * np.sin(2 * math.pi * e * u + f) * np.cos(math.pi * g * v + h)
        cx, cy = x - width / 2, y - height / 2
        turn_x = cx * math.cos(angle) + cy * math.sin(angle) - cx
        turn_y = -cx * math.sin(angle) + cy * math.cos(angle) - cy
        return dx + turn_x, dy + turn_y

    def back(x: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        dx, dy = shift(x, y)
        return x + dx, y + dy

    def forth(x: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        qx, qy = x.astype(float), y.astype(float)
        for _ in range(8):
            dx, dy = shift(qx, qy)
            qx, qy = x - dx, y - dy
        return qx, qy

    return back, forth


def _scanned(
    sheet: Image.Image,
    behind: Image.Image,
    page: dict[str, Any],
    dpi: int,
    worn: Damage,
    rng: np.random.Generator,
    back_map: Map,
) -> Image.Image:
    ink = 255.0 - np.asarray(sheet, np.float32)
    if worn.halftone:
        ink = _halftone(ink, page, dpi)
    if worn.ink:
        ink *= 1 - worn.ink * _cloud(ink.shape, rng)
    if worn.bleed:
        back = ImageOps.mirror(behind.resize(sheet.size)).filter(ImageFilter.GaussianBlur(dpi / 90))
        ink = np.maximum(ink, (255.0 - np.asarray(back, np.float32)) * worn.bleed)
    paper = 238 - 14 * _cloud(ink.shape, rng)
    image = Image.fromarray(
        np.clip(paper * (1 - ink / 255) + 18 * ink / 255, 0, 255).astype(np.uint8)
    )
    image = _warped(image, back_map, dpi)
    grain = rng.normal(0, 255 * worn.noise, (image.height // 2 + 1, image.width // 2 + 1)).astype(
        np.float32
    )
    grain = np.repeat(np.repeat(grain, 2, 0), 2, 1)[: image.height, : image.width]
    pixels = np.asarray(image.filter(ImageFilter.GaussianBlur(0.5)), np.float32) + grain
    return Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8))


def _cloud(shape: tuple[int, ...], rng: np.random.Generator) -> np.ndarray:
    """Smooth patches between 0 and 1."""
    small = Image.fromarray((rng.random((9, 7)) * 255).astype(np.uint8))
    return (
        np.asarray(small.resize((shape[1], shape[0]), Image.Resampling.BICUBIC), np.float32) / 255
    )


def _halftone(ink: np.ndarray, page: dict[str, Any], dpi: int) -> np.ndarray:
    """Pictures as dots, about 85 lines an inch (fewer where the scan is too coarse to hold them)."""
    ink = ink.copy()
    pitch = dpi / min(85, dpi / 3)
    for picture in page["pictures"]:
        left, top, right, bottom = (int(value * dpi / 72) for value in picture["box"])
        part = ink[top:bottom, left:right]
        y, x = np.mgrid[0 : part.shape[0], 0 : part.shape[1]]
        u, v = (x + y) * math.pi / pitch / 1.414, (x - y) * math.pi / pitch / 1.414
        screen = (np.sin(u) * np.sin(v) + 1) / 2
        ink[top:bottom, left:right] = np.where(part / 255 > screen, 225, 15)
    return ink


STEP_PT = 24  # the mesh of the warp


def _warped(image: Image.Image, back: Map, dpi: int) -> Image.Image:
    scale = dpi / 72
    step = int(STEP_PT * scale)
    mesh = []
    for top in range(0, image.height, step):
        for left in range(0, image.width, step):
            right, bottom = min(image.width, left + step), min(image.height, top + step)
            x = np.array([left, left, right, right]) / scale
            y = np.array([top, bottom, bottom, top]) / scale
            sx, sy = back(x, y)
            quad = tuple(
                float(v) for pair in zip(sx * scale, sy * scale, strict=True) for v in pair
            )
            mesh.append(((left, top, right, bottom), quad))
    return image.transform(
        image.size, Image.Transform.MESH, mesh, Image.Resampling.BILINEAR, fillcolor=60
    )


def _box(box: list[float], forward: Map) -> list[float]:
    left, top, right, bottom = box
    x, y = forward(np.array([left, right, right, left]), np.array([top, top, bottom, bottom]))
    return [round(float(v), 2) for v in (x.min(), y.min(), x.max(), y.max())]


def _moved(page: dict[str, Any], forward: Map) -> dict[str, Any]:
    return page | {
        "lines": [line | {"box": _box(line["box"], forward)} for line in page["lines"]],
        "rules": [_box(box, forward) for box in page["rules"]],
        "frames": [frame | {"box": _box(frame["box"], forward)} for frame in page["frames"]],
        "pictures": [
            picture | {"box": _box(picture["box"], forward)} for picture in page["pictures"]
        ],
    }
