"""Running systems over samples: papers are printed once, each system reads them in a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.press.designed.pages import DESIGNED, of_split
from bench.press.drawn.designs import DRAWN_TEMPLATES
from bench.press.paper import make_paper
from bench.press.photo import PHOTOGRAPHED, YELLOWED, photograph_pdf
from bench.press.plain.designs import PLAIN_TEMPLATES
from bench.press.print import print_pdf
from bench.press.scan import scan_pdf
from bench.press.template import ISSUES, TEMPLATES
from bench.press.truth import truth_of
from bench.press.web_page import WEB_TEMPLATES
from shuzibao.model import Page
from shuzibao.read.limits import limits_from_environment
from shuzibao.read.pdf.pages import pages

ROOT = Path(__file__).resolve().parents[2]
OUT = ROOT / "bench" / "out" / "pages"
# Seeds of the two splits never meet. The test split is for reporting, never for tuning.
FIRST_SEED = {"dev": 1000, "test": 900_000}
ALL = tuple(name for name in (*TEMPLATES, *ISSUES) if name != "issue-sample")
HOUR_S = 3600
CLEAN, WORN = "clean", "worn"
LOOKS = (CLEAN, WORN, YELLOWED, PHOTOGRAPHED)


@dataclass(frozen=True, slots=True)
class Sample:
    """A printed sample: the file that systems read, and the truth."""

    name: str
    file: Path
    truth: dict[str, Any]


def chosen(split: str, count: int, templates: Sequence[str]) -> list[tuple[str, int]]:
    """(template, seed) of the first `count` samples: every template in turn, then the next seeds."""
    if templates and set(templates) <= {"designed", *DESIGNED}:  # pages drawn once, without seeds
        return [(name, 0) for name in of_split(split) if {"designed", name} & set(templates)][
            :count
        ]
    presses = {"web": WEB_TEMPLATES, "plain": PLAIN_TEMPLATES, "drawn": DRAWN_TEMPLATES}
    if len(templates) == 1:  # all that one of the other presses has
        templates = list(presses.get(templates[0], templates))
    names = [ALL[n * 11 % len(ALL)] for n in range(len(ALL))] if not templates else list(templates)
    return [(names[n % len(names)], FIRST_SEED[split] + n // len(names)) for n in range(count)]


def print_sample(
    template: str, seed: int, split: str, dpi: int | None = None, look: str = CLEAN
) -> Sample:
    """Prints a sample into bench/out/pages/<split>; with dpi, as a picture of it. look: one of LOOKS."""
    folder = OUT / split
    folder.mkdir(parents=True, exist_ok=True)
    name = f"{template}-{seed}"
    if template in WEB_TEMPLATES:
        from bench.press.web_print import print_web

        file, truth = print_web(template, seed, split, folder)
    elif template in DESIGNED:
        from bench.press.designed.print import print_designed

        file = folder / f"{name}.pdf"
        pdf, truth = print_designed(template, split)
        file.write_bytes(pdf)
    elif template in PLAIN_TEMPLATES:
        from bench.press.plain.print import print_plain

        file = folder / f"{name}.pdf"
        pdf, truth = print_plain(template, seed, split)
        file.write_bytes(pdf)
    elif template in DRAWN_TEMPLATES:
        from bench.press.drawn.print import print_drawn

        file = folder / f"{name}.pdf"
        pdf, truth = print_drawn(template, seed, split)
        file.write_bytes(pdf)
    else:
        paper = make_paper(template, seed)
        truth = truth_of(paper, split)
        file = folder / f"{name}.pdf"
        file.write_bytes(print_pdf(paper))
    if dpi:
        truth = truth | {"source": f"{look} scan {dpi} dpi", "dpi": dpi}
        target = folder / f"{name}-{dpi}dpi{f'-{look}' if look != CLEAN else ''}.tif"
        if look in (YELLOWED, PHOTOGRAPHED):
            truth = photograph_pdf(file, target, dpi, seed, truth, look)
        else:
            truth = scan_pdf(file, target, dpi, seed, truth, look == WORN)
        file = target
    (file.with_suffix(".truth.json")).write_text(json.dumps(truth, ensure_ascii=False), "utf-8")
    return Sample(name, file, truth)


def read_here(file: Path) -> list[Page]:
    """A PDF's pages, read in this process and not behind the guard."""
    limits = limits_from_environment()
    return list(pages(file.name, file.read_bytes(), None, None, None, limits, lambda *_: None))


def run_system(
    name: str, samples: Sequence[Sample], folder: Path, python: str = sys.executable
) -> list[dict[str, Any]] | None:
    """The answers of one system, None where it is not installed."""
    folder.mkdir(parents=True, exist_ok=True)
    targets = [folder / f"{sample.file.stem}.{name}.json" for sample in samples]
    for target in targets:
        target.unlink(missing_ok=True)
    jobs = [
        [str(sample.file), str(target), {"dpi": sample.truth.get("dpi")}]
        for sample, target in zip(samples, targets, strict=True)
    ]
    jobs_file = folder / f"jobs-{name}.json"
    jobs_file.write_text(json.dumps(jobs), "utf-8")
    done = subprocess.run(
        [python, "-m", "bench.press.systems", name, str(jobs_file)],
        cwd=ROOT,
        timeout=HOUR_S,
        check=False,
        stderr=subprocess.PIPE,
        text=True,
    )
    if done.returncode == 3:
        print(done.stderr.strip().splitlines()[-1], file=sys.stderr)
        return None
    (folder / f"log-{name}.txt").write_text(done.stderr, "utf-8")
    empty = {"lines": [], "articles": [], "error": f"the process ended with {done.returncode}"}
    return [
        json.loads(target.read_text("utf-8")) if target.exists() else dict(empty)
        for target in targets
    ]
