"""Pages as a reader would bring them: yellowed by age, or photographed with a telephone. Deterministic by seed.

Scans by a copying stand are in `bench.press.scan`. Here colours matter: old newsprint is brown, a desk has a colour,
light falls from one side. Where the paper stands is not told: an answer speaks of the page as printed, for a system
has to lay a photographed page flat before it can show it.
"""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pypdfium2 as pdfium
from PIL import Image, ImageFilter

YELLOWED, PHOTOGRAPHED = "yellowed", "photographed"
STEP_PT = 24  # the mesh in which the sheet bends
INK = np.array((38.0, 34.0, 32.0), np.float32)
FOCAL = 0.72  # of the picture's longer side: a telephone's camera, 26 mm on a film of 36 mm
MARGIN = 1.12  # the picture's sides against the sheet's, seen straight


@dataclass(frozen=True, slots=True)
class Look:
    """What a camera and age did to a sheet.

    paper, desk: colours. stains: how much darker the foxed spots are, from 0 to 1; fade: ink that is gone, from 0 to 1.
    tilt: of the camera to the sheet about the horizontal, the vertical and its own axis, in degrees; None on a flatbed.
    bend: how far the middle of the sheet stands off a plane, in points. dark: the darkest light against the lightest.
    blur: in pixels.
    """

    paper: tuple[float, float, float]
    desk: tuple[float, float, float]
    stains: float
    fade: float
    tilt: tuple[float, float, float] | None
    bend: float
    dark: float
    blur: float
    noise: float
    quality: int


def look(seed: int, kind: str) -> Look:
    """How a sample is seen. kind: YELLOWED (on a flatbed, in colour) or PHOTOGRAPHED."""
    rng = np.random.default_rng((seed, 77))
    age = float(rng.uniform(0.3, 1)) if kind == YELLOWED else float(rng.uniform(0, 0.5))
    paper = (246 - 28 * age, 242 - 52 * age, 230 - 92 * age)
    photographed = kind == PHOTOGRAPHED
    level = float(rng.uniform(35, 135))
    return Look(
        paper=paper,
        desk=(level * 1.15, level, level * 0.8),
        stains=float(rng.uniform(0.05, 0.2)) * (not photographed),
        fade=float(rng.uniform(0.05, 0.35)) * age,
        tilt=_tilt(rng) if photographed else None,
        bend=float(rng.uniform(0, 5)) if photographed else float(rng.uniform(0, 1)),
        dark=float(rng.uniform(0.5, 0.85)) if photographed else float(rng.uniform(0.92, 1)),
        blur=float(rng.uniform(0.6, 1.0)),
        noise=float(rng.uniform(2, 6)),
        quality=int(rng.integers(78, 93)),
    )


def _tilt(rng: np.random.Generator) -> tuple[float, float, float]:
    return float(rng.uniform(-12, 12)), float(rng.uniform(-9, 9)), float(rng.uniform(-3.5, 3.5))


def photograph_pdf(
    file: Path, target: Path, dpi: int, seed: int, truth: dict[str, Any], kind: str
) -> dict[str, Any]:
    """Writes the pages of a PDF as pictures in a TIFF that states no resolution. dpi: of the paper's middle."""
    seen = look(seed, kind)
    images = []
    for index, page in enumerate(pdfium.PdfDocument(file)):
        rng = np.random.default_rng((seed, index, 78))
        sheet = page.render(scale=dpi / 72, grayscale=True).to_pil().convert("L")
        images.append(_seen(_bent(sheet, seen, dpi), seen, rng))
    stated = {"dpi": (dpi, dpi)} if kind == YELLOWED else {}
    images[0].save(
        target, save_all=True, append_images=images[1:], compression="jpeg",
        quality=seen.quality, **stated,
    )  # fmt: skip
    return truth | {"damage": asdict(seen)}


def _bent(sheet: Image.Image, seen: Look, dpi: int) -> Image.Image:
    """The sheet as a camera above its middle sees it where it bulges: lines are bowed, most half-way down."""
    step = int(STEP_PT * dpi / 72)
    lift = seen.bend * dpi / 72

    def source(x: float, y: float) -> tuple[float, float]:
        u, v = x / sheet.width, y / sheet.height
        return x, y + lift * math.sin(math.pi * v) * (math.sin(math.pi * u) - 0.6)

    mesh = []
    for top in range(0, sheet.height, step):
        for left in range(0, sheet.width, step):
            right, bottom = min(sheet.width, left + step), min(sheet.height, top + step)
            corners = ((left, top), (left, bottom), (right, bottom), (right, top))
            quad = tuple(value for corner in corners for value in source(*corner))
            mesh.append(((left, top, right, bottom), quad))
    return sheet.transform(
        sheet.size, Image.Transform.MESH, mesh, Image.Resampling.BILINEAR, fillcolor=255
    )


def _seen(sheet: Image.Image, seen: Look, rng: np.random.Generator) -> Image.Image:
    spots = np.clip(_cloud(sheet.size, 40, rng) * 3 - 1.6, 0, 1) * seen.stains
    share = (
        (255 - np.asarray(sheet, np.float32)) / 255 * (1 - seen.fade * _cloud(sheet.size, 7, rng))
    )
    paper = np.array(seen.paper, np.float32) * (
        1 - spots[..., None] * np.array((0.5, 0.8, 1), np.float32)
    )
    colours = paper * (1 - share[..., None]) + INK * share[..., None]
    image = Image.fromarray(colours.clip(0, 255).astype(np.uint8))
    if seen.tilt:
        image = _on_desk(image, seen.tilt, seen, rng)
    pixels = np.asarray(image.filter(ImageFilter.GaussianBlur(seen.blur)), np.float32)
    pixels = pixels * _light(image.size, seen.dark, rng)[..., None]
    pixels = pixels + rng.normal(0, seen.noise, pixels.shape[:2]).astype(np.float32)[..., None]
    return Image.fromarray(pixels.clip(0, 255).astype(np.uint8))


def _corners(wide: int, high: int, tilt: tuple[float, float, float]) -> np.ndarray:
    """Where a camera above the middle of the sheet sees its corners, from the top left clockwise, in pixels."""
    pitch, yaw, roll = (math.radians(angle) for angle in tilt)
    about_x = [
        [1, 0, 0],
        [0, math.cos(pitch), -math.sin(pitch)],
        [0, math.sin(pitch), math.cos(pitch)],
    ]
    about_y = [[math.cos(yaw), 0, math.sin(yaw)], [0, 1, 0], [-math.sin(yaw), 0, math.cos(yaw)]]
    about_z = [[math.cos(roll), -math.sin(roll), 0], [math.sin(roll), math.cos(roll), 0], [0, 0, 1]]
    flat = np.array([[-wide, -high, 0], [wide, -high, 0], [wide, high, 0], [-wide, high, 0]]) / 2
    seen = flat @ (np.array(about_z) @ np.array(about_y) @ np.array(about_x)).T
    away = FOCAL * max(wide, high)
    corners: np.ndarray = seen[:, :2] * away / (seen[:, 2:] + away * MARGIN)
    return corners + np.array([wide, high]) / 2


def _on_desk(
    sheet: Image.Image, tilt: tuple[float, float, float], seen: Look, rng: np.random.Generator
) -> Image.Image:
    """The sheet in perspective on a desk with a grain; the picture has the size of the sheet."""
    wide, high = sheet.size
    flat = ((0, 0), (wide, 0), (wide, high), (0, high))
    rows, known = [], []
    for (u, v), (x, y) in zip(flat, _corners(wide, high, tilt).tolist(), strict=True):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        known += [u, v]
    turn = np.linalg.solve(np.array(rows, float), np.array(known, float)).tolist()
    how = (sheet.size, Image.Transform.PERSPECTIVE, turn, Image.Resampling.BICUBIC)
    grain = (_cloud((wide, high), 60, rng) - 0.5) * 24
    desk = np.array(seen.desk, np.float32) + grain[..., None]
    image = Image.fromarray(desk.clip(0, 255).astype(np.uint8))
    image.paste(sheet.transform(*how), mask=Image.new("L", sheet.size, 255).transform(*how))
    return image


def _light(size: tuple[int, int], dark: float, rng: np.random.Generator) -> np.ndarray:
    """Light that falls off to one side, and the soft shadow of a hand or head over a corner."""
    wide, high = size
    x = np.linspace(0, 1, wide, dtype=np.float32)[None]
    y = np.linspace(0, 1, high, dtype=np.float32)[:, None]
    angle = rng.uniform(0, 2 * math.pi)
    way = math.cos(angle) * (x - 0.5) + math.sin(angle) * (y - 0.5)
    fall = 1 - (1 - dark) * (way - way.min()) / (way.max() - way.min())
    corner = rng.integers(0, 2, 2)
    away = np.hypot(x - corner[0], y - corner[1])
    shadow = 1 / (1 + np.exp((away - 0.45) / 0.06))
    light: np.ndarray = fall * (1 - (1 - dark) * 0.5 * shadow)
    return light


def _cloud(size: tuple[int, int], cells: int, rng: np.random.Generator) -> np.ndarray:
    """Smooth patches between 0 and 1, `cells` of them along the height."""
    small = Image.fromarray((rng.random((cells, max(2, cells * 3 // 4))) * 255).astype(np.uint8))
    return np.asarray(small.resize(size, Image.Resampling.BICUBIC), np.float32) / 255
