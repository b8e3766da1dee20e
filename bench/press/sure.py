"""What a thread's doubt means: fits the confidence on dev pages of both presses, and draws how well it holds.

python -m bench.press.sure            # the fit: INTERCEPT and SLOPE for shuzibao/articles/sure.py
python -m bench.press.sure --draw     # docs/calibration.svg from the last runs of bench.pages
"""

from __future__ import annotations

import json
import math
import sys
from pathlib import Path

import numpy as np

from bench.press.calibrate import calibration, plot
from bench.press.run import OUT, ROOT
from bench.press.score import exactness
from shuzibao.articles.sure import HEADLESS, INTERCEPT, LEAST, MOST, SLOPE

Said = tuple[float, bool, bool]  # confidence, whether without a headline, whether exactly right


def said(split: str = "dev") -> list[Said]:
    """Every article in the answers that lie in bench/out, scans left out."""
    found: list[Said] = []
    for file in sorted((OUT / "answers" / split).glob("*.ours.json")):
        truth_file = OUT / split / file.name.replace(".ours.json", ".truth.json")
        if "dpi" in file.name or not truth_file.exists():
            continue
        truth, answer = json.loads(truth_file.read_text()), json.loads(file.read_text())
        bare = {one["id"]: one["headline"] is None for one in answer["articles"]}
        for confidence, right, number in exactness(truth, answer):
            found.append((confidence, bare[number], right))
    return found


def fit(pairs: list[Said]) -> tuple[float, float, float]:
    """Intercept, slope over the logged doubt, and what a missing headline takes off; Newton's method, damped."""
    known = [one for one in pairs if LEAST < one[0] < MOST]
    z = np.array([math.log(c / (1 - c)) for c, _, _ in known])
    bare = np.array([b for _, b, _ in known], float)
    right = np.array([r for _, _, r in known], float)
    doubt = np.clip((z - INTERCEPT - HEADLESS * bare) / SLOPE, -6.0, 1.5)
    design = np.stack((np.ones_like(doubt), doubt, bare), axis=1)
    weights = np.zeros(3)
    for _ in range(60):
        p = 1 / (1 + np.exp(-design @ weights))
        hessian = design.T @ (design * (p * (1 - p))[:, None]) + 0.1 * np.eye(3)
        step = np.linalg.solve(hessian, design.T @ (right - p) - 0.1 * weights)
        weights = weights + np.clip(step, -0.5, 0.5)
    return tuple(weights.tolist())


def main(draw: bool) -> None:
    pairs = said()
    table = calibration([(confidence, right) for confidence, _, right in pairs])
    above = table["above_0.9"]
    print(f"{len(pairs)} articles; above 0.9: {above['right']} of {above['count']} right")
    if draw:
        target = Path(ROOT / "docs" / "calibration.svg")
        plot(table, target)
        print(f"written: {target}")
    else:
        print("INTERCEPT, SLOPE, HEADLESS = {:.2f}, {:.2f}, {:.2f}".format(*fit(pairs)))


if __name__ == "__main__":
    main("--draw" in sys.argv[1:])
