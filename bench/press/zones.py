"""Zones: do the answer's polygons hold what was printed of the article, and nothing else?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import numpy as np

from bench.press.match import Matched, page_numbers


def inside(points: Sequence[Sequence[float]], x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Which of the points (x, y) lie in the polygon; even-odd rule."""
    hit = np.zeros(len(x), bool)
    count = len(points)
    for n in range(count):
        (x0, y0), (x1, y1) = points[n], points[(n + 1) % count]
        if y0 == y1:
            continue
        crosses = (y0 > y) != (y1 > y)
        hit ^= crosses & (x < (x1 - x0) * (y - y0) / (y1 - y0) + x0)
    return hit


def held(zone: dict[str, Any], x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Which of the points lie in the zone: inside its outline and in none of its holes."""
    hit = inside(zone["points"], x, y)
    for hole in zone.get("holes") or ():
        hit &= ~inside(hole, x, y)
    return hit


def zone_ious(
    matched: Sequence[Matched],
    truth: dict[str, Any],
    answer: dict[str, Any],
    home: dict[int, int | None],
) -> dict[str, float]:
    """Sum over true articles of the overlap ratio, measured on the printed area (lines and pictures).

    White space between the lines does not count, so that tight and generous outlines are alike.
    """
    said = {article["id"]: article.get("zones") or [] for article in answer["articles"]}
    if not any(said.values()):
        return {}
    boxes: dict[int, list[tuple[list[float], int | None]]] = defaultdict(list)
    for m in matched:
        boxes[m.page].append((m.line["box"], m.line["article"]))
    for page in truth["pages"]:
        boxes[page["number"]] += [(p["box"], p["article"]) for p in page["pictures"]]
    total = 0.0
    number_of = page_numbers(truth, answer)
    for article in truth["articles"]:
        mine = home.get(article["id"])
        zones = said.get(mine, []) if mine is not None else []
        number = number_of[article["page"]]
        total += _iou(boxes[article["page"]], article, [z for z in zones if z["page"] == number])
    return {"zone_iou": total, "zone_articles": float(len(truth["articles"]))}


def _iou(
    boxes: list[tuple[list[float], int | None]],
    article: dict[str, Any],
    zones: list[dict[str, Any]],
) -> float:
    array = np.array([box for box, _ in boxes], float)
    own = np.array([owner == article["id"] for _, owner in boxes])
    area = (array[:, 2] - array[:, 0]) * (array[:, 3] - array[:, 1])
    covered = np.zeros(len(boxes))
    for share in (0.1, 0.5, 0.9):
        x = array[:, 0] + (array[:, 2] - array[:, 0]) * share
        y = array[:, 1] + (array[:, 3] - array[:, 1]) * share
        hit = np.zeros(len(boxes), bool)
        for zone in zones:
            hit |= held(zone, x, y)
        covered += hit / 3
    both = float((area * covered * own).sum())
    either = float((area * np.maximum(covered, own)).sum())
    return both / either if either else 0.0
