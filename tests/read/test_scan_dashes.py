"""Broken rules: they part stories as whole ones do, and no row of letters is one."""

from __future__ import annotations

import numpy as np
import pytest

from shuzibao.read.scan.dashes import dashed_rules

SCALE = 72 / 200  # points a pixel


def sheet() -> np.ndarray:
    """An empty page: 1 is ink."""
    return np.zeros((900, 900), np.uint8)


def dashed(page: np.ndarray, top: int, left: int, right: int, dash: int, white: int) -> None:
    for start in range(left, right, dash + white):
        page[top + start // 300 : top + 2 + start // 300, start : min(right, start + dash)] = 1


@pytest.mark.parametrize(("dash", "white"), [(6, 5), (2, 4), (14, 10)])
def test_a_row_of_dashes_or_dots_is_a_rule(dash, white):
    """Across or down, climbing by a pixel or two as scans do."""
    page = sheet()
    dashed(page, 300, 100, 800, dash, white)
    [flat] = dashed_rules(page, page, SCALE, across=True)
    [tall] = dashed_rules(page.T.copy(), page.T.copy(), SCALE, across=False)

    for start, end in ((flat.left, flat.right), (tall.top, tall.bottom)):
        assert start == pytest.approx(36, abs=1)
        assert end == pytest.approx(800 * SCALE, abs=6)
    assert flat.height < 4


def test_what_stands_unevenly_or_thick_or_in_text_is_none():
    """Specks apart by chance, a row of letters, and the dots that lead from a title to its page in a line of text."""
    specks, letters, leaders = sheet(), sheet(), sheet()
    for start in np.cumsum(np.random.default_rng(1).integers(4, 16, 60)).tolist():
        specks[300:302, 100 + start : 103 + start] = 1
    dashed(leaders, 300, 100, 800, 2, 8)
    for start in range(100, 800, 22):
        letters[300:318, start : start + 14] = 1

    assert dashed_rules(specks, specks, SCALE, across=True) == []
    assert dashed_rules(letters, letters, SCALE, across=True) == []
    assert dashed_rules(leaders, sheet(), SCALE, across=True) == []
