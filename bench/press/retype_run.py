"""The whole rebuilder on 晶報 set anew: PDF to articles, scored by lines and by the given regions."""

from __future__ import annotations

import random
import sys
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

from bench.press.frame import aligned
from bench.press.match import match_lines
from bench.press.print import typeset
from bench.press.regions import Fold
from bench.press.retype import RetypedPage, retype
from bench.press.run import ROOT, Sample, run_system
from bench.press.score import Score, score

OUT = ROOT / "bench" / "out" / "jingbao"


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What a system made of the folds set anew.

    scores: of each page, by its name. groups: the given regions of each fold as the articles hold them.
    """

    scores: dict[str, Score]
    groups: dict[str, list[list[int]]]


def rebuild(told: Sequence[Fold], system: str = "ours") -> Rebuilt:
    """Prints the folds, has a system read them, and scores what it says."""
    OUT.mkdir(parents=True, exist_ok=True)
    set_pages = [(fold, page) for fold in told for page in retype(fold)]
    samples = [_printed(page) for _, page in set_pages]
    answers = run_system(system, samples, OUT / "answers", sys.executable)
    if answers is None:
        raise SystemExit(f"{system} is not installed")
    scores: dict[str, Score] = {}
    groups: dict[str, list[list[int]]] = defaultdict(list)
    for (fold, page), answer in zip(set_pages, answers, strict=True):
        scores[page.name] = score(page.truth, answer)
        groups[fold.name] += regions_as_said(page, answer)
    return Rebuilt(scores, dict(groups))


def _printed(page: RetypedPage) -> Sample:
    file = OUT / f"{page.name}.pdf"
    file.write_bytes(typeset([page.sheet], [page.sheet.typst(random.Random(page.name))]))
    return Sample(page.name, file, page.truth)


def regions_as_said(page: RetypedPage, answer: dict[str, Any]) -> list[list[int]]:
    """Regions by the article that holds most of each one's characters, as they are read in it.

    Regions of which the answer has nothing stand alone.
    """
    held: dict[int, Counter[tuple[str, int]]] = defaultdict(Counter)
    ranks: dict[int, list[int]] = defaultdict(list)
    matched = match_lines(page.truth, aligned(page.truth, answer))
    for region, line in zip(page.regions, matched, strict=True):
        held[region][line.key] += line.weight
        ranks[region].append(line.rank)
    groups: dict[tuple[str, int], list[int]] = defaultdict(list)
    for region, votes in held.items():
        groups[votes.most_common(1)[0][0]].append(region)
    return [sorted(group, key=lambda n: median(ranks[n])) for group in groups.values()]
