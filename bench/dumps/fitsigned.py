"""Finds the weights of `shuzibao.articles.signed` on the dev split.

    python -m bench.dumps.fitsigned --n 400    # prints the table of shuzibao/articles/signed.py

The lines that stand where a writer's name may and that no pattern tells are read one by one: the truth says which
are bylines. A logistic regression, held near the weights in force by a
Gaussian prior.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize

from bench.dumps.case import Case
from bench.dumps.fit import chosen_cases, options
from bench.dumps.score import truth_places
from shuzibao.articles.signed import WEIGHTS, may_sign, told
from shuzibao.conventions.bylines import satellite_role
from shuzibao.layout.signs import signs_of
from shuzibao.pipeline import read_pages
from shuzibao.read import Source

PRIOR_NATS = 0.4  # few writers are seen: what was set by hand counts as much
NAMES = tuple(WEIGHTS)
INDEX = {name: number for number, name in enumerate(NAMES)}
Floats = npt.NDArray[np.float64]


def gather(all_cases: Iterable[Case]) -> Iterator[tuple[Floats, bool, str]]:
    """Each such line: its features, whether it is a byline, its text."""
    for case in all_cases:
        places = truth_places(case)
        for file, (name, text, _) in enumerate(case.files):
            for page in read_pages(Source(name, text.encode())):
                signs = [signs_of(line) for line in page.lines]
                texts = [line.text for line in page.lines]
                for i in range(1, len(signs) - 1):
                    one = signs[i]
                    plain = satellite_role(texts[i], one.text, one.ends_open or one.bracket_open)
                    start = page.lines[i].start
                    assert start is not None
                    spot = next(
                        (
                            places[file, at]
                            for at in range(start, start + 3)
                            if (file, at) in places
                        ),
                        None,
                    )
                    if plain is not None or spot is None or not may_sign(signs, i):
                        continue
                    row = np.zeros(len(NAMES))
                    for feature, value in told(texts, signs, i):
                        row[INDEX[feature]] += value
                    yield row, case.truth.role(spot) == "byline", texts[i]


def fit(found: list[tuple[Floats, bool, str]]) -> dict[str, float]:
    """The weights."""
    table = np.array([row for row, *_ in found])
    start = np.array(list(WEIGHTS.values()))
    sign = np.array([1.0 if true else -1.0 for _, true, _ in found])

    def loss(weights: Floats) -> tuple[float, Floats]:
        margin = sign * (table @ weights)
        slope = -(table * (sign / (1 + np.exp(margin)))[:, None]).sum(axis=0)
        off = weights - start
        value = float(np.logaddexp(0, -margin).sum() + off @ off / (2 * PRIOR_NATS**2))
        return value, slope + off / PRIOR_NATS**2

    done = minimize(loss, start, jac=True, method="L-BFGS-B")
    print(
        f"# {wrong(found, start)} wrong before, {wrong(found, done.x)} after of {len(found)} lines, {int((sign > 0).sum())} are bylines"
    )
    return dict(zip(NAMES, (float(weight) for weight in done.x), strict=True))


def wrong(found: list[tuple[Floats, bool, str]], weights: Floats) -> int:
    """How many lines the weights misjudge."""
    return sum(bool(row @ weights > 0) != true for row, true, _ in found)


def main() -> None:
    parser = options(argparse.ArgumentParser(description=__doc__))
    args = parser.parse_args()
    for name, weight in fit(list(gather(chosen_cases(args)))).items():
        print(f'    "{name}": {weight:.2f},')


if __name__ == "__main__":
    main()
