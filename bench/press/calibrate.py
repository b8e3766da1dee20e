"""Does the confidence mean something? Of articles said at about 0.8, eight in ten should be right."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

BINS = 10


def calibration(said: Sequence[tuple[float, bool]]) -> dict[str, Any]:
    """Counts and shares right in ten bins, above 0.9, and the expected calibration error."""
    bins: list[list[float]] = [[0, 0, 0.0] for _ in range(BINS)]
    for confidence, right in said:
        one = bins[min(BINS - 1, int(confidence * BINS))]
        one[0] += 1
        one[1] += right
        one[2] += confidence
    above = [right for confidence, right in said if confidence > 0.9]
    error = sum(abs(right - total) for _, right, total in bins) / max(1, len(said))
    return {
        "bins": [
            {"count": int(n), "right": int(r), "mean": total / n if n else None}
            for n, r, total in bins
        ],
        "above_0.9": {"count": len(above), "right": sum(above)},
        "expected_error": error,
    }


def plot(table: dict[str, Any], target: Path) -> None:
    """A small SVG: how often right against how sure, a circle's area for how many."""
    side, pad = 320, 40
    most = max([1, *(one["count"] for one in table["bins"])])
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side + 2 * pad} {side + 2 * pad}" '
        'font-family="sans-serif" font-size="11">',
        f'<rect x="{pad}" y="{pad}" width="{side}" height="{side}" fill="none" stroke="#999"/>',
        f'<path d="M{pad} {pad + side}L{pad + side} {pad}" stroke="#bbb" stroke-dasharray="4 4"/>',
        f'<text x="{pad + side / 2}" y="{side + 2 * pad - 8}" text-anchor="middle">confidence said</text>',
        f'<text x="14" y="{pad + side / 2}" transform="rotate(-90 14 {pad + side / 2})" '
        'text-anchor="middle">share of articles exactly right</text>',
    ]
    for one in table["bins"]:
        if one["count"]:
            share = one["right"] / one["count"]
            x, y = pad + side * one["mean"], pad + side * (1 - share)
            radius = 3 + 12 * (one["count"] / most) ** 0.5
            parts.append(
                f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" fill="#b01e23" fill-opacity="0.7"/>'
            )
            parts.append(
                f'<text x="{x + radius + 2:.1f}" y="{y + 4:.1f}">{one["right"]}/{one["count"]}</text>'
            )
    target.write_text("\n".join([*parts, "</svg>"]), "utf-8")
