"""Processor seconds a page, side by side in one process: PDFium's own text and boxes, ours, pdfminer.six.

Processor time, not the clock's: so that a busy machine says the same. The guard's child is left out; it is
started once a batch. Best of three runs each.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

import pypdfium2

from bench.press.run import Sample, read_here
from shuzibao.pipeline import rebuild

RUNS = 3


def show_speed(samples: Sequence[Sample]) -> None:
    """Prints milliseconds a page and the ratios."""
    sums = dict.fromkeys(("PDFium", "read", "rebuild", "pdfminer.six"), 0.0)
    count = 0
    for sample in samples:
        data = sample.file.read_bytes()
        count += len(sample.truth["pages"])
        made = read_here(sample.file)
        for name, work in (
            ("PDFium", lambda data=data: _text_and_boxes(data)),
            ("read", lambda file=sample.file: read_here(file)),
            ("rebuild", lambda made=made: rebuild(made)),
            ("pdfminer.six", lambda file=sample.file: _pdfminer(file)),
        ):
            sums[name] += _seconds(work)
    ours = sums["read"] + sums["rebuild"]
    for name, seconds in sums.items():
        print(f"{name:<14}{1000 * seconds / count:>8.1f} ms a page")
    print(f"page to articles: {ours / sums['PDFium']:.2f} times PDFium's text and boxes")
    if sums["pdfminer.six"]:
        print(f"                  {ours / sums['pdfminer.six']:.2f} times pdfminer.six")


def _seconds(work: Callable[[], object]) -> float:
    best = float("inf")
    for _ in range(RUNS):
        begin = time.process_time()
        if work() is None:
            return 0.0
        best = min(best, time.process_time() - begin)
    return best


def _text_and_boxes(data: bytes) -> int:
    document = pypdfium2.PdfDocument(data)
    characters = 0
    for page in document:
        text = page.get_textpage()
        text.get_text_range()
        characters += sum(1 for at in range(text.count_chars()) if text.get_charbox(at, loose=True))
    return characters


def _pdfminer(file: object) -> object:
    try:
        from pdfminer.high_level import extract_pages
    except ImportError:
        return None
    return list(extract_pages(str(file)))
