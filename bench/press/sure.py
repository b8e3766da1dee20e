"""What a story's doubt means: fits the confidence on the dev pages of all presses, and draws how well it holds.

python -m bench.press.sure            # the fit: WEIGHTS for shuzibao/articles/sure.py, and how it does on a press left out
python -m bench.press.sure --draw     # docs/calibration.svg from the last runs of bench.pages

It reads the PDFs that `python -m bench.pages --split dev --only-print` (with `--templates web`, `plain`, `drawn`,
`designed`) left in bench/out.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np

from bench.press.answer import answer_of
from bench.press.calibrate import calibration, plot
from bench.press.run import OUT, ROOT, read_here
from bench.press.score import exactness
from shuzibao.articles.sure import Left, Signs, Told, signs
from shuzibao.pipeline import rebuild

PRESSES = ("web", "plain", "drawn", "designed")
CAUTION = (
    0.9  # nats that the fit is lowered by: a stranger's pages are harder than the presses one knows
)
RIDGE = 1.0
FOLDS = 6  # of the designed pages, which are like no other press's
# What pages designed by hand have taught, each with what a page comes to without it. A stranger's page shows what no
# page has yet: read so, the known ones fare as strangers' do (above .9 held 88 in 100 before this fit, so it did on the test).
UNLEARNT: dict[str, Callable[..., Any]] = {
    "shuzibao.layout.geometry.arrange.figures_of": lambda *_: [],
    "shuzibao.layout.geometry.arrange.tables_of": lambda *_: [],
    "shuzibao.layout.geometry.arrange.with_pull_quotes": lambda page, blocks, _: (
        page,
        list(blocks),
    ),
    "shuzibao.layout.geometry.arrange.with_crossheads": lambda _, blocks, *__: list(blocks),
    "shuzibao.layout.geometry.arrange.with_column_bands": lambda _, blocks, __: list(blocks),
    "shuzibao.layout.geometry.sorts.names_under_heads": lambda _, blocks, __: blocks,
    "shuzibao.layout.geometry.sorts.names_beside": lambda _, blocks: blocks,
    "shuzibao.articles.printed.with_steps": lambda _, __, chains: list(chains),
    "shuzibao.articles.printed.with_rests": lambda _, chains, *__: list(chains),
    "shuzibao.layout.geometry.decks._tells_ahead": lambda *_: False,
    "shuzibao.layout.geometry.arrange.without_rows": lambda page, _: page,
    "shuzibao.layout.geometry.edges.is_weather": lambda _: False,
    "shuzibao.articles.reads_on.read_on": lambda *_: 0.0,
    "shuzibao.articles.printed.with_notes": lambda _, __, chains: list(chains),
    "shuzibao.articles.printed.one_in_a_box": lambda _, __, chains: list(chains),
    "shuzibao.articles.printed.beginnings": lambda *_: {},
    "shuzibao.layout.geometry.sorts.without_last_columns": lambda blocks: list(blocks),
    "shuzibao.layout.geometry.sorts.is_reader": lambda _: False,
    "shuzibao.layout.geometry.caps._as_deep": lambda cap, _: cap,
    "shuzibao.read.pdf.marks.joined": lambda rules: rules,
    "shuzibao.read.pdf.marks.toned": lambda _, grounds, __: [False] * len(grounds),
}
Floats = np.ndarray[tuple[int, ...], np.dtype[np.float64]]


@dataclass(frozen=True, slots=True)
class Judged:
    """One story of an answer: the press it was printed by, what speaks for it, and whether it is exactly right.

    strange: the page was read as if nothing had been learnt from pages like it.
    """

    press: str
    sample: str
    signs: Signs
    right: bool
    strange: bool = False


def judged(pattern: str = "*", strange: bool = False) -> Iterator[Judged]:
    """Every story that is found on the dev split's PDFs of these names; strange: as in `Judged`."""
    for file in sorted((OUT / "dev").glob(f"{pattern}.pdf")):
        truth = json.loads(file.with_suffix(".truth.json").read_text("utf-8"))
        press = next((name for name in PRESSES if file.name.startswith(f"{name}-")), "ours")
        rows: list[Signs] = []

        def numbered(stories: Sequence[Told], left: Left, rows: list[Signs] = rows) -> list[float]:
            """Instead of how sure it is, a story's confidence is the number of its row."""
            rows += signs(stories, left)
            return [float(len(rows) - len(stories) + n) for n in range(len(stories))]

        with ExitStack() as patched:
            patched.enter_context(patch("shuzibao.articles.printed.on_the_page", numbered))
            for name, instead in UNLEARNT.items() if strange else ():
                patched.enter_context(patch(name, instead))
            issue = rebuild(read_here(file))
        for number, right, _ in exactness(truth, answer_of(issue)):
            yield Judged(press, file.stem, rows[int(number)], right, strange)


def fit(stories: Sequence[Judged]) -> Floats:
    """Weights of the signs, every press with the same weight; Newton's method, damped."""
    design = np.array([one.signs for one in stories])
    right = np.array([one.right for one in stories], float)
    each = {name: sum(one.press == name for one in stories) for name in {o.press for o in stories}}
    share = np.array([200 / each[one.press] for one in stories])
    weights = np.zeros(design.shape[1])
    for _ in range(80):
        p = 1 / (1 + np.exp(-design @ weights))
        hessian = design.T @ (design * (share * p * (1 - p))[:, None]) + RIDGE * np.eye(
            len(weights)
        )
        step = np.linalg.solve(hessian, design.T @ (share * (right - p)) - RIDGE * weights)
        weights = weights + np.clip(step, -0.5, 0.5)
    weights[0] -= CAUTION
    return weights


def above(stories: Sequence[Judged], weights: Floats, least: float = 0.9) -> tuple[int, int]:
    """Of those said more surely than `least`: how many are right, and how many there are."""
    said = 1 / (1 + np.exp(-np.array([one.signs for one in stories]) @ weights)) > least
    right = np.array([one.right for one in stories])
    return int(right[said].sum()), int(said.sum())


def drawn() -> None:
    """docs/calibration.svg from the answers that lie in bench/out, scans left out."""
    pairs: list[tuple[float, bool]] = []
    for file in sorted((OUT / "answers" / "dev").glob("*.ours.json")):
        truth_file = OUT / "dev" / file.name.replace(".ours.json", ".truth.json")
        if "dpi" not in file.name and truth_file.exists():
            truth, answer = json.loads(truth_file.read_text()), json.loads(file.read_text())
            pairs += [(confidence, right) for confidence, right, _ in exactness(truth, answer)]
    table = calibration(pairs)
    target = Path(ROOT / "docs" / "calibration.svg")
    plot(table, target)
    held = table["above_0.9"]
    print(f"{len(pairs)} articles; above 0.9: {held['right']} of {held['count']} right")
    print(f"written: {target}")


def main() -> None:
    stories = [*judged(), *judged("designed-*", strange=True)]
    print(f"{len(stories)} stories")
    for press in sorted({one.press for one in stories}):
        weights = fit([one for one in stories if one.press != press])
        right, count = above([one for one in stories if one.press == press], weights)
        print(f"{press:<9} left out: {right} of {count} above 0.9 are right")
    folds = sorted({one.sample for one in stories if one.press == "designed"})
    counts = {False: [0, 0], True: [0, 0]}
    for n in range(FOLDS):
        held = set(folds[n::FOLDS])
        weights = fit([one for one in stories if one.sample not in held])
        for strange, sums in counts.items():
            told = above(
                [one for one in stories if one.sample in held and one.strange is strange], weights
            )
            sums[0], sums[1] = sums[0] + told[0], sums[1] + told[1]
    for strange, (right, count) in counts.items():
        read = "read as strangers'" if strange else "left out"
        print(f"designed  a sixth of its pages {read}: {right} of {count} above 0.9 are right")
    print(f"WEIGHTS = {Signs(*(round(float(weight), 2) for weight in fit(stories)))}")


if __name__ == "__main__":
    drawn() if "--draw" in sys.argv[1:] else main()
