"""The weights of `rows.py`, in nats; a positive one speaks against.

Set by hand first, then fitted: `python -m bench.dumps.fitrows` makes the expected number of heading lines with a
wrong body least, among the readings that the search finds on the dev split of the invented dumps, held near the
hand-set values by a Gaussian prior, and prints this table anew. Fitted on the heads of 126 cases from the thirtieth
seed on; the table is the mean of the hand-set and the fitted values. The fitted ones alone gave real tools' headings
better homes, but threaded bodies worse (the costs also decide between two ways to thread them, which the fit takes as
given) and lost banded pages and crossed columns. "tied", "torn again", "torn" and "band" are set by hand; these two
on 60 dev pages of eight styles, half of them written by hand ("band": the row is the last one above the body).
"""

from __future__ import annotations

from collections.abc import Mapping

WEIGHTS: Mapping[str, float] = {
    # The lines of one head.
    "start": 1.02,
    "joint": 1.28,
    "lines 1": 0.07,
    "lines 2": -0.20,
    "lines 3": 0.46,
    "lines 4": -0.27,
    "lines 5": 0.50,
    "kicker last": 2.60,
    "deck first": 3.00,
    "wording": -0.79,
    "torn": 4.50,
    "torn again": -2.50,
    # The body that it gets.
    "near": -0.76,
    "near gap": 1.04,
    "gain": -0.80,
    "rank": -0.30,
    "opening": -0.29,
    "follows": 0.50,
    "inside": 2.29,
    "far": 4.40,
    "far scattered": 2.25,
    "unheard": 1.54,
    "backward": 1.47,
    "marked": 3.00,
    "headed": 1.43,
    "bylined": -1.13,
    "band": -4.00,
    "far gap": -0.67,
    "far off": 0.67,
    "in order": -2.72,
    # A head of nothing, a body without one, a page whose heads stand apart from their bodies as a rule.
    "alone": 3.01,
    "alone label": 0.66,
    "alone heard": 0.43,
    "headless": 1.30,
    "tied": 2.00,
    "scattered": 5.04,
}
