"""Rows of letters that come mixed are put in order again."""

from __future__ import annotations

import numpy as np

from shuzibao.read.pdf.door import Glyphs
from shuzibao.read.pdf.rows import unmixed


def glyphs(placed: list[tuple[str, float, float]], size: float = 9.0) -> Glyphs:
    """Letters at (left, top), each as wide as high."""
    n = len(placed)
    whole, flags = np.zeros(n, np.int64), np.zeros(n, bool)
    boxes = np.array([(x, y, x + size, y + size) for _, x, y in placed])
    codes = np.array([ord(char) for char, _, _ in placed])
    return Glyphs(
        codes, boxes, np.full(n, size), np.zeros(n), whole + 400, np.arange(n), whole,
        flags, flags, flags, ["Song"], whole,
    )  # fmt: skip


def text(found: Glyphs) -> str:
    return "".join(map(chr, found.codes.tolist()))


def row(chars: str, x: float, y: float, step: float = 9.0) -> list[tuple[str, float, float]]:
    return [(char, x + step * n, y) for n, char in enumerate(chars)]


def test_two_rows_sorted_by_where_letters_begin_are_told_apart():
    """Upper row first, each in its order."""
    upper, lower = row("星期二第八版", 50, 38), row("编辑部电话二", 50, 50)
    mixed = sorted([*upper, *lower], key=lambda letter: letter[1])

    assert text(unmixed(glyphs(mixed))) == "星期二第八版编辑部电话二"


def test_upright_columns_that_go_to_the_right_stay_as_they_are():
    """Each column climbs back to its top once: their letters abut downwards, not along rows."""
    columns = [
        (char, 50.0 + 14 * n, 40.0 + 9 * k)
        for n, chars in enumerate(("河畔书声", "石桥放行", "新渠通水"))
        for k, char in enumerate(chars)
    ]

    assert text(unmixed(glyphs(columns))) == "河畔书声石桥放行新渠通水"


def test_lines_in_their_order_stay_as_they_are():
    """The beginning of the next line lies to the left: no stretch holds two rows."""
    lines = [*row("河畔书声入夜", 50, 40), *row("石桥放行通车", 50, 52)]

    assert text(unmixed(glyphs(lines))) == "河畔书声入夜石桥放行通车"
