"""Scores the rebuilder on invented dumps.

python -m bench.dumps --split dev --n 200          # one table, one JSON in bench/out/
python -m bench.dumps --split dev --style md-cut --n 30
python -m bench.dumps --show md-cut 17             # dump, truth and answer of one page
python -m bench.dumps --split dev --worst 10       # the cases that lose most
python -m bench.dumps --peer                       # the naive splitter beside ours
"""

from __future__ import annotations

import argparse
import json
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from bench.dumps.answer import Answer, ours
from bench.dumps.case import SPLITS, STYLES, UNRANKED, Case, make_case
from bench.dumps.naive import naive
from bench.dumps.score import Score, score
from bench.dumps.show import show

OUT = Path(__file__).resolve().parent.parent / "out"
System = Callable[[Sequence[tuple[str, str]]], Answer]
COLUMNS = ("exact", "bcubed", "headline", "kicker", "deck", "role_f1", "paragraphs", "joins", "order",
           "continuation", "masthead")  # fmt: skip


def cases(
    split: str, count: int, style: str | None, skip: int = 0, hand: str = ""
) -> Iterator[Case]:
    """`count` cases, the styles in turn, without the first `skip` seeds of each. hand: as in `make_case`."""
    names = (
        [style] if style in STYLES else [n for n in STYLES if style is None or n.startswith(style)]
    )
    for number in range(count):
        yield make_case(
            names[number % len(names)], SPLITS[split] + skip + number // len(names), hand
        )


def answer_of(case: Case, system: System) -> tuple[Answer, float]:
    """The answer and the seconds that it took; a system that raises has answered nothing."""
    files = [(name, text) for name, text, _ in case.files]
    begun = time.perf_counter()
    try:
        answer = system(files)
    except Exception:
        answer = Answer([], error=traceback.format_exc(limit=-6))
    return answer, time.perf_counter() - begun


def run(
    split: str, count: int, style: str | None, system: System, hand: str = ""
) -> list[tuple[Case, Score, str | None]]:
    found = []
    for case in cases(split, count, style, hand=hand):
        answer, seconds = answer_of(case, system)
        result = score(case, answer)
        result.seconds, result.failures = seconds, int(answer.error is not None)
        found.append((case, result, answer.error))
    return found


def pooled(
    results: Sequence[tuple[Case, Score, str | None]], pick: Callable[[Case], bool]
) -> Score:
    total = Score()
    for case, result, _ in results:
        if pick(case):
            total.add(result)
    return total


def table(results: Sequence[tuple[Case, Score, str | None]]) -> dict[str, Score]:
    """Rows of the table: every style, every script, all (without the styles scored apart)."""
    rows: dict[str, Score] = {}
    for style in STYLES:
        rows[style] = pooled(results, lambda case, style=style: case.style == style)
    for script in ("hans", "hant", "mixed", "latn"):
        rows[f"[{script}]"] = pooled(
            results,
            lambda case, script=script: case.script == script and case.style not in UNRANKED,
        )
    rows["DAMAGED"] = pooled(
        results,
        lambda case: not case.style.startswith(("tool-", "hand-")) and case.style not in UNRANKED,
    )
    rows["BY HAND"] = pooled(results, lambda case: case.style.startswith("hand-"))
    rows["OWN DESIGN"] = pooled(results, lambda case: case.style.startswith("tool-own-"))
    rows["TOOLS"] = pooled(
        results, lambda case: case.style.startswith("tool-") and not _apart(case.style)
    )
    rows["ALL"] = pooled(results, lambda case: not _apart(case.style))
    return {name: row for name, row in rows.items() if row.cases}


def _apart(style: str) -> bool:
    """Whether a style's pages are in no sum but that of their own kind."""
    return style in UNRANKED or style.startswith(("hand-", "tool-own-"))


def print_table(rows: dict[str, Score]) -> None:
    print(
        f"{'':18}{'pages':>6}{'arts':>6}"
        + "".join(f"{name[:9]:>10}" for name in COLUMNS)
        + f"{'ms/page':>9}"
    )
    for name, row in rows.items():
        data = row.summary()
        values = "".join(f"{data.get(column, 1.0):10.3f}" for column in COLUMNS)
        failed = f"  {row.failures} raised" if row.failures else ""
        print(
            f"{name:18}{row.cases:6}{row.articles:6}{values}{1000 * data['seconds_per_page']:9.1f}{failed}"
        )


def report(split: str, count: int, style: str | None, peer: bool, hand: str) -> dict[str, object]:
    """Runs, prints, and gives what goes into the JSON."""
    results = run(split, count, style, ours, hand)
    rows = table(results)
    print_table(rows)
    total = rows.get("ALL") or next(iter(rows.values()))
    print("wrong parts:", ", ".join(f"{name} {times}" for name, times in total.wrong.most_common()))
    errors = [error for *_, error in results if error]
    if errors:
        print(f"first error:\n{errors[0]}")
    data: dict[str, object] = {"split": split, "ours": {n: r.summary() for n, r in rows.items()}}
    if peer:
        others = table(run(split, count, style, naive, hand))
        print("\nnaive peer (empty lines and short lines):")
        print_table({name: row for name, row in others.items() if name == "ALL" or style})
        data["naive"] = {name: row.summary() for name, row in others.items()}
        mine, theirs = total.summary()["exact"], next(reversed(others.values())).summary()["exact"]
        print(f"exact articles, ours to naive: {mine:.3f} / {theirs:.3f}")
    return data


def worst(split: str, count: int, style: str | None, number: int, hand: str) -> None:
    results = run(split, count, style, ours, hand)
    results.sort(key=lambda item: (item[1].exact / max(1, item[1].articles), item[1].bcubed))
    for case, result, error in results[:number]:
        faults = ", ".join(f"{name} {times}" for name, times in result.wrong.most_common())
        print(
            f"--show {case.style} {case.seed}   exact {result.exact}/{result.articles}  "
            f"bcubed {result.bcubed:.3f}  {faults}{'  RAISED' if error else ''}"
        )


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--split", choices=tuple(SPLITS), default="dev")
    parser.add_argument("--n", type=int, default=66, help="number of cases (default 66)")
    parser.add_argument(
        "--style",
        choices=("hand", "tool-own", *STYLES),
        help="one style, or all of BY HAND, of OWN DESIGN",
    )
    parser.add_argument("--peer", action="store_true", help="the naive splitter too")
    parser.add_argument("--worst", type=int, metavar="K", help="list the K worst cases")
    parser.add_argument("--show", nargs=2, metavar=("STYLE", "SEED"), help="one case in full")
    parser.add_argument(
        "--hand", default="", metavar="LETTERS", help="stories of these files of bench/hand only"
    )
    given = parser.parse_args()
    if given.show:
        case = make_case(given.show[0], int(given.show[1]), given.hand)
        print(show(case, answer_of(case, ours)[0]))
    elif given.worst:
        worst(given.split, given.n, given.style, given.worst, given.hand)
    else:
        data = report(given.split, given.n, given.style, given.peer, given.hand)
        OUT.mkdir(exist_ok=True)
        (OUT / f"dumps-{given.split}.json").write_text(
            json.dumps(data, ensure_ascii=False, indent=1)
        )


if __name__ == "__main__":
    main()
