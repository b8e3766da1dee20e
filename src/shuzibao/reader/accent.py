"""A title's own colour, on paper and at night: made lighter or darker until it can be read there."""

from __future__ import annotations

import re
from typing import Final

COLOUR: Final = re.compile(r"#[0-9a-f]{6}")
PAPER: Final = "#fcfbf8"  # as in paper.css
NIGHT: Final = "#161513"
LEAST: Final = 4.5  # WCAG 2.2, 1.4.3: the contrast of text with its ground
STEP: Final = 0.04


def sheet(colour: str) -> str:
    """The style sheet of a title of this colour, "#rrggbb"."""
    day, night = readable(colour, PAPER), readable(colour, NIGHT)
    return (
        f":root {{ --accent: {day}; }}\n"
        f'@media (prefers-color-scheme: dark) {{ :root[data-theme="auto"] {{ --accent: {night}; }} }}\n'
        f':root[data-theme="dark"] {{ --accent: {night}; }}\n'
        "@media print { :root[data-theme] { --accent: #000; } }\n"
    )


def readable(colour: str, ground: str) -> str:
    """The colour, moved towards black or white as far as text in it needs on this ground."""
    towards = 0.0 if luminance(ground) > 0.5 else 255.0
    parts = [float(part) for part in _parts(colour)]
    while contrast(_hex(parts), ground) < LEAST:
        parts = [part + (towards - part) * STEP for part in parts]
    return _hex(parts)


def contrast(one: str, two: str) -> float:
    """Contrast ratio of two colours, 1 to 21 (WCAG 2.2)."""
    low, high = sorted((luminance(one), luminance(two)))
    return (high + 0.05) / (low + 0.05)


def luminance(colour: str) -> float:
    """Relative luminance, 0 to 1 (WCAG 2.2)."""
    parts = (part / 255 for part in _parts(colour))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _parts(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _hex(parts: list[float]) -> str:
    return "#" + "".join(f"{round(part):02x}" for part in parts)
