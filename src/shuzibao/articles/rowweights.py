"""The weights of `rows.py`, in nats; a positive one speaks against.

Set by hand first, then fitted: `python -m bench.dumps.fitrows` makes the expected number of heading lines with a
wrong body least, among the readings that the search finds on the dev split of the invented dumps, held near the
hand-set values by a Gaussian prior, and prints this table anew. Fitted on the heads of 126 cases from the thirtieth
seed on. "gain", "rank", "headless" and "tied" were then set by hand on whole pages: they also decide how the bodies
are threaded, which the fit takes as given.
"""

from __future__ import annotations

from collections.abc import Mapping

WEIGHTS: Mapping[str, float] = {
    # The lines of one head.
    "start": 1.05,
    "joint": 1.56,
    "lines 1": 0.13,
    "lines 2": -0.39,
    "lines 3": 0.91,
    "lines 4": -0.53,
    "kicker last": 2.71,
    "deck first": 3.00,
    "wording": -0.98,
    "torn": 3.51,
    "torn again": -2.50,
    # The body that it gets.
    "near": -1.11,
    "near gap": 1.07,
    "gain": -0.60,
    "rank": -0.60,
    "opening": -0.27,
    "follows": 0.70,
    "inside": 2.29,
    "far": 4.60,
    "far scattered": 2.29,
    "unheard": 1.57,
    "backward": 2.14,
    "marked": 3.00,
    "headed": 1.86,
    "bylined": -1.46,
    "far gap": -0.73,
    "far off": 1.34,
    "in order": -3.05,
    # A head of nothing, a body without one, a page whose heads stand apart from their bodies as a rule.
    "alone": 3.53,
    "alone label": 0.32,
    "alone heard": 0.86,
    "headless": 1.60,
    "tied": 4.00,
    "scattered": 5.07,
}
