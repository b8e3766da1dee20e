"""晶報: grouping the regions that a person drew into the articles that a person told, and their order.

    python -m bench.jingbao             # scores on all folds that have groups (1939)
    python -m bench.jingbao --pictures  # one picture a fold: human groups, ours

The data (CC BY 4.0, Early Chinese Periodicals Online, Heidelberg) are read at ../shared/data/jingbao
and are no part of this repository. What is asked of a system is `Grouper`: polygons and kinds in,
groups of indexes in reading order out. Ours is learned from such groups; what is reported is each issue
grouped by trees grown on the other issue alone.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Sequence
from typing import Protocol

from bench.press.draw_regions import draw_fold
from bench.press.grow import examples, grow
from bench.press.regions import FOLDER, Fold, GivenRegion, folds
from bench.press.run import ROOT
from shuzibao.layout.regions import Region, group_regions


class Grouper(Protocol):
    """Regions with polygons and kinds to groups of indexes, each in reading order."""

    def __call__(self, regions: Sequence[GivenRegion]) -> Sequence[Sequence[int]]: ...


def nearest_neighbour(regions: Sequence[GivenRegion]) -> list[list[int]]:
    """The baseline: each region goes with the nearest one of its kind."""
    parent = list(range(len(regions)))

    def root(n: int) -> int:
        while parent[n] != n:
            n = parent[n]
        return n

    for n, region in enumerate(regions):
        others = [m for m, o in enumerate(regions) if m != n and o.kind == region.kind]
        if region.kind == "article" and others:
            near = min(others, key=lambda m: _gap(region, regions[m]))
            parent[root(n)] = root(near)
    groups: dict[int, list[int]] = {}
    for n in range(len(regions)):
        groups.setdefault(root(n), []).append(n)
    return [sorted(g, key=lambda m: _right_to_left(regions[m])) for g in groups.values()]


def _gap(a: GivenRegion, b: GivenRegion) -> float:
    (al, at, ar, ab), (bl, bt, br, bb) = a.box, b.box
    wide = max(0.0, max(al, bl) - min(ar, br))
    high = max(0.0, max(at, bt) - min(ab, bb))
    return (wide * wide + high * high) ** 0.5


def _right_to_left(region: GivenRegion) -> tuple[float, float]:
    left, top, right, _ = region.box
    del left
    return (round(top / 60), -right)


def grouping_scores(fold: Fold, said: Sequence[Sequence[int]]) -> dict[str, float]:
    """Exact groups and pairs, over the regions that a person put in a group.

    A region that stands in two human groups counts for the larger one: the other is a leftover.
    """
    true: dict[int, int] = {}
    for number, group in sorted(enumerate(fold.groups), key=lambda item: len(item[1])):
        for region in group:
            true[region] = number
    mine = {
        region: number for number, group in enumerate(said) for region in group if region in true
    }
    true_sets = _sets(true)
    said_sets = _sets(mine)
    right = set(said_sets.values())
    pairs_true = sum(len(s) * (len(s) - 1) / 2 for s in true_sets.values())
    pairs_said = sum(len(s) * (len(s) - 1) / 2 for s in said_sets.values())
    both: dict[tuple[int, int], int] = {}
    for region, number in true.items():
        key = (number, mine.get(region, -1 - region))
        both[key] = both.get(key, 0) + 1
    large = [s for s in true_sets.values() if len(s) > 1]
    return {
        "groups": len(true_sets),
        "exact": sum(s in right for s in true_sets.values()),
        "large": len(large),
        "large_exact": sum(s in right for s in large),
        "pairs_true": pairs_true,
        "pairs_said": pairs_said,
        "pairs_both": sum(n * (n - 1) / 2 for n in both.values()),
    }


def _sets(owner: dict[int, int]) -> dict[int, frozenset[int]]:
    out: dict[int, set[int]] = {}
    for region, number in owner.items():
        out.setdefault(number, set()).add(region)
    return {number: frozenset(regions) for number, regions in out.items()}


def total(scores: Sequence[dict[str, float]]) -> dict[str, float]:
    """Ratios of summed scores."""
    summed = {key: sum(score[key] for score in scores) for key in scores[0]}
    return {
        "groups": summed["groups"],
        "exact groups": summed["exact"] / summed["groups"],
        "exact groups of two and more": summed["large_exact"] / summed["large"],
        "pairwise F1": 2 * summed["pairs_both"] / (summed["pairs_true"] + summed["pairs_said"]),
    }


def as_regions(regions: Sequence[GivenRegion]) -> list[Region]:
    return [Region(region.kind, region.points) for region in regions]


def shipped(told: Sequence[Fold]) -> dict[str, list[list[int]]]:
    """Our grouping with the trees of the package, which were grown on these very folds."""
    return {fold.name: group_regions(as_regions(fold.regions)) for fold in told}


def held_out(told: Sequence[Fold]) -> dict[str, list[list[int]]]:
    """Our grouping of each issue with trees grown on the other issue alone."""
    found: dict[str, list[list[int]]] = {}
    for issue in ISSUES:
        trees = grow(*examples([fold for fold in told if f"_{issue}_" not in fold.name]))
        for fold in told:
            if f"_{issue}_" in fold.name:
                found[fold.name] = group_regions(as_regions(fold.regions), trees)
    return found


def baseline(told: Sequence[Fold]) -> dict[str, list[list[int]]]:
    return {fold.name: nearest_neighbour(fold.regions) for fold in told}


ISSUES = ("3803", "3804")
SYSTEMS: dict[str, Callable[[Sequence[Fold]], dict[str, list[list[int]]]]] = {
    "nearest neighbour": baseline,
    "ours, grown on the other issue": held_out,
    "ours as shipped (has seen these folds)": shipped,
}


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--pictures", action="store_true")
    options = parser.parse_args(arguments)
    told = [fold for fold in folds() if fold.groups]
    if not told:
        raise SystemExit(
            f"{FOLDER} is not there\n  try: put the 晶報 data there; they are no part of this repository"
        )
    report: dict[str, dict[str, dict[str, float]]] = {}
    for name, system in SYSTEMS.items():
        answers = system(told)
        scores = {fold.name: grouping_scores(fold, answers[fold.name]) for fold in told}
        report[name] = {fold: total([score]) for fold, score in scores.items()}
        for issue in ISSUES:
            report[name][issue] = total([s for fold, s in scores.items() if f"_{issue}_" in fold])
        report[name]["all"] = total(list(scores.values()))
        _show(name, report[name])
        if options.pictures and system is held_out:
            for fold in told:
                print(draw_fold(fold, answers[fold.name], ROOT / "bench" / "out" / "jingbao"))
    target = ROOT / "bench" / "out" / "jingbao.json"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(json.dumps(report, ensure_ascii=False, indent=1), "utf-8")
    print(f"written: {target}")


def _show(name: str, rows: dict[str, dict[str, float]]) -> None:
    print(f"\n{name}")
    for fold, values in rows.items():
        cells = "  ".join(f"{key} {value:.3f}" for key, value in values.items())
        print(f"  {fold:<32}{cells}")


if __name__ == "__main__":
    main()
