"""Finds the weights of `shuzibao.articles.heads` on the dev split.

    python -m bench.dumps.fitheads --n 400    # prints the table of shuzibao/articles/headweights.py

The lines of a heading, as they stand in the file, are cut into kicker, headline and deck; several cuts may be fair.
The weights maximise the likelihood of the fair cuts, of the one that the truth names most (a conditional logit), held near the weights in force by
a Gaussian prior.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize

from bench.dumps.case import Case
from bench.dumps.fair import TITLES, key, titles_are_fair
from bench.dumps.fit import chosen_cases, options
from bench.dumps.score import truth_places
from shuzibao.articles.heads import Heading, _Seen, cut_features, cuts
from shuzibao.articles.headweights import WEIGHTS
from shuzibao.conventions.furniture import LABELS
from shuzibao.pipeline import read_pages
from shuzibao.read import Source
from shuzibao.script.fold import plain

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
Choice = tuple[Floats, Flags, Floats]

# How far, in nats, a weight may move from where it is before the prior speaks up.
PRIOR_NATS = 0.8
# What a fair cut counts beside the one that the truth names.
FAIR = 0.1
NAMES = tuple(WEIGHTS)
INDEX = {name: number for number, name in enumerate(NAMES)}


def headings(case: Case) -> Iterator[tuple[int, list[Heading]]]:
    """The heading lines of each article that stand together in the file, with the article's number."""
    places = truth_places(case)
    for file, (name, text, _) in enumerate(case.files):
        for page in read_pages(Source(name, text.encode())):
            run: list[Heading] = []
            story = -1
            for line in page.lines:
                assert line.start is not None
                assert line.end is not None
                owners = {
                    places[file, at] for at in range(line.start, line.end) if (file, at) in places
                }
                titles = {owner[0] for owner in owners if case.truth.role(owner) in TITLES}
                if len(owners) == 1 and titles and len(line.text) > 1:
                    if run and story not in titles:
                        yield story, run
                        run = []
                    story = titles.pop()
                    run.append(Heading(line.text, line.heading))
                elif run:
                    yield story, run
                    run = []
            if run:
                yield story, run


def choices(case: Case) -> Iterator[Choice]:
    """For each heading that is whole: the features of its cuts, which of them are fair, and what each is worth."""
    for story, lines in headings(case):
        if not 2 <= len(lines) <= 7:
            continue
        truth = case.truth.articles[story]
        fair = [tuple(key(part) for part in reading) for reading in truth["accept"]["titles"]]
        if LABELS.match(plain(lines[0].text)):  # it is taken for a section head before the cut
            fair = [(None, *reading[1:]) for reading in fair if reading[0] == key(lines[0].text)]
            lines = lines[1:]
        options = cuts(len(lines))
        good = np.array([titles_are_fair(_titles(lines, *cut), fair) for cut in options])
        if not good.any() or good.all():
            continue  # torn, or on one line
        named = np.array([titles_are_fair(_titles(lines, *cut), fair[:1]) for cut in options])
        seen = [_Seen.of(line) for line in lines]
        table = np.zeros((len(options), len(NAMES)))
        for row, cut in enumerate(options):
            for name, value in cut_features(seen, *cut):
                table[row, INDEX[name]] += value
        yield table, good, np.where(named, 1.0, np.where(good, FAIR, 0.0))


def _titles(lines: list[Heading], kickers: int, headlines: int) -> dict[str, str | None]:
    texts = [line.text for line in lines]
    end = kickers + headlines
    parts = (texts[:kickers], texts[kickers:end], texts[end:])
    return {name: " ".join(part) or None for name, part in zip(TITLES, parts, strict=True)}


def fit(found: list[Choice]) -> dict[str, float]:
    """The weights."""
    start = np.array([WEIGHTS[name] for name in NAMES])

    def loss(weights: Floats) -> tuple[float, Floats]:
        value, slope = 0.0, np.zeros(len(NAMES))
        for table, _, worth in found:
            score = table @ weights
            power = np.exp(score - score.max())
            share = power / power.sum()
            right = share * worth
            value -= float(np.log(right.sum()))
            slope += table.T @ (share - right / right.sum())
        off = weights - start
        return value + float(off @ off) / (2 * PRIOR_NATS**2), slope + off / PRIOR_NATS**2

    done = minimize(loss, start, jac=True, method="L-BFGS-B")
    print(
        f"# {len(found)} headings: {_wrong(found, start)} wrong before, {_wrong(found, done.x)} after"
    )
    return dict(zip(NAMES, (float(weight) for weight in done.x), strict=True))


def _wrong(found: list[Choice], weights: Floats) -> int:
    return sum(not good[int((table @ weights).argmax())] for table, good, _ in found)


def main() -> None:
    args = options(argparse.ArgumentParser(description=__doc__)).parse_args()
    cases = chosen_cases(args, "shredded", "tool-layout")
    for name, weight in fit([choice for case in cases for choice in choices(case)]).items():
        print(f'    "{name}": {weight:.2f},')


if __name__ == "__main__":
    main()
