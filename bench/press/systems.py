"""The systems that are scored, each in a process of its own: ours, and what a user would pick instead.

    python -m bench.press.systems NAME jobs.json

jobs.json: a list of [file, answer file, options]. Seconds are from the file's bytes to the finished
answer, imports left out; memory is the process's peak.
"""

from __future__ import annotations

import json
import resource
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

Answer = dict[str, Any]
System = Callable[[Path, dict[str, Any]], Answer]


def ours() -> System:
    from bench.press.answer import answer_of
    from shuzibao.pipeline import make_issue
    from shuzibao.read import Source

    def run(path: Path, options: dict[str, Any]) -> Answer:
        extra = {key: options[key] for key in ("dpi",) if options.get(key)}
        source = Source(path.name, path.read_bytes(), **extra)
        return answer_of(make_issue([source]))

    return run


def xycut() -> System:
    from bench.press.peer_xycut import read

    return lambda path, options: read(path)


def pdfminer() -> System:
    from bench.press.peer_pdfminer import read

    return lambda path, options: read(path)


def pdftotext() -> System:
    from bench.press.peer_pdftotext import read

    return lambda path, options: read(path)


def docvortex() -> System:
    from bench.press.peer_docvortex import read

    return lambda path, options: read(path)


SYSTEMS: dict[str, Callable[[], System]] = {
    "ours": ours,
    "xycut": xycut,
    "pdfminer": pdfminer,
    "pdftotext": pdftotext,
    "docvortex": docvortex,
}
PEERS = ("xycut", "pdfminer", "pdftotext", "docvortex")


def peak_mb() -> float:
    """Largest memory of this process since it began, or of one it waited for, in MB."""
    status = Path("/proc/self/status").read_text("utf-8")
    own = next(line for line in status.splitlines() if line.startswith("VmHWM"))
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return max(int(own.split()[1]), children) / 1024


def main(name: str, jobs_file: str) -> None:
    """Runs one system over its jobs; a page that fails costs that page."""
    try:
        run = SYSTEMS[name]()
    except ImportError as error:
        print(f"{name}: not installed ({error})", file=sys.stderr)
        raise SystemExit(3) from error
    for file, answer_file, options in json.loads(Path(jobs_file).read_text("utf-8")):
        begin = time.perf_counter()
        try:
            answer = run(Path(file), options)
        except Exception as error:
            traceback.print_exc()
            answer = {"lines": [], "articles": [], "error": f"{type(error).__name__}: {error}"}
        answer |= {"system": name, "seconds": time.perf_counter() - begin, "peak_mb": peak_mb()}
        Path(answer_file).write_text(json.dumps(answer, ensure_ascii=False), "utf-8")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
