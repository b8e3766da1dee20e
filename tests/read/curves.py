"""Letters as curves, as papers set their headlines and their own name."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from bench.press.face import COLLECTION, FONT_FOLDER
from fontTools.pens.basePen import BasePen
from fontTools.ttLib import TTFont

FACE = FONT_FOLDER / "NotoSerifCJK-Bold.ttc"


class OperatorPen(BasePen):
    """Draws with a PDF's operators, in the font's units."""

    def __init__(self, glyphs: Any) -> None:
        super().__init__(glyphs)
        self.drawn: list[str] = []

    def _moveTo(self, at: tuple[float, float]) -> None:
        self.drawn.append(f"{at[0]:g} {at[1]:g} m")

    def _lineTo(self, at: tuple[float, float]) -> None:
        self.drawn.append(f"{at[0]:g} {at[1]:g} l")

    def _curveToOne(self, one: Any, two: Any, at: Any) -> None:
        self.drawn.append(" ".join(f"{v:g}" for v in (*one, *two, *at)) + " c")

    def _closePath(self) -> None:
        self.drawn.append("h")


@lru_cache(maxsize=1)
def _face() -> Any:
    return TTFont(FACE, fontNumber=COLLECTION["SC"], lazy=True)


def curves(x: float, y: float, size: float, text: str) -> str:
    """Operators that draw a line whose baseline begins at x, y: a path a letter, no text."""
    face = _face()
    glyphs, names = face.getGlyphSet(), face.getBestCmap()
    scale = size / face["head"].unitsPerEm
    out = []
    for n, letter in enumerate(text):
        pen = OperatorPen(glyphs)
        glyphs[names[ord(letter)]].draw(pen)
        out.append(
            f"q {scale:.5f} 0 0 {scale:.5f} {x + n * size:g} {y:g} cm 0 g {' '.join(pen.drawn)} f Q"
        )
    return "\n".join(out)
