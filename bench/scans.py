"""The scan benchmark: pages of the page benchmark, scanned, with what recognition adds and costs.

python -m bench.scans                          # dev, four pages, clean at 200 dpi: scores and where characters go wrong
python -m bench.scans --n 20 --dpi 150 --look worn  # twenty templates, worn, at 150 dpi
python -m bench.scans --speed                  # time against rapidocr alone, two workers against one, memory
python -m bench.scans --detect                 # boxes found at several resolutions
python -m bench.scans --sizes                  # sizes of type as measured and as set

What is recognised is remembered in bench/out/scans/ by the digest of its picture: a run that is killed goes
on where it was, and tuning what comes after recognition costs no recognition.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bench.press.answer import answer_of
from bench.press.frame import aligned
from bench.press.misread import Misread, misread, told
from bench.press.photo import PHOTOGRAPHED
from bench.press.remembered import Remembered
from bench.press.run import CLEAN, LOOKS, OUT, Sample, chosen, print_sample
from bench.press.score import Score, score
from bench.press.table import merged, ratios, show

SCANS = OUT.parent / "scans"
QUICK = ("tabloid-inner", "wild-tabloid", "vertical-forms", "vertical-hans")
SHOWN = 30  # misread lines that are printed


def main(arguments: Sequence[str] | None = None) -> None:
    options = _parser().parse_args(arguments)
    named = options.templates.split(",") if options.templates else []
    templates = named or ([] if options.n else list(QUICK))
    wanted = chosen(options.split, options.n or len(templates), templates)
    samples = (print_sample(t, s, options.split, options.dpi, options.look) for t, s in wanted)
    if options.detect:
        from bench.press.scan_detect import compare

        compare(list(samples))
    elif options.sizes:
        from bench.press import scan_sizes

        scan_sizes.compare(list(samples), Remembered(SCANS / "ocr.sqlite3"))
    elif options.speed:
        from bench.press.scan_speed import measure

        report = measure([sample.file for sample in samples], options.dpi)
        _write(options, "speed", report)
    else:
        _quality(options, samples)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--split", choices=("dev", "test"), default="dev")
    parser.add_argument(
        "--n", type=int, help="samples, every template (or those named) in turn; default: a few"
    )
    parser.add_argument("--templates", default="", help="only these, comma between")
    parser.add_argument("--dpi", type=int, default=200)
    parser.add_argument("--look", choices=LOOKS, default=CLEAN, help="what the scans look like")
    parser.add_argument("--no-dpi", action="store_true", help="do not tell the reader the dpi")
    parser.add_argument("--speed", action="store_true")
    parser.add_argument("--detect", action="store_true")
    parser.add_argument("--sizes", action="store_true")
    parser.add_argument("--draw", action="store_true", help="a picture of every wrong page")
    parser.add_argument("--errors", type=int, default=SHOWN, help="misread lines to print")
    return parser


def _quality(options: argparse.Namespace, samples: Any) -> None:
    remembered = Remembered(SCANS / "ocr.sqlite3")
    scores: dict[str, Score] = {}
    kinds: dict[str, list[Score]] = {}
    errors = Misread()
    untold = options.no_dpi or options.look == PHOTOGRAPHED  # a camera does not know
    for sample in samples:
        answer = read_sample(sample, remembered, None if untold else options.dpi)
        one = scores[sample.name] = score(sample.truth, answer)
        kinds.setdefault(f"{sample.truth['script']} {sample.truth['direction']}", []).append(one)
        errors.add(misread(sample.truth, aligned(sample.truth, answer)))
        print(f"  {sample.name}: {answer.get('error', 'read')}", file=sys.stderr, flush=True)
        if options.draw and one.wrong:
            _draw(sample, answer, one)
    print(show(scores, "sample"))
    print(show({name: merged(found) for name, found in sorted(kinds.items())}, "script"))
    print(show({"all": merged(list(scores.values()))}, "all"))
    print("\n" + told(errors))
    for wrong, where, one, two in sorted(errors.lines, key=lambda e: -e[0])[: options.errors]:
        print(f"  {wrong:>4} {where}\n       {one[:90]}\n       {two[:90]}")
    _write(
        options,
        "quality",
        {
            "all": ratios(merged(list(scores.values()))),
            "samples": {name: ratios(one) for name, one in scores.items()},
            "cer": {
                key: errors.errors[key] / max(1, errors.chars[key]) for key in sorted(errors.chars)
            },
            "kinds": dict(errors.kinds.most_common()),
        },
    )


def read_sample(sample: Sample, remembered: Remembered, dpi: float | None) -> dict[str, Any]:
    """Our answer for a scanned sample; recognition is asked only for what it has not seen."""
    from shuzibao.pipeline import rebuild
    from shuzibao.read.limits import Limits
    from shuzibao.read.scan.pages import pages

    data = sample.file.read_bytes()
    try:
        read = pages(
            sample.file.name, data, dpi, None, None, Limits(), lambda done, total: None, remembered
        )
        return answer_of(rebuild(list(read)))
    except Exception as error:
        return {"lines": [], "articles": [], "error": f"{type(error).__name__}: {error}"}


def _draw(sample: Sample, answer: dict[str, Any], one: Score) -> None:
    from bench.press.draw import draw_pages

    folder = SCANS / "wrong"
    folder.mkdir(parents=True, exist_ok=True)
    draw_pages(sample.file, sample.truth, answer, folder / sample.file.stem, set(one.wrong))


def _write(options: argparse.Namespace, what: str, report: dict[str, Any]) -> None:
    look = "" if options.look == CLEAN else f"-{options.look}"
    target: Path = OUT.parent / f"scans-{options.split}-{options.dpi}dpi{look}-{what}.json"
    target.write_text(json.dumps(report, ensure_ascii=False, indent=1), "utf-8")
    print(f"written: {target}")


if __name__ == "__main__":
    main()
