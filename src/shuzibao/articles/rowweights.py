"""The weights of `rows.py`, in nats; a positive one speaks against.

Set by hand first, then fitted: `python -m bench.dumps.fitrows` maximises the likelihood of the true reading of a
page's heads among the best that the search finds, on the dev split of the invented dumps, held near the hand-set
values by a Gaussian prior, and prints this table anew.
"""

from __future__ import annotations

from collections.abc import Mapping

WEIGHTS: Mapping[str, float] = {
    # The lines of one head.
    "start": 1.00,
    "joint": 1.00,
    "lines 1": 0.00,
    "lines 2": 0.00,
    "lines 3": 0.00,
    "lines 4": 0.00,
    "kicker last": 2.50,
    "deck first": 3.00,
    "wording": -0.60,
    "torn": 3.50,
    # The body that it gets.
    "near": -0.40,
    "near gap": 1.00,
    "gain": -1.00,
    "rank": 0.00,
    "opening": -0.30,
    "follows": 0.30,
    "inside": 2.30,
    "far": 4.20,
    "far scattered": 2.20,
    "unheard": 1.50,
    "backward": 0.80,
    "marked": 3.00,
    "headed": 1.00,
    "bylined": -0.80,
    "far gap": -0.60,
    "far off": 0.00,
    "in order": -2.40,
    # A head of nothing, a body without one, a page whose heads stand apart from their bodies as a rule.
    "alone": 2.50,
    "alone label": 1.00,
    "alone heard": 0.00,
    "headless": 1.00,
    "scattered": 5.00,
}
