"""How fast a born-digital page is read, beside what PDFium itself and pdfminer.six need for it.

python -m bench.read              # six pages, a minute at most
python -m bench.read --n 30
python -m bench.read page.pdf …   # pages of your own

All rows are measured in this one run, processor time of this process, the best of several rounds:
other work on the machine spoils the rest. `guarded` is wall time and counts the way to the child
process and back.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pypdfium2

from shuzibao.pipeline import read_pages, rebuild
from shuzibao.read import Source
from shuzibao.read.limits import Limits
from shuzibao.read.pdf.pages import pages

TEMPLATES = (
    "front-weekly", "inner-pinwheel", "tabloid-inner", "hant-inner", "vertical-inner", "latin-broadsheet",
)  # fmt: skip
ROUNDS = 5
PDFMINER_ROUNDS = 2


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--n", type=int, default=len(TEMPLATES))
    options = parser.parse_args(arguments)
    samples = [(path.name, path.read_bytes()) for path in options.files] or printed(options.n)
    print(f"{len(samples)} files; milliseconds of processor time, median over files (worst)")
    floor = [best(lambda d=data: text_and_boxes(d)) for _, data in samples]
    show("pypdfium2, text and boxes", floor, floor)
    show("shuzibao, page to lines", [best(lambda d=data: lines(d)) for _, data in samples], floor)
    show(
        "shuzibao, page to articles",
        [best(lambda d=data: articles(d)) for _, data in samples],
        floor,
    )
    try:
        import pdfminer.high_level  # noqa: F401
    except ImportError:
        print("pdfminer.six is not installed: pip install pdfminer.six")
    else:
        peer = [best(lambda d=data: miner(d), PDFMINER_ROUNDS) for _, data in samples]
        show("pdfminer.six, text in boxes", peer, floor)
    wall = [
        best(lambda d=data: read_pages(Source("page.pdf", d)), ROUNDS, time.perf_counter)
        for _, data in samples
    ]
    show("shuzibao, guarded, wall time", wall, floor)


def printed(count: int) -> list[tuple[str, bytes]]:
    """Invented papers."""
    from bench.press.paper import make_paper
    from bench.press.print import print_pdf

    chosen = [(TEMPLATES[n % len(TEMPLATES)], 2000 + n // len(TEMPLATES)) for n in range(count)]
    return [(f"{name}-{seed}", print_pdf(make_paper(name, seed))) for name, seed in chosen]


def best(
    run: Callable[[], object], rounds: int = ROUNDS, clock: Callable[[], float] = time.process_time
) -> float:
    """Milliseconds of the quickest round; the first one warms up."""
    run()
    times = []
    for _ in range(rounds):
        start = clock()
        run()
        times.append(clock() - start)
    return 1000 * min(times)


def text_and_boxes(data: bytes) -> int:
    """What a user of pypdfium2 writes: the text and a box for each character."""
    found = 0
    document = pypdfium2.PdfDocument(data)
    for page in document:
        text = page.get_textpage()
        found += len(text.get_text_range())
        found += sum(1 for at in range(text.count_chars()) if text.get_charbox(at, loose=True))
    document.close()
    return found


def lines(data: bytes) -> int:
    return sum(
        len(page.lines) for page in pages("page.pdf", data, None, None, None, Limits(), _quiet)
    )


def articles(data: bytes) -> int:
    return len(rebuild(list(pages("page.pdf", data, None, None, None, Limits(), _quiet))).articles)


def miner(data: bytes) -> int:
    import io

    from pdfminer.high_level import extract_pages

    return sum(1 for page in extract_pages(io.BytesIO(data)) for _ in page)


def _quiet(done: int, total: int) -> None:
    return None


def show(name: str, times: Sequence[float], floor: Sequence[float]) -> None:
    ratio = statistics.median(a / b for a, b in zip(times, floor, strict=True))
    print(
        f"{name:32} {statistics.median(times):8.1f} ({max(times):7.1f})   {ratio:5.2f} x pypdfium2"
    )


if __name__ == "__main__":
    main()
