"""Type faces of the press and how wide their characters are.

Noto Serif and Sans CJK (SIL Open Font License) come with Debian's `fonts-noto-cjk`. Widths are read
from the very files that are embedded, so the truth's line boxes are exact.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from pathlib import Path

from PIL import ImageFont

FONT_FOLDER = Path("/usr/share/fonts/opentype/noto")
# Both families put the em box 0.88 above and 0.12 below the baseline.
ASCENT = 0.88
# Index of a language's face in the collections.
COLLECTION = {"SC": 2, "TC": 3}
PROBE = 1000


@dataclass(frozen=True, slots=True)
class Face:
    """One face: family of letters (song 宋, hei 黑), bold or not, for one script."""

    family: str  # "song" or "hei"
    bold: bool
    script: str  # "SC" or "TC"

    @property
    def name(self) -> str:
        return f"Noto {'Serif' if self.family == 'song' else 'Sans'} CJK {self.script}"

    @property
    def weight(self) -> str:
        return "bold" if self.bold else "regular"

    @property
    def file(self) -> Path:
        kind = "Serif" if self.family == "song" else "Sans"
        return FONT_FOLDER / f"Noto{kind}CJK-{'Bold' if self.bold else 'Regular'}.ttc"


@functools.cache
def _font(face: Face) -> ImageFont.FreeTypeFont:
    if not face.file.exists():
        raise SystemExit(f"{face.file} is missing\n  try: apt-get install fonts-noto-cjk")
    return ImageFont.truetype(
        str(face.file), PROBE, index=COLLECTION[face.script], layout_engine=ImageFont.Layout.BASIC
    )


@functools.cache
def ems(face: Face, char: str) -> float:
    """Advance of one character, in ems."""
    return float(_font(face).getlength(char)) / PROBE
