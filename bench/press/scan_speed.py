"""What reading a scan costs: ours against rapidocr alone, two workers against one, memory of a worker.

    python -m bench.press.scan_speed ours      # a worker: takes a file a line, answers a line of JSON

Every worker is a process of its own with one thread of recognition, its models loaded before the first
file is timed. The two systems take turns on the same file, so that a busy machine is busy for both.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from bench.press.systems import peak_mb


def measure(files: Sequence[Path], dpi: int) -> dict[str, Any]:
    """The three numbers of issue 3, and what they were made of."""
    ours, alone = Worker("ours", dpi), Worker("alone", dpi)
    rows = []
    for file in files:
        pair = {"file": file.name, "ours": ours.read(file), "alone": alone.read(file)}
        rows.append(pair)
        _tell(pair)
    alone.end()
    two, cpu_two, cores = _side_by_side(ours, Worker("ours", dpi), files[:2])
    peak = max(row["ours"]["peak_mb"] for row in rows)
    ours.end()
    report = {
        "rows": rows,
        "ratio": _ratio(rows, "seconds"),
        "ratio_cpu": _ratio(rows, "cpu"),
        "two_workers": two,
        "two_workers_cpu": cpu_two,
        "cores_of_a_worker": cores,
        "peak_mb": peak,
        "peak_mb_alone": max(row["alone"]["peak_mb"] for row in rows),
        "load": os.getloadavg()[0],
    }
    print(
        f"ours : rapidocr alone   {report['ratio']:.2f} by the clock, {report['ratio_cpu']:.2f} by processor"
        f" time\ntwo workers : one       {two:.2f} by the clock, {cpu_two:.2f} by processor time\n"
        f"a worker had            {cores[0]:.2f} of a core alone, {cores[1]:.2f} beside another\n"
        f"memory of a worker      {peak:.0f} MB (rapidocr alone {report['peak_mb_alone']:.0f})\n"
        f"load of the machine     {report['load']:.1f}"
    )
    return report


def _ratio(rows: Sequence[dict[str, Any]], what: str) -> float:
    return sum(row["ours"][what] for row in rows) / sum(row["alone"][what] for row in rows)


def _tell(row: dict[str, Any]) -> None:
    ours, alone = row["ours"], row["alone"]
    print(
        f"  {row['file']:<34} ours {ours['seconds']:6.1f} s {ours['cpu']:6.1f} cpu {ours['peak_mb']:6.0f} MB"
        f"   alone {alone['seconds']:6.1f} s {alone['cpu']:6.1f} cpu {alone['peak_mb']:6.0f} MB",
        flush=True,
    )


def _side_by_side(
    one: Worker, two: Worker, files: Sequence[Path]
) -> tuple[float, float, tuple[float, float]]:
    """How much sooner two workers are done with two files than one is: by the clock, by processor time.

    Then how much of a core a worker had while it worked alone, and beside the other: where the two differ, or
    stand far below 1, others were at work on the machine and the clock tells of them.
    """
    first, second = files[0], files[-1]
    begin = time.perf_counter()
    alone = [one.read(first), one.read(second)]
    after_one = time.perf_counter() - begin
    begin = time.perf_counter()
    one.ask(first)
    two.ask(second)
    both = [one.answer(), two.answer()]
    after_two = time.perf_counter() - begin
    two.end()
    cpu = sum(a["cpu"] for a in alone) / max(b["cpu"] for b in both)
    cores = (_cores(alone), _cores(both))
    return after_one / after_two, cpu, cores


def _cores(answers: Sequence[dict[str, Any]]) -> float:
    return sum(a["cpu"] for a in answers) / sum(a["seconds"] for a in answers)


class Worker:
    """A process that reads one file after the other."""

    def __init__(self, name: str, dpi: int) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "bench.press.scan_speed", name, str(dpi)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.answer()  # it is ready

    def ask(self, file: Path) -> None:
        assert self._process.stdin
        print(file, file=self._process.stdin, flush=True)

    def answer(self) -> dict[str, Any]:
        assert self._process.stdout
        answer: dict[str, Any] = json.loads(self._process.stdout.readline())
        return answer

    def read(self, file: Path) -> dict[str, Any]:
        self.ask(file)
        return self.answer()

    def end(self) -> None:
        assert self._process.stdin
        self._process.stdin.close()
        self._process.wait()


def ours(dpi: int) -> Callable[[str, bytes], object]:
    from shuzibao.pipeline import rebuild
    from shuzibao.read.limits import Limits
    from shuzibao.read.scan.pages import pages

    limits = Limits(threads=1)

    def read(name: str, data: bytes) -> object:
        found = pages(name, data, dpi, None, None, limits, lambda done, total: None)
        return rebuild(list(found))

    return read


def alone(dpi: int) -> Callable[[str, bytes], object]:
    from rapidocr import RapidOCR

    engine = RapidOCR(
        params={
            "Global.max_side_len": 100_000,
            "Global.log_level": "critical",
            "Det.max_candidates": 6000,
            "EngineConfig.onnxruntime.intra_op_num_threads": 1,
            "EngineConfig.onnxruntime.inter_op_num_threads": 1,
        }
    )
    return lambda name, data: engine(data)


def _warm(run: Callable[[str, bytes], object]) -> None:
    """Models are loaded and a line is read before anything is timed."""
    import io

    from PIL import ImageDraw

    page = Image.fromarray(np.full((400, 600), 235, np.uint8))
    for n in range(8):
        ImageDraw.Draw(page).text((60, 60 + 30 * n), "warming up before the race", fill=20)
    out = io.BytesIO()
    page.save(out, "PNG")
    try:
        run("warm.png", out.getvalue())
    except Exception as error:
        print(f"warming up: {error}", file=sys.stderr)


def main(name: str, dpi: int) -> None:
    """Reads files until stdin closes. Seconds are from the file's bytes to the finished answer."""
    run = {"ours": ours, "alone": alone}[name](dpi)
    _warm(run)
    print(json.dumps({"ready": True}), flush=True)
    for line in sys.stdin:
        file = Path(line.strip())
        data = file.read_bytes()
        begin, used = time.perf_counter(), resource.getrusage(resource.RUSAGE_SELF)
        run(file.name, data)
        seconds = time.perf_counter() - begin
        now = resource.getrusage(resource.RUSAGE_SELF)
        cpu = now.ru_utime + now.ru_stime - used.ru_utime - used.ru_stime
        print(json.dumps({"seconds": seconds, "cpu": cpu, "peak_mb": peak_mb()}), flush=True)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
