"""Fits what tells an advertisement and a notice from news, beside the words of their own.

python -m bench.press.offers     # WEIGHTS for shuzibao/articles/offers.py, and how they do on pages held out

It reads the PDFs that `python -m bench.pages --split dev --only-print` (with `--templates plain`, `drawn`, `designed`)
left in bench/out.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from unittest.mock import patch

import numpy as np

from bench.press.run import OUT, read_here
from shuzibao.articles.offers import LEAST, Signs, signs
from shuzibao.articles.printed_kinds import shown, worded_kind
from shuzibao.model import Kind
from shuzibao.pipeline import rebuild

KINDS = (Kind.ARTICLE, Kind.ADVERTISEMENT, Kind.NOTICE)
RIDGE, STEPS, RATE, FOLDS = 1.0, 4000, 0.002, 8
Floats = np.ndarray[tuple[int, ...], np.dtype[np.float64]]


@dataclass(frozen=True, slots=True)
class Piece:
    """A story as it was rebuilt: its page's sample, its signs, what its words say it is, what it is in truth."""

    sample: str
    signs: Signs
    worded: Kind
    kind: Kind

    @property
    def press(self) -> str:
        first = self.sample.split("-")[0]
        return first if first in ("web", "plain", "drawn", "designed") else "ours"


def pieces() -> Iterator[Piece]:
    """Every story of the dev split's PDFs with a kind; pictures left out."""
    for file in sorted((OUT / "dev").glob("*.pdf")):
        truth = json.loads(file.with_suffix(".truth.json").read_text("utf-8"))
        home: dict[str, set[int]] = {}
        for page in truth["pages"]:
            for line in page["lines"]:
                home.setdefault(_bare(line["text"]), set()).add(line["article"])
        found: list[tuple[Signs, Kind, list[str]]] = []

        def told(
            sheet: Any, story: Any, found: list[tuple[Signs, Kind, list[str]]] = found
        ) -> Kind:
            lines = [sheet.page.lines[p.line].text for part in story.parts for p in part.pieces]
            worded = worded_kind(sheet, story)
            found.append((signs(*shown(sheet, story)), worded, lines))
            return worded

        with patch("shuzibao.articles.typeset.kind_of", told):
            rebuild(read_here(file))
        kinds = {article["id"]: article["kind"] for article in truth["articles"]}
        for row, worded, lines in found:
            votes: Counter[str] = Counter()
            for line in lines:
                for article in home.get(_bare(line), set()) - {None}:
                    votes[kinds[article]] += len(line)
            kind = Kind(votes.most_common(1)[0][0]) if votes else Kind.PICTURE
            if kind in KINDS and worded in KINDS:
                yield Piece(file.stem, row, worded, kind)


def _bare(text: str) -> str:
    return "".join(text.split())


def fit(rows: Sequence[Piece]) -> Floats:
    """Weights of the signs for each of KINDS, every press with the same weight; the article's are nought."""
    count = Counter(row.press for row in rows)
    share = np.array([300 / count[row.press] for row in rows])[:, None]
    design = np.array([row.signs for row in rows])
    truth = np.array([[row.kind is kind for kind in KINDS] for row in rows], float)
    weights = np.zeros((design.shape[1], len(KINDS)))
    for _ in range(STEPS):
        slope = design.T @ ((truth - _chances(design, weights)) * share) - RIDGE * weights
        weights = weights + RATE * slope
    return weights - weights[:, :1]


def _chances(design: Floats, weights: Floats) -> Floats:
    raised = np.exp(design @ weights)
    return np.asarray(raised / raised.sum(axis=1, keepdims=True))


def said(row: Piece, weights: Floats) -> Kind:
    """What a piece is taken for: by its words, else by the signs where these are clear."""
    chances = _chances(np.array([row.signs]), weights)[0]
    best = int(chances.argmax())
    return row.worded if row.worded is not Kind.ARTICLE or chances[best] < LEAST else KINDS[best]


def main() -> None:
    rows = list(pieces())
    samples = sorted({row.sample for row in rows})
    told: Counter[tuple[str, str, str, str]] = Counter()
    for n in range(FOLDS):
        held = set(samples[n::FOLDS])
        weights = fit([row for row in rows if row.sample not in held])
        for row in rows:
            if row.sample in held:
                told[row.press, row.kind.value, row.worded.value, said(row, weights).value] += 1
    for (press, kind, worded, now), count in sorted(told.items()):
        print(f"{press:<9} {kind:<14} by its words {worded:<14} held out {now:<14} {count}")
    weights = fit(rows)
    for n, kind in enumerate(KINDS[1:], 1):
        rounded = [round(float(weight), 2) for weight in weights[:, n]]
        print(f"Kind.{kind.name}: Signs({', '.join(map(str, rounded))}),")


if __name__ == "__main__":
    main()
