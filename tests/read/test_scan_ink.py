"""The ink of a line, measured."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from shuzibao.read.scan.boxes import Found, upright
from shuzibao.read.scan.ink import ink_of

FACE = "/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc"
WORDS = "图书管理员说今年收到的旧书比去年多了一倍"


def climbing(px: int, down: bool = False) -> np.ndarray:
    """A line of characters 30 pixels high that climbs by so many pixels from its start to its end."""
    page = Image.new("L", (720, 120), 255)
    pen, font = ImageDraw.Draw(page), ImageFont.truetype(FACE, 30)
    for n, char in enumerate(WORDS):
        pen.text((30 + 33 * n, 40 - round(px * (n / (len(WORDS) - 1) - 0.5))), char, 20, font)
    return np.asarray(page.rotate(-90, expand=True) if down else page)


@pytest.mark.parametrize("down", [False, True])
@pytest.mark.parametrize("px", [-5, 4, 6])
def test_a_line_on_paper_that_does_not_lie_flat_is_measured_as_on_flat_paper(px: int, down: bool):
    """Its characters are as high as they are, not as the line climbs; it stands where its middle stands."""
    box = upright(32, 20, 88, 700) if down else upright(20, 32, 700, 88)
    flat, bent = (ink_of(Found(WORDS, box, 0.99), climbing(by, down)) for by in (0, px))

    assert flat is not None
    assert bent is not None
    assert bent.thick == pytest.approx(flat.thick, abs=1.2)
    assert (bent.near + bent.far) / 2 == pytest.approx((flat.near + flat.far) / 2, abs=1.2)
