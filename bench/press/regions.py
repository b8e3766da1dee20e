"""晶報's folds as given regions and human groups (project ECPO, Heidelberg; CC BY 4.0), read where they lie."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT.parent / "shared" / "data" / "jingbao"
MATRIX = re.compile(r"matrix\(([^)]*)\)")
POINTS = re.compile(r'points="([^"]*)"')
CIRCLE = re.compile(r'<circle[^>]*\br="([\d.]+)"')


@dataclass(frozen=True, slots=True)
class GivenRegion:
    """A region of a page as a person drew it.

    points: its polygon, in pixels of the scan, y down. kind: "article", "advertisement", "image" or
    "additional" (mastheads, margins, section heads).
    """

    id: str
    kind: str
    points: tuple[tuple[float, float], ...]

    @property
    def box(self) -> tuple[float, float, float, float]:
        xs, ys = zip(*self.points, strict=True)
        return (min(xs), min(ys), max(xs), max(ys))


@dataclass(frozen=True, slots=True)
class Fold:
    """Two facing pages: their regions, and which of them make one article (indexes; empty where not told).

    A group's regions stand as the person listed them, mostly as they are read.
    """

    name: str
    regions: tuple[GivenRegion, ...]
    groups: tuple[tuple[int, ...], ...]


def folds(folder: Path = FOLDER) -> list[Fold]:
    """All folds, by name. Empty when the data are not there."""
    return [read_fold(path) for path in sorted(folder.glob("regions/**/*.json"))]


def read_fold(path: Path) -> Fold:
    items = json.loads(path.read_text("utf-8"))["items"]
    regions: list[GivenRegion] = []
    index: dict[str, int] = {}
    for item in items:
        if not _is_group(item):
            for target in item["target"]:
                index[target["id"]] = len(regions)
                regions.append(_region(target, _kind(item)))
    groups = [
        tuple(dict.fromkeys(index[t["id"]] for t in item["target"] if t["id"] in index))
        for item in items
        if _is_group(item)
    ]
    return Fold(path.stem, tuple(regions), tuple(group for group in groups if group))


def _is_group(item: dict[str, Any]) -> bool:
    return any(body["type"] == "GroupAnnotation" for body in item["body"])


def _kind(item: dict[str, Any]) -> str:
    labels = [body["value"]["name"] for body in item["body"] if body.get("value")]
    return str(labels[0]) if labels else "article"


def _region(target: dict[str, Any], kind: str) -> GivenRegion:
    svg = target["selector"]["value"]
    matrix = MATRIX.search(svg)
    a, b, c, d, e, f = (float(v) for v in matrix[1].split()) if matrix else (1, 0, 0, 1, 0, 0)
    points = POINTS.search(svg)
    if points:
        pairs = [tuple(map(float, pair.split(","))) for pair in points[1].split()]
    else:
        circle = CIRCLE.search(svg)
        r = float(circle[1]) if circle else 1.0
        pairs = [(-r, -r), (r, -r), (r, r), (-r, r)]
    moved = tuple((a * x + c * y + e, b * x + d * y + f) for x, y in pairs)
    return GivenRegion(target["id"], kind, moved)
