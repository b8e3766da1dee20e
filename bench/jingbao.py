"""晶報: grouping the regions that a person drew into the articles that a person told, and their order.

    python -m bench.jingbao             # scores on all folds that have groups (1939)
    python -m bench.jingbao --pictures  # one picture a fold: human groups, ours
    python -m bench.jingbao --set       # the folds set anew by our press, read by the whole rebuilder

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

from rapidfuzz.distance import Indel
from scipy.stats import kendalltau

from bench.press.draw_regions import draw_fold
from bench.press.grow import as_regions, grow_looks, owners
from bench.press.regions import FOLDER, Fold, GivenRegion, folds
from bench.press.retype_run import rebuild
from bench.press.run import ROOT
from bench.press.table import merged, ratios, show
from shuzibao.layout.regions import group_regions


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
    true = owners(fold)
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
    orders = [scored for group in fold.groups if (scored := _order(group, said)) is not None]
    return {
        "ordered": len(orders),
        "tau": sum(tau for tau, _ in orders),
        "edit": sum(edit for _, edit in orders),
        "groups": len(true_sets),
        "exact": sum(s in right for s in true_sets.values()),
        "large": len(large),
        "large_exact": sum(s in right for s in large),
        "pairs_true": pairs_true,
        "pairs_said": pairs_said,
        "pairs_both": sum(n * (n - 1) / 2 for n in both.values()),
    }


def _order(listed: Sequence[int], said: Sequence[Sequence[int]]) -> tuple[float, float] | None:
    """Kendall's tau of the largest part that was kept together, and the normalised edit distance.

    What is compared with is the order in which the person listed the group's regions. Regions torn off are
    missing from the said order: the edit distance counts them, tau does not. None for less than three.
    """
    if len(listed) < 3:
        return None
    kept = max(([n for n in group if n in listed] for group in said), key=len)
    places = [kept.index(n) for n in listed if n in kept]
    tau = kendalltau(range(len(places)), places).statistic if len(places) > 1 else 0.0
    return float(tau), float(Indel.normalized_distance(listed, kept))


def _sets(owner: dict[int, int]) -> dict[int, frozenset[int]]:
    out: dict[int, set[int]] = {}
    for region, number in owner.items():
        out.setdefault(number, set()).add(region)
    return {number: frozenset(regions) for number, regions in out.items()}


def total(scores: Sequence[dict[str, float]]) -> dict[str, float]:
    """Ratios of summed scores; order is 0 where no group has three regions."""
    summed = {key: sum(score[key] for score in scores) for key in scores[0]}
    return {
        "groups": summed["groups"],
        "exact groups": summed["exact"] / summed["groups"],
        "exact groups of two and more": summed["large_exact"] / summed["large"],
        "pairwise F1": 2 * summed["pairs_both"] / (summed["pairs_true"] + summed["pairs_said"]),
        "tau": summed["tau"] / max(1.0, summed["ordered"]),
        "order edit": summed["edit"] / max(1.0, summed["ordered"]),
    }


def shipped(told: Sequence[Fold]) -> dict[str, list[list[int]]]:
    """Our grouping with the trees of the package, which were grown on these very folds."""
    return {fold.name: group_regions(as_regions(fold)) for fold in told}


def other_issue(told: Sequence[Fold]) -> dict[str, list[list[int]]]:
    """Our grouping of each issue with trees grown on the other issue alone."""
    return _held_out(told, [[f for f in told if f"_{issue}_" in f.name] for issue in ISSUES])


def other_folds(told: Sequence[Fold]) -> dict[str, list[list[int]]]:
    """Our grouping of each fold with trees grown on all others."""
    return _held_out(told, [[fold] for fold in told])


def _held_out(told: Sequence[Fold], parts: Sequence[Sequence[Fold]]) -> dict[str, list[list[int]]]:
    found: dict[str, list[list[int]]] = {}
    for part in parts:
        looks = grow_looks([fold for fold in told if fold not in part])
        for fold in part:
            found[fold.name] = group_regions(as_regions(fold), looks)
    return found


def baseline(told: Sequence[Fold]) -> dict[str, list[list[int]]]:
    return {fold.name: nearest_neighbour(fold.regions) for fold in told}


ISSUES = ("3803", "3804")
SYSTEMS: dict[str, Callable[[Sequence[Fold]], dict[str, list[list[int]]]]] = {
    "nearest neighbour": baseline,
    "ours, grown on the other issue": other_issue,
    "ours, grown on the other folds": other_folds,
    "ours as shipped (has seen these folds)": shipped,
}


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--pictures", action="store_true")
    parser.add_argument("--set", action="store_true", help="print the folds and rebuild them")
    options = parser.parse_args(arguments)
    told = [fold for fold in folds() if fold.groups]
    if not told:
        raise SystemExit(
            f"{FOLDER} is not there\n  try: put the 晶報 data there; they are no part of this repository"
        )
    if options.set:
        _rebuild(told)
        return
    report: dict[str, dict[str, dict[str, float]]] = {}
    for name, system in SYSTEMS.items():
        answers = system(told)
        scores = {fold.name: grouping_scores(fold, answers[fold.name]) for fold in told}
        report[name] = _by_issue(scores)
        _show(name, report[name])
        if options.pictures and system is other_issue:
            for fold in told:
                print(draw_fold(fold, answers[fold.name], ROOT / "bench" / "out" / "jingbao"))
    target = ROOT / "bench" / "out" / "jingbao.json"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(json.dumps(report, ensure_ascii=False, indent=1), "utf-8")
    print(f"written: {target}")


def _rebuild(told: Sequence[Fold]) -> None:
    rebuilt = rebuild(told)
    rows = dict(rebuilt.scores)
    for issue in ISSUES:
        rows[issue] = merged(s for name, s in rebuilt.scores.items() if f"_{issue}_" in name)
    rows["all"] = merged(rebuilt.scores.values())
    print(show(rows, "set anew"))
    scores = {fold.name: grouping_scores(fold, rebuilt.groups[fold.name]) for fold in told}
    _show("the given regions, as the articles hold them", _by_issue(scores))
    target = ROOT / "bench" / "out" / "jingbao-set.json"
    ratio = {name: ratios(one) for name, one in rows.items()}
    target.write_text(json.dumps(ratio, ensure_ascii=False, indent=1), "utf-8")
    print(f"written: {target}")


def _by_issue(scores: dict[str, dict[str, float]]) -> dict[str, dict[str, float]]:
    rows = {fold: total([score]) for fold, score in scores.items()}
    for issue in ISSUES:
        rows[issue] = total([s for fold, s in scores.items() if f"_{issue}_" in fold])
    return rows | {"all": total(list(scores.values()))}


def _show(name: str, rows: dict[str, dict[str, float]]) -> None:
    print(f"\n{name}")
    for fold, values in rows.items():
        cells = "  ".join(f"{key} {value:.3f}" for key, value in values.items())
        print(f"  {fold:<32}{cells}")


if __name__ == "__main__":
    main()
