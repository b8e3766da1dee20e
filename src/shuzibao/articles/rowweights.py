"""The weights of `rows.py`, in nats; a positive one speaks against.

Set by hand first, then fitted: `python -m bench.dumps.fitrows` makes the expected number of heading lines with a
wrong body least, among the readings that the search finds on the dev split of the invented dumps, held near the
hand-set values by a Gaussian prior, and prints this table anew. Fitted on the heads of 126 cases from the thirtieth
seed on; the table is the mean of the hand-set and the fitted values, and again of that and of a
fit from there on 58 cases of all styles and 64 by hand. The fitted ones alone gave real tools' headings
better homes, but threaded bodies worse (the costs also decide between two ways to thread them, which the fit takes as
given) and lost banded pages and crossed columns. "tied", "torn again", "torn", "alone over head" and "band" are set by hand; these two
on 60 dev pages of eight styles, half of them written by hand ("band": the row is the last one above the body).
"""

from __future__ import annotations

from collections.abc import Mapping

WEIGHTS: Mapping[str, float] = {
    # The lines of one head.
    "start": 1.25,
    "joint": 1.46,
    "lines 1": 0.48,
    "lines 2": -0.23,
    "lines 3": 0.49,
    "lines 4": -0.30,
    "lines 5": 0.35,
    "kicker last": 2.58,
    "deck first": 3.00,
    "wording": -1.28,
    "torn": 4.20,
    "torn again": -2.50,
    # The body that it gets.
    "near": -0.72,
    "near gap": 0.96,
    "gain": -0.73,
    "rank": -0.15,
    "opening": -0.06,
    "follows": 0.50,
    "inside": 2.29,
    "far": 4.33,
    "far scattered": 2.21,
    "unheard": 1.56,
    "backward": 1.60,
    "marked": 3.00,
    "headed": 1.46,
    "bylined": -0.86,
    "band": -4.00,
    "far gap": -0.62,
    "far off": 0.84,
    "in order": -2.87,
    # A head of nothing, a body without one, a page whose heads stand apart from their bodies as a rule.
    "alone": 3.19,
    "alone label": 0.80,
    "alone heard": 0.74,
    "alone over head": 1.00,
    "headless": 1.48,
    "tied": 2.00,
    "scattered": 5.06,
}
