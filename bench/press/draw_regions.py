"""Pictures of folds: the human groups left, a system's right."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

from PIL import Image, ImageDraw

from bench.press.draw import colour
from bench.press.regions import Fold

WIDTH_PX = 1300
LETTER = {"article": "", "advertisement": "A", "image": "I", "additional": "+"}


def draw_fold(fold: Fold, said: Sequence[Sequence[int]], folder: Path) -> Path:
    """Writes a PNG; wrong groups of ours are outlined in red."""
    left = _side(fold, fold.groups, set())
    known = {frozenset(group) for group in fold.groups}
    grouped = {region for group in fold.groups for region in group}
    wrong = {
        n
        for n, g in enumerate(said)
        if set(g) & grouped and frozenset(set(g) & grouped) not in known
    }
    right = _side(fold, said, wrong)
    out = Image.new("RGB", (left.width * 2 + 10, left.height), "white")
    out.paste(left, (0, 0))
    out.paste(right, (left.width + 10, 0))
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{fold.name}.png"
    out.save(path)
    return path


def _side(fold: Fold, groups: Sequence[Collection[int]], wrong: set[int]) -> Image.Image:
    scale = WIDTH_PX / max(region.box[2] for region in fold.regions)
    high = int(max(region.box[3] for region in fold.regions) * scale) + 10
    image = Image.new("RGB", (WIDTH_PX, high), "white")
    draw = ImageDraw.Draw(image)
    owner = {region: n for n, group in enumerate(groups) for region in group}
    for n, region in enumerate(fold.regions):
        group = owner.get(n)
        tone = colour(group)
        points = [(x * scale, y * scale) for x, y in region.points]
        red = group in wrong
        draw.polygon(points, fill=tuple(int(255 - (255 - c) * 0.45) for c in tone))
        draw.line([*points, points[0]], fill=(220, 0, 0) if red else tone, width=3 if red else 1)
        middle = (
            (region.box[0] + region.box[2]) / 2 * scale - 8,
            (region.box[1] + region.box[3]) / 2 * scale - 5,
        )
        draw.text(middle, f"{'-' if group is None else group}{LETTER[region.kind]}", fill="black")
    return image
