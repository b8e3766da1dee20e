"""The page benchmark.

python -m bench.pages                              # dev split, every template once, ours
python -m bench.pages --split test --n 100 --peers # what is reported
python -m bench.pages --show inner-l 1003          # pictures of truth and result
python -m bench.pages --answers FOLDER             # another system's answers, scored
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from bench.press.calibrate import calibration, plot
from bench.press.draw import draw_pages
from bench.press.run import ALL, CLEAN, LOOKS, OUT, Sample, chosen, print_sample, run_system
from bench.press.score import Score, score
from bench.press.systems import PEERS
from bench.press.table import merged, ratios, show


def main(arguments: Sequence[str] | None = None) -> None:
    options = _parser().parse_args(arguments)
    if options.show:
        _show(options.show[0], int(options.show[1]), options.dpi)
        return
    templates = options.templates.split(",") if options.templates else []
    wanted = chosen(options.split, options.n, templates)
    samples = [print_sample(t, s, options.split, options.dpi, options.look) for t, s in wanted]
    print(f"{len(samples)} samples, {sum(len(s.truth['pages']) for s in samples)} pages in {OUT}")
    if options.only_print:
        return
    if options.speed:
        from bench.press.speed import show_speed

        show_speed(samples)
        return
    names = [*options.systems.split(","), *(PEERS if options.peers else ())]
    report: dict[str, Any] = {
        "split": options.split,
        "n": options.n,
        "dpi": options.dpi,
        "systems": {},
    }
    overview: dict[str, Score] = {}
    for name in names:
        answers = _answers(options, name, samples)
        if answers is None:
            report["systems"][name] = None
            continue
        scores = [
            score(sample.truth, answer) for sample, answer in zip(samples, answers, strict=True)
        ]
        overview[name] = merged(scores)
        report["systems"][name] = _report(samples, scores, answers)
        if name in ("ours", "answers"):
            _tables(samples, scores)
            _errors(samples, answers)
            if not options.no_pictures:
                _pictures(samples, answers, scores, name)
            _calibrate(overview[name], report["systems"][name])
    print()
    print(show(overview, "system"))
    target = OUT.parent / f"pages-{options.split}{f'-{options.dpi}dpi' if options.dpi else ''}.json"
    target.write_text(json.dumps(report, ensure_ascii=False, indent=1), "utf-8")
    print(f"written: {target}")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--split", choices=("dev", "test"), default="dev")
    parser.add_argument(
        "--n", type=int, default=len(ALL), help="samples; default: every template once"
    )
    parser.add_argument("--templates", default="", help="only these, comma between")
    parser.add_argument("--peers", action="store_true", help="also what a user would pick instead")
    parser.add_argument(
        "--peer-python", default=sys.executable, help="the Python that has the peers"
    )
    parser.add_argument("--systems", default="ours")
    parser.add_argument("--dpi", type=int, help="read scans of the pages at this resolution")
    parser.add_argument("--look", choices=LOOKS, default=CLEAN, help="what the scans look like")
    parser.add_argument("--answers", type=Path, help="score <sample>.json of this folder")
    parser.add_argument("--show", nargs=2, metavar=("TEMPLATE", "SEED"))
    parser.add_argument(
        "--only-print", action="store_true", help="make the files and truths, run nothing"
    )
    parser.add_argument(
        "--speed", action="store_true", help="processor seconds against PDFium and pdfminer.six"
    )
    parser.add_argument("--no-pictures", action="store_true")
    return parser


def _answers(
    options: argparse.Namespace, name: str, samples: Sequence[Sample]
) -> list[dict[str, Any]] | None:
    if options.answers:
        return [_read_answer(options.answers / f"{sample.file.stem}.json") for sample in samples]
    python = options.peer_python if name in PEERS else sys.executable
    return run_system(name, samples, OUT / "answers" / options.split, python)


def _read_answer(path: Path) -> dict[str, Any]:
    if not path.exists():
        return {"lines": [], "articles": [], "error": f"{path} is missing"}
    data: dict[str, Any] = json.loads(path.read_text("utf-8"))
    if data.get("schema") == "shuzibao/1":
        from bench.press.answer import from_shuzibao

        return from_shuzibao(data)
    return data


GROUPS: dict[str, Callable[[Sample], str]] = {
    "setting": lambda s: (
        "horizontal"
        if s.truth["direction"] == "horizontal" and not s.truth["turned"]
        else "vertical or mixed"
    ),
    "direction": lambda s: s.truth["direction"] + (" + turned" if s.truth["turned"] else ""),
    "script": lambda s: s.truth["script"],
    "source": lambda s: s.truth["source"],
    "template": lambda s: s.truth["template"],
}


def _grouped(
    samples: Sequence[Sample], scores: Sequence[Score], key: Callable[[Sample], str]
) -> dict[str, Score]:
    groups: dict[str, list[Score]] = defaultdict(list)
    for sample, one in zip(samples, scores, strict=True):
        groups[key(sample)].append(one)
    return {name: merged(found) for name, found in sorted(groups.items())}


def _tables(samples: Sequence[Sample], scores: Sequence[Score]) -> None:
    for title, key in GROUPS.items():
        print()
        print(show(_grouped(samples, scores, key), title))
    total = merged(scores)
    print("\nrole                right/said/true characters, F1")
    for role, (right, said, true) in sorted(total.roles.items(), key=lambda item: -item[1][2]):
        print(f"  {role:<16}{right:>9.0f}{said:>9.0f}{true:>9.0f}{2 * right / (said + true):>9.4f}")


def _report(
    samples: Sequence[Sample], scores: Sequence[Score], answers: Sequence[dict[str, Any]]
) -> dict[str, Any]:
    return {
        "all": ratios(merged(scores)),
        **{
            title: {name: ratios(one) for name, one in _grouped(samples, scores, key).items()}
            for title, key in GROUPS.items()
        },
        "roles": dict(merged(scores).roles),
        "samples": {
            sample.file.stem: ratios(one) for sample, one in zip(samples, scores, strict=True)
        },
        "errors": {
            s.file.stem: a["error"] for s, a in zip(samples, answers, strict=True) if "error" in a
        },
    }


def _errors(samples: Sequence[Sample], answers: Sequence[dict[str, Any]]) -> None:
    for sample, answer in zip(samples, answers, strict=True):
        if "error" in answer:
            print(f"  {sample.name}: {answer['error']}")


def _pictures(
    samples: Sequence[Sample], answers: Sequence[dict[str, Any]], scores: Sequence[Score], name: str
) -> None:
    folder = OUT / "wrong"
    for old in folder.glob("*.png"):
        old.unlink()
    count = 0
    for sample, answer, one in zip(samples, answers, scores, strict=True):
        if one.wrong:
            count += len(
                draw_pages(
                    sample.file,
                    sample.truth,
                    answer,
                    folder / f"{sample.file.stem}.{name}",
                    set(one.wrong),
                )
            )
    print(f"\n{count} wrong pages drawn in {folder}")


def _calibrate(total: Score, report: dict[str, Any]) -> None:
    table = calibration(total.confidence)
    report["calibration"] = table
    plot(table, OUT.parent / "calibration.svg")
    if table["above_0.9"]["count"]:
        above = table["above_0.9"]
        print(f"confidence above 0.9: {above['right']} of {above['count']} articles right")


def _show(template: str, seed: int, dpi: int | None) -> None:
    sample = print_sample(template, seed, "dev", dpi)
    answers = run_system("ours", [sample], OUT / "answers" / "show")
    assert answers is not None
    one = score(sample.truth, answers[0])
    for path in draw_pages(
        sample.file, sample.truth, answers[0], OUT / "show" / sample.file.stem, set()
    ):
        print(path)
    print(show({sample.name: one}, "sample"))
    wrong = [a for a in sample.truth["articles"] if a["id"] in one.wrong]
    for article in wrong:
        heads = [e["text"] for e in article["elements"] if e["role"] == "headline"]
        print(
            f"  wrong: article {article['id']} on page {article['page']}: {' '.join(heads) or '(no headline)'}"
        )
    if "error" in answers[0]:
        print(answers[0]["error"])


if __name__ == "__main__":
    main()
